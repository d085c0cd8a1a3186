//! The process tree as SVG.

use super::group::{draw_groups, on_press, picture_role};
use super::pick::on_pick;
use super::sight::along;
use super::timeline::more_view;
use crate::browser;
use crate::player::Player;
use crate::reader::{labels, words};
use draw::svg::{EDGE, view_box};
use draw::tree::{groups, in_rem};
use leptos::prelude::*;
use sim_core::lens::layout::tree::layout;

/// The tree.
#[component]
pub fn TreeView(player: Player) -> impl IntoView {
    let scene = Memo::new(move |_| player.picture.with(|picture| picture.tree.clone()));
    let drawing = Memo::new(move |_| scene.with(|scene| layout(scene)));
    let canvas = NodeRef::<leptos::svg::Svg>::new();
    draw_groups(player, canvas, move |draw| {
        scene.with(|scene| {
            drawing.with(|drawing| groups(scene, drawing, labels()).iter().for_each(draw));
        });
    });
    // Whoever the frame is about is kept in sight.
    let room = NodeRef::<leptos::html::Div>::new();
    let focus = Memo::new(move |_| {
        let at = scene.with(|scene| scene.nodes.iter().position(|node| node.focused))?;
        drawing.with(|drawing| drawing.boxes.get(at).copied())
    });
    Effect::new(move |_| {
        let (Some(rect), Some(_)) = (focus.get(), room.get()) else {
            return;
        };
        browser::in_next_frame(move || {
            let Some(room) = room.try_get_untracked().flatten() else {
                return;
            };
            // It is as large as the text around it.
            let svg = room.query_selector("svg").ok().flatten();
            let wide = svg.map_or(0.0, |svg| svg.get_bounding_client_rect().width());
            let Some(drawn) = drawing.try_with_untracked(|d| f64::from(d.width + EDGE)) else {
                return;
            };
            let shown = |at: i32| (f64::from(at) * wide / drawn) as i32;
            let (left, top) = (room.scroll_left(), room.scroll_top());
            let (wide, high) = (room.client_width(), room.client_height());
            room.set_scroll_left(along(
                (left, wide),
                (shown(rect.x), shown(rect.right() + 24)),
            ));
            room.set_scroll_top(along(
                (top, high),
                (shown(rect.y), shown(rect.bottom() + 20)),
            ));
        });
    });
    view! {
        <section class="panel tree" aria-label=move || words().processes>
            <h2 class="unseen">{move || words().processes}</h2>
            <div class="tree-room" node_ref=room tabindex="0" role="group" data-scrolls="" aria-label=move || words().processes>
                <svg role=move || picture_role(player) aria-label=move || words().processes data-testid="tree" node_ref=canvas
                    on:click=move |event| on_pick(player, event.target()) on:keydown=move |event| on_press(player, &event)
                    width=move || drawing.with(|d| in_rem(d.width + EDGE))
                    height=move || drawing.with(|d| in_rem(d.height + EDGE))
                    viewBox=move || drawing.with(|d| view_box(d.width, d.height))></svg>
                {move || more_view(scene.with(|scene| scene.more as usize))}
            </div>
        </section>
    }
}
