//! Descriptor tables: the lowest free number, close(2), dup(2) and its kin.
//!
//! fs/file.c. A descriptor refers to an open file description; the description
//! goes with its last descriptor, and a pipe with its last end.

use super::flags::{O_CLOEXEC, O_PATH};
use super::{epoll, pipe};
use crate::ids::{Fd, FileId, FilesId, Pid};
use crate::kernel::errno::{EBADF, EINVAL, EMFILE};
use crate::kernel::event::EventKind;
use crate::kernel::file_types::{FdEntry, FileKind, OpenFile};
use crate::kernel::fs::lock;
use crate::kernel::ipc::mq;
use crate::kernel::mm::filemap;
use crate::kernel::state::State;
use crate::kernel::syscall::Call;
use crate::kernel::task::rlimit;
use crate::live::Live;

/// The descriptor that an argument names, if it is open and more than a place in the tree
/// (O_PATH): its entry, and what it refers to (`fdget`).
pub(crate) fn lookup(state: &State, pid: Pid, fd: u64) -> Option<(FileId, OpenFile)> {
    lookup_raw(state, pid, fd).filter(|(_, file)| file.flags & O_PATH == 0)
}

/// The same of any descriptor that is open (`fdget_raw`).
pub(crate) fn lookup_raw(state: &State, pid: Pid, fd: u64) -> Option<(FileId, OpenFile)> {
    let entry = entry(state, pid, Fd(fd as u32))?;
    state.files.get(&entry.file).map(|file| (entry.file, *file))
}

/// The table entry of a descriptor.
pub(crate) fn entry(state: &State, pid: Pid, fd: Fd) -> Option<FdEntry> {
    let files = state.task(pid)?.files?;
    state.fd_tables.get(&files)?.fds.get(&fd).copied()
}

fn limit(state: &State, pid: Pid) -> u64 {
    state
        .task(pid)
        .map_or(0, |t| t.limit(rlimit::NOFILE))
        .min(1 << 20)
}

/// How many descriptors a task's table has room for (`max_fds`): 64, and from the 65th on a power of
/// two (fs/file.c: `alloc_fdtable`).
pub(crate) fn room(state: &State, pid: Pid) -> u64 {
    let files = state.task(pid).and_then(|t| t.files);
    let last = files
        .and_then(|files| state.fd_tables.get(&files)?.fds.last_key_value())
        .map_or(0, |(fd, _)| u64::from(fd.0));
    if last < 64 {
        64
    } else {
        (last / 128 + 1).next_power_of_two() * 128
    }
}

/// The `count` lowest free descriptors that are not below `from` (`alloc_fd`).
pub(crate) fn lowest_free(
    state: &State,
    pid: Pid,
    from: u32,
    count: usize,
) -> Result<Vec<Fd>, i64> {
    let files = state.task(pid).and_then(|t| t.files).ok_or(EMFILE)?;
    let table = state.fd_tables.get(&files).ok_or(EMFILE)?;
    let mut free = Vec::new();
    let mut next = from;
    let mut taken = table.fds.range(Fd(from)..).map(|(fd, _)| fd.0).peekable();
    while free.len() < count {
        if u64::from(next) >= limit(state, pid) {
            return Err(EMFILE);
        }
        if taken.peek() == Some(&next) {
            taken.next();
        } else {
            free.push(Fd(next));
        }
        next += 1;
    }
    Ok(free)
}

/// Makes an open file description; nothing refers to it yet.
pub(crate) fn open(live: &mut Live, pid: Pid, kind: FileKind, flags: u32) -> FileId {
    let file = FileId(live.state().next_id);
    live.emit(pid, EventKind::FileOpen { file, kind, flags });
    file
}

/// Lets a descriptor of the task refer to a description (`fd_install`).
pub(crate) fn install(live: &mut Live, pid: Pid, fd: Fd, file: FileId, cloexec: bool) {
    if let Some(files) = live.state().task(pid).and_then(|t| t.files) {
        live.emit(
            pid,
            EventKind::FdSet {
                files,
                fd,
                entry: FdEntry { file, cloexec },
            },
        );
    }
}

/// close(2).
pub(crate) fn close(live: &mut Live, pid: Pid, fd: u64) -> Call {
    let fd = Fd(fd as u32);
    let files = live.state().task(pid).and_then(|t| t.files);
    match (files, entry(live.state(), pid, fd)) {
        (Some(files), Some(_)) => {
            clear(live, pid, files, fd);
            Call::Return(0)
        }
        _ => Call::err(EBADF),
    }
}

/// close_range(2): the first and the last descriptor, flags. (A table is never shared between
/// tasks but in vfork's child, which CLOSE_RANGE_UNSHARE gives one of its own.)
pub(crate) fn close_range(live: &mut Live, pid: Pid, first: u64, last: u64, flags: u64) -> Call {
    const UNSHARE: u32 = 2;
    const CLOEXEC: u32 = 4;
    let (first, last, flags) = (first as u32, last as u32, flags as u32);
    if flags & !(UNSHARE | CLOEXEC) != 0 || first > last {
        return Call::err(EINVAL);
    }
    let Some(files) = live.state().task(pid).and_then(|t| t.files) else {
        return Call::Return(0);
    };
    let table = live.state().fd_tables.get(&files);
    let fds: Vec<(Fd, FdEntry)> = table.map_or_else(Vec::new, |table| {
        let range = table.fds.range(Fd(first)..=Fd(last));
        range.map(|(&fd, &entry)| (fd, entry)).collect()
    });
    for (fd, entry) in fds {
        if flags & CLOEXEC != 0 {
            install(live, pid, fd, entry.file, true);
        } else {
            clear(live, pid, files, fd);
        }
    }
    Call::Return(0)
}

/// Closes a descriptor that is open.
pub(crate) fn clear(live: &mut Live, pid: Pid, files: FilesId, fd: Fd) {
    let file = live
        .state()
        .fd_tables
        .get(&files)
        .and_then(|t| t.fds.get(&fd))
        .map(|e| e.file);
    let Some(file) = file else {
        return;
    };
    lock::closed(live, pid, files, file);
    mq::closed(live, pid, file);
    live.emit(pid, EventKind::FdClear { files, fd, file });
    put_file(live, pid, file);
}

/// `fput`: a description that no descriptor refers to any more is freed.
pub(crate) fn put_file(live: &mut Live, pid: Pid, file: FileId) {
    let Some(gone) = live
        .state()
        .files
        .get(&file)
        .filter(|f| f.refs == 0)
        .copied()
    else {
        return;
    };
    if let FileKind::Inode(inode) = gone.kind {
        lock::released(live, pid, file, inode);
    }
    epoll::forget(live, pid, file);
    live.emit(
        pid,
        EventKind::FileFree {
            file,
            kind: gone.kind,
        },
    );
    match gone.kind {
        FileKind::Inode(inode) => filemap::put_inode(live, pid, inode),
        FileKind::Queue(queue) => mq::released(live, pid, queue),
        _ => {}
    }
    let (source, sink) = (gone.kind.source(), gone.kind.sink());
    for pipe in source.into_iter().chain(sink.filter(|_| sink != source)) {
        pipe::released(live, pid, pipe);
    }
}

/// A task that ends gives up its table; if it was the last user, all is closed.
pub(crate) fn drop_files(live: &mut Live, pid: Pid) {
    crate::kernel::fs::open::abandon(live, pid);
    let Some(files) = live.state().task(pid).and_then(|t| t.files) else {
        return;
    };
    live.emit(pid, EventKind::TaskDropFiles { files });
    if live
        .state()
        .fd_tables
        .get(&files)
        .is_some_and(|t| t.users == 0)
    {
        close_all(live, pid, files);
    }
}

/// Closes what a table without users holds, the lowest descriptor first, and frees it.
pub(crate) fn close_all(live: &mut Live, pid: Pid, files: FilesId) {
    let open = live
        .state()
        .fd_tables
        .get(&files)
        .map_or_else(Vec::new, |t| t.fds.keys().copied().collect::<Vec<_>>());
    for fd in open {
        clear(live, pid, files, fd);
    }
    live.emit(pid, EventKind::FilesFree { files });
}

/// dup(2), and fcntl(2) with F_DUPFD: the lowest free descriptor from `from` on.
pub(crate) fn dup_from(live: &mut Live, pid: Pid, old: u64, from: u32, cloexec: bool) -> Call {
    let Some((file, _)) = lookup_raw(live.state(), pid, old) else {
        return Call::err(EBADF);
    };
    if from != 0 && u64::from(from) >= limit(live.state(), pid) {
        return Call::err(EINVAL);
    }
    match lowest_free(live.state(), pid, from, 1).map(|free| free.first().copied()) {
        Ok(Some(fd)) => {
            install(live, pid, fd, file, cloexec);
            Call::Return(i64::from(fd.0))
        }
        Ok(None) => Call::err(EMFILE),
        Err(errno) => Call::err(errno),
    }
}

/// dup2(2).
pub(crate) fn dup2(live: &mut Live, pid: Pid, old: u64, new: u64) -> Call {
    if old as u32 == new as u32 {
        return match lookup_raw(live.state(), pid, old) {
            Some(_) => Call::Return(i64::from(new as u32)),
            None => Call::err(EBADF),
        };
    }
    dup3(live, pid, old, new, 0)
}

/// dup3(2).
pub(crate) fn dup3(live: &mut Live, pid: Pid, old: u64, new: u64, flags: u64) -> Call {
    if flags as u32 & !O_CLOEXEC != 0 || old as u32 == new as u32 {
        return Call::err(EINVAL);
    }
    let new = Fd(new as u32);
    if u64::from(new.0) >= limit(live.state(), pid) {
        return Call::err(EBADF);
    }
    let Some((file, _)) = lookup_raw(live.state(), pid, old) else {
        return Call::err(EBADF);
    };
    let replaced = entry(live.state(), pid, new).map(|e| e.file);
    if let (Some(replaced), Some(files)) = (replaced, live.state().task(pid).and_then(|t| t.files))
    {
        lock::closed(live, pid, files, replaced);
    }
    install(live, pid, new, file, flags as u32 & O_CLOEXEC != 0);
    if let Some(replaced) = replaced {
        put_file(live, pid, replaced);
    }
    Call::Return(i64::from(new.0))
}
