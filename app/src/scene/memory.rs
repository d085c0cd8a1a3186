//! The memory lens as SVG.

use super::group::{Groups, picture_role};
use super::leaves_out::LeavesOut;
use super::minimap::{MapButton, Minimap, is_large};
use super::pick::on_pick;
use super::room::watch_width;
use super::sight::{self, Sight};
use super::walk::{Telling, WalkLine, WalkPicture};
use crate::page::{labels, words};
use crate::player::Player;
use crate::words as texts;
use draw::memory::{Picture, metrics, pages_text, picture};
use leptos::prelude::*;
use sim_core::ids::VirtAddr;
use sim_core::lens::layout::Rect;
use sim_core::lens::layout::memory::layout;
use sim_core::lens::memory::{MemoryScene, crowd_sign};

/// The stage: address spaces, page tables, page frames.
#[component]
pub fn Stage(player: Player) -> impl IntoView {
    let room = NodeRef::<leptos::html::Div>::new();
    let width = RwSignal::new(720);
    watch_width(room, width);
    let inner = Signal::derive(move || width.get() - 2 * sight::SIDE);
    let scene = Memo::new(move |_| player.picture.with(|picture| picture.memory.clone()));
    let drawn = Memo::new(move |_| {
        scene.with(|scene| {
            let metrics = metrics(inner.get(), scene.columns.len());
            picture(scene, &layout(scene, &metrics), &metrics, labels())
        })
    });
    let telling = Telling::new(player);
    sight::follow(player, room, drawn, telling.looking);
    let sight: Sight = RwSignal::new(Rect::default());
    // After whatever else the picture changes has been done.
    Effect::new(move |_| {
        drawn.track();
        width.track();
        request_animation_frame(move || sight::look(room, sight));
    });
    let all = on_paper();
    // Of a large scene only what is in sight, or nearly, has elements.
    let near = Memo::new(move |_| sight.with(|sight| sight::cells_around(*sight)));
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
    let map = RwSignal::new(false);
    let size = move |of: fn(&Picture) -> i32| move || drawn.with(of).max(1).to_string();
    view! {
        <section class="panel stage" aria-label=move || words().memory>
            <h2 class="unseen">{move || words().memory}</h2>
            <header class="stage-head">
                <WalkLine player telling><MapButton large open=map /></WalkLine>
                <LeavesOut lens="memory" />
            </header>
            <div class="stage-body">
                <div class="stage-sight">
                    <div class="stage-room" class:covered=move || telling.looking.get() id="stage-room" node_ref=room
                        tabindex="0" role="group" data-scrolls=""
                        on:scroll=move |_| sight::look(room, sight)
                        aria-label=move || words().zoom_stage>
                        <svg class=move || if drawn.with(|p| p.narrow) { "memory narrow" } else { "memory" } role=move || picture_role(player) aria-label=move || words().table_title
                            data-testid="memory" on:click=move |event| on_pick(player, event.target())
                            width=size(|p| p.width) height=size(|p| p.height)
                            viewBox=move || drawn.with(|p| format!("-2 -2 {} {}", p.width + 4, p.height + 4))>
                            <Groups player groups=shown />
                        </svg>
                        <footer class="stage-foot"><Folds player /></footer>
                        <Key />
                    </div>
                </div>
                <div class="map-rail" class:open=move || map.get()>
                    <Show when=move || large.get()>
                        <Minimap drawn sight room />
                    </Show>
                </div>
                <WalkPicture player telling width=inner />
            </div>
        </section>
    }
}

/// From so many groups on only those near what is in sight have elements.
const MANY: usize = 400;

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
