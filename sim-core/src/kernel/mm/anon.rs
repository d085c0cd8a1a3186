//! The first touch of anonymous memory, and the `anon_vma` that fork asks for.
//!
//! mm/memory.c: `do_anonymous_page`; mm/rmap.c: `__anon_vma_prepare`;
//! mm/vma.c: `find_mergeable_anon_vma`, `anon_vma_compatible`.

use super::fault::{Fault, MINOR, Outcome};
use super::{frame, prot, table, vma};
use crate::ids::{MmId, Pid, VirtAddr};
use crate::kernel::event::EventKind;
use crate::kernel::mm_types::{FrameKind, Vma, ZERO_PFN};
use crate::kernel::pte::Pte;
use crate::live::Live;

/// A read maps the zero page, which everybody shares; a store takes a frame.
pub fn do_anonymous_page(live: &mut Live, fault: &Fault, vma: &Vma) -> Outcome {
    table::alloc(live, fault.pid, fault.mm, fault.va);
    let prot = prot::page_prot(live.state(), vma);
    if !fault.write() {
        let entry = prot.entry(ZERO_PFN).with(Pte::SPECIAL);
        table::set(live, fault.pid, fault.mm, fault.va, entry);
        return MINOR;
    }
    prepare(live, fault.pid, fault.mm, fault.va);
    let Some(pfn) = frame::alloc(live, fault.pid, FrameKind::Anon) else {
        return Outcome::NoMemory;
    };
    // Dirty only if writable here: a forced write to a read-only area dirties nothing yet.
    let entry = prot.entry(pfn);
    let entry = if vma.flags.write {
        prot::mkwrite_dirty(entry, vma)
    } else {
        entry
    };
    table::set(live, fault.pid, fault.mm, fault.va, entry);
    MINOR
}

/// `anon_vma_prepare`: the area at an address will have a page of its own. From now
/// on fork copies its entries. It takes the `anon_vma` of a neighbour that it could
/// become one area with, or a new one.
pub fn prepare(live: &mut Live, pid: Pid, mm: MmId, va: VirtAddr) {
    let Some(space) = table::mm(live.state(), mm) else {
        return;
    };
    let Some(area) = space.vma_at(va).filter(|area| !area.anon_vma) else {
        return;
    };
    let next = space
        .vmas
        .get(&area.end)
        .filter(|next| reusable(area, next, next));
    let before = space.vmas.range(..area.start).next_back().map(|(_, v)| v);
    let prev = before.filter(|prev| reusable(prev, area, prev));
    let id = next
        .or(prev)
        .map_or(live.state().next_id, |near| near.anon_id);
    let start = area.start;
    live.emit(pid, EventKind::VmaAnon { mm, start, id });
}

/// `reusable_anon_vma`: two areas side by side that differ in nothing but rights, and the
/// `anon_vma` of one of them, which did not come through fork.
fn reusable(low: &Vma, high: &Vma, owner: &Vma) -> bool {
    owner.anon_vma && !owner.forked && vma::alike_but_rights(low, high)
}
