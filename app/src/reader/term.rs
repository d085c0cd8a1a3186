//! A technical term in a text, with what it means on hover, focus and tap.
//!
//! As WCAG 2.2 has it (1.4.13): Escape closes it, the pointer may go onto it, and
//! it stays until the reader leaves. What it means is the button's description as
//! well ([`Meanings`]), so a screen reader says it whether it is open or not.

use super::lang;
use draw::text::escape;
use leptos::ev::{self, FocusEvent, KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use sim_core::lang::Lang;
use sim_core::lesson::glossary::{Glossary, Piece};
use std::sync::OnceLock;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, Node};

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
/// Terms are plain elements: the page hears for all of them what happens to one, and what a term
/// opens is made when it opens. A sentence has other terms at every step, so they must cost little,
/// and follow nothing that outlives them.
#[derive(Clone, Copy)]
pub struct Terms {
    open: StoredValue<Option<Open>, LocalStorage>,
    lang: RwSignal<Lang>,
}

/// A term whose explanation is open.
struct Open {
    room: Element,
    tip: HtmlElement,
}

/// From the left, and from the top (or, if true, from the bottom) of the window.
type Spot = (f64, f64, bool);

impl Terms {
    /// None is open. Escape, and a press elsewhere, close whichever is.
    pub fn new(lang: RwSignal<Lang>) -> Self {
        let terms = Self {
            open: StoredValue::new_local(None),
            lang,
        };
        let heard = [
            window_event_listener(ev::keydown, move |event: KeyboardEvent| {
                if event.key() == "Escape" {
                    terms.close();
                }
            }),
            window_event_listener(ev::pointerdown, move |event: PointerEvent| {
                if closest(event.target(), ROOM_OF).is_none() {
                    terms.close();
                }
            }),
            window_event_listener(ev::mouseover, move |event: MouseEvent| {
                if let Some(room) = crossed(event.target(), event.related_target()) {
                    terms.open(room);
                }
            }),
            window_event_listener(ev::mouseout, move |event: MouseEvent| {
                if let Some(room) = crossed(event.target(), event.related_target()) {
                    terms.close_in(&room);
                }
            }),
            window_event_listener(ev::focusin, move |event: FocusEvent| {
                terms.press(event.target());
            }),
            window_event_listener(ev::focusout, move |event: FocusEvent| {
                if let Some(room) = closest(event.target(), ROOM_OF) {
                    terms.close_in(&room);
                }
            }),
            // A click on a term that has the focus already must not close it: a tap is both.
            window_event_listener(ev::click, move |event: MouseEvent| {
                terms.press(event.target());
            }),
        ];
        on_cleanup(move || heard.into_iter().for_each(WindowListenerHandle::remove));
        terms
    }

    /// Opens the explanation of the term that something happened to, if it is one.
    fn press(self, target: Option<EventTarget>) {
        let room = closest(target, ".term").and_then(|term| term.parent_element());
        if let Some(room) = room {
            self.open(room);
        }
    }

    /// Opens a term's explanation, in place of another one.
    fn open(self, room: Element) {
        let Some(button) = room.first_element_child() else {
            return;
        };
        let spot = beside(&button);
        self.open.try_update_value(|open| {
            if let Some(open) = open.as_ref().filter(|open| open.room == room) {
                place(&open.tip, spot);
                return;
            }
            if let Some(before) = open.take() {
                before.tip.remove();
            }
            let Some(tip) = tip(&button, self.lang.get_untracked()) else {
                return;
            };
            place(&tip, spot);
            let _ = room.append_child(&tip);
            *open = Some(Open { room, tip });
        });
    }

    /// Closes what is open.
    fn close(self) {
        self.open.try_update_value(|open| {
            if let Some(open) = open.take() {
                open.tip.remove();
            }
        });
    }

    /// Closes what is open of this term.
    pub fn close_in(self, room: &Element) {
        let mine = |open: &Option<Open>| open.as_ref().is_some_and(|it| it.room == *room);
        if self.open.try_with_value(mine) == Some(true) {
            self.close();
        }
    }
}

/// A term's room: its button and, while it is open, its explanation.
const ROOM_OF: &str = ".term-room";

/// The element around an event's target that a selector means.
fn closest(target: Option<EventTarget>, selector: &str) -> Option<Element> {
    let element: Element = target?.dyn_into().ok()?;
    element.closest(selector).ok()?
}

/// The term into which, or out of which, the pointer has gone: none if it has stayed in it.
fn crossed(target: Option<EventTarget>, other: Option<EventTarget>) -> Option<Element> {
    let room = closest(target, ROOM_OF)?;
    let other: Option<Node> = other.and_then(|it| it.dyn_into().ok());
    (!room.contains(other.as_ref())).then_some(room)
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

/// How the elements that describe terms are named, each with its number.
const MEANING: &str = "meaning-";

/// The element that describes a term.
fn meaning_id(term: usize) -> String {
    format!("{MEANING}{term}")
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
    view! {
        <span class="term-room">
            <button class="term" type="button" data-testid="term" aria-describedby=meaning_id(term)>{words}</button>
        </span>
    }
}

/// The same as a plain element, for who writes a sentence in place.
pub fn term_element(words: &str, term: usize) -> Option<Element> {
    let room = document().create_element("span").ok()?;
    room.set_class_name("term-room");
    room.set_inner_html(&format!(
        "<button class=\"term\" type=\"button\" data-testid=\"term\" aria-describedby=\"{}\">{}</button>",
        meaning_id(term),
        escape(words)
    ));
    Some(room)
}

/// Makes such an element say something else.
pub fn write_term(room: &Element, (words, term): (&str, usize), before: (&str, usize)) {
    let Some(button) = room.first_element_child() else {
        return;
    };
    if term != before.1 {
        let _ = button.set_attribute("aria-describedby", &meaning_id(term));
    }
    if words != before.0 {
        button.set_text_content(Some(words));
    }
}

/// What a term means, as an element that stands nowhere yet.
fn tip(button: &Element, lang: Lang) -> Option<HtmlElement> {
    let meaning = button.get_attribute("aria-describedby")?;
    let term = meaning.strip_prefix(MEANING)?.parse::<usize>().ok()?;
    let entry = glossary().terms.get(term)?.of(lang);
    let tip: HtmlElement = document().create_element("span").ok()?.dyn_into().ok()?;
    tip.set_class_name("tip");
    let _ = tip.set_attribute("role", "tooltip");
    let title = entry.words.first().map_or("", String::as_str);
    tip.set_inner_html(&format!(
        "<strong>{}</strong> {}",
        escape(title),
        escape(&entry.text)
    ));
    Some(tip)
}

/// Puts an explanation at its place.
fn place(tip: &HtmlElement, (left, edge, above): Spot) {
    let px = |length: f64| format!("{length}px");
    let auto = || "auto".to_string();
    let (top, bottom) = if above {
        (auto(), px(edge))
    } else {
        (px(edge), auto())
    };
    for (name, value) in [("left", px(left)), ("top", top), ("bottom", bottom)] {
        let _ = tip.style().set_property(name, &value);
    }
}

/// Where an explanation has room: from the left, from the top (or, if true, from
/// the bottom) of the window.
fn beside(button: &Element) -> Spot {
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
