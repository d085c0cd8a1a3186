//! Finding a moment of a recording by what it is.

use super::Lesson;
use crate::ids::Pid;
use crate::kernel::event::{EventKind, FaultReason, Level};
use crate::kernel::syscall::syscall_name;
use crate::lens::Legend;
use crate::recording::moments::MomentKind;
use crate::recording::{Recording, Stop};
use serde::{Deserialize, Serialize};

/// Most events that a search among lines and calls looks at.
const MOST_LOOKED_AT: u64 = 2_000_000;
/// Events after a copy among which the same fault's other steps are.
const STEPS_OF_A_FAULT: u64 = 64;

/// What a moment is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Find {
    /// The program was loaded.
    Start,
    /// A statement begins; `text` is a part of its line.
    Line,
    /// A process was made; `who` is the parent.
    Fork,
    /// A page fault, of any kind.
    Fault,
    /// The first touch of anonymous memory.
    FirstTouch,
    /// A fault by a store to a shared page, which will be copied.
    SharedWrite,
    /// A fault by a store to a page that nobody else has any more.
    Keep,
    /// A page is copied.
    Copy,
    /// The entry leads to the copy now.
    Retarget,
    /// The old frame's count has fallen.
    CountFalls,
    /// A process goes to sleep.
    Sleep,
    /// A process is woken.
    Wake,
    /// The CPU goes on to a process.
    Switch,
    /// Something is printed; `text` is a part of it.
    Output,
    /// A signal is sent; `who` is the process that it is for.
    Signal,
    /// A process goes on in its handler for a signal.
    Handler,
    /// A signal ends a process.
    Killed,
    /// A process ends and is a zombie.
    Exit,
    /// An orphan is adopted.
    Adopted,
    /// A process takes a zombie away.
    Reap,
    /// A process enters a system call; `text` is its name.
    Syscall,
    /// A system call returns; `text` is its name.
    Returns,
    /// A process becomes another program.
    Exec,
    /// A vfork parent may go on.
    Released,
    /// The last frame of all.
    End,
}

/// A moment with a name, as lesson.toml has it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Selector {
    /// What the text calls it.
    pub name: String,
    /// What it is.
    pub find: Find,
    /// The letter of the process that it happens to; anybody if none.
    #[serde(default)]
    pub who: Option<String>,
    /// Which of several, from 1.
    #[serde(default = "first")]
    pub nth: u32,
    /// For a line or output: a part of the text; for a system call: its name.
    #[serde(default)]
    pub text: Option<String>,
    /// Only what comes after this other moment counts.
    #[serde(default)]
    pub after: Option<String>,
    /// The level of detail to look at it with.
    #[serde(default)]
    pub level: Option<Level>,
}

fn first() -> u32 {
    1
}

/// A recording to search, from a frame on.
struct Search<'a> {
    recording: &'a mut Recording,
    legend: &'a Legend,
    from: u64,
    who: Option<Pid>,
}

impl Lesson {
    /// The frame of a moment, by its name; none if the recording has no such moment.
    pub fn frame_of(&self, name: &str, recording: &mut Recording, legend: &Legend) -> Option<u64> {
        self.find(name, recording, legend, self.moments.len())
    }

    /// `depth`: how many moments may still be named by others, so that a circle ends.
    fn find(
        &self,
        name: &str,
        recording: &mut Recording,
        legend: &Legend,
        depth: usize,
    ) -> Option<u64> {
        let selector = self.moment(name)?;
        self.resolve_in(selector, recording, legend, depth)
    }

    /// The frame of a moment that may have no name.
    pub(super) fn resolve(
        &self,
        selector: &Selector,
        recording: &mut Recording,
        legend: &Legend,
    ) -> Option<u64> {
        self.resolve_in(selector, recording, legend, self.moments.len() + 1)
    }

    fn resolve_in(
        &self,
        selector: &Selector,
        recording: &mut Recording,
        legend: &Legend,
        depth: usize,
    ) -> Option<u64> {
        let from = match &selector.after {
            Some(other) => self.find(other, recording, legend, depth.checked_sub(1)?)?,
            // What the machine did before the program stood is no part of the show.
            None => recording.booted().saturating_sub(1),
        };
        let who = match &selector.who {
            Some(letter) => Some(legend.by_letter(letter)?),
            None => None,
        };
        selector.resolve(Search {
            recording,
            legend,
            from,
            who,
        })
    }
}

impl Selector {
    fn resolve(&self, mut search: Search<'_>) -> Option<u64> {
        match self.find {
            Find::End => Some(search.recording.len()),
            Find::Line | Find::Syscall | Find::Returns | Find::Exec | Find::Released => {
                self.resolve_event(&mut search)
            }
            Find::Output if self.text.is_some() => self.resolve_output(&mut search),
            Find::Retarget | Find::CountFalls => self.resolve_after_copy(&mut search),
            find => search.marks(find).get(self.skip()).copied(),
        }
    }

    fn skip(&self) -> usize {
        self.nth.max(1) as usize - 1
    }

    /// Looks at the events of a level one by one.
    fn resolve_event(&self, search: &mut Search<'_>) -> Option<u64> {
        let level = match self.find {
            Find::Line | Find::Exec => Level::Line,
            Find::Syscall | Find::Returns => Level::Call,
            _ => Level::Kernel,
        };
        let stop = Stop {
            level,
            pid: search.who,
        };
        let mut left = self.skip();
        let mut frame = search.from;
        while let Some(next) = search
            .recording
            .next(frame, stop)
            .filter(|&next| next < MOST_LOOKED_AT)
        {
            frame = next;
            if !search.event(frame).is_some_and(|e| self.is(&e, search)) {
                continue;
            }
            if left == 0 {
                return Some(frame);
            }
            left -= 1;
        }
        None
    }

    /// True if an event is what is looked for.
    fn is(&self, event: &EventKind, search: &Search<'_>) -> bool {
        let wanted = self.text.as_deref().unwrap_or("");
        let named = |nr| wanted.is_empty() || syscall_name(nr) == wanted;
        match (self.find, event) {
            (Find::Line, EventKind::Line { line }) => {
                let lines = &search.recording.program().lines;
                let number = lines.get(*line as usize).map_or(0, |entry| entry.line);
                search.legend.source_line(number).contains(wanted)
            }
            (Find::Syscall, EventKind::SyscallEnter { frame, .. }) => named(frame.nr),
            (Find::Returns, EventKind::SyscallExit { nr, .. }) => named(*nr),
            (Find::Exec, EventKind::Exec { .. })
            | (Find::Released, EventKind::VforkRelease { .. }) => true,
            _ => false,
        }
    }

    fn resolve_output(&self, search: &mut Search<'_>) -> Option<u64> {
        let wanted = self.text.as_deref().unwrap_or("").as_bytes();
        let mut left = self.skip();
        for frame in search.marks(Find::Output) {
            let Some(EventKind::Output { bytes, .. }) = search.event(frame) else {
                continue;
            };
            if wanted.is_empty() || bytes.windows(wanted.len()).any(|part| part == wanted) {
                if left == 0 {
                    return Some(frame);
                }
                left -= 1;
            }
        }
        None
    }

    fn resolve_after_copy(&self, search: &mut Search<'_>) -> Option<u64> {
        let copy = search.marks(Find::Copy).get(self.skip()).copied()?;
        (copy + 1..=search.recording.len().min(copy + STEPS_OF_A_FAULT)).find(|&frame| {
            matches!(
                (self.find, search.event(frame)),
                (Find::Retarget, Some(EventKind::PteSet { .. }))
                    | (Find::CountFalls, Some(EventKind::RmapRemove { .. }))
            )
        })
    }
}

impl Search<'_> {
    /// The event that leads to a frame.
    fn event(&mut self, frame: u64) -> Option<EventKind> {
        self.recording
            .event(frame.checked_sub(1)?)
            .map(|event| event.kind)
    }

    /// The frames of the moments of a kind.
    fn marks(&self, find: Find) -> Vec<u64> {
        let moments = self.recording.moments().iter();
        moments
            .filter(|moment| {
                moment.frame > self.from
                    && !moment.aside
                    && matches(find, moment.kind)
                    && self.who.is_none_or(|pid| pid == moment.pid)
            })
            .map(|moment| moment.frame)
            .collect()
    }
}

fn matches(find: Find, kind: MomentKind) -> bool {
    use MomentKind as M;
    match find {
        Find::Start => matches!(kind, M::Booted),
        Find::Fork => matches!(kind, M::TaskCreated { .. }),
        Find::Fault => matches!(kind, M::Fault { .. }),
        Find::FirstTouch => matches!(
            kind,
            M::Fault {
                reason: FaultReason::AnonFirstTouch
            }
        ),
        Find::SharedWrite => matches!(
            kind,
            M::Fault {
                reason: FaultReason::CowShared
            }
        ),
        Find::Keep => matches!(
            kind,
            M::Fault {
                reason: FaultReason::CowReuse
            }
        ),
        Find::Copy => matches!(kind, M::Copy),
        Find::Sleep => matches!(kind, M::Sleep),
        Find::Wake => matches!(kind, M::Wake),
        Find::Switch => matches!(kind, M::Switch),
        Find::Output => matches!(kind, M::Output),
        Find::Signal => matches!(kind, M::SignalSent { .. }),
        Find::Handler => matches!(kind, M::SignalHandled { .. }),
        Find::Killed => matches!(kind, M::Killed { .. }),
        Find::Exit => matches!(kind, M::Exit { .. }),
        Find::Adopted => matches!(kind, M::Reparent { .. }),
        Find::Reap => matches!(kind, M::Reap { .. }),
        Find::Line
        | Find::Syscall
        | Find::Returns
        | Find::Exec
        | Find::Released
        | Find::Retarget
        | Find::CountFalls
        | Find::End => false,
    }
}
