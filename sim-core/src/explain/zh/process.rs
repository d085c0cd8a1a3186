//! Sentences about processes: states, the CPU, beginnings and ends, in 中文.

use super::files::named;
use super::places::seconds;
use super::why::words;
use crate::explain::Sentence;
use crate::explain::cause::Mourner;
use crate::explain::facts::{Facts, resource_name, signal_name, status_parts};
use crate::explain::why::Why;
use crate::kernel::event::{EventKind, SwitchReason};
use crate::kernel::task::{TaskState, WaitKey, rlimit};
use crate::lang::verbatim::verbatim;

/// The sentence of such an event; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Sentence> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
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
            } else if f.same_memory(*ppid, *child) {
                "它与父进程用同一块内存（CLONE_VM），两者都继续运行。"
            } else {
                "它是父进程的副本：两者都从同一个系统调用之后继续。"
            },
        ),
        E::TaskStateSet { old, new } => match new {
            TaskState::Running => Sentence::new(
                format!("{who} 变为就绪（状态 R）。"),
                if matches!(old, TaskState::Stopped | TaskState::Traced) {
                    "它不再停止：SIGCONT 或会结束它的信号到了。"
                } else if f.signal_is_due() {
                    "有信号发给它：不管它等的事是否发生，都要先唤醒它。"
                } else {
                    "它等的事已经发生，但还要等 CPU。"
                },
            ),
            TaskState::Interruptible => Sentence::new(
                format!("{who} 进入睡眠（状态 S）。"),
                "在它等的事发生之前，它不需要 CPU。",
            ),
            TaskState::Uninterruptible => Sentence::new(
                format!("{who} 进入睡眠（状态 D）。"),
                "除了会结束它的信号，没有信号能唤醒它。",
            ),
            TaskState::Stopped | TaskState::Traced => Sentence::new(
                format!("{who} 被停止（状态 {}）。", new.letter()),
                "在 SIGCONT 或会结束它的信号到来之前，它得不到 CPU。",
            ),
            TaskState::Zombie | TaskState::Dead => {
                Sentence::new(format!("{who} 已死（状态 {}）。", new.letter()), "")
            }
        },
        E::WaitAdd { key } => Sentence::new(
            format!("{who} 等待{}。", waits(f, *key)),
            "它排在内核相应的等待队列里。",
        ),
        E::WaitRemove { .. } => Sentence::new(
            format!("{who} 离开等待队列。"),
            "它被唤醒，再看看能不能继续。",
        ),
        E::Enqueue { .. } => Sentence::new(format!("{who} 加入运行队列。"), "它只等 CPU。"),
        E::Switch {
            prev, next, reason, ..
        } => {
            let why = match reason {
                SwitchReason::SliceEnd if prev.is_some_and(|prev| f.waits_to_begin(prev)) => {
                    "前一个进程所执行的新程序，要等排队的进程都轮到一次才开始"
                }
                SwitchReason::Blocked if prev.is_some_and(|prev| f.is_stopped(prev)) => {
                    "前一个进程被停止了"
                }
                SwitchReason::Blocked => "前一个进程睡眠了",
                SwitchReason::Exited => "前一个进程结束了",
                SwitchReason::SliceEnd => "前一个进程的时间片用完了",
                SwitchReason::Yield => "前一个进程让出了 CPU",
                SwitchReason::Idle => "CPU 刚才空闲",
            };
            match (prev, next) {
                (_, Some(next)) => Sentence::new(
                    format!("CPU 转给 {}：{why}。", f.name(*next)),
                    if prev.is_some_and(|prev| f.same_memory(prev, *next)) {
                        words(Why::SameMemory)
                    } else {
                        "上下文切换：寄存器、栈和页表基址现在都是另一个进程的。".into()
                    },
                ),
                (Some(prev), None) => Sentence::new(
                    format!("CPU 离开 {}，无事可做。", f.name(*prev)),
                    "没有可运行的进程。",
                ),
                (None, None) => Sentence::new("CPU 空闲。", "没有可运行的进程。"),
            }
        }
        E::TaskDropMm { mm } if f.users(*mm) > 0 => Sentence::new(
            format!("{who} 放弃它的地址空间。"),
            "还有别的进程在用它，所以里面的一切都不变。",
        ),
        E::TaskDropMm { .. } => Sentence::new(
            format!("{who} 放弃它的地址空间。"),
            "页表项逐个取出，每个页框的计数随之下降。",
        ),
        E::TaskSetMm { .. } => Sentence::new(
            format!("{who} 换上新的地址空间。"),
            "execve 为新程序建立了它。",
        ),
        E::TaskDropFiles { .. } => Sentence::new(
            format!("{who} 关闭它的所有文件。"),
            "没有别人打开着的，就此关闭。",
        ),
        E::Killed { signal, code, addr } => Sentence::new(
            format!("{who} 被 {} 杀死。", signal_name(*signal)),
            words(f.why_killed(*signal, *code, *addr)),
        ),
        E::Exit { status } => {
            let (code, signal) = status_parts(*status);
            let how = signal.map_or_else(
                || format!("以退出码 {code} 结束"),
                |signal| format!("因 {signal} 而结束"),
            );
            match f.mourner(f.event.pid) {
                Mourner::Careless => Sentence::new(
                    format!("{who} {how}。"),
                    "它已放弃内存和文件。父进程不要僵尸（忽略 SIGCHLD，或设了 SA_NOCLDWAIT）：什么也不留下。",
                ),
                Mourner::Init => Sentence::new(
                    format!("{who} {how}，成为僵尸（状态 Z）。"),
                    "它已放弃内存和文件。它的父进程 init 立刻来取状态。",
                ),
                Mourner::Parent => Sentence::new(
                    format!("{who} {how}，成为僵尸（状态 Z）。"),
                    "它已放弃内存和文件。进程号和状态保留到父进程来取为止。",
                ),
            }
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
            "父进程不要僵尸（忽略 SIGCHLD，或设了 SA_NOCLDWAIT），没有人会来取它的状态。",
        ),
        E::Exec { path, .. } => Sentence::new(
            format!("{who} 从现在起运行程序 {}。", verbatim(path)),
            "execve：内存是新的，信号处理函数没有了；进程号、父进程和打开的文件不变。",
        ),
        E::VforkRelease { parent } => Sentence::new(
            format!("{} 可以继续了。", f.name(*parent)),
            "它的 vfork 子进程不再使用它的内存。",
        ),
        E::CommSet { comm } => Sentence::new(
            format!("{who} 现在名叫 {}。", verbatim(comm)),
            "这是 ps 和 /proc 显示的名字，最多 15 个字节。",
        ),
        E::CredSet { cred } => Sentence::new(
            format!("{who} 现在以用户 {} 的身份行事。", cred.user.effective),
            "访问文件、发信号、资源限制都按这个编号决定；0 是 root，几乎不受限制。",
        ),
        E::NiceSet { nice } => Sentence::new(
            format!("{who} 的 nice 值现在是 {nice}。"),
            "值越大，Linux 分给它的 CPU 时间越少；本模型中大家分得一样多。",
        ),
        E::LimitSet { resource, limit } => Sentence::new(
            format!(
                "{who} 的 {} 现在是 {}，上限 {}。",
                resource_name(*resource),
                bound(limit.cur),
                bound(limit.max)
            ),
            "前一个数（软限制）起作用，进程可以把它提高到后一个数（硬限制）。子进程继承两者。",
        ),
        E::GroupSet { pgrp, sid } => Sentence::new(
            format!("{who} 现在属于会话 {sid} 的进程组 {pgrp}。"),
            "kill 和终端可以一次向整个进程组发信号；它的子进程也在这个组里。",
        ),
        E::AttributesSet { .. } => Sentence::new(
            format!("内核记下 {who} 关于自己的设定。"),
            "prctl、sched_setscheduler 和 sched_setaffinity 修改这些设定。",
        ),
        E::SubreaperSet { on: true } => Sentence::new(
            format!("{who} 现在是收养者（subreaper）。"),
            "它后代中的孤儿进程归它收养，而不归 init。",
        ),
        E::SubreaperSet { on: false } => Sentence::new(
            format!("{who} 不再是收养者。"),
            "它后代中的孤儿进程归上一级收养者或 init。",
        ),
        _ => return None,
    })
}

fn bound(limit: u64) -> String {
    match limit {
        rlimit::INFINITY => "无限制".into(),
        limit => limit.to_string(),
    }
}

fn waits(f: &Facts<'_>, key: WaitKey) -> String {
    match key {
        WaitKey::PipeReadable(_) if f.is_opening() => "有进程以写方式打开这个命名管道".into(),
        WaitKey::PipeWritable(_) if f.is_opening() => "有进程以读方式打开这个命名管道".into(),
        WaitKey::PipeReadable(pipe) if f.is_socket(pipe) => "套接字收到数据".into(),
        WaitKey::PipeWritable(pipe) if f.is_socket(pipe) => "对方的套接字有空位".into(),
        WaitKey::PipeReadable(_) => "管道里有数据".into(),
        WaitKey::PipeWritable(_) => "管道有空位".into(),
        WaitKey::PipePolled(_) => "管道有变化".into(),
        WaitKey::Anon(anon) => format!("{} 有事可报", f.anon(anon)),
        WaitKey::SignalFd(pid) => format!("有信号发给 {}", f.name(pid)),
        WaitKey::ChildOf(_) => "子进程的状态改变".into(),
        WaitKey::Time(ns) => format!("虚拟时间到 {}", seconds(ns)),
        WaitKey::VforkDone(_) => "它的 vfork 子进程调用 exec 或结束".into(),
        WaitKey::FileLock(inode) => format!("别的进程放开 {} 的锁", named(f, inode)),
        WaitKey::Semaphore(id) => format!("信号量集 {id} 的值改变"),
        WaitKey::QueueMessage(_) => "消息队列里有消息".into(),
        WaitKey::QueueRoom(_) => "消息队列有空位".into(),
        WaitKey::Message(id) => format!("消息队列 {id} 里有给它的消息"),
        WaitKey::MessageRoom(id) => format!("消息队列 {id} 有空位"),
        WaitKey::Futex(_) => "有进程在这个 futex 上调用 FUTEX_WAKE".into(),
        WaitKey::Signal(pid) if pid == f.event.pid => "有信号到来".into(),
        WaitKey::Signal(pid) => format!("有信号发给 {}", f.name(pid)),
    }
}
