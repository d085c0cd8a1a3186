//! How events of page frames, page-table entries and page tables change the state.
//!
//! A frame's count (`_mapcount`) goes up with the entry that maps it and goes
//! down with the `RmapRemove` that follows the entry's change.

use super::user;
use crate::ids::{MmId, Pfn, Pid, Vpn};
use crate::kernel::event::EventKind;
use crate::kernel::mm_types::{Frame, FrameKind, Memory, PageTables, PteTable};
use crate::kernel::page::Page;
use crate::kernel::pte::Pte;
use crate::kernel::state::State;
use crate::kernel::task::LastFault;
use std::sync::Arc;

/// Applies an event of this kind; false if it is of another kind.
pub(super) fn apply(state: &mut State, pid: Pid, kind: &EventKind) -> bool {
    use EventKind as E;
    match kind {
        E::Fault {
            va, access, pte, ..
        } => {
            if let Some(task) = state.tasks.get_mut(&pid) {
                Arc::make_mut(task).last_fault = Some(LastFault {
                    va: *va,
                    access: *access,
                    present: pte.is_accessible(),
                });
            }
        }
        E::FaultDone { major } => {
            if let Some(task) = state.tasks.get_mut(&pid) {
                let usage = &mut Arc::make_mut(task).usage;
                if *major {
                    usage.maj_flt += 1;
                } else {
                    usage.min_flt += 1;
                }
            }
        }
        E::PteMark { mm, va, new, .. } => set(state, *mm, va.page(), *new),
        E::PteSet { mm, va, old, new } => {
            set(state, *mm, va.page(), *new);
            let (before, after) = (old.counted_pfn(), new.counted_pfn());
            if before != after {
                count_up(&mut state.memory, after);
                state.unmapping = before;
            }
        }
        E::PteCopy { to, va, pte, .. } => {
            set(state, *to, va.page(), *pte);
            count_up(&mut state.memory, pte.counted_pfn());
        }
        E::PteMove { mm, from, to, pte } => {
            set(state, *mm, from.page(), Pte::NONE);
            set(state, *mm, to.page(), *pte);
        }
        E::RmapRemove { pfn } => {
            if let Some(frame) = frame(&mut state.memory, *pfn) {
                frame.mapcount = frame.mapcount.saturating_sub(1);
            }
            state.unmapping = None;
        }
        E::TableAlloc { mm, level, index } => {
            edit_tables(state, *mm, |t| {
                t.tables.insert((*level, *index));
            });
        }
        E::TableFree { mm, level, index } => {
            edit_tables(state, *mm, |t| {
                t.tables.remove(&(*level, *index));
            });
        }
        E::FrameAlloc { pfn, kind } => alloc(&mut state.memory, *pfn, *kind),
        E::FrameFree { pfn } => free(&mut state.memory, *pfn),
        E::FrameCopy { from, to } => {
            let bytes = state
                .memory
                .bytes
                .get(from.0 as usize)
                .cloned()
                .unwrap_or_default();
            if let Some(slot) = state.memory.bytes.get_mut(to.0 as usize) {
                *slot = bytes;
            }
        }
        E::FrameFill { pfn, offset, bytes } => {
            user::fill(&mut state.memory, *pfn, usize::from(*offset), bytes);
        }
        E::FrameExclusive { pfn, exclusive } => {
            if let Some(frame) = frame(&mut state.memory, *pfn) {
                frame.exclusive = *exclusive;
            }
        }
        E::FrameFlags {
            pfn,
            dirty,
            lazy_free,
        } => {
            if let Some(frame) = frame(&mut state.memory, *pfn) {
                frame.dirty = *dirty;
                frame.lazy_free = *lazy_free;
                if let (true, FrameKind::File { inode, index }) = (*dirty, frame.kind)
                    && let Some(inode) = state.inodes.get_mut(&inode)
                    && !inode.written.contains(&index)
                {
                    Arc::make_mut(inode).written.insert(index);
                }
            }
        }
        _ => return false,
    }
    true
}

fn frame(memory: &mut Memory, pfn: Pfn) -> Option<&mut Frame> {
    memory.frames.get_mut(pfn.0 as usize)
}

fn count_up(memory: &mut Memory, pfn: Option<Pfn>) {
    if let Some(frame) = pfn.and_then(|pfn| frame(memory, pfn)) {
        frame.mapcount += 1;
    }
}

fn alloc(memory: &mut Memory, pfn: Pfn, kind: FrameKind) {
    let index = pfn.0 as usize;
    if index >= memory.frames.len() {
        if pfn.0 >= memory.total {
            return;
        }
        memory.frames.resize(index + 1, Frame::FREE);
        memory.bytes.resize(index + 1, Page::Zero);
    } else if memory.free.last() == Some(&pfn) {
        memory.free.pop();
    } else {
        memory.free.retain(|&free| free != pfn);
    }
    memory.frames[index] = Frame {
        kind,
        exclusive: kind == FrameKind::Anon,
        ..Frame::FREE
    };
    memory.bytes[index] = Page::Zero;
    memory.used += 1;
}

fn free(memory: &mut Memory, pfn: Pfn) {
    let index = pfn.0 as usize;
    if let (Some(frame), Some(bytes)) = (memory.frames.get_mut(index), memory.bytes.get_mut(index))
    {
        *frame = Frame::FREE;
        *bytes = Page::Zero;
        memory.free.push(pfn);
        memory.used = memory.used.saturating_sub(1);
    }
}

fn edit_tables(state: &mut State, mm: MmId, change: impl FnOnce(&mut PageTables)) {
    if let Some(mm) = state.mms.get_mut(&mm) {
        change(&mut Arc::make_mut(mm).tables);
    }
}

/// Writes an entry; a none entry takes no room.
fn set(state: &mut State, mm: MmId, vpn: Vpn, pte: Pte) {
    let Some(mm) = state.mms.get_mut(&mm) else {
        return;
    };
    let mm = Arc::make_mut(mm);
    let old = write(&mut mm.tables, vpn, pte);
    let counted = |pte: Pte| pte.counted_pfn().is_some();
    mm.extent.map(counted(old), counted(pte));
}

/// The same in the tables; the entry that was there.
fn write(tables: &mut PageTables, vpn: Vpn, pte: Pte) -> Pte {
    let high = vpn.0 >> 9;
    let low = (vpn.0 & 511) as u16;
    if pte == Pte::NONE {
        let Some(leaf) = tables.leaves.get_mut(&high) else {
            return Pte::NONE;
        };
        let leaf = Arc::make_mut(leaf);
        let old = match leaf.entries.binary_search_by_key(&low, |e| e.0) {
            Ok(at) => leaf.entries.remove(at).1,
            Err(_) => Pte::NONE,
        };
        if leaf.entries.is_empty() {
            tables.leaves.remove(&high);
        }
        return old;
    }
    let leaf = Arc::make_mut(
        tables
            .leaves
            .entry(high)
            .or_insert_with(|| Arc::new(PteTable::default())),
    );
    match leaf.entries.binary_search_by_key(&low, |e| e.0) {
        Ok(at) => std::mem::replace(&mut leaf.entries[at].1, pte),
        Err(at) => {
            leaf.entries.insert(at, (low, pte));
            Pte::NONE
        }
    }
}
