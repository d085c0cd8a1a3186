//! What the CPU does for every load, store and fetch: translate the address,
//! or raise an exception and try again.
//!
//! The path that is nearly always taken is a hit in the TLB.

use super::fault;
use super::trap::Trap;
use crate::ids::{MmId, PAGE_SIZE, Pfn, Pid, VirtAddr};
use crate::kernel::event::{Access, EventKind, FaultBy};
use crate::kernel::mm_types::Memory;
use crate::kernel::page::{Page, PageBytes};
use crate::live::Live;
use crate::mmu;

/// An access raises at most so many exceptions one after the other (a fetch from a page
/// that is not there and not executable raises two). More would be a bug of the model.
const TRIES: u32 = 8;

/// The frame that an access by a program's instruction goes to. Handles the page
/// faults on the way; `Err` is the signal for the task if one cannot be handled.
/// `library` says that the C library is running, for the level of the events.
#[inline]
pub fn translate(
    live: &mut Live,
    pid: Pid,
    va: VirtAddr,
    access: Access,
    library: bool,
) -> Result<Pfn, Trap> {
    match live.tlb.lookup(pid, va.page(), access) {
        Some(pfn) => Ok(pfn),
        None => walk(live, pid, va, access, library, FaultBy::User),
    }
}

/// The same for the kernel (copy_to_user, copy_from_user) or the C library's fast functions.
pub fn translate_by(
    live: &mut Live,
    pid: Pid,
    va: VirtAddr,
    access: Access,
    by: FaultBy,
) -> Result<Pfn, Trap> {
    match live.tlb.lookup(pid, va.page(), access) {
        Some(pfn) => Ok(pfn),
        None => walk(live, pid, va, access, true, by),
    }
}

#[inline(never)]
fn walk(
    live: &mut Live,
    pid: Pid,
    va: VirtAddr,
    access: Access,
    library: bool,
    by: FaultBy,
) -> Result<Pfn, Trap> {
    for _ in 0..TRIES {
        let Some((mm, pte)) = entry(live, pid, va) else {
            break;
        };
        if mmu::is_user(va) && mmu::allows(pte, access) {
            let marked = mmu::marked(pte, access);
            if marked != pte {
                live.emit(
                    pid,
                    EventKind::PteMark {
                        mm,
                        va: va.page().addr(),
                        new: marked,
                        library,
                    },
                );
            }
            live.tlb.insert(pid, mm, va.page(), marked);
            if let Some(pfn) = pte.pfn() {
                return Ok(pfn);
            }
        }
        if !library {
            tell(live, pid, mm, va, access);
        }
        fault::handle(live, pid, va, access, by)?;
        if !library && access != Access::Execute {
            live.again = Some(va.page());
        }
    }
    Err(Trap::not_mapped(va))
}

/// The program's own instruction will fault: the attempt, and where the walk ends. There is
/// no walk to an address that no user's can be: the CPU refuses it, or it is the kernel's.
fn tell(live: &mut Live, pid: Pid, mm: MmId, va: VirtAddr, access: Access) {
    live.emit(pid, EventKind::Attempt { mm, va, access });
    let space = live.state().mms.get(&mm).filter(|_| mmu::is_user(va));
    if let Some(walk) = space.map(|space| mmu::walk(&space.tables, va.page())) {
        let (pte, level) = (walk.pte, walk.level);
        live.emit(
            pid,
            EventKind::Walk {
                mm,
                va,
                access,
                pte,
                level,
            },
        );
    }
}

fn entry(live: &Live, pid: Pid, va: VirtAddr) -> Option<(MmId, crate::kernel::pte::Pte)> {
    let mm = live.state().mm_of(pid)?;
    Some((mm.id, mm.tables.get(va.page())))
}

/// A load of 1 to 8 bytes by the program: the value, zero-extended. One that lies
/// across two pages reads both, as the CPU does.
#[inline]
pub fn load(live: &mut Live, pid: Pid, va: VirtAddr, size: u8, library: bool) -> Result<u64, Trap> {
    let pfn = translate(live, pid, va, Access::Read, library)?;
    let first = bytes_here(va, size);
    if first == size {
        let value = read(&live.state().memory, pfn, va.offset(), size);
        live.loaded(pid, va, pfn, size, library, value);
        return Ok(value);
    }
    let second_va = va.add(u64::from(first));
    let second_pfn = translate(live, pid, second_va, Access::Read, library)?;
    let low = read(&live.state().memory, pfn, va.offset(), first);
    let high = read(&live.state().memory, second_pfn, 0, size - first);
    live.loaded(pid, va, pfn, first, library, low);
    live.loaded(pid, second_va, second_pfn, size - first, library, high);
    Ok(low | high << (8 * u32::from(first)))
}

/// A store of 1 to 8 bytes by the program. One that lies across two pages stores
/// nothing unless both can be stored to.
#[inline]
pub fn store(
    live: &mut Live,
    pid: Pid,
    va: VirtAddr,
    size: u8,
    value: u64,
    library: bool,
) -> Result<(), Trap> {
    let pfn = translate(live, pid, va, Access::Write, library)?;
    let first = bytes_here(va, size);
    if first == size {
        live.stored(pid, va, pfn, size, library, value);
        return Ok(());
    }
    let second_va = va.add(u64::from(first));
    let second_pfn = translate(live, pid, second_va, Access::Write, library)?;
    let rest = value >> (8 * u32::from(first));
    live.stored(pid, va, pfn, first, library, value);
    live.stored(pid, second_va, second_pfn, size - first, library, rest);
    Ok(())
}

/// How many of an access's bytes lie in the page where it begins.
#[inline]
fn bytes_here(va: VirtAddr, size: u8) -> u8 {
    let room = PAGE_SIZE - u64::from(va.offset());
    if u64::from(size) <= room {
        size
    } else {
        room as u8
    }
}

/// The 1 to 8 bytes at an offset of a frame, little-endian, zero-extended; what
/// would lie beyond the frame reads as zero.
#[inline]
pub fn read(memory: &Memory, pfn: Pfn, offset: u16, size: u8) -> u64 {
    match memory.bytes.get(pfn.0 as usize).and_then(Page::get) {
        Some(page) => read_page(page, offset, size),
        None => 0,
    }
}

/// The same of a page's bytes.
#[inline(always)]
pub fn read_page(page: &PageBytes, offset: u16, size: u8) -> u64 {
    let offset = usize::from(offset);
    if let Some(bytes) = page.get(offset..).and_then(|rest| rest.first_chunk::<8>()) {
        let all = u64::from_le_bytes(*bytes);
        return if size >= 8 {
            all
        } else {
            all & ((1 << (8 * u32::from(size))) - 1)
        };
    }
    page.iter()
        .skip(offset)
        .take(usize::from(size))
        .enumerate()
        .fold(0, |value, (i, &byte)| value | u64::from(byte) << (8 * i))
}

/// A stretch of a frame's bytes; what would lie beyond the frame is left out.
pub fn bytes(memory: &Memory, pfn: Pfn, offset: u16, len: u16) -> Vec<u8> {
    let (from, len) = (usize::from(offset), usize::from(len));
    match memory.bytes.get(pfn.0 as usize).and_then(Page::get) {
        Some(page) => page.iter().skip(from).take(len).copied().collect(),
        _ => vec![0; len.min((PAGE_SIZE as usize).saturating_sub(from))],
    }
}
