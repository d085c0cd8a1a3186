//! kill(2), tkill(2), tgkill(2), rt_sigqueueinfo(2): who may be sent what.
//!
//! kernel/signal.c: `kill_something_info`, `do_tkill`.

use super::{send, sent_by};
use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{EFAULT, EINVAL, EPERM, ESRCH};
use crate::kernel::process::group;
use crate::kernel::sig;
use crate::kernel::sig_types::{SI_TKILL, SI_USER, SigDetail, SigInfo};
use crate::kernel::state::INIT_PID;
use crate::kernel::syscall::Call;
use crate::kernel::uaccess;
use crate::live::Live;

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
    let may = |&target: &Pid| state.cred(pid).may_signal(state.cred(target));
    let targets: Vec<Pid> = targets.into_iter().filter(may).collect();
    if targets.is_empty() {
        return Call::err(EPERM);
    }
    for target in targets {
        // init has no handler, and what has none does not reach it (SIGNAL_UNKILLABLE).
        if signal != 0 && target != INIT_PID {
            let info = sent_by(live, pid, signal, SI_USER);
            send(live, pid, target, info, false);
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
    let state = live.state();
    if !state.cred(pid).may_signal(state.cred(target)) {
        return Call::err(EPERM);
    }
    if signal != 0 && target != INIT_PID {
        let info = sent_by(live, pid, signal, SI_TKILL);
        send(live, pid, target, info, true);
    }
    Call::Return(0)
}

pub(super) fn valid(signal: u64) -> Option<u8> {
    let signal = signal as i32;
    (0..=sig::MAX_SIGNAL as i32)
        .contains(&signal)
        .then_some(signal as u8)
}

/// rt_sigqueueinfo(2): process, signal, `siginfo_t *`.
pub(crate) fn sigqueueinfo(live: &mut Live, pid: Pid, to: u64, signal: u64, at: u64) -> Call {
    let Ok(bytes) = uaccess::read_bytes(live, pid, VirtAddr(at), 32) else {
        return Call::err(EFAULT);
    };
    let word = |at: usize| {
        bytes
            .get(at..at + 4)
            .and_then(|b| b.try_into().ok())
            .map_or(0, u32::from_le_bytes)
    };
    let code = word(8) as i32;
    let target = Pid(to as u32);
    // Nobody may pretend to be the kernel, or kill, to another.
    if (code >= 0 || code == SI_TKILL) && target != pid {
        return Call::err(EPERM);
    }
    let Some(signal) = valid(signal) else {
        return Call::err(EINVAL);
    };
    match live.state().task(target) {
        None => return Call::err(ESRCH),
        Some(other) if !live.state().cred(pid).may_signal(&other.cred) => {
            return Call::err(EPERM);
        }
        Some(_) => {}
    }
    if signal != 0 && target != INIT_PID {
        let value = u64::from(word(24)) | u64::from(word(28)) << 32;
        let detail = SigDetail::Sender {
            pid: Pid(word(16)),
            uid: word(20),
            value,
        };
        let info = SigInfo {
            signal,
            code,
            detail,
        };
        send(live, pid, target, info, false);
    }
    Call::Return(0)
}
