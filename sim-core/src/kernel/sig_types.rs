//! What a task's signals are made of: what was sent and is pending, what is blocked,
//! what is to be done, and where handlers run.
//!
//! include/linux/signal_types.h, include/uapi/asm-generic/siginfo.h. Plain data; the
//! verbs are in [`super::process::signal`].

use super::sig;
use crate::ids::{Pid, VirtAddr};
use serde::Serialize;
use std::collections::BTreeMap;

/// `SI_USER`: sent by kill.
pub const SI_USER: i32 = 0;
/// `SI_KERNEL`: sent by the kernel, which says no more.
pub const SI_KERNEL: i32 = 0x80;
/// `SI_QUEUE`: sent by sigqueue.
pub const SI_QUEUE: i32 = -1;
/// `SI_TIMER`: sent by a timer of timer_create.
pub const SI_TIMER: i32 = -2;
/// `SI_MESGQ`: a message has come to a queue of POSIX.
pub const SI_MESGQ: i32 = -3;
/// `SI_TKILL`: sent by tgkill, and so by raise.
pub const SI_TKILL: i32 = -6;

/// Bytes of a `siginfo_t`.
pub const SIGINFO_SIZE: usize = 128;

/// What is known of a signal that was sent (`siginfo_t`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct SigInfo {
    /// Its number.
    pub signal: u8,
    /// `si_code`: who sent it, or why.
    pub code: i32,
    /// What the code allows to be said.
    pub detail: SigDetail,
}

/// The part of a `siginfo_t` that depends on who sent the signal.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum SigDetail {
    /// A process did, perhaps with a value (sigqueue).
    Sender {
        /// Which; 0 for the kernel.
        pid: Pid,
        /// Its user.
        uid: u32,
        /// The value, 0 if there is none.
        value: u64,
    },
    /// A timer of timer_create did.
    Timer {
        /// Which (`si_timerid`).
        id: i32,
        /// Expirations that were missed (`si_overrun`).
        overrun: i32,
        /// The value that it was given.
        value: u64,
    },
    /// A child ended, stopped or went on.
    Child {
        /// Which.
        pid: Pid,
        /// Its user.
        uid: u32,
        /// Its exit code, or the signal.
        status: i32,
        /// CPU time that it used, in clock ticks.
        utime: u64,
    },
    /// An instruction did.
    Fault {
        /// The address that it could not access, or its own.
        addr: VirtAddr,
    },
}

impl SigInfo {
    /// One that the kernel sends (`SEND_SIG_PRIV`).
    pub fn kernel(signal: u8) -> SigInfo {
        let detail = SigDetail::Sender {
            pid: Pid(0),
            uid: 0,
            value: 0,
        };
        SigInfo {
            signal,
            code: SI_KERNEL,
            detail,
        }
    }

    /// One that a process sends.
    pub fn from_process(signal: u8, code: i32, pid: Pid, uid: u32) -> SigInfo {
        let detail = SigDetail::Sender { pid, uid, value: 0 };
        SigInfo {
            signal,
            code,
            detail,
        }
    }

    /// A `siginfo_t` as it is in memory.
    pub fn bytes(&self) -> [u8; SIGINFO_SIZE] {
        let mut bytes = [0; SIGINFO_SIZE];
        let mut put = |at: usize, value: &[u8]| {
            if let Some(place) = bytes.get_mut(at..at + value.len()) {
                place.copy_from_slice(value);
            }
        };
        put(0, &u32::from(self.signal).to_le_bytes());
        put(8, &self.code.to_le_bytes());
        match self.detail {
            SigDetail::Sender { pid, uid, value } => {
                put(16, &pid.0.to_le_bytes());
                put(20, &uid.to_le_bytes());
                put(24, &value.to_le_bytes());
            }
            SigDetail::Timer { id, overrun, value } => {
                put(16, &id.to_le_bytes());
                put(20, &overrun.to_le_bytes());
                put(24, &value.to_le_bytes());
            }
            SigDetail::Child {
                pid,
                uid,
                status,
                utime,
            } => {
                put(16, &pid.0.to_le_bytes());
                put(20, &uid.to_le_bytes());
                put(24, &status.to_le_bytes());
                put(32, &utime.to_le_bytes());
            }
            SigDetail::Fault { addr } => put(16, &addr.0.to_le_bytes()),
        }
        bytes
    }
}

/// A signal that was sent and not yet taken (`struct sigqueue`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Pending {
    /// What is known of it.
    pub info: SigInfo,
    /// True if it is for this thread (tgkill, a fault), false if for the whole process.
    pub private: bool,
}

/// What a process said it wants done on a signal (`struct k_sigaction`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
pub struct SigAction {
    /// SIG_DFL (0), SIG_IGN (1), or the handler's address.
    pub handler: u64,
    /// SA_RESTART, SA_NOCLDWAIT and the like.
    pub flags: u64,
    /// Where the handler returns to.
    pub restorer: u64,
    /// Signals blocked while the handler runs.
    pub mask: u64,
}

impl SigAction {
    /// `SIG_DFL`.
    pub const DEFAULT: u64 = 0;
    /// `SIG_IGN`.
    pub const IGNORE: u64 = 1;
    /// SA_NOCLDSTOP: no SIGCHLD when a child stops or goes on.
    pub const NOCLDSTOP: u64 = 1;
    /// SA_NOCLDWAIT: children leave no zombies.
    pub const NOCLDWAIT: u64 = 2;
    /// SA_RESTORER: `restorer` is given.
    pub const RESTORER: u64 = 0x0400_0000;
    /// SA_ONSTACK: the handler runs on the alternative stack.
    pub const ONSTACK: u64 = 0x0800_0000;
    /// SA_RESTART: calls that the handler interrupts are begun again.
    pub const RESTART: u64 = 0x1000_0000;
    /// SA_NODEFER: the signal is not blocked while its handler runs.
    pub const NODEFER: u64 = 0x4000_0000;
    /// SA_RESETHAND: the handler is for once; then the default action.
    pub const RESETHAND: u64 = 0x8000_0000;
    /// The flags that Linux knows, with SA_SIGINFO and SA_EXPOSE_TAGBITS (`UAPI_SA_FLAGS`).
    pub const KNOWN: u64 = SigAction::NOCLDSTOP
        | SigAction::NOCLDWAIT
        | 0x804
        | SigAction::RESTORER
        | SigAction::ONSTACK
        | SigAction::RESTART
        | SigAction::NODEFER
        | SigAction::RESETHAND;

    /// True if it is a function of the program.
    pub fn is_handler(&self) -> bool {
        !matches!(self.handler, SigAction::DEFAULT | SigAction::IGNORE)
    }
}

/// An alternative stack for handlers: sigaltstack(2).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
pub struct AltStack {
    /// Its lowest address.
    pub sp: VirtAddr,
    /// Its size in bytes; 0 if there is none.
    pub size: u64,
}

impl AltStack {
    /// True if a stack pointer is in it (`__on_sig_stack`).
    pub fn holds(&self, sp: u64) -> bool {
        sp > self.sp.0 && sp - self.sp.0 <= self.size
    }
}

/// A task's signals. Sets are bit masks: signal *n* is bit *n* − 1.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Signals {
    /// Sent and not yet taken, in the order of arrival.
    pub queue: Vec<Pending>,
    /// Held back for now.
    pub blocked: u64,
    /// What is blocked again after the next handler (`saved_sigmask`, of sigsuspend).
    pub saved: Option<u64>,
    /// What sigtimedwait sleeps for, though it is blocked.
    pub awaited: u64,
    /// What is to be done, where it is not the default.
    pub actions: BTreeMap<u8, SigAction>,
    /// Where handlers with SA_ONSTACK run.
    pub altstack: AltStack,
    /// The signal that is about to end the process: it takes no other, and drops what else
    /// is sent to it (`SIGNAL_GROUP_EXIT`).
    pub fatal: Option<u8>,
}

impl Signals {
    /// What is to be done on a signal.
    pub fn action(&self, signal: u8) -> SigAction {
        self.actions.get(&signal).copied().unwrap_or_default()
    }
    /// True if the signal, were it sent now and not blocked, would do nothing.
    pub fn ignores(&self, signal: u8) -> bool {
        match self.action(signal).handler {
            SigAction::IGNORE => true,
            SigAction::DEFAULT => matches!(
                sig::default_action(signal),
                sig::Action::Ignore | sig::Action::Continue
            ),
            _ => false,
        }
    }
    /// Signals that were sent and not yet taken.
    pub fn pending(&self) -> u64 {
        self.queue
            .iter()
            .fold(0, |set, p| set | sig::bit(p.info.signal))
    }
    /// Of these, those for this thread alone (true) or for the whole process (false).
    pub fn pending_for(&self, private: bool) -> u64 {
        self.queue
            .iter()
            .filter(|p| p.private == private)
            .fold(0, |set, p| set | sig::bit(p.info.signal))
    }
    /// Signals that are pending and not blocked.
    pub fn deliverable(&self) -> u64 {
        if let Some(signal) = self.fatal {
            return sig::bit(signal);
        }
        if self.queue.is_empty() {
            return 0;
        }
        self.pending() & !self.blocked
    }
    /// The signal of a set that is taken next, and where it is pending (`dequeue_signal`):
    /// the thread's own before the process's, those that instructions cause before the
    /// others, then the lowest number.
    pub fn next(&self, set: u64) -> Option<Pending> {
        let of = |private: bool| {
            let pending = self.pending_for(private) & set;
            let first = match pending & sig::SYNCHRONOUS {
                0 => pending,
                synchronous => synchronous,
            };
            self.queue
                .iter()
                .find(|p| {
                    p.private == private && first & first.wrapping_neg() == sig::bit(p.info.signal)
                })
                .copied()
        };
        of(true).or_else(|| of(false))
    }
}
