//! Finding a moment of a recording by what it is.

use crate::ids::Pid;
use crate::kernel::event::{EventKind, FaultReason, Level};
use crate::lens::Legend;
use crate::recording::moments::MomentKind;
use crate::recording::{Recording, Stop};
use serde::{Deserialize, Serialize};

/// Most events that a search among lines and calls looks at.
const MOST_LOOKED_AT: u64 = 2_000_000;

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
    /// A signal ends a process.
    Killed,
    /// A process ends and is a zombie.
    Exit,
    /// An orphan is adopted.
    Adopted,
    /// A process takes a zombie away.
    Reap,
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
    /// For a line or output: a part of the text.
    #[serde(default)]
    pub text: Option<String>,
    /// The level of detail to look at it with.
    #[serde(default)]
    pub level: Option<Level>,
}

fn first() -> u32 {
    1
}

impl Selector {
    /// The frame of this moment; none if the recording has no such moment.
    pub fn resolve(&self, recording: &mut Recording, legend: &Legend) -> Option<u64> {
        let who = match &self.who {
            Some(letter) => Some(legend.by_letter(letter)?),
            None => None,
        };
        match self.find {
            Find::End => Some(recording.len()),
            Find::Line => self.resolve_line(recording, legend, who),
            Find::Output if self.text.is_some() => self.resolve_output(recording, who),
            Find::Retarget | Find::CountFalls => self.resolve_after_copy(recording, who),
            _ => self.marks(recording, who).nth(self.skip()),
        }
    }

    fn skip(&self) -> usize {
        self.nth.max(1) as usize - 1
    }

    /// The frames of the moments of this kind.
    fn marks<'a>(&self, recording: &'a Recording, who: Option<Pid>) -> impl Iterator<Item = u64> + 'a {
        let find = self.find;
        let moments = recording.moments().iter();
        moments
            .filter(move |moment| matches(find, moment.kind) && who.is_none_or(|pid| pid == moment.pid))
            .map(|moment| moment.frame)
    }

    fn resolve_line(&self, recording: &mut Recording, legend: &Legend, who: Option<Pid>) -> Option<u64> {
        let wanted = self.text.as_deref().unwrap_or("");
        let stop = Stop { level: Level::Line, pid: who };
        let mut left = self.skip();
        let mut frame = 0;
        while let Some(next) = recording.next(frame, stop).filter(|&next| next < MOST_LOOKED_AT) {
            frame = next;
            if let Some(EventKind::Line { line }) = recording.event(frame - 1).map(|event| event.kind) {
                let number = recording.program().lines.get(line as usize).map_or(0, |entry| entry.line);
                if legend.source_line(number).contains(wanted) {
                    if left == 0 {
                        return Some(frame);
                    }
                    left -= 1;
                }
            }
        }
        None
    }

    fn resolve_output(&self, recording: &mut Recording, who: Option<Pid>) -> Option<u64> {
        let wanted = self.text.as_deref().unwrap_or("").as_bytes();
        let frames: Vec<u64> = self.marks(recording, who).collect();
        let mut left = self.skip();
        for frame in frames {
            let Some(EventKind::Output { bytes, .. }) = recording.event(frame - 1).map(|event| event.kind) else {
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

    fn resolve_after_copy(&self, recording: &mut Recording, who: Option<Pid>) -> Option<u64> {
        let copy = Selector { find: Find::Copy, ..self.clone() };
        let frame = copy.marks(recording, who).nth(self.skip())?;
        (frame..recording.len().min(frame + 64)).find_map(|n| {
            let event = recording.event(n)?;
            let found = match event.kind {
                EventKind::PteSet { .. } => self.find == Find::Retarget,
                EventKind::RmapRemove { .. } => self.find == Find::CountFalls,
                _ => false,
            };
            found.then_some(n + 1)
        })
    }
}

fn matches(find: Find, kind: MomentKind) -> bool {
    use MomentKind as M;
    match find {
        Find::Start => matches!(kind, M::Booted),
        Find::Fork => matches!(kind, M::TaskCreated { .. }),
        Find::Fault => matches!(kind, M::Fault { .. }),
        Find::FirstTouch => matches!(kind, M::Fault { reason: FaultReason::AnonFirstTouch }),
        Find::SharedWrite => matches!(kind, M::Fault { reason: FaultReason::CowShared }),
        Find::Keep => matches!(kind, M::Fault { reason: FaultReason::CowReuse }),
        Find::Copy => matches!(kind, M::Copy),
        Find::Sleep => matches!(kind, M::Sleep),
        Find::Wake => matches!(kind, M::Wake),
        Find::Switch => matches!(kind, M::Switch),
        Find::Output => matches!(kind, M::Output),
        Find::Killed => matches!(kind, M::Killed { .. }),
        Find::Exit => matches!(kind, M::Exit { .. }),
        Find::Adopted => matches!(kind, M::Reparent { .. }),
        Find::Reap => matches!(kind, M::Reap { .. }),
        Find::Line | Find::Retarget | Find::CountFalls | Find::End => false,
    }
}
