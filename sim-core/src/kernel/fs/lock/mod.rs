//! Locks on files: flock(2), and what record locks share with it. fs/locks.c.
//!
//! All are advisory. A lock of flock belongs to an open file description and goes with it; a
//! record lock ([`record`]) belongs to a process. The two kinds do not see each other.

pub mod record;

use crate::ids::{FileId, FilesId, InodeId, Pid};
use crate::kernel::errno::{EAGAIN, EBADF, EINVAL};
use crate::kernel::event::EventKind;
use crate::kernel::file::table;
use crate::kernel::file_types::{FileKind, FileLock, LockOwner};
use crate::kernel::sched;
use crate::kernel::state::State;
use crate::kernel::syscall::Call;
use crate::kernel::task::WaitKey;
use crate::lang::say;
use crate::live::Live;

const LOCK_SH: u64 = 1;
const LOCK_EX: u64 = 2;
const LOCK_NB: u64 = 4;
const LOCK_UN: u64 = 8;

/// The locks on a file, in the order in which they were set.
pub(crate) fn of(state: &State, inode: InodeId) -> &[FileLock] {
    state.locks.get(&inode).map_or(&[], |locks| locks)
}

/// The first lock on the file that does not go together with a new one.
fn conflict(state: &State, inode: InodeId, new: &FileLock) -> Option<FileLock> {
    let differs = |old: &&FileLock| {
        old.whole == new.whole
            && old.owner != new.owner
            && (old.write || new.write)
            && old.start <= new.end
            && new.start <= old.end
    };
    of(state, inode).iter().find(differs).copied()
}

/// The locks on a file are these from now on; who waits for one looks again.
fn replace(live: &mut Live, pid: Pid, inode: InodeId, locks: Vec<FileLock>) {
    if of(live.state(), inode) == locks {
        return;
    }
    let locks = locks.into();
    live.emit(pid, EventKind::LocksSet { inode, locks });
    sched::wake_all(live, WaitKey::FileLock(inode));
}

/// Takes away all locks of an owner.
fn drop_all(live: &mut Live, pid: Pid, inode: InodeId, gone: impl Fn(&FileLock) -> bool) {
    let old = of(live.state(), inode);
    if old.iter().any(&gone) {
        let left = old.iter().filter(|lock| !gone(lock)).copied().collect();
        replace(live, pid, inode, left);
    }
}

/// A process closes a descriptor of a file: all its record locks on it go, even if it has
/// the file open elsewhere (`locks_remove_posix`).
pub(crate) fn closed(live: &mut Live, pid: Pid, files: FilesId, file: FileId) {
    if let Some(FileKind::Inode(inode)) = live.state().files.get(&file).map(|file| file.kind) {
        drop_all(
            live,
            pid,
            inode,
            |lock| matches!(lock.owner, LockOwner::Process(of, _) if of == files),
        );
    }
}

/// An open file description goes, and its locks go with it (`locks_remove_file`).
pub(crate) fn released(live: &mut Live, pid: Pid, file: FileId, inode: InodeId) {
    let owner = LockOwner::Open(file);
    drop_all(live, pid, inode, |lock| lock.owner == owner);
}

/// flock(2): descriptor, operation.
pub(crate) fn flock(live: &mut Live, pid: Pid, fd: u64, operation: u64) -> Call {
    let write = match operation & !LOCK_NB {
        LOCK_SH => Some(false),
        LOCK_EX => Some(true),
        LOCK_UN => None,
        _ => return Call::err(EINVAL),
    };
    let Some((id, file)) = table::lookup(live.state(), pid, fd) else {
        return Call::err(EBADF);
    };
    let FileKind::Inode(inode) = file.kind else {
        return Call::Unsupported(say!("flock of something that is no file"));
    };
    let owner = LockOwner::Open(id);
    let own = |lock: &FileLock| lock.whole && lock.owner == owner;
    let Some(write) = write else {
        drop_all(live, pid, inode, own);
        return Call::Return(0);
    };
    let new = FileLock {
        owner,
        whole: true,
        write,
        start: 0,
        end: u64::MAX,
    };
    if of(live.state(), inode).contains(&new) {
        return Call::Return(0);
    }
    // A lock of the other kind is given up before the new one is asked for.
    drop_all(live, pid, inode, own);
    if conflict(live.state(), inode, &new).is_none() {
        let mut locks = of(live.state(), inode).to_vec();
        locks.push(new);
        replace(live, pid, inode, locks);
        Call::Return(0)
    } else if operation & LOCK_NB != 0 {
        Call::err(EAGAIN)
    } else {
        Call::Wait(WaitKey::FileLock(inode))
    }
}
