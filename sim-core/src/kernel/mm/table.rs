//! Page tables: hanging them in, setting entries, freeing the tables that nothing needs.
//!
//! mm/memory.c: `__pud_alloc`, `__pmd_alloc`, `__pte_alloc`, `free_pgd_range`.

use crate::ids::{MmId, PAGE_SHIFT, Pid, VirtAddr, Vpn};
use crate::kernel::event::EventKind;
use crate::kernel::mm_types::{Mm, PageTables};
use crate::kernel::pte::Pte;
use crate::kernel::state::State;
use crate::live::Live;
use crate::mmu::TOP_LEVEL;

/// An address space by its number.
pub fn mm(state: &State, mm: MmId) -> Option<&Mm> {
    state.mms.get(&mm).map(|mm| &**mm)
}

/// The entry of a page.
pub fn get(state: &State, mm: MmId, va: VirtAddr) -> Pte {
    self::mm(state, mm).map_or(Pte::NONE, |mm| mm.tables.get(va.page()))
}

/// Hangs in the tables that the walk to an address misses, from the top.
pub fn alloc(live: &mut Live, pid: Pid, mm: MmId, va: VirtAddr) {
    alloc_to(live, pid, mm, va, 1);
}

/// The same without the last one, the table of entries.
pub fn alloc_upper(live: &mut Live, pid: Pid, mm: MmId, va: VirtAddr) {
    alloc_to(live, pid, mm, va, 2);
}

/// True if there is a table of entries for an address.
pub fn has_leaf(state: &State, mm: MmId, va: VirtAddr) -> bool {
    self::mm(state, mm).is_some_and(|mm| mm.tables.tables.contains(&(1, va.page().0 >> 9)))
}

fn alloc_to(live: &mut Live, pid: Pid, mm: MmId, va: VirtAddr, lowest: u8) {
    for level in (lowest..TOP_LEVEL).rev() {
        let index = va.page().0 >> (9 * u32::from(level));
        let missing = self::mm(live.state(), mm)
            .is_some_and(|mm| !mm.tables.tables.contains(&(level, index)));
        if missing {
            live.emit(pid, EventKind::TableAlloc { mm, level, index });
        }
    }
}

/// Sets an entry (`set_pte_at`); nothing happens if it is that already.
pub fn set(live: &mut Live, pid: Pid, mm: MmId, va: VirtAddr, new: Pte) {
    let va = va.floor();
    let old = get(live.state(), mm, va);
    if old != new {
        live.emit(pid, EventKind::PteSet { mm, va, old, new });
    }
}

/// The present and marked entries of a range, to walk while they change.
pub fn entries(state: &State, mm: MmId, start: VirtAddr, end: VirtAddr) -> Vec<(Vpn, Pte)> {
    self::mm(state, mm).map_or_else(Vec::new, |mm| {
        mm.tables.range(start.page(), end.page()).collect()
    })
}

/// `free_pgtables`: frees the tables under a range that no area outside of it needs.
/// The areas of the range itself may still stand; its entries are none already.
pub fn free(live: &mut Live, pid: Pid, mm: MmId, start: VirtAddr, end: VirtAddr) {
    let Some(space) = self::mm(live.state(), mm) else {
        return;
    };
    let floor = space
        .vmas
        .range(..start)
        .next_back()
        .map_or(0, |(_, vma)| vma.end.0.min(start.0));
    let ceiling = space
        .vmas
        .range(end..)
        .next()
        .map_or(1 << 47, |(&next, _)| next.0);
    let mut gone = Vec::new();
    let (first, last) = (start.page().0, end.page().0.saturating_sub(1));
    collect(&space.tables, 3, first, last, floor, ceiling, &mut gone);
    for (level, index) in gone {
        live.emit(pid, EventKind::TableFree { mm, level, index });
    }
}

/// Tables of a level and below it that lie between floor and ceiling and under the pages
/// `first..=last`, each after those that hang in it.
fn collect(
    tables: &PageTables,
    level: u8,
    first: u64,
    last: u64,
    floor: u64,
    ceiling: u64,
    gone: &mut Vec<(u8, u64)>,
) {
    let shift = 9 * u32::from(level);
    for &(_, index) in tables
        .tables
        .range((level, first >> shift)..=(level, last >> shift))
    {
        let (low, high) = (index << shift, ((index + 1) << shift) - 1);
        if level > 1 {
            collect(
                tables,
                level - 1,
                first.max(low),
                last.min(high),
                floor,
                ceiling,
                gone,
            );
        }
        if floor >> PAGE_SHIFT <= low && high < ceiling >> PAGE_SHIFT {
            gone.push((level, index));
        }
    }
}
