//! Process groups and sessions: getpgid(2), setpgid(2), setsid(2), and groups that
//! are orphaned.
//!
//! kernel/sys.c, kernel/exit.c (`will_become_orphaned_pgrp`).

use super::signal;
use crate::ids::Pid;
use crate::kernel::errno::{EACCES, EINVAL, EPERM, ESRCH};
use crate::kernel::event::EventKind;
use crate::kernel::sig::{SIGCONT, SIGHUP};
use crate::kernel::state::{FIRST_PID, State};
use crate::kernel::syscall::Call;
use crate::kernel::task::{Task, TaskState};
use crate::live::Live;

/// The session that the program is started in: that of a shell, which the model does
/// not have as a task.
pub const SHELL_SID: Pid = Pid(999);

/// Members of a process group.
pub fn members(state: &State, pgrp: Pid) -> Vec<Pid> {
    state
        .tasks
        .values()
        .filter(|t| t.pgrp == pgrp && t.pid.0 > 1)
        .map(|t| t.pid)
        .collect()
}

/// The task that a `pid` argument means, 0 being the caller.
fn target(state: &State, pid: Pid, arg: u64) -> Option<&Task> {
    match arg as i32 {
        0 => state.task(pid),
        n => state.task(Pid(u32::try_from(n).ok()?)),
    }
}

/// getpgid(2).
pub(crate) fn getpgid(live: &Live, pid: Pid, arg: u64) -> Call {
    target(live.state(), pid, arg)
        .map(|t| i64::from(t.pgrp.0))
        .ok_or(ESRCH)
        .into()
}

/// getsid(2).
pub(crate) fn getsid(live: &Live, pid: Pid, arg: u64) -> Call {
    target(live.state(), pid, arg)
        .map(|t| i64::from(t.sid.0))
        .ok_or(ESRCH)
        .into()
}

/// setpgid(2).
pub(crate) fn setpgid(live: &mut Live, pid: Pid, who: u64, pgid: u64) -> Call {
    let state = live.state();
    // Without a group the process's own number is meant, whatever that is.
    let group = if pgid as i32 == 0 { who } else { pgid };
    if (group as i32) < 0 {
        return Call::err(EINVAL);
    }
    let Some(task) = target(state, pid, who) else {
        return Call::err(ESRCH);
    };
    let Some(caller) = state.task(pid) else {
        return Call::err(ESRCH);
    };
    if task.pid != pid {
        if task.ppid != pid {
            return Call::err(ESRCH);
        }
        if task.sid != caller.sid {
            return Call::err(EPERM);
        }
        if task.execed {
            return Call::err(EACCES);
        }
    }
    let (number, sid) = (task.pid, task.sid);
    if sid == number {
        return Call::err(EPERM);
    }
    let pgrp = if pgid as i32 == 0 {
        number
    } else {
        Pid(pgid as u32)
    };
    let exists = state
        .tasks
        .values()
        .any(|t| t.pgrp == pgrp && t.sid == caller.sid);
    if pgrp != number && !exists {
        return Call::err(EPERM);
    }
    if task.pgrp != pgrp {
        live.emit(number, EventKind::GroupSet { pgrp, sid });
    }
    Call::Return(0)
}

/// setsid(2).
pub(crate) fn setsid(live: &mut Live, pid: Pid) -> Call {
    if live
        .state()
        .tasks
        .values()
        .any(|t| t.pgrp == pid || t.sid == pid)
    {
        return Call::err(EPERM);
    }
    live.emit(
        pid,
        EventKind::GroupSet {
            pgrp: pid,
            sid: pid,
        },
    );
    Call::Return(i64::from(pid.0))
}

/// True if no member but `without` has a parent in another group of the same session:
/// then nobody is there who could let a stopped member go on.
pub fn is_orphaned(state: &State, pgrp: Pid, without: Option<Pid>) -> bool {
    state
        .tasks
        .values()
        .filter(|t| t.pgrp == pgrp && Some(t.pid) != without && !t.is_dead())
        .all(|t| {
            match state.task(t.ppid) {
                // The first process was started by the shell, whose place init takes here.
                _ if t.pid == FIRST_PID => t.sid != SHELL_SID,
                Some(parent) => parent.pgrp == pgrp || parent.sid != t.sid,
                None => true,
            }
        })
}

/// The process groups that a task keeps from being orphaned: its own, if its parent is
/// outside of it, and those of its children outside of its own.
pub(crate) fn kept_by(state: &State, pid: Pid) -> Vec<Pid> {
    let Some(task) = state.task(pid) else {
        return Vec::new();
    };
    let mut kept = Vec::new();
    let outside = |parent: &Task| parent.pgrp != task.pgrp && parent.sid == task.sid;
    if pid == FIRST_PID || state.task(task.ppid).is_some_and(outside) {
        kept.push(task.pgrp);
    }
    for child in state
        .children(pid)
        .filter(|t| t.pgrp != task.pgrp && t.sid == task.sid)
    {
        if !kept.contains(&child.pgrp) {
            kept.push(child.pgrp);
        }
    }
    kept
}

/// Those of the groups that are orphaned once `pid` has ended, and have a stopped member.
pub(crate) fn orphaned_and_stopped(state: &State, pid: Pid, mut groups: Vec<Pid>) -> Vec<Pid> {
    groups.retain(|&pgrp| {
        let stopped = |t: &Task| t.pgrp == pgrp && t.pid != pid && t.state == TaskState::Stopped;
        is_orphaned(state, pgrp, Some(pid)) && state.tasks.values().any(|t| stopped(t))
    });
    groups
}

/// SIGHUP, then SIGCONT, to all members of groups that were orphaned.
pub(crate) fn hangup(live: &mut Live, groups: Vec<Pid>) {
    for pgrp in groups {
        for signal in [SIGHUP, SIGCONT] {
            for member in members(live.state(), pgrp) {
                signal::send_kernel(live, member, signal);
            }
        }
    }
}
