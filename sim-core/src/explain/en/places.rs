//! Words for places in memory, counts and times, in English.

use crate::explain::facts::{Facts, Spot};
use crate::ids::{MmId, VirtAddr};
use crate::lens::memory::AreaKind;

pub(super) fn area(kind: Option<AreaKind>) -> &'static str {
    match kind {
        Some(AreaKind::Text) => "the program's code",
        Some(AreaKind::Rodata) => "the program's constants",
        Some(AreaKind::Data) => "the global variables (data)",
        Some(AreaKind::Bss) => "the global variables (bss)",
        Some(AreaKind::Heap) => "the heap",
        Some(AreaKind::Stack) => "the stack",
        Some(AreaKind::Anon) => "a private mapping",
        Some(AreaKind::Shared) => "a shared mapping",
        Some(AreaKind::File) => "a mapped file",
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
    format!("{what} in {}", area(spot.area))
}

pub(super) fn page(f: &Facts<'_>, mm: Option<MmId>, va: VirtAddr) -> String {
    format!("page {} of {}", va.floor(), area(f.spot(mm, va).area))
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
