//! The height that an embedded player would like to have.
//!
//! It fits whatever height it gets (the stage scrolls), and asks for the one at
//! which nothing scrolls: as LTI platforms hear it, and as H5P's resizer does.
//! It asks for more when a frame needs it and never for less, so that the page
//! around does not jump with every step; only another width starts anew.

use super::message::{h5p, h5p_action, lti_height};
use super::talk::{may_command, send};
use crate::browser;
use crate::link::View;
use crate::player::{Player, Status};
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;
use web_sys::{Element, HtmlElement};

/// Never less, never more, in CSS pixels.
const BOUNDS: (i32, i32) = (180, 1600);
/// What is longer than this in the source may scroll.
const MOST_SOURCE: i32 = 520;
/// Room above and below the stage's drawing, as in the style sheet, and its edges.
const PAD: i32 = 22;
/// What the walk lies over, as in the style sheet, can be scrolled from under it.
const COVERED: i32 = 122;
/// A step's drawing has settled after this.
const SETTLE: Duration = Duration::from_millis(60);

/// Asks for the height, now and whenever more is needed.
pub fn ask(room: NodeRef<html::Div>, player: Player, view: RwSignal<View>) {
    if browser::parent().is_none() {
        return;
    }
    // The width, and the greatest height that was asked for at it.
    let asked = StoredValue::new((0, 0));
    let measure = move |again: bool| {
        let Some(Some(room)) = room.try_get_untracked() else {
            return;
        };
        let width = room.client_width();
        let wanted = wanted(&room).clamp(BOUNDS.0, BOUNDS.1);
        let (old_width, old) = asked.get_value();
        if width == old_width && wanted <= old && !again {
            return;
        }
        let height = if width == old_width {
            wanted.max(old)
        } else {
            wanted
        };
        asked.set_value((width, height));
        send(&lti_height(height), view);
        send(&h5p("prepareResize", height), view);
    };
    let pending = StoredValue::new(0u64);
    let soon = move || {
        pending.update_value(|n| *n += 1);
        let number = pending.get_value();
        let settled = move || {
            if pending.try_get_value() == Some(number) {
                measure(false);
            }
        };
        set_timeout(settled, SETTLE);
    };
    Effect::new(move |_| {
        player.picture.track();
        player.options.track();
        if player.status.get() != Status::Empty {
            soon();
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| soon());
    let heard = window_event_listener(leptos::ev::message, move |event| {
        if !may_command(&event, view) {
            return;
        }
        match h5p_action(&event.data()).as_deref() {
            Some("hello" | "resize") => measure(true),
            Some("resizePrepared") => send(&h5p("resize", asked.get_value().1), view),
            _ => {}
        }
    });
    on_cleanup(move || {
        resized.remove();
        heard.remove();
    });
    send(&h5p("hello", 0), view);
}

/// The height at which nothing scrolls.
fn wanted(room: &HtmlElement) -> i32 {
    let missing = |selector: &str| {
        let found = room.query_selector(selector).ok().flatten();
        found.map(|room| content(&room) - room.client_height())
    };
    // Without a stage what stands in the middle has its own height.
    let stage = missing(".stage-room").or_else(|| missing(".embed-main").map(|more| more - PAD));
    let covered = room.query_selector(".stage-room.covered").ok().flatten();
    let stage = stage.map(|more| more + if covered.is_some() { COVERED } else { 0 });
    let code = room.query_selector(".code").ok().flatten();
    let code = code.map(|it| content(&it).min(MOST_SOURCE) - it.client_height());
    let side = room.query_selector(".embed-side").ok().flatten();
    let main = room.query_selector(".embed-main").ok().flatten();
    // Beside each other, or one below the other.
    let beside = side.zip(main).is_some_and(|(side, main)| {
        side.get_bounding_client_rect().right() <= main.get_bounding_client_rect().left() + 1.0
    });
    let more = match (stage, code) {
        (Some(stage), Some(code)) if beside => stage.max(code),
        (stage, code) => stage.unwrap_or(0) + code.unwrap_or(0),
    };
    let high = room.get_bounding_client_rect().height();
    high as i32 + more
}

/// How high the content of a room is, whatever room there is for it.
fn content(room: &Element) -> i32 {
    let children = room.children();
    let edges = (0..children.length()).filter_map(|n| {
        let rect = children.item(n)?.get_bounding_client_rect();
        (rect.height() > 0.0).then(|| (rect.top(), rect.bottom()))
    });
    let span = edges.reduce(|all, it| (all.0.min(it.0), all.1.max(it.1)));
    // The room's own padding, above and below.
    span.map_or(0, |(top, bottom)| (bottom - top) as i32 + PAD)
}
