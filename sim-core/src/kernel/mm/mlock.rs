//! mlock and munlock: pages that stay in memory. All do here, but the faults count.
//!
//! mlock(2); mm/mlock.c: `do_mlock`, `apply_vma_lock_flags`, `mlock_fixup`,
//! `__mlock_posix_error_return`.

use super::{gup, vma};
use crate::ids::{PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::errno;
use crate::kernel::mm_types::{VmFlags, Vma};
use crate::kernel::task::rlimit;
use crate::live::Live;

/// mlock2: pages are locked only when they are touched.
const MLOCK_ONFAULT: u64 = 1;
/// mlockall: what is mapped now, what will be, only when touched.
const MCL_CURRENT: u64 = 1;
const MCL_FUTURE: u64 = 2;
const MCL_ONFAULT: u64 = 4;

/// `mlock(start, len)`: 0 or −errno.
pub fn sys_mlock(live: &mut Live, pid: Pid, start: u64, len: u64) -> i64 {
    do_mlock(live, pid, start, len, true)
}

/// `mlock2(start, len, flags)`: 0 or −errno.
pub fn sys_mlock2(live: &mut Live, pid: Pid, start: u64, len: u64, flags: u64) -> i64 {
    if flags & !MLOCK_ONFAULT != 0 {
        return -errno::EINVAL;
    }
    do_mlock(live, pid, start, len, flags == 0)
}

/// `munlock(start, len)`: 0 or −errno.
pub fn sys_munlock(live: &mut Live, pid: Pid, start: u64, len: u64) -> i64 {
    lock_range(live, pid, start, len, false).map_or_else(|error| error, |_| 0)
}

/// `mlockall(flags)`: 0 or −errno. What is mapped later is not locked (MCL_FUTURE is taken, without effect).
pub fn sys_mlockall(live: &mut Live, pid: Pid, flags: u64) -> i64 {
    if flags == 0 || flags & !(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) != 0 || flags == MCL_ONFAULT
    {
        return -errno::EINVAL;
    }
    if flags & MCL_CURRENT != 0 {
        let limit = live
            .state()
            .task(pid)
            .map_or(u64::MAX, |task| task.limit(rlimit::MEMLOCK));
        let pages = live
            .state()
            .mm_of(pid)
            .map_or(0, |space| space.vmas.values().map(Vma::pages).sum::<u64>());
        if pages > limit / PAGE_SIZE && !live.state().cred(pid).is_privileged() {
            return -errno::ENOMEM;
        }
        lock_all(live, pid, true, flags & MCL_ONFAULT == 0);
    }
    0
}

/// `munlockall()`: 0.
pub fn sys_munlockall(live: &mut Live, pid: Pid) -> i64 {
    lock_all(live, pid, false, false);
    0
}

fn lock_all(live: &mut Live, pid: Pid, locked: bool, populate: bool) {
    let Some(space) = live.state().mm_of(pid) else {
        return;
    };
    let (mm, areas) = (space.id, space.vmas.values().cloned().collect::<Vec<_>>());
    for area in areas {
        let flags = VmFlags {
            locked,
            ..area.flags
        };
        if flags != area.flags && !area.is_special() {
            vma::modify_flags(live, pid, mm, area.start, area.end, flags).ok();
        }
        if populate {
            gup::populate(live, pid, mm, area.start, area.end, true).ok();
        }
    }
}

fn do_mlock(live: &mut Live, pid: Pid, start: u64, len: u64, populate: bool) -> i64 {
    let (first, end) = match lock_range(live, pid, start, len, true) {
        Ok(range) => range,
        Err(error) => return error,
    };
    let Some(mm) = live.state().mm_of(pid).map(|mm| mm.id) else {
        return -errno::ENOMEM;
    };
    if !populate {
        return 0;
    }
    match gup::populate(live, pid, mm, first, end, false) {
        Ok(()) => 0,
        // POSIX wants other numbers than the kernel has inside.
        Err(error) if error == -errno::EFAULT => -errno::ENOMEM,
        Err(error) if error == -errno::ENOMEM => -errno::EAGAIN,
        Err(error) => error,
    }
}

/// Marks the areas of a range, which must have no hole: the range in whole pages, or −errno.
fn lock_range(
    live: &mut Live,
    pid: Pid,
    start: u64,
    len: u64,
    locked: bool,
) -> Result<(VirtAddr, VirtAddr), i64> {
    let len = len
        .wrapping_add(start & (PAGE_SIZE - 1))
        .checked_next_multiple_of(PAGE_SIZE)
        .unwrap_or(0);
    let start = VirtAddr(start).floor();
    let end = start.add(len);
    if end < start {
        return Err(-errno::EINVAL);
    }
    let mm = live
        .state()
        .mm_of(pid)
        .map(|mm| mm.id)
        .ok_or(-errno::ENOMEM)?;
    if locked && !within_limit(live, pid, start, end) {
        return Err(-errno::ENOMEM);
    }
    let mut at = start;
    for area in vma::within(live.state(), mm, start, end) {
        if area.start > at {
            return Err(-errno::ENOMEM);
        }
        let stop = area.end.min(end);
        let flags = VmFlags {
            locked,
            ..area.flags
        };
        if flags != area.flags && !area.is_special() {
            vma::modify_flags(live, pid, mm, at, stop, flags)?;
        }
        at = stop;
    }
    if at < end {
        Err(-errno::ENOMEM)
    } else {
        Ok((start, end))
    }
}

/// RLIMIT_MEMLOCK: what is locked already, with what is to be, but nothing counted twice.
fn within_limit(live: &Live, pid: Pid, start: VirtAddr, end: VirtAddr) -> bool {
    let limit = live
        .state()
        .task(pid)
        .map_or(0, |task| task.limit(rlimit::MEMLOCK));
    let elsewhere = live.state().mm_of(pid).map_or(0, |space| {
        let locked = space.vmas.values().filter(|vma| vma.flags.locked);
        locked
            .map(|vma| {
                let inside = vma.end.min(end).0.saturating_sub(vma.start.max(start).0);
                vma.end.0 - vma.start.0 - inside
            })
            .sum::<u64>()
    });
    elsewhere + (end.0 - start.0) <= limit || live.state().cred(pid).is_privileged()
}
