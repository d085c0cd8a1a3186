//! The timeline lens: one lane per process, with its states over time and marks
//! for what happened.
//!
//! The unit along the lanes is a stop at the level of detail that is chosen, so
//! that one step of the player is one unit, whatever hides between two stops.

use super::legend::{Legend, Who};
use crate::ids::Pid;
use crate::kernel::event::FaultReason;
use crate::recording::moments::{Moment, MomentKind};
use serde::Serialize;
use std::collections::BTreeMap;

/// Marks of one kind in a lane that are kept at most: nearer ones become one.
const MOST_MARKS: usize = 4096;

/// What a process does over a stretch of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// On a CPU.
    Running,
    /// Waits for a CPU.
    Ready,
    /// Sleeps.
    Sleeping,
    /// Has ended, and its parent has not asked yet.
    Zombie,
}

/// A stretch of a lane.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Segment {
    /// The first stop.
    pub from: u32,
    /// The stop at which it is over.
    pub to: u32,
    /// What the process does.
    pub phase: Phase,
}

/// What a mark stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// It made a process.
    Fork,
    /// A page fault.
    Fault,
    /// A page was copied.
    Copy,
    /// It printed something.
    Output,
    /// Undefined behaviour.
    Noted,
    /// A hand from outside wrote to its memory.
    Poke,
    /// It took away a child that had ended.
    Reap,
    /// Another process adopted it.
    Reparent,
    /// A signal was sent to it.
    Signal,
    /// It goes on in its handler for a signal.
    Handler,
    /// It ended.
    Exit,
    /// A signal ended it.
    Killed,
}

/// A mark in a lane.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Mark {
    /// The stop that shows it.
    pub at: u32,
    /// The frame that shows it best: the state right after the event.
    pub frame: u64,
    /// What it stands for.
    pub kind: MarkKind,
    /// How many moments stand here.
    pub count: u32,
}

/// A process's lane.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Lane {
    /// Whose.
    pub who: Who,
    /// Who made it, and when: the stop at which the lane branches off.
    pub from: Option<(Pid, u32)>,
    /// What it does, in order.
    pub segments: Vec<Segment>,
    /// What happened, in order.
    pub marks: Vec<Mark>,
}

/// The timeline of a whole recording.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct TimelineScene {
    /// How many stops there are.
    pub stops: u32,
    /// In the order of the processes' making.
    pub lanes: Vec<Lane>,
}

impl TimelineScene {
    /// The stop that shows a frame: the first one at or after it.
    pub fn stop_of(stops: &[u64], frame: u64) -> u32 {
        stops
            .partition_point(|&stop| stop < frame)
            .min(stops.len().saturating_sub(1)) as u32
    }

    /// Hides what comes after a stop: a question about it is open.
    pub fn hide_after(&mut self, stop: u32) {
        for lane in &mut self.lanes {
            lane.segments.retain(|segment| segment.from <= stop);
            for segment in &mut lane.segments {
                segment.to = segment.to.min(stop);
            }
            lane.marks.retain(|mark| mark.at <= stop);
        }
        self.lanes.retain(|lane| {
            let begins = lane.segments.first().map(|segment| segment.from);
            begins
                .or(lane.from.map(|(_, at)| at))
                .is_some_and(|at| at <= stop)
        });
    }
}

struct Open {
    lane: usize,
    since: u32,
    phase: Phase,
}

/// The timeline for these stops (frames, in order).
pub fn scene(moments: &[Moment], stops: &[u64], legend: &Legend) -> TimelineScene {
    let end = stops.len().saturating_sub(1) as u32;
    let mut lanes: Vec<Lane> = legend
        .everyone()
        .map(|who| Lane {
            who,
            from: None,
            segments: Vec::new(),
            marks: Vec::new(),
        })
        .collect();
    let index: BTreeMap<Pid, usize> = lanes
        .iter()
        .enumerate()
        .map(|(n, lane)| (lane.who.pid, n))
        .collect();
    let mut open: BTreeMap<Pid, Open> = BTreeMap::new();
    let mut running: Option<Pid> = None;
    let turn = |lanes: &mut Vec<Lane>, open: &mut BTreeMap<Pid, Open>, pid, at, phase| {
        turn_to(lanes, open, &index, pid, at, phase);
    };
    // What the loader did before the program stands is no part of the show.
    let booted = moments
        .iter()
        .position(|moment| moment.kind == MomentKind::Booted);
    for moment in moments.iter().skip(booted.unwrap_or(0)) {
        let at = TimelineScene::stop_of(stops, moment.frame);
        let pid = moment.pid;
        match moment.kind {
            MomentKind::Booted => {
                turn(&mut lanes, &mut open, pid, at, Some(Phase::Running));
                running = Some(pid);
            }
            MomentKind::TaskCreated { child } => {
                turn(&mut lanes, &mut open, child, at, Some(Phase::Ready));
                if let Some(lane) = index.get(&child).and_then(|&n| lanes.get_mut(n)) {
                    lane.from = lane.from.or((pid != Pid(1)).then_some((pid, at)));
                }
            }
            MomentKind::Switch => {
                let before = running.replace(pid).filter(|&before| before != pid);
                if let Some(before) = before
                    && open.get(&before).is_some_and(|o| o.phase == Phase::Running)
                {
                    turn(&mut lanes, &mut open, before, at, Some(Phase::Ready));
                }
                turn(&mut lanes, &mut open, pid, at, Some(Phase::Running));
            }
            MomentKind::Sleep => turn(&mut lanes, &mut open, pid, at, Some(Phase::Sleeping)),
            MomentKind::Wake => turn(&mut lanes, &mut open, pid, at, Some(Phase::Ready)),
            MomentKind::Exit { .. } => turn(&mut lanes, &mut open, pid, at, Some(Phase::Zombie)),
            MomentKind::Reap { child } => turn(&mut lanes, &mut open, child, at, None),
            _ => {}
        }
        if let Some(kind) = mark_kind(moment.kind).filter(|_| !moment.aside)
            && let Some(lane) = index.get(&pid).and_then(|&n| lanes.get_mut(n))
        {
            push_mark(
                &mut lane.marks,
                Mark {
                    at,
                    frame: moment.frame,
                    kind,
                    count: 1,
                },
                end,
            );
        }
    }
    let left: Vec<Pid> = open.keys().copied().collect();
    for pid in left {
        turn(&mut lanes, &mut open, pid, end, None);
    }
    TimelineScene {
        stops: stops.len() as u32,
        lanes,
    }
}

fn turn_to(
    lanes: &mut [Lane],
    open: &mut BTreeMap<Pid, Open>,
    index: &BTreeMap<Pid, usize>,
    pid: Pid,
    at: u32,
    phase: Option<Phase>,
) {
    if let Some(old) = open.get(&pid) {
        if Some(old.phase) == phase {
            return;
        }
        if old.since < at
            && let Some(lane) = lanes.get_mut(old.lane)
        {
            lane.segments.push(Segment {
                from: old.since,
                to: at,
                phase: old.phase,
            });
        }
        open.remove(&pid);
    }
    if let (Some(phase), Some(&lane)) = (phase, index.get(&pid)) {
        open.insert(
            pid,
            Open {
                lane,
                since: at,
                phase,
            },
        );
    }
}

fn push_mark(marks: &mut Vec<Mark>, mark: Mark, end: u32) {
    let apart = end / MOST_MARKS as u32;
    let near = marks.iter_mut().rev().take(8).find(|m| m.kind == mark.kind);
    match near {
        Some(near) if mark.at - near.at <= apart => near.count += 1,
        _ => marks.push(mark),
    }
}

fn mark_kind(kind: MomentKind) -> Option<MarkKind> {
    Some(match kind {
        MomentKind::TaskCreated { .. } => MarkKind::Fork,
        // Library and kernel code fault too; the first touch of a page is not worth a mark.
        MomentKind::Fault {
            reason: FaultReason::FileFirstTouch,
        } => return None,
        MomentKind::Fault { .. } => MarkKind::Fault,
        MomentKind::Copy => MarkKind::Copy,
        MomentKind::Output => MarkKind::Output,
        MomentKind::Noted => MarkKind::Noted,
        MomentKind::Poke => MarkKind::Poke,
        MomentKind::Reap { .. } => MarkKind::Reap,
        MomentKind::Reparent { .. } => MarkKind::Reparent,
        MomentKind::Exit { .. } => MarkKind::Exit,
        MomentKind::SignalSent { .. } => MarkKind::Signal,
        MomentKind::SignalHandled { .. } => MarkKind::Handler,
        MomentKind::Killed { .. } => MarkKind::Killed,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::Program;

    #[test]
    fn a_child_has_a_lane_from_fork_to_reap() {
        let (a, b) = (Pid(1000), Pid(1001));
        let moment = |frame, pid, kind| Moment {
            frame,
            pid,
            kind,
            aside: false,
        };
        let moments = [
            moment(1, a, MomentKind::Booted),
            moment(20, a, MomentKind::TaskCreated { child: b }),
            moment(30, a, MomentKind::Sleep),
            moment(31, b, MomentKind::Switch),
            moment(40, b, MomentKind::Copy),
            moment(50, b, MomentKind::Exit { status: 0 }),
            moment(51, a, MomentKind::Wake),
            moment(52, a, MomentKind::Switch),
            moment(60, a, MomentKind::Reap { child: b }),
        ];
        let stops: Vec<u64> = (0..10).map(|n| 1 + n * 10).collect();
        let scene = scene(
            &moments,
            &stops,
            &Legend::new([a, b], &Program::default(), ""),
        );
        let segment = |from, to, phase| Segment { from, to, phase };
        assert_eq!(
            scene.lanes[0].segments,
            [
                segment(0, 3, Phase::Running),
                segment(3, 5, Phase::Sleeping),
                segment(5, 6, Phase::Ready),
                segment(6, 9, Phase::Running),
            ]
        );
        assert_eq!(
            scene.lanes[1].segments,
            [
                segment(2, 3, Phase::Ready),
                segment(3, 5, Phase::Running),
                segment(5, 6, Phase::Zombie),
            ]
        );
        let mut veiled = scene.clone();
        veiled.hide_after(4);
        assert_eq!(veiled.lanes[0].segments[1], segment(3, 4, Phase::Sleeping));
        assert_eq!(veiled.lanes[1].marks.len(), 1);
        veiled.hide_after(1);
        assert_eq!(veiled.lanes.len(), 1);
        assert_eq!(scene.lanes[1].from, Some((a, 2)));
        assert_eq!(
            scene.lanes[1]
                .marks
                .iter()
                .map(|m| m.kind)
                .collect::<Vec<_>>(),
            [MarkKind::Copy, MarkKind::Exit]
        );
    }
}
