//! open(2), openat(2), creat(2): fs/namei.c (`path_openat`, `may_open`), fs/open.c.

use super::walk::{Found, Place, walk};
use super::{MAY_READ, MAY_WRITE, inode, make_in, may, modified, nameless, path, proc, shown_path};
use crate::ids::{FileId, InodeId, Pid, PipeId};
use crate::kernel::errno::{
    EACCES, EEXIST, EINVAL, EISDIR, ELOOP, EMFILE, ENOENT, ENOTDIR, ENXIO, ETXTBSY,
};
use crate::kernel::event::EventKind;
use crate::kernel::file::flags::{
    O_ACCMODE, O_APPEND, O_CLOEXEC, O_CREAT, O_DIRECTORY, O_EXCL, O_LARGEFILE, O_NOCTTY,
    O_NOFOLLOW, O_NONBLOCK, O_PATH, O_RDONLY, O_RDWR, O_TMPFILE, O_TRUNC, O_WRONLY,
};
use crate::kernel::file::{pipe, table};
use crate::kernel::file_types::{Content, FileKind, InodeKind};
use crate::kernel::mm::truncate;
use crate::kernel::process::group::SHELL_SID;
use crate::kernel::state::State;
use crate::kernel::syscall::table as nr;
use crate::kernel::syscall::{Call, progress};
use crate::kernel::task::{SyscallFrame, WaitKey};
use crate::live::Live;
use std::sync::Arc;

use super::device;

/// openat(2): directory, path, flags, mode.
pub(crate) fn openat(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [dirfd, at, flags, mode, ..] = frame.args;
    open_at(live, pid, frame, [dirfd, at], flags as u32, mode as u32)
}

/// open(2): path, flags, mode.
pub(crate) fn open(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [at, flags, mode, ..] = frame.args;
    open_at(live, pid, frame, [CWD, at], flags as u32, mode as u32)
}

/// creat(2): path, mode.
pub(crate) fn creat(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [at, mode, ..] = frame.args;
    let flags = O_CREAT | O_WRONLY | O_TRUNC;
    open_at(live, pid, frame, [CWD, at], flags, mode as u32)
}

/// AT_FDCWD, as an argument.
pub(crate) const CWD: u64 = -100_i64 as u64;

fn open_at(
    live: &mut Live,
    pid: Pid,
    frame: &SyscallFrame,
    [dirfd, at]: [u64; 2],
    flags: u32,
    mode: u32,
) -> Call {
    // All other flags say nothing then.
    let flags = if flags & O_PATH != 0 {
        flags & (O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    } else {
        flags
    };
    // What asks for both would get a regular file (`build_open_flags`, since Linux 6.4); of
    // O_TMPFILE the bit of O_DIRECTORY is a part.
    if flags & (O_CREAT | O_DIRECTORY) == O_CREAT | O_DIRECTORY {
        return Call::err(EINVAL);
    }
    // A task that slept until somebody opened the named pipe's other end has its own end.
    if frame.done != 0 {
        let file = FileId(frame.done as u32);
        return fifo_opened(live, pid, file, frame.deadline_ns, flags);
    }
    let opened = path(live, pid, at).and_then(|path| {
        table::lowest_free(live.state(), pid, 0, 1)?;
        find(live, pid, dirfd, &path, flags, mode)
    });
    let (id, made) = match opened {
        Ok(found) => found,
        Err(errno) => return Call::err(errno),
    };
    if flags & O_PATH != 0 {
        let file = table::open(live, pid, FileKind::Inode(id), flags & !O_CLOEXEC);
        return install(live, pid, file, flags);
    }
    // What is open already, and has no name, is opened by its link in /proc.
    if let Some(Place::Stream(kind)) = proc::jump(live.state(), id) {
        if matches!(
            kind,
            FileKind::Socket { .. } | FileKind::Anon(_) | FileKind::Queue(_)
        ) {
            return Call::err(ENXIO);
        }
        let file = table::open(live, pid, kind, flags & (O_ACCMODE | O_NONBLOCK));
        return install(live, pid, file, flags);
    }
    let kept = flags & !(O_CREAT | O_EXCL | O_NOCTTY | O_TRUNC | O_CLOEXEC) | O_LARGEFILE;
    match live.state().inodes.get(&id).map(|i| &i.content) {
        Some(&Content::Pipe(pipe)) => fifo(live, pid, id, pipe, flags, kept),
        _ => {
            let file = table::open(live, pid, FileKind::Inode(id), kept);
            // `do_open`: what is open by now, and was there, is cut (`handle_truncate`).
            if flags & O_TRUNC != 0 && !made {
                cut(live, pid, id);
            }
            install(live, pid, file, flags)
        }
    }
}

fn install(live: &mut Live, pid: Pid, file: FileId, flags: u32) -> Call {
    match table::lowest_free(live.state(), pid, 0, 1).map(|free| free.first().copied()) {
        Ok(Some(fd)) => {
            table::install(live, pid, fd, file, flags & O_CLOEXEC != 0);
            Call::Return(i64::from(fd.0))
        }
        _ => Call::err(EMFILE),
    }
}

/// The inode to open, and whether it was made for that.
fn find(
    live: &mut Live,
    pid: Pid,
    dirfd: u64,
    path: &[u8],
    flags: u32,
    mode: u32,
) -> Result<(InodeId, bool), i64> {
    if flags & O_TMPFILE == O_TMPFILE {
        let made = nameless::tmpfile(live, pid, dirfd, path, flags, mode)?;
        return Ok((made, true));
    }
    let exclusive = flags & (O_CREAT | O_EXCL) == O_CREAT | O_EXCL;
    let follow = flags & O_NOFOLLOW == 0 && !exclusive;
    let found = walk(live.state(), pid, dirfd, path, follow)?;
    match found.inode {
        None if flags & O_CREAT == 0 => Err(ENOENT),
        None => Ok((create(live, pid, &found, mode)?, true)),
        Some(_) if exclusive => Err(EEXIST),
        Some(id) if flags & O_PATH != 0 => {
            let kind = inode(live.state(), id)?.kind;
            if flags & O_DIRECTORY != 0 && kind != InodeKind::Directory {
                return Err(ENOTDIR);
            }
            Ok((id, false))
        }
        Some(id) => {
            may_open(live.state(), pid, id, flags)?;
            if is_missing_terminal(live, pid, id) {
                return Err(ENXIO);
            }
            Ok((id, false))
        }
    }
}

fn create(live: &mut Live, pid: Pid, found: &Found, mode: u32) -> Result<InodeId, i64> {
    if found.slash {
        return Err(EISDIR);
    }
    if proc::is_proc(found.dir) {
        return Err(ENOENT);
    }
    let umask = may_add(live.state(), pid, found.dir)?;
    let kind = super::tree::file_kind(live.state(), found.dir);
    let path = shown_path(live.state(), found.dir, &found.name);
    let id = make_in(live, pid, found.dir, kind, &path, mode & 0o7777 & !umask);
    add(live, pid, found, id);
    Ok(id)
}

/// Whether a name may be added to a directory; the task's umask.
pub(crate) fn may_add(state: &State, pid: Pid, dir: InodeId) -> Result<u32, i64> {
    let directory = inode(state, dir)?;
    if directory.directory().is_none() {
        return Err(ENOTDIR);
    }
    if directory.nlink < 2 {
        return Err(ENOENT);
    }
    if !may(state, pid, &directory, MAY_WRITE | super::MAY_EXEC) {
        return Err(EACCES);
    }
    Ok(state.task(pid).map_or(0, |t| t.umask))
}

/// Gives an inode the name that a walk did not find.
pub(crate) fn add(live: &mut Live, pid: Pid, found: &Found, inode: InodeId) {
    let (dir, name) = (found.dir, Arc::from(found.name.as_slice()));
    live.emit(pid, EventKind::DirLink { dir, name, inode });
    modified(live, pid, dir);
}

/// `may_open`.
fn may_open(state: &State, pid: Pid, id: InodeId, flags: u32) -> Result<(), i64> {
    let file = inode(state, id)?;
    let writes = flags & O_ACCMODE != O_RDONLY;
    match file.kind {
        InodeKind::Symlink if matches!(proc::jump(state, id), Some(Place::Stream(_))) => {}
        InodeKind::Symlink => return Err(ELOOP),
        InodeKind::Directory if writes || flags & (O_CREAT | O_TRUNC) != 0 => return Err(EISDIR),
        InodeKind::Directory => {}
        _ if flags & O_DIRECTORY != 0 => return Err(ENOTDIR),
        _ => {}
    }
    let wanted = match flags & O_ACCMODE {
        O_RDONLY => MAY_READ,
        O_WRONLY => MAY_WRITE,
        _ => MAY_READ | MAY_WRITE,
    };
    let wanted = if flags & O_TRUNC != 0 {
        wanted | MAY_WRITE
    } else {
        wanted
    };
    if !may(state, pid, &file, wanted) {
        return Err(EACCES);
    }
    if writes && matches!(file.content, Content::Image(_)) {
        return Err(ETXTBSY);
    }
    Ok(())
}

/// /dev/tty is the session's terminal: there is one only if the scenario has one, and the
/// task has not left the shell's session (`tty_open_current_tty`).
fn is_missing_terminal(live: &Live, pid: Pid, id: InodeId) -> bool {
    let state = live.state();
    let session = state.task(pid).map(|t| t.sid);
    state.inodes.get(&id).is_some_and(|file| {
        file.kind == InodeKind::Device
            && file.attr.rdev == device::TTY
            && !(live.scenario.tty && session == Some(SHELL_SID))
    })
}

/// O_TRUNC.
fn cut(live: &mut Live, pid: Pid, id: InodeId) {
    let regular = live
        .state()
        .inodes
        .get(&id)
        .is_some_and(|i| matches!(i.kind, InodeKind::Regular | InodeKind::Shmem));
    if regular {
        truncate::set_size(live, pid, id, 0);
        modified(live, pid, id);
    }
}

/// Opens a named pipe (fs/pipe.c, `fifo_open`): waits until the other end is opened, too.
fn fifo(
    live: &mut Live,
    pid: Pid,
    id: InodeId,
    open: Option<PipeId>,
    flags: u32,
    kept: u32,
) -> Call {
    let mode = flags & O_ACCMODE;
    if !matches!(mode, O_RDONLY | O_WRONLY | O_RDWR) {
        return Call::err(EINVAL);
    }
    let open = open.filter(|pipe| live.state().pipes.contains_key(pipe));
    let readers = open
        .and_then(|pipe| live.state().pipes.get(&pipe))
        .map_or(0, |pipe| pipe.readers);
    if mode == O_WRONLY && flags & O_NONBLOCK != 0 && readers == 0 {
        return Call::err(ENXIO);
    }
    let pipe = open.unwrap_or_else(|| {
        let pipe = pipe::create(live, pid, pipe::DEFAULT_CAPACITY, false);
        let content = Box::new(Content::Pipe(Some(pipe)));
        live.emit(pid, EventKind::InodeContent { inode: id, content });
        pipe
    });
    let kind = match mode {
        O_RDONLY => FileKind::PipeRead(pipe),
        O_WRONLY => FileKind::PipeWrite(pipe),
        _ => FileKind::PipeBoth(pipe),
    };
    let file = table::open(live, pid, kind, kept & !O_APPEND);
    // Who waits for this end can go on.
    pipe::wake_everybody(live, pipe);
    let other = live
        .state()
        .pipes
        .get(&pipe)
        .map_or((0, 0), |p| match kind {
            FileKind::PipeWrite(_) => (p.readers, p.read_opens),
            _ => (p.writers, p.write_opens),
        });
    if other.0 > 0 {
        return install(live, pid, file, flags);
    }
    if flags & O_NONBLOCK != 0 {
        // Until a writer has come, poll does not say that the last one has gone (f_version).
        let (pos, flags) = (1 + u64::from(other.1), kept & !O_APPEND);
        live.emit(pid, EventKind::FileSet { file, pos, flags });
        return install(live, pid, file, flags);
    }
    // The end is held by the call until it has a descriptor.
    progress(live, pid, u64::from(file.0), u64::from(other.1));
    fifo_opened(live, pid, file, u64::from(other.1), flags)
}

/// A call that waited for a named pipe's other end is given up (a signal): its end goes.
pub(crate) fn abandon(live: &mut Live, pid: Pid) {
    let Some(frame) = live.state().task(pid).and_then(|t| t.syscall) else {
        return;
    };
    if matches!(frame.nr, nr::OPEN | nr::OPENAT | nr::CREAT) && frame.done != 0 {
        table::put_file(live, pid, FileId(frame.done as u32));
    }
}

/// Waits until the other end was opened since: `before` times it had been.
fn fifo_opened(live: &mut Live, pid: Pid, file: FileId, before: u64, flags: u32) -> Call {
    let state = live.state();
    let opens = |pipe| {
        let pipe = state.pipes.get(&pipe);
        pipe.map_or((0, 0), |p| {
            (u64::from(p.read_opens), u64::from(p.write_opens))
        })
    };
    let wait = match state.files.get(&file).map(|file| file.kind) {
        Some(FileKind::PipeRead(pipe)) => {
            (opens(pipe).1 == before).then_some(WaitKey::PipeReadable(pipe))
        }
        Some(FileKind::PipeWrite(pipe)) => {
            (opens(pipe).0 == before).then_some(WaitKey::PipeWritable(pipe))
        }
        _ => None,
    };
    match wait {
        Some(key) => Call::Wait(key),
        None => install(live, pid, file, flags),
    }
}
