//! sched_setscheduler(2), sched_setaffinity(2) and their kin: how a task would like to be
//! scheduled.
//!
//! kernel/sched/syscalls.c. Only root may have real-time policies; the model keeps which policy
//! it is, but treats all alike.

use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{EFAULT, EINVAL, EPERM, ESRCH};
use crate::kernel::event::EventKind;
use crate::kernel::state::{INIT_PID, State};
use crate::kernel::syscall::Call;
use crate::kernel::task::Attributes;
use crate::kernel::uaccess;
use crate::lang::say;
use crate::live::Live;

const SCHED_OTHER: u32 = 0;
const SCHED_FIFO: u32 = 1;
const SCHED_RR: u32 = 2;
const SCHED_BATCH: u32 = 3;
const SCHED_IDLE: u32 = 5;
const SCHED_DEADLINE: u32 = 6;
const SCHED_RESET_ON_FORK: u32 = 0x4000_0000;

/// The longest time slice of a task that is not real-time, in nanoseconds of a kernel with
/// 250 ticks a second: what sched_rr_get_interval tells.
const INTERVAL_NS: u64 = 4_000_000;

/// The task that an argument means, 0 being the caller.
fn target(state: &State, pid: Pid, arg: u64) -> Result<Pid, i64> {
    match arg as i32 {
        ..0 => Err(EINVAL),
        0 => Ok(pid),
        n => {
            let pid = Pid(n.unsigned_abs());
            state.task(pid).map(|t| t.pid).ok_or(ESRCH)
        }
    }
}

fn attributes(state: &State, pid: Pid) -> Attributes {
    state
        .task(pid)
        .map_or_else(Default::default, |t| t.attributes)
}

/// `sched_priority`, the only field of `struct sched_param`.
fn priority(live: &mut Live, pid: Pid, at: u64) -> Result<i32, i64> {
    if at == 0 {
        return Err(EINVAL);
    }
    let bytes = uaccess::read_bytes(live, pid, VirtAddr(at), 4).map_err(|_| EFAULT)?;
    Ok(bytes.try_into().map_or(0, i32::from_le_bytes))
}

/// sched_setscheduler(2): pid, policy, `struct sched_param *`.
pub(crate) fn setscheduler(live: &mut Live, pid: Pid, who: u64, policy: u64, param: u64) -> Call {
    match policy as i32 {
        ..0 => Call::err(EINVAL),
        policy => set(live, pid, who, Some(policy as u32), param),
    }
}

/// sched_setparam(2): pid, `struct sched_param *`.
pub(crate) fn setparam(live: &mut Live, pid: Pid, who: u64, param: u64) -> Call {
    set(live, pid, who, None, param)
}

fn set(live: &mut Live, pid: Pid, who: u64, policy: Option<u32>, param: u64) -> Call {
    if (who as i32) < 0 {
        return Call::err(EINVAL);
    }
    let priority = match priority(live, pid, param) {
        Ok(priority) => priority,
        Err(errno) => return Call::err(errno),
    };
    let target = match target(live.state(), pid, who) {
        Ok(target) => target,
        Err(errno) => return Call::err(errno),
    };
    let before = attributes(live.state(), target);
    let (policy, reset) = match policy {
        Some(policy) => (
            policy & !SCHED_RESET_ON_FORK,
            policy & SCHED_RESET_ON_FORK != 0,
        ),
        None => (u32::from(before.policy), before.reset_on_fork),
    };
    let real_time = matches!(policy, SCHED_FIFO | SCHED_RR);
    let known = real_time
        || matches!(
            policy,
            SCHED_OTHER | SCHED_BATCH | SCHED_IDLE | SCHED_DEADLINE
        );
    if !known
        || !(0..=99).contains(&priority)
        || real_time != (priority != 0)
        || policy == SCHED_DEADLINE
    {
        return Call::err(EINVAL);
    }
    // RLIMIT_RTPRIO and RLIMIT_NICE are 0: nothing that asks for more of the CPU.
    let more = u32::from(before.policy) == SCHED_IDLE && policy != SCHED_IDLE;
    let root = live.state().cred(pid).is_privileged();
    if !root && (real_time || more || before.reset_on_fork && !reset || target == INIT_PID) {
        return Call::err(EPERM);
    }
    let attributes = Attributes {
        policy: policy as u8,
        reset_on_fork: reset,
        ..before
    };
    if attributes != before {
        live.emit(target, EventKind::AttributesSet { attributes });
    }
    Call::Return(0)
}

/// sched_getscheduler(2): pid.
pub(crate) fn getscheduler(live: &Live, pid: Pid, who: u64) -> Call {
    let policy = target(live.state(), pid, who).map(|target| {
        let attributes = attributes(live.state(), target);
        let reset = if attributes.reset_on_fork {
            SCHED_RESET_ON_FORK
        } else {
            0
        };
        i64::from(u32::from(attributes.policy) | reset)
    });
    policy.into()
}

/// sched_getparam(2): pid, `struct sched_param *`. Who is not real-time has priority 0.
pub(crate) fn getparam(live: &mut Live, pid: Pid, who: u64, param: u64) -> Call {
    if param == 0 {
        return Call::err(EINVAL);
    }
    match target(live.state(), pid, who) {
        Ok(_) => put(live, pid, param, &[0; 4]),
        Err(errno) => Call::err(errno),
    }
}

/// sched_get_priority_max(2) and sched_get_priority_min(2): policy.
pub(crate) fn priority_bound(policy: u64, of_real_time: i64) -> Call {
    match policy as u32 {
        SCHED_FIFO | SCHED_RR => Call::Return(of_real_time),
        SCHED_OTHER | SCHED_BATCH | SCHED_IDLE | SCHED_DEADLINE => Call::Return(0),
        _ => Call::err(EINVAL),
    }
}

/// sched_rr_get_interval(2): pid, `struct timespec *`.
pub(crate) fn rr_get_interval(live: &mut Live, pid: Pid, who: u64, at: u64) -> Call {
    match target(live.state(), pid, who) {
        Ok(_) => {
            let bytes = [0u64.to_le_bytes(), INTERVAL_NS.to_le_bytes()].concat();
            put(live, pid, at, &bytes)
        }
        Err(errno) => Call::err(errno),
    }
}

/// All CPUs of the machine, as a mask.
fn possible(state: &State) -> u64 {
    u64::MAX
        .checked_shr(64u32.saturating_sub(state.cpus.len() as u32))
        .unwrap_or(0)
}

/// sched_getaffinity(2): pid, bytes of the mask, mask. The raw result is how many bytes were
/// written.
pub(crate) fn getaffinity(live: &mut Live, pid: Pid, who: u64, size: u64, at: u64) -> Call {
    if size < 8 || !size.is_multiple_of(8) {
        return Call::err(EINVAL);
    }
    let target = match target(live.state(), pid, who) {
        Ok(target) => target,
        Err(_) if (who as i32) < 0 => return Call::err(ESRCH),
        Err(errno) => return Call::err(errno),
    };
    let mask = attributes(live.state(), target).cpus & possible(live.state());
    match put(live, pid, at, &mask.to_le_bytes()) {
        Call::Return(_) => Call::Return(8),
        other => other,
    }
}

/// sched_setaffinity(2): pid, bytes of the mask, mask.
pub(crate) fn setaffinity(live: &mut Live, pid: Pid, who: u64, size: u64, at: u64) -> Call {
    let length = size.min(8);
    let Ok(mut bytes) = uaccess::read_bytes(live, pid, VirtAddr(at), length) else {
        return Call::err(EFAULT);
    };
    bytes.resize(8, 0);
    let wanted = bytes.try_into().map_or(0, u64::from_le_bytes);
    let target = match target(live.state(), pid, who) {
        Ok(target) => target,
        Err(_) if (who as i32) < 0 => return Call::err(ESRCH),
        Err(errno) => return Call::err(errno),
    };
    if target == INIT_PID && !live.state().cred(pid).is_privileged() {
        return Call::err(EPERM);
    }
    let possible = possible(live.state());
    let cpus = wanted & possible;
    if cpus == 0 {
        return Call::err(EINVAL);
    }
    let before = attributes(live.state(), target);
    // Whole masks stay whole, as on a machine with one CPU.
    let cpus = if cpus == possible { u64::MAX } else { cpus };
    if cpus != before.cpus {
        // Its present place may be one that it may not stay in.
        let elsewhere = live.state().cpus.iter().enumerate().any(|(n, cpu)| {
            cpus.checked_shr(n as u32).is_none_or(|mask| mask & 1 == 0)
                && (cpu.current == Some(target) || cpu.runqueue.contains(&target))
        });
        if elsewhere {
            return Call::Unsupported(say!("sched_setaffinity that moves a task to another CPU"));
        }
        let attributes = Attributes { cpus, ..before };
        live.emit(target, EventKind::AttributesSet { attributes });
    }
    Call::Return(0)
}

fn put(live: &mut Live, pid: Pid, at: u64, bytes: &[u8]) -> Call {
    match uaccess::write_bytes(live, pid, VirtAddr(at), bytes, true) {
        Ok(()) => Call::Return(0),
        Err(_) => Call::err(EFAULT),
    }
}
