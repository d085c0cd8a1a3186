//! brk: the end of the heap moves.
//!
//! brk(2); mm/mmap.c: `SYSCALL_DEFINE1(brk)`; mm/vma.c: `do_brk_flags`.

use super::fault::STACK_GUARD_GAP;
use super::map::enough_memory;
use super::place::TASK_SIZE;
use super::{limit, unmap, vma};
use crate::ids::{MmId, PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::event::EventKind;
use crate::kernel::mm_types::{VmFlags, Vma, VmaName};
use crate::kernel::task::rlimit;
use crate::live::Live;

/// `brk(addr)`: where the heap ends afterwards; where it ended before if it cannot end there.
pub fn sys_brk(live: &mut Live, pid: Pid, addr: u64) -> i64 {
    let Some(space) = live.state().mm_of(pid) else {
        return 0;
    };
    let (mm, old) = (space.id, space.brk);
    let new = VirtAddr(addr);
    if addr >= space.start_brk.0
        && addr <= TASK_SIZE
        && within_limit(live, pid, new)
        && resize(live, pid, mm, old, new)
    {
        live.emit(pid, EventKind::BrkSet { mm, brk: new });
        addr as i64
    } else {
        old.0 as i64
    }
}

fn within_limit(live: &Live, pid: Pid, new: VirtAddr) -> bool {
    let limit = live
        .state()
        .task(pid)
        .map_or(rlimit::INFINITY, |task| task.limit(rlimit::DATA));
    let start = live.state().mm_of(pid).map_or(0, |mm| mm.start_brk.0);
    limit == rlimit::INFINITY || new.0.saturating_sub(start) <= limit
}

fn resize(live: &mut Live, pid: Pid, mm: MmId, old: VirtAddr, new: VirtAddr) -> bool {
    let (old_end, new_end) = (old.ceil(), new.ceil());
    if new_end <= old_end {
        // Nothing to give back if it stays in the same page.
        return new_end == old_end || unmap::unmap(live, pid, mm, new_end, old_end).is_ok();
    }
    let Some(space) = live.state().mm_of(pid) else {
        return false;
    };
    // A page is left free behind it, and the gap if what comes there is a stack.
    let room = space.vma_after(old_end).is_none_or(|next| {
        let gap = if next.flags.grows_down {
            STACK_GUARD_GAP * PAGE_SIZE
        } else {
            0
        };
        new_end.0 + PAGE_SIZE <= next.start.0.saturating_sub(gap)
    });
    let pages = (new_end.0 - old_end.0) / PAGE_SIZE;
    let heap = grown(old_end, new_end);
    let allowed = limit::may_expand(live.state(), pid, mm, heap.flags, pages);
    if !room
        || !allowed
        || !enough_memory(live, pages)
        || vma::count(live.state(), mm) > vma::MAX_MAP_COUNT
    {
        return false;
    }
    // What lies below the heap (bss) is never joined to it here, however alike it is.
    let before = space
        .vmas
        .range(..old_end)
        .next_back()
        .map(|(_, vma)| vma)
        .filter(|vma| vma.end > space.start_brk && vma::can_merge(vma, &heap));
    let event = match before.map(|vma| vma.start) {
        Some(start) => EventKind::VmaResize {
            mm,
            start,
            new_start: start,
            new_end,
        },
        None => EventKind::VmaAdd {
            mm,
            vma: Box::new(heap),
        },
    };
    live.emit(pid, event);
    true
}

fn grown(start: VirtAddr, end: VirtAddr) -> Vma {
    Vma {
        start,
        end,
        flags: VmFlags {
            read: true,
            write: true,
            may_write: true,
            account: true,
            ..VmFlags::default()
        },
        inode: None,
        opening: None,
        pgoff: start.page().0,
        anon_vma: false,
        anon_id: 0,
        forked: false,
        name: VmaName::Heap,
    }
}
