//! What /proc/PID/smaps and /proc/PID/pagemap say of an address space.
//!
//! fs/proc/task_mmu.c: `smaps_pte_entry`, `smaps_account`, `pagemap_read`; proc(5).

use super::frame;
use crate::ids::{MmId, VirtAddr};
use crate::kernel::mm_types::{FrameKind, Vma};
use crate::kernel::pte::Pte;
use crate::kernel::state::State;

/// One area's sums, in kB.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Smaps {
    /// Pages that are mapped; the zero page does not count.
    pub rss: u64,
    /// Each page divided by the number of entries that map it.
    pub pss: u64,
    /// Mapped more than once, and clean.
    pub shared_clean: u64,
    /// Mapped more than once, and dirty.
    pub shared_dirty: u64,
    /// Mapped here only, and clean.
    pub private_clean: u64,
    /// Mapped here only, and dirty.
    pub private_dirty: u64,
    /// Accessed.
    pub referenced: u64,
    /// Of no file.
    pub anonymous: u64,
    /// Dropped by MADV_FREE when memory is short. The kernel marks such pages in batches
    /// of 31 (`PAGEVEC_SIZE`), so fewer do not show yet.
    pub lazy_free: u64,
    /// Locked, divided as in `pss`.
    pub locked: u64,
}

const PAGE_KB: u64 = 4;
/// Pages that are moved between the kernel's lists at a time (`PAGEVEC_SIZE`).
const LRU_BATCH: usize = 31;
/// Fractions of a byte in the sums of `pss` (`PSS_SHIFT`), and of a kB.
const PSS_SHIFT: u32 = 12;

/// The sums for one area of an address space.
pub fn of(state: &State, mm: MmId, vma: &Vma) -> Smaps {
    let mut sums = Smaps::default();
    let mut pss = 0u64;
    let mut lazy = Vec::new();
    let Some(space) = state.mms.get(&mm) else {
        return sums;
    };
    for (_, pte) in space.tables.range(vma.start.page(), vma.end.page()) {
        let Some(pfn) = pte.counted_pfn() else {
            continue;
        };
        let frame = frame::get(state, pfn);
        let dirty = pte.is_dirty() || frame.dirty;
        sums.rss += PAGE_KB;
        pss += (4096 << PSS_SHIFT) / u64::from(frame.mapcount.max(1));
        *match (frame.mapcount > 1, dirty) {
            (true, true) => &mut sums.shared_dirty,
            (true, false) => &mut sums.shared_clean,
            (false, true) => &mut sums.private_dirty,
            (false, false) => &mut sums.private_clean,
        } += PAGE_KB;
        if pte.is_accessed() {
            sums.referenced += PAGE_KB;
        }
        if frame.kind == FrameKind::Anon {
            sums.anonymous += PAGE_KB;
            if frame.lazy_free {
                lazy.push(dirty);
            }
        }
    }
    // Those of the last, incomplete batch are not marked yet; those stored to again stay.
    lazy.truncate(lazy.len() - lazy.len() % LRU_BATCH);
    sums.lazy_free = PAGE_KB * lazy.iter().filter(|&&dirty| !dirty).count() as u64;
    sums.pss = pss >> (10 + PSS_SHIFT);
    sums.locked = if vma.flags.locked { sums.pss } else { 0 };
    sums
}

/// A page's 64 bits in /proc/PID/pagemap: bits 0 to 54 the frame number if it is present.
pub fn pagemap(state: &State, mm: MmId, va: VirtAddr) -> u64 {
    const PRESENT: u64 = 1 << 63;
    const FILE: u64 = 1 << 61;
    const GUARD: u64 = 1 << 58;
    const EXCLUSIVE: u64 = 1 << 56;
    let Some(space) = state.mms.get(&mm) else {
        return 0;
    };
    let pte = space.tables.get(va.page());
    if pte == Pte::GUARD {
        return GUARD;
    }
    let Some(pfn) = pte.pfn() else { return 0 };
    let mut bits = PRESENT | u64::from(pfn.0);
    if let Some(pfn) = pte.counted_pfn() {
        let frame = frame::get(state, pfn);
        if frame.kind != FrameKind::Anon {
            bits |= FILE;
        }
        if frame.mapcount == 1 {
            bits |= EXCLUSIVE;
        }
    }
    bits
}

/// `r`, `w`, `x` and `p` or `s`, as /proc/PID/maps shows them.
pub fn permissions(vma: &Vma) -> String {
    let flags = vma.flags;
    [(flags.read, 'r'), (flags.write, 'w'), (flags.exec, 'x')]
        .iter()
        .map(|&(on, letter)| if on { letter } else { '-' })
        .chain([if flags.shared { 's' } else { 'p' }])
        .collect()
}
