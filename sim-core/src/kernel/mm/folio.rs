//! Large folios: pages of a file on a disk that a write has put into the page cache together.
//!
//! mm/filemap.c: `__filemap_get_folio` with `fgf_set_order`; mm/memory.c: `finish_fault`;
//! mm/truncate.c: `truncate_inode_partial_folio`. ext4 has them
//! since Linux 6.16; a fault maps all of one since 6.18. Shared memory has none as Debian mounts
//! it (`huge=never`).

use super::filemap::{self, PTRS_PER_PTE};
use super::table;
use super::zap::{self, Zap};
use crate::ids::{InodeId, MmId, PAGE_SIZE, Pfn, Pid, VirtAddr, Vpn};
use crate::kernel::event::EventKind;
use crate::kernel::file_types::InodeKind;
use crate::kernel::mm_types::Vma;
use crate::kernel::pte::Pte;
use crate::kernel::state::State;
use crate::live::Live;
use std::ops::Range;

/// The largest order of ext4's (`EXT4_MAX_PAGECACHE_ORDER` with blocks of 4 KiB): 8 MiB.
const MAX_ORDER: u32 = 11;

/// The pages of the folio that a page of a file belongs to: it alone, or a large one.
pub fn of(state: &State, inode: InodeId, index: u64) -> Range<u64> {
    let large = filemap::inode(state, inode).and_then(|inode| {
        let (&first, &order) = inode.folios.range(..=index).next_back()?;
        Some(first..first + (1 << order))
    });
    match large {
        Some(pages) if pages.contains(&index) => pages,
        _ => index..index + 1,
    }
}

/// The pages that a write of so many bytes, which begins in a page that is not cached, takes
/// into the page cache at once.
pub fn for_write(state: &State, inode: InodeId, index: u64, len: u64) -> Range<u64> {
    let alone = index..index + 1;
    let Some(file) = filemap::inode(state, inode) else {
        return alone;
    };
    if file.kind != InodeKind::Regular || len < PAGE_SIZE {
        return alone;
    }
    let wanted = (len / PAGE_SIZE).ilog2().min(MAX_ORDER);
    let aligned = if index == 0 {
        wanted
    } else {
        wanted.min(index.trailing_zeros())
    };
    let free = |pages: &Range<u64>| file.pages.range(pages.clone()).next().is_none();
    let orders = (0..=aligned).rev();
    let mut found = orders.map(|order| index..index + (1 << order)).filter(free);
    found.next().unwrap_or(alone)
}

/// Notes that these pages, all in the page cache, are one folio.
pub fn make(live: &mut Live, pid: Pid, inode: InodeId, pages: &Range<u64>) {
    let count = pages.end - pages.start;
    if count > 1 {
        let (first, order) = (pages.start, count.ilog2() as u8);
        let made = EventKind::FolioMade {
            inode,
            first,
            order,
        };
        live.emit(pid, made);
    }
}

/// What of the pages from `first` up to, not including, `end` leaves the page cache when a file
/// is cut, or gets a hole, from this byte on: all but those of a large folio that has other pages,
/// too. Such a one stays whole, as ext4 cannot split what is dirty: its pages are zeros, and
/// whoever maps any of it faults again (seen on Linux 6.18).
pub fn keep_partial(
    live: &mut Live,
    pid: Pid,
    inode: InodeId,
    first_byte: u64,
    gone: Range<u64>,
) -> Range<u64> {
    let mut gone = gone;
    let low = of(live.state(), inode, first_byte / PAGE_SIZE);
    if low.end - low.start > 1 && low.start * PAGE_SIZE < first_byte {
        let kept = gone.start..low.end.min(gone.end);
        blank(live, pid, inode, &low, kept);
        gone.start = low.end.min(gone.end);
    }
    if gone.start < gone.end && gone.end != u64::MAX {
        let high = of(live.state(), inode, gone.end);
        if high.start < gone.end {
            let kept = high.start.max(gone.start)..gone.end;
            gone.end = kept.start;
            blank(live, pid, inode, &high, kept);
        }
    }
    gone
}

/// Makes zeros of some pages of a folio, and takes it out of all page tables.
fn blank(live: &mut Live, pid: Pid, inode: InodeId, folio: &Range<u64>, pages: Range<u64>) {
    zap::mapping(live, pid, inode, folio.start, folio.end, Zap::FILE_PAGES);
    for index in pages {
        let Some(pfn) = filemap::cached(live.state(), inode, index) else {
            continue;
        };
        let bytes = vec![0; PAGE_SIZE as usize].into_boxed_slice();
        let offset = 0;
        live.emit(pid, EventKind::FrameFill { pfn, offset, bytes });
        live.emit(pid, EventKind::CacheHole { inode, index });
    }
}

/// What a fault on a page of a file that is in this frame maps: the whole folio, if it lies in
/// the area and in one table of entries, and nothing of it is mapped yet (`finish_fault`).
pub fn to_map(live: &Live, mm: MmId, vma: &Vma, va: VirtAddr, pfn: Pfn) -> Vec<(VirtAddr, Pfn)> {
    whole(live.state(), mm, vma, va).unwrap_or_else(|| vec![(va.floor(), pfn)])
}

fn whole(state: &State, mm: MmId, vma: &Vma, va: VirtAddr) -> Option<Vec<(VirtAddr, Pfn)>> {
    let inode = vma.inode?;
    let index = vma.file_page(va);
    let pages = of(state, inode, index);
    let count = pages.end - pages.start;
    // Not beyond the end of the file: an access there raises SIGBUS.
    if count == 1 || filemap::beyond_end(state, inode, pages.end - 1) {
        return None;
    }
    let first = va.page().0.checked_sub(index - pages.start)?;
    let in_area = first >= vma.start.page().0 && first + count <= vma.end.page().0;
    let one_table = first / PTRS_PER_PTE == (first + count - 1) / PTRS_PER_PTE;
    if !in_area || !one_table {
        return None;
    }
    let entry = |n: u64| {
        let va = Vpn(first + n).addr();
        let empty = table::get(state, mm, va) == Pte::NONE;
        let pfn = filemap::cached(state, inode, pages.start + n).filter(|_| empty)?;
        Some((va, pfn))
    };
    (0..count).map(entry).collect()
}
