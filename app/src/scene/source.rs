//! The program's text, with the line that each process is at.

use super::colour;
use super::leaves_out::LeavesOut;
use crate::browser;
use crate::player::Player;
use crate::reader::words;
use crate::words::fill;
use leptos::html;
use leptos::prelude::*;
use sim_core::c::highlight::{self, Colour, Inside};
use sim_core::lens::source::{Marker, SourceScene};

/// The source of what is shown.
#[component]
pub fn SourceView(
    player: Player,
    #[prop(into)] text: Signal<String>,
    /// Buttons beside the title.
    children: Children,
) -> impl IntoView {
    if player.hushed.get_value() {
        return view! {
            <section class="panel source" aria-label=move || words().source data-testid="hidden-code">
                <p class="quiet hidden-code">{move || words().code_hidden}</p>
            </section>
        }
        .into_any();
    }
    let scene = Memo::new(move |_| player.picture.with(|picture| picture.source.clone()));
    // Of a step only the lines hear that somebody has come to or left.
    let lines = StoredValue::new(Vec::<RwSignal<Vec<Marker>>>::new());
    Effect::new(move |before: Option<Vec<u32>>| {
        scene.with(|scene| {
            let there: Vec<u32> = scene.markers.iter().map(|marker| marker.line).collect();
            lines.with_value(|lines| {
                for &n in before.iter().flatten().chain(&there) {
                    let markers = (n as usize).checked_sub(1).and_then(|n| lines.get(n));
                    let now = on_line(scene, n);
                    let differs = |before: &Vec<Marker>| !now.clone().eq(before);
                    if let Some(markers) = markers
                        && markers.try_with_untracked(differs) == Some(true)
                    {
                        markers.set(now.cloned().collect());
                    }
                }
            });
            there
        })
    });
    let list = NodeRef::<html::Ol>::new();
    let look_at = Memo::new(move |_| scene.with(|scene| scene.look_at));
    Effect::new(move |_| {
        let (Some(line), Some(list)) = (look_at.get(), list.get()) else {
            return;
        };
        // Once the step has been painted: to ask where it is now would lay the page out twice.
        browser::in_next_frame(move || bring_into_sight(&list, line));
    });
    view! {
        <section class="panel source" aria-label=move || words().source>
            <header class="panel-head"><h2>{move || words().source}</h2><LeavesOut lens="source" />{children()}</header>
            <ol class="code" node_ref=list tabindex="0" data-scrolls="" data-testid="source">
                {move || text.with(|text| {
                    let mut inside = Inside::Text;
                    let mut all = Vec::new();
                    let views = (1..).zip(text.lines()).map(|(n, line)| {
                        let (pieces, after) = highlight::line(line, inside);
                        inside = after;
                        let markers = scene.with_untracked(|scene| on_line(scene, n).cloned().collect());
                        let markers = RwSignal::new(markers);
                        all.push(markers);
                        source_line(player, markers, n, line, &pieces)
                    });
                    let views = views.collect_view();
                    lines.set_value(all);
                    views
                })}
            </ol>
        </section>
    }
    .into_any()
}

/// Who is at a line.
fn on_line(scene: &SourceScene, line: u32) -> impl Iterator<Item = &Marker> + Clone {
    scene.markers.iter().filter(move |it| it.line == line)
}

/// Scrolls the list, and nothing but the list, so that a line can be seen.
fn bring_into_sight(list: &web_sys::HtmlElement, line: u32) {
    let Some(row) = list.children().item(line.saturating_sub(1)) else {
        return;
    };
    let (room, place) = (
        list.get_bounding_client_rect(),
        row.get_bounding_client_rect(),
    );
    let margin = place.height() * 2.0;
    if place.top() < room.top() + margin || place.bottom() > room.bottom() - margin {
        let middle = place.top() - room.top() - room.height() / 2.0;
        list.set_scroll_top(list.scroll_top() + middle as i32);
    }
}

fn source_line(
    player: Player,
    markers: RwSignal<Vec<Marker>>,
    number: u32,
    text: &str,
    pieces: &[(Colour, usize)],
) -> impl IntoView + use<> {
    let class = move || {
        markers.with(|markers| match markers.iter().find(|m| m.depth == 0) {
            Some(marker) if marker.on_cpu => format!("code-line here {}", colour(&marker.who)),
            Some(marker) => format!("code-line there {}", colour(&marker.who)),
            None => "code-line".to_string(),
        })
    };
    let mut from = 0;
    let pieces = pieces.iter().map(|&(colour, end)| {
        let piece = text.get(from..end).unwrap_or_default().to_string();
        from = end;
        view! { <span class=colour.class()>{piece}</span> }
    });
    let pieces = pieces.collect_view();
    view! {
        <li class=class data-line=number>
            <span class="markers">
                {move || markers.with(|markers| {
                    // Whoever is on the CPU comes first; there is room for two badges.
                    let mut order: Vec<&Marker> = markers.iter().collect();
                    order.sort_by_key(|marker| !marker.on_cpu);
                    let shown = if order.len() > 2 { 1 } else { 2 };
                    let more = order.len().saturating_sub(shown);
                    let more = (more > 0).then(|| view! { <span class="markers-more">{format!("+{more}")}</span> });
                    (order.into_iter().take(shown).map(mark).collect_view(), more)
                })}
            </span>
            <button class="number" tabindex="-1" title=move || words().breakpoint_tip
                aria-label=move || fill(words().breakpoint, &[&number.to_string()])
                aria-pressed=move || player.breakpoints.with(|lines| lines.contains(&number)).to_string()
                on:click=move |_| player.toggle_breakpoint(number)>{number}</button>
            <code>{pieces}</code>
        </li>
    }
}

fn mark(marker: &Marker) -> impl IntoView + use<> {
    let class = if marker.depth > 0 {
        "badge outer"
    } else {
        "badge"
    };
    let title = if marker.depth > 0 {
        format!("{} ↑", marker.who.letter)
    } else {
        marker.who.letter.clone()
    };
    view! {
        <span class=format!("{class} {}", colour(&marker.who)) data-testid="marker"
            data-pid=marker.who.pid.0 title=title>{marker.who.letter.clone()}</span>
    }
}
