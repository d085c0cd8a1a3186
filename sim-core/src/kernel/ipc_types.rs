//! What System V interprocess communication is made of.
//!
//! ipc/util.h, ipc/shm.c. Plain data; the verbs are in [`super::ipc`].

use crate::ids::{InodeId, Pid};
use serde::Serialize;
use std::collections::BTreeMap;

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

/// The segments by number, and which number comes next (`struct ipc_ids`).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Segments {
    /// Those that are there.
    pub by_id: BTreeMap<u32, Segment>,
    /// The slot that was given out last, and how often the slots were gone through:
    /// a number is `round << 15 | slot`.
    pub last: Option<(u32, u32)>,
}
