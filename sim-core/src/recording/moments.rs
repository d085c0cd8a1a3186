//! The moments of a recording: the few events that a timeline marks.

use crate::ids::Pid;
use crate::kernel::event::{Event, EventKind, FaultReason, Level};
use crate::kernel::task::TaskState;
use serde::Serialize;

/// A mark on the timeline.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Moment {
    /// The frame that shows it: the state right after the event.
    pub frame: u64,
    /// The task whose lane it belongs in.
    pub pid: Pid,
    /// What happened.
    pub kind: MomentKind,
    /// It counts, but nobody steps there ([`Event::depth`]).
    pub aside: bool,
}

/// What a mark stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "moment")]
pub enum MomentKind {
    /// The machine is up; the program begins.
    Booted,
    /// The task made another one.
    TaskCreated {
        /// The new one.
        child: Pid,
    },
    /// A page fault.
    Fault {
        /// Why.
        reason: FaultReason,
    },
    /// A page was copied.
    Copy,
    /// The task went to sleep.
    Sleep,
    /// The task was woken.
    Wake,
    /// The CPU went on to this task.
    Switch,
    /// Something was printed.
    Output,
    /// Undefined behaviour.
    Noted,
    /// A hand from outside wrote to the task's memory.
    Poke,
    /// A signal was sent to the task.
    SignalSent {
        /// Its number.
        signal: u8,
        /// Who sent it; 0 for the kernel.
        from: Pid,
    },
    /// The task goes on in its handler for a signal.
    SignalHandled {
        /// Its number.
        signal: u8,
    },
    /// A signal ended the task.
    Killed {
        /// Its number.
        signal: u8,
    },
    /// The task ended and is a zombie now.
    Exit {
        /// Wait status.
        status: u32,
    },
    /// The task's parent ended; another one adopted it.
    Reparent {
        /// Who.
        to: Pid,
    },
    /// The task took a zombie away.
    Reap {
        /// Which.
        child: Pid,
    },
}

impl Moment {
    /// The mark of an event, if it has one. `seq` is the event's number, from 0.
    pub fn of(seq: u64, event: &Event) -> Option<Moment> {
        use EventKind as E;
        let mut pid = event.pid;
        let kind = match &event.kind {
            E::Booted => MomentKind::Booted,
            E::TaskCreate { child, .. } => MomentKind::TaskCreated { child: *child },
            E::Fault { reason, .. } => MomentKind::Fault { reason: *reason },
            E::FrameCopy { .. } => MomentKind::Copy,
            E::TaskStateSet {
                old: TaskState::Running,
                new,
            } if sleeps(*new) => MomentKind::Sleep,
            E::TaskStateSet {
                old,
                new: TaskState::Running,
            } if sleeps(*old) => MomentKind::Wake,
            E::Switch {
                next: Some(next), ..
            } => {
                pid = *next;
                MomentKind::Switch
            }
            E::Output { .. } => MomentKind::Output,
            E::Noted { .. } => MomentKind::Noted,
            E::Poke { .. } => MomentKind::Poke,
            E::SignalSend { info, from, .. } => MomentKind::SignalSent {
                signal: info.signal,
                from: *from,
            },
            E::SignalHandle { signal, .. } => MomentKind::SignalHandled { signal: *signal },
            E::Killed { signal, .. } => MomentKind::Killed { signal: *signal },
            E::Exit { status } => MomentKind::Exit { status: *status },
            E::Reparent { child, to } => {
                pid = *child;
                MomentKind::Reparent { to: *to }
            }
            E::Reap { child } => MomentKind::Reap { child: *child },
            _ => return None,
        };
        Some(Moment {
            frame: seq + 1,
            pid,
            kind,
            aside: event.depth == Level::Library,
        })
    }
}

fn sleeps(state: TaskState) -> bool {
    matches!(
        state,
        TaskState::Interruptible
            | TaskState::Uninterruptible
            | TaskState::Stopped
            | TaskState::Traced
    )
}
