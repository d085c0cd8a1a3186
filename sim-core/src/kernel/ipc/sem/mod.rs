//! Semaphores in sets: semget, semop, semtimedop; semctl is in [`ctl`].
//!
//! semget(2), semop(2); ipc/sem.c: `newary`, `__do_semtimedop`. Who cannot go on sleeps in
//! the set's list; who changes a value does what the sleepers asked for, in their name
//! ([`update`]), and wakes them with their result.

pub mod ctl;
pub mod undo;
mod update;

use super::{IPC_NOWAIT, READ, WRITE, allows, by_number, find_key, next_id, now_s};
use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{E2BIG, EACCES, EAGAIN, EFAULT, EFBIG, EINTR, EINVAL, ENOSPC, ERANGE};
use crate::kernel::event::EventKind;
use crate::kernel::ipc_types::{SemOp, SemSet, SemSleeper};
use crate::kernel::process::signal;
use crate::kernel::syscall::{Call, progress, table as nr};
use crate::kernel::task::{SyscallFrame, WaitKey};
use crate::kernel::{time, uaccess};
use crate::live::Live;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The highest value (SEMVMX).
pub(super) const SEMVMX: i32 = 32767;
/// Most semaphores of a set (SEMMSL), of all sets (SEMMNS); most sets (SEMMNI); most
/// operations of a semop (SEMOPM): /proc/sys/kernel/sem.
pub(super) const SEMMSL: u64 = 32000;
pub(super) const SEMMNS: usize = 1_024_000_000;
pub(super) const SEMMNI: usize = 32000;
pub(super) const SEMOPM: u64 = 500;
/// What an operation did is taken back when the process ends.
const SEM_UNDO: u16 = 0x1000;

/// semget(2): key, how many, flags.
pub(crate) fn semget(live: &mut Live, pid: Pid, key: u64, count: u64, flags: u64) -> Call {
    let (key, flags) = (key as i32, flags as u32);
    let count = u64::from(count as u32);
    if count > SEMMSL {
        return Call::err(EINVAL);
    }
    let too_small = |set: &Arc<SemSet>| count > set.sems.len() as u64;
    match find_key(live.state(), pid, |state| &state.sem, key, flags, too_small) {
        Ok(Some(id)) => Call::Return(i64::from(id)),
        Ok(None) => new_set(live, pid, key, count, flags).into(),
        Err(errno) => Call::err(errno),
    }
}

/// `newary`: the number of a new set.
fn new_set(live: &mut Live, pid: Pid, key: i32, count: u64, flags: u32) -> Result<i64, i64> {
    if count == 0 {
        return Err(EINVAL);
    }
    let sets = &live.state().sem;
    let used: usize = sets.by_id.values().map(|set| set.sems.len()).sum();
    if used + count as usize > SEMMNS || sets.by_id.len() >= SEMMNI {
        return Err(ENOSPC);
    }
    let id = next_id(sets);
    let create = EventKind::SemCreate {
        id,
        key,
        mode: flags & 0o777,
        count: count as u32,
        now_s: now_s(live),
    };
    live.emit(pid, create);
    Ok(i64::from(id))
}

/// semop(2), semtimedop(2): number, `struct sembuf *`, how many; `struct timespec *`.
pub(crate) fn semop(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [id, at, count, limit, ..] = frame.args;
    let limit = if frame.nr == nr::SEMTIMEDOP { limit } else { 0 };
    // One that slept was woken by a signal or the clock: who lets it go on leaves a result.
    if frame.done != 0 {
        return go_on_sleeping(live, pid, id as u32, frame.deadline_ns);
    }
    match begin(live, pid, [id, at, count, limit]) {
        Ok(None) => Call::Return(0),
        Ok(Some(deadline_ns)) => {
            progress(live, pid, 1, deadline_ns);
            go_on_sleeping(live, pid, id as u32, deadline_ns)
        }
        Err(errno) => Call::err(errno),
    }
}

fn go_on_sleeping(live: &mut Live, pid: Pid, id: u32, deadline_ns: u64) -> Call {
    let late = deadline_ns != 0 && live.clock_ns >= deadline_ns;
    if late || signal::is_due(live.state(), pid) {
        update::unlink(live, pid, id, pid);
        return Call::err(if late { EAGAIN } else { EINTR });
    }
    let key = WaitKey::Semaphore(id);
    match deadline_ns {
        0 => Call::Wait(key),
        at => Call::WaitAny(vec![key, WaitKey::Time(at)]),
    }
}

/// Does the operations, or notes them; `Some` is when the sleep ends, 0 for never.
fn begin(live: &mut Live, pid: Pid, [id, at, count, limit]: [u64; 4]) -> Result<Option<u64>, i64> {
    let deadline_ns = match limit {
        0 => Ok(0),
        at => match time::read_span(live, pid, at) {
            Err(EFAULT) => return Err(EFAULT),
            span => span.map(|ns| time::ends_at(live, ns)),
        },
    };
    let count = u64::from(count as u32);
    if count > SEMOPM {
        return Err(E2BIG);
    }
    let ops = read_ops(live, pid, at, count)?;
    if count == 0 || (id as i32) < 0 {
        return Err(EINVAL);
    }
    let deadline_ns = deadline_ns?;
    let (id, set) = by_number(&live.state().sem, id)?;
    if ops.iter().any(|op| usize::from(op.num) >= set.sems.len()) {
        return Err(EFBIG);
    }
    let sleeper = SemSleeper { pid, ops };
    let wanted = if sleeper.alters() { WRITE } else { READ };
    if !allows(live.state(), pid, set.mode, wanted) {
        return Err(EACCES);
    }
    match attempt(&set, &sleeper) {
        Tried::Done(done) => {
            update::carry_out(live, pid, id, &sleeper, &done);
            update::after_semop(live, pid, id, &sleeper);
            Ok(None)
        }
        Tried::Fails(errno) => Err(errno),
        Tried::Blocks(_) => {
            update::link(live, pid, id, sleeper);
            Ok(Some(deadline_ns))
        }
    }
}

fn read_ops(live: &mut Live, pid: Pid, at: u64, count: u64) -> Result<Arc<[SemOp]>, i64> {
    let bytes = uaccess::read_bytes(live, pid, VirtAddr(at), 6 * count).map_err(|_| EFAULT)?;
    let half = |op: &[u8], at: usize| match op.get(at..at + 2) {
        Some(&[low, high]) => u16::from_le_bytes([low, high]),
        _ => 0,
    };
    let op = |op: &[u8]| SemOp {
        num: half(op, 0),
        op: half(op, 2) as i16,
        flags: half(op, 4),
    };
    Ok(bytes.chunks(6).map(op).collect())
}

/// What operations come to with the values as they are.
enum Tried {
    /// They can all happen.
    Done(Changes),
    /// This one, by its place among them, has to wait.
    Blocks(usize),
    /// They fail.
    Fails(i64),
}

/// What operations change.
struct Changes {
    /// The semaphores that they name, and the values they have then.
    values: BTreeMap<u16, u16>,
    /// What is then added when the process ends.
    undo: BTreeMap<u16, i16>,
}

/// `perform_atomic_semop`: tries all operations, one after the other; all happen, or none.
fn attempt(set: &SemSet, sleeper: &SemSleeper) -> Tried {
    let mut done = Changes {
        values: BTreeMap::new(),
        undo: BTreeMap::new(),
    };
    let noted = set.undo.get(&sleeper.pid);
    for (place, op) in sleeper.ops.iter().enumerate() {
        let num = usize::from(op.num);
        let before = done.values.get(&op.num).copied();
        let before = before.or_else(|| set.sems.get(num).map(|sem| sem.value));
        let before = i32::from(before.unwrap_or(0));
        let after = before + i32::from(op.op);
        if (op.op == 0 && before != 0) || after < 0 {
            return if u32::from(op.flags) & IPC_NOWAIT != 0 {
                Tried::Fails(EAGAIN)
            } else {
                Tried::Blocks(place)
            };
        }
        if after > SEMVMX {
            return Tried::Fails(ERANGE);
        }
        if op.flags & SEM_UNDO != 0 {
            let adj = done.undo.get(&op.num).copied();
            let adj = adj.or_else(|| noted.and_then(|undo| undo.get(num).copied()));
            match i16::try_from(i32::from(adj.unwrap_or(0)) - i32::from(op.op)) {
                Ok(adj) => done.undo.insert(op.num, adj),
                Err(_) => return Tried::Fails(ERANGE),
            };
        }
        done.values.insert(op.num, after as u16);
    }
    Tried::Done(done)
}
