//! Virtual time: it goes on with every instruction, and jumps to the next deadline
//! when nothing can run.
//!
//! kernel/time/hrtimer.c, kernel/time/posix-timers.c. A sleep ends a little late, as on
//! Linux: it may end within the slack of its timer, and the interrupt takes its time.

pub mod itimer;
pub mod posix_timer;

use crate::ids::{AnonId, Pid, VirtAddr};
use crate::kernel::errno::{EFAULT, EINVAL, EPERM};
use crate::kernel::event::EventKind;
use crate::kernel::file::timerfd;
use crate::kernel::sched;
use crate::kernel::state::State;
use crate::kernel::syscall::{Call, progress, table};
use crate::kernel::task::{SyscallFrame, WaitKey};
use crate::kernel::uaccess;
use crate::lang::say;
use crate::live::Live;

/// Nanoseconds of a second.
pub const SECOND_NS: u64 = 1_000_000_000;
/// The wall clock at boot, in seconds of Unix time: 2026-01-01 00:00:00 UTC.
pub const BOOT_UNIX_S: u64 = 1_767_225_600;

/// How late a sleep or an interval timer ends, in nanoseconds.
const LATENESS_NS: u64 = 100_000;
/// The slack of a sleep's timer (`timer_slack_ns`): what remains of an interrupted sleep is
/// counted from the end of it.
const SLACK_NS: u64 = 50_000;

const CLOCK_REALTIME: u64 = 0;
const CLOCK_MONOTONIC: u64 = 1;
const CLOCK_PROCESS_CPUTIME: u64 = 2;
const CLOCK_THREAD_CPUTIME: u64 = 3;
const CLOCK_BOOTTIME: u64 = 7;
const CLOCK_TAI: u64 = 11;
const TIMER_ABSTIME: u64 = 1;

/// The next moment, in nanoseconds, at which a sleep or a real-time timer ends; `None` if
/// nobody waits for the clock.
pub fn next_deadline(state: &State) -> Option<u64> {
    let timer = state
        .timers
        .first()
        .map(|&(at, _, _)| at.saturating_add(LATENESS_NS));
    match (next_sleep(state), timer) {
        (Some(sleep), Some(timer)) => Some(sleep.min(timer)),
        (sleep, timer) => sleep.or(timer),
    }
}

fn next_sleep(state: &State) -> Option<u64> {
    let times = WaitKey::Time(0)..=WaitKey::Time(u64::MAX);
    state
        .wait_queues
        .range(times)
        .next()
        .and_then(|(key, _)| match key {
            WaitKey::Time(at) => Some(*at),
            _ => None,
        })
}

/// Wakes whose sleep has ended by `now_ns`, and sends the signals of timers that have
/// expired, the earliest deadline first.
pub fn fire(live: &mut Live, now_ns: u64) {
    while let Some(at) = next_deadline(live.state()).filter(|&at| at <= now_ns) {
        match live.state().timers.first() {
            Some(&(expires, pid, which)) if expires.saturating_add(LATENESS_NS) == at => {
                match which.checked_sub(1) {
                    _ if pid == Pid(0) => timerfd::expire(live, AnonId(which)),
                    None => itimer::expire(live, pid),
                    Some(id) => posix_timer::expire(live, pid, id),
                }
            }
            _ => sched::wake_all(live, WaitKey::Time(at)),
        }
    }
}

/// Nothing can run: time goes on to `deadline_ns`, and whose sleep ends then wakes.
pub fn idle_until(live: &mut Live, deadline_ns: u64) {
    live.clock_ns = live.clock_ns.max(deadline_ns);
    let now_ns = live.clock_ns;
    live.emit(Pid(0), EventKind::Idle { now_ns });
    fire(live, now_ns);
}

/// What a clock shows, in nanoseconds; `None` if there is no such clock.
fn read_clock(live: &Live, pid: Pid, id: u64) -> Option<u64> {
    // CLOCK_..._RAW and _COARSE show the same here.
    match id {
        CLOCK_REALTIME | 5 | CLOCK_TAI => Some(BOOT_UNIX_S * SECOND_NS + live.clock_ns),
        CLOCK_MONOTONIC | 4 | 6 | CLOCK_BOOTTIME => Some(live.clock_ns),
        CLOCK_PROCESS_CPUTIME | CLOCK_THREAD_CPUTIME => Some(sched::cpu_time(live, pid)),
        _ => cpu_clock(live, pid, id as i32),
    }
}

/// The CPU clock of another process, as clock_getcpuclockid(3) names it: the number of the
/// process, inverted, and three bits (kernel/time/posix-cpu-timers.c).
fn cpu_clock(live: &Live, pid: Pid, id: i32) -> Option<u64> {
    let of = !(id >> 3);
    if id >= 0 || id & 3 == 3 || of < 0 {
        return None;
    }
    let of = if of == 0 { pid } else { Pid(of as u32) };
    let task = live.state().task(of)?;
    Some(sched::cpu_time(live, task.pid))
}

fn put_pair(live: &mut Live, pid: Pid, at: u64, first: u64, second: u64) -> Call {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&first.to_le_bytes());
    bytes[8..].copy_from_slice(&second.to_le_bytes());
    match uaccess::write_bytes(live, pid, VirtAddr(at), &bytes, true) {
        Ok(()) => Call::Return(0),
        Err(_) => Call::err(EFAULT),
    }
}

/// clock_gettime(2): `id`, `struct timespec *`.
pub(crate) fn clock_gettime(live: &mut Live, pid: Pid, id: u64, at: u64) -> Call {
    match read_clock(live, pid, id) {
        Some(now) => put_pair(live, pid, at, now / SECOND_NS, now % SECOND_NS),
        None => Call::err(EINVAL),
    }
}

/// include/uapi/linux/time.h.
const CLOCK_REALTIME_COARSE: u64 = 5;
const CLOCK_MONOTONIC_COARSE: u64 = 6;

/// clock_getres(2): `id`, `struct timespec *`.
pub(crate) fn clock_getres(live: &mut Live, pid: Pid, id: u64, at: u64) -> Call {
    match read_clock(live, pid, id) {
        None => Call::err(EINVAL),
        Some(_) if at == 0 => Call::Return(0),
        // The coarse ones go on with each tick (CONFIG_HZ=250).
        Some(_) if matches!(id, CLOCK_REALTIME_COARSE | CLOCK_MONOTONIC_COARSE) => {
            put_pair(live, pid, at, 0, SECOND_NS / 250)
        }
        Some(_) => put_pair(live, pid, at, 0, 1),
    }
}

/// clock_settime(2): `id`, `struct timespec *`. Only CLOCK_REALTIME can be set, and only by root
/// (`do_sys_settimeofday64`); of a process's CPU clock nobody may.
pub(crate) fn clock_settime(live: &mut Live, pid: Pid, id: u64, at: u64) -> Call {
    let clock = id as i32;
    if id != CLOCK_REALTIME && (clock >= 0 || read_clock(live, pid, id).is_none()) {
        return Call::err(EINVAL);
    }
    let at = VirtAddr(at);
    let (Ok(seconds), Ok(ns)) = (
        uaccess::read_u64(live, pid, at),
        uaccess::read_u64(live, pid, at.add(8)),
    ) else {
        return Call::err(EFAULT);
    };
    if clock < 0 {
        return Call::err(EPERM);
    }
    if (seconds as i64) < 0 || ns >= SECOND_NS {
        return Call::err(EINVAL);
    }
    match live.state().cred(pid).is_privileged() {
        true => Call::Unsupported(say!("setting the clock")),
        false => Call::err(EPERM),
    }
}

/// gettimeofday(2): `struct timeval *`, `struct timezone *`.
pub(crate) fn gettimeofday(live: &mut Live, pid: Pid, tv: u64, tz: u64) -> Call {
    let now = BOOT_UNIX_S * SECOND_NS + live.clock_ns;
    if tv != 0
        && put_pair(live, pid, tv, now / SECOND_NS, now % SECOND_NS / 1000) != Call::Return(0)
    {
        return Call::err(EFAULT);
    }
    // A struct timezone is two ints.
    if tz != 0 && uaccess::write_bytes(live, pid, VirtAddr(tz), &[0; 8], true).is_err() {
        return Call::err(EFAULT);
    }
    Call::Return(0)
}

/// time(2): `time_t *`.
pub(crate) fn time(live: &mut Live, pid: Pid, at: u64) -> Call {
    let now = BOOT_UNIX_S + live.clock_ns / SECOND_NS;
    let stored =
        at == 0 || uaccess::write_bytes(live, pid, VirtAddr(at), &now.to_le_bytes(), true).is_ok();
    if stored {
        Call::Return(now as i64)
    } else {
        Call::err(EFAULT)
    }
}

/// A handler interrupts a sleep of so many nanoseconds: what remains is told, if the caller
/// wants to know. False if that cannot be written.
pub(crate) fn tell_rest(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> bool {
    let at = match frame.nr {
        table::NANOSLEEP => frame.args[1],
        table::CLOCK_NANOSLEEP if frame.args[1] & TIMER_ABSTIME == 0 => frame.args[3],
        _ => 0,
    };
    let left = left_until(live, frame.deadline_ns);
    at == 0 || put_pair(live, pid, at, left / SECOND_NS, left % SECOND_NS) == Call::Return(0)
}

/// What is left of a sleep that ends at this deadline, in nanoseconds.
pub(crate) fn left_until(live: &Live, deadline_ns: u64) -> u64 {
    let expires = deadline_ns.saturating_sub(LATENESS_NS - SLACK_NS);
    expires.saturating_sub(live.clock_ns)
}

/// nanosleep(2): `const struct timespec *`. What remains is only told when a handler
/// has interrupted the sleep.
pub(crate) fn nanosleep(live: &mut Live, pid: Pid, frame: &SyscallFrame, req: u64) -> Call {
    sleep_for(live, pid, frame, req, false, 0)
}

/// clock_nanosleep(2): `id`, flags, `const struct timespec *`.
pub(crate) fn clock_nanosleep(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [id, flags, req, ..] = frame.args;
    let offset_ns = match id {
        CLOCK_REALTIME | CLOCK_TAI => BOOT_UNIX_S * SECOND_NS,
        CLOCK_MONOTONIC | CLOCK_BOOTTIME => 0,
        CLOCK_PROCESS_CPUTIME => {
            return Call::Unsupported(say!("clock_nanosleep on a CPU-time clock"));
        }
        _ => return Call::err(EINVAL),
    };
    sleep_for(live, pid, frame, req, flags & TIMER_ABSTIME != 0, offset_ns)
}

fn sleep_for(
    live: &mut Live,
    pid: Pid,
    frame: &SyscallFrame,
    req: u64,
    absolute: bool,
    offset_ns: u64,
) -> Call {
    let mut deadline_ns = frame.deadline_ns;
    if deadline_ns == 0 {
        let span = match read_span(live, pid, req) {
            Ok(span) => span,
            Err(errno) => return Call::err(errno),
        };
        deadline_ns = if absolute {
            span.saturating_sub(offset_ns)
        } else {
            live.clock_ns.saturating_add(span)
        };
        if absolute && deadline_ns <= live.clock_ns {
            return Call::Return(0);
        }
        // Even the shortest sleep gives up the CPU.
        deadline_ns = deadline_ns.saturating_add(LATENESS_NS);
        progress(live, pid, 0, deadline_ns);
        return Call::Wait(WaitKey::Time(deadline_ns));
    }
    if live.clock_ns >= deadline_ns {
        Call::Return(0)
    } else {
        Call::Wait(WaitKey::Time(deadline_ns))
    }
}

/// A `struct timespec` in nanoseconds.
pub(crate) fn read_span(live: &mut Live, pid: Pid, at: u64) -> Result<u64, i64> {
    let bytes = uaccess::read_bytes(live, pid, VirtAddr(at), 16).map_err(|_| EFAULT)?;
    let (seconds, ns) = (le_i64(&bytes, 0), le_i64(&bytes, 8));
    if seconds < 0 || !(0..SECOND_NS as i64).contains(&ns) {
        return Err(EINVAL);
    }
    Ok((seconds as u64)
        .saturating_mul(SECOND_NS)
        .saturating_add(ns as u64))
}

/// When a sleep of so many nanoseconds ends.
pub(crate) fn ends_at(live: &Live, span_ns: u64) -> u64 {
    live.clock_ns
        .saturating_add(span_ns)
        .saturating_add(LATENESS_NS)
}

/// When a sleep up to a moment of a clock ends, of the wall clock or of the time since boot.
pub(crate) fn ends_at_moment(moment_ns: u64, realtime: bool) -> u64 {
    let offset_ns = if realtime { BOOT_UNIX_S * SECOND_NS } else { 0 };
    moment_ns
        .saturating_sub(offset_ns)
        .saturating_add(LATENESS_NS)
}

fn le_i64(bytes: &[u8], at: usize) -> i64 {
    let mut word = [0; 8];
    if let Some(slice) = bytes.get(at..at + 8) {
        word.copy_from_slice(slice);
    }
    i64::from_le_bytes(word)
}
