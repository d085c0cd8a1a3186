//! Bytes from one process's memory to another's, without a copy in between.
//!
//! process_vm_readv(2); mm/process_vm_access.c: `process_vm_rw_core`.

use super::gup::{self, Want};
use crate::ids::Pid;
use crate::kernel::errno::{EINVAL, ESRCH};
use crate::kernel::file::user_buf::UserBuf;
use crate::kernel::syscall::Call;
use crate::live::Live;

/// Which way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Way {
    /// process_vm_readv: from the other process.
    Read,
    /// process_vm_writev: to it.
    Write,
}

/// `pid, local, liovcnt, remote, riovcnt, flags`: how many bytes, or −errno.
pub(crate) fn process_vm(live: &mut Live, pid: Pid, way: Way, args: [u64; 6]) -> Call {
    transfer(live, pid, way, args).into()
}

fn transfer(
    live: &mut Live,
    pid: Pid,
    way: Way,
    [other, local, local_count, remote, remote_count, flags]: [u64; 6],
) -> Result<i64, i64> {
    if flags != 0 {
        return Err(EINVAL);
    }
    let local = UserBuf::vector(live, pid, local, local_count)?;
    if local.len() == 0 {
        return Ok(0);
    }
    let remote = UserBuf::vector(live, pid, remote, remote_count)?;
    let mm = live
        .state()
        .task(Pid(other as u32))
        .and_then(|task| task.mm)
        .ok_or(ESRCH)?;
    let want = Want {
        write: way == Way::Write,
        pin: true,
        ..Want::default()
    };
    let mut done = 0;
    for (at, len) in remote.parts(0, local.len()) {
        let moved = match way {
            Way::Read => gup::read_remote(live, pid, mm, at, len, want).and_then(|bytes| {
                local
                    .copy_out(live, pid, done, &bytes)
                    .map(|()| bytes.len() as u64)
                    .map_err(|error| -error)
            }),
            Way::Write => local
                .copy_in(live, pid, done, len)
                .map_err(|error| -error)
                .and_then(|bytes| gup::write_remote(live, pid, mm, at, &bytes, want)),
        };
        match moved {
            Ok(moved) => done += moved,
            Err(error) if done == 0 => return Err(-error),
            Err(_) => break,
        }
        if moved != Ok(len) {
            break;
        }
    }
    Ok(done as i64)
}
