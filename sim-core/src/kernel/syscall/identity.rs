//! Who a task is and how it is called: setuid(2) and its kin for a plain user,
//! setpriority(2).
//!
//! kernel/sys.c. The user has no privileges, so the numbers that it may take are those it
//! has. The scheduler of the model gives every task the same time, whatever its nice value.

use super::Call;
use crate::ids::Pid;
use crate::kernel::errno::{EACCES, EINVAL, EPERM, ESRCH};
use crate::kernel::event::EventKind;
use crate::kernel::process::UID;
use crate::kernel::state::{INIT_PID, State};
use crate::kernel::task::Task;
use crate::live::Live;
use std::cmp::Ordering;

/// setuid(2), setgid(2): only the number that the task has.
pub(super) fn set_id(id: u64) -> Call {
    match id as u32 {
        UID => Call::Return(0),
        u32::MAX => Call::err(EINVAL),
        _ => Call::err(EPERM),
    }
}

/// setreuid(2), setresuid(2) and those of groups: −1 leaves a number as it is.
pub(super) fn set_ids(ids: &[u64]) -> Call {
    let allowed = |id: &u64| matches!(*id as u32, UID | u32::MAX);
    match ids.iter().all(allowed) {
        true => Call::Return(0),
        false => Call::err(EPERM),
    }
}

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
        PRIO_USER => match who {
            0 | UID => of(&|task| task.pid != INIT_PID),
            _ => Vec::new(),
        },
        _ => return Err(EINVAL),
    };
    if tasks.is_empty() {
        Err(ESRCH)
    } else {
        Ok(tasks)
    }
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
            _ if target == INIT_PID => result = Err(EPERM),
            Ordering::Less => result = Err(EACCES),
            Ordering::Equal => {}
            Ordering::Greater => live.emit(target, EventKind::NiceSet { nice }),
        }
    }
    result.into()
}
