//! Where a new mapping goes.
//!
//! mm/mmap.c: `__get_unmapped_area`; arch/x86/kernel/sys_x86_64.c:
//! `arch_get_unmapped_area_topdown`; mm/vma.c: `unmapped_area_topdown`;
//! mm/huge_memory.c: `__thp_get_unmapped_area`. Addresses are as with
//! randomisation off (`setarch -R`, gdb).

use super::fault::{MMAP_MIN_ADDR, STACK_GUARD_GAP};
use crate::ids::{PAGE_SIZE, VirtAddr};
use crate::kernel::errno;
use crate::kernel::mm_types::{Mm, Vma};

/// One past the highest address of a user (`TASK_SIZE`).
pub const TASK_SIZE: u64 = 0x7fff_ffff_f000;
/// Where a search upward begins (`TASK_UNMAPPED_BASE`).
const UNMAPPED_BASE: u64 = 0x2aaa_aaaa_b000;
/// Where MAP_32BIT looks (`find_start_end`).
const LOW_BEGIN: u64 = 0x4000_0000;
const LOW_END: u64 = 0x8000_0000;
/// Mappings of at least this size are put where a huge page could begin.
const PMD_SIZE: u64 = 2 << 20;

/// What is to be placed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Request {
    /// The address asked for; 0 for any.
    pub hint: u64,
    /// Bytes, a multiple of the page size.
    pub len: u64,
    /// MAP_FIXED, MAP_FIXED_NOREPLACE: there or nowhere.
    pub fixed: bool,
    /// MAP_32BIT: in the second gigabyte.
    pub low: bool,
    /// What is behind the mapping: decides whether it is aligned for huge pages.
    pub backing: Backing,
}

/// What is behind a mapping, as far as its place goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Backing {
    /// Private anonymous memory.
    Anon,
    /// Shared memory or tmpfs.
    Shmem,
    /// A file on a disk, from this page on.
    File(u64),
}

/// The address for a new mapping, or −errno.
pub fn get_unmapped_area(mm: &Mm, request: &Request) -> Result<VirtAddr, i64> {
    let Request { hint, len, .. } = *request;
    if len > TASK_SIZE {
        return Err(-errno::ENOMEM);
    }
    let addr = match request.backing {
        _ if request.fixed => Some(hint),
        Backing::Anon if hint == 0 && len.is_multiple_of(PMD_SIZE) => aligned(mm, request, 0),
        Backing::File(page) => aligned(mm, request, page.wrapping_mul(PAGE_SIZE)),
        Backing::Anon | Backing::Shmem => None,
    }
    .map_or_else(|| unaligned(mm, request, len), Ok)?;
    if addr > TASK_SIZE - len {
        return Err(-errno::ENOMEM);
    }
    if !addr.is_multiple_of(PAGE_SIZE) {
        return Err(-errno::EINVAL);
    }
    // `security_mmap_addr`: only root may map what a null pointer leads to.
    if addr < MMAP_MIN_ADDR {
        return Err(-errno::EPERM);
    }
    Ok(VirtAddr(addr))
}

/// `round_hint_to_min`: a hint below the lowest address that may be mapped is raised to it.
pub fn round_hint(hint: u64) -> u64 {
    let hint = hint & !(PAGE_SIZE - 1);
    if hint != 0 && hint < MMAP_MIN_ADDR {
        MMAP_MIN_ADDR
    } else {
        hint
    }
}

/// `__thp_get_unmapped_area`: room for more than is needed, so that a huge page could begin in it.
fn aligned(mm: &Mm, request: &Request, offset: u64) -> Option<u64> {
    let Request { hint, len, .. } = *request;
    let end = offset.checked_add(len)?;
    let first = offset.checked_next_multiple_of(PMD_SIZE)?;
    if end <= first || end - first < PMD_SIZE {
        return None;
    }
    let addr = unaligned(mm, request, len.checked_add(PMD_SIZE)?).ok()?;
    if addr == hint {
        return Some(addr);
    }
    let rest = offset.wrapping_sub(addr) & (PMD_SIZE - 1);
    Some(addr + if rest == 0 { PMD_SIZE } else { rest })
}

/// `arch_get_unmapped_area_topdown`: at the hint if it is free, else as high as possible.
fn unaligned(mm: &Mm, request: &Request, len: u64) -> Result<u64, i64> {
    let hint = request.hint;
    if len > TASK_SIZE {
        return Err(-errno::ENOMEM);
    }
    let end = if request.low { LOW_END } else { TASK_SIZE };
    if hint != 0 && end.checked_sub(len).is_some_and(|last| hint <= last) {
        let next = mm.vma_after(VirtAddr(hint));
        if next.is_none_or(|next| hint + len <= start_gap(next)) {
            return Ok(hint);
        }
    }
    if request.low {
        return lowest(mm, LOW_BEGIN, LOW_END, len).ok_or(-errno::ENOMEM);
    }
    highest(mm, PAGE_SIZE, mm.mmap_base.0, len)
        .or_else(|| lowest(mm, UNMAPPED_BASE, TASK_SIZE, len))
        .ok_or(-errno::ENOMEM)
}

/// `vm_start_gap`: below a stack a gap is kept free.
fn start_gap(vma: &Vma) -> u64 {
    if vma.flags.grows_down {
        vma.start.0.saturating_sub(STACK_GUARD_GAP * PAGE_SIZE)
    } else {
        vma.start.0
    }
}

/// The highest free range of a length between two limits.
fn highest(mm: &Mm, low: u64, high: u64, len: u64) -> Option<u64> {
    let mut top = high;
    for vma in mm.vmas.range(..VirtAddr(high)).rev().map(|(_, vma)| vma) {
        if let Some(addr) = top
            .checked_sub(len)
            .filter(|&addr| addr >= vma.end.0.max(low))
        {
            return Some(addr);
        }
        top = top.min(start_gap(vma));
    }
    top.checked_sub(len).filter(|&addr| addr >= low)
}

/// The lowest free range of a length between two limits.
fn lowest(mm: &Mm, low: u64, high: u64, len: u64) -> Option<u64> {
    let mut bottom = low;
    for vma in mm.vmas.values().filter(|vma| vma.end.0 > low) {
        if bottom.checked_add(len)? <= start_gap(vma).min(high) {
            return Some(bottom);
        }
        bottom = bottom.max(vma.end.0);
    }
    (bottom.checked_add(len)? <= high).then_some(bottom)
}
