//! msgctl(2): ipc/msg.c: `msgctl_stat`, `msgctl_down`, `freeque`, `expunge_all`.

use super::super::{
    IPC_INFO, IPC_RMID, IPC_SET, IPC_STAT, READ, allows, by_number, info, now_s, perm_bytes,
    perm_mode,
};
use super::{MSGMNB, set_head, wake_senders};
use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{EACCES, EFAULT, EIDRM, EINVAL, EPERM};
use crate::kernel::event::EventKind;
use crate::kernel::ipc_types::MsgHead;
use crate::kernel::sched;
use crate::kernel::syscall::{Call, complete};
use crate::kernel::task::WaitKey;
use crate::kernel::uaccess;
use crate::live::Live;

const MSG_STAT: u32 = 11;
const MSG_INFO: u32 = 12;
const MSG_STAT_ANY: u32 = 13;
/// Bytes of `struct msqid_ds`; where its msg_qbytes is.
const MSQID_DS_BYTES: usize = 120;
const QBYTES_AT: usize = 88;

/// msgctl(2): number, command, `struct msqid_ds *`.
pub(crate) fn msgctl(live: &mut Live, pid: Pid, id: u64, command: u64, at: u64) -> Call {
    if (id as i32) < 0 {
        return Call::err(EINVAL);
    }
    match command as u32 {
        IPC_STAT => stat(live, pid, id, at).into(),
        IPC_SET => set(live, pid, id, at).into(),
        IPC_RMID => remove(live, pid, id).into(),
        MSG_STAT | MSG_STAT_ANY => match info::at_index(&live.state().msg, id) {
            Ok(id) => (stat(live, pid, u64::from(id), at).map(|_| i64::from(id))).into(),
            Err(errno) => Call::err(errno),
        },
        what @ (IPC_INFO | MSG_INFO) => info::messages(live, pid, at, what == MSG_INFO).into(),
        _ => Call::err(EINVAL),
    }
}

/// IPC_STAT: a `struct msqid_ds`.
fn stat(live: &mut Live, pid: Pid, id: u64, at: u64) -> Result<i64, i64> {
    let (id, queue) = by_number(&live.state().msg, id)?;
    let head = queue.head;
    if !allows(live.state(), pid, head.mode, READ) {
        return Err(EACCES);
    }
    let owner = live.state().cred(pid).user.real;
    let mut bytes = perm_bytes(&queue, id, owner);
    let words = [
        head.sent_s,
        head.received_s,
        head.changed_s,
        queue.bytes(),
        queue.messages.len() as u64,
        head.most_bytes,
    ];
    bytes.extend(words.iter().flat_map(|word| word.to_le_bytes()));
    for pid in [head.sender, head.receiver] {
        bytes.extend(pid.0.to_le_bytes());
    }
    bytes.resize(MSQID_DS_BYTES, 0);
    uaccess::write_bytes(live, pid, VirtAddr(at), &bytes, true).map_err(|_| EFAULT)?;
    Ok(0)
}

/// IPC_SET: rights, and how many bytes the queue holds. Whoever sleeps looks again.
fn set(live: &mut Live, pid: Pid, id: u64, at: u64) -> Result<i64, i64> {
    let len = MSQID_DS_BYTES as u64;
    let bytes = uaccess::read_bytes(live, pid, VirtAddr(at), len).map_err(|_| EFAULT)?;
    let (id, queue) = by_number(&live.state().msg, id)?;
    let most = bytes.get(QBYTES_AT..).and_then(|bytes| bytes.first_chunk());
    let most_bytes = most.map_or(0, |bytes| u64::from_le_bytes(*bytes));
    if most_bytes > MSGMNB {
        return Err(EPERM);
    }
    let head = MsgHead {
        mode: queue.head.mode & !0o777 | perm_mode(&bytes),
        most_bytes,
        changed_s: now_s(live),
        ..queue.head
    };
    set_head(live, pid, id, head);
    sched::wake_all(live, WaitKey::Message(id));
    wake_senders(live, id);
    Ok(0)
}

/// `freeque`: who sleeps in the queue wakes, and fails.
fn remove(live: &mut Live, pid: Pid, id: u64) -> Result<i64, i64> {
    let (id, _) = by_number(&live.state().msg, id)?;
    live.emit(pid, EventKind::MsgFree { id });
    for key in [WaitKey::Message(id), WaitKey::MessageRoom(id)] {
        let sleepers = live.state().wait_queues.get(&key).cloned();
        for sleeper in sleepers.unwrap_or_default() {
            complete(live, sleeper, -EIDRM);
        }
    }
    Ok(0)
}
