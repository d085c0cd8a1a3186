//! What else a step did: `explain/brief`.

use super::Entry;

#[rustfmt::skip]
pub(super) const ENTRIES: &[Entry] = &[
    ("{parent} made process {name} ({child}) with fork.", "{parent} 用 fork 创建了进程 {name}（{child}）。"),
    ("{parent} made process {name} ({child}), which uses its memory for now (vfork).", "{parent} 用 vfork 创建了暂时使用其内存的进程 {name}（{child}）。"),
    ("{parent} made process {name} ({child}), which shares its memory (clone).", "{parent} 用 clone 创建了与它共用内存的进程 {name}（{child}）。"),
    ("{who} wrote to {place}: the file's page was copied, frame {from} → {to}.", "{who} 写了{place}：文件的页被复制，页框 {from} → {to}。"),
    ("{who} wrote to {place}: the shared page was copied, frame {from} → {to}.", "{who} 写了{place}：共享的页被复制，页框 {from} → {to}。"),
    ("{who} wrote to {place}: it had frame {pfn} alone and keeps it, without a copy.", "{who} 写了{place}：它独占页框 {pfn}，保留它，不复制。"),
    ("{who} read a page for the first time: zeros that everybody shares.", "{who} 第一次读了 1 页：大家共享的零。"),
    ("{who} read {n} pages for the first time: zeros that everybody shares.", "{who} 第一次读了 {n} 页：大家共享的零。"),
    ("{who} touched a page for the first time and got memory for it.", "{who} 第一次访问了 1 页，得到了内存。"),
    ("{who} touched {n} pages for the first time and got memory for it.", "{who} 第一次访问了 {n} 页，得到了内存。"),
    ("{who} ended with exit code {code}.", "{who} 以退出码 {code} 结束。"),
    ("{who} was ended by {signal}.", "{who} 因 {signal} 而结束。"),
    ("{who} was killed by {signal}.", "{who} 被 {signal} 杀死。"),
    ("The kernel sent {to} {signal}.", "内核向 {to} 发送了 {signal}。"),
    ("{who} sent itself {signal}.", "{who} 向自己发送了 {signal}。"),
    ("{from} sent {to} {signal}.", "{from} 向 {to} 发送了 {signal}。"),
    ("{who} was interrupted: its handler for {signal} runs.", "{who} 被打断：运行 {signal} 的处理函数。"),
    ("{who} took its child {child} away.", "{who} 回收了子进程 {child}。"),
    ("{who} went to sleep in {call}.", "{who} 在 {call} 中睡眠。"),
    ("{who} went to sleep.", "{who} 进入睡眠。"),
    ("The CPU went on to {to}.", "CPU 转给了 {to}。"),
    ("{who} printed {text}", "{who} 输出了 {text}"),
    ("1 area is made", "建立 1 个区域"),
    ("{n} areas are made", "建立 {n} 个区域"),
    ("1 entry is copied", "复制 1 个页表项"),
    ("{n} entries are copied", "复制 {n} 个页表项"),
    ("1 entry is taken out", "清除 1 个页表项"),
    ("{n} entries are taken out", "清除 {n} 个页表项"),
    ("1 area is gone", "移除 1 个区域"),
    ("{n} areas are gone", "移除 {n} 个区域"),
    ("Likewise for the C library and the vDSO: {done}.", "对 C 库和 vDSO 也是如此：{done}。"),
];
