//! The walk through the page tables, as one line: address, four indices, entry, frame.

use super::Badge;
use crate::page::{labels, words};
use crate::player::Player;
use crate::words::fill;
use draw::memory::pte_text;
use leptos::prelude::*;
use sim_core::kernel::event::Access;
use sim_core::lens::memory::{Outcome, Walk};

/// The walk that the frame is about. Its room stays when there is none, so that
/// nothing below it jumps.
#[component]
pub fn WalkLine(player: Player) -> impl IntoView {
    let walk = Memo::new(move |_| player.picture.with(|picture| picture.memory.walk.clone()));
    view! {
        <div class="walk" data-testid="walk" aria-label=move || words().walk_title>
            {move || match walk.get() {
                Some(walk) => steps(walk).into_any(),
                None => view! { <span class="quiet">{words().walk_none}</span> }.into_any(),
            }}
        </div>
    }
}

fn steps(walk: Walk) -> impl IntoView {
    let s = words();
    let verb = match walk.access {
        Some(Access::Read) => s.walk_read,
        Some(Access::Write) => s.walk_write,
        Some(Access::Execute) => s.walk_execute,
        None => s.walk_entry,
    };
    let fault = matches!(walk.outcome, Outcome::Fault(_));
    let tables = ["PGD", "PUD", "PMD", "PTE"];
    let boxes = tables
        .into_iter()
        .zip(walk.index)
        .enumerate()
        .map(|(n, (name, index))| {
            let there = n < usize::from(walk.tables);
            let class = if there {
                "walk-step"
            } else {
                "walk-step missing"
            };
            let title = if there { "" } else { s.walk_no_table };
            view! { <span class=class title=title><small>{name}</small>{index}</span> }
        })
        .collect_view();
    let end = match walk.pfn {
        Some(pfn) => fill(s.walk_frame, &[&pfn.to_string()]),
        None => labels().not_touched.to_string(),
    };
    view! {
        <Badge who=walk.who />
        <span class="walk-verb">{verb}</span>
        <code data-testid="walk-va">{walk.va.to_string()}</code>
        <span class="walk-steps">
            {boxes}
            <span class="walk-step offset"><small>{s.walk_offset}</small>{format!("{:#x}", walk.offset)}</span>
        </span>
        <span class="walk-end"><code>{pte_text(walk.bits)}</code>" → "{end}</span>
        {fault.then(|| view! { <strong class="walk-fault">{s.walk_fault}</strong> })}
    }
}
