//! /proc/PID/mem: fs/proc/base.c (`mem_rw`). A page at a time, whatever the areas' rights say
//! (FOLL_FORCE), as a debugger does.

use crate::ids::{MmId, PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::errno::EIO;
use crate::kernel::file::user_buf::UserBuf;
use crate::kernel::mm::gup::{self, Want};
use crate::live::Live;

const WANT: Want = Want {
    write: false,
    force: true,
    pin: false,
    hold_lock: true,
    populate: false,
    outside: false,
};

fn mm_of(live: &Live, of: Pid) -> Option<MmId> {
    live.state().task(of)?.mm
}

/// How many bytes were read from an address on; of memory that is gone none.
pub(super) fn read(
    live: &mut Live,
    pid: Pid,
    of: Pid,
    buf: &UserBuf,
    pos: u64,
) -> Result<u64, i64> {
    let Some(mm) = mm_of(live, of) else {
        return Ok(0);
    };
    let mut done = 0;
    while done < buf.len() {
        let len = PAGE_SIZE.min(buf.len() - done);
        let at = VirtAddr(pos.wrapping_add(done));
        match gup::read_remote(live, pid, mm, at, len, WANT) {
            Ok(bytes) if !bytes.is_empty() => {
                buf.copy_out(live, pid, done, &bytes)?;
                done += bytes.len() as u64;
            }
            _ if done == 0 => return Err(EIO),
            _ => break,
        }
    }
    Ok(done)
}

/// How many bytes were written from an address on.
pub(super) fn write(
    live: &mut Live,
    pid: Pid,
    of: Pid,
    buf: &UserBuf,
    pos: u64,
) -> Result<u64, i64> {
    let Some(mm) = mm_of(live, of) else {
        return Ok(0);
    };
    let mut done = 0;
    while done < buf.len() {
        let len = PAGE_SIZE.min(buf.len() - done);
        let bytes = buf.copy_in(live, pid, done, len)?;
        let at = VirtAddr(pos.wrapping_add(done));
        match gup::write_remote(live, pid, mm, at, &bytes, WANT) {
            Ok(moved) if moved > 0 => done += moved,
            _ if done == 0 => return Err(EIO),
            _ => break,
        }
    }
    Ok(done)
}
