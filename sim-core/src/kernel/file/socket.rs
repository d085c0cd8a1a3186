//! Two stream sockets that are connected with each other: socketpair(2), send(2), recv(2),
//! shutdown(2). net/socket.c, net/unix/af_unix.c.
//!
//! Each way is a buffer as a pipe's, so that reading, writing, waiting and the end of the
//! file are a pipe's, too.

use super::flags::{O_CLOEXEC, O_NONBLOCK, O_RDWR};
use super::user_buf::UserBuf;
use super::{pipe, table};
use crate::ids::{Pid, PipeId, VirtAddr};
use crate::kernel::errno::{
    EAFNOSUPPORT, EBADF, EFAULT, EINVAL, EISCONN, ENOTSOCK, EOPNOTSUPP, EPROTONOSUPPORT,
};
use crate::kernel::event::EventKind;
use crate::kernel::file_types::{FileKind, OpenFile};
use crate::kernel::syscall::{Call, table as nr};
use crate::kernel::task::SyscallFrame;
use crate::kernel::uaccess;
use crate::lang::say;
use crate::live::Live;

const AF_UNIX: u64 = 1;
const AF_INET: u64 = 2;
const AF_INET6: u64 = 10;
const SOCK_STREAM: u32 = 1;
const SOCK_TYPE: u32 = 15;
const SOL_SOCKET: u64 = 1;
const SO_REUSEADDR: u64 = 2;
const SO_TYPE: u64 = 3;
const SO_ERROR: u64 = 4;
const SO_SNDBUF: u64 = 7;
const SO_RCVBUF: u64 = 8;
const SO_KEEPALIVE: u64 = 9;
const SO_ACCEPTCONN: u64 = 30;
const SO_PROTOCOL: u64 = 38;
const SO_DOMAIN: u64 = 39;
/// What SO_SNDBUF and SO_RCVBUF say (net.core.wmem_default).
const BUFFER: u32 = 212_992;
const MSG_PEEK: u64 = 2;
/// send(2), recv(2): fail rather than sleep.
pub(super) const MSG_DONTWAIT: u64 = 0x40;
/// recv(2): wait until the buffer is full.
const MSG_WAITALL: u64 = 0x100;
/// send(2): no SIGPIPE.
pub(super) const MSG_NOSIGNAL: u64 = 0x4000;
/// What a socket holds, in bytes (net.core.wmem_default), in whole pages.
const CAPACITY: u32 = 52 * 4096;

/// True if the call is send(2), recv(2) or the like, whose fourth argument is flags.
pub(super) fn is_send(frame: &SyscallFrame) -> bool {
    matches!(frame.nr, nr::SENDTO | nr::RECVFROM)
}

/// socketpair(2): domain, type, protocol, where the two descriptors go.
pub(crate) fn socketpair(live: &mut Live, pid: Pid, args: [u64; 4]) -> Call {
    let [domain, kind, protocol, at] = args;
    let flags = kind as u32 & !SOCK_TYPE;
    if flags & !(O_CLOEXEC | O_NONBLOCK) != 0 {
        return Call::err(EINVAL);
    }
    let fds = match table::lowest_free(live.state(), pid, 0, 2) {
        Ok(fds) => fds,
        Err(errno) => return Call::err(errno),
    };
    let numbers: Vec<u8> = fds.iter().flat_map(|fd| fd.0.to_le_bytes()).collect();
    if uaccess::write_bytes(live, pid, VirtAddr(at), &numbers, true).is_err() {
        return Call::err(EFAULT);
    }
    // The numbers are written before anybody asks whether there are such sockets (__sys_socketpair).
    match (domain, kind as u32 & SOCK_TYPE) {
        (AF_UNIX, _) if protocol > 1 => return Call::err(EPROTONOSUPPORT),
        (AF_UNIX, SOCK_STREAM) => {}
        (AF_UNIX, _) => {
            return Call::Unsupported(say!("socketpair with other sockets than SOCK_STREAM"));
        }
        (AF_INET | AF_INET6, _) => return Call::err(EOPNOTSUPP),
        _ => return Call::err(EAFNOSUPPORT),
    }
    let [one, other] = [0; 2].map(|_: u8| pipe::create(live, pid, CAPACITY, true));
    let ways = [(one, other), (other, one)];
    let mode = O_RDWR | flags & O_NONBLOCK;
    let files = ways.map(|(from, to)| {
        let kind = FileKind::Socket { from, to };
        table::open(live, pid, kind, mode)
    });
    for (&fd, file) in fds.iter().zip(files) {
        table::install(live, pid, fd, file, flags & O_CLOEXEC != 0);
    }
    Call::Return(0)
}

/// The two ways of a socket.
fn find(live: &Live, pid: Pid, fd: u64) -> Result<(OpenFile, PipeId, PipeId), i64> {
    let (_, file) = table::lookup(live.state(), pid, fd).ok_or(EBADF)?;
    match file.kind {
        FileKind::Socket { from, to } => Ok((file, from, to)),
        _ => Err(ENOTSOCK),
    }
}

/// sendto(2): descriptor, buffer, length, flags, address, its length.
pub(crate) fn sendto(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [fd, at, len, flags, address, _] = frame.args;
    if flags & !(MSG_DONTWAIT | MSG_NOSIGNAL) != 0 {
        return Call::Unsupported(say!(
            "send with the flags {flags}",
            flags = format!("{flags:#x}")
        ));
    }
    let found = find(live, pid, fd).and_then(|found| Ok((found, UserBuf::single(at, len)?)));
    match found {
        Ok(_) if address != 0 => Call::err(EISCONN),
        Ok(((file, _, to), buf)) => pipe::write(live, pid, frame, &file, to, &buf),
        Err(errno) => Call::err(errno),
    }
}

/// recvfrom(2): descriptor, buffer, length, flags, where the sender's address goes.
pub(crate) fn recvfrom(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [fd, at, len, flags, ..] = frame.args;
    if flags & !(MSG_DONTWAIT | MSG_NOSIGNAL | MSG_PEEK | MSG_WAITALL) != 0 {
        return Call::Unsupported(say!(
            "recv with the flags {flags}",
            flags = format!("{flags:#x}")
        ));
    }
    let found = find(live, pid, fd).and_then(|found| Ok((found, UserBuf::single(at, len)?)));
    let ((file, from, _), buf) = match found {
        Ok(found) => found,
        Err(errno) => return Call::err(errno),
    };
    let there = live.state().pipes.get(&from);
    if flags & MSG_WAITALL != 0
        && there.is_some_and(|pipe| (pipe.bytes.len() as u64) < len && pipe.writing() > 0)
    {
        return Call::Unsupported(say!("recv with MSG_WAITALL that would have to wait"));
    }
    if flags & MSG_PEEK != 0
        && let Some(bytes) = there.filter(|pipe| !pipe.bytes.is_empty()).map(|pipe| {
            pipe.bytes
                .iter()
                .take(len as usize)
                .copied()
                .collect::<Vec<u8>>()
        })
    {
        return match buf.copy_out(live, pid, 0, &bytes) {
            Ok(()) => Call::Return(bytes.len() as i64),
            Err(errno) => Call::err(errno),
        };
    }
    pipe::read(live, pid, frame, &file, from, &buf)
}

/// getsockopt(2): descriptor, level, option, where the value and its length go (`sk_getsockopt`).
pub(crate) fn getsockopt(live: &mut Live, pid: Pid, args: [u64; 5]) -> Call {
    let [fd, level, option, at, len_at] = args;
    if let Err(errno) = find(live, pid, fd) {
        return Call::err(errno);
    }
    let value: u32 = match (level, option) {
        (SOL_SOCKET, SO_TYPE) => SOCK_STREAM,
        (SOL_SOCKET, SO_DOMAIN) => AF_UNIX as u32,
        (SOL_SOCKET, SO_SNDBUF | SO_RCVBUF) => BUFFER,
        (SOL_SOCKET, SO_ERROR | SO_PROTOCOL | SO_REUSEADDR | SO_KEEPALIVE | SO_ACCEPTCONN) => 0,
        _ => {
            return Call::Unsupported(say!(
                "getsockopt of option {option} at level {level}",
                option,
                level
            ));
        }
    };
    let Ok(wanted) = uaccess::read_bytes(live, pid, VirtAddr(len_at), 4) else {
        return Call::err(EFAULT);
    };
    let wanted = wanted.try_into().map_or(0, u32::from_le_bytes);
    if (wanted as i32) < 0 {
        return Call::err(EINVAL);
    }
    let bytes = value.to_le_bytes();
    let given = bytes.get(..wanted as usize).unwrap_or(&bytes);
    let len = (given.len() as u32).to_le_bytes();
    let put = uaccess::write_bytes(live, pid, VirtAddr(at), given, true);
    match put.and_then(|()| uaccess::write_bytes(live, pid, VirtAddr(len_at), &len, true)) {
        Ok(()) => Call::Return(0),
        Err(_) => Call::err(EFAULT),
    }
}

/// shutdown(2): descriptor, SHUT_RD, SHUT_WR or SHUT_RDWR.
pub(crate) fn shutdown(live: &mut Live, pid: Pid, fd: u64, how: u64) -> Call {
    let (_, from, to) = match find(live, pid, fd) {
        Ok(found) => found,
        Err(errno) => return Call::err(errno),
    };
    let ways = match how as u32 {
        0 => [Some(from), None],
        1 => [Some(to), None],
        2 => [Some(from), Some(to)],
        _ => return Call::err(EINVAL),
    };
    for pipe in ways.into_iter().flatten() {
        live.emit(pid, EventKind::PipeShut { pipe });
        pipe::wake_everybody(live, pipe);
    }
    Call::Return(0)
}
