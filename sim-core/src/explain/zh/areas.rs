//! Sentences about address spaces and their areas, in 中文.

use super::places::{area, owners};
use super::why::words;
use crate::explain::Sentence;
use crate::explain::cause::Flagged;
use crate::explain::facts::Facts;
use crate::kernel::event::EventKind;

/// The sentence of such an event; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Sentence> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::MmCreate { .. } => Sentence::new("建立一个新的地址空间。", "它还没有任何区域。"),
        E::MmDup { from, .. } => Sentence::new(
            format!("fork 建立一个与 {} 相同的地址空间。", owners(f, *from)),
            "先复制区域的列表，再复制页表项；不复制任何页。",
        ),
        E::MmFree { .. } => Sentence::new("一个地址空间消失了。", "再没有进程使用它。"),
        E::VmaAdd { mm, vma } => Sentence::new(
            format!(
                "{} 得到新区域 {} 到 {}：{}。",
                owners(f, *mm),
                vma.start,
                vma.end,
                area(&f.spot(None, vma.start))
            ),
            words(f.why_added()),
        ),
        E::VmaRemove { start, .. } => Sentence::new(
            format!("起始于 {start} 的区域消失了。"),
            words(f.why_removed()),
        ),
        E::VmaResize {
            new_start, new_end, ..
        } => Sentence::new(
            format!("一个区域现在从 {new_start} 到 {new_end}。"),
            words(f.why_resized()),
        ),
        E::VmaSplit { at, .. } => Sentence::new(
            format!("一个区域在 {at} 处被切成两半。"),
            words(f.why_cut()),
        ),
        E::VmaMerge { at, .. } => Sentence::new(
            format!("在 {at} 相接的两个区域合为一个。"),
            "它们相邻，权限和来源都相同：一个区域就够了。",
        ),
        E::VmaFlags { start, flags, .. } => match f.flagged(*flags) {
            Flagged::Rights => Sentence::new(
                format!("起始于 {start} 的区域改变权限。"),
                "mprotect：其中各页的页表项随之改变。",
            ),
            Flagged::Locked => Sentence::new(
                format!("起始于 {start} 的区域被锁定。"),
                "mlock 让它的页无论如何都留在内存里。",
            ),
            Flagged::Unlocked => Sentence::new(
                format!("起始于 {start} 的区域不再锁定。"),
                "内核需要空间时，它的页又可以离开内存。",
            ),
            Flagged::Advised => Sentence::new(
                format!("内核记下 madvise 对起始于 {start} 的区域的说明。"),
                "以后才起作用：fork 时（DONTFORK、WIPEONFORK），或决定如何预读时。",
            ),
            Flagged::Other => Sentence::new(format!("起始于 {start} 的区域的标志改变了。"), ""),
        },
        E::VmaAnon { start, .. } => Sentence::new(
            format!("起始于 {start} 的区域将得到第一个自己的页。"),
            "从此 fork 必须复制它的页表项（anon_vma）。",
        ),
        E::BrkSet { brk, .. } => Sentence::new(
            format!("{who} 的堆现在到 {brk} 为止。"),
            "brk 移动堆的末端。",
        ),
        E::MmArgs { args, .. } => Sentence::new(
            format!("{who} 的参数字符串位于 {}。", args.arg_start),
            "execve 已把它们连同其后的环境变量复制到新栈的顶部。",
        ),
        _ => return None,
    })
}
