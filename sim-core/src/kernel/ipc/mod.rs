//! System V interprocess communication: things that processes find by a key.
//!
//! svipc(7); ipc/util.c: `ipcget_public`, `ipc_idr_alloc`, `ipcperms`. Objects have no owner: who
//! asks is taken for it, so of an object's rights the owner's three bits count.

mod info;
pub mod mq;
pub mod msg;
pub mod sem;
pub mod shm;

use crate::ids::Pid;
use crate::kernel::errno::{EACCES, EEXIST, EINVAL, ENOENT};
use crate::kernel::ipc_types::{Ids, Object};
use crate::kernel::state::State;
use crate::kernel::time::{BOOT_UNIX_S, SECOND_NS};
use crate::live::Live;

const IPC_CREAT: u32 = 0o1000;
const IPC_EXCL: u32 = 0o2000;
const IPC_NOWAIT: u32 = 0o4000;
const IPC_PRIVATE: i32 = 0;
const IPC_RMID: u32 = 0;
const IPC_SET: u32 = 1;
const IPC_STAT: u32 = 2;
const IPC_INFO: u32 = 3;
/// Rights to read, to write, as the owner's three bits have them.
const READ: u32 = 4;
const WRITE: u32 = 2;
/// Slots that are gone through before they are used again (`ipc_min_cycle`).
const MIN_CYCLE: u32 = 64;
const SLOT_BITS: u32 = 15;
/// Bytes of `struct ipc_perm`.
const PERM_BYTES: usize = 48;

/// Seconds since 1970.
fn now_s(live: &Live) -> u64 {
    BOOT_UNIX_S + live.clock_ns / SECOND_NS
}

/// `ipcperms`: whether an object of this mode allows what is wanted.
/// Every object is taken for the asker's own.
fn allows(state: &State, pid: Pid, mode: u32, wanted: u32) -> bool {
    wanted & !(mode >> 6) & 7 == 0 || state.cred(pid).is_privileged()
}

/// `ipcget`: the object that has a key; none if one is to be made. `small`: it is smaller
/// than what is asked for.
fn find_key<T: Object>(
    state: &State,
    pid: Pid,
    ids: impl Fn(&State) -> &Ids<T>,
    key: i32,
    flags: u32,
    small: impl Fn(&T) -> bool,
) -> Result<Option<u32>, i64> {
    let has_key = |object: &T| key != IPC_PRIVATE && object.key() == key;
    let Some((&id, object)) = ids(state).by_id.iter().find(|(_, object)| has_key(object)) else {
        return match key {
            IPC_PRIVATE => Ok(None),
            _ if flags & IPC_CREAT != 0 => Ok(None),
            _ => Err(ENOENT),
        };
    };
    let wanted = flags >> 6 | flags >> 3 | flags;
    if flags & (IPC_CREAT | IPC_EXCL) == IPC_CREAT | IPC_EXCL {
        Err(EEXIST)
    } else if small(object) {
        Err(EINVAL)
    } else if !allows(state, pid, object.mode(), wanted) {
        Err(EACCES)
    } else {
        Ok(Some(id))
    }
}

/// `ipc_obtain_object_check`: the object that has a number.
fn by_number<T: Clone>(ids: &Ids<T>, id: u64) -> Result<(u32, T), i64> {
    let id = u32::try_from(id as i32).map_err(|_| EINVAL)?;
    ids.by_id
        .get(&id)
        .map(|object| (id, object.clone()))
        .ok_or(EINVAL)
}

/// `ipc_idr_alloc`: slots are given out in a circle, so that a number is not used again soon.
fn next_id<T>(ids: &Ids<T>) -> u32 {
    let (last, round) = ids.last.unwrap_or((u32::MAX, 0));
    let cycle = (ids.by_id.len() as u32 * 3 / 2).max(MIN_CYCLE);
    let taken = |slot: u32| {
        let mut ids = ids.by_id.keys();
        ids.any(|id| id & ((1 << SLOT_BITS) - 1) == slot)
    };
    let start = last.wrapping_add(1);
    let slot = (start..cycle)
        .chain(0..cycle)
        .find(|&slot| !taken(slot))
        .unwrap_or(0);
    let round = if last != u32::MAX && slot <= last {
        round + 1
    } else {
        round
    };
    round << SLOT_BITS | slot
}

/// An object's `struct ipc_perm`, as IPC_STAT gives it.
fn perm_bytes(object: &impl Object, id: u32, owner: u32) -> Vec<u8> {
    let round = (id >> SLOT_BITS) as u16;
    let mut bytes = Vec::with_capacity(PERM_BYTES);
    bytes.extend(object.key().to_le_bytes());
    for id in [owner; 4] {
        bytes.extend(id.to_le_bytes());
    }
    bytes.extend(object.mode().to_le_bytes());
    bytes.extend(round.to_le_bytes());
    bytes.resize(PERM_BYTES, 0);
    bytes
}

/// The rights in a `struct ipc_perm` that IPC_SET is given.
fn perm_mode(bytes: &[u8]) -> u32 {
    bytes
        .get(20..24)
        .and_then(|bytes| bytes.try_into().ok())
        .map_or(0, |bytes| u32::from_le_bytes(bytes) & 0o777)
}
