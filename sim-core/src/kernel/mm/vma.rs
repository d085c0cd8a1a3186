//! Areas: finding, adding, cutting and joining them.
//!
//! mm/vma.c: `vma_merge_new_range`, `vma_merge_existing_range`, `is_mergeable_vma`,
//! `is_mergeable_anon_vma`, `split_vma`. The kernel looks for a merge before it
//! cuts; here an area is cut, changed and joined again, with the same result.

use super::table;
use crate::ids::{MmId, Pid, VirtAddr};
use crate::kernel::errno;
use crate::kernel::event::EventKind;
use crate::kernel::mm_types::{VmFlags, Vma};
use crate::kernel::state::State;
use crate::live::Live;

/// Most areas of a process (`sysctl_max_map_count`).
pub const MAX_MAP_COUNT: usize = 65_530;

/// The area that holds an address.
pub fn at(state: &State, mm: MmId, va: VirtAddr) -> Option<&Vma> {
    table::mm(state, mm)?.vma_at(va)
}

/// The areas that have pages in a range, in order.
pub fn within(state: &State, mm: MmId, start: VirtAddr, end: VirtAddr) -> Vec<Vma> {
    let Some(space) = table::mm(state, mm) else {
        return Vec::new();
    };
    let first = space.vma_at(start).map_or(start, |vma| vma.start);
    if first >= end || start >= end {
        return Vec::new();
    }
    space
        .vmas
        .range(first..end)
        .map(|(_, vma)| vma.clone())
        .collect()
}

/// How many areas there are.
pub fn count(state: &State, mm: MmId) -> usize {
    table::mm(state, mm).map_or(0, |space| space.vmas.len())
}

/// Adds an area, or makes its neighbours larger if they are alike. There is room for it.
pub fn add(live: &mut Live, pid: Pid, mm: MmId, vma: Vma) {
    let (prev, next) = neighbours(live.state(), mm, vma.start, vma.end);
    let prev = prev.filter(|prev| can_merge(prev, &vma));
    let next = next.filter(|next| can_merge(&vma, next));
    let (start, end) = (vma.start, vma.end);
    let (anon_id, guard) = (vma.anon_id, vma.flags.guard);
    match (prev, next) {
        (Some(prev), next) => {
            live.emit(
                pid,
                EventKind::VmaResize {
                    mm,
                    start: prev.start,
                    new_start: prev.start,
                    new_end: end,
                },
            );
            // Both neighbours may be like the new one and yet not like each other.
            if next.is_some_and(|next| anon_fits(&prev, &next)) {
                live.emit(
                    pid,
                    EventKind::VmaMerge {
                        mm,
                        start: prev.start,
                        at: end,
                    },
                );
            }
        }
        (None, Some(next)) => {
            live.emit(
                pid,
                EventKind::VmaResize {
                    mm,
                    start: next.start,
                    new_start: start,
                    new_end: next.end,
                },
            );
        }
        (None, None) => live.emit(
            pid,
            EventKind::VmaAdd {
                mm,
                vma: Box::new(vma),
            },
        ),
    }
    // What a moved area had, the one that took it up has now (`dup_anon_vma`).
    let taken = at(live.state(), mm, start).filter(|vma| !vma.anon_vma && anon_id != 0);
    if let Some(start) = taken.map(|vma| vma.start) {
        let id = anon_id;
        live.emit(pid, EventKind::VmaAnon { mm, start, id });
    }
    if guard {
        set_guard(live, pid, mm, start);
    }
}

/// The area at an address may hold guard markers from now on (VM_MAYBE_GUARD).
pub fn set_guard(live: &mut Live, pid: Pid, mm: MmId, va: VirtAddr) {
    if let Some(vma) = at(live.state(), mm, va).filter(|vma| !vma.flags.guard) {
        let start = vma.start;
        let flags = VmFlags {
            guard: true,
            ..vma.flags
        };
        live.emit(pid, EventKind::VmaFlags { mm, start, flags });
    }
}

/// `vma_merge_extend`: makes an area longer by a tail for which there is room, joined to
/// what lies behind it if that is alike.
pub fn extend(live: &mut Live, pid: Pid, mm: MmId, start: VirtAddr, tail: &Vma) {
    live.emit(
        pid,
        EventKind::VmaResize {
            mm,
            start,
            new_start: start,
            new_end: tail.end,
        },
    );
    merge(live, pid, mm, start);
}

/// Cuts areas so that one begins at `start` and one ends at `end`, where areas lie there.
pub fn isolate(live: &mut Live, pid: Pid, mm: MmId, start: VirtAddr, end: VirtAddr) {
    for cut in [start, end] {
        if let Some(vma) = at(live.state(), mm, cut).filter(|vma| vma.start < cut) {
            let start = vma.start;
            live.emit(pid, EventKind::VmaSplit { mm, start, at: cut });
        }
    }
}

/// Gives the part of one area that lies in a range other flags: cuts it out first, and
/// joins it to neighbours that it now is like. `Err` is −errno: too many areas, or part
/// of one that cannot be cut.
pub fn modify_flags(
    live: &mut Live,
    pid: Pid,
    mm: MmId,
    start: VirtAddr,
    end: VirtAddr,
    flags: VmFlags,
) -> Result<(), i64> {
    let whole = at(live.state(), mm, start).is_some_and(|vma| vma.start == start && vma.end == end);
    if !whole && at(live.state(), mm, start).is_some_and(Vma::is_special) {
        return Err(-errno::EINVAL);
    }
    if !whole && count(live.state(), mm) >= MAX_MAP_COUNT {
        return Err(-errno::ENOMEM);
    }
    isolate(live, pid, mm, start, end);
    live.emit(pid, EventKind::VmaFlags { mm, start, flags });
    merge(live, pid, mm, start);
    Ok(())
}

/// Joins the area that begins at `start` with its neighbours if they are alike.
pub fn merge(live: &mut Live, pid: Pid, mm: MmId, start: VirtAddr) {
    let Some(vma) = at(live.state(), mm, start).cloned() else {
        return;
    };
    let (prev, next) = neighbours(live.state(), mm, vma.start, vma.end);
    let mut first = vma.start;
    if let Some(prev) = prev.filter(|prev| can_merge(prev, &vma)) {
        live.emit(
            pid,
            EventKind::VmaMerge {
                mm,
                start: prev.start,
                at: vma.start,
            },
        );
        first = prev.start;
    }
    let joined = at(live.state(), mm, first).cloned();
    if let (Some(joined), Some(next)) = (joined, next)
        && can_merge(&joined, &next)
    {
        live.emit(
            pid,
            EventKind::VmaMerge {
                mm,
                start: first,
                at: next.start,
            },
        );
    }
}

/// The areas that end where a range begins, and begin where it ends.
fn neighbours(
    state: &State,
    mm: MmId,
    start: VirtAddr,
    end: VirtAddr,
) -> (Option<Vma>, Option<Vma>) {
    let Some(space) = table::mm(state, mm) else {
        return (None, None);
    };
    let prev = space
        .vmas
        .range(..start)
        .next_back()
        .map(|(_, v)| v)
        .filter(|v| v.end == start);
    (prev.cloned(), space.vmas.get(&end).cloned())
}

/// True if two areas, one behind the other, can be one.
pub fn can_merge(low: &Vma, high: &Vma) -> bool {
    let rights = |flags: VmFlags| (flags.read, flags.write, flags.exec);
    rights(low.flags) == rights(high.flags) && alike_but_rights(low, high) && anon_fits(low, high)
}

/// `anon_vma_compatible`: the areas lie side by side and map the same thing in one go;
/// only what may be done with them differs.
pub fn alike_but_rights(low: &Vma, high: &Vma) -> bool {
    let rights = |flags: VmFlags| VmFlags {
        read: false,
        write: false,
        exec: false,
        guard: false,
        ..flags
    };
    low.end == high.start
        && rights(low.flags) == rights(high.flags)
        && low.inode == high.inode
        && low.opening == high.opening
        && low.pgoff.wrapping_add(low.pages()) == high.pgoff
        && !low.is_special()
        && !high.is_special()
}

/// `is_mergeable_anon_vma`: the same `anon_vma`, or one of them has none and the
/// other's did not come through fork.
fn anon_fits(low: &Vma, high: &Vma) -> bool {
    match (low.anon_vma, high.anon_vma) {
        (false, false) => true,
        (true, true) => low.anon_id == high.anon_id,
        (true, false) => !low.forked,
        (false, true) => !high.forked,
    }
}
