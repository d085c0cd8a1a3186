//! The process tree as SVG.

use super::keyed::keyed;
use super::timeline::more_view;
use crate::page::words;
use crate::player::Player;
use crate::words::{Strings, fill};
use leptos::prelude::*;
use sim_core::explain::facts::signal_name;
use sim_core::ids::Pid;
use sim_core::lens::layout::Rect;
use sim_core::lens::layout::tree::layout;
use sim_core::lens::tree::{Doing, Node};

/// What a process is doing, in words.
pub fn doing_text(doing: &Doing, s: &Strings) -> String {
    match doing {
        Doing::Running { line: Some(line) } => fill(s.at_line_short, &[&line.to_string()]),
        Doing::Running { line: None } => s.state_running.to_string(),
        Doing::Ready => s.state_ready.to_string(),
        Doing::Sleeping { call, .. } if call.is_empty() => s.state_sleeping.to_string(),
        Doing::Sleeping { call, .. } => fill(s.waits_in, &[call]),
        Doing::Stopped => s.state_stopped.to_string(),
        Doing::Ended {
            signal: Some(signal),
            ..
        } => fill(s.killed_by, &[&signal_name(*signal)]),
        Doing::Ended { code, .. } => fill(s.exit_code, &[&code.unwrap_or(0).to_string()]),
        Doing::Init => s.state_init.to_string(),
    }
}

/// The tree.
#[component]
pub fn TreeView(player: Player) -> impl IntoView {
    let scene = Memo::new(move |_| player.picture.with(|picture| picture.tree.clone()));
    let drawing = Memo::new(move |_| scene.with(layout));
    let nodes = keyed(move || {
        scene.with(|scene| {
            drawing.with(|drawing| {
                let boxes = scene.nodes.iter().zip(&drawing.boxes);
                boxes
                    .map(|(node, &rect)| (node.who.pid, (node.clone(), rect)))
                    .collect()
            })
        })
    });
    let lines = keyed(move || {
        scene.with(|scene| {
            drawing.with(|drawing| {
                let lines = drawing.lines.iter();
                lines
                    .map(|(index, d)| (scene.nodes[*index].who.pid, d.clone()))
                    .collect::<Vec<(Pid, String)>>()
            })
        })
    });
    view! {
        <section class="panel tree" aria-label=move || words().processes>
            <h2 class="unseen">{move || words().processes}</h2>
            <div class="tree-room" tabindex="0" role="group" data-scrolls="" aria-label=move || words().processes>
                <svg role="img" aria-label=move || words().processes data-testid="tree"
                    width=move || drawing.with(|d| (d.width + 4).to_string())
                    height=move || drawing.with(|d| (d.height + 4).to_string())
                    viewBox=move || drawing.with(|d| format!("-2 -2 {} {}", d.width + 4, d.height + 4))>
                    <For each=move || lines.get() key=|(pid, _)| *pid let((_pid, d))>
                        <path class="tree-line" d=move || d.get()></path>
                    </For>
                    <For each=move || nodes.get() key=|(pid, _)| *pid let((_pid, node))>
                        <NodeView node=node.into() />
                    </For>
                </svg>
                {move || more_view(scene.with(|scene| scene.more as usize))}
            </div>
        </section>
    }
}

#[component]
fn NodeView(node: RwSignal<(Node, Rect)>) -> impl IntoView {
    let class = move || {
        node.with(|(node, _)| {
            let mut class = format!("node s-{} c{}", node.state, node.who.colour);
            for (on, name) in [
                (node.doing == Doing::Init, " init"),
                (node.changed, " changed"),
                (matches!(node.doing, Doing::Running { .. }), " running"),
                (node.focused, " focused"),
            ] {
                if on {
                    class.push_str(name);
                }
            }
            class
        })
    };
    view! {
        <g class=class data-testid="process"
            data-pid=move || node.with(|(n, _)| n.who.pid.0.to_string())
            data-state=move || node.with(|(n, _)| n.state.to_string())
            style:transform=move || node.with(|(_, r)| format!("translate({}px, {}px)", r.x, r.y))>
            {move || {
                let (n, rect) = node.get();
                let doing = doing_text(&n.doing, words());
                let wide = 14 + 8 * n.who.letter.chars().count() as i32;
                let text_x = wide + 12;
                let label = if n.doing == Doing::Init { "1".into() } else { n.who.pid.to_string() };
                view! {
                    <rect class="node-box" x="0" y="0" width=rect.w height=rect.h rx="6"></rect>
                    <rect class="node-badge" x="6" y="9" width=wide height="22" rx="11"></rect>
                    <text class="node-letter" x=6 + wide / 2 y="24.5" text-anchor="middle">{n.who.letter}</text>
                    <text class="node-pid" x=text_x y="17">{format!("{label} {}", n.state)}</text>
                    <text class="node-doing" x=text_x y="32">{doing}</text>
                }
            }}
        </g>
    }
}
