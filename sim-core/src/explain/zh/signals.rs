//! Sentences about signals and timers, in Chinese.

use super::places::seconds;
use crate::explain::Sentence;
use crate::explain::facts::{Facts, signal_name, signal_names};
use crate::ids::{Pid, VirtAddr};
use crate::kernel::event::{EventKind, Lost};
use crate::kernel::process::wait::{CLD_CONTINUED, CLD_STOPPED};
use crate::kernel::sig::SIGCONT;
use crate::kernel::sig_types::SigInfo;
use crate::kernel::task::{SigAction, WaitReport};

/// The sentence of an event of signals; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Sentence> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::SignalSend { info, from, .. } if f.is_of_child(info) => Sentence::new(
            match info.code {
                CLD_CONTINUED => format!(
                    "内核向 {who} 发送 SIGCHLD：它的子进程 {} 继续运行了。",
                    f.name(*from)
                ),
                CLD_STOPPED => format!(
                    "内核向 {who} 发送 SIGCHLD：它的子进程 {} 停止了。",
                    f.name(*from)
                ),
                _ => format!(
                    "内核向 {who} 发送 SIGCHLD：它的子进程 {} 结束了。",
                    f.name(*from)
                ),
            },
            "没有为它设处理函数的进程不理会它；wait 不靠它也能得知子进程的变化。",
        ),
        E::SignalSend { info, from, .. } => Sentence::new(
            sent(f, info, *from) + "。",
            if f.blocks(info.signal) {
                "进程阻塞了它：解除阻塞之前一直处于待处理状态。"
            } else {
                "在进程下次返回用户态之前，信号处于待处理状态。"
            },
        ),
        E::SignalLost {
            info,
            from,
            why: Lost::Pending,
        } => Sentence::new(
            sent(f, info, *from) + "，但同一信号已待处理：这一个丢失了。",
            "标准信号不计数：每个编号最多有一个待处理，也只递送一次。",
        ),
        E::SignalLost { info, from, .. } if info.signal == SIGCONT => Sentence::new(
            sent(f, info, *from) + "。",
            "停止的进程仅凭它就继续运行。进程没有为它设处理函数，所以没有什么待处理。",
        ),
        E::SignalLost { info, from, .. } => Sentence::new(
            sent(f, info, *from) + "，而进程忽略它。",
            "被忽略的信号一发出就被丢弃。",
        ),
        E::SignalFatal { signal } => Sentence::new(
            format!("{} 将结束 {who}。", signal_name(*signal)),
            "不会为它运行处理函数，之后发来的信号都不再有意义；进程一运行就结束。",
        ),
        E::SignalTake { signal, .. } => Sentence::new(
            format!("{} 递送给 {who}。", signal_name(*signal)),
            "它不再待处理。",
        ),
        E::SignalSave { saved: Some(_) } => Sentence::new(
            format!("{who} 将换一个阻塞信号集去睡眠。"),
            match f.cause().call() {
                "rt_sigsuspend" => {
                    "sigsuspend：处理函数返回时恢复原来的信号集，中间不会漏掉信号。".into()
                }
                call => format!("{call}：调用结束时，或处理函数返回时，恢复原来的信号集。"),
            },
        ),
        E::SignalSave { saved: None } => Sentence::new(
            format!("{who} 原来阻塞的信号集已存入处理函数的栈帧。"),
            "rt_sigreturn 从那里恢复它。",
        ),
        E::SignalAwait { set: 0 } => {
            Sentence::new(format!("{who} 不再等待信号。"), "信号来了，或者时间到了。")
        }
        E::SignalAwait { .. } => Sentence::new(
            format!("{who} 等待它所阻塞的信号。"),
            "其中一个到来就唤醒它，不经过处理函数直接取走。",
        ),
        E::SignalHandle { signal, frame, .. } => Sentence::new(
            format!("{who} 接下来运行 {} 的处理函数。", signal_name(*signal)),
            format!("内核已把它的寄存器放到栈上 {frame} 处；处理函数由此返回到被打断的地方。"),
        ),
        E::SignalReturn { .. } => Sentence::new(
            format!("{who} 从被信号打断的地方继续执行。"),
            "rt_sigreturn：寄存器和阻塞信号集取自内核先前建立的栈帧。",
        ),
        E::ContinuedSet { tells: true } => Sentence::new(
            format!("{who} 将告诉父进程它已继续运行。"),
            "SIGCONT 已发出。由它自己在返回用户态之前告诉父进程。",
        ),
        E::ContinuedSet { tells: false } => Sentence::new(
            format!("{who} 告诉父进程它已继续运行。"),
            "父进程收到 SIGCHLD；如果它带 WCONTINUED 在等，就被唤醒。",
        ),
        E::AltStackSet { stack } => Sentence::new(
            if stack.size == 0 {
                format!("{who} 不再有信号备用栈。")
            } else {
                format!("{who} 的信号备用栈在 {}，{} 字节。", stack.sp, stack.size)
            },
            "带 SA_ONSTACK 的处理函数在那里运行，即使普通栈已经用尽。",
        ),
        E::PosixTimerSet { id, timer } => Sentence::new(
            match timer {
                None => format!("{who} 的定时器 {id} 不复存在。"),
                Some(timer) if timer.timer.armed => format!(
                    "{who} 的定时器 {id} 将在虚拟时间 {} 到期。",
                    seconds(timer.timer.expires_ns)
                ),
                Some(timer) if timer.told => format!("{who} 的定时器 {id} 已到期。"),
                Some(_) => format!("{who} 有一个没有运行的定时器 {id}。"),
            },
            "有间隔的定时器在其信号被接收时重新设定。",
        ),
        E::TimerSet { which, timer } => {
            let signal = match which {
                0 => "SIGALRM",
                1 => "SIGVTALRM",
                _ => "SIGPROF",
            };
            let clock = if *which == 0 {
                "虚拟时间"
            } else {
                "它的 CPU 时间"
            };
            Sentence::new(
                if timer.armed {
                    format!(
                        "{who} 的定时器将在{clock} {} 发出 {signal}。",
                        seconds(timer.expires_ns)
                    )
                } else if timer.expires_ns != 0 {
                    format!("{who} 的定时器到期。")
                } else {
                    format!("{who} 的 {signal} 定时器关闭。")
                },
                "进程的三个时钟各有一个这样的定时器：alarm 和 setitimer 重新设定它。",
            )
        }
        E::SignalMask { blocked: 0 } => Sentence::new(
            format!("{who} 现在不阻塞任何信号。"),
            "之前被挡住的信号接着就被取走。",
        ),
        E::SignalMask { blocked } if blocked.count_ones() >= 60 => Sentence::new(
            format!("{who} 现在阻塞所有可以阻塞的信号。"),
            "除 SIGKILL 和 SIGSTOP（不能阻塞）外，信号要等到解除阻塞。",
        ),
        E::SignalMask { blocked } => Sentence::new(
            format!("{who} 现在阻塞 {}。", signal_names(*blocked, "、")),
            "这样的信号在解除阻塞之前一直处于待处理状态。",
        ),
        E::ReportSet { report: None } => Sentence::new(
            format!("{who} 的父进程已得知。"),
            "每次状态变化，wait 只告诉一次。",
        ),
        E::ReportSet {
            report: Some(WaitReport::Stopped(signal)),
        } => Sentence::new(
            format!("内核为父进程记下：{who} 被 {} 停止。", signal_name(*signal)),
            "带 WUNTRACED 的 waitpid 会告诉父进程。",
        ),
        E::ReportSet {
            report: Some(WaitReport::Continued),
        } => Sentence::new(
            format!("内核为父进程记下：{who} 继续运行。"),
            "带 WCONTINUED 的 waitpid 会告诉父进程。",
        ),
        E::SignalActionSet { signal, action } => {
            let signal = signal_name(*signal);
            match action.handler {
                SigAction::DEFAULT => Sentence::new(
                    format!("{who} 对 {signal} 采取默认动作。"),
                    "多数信号的默认动作是结束进程；有些被忽略，有些使进程停止。",
                ),
                SigAction::IGNORE => Sentence::new(
                    format!("{who} 从现在起忽略 {signal}。"),
                    "被忽略的信号一发出就被丢弃。",
                ),
                _ => Sentence::new(
                    format!(
                        "{who} 为 {signal} 设了处理函数 {}。",
                        f.pointer(VirtAddr(action.handler))
                    ),
                    "信号到来时，内核让进程转到那个函数里去执行。",
                ),
            }
        }
        _ => return None,
    })
}

/// The beginning of a sentence about a signal that is sent to the event's task.
fn sent(f: &Facts<'_>, info: &SigInfo, from: Pid) -> String {
    let (who, signal) = (f.who(), signal_name(info.signal));
    if from.0 == 0 || f.is_of_child(info) {
        format!("内核向 {who} 发送 {signal}")
    } else if from == f.event.pid {
        format!("{who} 向自己发送 {signal}")
    } else {
        format!("{} 向 {who} 发送 {signal}", f.name(from))
    }
}
