//! Sentences about lines, calls, output, loads and stores, in 中文.

use super::errors;
use super::places::{accessed, seconds, spot, times};
use super::why::words;
use crate::explain::Sentence;
use crate::explain::call;
use crate::explain::facts::{Facts, bytes_text, c_names, call_name, output_text};
use crate::explain::why;
use crate::ids::VirtAddr;
use crate::kernel::event::{EventKind, Note};
use crate::kernel::syscall::restart::ERESTARTSYS;

/// What is added to the access that a page fault had interrupted.
const AGAIN: &str = "这就是刚才引发缺页的那条指令：现在页表项允许它了。";

/// The sentence of such an event; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Sentence> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::Line { line } => {
            let (number, text) = f.line(*line, "：");
            Sentence::new(format!("{who} 即将执行第 {number} 行{text}"), "")
        }
        E::Call { func, args, .. } => {
            let call = f.called(*func, args);
            let why = if f.is_library(*func) {
                "这是 C 库的函数：它就在进程自己里面、在用户态运行。"
            } else {
                "它的栈帧已在栈上：返回地址、保存的帧指针和局部变量。"
            };
            Sentence::new(format!("{who} 调用 {call}。"), why)
        }
        E::Return { func, value, .. } => Sentence::new(
            match f.is_void(*func) {
                true => format!("{who} 中的 {} 返回。", f.function(*func)),
                false => format!(
                    "{who} 中的 {} 返回 {}。",
                    f.function(*func),
                    f.returned(*func, *value)
                ),
            },
            "它的栈帧已不在栈上；那些字节在被覆盖之前还留在原处。",
        ),
        E::Unwind { depth } => Sentence::new(
            format!("{who} 用 longjmp 跳回；调用栈上还剩 {depth} 个函数。"),
            "",
        ),
        E::Noted { note, line } => {
            let (line, text) = f.line(*line, "：");
            Sentence::new(
                match note {
                    Note::SignedOverflow => {
                        format!("{who} 第 {line} 行的有符号数溢出并回绕{text}")
                    }
                    Note::ShiftCount => {
                        format!("{who} 第 {line} 行的移位位数在 C 中没有定义{text}")
                    }
                },
                "C 没有定义这种行为；这里的结果与 gcc 在 x86-64 上不优化时相同。",
            )
        }
        E::Poke {
            va,
            bytes,
            written: 0,
        } => Sentence::new(
            format!("从外部向 {who} 的 {va} 写入 {} 被拒绝。", bytes_text(bytes)),
            "那里没有可以接受写入的映射，调试器也不行：调试器可以写任何权限的私有映射，以及可写的共享映射。",
        ),
        E::Poke { va, bytes, .. } => Sentence::new(
            format!("你向 {who} 的 {va} 写入了 {}。", bytes_text(bytes)),
            "写入来自外部，就像调试器所做的那样（ptrace）：内核像进程自己写入一样准备好这一页，所以共享的页会先被复制。进程并不知情。",
        ),
        E::SyscallEnter { frame, .. } => Sentence::new(
            format!("{who} 进入内核：{}", f.call(frame)),
            match c_names(&call_name(frame.nr)) {
                Some(names) => format!(
                    "系统调用：从用户态转到内核态，进程还是同一个。C 库用 {} 实现 {}。",
                    call_name(frame.nr),
                    names.replace(", ", "、")
                ),
                None => "系统调用：CPU 从用户态转到内核态，进程还是同一个。".into(),
            },
        ),
        E::SyscallProgress { .. } => Sentence::new(format!("{who} 的系统调用继续进行。"), ""),
        E::SyscallExit { nr, ret } => {
            let name = call_name(*nr);
            if *ret == -ERESTARTSYS {
                return Some(Sentence::new(
                    format!("{who} 的 {name} 被处理函数打断。"),
                    "在内核里，这个调用以 ERESTARTSYS（512）结束，程序永远看不到这个值：按 SA_RESTART，处理函数返回之后重新开始。",
                ));
            }
            let mut why = match (name.as_str(), *ret) {
                (_, ret) if ret < 0 => match errors::meaning(-ret) {
                    Some(text) => format!("{text}。C 库会把这个负数变成 −1 和 errno。"),
                    None => "C 库会把这个负数变成 −1 和 errno。".into(),
                },
                ("fork" | "vfork" | "clone", 0) => {
                    "0 表示：你是子进程。同一个调用在父进程中返回子进程的进程号。".into()
                }
                ("fork" | "vfork" | "clone", child) => {
                    format!("{child} 是子进程的进程号；同一个调用在子进程中返回 0。")
                }
                (name, ret) => words(why::result(name, ret)),
            };
            if name == "execve" && *ret == 0 {
                return Some(Sentence::new(
                    format!("execve 成功：{who} 从头开始运行新程序。"),
                    words(why::result(&name, 0)),
                ));
            }
            let result = call::result(*nr, *ret);
            let what = if f.signal_is_due() {
                why = format!("有信号待处理：在 {who} 回到用户态之前先取走它。{why}");
                format!("{name} 将向 {who} 返回 {result}。")
            } else {
                format!("{name} 向 {who} 返回 {result}，回到用户态。")
            };
            Sentence::new(what, why)
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
            again,
            ..
        } => Sentence::new(
            format!(
                "{who} 读取 {size} 个字节：{} 的值是 {}。",
                accessed(f, *va, *size),
                moved(f, *va, *size, *value)
            ),
            format!(
                "页表把 {va} 引到页框 {pfn}。{}",
                if *again { AGAIN } else { "" }
            ),
        ),
        E::Store {
            va,
            pfn,
            size,
            value,
            again,
            ..
        } => Sentence::new(
            format!(
                "{who} 把 {} 写入{}（{size} 个字节）。",
                moved(f, *va, *size, *value),
                accessed(f, *va, *size)
            ),
            format!(
                "页表把 {va} 引到页框 {pfn}；{}。{}",
                times(f.count(*pfn)),
                if *again { AGAIN } else { "" }
            ),
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
        E::Idle { now_ns } => Sentence::new(
            format!("时间流逝：现在是 {}。", seconds(*now_ns)),
            "刚才没有可运行的进程。",
        ),
        E::Booted => Sentence::new(
            format!("程序已装入：进程 {who}，进程号 {}。", f.event.pid),
            "它的区域已经映射好；几乎还没有访问过任何页。",
        ),
        _ => return None,
    })
}

fn moved(f: &Facts<'_>, va: VirtAddr, size: u8, value: u64) -> String {
    f.moved(va, size, value)
        .unwrap_or_else(|| "一个 long double".into())
}
