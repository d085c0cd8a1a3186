//! 运行是怎样结束的。

use crate::explain::Sentence;
use crate::explain::facts::signal_name;
use crate::explain::waiting::{Group, Name, grouped, groups};
use crate::ids::Pid;
use crate::kernel::sched::{Awaited, Blocked, Holders, Wait};
use crate::lang::Lang;
use crate::lang::verbatim::spaced;
use crate::machine::end::{End, Exhausted};

pub fn ending(end: &End, name: Name<'_>) -> Sentence {
    match end {
        End::Exited { status, signal: 0 } => {
            Sentence::new(format!("程序以退出状态 {status} 结束。"), "")
        }
        End::Exited { signal, .. } => Sentence::new(
            format!("程序被 {} 杀死。", signal_name(*signal)),
            format!("所以它没有退出状态；shell 用 $? 把这显示为 128 + {signal}。"),
        ),
        End::Deadlock { blocked } => Sentence::new(
            format!(
                "运行结束，因为大家都在等待：{}。",
                waiting(blocked, name).join("，")
            ),
            "再没有什么能唤醒其中任何一个。",
        ),
        End::Budget {
            what,
            limit,
            at,
            alive,
        } => Sentence::new(
            format!(
                "运行被终止（{}）：{}。",
                used(*what, *limit),
                whereabouts(at, *alive, name)
            ),
            advice(*what),
        ),
        End::Unsupported { line, message } => Sentence::new(
            match (line, message.text(Lang::Zh)) {
                (0, message) => spaced(&format!("运行停止：模型没有{message}。")),
                (_, message) => spaced(&format!("运行停在第 {line} 行：模型没有{message}。")),
            },
            "模型包含什么、省略什么，见“省略了什么”。",
        ),
    }
}

/// 谁在等什么，每件事一个分句。
pub fn waiting(blocked: &[Blocked], name: Name<'_>) -> Vec<String> {
    let clause = |group: Group<'_>| {
        let named = group.named.join("、");
        let who = match group.more {
            0 => format!("{named} "),
            more => format!("{named} 等 {} 个进程", group.named.len() + more),
        };
        format!("{who}{}", wait(group.wait, name))
    };
    groups(blocked, name).into_iter().map(clause).collect()
}

fn wait(wait: &Wait, name: Name<'_>) -> String {
    match wait {
        Wait::Call {
            call,
            awaited: what,
        } => format!("在 {call} 中等待{}", awaited(what, name)),
        Wait::Stopped(Some(signal)) => format!("被 {} 停住", signal_name(*signal)),
        Wait::Stopped(None) => "被信号停住".into(),
        Wait::Other => "在等待".into(),
    }
}

fn awaited(awaited: &Awaited, name: Name<'_>) -> String {
    match awaited {
        Awaited::PipeBytes(writers) => {
            format!("空管道里来数据；管道的写端{}", holders(writers, name))
        }
        Awaited::PipeRoom(readers) => {
            format!("满管道里有空位；管道的读端{}", holders(readers, name))
        }
        Awaited::PipeEvent => "它的文件（都是管道）之一有变化".into(),
        Awaited::Eventfd { full: false } => "计数器为 0 的 eventfd".into(),
        Awaited::Eventfd { full: true } => "计数器已满的 eventfd".into(),
        Awaited::Timerfd => "定时器没有启动的 timerfd".into(),
        Awaited::Epoll => " epoll 监视的文件之一".into(),
        Awaited::File => "一个文件".into(),
        Awaited::Children(children) => {
            let told = children
                .iter()
                .map(|(pid, state)| format!("{} ({state})", name(*pid)));
            format!("子进程：{} 还没有结束", told.collect::<Vec<_>>().join("、"))
        }
        Awaited::Time(at) => format!("启动后第 {at} 纳秒"),
        Awaited::Vfork(child) => format!("子进程 {} 结束或 exec", name(*child)),
        Awaited::Lock(file) => match file {
            Some(file) => format!(" {file} 的锁"),
            None => "文件锁".into(),
        },
        Awaited::Semaphore { set, values } => {
            let values: Vec<String> = values.iter().map(u16::to_string).collect();
            format!(
                "信号量集 {set} 里的信号量，现在的值是 {}",
                values.join("、")
            )
        }
        Awaited::QueueMessage(queue) => format!("{}里来消息", queue_name(queue)),
        Awaited::QueueRoom(queue) => format!("{}里有空位", queue_name(queue)),
        Awaited::Message(queue) => format!("消息队列 {queue} 里来消息"),
        Awaited::MessageRoom(queue) => format!("消息队列 {queue} 里有空位"),
        Awaited::Word(va) => format!("别的进程唤醒等 {va} 处内存字的进程"),
        Awaited::SharedWord { offset, file } => match file {
            Some(file) => format!("别的进程唤醒等 {file} 第 {offset} 字节的进程"),
            None => format!("别的进程唤醒等共享内存第 {offset} 字节的进程"),
        },
        Awaited::SignalFd => " signalfd 接收的信号".into(),
        Awaited::Signal => "信号".into(),
    }
}

fn queue_name(name: &Option<String>) -> String {
    match name {
        Some(name) => format!("消息队列 /{name} "),
        None => "消息队列".into(),
    }
}

/// `还开在 P1000（描述符 4）`。
fn holders(holders: &Holders, name: Name<'_>) -> String {
    let told = holders
        .iter()
        .map(|(pid, fd)| format!("{}（描述符 {fd}）", name(*pid)));
    match holders.is_empty() {
        true => "没有进程打开".into(),
        false => format!("还开在 {}", told.collect::<Vec<_>>().join("、")),
    }
}

fn used(what: Exhausted, limit: u64) -> String {
    let number = grouped(limit);
    match what {
        Exhausted::Instructions => format!("已执行 {number} 条指令"),
        Exhausted::Events => format!("已有 {number} 个事件"),
        Exhausted::Calls => format!("已有 {number} 次系统调用"),
        Exhausted::Frames => format!("已用 {number} 个页框，{} MiB", limit / 256),
        Exhausted::Output => format!("已输出 {number} 字节"),
    }
}

fn whereabouts(at: &[(Pid, Option<u32>)], alive: u32, name: Name<'_>) -> String {
    let mut each: Vec<String> = at
        .iter()
        .map(|(pid, line)| match line {
            Some(line) => format!("{} 在第 {line} 行", name(*pid)),
            None => format!("{} 还没有开始", name(*pid)),
        })
        .collect();
    let more = (alive as usize).saturating_sub(at.len());
    if more > 0 {
        each.push(format!("另有 {} 个进程", grouped(more as u64)));
    }
    each.join("，")
}

fn advice(what: Exhausted) -> &'static str {
    match what {
        Exhausted::Instructions | Exhausted::Events | Exhausted::Calls => {
            "超过这个长度的运行都会被终止，这样永不结束的程序也会结束。是否有停不下来的循环（或 fork）？\
             如果没有，减少循环次数也能说明同样的问题。"
        }
        Exhausted::Frames => {
            "这里一次运行最多只能使用这么多内存。是否有不停分配内存的循环？如果没有，换小一些的数组也一样。"
        }
        Exhausted::Output => "输出更多的运行都会被终止。是否有不停打印的循环？",
    }
}
