//! Signals: kill(2), sigaction(2) with SIG_DFL and SIG_IGN, sigprocmask(2), and what
//! they do by default.
//!
//! kernel/signal.c: `send_signal` makes a signal pending and wakes the task;
//! the task takes it ([`deliver`], the kernel's `get_signal`) before it is in
//! user mode again. Handlers are not in the model yet.

use super::exit::do_exit;
use super::{group, wait};
use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{EFAULT, EINVAL, EPERM, ESRCH};
use crate::kernel::event::EventKind;
use crate::kernel::mm::trap::Trap;
use crate::kernel::sched;
use crate::kernel::sig::{self, Action, SIGCHLD, SIGCONT, SIGKILL, SIGSTOP};
use crate::kernel::state::{INIT_PID, State};
use crate::kernel::syscall::{Call, Outcome};
use crate::kernel::task::{SigAction, TaskState, WaitKey, WaitReport};
use crate::kernel::uaccess;
use crate::live::Live;

/// What came of a task's pending signals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Delivered {
    /// None was due.
    Nothing,
    /// One was taken and did nothing; there may be more.
    Again,
    /// The task is stopped now.
    Stopped,
    /// The task has ended.
    Killed,
}

/// True if a task has a signal to take.
pub(crate) fn is_due(state: &State, pid: Pid) -> bool {
    state
        .task(pid)
        .is_some_and(|t| t.signals.deliverable() != 0)
}

/// Makes a signal pending, and wakes the task if it should see to it. `from` is 0 for the kernel.
pub(crate) fn send(live: &mut Live, from: Pid, to: Pid, signal: u8) {
    let Some(task) = live.state().task(to).filter(|t| !t.is_dead()) else {
        return;
    };
    // prepare_signal: stops and SIGCONT take each other back.
    let flushed = match sig::default_action(signal) {
        Action::Stop => sig::bit(SIGCONT),
        Action::Continue => sig::STOPPING,
        _ => 0,
    };
    let gone = task.signals.pending & flushed;
    let bit = sig::bit(signal);
    let discarded = task.signals.blocked & bit == 0 && task.signals.ignores(signal);
    let coalesced = task.signals.pending & bit != 0;
    for n in each(gone) {
        live.emit(to, EventKind::SignalTake { signal: n });
    }
    if signal == SIGCONT {
        go_on(live, to);
    }
    // A continued task takes SIGCONT as what it is by default: nothing more to do.
    let does_nothing = signal == SIGCONT
        && live.state().task(to).is_some_and(|t| {
            t.signals.blocked & bit == 0 && t.signals.action(signal).handler == SigAction::DEFAULT
        });
    if discarded || coalesced || does_nothing {
        return;
    }
    live.emit(to, EventKind::SignalSend { signal, from });
    let Some(task) = live.state().task(to) else {
        return;
    };
    let blocked = task.signals.blocked & bit != 0;
    match task.state {
        TaskState::Interruptible if !blocked => sched::wake(live, to),
        TaskState::Uninterruptible if signal == SIGKILL => sched::wake(live, to),
        TaskState::Stopped if signal == SIGKILL => sched::unstop(live, to),
        _ => {}
    }
}

fn each(set: u64) -> impl Iterator<Item = u8> {
    (1..=64u8).filter(move |&n| set & sig::bit(n) != 0)
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
        tell_parent_of_stop(live, pid);
    }
}

fn tell_parent_of_stop(live: &mut Live, pid: Pid) {
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
    if action.flags & SigAction::NOCLDSTOP == 0 {
        send(live, pid, parent, SIGCHLD);
    }
    wait::wake_parent(live, parent, pid);
}

/// The current task takes one of its pending signals: those that an instruction caused
/// first, then the lowest number (`dequeue_signal`).
pub(crate) fn deliver(live: &mut Live, pid: Pid) -> Delivered {
    let Some(task) = live.state().task(pid) else {
        return Delivered::Nothing;
    };
    let due = task.signals.deliverable();
    if due == 0 {
        return Delivered::Nothing;
    }
    let first = match () {
        () if due & sig::bit(SIGKILL) != 0 => SIGKILL,
        () if due & sig::SYNCHRONOUS != 0 => number(due & sig::SYNCHRONOUS),
        () => number(due),
    };
    let action = if task.signals.ignores(first) {
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
            live.emit(pid, EventKind::SignalTake { signal: first });
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
            tell_parent_of_stop(live, pid);
            Delivered::Stopped
        }
        Action::Stop | Action::Ignore | Action::Continue => {
            live.emit(pid, EventKind::SignalTake { signal: first });
            Delivered::Again
        }
    }
}

fn number(set: u64) -> u8 {
    set.trailing_zeros() as u8 + 1
}

fn kill_with(live: &mut Live, pid: Pid, signal: u8, code: i32, addr: VirtAddr) {
    live.emit(pid, EventKind::Killed { signal, code, addr });
    // RLIMIT_CORE is 0: no core file, so no 0x80 in the status.
    do_exit(live, pid, u32::from(signal));
}

/// An instruction of the current task has raised an exception: the signal ends the
/// task, even if it is blocked or ignored (`force_sig_fault`).
pub fn deliver_fatal(live: &mut Live, pid: Pid, trap: Trap) -> Outcome {
    kill_with(live, pid, trap.signal, trap.code, trap.addr);
    Outcome::Killed
}

/// kill(2): pid, signal.
pub(crate) fn kill(live: &mut Live, pid: Pid, to: u64, signal: u64) -> Call {
    let to = to as i32;
    let Some(signal) = valid(signal) else {
        return Call::err(EINVAL);
    };
    let state = live.state();
    let own_group = state.task(pid).map_or(Pid(0), |t| t.pgrp);
    let targets: Vec<Pid> = match to {
        1.. => state
            .task(Pid(to as u32))
            .map(|t| t.pid)
            .into_iter()
            .collect(),
        0 => group::members(state, own_group),
        -1 => state
            .tasks
            .keys()
            .copied()
            .filter(|&p| p != INIT_PID && p != pid)
            .collect(),
        i32::MIN => Vec::new(),
        _ => group::members(state, Pid(to.unsigned_abs())),
    };
    if targets.is_empty() {
        return Call::err(ESRCH);
    }
    if targets.contains(&INIT_PID) {
        return Call::err(EPERM);
    }
    for target in targets {
        if signal != 0 {
            send(live, pid, target, signal);
        }
    }
    Call::Return(0)
}

/// tkill(2) and tgkill(2): thread, signal; the thread group, if given, must fit.
pub(crate) fn tgkill(live: &mut Live, pid: Pid, group: Option<u64>, to: u64, signal: u64) -> Call {
    let Some(signal) = valid(signal) else {
        return Call::err(EINVAL);
    };
    if to as i32 <= 0 || group.is_some_and(|g| g as i32 <= 0) {
        return Call::err(EINVAL);
    }
    let target = Pid(to as u32);
    let fits = |tgid: Pid| group.is_none_or(|g| Pid(g as u32) == tgid);
    match live.state().task(target) {
        Some(task) if fits(task.tgid) => {}
        _ => return Call::err(ESRCH),
    }
    if target == INIT_PID {
        return Call::err(EPERM);
    }
    if signal != 0 {
        send(live, pid, target, signal);
    }
    Call::Return(0)
}

fn valid(signal: u64) -> Option<u8> {
    let signal = signal as i32;
    (0..=sig::MAX_SIGNAL as i32)
        .contains(&signal)
        .then_some(signal as u8)
}

/// rt_sigaction(2): signal, new action, old action, size of a signal set.
pub(crate) fn sigaction(live: &mut Live, pid: Pid, args: [u64; 6]) -> Call {
    let [signal, new, old, size, ..] = args;
    if size != 8 {
        return Call::err(EINVAL);
    }
    let wanted = if new == 0 {
        None
    } else {
        let Ok(bytes) = uaccess::read_bytes(live, pid, VirtAddr(new), 32) else {
            return Call::err(EFAULT);
        };
        let word = |i: usize| {
            bytes
                .get(i * 8..i * 8 + 8)
                .and_then(|b| b.try_into().ok())
                .map_or(0, u64::from_le_bytes)
        };
        Some(SigAction {
            handler: word(0),
            flags: word(1),
            restorer: word(2),
            mask: word(3) & !sig::KERNEL_ONLY,
        })
    };
    let Some(signal) = valid(signal).filter(|&n| n != 0) else {
        return Call::err(EINVAL);
    };
    if wanted.is_some() && sig::bit(signal) & sig::KERNEL_ONLY != 0 {
        return Call::err(EINVAL);
    }
    let before = live
        .state()
        .task(pid)
        .map(|t| t.signals.action(signal))
        .unwrap_or_default();
    if let Some(action) = wanted {
        if !matches!(action.handler, SigAction::DEFAULT | SigAction::IGNORE) {
            let name = sig::name(signal).unwrap_or("a real-time signal");
            return Call::Unsupported(format!("a handler for {name} (sigaction with a function)"));
        }
        live.emit(pid, EventKind::SignalActionSet { signal, action });
        // What is ignored now is not pending any more.
        let drop = live.state().task(pid).is_some_and(|t| {
            t.signals.pending & sig::bit(signal) != 0 && t.signals.ignores(signal)
        });
        if drop {
            live.emit(pid, EventKind::SignalTake { signal });
        }
    }
    if old != 0 {
        let words = [before.handler, before.flags, before.restorer, before.mask];
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        if uaccess::write_bytes(live, pid, VirtAddr(old), &bytes, true).is_err() {
            return Call::err(EFAULT);
        }
    }
    Call::Return(0)
}

/// rt_sigprocmask(2): how, new set, old set, size of a set.
pub(crate) fn sigprocmask(live: &mut Live, pid: Pid, args: [u64; 6]) -> Call {
    let [how, new, old, size, ..] = args;
    if size != 8 {
        return Call::err(EINVAL);
    }
    let before = live.state().task(pid).map_or(0, |t| t.signals.blocked);
    if new != 0 {
        let set = match read_set(live, pid, new) {
            Ok(set) => set & !sig::KERNEL_ONLY,
            Err(errno) => return Call::err(errno),
        };
        let blocked = match how as i32 {
            0 => before | set,
            1 => before & !set,
            2 => set,
            _ => return Call::err(EINVAL),
        };
        if blocked != before {
            live.emit(pid, EventKind::SignalMask { blocked });
        }
    }
    if old != 0
        && uaccess::write_bytes(live, pid, VirtAddr(old), &before.to_le_bytes(), true).is_err()
    {
        return Call::err(EFAULT);
    }
    Call::Return(0)
}

/// rt_sigpending(2): set, its size.
pub(crate) fn sigpending(live: &mut Live, pid: Pid, at: u64, size: u64) -> Call {
    if size > 8 {
        return Call::err(EINVAL);
    }
    let set = live
        .state()
        .task(pid)
        .map_or(0, |t| t.signals.pending & t.signals.blocked);
    let bytes = set.to_le_bytes();
    let bytes = bytes.get(..size as usize).unwrap_or(&bytes);
    match uaccess::write_bytes(live, pid, VirtAddr(at), bytes, true) {
        Ok(()) => Call::Return(0),
        Err(_) => Call::err(EFAULT),
    }
}

/// pause(2). Without handlers only a signal that ends the task ends it.
pub(crate) fn pause(pid: Pid) -> Call {
    Call::Wait(WaitKey::Signal(pid))
}

fn read_set(live: &mut Live, pid: Pid, at: u64) -> Result<u64, i64> {
    let bytes = uaccess::read_bytes(live, pid, VirtAddr(at), 8).map_err(|_| EFAULT)?;
    bytes.try_into().map(u64::from_le_bytes).map_err(|_| EFAULT)
}
