//! madvise: what a range is for, and what may be dropped of it.
//!
//! madvise(2); mm/madvise.c: `do_madvise`, `madvise_walk_vmas`,
//! `madvise_vma_behavior`, `madvise_free_pte_range`, `madvise_guard_install`.

use super::gup::{self, Want};
use super::zap::{self, Zap};
use super::{anon, filemap, frame, prot, table, truncate, vma};
use crate::ids::{MmId, PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::errno;
use crate::kernel::event::EventKind;
use crate::kernel::mm_types::{FrameKind, VmFlags, Vma};
use crate::kernel::pte::Pte;
use crate::live::Live;

/// What madvise can be asked: include/uapi/asm-generic/mman-common.h.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Advice {
    Normal,
    Random,
    Sequential,
    WillNeed,
    DontNeed,
    DontNeedLocked,
    Free,
    Remove,
    DontFork,
    DoFork,
    Mergeable,
    Unmergeable,
    HugePage,
    NoHugePage,
    DontDump,
    DoDump,
    WipeOnFork,
    KeepOnFork,
    Cold,
    PageOut,
    PopulateRead,
    PopulateWrite,
    GuardInstall,
    GuardRemove,
}

impl Advice {
    fn from_number(number: u64) -> Option<Advice> {
        use Advice::*;
        Some(match number as u32 {
            0 => Normal,
            1 => Random,
            2 => Sequential,
            3 => WillNeed,
            4 => DontNeed,
            8 => Free,
            9 => Remove,
            10 => DontFork,
            11 => DoFork,
            12 => Mergeable,
            13 => Unmergeable,
            14 => HugePage,
            15 => NoHugePage,
            16 => DontDump,
            17 => DoDump,
            18 => WipeOnFork,
            19 => KeepOnFork,
            20 => Cold,
            21 => PageOut,
            22 => PopulateRead,
            23 => PopulateWrite,
            24 => DontNeedLocked,
            102 => GuardInstall,
            103 => GuardRemove,
            _ => return None,
        })
    }
}

/// `madvise(start, len, advice)`: 0 or −errno.
pub fn sys_madvise(live: &mut Live, pid: Pid, start: u64, len: u64, advice: u64) -> i64 {
    do_madvise(live, pid, start, len, advice).map_or_else(|error| error, |()| 0)
}

fn do_madvise(live: &mut Live, pid: Pid, start: u64, len: u64, advice: u64) -> Result<(), i64> {
    let advice = Advice::from_number(advice).ok_or(-errno::EINVAL)?;
    let pages = VirtAddr(len).ceil().0;
    let end = start.wrapping_add(pages);
    if !start.is_multiple_of(PAGE_SIZE) || (len != 0 && pages == 0) || end < start {
        return Err(-errno::EINVAL);
    }
    if end == start {
        return Ok(());
    }
    let mm = live
        .state()
        .mm_of(pid)
        .map(|mm| mm.id)
        .ok_or(-errno::ENOMEM)?;
    let (start, end) = (VirtAddr(start), VirtAddr(end));
    match advice {
        Advice::PopulateRead => populate(live, pid, mm, start, end, false),
        Advice::PopulateWrite => populate(live, pid, mm, start, end, true),
        _ => walk_vmas(live, pid, mm, start, end, advice),
    }
}

/// Every area's part of the range; holes are passed over, and told of at the end.
fn walk_vmas(
    live: &mut Live,
    pid: Pid,
    mm: MmId,
    start: VirtAddr,
    end: VirtAddr,
    advice: Advice,
) -> Result<(), i64> {
    let mut holes = Ok(());
    let mut at = start;
    for area in vma::within(live.state(), mm, start, end) {
        if area.start > at {
            holes = Err(-errno::ENOMEM);
            at = area.start;
        }
        let stop = area.end.min(end);
        visit(live, pid, mm, &area, at, stop, advice)?;
        at = stop;
    }
    if at < end { Err(-errno::ENOMEM) } else { holes }
}

fn visit(
    live: &mut Live,
    pid: Pid,
    mm: MmId,
    area: &Vma,
    start: VirtAddr,
    end: VirtAddr,
    advice: Advice,
) -> Result<(), i64> {
    let special = area.is_special();
    let refuse_if = |bad: bool| if bad { Err(-errno::EINVAL) } else { Ok(()) };
    match advice {
        // Everything of a file that can be cached is; there is no swap to read from.
        Advice::WillNeed => Ok(()),
        Advice::Cold | Advice::PageOut => refuse_if(area.flags.locked || special),
        Advice::DontNeed | Advice::DontNeedLocked => {
            refuse_if(special || (area.flags.locked && advice == Advice::DontNeed))?;
            zap::range(live, pid, mm, start, end, Zap::PAGES);
            Ok(())
        }
        Advice::Free => {
            refuse_if(special || area.flags.locked || area.inode.is_some())?;
            free(live, pid, mm, start, end);
            Ok(())
        }
        Advice::Remove => remove(live, pid, area, start, end),
        Advice::GuardInstall => {
            refuse_if(special || area.flags.locked)?;
            guard_install(live, pid, mm, start, end);
            Ok(())
        }
        Advice::GuardRemove => {
            refuse_if(special)?;
            for (vpn, pte) in table::entries(live.state(), mm, start, end) {
                if pte == Pte::GUARD {
                    table::set(live, pid, mm, vpn.addr(), Pte::NONE);
                }
            }
            Ok(())
        }
        _ => {
            let flags = new_flags(area, advice, special).ok_or(-errno::EINVAL)?;
            if flags == area.flags {
                return Ok(());
            }
            vma::modify_flags(live, pid, mm, start, end, flags).map_err(temporary)
        }
    }
}

/// madvise says EAGAIN where kernel memory is short.
fn temporary(error: i64) -> i64 {
    if error == -errno::ENOMEM {
        -errno::EAGAIN
    } else {
        error
    }
}

/// The flags of an area after an advice that only sets flags; `None` if it does not fit.
fn new_flags(area: &Vma, advice: Advice, special: bool) -> Option<VmFlags> {
    let mut flags = area.flags;
    match advice {
        Advice::Normal => (flags.rand_read, flags.seq_read) = (false, false),
        Advice::Random => (flags.rand_read, flags.seq_read) = (true, false),
        Advice::Sequential => (flags.rand_read, flags.seq_read) = (false, true),
        Advice::DontFork => flags.dont_copy = true,
        Advice::DoFork if special => return None,
        Advice::DoFork => flags.dont_copy = false,
        Advice::WipeOnFork if area.inode.is_some() || flags.shared => return None,
        Advice::WipeOnFork => flags.wipe_on_fork = true,
        Advice::KeepOnFork => flags.wipe_on_fork = false,
        Advice::DontDump => flags.dont_dump = true,
        Advice::DoDump if special => return None,
        Advice::DoDump => flags.dont_dump = false,
        Advice::HugePage => (flags.huge, flags.no_huge) = (true, false),
        Advice::NoHugePage => (flags.huge, flags.no_huge) = (false, true),
        // `ksm_madvise`: shared memory and the kernel's own is left as it is.
        Advice::Mergeable => flags.mergeable |= !special && !flags.shared,
        Advice::Unmergeable => flags.mergeable = false,
        _ => {}
    }
    Some(flags)
}

/// `madvise_free_pte_range`: the pages stay until memory is short, which it never is
/// here; but they count as clean now, and a store takes them back without a fault.
fn free(live: &mut Live, pid: Pid, mm: MmId, start: VirtAddr, end: VirtAddr) {
    for (vpn, pte) in table::entries(live.state(), mm, start, end) {
        let Some(pfn) = pte.counted_pfn() else {
            continue;
        };
        let frame = frame::get(live.state(), pfn);
        if frame.kind != FrameKind::Anon || (frame.dirty && frame.mapcount != 1) {
            continue;
        }
        table::set(
            live,
            pid,
            mm,
            vpn.addr(),
            pte.without(Pte::ACCESSED | Pte::DIRTY),
        );
        if frame.dirty || !frame.lazy_free {
            live.emit(
                pid,
                EventKind::FrameFlags {
                    pfn,
                    dirty: false,
                    lazy_free: true,
                },
            );
        }
    }
}

/// `madvise_remove`: the pages of shared memory, or of the file, are gone for everybody.
fn remove(
    live: &mut Live,
    pid: Pid,
    area: &Vma,
    start: VirtAddr,
    end: VirtAddr,
) -> Result<(), i64> {
    if area.flags.locked {
        return Err(-errno::EINVAL);
    }
    let inode = area.inode.ok_or(-errno::EINVAL)?;
    if !prot::is_shared(area.flags) {
        return Err(-errno::EACCES);
    }
    if filemap::inode(live.state(), inode).is_some() {
        let first = area.file_page(start);
        truncate::punch_hole(
            live,
            pid,
            inode,
            first,
            first + (end.0 - start.0) / PAGE_SIZE,
        );
    }
    Ok(())
}

/// `madvise_guard_install`: what is there is dropped, and each page gets a marker.
fn guard_install(live: &mut Live, pid: Pid, mm: MmId, start: VirtAddr, end: VirtAddr) {
    if vma::at(live.state(), mm, start).is_some_and(|area| area.inode.is_none()) {
        anon::prepare(live, pid, mm, start);
    }
    vma::set_guard(live, pid, mm, start);
    zap::range(live, pid, mm, start, end, Zap::PAGES);
    let mut va = start;
    while va < end {
        table::alloc(live, pid, mm, va);
        table::set(live, pid, mm, va, Pte::GUARD);
        va = va.add(PAGE_SIZE);
    }
}

/// `madvise_populate`: brings every page of a range, for reading or for writing.
fn populate(
    live: &mut Live,
    pid: Pid,
    mm: MmId,
    start: VirtAddr,
    end: VirtAddr,
    write: bool,
) -> Result<(), i64> {
    let want = Want {
        write,
        ..Want::default()
    };
    let mut at = start;
    while at < end {
        let area = vma::at(live.state(), mm, at)
            .cloned()
            .ok_or(-errno::ENOMEM)?;
        gup::check_vma_flags(&area, want).map_err(|_| -errno::EINVAL)?;
        let stop = area.end.min(end);
        gup::bring(live, pid, mm, at, stop, want)?;
        at = stop;
    }
    Ok(())
}
