//! Signals: how they are sent, and how a task takes them.
//!
//! kernel/signal.c: `send_signal` makes a signal pending and wakes the task;
//! the task takes it ([`deliver`], the kernel's `get_signal`) before it is in
//! user mode again. A handler's frame is made by whoever has the task's registers:
//! [`deliver`] says that one is due, [`take_handled`] takes the signal, and
//! [`frame`] writes what `rt_sigreturn` reads back.

pub(crate) mod calls;
pub mod frame;
pub(crate) mod kill;
pub(crate) mod timed;

use super::exit::do_exit;
use super::{group, wait};
use crate::ids::{Pid, VirtAddr};
use crate::kernel::event::{EventKind, Lost};
use crate::kernel::file::poll;
use crate::kernel::mm::trap::Trap;
use crate::kernel::sched;
use crate::kernel::sig::{self, Action, SIGALRM, SIGCHLD, SIGCONT, SIGKILL, SIGSTOP};
use crate::kernel::sig_types::{SI_TIMER, SI_USER, SigDetail, SigInfo};
use crate::kernel::state::{INIT_PID, State};
use crate::kernel::syscall::Outcome;
use crate::kernel::task::{SigAction, Task, TaskState, WaitKey, WaitReport};
use crate::kernel::time::{itimer, posix_timer};
use crate::live::Live;

/// What came of a task's pending signals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Delivered {
    /// None was due.
    Nothing,
    /// One was taken and did nothing; there may be more.
    Again,
    /// The task is stopped now.
    Stopped,
    /// The task has ended.
    Killed,
    /// The next one has a handler. It is still pending.
    Handler {
        /// Which.
        signal: u8,
    },
}

/// A signal that was taken for its handler.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Handled {
    /// What is known of it.
    pub info: SigInfo,
    /// What is to be done.
    pub action: SigAction,
    /// The set of blocked signals that comes back after the handler.
    pub mask: u64,
}

/// True if a task has a signal to take.
pub fn is_due(state: &State, pid: Pid) -> bool {
    state
        .task(pid)
        .is_some_and(|t| t.signals.deliverable() != 0)
}

/// Sends a signal of the kernel's to a process.
pub(crate) fn send_kernel(live: &mut Live, to: Pid, signal: u8) {
    send(live, Pid(0), to, SigInfo::kernel(signal), false);
}

/// A task sends itself a signal, as writing to a pipe without readers does (`send_sig`).
pub(crate) fn send_self(live: &mut Live, pid: Pid, signal: u8) {
    let info = sent_by(live, pid, signal, SI_USER);
    send(live, pid, pid, info, true);
}

/// What a handler is told of a signal that a task sends: who it is, and whose.
pub(crate) fn sent_by(live: &Live, pid: Pid, signal: u8, code: i32) -> SigInfo {
    SigInfo::from_process(signal, code, pid, live.state().cred(pid).user.real)
}

/// Makes a signal pending, and wakes the task if it should see to it. `from` is 0 for the
/// kernel; a private signal is for the thread, not for its process.
pub(crate) fn send(live: &mut Live, from: Pid, to: Pid, info: SigInfo, private: bool) {
    // prepare_signal: who is about to end takes no more.
    if live
        .state()
        .task(to)
        .is_none_or(|t| t.is_dead() || t.signals.fatal.is_some())
    {
        return;
    }
    let signal = info.signal;
    // prepare_signal: stops and SIGCONT take each other back.
    match sig::default_action(signal) {
        Action::Stop => flush(live, to, sig::bit(SIGCONT)),
        Action::Continue => {
            flush(live, to, sig::STOPPING);
            go_on(live, to);
        }
        _ => {}
    }
    let Some(task) = live.state().task(to) else {
        return;
    };
    let signals = &task.signals;
    let bit = sig::bit(signal);
    let ignored = signals.blocked & bit == 0 && signals.ignores(signal);
    // legacy_queue: of the standard signals one is pending at most, in each place.
    let coalesced = signal < sig::FIRST_REAL_TIME
        // A timer has an entry of its own (send_sigqueue).
        && info.code != SI_TIMER
        && signals
            .queue
            .iter()
            .any(|p| p.info.signal == signal && p.private == private);
    // What the kernel sends and nobody wants (a SIGCHLD that is ignored) is its own business.
    let by_hand = from.0 != 0 && info.code <= SI_USER;
    let lost = match (ignored, coalesced) {
        (true, _) => Some(Lost::Ignored).filter(|_| by_hand),
        (_, true) => Some(Lost::Pending),
        _ => None,
    };
    if ignored || coalesced {
        if let Some(why) = lost {
            live.emit(to, EventKind::SignalLost { info, from, why });
        }
        return;
    }
    let wanted = (signals.blocked & !signals.awaited) & bit == 0;
    let state = task.state;
    let fatal = is_fatal(live.state(), task, signal);
    let send = EventKind::SignalSend {
        info,
        from,
        private,
    };
    live.emit(to, send);
    if fatal {
        live.emit(to, EventKind::SignalFatal { signal });
    }
    poll::changed(live, WaitKey::SignalFd(to), poll::IN);
    match state {
        TaskState::Interruptible if wanted => sched::wake(live, to),
        // Who waits for its vfork child sleeps in TASK_KILLABLE.
        TaskState::Uninterruptible if fatal => sched::wake(live, to),
        TaskState::Stopped if signal == SIGKILL => sched::unstop(live, to),
        _ => {}
    }
}

/// True if a signal that is sent now ends the process, whatever else is sent to it or was
/// (`complete_signal`). One with a core file is only found when it is taken, as is any
/// signal to a task that is stopped, or that has another to take and does not run.
fn is_fatal(state: &State, task: &Task, signal: u8) -> bool {
    let signals = &task.signals;
    let runs = || state.cpus.iter().any(|cpu| cpu.current == Some(task.pid));
    let takes_it = signal == SIGKILL
        || task.state != TaskState::Stopped && (signals.deliverable() == 0 || runs());
    takes_it
        && signals.blocked & sig::bit(signal) == 0
        && signals.action(signal).handler == SigAction::DEFAULT
        && sig::default_action(signal) == Action::Terminate
}

/// Takes back all pending signals of a set (`flush_sigqueue_mask`).
pub(crate) fn flush(live: &mut Live, pid: Pid, set: u64) {
    while let Some(next) = live.state().task(pid).and_then(|t| {
        t.signals
            .queue
            .iter()
            .find(|p| sig::bit(p.info.signal) & set != 0)
            .copied()
    }) {
        take(live, pid, next.info.signal, next.private);
    }
}

/// A pending signal is not pending any more.
fn take(live: &mut Live, pid: Pid, signal: u8, private: bool) {
    live.emit(pid, EventKind::SignalTake { signal, private });
}

/// The current task takes the next signal of a set off its queue (`dequeue_signal`).
pub(crate) fn dequeue(live: &mut Live, pid: Pid, set: u64) -> Option<SigInfo> {
    let next = live.state().task(pid)?.signals.next(set)?;
    take(live, pid, next.info.signal, next.private);
    if next.info.signal == SIGALRM {
        itimer::rearm(live, pid);
    }
    Some(posix_timer::rearm(live, pid, next.info))
}

/// SIGCONT lets a stopped process go on, whatever is done with the signal itself.
fn go_on(live: &mut Live, pid: Pid) {
    if live
        .state()
        .task(pid)
        .is_some_and(|t| t.state == TaskState::Stopped)
    {
        sched::unstop(live, pid);
        live.emit(
            pid,
            EventKind::ReportSet {
                report: Some(WaitReport::Continued),
            },
        );
        live.emit(pid, EventKind::ContinuedSet { tells: true });
    }
}

/// A task that goes on after a stop runs again: first of all it tells its parent.
pub(crate) fn tell_continued(live: &mut Live, pid: Pid) {
    if live.state().task(pid).is_some_and(|t| t.tells_continued) {
        live.emit(pid, EventKind::ContinuedSet { tells: false });
        tell_parent_of_stop(live, pid, wait::CLD_CONTINUED, SIGCONT);
    }
}

/// `do_notify_parent_cldstop`.
fn tell_parent_of_stop(live: &mut Live, pid: Pid, code: i32, signal: u8) {
    let Some(parent) = live
        .state()
        .task(pid)
        .map(|t| t.ppid)
        .filter(|&p| p != INIT_PID)
    else {
        return;
    };
    let action = live
        .state()
        .task(parent)
        .map(|t| t.signals.action(SIGCHLD))
        .unwrap_or_default();
    if action.handler != SigAction::IGNORE && action.flags & SigAction::NOCLDSTOP == 0 {
        let info = wait::child_info(live, pid, code, i32::from(signal));
        send(live, pid, parent, info, false);
    }
    wait::wake_parent(live, parent, pid);
}

/// The current task takes one of its pending signals, unless the next one has a handler.
pub fn deliver(live: &mut Live, pid: Pid) -> Delivered {
    let Some(task) = live.state().task(pid) else {
        return Delivered::Nothing;
    };
    let signals = &task.signals;
    let due = signals.deliverable();
    if due == 0 {
        return Delivered::Nothing;
    }
    if let Some(signal) = signals.fatal {
        kill_with(live, pid, signal, 0, VirtAddr(0));
        return Delivered::Killed;
    }
    let Some(first) = signals.next(!signals.blocked).map(|p| p.info.signal) else {
        return Delivered::Nothing;
    };
    if signals.action(first).is_handler() {
        return Delivered::Handler { signal: first };
    }
    let action = if signals.ignores(first) {
        Action::Ignore
    } else {
        sig::default_action(first)
    };
    let orphaned = group::is_orphaned(live.state(), task.pgrp, None);
    match action {
        Action::Terminate | Action::Core => {
            kill_with(live, pid, first, 0, VirtAddr(0));
            Delivered::Killed
        }
        Action::Stop if first == SIGSTOP || !orphaned => {
            dequeue(live, pid, sig::bit(first));
            live.emit(
                pid,
                EventKind::ReportSet {
                    report: Some(WaitReport::Stopped(first)),
                },
            );
            let stop = EventKind::TaskStateSet {
                old: TaskState::Running,
                new: TaskState::Stopped,
            };
            live.emit(pid, stop);
            tell_parent_of_stop(live, pid, wait::CLD_STOPPED, first);
            Delivered::Stopped
        }
        Action::Stop | Action::Ignore | Action::Continue => {
            dequeue(live, pid, sig::bit(first));
            Delivered::Again
        }
    }
}

/// The current task takes the signal that [`deliver`] said has a handler; SA_RESETHAND
/// takes the handler away.
pub fn take_handled(live: &mut Live, pid: Pid) -> Option<Handled> {
    let signals = &live.state().task(pid)?.signals;
    let (blocked, saved) = (signals.blocked, signals.saved);
    let info = dequeue(live, pid, !blocked)?;
    let signal = info.signal;
    let action = live.state().task(pid)?.signals.action(signal);
    if action.flags & SigAction::RESETHAND != 0 {
        let action = SigAction {
            handler: SigAction::DEFAULT,
            ..action
        };
        live.emit(pid, EventKind::SignalActionSet { signal, action });
    }
    Some(Handled {
        info,
        action,
        mask: saved.unwrap_or(blocked),
    })
}

/// A handler's frame stands: what is blocked while it runs (`signal_delivered`).
pub fn handler_begins(live: &mut Live, pid: Pid, handled: &Handled) {
    let Some(signals) = live.state().task(pid).map(|t| &t.signals) else {
        return;
    };
    let saved = signals.saved.is_some();
    let before = signals.blocked;
    let own = if handled.action.flags & SigAction::NODEFER != 0 {
        0
    } else {
        sig::bit(handled.info.signal)
    };
    let blocked = (before | handled.action.mask | own) & !sig::KERNEL_ONLY;
    if saved {
        live.emit(pid, EventKind::SignalSave { saved: None });
    }
    if blocked != before {
        live.emit(pid, EventKind::SignalMask { blocked });
    }
}

/// A signal has its default action again (`HANDLER_SIG_DFL`).
pub fn reset(live: &mut Live, pid: Pid, signal: u8) {
    let action = SigAction::default();
    live.emit(pid, EventKind::SignalActionSet { signal, action });
}

fn kill_with(live: &mut Live, pid: Pid, signal: u8, code: i32, addr: VirtAddr) {
    live.emit(pid, EventKind::Killed { signal, code, addr });
    // RLIMIT_CORE is 0: no core file, so no 0x80 in the status.
    do_exit(live, pid, u32::from(signal));
}

/// An instruction of the current task has raised an exception: its signal goes to the
/// handler, if there is one and it is not blocked; else the signal ends the task, even if
/// it is blocked or ignored (`force_sig_fault`).
pub fn fault(live: &mut Live, pid: Pid, trap: Trap) -> Outcome {
    let caught = live.state().task(pid).is_some_and(|t| {
        t.signals.blocked & sig::bit(trap.signal) == 0 && t.signals.action(trap.signal).is_handler()
    });
    if trap.signal == SIGKILL || !caught {
        kill_with(live, pid, trap.signal, trap.code, trap.addr);
        return Outcome::Killed;
    }
    let info = SigInfo {
        signal: trap.signal,
        code: trap.code,
        detail: SigDetail::Fault { addr: trap.addr },
    };
    send(live, Pid(0), pid, info, true);
    Outcome::Signalled
}
