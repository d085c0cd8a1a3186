//! The walk that the MMU makes for the access that the frame is about.

use super::Bits;
use super::bands::bits;
use crate::ids::{MmId, PAGE_SHIFT, Pfn, VirtAddr};
use crate::kernel::event::{Access, EventKind, FaultReason};
use crate::lens::legend::Who;
use crate::lens::{Focus, Shot};
use serde::Serialize;

/// How the walk ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub enum Outcome {
    /// The entry allows it.
    Allowed,
    /// A page fault: the entry, or a table above it, does not allow it.
    Fault(FaultReason),
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
    /// What comes of it.
    pub outcome: Outcome,
}

/// The walk to the page in focus.
pub fn walk(shot: &Shot<'_>, focus: Option<Focus>) -> Option<Walk> {
    let Focus { mm: id, va, access } = focus?;
    let mm = shot.state.mms.get(&id)?;
    let pid = shot
        .state
        .tasks
        .values()
        .find(|t| t.mm == Some(id))
        .map(|t| t.pid);
    let about = shot.step.event()?.pid;
    let owner = shot
        .state
        .task(about)
        .filter(|task| task.mm == Some(id))
        .map(|task| task.pid);
    let vpn = va.page();
    let index = [27, 18, 9, 0].map(|shift| ((vpn.0 >> shift) & 511) as u16);
    let has = |level: u8| {
        mm.tables
            .tables
            .contains(&(level, vpn.0 >> (9 * u32::from(level))))
    };
    let tables = 1 + [3, 2, 1]
        .into_iter()
        .take_while(|&level| has(level))
        .count() as u8;
    let pte = mm.tables.get(vpn);
    let outcome = match (&shot.step.fault, shot.step.event().map(|event| &event.kind)) {
        (Some(fault), Some(kind)) if !fault.done || matches!(kind, EventKind::Killed { .. }) => {
            Outcome::Fault(fault.reason)
        }
        _ => Outcome::Allowed,
    };
    Some(Walk {
        who: shot.legend.who(owner.or(pid)?),
        mm: id,
        va,
        access,
        index,
        offset: (va.0 & ((1 << PAGE_SHIFT) - 1)) as u16,
        tables,
        bits: bits(pte, mm.vma_at(va)),
        pfn: pte.pfn(),
        outcome,
    })
}
