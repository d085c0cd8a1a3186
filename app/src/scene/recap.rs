//! What each process did, as a table whose numbers lead to where it happened: on the stage
//! when no process has memory any more.

use super::Badge;
use crate::player::Player;
use crate::reader::{labels, words};
use crate::words::{Strings, fill};
use draw::tree::doing_text;
use leptos::prelude::*;
use sim_core::lens::recap::{Deed, Row};
use sim_core::lens::tree::Doing;

/// What a kind is called, many of them.
fn name(deed: Deed, s: &Strings) -> &'static str {
    match deed {
        Deed::Fork => s.recap_forks,
        Deed::Fault => s.recap_faults,
        Deed::Copy => s.recap_copies,
        Deed::Keep => s.recap_keeps,
        Deed::Zero => s.recap_zeros,
        Deed::Signal => s.recap_signals,
        Deed::Output => s.recap_outputs,
    }
}

/// The table, and why there is nothing else. It follows the language and the recording.
pub fn recap(player: Player) -> impl IntoView {
    player.edition.track();
    let s = words();
    let scene = player.with(|film| film.recap()).unwrap_or_default();
    let deeds = scene.deeds();
    let heads = deeds.iter().map(|&deed| {
        view! { <th scope="col" class="number">{name(deed, s)}</th> }
    });
    let rows = scene.rows.iter().map(|(who, row)| {
        let head =
            view! { <Badge who=who.clone() />" "<span class="pid">{who.pid.0}</span> }.into_any();
        row_view(player, head, &who.letter, row, &deeds, "")
    });
    let rest = scene.rest.as_ref().map(|(size, row)| {
        let text = fill(s.recap_rest, &[&size.to_string()]);
        row_view(player, text.clone().into_any(), &text, row, &deeds, "")
    });
    let all = scene.all.as_ref().map(|row| {
        let text = s.recap_all;
        row_view(player, text.into_any(), text, row, &deeds, "sum")
    });
    view! {
        <div class="recap" data-testid="recap">
            <p>{s.stage_empty}</p>
            <p class="quiet" id="recap-title">{s.recap_title}</p>
            <table aria-labelledby="recap-title">
                <thead><tr>
                    <th scope="col">{s.table_process}</th>
                    {heads.collect_view()}
                    <th scope="col">{s.recap_end}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}{rest}{all}</tbody>
            </table>
        </div>
    }
}

fn row_view(
    player: Player,
    head: AnyView,
    who: &str,
    row: &Row,
    deeds: &[Deed],
    class: &'static str,
) -> impl IntoView + use<> {
    let s = words();
    let cells = deeds.iter().map(|deed| match row.counts.get(deed) {
        Some(count) => {
            let label = fill(s.recap_there, &[who, name(*deed, s)]);
            let label = format!("{} {label}", count.times);
            view! { <td class="number">{lead(player, count.first, count.times.to_string(), label)}</td> }
                .into_any()
        }
        None => view! { <td class="number none">"0"</td> }.into_any(),
    });
    let ended = row.ended.map(|ended| {
        let text = doing_text(&Doing::ended(ended.status), labels());
        let label = format!("{text} {}", fill(s.recap_there, &[who, s.recap_end]));
        lead(player, ended.frame, text, label)
    });
    view! {
        <tr class=class>
            <th scope="row">{head}</th>
            {cells.collect_view()}
            <td>{ended}</td>
        </tr>
    }
}

/// A button that leads to a frame. Its name begins with the text that is seen on it.
fn lead(player: Player, frame: u64, text: String, label: String) -> impl IntoView + use<> {
    view! {
        <button class="follow-it" data-frame=frame.to_string() aria-label=label
            on:click=move |_| player.go_to(frame)>{text}</button>
    }
}
