//! Words for places in memory, counts and times, in English.

use crate::explain::facts::{Facts, Spot};
use crate::ids::{MmId, VirtAddr};
use crate::lens::memory::AreaKind;

/// What kind of memory is at a place.
pub(super) fn area(spot: &Spot) -> &'static str {
    match spot.area {
        Some(AreaKind::Text) => "the program's code",
        Some(AreaKind::Rodata) => "the program's constants",
        Some(AreaKind::Data) => "the global variables (data)",
        Some(AreaKind::Bss) => "the global variables (bss)",
        Some(AreaKind::Heap) => "the heap",
        Some(AreaKind::Stack) => "the stack",
        Some(AreaKind::Anon) => "a private mapping",
        Some(AreaKind::Shared) => "a shared mapping",
        Some(AreaKind::File) if spot.shmem => "shared memory",
        Some(AreaKind::File) if spot.shared => "a shared mapping of a file",
        Some(AreaKind::File) => "a private mapping of a file",
        Some(AreaKind::Library) => "the C library's memory",
        Some(AreaKind::Special) => "the kernel's own mapping",
        None => "no area at all",
    }
}

/// `x, on the stack` or `address 0x7ffe…, on the stack`.
pub(super) fn spot(spot: &Spot) -> String {
    let what = match &spot.variable {
        Some(name) => name.clone(),
        None => format!("address {}", spot.va),
    };
    match spot.area {
        Some(AreaKind::Stack) => format!("{what} on {}", area(spot)),
        Some(_) => format!("{what} in {}", area(spot)),
        None => format!("{what}, which lies in no area"),
    }
}

/// The place of an access of so many bytes: of an array's element, or a struct's field.
pub(super) fn accessed(f: &Facts<'_>, va: VirtAddr, size: u8) -> String {
    let mut place = f.spot(None, va);
    if let Some((name, _)) = f.accessed(va, size) {
        place.variable = Some(name);
    }
    spot(&place)
}

/// `A`, `A and B`, `A, B and C`.
pub(super) fn owners(f: &Facts<'_>, mm: MmId) -> String {
    let mut names = f.owners(mm);
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        last => last.unwrap_or_default(),
    }
}

/// The beginning of a sentence about the entry of a page.
pub(super) fn entry(f: &Facts<'_>, mm: MmId, page: &str) -> String {
    match f.owners(mm).len() {
        0 | 1 => format!("{}'s entry for {page}", owners(f, mm)),
        _ => format!("The entry of {} for {page}", owners(f, mm)),
    }
}

/// `1 byte`, `5 bytes`.
pub(super) fn bytes(n: impl Into<u64>) -> String {
    match n.into() {
        1 => "1 byte".into(),
        n => format!("{n} bytes"),
    }
}

pub(super) fn page(f: &Facts<'_>, mm: Option<MmId>, va: VirtAddr) -> String {
    let there = f.spot(mm, va);
    match there.area {
        Some(_) => format!("page {} of {}", va.floor(), area(&there)),
        None => format!("page {}, which lies in no area,", va.floor()),
    }
}

pub(super) fn times(count: u32) -> String {
    match count {
        0 => "no entry maps it".into(),
        1 => "one entry maps it".into(),
        n => format!("{n} entries map it"),
    }
}

pub(super) fn seconds(ns: u64) -> String {
    format!("{}.{:06} s", ns / 1_000_000_000, ns % 1_000_000_000 / 1000)
}
