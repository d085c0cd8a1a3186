//! Whose operations can happen now: what everybody does who has changed a semaphore's value.
//!
//! ipc/sem.c: `do_smart_update`, `update_queue`, `do_smart_wakeup_zero`, `wake_const_ops`,
//! `merge_queues`. As long as all who sleep want one operation, each semaphore has its own
//! queue; a sleeper that wants several makes them one, which is searched from its beginning
//! again after each success. The set's list holds all of them; the order of those that one
//! queue would hold is theirs.

use super::{Changes, Tried, attempt, now_s};
use crate::ids::Pid;
use crate::kernel::event::EventKind;
use crate::kernel::ipc_types::{Sem, SemOp, SemSet, SemSleeper};
use crate::kernel::syscall::complete;
use crate::live::Live;
use std::sync::Arc;

/// Tasks that are to be woken, in order, with the results of their calls.
type Woken = Vec<(Pid, i64)>;

fn set_of(live: &Live, id: u32) -> Option<Arc<SemSet>> {
    live.state().sem.by_id.get(&id).cloned()
}

fn is_complex(sleeper: &SemSleeper) -> bool {
    sleeper.ops.len() > 1
}

fn only_sem(sleeper: &SemSleeper) -> Option<u16> {
    match sleeper.ops[..] {
        [op] => Some(op.num),
        _ => None,
    }
}

fn pending(live: &mut Live, pid: Pid, id: u32, pending: Vec<SemSleeper>) {
    let pending = pending.into();
    live.emit(pid, EventKind::SemPending { id, pending });
}

/// A task's operations have to wait: it is noted at the end of the list.
pub(super) fn link(live: &mut Live, pid: Pid, id: u32, sleeper: SemSleeper) {
    let Some(set) = set_of(live, id) else {
        return;
    };
    let mut list = set.pending.clone();
    if is_complex(&sleeper) && !list.iter().any(is_complex) {
        // merge_queues puts each semaphore's queue before those of the ones before it.
        list.sort_by_key(|sleeper| std::cmp::Reverse(only_sem(sleeper)));
    }
    list.push(sleeper);
    pending(live, pid, id, list);
}

/// A task does not wait for the set any more.
pub(super) fn unlink(live: &mut Live, pid: Pid, id: u32, sleeper: Pid) {
    if let Some(set) = set_of(live, id)
        && set.pending.iter().any(|s| s.pid == sleeper)
    {
        let rest = set.pending.iter().filter(|s| s.pid != sleeper);
        pending(live, pid, id, rest.cloned().collect());
    }
}

/// Operations happen, in the name of the task that asked for them.
pub(super) fn carry_out(live: &mut Live, pid: Pid, id: u32, by: &SemSleeper, done: &Changes) {
    for (&num, &value) in &done.values {
        set_value(live, pid, id, num, Sem { value, pid: by.pid });
    }
    for (&num, &adj) in &done.undo {
        let of = by.pid;
        live.emit(pid, EventKind::SemUndo { id, of, num, adj });
    }
}

/// Sets a value, if it or the process that used it last is another one than before.
pub(super) fn set_value(live: &mut Live, pid: Pid, id: u32, num: u16, sem: Sem) {
    let old = set_of(live, id).and_then(|set| set.sems.get(usize::from(num)).copied());
    if old != Some(sem) {
        live.emit(pid, EventKind::SemValue { id, num, sem });
    }
}

/// A semop has happened at once: sets its time, and lets others go on.
pub(super) fn after_semop(live: &mut Live, pid: Pid, id: u32, by: &SemSleeper) {
    if by.alters() {
        let ops = by.ops.clone();
        smart_update(live, pid, id, Some(&ops), true);
    } else {
        set_time(live, pid, id);
    }
}

/// `set_semotime`.
fn set_time(live: &mut Live, pid: Pid, id: u32) {
    let operated_s = now_s(live);
    if let Some(set) = set_of(live, id)
        && set.operated_s != operated_s
    {
        let stat = EventKind::SemStat {
            id,
            mode: set.mode,
            operated_s,
            changed_s: set.changed_s,
        };
        live.emit(pid, stat);
    }
}

/// `do_smart_update`: values have changed by these operations, or any of them if it is not
/// known which; `operated`: a semop was it.
pub(super) fn smart_update(
    live: &mut Live,
    pid: Pid,
    id: u32,
    ops: Option<&[SemOp]>,
    operated: bool,
) {
    let Some(set) = set_of(live, id) else {
        return;
    };
    let mut update = Update {
        live,
        pid,
        id,
        merged: set.pending.iter().any(is_complex),
        woken: Vec::new(),
        completed: operated,
    };
    update.wake_for_zero(ops);
    if update.merged {
        update.scan(None);
    } else {
        match ops {
            None => (0..set.sems.len()).for_each(|num| update.scan(Some(num as u16))),
            Some(ops) => ops
                .iter()
                .filter(|op| op.op > 0)
                .for_each(|op| update.scan(Some(op.num))),
        }
    }
    let (woken, completed) = (update.woken, update.completed);
    if completed {
        set_time(live, pid, id);
    }
    for (sleeper, result) in woken {
        complete(live, sleeper, result);
    }
}

struct Update<'a> {
    live: &'a mut Live,
    pid: Pid,
    id: u32,
    /// Somebody wants several operations: there is one queue.
    merged: bool,
    woken: Woken,
    completed: bool,
}

impl Update<'_> {
    fn sleepers(&self, wanted: impl Fn(&SemSleeper) -> bool) -> Vec<SemSleeper> {
        let set = set_of(self.live, self.id);
        let all = set.as_ref().map_or(&[][..], |set| &set.pending);
        all.iter().filter(|s| wanted(s)).cloned().collect()
    }

    fn value(&self, num: u16) -> u16 {
        let set = self.live.state().sem.by_id.get(&self.id);
        let sem = set.and_then(|set| set.sems.get(usize::from(num)));
        sem.map_or(0, |sem| sem.value)
    }

    /// Tries what one sleeper wants. `None`: it sleeps on; else whether it succeeded.
    fn attempt(&mut self, sleeper: &SemSleeper) -> Option<bool> {
        let set = set_of(self.live, self.id)?;
        let result = match attempt(&set, sleeper) {
            Tried::Blocks(_) => return None,
            Tried::Done(done) => {
                carry_out(self.live, self.pid, self.id, sleeper, &done);
                self.completed = true;
                0
            }
            Tried::Fails(errno) => -errno,
        };
        unlink(self.live, self.pid, self.id, sleeper.pid);
        self.woken.push((sleeper.pid, result));
        Some(result == 0)
    }

    /// `do_smart_wakeup_zero`: who waits for zeros.
    fn wake_for_zero(&mut self, ops: Option<&[SemOp]>) {
        let all = set_of(self.live, self.id).map_or(0, |set| set.sems.len() as u16);
        let nums: Vec<u16> = match ops {
            Some(ops) => ops.iter().map(|op| op.num).collect(),
            None => (0..all).collect(),
        };
        let mut got_zero = false;
        for num in nums {
            if self.value(num) == 0 {
                got_zero = true;
                let simple = |s: &SemSleeper| !s.alters() && only_sem(s) == Some(num);
                for sleeper in self.sleepers(simple) {
                    self.attempt(&sleeper);
                }
            }
        }
        if got_zero {
            for sleeper in self.sleepers(|s| !s.alters() && is_complex(s)) {
                self.attempt(&sleeper);
            }
        }
    }

    /// `update_queue`: who would change values, of one semaphore's queue or of the only one.
    fn scan(&mut self, only: Option<u16>) {
        let of_queue = |s: &SemSleeper| s.alters() && (only.is_none() || only_sem(s) == only);
        'again: loop {
            for sleeper in self.sleepers(of_queue) {
                if only.is_some_and(|num| self.value(num) == 0) {
                    return;
                }
                if self.attempt(&sleeper) == Some(true) {
                    self.wake_for_zero(Some(&sleeper.ops));
                    // check_restart
                    let others = !self.sleepers(|s| s.alters()).is_empty();
                    if (self.merged && others) || is_complex(&sleeper) {
                        continue 'again;
                    }
                }
            }
            return;
        }
    }
}
