//! The memory lens as SVG.

mod parts;

pub use parts::{area_name, pte_text};

use super::keyed::keyed;
use super::walk::WalkLine;
use crate::page::words;
use crate::player::Player;
use crate::words as texts;
use leptos::prelude::*;
use parts::{FrameBox, Head, Line, PageBox, Parts, WireLine};
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
    let parts = Memo::new(move |_| {
        scene.with(|scene| {
            let metrics = Metrics::for_width(width.get() - 2 * STAGE_SIDE, scene.columns.len());
            parts::parts(scene, &layout(scene, &metrics), &metrics, words())
        })
    });
    bring_into_sight(room, parts);
    let heads = keyed(move || parts.with(|p| p.heads.clone()));
    let lines = keyed(move || parts.with(|p| p.lines.clone()));
    let pages = keyed(move || parts.with(|p| p.pages.clone()));
    let frames = keyed(move || parts.with(|p| p.frames.clone()));
    let wires = keyed(move || parts.with(|p| p.wires.clone()));
    let size = move |of: fn(&Parts) -> i32| move || parts.with(of).max(1).to_string();
    view! {
        <section class="panel stage" aria-label=move || words().memory>
            <h2 class="unseen">{move || words().memory}</h2>
            <WalkLine player />
            <div class="stage-room" node_ref=room tabindex="0" role="group" data-scrolls=""
                aria-label=move || words().zoom_stage>
                <svg class=move || if parts.with(|p| p.narrow) { "memory narrow" } else { "memory" } role="img" aria-label=move || words().table_title
                    data-testid="memory"
                    width=size(|p| p.width) height=size(|p| p.height)
                    viewBox=move || parts.with(|p| format!("-2 -2 {} {}", p.width + 4, p.height + 4))>
                    <text class="column-title" text-anchor="middle"
                        x=move || parts.with(|p| p.frames_head.x + p.frames_head.w / 2).to_string()
                        y="28">{move || words().page_frames}</text>
                    <For each=move || lines.get() key=|(key, _)| key.clone() let((_key, line))>
                        <LineView line=line.into() />
                    </For>
                    <For each=move || heads.get() key=|(key, _)| key.clone() let((_key, head))>
                        <HeadView head=head.into() />
                    </For>
                    <For each=move || wires.get() key=|(key, _)| *key let((_key, wire))>
                        <WireView wire=wire.into() />
                    </For>
                    <For each=move || pages.get() key=|(key, _)| *key let((_key, page))>
                        <PageView page=page.into() />
                    </For>
                    <For each=move || frames.get() key=|(key, _)| *key let((_key, frame))>
                        <FrameView frame=frame.into() />
                    </For>
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
fn bring_into_sight(room: NodeRef<leptos::html::Div>, parts: Memo<Parts>) {
    let focused = Memo::new(move |_| {
        parts.with(|parts| {
            let pages = parts.pages.iter().map(|(_, page)| (&page.class, page.rect));
            let frames = parts.frames.iter().map(|(_, f)| (&f.class, f.rect));
            pages
                .chain(frames)
                .filter(|(class, _)| class.contains(" focused"))
                .map(|(_, rect)| rect)
                .reduce(|all, rect| all.union(rect))
        })
    });
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

/// Moves a group; it glides there.
fn place(x: i32, y: i32) -> String {
    format!("translate({x}px, {y}px)")
}

#[component]
fn HeadView(head: RwSignal<Head>) -> impl IntoView {
    view! {
        <g class=move || head.with(|h| format!("{} c{}", h.class, h.colour))
            style:transform=move || head.with(|h| place(h.rect.x, h.rect.y))>
            {move || {
                let h = head.get();
                let badge = 22 + 8 * h.letter.chars().count().saturating_sub(1) as i32;
                view! {
                    <rect class="head-badge" x="0" y="8" width=badge height="22" rx="11"></rect>
                    <text class="head-letter" x=badge / 2 y="23.5" text-anchor="middle">{h.letter}</text>
                    <text class="head-title" x=badge + 8 y="18">{h.title}</text>
                    <text class="head-note" x=badge + 8 y="34">{h.note}</text>
                }
            }}
        </g>
    }
}

#[component]
fn LineView(line: RwSignal<Line>) -> impl IntoView {
    view! {
        <g class=move || line.with(|l| format!("line {}", l.class))
            style:transform=move || line.with(|l| place(l.rect.x, l.rect.y))>
            {move || {
                let l = line.get();
                let y = l.rect.h - 8;
                let title = l.class == "title";
                view! {
                    {title.then(|| view! {
                        <path class="rule" d=format!("M0 6H{}", l.rect.w)></path>
                    })}
                    <text class="line-text" x=if title { 0 } else { 8 } y=y>
                        {l.text}<tspan class="line-note" dx=if title { 12 } else { 0 }>{l.note}</tspan>
                    </text>
                    <text class="line-detail" x=l.rect.w y=y text-anchor="end">{l.detail}</text>
                }
            }}
        </g>
    }
}

#[component]
fn PageView(page: RwSignal<PageBox>) -> impl IntoView {
    let hook = move |of: fn(&PageBox) -> String| move || page.with(of);
    view! {
        <g class=hook(|p| p.class.clone()) data-testid="page"
            data-va=hook(|p| p.va.clone()) data-pid=hook(|p| p.pid.to_string())
            data-process=hook(|p| p.letter.clone()) data-pfn=hook(|p| p.pfn.clone())
            data-pte=hook(|p| p.pte.clone())
            style:transform=move || page.with(|p| place(p.rect.x, p.rect.y))>
            {move || {
                let p = page.get();
                let bits = p.bits.into_iter().map(|bit| view! {
                    <g class=bit.class>
                        <rect x=bit.x y="8" width=bit.w height="14" rx="2.5"></rect>
                        <text x=f64::from(bit.x) + f64::from(bit.w) / 2.0 y="18.5" text-anchor="middle">{bit.letter}</text>
                    </g>
                }).collect_view();
                let variables = p.variables.into_iter().map(|variable| view! {
                    <text class=variable.class x="10" y=variable.y>{variable.text}</text>
                }).collect_view();
                view! {
                    <rect class="page-box" x="0" y="0" width=p.rect.w height=p.rect.h rx="4"></rect>
                    <rect class="page-edge" x="0" y="0" width="4" height=p.rect.h rx="2"></rect>
                    <text class="page-address" x="10" y="19">{p.address}</text>
                    <text class="page-note" x=p.rect.w - 8 y="19" text-anchor="end">{p.note}</text>
                    {bits}
                    {variables}
                }
            }}
        </g>
    }
}

#[component]
fn FrameView(frame: RwSignal<FrameBox>) -> impl IntoView {
    let hook = move |of: fn(&FrameBox) -> String| move || frame.with(of);
    view! {
        <g class=hook(|f| f.class.clone()) data-testid="frame"
            data-pfn=hook(|f| f.label.clone()) data-count=hook(|f| f.number.to_string())
            style:transform=move || frame.with(|f| place(f.rect.x, f.rect.y))>
            {move || {
                let f = frame.get();
                let (w, h) = (f.rect.w, f.rect.h);
                let badge = 12 + 7 * f.count.chars().count() as i32;
                view! {
                    <rect class="frame-box" x="0" y="0" width=w height=h rx="4"></rect>
                    <text class="frame-label" x="8" y="17">{f.label}</text>
                    <rect class="count-box" x=w - badge - 6 y="5" width=badge height="16" rx="8"></rect>
                    <text class="count" x=f64::from(w) - f64::from(badge) / 2.0 - 6.0 y="17"
                        text-anchor="middle">{f.count}</text>
                    <text class="frame-note" x="8" y="31">{f.note}</text>
                    <rect class="strip-box" x="8" y=h - 13 width=w - 16 height="7"></rect>
                    <path class="strip" transform=format!("translate(8 {})", h - 13) d=f.filled></path>
                    <path class="strip written" transform=format!("translate(8 {})", h - 13) d=f.written></path>
                }
            }}
        </g>
    }
}

#[component]
fn WireView(wire: RwSignal<WireLine>) -> impl IntoView {
    let end = move |of: fn(&WireLine) -> i32| move || wire.with(of).to_string();
    view! {
        <g class=move || wire.with(|w| w.class.clone()) data-testid="wire"
            data-pfn=move || wire.with(|w| w.pfn.to_string())
            data-pid=move || wire.with(|w| w.pid.to_string())>
            <path d=move || wire.with(|w| w.d.clone())></path>
            <circle r="3" cx=end(|w| w.from.0) cy=end(|w| w.from.1)></circle>
            <circle class="port" r="3" cx=end(|w| w.to.0) cy=end(|w| w.to.1)></circle>
        </g>
    }
}

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
                    texts::fill(words().folded_areas, &[&areas, &parts::pages_text(pages, words())])
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
