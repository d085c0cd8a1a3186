//! A file becomes shorter, longer, or gets a hole: what is mapped of it goes.
//!
//! mm/truncate.c: `truncate_setsize`, `truncate_pagecache`, `truncate_pagecache_range`.

use super::zap::{self, Zap};
use super::{filemap, folio};
use crate::ids::{InodeId, PAGE_SIZE, Pid};
use crate::kernel::event::EventKind;
use crate::kernel::file_types::{Content, InodeKind};
use crate::live::Live;
use std::ops::Range;
use std::sync::Arc;

/// Sets a file's size. Pages behind the new end are unmapped everywhere, private copies
/// too, and leave the page cache; the last page is zeroed behind the end.
pub fn set_size(live: &mut Live, pid: Pid, inode: InodeId, size: u64) {
    let file = filemap::inode(live.state(), inode);
    let Some((refs, old)) = file.map(|inode| (inode.refs, inode.size)) else {
        return;
    };
    if size > old {
        zero_tail(live, pid, inode, old, size);
    }
    forget_on_device(live, pid, inode, size);
    live.emit(pid, EventKind::InodeSet { inode, size, refs });
    let end = size.div_ceil(PAGE_SIZE);
    zap::mapping(live, pid, inode, end, u64::MAX, Zap::PAGES);
    if size < old {
        let gone = folio::keep_partial(live, pid, inode, size, end..u64::MAX);
        drop_pages(live, pid, inode, gone);
    }
    let tail = (size % PAGE_SIZE) as u16;
    if tail != 0
        && let Some(pfn) = filemap::cached(live.state(), inode, size / PAGE_SIZE)
    {
        let bytes = vec![0; PAGE_SIZE as usize - usize::from(tail)].into_boxed_slice();
        live.emit(
            pid,
            EventKind::FrameFill {
                pfn,
                offset: tail,
                bytes,
            },
        );
    }
}

/// A file on a disk becomes longer: what a mapping wrote behind its old end, in its last page,
/// is zeroed up to where the new bytes begin (`ext4_block_zero_eof`; shmem leaves it).
pub fn zero_tail(live: &mut Live, pid: Pid, inode: InodeId, old: u64, begin: u64) {
    let on_disk =
        filemap::inode(live.state(), inode).is_some_and(|inode| inode.kind == InodeKind::Regular);
    let end = old.next_multiple_of(PAGE_SIZE).min(begin);
    if on_disk
        && old < end
        && let Some(pfn) = filemap::cached(live.state(), inode, old / PAGE_SIZE)
    {
        let bytes = vec![0; (end - old) as usize].into_boxed_slice();
        let offset = (old % PAGE_SIZE) as u16;
        live.emit(pid, EventKind::FrameFill { pfn, offset, bytes });
    }
}

/// What the device holds behind the new end is of no more use.
fn forget_on_device(live: &mut Live, pid: Pid, inode: InodeId, size: u64) {
    let Some(Content::Bytes(bytes)) = filemap::inode(live.state(), inode).map(|i| &i.content)
    else {
        return;
    };
    if bytes.len() as u64 > size {
        let kept: Arc<[u8]> = bytes.iter().take(size as usize).copied().collect();
        let content = Box::new(Content::Bytes(kept));
        live.emit(pid, EventKind::InodeContent { inode, content });
    }
}

/// Punches a hole (FALLOC_FL_PUNCH_HOLE, MADV_REMOVE): the pages from `first` up to, not
/// including, `end` read as zeros from now on. Private copies of them stay.
pub fn punch_hole(live: &mut Live, pid: Pid, inode: InodeId, first: u64, end: u64) {
    zap::mapping(live, pid, inode, first, end, Zap::FILE_PAGES);
    let gone = folio::keep_partial(live, pid, inode, first * PAGE_SIZE, first..end);
    drop_pages(live, pid, inode, gone);
}

fn drop_pages(live: &mut Live, pid: Pid, inode: InodeId, gone: Range<u64>) {
    let pages: Vec<u64> = filemap::inode(live.state(), inode).map_or_else(Vec::new, |inode| {
        inode.pages.range(gone).map(|(&index, _)| index).collect()
    });
    for index in pages {
        filemap::drop_page(live, pid, inode, index);
    }
}
