//! Pages that the kernel asks for itself, without an exception: for mlock,
//! MAP_POPULATE, process_vm_readv, /proc/PID/mem.
//!
//! mm/gup.c: `__get_user_pages`, `check_vma_flags`, `can_follow_write_pte`,
//! `gup_must_unshare`, `faultin_page`, `__mm_populate`, `faultin_page_range`;
//! mm/process_vm_access.c; fs/proc/base.c: `mem_rw`.

use super::fault::{self, Fault, Outcome};
use super::{access, frame, prot, table, vma};
use crate::ids::{MmId, PAGE_SIZE, Pfn, Pid, VirtAddr};
use crate::kernel::errno;
use crate::kernel::event::{Access, EventKind, FaultBy};
use crate::kernel::mm_types::{FrameKind, Vma};
use crate::kernel::pte::Pte;
use crate::kernel::state::State;
use crate::live::Live;

/// Faults for one page before giving up: the first brings it, a second may copy it.
const TRIES: u32 = 4;

/// How a page is wanted (`gup_flags`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Want {
    /// FOLL_WRITE: to write to it.
    pub write: bool,
    /// FOLL_FORCE: even if the area's rights are against it (a debugger).
    pub force: bool,
    /// FOLL_PIN: held while others may write, so a shared page will not do.
    pub pin: bool,
    /// The lock is held while a device is waited for (no FAULT_FLAG_ALLOW_RETRY), as for
    /// /proc/PID/mem and ptrace.
    pub hold_lock: bool,
    /// mlock and MAP_POPULATE (`__mm_populate`): a fault that had to wait for a device
    /// begins anew as if it were the first, so it counts as a minor one.
    pub populate: bool,
    /// Wanted by a debugger outside the model: its faults are counted there, to nobody here.
    pub outside: bool,
}

/// `mm_populate`: brings the pages of a range. Private writable areas are brought for
/// writing, so that nothing is shared any more; others for reading. `Err` is −errno of
/// the first page that could not be brought, unless errors are ignored.
pub fn populate(
    live: &mut Live,
    pid: Pid,
    mm: MmId,
    start: VirtAddr,
    end: VirtAddr,
    ignore_errors: bool,
) -> Result<(), i64> {
    for area in vma::within(live.state(), mm, start, end) {
        // [vvar] is passed over (VM_IO).
        if area.is_special() && !area.flags.exec {
            continue;
        }
        let (from, to) = (area.start.max(start), area.end.min(end));
        match populate_area(live, pid, mm, &area, from, to) {
            Err(error) if !ignore_errors => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// `populate_vma_page_range`: the same for a range in one area.
pub fn populate_area(
    live: &mut Live,
    pid: Pid,
    mm: MmId,
    area: &Vma,
    start: VirtAddr,
    end: VirtAddr,
) -> Result<(), i64> {
    let write = area.flags.write && !prot::is_shared(area.flags);
    let want = Want {
        write,
        force: prot::is_accessible(area.flags),
        populate: true,
        ..Want::default()
    };
    bring(live, pid, mm, start, end, want)
}

/// Brings every page of a range in the way wanted.
pub fn bring(
    live: &mut Live,
    pid: Pid,
    mm: MmId,
    start: VirtAddr,
    end: VirtAddr,
    want: Want,
) -> Result<(), i64> {
    let mut va = start;
    while va < end {
        page(live, pid, mm, va, want)?;
        va = va.add(PAGE_SIZE);
    }
    Ok(())
}

/// One page of an address space in the way wanted: its frame, or −errno.
pub fn page(live: &mut Live, pid: Pid, mm: MmId, va: VirtAddr, want: Want) -> Result<Pfn, i64> {
    let access = if want.write {
        Access::Write
    } else {
        Access::Read
    };
    for _ in 0..TRIES {
        // Handling a fault may change the area (its anon_vma), so it is looked up anew.
        let area = vma::at(live.state(), mm, va)
            .cloned()
            .ok_or(-errno::EFAULT)?;
        check_vma_flags(&area, want)?;
        let pte = table::get(live.state(), mm, va);
        let unshare = pte.is_present() && !want.write && must_unshare(live.state(), pte, want);
        if let Some(pfn) = pte.pfn()
            && !unshare
            && (!want.write || can_follow_write(live.state(), &area, pte, want))
        {
            // FOLL_TOUCH: who asks for it to write to it will.
            if want.write && !pte.is_dirty() && !pte.is_special() {
                frame::mark_dirty(live, pid, pfn);
            }
            return Ok(pfn);
        }
        let fault = Fault {
            pid,
            mm,
            va,
            access,
            by: FaultBy::Gup,
            unshare,
            retry: !want.hold_lock,
        };
        match fault::handle_mm_fault(live, &fault, &area) {
            Outcome::Done { major } => {
                let major = major && !want.populate;
                if !want.outside {
                    live.emit(pid, EventKind::FaultDone { major });
                }
            }
            Outcome::SigBus | Outcome::SigSegv => return Err(-errno::EFAULT),
            Outcome::NoMemory => return Err(-errno::ENOMEM),
        }
    }
    Err(-errno::EFAULT)
}

/// Whether the area allows it; FOLL_FORCE may write to what is private, and read anything.
pub fn check_vma_flags(area: &Vma, want: Want) -> Result<(), i64> {
    let allowed = if want.write {
        area.flags.write || (want.force && prot::is_cow(area.flags))
    } else {
        area.flags.read || want.force
    };
    // [vvar] is no memory (VM_IO).
    let device = area.is_special() && !area.flags.exec;
    if allowed && !device {
        Ok(())
    } else {
        Err(-errno::EFAULT)
    }
}

/// `gup_must_unshare`: to pin a page that others may copy away from would tear them apart.
fn must_unshare(state: &State, pte: Pte, want: Want) -> bool {
    let anon_shared = |pfn: Pfn| {
        let frame = frame::get(state, pfn);
        frame.kind == FrameKind::Anon && !frame.exclusive
    };
    want.pin && !pte.is_writable() && pte.counted_pfn().is_some_and(anon_shared)
}

/// `can_follow_write_pte`: writable, or forced and a private copy already.
fn can_follow_write(state: &State, area: &Vma, pte: Pte, want: Want) -> bool {
    let own = |pfn: Pfn| {
        let frame = frame::get(state, pfn);
        frame.kind == FrameKind::Anon && frame.exclusive
    };
    pte.is_writable()
        || (want.force
            && prot::is_cow(area.flags)
            && !area.flags.write
            && pte.counted_pfn().is_some_and(own))
}

/// Reads another address space's memory: what could be read before the first page that
/// could not, or −errno if that was the first. `pin` for process_vm_readv, `force` for
/// /proc/PID/mem and ptrace.
pub fn read_remote(
    live: &mut Live,
    pid: Pid,
    mm: MmId,
    va: VirtAddr,
    len: u64,
    want: Want,
) -> Result<Vec<u8>, i64> {
    let mut bytes = Vec::new();
    for (va, len) in pieces(va, len) {
        match page(live, pid, mm, va, want) {
            Ok(pfn) => bytes.extend(access::bytes(&live.state().memory, pfn, va.offset(), len)),
            Err(error) if bytes.is_empty() => return Err(error),
            Err(_) => break,
        }
    }
    Ok(bytes)
}

/// Writes another address space's memory: how many bytes, or −errno if none.
pub fn write_remote(
    live: &mut Live,
    pid: Pid,
    mm: MmId,
    va: VirtAddr,
    bytes: &[u8],
    want: Want,
) -> Result<u64, i64> {
    let want = Want {
        write: true,
        ..want
    };
    let mut done = 0;
    for (va, len) in pieces(va, bytes.len() as u64) {
        match page(live, pid, mm, va, want) {
            Ok(pfn) => {
                let from = done as usize;
                let piece = bytes.get(from..from + usize::from(len)).unwrap_or_default();
                live.emit(
                    pid,
                    EventKind::FrameFill {
                        pfn,
                        offset: va.offset(),
                        bytes: piece.into(),
                    },
                );
                // `set_page_dirty_lock`: the entry's dirty bit knows nothing of this.
                frame::mark_dirty(live, pid, pfn);
                done += u64::from(len);
            }
            Err(error) if done == 0 => return Err(error),
            Err(_) => break,
        }
    }
    Ok(done)
}

/// ptrace(2), PTRACE_POKEDATA: a debugger outside the model writes to a task's memory
/// (`access_process_vm` with FOLL_FORCE). What could not be written is left out, silently:
/// the event says how much was.
pub fn poke(live: &mut Live, pid: Pid, va: VirtAddr, bytes: &[u8]) {
    let mm = live.state().task(pid).and_then(|task| task.mm);
    let want = Want {
        force: true,
        hold_lock: true,
        outside: true,
        ..Want::default()
    };
    let written = match mm {
        Some(mm) => write_remote(live, pid, mm, va, bytes, want).unwrap_or(0),
        None => 0,
    };
    let bytes = bytes.into();
    live.emit(pid, EventKind::Poke { va, bytes, written });
}

/// A range cut at page boundaries: first address and bytes of each piece.
pub fn pieces(va: VirtAddr, len: u64) -> impl Iterator<Item = (VirtAddr, u16)> {
    let mut done = 0;
    std::iter::from_fn(move || {
        let at = va.add(done);
        let piece = (PAGE_SIZE - u64::from(at.offset()))
            .min(len.checked_sub(done).filter(|&rest| rest > 0)?);
        done += piece;
        Some((at, piece as u16))
    })
}
