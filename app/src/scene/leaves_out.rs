//! What a lens leaves out: a small button beside it, and a list that it opens.

use crate::reader::{lang, words};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use serde::Deserialize;
use sim_core::lang::Lang;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use wasm_bindgen::JsCast;

/// A list in both languages.
#[derive(Debug, Default, Deserialize)]
struct Note {
    en: Vec<String>,
    zh: Vec<String>,
}

/// All of them, by lens: gathered from docs/fidelity.md when the page was built.
fn notes() -> &'static BTreeMap<String, Note> {
    static NOTES: OnceLock<BTreeMap<String, Note>> = OnceLock::new();
    NOTES.get_or_init(|| {
        let text = include_str!(concat!(env!("OUT_DIR"), "/leaves-out.json"));
        serde_json::from_str(text).unwrap_or_default()
    })
}

/// The button and the list of one lens. The list lies over what stands there, so that
/// nothing jumps; Escape, the button and leaving it with the focus close it.
#[component]
pub fn LeavesOut(lens: &'static str, #[prop(optional)] above: bool) -> impl IntoView {
    let open = RwSignal::new(false);
    let room = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let id = format!("leaves-out-{lens}");
    let controls = id.clone();
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.prevent_default();
            event.stop_propagation();
            open.set(false);
            if let Some(button) = button.get_untracked() {
                let _ = button.focus();
            }
        }
    };
    let on_leave = move |event: leptos::ev::FocusEvent| {
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<web_sys::Node>().ok());
        // It is told of the focus once more when it is taken away itself.
        let Some(room) = room.try_get_untracked().flatten() else {
            return;
        };
        if to.is_some() && !room.contains(to.as_ref()) {
            open.set(false);
        }
    };
    let sentences = move || {
        let note = notes().get(lens);
        let list = note.map(|note| match lang() {
            Lang::En => &note.en,
            Lang::Zh => &note.zh,
        });
        let list = list.map(Vec::as_slice).unwrap_or_default();
        list.iter()
            .map(|text| view! { <li>{text.clone()}</li> })
            .collect_view()
    };
    view! {
        <div class=if above { "leaves-out above" } else { "leaves-out" } node_ref=room
            on:keydown=on_key on:focusout=on_leave>
            <button class="small leaves-out-button" data-testid=format!("leaves-out-{lens}") node_ref=button
                aria-expanded=move || open.get().to_string() aria-controls=controls
                title=move || words().leaves_out
                on:click=move |_| open.update(|open| *open = !*open)>
                <span aria-hidden="true">"≈"</span><span class="unseen">{move || words().leaves_out}</span>
            </button>
            <div class="leaves-out-note" id=id hidden=move || !open.get()>
                <p><strong>{move || words().leaves_out}</strong></p>
                <ul>{sentences}</ul>
                <p><a href="#about">{move || words().leaves_out_more}</a></p>
            </div>
        </div>
    }
}
