//! Timers of POSIX: timer_create(2) and its kin. kernel/time/posix-timers.c.
//!
//! A timer that expires sends its signal (SIGEV_SIGNAL) or only shows that its time has come
//! (SIGEV_NONE). One with an interval is set again when its signal is taken; expirations
//! that were missed until then are its overrun. A process's timers are its own: fork does
//! not copy them, exec and exit take them away.

use super::{BOOT_UNIX_S, SECOND_NS, read_span};
use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{EFAULT, EINVAL, EOPNOTSUPP};
use crate::kernel::event::EventKind;
use crate::kernel::process::signal;
use crate::kernel::sig::SIGALRM;
use crate::kernel::sig_types::{SI_TIMER, SigDetail, SigInfo};
use crate::kernel::syscall::Call;
use crate::kernel::task::{PosixTimer, Timer};
use crate::kernel::uaccess;
use crate::lang::say;
use crate::live::Live;

const SIGEV_SIGNAL: u32 = 0;
const SIGEV_NONE: u32 = 1;
const SIGEV_THREAD: u32 = 2;
const SIGEV_THREAD_ID: u32 = 4;
const TIMER_ABSTIME: u64 = 1;
/// DELAYTIMER_MAX.
const MOST_OVERRUNS: u64 = i32::MAX as u64;

fn get(live: &Live, pid: Pid, id: u32) -> Option<PosixTimer> {
    live.state().task(pid)?.posix_timers.get(&id).copied()
}

fn find(live: &Live, pid: Pid, id: u64) -> Result<(u32, PosixTimer), i64> {
    let id = id as u32;
    get(live, pid, id).map(|timer| (id, timer)).ok_or(EINVAL)
}

fn set(live: &mut Live, pid: Pid, id: u32, timer: PosixTimer) {
    if get(live, pid, id) != Some(timer) {
        let timer = Some(Box::new(timer));
        live.emit(pid, EventKind::PosixTimerSet { id, timer });
    }
}

/// timer_create(2): clock, `struct sigevent *`, `timer_t *`.
pub(crate) fn create(live: &mut Live, pid: Pid, clock: u64, event: u64, at: u64) -> Call {
    let told = match event {
        0 => Ok((0, u32::from(SIGALRM), SIGEV_SIGNAL)),
        event => sigevent(live, pid, event),
    };
    let (value, signal, notify) = match told {
        Ok(told) => told,
        Err(errno) => return Call::err(errno),
    };
    match clock as i32 {
        0 | 1 | 7 | 11 => {}
        2 | 3 => return Call::Unsupported(say!("a timer of CPU time (timer_create)")),
        4..=6 => return Call::err(EOPNOTSUPP),
        _ => return Call::err(EINVAL),
    }
    let Some(id) = live.state().task(pid).map(|task| task.next_timer) else {
        return Call::err(EINVAL);
    };
    let signals = notify != SIGEV_NONE;
    let valid = match notify {
        SIGEV_THREAD => return Call::Unsupported(say!("timer_create with SIGEV_THREAD")),
        SIGEV_SIGNAL | SIGEV_THREAD_ID => (1..=64).contains(&signal),
        _ => !signals,
    };
    if !valid {
        // The number is used up all the same.
        let timer = None;
        live.emit(pid, EventKind::PosixTimerSet { id, timer });
        return Call::err(EINVAL);
    }
    // If nobody is told of an event, the timer's own number is its value.
    let value = if event == 0 { u64::from(id) } else { value };
    let timer = PosixTimer {
        realtime: matches!(clock as i32, 0 | 11),
        signal: if signals { signal as u8 } else { 0 },
        private: notify == SIGEV_THREAD_ID,
        value,
        ..PosixTimer::default()
    };
    if uaccess::write_u32(live, pid, VirtAddr(at), id).is_err() {
        return Call::err(EFAULT);
    }
    set(live, pid, id, timer);
    Call::Return(0)
}

/// Value, signal and way of telling in a `struct sigevent`.
fn sigevent(live: &mut Live, pid: Pid, at: u64) -> Result<(u64, u32, u32), i64> {
    let at = |offset: u64| VirtAddr(at.wrapping_add(offset));
    let value = uaccess::read_u64(live, pid, at(0)).map_err(|_| EFAULT)?;
    let signal = uaccess::read_u32(live, pid, at(8)).map_err(|_| EFAULT)?;
    let notify = uaccess::read_u32(live, pid, at(12)).map_err(|_| EFAULT)?;
    Ok((value, signal, notify))
}

/// A `struct itimerspec`: interval, then value.
pub(crate) fn bytes(interval_ns: u64, value_ns: u64) -> Vec<u8> {
    let pair = |ns: u64| [ns / SECOND_NS, ns % SECOND_NS];
    let words = [pair(interval_ns), pair(value_ns)];
    let words = words.iter().flatten();
    words.flat_map(|word| word.to_le_bytes()).collect()
}

/// `common_timer_get`: what is left, and the interval.
fn setting(live: &Live, timer: &PosixTimer) -> Vec<u8> {
    let Timer {
        armed,
        expires_ns,
        interval_ns,
    } = timer.timer;
    let mut left = expires_ns.saturating_sub(live.clock_ns);
    // Its time has come, and it has yet to be set again: the next of its moments counts.
    if left == 0 && interval_ns != 0 && (timer.told || timer.signal == 0) {
        left = interval_ns - (live.clock_ns - expires_ns) % interval_ns;
    }
    let value = match (armed || timer.told, timer.signal) {
        (false, _) if interval_ns == 0 => 0,
        (_, 0) => left,
        _ => left.max(1),
    };
    bytes(interval_ns, value)
}

pub(crate) fn put(live: &mut Live, pid: Pid, at: u64, bytes: &[u8]) -> Result<i64, i64> {
    let put = uaccess::write_bytes(live, pid, VirtAddr(at), bytes, true);
    put.map(|()| 0).map_err(|_| EFAULT)
}

/// timer_gettime(2): timer, `struct itimerspec *`.
pub(crate) fn gettime(live: &mut Live, pid: Pid, id: u64, at: u64) -> Call {
    find(live, pid, id)
        .and_then(|(_, timer)| put(live, pid, at, &setting(live, &timer)))
        .into()
}

/// timer_settime(2): timer, flags, new `struct itimerspec *`, old one.
pub(crate) fn settime(live: &mut Live, pid: Pid, [id, flags, new, old]: [u64; 4]) -> Call {
    do_settime(live, pid, id, flags, new, old).into()
}

fn do_settime(
    live: &mut Live,
    pid: Pid,
    id: u64,
    flags: u64,
    new: u64,
    old: u64,
) -> Result<i64, i64> {
    if new == 0 {
        return Err(EINVAL);
    }
    let interval_ns = read_span(live, pid, new)?;
    let value_ns = read_span(live, pid, new.wrapping_add(16))?;
    let (id, before) = find(live, pid, id)?;
    let was = setting(live, &before);
    let expires_ns = match (flags & TIMER_ABSTIME != 0, before.realtime) {
        (false, _) => live.clock_ns.saturating_add(value_ns),
        (true, true) => value_ns.saturating_sub(BOOT_UNIX_S * SECOND_NS),
        (true, false) => value_ns,
    };
    let timer = if value_ns == 0 {
        Timer::default()
    } else {
        Timer {
            armed: true,
            expires_ns,
            interval_ns,
        }
    };
    let now = PosixTimer {
        timer,
        told: false,
        last_overrun: 0,
        ..before
    };
    set(live, pid, id, now);
    if old == 0 {
        return Ok(0);
    }
    put(live, pid, old, &was)
}

/// timer_getoverrun(2).
pub(crate) fn getoverrun(live: &Live, pid: Pid, id: u64) -> Call {
    find(live, pid, id)
        .map(|(_, timer)| i64::from(timer.last_overrun))
        .into()
}

/// timer_delete(2).
pub(crate) fn delete(live: &mut Live, pid: Pid, id: u64) -> Call {
    match find(live, pid, id) {
        Ok((id, _)) => {
            let timer = None;
            live.emit(pid, EventKind::PosixTimerSet { id, timer });
            Call::Return(0)
        }
        Err(errno) => Call::err(errno),
    }
}

/// Moves a timer on to the first of its moments that is still to come; how many it passes.
pub(crate) fn forward(live: &Live, timer: &mut Timer) -> u64 {
    let late = live.clock_ns.saturating_sub(timer.expires_ns);
    let times = late / timer.interval_ns.max(1) + 1;
    let span = times.saturating_mul(timer.interval_ns);
    timer.expires_ns = timer.expires_ns.saturating_add(span);
    timer.armed = true;
    times
}

/// `posix_timer_fn`: a timer has expired.
pub(super) fn expire(live: &mut Live, pid: Pid, id: u32) {
    let Some(mut timer) = get(live, pid, id) else {
        return;
    };
    let signals = live.state().task(pid).map(|task| &task.signals);
    let bit = crate::kernel::sig::bit(timer.signal.max(1));
    let ignored = signals.is_some_and(|s| s.blocked & bit == 0 && s.ignores(timer.signal));
    let waits = signals.is_some_and(|s| {
        s.queue.iter().any(
            |p| matches!(p.info.detail, SigDetail::Timer { id: other, .. } if other == id as i32),
        )
    });
    timer.timer.armed = false;
    timer.told = timer.timer.interval_ns != 0;
    if ignored && timer.told {
        timer.overrun += forward(live, &mut timer.timer);
        timer.told = false;
    }
    set(live, pid, id, timer);
    if !ignored && !waits {
        let detail = SigDetail::Timer {
            id: id as i32,
            overrun: 0,
            value: timer.value,
        };
        let info = SigInfo {
            signal: timer.signal,
            code: SI_TIMER,
            detail,
        };
        signal::send(live, Pid(0), pid, info, timer.private);
    }
}

/// A timer's signal is taken: if it has an interval it runs on, and the signal says how many
/// of its moments were missed (`posixtimer_rearm`).
pub(crate) fn rearm(live: &mut Live, pid: Pid, info: SigInfo) -> SigInfo {
    let SigDetail::Timer { id, value, .. } = info.detail else {
        return info;
    };
    let Some(mut timer) = get(live, pid, id as u32) else {
        return info;
    };
    if timer.told {
        let missed = timer.overrun + forward(live, &mut timer.timer) - 1;
        timer.last_overrun = missed.min(MOST_OVERRUNS) as i32;
        timer.overrun = 0;
        timer.told = false;
        set(live, pid, id as u32, timer);
    }
    let detail = SigDetail::Timer {
        id,
        overrun: timer.last_overrun,
        value,
    };
    SigInfo { detail, ..info }
}

/// A process ends or execs: its timers go.
pub(crate) fn delete_all(live: &mut Live, pid: Pid) {
    let timers = live.state().task(pid).map(|task| &task.posix_timers);
    let ids: Vec<u32> = timers.map_or_else(Vec::new, |timers| timers.keys().copied().collect());
    for id in ids {
        let timer = None;
        live.emit(pid, EventKind::PosixTimerSet { id, timer });
    }
}
