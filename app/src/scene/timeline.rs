//! The timeline: a lane per process, and the scrubber over them.

use super::leaves_out::LeavesOut;
use super::overview::{Overview, Zoom, shifted};
use super::room::watch_width;
use super::{Badge, colour};
use crate::browser;
use crate::player::{Picture, Player};
use crate::reader::{labels, words};
use crate::words::{Strings, fill};
use leptos::prelude::*;
use sim_core::lens::timeline::{MarkKind, Phase};
use sim_core::lens::timeline_view::{Cluster, LONG, LaneView, Window, lanes};
use web_sys::HtmlElement;

/// Height of a lane.
const LANE: u32 = 24;
/// Width of the names before the lanes, with the room around them: as in the style sheet.
const LANE_NAME: i32 = 100;
/// Room that a mark needs along its lane.
const MARK: i32 = 11;
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

/// A stop's place along the lanes, in per cent of the part that they show.
fn percent(at: u32, (from, to): (u32, u32)) -> f64 {
    let wide = f64::from(to.saturating_sub(from).max(1));
    (f64::from(at) - f64::from(from)) * 100.0 / wide
}

/// Which step this is, in words.
pub fn place_text(picture: &Picture) -> String {
    let values = [picture.stop + 1, picture.stops].map(|n| n.to_string());
    fill(
        labels().frame_of,
        &[&values[0], &values[1], &picture.frame.to_string()],
    )
}

/// Lanes, marks, playhead and scrubber; of a long run, a strip of the whole to zoom with.
#[component]
pub fn Timeline(player: Player) -> impl IntoView {
    let scene = player.timeline;
    let stop = Memo::new(move |_| player.picture.with(|picture| picture.stop));
    let stops = Memo::new(move |_| scene.with(|scene| scene.stops.max(1)));
    let scrub = move |ev: web_sys::Event| {
        if let Ok(stop) = event_target_value(&ev).parse() {
            player.go_to_stop(stop);
        }
    };
    let zoom: Zoom = RwSignal::new(None);
    // Another run, or another level of detail, has other stops.
    Effect::new(move |before: Option<u32>| {
        player.edition.track();
        let now = stops.get();
        if before.is_some_and(|before| before != now) {
            zoom.set(None);
        }
        now
    });
    // Whoever steps out of the part that is shown takes it along.
    Effect::new(move |_| {
        let at = stop.get();
        if let Some((from, to)) = zoom.get_untracked()
            && !(from..=to).contains(&at)
        {
            let middle = (i64::from(from) + i64::from(to)) / 2;
            zoom.set(shifted(
                (from, to),
                i64::from(at) - middle,
                stops.get_untracked(),
            ));
        }
    });
    let span = Memo::new(move |_| zoom.get().unwrap_or((0, stops.get().saturating_sub(1))));
    let room = NodeRef::<leptos::html::Div>::new();
    let width = RwSignal::new(640);
    watch_width(room, width);
    let unfolded = RwSignal::new(false);
    let acting = Memo::new(move |_| {
        let tree = |node: &sim_core::lens::tree::Node| node.focused.then_some(node.who.pid);
        player
            .picture
            .with(|picture| picture.tree.nodes.iter().find_map(tree))
    });
    let lanes = Memo::new(move |_| {
        let (from, to) = span.get();
        let slots = (width.get() - LANE_NAME).max(MARK) / MARK;
        let window = Window {
            from,
            to,
            slots: slots as u32,
        };
        scene.with(|scene| lanes(scene, window, !unfolded.get(), acting.get()))
    });
    // The lane of whoever acts is brought into sight, when that is another one: to ask at every
    // step where it is would have the page laid out twice.
    Effect::new(move |_| {
        let (Some(pid), Some(_)) = (acting.get(), room.get()) else {
            return;
        };
        browser::in_next_frame(move || {
            if let Some(room) = room.try_get_untracked().flatten() {
                bring_into_sight(&room, pid.0);
            }
        });
    });
    // What each step moves, in one place. Where a question has held it, the thumb goes back as well.
    let (playhead, scrubber) = (
        NodeRef::<leptos::html::Div>::new(),
        NodeRef::<leptos::html::Input>::new(),
    );
    Effect::new(move |before: Option<Option<(u32, u32)>>| {
        player.gates.bumps.track();
        let (span, stop) = (span.get(), stop.get());
        let text = player.picture.with(place_text);
        let (Some(playhead), Some(scrubber)) = (playhead.get(), scrubber.get()) else {
            return None;
        };
        let left = format!("{}%", percent(stop, span));
        let playhead: &HtmlElement = &playhead;
        let _ = playhead.style().set_property("left", &left);
        if before.flatten() != Some(span) {
            scrubber.set_min(&span.0.to_string());
            scrubber.set_max(&span.1.to_string());
        }
        scrubber.set_value(&stop.to_string());
        let _ = scrubber.set_attribute("aria-valuetext", &text);
        Some(span)
    });
    view! {
        <section class="timeline">
            <div class="lanes" data-testid="lanes" node_ref=room tabindex="0" role="group" data-scrolls=""
                aria-label=move || words().timeline>
                <div class="lane-stack">
                    {move || lanes.with(|lanes| {
                        let span = span.get();
                        let shown = lanes.iter().take(MOST_LANES);
                        let open = unfolded.get();
                        let views = shown.enumerate().map(|(n, lane)| {
                            let fold = (lane.size > 1 || (open && n == 0)).then_some(unfolded);
                            lane_view(player, lane, span, fold)
                        });
                        views.collect_view()
                    })}
                    {move || more_view(lanes.with(Vec::len).saturating_sub(MOST_LANES))}
                    <div class="playhead-room"><div class="playhead" node_ref=playhead></div></div>
                </div>
            </div>
            <Show when=move || { stops.get() >= LONG }>
                <Overview player zoom stops stop />
            </Show>
            <div class="scrub">
                <LeavesOut lens="processes" above=true />
                <input type="range" class="scrubber" data-testid="scrubber"
                    aria-label=move || words().scrubber
                    node_ref=scrubber
                    on:input=scrub />
            </div>
        </section>
    }
}

/// Scrolls the lanes, and nothing but them, so that a process's lane can be seen.
fn bring_into_sight(room: &web_sys::HtmlElement, pid: u32) {
    let Ok(Some(lane)) = room.query_selector(&format!(".lane[data-pid='{pid}']")) else {
        return;
    };
    let (lane, seen) = (
        lane.get_bounding_client_rect(),
        room.get_bounding_client_rect(),
    );
    let above = (lane.top() - seen.top()).min(0.0);
    let below = (lane.bottom() - seen.bottom()).max(0.0);
    room.set_scroll_top(room.scroll_top() + (above + below).round() as i32);
}

/// Says how many more processes there are than are shown.
pub fn more_view(more: usize) -> impl IntoView {
    (more > 0).then(
        || view! { <p class="more">{fill(labels().more_processes, &[&more.to_string()])}</p> },
    )
}

/// A lane; `fold` is what unfolds its crowd, or folds all of them again.
fn lane_view(
    player: Player,
    lane: &LaneView,
    span: (u32, u32),
    fold: Option<RwSignal<bool>>,
) -> impl IntoView + use<> {
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
            let (from, to) = (percent(segment.from, span), percent(segment.to, span));
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
        .map(|cluster| cluster_view(player, cluster, span))
        .collect_view();
    let label = fill(words().lane_of, &[&lane.who.letter]);
    let number = match (fold, lane.size) {
        (Some(unfolded), size) => {
            let open = size == 1;
            let (sign, name) = if open {
                ("▾".to_string(), words().fold_lanes.to_string())
            } else {
                let size = size.to_string();
                (format!("▸ ×{size}"), fill(words().unfold_lanes, &[&size]))
            };
            view! {
                <button class="lane-fold" data-testid="lanes-fold" aria-expanded=open.to_string()
                    aria-label=name.clone() title=name
                    on:click=move |_| unfolded.set(!open)>{sign}</button>
            }
            .into_any()
        }
        (None, _) => view! { <span class="lane-pid">{lane.who.pid.0}</span> }.into_any(),
    };
    view! {
        <div class=format!("lane {}", colour(&lane.who)) data-pid=lane.who.pid.0>
            <span class="lane-name"><Badge who=lane.who.clone() />{number}</span>
            <svg class="lane-room" height=LANE role="img" aria-label=label>
                {segments}
                {marks}
            </svg>
        </div>
    }
}

fn cluster_view(player: Player, cluster: &Cluster, span: (u32, u32)) -> impl IntoView + use<> {
    let s = words();
    let names: Vec<String> = cluster
        .kinds
        .iter()
        .map(|&(kind, count)| match count {
            1 => mark_name(kind, s).to_string(),
            count => format!("{} ×{count}", mark_name(kind, s)),
        })
        .collect();
    let kind = format!("{:?}", cluster.kind).to_lowercase();
    let class = if cluster.count() > 1 {
        format!("mark m-{kind} many")
    } else {
        format!("mark m-{kind}")
    };
    let frame = cluster.frame;
    view! {
        <svg class="mark-place" x=format!("{:.3}%", percent(cluster.at, span)) y=LANE / 2 overflow="visible">
            <path class=class d=mark_shape(cluster.kind)
                data-frame=frame.to_string() data-kind=kind
                on:click=move |_| player.go_to(frame)>
                <title>{names.join(", ")}</title>
            </path>
        </svg>
    }
}
