//! Words for places in memory, counts and times, in 中文.

use crate::explain::facts::{Facts, Spot};
use crate::ids::{MmId, VirtAddr};
use crate::lens::memory::AreaKind;

pub(super) fn area(spot: &Spot) -> &'static str {
    match spot.area {
        Some(AreaKind::Text) => "代码段",
        Some(AreaKind::Rodata) => "只读数据段",
        Some(AreaKind::Data) => "数据段（data）",
        Some(AreaKind::Bss) => "bss 段",
        Some(AreaKind::Heap) => "堆",
        Some(AreaKind::Stack) => "栈",
        Some(AreaKind::Anon) => "私有映射",
        Some(AreaKind::Shared) => "共享映射",
        Some(AreaKind::File) if spot.shmem => "共享内存",
        Some(AreaKind::File) if spot.shared => "文件的共享映射",
        Some(AreaKind::File) => "文件的私有映射",
        Some(AreaKind::Library) => "C 库的内存",
        Some(AreaKind::Special) => "内核提供的映射",
        None => "未映射的地方",
    }
}

pub(super) fn spot(spot: &Spot) -> String {
    let what = match &spot.variable {
        Some(name) => name.clone(),
        None => format!("地址 {}", spot.va),
    };
    match spot.area {
        Some(_) => format!("{}里的 {what}", area(spot)),
        None => format!("{what}（不属于任何区域）"),
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

pub(super) fn owners(f: &Facts<'_>, mm: MmId) -> String {
    f.owners(mm).join("、")
}

pub(super) fn page(f: &Facts<'_>, mm: Option<MmId>, va: VirtAddr) -> String {
    let there = f.spot(mm, va);
    match there.area {
        Some(_) => format!("{}的页 {}", area(&there), va.floor()),
        None => format!("页 {}（不属于任何区域）", va.floor()),
    }
}

pub(super) fn times(count: u32) -> String {
    match count {
        0 => "没有页表项映射它".into(),
        n => format!("有 {n} 个页表项映射它"),
    }
}

pub(super) fn seconds(ns: u64) -> String {
    format!("{}.{:06} 秒", ns / 1_000_000_000, ns % 1_000_000_000 / 1000)
}
