//! Who a task is and how it is called: setuid(2) and its kin for a plain user,
//! setpriority(2), prctl(2).
//!
//! kernel/sys.c. The user has no privileges, so the numbers that it may take are those it
//! has. The scheduler of the model gives every task the same time, whatever its nice value.

use super::Call;
use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{EACCES, EFAULT, EINVAL, EPERM, ESRCH};
use crate::kernel::event::EventKind;
use crate::kernel::process::UID;
use crate::kernel::state::{INIT_PID, State};
use crate::kernel::task::Task;
use crate::kernel::uaccess;
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

/// Bytes of a task's name with its terminating zero (`TASK_COMM_LEN`).
const COMM_LEN: usize = 16;

const PR_SET_PDEATHSIG: u32 = 1;
const PR_GET_PDEATHSIG: u32 = 2;
const PR_GET_DUMPABLE: u32 = 3;
const PR_SET_NAME: u32 = 15;
const PR_GET_NAME: u32 = 16;
const PR_SET_CHILD_SUBREAPER: u32 = 36;
const PR_GET_CHILD_SUBREAPER: u32 = 37;
const PR_GET_NO_NEW_PRIVS: u32 = 39;

/// prctl(2).
pub(super) fn prctl(live: &mut Live, pid: Pid, option: u64, arg: u64) -> Call {
    match option as u32 {
        PR_SET_CHILD_SUBREAPER => {
            live.emit(pid, EventKind::SubreaperSet { on: arg != 0 });
            Call::Return(0)
        }
        PR_GET_CHILD_SUBREAPER => {
            let on = live.state().task(pid).is_some_and(|t| t.subreaper);
            put(live, pid, arg, &u32::from(on).to_le_bytes())
        }
        PR_SET_NAME => {
            let most = COMM_LEN as u64 - 1;
            let Ok(name) = uaccess::read_cstr(live, pid, VirtAddr(arg), most) else {
                return Call::err(EFAULT);
            };
            let comm = String::from_utf8_lossy(&name).into();
            live.emit(pid, EventKind::CommSet { comm });
            Call::Return(0)
        }
        PR_GET_NAME => {
            let comm = live.state().task(pid).map(|task| task.comm.clone());
            let mut name = comm.map_or_else(Vec::new, |comm| comm.as_bytes().to_vec());
            name.resize(COMM_LEN, 0);
            put(live, pid, arg, &name)
        }
        PR_GET_DUMPABLE => Call::Return(1),
        PR_GET_NO_NEW_PRIVS => Call::Return(0),
        // No signal at the parent's end is what there is.
        PR_SET_PDEATHSIG if arg == 0 => Call::Return(0),
        PR_GET_PDEATHSIG => put(live, pid, arg, &[0; 4]),
        // Numbers that no kernel knows.
        other if other > 0x1000 && other != 0x5356_4d41 => Call::err(EINVAL),
        other => Call::Unsupported(format!("prctl with option {other}")),
    }
}

fn put(live: &mut Live, pid: Pid, at: u64, bytes: &[u8]) -> Call {
    match uaccess::write_bytes(live, pid, VirtAddr(at), bytes, true) {
        Ok(()) => Call::Return(0),
        Err(_) => Call::err(EFAULT),
    }
}
