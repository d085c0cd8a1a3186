//! From an area's rights to an entry's bits.
//!
//! arch/x86/mm/pgprot.c: `protection_map`; mm/mmap.c: `vma_set_page_prot`,
//! `vma_wants_writenotify`; arch/x86/include/asm/pgtable.h: `pte_modify`.

use crate::ids::Pfn;
use crate::kernel::file_types::InodeKind;
use crate::kernel::mm_types::{VmFlags, Vma};
use crate::kernel::pte::Pte;
use crate::kernel::state::State;

/// `vma->vm_page_prot`: the bits that every new entry of an area gets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PageProt {
    bits: u64,
    /// PROT_NONE: the MMU is to find nothing.
    none: bool,
}

/// Bits that a change of rights keeps (`_PAGE_CHG_MASK`), besides the frame.
const KEPT: u64 = Pte::ACCESSED | Pte::DIRTY | Pte::SPECIAL;

/// The bits for an area. A store to a private page must fault (copy-on-write),
/// and so must the first store to a page of a file that is written back: both
/// get no write bit here.
pub fn page_prot(state: &State, vma: &Vma) -> PageProt {
    let flags = vma.flags;
    let mut bits = Pte::ACCESSED;
    if !flags.exec {
        bits |= Pte::NX;
    }
    if is_shared(flags) && flags.write && !wants_writenotify(state, vma) {
        bits |= Pte::WRITE;
    }
    PageProt {
        bits,
        none: !is_accessible(flags),
    }
}

/// VM_SHARED: stores reach the file. (A file opened for reading only may be
/// mapped shared too, but can never be written through it.)
pub fn is_shared(flags: VmFlags) -> bool {
    flags.shared && flags.may_write
}

/// `vma_is_accessible`.
pub fn is_accessible(flags: VmFlags) -> bool {
    flags.read || flags.write || flags.exec
}

/// `is_cow_mapping`: a private mapping whose pages may be written.
pub fn is_cow(flags: VmFlags) -> bool {
    !flags.shared && flags.may_write
}

/// True if the first store to a clean page must be seen (`page_mkwrite`): shared
/// mappings of files that are written back, but not of tmpfs.
pub fn wants_writenotify(state: &State, vma: &Vma) -> bool {
    is_shared(vma.flags)
        && vma.flags.write
        && vma
            .inode
            .and_then(|inode| state.inodes.get(&inode))
            .is_some_and(|inode| inode.kind != InodeKind::Shmem)
}

impl PageProt {
    /// A new entry for a frame.
    pub fn entry(self, pfn: Pfn) -> Pte {
        self.apply(Pte::map(pfn, self.bits))
    }

    /// `pte_modify`: the entry with these rights; frame, accessed and dirty stay.
    pub fn modify(self, pte: Pte) -> Pte {
        match pte.pfn() {
            Some(pfn) => self.apply(Pte::map(pfn, (self.bits & !KEPT) | (pte.0 & KEPT))),
            None => pte,
        }
    }

    fn apply(self, pte: Pte) -> Pte {
        if self.none {
            pte.without(Pte::PRESENT | Pte::USER).with(Pte::PROTNONE)
        } else {
            pte
        }
    }
}

/// `maybe_mkwrite(pte_mkdirty(pte), vma)`: dirty, and writable if the area is.
pub fn mkwrite_dirty(pte: Pte, vma: &Vma) -> Pte {
    let pte = pte.with(Pte::DIRTY);
    if vma.flags.write {
        pte.with(Pte::WRITE)
    } else {
        pte
    }
}
