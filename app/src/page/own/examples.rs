//! Programs to start from: a short menu, made of assets/examples/.

use super::draft::Own;
use crate::reader::{lang, words};
use leptos::html;
use leptos::prelude::*;
use serde::Deserialize;
use sim_core::lesson::Words;
use sim_core::scenario::Scenario;
use std::sync::OnceLock;

/// One of them.
#[derive(Clone, Debug, Deserialize)]
struct Example {
    title: Words,
    scenario: Scenario,
}

fn examples() -> &'static [Example] {
    static EXAMPLES: OnceLock<Vec<Example>> = OnceLock::new();
    EXAMPLES.get_or_init(|| {
        let text = include_str!(concat!(env!("OUT_DIR"), "/examples.json"));
        serde_json::from_str(text).unwrap_or_default()
    })
}

/// The menu, and the way back to what was there before.
#[component]
pub fn StartFrom(own: Own) -> impl IntoView {
    let menu = NodeRef::<html::Details>::new();
    let before = RwSignal::new(None::<Scenario>);
    let close = move || {
        if let Some(menu) = menu.get_untracked() {
            menu.set_open(false);
        }
    };
    let take = move |example: &'static Example| {
        before.set(Some(own.scenario()));
        own.replace(example.scenario.clone());
        close();
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    view! {
        <div class="start-from">
            <Show when=move || before.with(Option::is_some)>
                <button class="small" data-testid="take-back" on:click=move |_| {
                    if let Some(scenario) = before.get_untracked() {
                        own.replace(scenario);
                        before.set(None);
                    }
                }>{move || words().take_back}</button>
            </Show>
            <details node_ref=menu data-testid="start-from" on:keydown=on_key>
                <summary class="button">{move || words().start_from}</summary>
                <ul>
                    {examples().iter().map(|example| view! {
                        <li><button on:click=move |_| take(example)>{move || example.title.of(lang()).to_string()}</button></li>
                    }).collect_view()}
                </ul>
            </details>
        </div>
    }
}
