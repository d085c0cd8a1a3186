//! wait4(2), waitid(2): kernel/exit.c, `do_wait`.
//!
//! The children are looked at in the order of their creation, adopted ones after
//! the own; the first that has something to tell is the one.

use super::usage;
use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{ECHILD, EFAULT, EINVAL, ESRCH};
use crate::kernel::event::EventKind;
use crate::kernel::sched;
use crate::kernel::sig::{SIGCHLD, SIGCONT};
use crate::kernel::sig_types::{SigDetail, SigInfo};
use crate::kernel::syscall::{Call, table};
use crate::kernel::task::{SyscallFrame, Task, TaskState, Usage, WaitKey, WaitReport};
use crate::kernel::uaccess;
use crate::lang::say;
use crate::live::Live;

const WNOHANG: u32 = 1;
const WUNTRACED: u32 = 2; // = WSTOPPED
const WEXITED: u32 = 4;
const WCONTINUED: u32 = 8;
const WNOWAIT: u32 = 0x0100_0000;
const WNOTHREAD: u32 = 0x2000_0000;
const WALL: u32 = 0x4000_0000;
const WCLONE: u32 = 0x8000_0000;

/// Wait status of a process that goes on again.
const CONTINUED: u32 = 0xffff;

/// `si_code` of SIGCHLD and waitid.
const CLD_EXITED: i32 = 1;
const CLD_KILLED: i32 = 2;
const CLD_DUMPED: i32 = 3;
pub(crate) const CLD_STOPPED: i32 = 5;
pub(crate) const CLD_CONTINUED: i32 = 6;

/// Which children are meant.
#[derive(Clone, Copy)]
enum Who {
    Any,
    One(Pid),
    Group(Pid),
}

impl Who {
    fn is(self, child: &Task) -> bool {
        match self {
            Who::Any => true,
            Who::One(pid) => child.pid == pid,
            Who::Group(pgrp) => child.pgrp == pgrp,
        }
    }
}

/// What a wait found.
struct Found {
    child: Pid,
    /// As wait4 gives it.
    status: u32,
    usage: Usage,
    /// The child's real user.
    uid: u32,
}

enum Search {
    Found(Found),
    /// There are such children, but they have nothing to tell.
    NothingYet,
    NoChild,
}

/// Wakes the parent if it waits for this child (`child_wait_callback`): it looks again.
pub(crate) fn wake_parent(live: &mut Live, parent: Pid, child: Pid) {
    let state = live.state();
    let waiting = state
        .wait_queues
        .get(&WaitKey::ChildOf(parent))
        .cloned()
        .unwrap_or_default();
    for pid in waiting {
        let state = live.state();
        let (Some(task), Some(waiter)) = (state.task(child), state.task(pid)) else {
            continue;
        };
        let concerned = waiter.syscall.and_then(|frame| meant(waiter, &frame).ok());
        if concerned.is_none_or(|who| who.is(task)) {
            sched::wake(live, pid);
        }
    }
}

/// The children that a task's wait4 or waitid is about.
fn meant(caller: &Task, frame: &SyscallFrame) -> Result<Who, i64> {
    let [a, b, ..] = frame.args;
    if frame.nr == table::WAITID {
        return match (a, b as i32) {
            (0, _) => Ok(Who::Any),
            (1, n) if n > 0 => Ok(Who::One(Pid(n as u32))),
            (2, 0) => Ok(Who::Group(caller.pgrp)),
            (2, n) if n > 0 => Ok(Who::Group(Pid(n as u32))),
            _ => Err(EINVAL),
        };
    }
    match a as i32 {
        i32::MIN => Err(ESRCH),
        -1 => Ok(Who::Any),
        0 => Ok(Who::Group(caller.pgrp)),
        n if n < 0 => Ok(Who::Group(Pid(n.unsigned_abs()))),
        n => Ok(Who::One(Pid(n as u32))),
    }
}

/// wait4(2): pid, status, options, usage.
pub(crate) fn wait4(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [_, status_at, options, usage_at, ..] = frame.args;
    let options = options as u32;
    if options & !(WNOHANG | WUNTRACED | WCONTINUED | WNOTHREAD | WCLONE | WALL) != 0 {
        return Call::err(EINVAL);
    }
    let who = match live
        .state()
        .task(pid)
        .ok_or(ECHILD)
        .and_then(|task| meant(task, frame))
    {
        Ok(who) => who,
        Err(errno) => return Call::err(errno),
    };
    let found = match search(live, pid, who, options | WEXITED) {
        Search::Found(found) => found,
        Search::NoChild => return Call::err(ECHILD),
        Search::NothingYet if options & WNOHANG != 0 => return Call::Return(0),
        Search::NothingYet => return Call::Wait(WaitKey::ChildOf(pid)),
    };
    let status = found.status.to_le_bytes();
    if status_at != 0
        && uaccess::write_bytes(live, pid, VirtAddr(status_at), &status, true).is_err()
    {
        return Call::err(EFAULT);
    }
    if usage_at != 0 && usage::put(live, pid, usage_at, found.usage).is_err() {
        return Call::err(EFAULT);
    }
    Call::Return(i64::from(found.child.0))
}

/// waitid(2): kind of id, id, siginfo, options, usage.
pub(crate) fn waitid(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let info_at = frame.args[2];
    match find(live, pid, frame) {
        // The kernel fills the structure whether it found a child or not.
        Call::Return(error @ ..0) if error != -EFAULT && info_at != 0 => {
            match put_siginfo(live, pid, info_at, None) {
                Ok(()) => Call::Return(error),
                Err(errno) => Call::err(errno),
            }
        }
        other => other,
    }
}

fn find(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [kind, _, info_at, options, usage_at, _] = frame.args;
    let options = options as u32;
    let known = WNOHANG | WNOWAIT | WEXITED | WUNTRACED | WCONTINUED | WNOTHREAD | WCLONE | WALL;
    if options & !known != 0 || options & (WEXITED | WUNTRACED | WCONTINUED) == 0 {
        return Call::err(EINVAL);
    }
    if kind == 3 {
        return Call::Unsupported(say!("waitid with P_PIDFD"));
    }
    let who = match live
        .state()
        .task(pid)
        .ok_or(ECHILD)
        .and_then(|task| meant(task, frame))
    {
        Ok(who) => who,
        Err(errno) => return Call::err(errno),
    };
    let found = match search(live, pid, who, options) {
        Search::Found(found) => Some(found),
        Search::NoChild => return Call::err(ECHILD),
        Search::NothingYet if options & WNOHANG != 0 => None,
        Search::NothingYet => return Call::Wait(WaitKey::ChildOf(pid)),
    };
    if let Some(found) = found.as_ref().filter(|_| usage_at != 0)
        && usage::put(live, pid, usage_at, found.usage).is_err()
    {
        return Call::err(EFAULT);
    }
    if info_at != 0 && put_siginfo(live, pid, info_at, found.as_ref()).is_err() {
        return Call::err(EFAULT);
    }
    Call::Return(0)
}

/// The fields of `siginfo_t` that waitid fills: all 0 if nothing was found.
fn put_siginfo(live: &mut Live, pid: Pid, at: u64, found: Option<&Found>) -> Result<(), i64> {
    let (signo, code, child, uid, status) = found.map_or((0, 0, 0, 0, 0), |found| {
        let (code, status) = code_and_status(found.status);
        (
            u32::from(SIGCHLD),
            code as u32,
            found.child.0,
            found.uid,
            status as u32,
        )
    });
    let words = [signo, 0, code];
    let bytes: Vec<u8> = words
        .iter()
        .flat_map(|word: &u32| word.to_le_bytes())
        .collect();
    let more: Vec<u8> = [child, uid, status]
        .iter()
        .flat_map(|word| word.to_le_bytes())
        .collect();
    // Four bytes of padding lie between.
    uaccess::write_bytes(live, pid, VirtAddr(at), &bytes, true).map_err(|_| EFAULT)?;
    uaccess::write_bytes(live, pid, VirtAddr(at.wrapping_add(16)), &more, true).map_err(|_| EFAULT)
}

/// `si_code` and `si_status` of a wait status.
fn code_and_status(status: u32) -> (i32, i32) {
    let (code, status) = match status {
        CONTINUED => (CLD_CONTINUED, u32::from(SIGCONT)),
        s if s & 0xff == 0x7f => (CLD_STOPPED, s >> 8 & 0xff),
        s if s & 0x7f == 0 => (CLD_EXITED, s >> 8 & 0xff),
        s if s & 0x80 != 0 => (CLD_DUMPED, s & 0x7f),
        s => (CLD_KILLED, s & 0x7f),
    };
    (code, status as i32)
}

/// What SIGCHLD says of a child.
pub(crate) fn child_info(live: &Live, child: Pid, code: i32, status: i32) -> SigInfo {
    let detail = SigDetail::Child {
        pid: child,
        uid: live.state().cred(child).user.real,
        status,
        utime: sched::cpu_time(live, child) / usage::TICK_NS,
    };
    SigInfo {
        signal: SIGCHLD,
        code,
        detail,
    }
}

/// What SIGCHLD says of a child that has ended.
pub(crate) fn ended_info(live: &Live, child: Pid) -> SigInfo {
    let status = live.state().task(child).and_then(|t| t.exit_status);
    let (code, status) = code_and_status(status.unwrap_or(0));
    child_info(live, child, code, status)
}

fn search(live: &mut Live, pid: Pid, who: Who, options: u32) -> Search {
    // Children made by clone without SIGCHLD do not exist in the model.
    if options & WCLONE != 0 && options & WALL == 0 {
        return Search::NoChild;
    }
    let mut any = false;
    let mut hit = None;
    for task in live.state().children(pid).filter(|t| who.is(t)) {
        // Whoever does not ask for ends has nothing to expect of a zombie (`wait_consider_task`).
        any |= options & WEXITED != 0 || task.state != TaskState::Zombie;
        if let Some(status) = tells(task, options) {
            let mut usage = task.usage;
            usage.add(task.child_usage);
            hit = Some(Found {
                child: task.pid,
                status,
                usage,
                uid: task.cred.user.real,
            });
            break;
        }
    }
    let Some(found) = hit else {
        return if any {
            Search::NothingYet
        } else {
            Search::NoChild
        };
    };
    if options & WNOWAIT == 0 {
        let dead = live
            .state()
            .task(found.child)
            .is_some_and(|t| t.state == TaskState::Zombie);
        if dead {
            live.emit(pid, EventKind::Reap { child: found.child });
        } else {
            live.emit(found.child, EventKind::ReportSet { report: None });
        }
    }
    Search::Found(found)
}

/// The wait status that a child has to tell, if it is one that is asked for.
fn tells(task: &Task, options: u32) -> Option<u32> {
    if task.state == TaskState::Zombie {
        return task.exit_status.filter(|_| options & WEXITED != 0);
    }
    match task.report? {
        WaitReport::Stopped(signal) => {
            (options & WUNTRACED != 0).then_some(u32::from(signal) << 8 | 0x7f)
        }
        WaitReport::Continued => (options & WCONTINUED != 0).then_some(CONTINUED),
    }
}
