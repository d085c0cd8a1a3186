//! read(2), write(2), readv(2), writev(2): fs/read_write.c.

use super::flags::{O_ACCMODE, O_RDONLY, O_WRONLY};
use super::user_buf::UserBuf;
use super::{pipe, table, terminal};
use crate::ids::Pid;
use crate::kernel::errno::EBADF;
use crate::kernel::file_types::{FileKind, OpenFile, Stream};
use crate::kernel::syscall::Call;
use crate::kernel::task::SyscallFrame;
use crate::live::Live;

/// read(2).
pub(crate) fn read(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [fd, at, len, ..] = frame.args;
    let Some(file) = readable(live, pid, fd) else {
        return Call::err(EBADF);
    };
    match UserBuf::single(at, len) {
        Ok(buf) => read_to(live, pid, frame, &file, &buf),
        Err(errno) => Call::err(errno),
    }
}

/// readv(2).
pub(crate) fn readv(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [fd, at, count, ..] = frame.args;
    let Some(file) = readable(live, pid, fd) else {
        return Call::err(EBADF);
    };
    match UserBuf::vector(live, pid, at, count) {
        Ok(buf) => read_to(live, pid, frame, &file, &buf),
        Err(errno) => Call::err(errno),
    }
}

/// write(2).
pub(crate) fn write(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [fd, at, len, ..] = frame.args;
    let Some(file) = writable(live, pid, fd) else {
        return Call::err(EBADF);
    };
    match UserBuf::single(at, len) {
        Ok(buf) => write_from(live, pid, frame, &file, &buf),
        Err(errno) => Call::err(errno),
    }
}

/// writev(2).
pub(crate) fn writev(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [fd, at, count, ..] = frame.args;
    let Some(file) = writable(live, pid, fd) else {
        return Call::err(EBADF);
    };
    match UserBuf::vector(live, pid, at, count) {
        Ok(buf) => write_from(live, pid, frame, &file, &buf),
        Err(errno) => Call::err(errno),
    }
}

/// lseek(2), pread(2), fsync(2) and others that pipes and terminals do not have: they fail
/// with `errno` there.
pub(crate) fn files_only(live: &Live, pid: Pid, fd: u64, errno: i64) -> Call {
    match table::lookup(live.state(), pid, fd) {
        None => Call::err(EBADF),
        Some((
            _,
            OpenFile {
                kind: FileKind::Inode(_),
                ..
            },
        )) => not_yet(),
        Some(_) => Call::err(errno),
    }
}

fn readable(live: &Live, pid: Pid, fd: u64) -> Option<OpenFile> {
    let (_, file) = table::lookup(live.state(), pid, fd)?;
    (file.flags & O_ACCMODE != O_WRONLY).then_some(file)
}

fn writable(live: &Live, pid: Pid, fd: u64) -> Option<OpenFile> {
    let (_, file) = table::lookup(live.state(), pid, fd)?;
    (file.flags & O_ACCMODE != O_RDONLY).then_some(file)
}

fn read_to(
    live: &mut Live,
    pid: Pid,
    frame: &SyscallFrame,
    file: &OpenFile,
    buf: &UserBuf,
) -> Call {
    match file.kind {
        // A terminal can be read through each of the three descriptors.
        FileKind::Input | FileKind::Output(_) => terminal::read(live, pid, buf),
        FileKind::PipeRead(id) => pipe::read(live, pid, frame, file, id, buf),
        FileKind::PipeWrite(_) => Call::err(EBADF),
        FileKind::Inode(_) => not_yet(),
    }
}

fn write_from(
    live: &mut Live,
    pid: Pid,
    frame: &SyscallFrame,
    file: &OpenFile,
    buf: &UserBuf,
) -> Call {
    match file.kind {
        FileKind::Input => terminal::write(live, pid, Stream::Stdout, buf),
        FileKind::Output(stream) => terminal::write(live, pid, stream, buf),
        FileKind::PipeWrite(id) => pipe::write(live, pid, frame, file, id, buf),
        FileKind::PipeRead(_) => Call::err(EBADF),
        FileKind::Inode(_) => not_yet(),
    }
}

fn not_yet() -> Call {
    Call::Unsupported("reading and writing files".into())
}
