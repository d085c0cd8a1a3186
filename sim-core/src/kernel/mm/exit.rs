//! The end of an address space.
//!
//! kernel/exit.c: `exit_mm`; mm/mmap.c: `exit_mmap`.

use super::{table, unmap};
use crate::ids::{MmId, Pid, VirtAddr};
use crate::kernel::event::EventKind;
use crate::live::Live;

/// `exit_mm`, `mmput`: the task gives up its address space. When it was the last
/// user, all is unmapped and the address space is gone.
pub fn drop_mm(live: &mut Live, pid: Pid) {
    let Some(mm) = live.state().mm_of(pid).map(|mm| mm.id) else {
        return;
    };
    live.emit(pid, EventKind::TaskDropMm { mm });
    put(live, pid, mm);
}

/// `mmput`: if an address space has no user, all is unmapped and it is gone.
pub fn put(live: &mut Live, pid: Pid, mm: MmId) {
    if table::mm(live.state(), mm).is_some_and(|mm| mm.users == 0) {
        exit_mmap(live, pid, mm);
    }
}

fn exit_mmap(live: &mut Live, pid: Pid, mm: MmId) {
    let last = table::mm(live.state(), mm).and_then(|space| space.vmas.values().next_back());
    if let Some(end) = last.map(|vma| vma.end) {
        unmap::remove(live, pid, mm, VirtAddr(0), end);
    }
    live.emit(pid, EventKind::MmFree { mm });
}
