//! Faults on mappings of files, and the page cache under them.
//!
//! mm/memory.c: `do_fault`, `do_read_fault`, `do_fault_around`, `do_cow_fault`,
//! `do_shared_fault`, `set_pte_range`; mm/filemap.c: `filemap_fault`,
//! `filemap_map_pages`, `do_sync_mmap_readahead`; mm/shmem.c: `shmem_fault`.

use super::fault::{Fault, MINOR, Outcome};
use super::{anon, folio, frame, prot, table};
use crate::ids::{InodeId, MmId, PAGE_SIZE, Pfn, Pid, VirtAddr};
use crate::kernel::event::EventKind;
use crate::kernel::file_types::{Content, Inode, InodeKind};
use crate::kernel::ipc::shm;
use crate::kernel::mm_types::{FrameKind, Vma};
use crate::kernel::pte::Pte;
use crate::kernel::state::State;
use crate::live::Live;

/// Pages that a read fault maps at most around its own (`fault_around_pages`): 64 KiB.
pub const FAULT_AROUND_PAGES: u64 = 16;
/// Pages that a miss in the page cache reads around its own (`ra_pages`): 128 KiB.
pub const READ_AHEAD_PAGES: u64 = 32;
/// Entries in a page table.
pub(super) const PTRS_PER_PTE: u64 = 512;

/// An inode by its number.
pub fn inode(state: &State, inode: InodeId) -> Option<&Inode> {
    state.inodes.get(&inode).map(|inode| &**inode)
}

/// The frame that holds a page of a file, if it is in the page cache.
pub fn cached(state: &State, inode: InodeId, index: u64) -> Option<Pfn> {
    self::inode(state, inode)?.pages.get(&index).copied()
}

/// How many pages a file has, the last one counted in full.
fn pages(state: &State, inode: InodeId) -> u64 {
    self::inode(state, inode).map_or(0, |inode| inode.size.div_ceil(PAGE_SIZE))
}

/// True if a page of a file lies behind its last one: an access raises SIGBUS.
pub fn beyond_end(state: &State, inode: InodeId, index: u64) -> bool {
    index >= pages(state, inode)
}

/// Brings a page of a mapped file for an entry that is none.
pub fn do_fault(live: &mut Live, fault: &Fault, vma: &Vma) -> Outcome {
    let Some(inode) = vma.inode else {
        return Outcome::SigBus;
    };
    table::alloc_upper(live, fault.pid, fault.mm, fault.va);
    if !fault.write() {
        do_read_fault(live, fault, vma, inode)
    } else if vma.flags.shared {
        do_shared_fault(live, fault, vma, inode)
    } else {
        do_cow_fault(live, fault, vma, inode)
    }
}

fn do_read_fault(live: &mut Live, fault: &Fault, vma: &Vma, inode: InodeId) -> Outcome {
    if do_fault_around(live, fault, vma, inode) {
        return MINOR;
    }
    let (pfn, major) = match page(live, fault.pid, inode, vma.file_page(fault.va), around(vma)) {
        Ok(found) => found,
        Err(outcome) => return outcome,
    };
    // After waiting for the device the fault begins anew, and finds what was read.
    if !(major && fault.retry && do_fault_around(live, fault, vma, inode)) {
        for (va, pfn) in folio::to_map(live, fault.mm, vma, fault.va, pfn) {
            map_one(live, (fault.pid, fault.mm), vma, va, pfn);
        }
    }
    Outcome::Done { major }
}

/// A store to a private mapping: the page is copied at once, the neighbours are left.
fn do_cow_fault(live: &mut Live, fault: &Fault, vma: &Vma, inode: InodeId) -> Outcome {
    anon::prepare(live, fault.pid, fault.mm, fault.va);
    let index = vma.file_page(fault.va);
    // The page of the file first: if there is none, no frame was taken in vain.
    let (from, major) = match page(live, fault.pid, inode, index, around(vma)) {
        Ok(found) => found,
        Err(outcome) => return outcome,
    };
    let Some(to) = frame::alloc(live, fault.pid, FrameKind::Anon) else {
        return Outcome::NoMemory;
    };
    live.emit(fault.pid, EventKind::FrameCopy { from, to });
    table::alloc(live, fault.pid, fault.mm, fault.va);
    let entry = prot::page_prot(live.state(), vma).entry(to);
    table::set(
        live,
        fault.pid,
        fault.mm,
        fault.va,
        prot::mkwrite_dirty(entry, vma),
    );
    Outcome::Done { major }
}

fn do_shared_fault(live: &mut Live, fault: &Fault, vma: &Vma, inode: InodeId) -> Outcome {
    let (pfn, major) = match page(live, fault.pid, inode, vma.file_page(fault.va), around(vma)) {
        Ok(found) => found,
        Err(outcome) => return outcome,
    };
    table::alloc(live, fault.pid, fault.mm, fault.va);
    for (va, pfn) in folio::to_map(live, fault.mm, vma, fault.va, pfn) {
        let entry = prot::page_prot(live.state(), vma).entry(pfn);
        let entry = prot::mkwrite_dirty(entry, vma);
        table::set(live, fault.pid, fault.mm, va, entry);
        frame::mark_dirty(live, fault.pid, pfn);
    }
    Outcome::Done { major }
}

/// Maps what is cached of the aligned window around the address, not beyond the
/// area, the file or the page table. True if the page itself was among it.
fn do_fault_around(live: &mut Live, fault: &Fault, vma: &Vma, inode: InodeId) -> bool {
    let page = fault.va.page().0;
    let pte_off = page % PTRS_PER_PTE;
    let vma_off = page - vma.start.page().0;
    let aligned = pte_off - pte_off % FAULT_AROUND_PAGES;
    let from = aligned.max(pte_off - pte_off.min(vma_off));
    let to = (from + FAULT_AROUND_PAGES)
        .min(PTRS_PER_PTE)
        .min(pte_off + vma.pages() - vma_off);
    let index_of = |off: u64| vma.file_page(crate::ids::Vpn(page - pte_off + off).addr());
    if !may_map_around(live.state(), fault, inode, index_of(from), index_of(to)) {
        return false;
    }
    table::alloc(live, fault.pid, fault.mm, fault.va);
    let mut hit = false;
    for off in from..to {
        let va = crate::ids::Vpn(page - pte_off + off).addr();
        let index = vma.file_page(va);
        if beyond_end(live.state(), inode, index)
            || table::get(live.state(), fault.mm, va) != Pte::NONE
        {
            continue;
        }
        if let Some(pfn) = cached(live.state(), inode, index) {
            map_one(live, (fault.pid, fault.mm), vma, va, pfn);
            hit |= va == fault.va.floor();
        }
    }
    hit
}

/// What a read fault before `main` left of an area that begins at `from`: its pages up to `end`
/// that are in the page cache are mapped, but for those that have an entry.
pub fn map_cached(live: &mut Live, pid: Pid, mm: MmId, from: VirtAddr, end: VirtAddr) {
    let pages = from.page().0..end.page().0;
    for va in pages.map(|page| crate::ids::Vpn(page).addr()) {
        let Some(vma) = super::vma::at(live.state(), mm, va).cloned() else {
            continue;
        };
        let pfn = vma
            .inode
            .and_then(|inode| cached(live.state(), inode, vma.file_page(va)));
        if let Some(pfn) = pfn.filter(|_| table::get(live.state(), mm, va) == Pte::NONE) {
            map_one(live, (pid, mm), &vma, va, pfn);
        }
    }
}

/// Whether anything is to be mapped: something is cached, and there is a table of entries
/// or the kernel hangs one in. It does not for a page at the very end of a file on a disk
/// (`filemap_map_pages` takes it for a huge page across the end, `can_map_large`).
fn may_map_around(state: &State, fault: &Fault, inode: InodeId, first: u64, end: u64) -> bool {
    let Some(file) = self::inode(state, inode) else {
        return false;
    };
    // `shm_vm_ops` has no `map_pages`.
    if shm::of_inode(state, inode).is_some() {
        return false;
    }
    let end = end.min(file.size.div_ceil(PAGE_SIZE));
    let Some((&cached, _)) = (first < end)
        .then(|| file.pages.range(first..end).next())
        .flatten()
    else {
        return false;
    };
    file.kind == InodeKind::Shmem
        || folio::of(state, inode, cached).end < file.size.div_ceil(PAGE_SIZE)
        || table::has_leaf(state, fault.mm, fault.va)
}

/// `set_pte_range` for a read: dirty from the start if a store would go unnoticed
/// and the page is dirty anyway.
fn map_one(live: &mut Live, (pid, mm): (Pid, MmId), vma: &Vma, va: VirtAddr, pfn: Pfn) {
    table::alloc(live, pid, mm, va);
    let mut entry = prot::page_prot(live.state(), vma).entry(pfn);
    if entry.is_writable() && frame::get(live.state(), pfn).dirty {
        entry = entry.with(Pte::DIRTY);
    }
    table::set(live, pid, mm, va, entry);
}

/// What a miss in the page cache reads besides the page itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum ReadAhead {
    /// Nothing (MADV_RANDOM).
    None,
    /// What comes after it: so many pages in all.
    Forward(u64),
    /// What lies around it (`do_sync_mmap_readahead`).
    Around,
    /// Code: what comes after it, not beyond the end of the area, which is at this page.
    Code(u64),
}

fn around(vma: &Vma) -> ReadAhead {
    match vma.flags {
        flags if flags.rand_read => ReadAhead::None,
        flags if flags.seq_read => ReadAhead::Forward(READ_AHEAD_PAGES),
        flags if flags.exec => ReadAhead::Code(vma.pgoff.saturating_add(vma.pages())),
        _ => ReadAhead::Around,
    }
}

/// The page of a file that is needed, and whether it had to be read from the device.
/// Shared memory gets a page of zeros where it has none yet.
fn page(
    live: &mut Live,
    pid: Pid,
    inode: InodeId,
    index: u64,
    ahead: ReadAhead,
) -> Result<(Pfn, bool), Outcome> {
    if beyond_end(live.state(), inode, index) {
        return Err(Outcome::SigBus);
    }
    if let Some(pfn) = cached(live.state(), inode, index) {
        return Ok((pfn, false));
    }
    // An executable is wholly in the page cache; what the model keeps no bytes of comes
    // into being here.
    let on_device = self::inode(live.state(), inode).is_some_and(|inode| {
        inode.kind != InodeKind::Shmem && !matches!(inode.content, Content::Image(_))
    });
    let pfn = add_page(live, pid, inode, index).ok_or(Outcome::NoMemory)?;
    if on_device {
        read_ahead(live, pid, inode, index, ahead);
    }
    Ok((pfn, on_device))
}

/// Takes a frame into the page cache as a page of a file, with what the device holds of it, or
/// zeros; `None` if none is free.
pub fn add_page(live: &mut Live, pid: Pid, inode: InodeId, index: u64) -> Option<Pfn> {
    let pfn = frame::alloc(live, pid, FrameKind::File { inode, index })?;
    live.emit(pid, EventKind::CacheAdd { inode, index, pfn });
    if let Some(bytes) = on_device(live.state(), inode, index) {
        live.emit(
            pid,
            EventKind::FrameFill {
                pfn,
                offset: 0,
                bytes,
            },
        );
    }
    Some(pfn)
}

/// The bytes of a page of a file that the device holds, if there are any.
fn on_device(state: &State, inode: InodeId, index: u64) -> Option<Box<[u8]>> {
    let Content::Bytes(bytes) = &self::inode(state, inode)?.content else {
        return None;
    };
    let start = usize::try_from(index.checked_mul(PAGE_SIZE)?).ok()?;
    let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
    Some(rest.get(..PAGE_SIZE as usize).unwrap_or(rest).into())
}

/// The page of a file that read(2) copies from, brought into the page cache if it is to
/// be read from a device; `None` if there is nothing but zeros: behind the end, a hole of
/// shared memory (`shmem_file_read_iter` takes no frame for that), or no frame is free.
pub fn read_page(live: &mut Live, pid: Pid, inode: InodeId, index: u64) -> Option<Pfn> {
    let hole = cached(live.state(), inode, index).is_none()
        && self::inode(live.state(), inode).is_none_or(|inode| inode.kind == InodeKind::Shmem);
    if hole || beyond_end(live.state(), inode, index) {
        return None;
    }
    // `page_cache_sync_ra`: reading at the start promises more reading.
    let ahead = if index == 0 {
        ReadAhead::Forward(4)
    } else {
        ReadAhead::None
    };
    page(live, pid, inode, index, ahead)
        .ok()
        .map(|(pfn, _)| pfn)
}

/// The page of a file that write(2) copies to, brought into the page cache if need be
/// (`write_begin`), with as many after it as make one folio of the `left` bytes that are still to be
/// written; `None` if no frame is free. The caller sets the size and calls
/// [`frame::mark_dirty`].
pub fn write_page(live: &mut Live, pid: Pid, inode: InodeId, index: u64, left: u64) -> Option<Pfn> {
    if let Some(pfn) = cached(live.state(), inode, index) {
        return Some(pfn);
    }
    let pages = folio::for_write(live.state(), inode, index, left);
    for index in pages.clone() {
        add_page(live, pid, inode, index)?;
    }
    folio::make(live, pid, inode, &pages);
    cached(live.state(), inode, index)
}

/// Reads what is likely to be wanted next. What is not in the cache is a hole of the file
/// (all else is always cached here), so it reads as zeros.
fn read_ahead(live: &mut Live, pid: Pid, inode: InodeId, index: u64, ahead: ReadAhead) {
    let (start, count) = match ahead {
        ReadAhead::None => return,
        ReadAhead::Forward(count) => (index, count),
        ReadAhead::Around => (index.saturating_sub(READ_AHEAD_PAGES / 2), READ_AHEAD_PAGES),
        ReadAhead::Code(end) => (index, READ_AHEAD_PAGES.min(end.saturating_sub(index))),
    };
    let end = (start + count).min(pages(live.state(), inode));
    for near in start..end {
        if cached(live.state(), inode, near).is_none() && add_page(live, pid, inode, near).is_none()
        {
            return;
        }
    }
}

/// `delete_from_page_cache`: the page leaves the cache, and its frame is free. No entry maps it any more.
pub fn drop_page(live: &mut Live, pid: Pid, inode: InodeId, index: u64) {
    if let Some(pfn) = cached(live.state(), inode, index) {
        live.emit(pid, EventKind::CacheRemove { inode, index });
        live.emit(pid, EventKind::FrameFree { pfn });
    }
}

/// `iput`: if nothing refers to a file any more (no mapping, no open file or pipe, no name, no task
/// that is in it), its pages and it are gone. Call it after what may have been the last
/// reference.
pub fn put_inode(live: &mut Live, pid: Pid, inode: InodeId) {
    let state = live.state();
    let Some(gone) = self::inode(state, inode).filter(|i| i.refs == 0) else {
        return;
    };
    // The root has no name, and stays.
    let in_use = state.root == Some(inode) || state.tasks.values().any(|t| t.cwd == Some(inode));
    if gone.kind == InodeKind::Directory && in_use {
        return;
    }
    // Whoever has a named pipe open has its pipe, and holds the inode with it.
    if let Content::Pipe(Some(pipe)) = gone.content
        && state.pipes.contains_key(&pipe)
    {
        return;
    }
    let (kind, name) = (gone.kind, gone.name.clone());
    let pages: Vec<u64> = gone.pages.keys().copied().collect();
    for index in pages {
        drop_page(live, pid, inode, index);
    }
    live.emit(pid, EventKind::InodeFree { inode, kind, name });
}
