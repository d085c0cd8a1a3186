//! The walk that the MMU makes for the access that the frame is about.

use super::Bits;
use super::bands::{bits, rights};
use crate::ids::{MmId, PAGE_SHIFT, Pfn, VirtAddr};
use crate::kernel::event::{Access, EventKind, FaultReason};
use crate::kernel::pte::Pte;
use crate::lens::legend::Who;
use crate::lens::{Focus, Shot};
use crate::mmu;
use serde::Serialize;

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub enum Stage {
    /// An instruction wants the page; no table has been looked at yet.
    Asked,
    /// The tables have been walked, and do not allow it.
    Walked,
    /// The exception is raised; the kernel has sorted it.
    Fault(FaultReason),
    /// The kernel has mended the entry.
    Mended(FaultReason),
    /// The entry allows it.
    Allowed,
    /// Nobody wants anything: the entry changes.
    Entry,
}

/// What of an entry forbids an access.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub enum Veto {
    /// It maps nothing: P.
    Absent,
    /// It may not be written through: W.
    ReadOnly,
    /// No code may be fetched through it: X.
    NoExecute,
    /// It is there for the kernel's eyes only: PROT_NONE, or a guard.
    Forbidden,
}

/// From a virtual address through four tables to a frame.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Walk {
    /// Whose address space.
    pub who: Who,
    /// Which.
    pub mm: MmId,
    /// The address.
    pub va: VirtAddr,
    /// What was wanted; none if only the entry changed.
    pub access: Option<Access>,
    /// The index into each table: PGD, PUD, PMD, PTE.
    pub index: [u16; 4],
    /// The offset in the page.
    pub offset: u16,
    /// How many of the four tables exist.
    pub tables: u8,
    /// The entry as it is now.
    pub bits: Bits,
    /// The frame that it maps.
    pub pfn: Option<Pfn>,
    /// The step changed the entry.
    pub changed: bool,
    /// What in it forbids the access, as it is now.
    pub veto: Option<Veto>,
    /// How far it is.
    pub stage: Stage,
    /// What the area allows, as in /proc/PID/maps; none if no area has the address.
    pub area: Option<String>,
}

/// The walk to the page in focus.
pub fn walk(shot: &Shot<'_>, focus: Option<Focus>) -> Option<Walk> {
    let Focus {
        mm: id, va, access, ..
    } = focus?;
    let mm = shot.state.mms.get(&id)?;
    let event = shot.step.event()?;
    // What the kernel reads for a call it has walked to before it tells of the bytes.
    if matches!(event.kind, EventKind::Output { .. }) {
        return None;
    }
    let mut users = shot.state.tasks.values().filter(|t| t.mm == Some(id));
    let first = users.next().map(|t| t.pid);
    let own = shot.state.task(event.pid).filter(|t| t.mm == Some(id));
    let vpn = va.page();
    let index = [27, 18, 9, 0].map(|shift| ((vpn.0 >> shift) & 511) as u16);
    let found = mmu::walk(&mm.tables, vpn);
    let vma = mm.vma_at(va);
    let fault = shot.step.fault.as_ref();
    let stage = match &event.kind {
        EventKind::Attempt { .. } => Stage::Asked,
        EventKind::Walk { .. } => Stage::Walked,
        // What ends in a signal is not mended.
        EventKind::Killed { .. } | EventKind::SignalSend { .. } => {
            fault.map_or(Stage::Entry, |fault| Stage::Fault(fault.reason))
        }
        _ => match fault {
            Some(fault) if fault.done => Stage::Allowed,
            Some(fault) if fault.mapped => Stage::Mended(fault.reason),
            Some(fault) => Stage::Fault(fault.reason),
            None if access.is_some() => Stage::Allowed,
            None => Stage::Entry,
        },
    };
    let change = shot.step.changes.entries.get(&(id, vpn));
    Some(Walk {
        who: shot.legend.who(own.map(|task| task.pid).or(first)?),
        mm: id,
        va,
        access,
        index,
        offset: (va.0 & ((1 << PAGE_SHIFT) - 1)) as u16,
        tables: mmu::TOP_LEVEL + 1 - found.level,
        bits: bits(found.pte, vma),
        pfn: found.pte.pfn(),
        changed: change.is_some_and(|change| change.target || change.bits),
        veto: access.and_then(|access| veto(found.pte, access)),
        stage,
        area: vma.map(rights),
    })
}

/// What in an entry forbids an access.
fn veto(pte: Pte, access: Access) -> Option<Veto> {
    if mmu::allows(pte, access) {
        return None;
    }
    Some(match access {
        _ if pte == Pte::GUARD => Veto::Forbidden,
        _ if !pte.is_present() => Veto::Absent,
        _ if !pte.is_accessible() => Veto::Forbidden,
        Access::Write => Veto::ReadOnly,
        Access::Execute | Access::Read => Veto::NoExecute,
    })
}
