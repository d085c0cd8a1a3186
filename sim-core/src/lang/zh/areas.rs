//! Address spaces and their areas: `explain/areas.rs`.

use super::Entry;

#[rustfmt::skip]
pub(super) const ENTRIES: &[Entry] = &[
    ("A new address space is made.", "建立一个新的地址空间。"),
    ("It has no areas yet.", "它还没有任何区域。"),
    ("fork makes an address space like that of {from}.", "fork 建立一个与 {from} 相同的地址空间。"),
    ("First the list of areas is copied, then the page-table entries; no page is copied.", "先复制区域的列表，再复制页表项；不复制任何页。"),
    ("An address space is gone.", "一个地址空间消失了。"),
    ("Nobody uses it any more.", "再没有进程使用它。"),
    ("{owners} gets a new area from {start} to {end}: {area}.", "{owners} 得到新区域 {start} 到 {end}：{area}。"),
    ("The area at {start} is gone.", "起始于 {start} 的区域消失了。"),
    ("An area now goes from {new_start} to {new_end}.", "一个区域现在从 {new_start} 到 {new_end}。"),
    ("An area is cut in two at {at}.", "一个区域在 {at} 处被切成两半。"),
    ("Two areas that meet at {at} become one.", "在 {at} 相接的两个区域合为一个。"),
    ("They lie side by side, with the same rights and the same source: one is enough.", "它们相邻，权限和来源都相同：一个区域就够了。"),
    ("The area at {start} gets other rights.", "起始于 {start} 的区域改变权限。"),
    ("mprotect: the entries of its pages follow.", "mprotect：其中各页的页表项随之改变。"),
    ("The area at {start} is locked.", "起始于 {start} 的区域被锁定。"),
    ("mlock keeps its pages in memory, whatever happens to others.", "mlock 让它的页无论如何都留在内存里。"),
    ("The area at {start} is not locked any more.", "起始于 {start} 的区域不再锁定。"),
    ("Its pages may leave memory again, if the kernel needs the room.", "内核需要空间时，它的页又可以离开内存。"),
    ("The kernel notes what madvise says of the area at {start}.", "内核记下 madvise 对起始于 {start} 的区域的说明。"),
    ("It counts later: at a fork (DONTFORK, WIPEONFORK), or for how pages are read ahead.", "以后才起作用：fork 时（DONTFORK、WIPEONFORK），或决定如何预读时。"),
    ("The flags of the area at {start} change.", "起始于 {start} 的区域的标志改变了。"),
    ("The area at {start} is about to get its first page of its own.", "起始于 {start} 的区域将得到第一个自己的页。"),
    ("From now on fork has to copy its page-table entries (anon_vma).", "从此 fork 必须复制它的页表项（anon_vma）。"),
    ("The heap of {who} now ends at {brk}.", "{who} 的堆现在到 {brk} 为止。"),
    ("brk moves the end of the heap.", "brk 移动堆的末端。"),
    ("The strings of {who}'s arguments stand at {arg_start}.", "{who} 的参数字符串位于 {arg_start}。"),
    ("execve has copied them, and the environment behind them, to the top of the new stack.", "execve 已把它们连同其后的环境变量复制到新栈的顶部。"),
];
