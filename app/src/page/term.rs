//! A technical term in a text, with what it means on hover, focus and tap.
//!
//! As WCAG 2.2 has it (1.4.13): Escape closes it, the pointer may go onto it, and
//! it stays until the reader leaves. What it means is the button's description as
//! well ([`Meanings`]), so a screen reader says it whether it is open or not.

use super::lang;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use sim_core::explain::Lang;
use sim_core::lesson::glossary::{Glossary, Piece};
use std::sync::OnceLock;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Room for an explanation below its term, in CSS pixels; with less it stands above.
const ROOM: f64 = 150.0;
/// Most that an explanation is wide, as in the style sheet.
const WIDTH: f64 = 320.0;

/// The glossary: gathered from assets/glossary.toml when the page was built.
pub fn glossary() -> &'static Glossary {
    static GLOSSARY: OnceLock<Glossary> = OnceLock::new();
    GLOSSARY.get_or_init(|| {
        let text = include_str!(concat!(env!("OUT_DIR"), "/glossary.json"));
        serde_json::from_str(text).unwrap_or_default()
    })
}

/// Which explanation is open: one at a time.
///
/// Each term has a signal of its own, and this only holds the one that is true: the terms of a
/// sentence come and go with every step, and what subscribes to a signal that outlives it is
/// not forgotten there (reactive_graph drops no subscriber before the signal changes).
#[derive(Clone, Copy)]
pub struct Terms {
    open: StoredValue<Option<RwSignal<bool>>>,
}

impl Terms {
    /// None is open. Escape, and a press elsewhere, close whichever is.
    pub fn new() -> Self {
        let terms = Self {
            open: StoredValue::new(None),
        };
        let close = move || terms.open(None);
        let escape = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                close();
            }
        });
        let press = window_event_listener(leptos::ev::pointerdown, move |event: PointerEvent| {
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            let inside = target.and_then(|it| it.closest(".term-room").ok().flatten());
            if inside.is_none() {
                close();
            }
        });
        on_cleanup(move || {
            escape.remove();
            press.remove();
        });
        terms
    }

    /// Opens a term's explanation, or none.
    fn open(self, term: Option<RwSignal<bool>>) {
        let Some(before) = self.open.try_get_value() else {
            return;
        };
        if before == term {
            return;
        }
        self.open.set_value(term);
        // The one before may be gone with its sentence.
        if let Some(before) = before {
            before.try_set(false);
        }
        if let Some(term) = term {
            term.set(true);
        }
    }
}

/// A sentence in pieces: words, and the term of the glossary that they are, if they are one.
pub type Words = Vec<(String, Option<usize>)>;

/// A sentence with the terms in it marked, each at its first occurrence.
pub fn marked(text: &str, lang: Lang, seen: &mut Vec<usize>) -> Words {
    let pieces = glossary().cut(text, lang, seen).into_iter();
    let owned = pieces.map(|piece| match piece {
        Piece::Plain(words) => (words.to_string(), None),
        Piece::Term(words, term) => (words.to_string(), Some(term)),
    });
    owned.collect()
}

/// The same for the page.
pub fn words_view(words: &Words) -> AnyView {
    let view = |(words, term): &(String, Option<usize>)| match *term {
        None => words.clone().into_any(),
        Some(term) => view! { <Term words=words.clone() term /> }.into_any(),
    };
    words.iter().map(view).collect_view().into_any()
}

/// The element that describes a term.
fn meaning_id(term: usize) -> String {
    format!("meaning-{term}")
}

/// What every term means, for screen readers: once for the whole page, so that
/// the sentences themselves hold nothing but their words.
#[component]
pub fn Meanings() -> impl IntoView {
    let meaning = |(index, term): (usize, &'static sim_core::lesson::glossary::Term)| {
        view! { <span id=meaning_id(index)>{move || term.of(lang()).text.clone()}</span> }
    };
    let meanings = glossary().terms.iter().enumerate().map(meaning);
    view! { <div hidden=true>{meanings.collect_view()}</div> }
}

/// Words that a term of the glossary explains.
#[component]
pub fn Term(words: String, term: usize) -> impl IntoView {
    let terms = expect_context::<Terms>();
    let is_open = RwSignal::new(false);
    let place = RwSignal::new((0.0, 0.0, false));
    let button = NodeRef::<html::Button>::new();
    let open = move || {
        if let Some(button) = button.get_untracked() {
            place.set(beside(&button));
        }
        terms.open(Some(is_open));
    };
    let close = move || {
        if is_open.get_untracked() {
            terms.open(None);
        }
    };
    // A click on a term that has the focus already must not close it: a tap is both.
    let entry = move || glossary().terms.get(term).map(|term| term.of(lang()));
    let px = |length: f64| format!("{length}px");
    view! {
        <span class="term-room" on:mouseenter=move |_| open() on:mouseleave=move |_| close()>
            <button class="term" type="button" data-testid="term" node_ref=button aria-describedby=meaning_id(term)
                on:focus=move |_| open() on:blur=move |_| close() on:click=move |_| open()>{words}</button>
            <Show when=move || is_open.get()>
                <span class="tip" role="tooltip"
                    style:left=move || px(place.get().0)
                    style:top=move || if place.get().2 { "auto".into() } else { px(place.get().1) }
                    style:bottom=move || if place.get().2 { px(place.get().1) } else { "auto".into() }>
                    <strong>{move || entry().and_then(|entry| entry.words.first().cloned())}</strong>
                    " "
                    {move || entry().map(|entry| entry.text.clone())}
                </span>
            </Show>
        </span>
    }
}

/// Where an explanation has room: from the left, from the top (or, if true, from
/// the bottom) of the window.
fn beside(button: &Element) -> (f64, f64, bool) {
    let length = |value: Result<wasm_bindgen::JsValue, _>| {
        value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0)
    };
    let (wide, high) = (
        length(window().inner_width()),
        length(window().inner_height()),
    );
    let rect = button.get_bounding_client_rect();
    let left = rect.left().min(wide - WIDTH - 16.0).max(8.0);
    if high - rect.bottom() < ROOM && rect.top() > high - rect.bottom() {
        (left, high - rect.top() + 4.0, true)
    } else {
        (left, rect.bottom() + 4.0, false)
    }
}
