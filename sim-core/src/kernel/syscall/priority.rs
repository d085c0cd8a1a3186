//! getpriority(2) and setpriority(2): how much a task gives way to others.
//!
//! kernel/sys.c. The scheduler of the model gives every task the same time, whatever its nice
//! value.

use super::Call;
use crate::ids::Pid;
use crate::kernel::errno::{EACCES, EINVAL, EPERM, ESRCH};
use crate::kernel::event::EventKind;
use crate::kernel::state::State;
use crate::kernel::task::Task;
use crate::live::Live;
use std::cmp::Ordering;

const PRIO_PROCESS: u32 = 0;
const PRIO_PGRP: u32 = 1;
const PRIO_USER: u32 = 2;

/// The tasks that `which` and `who` mean.
fn meant(state: &State, pid: Pid, which: u64, who: u64) -> Result<Vec<Pid>, i64> {
    let who = who as u32;
    let caller = state.task(pid).ok_or(ESRCH)?;
    let of = |wanted: &dyn Fn(&Task) -> bool| -> Vec<Pid> {
        let tasks = state.tasks.values().filter(|task| wanted(task));
        tasks.map(|task| task.pid).collect()
    };
    let tasks = match which as u32 {
        PRIO_PROCESS => {
            let target = if who == 0 { pid } else { Pid(who) };
            of(&|task| task.pid == target)
        }
        PRIO_PGRP => {
            let group = if who == 0 { caller.pgrp } else { Pid(who) };
            of(&|task| task.pgrp == group)
        }
        PRIO_USER => {
            let user = if who == 0 { caller.cred.user.real } else { who };
            of(&|task| task.cred.user.real == user)
        }
        _ => return Err(EINVAL),
    };
    if tasks.is_empty() {
        Err(ESRCH)
    } else {
        Ok(tasks)
    }
}

/// `set_one_prio_perm`: a task's user may, and root.
fn may(state: &State, pid: Pid, target: Pid) -> bool {
    let (own, other) = (state.cred(pid), state.cred(target).user);
    let own_user = own.user.effective;
    own_user == other.real || own_user == other.effective || own.is_privileged()
}

/// getpriority(2): which, who. The raw result is 20 − nice; of several, the most favoured.
pub(super) fn getpriority(live: &Live, pid: Pid, which: u64, who: u64) -> Call {
    let state = live.state();
    let most = meant(state, pid, which, who).map(|tasks| {
        let nice = tasks
            .iter()
            .filter_map(|&pid| state.task(pid))
            .map(|task| task.nice);
        20 - i64::from(nice.min().unwrap_or(0))
    });
    most.into()
}

/// setpriority(2): which, who, nice value. Only root may ask for more time.
pub(super) fn setpriority(live: &mut Live, pid: Pid, which: u64, who: u64, nice: u64) -> Call {
    let nice = (nice as i32).clamp(-20, 19) as i8;
    let tasks = match meant(live.state(), pid, which, who) {
        Ok(tasks) => tasks,
        Err(errno) => return Call::err(errno),
    };
    let mut result = Ok(0);
    for target in tasks {
        let now = live.state().task(target).map_or(0, |task| task.nice);
        match nice.cmp(&now) {
            _ if !may(live.state(), pid, target) => result = Err(EPERM),
            Ordering::Less if !live.state().cred(pid).is_privileged() => {
                result = Err(EACCES);
            }
            Ordering::Equal => {}
            Ordering::Less | Ordering::Greater => live.emit(target, EventKind::NiceSet { nice }),
        }
    }
    result.into()
}
