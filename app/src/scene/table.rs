//! The state as text tables: processes, pages, frames. The same as the stage
//! says, for those who do not see it, and for copying; whatever can be followed on the
//! stage by a click can be followed here by keyboard.

use crate::player::Player;
use crate::reader::{labels, words};
use crate::words::fill;
use draw::memory::{area_name, pte_text};
use draw::tree::doing_text;
use leptos::prelude::*;
use sim_core::lens::history::Thing;
use sim_core::lens::memory::{MemoryScene, Row};

/// The tables, built only while they are open.
#[component]
pub fn Tables(player: Player) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <details class="panel tables" data-testid="tables"
            on:toggle=move |ev| {
                let details: web_sys::Element = event_target(&ev);
                open.set(details.has_attribute("open"));
            }>
            <summary>{move || words().table_title}</summary>
            <Show when=move || open.get()>
                <div class="table-room" tabindex="0" data-scrolls="">
                    {move || processes(player)}
                    {move || pages(player)}
                    {move || frames(player)}
                </div>
            </Show>
        </details>
    }
}

/// The name of something that can be followed, as a button that does.
fn thing(player: Player, thing: Thing, name: String, text: String) -> impl IntoView + use<> {
    view! {
        <button class="follow-it" data-follow=thing.id() title=words().follow_it
            on:click=move |_| player.follow(thing, name.clone())>{text}</button>
    }
}

fn processes(player: Player) -> impl IntoView {
    let s = words();
    let rows = player.picture.with(|picture| {
        let nodes = picture.tree.nodes.iter();
        nodes
            .map(|node| {
                let parent = node.parent.map_or_else(String::new, |pid| pid.to_string());
                view! {
                    <tr>
                        <th scope="row">{thing(
                            player,
                            Thing::Process(node.who.pid),
                            fill(s.follow_process, &[&node.who.letter]),
                            format!("{} {}", node.who.letter, node.who.pid.0),
                        )}</th>
                        <td>{parent}</td>
                        <td>{node.state.to_string()}</td>
                        <td>{doing_text(&node.doing, labels())}</td>
                        <td>{node.faults}</td>
                    </tr>
                }
            })
            .collect_view()
    });
    view! {
        <table>
            <caption>{s.processes}</caption>
            <thead><tr>
                <th scope="col">{s.table_process}</th><th scope="col">{s.table_parent}</th>
                <th scope="col">{s.table_state}</th><th scope="col">{s.table_doing}</th>
                <th scope="col">{s.faults_so_far}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn pages(player: Player) -> impl IntoView {
    let s = words();
    let rows = player
        .picture
        .with(|picture| page_rows(player, &picture.memory));
    view! {
        <table data-testid="page-table">
            <caption>{s.address_space}</caption>
            <thead><tr>
                <th scope="col">{s.table_process}</th><th scope="col">{s.table_page}</th>
                <th scope="col">{s.table_area}</th><th scope="col">{s.table_bits}</th>
                <th scope="col">{s.table_frame}</th><th scope="col">{s.table_variables}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn page_rows(player: Player, scene: &MemoryScene) -> impl IntoView + use<> {
    let mut rows = Vec::new();
    for band in &scene.bands {
        for row in &band.rows {
            let Row::Page { vpn, cells } = row else {
                continue;
            };
            for (column, cell) in scene.columns.iter().zip(cells) {
                let Some(cell) = cell else { continue };
                let who: Vec<String> = column.who.iter().map(|who| who.letter.clone()).collect();
                let letters = who.join(" ");
                let (mm, vpn) = (cell.mm, *vpn);
                let address = vpn.addr().to_string();
                let page = fill(words().follow_page, &[&address, &letters]);
                let variables = cell.variables.iter().enumerate();
                let variables = variables
                    .map(|(n, v)| {
                        let bytes = Thing::Bytes {
                            mm,
                            va: v.va,
                            len: v.size,
                        };
                        let name = fill(words().follow_variable, &[&v.name, &letters]);
                        let text = format!("{} = {}", v.name, v.value.as_deref().unwrap_or("?"));
                        let apart = (n > 0).then_some("; ");
                        view! { {apart}{thing(player, bytes, name, text)} }
                    })
                    .collect_view();
                rows.push(view! {
                    <tr>
                        <th scope="row">{letters}</th>
                        <td><code>{thing(player, Thing::Page { mm, vpn }, page, address)}</code></td>
                        <td>{area_name(band.kind, labels())}</td>
                        <td><code>{pte_text(cell.bits)}</code></td>
                        <td>{cell.pfn.map_or_else(|| labels().not_touched.to_string(), |pfn| pfn.to_string())}</td>
                        <td>{variables}</td>
                    </tr>
                });
            }
        }
    }
    rows
}

fn frames(player: Player) -> impl IntoView {
    let s = words();
    let rows = player.picture.with(|picture| {
        let scene = &picture.memory;
        scene
            .frames
            .iter()
            .map(|frame| {
                let wires = scene.wires.iter().filter(|wire| wire.pfn == frame.pfn);
                let mut by: Vec<String> = wires.map(|wire| wire.who.letter.clone()).collect();
                by.dedup();
                view! {
                    <tr>
                        <th scope="row">{thing(
                            player,
                            Thing::Frame(frame.pfn),
                            fill(s.follow_frame, &[&frame.pfn.to_string()]),
                            frame.pfn.to_string(),
                        )}</th>
                        <td>{frame.count}</td>
                        <td>{by.join(" ")}</td>
                        <td><code>{frame.preview.hex.clone()}</code></td>
                    </tr>
                }
            })
            .collect_view()
    });
    view! {
        <table>
            <caption>{labels().page_frames}</caption>
            <thead><tr>
                <th scope="col">{s.table_frame}</th><th scope="col">{s.table_count}</th>
                <th scope="col">{s.table_mapped_by}</th><th scope="col">{s.table_holds}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
