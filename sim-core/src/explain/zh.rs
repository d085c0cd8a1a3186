//! 中文。

use super::Sentence;
use super::brief::Brief;
use super::facts::{Facts, Spot, output_text, result_text, signal_name, status_parts};
use crate::ids::{MmId, VirtAddr};
use crate::kernel::event::{Access, EventKind, FaultBy, FaultReason, Note, SwitchReason};
use crate::kernel::mm_types::FrameKind;
use crate::kernel::pte::Pte;
use crate::kernel::task::{TaskState, WaitKey};
use crate::lens::memory::AreaKind;

pub fn nothing_yet() -> Sentence {
    Sentence::new("机器刚刚启动。", "除了 init，还没有任何进程。")
}

fn area(kind: Option<AreaKind>) -> &'static str {
    match kind {
        Some(AreaKind::Text) => "代码段",
        Some(AreaKind::Rodata) => "只读数据段",
        Some(AreaKind::Data) => "数据段（data）",
        Some(AreaKind::Bss) => "bss 段",
        Some(AreaKind::Heap) => "堆",
        Some(AreaKind::Stack) => "栈",
        Some(AreaKind::Anon) => "私有映射",
        Some(AreaKind::Shared) => "共享映射",
        Some(AreaKind::File) => "文件映射",
        Some(AreaKind::Library) => "C 库的内存",
        Some(AreaKind::Special) => "内核提供的映射",
        None => "未映射的地方",
    }
}

fn spot(spot: &Spot) -> String {
    let what = match &spot.variable {
        Some(name) => name.clone(),
        None => format!("地址 {}", spot.va),
    };
    format!("{}里的 {what}", area(spot.area))
}

fn page(f: &Facts<'_>, mm: Option<MmId>, va: VirtAddr) -> String {
    format!("{}的页 {}", area(f.spot(mm, va).area), va.floor())
}

fn bits(pte: Pte) -> &'static str {
    match (pte.is_writable(), pte.is_dirty()) {
        (true, true) => "可写，脏",
        (true, false) => "可写",
        (false, true) => "只读，脏",
        (false, false) => "只读",
    }
}

fn times(count: u32) -> String {
    match count {
        0 => "没有页表项映射它".into(),
        n => format!("有 {n} 个页表项映射它"),
    }
}

fn waits(f: &Facts<'_>, key: WaitKey) -> String {
    match key {
        WaitKey::PipeReadable(_) => "管道里有数据".into(),
        WaitKey::PipeWritable(_) => "管道有空位".into(),
        WaitKey::ChildOf(_) => "子进程的状态改变".into(),
        WaitKey::Time(ns) => format!("虚拟时间到 {}", seconds(ns)),
        WaitKey::VforkDone(_) => "它的 vfork 子进程调用 exec 或结束".into(),
        WaitKey::FileLock(inode) => format!("别的进程放开 {} 的锁", f.inode(inode)),
        WaitKey::Signal(pid) => format!("有信号发给 {}", f.name(pid)),
    }
}

pub(super) fn seconds(ns: u64) -> String {
    format!("{}.{:06} 秒", ns / 1_000_000_000, ns % 1_000_000_000 / 1000)
}

pub fn event(f: &Facts<'_>) -> Sentence {
    use EventKind as E;
    let who = f.who();
    match &f.event.kind {
        E::Line { line } => {
            let (number, text) = f.line(*line);
            Sentence::new(format!("{who} 即将执行第 {number} 行：{text}"), "")
        }
        E::Call { func, args, .. } => {
            let shown: Vec<String> = args
                .iter()
                .take(f.params(*func))
                .map(|a| (*a as i64).to_string())
                .collect();
            let name = f.function(*func);
            let why = if f.is_library(*func) {
                "这是 C 库的函数：它就在进程自己里面、在用户态运行。"
            } else {
                "它的栈帧已在栈上：返回地址、保存的帧指针和局部变量。"
            };
            Sentence::new(format!("{who} 调用 {name}({})。", shown.join(", ")), why)
        }
        E::Return { func, value, .. } => Sentence::new(
            match f.is_void(*func) {
                true => format!("{who} 中的 {} 返回。", f.function(*func)),
                false => format!("{who} 中的 {} 返回 {}。", f.function(*func), *value as i64),
            },
            "它的栈帧已不在栈上；那些字节在被覆盖之前还留在原处。",
        ),
        E::Unwind { depth } => Sentence::new(
            format!("{who} 用 longjmp 跳回；调用栈上还剩 {depth} 个函数。"),
            "",
        ),
        E::Noted { note } => Sentence::new(
            match note {
                Note::SignedOverflow => format!("{who} 中的有符号数溢出并回绕。"),
                Note::ShiftCount => format!("{who} 的移位位数在 C 中没有定义。"),
            },
            "C 没有定义这种行为；这里的结果与 gcc 在 x86-64 上不优化时相同。",
        ),
        E::SyscallEnter { frame, .. } => Sentence::new(
            format!("{who} 进入内核：{}", f.call(frame)),
            "系统调用：CPU 从用户态转到内核态，进程还是同一个。",
        ),
        E::SyscallProgress { .. } => Sentence::new(format!("{who} 的系统调用继续进行。"), ""),
        E::SyscallExit { nr, ret } => {
            let name = super::facts::call_name(*nr);
            let why = match (name.as_str(), *ret) {
                (_, -512) => {
                    "它被处理函数打断（ERESTARTSYS）；按 SA_RESTART，处理函数之后重新开始。".into()
                }
                (_, ret) if ret < 0 => "C 库会把这个负数变成 −1 和 errno。".into(),
                ("fork" | "vfork" | "clone", 0) => {
                    "0 表示：你是子进程。同一个调用在父进程中返回子进程的进程号。".into()
                }
                ("fork" | "vfork" | "clone", child) => {
                    format!("{child} 是子进程的进程号；同一个调用在子进程中返回 0。")
                }
                _ => String::new(),
            };
            Sentence::new(
                format!("{name} 向 {who} 返回 {}，回到用户态。", result_text(*ret)),
                why,
            )
        }
        E::Output { bytes, .. } => Sentence::new(
            format!("{who} 输出 {}", output_text(bytes)),
            "字节在这里离开进程。仍在 stdio 缓冲区里的内容还没有输出。",
        ),
        E::InputTaken { len } => Sentence::new(format!("{who} 读取标准输入的 {len} 个字节。"), ""),

        E::Load {
            va,
            pfn,
            size,
            value,
            ..
        } => Sentence::new(
            format!(
                "{who} 读取 {size} 个字节：{} 的值是 {}。",
                spot(&f.spot(None, *va)),
                signed(*value, *size)
            ),
            format!("页表把 {va} 引到页框 {pfn}。"),
        ),
        E::Store {
            va,
            pfn,
            size,
            value,
            ..
        } => Sentence::new(
            format!(
                "{who} 把 {} 写入{}（{size} 个字节）。",
                signed(*value, *size),
                spot(&f.spot(None, *va))
            ),
            format!("页表把 {va} 引到页框 {pfn}；{}。", times(f.count(*pfn))),
        ),
        E::LoadBytes { va, pfn, len, .. } => Sentence::new(
            format!("为 {who} 从{}读取 {len} 个字节。", spot(&f.spot(None, *va))),
            format!("它们在页框 {pfn} 中。"),
        ),
        E::StoreBytes { va, pfn, bytes, .. } => Sentence::new(
            format!(
                "为 {who} 向{}写入 {} 个字节。",
                spot(&f.spot(None, *va)),
                bytes.len()
            ),
            format!("它们在页框 {pfn} 中。"),
        ),

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
            Sentence::new(what, reason_text(*reason, *pte))
        }
        E::FaultDone { major } => Sentence::new(
            format!(
                "{}缺页处理完毕；{who} 重新执行同一条指令。",
                if *major { "主" } else { "次" }
            ),
            "CPU 停在这条指令的中间，对内核做过什么一无所知。",
        ),
        E::TableAlloc { mm, level, .. } => Sentence::new(
            format!("为 {} 分配一页作页表：{}。", f.owners(*mm), table(*level)),
            "页表只在需要时建立，所以空的地址空间几乎不花内存。",
        ),
        E::TableFree { level, .. } => {
            Sentence::new(format!("一页页表被释放：{}。", table(*level)), "")
        }
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
            "这就是写时复制中的“复制”。只复制这一页，而且直到有人写它时才复制。",
        ),
        E::FrameFill { pfn, bytes, .. } => Sentence::new(
            format!("内核向页框 {pfn} 填入 {} 个字节。", bytes.len()),
            "",
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
                f.owners(*from),
                f.owners(*to)
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
            if f.count(*pfn) == 1 && f.is_anon(*pfn) {
                "剩下的那个进程独占它，下次写时不用复制。"
            } else {
                ""
            },
        ),
        E::FrameExclusive { pfn, exclusive } => Sentence::new(
            if *exclusive {
                format!("页框 {pfn} 又只属于一个进程。")
            } else {
                format!("页框 {pfn} 不再只属于一个进程。")
            },
            "内核的 PageAnonExclusive 标志：写保护的页表项能否不复制就改为可写？",
        ),
        E::FrameFlags { pfn, dirty, .. } => Sentence::new(
            format!(
                "页框 {pfn} 现在是{}的。",
                if *dirty { "脏" } else { "干净" }
            ),
            "",
        ),

        E::MmCreate { .. } => Sentence::new("建立一个新的地址空间。", "它还没有任何区域。"),
        E::MmDup { from, .. } => Sentence::new(
            format!("fork 建立一个与 {} 相同的地址空间。", f.owners(*from)),
            "先复制区域的列表，再复制页表项；不复制任何页。",
        ),
        E::MmFree { .. } => Sentence::new("一个地址空间消失了。", "再没有进程使用它。"),
        E::VmaAdd { mm, vma } => Sentence::new(
            format!(
                "{} 得到新区域 {} 到 {}：{}。",
                f.owners(*mm),
                vma.start,
                vma.end,
                area(f.spot(None, vma.start).area)
            ),
            "区域是一个承诺：这些地址可以使用。第一次访问时才有页框。",
        ),
        E::VmaRemove { start, .. } => Sentence::new(format!("起始于 {start} 的区域消失了。"), ""),
        E::VmaResize {
            new_start, new_end, ..
        } => Sentence::new(format!("一个区域现在从 {new_start} 到 {new_end}。"), ""),
        E::VmaSplit { at, .. } => Sentence::new(
            format!("一个区域在 {at} 处被切成两半。"),
            "两部分的权限将不同。",
        ),
        E::VmaMerge { at, .. } => Sentence::new(
            format!("在 {at} 相接的两个区域合为一个。"),
            "它们的权限现在相同。",
        ),
        E::VmaFlags { start, .. } => Sentence::new(format!("起始于 {start} 的区域改变权限。"), ""),
        E::VmaAnon { start, .. } => Sentence::new(
            format!("起始于 {start} 的区域将得到第一个自己的页。"),
            "从此 fork 必须复制它的页表项（anon_vma）。",
        ),
        E::BrkSet { brk, .. } => Sentence::new(
            format!("{who} 的堆现在到 {brk} 为止。"),
            "brk 移动堆的末端。",
        ),

        E::TaskCreate {
            child, ppid, vfork, ..
        } => Sentence::new(
            format!(
                "{} 创建了一个新进程：{}，进程号 {child}。",
                f.name(*ppid),
                f.name(*child)
            ),
            if *vfork {
                "在调用 exec 或结束之前，它使用父进程的内存，父进程等待。"
            } else {
                "它是父进程的副本，将从同一个 fork 调用之后继续。"
            },
        ),
        E::TaskStateSet { new, .. } => match new {
            TaskState::Running => Sentence::new(
                format!("{who} 又可以运行了（状态 R）。"),
                "它等的事已经发生，但还要等 CPU。",
            ),
            TaskState::Interruptible => Sentence::new(
                format!("{who} 进入睡眠（状态 S）。"),
                "在它等的事发生之前，它不需要 CPU。",
            ),
            TaskState::Uninterruptible => Sentence::new(
                format!("{who} 进入睡眠（状态 D）。"),
                "除了 SIGKILL，没有信号能唤醒它。",
            ),
            TaskState::Stopped | TaskState::Traced => {
                Sentence::new(format!("{who} 被停止（状态 {}）。", new.letter()), "")
            }
            TaskState::Zombie | TaskState::Dead => {
                Sentence::new(format!("{who} 已死（状态 {}）。", new.letter()), "")
            }
        },
        E::WaitAdd { key } => Sentence::new(
            format!("{who} 等待{}。", waits(f, *key)),
            "它排在内核相应的等待队列里。",
        ),
        E::WaitRemove { .. } => Sentence::new(format!("{who} 离开等待队列。"), ""),
        E::Enqueue { .. } => Sentence::new(format!("{who} 加入运行队列。"), "它只差 CPU。"),
        E::Switch {
            prev, next, reason, ..
        } => {
            let why = match reason {
                SwitchReason::Blocked => "前一个进程睡眠了",
                SwitchReason::Exited => "前一个进程结束了",
                SwitchReason::SliceEnd => "前一个进程的时间片用完了",
                SwitchReason::Yield => "前一个进程让出了 CPU",
                SwitchReason::Idle => "CPU 刚才空闲",
            };
            match (prev, next) {
                (_, Some(next)) => Sentence::new(
                    format!("CPU 转给 {}：{why}。", f.name(*next)),
                    "上下文切换：寄存器、栈和页表基址现在都是另一个进程的。",
                ),
                (Some(prev), None) => Sentence::new(
                    format!("CPU 离开 {}，无事可做。", f.name(*prev)),
                    "没有可运行的进程。",
                ),
                (None, None) => Sentence::new("CPU 空闲。", ""),
            }
        }
        E::TaskDropMm { .. } => Sentence::new(
            format!("{who} 放弃它的地址空间。"),
            "页表项逐个取出，每个页框的计数随之下降。",
        ),
        E::TaskSetMm { .. } => Sentence::new(format!("{who} 换上新的地址空间。"), ""),
        E::TaskDropFiles { .. } => Sentence::new(format!("{who} 关闭它的所有文件。"), ""),
        E::Killed { signal, addr, .. } => Sentence::new(
            format!("{who} 被 {} 杀死。", signal_name(*signal)),
            if addr.0 != 0 || *signal == crate::kernel::sig::SIGSEGV {
                format!("它访问了不该访问的 {addr}。")
            } else {
                "它没有说要处理这个信号。".into()
            },
        ),
        E::Exit { status } => {
            let (code, signal) = status_parts(*status);
            let how = signal.map_or_else(
                || format!("以退出码 {code} 结束"),
                |signal| format!("因 {signal} 而结束"),
            );
            Sentence::new(
                format!("{who} {how}，成为僵尸（状态 Z）。"),
                "它的内存已经归还。进程号和状态保留到父进程来取为止。",
            )
        }
        E::Reparent { child, to } => Sentence::new(
            format!("{} 成了孤儿；{} 收养它。", f.name(*child), f.name(*to)),
            "它的父进程先结束了。",
        ),
        E::Reap { child } => Sentence::new(
            format!("{who} 回收子进程 {}。", f.name(*child)),
            "父进程得知了状态；僵尸就此消失，进程号可以再用。",
        ),
        E::AutoReap { child } => Sentence::new(
            format!("{} 立刻消失。", f.name(*child)),
            "父进程忽略 SIGCHLD，没有人会来取它的状态。",
        ),
        E::SignalSend { .. }
        | E::SignalTake { .. }
        | E::SignalSave { .. }
        | E::SignalAwait { .. }
        | E::SignalHandle { .. }
        | E::SignalReturn { .. }
        | E::SignalMask { .. }
        | E::SignalActionSet { .. }
        | E::AltStackSet { .. }
        | E::ContinuedSet { .. }
        | E::TimerSet { .. } => super::signals_zh::event(f),
        E::Exec { path, .. } => Sentence::new(
            format!("{who} 从现在起运行程序 {path}。"),
            "execve：内存是新的，信号处理函数没有了；进程号、父进程和打开的文件不变。",
        ),
        E::VforkRelease { parent } => Sentence::new(
            format!("{} 可以继续了。", f.name(*parent)),
            "它的 vfork 子进程不再使用它的内存。",
        ),
        E::FilesDup { .. }
        | E::FileOpen { .. }
        | E::FileFree { .. }
        | E::FileSet { .. }
        | E::FdSet { .. }
        | E::FdClear { .. }
        | E::PipeCreate { .. }
        | E::PipeFill { .. }
        | E::PipeDrain { .. }
        | E::PipeFree { .. }
        | E::InodeCreate { .. }
        | E::InodeSet { .. }
        | E::InodeContent { .. }
        | E::InodeFree { .. }
        | E::DirLink { .. }
        | E::DirUnlink { .. }
        | E::TaskFs { .. }
        | E::CacheAdd { .. }
        | E::CacheRemove { .. } => super::files_zh::event(f),
        E::MmArgs { args, .. } => Sentence::new(
            format!("{who} 的参数字符串位于 {}。", args.arg_start),
            "execve 已把它们连同其后的环境变量复制到新栈的顶部。",
        ),
        E::ShmSet { id, segment } => Sentence::new(
            format!("共享内存段 {id} 的记录更新：{} 字节。", segment.size),
            "内核记下谁在何时最后一次附加或分离它；进程通过键找到它。",
        ),
        E::ShmFree { id } => Sentence::new(
            format!("共享内存段 {id} 不复存在。"),
            "它已被标记删除，而且再没有进程附加着它。",
        ),
        E::Idle { now_ns } => Sentence::new(
            format!("时间流逝：现在是 {}。", seconds(*now_ns)),
            "刚才没有可运行的进程。",
        ),
        E::Booted => Sentence::new(
            format!("程序已装入：进程 {who}，进程号 {}。", f.event.pid),
            "它的区域已经映射好；几乎还没有访问过任何页。",
        ),
        E::CommSet { comm } => Sentence::new(format!("{who} 现在名叫 {comm}。"), ""),
        E::NiceSet { nice } => Sentence::new(
            format!("{who} 的 nice 值现在是 {nice}。"),
            "值越大，Linux 分给它的 CPU 时间越少；本模型中大家分得一样多。",
        ),
        _ => Sentence::new(format!("内核为 {who} 更新它的表。"), ""),
    }
}

fn signed(value: u64, size: u8) -> String {
    match size {
        1 => (value as i8).to_string(),
        2 => (value as i16).to_string(),
        4 => (value as i32).to_string(),
        _ if value > 0xffff_ffff && (value as i64) > 0 => format!("{value:#x}"),
        _ => (value as i64).to_string(),
    }
}

fn table(level: u8) -> &'static str {
    match level {
        1 => "末级页表（PTE 表）",
        2 => "页中间目录（PMD）",
        3 => "页上级目录（PUD）",
        _ => "页全局目录（PGD）",
    }
}

fn reason_text(reason: FaultReason, pte: Pte) -> String {
    let frame = pte
        .pfn()
        .map_or_else(String::new, |pfn| format!("（页框 {pfn}）"));
    match reason {
        FaultReason::AnonFirstTouch => {
            "地址有效，但还没有人访问过这一页：它背后还没有页框。".into()
        }
        FaultReason::FileFirstTouch => {
            "这一页属于一个文件，这个进程还没有映射它；页缓存里有它。".into()
        }
        FaultReason::CowShared => {
            format!(
                "页表项是写保护的，因为这一页与别人共享{frame}。区域本身允许写：所以内核复制这一页。"
            )
        }
        FaultReason::CowReuse => {
            format!(
                "自 fork 以来页表项是写保护的，但已没有别人使用这一页{frame}：直接改为可写，不用复制。"
            )
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
    let owner = f.owners(mm);
    match (old.pfn(), new.pfn()) {
        (Some(a), Some(b)) if a == b && old.is_writable() && !new.is_writable() => Sentence::new(
            format!("{owner} 中{page}的页表项被写保护。"),
            "从此两个进程将共享这一页：必须察觉到谁先写它。",
        ),
        (Some(a), Some(b)) if a == b && !old.is_writable() && new.is_writable() => Sentence::new(
            format!("{owner} 中{page}的页表项改为可写；页框仍是 {a}。"),
            "没有别人使用这一页，所以不用复制。",
        ),
        (Some(a), Some(b)) if a == b => Sentence::new(
            format!("{owner} 中{page}的页表项改变了位：{}。", bits(new)),
            "",
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
            "",
        ),
        (None, None) => Sentence::new(format!("{owner} 中{page}的页表项改变了。"), ""),
    }
}

pub fn brief(f: &Facts<'_>, brief: &Brief) -> String {
    match brief {
        Brief::Created { parent, child } => {
            format!(
                "{} 用 fork 创建了进程 {}（{child}）。",
                f.name(*parent),
                f.name(*child)
            )
        }
        Brief::Copied {
            pid,
            mm,
            va,
            from,
            to,
        } => {
            let spot = spot(&f.spot(Some(*mm), *va));
            format!(
                "{} 写了{spot}：共享的页被复制，页框 {from} → {to}。",
                f.name(*pid)
            )
        }
        Brief::Kept { pid, mm, va, pfn } => {
            let spot = spot(&f.spot(Some(*mm), *va));
            format!(
                "{} 写了{spot}：它独占页框 {pfn}，保留它，不复制。",
                f.name(*pid)
            )
        }
        Brief::Touched { pid, pages, zero } => {
            let name = f.name(*pid);
            if *zero {
                format!("{name} 第一次读了 {pages} 页：大家共享的零。")
            } else {
                format!("{name} 第一次访问了 {pages} 页，得到了内存。")
            }
        }
        Brief::Ended { pid, status } => {
            let (code, signal) = status_parts(*status);
            let name = f.name(*pid);
            signal.map_or_else(
                || format!("{name} 以退出码 {code} 结束。"),
                |signal| format!("{name} 因 {signal} 而结束。"),
            )
        }
        Brief::Killed { pid, signal } => {
            format!("{} 被 {} 杀死。", f.name(*pid), signal_name(*signal))
        }
        Brief::Reaped { pid, child } => {
            format!("{} 回收了子进程 {}。", f.name(*pid), f.name(*child))
        }
        Brief::Slept { pid, call } => match call {
            Some(call) => format!("{} 在 {call} 中睡眠。", f.name(*pid)),
            None => format!("{} 进入睡眠。", f.name(*pid)),
        },
        Brief::Switched { to, .. } => format!("CPU 转给了 {}。", f.name(*to)),
        Brief::Printed { pid, bytes } => format!("{} 输出了 {}", f.name(*pid), output_text(bytes)),
    }
}
