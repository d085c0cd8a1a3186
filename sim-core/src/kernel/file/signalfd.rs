//! signalfd(2): signals that are read as data. fs/signalfd.c.
//!
//! A signalfd has no signals of its own: it shows those that are pending for whoever reads or
//! polls it.

use super::flags::{O_CLOEXEC, O_NONBLOCK};
use super::user_buf::UserBuf;
use super::{anon, poll};
use crate::ids::{Pid, VirtAddr};
use crate::kernel::anon_types::AnonFile;
use crate::kernel::errno::{EAGAIN, EBADF, EINVAL};
use crate::kernel::file_types::OpenFile;
use crate::kernel::process::signal::{calls, dequeue};
use crate::kernel::sig;
use crate::kernel::sig_types::{SigDetail, SigInfo};
use crate::kernel::syscall::Call;
use crate::kernel::task::WaitKey;
use crate::live::Live;

/// Bytes of a `struct signalfd_siginfo`.
const ENTRY: usize = 128;
/// A new one is asked for.
const NONE: u64 = u32::MAX as u64;

/// signalfd4(2): descriptor or −1, set, its size, flags.
pub(crate) fn signalfd(live: &mut Live, pid: Pid, [fd, at, size, flags]: [u64; 4]) -> Call {
    if size != 8 {
        return Call::err(EINVAL);
    }
    let mask = match calls::read_set(live, pid, at) {
        Ok(set) => set & !sig::KERNEL_ONLY,
        Err(errno) => return Call::err(errno),
    };
    if flags as u32 & !(O_CLOEXEC | O_NONBLOCK) != 0 {
        return Call::err(EINVAL);
    }
    let what = AnonFile::Signal { mask };
    if fd & NONE == NONE {
        return anon::make(live, pid, what, flags);
    }
    match anon::by_fd(live, pid, fd) {
        None => Call::err(EBADF),
        Some((_, Some((id, AnonFile::Signal { .. })))) => {
            anon::set(live, pid, id, what);
            poll::changed(live, WaitKey::SignalFd(pid), poll::IN);
            Call::Return(i64::from(fd as u32))
        }
        Some(_) => Call::err(EINVAL),
    }
}

/// `signalfd_read_iter`: as many entries as fit and are pending.
pub(super) fn read(live: &mut Live, pid: Pid, file: &OpenFile, mask: u64, buf: &UserBuf) -> Call {
    let most = buf.len() / ENTRY as u64;
    if most == 0 {
        return Call::err(EINVAL);
    }
    let mut done = 0;
    while done < most * ENTRY as u64 {
        let Some(info) = dequeue(live, pid, mask) else {
            break;
        };
        if let Err(errno) = buf.copy_out(live, pid, done, &entry(&info)) {
            return if done == 0 {
                Call::err(errno)
            } else {
                Call::Return(done as i64)
            };
        }
        done += ENTRY as u64;
    }
    match done {
        0 if file.flags & O_NONBLOCK != 0 => Call::err(EAGAIN),
        0 => Call::Wait(WaitKey::SignalFd(pid)),
        done => Call::Return(done as i64),
    }
}

/// `signalfd_poll`.
pub(super) fn readiness(live: &Live, pid: Pid, mask: u64) -> u16 {
    let signals = live.state().task(pid).map(|task| &task.signals);
    match signals.and_then(|signals| signals.next(mask)) {
        Some(_) => poll::IN,
        None => 0,
    }
}

/// A `struct signalfd_siginfo` (`signalfd_copyinfo`).
fn entry(info: &SigInfo) -> [u8; ENTRY] {
    let mut bytes = [0; ENTRY];
    let mut put = |at: usize, value: &[u8]| {
        for (to, from) in bytes.iter_mut().skip(at).zip(value) {
            *to = *from;
        }
    };
    put(0, &u32::from(info.signal).to_le_bytes());
    put(8, &info.code.to_le_bytes());
    match info.detail {
        SigDetail::Sender { pid, uid, value } => {
            put(12, &pid.0.to_le_bytes());
            put(16, &uid.to_le_bytes());
            put(44, &(value as u32).to_le_bytes());
            put(48, &value.to_le_bytes());
        }
        SigDetail::Timer { id, overrun, value } => {
            put(24, &id.to_le_bytes());
            put(32, &overrun.to_le_bytes());
            put(44, &(value as u32).to_le_bytes());
            put(48, &value.to_le_bytes());
        }
        SigDetail::Child {
            pid,
            uid,
            status,
            utime,
        } => {
            put(12, &pid.0.to_le_bytes());
            put(16, &uid.to_le_bytes());
            put(40, &status.to_le_bytes());
            put(56, &utime.to_le_bytes());
        }
        SigDetail::Fault {
            addr: VirtAddr(addr),
        } => put(72, &addr.to_le_bytes()),
    }
    bytes
}
