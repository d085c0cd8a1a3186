//! The player inside another page: no head, only the parts and buttons that the
//! link asks for, and a talk with the page around it (docs/embedding.md).

mod height;
mod message;
mod talk;

pub use talk::talk;

use super::View;
use super::bench::{EndLine, Progress};
use super::controls::{Controls as Buttons, PlayButton, StepButtons};
use super::lesson::LessonWords;
use super::own::Own;
use super::share::{Here, address_of};
use crate::browser;
use crate::link::{Controls, Embed, Lens};
use crate::player::{Player, Status, on_key};
use crate::reader::{lang, words};
use crate::scene::memory::Stage;
use crate::scene::sentence::SentenceBox;
use crate::scene::source::SourceView;
use crate::scene::terminal::TerminalView;
use crate::scene::timeline::{Timeline, place_text};
use crate::scene::tree::TreeView;
use leptos::html;
use leptos::prelude::*;
use sim_core::lesson::Lesson;

/// The embedded player.
#[component]
pub fn EmbedPage(player: Player, own: Own, lesson: Option<&'static Lesson>) -> impl IntoView {
    let view = expect_context::<RwSignal<View>>();
    let embed: Embed = view.with_untracked(|view| view.embed.clone().unwrap_or_default());
    let hidden = view.with_untracked(|view| view.hidden);
    let room = NodeRef::<html::Div>::new();
    super::in_body("with-embed");
    height::ask(room, player, view);
    begin_loop(player);

    let text = Signal::derive(move || match lesson {
        Some(lesson) => lesson.scenario.source.clone(),
        None => own.draft.get(),
    });
    let shows = |lens| embed.shows(lens);
    let side_words = lesson.filter(|_| shows(Lens::Words));
    let side_source = shows(Lens::Source) && !hidden;
    let side = (side_words.is_some() || side_source).then(|| {
        view! {
            <div class="embed-side">
                {side_words.map(|lesson| view! { <LessonWords player lesson /> })}
                {side_source.then(|| view! { <SourceView player text>""</SourceView> })}
            </div>
        }
    });
    let terminal = shows(Lens::Terminal).then(|| view! { <TerminalView player /> });
    let timeline = shows(Lens::Timeline).then(|| view! { <Timeline player /> });
    let buttons = match embed.controls {
        Controls::Full => view! { <Buttons player /> }.into_any(),
        Controls::Minimal => view! {
            <div class="controls" role="toolbar" aria-label=move || words().player_label>
                <StepButtons player />
                <span class="place" data-testid="frame-label">{move || player.picture.with(place_text)}</span>
            </div>
        }
        .into_any(),
        // What moves by itself must stop when the reader wants it to.
        Controls::None if embed.repeat.is_some() => view! {
            <div class="controls alone"><PlayButton player /></div>
        }
        .into_any(),
        Controls::None => ().into_any(),
    };
    view! {
        <div class="embed" node_ref=room tabindex="0" role="group" data-testid="player"
            data-controls=embed.controls.name()
            aria-label=move || words().player_label
            on:keydown=move |event| on_key(player, &event)>
            <div class="embed-body">
                {side}
                <div class="embed-main">
                    <Progress player />
                    <Problems player />
                    <SentenceBox player />
                    {shows(Lens::Tree).then(|| view! { <TreeView player /> })}
                    {shows(Lens::Memory).then(|| view! { <Stage player /> })}
                </div>
            </div>
            <div class="embed-foot">
                {terminal}
                <div class="foot-main">
                    {buttons}
                    <EndLine player />
                    {timeline}
                    <Home />
                </div>
            </div>
        </div>
    }
}

/// The way to the same thing in a window of its own.
#[component]
fn Home() -> impl IntoView {
    let here = expect_context::<Here>();
    let href = move || {
        let mut link = here.0.get().unwrap_or_default();
        link.view.embed = None;
        address_of(&link)
    };
    view! {
        <a class="embed-home" data-testid="home" target="_blank" rel="noopener" href=href>
            "Ringside ↗"<span class="unseen">" "{move || words().own_window}</span>
        </a>
    }
}

/// Why there is nothing to see, if the program does not compile.
#[component]
fn Problems(player: Player) -> impl IntoView {
    move || match player.status.get() {
        Status::Errors(problems) => {
            let lines = problems.iter().map(|problem| {
                let text = format!(
                    "{}:{}: {}",
                    problem.line,
                    problem.column,
                    problem.message.text(lang())
                );
                view! { <li>{text}</li> }
            });
            let lines = lines.collect_view();
            view! { <ul class="problems" role="alert">{lines}</ul> }.into_any()
        }
        _ => ().into_any(),
    }
}

/// A loop begins by itself, but not for someone who wants no motion.
fn begin_loop(player: Player) {
    let edition = StoredValue::new(None);
    Effect::new(move |_| {
        let now = player.edition.get();
        let ready = player.status.get() == Status::Ready;
        let Some((from, _)) = player.repeat.get().filter(|_| ready) else {
            return;
        };
        if edition.get_value() == Some(now) {
            return;
        }
        edition.set_value(Some(now));
        player.go_to(from);
        if !browser::wants_no_motion() {
            player.toggle();
        }
    });
}
