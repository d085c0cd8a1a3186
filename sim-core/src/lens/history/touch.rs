//! Which events touch a thing, and how.

use super::Thing;
use crate::ids::{MmId, Pfn, Pid, VirtAddr};
use crate::kernel::event::{Event, EventKind, FaultReason};
use crate::kernel::pte::Pte;
use crate::lens::word::Word;
use serde::Serialize;

/// A moment of a thing's history.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Touch {
    /// The frame that shows it: the state right after the event.
    pub frame: u64,
    /// Who did it.
    pub pid: Pid,
    /// What.
    pub kind: TouchKind,
    /// How many times in a row; the frame is that of the first.
    pub count: u32,
}

/// What happened to the thing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TouchKind {
    /// It was read.
    Read,
    /// It was written: this value, where it is one of at most eight bytes.
    Written(Option<Word>),
    /// Bytes went from it to the terminal.
    Printed,
    /// A hand from outside wrote to it.
    Poked,
    /// An access to it faulted.
    Fault(FaultReason),
    /// The entry was set: it leads to this frame now (none: to nothing).
    Entry(Option<Pfn>),
    /// fork copied the entry to another address space.
    Shared(MmId),
    /// The frame was taken from the free ones.
    Taken,
    /// The frame's bytes were copied to another frame.
    CopiedTo(Pfn),
    /// The frame's bytes came from another frame.
    CopiedFrom(Pfn),
    /// One entry more leads to the frame.
    Mapped,
    /// One entry fewer leads to the frame.
    Unmapped,
    /// The frame is free again.
    Freed,
    /// The process was made.
    Born,
    /// It made a process.
    Forked(Pid),
    /// It became another program.
    Exec,
    /// It begins to run on a CPU.
    Runs,
    /// It changed state: the letter of the new one.
    State(char),
    /// A signal was sent to it.
    Signal(u8),
    /// A signal killed it.
    Killed(u8),
    /// It ended.
    Ended,
    /// Another process adopted it.
    Adopted(Pid),
    /// Its parent took it away.
    Reaped,
}

impl TouchKind {
    /// True if a second one in a row is the same thing once more, not worth a moment of
    /// its own: accesses without a value that one would look at.
    pub(super) fn goes_on_as(&self, next: &TouchKind) -> bool {
        matches!(
            (self, next),
            (TouchKind::Read, TouchKind::Read)
                | (TouchKind::Written(None), TouchKind::Written(None))
                | (TouchKind::Runs, TouchKind::Runs)
        )
    }
}

/// How an event touches a thing; `mm` is the address space of the event's task.
pub(super) fn of(thing: Thing, event: &Event, mm: Option<MmId>) -> Option<TouchKind> {
    match thing {
        Thing::Process(pid) => of_process(pid, event),
        Thing::Frame(pfn) => of_frame(pfn, event),
        Thing::Page { mm: space, vpn } => of_entry(space, vpn.addr(), 4096, event)
            .or_else(|| access(space, vpn.addr(), 4096, false, event, mm)),
        Thing::Bytes { mm: space, va, len } => access(space, va, len, true, event, mm),
    }
}

fn of_process(pid: Pid, event: &Event) -> Option<TouchKind> {
    use EventKind as E;
    let own = event.pid == pid;
    Some(match &event.kind {
        E::TaskCreate { child, .. } if *child == pid => TouchKind::Born,
        E::TaskCreate { child, .. } if own => TouchKind::Forked(*child),
        E::Exec { .. } if own => TouchKind::Exec,
        E::Switch {
            next: Some(next), ..
        } if *next == pid => TouchKind::Runs,
        E::TaskStateSet { new, .. } if own => TouchKind::State(new.letter()),
        E::SignalSend { info, .. } if own => TouchKind::Signal(info.signal),
        E::Killed { signal, .. } if own => TouchKind::Killed(*signal),
        E::Exit { .. } if own => TouchKind::Ended,
        E::Reparent { child, to } if *child == pid => TouchKind::Adopted(*to),
        E::Reap { child } | E::AutoReap { child } if *child == pid => TouchKind::Reaped,
        _ => return None,
    })
}

fn of_frame(pfn: Pfn, event: &Event) -> Option<TouchKind> {
    use EventKind as E;
    let leads = |pte: &Pte| pte.pfn() == Some(pfn);
    Some(match &event.kind {
        E::Load { pfn: at, .. } | E::LoadBytes { pfn: at, .. } if *at == pfn => TouchKind::Read,
        E::Store { pfn: at, .. } | E::StoreBytes { pfn: at, .. } if *at == pfn => {
            TouchKind::Written(None)
        }
        E::FrameFill { pfn: at, .. } if *at == pfn => TouchKind::Written(None),
        E::FrameAlloc { pfn: at, .. } if *at == pfn => TouchKind::Taken,
        E::FrameFree { pfn: at } if *at == pfn => TouchKind::Freed,
        E::FrameCopy { from, to } if *from == pfn => TouchKind::CopiedTo(*to),
        E::FrameCopy { from, to } if *to == pfn => TouchKind::CopiedFrom(*from),
        E::PteSet { old, new, .. } if leads(new) && !leads(old) => TouchKind::Mapped,
        E::PteCopy { pte, .. } if leads(pte) => TouchKind::Mapped,
        E::RmapRemove { pfn: at } if *at == pfn => TouchKind::Unmapped,
        _ => return None,
    })
}

/// What happens to the entry of a page.
fn of_entry(space: MmId, page: VirtAddr, size: u64, event: &Event) -> Option<TouchKind> {
    use EventKind as E;
    let here = |mm: MmId, va: VirtAddr| mm == space && va.0.wrapping_sub(page.0) < size;
    Some(match &event.kind {
        E::Fault { mm, va, reason, .. } if here(*mm, *va) => TouchKind::Fault(*reason),
        E::PteSet { mm, va, new, .. } if here(*mm, *va) => TouchKind::Entry(new.pfn()),
        E::PteMove { mm, from, .. } if here(*mm, *from) => TouchKind::Entry(None),
        E::PteMove { mm, to, pte, .. } if here(*mm, *to) => TouchKind::Entry(pte.pfn()),
        E::PteCopy { from, to, va, .. } if here(*from, *va) => TouchKind::Shared(*to),
        E::PteCopy { to, va, pte, .. } if here(*to, *va) => TouchKind::Entry(pte.pfn()),
        _ => return None,
    })
}

/// What an access does to a stretch of memory; the value if `values` are wanted
/// and the access is to the whole of it.
fn access(
    space: MmId,
    at: VirtAddr,
    len: u64,
    values: bool,
    event: &Event,
    mm: Option<MmId>,
) -> Option<TouchKind> {
    use EventKind as E;
    if mm != Some(space) {
        return None;
    }
    let meets = |va: VirtAddr, n: u64| va.0 < at.0 + len && at.0 < va.0.saturating_add(n);
    Some(match &event.kind {
        E::Load { va, size, .. } if meets(*va, u64::from(*size)) => TouchKind::Read,
        E::LoadBytes { va, len, .. } if meets(*va, u64::from(*len)) => TouchKind::Read,
        E::Store {
            va, size, value, ..
        } if meets(*va, u64::from(*size)) => {
            let whole = values && *va == at && u64::from(*size) == len;
            TouchKind::Written(whole.then_some(Word {
                raw: *value,
                size: *size,
            }))
        }
        E::StoreBytes { va, bytes, .. } if meets(*va, bytes.len() as u64) => {
            TouchKind::Written(None)
        }
        E::Output {
            from: Some(va),
            bytes,
            ..
        } if meets(*va, bytes.len() as u64) => TouchKind::Printed,
        E::Poke { va, written, .. } if meets(*va, *written) => TouchKind::Poked,
        _ => return None,
    })
}
