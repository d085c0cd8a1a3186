//! The whole run as a strip, with the part that the lanes show: dragged with the pointer,
//! moved and resized with the keys.

use crate::player::Player;
use crate::reader::words;
use crate::words::fill;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use sim_core::lens::timeline_view::density;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Bars of the strip.
const BARS: u32 = 180;
/// A shorter drag is a click, in thousandths of the strip.
const CLICK: u32 = 8;

/// What part of the run the lanes show: from this stop to that one; all of it if none.
pub type Zoom = RwSignal<Option<(u32, u32)>>;

/// What the pointer has hold of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grip {
    /// A new part, from this stop on.
    New(u32),
    /// The part's beginning.
    From,
    /// Its end.
    To,
    /// The part as a whole; the stop where the pointer took it.
    Whole(u32),
}

/// A part of at least two stops within the run.
fn part(a: u32, b: u32, stops: u32) -> Option<(u32, u32)> {
    let last = stops.saturating_sub(1);
    let (from, to) = (a.min(b).min(last), a.max(b).min(last));
    let to = to.max(from + 1).min(last);
    let from = from.min(to.saturating_sub(1));
    (from > 0 || to < last).then_some((from, to))
}

/// The strip. `stops` is how many there are, `stop` the one that is shown.
#[component]
pub fn Overview(player: Player, zoom: Zoom, stops: Memo<u32>, stop: Memo<u32>) -> impl IntoView {
    let strip = NodeRef::<html::Div>::new();
    let held = RwSignal::new(None::<Grip>);
    let window = move || zoom.get().unwrap_or((0, stops.get().saturating_sub(1)));
    let share = move |at: u32| f64::from(at) * 100.0 / f64::from(stops.get().max(2) - 1);
    let stop_at = move |event: &PointerEvent| {
        let Some(strip) = strip.get_untracked() else {
            return 0;
        };
        let rect = strip.get_bounding_client_rect();
        let part = (f64::from(event.client_x()) - rect.left()) / rect.width().max(1.0);
        (part.clamp(0.0, 1.0) * f64::from(stops.get_untracked().max(1) - 1)).round() as u32
    };
    let on_down = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        let target: Option<Element> = event.target().and_then(|it| it.dyn_into().ok());
        let on = |class: &str| {
            let target = target.as_ref();
            target.is_some_and(|it| it.closest(class).ok().flatten().is_some())
        };
        let at = stop_at(&event);
        held.set(Some(match () {
            () if on(".overview-from") => Grip::From,
            () if on(".overview-to") => Grip::To,
            () if on(".overview-window") && zoom.get_untracked().is_some() => Grip::Whole(at),
            () => Grip::New(at),
        }));
        if let Some(strip) = strip.get_untracked() {
            let _ = strip.set_pointer_capture(event.pointer_id());
        }
    };
    let on_move = move |event: PointerEvent| {
        let Some(grip) = held.get_untracked() else {
            return;
        };
        let at = stop_at(&event);
        let all = stops.get_untracked();
        let (from, to) = untrack(window);
        match grip {
            Grip::New(start) if at.abs_diff(start) * 1000 > all * CLICK => {
                zoom.set(part(start, at, all));
            }
            Grip::New(_) => {}
            Grip::From => zoom.set(part(at.min(to.saturating_sub(1)), to, all)),
            Grip::To => zoom.set(part(from, at.max(from + 1), all)),
            Grip::Whole(start) => {
                zoom.set(shifted((from, to), i64::from(at) - i64::from(start), all));
                held.set(Some(Grip::Whole(at)));
            }
        }
    };
    let on_up = move |event: PointerEvent| {
        let at = stop_at(&event);
        if let Some(Grip::New(start)) = held.get_untracked()
            && at.abs_diff(start) * 1000 <= stops.get_untracked() * CLICK
        {
            player.go_to_stop(at);
        }
        held.set(None);
    };
    let on_key = move |event: KeyboardEvent, first: bool| {
        let all = stops.get_untracked();
        let (from, to) = untrack(window);
        let fine = i64::from((all / 100).max(1));
        let by = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => -fine,
            "ArrowRight" | "ArrowUp" => fine,
            "PageDown" => -10 * fine,
            "PageUp" => 10 * fine,
            "Home" => -i64::from(all),
            "End" => i64::from(all),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        let moved = |at: u32| (i64::from(at) + by).clamp(0, i64::from(all.max(1) - 1)) as u32;
        zoom.set(if first {
            part(moved(from).min(to.saturating_sub(1)), to, all)
        } else {
            part(from, moved(to).max(from + 1), all)
        });
    };
    let bars = Memo::new(move |_| {
        let bars = player.timeline.with(|scene| density(scene, BARS));
        let most = bars.iter().copied().max().unwrap_or(0).max(1);
        let mut d = String::new();
        for (n, bar) in bars.iter().enumerate().filter(|(_, bar)| **bar > 0) {
            // Few moments are seen beside many.
            let tall = 3.0 + 13.0 * f64::from(*bar).sqrt() / f64::from(most).sqrt();
            d.push_str(&format!("M{n} 18V{:.1}h.8V18z", 18.0 - tall));
        }
        d
    });
    let handle = move |first: bool| {
        let at = move || if first { window().0 } else { window().1 };
        let (class, place) = if first {
            ("overview-handle overview-from", "overview-from")
        } else {
            ("overview-handle overview-to", "overview-to")
        };
        view! {
            <div class=class role="slider" tabindex="0" data-testid=place data-scrolls=""
                aria-label=move || if first { words().part_from } else { words().part_to }
                aria-valuemin="1" aria-valuemax=move || stops.get().to_string()
                aria-valuenow=move || (at() + 1).to_string()
                aria-valuetext=move || fill(words().step_of, &[&(at() + 1).to_string(), &stops.get().to_string()])
                style:left=move || format!("{}%", share(at()))
                on:keydown=move |event| on_key(event, first)></div>
        }
    };
    view! {
        <div class="overview-row">
            <button class="small whole-run" data-testid="whole-run" disabled=move || zoom.get().is_none()
                on:click=move |_| zoom.set(None)>{move || words().whole_run}</button>
            <div class="overview" node_ref=strip data-testid="overview" title=move || words().overview_tip
                on:pointerdown=on_down on:pointermove=on_move on:pointerup=on_up
                on:pointercancel=move |_| held.set(None)>
                <svg class="overview-bars" viewBox=format!("0 0 {BARS} 18") preserveAspectRatio="none" aria-hidden="true">
                    <path d=move || bars.get()></path>
                </svg>
                <div class=move || if zoom.get().is_some() { "overview-window zoomed" } else { "overview-window" }
                    style:left=move || format!("{}%", share(window().0))
                    style:width=move || format!("{}%", share(window().1) - share(window().0))></div>
                <div class="overview-here" style:left=move || format!("{}%", share(stop.get()))></div>
                {handle(true)}
                {handle(false)}
            </div>
        </div>
    }
}

/// A part moved by so many stops, as far as the run goes.
pub fn shifted((from, to): (u32, u32), by: i64, stops: u32) -> Option<(u32, u32)> {
    let long = to - from;
    let most = i64::from(stops.saturating_sub(1).saturating_sub(long));
    let from = (i64::from(from) + by).clamp(0, most) as u32;
    part(from, from + long, stops)
}
