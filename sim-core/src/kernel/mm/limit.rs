//! How large an address space may become: RLIMIT_AS and RLIMIT_DATA.
//!
//! getrlimit(2); mm/mmap.c: `may_expand_vm`, `count_vma_pages_range`, `vm_stat_account`.

use super::vma;
use crate::ids::{MmId, PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::mm_types::{VmFlags, Vma};
use crate::kernel::state::State;
use crate::kernel::task::rlimit;

/// Whether so many pages more, with such rights, keep the task's limits.
pub fn may_expand(state: &State, pid: Pid, mm: MmId, flags: VmFlags, pages: u64) -> bool {
    let Some(task) = state.task(pid) else {
        return false;
    };
    let (space, data) = (task.limit(rlimit::AS), task.limit(rlimit::DATA));
    if space == rlimit::INFINITY && data == rlimit::INFINITY {
        return true;
    }
    let count = |counts: fn(&VmFlags) -> bool| -> u64 {
        let areas = state
            .mms
            .get(&mm)
            .into_iter()
            .flat_map(|mm| mm.vmas.values());
        let counted = areas.filter(|area| counts(&area.flags));
        counted.map(|area| area.pages()).sum()
    };
    if count(|_| true).saturating_add(pages) > space / PAGE_SIZE {
        return false;
    }
    if !is_data(&flags) {
        return true;
    }
    let sum = count(is_data).saturating_add(pages);
    let hard = task
        .limits
        .get(rlimit::DATA as usize)
        .map_or(rlimit::INFINITY, |limit| limit.max);
    // A limit of 0 is taken for the hard one ("workaround for Valgrind").
    sum <= data / PAGE_SIZE || (data == 0 && sum <= hard / PAGE_SIZE)
}

/// How many pages of a range are mapped.
pub fn mapped(state: &State, mm: MmId, start: VirtAddr, end: VirtAddr) -> u64 {
    let inside = |area: &Vma| (area.end.min(end).0 - area.start.max(start).0) / PAGE_SIZE;
    vma::within(state, mm, start, end).iter().map(inside).sum()
}

/// `is_data_mapping`: private, writable, and no stack.
fn is_data(flags: &VmFlags) -> bool {
    flags.write && !flags.shared && !flags.grows_down
}
