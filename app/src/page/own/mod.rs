//! "Write your own": a program that is typed in, run, and looked at.

mod codemirror;
mod desk;
mod draft;
mod editor;
mod examples;
mod inputs;
mod plain;

use super::bench::Bench;
use crate::browser;
use crate::player::{Player, Status};
use crate::reader::words;
use editor::Editor;
use leptos::prelude::*;

pub use draft::Own;

/// The page of the reader's own program.
#[component]
pub fn OwnPage(player: Player, own: Own) -> impl IntoView {
    // The editor goes once there is something to see, and comes back with the errors.
    Effect::new(move |_| match player.status.get() {
        Status::Ready => own.editing.set(false),
        Status::Errors(_) | Status::Stopped => own.editing.set(true),
        Status::Empty | Status::Compiling | Status::Running(_) => {}
    });
    // There is a picture, and the reader does not write.
    let looking = Memo::new(move |_| !own.editing.get() && player.status.get() == Status::Ready);
    let source = Memo::new(move |_| {
        let shown = own
            .shown
            .with(|shown| shown.as_ref().map(|it| it.source.clone()));
        shown.unwrap_or_else(|| own.draft.get())
    });
    Effect::new(move |_| {
        if looking.get() && own.was_wanted() {
            // The keys work at once.
            request_animation_frame(|| browser::focus("[data-testid=player]"));
        }
    });
    view! {
        {move || if looking.get() {
            let tools = view! {
                <button class="small" data-testid="edit" on:click=move |_| own.edit()>{move || words().edit}</button>
            };
            view! { <Bench player source=source tools=tools.into_any() /> }.into_any()
        } else {
            view! { <Editor player own /> }.into_any()
        }}
    }
}
