//! What an address space is made of: VMAs, page tables, page frames.
//!
//! include/linux/mm_types.h. Plain data; the verbs are in [`super::mm`].

use super::page::Page;
use super::pte::Pte;
use crate::ids::{FileId, InodeId, MmId, Pfn, VirtAddr, Vpn};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a mapping allows and how it behaves (`vm_flags`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
pub struct VmFlags {
    /// PROT_READ.
    pub read: bool,
    /// PROT_WRITE.
    pub write: bool,
    /// PROT_EXEC.
    pub exec: bool,
    /// MAP_SHARED.
    pub shared: bool,
    /// VM_GROWSDOWN: a stack.
    pub grows_down: bool,
    /// MADV_DONTFORK.
    pub dont_copy: bool,
    /// MADV_WIPEONFORK.
    pub wipe_on_fork: bool,
    /// mlock.
    pub locked: bool,
    /// MAP_NORESERVE.
    pub no_reserve: bool,
    /// VM_MAYWRITE: mprotect may add PROT_WRITE.
    pub may_write: bool,
    /// VM_ACCOUNT: its pages count against the limit of committed memory.
    pub account: bool,
    /// MADV_RANDOM.
    pub rand_read: bool,
    /// MADV_SEQUENTIAL.
    pub seq_read: bool,
    /// MADV_DONTDUMP.
    pub dont_dump: bool,
    /// MADV_HUGEPAGE (kept, without effect: the model has no huge pages).
    pub huge: bool,
    /// MADV_NOHUGEPAGE.
    pub no_huge: bool,
    /// MADV_MERGEABLE (kept, without effect: nothing looks for equal pages).
    pub mergeable: bool,
    /// VM_MAYBE_GUARD: MADV_GUARD_INSTALL put markers into it once. fork copies its
    /// entries; it does not keep areas from becoming one.
    pub guard: bool,
}

/// What a mapping is for, as /proc/PID/maps names it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum VmaName {
    /// Anonymous memory from mmap.
    Anon,
    /// A file, by path.
    File(Arc<str>),
    /// `[heap]`.
    Heap,
    /// `[stack]`.
    Stack,
    /// `[vvar]`, `[vdso]` and the like.
    Special(Arc<str>),
}

impl VmaName {
    /// The name of two anonymous areas that became one: the heap's and the
    /// stack's are the whole area's (`get_vma_name` looks whether they touch it).
    pub(super) fn max_by_meaning(self, other: VmaName) -> VmaName {
        if self == VmaName::Anon { other } else { self }
    }
}

/// A virtual memory area (`struct vm_area_struct`): a range of pages with the
/// same backing and rights.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Vma {
    /// First address, page aligned.
    pub start: VirtAddr,
    /// One past the last address, page aligned.
    pub end: VirtAddr,
    /// Rights and behaviour.
    pub flags: VmFlags,
    /// The file behind it. Shared anonymous memory has a shmem inode, as on Linux.
    pub inode: Option<InodeId>,
    /// Which opening of the file it was mapped through (`vm_file`; `None` where nobody can tell):
    /// two mappings of one file through different openings never merge.
    pub opening: Option<FileId>,
    /// Page of the file at `start`; for anonymous memory the page number of
    /// the address it was first mapped at.
    pub pgoff: u64,
    /// True once it had an anonymous page of its own (`vma->anon_vma`): then
    /// fork copies its page-table entries.
    pub anon_vma: bool,
    /// Which `anon_vma`, 0 if none: two neighbours that have different ones never merge.
    pub anon_id: u32,
    /// True if the `anon_vma` came through fork (`anon_vma_chain` has more than
    /// one link): such an area does not merge with one that has none.
    pub forked: bool,
    /// What it is called.
    pub name: VmaName,
}

impl Vma {
    /// True if the address is inside.
    pub fn contains(&self, addr: VirtAddr) -> bool {
        self.start <= addr && addr < self.end
    }
    /// True for `[vvar]`, `[vdso]`: pages that the kernel itself put there.
    pub fn is_special(&self) -> bool {
        matches!(self.name, VmaName::Special(_))
    }
    /// Number of pages.
    pub fn pages(&self) -> u64 {
        (self.end.0 - self.start.0) / crate::ids::PAGE_SIZE
    }
    /// The page of the file that stands behind an address inside.
    pub fn file_page(&self, addr: VirtAddr) -> u64 {
        self.pgoff + (addr.page().0 - self.start.page().0)
    }
}

/// The tables above the entries, and the entries.
///
/// x86-64 walks four levels: PGD, PUD, PMD, PTE. A table of level *n* (1 = PTE
/// table … 3 = PUD) that exists is in `tables` under `vpn >> (9 * n)`; the PGD
/// always exists.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PageTables {
    /// Tables that exist: (level 1 to 3, `vpn >> (9 * level)`).
    pub tables: BTreeSet<(u8, u64)>,
    /// Entries that are not none, in tables of 512 under `vpn >> 9`.
    pub leaves: BTreeMap<u64, Arc<PteTable>>,
}

/// A page of page-table entries, of which most are none: (index, entry) in order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PteTable {
    /// Entries that are not none.
    pub entries: Vec<(u16, Pte)>,
}

impl PageTables {
    /// The entry of a page; [`Pte::NONE`] if there is none.
    pub fn get(&self, vpn: Vpn) -> Pte {
        let Some(leaf) = self.leaves.get(&(vpn.0 >> 9)) else {
            return Pte::NONE;
        };
        let index = (vpn.0 & 511) as u16;
        leaf.entries
            .binary_search_by_key(&index, |e| e.0)
            .map_or(Pte::NONE, |i| leaf.entries[i].1)
    }

    /// All entries that are not none, by page.
    pub fn iter(&self) -> impl Iterator<Item = (Vpn, Pte)> + '_ {
        self.leaves.iter().flat_map(|(high, leaf)| {
            leaf.entries
                .iter()
                .map(move |&(low, pte)| (Vpn((high << 9) | u64::from(low)), pte))
        })
    }

    /// The entries of the pages from `from` up to, not including, `to`.
    pub fn range(&self, from: Vpn, to: Vpn) -> impl Iterator<Item = (Vpn, Pte)> + '_ {
        let leaves = (from.0 < to.0).then(|| self.leaves.range(from.0 >> 9..=(to.0 - 1) >> 9));
        leaves
            .into_iter()
            .flatten()
            .flat_map(|(high, leaf)| {
                leaf.entries
                    .iter()
                    .map(move |&(low, pte)| (Vpn((high << 9) | u64::from(low)), pte))
            })
            .filter(move |&(vpn, _)| from <= vpn && vpn < to)
    }
}

/// Where execve put the strings that a program was started with.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
pub struct Args {
    /// The first argument's first byte.
    pub arg_start: VirtAddr,
    /// One past the last argument's zero byte: there the environment begins.
    pub arg_end: VirtAddr,
    /// One past the last variable's zero byte.
    pub env_end: VirtAddr,
}

/// An address space (`struct mm_struct`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mm {
    /// Its number.
    pub id: MmId,
    /// Tasks that use it (`mm_users`).
    pub users: u32,
    /// Its areas, by first address; they never overlap.
    pub vmas: BTreeMap<VirtAddr, Vma>,
    /// Its page tables.
    pub tables: PageTables,
    /// Where the heap begins.
    pub start_brk: VirtAddr,
    /// Where the heap ends now (what `sbrk(0)` returns).
    pub brk: VirtAddr,
    /// Where mmap looks for room, downward.
    pub mmap_base: VirtAddr,
    /// The highest address of the stack.
    pub stack_top: VirtAddr,
    /// Where the arguments' and the environment's strings are.
    pub args: Args,
    /// How many pages it has and had.
    pub extent: Extent,
}

/// How large an address space is and was at most, in pages.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
pub struct Extent {
    /// All areas (`total_vm`).
    pub total: u64,
    /// Entries that map a counted frame (`get_mm_rss`).
    pub resident: u64,
    /// The most that `total` ever was (`hiwater_vm`).
    pub most_total: u64,
    /// The most that `resident` ever was (`hiwater_rss`).
    pub most_resident: u64,
}

impl Extent {
    /// The areas have `more` pages in place of `less`.
    pub fn cover(&mut self, less: u64, more: u64) {
        self.total = (self.total + more).saturating_sub(less);
        self.most_total = self.most_total.max(self.total);
    }
    /// An entry maps a counted frame now, or did before.
    pub fn map(&mut self, before: bool, now: bool) {
        self.resident = (self.resident + u64::from(now)).saturating_sub(u64::from(before));
        self.most_resident = self.most_resident.max(self.resident);
    }
}

impl Mm {
    /// The area that holds an address.
    pub fn vma_at(&self, addr: VirtAddr) -> Option<&Vma> {
        self.vmas
            .range(..=addr)
            .next_back()
            .map(|(_, v)| v)
            .filter(|v| v.contains(addr))
    }
    /// The first area that ends above an address (`find_vma`).
    pub fn vma_after(&self, addr: VirtAddr) -> Option<&Vma> {
        self.vma_at(addr)
            .or_else(|| self.vmas.range(addr..).next().map(|(_, v)| v))
    }
}

/// What a page frame holds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum FrameKind {
    /// Not in use.
    Free,
    /// The zero page: read-only zeros that everybody shares. No count is kept.
    Zero,
    /// Anonymous memory of a process.
    Anon,
    /// A page of a file (or of shared memory) in the page cache.
    File {
        /// Which file.
        inode: InodeId,
        /// Which page of it.
        index: u64,
    },
}

/// A page frame (`struct page`), without its bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Frame {
    /// What it holds.
    pub kind: FrameKind,
    /// How many page-table entries map it (`/proc/kpagecount`).
    pub mapcount: u32,
    /// `PageAnonExclusive`: this anonymous page belongs to one process alone, so
    /// a write-protected entry may be made writable without a copy. fork clears it.
    pub exclusive: bool,
    /// Written since it was read from its file (`PG_dirty`), or swap-backed anonymous
    /// memory that holds data.
    pub dirty: bool,
    /// MADV_FREE: may be dropped instead of swapped.
    pub lazy_free: bool,
}

impl Frame {
    /// A frame that nobody uses.
    pub const FREE: Frame = Frame {
        kind: FrameKind::Free,
        mapcount: 0,
        exclusive: false,
        dirty: false,
        lazy_free: false,
    };
}

/// Physical memory. The bytes stand apart from what is known of each frame,
/// so that the CPU finds them fast.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Memory {
    /// One per frame that was ever used.
    pub frames: Vec<Frame>,
    /// The bytes.
    pub bytes: Vec<Page>,
    /// Frames that are free again; the last one is handed out first.
    pub free: Vec<Pfn>,
    /// How many frames the machine has.
    pub total: u32,
    /// How many are in use.
    pub used: u32,
}

impl Memory {
    /// Before a copy is made: from now on the pages are shared with it.
    pub fn share(&mut self) {
        self.bytes.iter_mut().for_each(Page::share);
    }
}

/// The frame that holds the zero page.
pub const ZERO_PFN: Pfn = Pfn(0);
