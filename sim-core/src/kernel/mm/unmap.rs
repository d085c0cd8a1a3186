//! munmap: areas, or parts of them, go.
//!
//! munmap(2); mm/vma.c: `do_vmi_munmap`, `vms_complete_munmap_vmas`.

use super::place::TASK_SIZE;
use super::zap::{self, Zap};
use super::{filemap, loaded, table, vma};
use crate::ids::{MmId, PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::errno;
use crate::kernel::event::EventKind;
use crate::kernel::ipc::shm;
use crate::kernel::mm_types::Vma;
use crate::live::Live;

/// `munmap(addr, len)`: 0 or −errno.
pub fn sys_munmap(live: &mut Live, pid: Pid, addr: u64, len: u64) -> i64 {
    let Some(mm) = live.state().mm_of(pid).map(|mm| mm.id) else {
        return -errno::EINVAL;
    };
    if !addr.is_multiple_of(PAGE_SIZE) || addr > TASK_SIZE || len > TASK_SIZE - addr {
        return -errno::EINVAL;
    }
    let (start, end) = (VirtAddr(addr), VirtAddr(addr).add(len).ceil());
    if start == end {
        return -errno::EINVAL;
    }
    unmap(live, pid, mm, start, end).map_or_else(|error| error, |()| 0)
}

/// `do_munmap`: unmaps a range of whole pages; holes in it do not matter. `Err` is −errno.
pub fn unmap(
    live: &mut Live,
    pid: Pid,
    mm: MmId,
    start: VirtAddr,
    end: VirtAddr,
) -> Result<(), i64> {
    let areas = vma::within(live.state(), mm, start, end);
    let (Some(first), Some(last)) = (areas.first(), areas.last()) else {
        return Ok(());
    };
    // A hole in the middle of an area makes two of one.
    if first.start < start && first.end > end && vma::count(live.state(), mm) >= vma::MAX_MAP_COUNT
    {
        return Err(-errno::ENOMEM);
    }
    // `special_mapping_split`: [vdso] and the like go in one piece.
    let cut = |vma: &Vma| start > vma.start || end < vma.end;
    if [first, last].iter().any(|vma| vma.is_special() && cut(vma)) {
        return Err(-errno::EINVAL);
    }
    let (start, end) = (start.max(first.start), end.min(last.end));
    vma::isolate(live, pid, mm, start, end);
    remove(live, pid, mm, start, end);
    Ok(())
}

/// Removes areas that lie wholly in a range, with their entries and the tables that nothing else needs.
pub fn remove(live: &mut Live, pid: Pid, mm: MmId, start: VirtAddr, end: VirtAddr) {
    let areas = vma::within(live.state(), mm, start, end);
    for vma in &areas {
        loaded::handle(live, vma, |live| {
            zap::range(live, pid, mm, vma.start, vma.end, Zap::ALL);
        });
    }
    table::free(live, pid, mm, start, end);
    for vma in areas {
        let start = vma.start;
        loaded::handle(live, &vma, |live| {
            live.emit(pid, EventKind::VmaRemove { mm, start });
            if let Some(inode) = vma.inode {
                shm::closed(live, pid, inode);
                filemap::put_inode(live, pid, inode);
            }
        });
    }
}
