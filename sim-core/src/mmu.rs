//! What an MMU does: walk the page tables, and remember translations (the TLB).
//!
//! Intel SDM volume 3, chapter 4. Knows page tables and nothing of the kernel.

use crate::ids::{MmId, Pfn, Pid, VirtAddr, Vpn};
use crate::kernel::event::{Access, EventKind};
use crate::kernel::mm_types::PageTables;
use crate::kernel::pte::Pte;

/// The level of the PGD, where a walk begins.
pub const TOP_LEVEL: u8 = 4;

/// How a walk through the page tables ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Walk {
    /// The level of the table that was looked at last: 4 (PGD) if no PUD table
    /// hangs there, … 1 if there is a table of entries.
    pub level: u8,
    /// The entry found; [`Pte::NONE`] if the walk ended above the last level.
    pub pte: Pte,
}

/// Walks the four levels for a page.
pub fn walk(tables: &PageTables, vpn: Vpn) -> Walk {
    for level in (1..TOP_LEVEL).rev() {
        if !tables
            .tables
            .contains(&(level, vpn.0 >> (9 * u32::from(level))))
        {
            return Walk {
                level: level + 1,
                pte: Pte::NONE,
            };
        }
    }
    Walk {
        level: 1,
        pte: tables.get(vpn),
    }
}

/// True if the MMU lets this access through: the entry is present and its
/// rights suffice. (The accessed and dirty bits are its own business.)
pub fn allows(pte: Pte, access: Access) -> bool {
    pte.is_accessible()
        && match access {
            Access::Read => true,
            Access::Write => pte.is_writable(),
            Access::Execute => pte.is_executable(),
        }
}

/// The entry after such an access: accessed, and dirty after a store.
pub fn marked(pte: Pte, access: Access) -> Pte {
    match access {
        Access::Write => pte.with(Pte::ACCESSED | Pte::DIRTY),
        Access::Read | Access::Execute => pte.with(Pte::ACCESSED),
    }
}

/// True if the address can be a user's: canonical, in the lower half.
pub fn is_user(va: VirtAddr) -> bool {
    va.0 < 1 << 47
}

/// True if bits 63 to 47 are all the same, as four-level paging wants it.
pub fn is_canonical(va: VirtAddr) -> bool {
    is_user(va) || va.0 >= u64::MAX << 47
}

/// Entries of the cache, a power of two.
const ENTRIES: usize = 512;
const READ: u8 = 1;
const WRITE: u8 = 2;
const EXECUTE: u8 = 4;

#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    vpn: Vpn,
    mm: MmId,
    pfn: Pfn,
    /// What needs no further look at the page table; 0 if the entry is empty.
    rights: u8,
}

/// Remembered translations. Exact at all times: [`Tlb::watch`] sees every event
/// and drops what changed, as the kernel's flushes do on a real machine.
/// Entries are tagged with the address space, so a context switch drops nothing.
///
/// What it holds never shows: a hit means that the tables would say the same
/// and that their accessed and dirty bits are set already.
#[derive(Debug, Default)]
pub struct Tlb {
    /// Empty until first used.
    entries: Vec<Entry>,
    /// Whose address space `mm` is: CR3, so to speak.
    pid: Pid,
    mm: Option<MmId>,
}

/// A copy begins empty: it is a cache, and checkpoints need none.
impl Clone for Tlb {
    fn clone(&self) -> Self {
        Self::default()
    }
}

#[inline(always)]
fn slot(mm: MmId, vpn: Vpn) -> usize {
    // Neighbouring pages, and the same page of parent and child, lie apart.
    (vpn.0 as usize ^ (mm.0 as usize).wrapping_mul(73)) & (ENTRIES - 1)
}

/// The cache as one address space sees it.
#[derive(Clone, Copy)]
pub struct TlbView<'a> {
    entries: &'a [Entry; ENTRIES],
    mm: MmId,
}

impl TlbView<'_> {
    /// As [`Tlb::lookup`].
    #[inline(always)]
    pub fn lookup(&self, vpn: Vpn, access: Access) -> Option<Pfn> {
        self.entries[slot(self.mm, vpn) & (ENTRIES - 1)].gives(self.mm, vpn, access)
    }
}

impl Entry {
    #[inline(always)]
    fn gives(&self, mm: MmId, vpn: Vpn, access: Access) -> Option<Pfn> {
        let need = match access {
            Access::Read => READ,
            Access::Write => WRITE,
            Access::Execute => EXECUTE,
        };
        (self.vpn == vpn && self.mm == mm && self.rights & need != 0).then_some(self.pfn)
    }
}

impl Tlb {
    /// The frame of a page in the address space of a task, if it is remembered
    /// that this access needs nothing more.
    #[inline]
    pub fn lookup(&self, pid: Pid, vpn: Vpn, access: Access) -> Option<Pfn> {
        if self.pid != pid {
            return None;
        }
        let mm = self.mm?;
        self.entries.get(slot(mm, vpn))?.gives(mm, vpn, access)
    }

    /// What is remembered of a task's address space, for many look-ups in which nothing is
    /// walked to and nothing is dropped.
    pub fn view(&self, pid: Pid) -> Option<TlbView<'_>> {
        let entries = self.entries.first_chunk::<ENTRIES>()?;
        let mm = self.mm.filter(|_| self.pid == pid)?;
        Some(TlbView { entries, mm })
    }

    /// Remembers an entry that was just walked to, for a task and its address space.
    pub fn insert(&mut self, pid: Pid, mm: MmId, vpn: Vpn, pte: Pte) {
        self.pid = pid;
        self.mm = Some(mm);
        let Some(pfn) = pte
            .pfn()
            .filter(|_| pte.is_accessible() && pte.is_accessed())
        else {
            return;
        };
        let mut rights = READ;
        if pte.is_writable() && pte.is_dirty() {
            rights |= WRITE;
        }
        if pte.is_executable() {
            rights |= EXECUTE;
        }
        if self.entries.is_empty() {
            self.entries = vec![Entry::default(); ENTRIES];
        }
        if let Some(entry) = self.entries.get_mut(slot(mm, vpn)) {
            *entry = Entry {
                vpn,
                mm,
                pfn,
                rights,
            };
        }
    }

    /// Drops what an event makes stale.
    #[inline]
    pub fn watch(&mut self, event: &EventKind) {
        use EventKind as E;
        match event {
            E::PteSet { mm, va, .. } | E::PteMark { mm, va, .. } => self.drop_page(*mm, va.page()),
            E::PteMove { mm, from, to, .. } => {
                self.drop_page(*mm, from.page());
                self.drop_page(*mm, to.page());
            }
            E::PteCopy { to, va, .. } => self.drop_page(*to, va.page()),
            E::MmFree { .. } => self.entries.clear(),
            E::TaskCreate { .. } | E::TaskDropMm { .. } | E::TaskSetMm { .. } | E::Reap { .. } => {
                self.mm = None
            }
            _ => {}
        }
    }

    fn drop_page(&mut self, mm: MmId, vpn: Vpn) {
        if let Some(entry) = self.entries.get_mut(slot(mm, vpn))
            && entry.vpn == vpn
            && entry.mm == mm
        {
            entry.rights = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Vpn = Vpn(0x7_ffff);
    const A: MmId = MmId(3);

    fn pte(bits: u64) -> Pte {
        Pte::map(Pfn(7), bits)
    }

    #[test]
    fn a_walk_ends_at_the_first_table_that_is_missing() {
        let mut tables = PageTables::default();
        assert_eq!(walk(&tables, PAGE).level, 4);
        tables.tables.insert((3, PAGE.0 >> 27));
        assert_eq!(walk(&tables, PAGE).level, 3);
        tables.tables.insert((2, PAGE.0 >> 18));
        assert_eq!(walk(&tables, PAGE).level, 2);
        tables.tables.insert((1, PAGE.0 >> 9));
        assert_eq!(
            walk(&tables, PAGE),
            Walk {
                level: 1,
                pte: Pte::NONE
            }
        );
    }

    #[test]
    fn rights() {
        use Access::{Execute, Read, Write};
        for (bits, allowed) in [
            (0, vec![Read, Execute]),
            (Pte::NX, vec![Read]),
            (Pte::WRITE | Pte::NX, vec![Read, Write]),
        ] {
            for access in [Read, Write, Execute] {
                assert_eq!(
                    allows(pte(bits), access),
                    allowed.contains(&access),
                    "{bits:#x} {access:?}"
                );
            }
        }
        let hidden = pte(Pte::PROTNONE).without(Pte::PRESENT);
        assert!(hidden.is_present() && !allows(hidden, Read));
        assert!(!allows(Pte::GUARD, Read) && !allows(Pte::NONE, Read));
    }

    #[test]
    fn a_hit_needs_the_bits_that_a_miss_would_set() {
        let mut tlb = Tlb::default();
        let task = Pid(1000);
        tlb.insert(task, A, PAGE, pte(Pte::WRITE | Pte::ACCESSED));
        assert_eq!(tlb.lookup(task, PAGE, Access::Read), Some(Pfn(7)));
        assert_eq!(
            tlb.lookup(task, PAGE, Access::Write),
            None,
            "the dirty bit is not set yet"
        );
        assert_eq!(tlb.lookup(Pid(1001), PAGE, Access::Read), None);
        tlb.watch(&EventKind::PteMark {
            mm: A,
            va: PAGE.addr(),
            new: pte(0),
            library: false,
        });
        assert_eq!(tlb.lookup(task, PAGE, Access::Read), None);
    }

    #[test]
    fn canonical_addresses() {
        for (addr, user, canonical) in [
            (0, true, true),
            (0x7fff_ffff_ffff, true, true),
            (0x8000_0000_0000, false, false),
            (0x8000_0000_0000_0000, false, false),
            (0xffff_7fff_ffff_ffff, false, false),
            (0xffff_8000_0000_0000, false, true),
            (u64::MAX, false, true),
        ] {
            assert_eq!(
                (is_user(VirtAddr(addr)), is_canonical(VirtAddr(addr))),
                (user, canonical),
                "{addr:#x}"
            );
        }
    }
}
