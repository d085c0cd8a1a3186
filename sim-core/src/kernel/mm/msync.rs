//! msync: what was stored through a shared mapping goes to its file.
//!
//! msync(2); mm/msync.c; mm/page-writeback.c: `folio_clear_dirty_for_io`;
//! mm/rmap.c: `folio_mkclean`.

use super::place::TASK_SIZE;
use super::{filemap, frame, prot, table, vma};
use crate::ids::{InodeId, MmId, PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::errno;
use crate::kernel::event::EventKind;
use crate::kernel::file_types::InodeKind;
use crate::kernel::pte::Pte;
use crate::live::Live;

const MS_ASYNC: u64 = 1;
const MS_INVALIDATE: u64 = 2;
const MS_SYNC: u64 = 4;

/// `msync(start, len, flags)`: 0 or −errno.
pub fn sys_msync(live: &mut Live, pid: Pid, start: u64, len: u64, flags: u64) -> i64 {
    if flags & !(MS_ASYNC | MS_INVALIDATE | MS_SYNC) != 0
        || !start.is_multiple_of(PAGE_SIZE)
        || flags & (MS_ASYNC | MS_SYNC) == MS_ASYNC | MS_SYNC
    {
        return -errno::EINVAL;
    }
    let Some(len) = len.checked_next_multiple_of(PAGE_SIZE) else {
        return -errno::ENOMEM;
    };
    let Some(end) = start.checked_add(len).filter(|&end| end <= TASK_SIZE) else {
        return -errno::ENOMEM;
    };
    let Some(mm) = live.state().mm_of(pid).map(|mm| mm.id) else {
        return -errno::ENOMEM;
    };
    let (mut at, end) = (VirtAddr(start), VirtAddr(end));
    let mut result = 0;
    for area in vma::within(live.state(), mm, at, end) {
        if area.start > at {
            result = -errno::ENOMEM;
            at = area.start;
        }
        if flags & MS_INVALIDATE != 0 && area.flags.locked {
            return -errno::EBUSY;
        }
        let stop = area.end.min(end);
        if let Some(inode) = area.inode
            && flags & MS_SYNC != 0
            && prot::is_shared(area.flags)
        {
            let first = area.file_page(at);
            write_back(live, pid, inode, first, first + (stop.0 - at.0) / PAGE_SIZE);
        }
        at = stop;
    }
    if at < end { -errno::ENOMEM } else { result }
}

/// Writes the dirty pages of a file from `first` up to, not including, `end` to its device.
/// They are clean then, and write-protected wherever they are mapped, so that the next
/// store is noticed. Shared memory has no device.
pub fn write_back(live: &mut Live, pid: Pid, inode: InodeId, first: u64, end: u64) {
    let Some(file) =
        filemap::inode(live.state(), inode).filter(|inode| inode.kind != InodeKind::Shmem)
    else {
        return;
    };
    let pages: Vec<_> = file
        .pages
        .range(first..end.max(first))
        .map(|(&index, &pfn)| (index, pfn))
        .collect();
    for (index, pfn) in pages {
        let mapped_dirty = mkclean(live, pid, inode, index);
        let frame = frame::get(live.state(), pfn);
        if mapped_dirty || frame.dirty {
            live.emit(
                pid,
                EventKind::FrameFlags {
                    pfn,
                    dirty: false,
                    lazy_free: frame.lazy_free,
                },
            );
        }
    }
}

/// `folio_mkclean`: every shared entry of a page of a file is clean and write-protected
/// afterwards. True if one was dirty.
fn mkclean(live: &mut Live, pid: Pid, inode: InodeId, index: u64) -> bool {
    let mut places: Vec<(MmId, VirtAddr, Pte)> = Vec::new();
    for (&mm, space) in &live.state().mms {
        for area in space.vmas.values() {
            let Some(page) = index
                .checked_sub(area.pgoff)
                .filter(|&page| page < area.pages())
            else {
                continue;
            };
            if area.inode == Some(inode) && prot::is_shared(area.flags) {
                let va = area.start.add(page * PAGE_SIZE);
                places.push((mm, va, table::get(live.state(), mm, va)));
            }
        }
    }
    let mut dirty = false;
    for (mm, va, pte) in places {
        if pte.is_present() && (pte.is_dirty() || pte.is_writable()) {
            dirty |= pte.is_dirty();
            table::set(live, pid, mm, va, pte.without(Pte::WRITE | Pte::DIRTY));
        }
    }
    dirty
}
