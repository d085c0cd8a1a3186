//! The memory lens as SVG.

use super::group::{Groups, picture_role};
use super::leaves_out::LeavesOut;
use super::minimap::{Minimap, Sight, is_large};
use super::pick::on_pick;
use super::room::watch_width;
use super::walk::WalkPanel;
use crate::page::{labels, words};
use crate::player::Player;
use crate::words as texts;
use draw::memory::{Picture, pages_text, picture};
use leptos::prelude::*;
use sim_core::ids::VirtAddr;
use sim_core::lens::layout::Rect;
use sim_core::lens::layout::memory::{Metrics, layout};
use sim_core::lens::memory::{MemoryScene, crowd_sign};

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
    let sight: Sight = RwSignal::new(Rect::default());
    // It may be asked once more after the stage is gone.
    let look = move || {
        let Some(room) = room.try_get_untracked().flatten() else {
            return;
        };
        let (x, y) = (
            room.scroll_left() - STAGE_SIDE,
            room.scroll_top() - STAGE_PAD,
        );
        let (w, h) = (room.client_width(), room.client_height());
        let now = Rect { x, y, w, h };
        if sight
            .try_get_untracked()
            .is_some_and(|before| before != now)
        {
            sight.set(now);
        }
    };
    // After whatever else the picture changes has been done.
    Effect::new(move |_| {
        drawn.track();
        width.track();
        request_animation_frame(look);
    });
    let all = on_paper();
    // Of a large scene only what is in sight, or nearly, has elements.
    let near = Memo::new(move |_| sight.with(|sight| cells_around(*sight)));
    let shown = Signal::derive(move || {
        let near = near.get();
        let all = all.get();
        drawn.with(|drawn| {
            let groups = drawn.groups.iter();
            if all || drawn.groups.len() < MANY {
                return groups.cloned().collect::<Vec<_>>();
            }
            groups
                .filter(|group| group.bounds().overlaps(&near))
                .cloned()
                .collect()
        })
    });
    let large = Memo::new(move |_| drawn.with(|drawn| is_large(drawn, sight.get())));
    let size = move |of: fn(&Picture) -> i32| move || drawn.with(of).max(1).to_string();
    view! {
        <section class="panel stage" aria-label=move || words().memory>
            <h2 class="unseen">{move || words().memory}</h2>
            <LeavesOut lens="memory" />
            <WalkPanel player width=Signal::derive(move || width.get() - 2 * STAGE_SIDE) />
            <div class="stage-room" id="stage-room" node_ref=room tabindex="0" role="group" data-scrolls=""
                on:scroll=move |_| look()
                aria-label=move || words().zoom_stage>
                <svg class=move || if drawn.with(|p| p.narrow) { "memory narrow" } else { "memory" } role=move || picture_role(player) aria-label=move || words().table_title
                    data-testid="memory" on:click=move |event| on_pick(player, event.target())
                    width=size(|p| p.width) height=size(|p| p.height)
                    viewBox=move || drawn.with(|p| format!("-2 -2 {} {}", p.width + 4, p.height + 4))>
                    <Groups player groups=shown />
                </svg>
                <footer class="stage-foot">
                    <Folds player />
                    <span class="quiet">
                        {move || texts::fill(words().frames_in_use, &[&scene.with(|s| s.frames_used).to_string()])}
                    </span>
                </footer>
                <Key />
            </div>
            <Show when=move || large.get()>
                <Minimap drawn sight room />
            </Show>
        </section>
    }
}

/// From so many groups on only those near what is in sight have elements.
const MANY: usize = 400;
/// The stretch within which scrolling changes nothing, in CSS pixels.
const STRETCH: i32 = 256;

/// What is in sight with a margin all around, in coarse steps.
fn cells_around(sight: Rect) -> Rect {
    let from = |at: i32| (at.div_euclid(STRETCH) - 1) * STRETCH;
    let (x, y) = (from(sight.x), from(sight.y));
    Rect {
        x,
        y,
        w: sight.w + 3 * STRETCH,
        h: sight.h + 3 * STRETCH,
    }
}

/// True while the page is being printed, which shows everything.
fn on_paper() -> RwSignal<bool> {
    let paper = RwSignal::new(false);
    let before = window_event_listener(leptos::ev::beforeprint, move |_| paper.set(true));
    let after = window_event_listener(leptos::ev::afterprint, move |_| paper.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    paper
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
    let crowds = Memo::new(move |_| player.picture.with(|picture| crowds(&picture.memory)));
    let library = move || player.options.with(|options| options.library);
    let untouched = move || player.options.with(|options| options.untouched);
    view! {
        <div class="folds">
            <Show when=move || { folded.with(|f| f.spaces > 0) }>
                <span class="quiet">
                    {move || texts::fill(words().folded_spaces, &[&folded.with(|f| f.spaces).to_string()])}
                </span>
            </Show>
            <For each=move || crowds.get() key=|crowd| crowd.clone() let(crowd)>
                <CrowdButton player crowd />
            </For>
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

/// A crowd of like processes, or one that was unfolded.
#[derive(Clone, PartialEq, Eq, Hash)]
struct CrowdOf {
    sign: (VirtAddr, u8),
    letter: String,
    size: u32,
    same: bool,
}

fn crowds(scene: &MemoryScene) -> Vec<CrowdOf> {
    let columns = scene.columns.iter();
    columns
        .filter_map(|column| {
            let crowd = column.crowd.as_ref()?;
            Some(CrowdOf {
                sign: crowd_sign(column)?,
                letter: column.who.first()?.letter.clone(),
                size: crowd.size,
                same: crowd.same,
            })
        })
        .collect()
}

/// Unfolds a crowd, or folds it again: the same as a click on its column's head.
#[component]
fn CrowdButton(player: Player, crowd: CrowdOf) -> impl IntoView {
    let CrowdOf {
        sign,
        letter,
        size,
        same,
    } = crowd;
    let text = move || {
        let s = words();
        let size = size.to_string();
        match (size.as_str(), same) {
            ("0", _) => texts::fill(s.fold_crowd, &[&letter]),
            (_, true) => texts::fill(s.crowd_same, &[&letter, &size]),
            (_, false) => texts::fill(s.crowd_like, &[&letter, &size]),
        }
    };
    view! {
        <button class="small" data-testid="crowd" aria-expanded=(size == 0).to_string()
            on:click=move |_| player.options.update(|options| {
                if !options.unfolded.remove(&sign) {
                    options.unfolded.insert(sign);
                }
            })>{text}</button>
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
