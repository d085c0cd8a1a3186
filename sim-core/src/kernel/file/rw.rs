//! read(2), write(2), readv(2), writev(2), pread(2), pwrite(2) and their kin, lseek(2), sendfile(2):
//! fs/read_write.c.

use super::flags::{O_ACCMODE, O_APPEND, O_RDONLY, O_WRONLY};
use super::user_buf::UserBuf;
use super::{anon, eventfd, pipe, signalfd, table, terminal, timerfd};
use crate::ids::{FileId, InodeId, Pid, VirtAddr};
use crate::kernel::anon_types::AnonFile;
use crate::kernel::errno::{EBADF, EFAULT, EINVAL, EOPNOTSUPP, ESPIPE};
use crate::kernel::file_types::{FileKind, OpenFile, Stream};
use crate::kernel::fs::{self, data};
use crate::kernel::syscall::Call;
use crate::kernel::task::SyscallFrame;
use crate::kernel::uaccess;
use crate::lang::say;
use crate::live::Live;

/// read(2).
pub(crate) fn read(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [fd, at, len, ..] = frame.args;
    let Some(file) = readable(live, pid, fd) else {
        return Call::err(EBADF);
    };
    match UserBuf::single(at, len) {
        Ok(buf) => read_to(live, pid, frame, file, &buf),
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
        Ok(buf) => read_to(live, pid, frame, file, &buf),
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
        Ok(buf) => write_from(live, pid, frame, file, &buf),
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
        Ok(buf) => write_from(live, pid, frame, file, &buf),
        Err(errno) => Call::err(errno),
    }
}

/// pread64(2): descriptor, buffer, length, offset.
pub(crate) fn pread(live: &mut Live, pid: Pid, args: [u64; 4]) -> Call {
    positioned(live, pid, args, O_WRONLY, data::read)
}

/// pwrite64(2): descriptor, buffer, length, offset.
pub(crate) fn pwrite(live: &mut Live, pid: Pid, args: [u64; 4]) -> Call {
    positioned(live, pid, args, O_RDONLY, data::write)
}

type Move = fn(&mut Live, Pid, (FileId, &OpenFile), InodeId, &UserBuf, Option<u64>) -> Call;

fn positioned(live: &mut Live, pid: Pid, args: [u64; 4], unless: u32, act: Move) -> Call {
    let [fd, at, len, offset] = args;
    match place(live, pid, fd, offset, unless) {
        Ok((id, file, inode)) => match UserBuf::single(at, len) {
            Ok(buf) => act(live, pid, (id, &file), inode, &buf, Some(offset)),
            Err(errno) => Call::err(errno),
        },
        Err(errno) => Call::err(errno),
    }
}

/// preadv(2): descriptor, segments, their number, offset.
pub(crate) fn preadv(live: &mut Live, pid: Pid, args: [u64; 4]) -> Call {
    positioned_vector(live, pid, args, O_WRONLY, data::read)
}

/// pwritev(2): descriptor, segments, their number, offset.
pub(crate) fn pwritev(live: &mut Live, pid: Pid, args: [u64; 4]) -> Call {
    positioned_vector(live, pid, args, O_RDONLY, data::write)
}

/// RWF_APPEND: this write goes to the end.
const RWF_APPEND: u64 = 0x10;
/// RWF_HIPRI, RWF_DSYNC, RWF_SYNC and RWF_NOWAIT ask for nothing that would differ here.
const RWF_KNOWN: u64 = 0x1f;

/// preadv2(2): descriptor, segments, their number, offset (or -1: the position), flags.
pub(crate) fn preadv2(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [fd, at, count, offset, _, flags] = frame.args;
    match flags & !RWF_KNOWN {
        0 if offset == u64::MAX => readv(live, pid, frame),
        0 => preadv(live, pid, [fd, at, count, offset]),
        _ => Call::err(EOPNOTSUPP),
    }
}

/// pwritev2(2): the same.
pub(crate) fn pwritev2(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [fd, at, count, offset, _, flags] = frame.args;
    match flags & !RWF_KNOWN {
        0 if flags & RWF_APPEND != 0 => {
            let Some((id, file)) = writable(live, pid, fd) else {
                return Call::err(EBADF);
            };
            let FileKind::Inode(inode) = file.kind else {
                return writev(live, pid, frame);
            };
            let buf = match UserBuf::vector(live, pid, at, count) {
                Ok(buf) => buf,
                Err(errno) => return Call::err(errno),
            };
            let end = fs::inode(live.state(), inode).map_or(0, |file| file.size);
            let result = data::write(live, pid, (id, &file), inode, &buf, Some(end));
            if let (Call::Return(done @ 0..), u64::MAX) = (&result, offset) {
                data::set_pos(live, pid, (id, &file), end + *done as u64);
            }
            result
        }
        0 if offset == u64::MAX => writev(live, pid, frame),
        0 => pwritev(live, pid, [fd, at, count, offset]),
        _ => Call::err(EOPNOTSUPP),
    }
}

fn positioned_vector(
    live: &mut Live,
    pid: Pid,
    [fd, at, count, offset]: [u64; 4],
    unless: u32,
    act: Move,
) -> Call {
    match place(live, pid, fd, offset, unless) {
        Ok((id, file, inode)) => match UserBuf::vector(live, pid, at, count) {
            Ok(buf) => act(live, pid, (id, &file), inode, &buf, Some(offset)),
            Err(errno) => Call::err(errno),
        },
        Err(errno) => Call::err(errno),
    }
}

/// The file of a call that says where: it must be one that has places.
fn place(
    live: &Live,
    pid: Pid,
    fd: u64,
    offset: u64,
    unless: u32,
) -> Result<(FileId, OpenFile, InodeId), i64> {
    if (offset as i64) < 0 {
        return Err(EINVAL);
    }
    let (id, file) = table::lookup(live.state(), pid, fd).ok_or(EBADF)?;
    let FileKind::Inode(inode) = file.kind else {
        return Err(ESPIPE);
    };
    if file.flags & O_ACCMODE == unless {
        return Err(EBADF);
    }
    Ok((id, file, inode))
}

/// lseek(2): descriptor, offset, whence.
pub(crate) fn lseek(live: &mut Live, pid: Pid, fd: u64, offset: u64, whence: u64) -> Call {
    let Some((id, file)) = table::lookup(live.state(), pid, fd) else {
        return Call::err(EBADF);
    };
    // Before it is asked whether the file can seek (`ksys_lseek`).
    if whence > data::SEEK_MAX {
        return Call::err(EINVAL);
    }
    match file.kind {
        FileKind::Inode(inode) => data::seek(live, pid, (id, &file), inode, offset, whence),
        // `noop_llseek`.
        FileKind::Anon(_) => Call::Return(file.pos as i64),
        _ => Call::err(ESPIPE),
    }
}

/// sendfile(2): to a descriptor, from a file, where from (or none), how much. From one file
/// to another, to a pipe or to the output; as much as goes without sleeping.
pub(crate) fn sendfile(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [to, from, at, len, ..] = frame.args;
    let (Some((in_id, source)), Some(target)) =
        (readable(live, pid, from), writable(live, pid, to))
    else {
        return Call::err(EBADF);
    };
    let FileKind::Inode(inode) = source.kind else {
        return Call::err(EINVAL);
    };
    if target.1.flags & O_APPEND != 0 {
        return Call::err(EINVAL);
    }
    let pos = if at == 0 {
        source.pos
    } else {
        match uaccess::read_u64(live, pid, VirtAddr(at)) {
            Ok(pos) => pos,
            Err(_) => return Call::err(EFAULT),
        }
    };
    if (pos as i64) < 0 {
        return Call::err(EINVAL);
    }
    let bytes = match data::peek(live, pid, inode, pos, len) {
        Ok(bytes) => bytes,
        Err(errno) => return Call::err(errno),
    };
    let buf = UserBuf::of_kernel(bytes);
    let result = write_from(live, pid, frame, target, &buf);
    if let Call::Return(done @ 0..) = result {
        let pos = pos + done as u64;
        if at == 0 {
            data::set_pos(live, pid, (in_id, &source), pos);
        } else if uaccess::write_u64(live, pid, VirtAddr(at), pos).is_err() {
            return Call::err(EFAULT);
        }
    }
    result
}

fn readable(live: &Live, pid: Pid, fd: u64) -> Option<(FileId, OpenFile)> {
    let found = table::lookup(live.state(), pid, fd)?;
    (found.1.flags & O_ACCMODE != O_WRONLY).then_some(found)
}

fn writable(live: &Live, pid: Pid, fd: u64) -> Option<(FileId, OpenFile)> {
    let found = table::lookup(live.state(), pid, fd)?;
    (found.1.flags & O_ACCMODE != O_RDONLY).then_some(found)
}

fn read_to(
    live: &mut Live,
    pid: Pid,
    frame: &SyscallFrame,
    (id, file): (FileId, OpenFile),
    buf: &UserBuf,
) -> Call {
    match file.kind {
        // A terminal can be read through each of the three descriptors.
        FileKind::Input | FileKind::Output(_) => terminal::read(live, pid, buf),
        FileKind::PipeRead(pipe) | FileKind::PipeBoth(pipe) => {
            pipe::read(live, pid, frame, &file, pipe, buf)
        }
        FileKind::Socket { from, .. } => pipe::read(live, pid, frame, &file, from, buf),
        FileKind::Anon(id) => match anon::get(live, id) {
            Some(AnonFile::Event { count, semaphore }) => {
                eventfd::read(live, pid, &file, id, (count, semaphore), buf)
            }
            Some(AnonFile::Signal { mask }) => signalfd::read(live, pid, &file, mask, buf),
            what => match what.and_then(|what| timerfd::State::of(&what)) {
                Some(state) => timerfd::read(live, pid, &file, id, state, buf),
                None => Call::err(EINVAL),
            },
        },
        FileKind::Queue(_) => Call::Unsupported(say!("read of a message queue")),
        FileKind::PipeWrite(_) => Call::err(EBADF),
        FileKind::Inode(inode) => data::read(live, pid, (id, &file), inode, buf, None),
    }
}

fn write_from(
    live: &mut Live,
    pid: Pid,
    frame: &SyscallFrame,
    (id, file): (FileId, OpenFile),
    buf: &UserBuf,
) -> Call {
    match file.kind {
        FileKind::Input => terminal::write(live, pid, Stream::Stdout, buf),
        FileKind::Output(stream) => terminal::write(live, pid, stream, buf),
        FileKind::PipeWrite(pipe) | FileKind::PipeBoth(pipe) => {
            pipe::write(live, pid, frame, &file, pipe, buf)
        }
        FileKind::Socket { to, .. } => pipe::write(live, pid, frame, &file, to, buf),
        FileKind::Anon(id) => match anon::get(live, id) {
            Some(AnonFile::Event { count, semaphore }) => {
                eventfd::write(live, pid, &file, id, (count, semaphore), buf)
            }
            _ => Call::err(EINVAL),
        },
        FileKind::Queue(_) => Call::err(EINVAL),
        FileKind::PipeRead(_) => Call::err(EBADF),
        FileKind::Inode(inode) => data::write(live, pid, (id, &file), inode, buf, None),
    }
}
