//! How events of address spaces and their areas change the state.

use crate::ids::{InodeId, MmId, VirtAddr};
use crate::kernel::event::EventKind;
use crate::kernel::mm_types::{Args, Extent, Mm, PageTables, Vma};
use crate::kernel::state::State;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Applies an event of this kind; false if it is of another kind.
pub(super) fn apply(state: &mut State, kind: &EventKind) -> bool {
    use EventKind as E;
    match kind {
        E::MmCreate {
            mm,
            brk,
            mmap_base,
            stack_top,
        } => {
            let new = Mm {
                id: *mm,
                users: 0,
                vmas: BTreeMap::new(),
                tables: PageTables::default(),
                start_brk: *brk,
                brk: *brk,
                mmap_base: *mmap_base,
                stack_top: *stack_top,
                args: Args::default(),
                extent: Extent::default(),
            };
            state.mms.insert(*mm, Arc::new(new));
            used_id(state, mm.0);
        }
        E::MmDup { from, to } => {
            let Some(parent) = state.mms.get(from) else {
                return true;
            };
            let new = Mm {
                id: *to,
                users: 0,
                vmas: BTreeMap::new(),
                tables: PageTables::default(),
                extent: Extent::default(),
                ..**parent
            };
            state.mms.insert(*to, Arc::new(new));
            used_id(state, to.0);
        }
        E::MmArgs { mm, args } => edit(state, *mm, |mm| mm.args = *args),
        E::MmFree { mm } => drop(state.mms.remove(mm)),
        E::VmaAdd { mm, vma } => {
            edit(state, *mm, |mm| {
                mm.extent.cover(0, vma.pages());
                drop(mm.vmas.insert(vma.start, (**vma).clone()))
            });
            hold(state, vma.inode);
            used_id(state, vma.anon_id);
        }
        E::VmaRemove { mm, start } => {
            let mut inode = None;
            edit(state, *mm, |mm| {
                let gone = mm.vmas.remove(start);
                mm.extent.cover(gone.as_ref().map_or(0, Vma::pages), 0);
                inode = gone.and_then(|vma| vma.inode);
            });
            release(state, inode);
        }
        E::VmaResize {
            mm,
            start,
            new_start,
            new_end,
        } => edit(state, *mm, |mm| {
            let Some(mut vma) = mm.vmas.remove(start) else {
                return;
            };
            let before = vma.pages();
            move_start(&mut vma, *new_start);
            vma.end = *new_end;
            mm.extent.cover(before, vma.pages());
            mm.vmas.insert(vma.start, vma);
        }),
        E::VmaSplit { mm, start, at } => {
            let mut inode = None;
            edit(state, *mm, |mm| {
                let Some(first) = mm.vmas.get_mut(start) else {
                    return;
                };
                let mut second = first.clone();
                first.end = *at;
                move_start(&mut second, *at);
                inode = second.inode;
                mm.vmas.insert(*at, second);
            });
            hold(state, inode);
        }
        E::VmaMerge { mm, start, at } => {
            let mut inode = None;
            edit(state, *mm, |mm| {
                let Some(second) = mm.vmas.remove(at) else {
                    return;
                };
                inode = second.inode;
                if let Some(first) = mm.vmas.get_mut(start) {
                    join(first, second);
                }
            });
            release(state, inode);
        }
        E::VmaFlags { mm, start, flags } => edit_vma(state, *mm, *start, |vma| vma.flags = *flags),
        E::VmaAnon { mm, start, id } => {
            edit_vma(state, *mm, *start, |vma| {
                vma.anon_vma = *id != 0;
                vma.anon_id = *id;
                vma.forked &= *id != 0;
            });
            used_id(state, *id);
        }
        E::BrkSet { mm, brk } => edit(state, *mm, |mm| mm.brk = *brk),
        _ => return false,
    }
    true
}

fn edit(state: &mut State, mm: MmId, change: impl FnOnce(&mut Mm)) {
    if let Some(mm) = state.mms.get_mut(&mm) {
        change(Arc::make_mut(mm));
    }
}

fn edit_vma(state: &mut State, mm: MmId, start: VirtAddr, change: impl FnOnce(&mut Vma)) {
    edit(state, mm, |mm| {
        if let Some(vma) = mm.vmas.get_mut(&start) {
            change(vma);
        }
    });
}

/// The page of the file, or for anonymous memory of the address, moves along.
fn move_start(vma: &mut Vma, to: VirtAddr) {
    let (old, new) = (vma.start.page().0, to.page().0);
    vma.pgoff = vma.pgoff.wrapping_add(new.wrapping_sub(old));
    vma.start = to;
}

/// The second area's pages become the first one's; an `anon_vma` that one of them has stays.
fn join(first: &mut Vma, second: Vma) {
    first.end = second.end;
    first.flags.guard |= second.flags.guard;
    if !first.anon_vma {
        first.anon_vma = second.anon_vma;
        first.anon_id = second.anon_id;
        first.forked = second.forked;
    }
    if first.name != second.name && first.inode.is_none() {
        first.name = first.name.clone().max_by_meaning(second.name);
    }
}

fn hold(state: &mut State, inode: Option<InodeId>) {
    if let Some(inode) = inode.and_then(|inode| state.inodes.get_mut(&inode)) {
        Arc::make_mut(inode).refs += 1;
    }
}

fn release(state: &mut State, inode: Option<InodeId>) {
    if let Some(inode) = inode.and_then(|inode| state.inodes.get_mut(&inode)) {
        let inode = Arc::make_mut(inode);
        inode.refs = inode.refs.saturating_sub(1);
    }
}

/// One number is handed out after the other, to things of every kind.
fn used_id(state: &mut State, id: u32) {
    state.next_id = state.next_id.max(id.saturating_add(1));
}
