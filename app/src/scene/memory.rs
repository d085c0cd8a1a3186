//! The memory lens as SVG.

use super::group::{Groups, picture_role};
use super::pick::on_pick;
use super::walk::WalkLine;
use crate::page::{labels, words};
use crate::player::Player;
use crate::words as texts;
use draw::memory::{Picture, pages_text, picture};
use leptos::prelude::*;
use sim_core::lens::layout::memory::{Metrics, layout};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::ResizeObserver;

/// The stage: address spaces, page tables, page frames.
#[component]
pub fn Stage(player: Player) -> impl IntoView {
    let room = NodeRef::<leptos::html::Div>::new();
    let width = RwSignal::new(720);
    watch_width(room, width);
    let scene = Memo::new(move |_| player.picture.with(|picture| picture.memory.clone()));
    let drawn = Memo::new(move |_| {
        scene.with(|scene| {
            let metrics = Metrics::for_width(width.get() - 2 * STAGE_SIDE, scene.columns.len());
            picture(scene, &layout(scene, &metrics), &metrics, labels())
        })
    });
    bring_into_sight(room, drawn);
    let size = move |of: fn(&Picture) -> i32| move || drawn.with(of).max(1).to_string();
    view! {
        <section class="panel stage" aria-label=move || words().memory>
            <h2 class="unseen">{move || words().memory}</h2>
            <WalkLine player />
            <div class="stage-room" node_ref=room tabindex="0" role="group" data-scrolls=""
                aria-label=move || words().zoom_stage>
                <svg class=move || if drawn.with(|p| p.narrow) { "memory narrow" } else { "memory" } role=move || picture_role(player) aria-label=move || words().table_title
                    data-testid="memory" on:click=move |event| on_pick(player, event.target())
                    width=size(|p| p.width) height=size(|p| p.height)
                    viewBox=move || drawn.with(|p| format!("-2 -2 {} {}", p.width + 4, p.height + 4))>
                    <Groups player groups=Signal::derive(move || drawn.with(|p| p.groups.clone())) />
                </svg>
                <footer class="stage-foot">
                    <Folds player />
                    <span class="quiet">
                        {move || texts::fill(words().frames_in_use, &[&scene.with(|s| s.frames_used).to_string()])}
                    </span>
                    <a class="small-link" href="#about">{move || words().leaves_out}</a>
                </footer>
                <Key />
            </div>
        </section>
    }
}

/// Follows the width of the room that the stage has.
fn watch_width(room: NodeRef<leptos::html::Div>, width: RwSignal<i32>) {
    let watcher: StoredValue<Option<ResizeObserver>, LocalStorage> = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(element) = room.get() else { return };
        width.set(element.client_width());
        let measured = element.clone();
        let changed = Closure::<dyn FnMut()>::new(move || {
            let now = measured.client_width();
            if now > 0
                && width
                    .try_get_untracked()
                    .is_some_and(|before| before != now)
            {
                width.set(now);
            }
        });
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok();
        changed.forget();
        if let Some(observer) = &observer {
            observer.observe(&element);
        }
        watcher.set_value(observer);
    });
    on_cleanup(move || {
        watcher.try_update_value(|observer| observer.take().inspect(ResizeObserver::disconnect));
    });
}

/// Scrolls the stage's room, and nothing else, so that what the frame is about
/// can be seen: the page, and the frames that it leads to and was copied to.
fn bring_into_sight(room: NodeRef<leptos::html::Div>, drawn: Memo<Picture>) {
    let focused = Memo::new(move |_| drawn.with(|drawn| drawn.focus));
    Effect::new(move |_| {
        let (Some(rect), Some(room)) = (focused.get(), room.get()) else {
            return;
        };
        let margin = 12;
        let along = |at: i32, seen: i32, from: i32, to: i32| {
            if from - margin < at {
                (from - margin).max(0)
            } else if to + margin > at + seen {
                // Its beginning matters most where not all of it fits.
                (to + margin - seen).min(from - margin)
            } else {
                at
            }
        };
        let top = along(
            room.scroll_top(),
            room.client_height(),
            rect.y + STAGE_PAD,
            rect.bottom() + STAGE_PAD,
        );
        room.set_scroll_top(top);
        let left = along(
            room.scroll_left(),
            room.client_width(),
            rect.x + STAGE_SIDE,
            rect.right() + STAGE_SIDE,
        );
        room.set_scroll_left(left);
    });
}

/// Room above the drawing, as in the style sheet.
const STAGE_PAD: i32 = 10;

/// Room beside the drawing, as in the style sheet, with the edges of its boxes.
const STAGE_SIDE: i32 = 14;

/// What is folded, and the buttons that unfold it.
#[component]
fn Folds(player: Player) -> impl IntoView {
    let folded = Memo::new(move |_| player.picture.with(|picture| picture.memory.folded.clone()));
    let library = move || player.options.with(|options| options.library);
    let untouched = move || player.options.with(|options| options.untouched);
    view! {
        <div class="folds">
            <Show when=move || { folded.with(|f| f.spaces > 0) }>
                <span class="quiet">
                    {move || texts::fill(words().folded_spaces, &[&folded.with(|f| f.spaces).to_string()])}
                </span>
            </Show>
            <button class="small" aria-pressed=move || library().to_string()
                on:click=move |_| player.options.update(|options| options.library = !options.library)>
                {move || if library() {
                    words().fold.to_string()
                } else {
                    let (areas, pages) = folded.with(|f| (f.areas.to_string(), f.pages.into()));
                    texts::fill(words().folded_areas, &[&areas, &pages_text(pages, labels())])
                }}
            </button>
            <button class="small" aria-pressed=move || untouched().to_string()
                on:click=move |_| player.options.update(|options| options.untouched = !options.untouched)>
                {move || if untouched() { words().fold_untouched } else { words().unfold_untouched }}
            </button>
        </div>
    }
}

/// What the marks on the stage mean.
#[component]
fn Key() -> impl IntoView {
    let bit = |letter: &'static str, meaning: fn() -> &'static str| {
        view! { <li><span class="key-bit">{letter}</span> {meaning}</li> }
    };
    view! {
        <details class="key">
            <summary>{move || words().legend_title}</summary>
            <ul>
                {bit("P", || words().bit_present)}
                {bit("W", || words().bit_writable)}
                {bit("A", || words().bit_accessed)}
                {bit("D", || words().bit_dirty)}
                {bit("C", || words().bit_cow)}
                <li><span class="key-line solid"></span> {move || words().legend_solid}</li>
                <li><span class="key-line dashed"></span> {move || words().legend_dashed}</li>
                <li><span class="key-box changed"></span> {move || words().legend_changed}</li>
                <li><span class="key-strip"></span> {move || words().legend_strip}</li>
                <li><span class="key-bit round">"×2"</span> {move || words().legend_count}</li>
            </ul>
        </details>
    }
}
