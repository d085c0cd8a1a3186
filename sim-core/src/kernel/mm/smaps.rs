//! What /proc/PID/smaps and /proc/PID/pagemap say of an address space.
//!
//! fs/proc/task_mmu.c: `smaps_pte_entry`, `smaps_account`, `pagemap_read`; proc(5).

use super::frame;
use crate::ids::{MmId, PAGE_SIZE, VirtAddr};
use crate::kernel::file_types::InodeKind;
use crate::kernel::mm_types::{FrameKind, VmFlags, Vma, VmaName};
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
    /// What `pss` is made of.
    pub share: Share,
}

/// Proportional shares before they are rounded down to kB: bytes, shifted by 12 bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Share {
    dirty: u64,
    anon: u64,
    file: u64,
    shmem: u64,
    locked: u64,
}

impl Share {
    /// Of all pages, in kB.
    pub fn kib(&self) -> u64 {
        (self.anon + self.file + self.shmem) >> (10 + PSS_SHIFT)
    }
    /// Of dirty ones.
    pub fn dirty_kib(&self) -> u64 {
        self.dirty >> (10 + PSS_SHIFT)
    }
    /// Of anonymous ones.
    pub fn anon_kib(&self) -> u64 {
        self.anon >> (10 + PSS_SHIFT)
    }
    /// Of files' pages.
    pub fn file_kib(&self) -> u64 {
        self.file >> (10 + PSS_SHIFT)
    }
    /// Of shared memory's pages.
    pub fn shmem_kib(&self) -> u64 {
        self.shmem >> (10 + PSS_SHIFT)
    }
}

impl Smaps {
    /// Adds another area's sums (`smap_gather_stats` over all of them).
    pub fn add(&mut self, other: &Smaps) {
        self.rss += other.rss;
        self.shared_clean += other.shared_clean;
        self.shared_dirty += other.shared_dirty;
        self.private_clean += other.private_clean;
        self.private_dirty += other.private_dirty;
        self.referenced += other.referenced;
        self.anonymous += other.anonymous;
        self.lazy_free += other.lazy_free;
        self.share.dirty += other.share.dirty;
        self.share.anon += other.share.anon;
        self.share.file += other.share.file;
        self.share.shmem += other.share.shmem;
        self.share.locked += other.share.locked;
        self.pss = self.share.kib();
        self.locked = self.share.locked >> (10 + PSS_SHIFT);
    }
}

/// `get_gate_vma` (arch/x86/entry/vsyscall/vsyscall_64.c, vsyscall=xonly): the page above all
/// user memory that old programs call the kernel through. It is shown behind the areas of
/// every address space, and belongs to none.
pub fn gate_vma() -> Vma {
    Vma {
        start: VirtAddr(VSYSCALL),
        end: VirtAddr(VSYSCALL + PAGE_SIZE),
        flags: VmFlags {
            exec: true,
            ..VmFlags::default()
        },
        inode: None,
        opening: None,
        pgoff: 0,
        anon_vma: false,
        anon_id: 0,
        forked: false,
        name: VmaName::Special("[vsyscall]".into()),
    }
}

/// `VSYSCALL_ADDR`.
const VSYSCALL: u64 = 0xffff_ffff_ff60_0000;
const PAGE_KB: u64 = 4;
/// Pages that are moved between the kernel's lists at a time (`PAGEVEC_SIZE`).
const LRU_BATCH: usize = 31;
/// Fractions of a byte in the sums of `pss` (`PSS_SHIFT`), and of a kB.
const PSS_SHIFT: u32 = 12;

/// The sums for one area of an address space.
pub fn of(state: &State, mm: MmId, vma: &Vma) -> Smaps {
    let mut sums = Smaps::default();
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
        let part = (4096 << PSS_SHIFT) / u64::from(frame.mapcount.max(1));
        let shmem = |inode| {
            let file = state.inodes.get(&inode);
            file.is_some_and(|file| file.kind == InodeKind::Shmem)
        };
        *match frame.kind {
            FrameKind::File { inode, .. } if shmem(inode) => &mut sums.share.shmem,
            FrameKind::File { .. } => &mut sums.share.file,
            _ => &mut sums.share.anon,
        } += part;
        if dirty {
            sums.share.dirty += part;
        }
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
    sums.pss = sums.share.kib();
    if vma.flags.locked {
        sums.share.locked = sums.share.anon + sums.share.file + sums.share.shmem;
        sums.locked = sums.pss;
    }
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
    let mut bits = PRESENT | frame::shown_number(state, pfn);
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
