//! What System V interprocess communication is made of.
//!
//! ipc/util.h, ipc/shm.c, ipc/sem.c, ipc/msg.c. Plain data; the verbs are in [`super::ipc`].

use super::file_types::as_text;
use crate::ids::{InodeId, Pid};
use serde::Serialize;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

/// A shared memory segment (`struct shmid_kernel`). Its pages are those of an inode of
/// shared memory; how often it is attached are the areas that map it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Segment {
    /// The key by which shmget finds it; 0 (IPC_PRIVATE) if it cannot be found.
    pub key: i32,
    /// Its memory.
    pub inode: InodeId,
    /// The size that was asked for, in bytes.
    pub size: u64,
    /// Rights, and SHM_DEST (01000) once IPC_RMID was asked for.
    pub mode: u32,
    /// Who made it.
    pub creator: Pid,
    /// Who attached or detached last; 0 if nobody has.
    pub last: Pid,
    /// Seconds since 1970 at which it was last attached; 0 if never.
    pub attached_s: u64,
    /// Seconds since 1970 at which it was last detached; 0 if never.
    pub detached_s: u64,
    /// Seconds since 1970 at which it was made or its rights changed.
    pub changed_s: u64,
}

/// In the rights of a segment: it is to be removed (include/linux/shm.h).
pub const SHM_DEST: u32 = 0o1000;

/// Objects of one kind by number, and which number comes next (`struct ipc_ids`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ids<T> {
    /// Those that are there.
    pub by_id: BTreeMap<u32, T>,
    /// The slot that was given out last, and how often the slots were gone through:
    /// a number is `round << 15 | slot`.
    pub last: Option<(u32, u32)>,
}

impl<T> Default for Ids<T> {
    fn default() -> Self {
        Self {
            by_id: BTreeMap::new(),
            last: None,
        }
    }
}

/// A semaphore of a set (`struct sem`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
pub struct Sem {
    /// Its value, 0 to 32767.
    pub value: u16,
    /// The process whose operation on it was the last; 0 if there was none.
    pub pid: Pid,
}

/// One operation on one semaphore (`struct sembuf`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct SemOp {
    /// Which semaphore of the set.
    pub num: u16,
    /// What is added to its value; 0 waits until it is 0.
    pub op: i16,
    /// IPC_NOWAIT, SEM_UNDO.
    pub flags: u16,
}

/// A task that sleeps in semop (`struct sem_queue`).
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct SemSleeper {
    /// Which.
    pub pid: Pid,
    /// What it wants done, all at once.
    pub ops: Arc<[SemOp]>,
}

impl SemSleeper {
    /// True if it would change a value, false if it only waits for zeros.
    pub fn alters(&self) -> bool {
        self.ops.iter().any(|op| op.op != 0)
    }
}

/// A set of semaphores (`struct sem_array`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SemSet {
    /// The key by which semget finds it; 0 (IPC_PRIVATE) if it cannot be found.
    pub key: i32,
    /// Rights.
    pub mode: u32,
    /// The semaphores, by number.
    pub sems: Vec<Sem>,
    /// What is added to the values when a process ends (`semadj`), for each that has used
    /// SEM_UNDO.
    pub undo: BTreeMap<Pid, Vec<i16>>,
    /// Who sleeps until its operations can happen, in the order in which they are tried.
    pub pending: Vec<SemSleeper>,
    /// Seconds since 1970 of the last semop; 0 if there was none.
    pub operated_s: u64,
    /// Seconds since 1970 at which it was made, or changed by semctl.
    pub changed_s: u64,
}

/// What is known of a message queue besides its messages (`struct msg_queue`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct MsgHead {
    /// The key by which msgget finds it; 0 (IPC_PRIVATE) if it cannot be found.
    pub key: i32,
    /// Rights.
    pub mode: u32,
    /// Most bytes that its messages may have together.
    pub most_bytes: u64,
    /// Who sent last; 0 if nobody has.
    pub sender: Pid,
    /// Who received last; 0 if nobody has.
    pub receiver: Pid,
    /// Seconds since 1970 at which the last message was sent; 0 if none was.
    pub sent_s: u64,
    /// Seconds since 1970 at which the last message was received; 0 if none was.
    pub received_s: u64,
    /// Seconds since 1970 at which it was made, or changed by msgctl.
    pub changed_s: u64,
}

/// A message (`struct msg_msg`).
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Message {
    /// Its type, at least 1.
    pub kind: i64,
    /// Its bytes.
    #[serde(serialize_with = "as_text")]
    pub text: Arc<[u8]>,
}

/// A message queue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MsgQueue {
    /// What is known of it.
    pub head: MsgHead,
    /// The messages, the oldest first.
    pub messages: VecDeque<Message>,
}

impl MsgQueue {
    /// Bytes of all its messages (`q_cbytes`).
    pub fn bytes(&self) -> u64 {
        self.messages.iter().map(|m| m.text.len() as u64).sum()
    }
}

/// What all three kinds of object have (`struct kern_ipc_perm`).
pub trait Object {
    /// The key; 0 if it cannot be found by one.
    fn key(&self) -> i32;
    /// Rights, as chmod has them, and the object's own flags.
    fn mode(&self) -> u32;
}

impl Object for Segment {
    fn key(&self) -> i32 {
        self.key
    }
    fn mode(&self) -> u32 {
        self.mode
    }
}

impl Object for Arc<SemSet> {
    fn key(&self) -> i32 {
        self.key
    }
    fn mode(&self) -> u32 {
        self.mode
    }
}

impl Object for Arc<MsgQueue> {
    fn key(&self) -> i32 {
        self.head.key
    }
    fn mode(&self) -> u32 {
        self.head.mode
    }
}

/// A message queue of POSIX (`struct mqueue_inode_info`).
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct PosixQueue {
    /// Its name, without the slash; none once it is unlinked.
    pub name: Option<Arc<str>>,
    /// Rights.
    pub mode: u32,
    /// Most messages that it holds (`mq_maxmsg`).
    pub most: u64,
    /// Most bytes of a message (`mq_msgsize`).
    pub bytes: u64,
    /// The messages with their priorities, the most urgent first.
    pub messages: Vec<(u32, Arc<[u8]>)>,
    /// Who is told when a message comes to the empty queue.
    pub notify: Option<QueueNotify>,
    /// Open file descriptions that refer to it.
    pub refs: u32,
}

/// Who is told of a message, and how: mq_notify(2).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct QueueNotify {
    /// Who.
    pub pid: Pid,
    /// By which signal; 0 if by none (SIGEV_NONE).
    pub signal: u8,
    /// What comes with it.
    pub value: u64,
}
