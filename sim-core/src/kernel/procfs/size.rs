//! How large an address space is, by several counts.
//!
//! fs/proc/task_mmu.c: `task_mem`, `task_statm`; mm/mmap.c: `vm_stat_account`.

use crate::ids::VirtAddr;
use crate::kernel::file_types::InodeKind;
use crate::kernel::mm::frame;
use crate::kernel::mm_types::{FrameKind, Mm, VmaName};
use crate::kernel::state::State;

/// Counts in pages, where nothing else is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Size {
    /// All areas (`total_vm`).
    pub total: u64,
    /// Locked ones.
    pub locked: u64,
    /// Private writable ones that are no stack (`data_vm`).
    pub data: u64,
    /// The stack (`stack_vm`).
    pub stack: u64,
    /// Executable ones that cannot be written (`exec_vm`).
    pub exec: u64,
    /// The program's own code.
    pub text: u64,
    /// Mapped anonymous pages.
    pub anon: u64,
    /// Mapped pages of files.
    pub file: u64,
    /// Mapped pages of shared memory.
    pub shmem: u64,
    /// Tables of page tables below the first level.
    pub tables: u64,
    /// The most that all areas ever were (`hiwater_vm`).
    pub most_total: u64,
    /// The most that was ever mapped (`hiwater_rss`).
    pub most_resident: u64,
    /// Where the program's code begins and ends.
    pub code: (VirtAddr, VirtAddr),
    /// Where its data begins and ends.
    pub data_at: (VirtAddr, VirtAddr),
}

impl Size {
    /// Mapped pages of every kind.
    pub fn resident(&self) -> u64 {
        self.anon + self.file + self.shmem
    }
}

/// The counts of an address space.
pub fn of(state: &State, mm: &Mm) -> Size {
    let mut size = Size {
        most_total: mm.extent.most_total,
        most_resident: mm.extent.most_resident,
        ..Size::default()
    };
    for vma in mm.vmas.values() {
        let (pages, flags) = (vma.pages(), vma.flags);
        size.total += pages;
        if flags.locked {
            size.locked += pages;
        }
        if flags.grows_down {
            size.stack += pages;
        } else if flags.exec && !flags.write {
            size.exec += pages;
        } else if flags.write && !flags.shared {
            size.data += pages;
        }
    }
    for (_, pte) in mm.tables.iter() {
        let Some(pfn) = pte.counted_pfn() else {
            continue;
        };
        match frame::get(state, pfn).kind {
            FrameKind::File { inode, .. } => {
                let file = state.inodes.get(&inode);
                if file.is_some_and(|file| file.kind == InodeKind::Shmem) {
                    size.shmem += 1;
                } else {
                    size.file += 1;
                }
            }
            _ => size.anon += 1,
        }
    }
    size.tables = mm.tables.tables.len() as u64;
    // The executable is what is mapped lowest.
    let name = mm.vmas.values().find_map(|vma| match &vma.name {
        VmaName::File(name) => Some(name.clone()),
        _ => None,
    });
    let own = |vma: &&crate::kernel::mm_types::Vma| matches!((&vma.name, &name), (VmaName::File(one), Some(other)) if one == other);
    if let Some(code) = mm.vmas.values().filter(own).find(|vma| vma.flags.exec) {
        size.code = (code.start, code.end);
        size.text = code.pages();
    }
    if let Some(data) = mm.vmas.values().filter(own).find(|vma| vma.flags.write) {
        size.data_at = (data.start, mm.start_brk);
    }
    size
}
