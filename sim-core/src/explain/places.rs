//! Words for places in memory, counts and times.

use super::facts::{Facts, Spot};
use super::list;
use super::typed::Accessed;
use crate::ids::{MmId, VirtAddr};
use crate::lang::message::{Fill, Gap};
use crate::lang::{Message, say};
use crate::lens::memory::AreaKind;

/// What kind of memory is at a place.
pub(super) fn area(spot: &Spot) -> Message {
    match spot.area {
        Some(AreaKind::Text) => say!("the program's code"),
        Some(AreaKind::Headers) => say!("the headers of the program's file"),
        Some(AreaKind::Rodata) => say!("the program's constants"),
        Some(AreaKind::Relro) => say!("the program's constants that hold addresses (relro)"),
        Some(AreaKind::Data) => say!("the global variables (data)"),
        Some(AreaKind::Bss) => say!("the global variables (bss)"),
        Some(AreaKind::Heap) => say!("the heap"),
        Some(AreaKind::Stack) => say!("the stack"),
        Some(AreaKind::Anon) => say!("a private mapping"),
        Some(AreaKind::Shared) => say!("a shared mapping"),
        Some(AreaKind::File) if spot.shmem => say!("shared memory"),
        Some(AreaKind::File) => match (spot.shared, spot.file.as_deref().unwrap_or("?")) {
            (true, file) => say!("a shared mapping of {file}", file),
            (false, file) => say!("a private mapping of {file}", file),
        },
        Some(AreaKind::Library) => say!("the C library's memory"),
        Some(AreaKind::Special) => say!("the kernel's own mapping"),
        None => say!("no area at all"),
    }
}

/// `x on the stack` or `address 0x7ffe… on the stack`.
pub(super) fn spot(spot: &Spot) -> Message {
    let place = match &spot.variable {
        Some(name) => name.gap(),
        None => say!("address {va}", va = spot.va).gap(),
    };
    let area = area(spot);
    match spot.area {
        Some(AreaKind::Stack) => say!("{place} on {area}", place, area),
        Some(_) => say!("{place} in {area}", place, area),
        None => say!("{place} outside of every area", place),
    }
}

/// The place of an access of so many bytes: of an array's element, or a struct's field.
pub(super) fn accessed(f: &Facts<'_>, va: VirtAddr, size: u8) -> Message {
    let mut place = f.spot(None, va);
    if let Some(Accessed { name, .. }) = f.accessed(va, size) {
        place.variable = Some(name);
    }
    spot(&place)
}

/// `A`, `A and B`, `A, B and C`: who uses an address space.
pub(super) fn owners(f: &Facts<'_>, mm: MmId) -> Gap {
    list::all(f.owners(mm))
}

/// The beginning of a sentence about the entry of a page.
pub(super) fn entry(f: &Facts<'_>, mm: MmId, page: Message) -> Message {
    let owners = f.owners(mm);
    match owners.len() {
        0 | 1 => say!(
            "{owner}'s entry for {page}",
            owner = list::all(owners),
            page
        ),
        _ => say!(
            "The entry of {owners} for {page}",
            owners = list::all(owners),
            page
        ),
    }
}

/// `1 byte`, `5 bytes`. Chinese has the number alone: what is counted stands behind it in the
/// sentence.
pub(super) fn bytes(n: impl TryInto<u64>) -> Message {
    match n.try_into().unwrap_or(u64::MAX) {
        1 => say!("1 byte"),
        n => say!("{n} bytes", n),
    }
}

pub(super) fn page(f: &Facts<'_>, mm: Option<MmId>, va: VirtAddr) -> Message {
    let there = f.spot(mm, va);
    let page = va.floor();
    match there.area {
        Some(_) => say!("page {page} of {area}", page, area = area(&there)),
        None => say!("page {page} outside of every area", page),
    }
}

/// How many entries map a frame.
pub(super) fn times(count: u32) -> Message {
    match count {
        0 => say!("no entry maps it"),
        1 => say!("one entry maps it"),
        n => say!("{n} entries map it", n),
    }
}

/// A time, to the microsecond.
pub(super) fn seconds(ns: u64) -> Message {
    let (whole, rest) = (ns / 1_000_000_000, ns % 1_000_000_000 / 1000);
    say!("{seconds} s", seconds = format!("{whole}.{rest:06}"))
}
