//! mprotect: other rights for a range.
//!
//! mprotect(2); mm/mprotect.c: `do_mprotect_pkey`, `mprotect_fixup`,
//! `change_pte_range`, `can_change_pte_writable`.

use super::map::{enough_memory, flag};
use super::{frame, gup, prot, table, vma};
use crate::ids::{MmId, PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::errno;
use crate::kernel::mm_types::{FrameKind, VmFlags, Vma};
use crate::kernel::pte::Pte;
use crate::kernel::state::State;
use crate::live::Live;

/// The change reaches down to the start of a stack.
const PROT_GROWSDOWN: u64 = 0x100_0000;
/// Likewise upward; no area of x86-64 grows so.
const PROT_GROWSUP: u64 = 0x200_0000;
/// Atomic operations may be done there; it always is so.
const PROT_SEM: u64 = 8;

/// `mprotect(start, len, prot)`: 0 or −errno. Areas before the first that cannot be
/// changed are changed all the same.
pub fn sys_mprotect(live: &mut Live, pid: Pid, start: u64, len: u64, prot: u64) -> i64 {
    do_mprotect(live, pid, start, len, prot).map_or_else(|error| error, |()| 0)
}

fn do_mprotect(live: &mut Live, pid: Pid, start: u64, len: u64, prot: u64) -> Result<(), i64> {
    let grows = prot & (PROT_GROWSDOWN | PROT_GROWSUP);
    let prot = prot & !grows;
    if grows == PROT_GROWSDOWN | PROT_GROWSUP || !start.is_multiple_of(PAGE_SIZE) {
        return Err(-errno::EINVAL);
    }
    if len == 0 {
        return Ok(());
    }
    let end = start.wrapping_add(VirtAddr(len).ceil().0);
    if end <= start {
        return Err(-errno::ENOMEM);
    }
    if prot & !(flag::PROT_READ | flag::PROT_WRITE | flag::PROT_EXEC | PROT_SEM) != 0 {
        return Err(-errno::EINVAL);
    }
    let space = live.state().mm_of(pid).ok_or(-errno::ENOMEM)?;
    let mm = space.id;
    let (mut start, end) = (VirtAddr(start), VirtAddr(end));
    let first = space
        .vma_after(start)
        .filter(|vma| vma.start < end)
        .ok_or(-errno::ENOMEM)?;
    if grows == PROT_GROWSDOWN {
        if !first.flags.grows_down {
            return Err(-errno::EINVAL);
        }
        start = first.start;
    } else if first.start > start {
        return Err(-errno::ENOMEM);
    } else if grows == PROT_GROWSUP {
        return Err(-errno::EINVAL);
    }
    let mut at = start;
    for area in vma::within(live.state(), mm, start, end) {
        if area.start > at {
            return Err(-errno::ENOMEM);
        }
        let stop = area.end.min(end);
        let flags = VmFlags {
            read: prot & flag::PROT_READ != 0,
            write: prot & flag::PROT_WRITE != 0,
            exec: prot & flag::PROT_EXEC != 0,
            ..area.flags
        };
        // VM_MAYWRITE; and VM_MAYEXEC, which only [vvar] lacks.
        let may_exec = area.flags.exec || !area.is_special();
        if (flags.write && !flags.may_write) || (flags.exec && !may_exec) {
            return Err(-errno::EACCES);
        }
        fixup(live, pid, mm, &area, at, stop, flags)?;
        at = stop;
    }
    if at < end {
        Err(-errno::ENOMEM)
    } else {
        Ok(())
    }
}

/// `mprotect_fixup`: the part of one area.
fn fixup(
    live: &mut Live,
    pid: Pid,
    mm: MmId,
    area: &Vma,
    start: VirtAddr,
    end: VirtAddr,
    mut flags: VmFlags,
) -> Result<(), i64> {
    let old = area.flags;
    if flags == old {
        return Ok(());
    }
    if flags.write {
        if !(old.account || old.write || prot::is_shared(old) || old.no_reserve) {
            if !enough_memory(live, (end.0 - start.0) / PAGE_SIZE) {
                return Err(-errno::ENOMEM);
            }
            flags.account = true;
        }
    } else if old.account && area.inode.is_none() && !area.anon_vma {
        flags.account = false;
    }
    vma::modify_flags(live, pid, mm, start, end, flags)?;
    change_protection(live, pid, mm, start, end);
    // What is locked and becomes writable is made the process's own at once.
    if old.locked && !prot::is_shared(old) && !old.write && flags.write {
        let changed = Vma {
            flags,
            ..area.clone()
        };
        gup::populate_area(live, pid, mm, &changed, start, end).ok();
    }
    Ok(())
}

/// Gives the entries of a range the rights of their area.
fn change_protection(live: &mut Live, pid: Pid, mm: MmId, start: VirtAddr, end: VirtAddr) {
    for (vpn, pte) in table::entries(live.state(), mm, start, end) {
        let Some(area) = vma::at(live.state(), mm, vpn.addr()) else {
            continue;
        };
        if !pte.is_present() {
            continue;
        }
        let mut new = prot::page_prot(live.state(), area).modify(pte);
        if !new.is_writable() && can_change_writable(live.state(), area, new) {
            new = new.with(Pte::WRITE);
        }
        table::set(live, pid, mm, vpn.addr(), new);
    }
}

/// True if a store would need no fault: a private page that is this process's alone, or a
/// shared one that is known to be dirty.
fn can_change_writable(state: &State, area: &Vma, pte: Pte) -> bool {
    if !area.flags.write {
        return false;
    }
    if prot::is_shared(area.flags) {
        return pte.is_dirty();
    }
    pte.counted_pfn().is_some_and(|pfn| {
        let frame = frame::get(state, pfn);
        frame.kind == FrameKind::Anon && frame.exclusive
    })
}
