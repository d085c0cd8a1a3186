//! Places in memory, counts, times, and what stands between things that are listed:
//! `explain/places.rs`, `explain/list.rs`.

use super::Entry;

#[rustfmt::skip]
pub(super) const ENTRIES: &[Entry] = &[
    ("the program's code", "代码段"),
    ("the headers of the program's file", "程序文件的头部"),
    ("the program's constants", "只读数据段"),
    ("the program's constants that hold addresses (relro)", "含地址的常量（relro）"),
    ("the global variables (data)", "数据段（data）"),
    ("the global variables (bss)", "bss 段"),
    ("the heap", "堆"),
    ("the stack", "栈"),
    ("a private mapping", "私有映射"),
    ("a shared mapping", "共享映射"),
    ("shared memory", "共享内存"),
    ("a shared mapping of {file}", "{file} 的共享映射"),
    ("a private mapping of {file}", "{file} 的私有映射"),
    ("the C library's memory", "C 库的内存"),
    ("the kernel's own mapping", "内核提供的映射"),
    ("no area at all", "未映射的地方"),
    ("address {va}", "地址 {va}"),
    ("{place} on {area}", "{area}里的 {place}"),
    ("{place} in {area}", "{area}里的 {place}"),
    ("{place} outside of every area", "{place}（不属于任何区域）"),
    ("{owner}'s entry for {page}", "{owner} 中{page}的页表项"),
    ("The entry of {owners} for {page}", "{owners} 中{page}的页表项"),
    // The number alone: what is counted stands behind it in the sentence.
    ("1 byte", "1"),
    ("{n} bytes", "{n}"),
    ("page {page} of {area}", "{area}的页 {page}"),
    ("page {page} outside of every area", "页 {page}（不属于任何区域）"),
    ("no entry maps it", "没有页表项映射它"),
    ("one entry maps it", "有 1 个页表项映射它"),
    ("{n} entries map it", "有 {n} 个页表项映射它"),
    ("{seconds} s", "{seconds} 秒"),
    // What stands between things that are listed.
    ("{list}, {name}", "{list}、{name}"),
    ("{list} and {name}", "{list}、{name}"),
    ("{said}, {clause}", "{said}，{clause}"),
    ("{said}; {clause}", "{said}；{clause}"),
    ("{first} {then}", "{first}{then}"),
];
