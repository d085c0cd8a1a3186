//! The timeline: a lane per process, and the scrubber over them.

use super::{Badge, colour};
use crate::page::{labels, words};
use crate::player::{Picture, Player};
use crate::words::{Strings, fill};
use leptos::prelude::*;
use sim_core::lens::timeline::{Lane, Mark, MarkKind, Phase};

/// Height of a lane.
const LANE: u32 = 24;
/// Lanes that are drawn at most: those of the eldest.
const MOST_LANES: usize = 64;

/// What a mark stands for, in words.
fn mark_name(kind: MarkKind, s: &Strings) -> &'static str {
    match kind {
        MarkKind::Fork => s.mark_fork,
        MarkKind::Fault => s.mark_fault,
        MarkKind::Copy => s.mark_copy,
        MarkKind::Output => s.mark_output,
        MarkKind::Noted => s.mark_noted,
        MarkKind::Poke => s.mark_poke,
        MarkKind::Reap => s.mark_reap,
        MarkKind::Reparent => s.mark_reparent,
        MarkKind::Signal => s.mark_signal,
        MarkKind::Handler => s.mark_handler,
        MarkKind::Exit => s.mark_exit,
        MarkKind::Killed => s.mark_killed,
    }
}

/// A mark's shape, around 0,0: shape tells it as well as colour.
fn mark_shape(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Fork => "M-5 5L0 -5L5 5z",
        MarkKind::Fault => "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z",
        MarkKind::Copy => "M0 -5.5L5.5 0L0 5.5L-5.5 0z",
        MarkKind::Output => "M-4 4V-4H4V1H1V4z",
        MarkKind::Poke => "M0 5L-5 -3H-2V-6H2V-3H5z",
        MarkKind::Noted => "M-1 -6H1V2H-1zM-1 4H1V6H-1z",
        MarkKind::Reap => "M-5 -4H5L0 5z",
        MarkKind::Reparent => "M-5 0L0 -5V-2H5V2H0V5z",
        MarkKind::Signal => "M-2 -6H3L1 -1H4L-3 6L-1 1H-4z",
        MarkKind::Handler => "M-5 -4H1V-6L5 -2.5L1 1V-1H-2V5H-5z",
        MarkKind::Exit => "M-4 -4H4V4H-4z",
        MarkKind::Killed => "M-5 -3L-3 -5L0 -2L3 -5L5 -3L2 0L5 3L3 5L0 2L-3 5L-5 3L-2 0z",
    }
}

/// A stop's place along the lanes, in per cent.
fn percent(at: u32, stops: u32) -> f64 {
    if stops < 2 {
        0.0
    } else {
        f64::from(at) * 100.0 / f64::from(stops - 1)
    }
}

/// Which step this is, in words.
pub fn place_text(picture: &Picture) -> String {
    let values = [picture.stop + 1, picture.stops].map(|n| n.to_string());
    fill(
        labels().frame_of,
        &[&values[0], &values[1], &picture.frame.to_string()],
    )
}

/// Lanes, marks, playhead and scrubber.
#[component]
pub fn Timeline(player: Player) -> impl IntoView {
    let scene = player.timeline;
    let stop = Memo::new(move |_| player.picture.with(|picture| picture.stop));
    let stops = Memo::new(move |_| scene.with(|scene| scene.stops.max(1)));
    let about = Memo::new(move |_| player.picture.with(place_text));
    let scrub = move |ev: web_sys::Event| {
        if let Ok(stop) = event_target_value(&ev).parse() {
            player.go_to_stop(stop);
        }
    };
    view! {
        <section class="timeline" aria-label=move || words().timeline>
            <div class="lanes" data-testid="lanes">
                {move || scene.with(|scene| {
                    let lanes = scene.lanes.iter().take(MOST_LANES);
                    lanes.map(|lane| lane_view(player, lane, scene.stops)).collect_view()
                })}
                {move || more_view(scene.with(|scene| scene.lanes.len()).saturating_sub(MOST_LANES))}
                <div class="playhead-room">
                    <div class="playhead" style:left=move || format!("{}%", percent(stop.get(), stops.get()))></div>
                </div>
            </div>
            <div class="scrub">
                <input type="range" min="0" class="scrubber" data-testid="scrubber"
                    aria-label=move || words().scrubber
                    aria-valuetext=move || about.get()
                    max=move || (stops.get() - 1).to_string()
                    prop:value=move || {
                        // Where a question has held it, the thumb goes back as well.
                        player.gates.bumps.track();
                        stop.get().to_string()
                    }
                    on:input=scrub />
            </div>
        </section>
    }
}

/// Says how many more processes there are than are shown.
pub fn more_view(more: usize) -> impl IntoView {
    (more > 0).then(
        || view! { <p class="more">{fill(labels().more_processes, &[&more.to_string()])}</p> },
    )
}

fn lane_view(player: Player, lane: &Lane, stops: u32) -> impl IntoView + use<> {
    let segments = lane
        .segments
        .iter()
        .map(|segment| {
            let class = match segment.phase {
                Phase::Running => "seg running",
                Phase::Ready => "seg ready",
                Phase::Sleeping => "seg sleeping",
                Phase::Zombie => "seg zombie",
            };
            let (from, to) = (percent(segment.from, stops), percent(segment.to, stops));
            let (y, h) = match segment.phase {
                Phase::Running => (7, 10),
                Phase::Ready | Phase::Zombie => (10, 4),
                Phase::Sleeping => (11, 2),
            };
            view! {
                <rect class=class x=format!("{from:.3}%") width=format!("{:.3}%", (to - from).max(0.15))
                    y=y height=h></rect>
            }
        })
        .collect_view();
    let marks = lane
        .marks
        .iter()
        .map(|mark| mark_view(player, *mark, stops))
        .collect_view();
    let label = fill(words().lane_of, &[&lane.who.letter]);
    view! {
        <div class=format!("lane {}", colour(&lane.who)) data-pid=lane.who.pid.0>
            <span class="lane-name"><Badge who=lane.who.clone() /><span class="lane-pid">{lane.who.pid.0}</span></span>
            <svg class="lane-room" height=LANE role="img" aria-label=label>
                {segments}
                {marks}
            </svg>
        </div>
    }
}

fn mark_view(player: Player, mark: Mark, stops: u32) -> impl IntoView {
    let s = words();
    let mut name = mark_name(mark.kind, s).to_string();
    if mark.count > 1 {
        name = format!("{name} ×{}", mark.count);
    }
    let kind = format!("{:?}", mark.kind).to_lowercase();
    view! {
        <svg class="mark-place" x=format!("{:.3}%", percent(mark.at, stops)) y=LANE / 2 overflow="visible">
            <path class=format!("mark m-{kind}") d=mark_shape(mark.kind)
                data-frame=mark.frame.to_string() data-kind=kind
                on:click=move |_| player.go_to(mark.frame)>
                <title>{name}</title>
            </path>
        </svg>
    }
}
