//! Sentences about page faults, page tables and page frames, in 中文.

use super::places::{owners, page, spot, times};
use super::why::words;
use crate::explain::Sentence;
use crate::explain::facts::{Facts, indices};
use crate::ids::{MmId, VirtAddr};
use crate::kernel::event::{Access, EventKind, FaultBy, FaultReason};
use crate::kernel::mm_types::FrameKind;
use crate::kernel::pte::Pte;

/// The sentence of such an event; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Sentence> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::Fault {
            mm,
            va,
            access,
            reason,
            by,
            pte,
            ..
        } => {
            let page = page(f, Some(*mm), *va);
            let what = match (by, access) {
                (FaultBy::Gup, _) => format!("内核需要 {who} 的{page}。"),
                (_, Access::Read) => format!("缺页异常：{who} 读{page}。"),
                (_, Access::Write) => format!("缺页异常：{who} 写{page}。"),
                (_, Access::Execute) => format!("缺页异常：{who} 执行{page}上的代码。"),
            };
            let write = *access == Access::Write;
            let mut why = reason_text(f, *reason, *pte, (*mm, *va), write);
            if let (Some(name), Access::Write) = (f.bound_there(*va), access) {
                why += &format!(
                    "程序第一次调用 {name}：动态链接器把这个函数的地址写入程序的一张表（.got.plt），这张表就在全局变量之前。"
                );
            }
            Sentence::new(what, why)
        }
        E::Attempt { mm, va, access } => attempt(f, *mm, *va, *access),
        E::Walk {
            va,
            access,
            pte,
            level,
            ..
        } => walk(f, *va, *access, *pte, *level),
        E::FaultDone { major } => Sentence::new(
            format!(
                "{}缺页处理完毕；{who} 重新执行同一条指令。",
                if *major { "主" } else { "次" }
            ),
            "这条指令还没有产生任何效果：它重新开始执行，对内核做过什么一无所知。",
        ),
        E::TableAlloc { mm, level, .. } => Sentence::new(
            format!("为 {} 分配一页作页表：{}。", owners(f, *mm), table(*level)),
            "页表只在需要时建立，所以空的地址空间几乎不花内存。",
        ),
        E::TableFree { level, .. } => Sentence::new(
            format!("一页页表被释放：{}。", table(*level)),
            words(f.why_removed()),
        ),
        E::FrameAlloc { pfn, kind } => Sentence::new(
            format!("内核从空闲页框中取出页框 {pfn}。"),
            match kind {
                FrameKind::Anon => format!("它将存放 {who} 自己的一页。"),
                FrameKind::File { .. } => "它将作为页缓存存放文件的一页。".into(),
                FrameKind::Zero | FrameKind::Free => String::new(),
            },
        ),
        E::FrameFree { pfn } => {
            Sentence::new(format!("页框 {pfn} 又空闲了。"), "再没有页表项映射它。")
        }
        E::FrameCopy { from, to } => Sentence::new(
            format!("页框 {from} 的全部 4096 个字节被复制到页框 {to}。"),
            if f.copies_file() {
                "映射是私有的：文件保留它的页，写者得到这个副本。"
            } else {
                "这就是写时复制中的“复制”。只复制这一页，而且直到有人写它时才复制。"
            },
        ),
        E::FrameFill { pfn, bytes, .. } => Sentence::new(
            format!("内核向页框 {pfn} 填入 {} 个字节。", bytes.len()),
            words(f.why_filled(bytes)),
        ),
        E::PteSet { mm, va, old, new } => pte_set(f, *mm, *va, *old, *new),
        E::PteMark { va, new, .. } => Sentence::new(
            format!(
                "MMU 标记{}：{}。",
                page(f, None, *va),
                if new.is_dirty() {
                    "已访问、脏"
                } else {
                    "已访问"
                }
            ),
            "这两个位由硬件自己设置，分别在第一次读和第一次写时。",
        ),
        E::PteCopy { from, to, va, pte } => Sentence::new(
            format!(
                "fork 把{}的页表项从 {} 复制到 {}。",
                page(f, Some(*to), *va),
                owners(f, *from),
                owners(f, *to)
            ),
            match pte.pfn() {
                Some(pfn) => {
                    format!(
                        "复制的是页表项，不是页：现在两者都指向页框 {pfn}（{}）。",
                        times(f.count(pfn))
                    )
                }
                None => String::new(),
            },
        ),
        E::PteMove { from, to, .. } => Sentence::new(
            format!("mremap 把一个页表项从 {from} 移到 {to}。"),
            "页本身没有复制。",
        ),
        E::RmapRemove { pfn } => Sentence::new(
            format!(
                "映射页框 {pfn} 的页表项少了一个：{}。",
                times(f.count(*pfn))
            ),
            {
                let mut why = words(f.why_unmapped());
                if f.count(*pfn) == 1 && f.is_anon(*pfn) {
                    why += "剩下的那个进程独占它，下次写时不用复制。";
                }
                why
            },
        ),
        E::FrameExclusive { pfn, exclusive } => Sentence::new(
            if *exclusive {
                format!("页框 {pfn} 又只属于一个进程。")
            } else {
                format!("页框 {pfn} 不再只属于一个进程。")
            },
            if *exclusive {
                "内核设置 PageAnonExclusive 标志：只要它还在，这一页的页表项不用复制就可以改为可写。"
            } else {
                "内核清除 PageAnonExclusive 标志：下次写入时必须查看是否还有别的进程拥有这一页。"
            },
        ),
        E::FrameFlags { pfn, dirty, .. } => Sentence::new(
            format!(
                "页框 {pfn} 现在是{}的。",
                if *dirty { "脏" } else { "干净" }
            ),
            if *dirty {
                "自上次干净以来被写过。"
            } else {
                "它的内容设备上已经有了。"
            },
        ),
        _ => return None,
    })
}

fn attempt(f: &Facts<'_>, mm: MmId, va: VirtAddr, access: Access) -> Sentence {
    let who = f.who();
    let place = spot(&f.spot(Some(mm), va));
    let what = match access {
        Access::Read => format!("{who} 要读{place}。"),
        Access::Write => format!("{who} 要写{place}。"),
        Access::Execute => format!("{who} 要执行{place}处的代码。"),
    };
    Sentence::new(
        what,
        "CPU 的 TLB 里没有允许这次访问的地址转换，只好去查页表：怎么查，地址自己说明，即四个 9 位的索引加上 12 位的页内偏移。",
    )
}

fn walk(f: &Facts<'_>, va: VirtAddr, access: Access, pte: Pte, level: u8) -> Sentence {
    let way: Vec<String> = indices(va, level).iter().map(u16::to_string).collect();
    let what = format!("MMU 逐级查 {} 的页表：{}。", f.who(), way.join(" → "));
    let raised = "CPU 引发缺页异常。";
    let why = match pte.pfn() {
        _ if level > 1 => format!("走到这里为止：这个地址还没有{}。{raised}", table(level - 1)),
        _ if pte == Pte::GUARD => format!("这个页表项是保护标记，禁止一切访问。{raised}"),
        None => format!("页表项是空的：P（present）没有置位。{raised}"),
        Some(pfn) if !pte.is_accessible() => {
            format!(
                "页表项还记着页框 {pfn}，但对 CPU 来说 P（present）没有置位：PROT_NONE。{raised}"
            )
        }
        Some(pfn) if access == Access::Write => {
            format!("页表项指向页框 {pfn}，但 W（writable）没有置位，而这是一次写。{raised}")
        }
        Some(pfn) => {
            format!("页表项指向页框 {pfn}，但 NX（禁止执行）已置位，而这是取指令。{raised}")
        }
    };
    Sentence::new(what, why)
}

fn table(level: u8) -> &'static str {
    match level {
        1 => "末级页表（PTE 表）",
        2 => "页中间目录（PMD）",
        3 => "页上级目录（PUD）",
        _ => "页全局目录（PGD）",
    }
}

fn reason_text(
    f: &Facts<'_>,
    reason: FaultReason,
    pte: Pte,
    (mm, va): (MmId, VirtAddr),
    write: bool,
) -> String {
    let frame = pte
        .pfn()
        .map_or_else(String::new, |pfn| format!("（页框 {pfn}）"));
    match reason {
        FaultReason::AnonFirstTouch => {
            "地址有效，但还没有人访问过这一页：它背后还没有页框。".into()
        }
        FaultReason::FileFirstTouch => words(f.why_file_touch(mm, va, write)),
        FaultReason::CowShared => {
            format!(
                "页表项是写保护的，因为这一页与别人共享{frame}。区域本身允许写：所以内核复制这一页。"
            )
        }
        FaultReason::CowReuse => {
            format!("页表项是写保护的，但没有别人使用这一页{frame}：直接改为可写，不用复制。")
        }
        FaultReason::CowZero => "到目前为止这一页读的是大家共享的零页：写入需要自己的页框。".into(),
        FaultReason::CowFile => {
            format!("映射是私有的，而这一页还是文件自己的页{frame}：写入到副本上。")
        }
        FaultReason::SharedClean => "第一次写共享映射的干净页：内核记下它变脏了。".into(),
        FaultReason::StackGrowth => "栈向下增长到这个地址。".into(),
        FaultReason::NotMapped => "没有区域包含这个地址：SIGSEGV。".into(),
        FaultReason::NotAllowed => "区域不允许这样访问：SIGSEGV。".into(),
        FaultReason::BeyondFile => "这一页在文件末尾之后：SIGBUS。".into(),
        FaultReason::NoMemory => "没有空闲的页框。".into(),
        FaultReason::NonCanonical => "这种 CPU 上不可能有这样的地址：SIGSEGV。".into(),
        FaultReason::Guard => "这一页是保护页：SIGSEGV。".into(),
        FaultReason::Unshare => "内核要长期读这一页：读者得到自己的副本。".into(),
    }
}

fn pte_set(f: &Facts<'_>, mm: MmId, va: VirtAddr, old: Pte, new: Pte) -> Sentence {
    let page = page(f, Some(mm), va);
    let owner = owners(f, mm);
    match (old.pfn(), new.pfn()) {
        (Some(a), Some(b)) if a == b && old.is_accessible() && !new.is_accessible() => {
            Sentence::new(
                format!("{owner} 中{page}的页表项不再允许任何访问；页框 {a} 还在。"),
                "PROT_NONE：不管 CPU 要做什么，它看到的 P 都是 0；只有内核知道这一页还在。",
            )
        }
        (Some(a), Some(b)) if a == b && !old.is_accessible() && new.is_accessible() => {
            Sentence::new(
                format!(
                    "{owner} 中{page}的页表项又允许访问（{}）；页框 {a} 一直在。",
                    bits(new)
                ),
                "",
            )
        }
        (Some(a), Some(b)) if a == b && old.is_writable() && !new.is_writable() => Sentence::new(
            format!("{owner} 中{page}的页表项被写保护。"),
            words(f.why_protected()),
        ),
        (Some(a), Some(b)) if a == b && !old.is_writable() && new.is_writable() => Sentence::new(
            format!("{owner} 中{page}的页表项改为可写；页框仍是 {a}。"),
            words(f.why_permitted(mm, va)),
        ),
        (Some(a), Some(b)) if a == b => Sentence::new(
            format!("{owner} 中{page}的页表项改变了位：{}。", bits(new)),
            "页框不变：变的只是所允许或所记录的事。",
        ),
        (Some(a), Some(b)) => Sentence::new(
            format!(
                "{owner} 中{page}的页表项现在指向页框 {b}（{}）。",
                bits(new)
            ),
            format!("之前它指向页框 {a}。地址没有变；背后的页框换了。"),
        ),
        (None, Some(b)) if new.is_special() => Sentence::new(
            format!("{owner} 中{page}的页表项现在指向零页，页框 {b}。"),
            "只读不需要自己的内存：大家看的是同一页零。",
        ),
        (None, Some(b)) => Sentence::new(
            format!(
                "{owner} 中{page}的页表项现在指向页框 {b}（{}）。",
                bits(new)
            ),
            format!("之前没有页表项。现在{}。", times(f.count(b))),
        ),
        (Some(a), None) => Sentence::new(
            format!("{owner} 中{page}的页表项被取出；它曾指向页框 {a}。"),
            words(f.why_removed()),
        ),
        (None, None) => Sentence::new(format!("{owner} 中{page}的页表项改变了。"), ""),
    }
}

fn bits(pte: Pte) -> &'static str {
    match (pte.is_writable(), pte.is_dirty()) {
        (true, true) => "可写，脏",
        (true, false) => "可写",
        (false, true) => "只读，脏",
        (false, false) => "只读",
    }
}
