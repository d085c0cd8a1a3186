//! Who runs, who waits for the CPU, who sleeps.
//!
//! kernel/sched/core.c: `schedule`, `try_to_wake_up`; kernel/sched/wait.c. The
//! model's policy is round robin: who becomes runnable goes to the end of the
//! run queue, and the one at its front comes next. (Linux's EEVDF often prefers
//! who slept; no program may rely on either.)

mod blocked;
pub(crate) mod policy;

pub use blocked::{Awaited, Blocked, Holders, Wait, blocked};

use crate::ids::Pid;
use crate::kernel::event::{EventKind, SwitchReason};
use crate::kernel::process::signal::{self, Delivered};
use crate::kernel::state::{INIT_PID, State};
use crate::kernel::task::{TaskState, WaitKey};
use crate::kernel::time;
use crate::live::Live;

/// True once every process of the program has ended and was reaped.
pub fn all_ended(state: &State) -> bool {
    state.tasks.keys().all(|&pid| pid == INIT_PID)
}

/// Who is to run on a CPU: the current task if it can go on, else the next one in
/// the run queue; `None` if the CPU has nothing to do.
pub fn schedule(live: &mut Live, cpu: u8) -> Option<Pid> {
    time::fire(live, live.clock_ns);
    loop {
        let current = live.state().cpus.get(usize::from(cpu))?.current;
        match current {
            Some(pid) if is_running(live.state(), pid) => {
                if goes_on(live, pid) {
                    return Some(pid);
                }
            }
            _ => {
                let next = first_waiting(live.state(), cpu);
                if current.is_none() && next.is_none() {
                    return None;
                }
                let reason = match current.map(|pid| live.state().task(pid)) {
                    None => SwitchReason::Idle,
                    Some(Some(task)) if !task.is_dead() => SwitchReason::Blocked,
                    Some(_) => SwitchReason::Exited,
                };
                switch(live, cpu, next, reason);
                next?;
            }
        }
    }
}

/// The current task's time slice is used up: if others wait for the CPU, the first
/// of them gets it. Returns who runs now.
pub fn tick(live: &mut Live, cpu: u8) -> Option<Pid> {
    time::fire(live, live.clock_ns);
    if let Some(next) = first_waiting(live.state(), cpu) {
        let current = live
            .state()
            .cpus
            .get(usize::from(cpu))
            .and_then(|c| c.current);
        if current.is_some_and(|pid| is_running(live.state(), pid)) {
            switch(live, cpu, Some(next), SwitchReason::SliceEnd);
        }
    }
    schedule(live, cpu)
}

/// Takes a sleeping task off its wait queues and makes it runnable.
pub fn wake(live: &mut Live, pid: Pid) {
    let Some(task) = live.state().task(pid) else {
        return;
    };
    let (old, waiting) = (task.state, task.waiting.clone());
    if !matches!(old, TaskState::Interruptible | TaskState::Uninterruptible) {
        return;
    }
    for key in waiting {
        live.emit(pid, EventKind::WaitRemove { key });
    }
    make_runnable(live, pid, old);
}

/// Wakes the task that has waited longest on a queue, as an exclusive wake-up does.
pub(crate) fn wake_one(live: &mut Live, key: WaitKey) {
    if let Some(&pid) = live
        .state()
        .wait_queues
        .get(&key)
        .and_then(|queue| queue.first())
    {
        wake(live, pid);
    }
}

/// Wakes all tasks on a queue, in the order in which they came.
pub(crate) fn wake_all(live: &mut Live, key: WaitKey) {
    for pid in live
        .state()
        .wait_queues
        .get(&key)
        .cloned()
        .unwrap_or_default()
    {
        wake(live, pid);
    }
}

/// Lets a stopped task go on.
pub(crate) fn unstop(live: &mut Live, pid: Pid) {
    if live
        .state()
        .task(pid)
        .is_some_and(|t| t.state == TaskState::Stopped)
    {
        make_runnable(live, pid, TaskState::Stopped);
    }
}

/// Puts a task that can run on a CPU's run queue, for the first time.
pub(crate) fn start(live: &mut Live, pid: Pid) {
    let allowed = live
        .state()
        .task(pid)
        .map_or(u64::MAX, |t| t.attributes.cpus);
    let cpu = select_cpu(live.state(), allowed);
    live.emit(pid, EventKind::Enqueue { cpu });
}

/// The current task goes to sleep: S, until something happens or a signal comes.
pub(crate) fn sleep(live: &mut Live, pid: Pid, keys: &[WaitKey]) {
    sleep_in(live, pid, keys, TaskState::Interruptible);
}

/// The current task goes to sleep in this state, on these wait queues.
pub(crate) fn sleep_in(live: &mut Live, pid: Pid, keys: &[WaitKey], new: TaskState) {
    live.emit(
        pid,
        EventKind::TaskStateSet {
            old: TaskState::Running,
            new,
        },
    );
    for &key in keys {
        live.emit(pid, EventKind::WaitAdd { key });
    }
}

/// True if another task waits for the CPU that this one has.
pub(crate) fn others_wait(state: &State, pid: Pid) -> bool {
    state
        .cpus
        .iter()
        .any(|cpu| cpu.current == Some(pid) && !cpu.runqueue.is_empty())
}

/// The current task goes to the end of the run queue (`sched_yield`).
pub(crate) fn yield_now(live: &mut Live, pid: Pid) {
    let cpu = live
        .state()
        .cpus
        .iter()
        .position(|cpu| cpu.current == Some(pid));
    let Some(cpu) = cpu.and_then(|cpu| u8::try_from(cpu).ok()) else {
        return;
    };
    if let Some(next) = first_waiting(live.state(), cpu) {
        switch(live, cpu, Some(next), SwitchReason::Yield);
    }
}

/// CPU time that a task has used up to now, in nanoseconds.
pub fn cpu_time(live: &Live, pid: Pid) -> u64 {
    let state = live.state();
    let before = state.task(pid).map_or(0, |t| t.usage.cpu_ns);
    let since = state
        .cpus
        .iter()
        .find(|cpu| cpu.current == Some(pid))
        .map(|cpu| cpu.since_ns);
    before + since.map_or(0, |since| live.clock_ns.saturating_sub(since))
}

fn is_running(state: &State, pid: Pid) -> bool {
    state
        .task(pid)
        .is_some_and(|t| t.state == TaskState::Running)
}

fn first_waiting(state: &State, cpu: u8) -> Option<Pid> {
    state.cpus.get(usize::from(cpu))?.runqueue.front().copied()
}

/// A task that was preempted in user mode takes its signals before it goes on there;
/// one that is in a system call takes them on its way out.
fn goes_on(live: &mut Live, pid: Pid) -> bool {
    signal::tell_continued(live, pid);
    while signal::is_due(live.state(), pid)
        && live.state().task(pid).is_some_and(|t| t.syscall.is_none())
    {
        match signal::deliver(live, pid) {
            // A handler's frame is made with the registers at hand.
            Delivered::Nothing | Delivered::Handler { .. } => return true,
            Delivered::Again => {}
            Delivered::Stopped | Delivered::Killed => return false,
        }
    }
    true
}

fn switch(live: &mut Live, cpu: u8, next: Option<Pid>, reason: SwitchReason) {
    let prev = live
        .state()
        .cpus
        .get(usize::from(cpu))
        .and_then(|c| c.current);
    let now_ns = live.clock_ns;
    let prev_cpu_ns = prev.map_or(0, |pid| cpu_time(live, pid));
    let about = next.or(prev).unwrap_or_default();
    live.emit(
        about,
        EventKind::Switch {
            cpu,
            prev,
            next,
            reason,
            now_ns,
            prev_cpu_ns,
        },
    );
}

fn make_runnable(live: &mut Live, pid: Pid, old: TaskState) {
    live.emit(
        pid,
        EventKind::TaskStateSet {
            old,
            new: TaskState::Running,
        },
    );
    // A task that was not switched away from yet simply goes on (`ttwu_runnable`).
    if live.state().cpus.iter().all(|cpu| cpu.current != Some(pid)) {
        start(live, pid);
    }
}

/// The CPU with the fewest tasks of those that are allowed; the first of several.
fn select_cpu(state: &State, allowed: u64) -> u8 {
    let load = |i: usize| {
        state
            .cpus
            .get(i)
            .map_or(0, |c| c.runqueue.len() + usize::from(c.current.is_some()))
    };
    let best = (0..state.cpus.len())
        .filter(|&i| {
            allowed
                .checked_shr(i as u32)
                .is_some_and(|mask| mask & 1 != 0)
        })
        .min_by_key(|&i| load(i))
        .unwrap_or(0);
    u8::try_from(best).unwrap_or(0)
}
