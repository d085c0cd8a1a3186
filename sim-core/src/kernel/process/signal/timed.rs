//! Waiting for signals: pause(2), sigsuspend(2), sigtimedwait(2). kernel/signal.c.

use super::calls::read_set;
use super::dequeue;
use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{EAGAIN, EFAULT, EINVAL};
use crate::kernel::event::EventKind;
use crate::kernel::sig;
use crate::kernel::syscall::{Call, progress};
use crate::kernel::task::{SyscallFrame, WaitKey};
use crate::kernel::time::read_span;
use crate::kernel::uaccess;
use crate::live::Live;

/// `SyscallFrame::deadline_ns` of a sigtimedwait without a time limit.
const NEVER: u64 = u64::MAX;

/// pause(2): sleeps until a signal has a handler or ends the process.
pub(crate) fn pause(pid: Pid) -> Call {
    Call::Wait(WaitKey::Signal(pid))
}

/// rt_sigsuspend(2): set, its size. Until a handler's frame stands, only this set is blocked.
pub(crate) fn sigsuspend(live: &mut Live, pid: Pid, at: u64, size: u64) -> Call {
    if size != 8 {
        return Call::err(EINVAL);
    }
    let Some(signals) = live.state().task(pid).map(|t| &t.signals) else {
        return Call::err(EINVAL);
    };
    if signals.saved.is_none() {
        let before = signals.blocked;
        let blocked = match read_set(live, pid, at) {
            Ok(set) => set & !sig::KERNEL_ONLY,
            Err(errno) => return Call::err(errno),
        };
        let saved = Some(before);
        live.emit(pid, EventKind::SignalSave { saved });
        if blocked != before {
            live.emit(pid, EventKind::SignalMask { blocked });
        }
    }
    Call::Wait(WaitKey::Signal(pid))
}

/// rt_sigtimedwait(2): set, `siginfo_t *`, `struct timespec *`, size of the set.
pub(crate) fn sigtimedwait(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [set_at, info_at, time_at, size, ..] = frame.args;
    if size != 8 {
        return Call::err(EINVAL);
    }
    let set = match read_set(live, pid, set_at) {
        Ok(set) => set & !sig::KERNEL_ONLY,
        Err(errno) => return Call::err(errno),
    };
    let mut deadline_ns = frame.deadline_ns;
    if deadline_ns == 0 {
        deadline_ns = if time_at == 0 {
            NEVER
        } else {
            match read_span(live, pid, time_at) {
                Ok(ns) => live.clock_ns.saturating_add(ns),
                Err(errno) => return Call::err(errno),
            }
        };
    }
    if let Some(info) = dequeue(live, pid, set) {
        stop_awaiting(live, pid);
        let stored = info_at == 0
            || uaccess::write_bytes(live, pid, VirtAddr(info_at), &info.bytes(), true).is_ok();
        return if stored {
            Call::Return(i64::from(info.signal))
        } else {
            Call::err(EFAULT)
        };
    }
    if deadline_ns <= live.clock_ns {
        stop_awaiting(live, pid);
        return Call::err(EAGAIN);
    }
    progress(live, pid, 0, deadline_ns);
    if live
        .state()
        .task(pid)
        .is_some_and(|t| t.signals.awaited != set)
    {
        live.emit(pid, EventKind::SignalAwait { set });
    }
    Call::Wait(match deadline_ns {
        NEVER => WaitKey::Signal(pid),
        at => WaitKey::Time(at),
    })
}

/// The wait is over, one way or another.
pub(crate) fn stop_awaiting(live: &mut Live, pid: Pid) {
    if live
        .state()
        .task(pid)
        .is_some_and(|t| t.signals.awaited != 0)
    {
        live.emit(pid, EventKind::SignalAwait { set: 0 });
    }
}
