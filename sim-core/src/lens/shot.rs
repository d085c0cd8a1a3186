//! A shot: all that the lenses need to know about the moment that is shown,
//! besides the state itself.

use super::changes::Changes;
use super::legend::Legend;
use crate::ids::{MmId, Pfn, Pid, VirtAddr};
use crate::kernel::event::{Access, Event, EventKind, FaultReason};
use crate::kernel::pte::Pte;
use crate::kernel::state::State;
use crate::program::Program;
use crate::recording::Recording;

/// Events before a step that are looked at, for a fault that began earlier.
pub const LEAD: u64 = 64;

/// Most events of a step that are looked at; of a longer step, the last ones.
const MOST_EVENTS: u64 = 50_000;

/// What led to the frame: the events since the frame before it at this level
/// of detail. So a frame looks the same however one came to it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Step {
    /// The events of the step, the oldest first; the last one is the frame's own.
    pub events: Vec<Event>,
    /// What they changed.
    pub changes: Changes,
    /// The page fault that is being handled, or that the frame's event ends.
    pub fault: Option<FaultStory>,
}

impl Step {
    /// A step of these events. `lead` are some events before them, for a fault
    /// that began earlier.
    pub fn new(lead: &[Event], events: Vec<Event>) -> Self {
        let changes = Changes::of(&events);
        let fault = FaultStory::read(lead.iter().chain(&events));
        Self {
            events,
            changes,
            fault,
        }
    }

    /// The step of a recording from one frame to another; of a long one, its end.
    pub fn between(recording: &mut Recording, from: u64, frame: u64) -> Self {
        let from = from.max(frame.saturating_sub(MOST_EVENTS));
        let lead = recording.events(from.saturating_sub(LEAD)..from);
        Self::new(&lead, recording.events(from..frame))
    }

    /// The frame's own event; none at frame 0.
    pub fn event(&self) -> Option<&Event> {
        self.events.last()
    }

    /// The events of the step before the frame's own.
    pub fn earlier(&self) -> &[Event] {
        self.events.split_last().map_or(&[], |(_, earlier)| earlier)
    }
}

/// A page fault on its way through the kernel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FaultStory {
    /// Whose.
    pub pid: Pid,
    /// In which address space.
    pub mm: MmId,
    /// Where.
    pub va: VirtAddr,
    /// What was wanted.
    pub access: Access,
    /// Why it faulted.
    pub reason: FaultReason,
    /// The entry as the MMU found it.
    pub found: Pte,
    /// The table level at which the walk ended.
    pub level: u8,
    /// The frame that was taken for it, if any.
    pub new_frame: Option<Pfn>,
    /// Where that frame's bytes come from, once they were copied.
    pub copied_from: Option<Pfn>,
    /// True once the entry was set.
    pub mapped: bool,
    /// True if the frame's event is the one that ends it.
    pub done: bool,
}

impl FaultStory {
    /// The fault that is open at the end of these events, or that the last one ends.
    pub fn read<'a>(events: impl Iterator<Item = &'a Event>) -> Option<Self> {
        let mut story: Option<FaultStory> = None;
        for event in events {
            if story.as_ref().is_some_and(|s| s.done) {
                story = None;
            }
            if let EventKind::Fault {
                mm,
                va,
                access,
                reason,
                pte,
                level,
                ..
            } = event.kind
            {
                story = Some(FaultStory {
                    pid: event.pid,
                    mm,
                    va,
                    access,
                    reason,
                    found: pte,
                    level,
                    new_frame: None,
                    copied_from: None,
                    mapped: false,
                    done: false,
                });
                continue;
            }
            let Some(open) = story.as_mut().filter(|s| s.pid == event.pid) else {
                continue;
            };
            match &event.kind {
                EventKind::FrameAlloc { pfn, .. } => open.new_frame = Some(*pfn),
                EventKind::FrameCopy { from, .. } => open.copied_from = Some(*from),
                EventKind::PteSet { va, .. } if va.page() == open.va.page() => open.mapped = true,
                EventKind::FaultDone { .. } | EventKind::Killed { .. } => open.done = true,
                EventKind::Line { .. } | EventKind::SyscallExit { .. } => story = None,
                _ => {}
            }
        }
        story
    }
}

/// Where to look: the page that the frame's event is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Focus {
    /// In which address space.
    pub mm: MmId,
    /// The address, or the page's first.
    pub va: VirtAddr,
    /// What was done there, if it was an access.
    pub access: Option<Access>,
    /// True if it is about the bytes at the address, not about the page as a whole.
    pub bytes: bool,
}

/// Everything that a lens looks at.
#[derive(Clone, Copy)]
pub struct Shot<'a> {
    /// The machine at this frame.
    pub state: &'a State,
    /// The program that it runs.
    pub program: &'a Program,
    /// How the processes are named.
    pub legend: &'a Legend,
    /// What led here.
    pub step: &'a Step,
}

impl Shot<'_> {
    /// The page that the frame is about, if it is about one.
    pub fn focus(&self) -> Option<Focus> {
        use EventKind as E;
        let event = self.step.event()?;
        let own = || self.state.task(event.pid).and_then(|task| task.mm);
        let at = |mm: Option<MmId>, va: VirtAddr, access| {
            Some(Focus {
                mm: mm?,
                va,
                access,
                bytes: access.is_some() || matches!(event.kind, E::Output { .. }),
            })
        };
        match &event.kind {
            E::Load { va, .. } | E::LoadBytes { va, .. } => at(own(), *va, Some(Access::Read)),
            E::Store { va, .. } | E::StoreBytes { va, .. } => at(own(), *va, Some(Access::Write)),
            E::Attempt { mm, va, access }
            | E::Walk { mm, va, access, .. }
            | E::Fault { mm, va, access, .. } => at(Some(*mm), *va, Some(*access)),
            _ => self.focus_of_fault().or_else(|| match &event.kind {
                E::PteSet { mm, va, .. } | E::PteMark { mm, va, .. } => at(Some(*mm), *va, None),
                E::PteCopy { to, va, .. } => at(Some(*to), *va, None),
                E::PteMove { mm, to, .. } => at(Some(*mm), *to, None),
                E::Killed { addr, .. } if addr.0 != 0 => at(own(), *addr, None),
                E::Output { from, .. } => at(own(), (*from)?, None),
                _ => None,
            }),
        }
    }

    fn focus_of_fault(&self) -> Option<Focus> {
        let fault = self.step.fault.as_ref()?;
        Some(Focus {
            mm: fault.mm,
            va: fault.va,
            access: Some(fault.access),
            bytes: true,
        })
    }
}
