//! The process tree as SVG.

use super::group::{Groups, picture_role};
use super::pick::on_pick;
use super::timeline::more_view;
use crate::page::{labels, words};
use crate::player::Player;
use draw::tree::groups;
use leptos::prelude::*;
use sim_core::lens::layout::tree::layout;

/// The tree.
#[component]
pub fn TreeView(player: Player) -> impl IntoView {
    let scene = Memo::new(move |_| player.picture.with(|picture| picture.tree.clone()));
    let drawing = Memo::new(move |_| scene.with(layout));
    let drawn = Signal::derive(move || {
        scene.with(|scene| drawing.with(|drawing| groups(scene, drawing, labels())))
    });
    view! {
        <section class="panel tree" aria-label=move || words().processes>
            <h2 class="unseen">{move || words().processes}</h2>
            <div class="tree-room" tabindex="0" role="group" data-scrolls="" aria-label=move || words().processes>
                <svg role=move || picture_role(player) aria-label=move || words().processes data-testid="tree" on:click=move |event| on_pick(player, event.target())
                    width=move || drawing.with(|d| (d.width + 4).to_string())
                    height=move || drawing.with(|d| (d.height + 4).to_string())
                    viewBox=move || drawing.with(|d| format!("-2 -2 {} {}", d.width + 4, d.height + 4))>
                    <Groups player groups=drawn />
                </svg>
                {move || more_view(scene.with(|scene| scene.more as usize))}
            </div>
        </section>
    }
}
