//! getrusage(2), times(2) and the usage that wait4 gives.
//!
//! kernel/sys.c. All CPU time counts as user time: the model's kernel takes none.

use crate::ids::{PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::errno::{EFAULT, EINVAL};
use crate::kernel::sched;
use crate::kernel::syscall::Call;
use crate::kernel::task::Usage;
use crate::kernel::uaccess;
use crate::live::Live;

/// Nanoseconds of a clock tick (`USER_HZ` is 100).
pub(crate) const TICK_NS: u64 = 10_000_000;

/// A task's own usage up to now.
pub(crate) fn own(live: &Live, pid: Pid) -> Usage {
    let usage = live.state().task(pid).map(|t| t.usage).unwrap_or_default();
    let most = live
        .state()
        .mm_of(pid)
        .map_or(0, |mm| mm.extent.most_resident);
    Usage {
        cpu_ns: sched::cpu_time(live, pid),
        max_rss: usage.max_rss.max(most),
        ..usage
    }
}

/// getrusage(2): who, `struct rusage *`.
pub(crate) fn getrusage(live: &mut Live, pid: Pid, who: u64, at: u64) -> Call {
    let usage = match who as i32 {
        0 | 1 => own(live, pid),
        -1 => live
            .state()
            .task(pid)
            .map(|t| t.child_usage)
            .unwrap_or_default(),
        _ => return Call::err(EINVAL),
    };
    match put(live, pid, at, usage) {
        Ok(()) => Call::Return(0),
        Err(errno) => Call::err(errno),
    }
}

/// Writes a `struct rusage`.
pub(crate) fn put(live: &mut Live, pid: Pid, at: u64, usage: Usage) -> Result<(), i64> {
    let us = usage.cpu_ns / 1000;
    let words: [u64; 18] = [
        us / 1_000_000,
        us % 1_000_000,
        0,
        0,
        usage.max_rss * PAGE_SIZE / 1024,
        0,
        0,
        0,
        usage.min_flt,
        usage.maj_flt,
        0,
        0,
        0,
        0,
        0,
        0,
        usage.nvcsw,
        usage.nivcsw,
    ];
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    uaccess::write_bytes(live, pid, VirtAddr(at), &bytes, true).map_err(|_| EFAULT)
}

/// What times(2) gives at boot: jiffies begin five minutes before they pass 32 bits, with 250 of
/// them in a second (`INITIAL_JIFFIES`, include/linux/jiffies.h).
const TICKS_AT_BOOT: u64 = 4_294_892_296 * 100 / 250;

/// times(2): `struct tms *`; returns clock ticks since boot.
pub(crate) fn times(live: &mut Live, pid: Pid, at: u64) -> Call {
    let children = live.state().task(pid).map_or(0, |t| t.child_usage.cpu_ns);
    let words = [own(live, pid).cpu_ns / TICK_NS, 0, children / TICK_NS, 0];
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    if at != 0 && uaccess::write_bytes(live, pid, VirtAddr(at), &bytes, true).is_err() {
        return Call::err(EFAULT);
    }
    Call::Return((TICKS_AT_BOOT + live.clock_ns / TICK_NS) as i64)
}
