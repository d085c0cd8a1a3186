//! Timers that are read: timerfd_create(2) and its kin. fs/timerfd.c.
//!
//! A timer with an interval runs on only when somebody reads it or asks for it; what it
//! missed is counted then (`hrtimer_forward_now`).

use super::flags::{O_CLOEXEC, O_NONBLOCK};
use super::user_buf::UserBuf;
use super::{anon, poll};
use crate::ids::{AnonId, Pid};
use crate::kernel::anon_types::AnonFile;
use crate::kernel::errno::{EAGAIN, EBADF, EINVAL};
use crate::kernel::file_types::OpenFile;
use crate::kernel::syscall::Call;
use crate::kernel::task::{Timer, WaitKey};
use crate::kernel::time::posix_timer::{self, forward};
use crate::kernel::time::{BOOT_UNIX_S, SECOND_NS, read_span};
use crate::live::Live;

const TFD_TIMER_ABSTIME: u64 = 1;
const TFD_TIMER_CANCEL_ON_SET: u64 = 2;
/// Bytes that a read gives.
const WORD: u64 = 8;

/// timerfd_create(2): clock, flags.
pub(crate) fn create(live: &mut Live, pid: Pid, clock: u64, flags: u64) -> Call {
    // CLOCK_REALTIME, _MONOTONIC, _BOOTTIME, and the two that wake a sleeping machine.
    let known = matches!(clock as i32, 0 | 1 | 7 | 8 | 9);
    if !known || flags as u32 & !(O_CLOEXEC | O_NONBLOCK) != 0 {
        return Call::err(EINVAL);
    }
    let what = AnonFile::Timer {
        realtime: matches!(clock as i32, 0 | 8),
        timer: Timer::default(),
        ticks: 0,
        expired: false,
    };
    anon::make(live, pid, what, flags)
}

/// The timer that a descriptor names.
fn find(live: &Live, pid: Pid, fd: u64) -> Result<(AnonId, State), i64> {
    let (_, found) = anon::by_fd(live, pid, fd).ok_or(EBADF)?;
    found
        .and_then(|(id, what)| State::of(&what).map(|state| (id, state)))
        .ok_or(EINVAL)
}

/// [`AnonFile::Timer`], as a struct.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct State {
    realtime: bool,
    timer: Timer,
    ticks: u64,
    expired: bool,
}

impl State {
    pub(super) fn of(what: &AnonFile) -> Option<State> {
        match *what {
            AnonFile::Timer {
                realtime,
                timer,
                ticks,
                expired,
            } => Some(State {
                realtime,
                timer,
                ticks,
                expired,
            }),
            _ => None,
        }
    }

    fn store(self, live: &mut Live, pid: Pid, id: AnonId) {
        let what = AnonFile::Timer {
            realtime: self.realtime,
            timer: self.timer,
            ticks: self.ticks,
            expired: self.expired,
        };
        anon::set(live, pid, id, what);
    }

    /// It has expired and has an interval: it runs on, and what it missed counts.
    fn run_on(&mut self, live: &Live) {
        if self.expired && self.timer.interval_ns != 0 {
            self.ticks += forward(live, &mut self.timer) - 1;
        }
        self.expired = false;
    }

    fn setting(&self, live: &Live) -> Vec<u8> {
        let left = self.timer.expires_ns.saturating_sub(live.clock_ns);
        let left = if self.timer.armed { left.max(1) } else { 0 };
        posix_timer::bytes(self.timer.interval_ns, left)
    }
}

/// timerfd_settime(2): descriptor, flags, new `struct itimerspec *`, old one.
pub(crate) fn settime(live: &mut Live, pid: Pid, args: [u64; 4]) -> Call {
    do_settime(live, pid, args).into()
}

fn do_settime(live: &mut Live, pid: Pid, [fd, flags, new, old]: [u64; 4]) -> Result<i64, i64> {
    let interval_ns = read_span(live, pid, new)?;
    let value_ns = read_span(live, pid, new.wrapping_add(16))?;
    if flags & !(TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET) != 0 {
        return Err(EINVAL);
    }
    let (id, mut before) = find(live, pid, fd)?;
    before.run_on(live);
    let was = before.setting(live);
    let expires_ns = match (flags & TFD_TIMER_ABSTIME != 0, before.realtime) {
        (false, _) => live.clock_ns.saturating_add(value_ns),
        (true, true) => value_ns.saturating_sub(BOOT_UNIX_S * SECOND_NS),
        (true, false) => value_ns,
    };
    let after = State {
        timer: Timer {
            armed: value_ns != 0,
            expires_ns,
            interval_ns,
        },
        ticks: 0,
        expired: false,
        ..before
    };
    after.store(live, pid, id);
    if old == 0 {
        return Ok(0);
    }
    posix_timer::put(live, pid, old, &was)
}

/// timerfd_gettime(2): descriptor, `struct itimerspec *`.
pub(crate) fn gettime(live: &mut Live, pid: Pid, fd: u64, at: u64) -> Call {
    let told = find(live, pid, fd).and_then(|(id, before)| {
        let mut state = before;
        state.run_on(live);
        if state != before {
            state.store(live, pid, id);
        }
        posix_timer::put(live, pid, at, &state.setting(live))
    });
    told.into()
}

/// `timerfd_read_iter`.
pub(super) fn read(
    live: &mut Live,
    pid: Pid,
    file: &OpenFile,
    id: AnonId,
    mut state: State,
    buf: &UserBuf,
) -> Call {
    if buf.len() < WORD {
        return Call::err(EINVAL);
    }
    if state.ticks == 0 {
        return if file.flags & O_NONBLOCK != 0 {
            Call::err(EAGAIN)
        } else {
            Call::Wait(WaitKey::Anon(id))
        };
    }
    state.run_on(live);
    let ticks = state.ticks;
    state.ticks = 0;
    state.store(live, pid, id);
    match buf.copy_out(live, pid, 0, &ticks.to_le_bytes()) {
        Ok(()) => Call::Return(WORD as i64),
        Err(errno) => Call::err(errno),
    }
}

/// `timerfd_triggered`: the timer has expired.
pub(crate) fn expire(live: &mut Live, id: AnonId) {
    let what = live.state().anon.get(&id);
    let Some(mut state) = what.and_then(|what| State::of(what)) else {
        return;
    };
    state.timer.armed = false;
    state.expired = true;
    state.ticks += 1;
    state.store(live, Pid(0), id);
    poll::changed(live, WaitKey::Anon(id), poll::IN);
}
