//! fork's part of memory: the child's address space, and whose pages are shared.
//!
//! kernel/fork.c: `dup_mm`; mm/mmap.c: `dup_mmap`; mm/memory.c: `copy_page_range`,
//! `vma_needs_copy`, `__copy_present_ptes`; mm/rmap.c: `anon_vma_fork`.

use super::map::enough_memory;
use super::{exit, frame, loaded, prot, table};
use crate::ids::{MmId, Pid, VirtAddr, Vpn};
use crate::kernel::errno;
use crate::kernel::event::EventKind;
use crate::kernel::ipc::shm;
use crate::kernel::mm_types::{FrameKind, Vma};
use crate::kernel::pte::Pte;
use crate::live::Live;

/// Copies the parent's address space to a new one, without users yet. `Err` is −errno
/// (ENOMEM), and then nothing of the new one is left.
pub fn dup_mm(live: &mut Live, parent: Pid, child: MmId) -> Result<(), i64> {
    let Some(from) = live.state().mm_of(parent) else {
        return Err(-errno::EINVAL);
    };
    let (mm, areas) = (from.id, from.vmas.values().cloned().collect::<Vec<_>>());
    live.emit(
        parent,
        EventKind::MmDup {
            from: mm,
            to: child,
        },
    );
    for area in areas {
        // MADV_DONTFORK.
        if area.flags.dont_copy {
            continue;
        }
        if area.flags.account && !enough_memory(live, area.pages()) {
            exit::put(live, parent, child);
            return Err(-errno::ENOMEM);
        }
        loaded::handle(live, &area, |live| dup_area(live, parent, mm, child, &area));
    }
    Ok(())
}

fn dup_area(live: &mut Live, parent: Pid, from: MmId, to: MmId, area: &Vma) {
    let vma = Box::new(for_child(live, area));
    live.emit(parent, EventKind::VmaAdd { mm: to, vma });
    if let Some(inode) = area.inode {
        shm::opened(live, parent, inode);
    }
    // Without an anon_vma (or guard markers) nothing is lost if the child faults the
    // pages in again; MADV_WIPEONFORK's pages are not to be there.
    if (area.anon_vma || area.flags.guard) && !area.flags.wipe_on_fork {
        copy_page_range(live, parent, from, to, area);
    }
}

/// The child's area: not locked, and with an `anon_vma` of its own that hangs on the parent's.
fn for_child(live: &Live, area: &Vma) -> Vma {
    let mut copy = area.clone();
    copy.flags.locked = false;
    copy.anon_vma = area.anon_vma && !area.flags.wipe_on_fork;
    copy.forked = copy.anon_vma;
    copy.anon_id = if copy.anon_vma {
        live.state().next_id
    } else {
        0
    };
    copy
}

fn copy_page_range(live: &mut Live, pid: Pid, from: MmId, to: MmId, area: &Vma) {
    // Tables are copied where the parent has them, even if they hold nothing of this area.
    for index in leaf_tables(live, from, area) {
        table::alloc(live, pid, to, Vpn(index << 9).addr());
        let low = Vpn(index << 9).addr().max(area.start);
        let high = Vpn((index + 1) << 9).addr().min(area.end);
        copy_pte_range(live, pid, from, to, area, low, high);
    }
}

/// The parent's page tables of the last level under an area.
fn leaf_tables(live: &Live, mm: MmId, area: &Vma) -> Vec<u64> {
    let (first, last) = (area.start.page().0 >> 9, (area.end.page().0 - 1) >> 9);
    table::mm(live.state(), mm).map_or_else(Vec::new, |space| {
        space
            .tables
            .tables
            .range((1, first)..=(1, last))
            .map(|&(_, index)| index)
            .collect()
    })
}

fn copy_pte_range(
    live: &mut Live,
    pid: Pid,
    from: MmId,
    to: MmId,
    area: &Vma,
    start: VirtAddr,
    end: VirtAddr,
) {
    for (vpn, mut pte) in table::entries(live.state(), from, start, end) {
        let va = vpn.addr();
        // A private page is write-protected on both sides; who stores first copies it. The kernel
        // clears the page's exclusive flag first, both under one lock: in this order the rule that
        // what may be written is exclusive holds after each of the two.
        if prot::is_cow(area.flags) && pte.is_present() && pte.is_writable() {
            pte = pte.without(Pte::WRITE);
            table::set(live, pid, from, va, pte);
        }
        if let Some(pfn) = pte.counted_pfn()
            && frame::get(live.state(), pfn).kind == FrameKind::Anon
        {
            frame::set_exclusive(live, pid, pfn, false);
        }
        if pte.is_present() {
            // The child has not touched it yet, and owes no write-back for it.
            pte = pte.without(Pte::ACCESSED);
            if prot::is_shared(area.flags) {
                pte = pte.without(Pte::DIRTY);
            }
        }
        live.emit(pid, EventKind::PteCopy { from, to, va, pte });
    }
}
