//! The terminal: what was printed, with who printed it, and what is new.

use super::colour;
use super::leaves_out::LeavesOut;
use crate::browser;
use crate::player::Player;
use crate::reader::words;
use crate::words::fill;
use leptos::html;
use leptos::prelude::*;

/// The terminal's output so far.
#[component]
pub fn TerminalView(player: Player) -> impl IntoView {
    let scene = Memo::new(move |_| player.picture.with(|picture| picture.terminal.clone()));
    let screen = NodeRef::<html::Pre>::new();
    Effect::new(move |_| {
        scene.track();
        if let Some(screen) = screen.get() {
            browser::in_next_frame(move || screen.set_scroll_top(screen.scroll_height()));
        }
    });
    view! {
        <section class="panel terminal" aria-label=move || words().terminal>
            <header class="panel-head"><h2>{move || words().terminal}</h2><LeavesOut lens="terminal" above=true /></header>
            <pre node_ref=screen tabindex="0" data-scrolls="" data-testid="terminal">
                {move || scene.with(|scene| {
                    if scene.chunks.is_empty() {
                        return view! { <span class="quiet">{words().terminal_empty}</span> }.into_any();
                    }
                    let mut before = None;
                    scene.chunks.iter().map(|chunk| {
                        let turn = before.replace(chunk.who.pid) != Some(chunk.who.pid);
                        let turn = turn.then(|| chunk.who.letter.clone());
                        let class = format!(
                            "out {}{}{}",
                            colour(&chunk.who),
                            if chunk.fresh { " fresh" } else { "" },
                            if chunk.stderr { " stderr" } else { "" },
                        );
                        let title = fill(words().terminal_from, &[&chunk.who.letter]);
                        view! { <span class=class title=title data-pid=chunk.who.pid.0 data-turn=turn>{chunk.text.clone()}</span> }
                    }).collect_view().into_any()
                })}
            </pre>
        </section>
    }
}
