//! Interval timers: alarm(2), setitimer(2), getitimer(2), and RLIMIT_CPU. kernel/time/itimer.c,
//! kernel/time/posix-cpu-timers.c.
//!
//! ITIMER_REAL counts virtual time, ITIMER_VIRTUAL and ITIMER_PROF the task's CPU time
//! (all of which is user time in the model). A real-time timer with an interval is set
//! again when its signal is taken, as `posixtimer_rearm_itimer` does: while the signal is
//! blocked, none of its expirations is more than the one that is pending.

use super::SECOND_NS;
use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{EFAULT, EINVAL};
use crate::kernel::event::EventKind;
use crate::kernel::process::signal;
use crate::kernel::sched;
use crate::kernel::sig::{SIGALRM, SIGKILL, SIGPROF, SIGVTALRM, SIGXCPU};
use crate::kernel::syscall::Call;
use crate::kernel::task::{Limit, Timer, rlimit};
use crate::kernel::uaccess;
use crate::live::Live;

const ITIMER_REAL: u8 = 0;
const MICROSECOND_NS: u64 = 1000;

fn timer(live: &Live, pid: Pid, which: u8) -> Timer {
    live.state()
        .task(pid)
        .and_then(|t| t.timers.get(usize::from(which)).copied())
        .unwrap_or_default()
}

/// What the clock of a timer shows.
fn clock(live: &Live, pid: Pid, which: u8) -> u64 {
    match which {
        ITIMER_REAL => live.clock_ns,
        _ => sched::cpu_time(live, pid),
    }
}

/// Nanoseconds until a timer expires; 0 if it does not run.
fn left(live: &Live, pid: Pid, which: u8) -> u64 {
    let timer = timer(live, pid, which);
    if timer.armed {
        let left = timer.expires_ns.saturating_sub(clock(live, pid, which));
        left.max(MICROSECOND_NS)
    } else {
        0
    }
}

fn set(live: &mut Live, pid: Pid, which: u8, value_ns: u64, interval_ns: u64) {
    let timer = if value_ns == 0 {
        Timer::default()
    } else {
        Timer {
            armed: true,
            expires_ns: clock(live, pid, which).saturating_add(value_ns),
            interval_ns,
        }
    };
    if timer != self::timer(live, pid, which) {
        live.emit(pid, EventKind::TimerSet { which, timer });
    }
}

/// alarm(2): seconds. Returns what was left, in seconds rounded to the nearest, at least 1.
pub(crate) fn alarm(live: &mut Live, pid: Pid, seconds: u64) -> Call {
    let before = left(live, pid, ITIMER_REAL);
    let seconds = u64::from(seconds as u32);
    set(live, pid, ITIMER_REAL, seconds.saturating_mul(SECOND_NS), 0);
    let (whole, rest) = (before / SECOND_NS, before % SECOND_NS);
    let up = rest >= SECOND_NS / 2 || (whole == 0 && rest > 0);
    Call::Return((whole + u64::from(up)) as i64)
}

/// A `struct itimerval`: interval, then value.
fn bytes(interval_ns: u64, value_ns: u64) -> Vec<u8> {
    let pair = |ns: u64| [ns / SECOND_NS, ns % SECOND_NS / MICROSECOND_NS];
    let words = [pair(interval_ns), pair(value_ns)];
    words
        .iter()
        .flatten()
        .flat_map(|w| w.to_le_bytes())
        .collect()
}

fn which(number: u64) -> Option<u8> {
    u8::try_from(number as u32).ok().filter(|&n| n < 3)
}

/// getitimer(2): which, `struct itimerval *`.
pub(crate) fn getitimer(live: &mut Live, pid: Pid, number: u64, at: u64) -> Call {
    let Some(which) = which(number) else {
        return Call::err(EINVAL);
    };
    let value = bytes(timer(live, pid, which).interval_ns, left(live, pid, which));
    match uaccess::write_bytes(live, pid, VirtAddr(at), &value, true) {
        Ok(()) => Call::Return(0),
        Err(_) => Call::err(EFAULT),
    }
}

/// setitimer(2): which, new `struct itimerval *`, old one.
pub(crate) fn setitimer(live: &mut Live, pid: Pid, number: u64, new: u64, old: u64) -> Call {
    let mut wanted = [0; 2];
    if new != 0 {
        for (n, ns) in wanted.iter_mut().enumerate() {
            let at = new.wrapping_add(16 * n as u64);
            let pair = (
                uaccess::read_u64(live, pid, VirtAddr(at)),
                uaccess::read_u64(live, pid, VirtAddr(at.wrapping_add(8))),
            );
            let (Ok(seconds), Ok(us)) = pair else {
                return Call::err(EFAULT);
            };
            if seconds as i64 <= -1 || us >= SECOND_NS / MICROSECOND_NS {
                return Call::err(EINVAL);
            }
            *ns = seconds
                .saturating_mul(SECOND_NS)
                .saturating_add(us * MICROSECOND_NS);
        }
    }
    let Some(which) = which(number) else {
        return Call::err(EINVAL);
    };
    let before = bytes(timer(live, pid, which).interval_ns, left(live, pid, which));
    set(live, pid, which, wanted[1], wanted[0]);
    if old != 0 && uaccess::write_bytes(live, pid, VirtAddr(old), &before, true).is_err() {
        return Call::err(EFAULT);
    }
    Call::Return(0)
}

/// A task's real-time timer has expired.
pub(super) fn expire(live: &mut Live, pid: Pid) {
    let timer = Timer {
        armed: false,
        ..timer(live, pid, ITIMER_REAL)
    };
    let which = ITIMER_REAL;
    live.emit(pid, EventKind::TimerSet { which, timer });
    signal::send_kernel(live, pid, SIGALRM);
}

/// SIGALRM was taken: a timer with an interval runs on, at the next of its moments.
pub(crate) fn rearm(live: &mut Live, pid: Pid) {
    let old = timer(live, pid, ITIMER_REAL);
    if old.armed || old.interval_ns == 0 {
        return;
    }
    let late = live.clock_ns.saturating_sub(old.expires_ns);
    let times = late / old.interval_ns + 1;
    let timer = Timer {
        armed: true,
        expires_ns: old
            .expires_ns
            .saturating_add(times.saturating_mul(old.interval_ns)),
        ..old
    };
    let which = ITIMER_REAL;
    live.emit(pid, EventKind::TimerSet { which, timer });
}

/// CPU time, in nanoseconds, that a task may use until one of its timers expires.
pub fn cpu_left(live: &Live, pid: Pid) -> Option<u64> {
    let task = live.state().task(pid)?;
    let first = task.timers.iter().skip(1).filter(|t| t.armed);
    let first = first.map(|t| t.expires_ns).min();
    let limit = match task.limit(rlimit::CPU) {
        rlimit::INFINITY => None,
        seconds => Some(seconds.saturating_mul(SECOND_NS)),
    };
    let first = match (first, limit) {
        (Some(timer), Some(limit)) => timer.min(limit),
        (timer, limit) => timer.or(limit)?,
    };
    Some(first.saturating_sub(sched::cpu_time(live, pid)))
}

/// RLIMIT_CPU of the running task: SIGXCPU at the soft limit, and again each second after
/// it; SIGKILL at the hard one (`check_process_timers`).
fn fire_limit(live: &mut Live, pid: Pid) {
    let Some(limit) = live
        .state()
        .task(pid)
        .and_then(|t| t.limits.get(rlimit::CPU as usize).copied())
    else {
        return;
    };
    let used = sched::cpu_time(live, pid);
    let reached =
        |seconds: u64| seconds != rlimit::INFINITY && used >= seconds.saturating_mul(SECOND_NS);
    if !reached(limit.cur) {
        return;
    }
    if reached(limit.max) {
        signal::send_kernel(live, pid, SIGKILL);
        return;
    }
    signal::send_kernel(live, pid, SIGXCPU);
    let limit = Limit {
        cur: limit.cur + 1,
        ..limit
    };
    let resource = rlimit::CPU;
    live.emit(pid, EventKind::LimitSet { resource, limit });
}

/// Timers and limits of the running task that count its CPU time, and have expired.
pub fn fire_cpu(live: &mut Live, pid: Pid) {
    fire_limit(live, pid);
    for (which, number) in [(1, SIGVTALRM), (2, SIGPROF)] {
        let old = timer(live, pid, which);
        let now = sched::cpu_time(live, pid);
        if !old.armed || old.expires_ns > now {
            continue;
        }
        let timer = Timer {
            armed: old.interval_ns != 0,
            expires_ns: old.expires_ns.saturating_add(old.interval_ns),
            ..old
        };
        live.emit(pid, EventKind::TimerSet { which, timer });
        signal::send_kernel(live, pid, number);
    }
}

/// A task ends: its timers do too.
pub(crate) fn stop_all(live: &mut Live, pid: Pid) {
    for which in 0..3 {
        set(live, pid, which, 0, 0);
    }
}
