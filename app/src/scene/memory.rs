//! The memory lens as SVG.

use super::folds::Folds;
use super::group::{draw_groups, on_press, picture_role};
use super::leaves_out::LeavesOut;
use super::minimap::{self, MapButton, Minimap, is_large};
use super::names::Names;
use super::pick::on_pick;
use super::recap::recap;
use super::room::watch_width;
use super::scale::Scale;
use super::sight::{self, Sight};
use super::walk::{Telling, WalkLine, WalkPicture};
use crate::player::Player;
use crate::reader::{labels, words};
use draw::memory::{Picture, metrics, picture};
use draw::svg::{self, EDGE};
use draw::{Group, Layer};
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
    let scale = Memo::new(move |_| Scale::of(inner.get()));
    let scene = Memo::new(move |_| player.picture.with(|picture| picture.memory.clone()));
    let drawn = Memo::new(move |_| {
        scene.with(|scene| {
            let metrics = metrics(inner.get(), scene.columns.len());
            picture(scene, &layout(scene, &metrics), &metrics, labels())
        })
    });
    let telling = Telling::new(player);
    sight::follow(player, room, (drawn, scale), telling.looking);
    sight::keep(player, room, telling.looking);
    let sight: Sight = RwSignal::new(Rect::default());
    // Once there is a room, and whenever it has another size; what scrolls says so itself.
    Effect::new(move |_| {
        player.edition.track();
        width.track();
        request_animation_frame(move || sight::look(room, scale, sight));
    });
    let on_paper = on_paper();
    // Of a large scene only what is in sight, or nearly, has elements.
    let near = Memo::new(move |_| sight.with(|sight| sight::cells_around(*sight)));
    let canvas = NodeRef::<leptos::html::Div>::new();
    let (under, over) = (
        NodeRef::<leptos::svg::Svg>::new(),
        NodeRef::<leptos::svg::Svg>::new(),
    );
    let of = move |layer: Layer| {
        move |draw: &mut dyn FnMut(&Group)| {
            let near = near.get();
            drawn.with(|drawn| {
                let every = drawn.groups.len() < MANY;
                let groups = drawn.groups.iter().filter(|group| group.layer() == layer);
                groups
                    .filter(|group| every || group.bounds().overlaps(&near))
                    .for_each(draw);
            });
        }
    };
    draw_groups(player, canvas, of(Layer::Things));
    draw_groups(player, under, of(Layer::Under));
    draw_groups(player, over, of(Layer::Over));
    let large = Memo::new(move |_| drawn.with(|drawn| is_large(drawn, sight.get())));
    // All that the program had is given back.
    let empty = Memo::new(move |_| {
        player
            .picture
            .with(|it| it.stops > 0 && it.memory.bands.is_empty())
    });
    let nobody = Memo::new(move |_| scene.with(|scene| scene.columns.is_empty()));
    // What is said then is read from its beginning.
    Effect::new(move |_| {
        if let (true, Some(room)) = (empty.get(), room.get()) {
            room.set_scroll_top(0);
            room.set_scroll_left(0);
        }
    });
    let map = RwSignal::new(false);
    let outline = minimap::outline(player, drawn, inner);
    let size = Memo::new(move |_| {
        let scale = scale.get();
        let shown = |length: i32| scale.shown(length.max(1) + EDGE);
        drawn.with(|it| (shown(it.width), shown(it.height)))
    });
    let class = Memo::new(move |_| drawn.with(class));
    view! {
        <section class="panel stage" aria-label=move || words().memory>
            <h2 class="unseen">{move || words().memory}</h2>
            <header class="stage-head">
                <WalkLine player telling><MapButton large open=map /></WalkLine>
                <LeavesOut lens="memory" />
            </header>
            <div class="stage-body" style=("--scale", move || scale.get().factor().to_string())>
                <div class="stage-sight">
                    <div class="stage-room" class:covered=move || telling.looking.get() id="stage-room" node_ref=room
                        tabindex="0" role="group" data-scrolls=""
                        on:scroll=move |_| sight::look(room, scale, sight)
                        aria-label=move || words().zoom_stage>
                        <div class="drawing" hidden=move || empty.get() && nobody.get() style:width=move || format!("{}px", size.get().0) style:height=move || format!("{}px", size.get().1)>
                            <div class=move || class.get() style:transform=move || scale.get().transform() role=move || picture_role(player) aria-label=move || words().table_title
                                node_ref=canvas data-testid="memory" on:click=move |event| on_pick(player, event.target())
                                on:keydown=move |event| on_press(player, &event)>
                                <svg class="lines under" node_ref=under></svg>
                                <svg class="lines over" node_ref=over></svg>
                            </div>
                            <Show when=move || on_paper.get()><Sheet drawn /></Show>
                        </div>
                        {move || empty.get().then(|| recap(player))}
                        <footer class="stage-foot" hidden=move || empty.get()><Folds player /></footer>
                        <Key />
                    </div>
                    <Names drawn scale sight />
                </div>
                <div class="map-rail" class:open=move || map.get()>
                    <Show when=move || large.get()>
                        <Minimap outline scale sight room />
                    </Show>
                </div>
                <WalkPicture player telling width=inner scale />
            </div>
        </section>
    }
}

/// From so many groups on only those near what is in sight have elements.
const MANY: usize = 400;

fn class(drawn: &Picture) -> &'static str {
    if drawn.narrow {
        "memory narrow"
    } else {
        "memory"
    }
}

/// The drawing as one picture, which is scaled to the sheet on which it is printed: all of it.
#[component]
fn Sheet(drawn: Memo<Picture>) -> impl IntoView {
    // It is there for one frame, and must not follow what outlives it.
    drawn.with_untracked(|drawn| {
        let (w, h) = (drawn.width.max(1), drawn.height.max(1));
        view! {
            <svg class=class(drawn) width=w + EDGE height=h + EDGE viewBox=svg::view_box(w, h)
                inner_html=svg::dressed(&drawn.groups)></svg>
        }
    })
}

/// True while the page is being printed.
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
