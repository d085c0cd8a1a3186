//! eventfd(2): a counter that is written and read. fs/eventfd.c.

use super::flags::{O_CLOEXEC, O_NONBLOCK};
use super::user_buf::UserBuf;
use super::{anon, poll};
use crate::ids::{AnonId, Pid};
use crate::kernel::anon_types::AnonFile;
use crate::kernel::errno::{EAGAIN, EINVAL};
use crate::kernel::file_types::OpenFile;
use crate::kernel::syscall::Call;
use crate::kernel::task::WaitKey;
use crate::live::Live;

const EFD_SEMAPHORE: u64 = 1;
/// Bytes of the counter.
const WORD: u64 = 8;

/// eventfd(2), eventfd2(2): the first value, flags.
pub(crate) fn create(live: &mut Live, pid: Pid, count: u64, flags: u64) -> Call {
    if flags as u32 & !(EFD_SEMAPHORE as u32 | O_CLOEXEC | O_NONBLOCK) != 0 {
        return Call::err(EINVAL);
    }
    let what = AnonFile::Event {
        count: u64::from(count as u32),
        semaphore: flags & EFD_SEMAPHORE != 0,
    };
    anon::make(live, pid, what, flags)
}

/// `eventfd_read`.
pub(super) fn read(
    live: &mut Live,
    pid: Pid,
    file: &OpenFile,
    id: AnonId,
    (count, semaphore): (u64, bool),
    buf: &UserBuf,
) -> Call {
    if buf.len() < WORD {
        return Call::err(EINVAL);
    }
    if count == 0 {
        return wait(file, id);
    }
    let taken = if semaphore { 1 } else { count };
    let count = count - taken;
    anon::set(live, pid, id, AnonFile::Event { count, semaphore });
    poll::changed(live, WaitKey::Anon(id), poll::OUT);
    match buf.copy_out(live, pid, 0, &taken.to_le_bytes()) {
        Ok(()) => Call::Return(WORD as i64),
        Err(errno) => Call::err(errno),
    }
}

/// `eventfd_write`.
pub(super) fn write(
    live: &mut Live,
    pid: Pid,
    file: &OpenFile,
    id: AnonId,
    (count, semaphore): (u64, bool),
    buf: &UserBuf,
) -> Call {
    // Linux 6.4 and later take the word alone, older ones more as well.
    if buf.len() != WORD {
        return Call::err(EINVAL);
    }
    let bytes = match buf.copy_in(live, pid, 0, WORD) {
        Ok(bytes) => bytes,
        Err(errno) => return Call::err(errno),
    };
    let added = bytes.try_into().map_or(u64::MAX, u64::from_le_bytes);
    if added == u64::MAX {
        return Call::err(EINVAL);
    }
    if u64::MAX - count <= added {
        return wait(file, id);
    }
    let count = count + added;
    anon::set(live, pid, id, AnonFile::Event { count, semaphore });
    poll::changed(live, WaitKey::Anon(id), poll::IN);
    Call::Return(WORD as i64)
}

fn wait(file: &OpenFile, id: AnonId) -> Call {
    if file.flags & O_NONBLOCK != 0 {
        Call::err(EAGAIN)
    } else {
        Call::Wait(WaitKey::Anon(id))
    }
}

/// `eventfd_poll`.
pub(super) fn readiness(count: u64) -> u16 {
    let mut ready = 0;
    if count > 0 {
        ready |= poll::IN;
    }
    if count == u64::MAX {
        ready |= poll::ERR;
    }
    if count < u64::MAX - 1 {
        ready |= poll::OUT;
    }
    ready
}
