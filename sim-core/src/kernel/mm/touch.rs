//! Accesses without an instruction of ours: what the dynamic linker and the C library touch
//! ([`crate::libc::glibc`]). Their faults are handled and counted like any other, aside.

use super::access::translate_by;
use super::filemap::{self, FAULT_AROUND_PAGES};
use super::{table, vma};
use crate::ids::{MmId, Pid, VirtAddr, Vpn};
use crate::kernel::event::{Access, FaultBy, Level};
use crate::kernel::mm_types::Vma;
use crate::kernel::state::State;
use crate::live::Live;
use crate::program::{Touch, TouchKind};
use std::ops::Range;

/// Touches them. What the program has unmapped is left alone: on Linux it would end there.
pub fn touch(live: &mut Live, pid: Pid, touches: &[Touch], by: FaultBy) {
    live.at_depth(Level::Library, |live| {
        for touch in touches {
            let access = match touch.how {
                TouchKind::Read => Access::Read,
                TouchKind::Write => Access::Write,
                TouchKind::Run => Access::Execute,
            };
            if let Some(at) = place(live.state(), pid, touch) {
                let _ = translate_by(live, pid, at, access, by);
            }
        }
    });
}

/// Where there is something to touch. Of a file that is only read and run, most pages have nothing
/// of ours and are not in the page cache. On Linux they are, and come with their neighbours' fault; so
/// here a neighbour stands for the page.
fn place(state: &State, pid: Pid, touch: &Touch) -> Option<VirtAddr> {
    let mm = state.mm_of(pid)?.id;
    let area = vma::at(state, mm, touch.at)?;
    let Some(inode) = area.inode.filter(|_| !area.flags.write) else {
        return Some(touch.at);
    };
    if touch.how == TouchKind::Write {
        return Some(touch.at);
    }
    let (window, own) = windows(area, touch.at);
    let by_first = window.start <= touch.at.page().0 && touch.at.page().0 < own.start;
    let comes_with = match by_first {
        true => window,
        false => own.clone(),
    };
    if comes_with.clone().any(|page| is_mapped(state, mm, page)) {
        return None;
    }
    let cached = |page: &u64| {
        let index = area.file_page(Vpn(*page).addr());
        filemap::cached(state, inode, index).is_some()
    };
    let near = own.clone().find(cached);
    Some(near.map_or(touch.at, |page| Vpn(page).addr()))
}

fn is_mapped(state: &State, mm: MmId, page: u64) -> bool {
    table::get(state, mm, Vpn(page).addr()).pfn().is_some()
}

/// The sixteen pages that a fault near an area's beginning maps, and those that only a fault in the
/// page's own aligned sixteen does. An area's first fault maps as many, though its first sixteen are
/// cut off where the area begins: so it reaches into the next.
fn windows(area: &Vma, at: VirtAddr) -> (Range<u64>, Range<u64>) {
    let (start, end) = (area.start.page().0, area.end.page().0);
    let first = start..(start + FAULT_AROUND_PAGES).min(end);
    let aligned = at.page().0 - at.page().0 % FAULT_AROUND_PAGES;
    if aligned <= start {
        return (first.clone(), first);
    }
    let own = aligned.max(first.end)..(aligned + FAULT_AROUND_PAGES).min(end);
    (first, own)
}
