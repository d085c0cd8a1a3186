//! semctl(2): ipc/sem.c: `semctl_main`, `semctl_setval`, `semctl_down`, `freeary`.

use super::super::{
    IPC_INFO, IPC_RMID, IPC_SET, IPC_STAT, READ, WRITE, allows, by_number, info, now_s, perm_bytes,
    perm_mode,
};
use super::{SEMVMX, Tried, attempt, undo, update};
use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{EACCES, EFAULT, EIDRM, EINVAL, ERANGE};
use crate::kernel::event::EventKind;
use crate::kernel::ipc_types::{Sem, SemSet, SemSleeper};
use crate::kernel::syscall::{Call, complete};
use crate::kernel::uaccess;
use crate::live::Live;
use std::sync::Arc;

const GETPID: u32 = 11;
const GETVAL: u32 = 12;
const GETALL: u32 = 13;
const GETNCNT: u32 = 14;
const GETZCNT: u32 = 15;
const SETVAL: u32 = 16;
const SETALL: u32 = 17;
const SEM_STAT: u32 = 18;
const SEM_INFO: u32 = 19;
const SEM_STAT_ANY: u32 = 20;
/// Bytes of `struct semid_ds`.
const SEMID_DS_BYTES: usize = 104;

/// semctl(2): number, which semaphore, command, `union semun`.
pub(crate) fn semctl(live: &mut Live, pid: Pid, [id, num, command, arg]: [u64; 4]) -> Call {
    if (id as i32) < 0 {
        return Call::err(EINVAL);
    }
    match command as u32 {
        IPC_STAT => stat(live, pid, id, arg).into(),
        GETALL => get_all(live, pid, id, arg).into(),
        SETALL => set_all(live, pid, id, arg).into(),
        SETVAL => set_val(live, pid, id, num, arg).into(),
        IPC_SET => set_rights(live, pid, id, arg).into(),
        IPC_RMID => remove(live, pid, id).into(),
        GETVAL | GETPID | GETNCNT | GETZCNT => ask(live, pid, id, num, command as u32).into(),
        SEM_STAT | SEM_STAT_ANY => match info::at_index(&live.state().sem, id) {
            Ok(id) => (stat(live, pid, u64::from(id), arg).map(|_| i64::from(id))).into(),
            Err(errno) => Call::err(errno),
        },
        what @ (IPC_INFO | SEM_INFO) => info::semaphores(live, pid, arg, what == SEM_INFO).into(),
        _ => Call::err(EINVAL),
    }
}

fn find(live: &Live, pid: Pid, id: u64, wanted: u32) -> Result<(u32, Arc<SemSet>), i64> {
    let (id, set) = by_number(&live.state().sem, id)?;
    if allows(live.state(), pid, set.mode, wanted) {
        Ok((id, set))
    } else {
        Err(EACCES)
    }
}

/// One number about one semaphore.
fn ask(live: &Live, pid: Pid, id: u64, num: u64, command: u32) -> Result<i64, i64> {
    let (_, set) = find(live, pid, id, READ)?;
    let place = usize::try_from(num as i32).map_err(|_| EINVAL)?;
    let sem = set.sems.get(place).ok_or(EINVAL)?;
    Ok(match command {
        GETVAL => i64::from(sem.value),
        GETPID => i64::from(sem.pid.0),
        _ => {
            let zero = command == GETZCNT;
            let waits = |s: &&SemSleeper| waits_for(&set, s, place, zero);
            set.pending.iter().filter(waits).count() as i64
        }
    })
}

/// `check_qop`: whether a sleeper waits for this semaphore, to be 0 or to be higher.
fn waits_for(set: &SemSet, sleeper: &SemSleeper, num: usize, zero: bool) -> bool {
    match attempt(set, sleeper) {
        Tried::Blocks(place) => sleeper.ops.get(place).is_some_and(|op| {
            usize::from(op.num) == num && if zero { op.op == 0 } else { op.op < 0 }
        }),
        _ => false,
    }
}

/// GETALL: an `unsigned short` each.
fn get_all(live: &mut Live, pid: Pid, id: u64, at: u64) -> Result<i64, i64> {
    let (_, set) = find(live, pid, id, READ)?;
    let values = set.sems.iter().flat_map(|sem| sem.value.to_le_bytes());
    let bytes: Vec<u8> = values.collect();
    uaccess::write_bytes(live, pid, VirtAddr(at), &bytes, true).map_err(|_| EFAULT)?;
    Ok(0)
}

fn set_all(live: &mut Live, pid: Pid, id: u64, at: u64) -> Result<i64, i64> {
    let (id, set) = find(live, pid, id, WRITE)?;
    let len = 2 * set.sems.len() as u64;
    let bytes = uaccess::read_bytes(live, pid, VirtAddr(at), len).map_err(|_| EFAULT)?;
    let values: Vec<u16> = bytes
        .chunks_exact(2)
        .filter_map(|pair| Some(u16::from_le_bytes(*pair.first_chunk()?)))
        .collect();
    if values.iter().any(|&value| i32::from(value) > SEMVMX) {
        return Err(ERANGE);
    }
    for (num, &value) in values.iter().enumerate() {
        update::set_value(live, pid, id, num as u16, Sem { value, pid });
    }
    undo::forget(live, pid, id, None);
    changed(live, pid, id, set.mode);
    update::smart_update(live, pid, id, None, false);
    Ok(0)
}

fn set_val(live: &mut Live, pid: Pid, id: u64, num: u64, value: u64) -> Result<i64, i64> {
    let value = value as i32;
    if !(0..=SEMVMX).contains(&value) {
        return Err(ERANGE);
    }
    let (id, set) = by_number(&live.state().sem, id)?;
    let count = set.sems.len() as u64;
    let num = u64::from(num as u32);
    let Some(num) = u16::try_from(num).ok().filter(|_| num < count) else {
        return Err(EINVAL);
    };
    if !allows(live.state(), pid, set.mode, WRITE) {
        return Err(EACCES);
    }
    undo::forget(live, pid, id, Some(num));
    let value = value as u16;
    update::set_value(live, pid, id, num, Sem { value, pid });
    changed(live, pid, id, set.mode);
    update::smart_update(live, pid, id, None, false);
    Ok(0)
}

/// semctl has changed the set: that is its time, and these are its rights now.
fn changed(live: &mut Live, pid: Pid, id: u32, mode: u32) {
    let changed_s = now_s(live);
    if let Some(set) = live.state().sem.by_id.get(&id).cloned()
        && (set.mode, set.changed_s) != (mode, changed_s)
    {
        let operated_s = set.operated_s;
        let stat = EventKind::SemStat {
            id,
            mode,
            operated_s,
            changed_s,
        };
        live.emit(pid, stat);
    }
}

fn set_rights(live: &mut Live, pid: Pid, id: u64, at: u64) -> Result<i64, i64> {
    let len = SEMID_DS_BYTES as u64;
    let bytes = uaccess::read_bytes(live, pid, VirtAddr(at), len).map_err(|_| EFAULT)?;
    let (id, set) = by_number(&live.state().sem, id)?;
    changed(live, pid, id, set.mode & !0o777 | perm_mode(&bytes));
    Ok(0)
}

/// `freeary`: who sleeps in the set wakes, and fails; those who wait for zeros first.
fn remove(live: &mut Live, pid: Pid, id: u64) -> Result<i64, i64> {
    let (id, set) = by_number(&live.state().sem, id)?;
    live.emit(pid, EventKind::SemFree { id });
    let mut sleepers = set.pending.clone();
    let merged = sleepers.iter().any(|sleeper| sleeper.ops.len() > 1);
    sleepers.sort_by_key(|sleeper| match (sleeper.alters(), &sleeper.ops[..]) {
        (true, _) if merged => (1, 0, true),
        (alters, [op]) => (2, op.num, alters),
        _ => (0, 0, false),
    });
    for sleeper in sleepers {
        complete(live, sleeper.pid, -EIDRM);
    }
    Ok(0)
}

/// IPC_STAT: a `struct semid_ds`.
fn stat(live: &mut Live, pid: Pid, id: u64, at: u64) -> Result<i64, i64> {
    let (id, set) = find(live, pid, id, READ)?;
    let owner = live.state().cred(pid).user.real;
    let mut bytes = perm_bytes(&set, id, owner);
    let words = [set.operated_s, 0, set.changed_s, 0, set.sems.len() as u64];
    bytes.extend(words.iter().flat_map(|word| word.to_le_bytes()));
    bytes.resize(SEMID_DS_BYTES, 0);
    uaccess::write_bytes(live, pid, VirtAddr(at), &bytes, true).map_err(|_| EFAULT)?;
    Ok(0)
}
