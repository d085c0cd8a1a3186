//! A part of the timeline as it fits a room: what stands too close together is one
//! mark, and a crowd of siblings is one lane.

use super::legend::Who;
use super::timeline::{Lane, Mark, MarkKind, Phase, Segment, TimelineScene};
use crate::ids::Pid;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Lanes that stand one below the other before any are folded.
const ROOM: usize = 10;
/// Fewer siblings are not folded.
const FEWEST: usize = 4;

/// From so many stops on the lanes stand beside a strip of the whole run: a part of them can be
/// looked at.
pub const LONG: u32 = 1000;

/// What part is shown, and how finely.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Window {
    /// The first stop.
    pub from: u32,
    /// The last one.
    pub to: u32,
    /// How many marks fit beside each other.
    pub slots: u32,
}

/// Marks that stand in one place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Cluster {
    /// The stop where it is drawn.
    pub at: u32,
    /// The frame that shows the most important of them.
    pub frame: u64,
    /// Its kind.
    pub kind: MarkKind,
    /// How many of each kind, the most important first.
    pub kinds: Vec<(MarkKind, u32)>,
}

impl Cluster {
    /// How many moments stand here.
    pub fn count(&self) -> u32 {
        self.kinds.iter().map(|(_, count)| count).sum()
    }
}

/// A lane, or several as one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct LaneView {
    /// Whose; of a crowd, the first.
    pub who: Who,
    /// How many processes it stands for.
    pub size: u32,
    /// What they do: of one phase after the other, the more important on top.
    pub segments: Vec<Segment>,
    /// What happened.
    pub marks: Vec<Cluster>,
}

/// The more important a kind is, the less it gives way.
fn weight(kind: MarkKind) -> u8 {
    match kind {
        MarkKind::Killed => 0,
        MarkKind::Poke => 1,
        MarkKind::Noted => 2,
        MarkKind::Copy => 3,
        // The child's lane begins there, too.
        MarkKind::Fork => 4,
        MarkKind::Exit => 5,
        MarkKind::Signal => 6,
        MarkKind::Handler => 7,
        MarkKind::Reparent => 8,
        MarkKind::Output => 9,
        MarkKind::Reap => 10,
        MarkKind::Fault => 11,
    }
}

/// The lanes for a window. Crowds are folded if `fold` says so, but never the lane of
/// `keep`.
pub fn lanes(
    scene: &TimelineScene,
    window: Window,
    fold: bool,
    keep: Option<Pid>,
) -> Vec<LaneView> {
    let crowds = if fold && scene.lanes.len() > ROOM {
        crowds(scene, keep)
    } else {
        BTreeMap::new()
    };
    let folded: BTreeSet<usize> = crowds.values().flatten().copied().collect();
    let firsts: BTreeMap<usize, &Vec<usize>> = crowds
        .values()
        .filter_map(|members| Some((*members.first()?, members)))
        .collect();
    let lanes = scene.lanes.iter().enumerate();
    lanes
        .filter_map(|(n, lane)| {
            let members: Vec<&Lane> = match firsts.get(&n) {
                Some(members) => members.iter().filter_map(|&n| scene.lanes.get(n)).collect(),
                None if folded.contains(&n) => return None,
                None => vec![lane],
            };
            Some(lane_view(lane, &members, window))
        })
        .collect()
}

/// Siblings without children of their own, by their parent: their places.
fn crowds(scene: &TimelineScene, keep: Option<Pid>) -> BTreeMap<Pid, Vec<usize>> {
    let parents: BTreeSet<Pid> = scene
        .lanes
        .iter()
        .filter_map(|lane| Some(lane.from?.0))
        .collect();
    let mut crowds: BTreeMap<Pid, Vec<usize>> = BTreeMap::new();
    for (n, lane) in scene.lanes.iter().enumerate() {
        let pid = lane.who.pid;
        if let (Some((parent, _)), false) = (lane.from, parents.contains(&pid) || keep == Some(pid))
        {
            crowds.entry(parent).or_default().push(n);
        }
    }
    crowds.retain(|_, members| members.len() >= FEWEST);
    crowds
}

fn lane_view(first: &Lane, members: &[&Lane], window: Window) -> LaneView {
    let mut marks: Vec<&Mark> = members.iter().flat_map(|lane| &lane.marks).collect();
    marks.sort_by_key(|mark| (mark.at, mark.frame));
    LaneView {
        who: first.who.clone(),
        size: members.len() as u32,
        segments: segments(members, window),
        marks: clusters(&marks, window),
    }
}

/// What the members do, joined where the gaps would be too small to be seen.
fn segments(members: &[&Lane], window: Window) -> Vec<Segment> {
    let gap = (window.to - window.from) / window.slots.max(1) / 8;
    let mut joined: Vec<Segment> = Vec::new();
    for phase in [Phase::Zombie, Phase::Sleeping, Phase::Ready, Phase::Running] {
        let all = members.iter().flat_map(|lane| &lane.segments);
        let mut here: Vec<Segment> = all
            .filter(|it| it.phase == phase && it.from <= window.to && it.to >= window.from)
            .map(|it| Segment {
                from: it.from.max(window.from),
                to: it.to.min(window.to),
                phase,
            })
            .collect();
        here.sort_by_key(|it| it.from);
        let start = joined.len();
        for segment in here {
            let own = joined.get_mut(start..).and_then(<[Segment]>::last_mut);
            match own {
                Some(last) if segment.from <= last.to.saturating_add(gap) => {
                    last.to = last.to.max(segment.to);
                }
                _ => joined.push(segment),
            }
        }
    }
    joined
}

/// Marks in a window, those that would touch as one.
fn clusters(marks: &[&Mark], window: Window) -> Vec<Cluster> {
    let wide = u64::from(window.to.saturating_sub(window.from)).max(1);
    let place = |at: u32| u64::from(at - window.from) * u64::from(window.slots) * 16 / wide;
    let mut clusters: Vec<Cluster> = Vec::new();
    let seen = marks
        .iter()
        .filter(|mark| (window.from..=window.to).contains(&mark.at));
    for mark in seen {
        let near = clusters
            .last_mut()
            .filter(|last| place(mark.at) < place(last.at) + 16);
        let Some(cluster) = near else {
            clusters.push(Cluster {
                at: mark.at,
                frame: mark.frame,
                kind: mark.kind,
                kinds: vec![(mark.kind, mark.count)],
            });
            continue;
        };
        if weight(mark.kind) < weight(cluster.kind) {
            cluster.kind = mark.kind;
            cluster.frame = mark.frame;
        }
        let known = cluster.kinds.iter_mut().find(|it| it.0 == mark.kind);
        match known {
            Some((_, count)) => *count += mark.count,
            None => cluster.kinds.push((mark.kind, mark.count)),
        }
        cluster.kinds.sort_by_key(|(kind, _)| weight(*kind));
    }
    clusters
}

/// How much happens in each of so many equal parts of the whole run.
pub fn density(scene: &TimelineScene, parts: u32) -> Vec<u32> {
    let mut bars = vec![0; parts as usize];
    let stops = u64::from(scene.stops.max(1));
    for mark in scene.lanes.iter().flat_map(|lane| &lane.marks) {
        let part = u64::from(mark.at) * u64::from(parts) / stops;
        if let Some(bar) = bars.get_mut(part as usize) {
            *bar += mark.count;
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(at: u32, kind: MarkKind) -> Mark {
        Mark {
            at,
            frame: u64::from(at) * 10,
            kind,
            count: 1,
        }
    }

    fn lane(pid: u32, parent: Option<u32>, marks: Vec<Mark>) -> Lane {
        Lane {
            who: Who {
                pid: Pid(pid),
                ..Who::default()
            },
            from: parent.map(|pid| (Pid(pid), 1)),
            segments: vec![Segment {
                from: pid % 50,
                to: pid % 50 + 2,
                phase: Phase::Running,
            }],
            marks,
        }
    }

    #[test]
    fn marks_that_would_touch_are_one_and_come_apart_when_zoomed_in() {
        let marks = vec![
            mark(100, MarkKind::Fault),
            mark(101, MarkKind::Copy),
            mark(102, MarkKind::Fault),
            mark(900, MarkKind::Exit),
        ];
        let scene = TimelineScene {
            stops: 1000,
            lanes: vec![lane(1000, None, marks)],
        };
        let whole = Window {
            from: 0,
            to: 999,
            slots: 50,
        };
        let shown = &lanes(&scene, whole, true, None)[0].marks;
        assert_eq!(shown.len(), 2);
        assert_eq!((shown[0].kind, shown[0].frame), (MarkKind::Copy, 1010));
        assert_eq!(shown[0].kinds, [(MarkKind::Copy, 1), (MarkKind::Fault, 2)]);
        let near = Window {
            from: 95,
            to: 110,
            slots: 50,
        };
        assert_eq!(lanes(&scene, near, true, None)[0].marks.len(), 3);
        let bars = density(&scene, 10);
        assert_eq!(bars, [0, 3, 0, 0, 0, 0, 0, 0, 0, 1]);
    }

    #[test]
    fn a_crowd_of_siblings_is_one_lane_but_for_who_acts() {
        let mut all = vec![lane(1000, None, vec![])];
        all.extend((1..=47).map(|n| lane(1000 + n, Some(1000), vec![mark(n, MarkKind::Exit)])));
        let scene = TimelineScene {
            stops: 100,
            lanes: all,
        };
        let window = Window {
            from: 0,
            to: 99,
            slots: 60,
        };
        let shown = lanes(&scene, window, true, Some(Pid(1005)));
        let sizes: Vec<u32> = shown.iter().map(|lane| lane.size).collect();
        assert_eq!(sizes, [1, 46, 1]);
        let marks: u32 = shown[1].marks.iter().map(Cluster::count).sum();
        assert_eq!(marks, 46);
        assert_eq!(lanes(&scene, window, false, None).len(), 48);
    }
}
