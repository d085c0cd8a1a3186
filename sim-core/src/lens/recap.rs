//! The recap lens: what each process did over a whole run, counted, with the first
//! moment of each kind. It is what there is to see when no process has memory any more.

use super::legend::{Legend, Who};
use crate::ids::Pid;
use crate::kernel::event::FaultReason;
use crate::recording::moments::{Moment, MomentKind};
use serde::Serialize;
use std::collections::BTreeMap;

/// Processes that have a row of their own; the rest share one.
const ROWS: usize = 50;

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// It made a process.
    Fork,
    /// A page fault, of whatever sort: those below are among them.
    Fault,
    /// A page was copied for it.
    Copy,
    /// It wrote to a page that it was the last to have, and kept it (`wp_page_reuse`).
    Keep,
    /// It wrote to a page that so far read from the zero page.
    Zero,
    /// A signal was sent to it.
    Signal,
    /// It printed something.
    Output,
}

impl Deed {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Deed; 7] = [
        Deed::Fork,
        Deed::Fault,
        Deed::Copy,
        Deed::Keep,
        Deed::Zero,
        Deed::Signal,
        Deed::Output,
    ];
}

/// How often something happened, and where it happened first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Count {
    /// How often; never 0.
    pub times: u32,
    /// The frame that shows the first one.
    pub first: u64,
}

/// How a process ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Ended {
    /// The wait status, as wait(2) hands it on.
    pub status: u32,
    /// The frame that shows it.
    pub frame: u64,
}

/// A process's row, or that of several.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Row {
    /// What happened, by kind; what never happened is not there.
    pub counts: BTreeMap<Deed, Count>,
    /// How it ended; none for several, or for one that did not.
    pub ended: Option<Ended>,
}

impl Row {
    fn add(&mut self, deed: Deed, times: u32, first: u64) {
        let count = self.counts.entry(deed).or_insert(Count { times: 0, first });
        count.times += times;
        count.first = count.first.min(first);
    }

    fn join(&mut self, other: &Row) {
        for (&deed, count) in &other.counts {
            self.add(deed, count.times, count.first);
        }
    }
}

/// What a run did.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct RecapScene {
    /// A row for each process, in the order of their making.
    pub rows: Vec<(Who, Row)>,
    /// How many more processes there were, and what they did together.
    pub rest: Option<(u32, Row)>,
    /// What all did together, if there is more than one.
    pub all: Option<Row>,
}

impl RecapScene {
    /// The kinds that happened at all, in the order in which they are shown.
    pub fn deeds(&self) -> Vec<Deed> {
        let happened = |deed: &Deed| {
            let rows = self.rows.iter().map(|(_, row)| row);
            rows.chain(self.rest.iter().map(|(_, row)| row))
                .any(|row| row.counts.contains_key(deed))
        };
        Deed::ALL.into_iter().filter(happened).collect()
    }
}

/// Counts a recording's moments. What the loader did before the program began is not among them.
pub fn scene(moments: &[Moment], legend: &Legend) -> RecapScene {
    let booted = moments
        .iter()
        .position(|moment| moment.kind == MomentKind::Booted);
    let mut by_pid: BTreeMap<Pid, Row> = BTreeMap::new();
    for moment in moments.iter().skip(booted.unwrap_or(0)) {
        let row = by_pid.entry(moment.pid).or_default();
        if let MomentKind::Exit { status } = moment.kind {
            row.ended = Some(Ended {
                status,
                frame: moment.frame,
            });
        }
        for deed in deeds_of(moment.kind) {
            row.add(*deed, 1, moment.frame);
        }
    }
    let mut everyone: Vec<(Who, Row)> = legend
        .everyone()
        .map(|who| {
            let row = by_pid.remove(&who.pid).unwrap_or_default();
            (who, row)
        })
        .collect();
    let all = (everyone.len() > 1).then(|| together(&everyone));
    let rest = everyone.split_off(everyone.len().min(ROWS));
    RecapScene {
        rows: everyone,
        rest: (!rest.is_empty()).then(|| (rest.len() as u32, together(&rest))),
        all,
    }
}

fn together(rows: &[(Who, Row)]) -> Row {
    let mut sum = Row::default();
    rows.iter().for_each(|(_, row)| sum.join(row));
    sum
}

fn deeds_of(kind: MomentKind) -> &'static [Deed] {
    match kind {
        MomentKind::TaskCreated { .. } => &[Deed::Fork],
        MomentKind::Fault { reason } => match reason {
            // The CPU raises a general protection exception there: no page fault.
            FaultReason::NonCanonical => &[],
            FaultReason::CowReuse => &[Deed::Fault, Deed::Keep],
            FaultReason::CowZero => &[Deed::Fault, Deed::Zero],
            _ => &[Deed::Fault],
        },
        MomentKind::Copy => &[Deed::Copy],
        MomentKind::SignalSent { .. } => &[Deed::Signal],
        MomentKind::Output => &[Deed::Output],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::Program;

    fn fault(reason: FaultReason) -> MomentKind {
        MomentKind::Fault { reason }
    }

    #[test]
    fn what_each_did_is_counted_from_the_programs_beginning_with_its_first_moment() {
        let (a, b) = (Pid(1000), Pid(1001));
        let moment = |frame, pid, kind| Moment {
            frame,
            pid,
            kind,
            aside: false,
        };
        let moments = [
            moment(3, a, fault(FaultReason::FileFirstTouch)),
            moment(5, a, MomentKind::Booted),
            moment(7, a, fault(FaultReason::AnonFirstTouch)),
            moment(20, a, MomentKind::TaskCreated { child: b }),
            moment(30, b, fault(FaultReason::CowShared)),
            moment(31, b, MomentKind::Copy),
            moment(40, a, fault(FaultReason::CowReuse)),
            moment(41, b, fault(FaultReason::NonCanonical)),
            moment(50, b, MomentKind::Exit { status: 0x100 }),
        ];
        let scene = scene(&moments, &Legend::new([a, b], &Program::default(), ""));
        let count = |times, first| Count { times, first };
        assert_eq!(
            scene.rows[0].1.counts,
            BTreeMap::from([
                (Deed::Fork, count(1, 20)),
                (Deed::Fault, count(2, 7)),
                (Deed::Keep, count(1, 40)),
            ])
        );
        assert_eq!(scene.rows[0].1.ended, None);
        assert_eq!(
            scene.rows[1].1.ended,
            Some(Ended {
                status: 0x100,
                frame: 50
            })
        );
        let all = scene.all.as_ref().unwrap();
        assert_eq!(all.counts[&Deed::Fault], count(3, 7));
        assert_eq!(
            scene.deeds(),
            [Deed::Fork, Deed::Fault, Deed::Copy, Deed::Keep]
        );
        assert_eq!(scene.rest, None);
    }

    #[test]
    fn of_a_crowd_the_later_ones_share_a_row() {
        let pids: Vec<Pid> = (0..60).map(|n| Pid(1000 + n)).collect();
        let moments: Vec<Moment> = pids
            .iter()
            .map(|&pid| Moment {
                frame: u64::from(pid.0),
                pid,
                kind: MomentKind::Output,
                aside: false,
            })
            .collect();
        let scene = scene(&moments, &Legend::new(pids, &Program::default(), ""));
        assert_eq!(scene.rows.len(), ROWS);
        let (size, rest) = scene.rest.unwrap();
        assert_eq!((size, rest.counts[&Deed::Output].times), (10, 10));
        assert_eq!(rest.counts[&Deed::Output].first, 1050);
        assert_eq!(scene.all.unwrap().counts[&Deed::Output].times, 60);
    }
}
