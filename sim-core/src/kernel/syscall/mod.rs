//! How a task enters the kernel, and how it comes back.
//!
//! arch/x86/entry/common.c, kernel/entry/common.c. A call either returns at
//! once, or puts the task to sleep on a wait queue. A task that was woken looks
//! at its call again from the start ([`resume`]), as the loops around
//! `wait_event` do; how far it had come is in its [`SyscallFrame`].
//!
//! # What the machine does with an [`Outcome`]
//! - `Return(v)`: push `v` and go on.
//! - `Sleep`: the task does not go on now. Ask [`crate::kernel::sched::schedule`] who does.
//!   When this task is `current` again and `Task::syscall` is set, call [`resume`].
//! - `Fork { child }`: clone the context for the child, then push the child's
//!   number and go on. The child is *in* its call: when it first is `current`,
//!   [`resume`] gives `Return(0)`.
//! - `Vfork { child }`: clone the context for the child; the parent sleeps. Both
//!   get their results from [`resume`].
//! - `Restart { nr, args }`: a handler interrupted the call, which is to be begun again
//!   after it: put number and arguments back, and go on at the instruction itself.
//! - `Exec`: the registers are those of a new process.
//! - `Signalled`: an instruction raised an exception that has a handler. Go on.
//! - `Exited`, `Killed`: drop the context and ask `schedule`.
//!
//! Before a task goes on in user mode, see to its signals
//! ([`crate::kernel::process::signal::is_due`]): their handlers need its registers.
//!
//! A task can also end in `schedule` (a signal that was pending when it got the
//! CPU): the contexts of tasks that are dead or gone are of no more use.

mod creds;
mod dispatch;
mod files;
mod info;
mod prctl;
pub(crate) use prctl::COMM_LEN;
mod priority;
pub mod restart;
pub mod table;

use crate::ids::{Pid, VirtAddr};
use crate::kernel::event::EventKind;
use crate::kernel::exec::Started;
use crate::kernel::mm::trap::Trap;
use crate::kernel::process::signal::frame::Registers;
use crate::kernel::process::signal::{self, Delivered};
use crate::kernel::process::{exit, fork};
use crate::kernel::sched;
use crate::kernel::task::{SyscallFrame, WaitKey};
use crate::lang::Message;
use crate::live::Live;

/// How a system call went, for the machine.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It returns with this result; −errno on failure.
    Return(i64),
    /// The task does not go on now: it sleeps, is stopped, or gave up the CPU.
    Sleep,
    /// A handler interrupted the call; after it the call is to be begun again.
    Restart {
        /// The call's number.
        nr: u32,
        /// Its arguments.
        args: [u64; 6],
    },
    /// The task is another program now: its registers are those of a new process.
    Exec(Started),
    /// No call: an exception for which the task has a handler.
    Signalled,
    /// A child was made; the parent returns with its number.
    Fork {
        /// The child.
        child: Pid,
    },
    /// A child was made that uses the parent's memory; the parent sleeps until it
    /// execs or exits.
    Vfork {
        /// The child.
        child: Pid,
    },
    /// The task has ended.
    Exited,
    /// A signal has ended the task.
    Killed,
    /// The model does not have this: the run ends with this message.
    Unsupported(Message),
}

/// How a system call went, for the code above: what the calls' functions give back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Call {
    /// Done; −errno on failure.
    Return(i64),
    /// Sleep on this queue (state S), then look again.
    Wait(WaitKey),
    /// Sleep on all of these queues (state S), then look again.
    WaitAny(Vec<WaitKey>),
    /// Give the CPU to the next task, then return 0.
    Yield,
    /// A child was made.
    Fork(Pid),
    /// A child was made that uses the parent's memory.
    Vfork(Pid),
    /// The task is another program now.
    Exec(Started),
    /// The task ends, with this wait status.
    Exit(u32),
    /// Not in the model.
    Unsupported(Message),
}

impl Call {
    /// Fails with an error number.
    pub(crate) fn err(errno: i64) -> Call {
        Call::Return(-errno)
    }
}

impl From<Result<i64, i64>> for Call {
    fn from(result: Result<i64, i64>) -> Call {
        Call::Return(result.unwrap_or_else(|errno| -errno))
    }
}

/// The name of a system call, for showing.
pub fn syscall_name(nr: u32) -> &'static str {
    table::name(nr).unwrap_or("unknown")
}

/// The current task asks for a system call.
pub fn enter(live: &mut Live, pid: Pid, nr: u32, args: [u64; 6]) -> Outcome {
    let frame = SyscallFrame {
        nr,
        args,
        done: 0,
        deadline_ns: 0,
        result: None,
    };
    let now_ns = live.clock_ns;
    live.emit(pid, EventKind::SyscallEnter { frame, now_ns });
    run(live, pid)
}

/// rt_sigreturn(2), which goes back to no call: what the frame holds. The caller emits
/// [`EventKind::SignalReturn`], with which the call ends. `Err` is the signal for a task that
/// has no frame there.
pub fn sigreturn(live: &mut Live, pid: Pid, frame: VirtAddr) -> Result<Registers, Trap> {
    let call = SyscallFrame {
        nr: table::RT_SIGRETURN,
        args: [0; 6],
        done: 0,
        deadline_ns: 0,
        result: None,
    };
    let now_ns = live.clock_ns;
    live.emit(
        pid,
        EventKind::SyscallEnter {
            frame: call,
            now_ns,
        },
    );
    signal::frame::restore(live, pid, frame).map_err(|_| {
        let (nr, ret) = (table::RT_SIGRETURN, 0);
        live.emit(pid, EventKind::SyscallExit { nr, ret });
        Trap::general_protection()
    })
}

/// The current task goes on in the system call that it slept in.
pub fn resume(live: &mut Live, pid: Pid) -> Outcome {
    signal::tell_continued(live, pid);
    run(live, pid)
}

fn run(live: &mut Live, pid: Pid) -> Outcome {
    loop {
        let Some(frame) = live.state().task(pid).and_then(|t| t.syscall) else {
            return Outcome::Return(0);
        };
        if let Some(value) = frame.result {
            return leave(live, pid, value);
        }
        match dispatch::call(live, pid, frame) {
            Call::Return(value) => return leave(live, pid, value),
            Call::Wait(key) => match sleep(live, pid, &[key]) {
                Some(outcome) => return outcome,
                None => continue,
            },
            Call::WaitAny(keys) => match sleep(live, pid, &keys) {
                Some(outcome) => return outcome,
                None => continue,
            },
            Call::Yield => {
                if !sched::others_wait(live.state(), pid) {
                    return leave(live, pid, 0);
                }
                set_result(live, pid, 0);
                sched::yield_now(live, pid);
                return Outcome::Sleep;
            }
            Call::Fork(child) => {
                // A signal waits until the machine has cloned the context.
                live.emit(
                    pid,
                    EventKind::SyscallExit {
                        nr: frame.nr,
                        ret: i64::from(child.0),
                    },
                );
                return Outcome::Fork { child };
            }
            Call::Vfork(child) => {
                set_result(live, pid, i64::from(child.0));
                fork::wait_for_vfork_done(live, pid, child);
                return Outcome::Vfork { child };
            }
            Call::Exec(started) => {
                live.emit(
                    pid,
                    EventKind::SyscallExit {
                        nr: frame.nr,
                        ret: 0,
                    },
                );
                return Outcome::Exec(started);
            }
            Call::Exit(status) => {
                exit::do_exit(live, pid, status);
                return Outcome::Exited;
            }
            Call::Unsupported(what) => return Outcome::Unsupported(what),
        }
    }
}

/// Falls asleep in the call. Nobody does so over a signal: it is taken first, and the call
/// begun again afterwards (ERESTARTSYS); `None` if it is to be looked at again now.
fn sleep(live: &mut Live, pid: Pid, keys: &[WaitKey]) -> Option<Outcome> {
    match signal::deliver(live, pid) {
        Delivered::Nothing => {
            sched::sleep(live, pid, keys);
            Some(Outcome::Sleep)
        }
        Delivered::Again => None,
        Delivered::Stopped => Some(Outcome::Sleep),
        Delivered::Killed => Some(Outcome::Killed),
        Delivered::Handler { signal } => Some(restart::interrupted(live, pid, signal)),
    }
}

/// The way out: signals are taken before the task is in user mode again.
fn leave(live: &mut Live, pid: Pid, value: i64) -> Outcome {
    let Some(frame) = live.state().task(pid).and_then(|t| t.syscall) else {
        return Outcome::Return(value);
    };
    if signal::is_due(live.state(), pid) {
        if frame.result.is_none() {
            set_result(live, pid, value);
        }
        loop {
            match signal::deliver(live, pid) {
                Delivered::Nothing | Delivered::Handler { .. } => break,
                Delivered::Again => {}
                Delivered::Stopped => return Outcome::Sleep,
                Delivered::Killed => return Outcome::Killed,
            }
        }
    }
    live.emit(
        pid,
        EventKind::SyscallExit {
            nr: frame.nr,
            ret: value,
        },
    );
    Outcome::Return(value)
}

fn set_result(live: &mut Live, pid: Pid, value: i64) {
    if let Some(frame) = live.state().task(pid).and_then(|t| t.syscall) {
        let frame = SyscallFrame {
            result: Some(value),
            ..frame
        };
        live.emit(pid, EventKind::SyscallProgress { frame });
    }
}

/// Somebody else has done what a sleeping task's call asked for, or ended it: the task wakes,
/// and returns with this result.
pub(crate) fn complete(live: &mut Live, pid: Pid, value: i64) {
    set_result(live, pid, value);
    sched::wake(live, pid);
}

/// Notes how far the task's call has come: bytes moved, and the end of a sleep.
pub(crate) fn progress(live: &mut Live, pid: Pid, done: u64, deadline_ns: u64) {
    if let Some(frame) = live.state().task(pid).and_then(|t| t.syscall)
        && (frame.done, frame.deadline_ns) != (done, deadline_ns)
    {
        let frame = SyscallFrame {
            done,
            deadline_ns,
            ..frame
        };
        live.emit(pid, EventKind::SyscallProgress { frame });
    }
}
