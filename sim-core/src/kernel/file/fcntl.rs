//! fcntl(2) and ioctl(2): fs/fcntl.c, fs/ioctl.c, drivers/tty/tty_ioctl.c.

use super::flags::{O_APPEND, O_ASYNC, O_DIRECT, O_NOATIME, O_NONBLOCK, O_PATH};
use super::{pipe, table};
use crate::ids::{Fd, Pid, VirtAddr};
use crate::kernel::errno::{EBADF, EFAULT, EINVAL, ENOTTY};
use crate::kernel::event::EventKind;
use crate::kernel::file_types::FileKind;
use crate::kernel::fs::lock::record::{self, Ask};
use crate::kernel::fs::seal;
use crate::kernel::syscall::Call;
use crate::kernel::uaccess;
use crate::lang::say;
use crate::live::Live;

const F_DUPFD: u32 = 0;
const F_GETFD: u32 = 1;
const F_SETFD: u32 = 2;
const F_GETFL: u32 = 3;
const F_SETFL: u32 = 4;
const F_GETLK: u32 = 5;
const F_SETLK: u32 = 6;
const F_SETLKW: u32 = 7;
const F_OFD_GETLK: u32 = 36;
const F_OFD_SETLK: u32 = 37;
const F_OFD_SETLKW: u32 = 38;
const F_DUPFD_CLOEXEC: u32 = 1030;
const F_SETPIPE_SZ: u32 = 1031;
const F_GETPIPE_SZ: u32 = 1032;
const F_ADD_SEALS: u32 = 1033;
const F_GET_SEALS: u32 = 1034;
const FD_CLOEXEC: u64 = 1;

/// What F_SETFL may change.
const SETFL_MASK: u32 = O_APPEND | O_NONBLOCK | O_ASYNC | O_DIRECT | O_NOATIME;

/// fcntl(2): descriptor, command, argument.
pub(crate) fn fcntl(live: &mut Live, pid: Pid, fd: u64, cmd: u64, arg: u64) -> Call {
    let Some((id, file)) = table::lookup_raw(live.state(), pid, fd) else {
        return Call::err(EBADF);
    };
    // `check_fcntl_cmd`.
    let of_descriptor = [F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL];
    if file.flags & O_PATH != 0 && !of_descriptor.contains(&(cmd as u32)) {
        return Call::err(EBADF);
    }
    let pipe = file.kind.pipe();
    match (cmd as u32, pipe) {
        (F_DUPFD, _) => table::dup_from(live, pid, fd, arg as u32, false),
        (F_DUPFD_CLOEXEC, _) => table::dup_from(live, pid, fd, arg as u32, true),
        (F_GETFD, _) => {
            let cloexec = table::entry(live.state(), pid, Fd(fd as u32)).is_some_and(|e| e.cloexec);
            Call::Return(i64::from(cloexec))
        }
        (F_SETFD, _) => {
            if let Some(files) = live.state().task(pid).and_then(|t| t.files) {
                let fd = Fd(fd as u32);
                live.emit(
                    pid,
                    EventKind::FdFlags {
                        files,
                        fd,
                        cloexec: arg & FD_CLOEXEC != 0,
                    },
                );
            }
            Call::Return(0)
        }
        (F_GETFL, _) => Call::Return(i64::from(file.flags)),
        (F_SETFL, _) => {
            let flags = file.flags & !SETFL_MASK | arg as u32 & SETFL_MASK;
            if flags & (O_ASYNC | O_DIRECT) & !file.flags != 0 {
                return Call::Unsupported(say!("fcntl(F_SETFL) with O_ASYNC or O_DIRECT"));
            }
            live.emit(
                pid,
                EventKind::FileSet {
                    file: id,
                    pos: file.pos,
                    flags,
                },
            );
            Call::Return(0)
        }
        (F_GETPIPE_SZ, Some(pipe)) => Call::Return(
            live.state()
                .pipes
                .get(&pipe)
                .map_or(0, |p| i64::from(p.capacity)),
        ),
        (F_SETPIPE_SZ, Some(pipe)) => pipe::resize(live, pid, pipe, arg),
        (F_GETPIPE_SZ | F_SETPIPE_SZ, None) => Call::err(EBADF),
        (F_GETLK, _) => record::fcntl(live, pid, (id, file), Ask::Get, false, arg),
        (F_SETLK, _) => record::fcntl(live, pid, (id, file), Ask::Set, false, arg),
        (F_SETLKW, _) => record::fcntl(live, pid, (id, file), Ask::Wait, false, arg),
        (F_OFD_GETLK, _) => record::fcntl(live, pid, (id, file), Ask::Get, true, arg),
        (F_OFD_SETLK, _) => record::fcntl(live, pid, (id, file), Ask::Set, true, arg),
        (F_OFD_SETLKW, _) => record::fcntl(live, pid, (id, file), Ask::Wait, true, arg),
        (F_ADD_SEALS, _) => seal::add(live, pid, &file, arg as u32).into(),
        (F_GET_SEALS, _) => seal::get(live.state(), &file).into(),
        (8..=16 | 1024..=1040, _) => {
            Call::Unsupported(say!("fcntl with command {command}", command = cmd as u32))
        }
        _ => Call::err(EINVAL),
    }
}

const TCGETS: u32 = 0x5401;
const TIOCGWINSZ: u32 = 0x5413;
const FIONREAD: u32 = 0x541b;
/// Rows and columns of the terminal.
const WINDOW: [u16; 4] = [24, 80, 0, 0];

/// ioctl(2): descriptor, request, argument.
pub(crate) fn ioctl(live: &mut Live, pid: Pid, fd: u64, request: u64, arg: u64) -> Call {
    let Some((_, file)) = table::lookup(live.state(), pid, fd) else {
        return Call::err(EBADF);
    };
    let request = request as u32;
    let bytes: Vec<u8> = match file.kind {
        FileKind::Input | FileKind::Output(_) if live.scenario.tty => match request {
            TCGETS => termios(),
            TIOCGWINSZ => WINDOW.iter().flat_map(|n| n.to_le_bytes()).collect(),
            FIONREAD => (input_left(live) as u32).to_le_bytes().to_vec(),
            _ => {
                return Call::Unsupported(say!(
                    "ioctl {request} on a terminal",
                    request = format!("{request:#x}")
                ));
            }
        },
        FileKind::PipeRead(pipe)
        | FileKind::PipeWrite(pipe)
        | FileKind::PipeBoth(pipe)
        | FileKind::Socket { from: pipe, .. }
            if request == FIONREAD =>
        {
            let len = live.state().pipes.get(&pipe).map_or(0, |p| p.bytes.len());
            (len as u32).to_le_bytes().to_vec()
        }
        FileKind::Input if request == FIONREAD => (input_left(live) as u32).to_le_bytes().to_vec(),
        _ => return Call::err(ENOTTY),
    };
    match uaccess::write_bytes(live, pid, VirtAddr(arg), &bytes, true) {
        Ok(()) => Call::Return(0),
        Err(_) => Call::err(EFAULT),
    }
}

fn input_left(live: &Live) -> u64 {
    (live.scenario.stdin.len() as u64).saturating_sub(live.state().terminal.input_pos)
}

/// The kernel's `struct termios` of a terminal as a shell leaves it: ICRNL | IXON,
/// OPOST | ONLCR, CS8 | CREAD | 38400 baud, and canonical mode with echo and signals.
fn termios() -> Vec<u8> {
    let words: [u32; 4] = [0x500, 5, 0xbf, 0x8a3b];
    let mut bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    // Line discipline, then c_cc: ^C ^\ DEL ^U ^D 0 1 0 ^Q ^S ^Z 0 ^R ^O ^W ^V 0 0 0.
    bytes.push(0);
    bytes.extend([
        3, 28, 127, 21, 4, 0, 1, 0, 17, 19, 26, 0, 18, 15, 23, 22, 0, 0, 0,
    ]);
    bytes
}
