//! mincore: which pages of a range are in memory.
//!
//! mincore(2); mm/mincore.c: `mincore_pte_range`, `__mincore_unmapped_range`.

use super::place::TASK_SIZE;
use super::{filemap, table, vma};
use crate::ids::{MmId, PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::state::State;
use crate::kernel::{errno, uaccess};
use crate::live::Live;

/// `mincore(start, len, vec)`: 0 or −errno; a byte for each page is stored at `vec`.
pub fn sys_mincore(live: &mut Live, pid: Pid, start: u64, len: u64, vec: u64) -> i64 {
    if !start.is_multiple_of(PAGE_SIZE) {
        return -errno::EINVAL;
    }
    if start > TASK_SIZE || len > TASK_SIZE - start {
        return -errno::ENOMEM;
    }
    let Some(mm) = live.state().mm_of(pid).map(|mm| mm.id) else {
        return -errno::ENOMEM;
    };
    // As many answers at a time as fit into a page.
    let pages = len.div_ceil(PAGE_SIZE);
    let mut done = 0;
    while done < pages {
        let count = (pages - done).min(PAGE_SIZE);
        let from = VirtAddr(start).add(done * PAGE_SIZE);
        let answers: Vec<u8> = (0..count)
            .map_while(|i| resident(live.state(), mm, from.add(i * PAGE_SIZE)))
            .map(u8::from)
            .collect();
        if answers.is_empty() {
            return -errno::ENOMEM;
        }
        if uaccess::write_bytes(live, pid, VirtAddr(vec).add(done), &answers, true).is_err() {
            return -errno::EFAULT;
        }
        done += answers.len() as u64;
    }
    0
}

/// Whether a page is in memory; `None` if nothing is mapped there. A page of a file is
/// if it is in the page cache.
fn resident(state: &State, mm: MmId, va: VirtAddr) -> Option<bool> {
    let area = vma::at(state, mm, va)?;
    Some(
        table::get(state, mm, va).is_present()
            || area
                .inode
                .is_some_and(|inode| filemap::cached(state, inode, area.file_page(va)).is_some()),
    )
}
