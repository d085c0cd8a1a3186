//! What there is of each kind: IPC_INFO, SEM_INFO, MSG_INFO, SHM_INFO, and the objects by
//! index. semctl(2), msgctl(2), shmctl(2); ipc/sem.c: `semctl_info`; ipc/msg.c:
//! `msgctl_info`; ipc/shm.c: `shmctl_ipc_info`, `shmctl_shm_info`.

use super::{SLOT_BITS, msg, sem, shm};
use crate::ids::{PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::errno::{EFAULT, EINVAL};
use crate::kernel::ipc_types::Ids;
use crate::kernel::uaccess;
use crate::live::Live;

/// The highest slot in use, which all these commands return; 0 if none is.
fn highest<T>(ids: &Ids<T>) -> i64 {
    let slots = ids.by_id.keys().map(|id| id & ((1 << SLOT_BITS) - 1));
    slots.max().map_or(0, i64::from)
}

/// The number of the object in a slot, for SEM_STAT and its kin.
pub(super) fn at_index<T>(ids: &Ids<T>, index: u64) -> Result<u32, i64> {
    let in_slot = |id: &&u32| u64::from(**id & ((1 << SLOT_BITS) - 1)) == index;
    ids.by_id.keys().find(in_slot).copied().ok_or(EINVAL)
}

fn put(live: &mut Live, pid: Pid, at: u64, bytes: &[u8]) -> Result<(), i64> {
    uaccess::write_bytes(live, pid, VirtAddr(at), bytes, true).map_err(|_| EFAULT)
}

fn ints(words: &[u64]) -> Vec<u8> {
    let ints = words.iter().map(|&word| word as u32);
    ints.flat_map(u32::to_le_bytes).collect()
}

/// IPC_INFO and SEM_INFO (`used`): a `struct seminfo`.
pub(super) fn semaphores(live: &mut Live, pid: Pid, at: u64, used: bool) -> Result<i64, i64> {
    let sets = &live.state().sem;
    let all: usize = sets.by_id.values().map(|set| set.sems.len()).sum();
    let (sets_used, sems_used) = (sets.by_id.len() as u64, all as u64);
    let (most_sets, most) = (sem::SEMMNI as u64, sem::SEMMNS as u64);
    let top = sem::SEMVMX as u64;
    let bytes = ints(&[
        most,
        most_sets,
        most,
        most,
        sem::SEMMSL,
        sem::SEMOPM,
        sem::SEMOPM,
        if used { sets_used } else { 20 },
        top,
        if used { sems_used } else { top },
    ]);
    let result = highest(sets);
    put(live, pid, at, &bytes)?;
    Ok(result)
}

/// IPC_INFO and MSG_INFO (`used`): a `struct msginfo`.
pub(super) fn messages(live: &mut Live, pid: Pid, at: u64, used: bool) -> Result<i64, i64> {
    let queues = &live.state().msg;
    let of = |count: &dyn Fn(&crate::kernel::ipc_types::MsgQueue) -> u64| {
        queues.by_id.values().map(|queue| count(queue)).sum::<u64>()
    };
    let (count, bytes) = (
        of(&|queue| queue.messages.len() as u64),
        of(&|queue| queue.bytes()),
    );
    let (most, room) = (msg::MSGMNI as u64, msg::MSGMNB);
    let (pool, map, total) = if used {
        (queues.by_id.len() as u64, count, bytes)
    } else {
        (most * room / 1024, room, room)
    };
    let mut info = ints(&[pool, map, msg::MSGMAX, room, most, 16, total]);
    info.extend([0xff, 0xff, 0, 0]);
    let result = highest(queues);
    put(live, pid, at, &info)?;
    Ok(result)
}

/// IPC_INFO: a `struct shminfo`; SHM_INFO (`used`): a `struct shm_info`.
pub(super) fn memory(live: &mut Live, pid: Pid, at: u64, used: bool) -> Result<i64, i64> {
    let state = live.state();
    let segments = &state.shm;
    let all = segments.by_id.values();
    let pages = all.clone().map(|s| s.size.div_ceil(PAGE_SIZE)).sum();
    let resident = all.filter_map(|s| state.inodes.get(&s.inode));
    let resident = resident.map(|inode| inode.pages.len() as u64).sum();
    let words = if used {
        vec![segments.by_id.len() as u64, pages, resident, 0, 0, 0]
    } else {
        let most = shm::SHMMNI as u64;
        vec![shm::SHMMAX, 1, most, most, shm::SHMMAX, 0, 0, 0, 0]
    };
    let result = highest(segments);
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    put(live, pid, at, &bytes)?;
    Ok(result)
}
