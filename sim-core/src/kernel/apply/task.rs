//! How events of tasks, scheduling, system calls and signals change the state.

use crate::ids::Pid;
use crate::kernel::cred::Cred;
use crate::kernel::event::{EventKind, SwitchReason};
use crate::kernel::sig_types::Pending;
use crate::kernel::state::{FIRST_PID, State};
use crate::kernel::task::{
    Limit, PosixTimer, Signals, SyscallFrame, Task, TaskState, Timer, Usage, WaitKey, rlimit,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Applies an event of this kind; false if it is of another kind.
pub(super) fn apply(state: &mut State, pid: Pid, kind: &EventKind) -> bool {
    use EventKind as E;
    match kind {
        E::SyscallEnter { frame, now_ns } => {
            state.now_ns = *now_ns;
            edit(state, pid, |t| t.syscall = Some(*frame));
        }
        E::SyscallProgress { frame } => edit(state, pid, |t| t.syscall = Some(*frame)),
        E::SyscallExit { .. } => edit(state, pid, |t| t.syscall = None),
        E::TaskCreate { .. } => task_create(state, pid, kind),
        E::TaskStateSet { new, .. } => {
            edit(state, pid, |t| t.state = *new);
            if *new == TaskState::Stopped {
                for cpu in &mut state.cpus {
                    cpu.runqueue.retain(|&p| p != pid);
                }
            }
        }
        E::WaitAdd { key } => {
            state.wait_queues.entry(*key).or_default().push(pid);
            edit(state, pid, |t| t.waiting.push(*key));
        }
        E::WaitRemove { key } => wait_remove(state, pid, *key),
        E::Enqueue { cpu } => {
            if let Some(cpu) = state.cpus.get_mut(usize::from(*cpu)) {
                cpu.runqueue.push_back(pid);
            }
        }
        E::Switch { .. } => switch(state, kind),
        E::TaskDropMm { mm } => {
            let most = state.mms.get(mm).map_or(0, |mm| mm.extent.most_resident);
            edit(state, pid, |t| {
                t.mm = None;
                // `setmax_mm_hiwater_rss`, by exit and by exec.
                t.usage.max_rss = t.usage.max_rss.max(most);
            });
            if let Some(mm) = state.mms.get_mut(mm) {
                let mm = Arc::make_mut(mm);
                mm.users = mm.users.saturating_sub(1);
            }
        }
        E::TaskSetMm { mm } => {
            edit(state, pid, |t| t.mm = Some(*mm));
            if let Some(mm) = state.mms.get_mut(mm) {
                Arc::make_mut(mm).users += 1;
            }
        }
        E::Exec { comm, .. } => edit(state, pid, |t| {
            t.comm = comm.clone();
            t.execed = true;
            (t.attributes.dumpable, t.attributes.keep_caps) = (1, false);
            t.calls.clear();
            // bprm_fill_uid and begin_new_exec: what it acts as now it may always go back to.
            t.cred.user.saved = t.cred.user.effective;
            t.cred.group.saved = t.cred.group.effective;
        }),
        E::TaskDropFiles { files } => {
            edit(state, pid, |t| t.files = None);
            if let Some(table) = state.fd_tables.get_mut(files) {
                let table = Arc::make_mut(table);
                table.users = table.users.saturating_sub(1);
            }
        }
        E::Killed { signal, .. } => edit(state, pid, |t| {
            t.signals.queue.retain(|p| p.info.signal != *signal);
        }),
        E::Exit { status } => {
            edit(state, pid, |t| {
                t.state = TaskState::Zombie;
                t.exit_status = Some(*status);
                t.syscall = None;
                t.report = None;
                t.calls.clear();
            });
            if pid == FIRST_PID {
                state.first_status = Some(*status);
            }
        }
        E::Reparent { child, to } => reparent(state, *child, *to),
        E::Reap { child } => reap(state, pid, *child),
        E::AutoReap { child } => {
            state.tasks.remove(child);
            edit(state, pid, |t| t.children.retain(|c| c != child));
        }
        E::VforkRelease { .. } => edit(state, pid, |t| t.vfork_parent = None),
        E::SignalSend { info, private, .. } => edit(state, pid, |t| {
            t.signals.queue.push(Pending {
                info: *info,
                private: *private,
            });
        }),
        E::SignalTake { signal, private } => edit(state, pid, |t| {
            let found = |p: &Pending| p.info.signal == *signal && p.private == *private;
            if let Some(at) = t.signals.queue.iter().position(found) {
                t.signals.queue.remove(at);
            }
        }),
        E::SignalSave { saved } => edit(state, pid, |t| t.signals.saved = *saved),
        E::SignalAwait { set } => edit(state, pid, |t| t.signals.awaited = *set),
        E::SignalFatal { signal } => edit(state, pid, |t| t.signals.fatal = Some(*signal)),
        E::SignalHandle { .. } | E::SignalLost { .. } => {}
        E::SignalReturn { depth } => edit(state, pid, |t| {
            t.syscall = None;
            t.calls.truncate(*depth as usize);
        }),
        E::AltStackSet { stack } => edit(state, pid, |t| t.signals.altstack = *stack),
        E::TimerSet { which, timer } => timer_set(state, pid, *which, *timer),
        E::PosixTimerSet { id, timer } => {
            posix_timer_set(state, pid, *id, timer.as_deref().copied());
        }
        E::SignalMask { blocked } => edit(state, pid, |t| t.signals.blocked = *blocked),
        E::SignalActionSet { signal, action } => edit(state, pid, |t| {
            if action.handler == 0 && action.flags == 0 && action.mask == 0 {
                t.signals.actions.remove(signal);
            } else {
                t.signals.actions.insert(*signal, *action);
            }
        }),
        E::ReportSet { report } => edit(state, pid, |t| t.report = *report),
        E::ContinuedSet { tells } => edit(state, pid, |t| t.tells_continued = *tells),
        E::LimitSet { resource, limit } => edit(state, pid, |t| {
            if let Some(place) = Arc::make_mut(&mut t.limits).get_mut(*resource as usize) {
                *place = *limit;
            }
        }),
        E::GroupSet { pgrp, sid } => edit(state, pid, |t| {
            t.pgrp = *pgrp;
            t.sid = *sid;
        }),
        E::TaskFs { cwd, umask } => edit(state, pid, |t| {
            t.cwd = Some(*cwd);
            t.umask = *umask;
        }),
        E::CommSet { comm } => edit(state, pid, |t| t.comm = comm.clone()),
        E::CredSet { cred } => edit(state, pid, |t| t.cred = Cred::clone(cred)),
        E::NiceSet { nice } => edit(state, pid, |t| t.nice = *nice),
        E::AttributesSet { attributes } => edit(state, pid, |t| t.attributes = *attributes),
        E::SubreaperSet { on } => edit(state, pid, |t| t.subreaper = *on),
        E::Idle { now_ns } => state.now_ns = *now_ns,
        // What the kernel did to start the program is not counted.
        E::Booted => edit(state, pid, |t| t.usage = Usage::default()),
        _ => return false,
    }
    true
}

fn edit(state: &mut State, pid: Pid, change: impl FnOnce(&mut Task)) {
    if let Some(task) = state.tasks.get_mut(&pid) {
        change(Arc::make_mut(task));
    }
}

/// A new task takes after the one that makes it: name, group, session, limits, signal
/// actions and mask (not what is pending), call stack, and the system call that it is in.
fn task_create(state: &mut State, creator: Pid, kind: &EventKind) {
    let EventKind::TaskCreate {
        child,
        tgid,
        ppid,
        mm,
        files,
        comm,
        now_ns,
        vfork,
    } = kind
    else {
        return;
    };
    let like = state.tasks.get(&creator).cloned();
    let like = like.as_deref();
    let task = Task {
        pid: *child,
        tgid: *tgid,
        ppid: *ppid,
        children: Vec::new(),
        pgrp: like.map_or(*child, |t| t.pgrp),
        sid: like.map_or(*child, |t| t.sid),
        execed: false,
        subreaper: false,
        comm: comm.clone(),
        state: TaskState::Running,
        waiting: Vec::new(),
        exit_status: None,
        report: None,
        tells_continued: false,
        signals: Signals {
            queue: Vec::new(),
            fatal: None,
            ..like.map_or_else(Signals::default, |t| t.signals.clone())
        },
        timers: Default::default(),
        posix_timers: BTreeMap::new(),
        next_timer: 0,
        last_fault: None,
        limits: like.map_or_else(
            || {
                Arc::new(
                    [Limit {
                        cur: rlimit::INFINITY,
                        max: rlimit::INFINITY,
                    }; rlimit::COUNT as usize],
                )
            },
            |t| t.limits.clone(),
        ),
        mm: *mm,
        files: *files,
        cwd: like.and_then(|t| t.cwd),
        cred: like.map_or_else(Default::default, |t| t.cred.clone()),
        nice: like.map_or(0, |t| t.nice),
        attributes: like.map_or_else(Default::default, |t| t.attributes.inherited()),
        umask: like.map_or(0o022, |t| t.umask),
        syscall: like.and_then(|t| t.syscall).map(|frame| SyscallFrame {
            result: Some(0),
            ..frame
        }),
        calls: like.map_or_else(Vec::new, |t| t.calls.clone()),
        usage: Usage::default(),
        child_usage: Usage::default(),
        vfork_parent: vfork.then_some(creator),
        start_ns: *now_ns,
    };
    if let Some(mm) = mm.and_then(|mm| state.mms.get_mut(&mm)) {
        Arc::make_mut(mm).users += 1;
    }
    if let Some(table) = files.and_then(|files| state.fd_tables.get_mut(&files)) {
        Arc::make_mut(table).users += 1;
    }
    edit(state, *ppid, |parent| parent.children.push(*child));
    state.tasks.insert(*child, Arc::new(task));
    state.next_pid = Pid(child.0.saturating_add(1));
}

fn timer_set(state: &mut State, pid: Pid, which: u8, timer: Timer) {
    let mut old = None;
    edit(state, pid, |t| {
        if let Some(place) = t.timers.get_mut(usize::from(which)) {
            old = Some(std::mem::replace(place, timer));
        }
    });
    // The clock looks for the real-time ones only.
    let Some(old) = old.filter(|_| which == 0) else {
        return;
    };
    if old.armed {
        state.timers.remove(&(old.expires_ns, pid, 0));
    }
    if timer.armed {
        state.timers.insert((timer.expires_ns, pid, 0));
    }
}

fn posix_timer_set(state: &mut State, pid: Pid, id: u32, timer: Option<PosixTimer>) {
    let mut old = None;
    edit(state, pid, |t| {
        old = match timer {
            Some(timer) => t.posix_timers.insert(id, timer),
            None => t.posix_timers.remove(&id),
        };
        t.next_timer = t.next_timer.max(id.saturating_add(1));
    });
    // One that sends no signal is looked at only when it is asked for.
    let runs = |timer: Option<PosixTimer>| timer.filter(|t| t.timer.armed && t.signal != 0);
    if let Some(old) = runs(old) {
        let entry = (old.timer.expires_ns, pid, id.saturating_add(1));
        state.timers.remove(&entry);
    }
    if let Some(timer) = runs(timer) {
        let entry = (timer.timer.expires_ns, pid, id.saturating_add(1));
        state.timers.insert(entry);
    }
}

fn wait_remove(state: &mut State, pid: Pid, key: WaitKey) {
    if let Some(queue) = state.wait_queues.get_mut(&key) {
        queue.retain(|&p| p != pid);
        if queue.is_empty() {
            state.wait_queues.remove(&key);
        }
    }
    edit(state, pid, |t| t.waiting.retain(|&k| k != key));
}

fn switch(state: &mut State, kind: &EventKind) {
    let EventKind::Switch {
        cpu,
        prev,
        next,
        reason,
        now_ns,
        prev_cpu_ns,
    } = kind
    else {
        return;
    };
    state.now_ns = *now_ns;
    let mut requeue = None;
    if let Some(prev) = *prev {
        edit(state, prev, |t| {
            t.usage.cpu_ns = *prev_cpu_ns;
            // __schedule counts a switch as voluntary if the task does not want to go on.
            match reason {
                SwitchReason::Blocked | SwitchReason::Exited => t.usage.nvcsw += 1,
                SwitchReason::SliceEnd | SwitchReason::Yield => t.usage.nivcsw += 1,
                SwitchReason::Idle => {}
            }
            requeue = (t.state == TaskState::Running).then_some(prev);
        });
    }
    let Some(cpu) = state.cpus.get_mut(usize::from(*cpu)) else {
        return;
    };
    match next {
        Some(next) if cpu.runqueue.front() == Some(next) => drop(cpu.runqueue.pop_front()),
        Some(next) => cpu.runqueue.retain(|p| p != next),
        None => {}
    }
    cpu.runqueue.extend(requeue);
    cpu.current = *next;
    cpu.since_ns = *now_ns;
}

fn reparent(state: &mut State, child: Pid, to: Pid) {
    let Some(old) = state.task(child).map(|t| t.ppid) else {
        return;
    };
    edit(state, old, |t| t.children.retain(|&c| c != child));
    edit(state, child, |t| t.ppid = to);
    edit(state, to, |t| t.children.push(child));
}

fn reap(state: &mut State, parent: Pid, child: Pid) {
    let Some(dead) = state.tasks.remove(&child) else {
        return;
    };
    edit(state, parent, |t| {
        t.children.retain(|&c| c != child);
        for usage in [dead.usage, dead.child_usage] {
            t.child_usage.add(usage);
        }
    });
}
