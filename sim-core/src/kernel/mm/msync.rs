//! msync(2): mm/msync.c. Nothing is ever to be written back here (see [`crate::kernel::fs`]);
//! what is left is the check of the range.

use crate::ids::{PAGE_SIZE, Pid};
use crate::kernel::errno;
use crate::live::Live;

const MS_ASYNC: u64 = 1;
const MS_INVALIDATE: u64 = 2;
const MS_SYNC: u64 = 4;

/// msync(2): address, length, flags.
pub fn sys_msync(live: &mut Live, pid: Pid, addr: u64, len: u64, flags: u64) -> i64 {
    if flags & !(MS_ASYNC | MS_INVALIDATE | MS_SYNC) != 0
        || !addr.is_multiple_of(PAGE_SIZE)
        || flags & (MS_ASYNC | MS_SYNC) == MS_ASYNC | MS_SYNC
    {
        return -errno::EINVAL;
    }
    let Some(end) = len
        .checked_next_multiple_of(PAGE_SIZE)
        .and_then(|len| addr.checked_add(len))
    else {
        return -errno::ENOMEM;
    };
    let Some(mm) = live.state().mm_of(pid) else {
        return -errno::ENOMEM;
    };
    let mut at = addr;
    for vma in mm.vmas.values() {
        if vma.end.0 <= at || vma.start.0 >= end {
            continue;
        }
        if vma.start.0 > at {
            return -errno::ENOMEM;
        }
        if flags & MS_INVALIDATE != 0 && vma.flags.locked {
            return -errno::EBUSY;
        }
        at = vma.end.0;
    }
    if at < end { -errno::ENOMEM } else { 0 }
}
