//! Loads and stores: through the MMU, one event for each piece within a page.

use super::convert::extend;
use crate::ids::{PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::event::{Access, EventKind};
use crate::kernel::mm::access::{self, translate};
use crate::kernel::mm::trap::Trap;
use crate::live::Live;
use crate::program::Width;

/// Bytes that a scalar takes in memory (of a `long double`, those that are written).
#[inline]
pub fn size_of(width: Width) -> u8 {
    match width {
        Width::X87 => 10,
        _ => width.bytes(),
    }
}

/// Who accesses memory: a task, in its own code or in the library's.
#[derive(Clone, Copy)]
pub struct Who {
    /// The task.
    pub pid: Pid,
    /// True inside the C library.
    pub library: bool,
}

/// Loads a scalar, as a value of the operand stack. Its head, if it has one, is pushed to
/// `heads` (see [`crate::program`]).
#[inline]
pub fn load(
    live: &mut Live,
    who: Who,
    va: u64,
    width: Width,
    heads: &mut Vec<u64>,
) -> Result<u64, Trap> {
    match width {
        Width::X87 => {
            let significand = load_bits(live, who, va, 8)?;
            let head = load_bits(live, who, va.wrapping_add(8), 2)?;
            heads.push(head);
            Ok(significand)
        }
        Width::I128 => {
            let low = load_bits(live, who, va, 8)?;
            let high = load_bits(live, who, va.wrapping_add(8), 8)?;
            heads.push(high);
            Ok(low)
        }
        _ => Ok(extend(width, load_bits(live, who, va, size_of(width))?)),
    }
}

/// Loads 1 to 8 bytes, little-endian.
#[inline]
pub fn load_bits(live: &mut Live, who: Who, va: u64, size: u8) -> Result<u64, Trap> {
    access::load(live, who.pid, VirtAddr(va), size, who.library)
}

/// Stores a value of the operand stack as a scalar. Its head, if it has one, is popped from
/// `heads`.
#[inline]
pub fn store(
    live: &mut Live,
    who: Who,
    va: u64,
    width: Width,
    value: u64,
    heads: &mut Vec<u64>,
) -> Result<(), Trap> {
    match width {
        Width::X87 | Width::I128 => {
            let head = heads.last().copied().unwrap_or(0);
            let size = size_of(width);
            // Both pieces must be writable before the first is written.
            check(live, who, VirtAddr(va), u64::from(size))?;
            store_bits(live, who, va, 8, value)?;
            store_bits(live, who, va.wrapping_add(8), size - 8, head)?;
            heads.pop();
            Ok(())
        }
        _ => store_bits(live, who, va, size_of(width), value),
    }
}

/// Stores 1 to 8 bytes, little-endian.
#[inline]
pub fn store_bits(live: &mut Live, who: Who, va: u64, size: u8, value: u64) -> Result<(), Trap> {
    let value = if size < 8 {
        value & ((1 << (8 * size)) - 1)
    } else {
        value
    };
    access::store(live, who.pid, VirtAddr(va), size, value, who.library)
}

/// A locked read-modify-write: stores what `new` makes of the scalar there, if
/// anything, and gives what was there. It is a write from the start, so a page
/// that is missing or shared faults once.
pub fn update(
    live: &mut Live,
    who: Who,
    va: u64,
    width: Width,
    new: impl FnOnce(u64) -> Option<u64>,
) -> Result<u64, Trap> {
    check(live, who, VirtAddr(va), u64::from(size_of(width)))?;
    // Nothing of type `long double` is atomic.
    let no_heads = &mut Vec::new();
    let old = load(live, who, va, width, no_heads)?;
    if let Some(new) = new(old) {
        store(live, who, va, width, new, no_heads)?;
    }
    Ok(old)
}

/// Makes sure that so many bytes (at most a page) can be written.
fn check(live: &mut Live, who: Who, va: VirtAddr, size: u64) -> Result<(), Trap> {
    translate(live, who.pid, va, Access::Write, who.library)?;
    let last = va.add(size - 1);
    if last.page() != va.page() {
        translate(live, who.pid, last.floor(), Access::Write, who.library)?;
    }
    Ok(())
}

/// Copies bytes, page piece by page piece, upwards.
pub fn copy(live: &mut Live, who: Who, to: u64, from: u64, len: u32) -> Result<(), Trap> {
    let (mut to, mut from, mut left) = (VirtAddr(to), VirtAddr(from), u64::from(len));
    while left > 0 {
        let piece = left.min(rest_of_page(from)).min(rest_of_page(to));
        translate(live, who.pid, from, Access::Read, who.library)?;
        let target = translate(live, who.pid, to, Access::Write, who.library)?;
        // Once more: the store's fault may have moved the page that is read.
        let source = translate(live, who.pid, from, Access::Read, who.library)?;
        let bytes = access::bytes(&live.state().memory, source, from.offset(), piece as u16).into();
        let library = who.library;
        live.emit(
            who.pid,
            EventKind::LoadBytes {
                va: from,
                pfn: source,
                len: piece as u16,
                library,
            },
        );
        live.emit(
            who.pid,
            EventKind::StoreBytes {
                va: to,
                pfn: target,
                library,
                bytes,
            },
        );
        (to, from, left) = (to.add(piece), from.add(piece), left - piece);
    }
    Ok(())
}

/// Fills bytes with zero.
pub fn zero(live: &mut Live, who: Who, to: u64, len: u32) -> Result<(), Trap> {
    let (mut to, mut left) = (VirtAddr(to), u64::from(len));
    while left > 0 {
        let piece = left.min(rest_of_page(to));
        let pfn = translate(live, who.pid, to, Access::Write, who.library)?;
        let bytes = vec![0; piece as usize].into();
        live.emit(
            who.pid,
            EventKind::StoreBytes {
                va: to,
                pfn,
                library: who.library,
                bytes,
            },
        );
        (to, left) = (to.add(piece), left - piece);
    }
    Ok(())
}

fn rest_of_page(va: VirtAddr) -> u64 {
    PAGE_SIZE - u64::from(va.offset())
}
