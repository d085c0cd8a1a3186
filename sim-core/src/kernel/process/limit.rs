//! getrlimit(2), setrlimit(2), prlimit(2): kernel/sys.c, `do_prlimit`.

use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{EFAULT, EINVAL, EPERM, ESRCH};
use crate::kernel::event::EventKind;
use crate::kernel::syscall::Call;
use crate::kernel::task::{Limit, rlimit};
use crate::kernel::uaccess;
use crate::live::Live;
use crate::scenario::MachineSpec;
use std::sync::Arc;

/// The limits that a program is started with, as a Debian user has them.
pub(crate) fn initial(machine: &MachineSpec) -> Arc<[Limit; rlimit::COUNT as usize]> {
    let both = |n: u64| Limit { cur: n, max: n };
    let mut limits = [both(rlimit::INFINITY); rlimit::COUNT as usize];
    let set = [
        (
            rlimit::STACK,
            Limit {
                cur: machine.stack_limit,
                max: rlimit::INFINITY,
            },
        ),
        (
            rlimit::CORE,
            Limit {
                cur: 0,
                max: rlimit::INFINITY,
            },
        ),
        (rlimit::NPROC, both(u64::from(machine.max_tasks))),
        (
            rlimit::NOFILE,
            Limit {
                cur: u64::from(machine.max_fds),
                max: u64::from(machine.max_fds.max(1_048_576)),
            },
        ),
        (rlimit::MEMLOCK, both(8 << 20)),
        // RLIMIT_SIGPENDING, RLIMIT_MSGQUEUE, RLIMIT_NICE, RLIMIT_RTPRIO.
        (11, both(u64::from(machine.max_tasks))),
        (12, both(819_200)),
        (13, both(0)),
        (14, both(0)),
    ];
    for (resource, limit) in set {
        limits[resource as usize] = limit;
    }
    Arc::new(limits)
}

/// prlimit64(2): pid, resource, new limit, old limit. The others are cases of it.
pub(crate) fn prlimit(
    live: &mut Live,
    pid: Pid,
    who: u64,
    resource: u64,
    new: u64,
    old: u64,
) -> Call {
    let target = if who as i32 == 0 {
        pid
    } else {
        Pid(who as u32)
    };
    let resource = resource as u32;
    let changed = if new == 0 {
        None
    } else {
        let Ok(bytes) = uaccess::read_bytes(live, pid, VirtAddr(new), 16) else {
            return Call::err(EFAULT);
        };
        let word = |at: usize| {
            bytes
                .get(at..at + 8)
                .and_then(|b| b.try_into().ok())
                .map_or(0, u64::from_le_bytes)
        };
        Some(Limit {
            cur: word(0),
            max: word(8),
        })
    };
    if resource >= rlimit::COUNT {
        return Call::err(EINVAL);
    }
    let Some(task) = live.state().task(target) else {
        return Call::err(ESRCH);
    };
    if target == crate::kernel::state::INIT_PID {
        return Call::err(EPERM);
    }
    let before = task.limits[resource as usize];
    if let Some(limit) = changed {
        if limit.cur > limit.max {
            return Call::err(EINVAL);
        }
        // Only root may raise a hard limit.
        if limit.max > before.max && !live.state().cred(pid).is_privileged() {
            return Call::err(EPERM);
        }
        live.emit(target, EventKind::LimitSet { resource, limit });
    }
    if old != 0 {
        let bytes = [before.cur.to_le_bytes(), before.max.to_le_bytes()].concat();
        if uaccess::write_bytes(live, pid, VirtAddr(old), &bytes, true).is_err() {
            return Call::err(EFAULT);
        }
    }
    Call::Return(0)
}
