//! The story of a page fault: from the access that the page tables do not allow to
//! the same access once more, beat by beat. Each beat is an event, and so a frame.

use crate::ids::{Pid, VirtAddr};
use crate::kernel::event::{Access, Event, EventKind};
use serde::Serialize;

/// A beat.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BeatKind {
    /// The instruction wants the page.
    Access,
    /// The MMU walks the tables.
    Walk,
    /// The exception, and its reason.
    Fault,
    /// The stack's area grows.
    Area,
    /// Tables that were missing.
    Tables,
    /// A frame is taken.
    Frame,
    /// Bytes move: a copy, or a file's content.
    Bytes,
    /// The entry leads to the frame.
    Entry,
    /// The count of the frame that it led to before.
    Count,
    /// Back to the program.
    Done,
    /// The access once more.
    Again,
    /// A signal instead.
    Signal,
}

/// A beat and the frame that shows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Beat {
    /// What.
    pub kind: BeatKind,
    /// The first frame that shows it.
    pub frame: u64,
    /// The last one: a beat can take more than one event.
    pub last: u64,
}

/// A story with the place where the reader is.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Story {
    /// What was wanted.
    pub access: Option<Access>,
    /// The beats, in order.
    pub beats: Vec<Beat>,
    /// Which one the frame shows.
    pub at: usize,
}

/// Events before and after a frame that are looked at for its story: those of a fault
/// that reads a whole window of a file and maps what is around fit in.
pub const AROUND: u64 = 160;

impl Story {
    /// The story that a frame belongs to, of the events from number `first` on; none
    /// if it belongs to none.
    pub fn around(events: &[Event], first: u64, frame: u64) -> Option<Story> {
        let here = usize::try_from(frame.checked_sub(first + 1)?).ok()?;
        let pid = events.get(here)?.pid;
        // A task on its way through a fault does nothing else; others may come between.
        let own = |n: &usize| events.get(*n).is_some_and(|event| event.pid == pid);
        let start = begin(events, here, pid)?;
        let mut story = Story::default();
        let mut page = VirtAddr(0);
        for n in (start..events.len()).filter(own) {
            let event = &events[n];
            let Some(kind) = beat(event, &mut page) else {
                if over(event) {
                    break;
                }
                continue;
            };
            // What follows the return from the fault is the access, or another story.
            let done = story.beats.last().map(|beat| beat.kind) == Some(BeatKind::Done);
            if done && kind != BeatKind::Again {
                break;
            }
            if let EventKind::Attempt { access, .. } | EventKind::Fault { access, .. } = event.kind
            {
                story.access = Some(access);
            }
            let frame = first + n as u64 + 1;
            match story.beats.last_mut() {
                Some(last) if last.kind == kind => last.last = frame,
                _ => story.beats.push(Beat {
                    kind,
                    frame,
                    last: frame,
                }),
            }
            if matches!(kind, BeatKind::Again | BeatKind::Signal) {
                break;
            }
        }
        let told = story.beats.iter().rposition(|beat| beat.frame <= frame)?;
        let ends = story.beats.last().is_some_and(|beat| beat.last < frame);
        story.at = told;
        (!ends).then_some(story)
    }
}

/// True if an event can belong to a story.
pub fn may_tell(event: &Event) -> bool {
    beat(event, &mut VirtAddr(0)).is_some() || matches!(event.kind, EventKind::PteSet { .. })
}

/// Where the story that an event belongs to begins: its attempt, or its fault.
fn begin(events: &[Event], here: usize, pid: Pid) -> Option<usize> {
    let mut start = None;
    for n in (0..=here).rev() {
        let Some(event) = events.get(n).filter(|event| event.pid == pid) else {
            continue;
        };
        match &event.kind {
            EventKind::Attempt { .. } => return Some(n),
            EventKind::Walk { .. } if start.is_none() => {}
            EventKind::Fault { .. } if start.is_none() => start = Some(n),
            // An attempt stands right before its walk and its fault.
            EventKind::Walk { .. } => {}
            EventKind::FaultDone { .. } if n < here && !is_again(events.get(here)) => break,
            _ if start.is_some() => break,
            _ if over(event) && n < here => break,
            _ => {}
        }
    }
    start
}

fn is_again(event: Option<&Event>) -> bool {
    matches!(
        event.map(|event| &event.kind),
        Some(EventKind::Load { again: true, .. } | EventKind::Store { again: true, .. })
    )
}

/// True if no story goes on after such an event.
fn over(event: &Event) -> bool {
    matches!(
        event.kind,
        EventKind::Line { .. }
            | EventKind::Call { .. }
            | EventKind::SyscallEnter { .. }
            | EventKind::SyscallExit { .. }
            | EventKind::Killed { .. }
            | EventKind::Exit { .. }
    )
}

/// Which beat an event is. `page` is the page of the fault, once it is known.
fn beat(event: &Event, page: &mut VirtAddr) -> Option<BeatKind> {
    use EventKind as E;
    Some(match &event.kind {
        E::Attempt { .. } => BeatKind::Access,
        E::Walk { .. } => BeatKind::Walk,
        E::Fault { va, .. } => {
            *page = va.floor();
            BeatKind::Fault
        }
        E::VmaResize { .. } => BeatKind::Area,
        E::TableAlloc { .. } => BeatKind::Tables,
        E::FrameAlloc { .. } => BeatKind::Frame,
        E::FrameCopy { .. } | E::FrameFill { .. } => BeatKind::Bytes,
        E::PteSet { va, .. } if va.floor() == *page => BeatKind::Entry,
        E::RmapRemove { .. } => BeatKind::Count,
        E::FaultDone { .. } => BeatKind::Done,
        E::Load { again: true, .. } | E::Store { again: true, .. } => BeatKind::Again,
        E::SignalSend { .. } | E::Killed { .. } => BeatKind::Signal,
        _ => return None,
    })
}
