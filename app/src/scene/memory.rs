//! The memory lens as SVG.

use super::folds::Folds;
use super::group::{Groups, picture_role};
use super::leaves_out::LeavesOut;
use super::minimap::{MapButton, Minimap, is_large};
use super::pick::on_pick;
use super::room::watch_width;
use super::sight::{self, Sight};
use super::walk::{Telling, WalkLine, WalkPicture};
use crate::page::{labels, words};
use crate::player::Player;
use draw::memory::{Picture, metrics, picture};
use leptos::prelude::*;
use sim_core::lens::layout::Rect;
use sim_core::lens::layout::memory::layout;

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
    // All that the program had is given back.
    let empty = Memo::new(move |_| {
        player
            .picture
            .with(|it| it.stops > 0 && it.memory.bands.is_empty())
    });
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
                        {move || empty.get().then(|| view! { <p class="stage-empty quiet">{words().stage_empty}</p> })}
                        <footer class="stage-foot" hidden=move || empty.get()><Folds player /></footer>
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
