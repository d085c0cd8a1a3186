//! The page fault: why it was raised, and which way leads on.
//!
//! arch/x86/mm/fault.c: `do_user_addr_fault`; mm/memory.c: `handle_mm_fault`,
//! `handle_pte_fault`, `do_pte_missing`; mm/mmap.c: `expand_stack`.

use super::limit::may_expand;
use super::trap::Trap;
use super::{anon, cow, filemap, frame, prot, table};
use crate::ids::{MmId, PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::event::{Access, EventKind, FaultBy, FaultReason};
use crate::kernel::mm_types::{FrameKind, Mm, Vma};
use crate::kernel::pte::Pte;
use crate::kernel::state::State;
use crate::kernel::task::rlimit;
use crate::live::Live;
use crate::mmu;

/// Pages that must stay unmapped below a stack (`stack_guard_gap`).
pub const STACK_GUARD_GAP: u64 = 256;
/// Nothing grows below this address (`mmap_min_addr`).
pub const MMAP_MIN_ADDR: u64 = 65_536;

/// A fault that is being handled (`struct vm_fault`).
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// The task that caused it: its count goes up.
    pub pid: Pid,
    /// The address space.
    pub mm: MmId,
    /// The address.
    pub va: VirtAddr,
    /// What was wanted.
    pub access: Access,
    /// Who wanted it.
    pub by: FaultBy,
    /// FAULT_FLAG_UNSHARE: a reader wants a copy of its own.
    pub unshare: bool,
    /// FAULT_FLAG_ALLOW_RETRY: after waiting for a device it begins anew.
    pub retry: bool,
}

impl Fault {
    /// True if a page to store to is wanted.
    pub fn write(&self) -> bool {
        self.access == Access::Write
    }
}

/// How a fault ended (`vm_fault_t`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The entry is there now.
    Done {
        /// VM_FAULT_MAJOR: content had to be read from a device.
        major: bool,
    },
    /// VM_FAULT_SIGBUS: nothing stands behind the mapping here.
    SigBus,
    /// VM_FAULT_SIGSEGV: a guard marker.
    SigSegv,
    /// VM_FAULT_OOM: no frame is free.
    NoMemory,
}

/// A fault without a read from a device.
pub const MINOR: Outcome = Outcome::Done { major: false };

/// Handles the exception that an access raises: `Ok` if it may be tried again.
pub fn handle(
    live: &mut Live,
    pid: Pid,
    va: VirtAddr,
    access: Access,
    by: FaultBy,
) -> Result<(), Trap> {
    let Some(space) = live.state().mm_of(pid) else {
        return Err(Trap::not_mapped(va));
    };
    let fault = Fault {
        pid,
        mm: space.id,
        va,
        access,
        by,
        unshare: false,
        retry: true,
    };
    if !mmu::is_canonical(va) {
        return Err(refuse(
            live,
            &fault,
            FaultReason::NonCanonical,
            Trap::general_protection(),
        ));
    }
    // `lock_mm_and_find_vma`: the area itself, or a stack above that can grow down to here.
    let found = if mmu::is_user(va) {
        space.vma_after(va).cloned()
    } else {
        None
    };
    let Some(mut vma) = found else {
        return Err(refuse(
            live,
            &fault,
            FaultReason::NotMapped,
            Trap::not_mapped(va),
        ));
    };
    let mut told = false;
    if va < vma.start {
        let Some(start) = grown_start(live, pid, space, &vma, va) else {
            return Err(refuse(
                live,
                &fault,
                FaultReason::NotMapped,
                Trap::not_mapped(va),
            ));
        };
        tell(live, &fault, FaultReason::StackGrowth);
        told = true;
        let (mm, old) = (fault.mm, vma.start);
        live.emit(
            pid,
            EventKind::VmaResize {
                mm,
                start: old,
                new_start: start,
                new_end: vma.end,
            },
        );
        vma.pgoff = vma.pgoff.wrapping_sub((old.0 - start.0) / PAGE_SIZE);
        vma.start = start;
    }
    let pte = table::get(live.state(), fault.mm, va);
    if access_error(&vma, pte, access) {
        return Err(refuse(
            live,
            &fault,
            FaultReason::NotAllowed,
            Trap::not_allowed(va),
        ));
    }
    match resolve(live, &fault, &vma, told) {
        Outcome::Done { major } => {
            live.emit(pid, EventKind::FaultDone { major });
            Ok(())
        }
        Outcome::SigBus => Err(Trap::beyond_file(va)),
        Outcome::SigSegv => Err(Trap::not_mapped(va)),
        Outcome::NoMemory => Err(Trap::out_of_memory()),
    }
}

/// `handle_mm_fault`: brings the page of an area for an access that the area allows.
/// The caller counts the fault if it is done.
pub fn handle_mm_fault(live: &mut Live, fault: &Fault, vma: &Vma) -> Outcome {
    resolve(live, fault, vma, false)
}

fn resolve(live: &mut Live, fault: &Fault, vma: &Vma, told: bool) -> Outcome {
    let pte = table::get(live.state(), fault.mm, fault.va);
    let reason = sort(live.state(), fault, vma, pte);
    let reason =
        if needs_frame(live.state(), fault, vma, reason) && frame::next_free(live).is_none() {
            FaultReason::NoMemory
        } else {
            reason
        };
    if !told || reason == FaultReason::NoMemory {
        tell(live, fault, reason);
    }
    match reason {
        FaultReason::AnonFirstTouch => anon::do_anonymous_page(live, fault, vma),
        FaultReason::FileFirstTouch | FaultReason::BeyondFile => {
            filemap::do_fault(live, fault, vma)
        }
        FaultReason::CowShared
        | FaultReason::CowReuse
        | FaultReason::CowZero
        | FaultReason::CowFile
        | FaultReason::Unshare
        | FaultReason::SharedClean => cow::do_wp_page(live, fault, vma, pte, reason),
        FaultReason::Guard => Outcome::SigSegv,
        FaultReason::NoMemory => Outcome::NoMemory,
        FaultReason::StackGrowth
        | FaultReason::NotMapped
        | FaultReason::NotAllowed
        | FaultReason::NonCanonical => Outcome::SigSegv,
    }
}

/// `handle_pte_fault`: which case it is.
fn sort(state: &State, fault: &Fault, vma: &Vma, pte: Pte) -> FaultReason {
    if pte == Pte::GUARD {
        return FaultReason::Guard;
    }
    let Some(pfn) = pte.pfn() else {
        return match vma.inode {
            None => FaultReason::AnonFirstTouch,
            Some(inode) if filemap::beyond_end(state, inode, vma.file_page(fault.va)) => {
                FaultReason::BeyondFile
            }
            Some(_) => FaultReason::FileFirstTouch,
        };
    };
    if prot::is_shared(vma.flags) {
        return FaultReason::SharedClean;
    }
    if pte.is_special() {
        return FaultReason::CowZero;
    }
    let frame = frame::get(state, pfn);
    match frame.kind {
        FrameKind::Anon if cow::can_reuse(&frame) => FaultReason::CowReuse,
        FrameKind::Anon if fault.unshare => FaultReason::Unshare,
        FrameKind::Anon => FaultReason::CowShared,
        FrameKind::Free | FrameKind::Zero | FrameKind::File { .. } => FaultReason::CowFile,
    }
}

fn needs_frame(state: &State, fault: &Fault, vma: &Vma, reason: FaultReason) -> bool {
    match reason {
        FaultReason::AnonFirstTouch => fault.write(),
        FaultReason::CowShared
        | FaultReason::CowZero
        | FaultReason::CowFile
        | FaultReason::Unshare => true,
        FaultReason::FileFirstTouch => {
            (fault.write() && !vma.flags.shared)
                || vma.inode.is_some_and(|inode| {
                    filemap::cached(state, inode, vma.file_page(fault.va)).is_none()
                })
        }
        _ => false,
    }
}

/// `access_error`: true if the area does not allow the access. A page that is there
/// and is read or fetched in vain has its rights in the entry, and so is an error too.
fn access_error(vma: &Vma, pte: Pte, access: Access) -> bool {
    match access {
        Access::Write => !vma.flags.write,
        Access::Read | Access::Execute => pte.is_accessible() || !prot::is_accessible(vma.flags),
    }
}

/// `acct_stack_growth`: where a stack would begin if it grew down to an address, or
/// `None` if it may not: no stack, beyond its limit, or too near to what lies below.
fn grown_start(live: &Live, pid: Pid, space: &Mm, vma: &Vma, va: VirtAddr) -> Option<VirtAddr> {
    let start = va.floor();
    let limit = live.state().task(pid)?.limit(rlimit::STACK);
    let below = space.vmas.range(..start).next_back().map(|(_, v)| v);
    let gap_kept = below.is_none_or(|below| {
        below.flags.grows_down
            || !prot::is_accessible(below.flags)
            || start.0 - below.end.0 >= STACK_GUARD_GAP * PAGE_SIZE
    });
    let pages = (vma.start.0 - start.0) / PAGE_SIZE;
    (vma.flags.grows_down
        && start.0 >= MMAP_MIN_ADDR
        && vma.end.0 - start.0 <= limit
        && gap_kept
        && may_expand(live.state(), pid, space.id, vma.flags, pages))
    .then_some(start)
}

fn tell(live: &mut Live, fault: &Fault, reason: FaultReason) {
    let Fault {
        pid,
        mm,
        va,
        access,
        by,
        ..
    } = *fault;
    let walk = table::mm(live.state(), mm).map_or(
        mmu::Walk {
            level: mmu::TOP_LEVEL,
            pte: Pte::NONE,
        },
        |space| mmu::walk(&space.tables, va.page()),
    );
    let (pte, level) = (walk.pte, walk.level);
    live.emit(
        pid,
        EventKind::Fault {
            mm,
            va,
            by,
            access,
            reason,
            pte,
            level,
        },
    );
}

fn refuse(live: &mut Live, fault: &Fault, reason: FaultReason, trap: Trap) -> Trap {
    tell(live, fault, reason);
    trap
}
