//! Taking entries away: the pages of a range are no longer mapped.
//!
//! mm/memory.c: `zap_pte_range`, `unmap_mapping_range`. The kernel gathers the
//! frames that nobody maps any more and frees them after one TLB flush; here each
//! is freed when its count falls to zero.

use super::{frame, table};
use crate::ids::{InodeId, MmId, Pid, VirtAddr, Vpn};
use crate::kernel::event::EventKind;
use crate::kernel::mm_types::FrameKind;
use crate::kernel::pte::Pte;
use crate::live::Live;

/// What a zap leaves standing (`struct zap_details`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Zap {
    /// Also the private copies of a file's pages.
    pub even_cows: bool,
    /// Also the guard markers (the area itself goes).
    pub drop_markers: bool,
}

impl Zap {
    /// Everything: munmap, exit.
    pub const ALL: Zap = Zap {
        even_cows: true,
        drop_markers: true,
    };
    /// Every page, but guards stay: MADV_DONTNEED, truncate.
    pub const PAGES: Zap = Zap {
        even_cows: true,
        drop_markers: false,
    };
    /// Only a file's own pages: a hole is punched.
    pub const FILE_PAGES: Zap = Zap {
        even_cows: false,
        drop_markers: false,
    };
}

/// Unmaps the pages of a range of an address space.
pub fn range(live: &mut Live, pid: Pid, mm: MmId, start: VirtAddr, end: VirtAddr, zap: Zap) {
    for (vpn, pte) in table::entries(live.state(), mm, start, end) {
        one(live, pid, mm, vpn, pte, zap);
    }
}

fn one(live: &mut Live, pid: Pid, mm: MmId, vpn: Vpn, pte: Pte, zap: Zap) {
    let va = vpn.addr();
    if !pte.is_present() {
        if zap.drop_markers {
            table::set(live, pid, mm, va, Pte::NONE);
        }
        return;
    }
    let Some(pfn) = pte.counted_pfn() else {
        table::set(live, pid, mm, va, Pte::NONE);
        return;
    };
    let anon = frame::get(live.state(), pfn).kind == FrameKind::Anon;
    if anon && !zap.even_cows {
        return;
    }
    live.emit(
        pid,
        EventKind::PteSet {
            mm,
            va,
            old: pte,
            new: Pte::NONE,
        },
    );
    if !anon && pte.is_dirty() {
        frame::mark_dirty(live, pid, pfn);
    }
    frame::remove_rmap(live, pid, pfn);
}

/// `unmap_mapping_range`: unmaps the pages of a file from `first` up to, not including,
/// `end`, wherever they are mapped.
pub fn mapping(live: &mut Live, pid: Pid, inode: InodeId, first: u64, end: u64, zap: Zap) {
    let mut ranges = Vec::new();
    for (&mm, space) in &live.state().mms {
        for vma in space.vmas.values().filter(|vma| vma.inode == Some(inode)) {
            let from = first.max(vma.pgoff);
            let to = end.min(vma.pgoff.saturating_add(vma.pages()));
            if from < to {
                let page = |index: u64| Vpn(vma.start.page().0 + (index - vma.pgoff)).addr();
                ranges.push((mm, page(from), page(to)));
            }
        }
    }
    for (mm, start, end) in ranges {
        range(live, pid, mm, start, end, zap);
    }
}
