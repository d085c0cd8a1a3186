//! Record locks: fcntl(2) with F_SETLK and its kin, on ranges of bytes. fs/locks.c
//! (`fcntl_setlk`, `posix_lock_inode`, `posix_locks_deadlock`).

use super::{conflict, of, replace};
use crate::ids::{FileId, InodeId, Pid, VirtAddr};
use crate::kernel::errno::{EAGAIN, EBADF, EDEADLK, EFAULT, EINVAL, EOVERFLOW};
use crate::kernel::file::flags::{O_ACCMODE, O_RDONLY, O_WRONLY};
use crate::kernel::file_types::{FileKind, FileLock, LockOwner, OpenFile};
use crate::kernel::fs::inode;
use crate::kernel::state::State;
use crate::kernel::syscall::{Call, progress};
use crate::kernel::task::WaitKey;
use crate::kernel::uaccess;
use crate::lang::say;
use crate::live::Live;

const F_RDLCK: i16 = 0;
const F_WRLCK: i16 = 1;
const F_UNLCK: i16 = 2;
/// Bytes of `struct flock`.
const FLOCK_BYTES: u64 = 32;
/// The last byte that can be locked (`OFFSET_MAX`): a range up to it has no end.
const LAST: i64 = i64::MAX;

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Ask {
    /// F_GETLK: who is in the way?
    Get,
    /// F_SETLK: now or not at all.
    Set,
    /// F_SETLKW: wait for it.
    Wait,
}

/// fcntl(2) with F_GETLK, F_SETLK, F_SETLKW; `open` for those of the open file description
/// (F_OFD_GETLK …). `at` is a `struct flock *`.
pub(crate) fn fcntl(
    live: &mut Live,
    pid: Pid,
    (id, file): (FileId, OpenFile),
    ask: Ask,
    open: bool,
    at: u64,
) -> Call {
    match lock(live, pid, (id, file), ask, open, at) {
        Ok(call) => call,
        Err(errno) => Call::err(errno),
    }
}

fn lock(
    live: &mut Live,
    pid: Pid,
    (id, file): (FileId, OpenFile),
    ask: Ask,
    open: bool,
    at: u64,
) -> Result<Call, i64> {
    let raw = uaccess::read_bytes(live, pid, VirtAddr(at), FLOCK_BYTES).map_err(|_| EFAULT)?;
    let FileKind::Inode(inode) = file.kind else {
        return Ok(Call::Unsupported(say!("locking something that is no file")));
    };
    let kind = field(&raw, 0, 2) as i16;
    if open && field(&raw, 24, 4) != 0 {
        return Err(EINVAL);
    }
    let (start, end) = range(live.state(), inode, &file, &raw)?;
    let owner = if open {
        LockOwner::Open(id)
    } else {
        let task = live.state().task(pid).ok_or(EBADF)?;
        LockOwner::Process(task.files.ok_or(EBADF)?, task.tgid)
    };
    let new = FileLock {
        owner,
        whole: false,
        write: kind == F_WRLCK,
        start,
        end,
    };
    if ask == Ask::Get {
        if kind != F_RDLCK && kind != F_WRLCK {
            return Err(EINVAL);
        }
        let found = conflict(live.state(), inode, &new);
        return Ok(tell(live, pid, at, found.as_ref()));
    }
    let mode = file.flags & O_ACCMODE;
    match kind {
        F_RDLCK if mode == O_WRONLY => return Err(EBADF),
        F_WRLCK if mode == O_RDONLY => return Err(EBADF),
        F_RDLCK | F_WRLCK => {}
        F_UNLCK => {
            let locks = without(of(live.state(), inode), &new);
            replace(live, pid, inode, locks);
            return Ok(Call::Return(0));
        }
        _ => return Err(EINVAL),
    }
    if let Some(other) = conflict(live.state(), inode, &new) {
        if ask == Ask::Set {
            return Err(EAGAIN);
        }
        if let LockOwner::Process(_, holder) = other.owner {
            if !open && leads_to(live.state(), holder, pid) {
                return Err(EDEADLK);
            }
            // Who it waits for: the next one that asks follows this.
            progress(live, pid, u64::from(holder.0), 0);
        }
        return Ok(Call::Wait(WaitKey::FileLock(inode)));
    }
    let mut locks = without(of(live.state(), inode), &new);
    insert(&mut locks, new);
    join(&mut locks, &new);
    replace(live, pid, inode, locks);
    Ok(Call::Return(0))
}

/// A field of `struct flock`, sign-extended.
fn field(raw: &[u8], at: usize, len: usize) -> i64 {
    let mut bytes = [0; 8];
    for (to, from) in bytes.iter_mut().zip(raw.iter().skip(at).take(len)) {
        *to = *from;
    }
    let unused = 64 - 8 * len as u32;
    i64::from_le_bytes(bytes) << unused >> unused
}

/// The first and the last byte of the range (`flock64_to_posix_lock`).
fn range(state: &State, id: InodeId, file: &OpenFile, raw: &[u8]) -> Result<(u64, u64), i64> {
    let (whence, start, len) = (field(raw, 2, 2), field(raw, 8, 8), field(raw, 16, 8));
    let base = match whence {
        0 => 0,
        1 => file.pos as i64,
        2 => inode(state, id)?.size as i64,
        _ => return Err(EINVAL),
    };
    let start = base.checked_add(start).ok_or(EOVERFLOW)?;
    if start < 0 {
        return Err(EINVAL);
    }
    let (start, end) = match len {
        0 => (start, LAST),
        1.. => (start, start.checked_add(len - 1).ok_or(EOVERFLOW)?),
        _ => (start + len, start - 1),
    };
    if start < 0 {
        return Err(EINVAL);
    }
    Ok((start as u64, end as u64))
}

/// The locks, less what the owner of one has in its range.
fn without(locks: &[FileLock], hole: &FileLock) -> Vec<FileLock> {
    let mut left = Vec::new();
    for &old in locks {
        let same = old.owner == hole.owner && !old.whole;
        if !same || old.end < hole.start || hole.end < old.start {
            left.push(old);
            continue;
        }
        if old.start < hole.start {
            let end = hole.start - 1;
            left.push(FileLock { end, ..old });
        }
        if hole.end < old.end {
            let start = hole.end + 1;
            left.push(FileLock { start, ..old });
        }
    }
    left
}

/// Puts a lock among its owner's, which stand together and by their first bytes; a new
/// owner's come last (`posix_lock_inode`). F_GETLK tells of the first one in the way.
fn insert(locks: &mut Vec<FileLock>, new: FileLock) {
    let own = |lock: &FileLock| lock.owner == new.owner && !lock.whole;
    let after = |lock: &FileLock| own(lock) && lock.start > new.start;
    let at = match locks.iter().position(after) {
        Some(at) => at,
        None => locks.iter().rposition(own).map_or(locks.len(), |at| at + 1),
    };
    locks.insert(at, new);
}

/// An owner's locks of one kind that touch become one.
fn join(locks: &mut Vec<FileLock>, new: &FileLock) {
    let mut whole = *new;
    let same = |lock: &FileLock| lock.owner == new.owner && !lock.whole && lock.write == new.write;
    let touches = |a: &FileLock, b: &FileLock| {
        a.start <= b.end.saturating_add(1) && b.start <= a.end.saturating_add(1)
    };
    while let Some(at) = locks
        .iter()
        .position(|lock| same(lock) && *lock != whole && touches(lock, &whole))
    {
        let other = locks.remove(at);
        let before = whole;
        whole.start = whole.start.min(other.start);
        whole.end = whole.end.max(other.end);
        for lock in locks.iter_mut().filter(|lock| **lock == before) {
            *lock = whole;
        }
    }
}

/// F_GETLK's answer.
fn tell(live: &mut Live, pid: Pid, at: u64, found: Option<&FileLock>) -> Call {
    let put = |live: &mut Live, offset: u64, bytes: &[u8]| {
        uaccess::write_bytes(live, pid, VirtAddr(at.wrapping_add(offset)), bytes, true).is_ok()
    };
    let done = match found {
        None => put(live, 0, &F_UNLCK.to_le_bytes()),
        Some(lock) => {
            let kind = if lock.write { F_WRLCK } else { F_RDLCK };
            let len = match lock.end as i64 {
                LAST => 0,
                end => end - lock.start as i64 + 1,
            };
            let holder = match lock.owner {
                LockOwner::Process(_, holder) => holder.0 as i32,
                LockOwner::Open(_) => -1,
            };
            put(live, 0, &kind.to_le_bytes())
                && put(live, 2, &0i16.to_le_bytes())
                && put(live, 8, &lock.start.to_le_bytes())
                && put(live, 16, &len.to_le_bytes())
                && put(live, 24, &holder.to_le_bytes())
        }
    };
    if done {
        Call::Return(0)
    } else {
        Call::err(EFAULT)
    }
}

/// Whether a process waits for a record lock of `pid`, or for one of somebody who does.
fn leads_to(state: &State, from: Pid, pid: Pid) -> bool {
    let mut at = from;
    // Each step is another process that sleeps.
    for _ in 0..=state.tasks.len() {
        if at == pid {
            return true;
        }
        let next = state
            .task(at)
            .filter(|task| matches!(task.waiting[..], [WaitKey::FileLock(_), ..]))
            .and_then(|task| task.syscall)
            .filter(|frame| frame.done != 0);
        match next {
            Some(frame) => at = Pid(frame.done as u32),
            None => return false,
        }
    }
    false
}
