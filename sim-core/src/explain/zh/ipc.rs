//! Sentences about System V shared memory, semaphores and messages, in Chinese.

use crate::explain::Sentence;
use crate::explain::cause::Record;
use crate::explain::facts::{Facts, output_text};
use crate::kernel::event::EventKind;
use crate::kernel::ipc_types::SHM_DEST;

/// The sentence of an event of this kind; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Sentence> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::QueueSet { queue, to } if f.cause().call() == "mq_open" => Sentence::new(
            format!("{who} 创建消息队列 {}。", f.queue(*queue)),
            format!(
                "它最多容纳 {} 条消息，每条最多 {} 字节；无论谁打开着它，直到 mq_unlink 才会消失。",
                to.most, to.bytes
            ),
        ),
        E::QueueSet { to, .. } if to.name.is_none() && f.cause().call() == "mq_unlink" => {
            Sentence::new(
                "一个消息队列失去了名字。",
                "打开着它的进程照常使用；再没有谁打开它时它才消失。",
            )
        }
        E::QueueSet { queue, to } if f.cause().call() == "mq_notify" => Sentence::new(
            match to.notify {
                Some(notify) => format!(
                    "消息到达空队列 {} 时，{} 会得到通知。",
                    f.queue(*queue),
                    f.name(notify.pid)
                ),
                None => format!("消息到达 {} 时不再通知任何进程。", f.queue(*queue)),
            },
            "只通知一次，之后要重新调用 mq_notify。",
        ),
        E::QueueSet { queue, to } => Sentence::new(
            format!(
                "消息队列 {} 现在有 {} 条消息。",
                f.queue(*queue),
                to.messages.len()
            ),
            "最紧急的先出来，同样紧急的先到先出。",
        ),
        E::QueueFree { .. } => Sentence::new(
            "一个消息队列连同其中的消息消失了。",
            "它已没有名字，也没有谁打开它。",
        ),
        E::ShmSet { id, segment } => {
            let who = f.name(segment.last);
            match f.record() {
                Record::Made => Sentence::new(
                    format!("{} 创建共享内存段 {id}：{} 字节。", f.who(), segment.size),
                    if segment.key == 0 {
                        "IPC_PRIVATE：没有键通向它，只能凭编号使用。它不属于任何进程，直到 IPC_RMID 才消失。"
                    } else {
                        "进程通过键找到它。它不属于任何进程，直到 IPC_RMID 才消失。"
                    },
                ),
                Record::Changed if segment.mode & SHM_DEST != 0 => Sentence::new(
                    format!("共享内存段 {id} 被标记删除。"),
                    "再没有进程附加着它时它才消失；在那之前，附加着它的进程照常使用。",
                ),
                Record::Changed => Sentence::new(
                    format!("共享内存段 {id} 的属主或权限改变了。"),
                    "附加时才检查它们。",
                ),
                Record::Attached => Sentence::new(
                    format!("内核记下：最后附加共享内存段 {id} 的是 {who}。"),
                    "shmctl 的 IPC_STAT 可以查到，还有附加着它的进程数。",
                ),
                _ => Sentence::new(
                    format!("内核记下：最后分离共享内存段 {id} 的是 {who}。"),
                    "shmctl 的 IPC_STAT 可以查到，还有附加着它的进程数。",
                ),
            }
        }
        E::ShmFree { id } => Sentence::new(
            format!("共享内存段 {id} 不复存在。"),
            "它已被标记删除，而且再没有进程附加着它。",
        ),
        E::SemCreate { id, count, .. } => Sentence::new(
            format!("{who} 创建信号量集 {id}，其中有 {count} 个信号量。"),
            "初值都是 0。它不属于任何进程，直到 IPC_RMID 才消失。",
        ),
        E::SemValue { id, num, sem } => Sentence::new(
            format!("信号量集 {id} 的第 {num} 个信号量现在是 {}。", sem.value),
            format!("最后操作它的进程是 {}。", f.name(sem.pid)),
        ),
        E::SemUndo {
            id, of, num, adj, ..
        } => Sentence::new(
            format!(
                "{} 结束时，信号量集 {id} 的第 {num} 个信号量要加上 {adj:+}。",
                f.name(*of)
            ),
            "SEM_UNDO：内核记下该进程所做操作的相反数。",
        ),
        E::SemUndoFree { id } => Sentence::new(
            format!("{who} 对信号量集 {id} 所做的操作被撤销。"),
            "它结束了，而且操作时用了 SEM_UNDO。",
        ),
        E::SemPending { id, pending } => Sentence::new(
            match pending.len() {
                0 => format!("再没有进程等待信号量集 {id}。"),
                _ => {
                    let names: Vec<String> = pending.iter().map(|s| f.name(s.pid)).collect();
                    format!("{} 等待信号量集 {id}。", names.join("、"))
                }
            },
            "谁改变了信号量的值，谁就替等待者完成此刻能完成的操作。",
        ),
        E::SemStat { id, .. } => Sentence::new(
            match f.record() {
                Record::Changed => format!("内核记下信号量集 {id} 是何时改变的。"),
                _ => format!("内核记下信号量集 {id} 最后是何时使用的。"),
            },
            "用 semctl 的 IPC_STAT 可以查到。",
        ),
        E::SemFree { id } => Sentence::new(
            format!("信号量集 {id} 不复存在。"),
            "等待它的进程醒来，得到 EIDRM。",
        ),
        E::MsgSet { id, head } => Sentence::new(
            match f.record() {
                Record::Made => format!(
                    "{who} 创建消息队列 {id}，最多容纳 {} 字节。",
                    head.most_bytes
                ),
                Record::Sent => format!(
                    "内核记下：最后向消息队列 {id} 发送的是 {}。",
                    f.name(head.sender)
                ),
                Record::Received => format!(
                    "内核记下：最后从消息队列 {id} 接收的是 {}。",
                    f.name(head.receiver)
                ),
                _ => format!(
                    "消息队列 {id} 的权限或上限改变了；最多容纳 {} 字节。",
                    head.most_bytes
                ),
            },
            match f.record() {
                Record::Made => "它不属于任何进程，直到 IPC_RMID 才消失。",
                _ => "用 msgctl 的 IPC_STAT 可以查到。",
            },
        ),
        E::MsgPut { id, message } => Sentence::new(
            format!(
                "{who} 把一条类型为 {} 的消息放入队列 {id}：{}",
                message.kind,
                output_text(&message.text)
            ),
            "它排在其他消息之后，直到有进程要这种类型的消息。",
        ),
        E::MsgTake { id, .. } => Sentence::new(
            format!("{who} 从队列 {id} 取出一条消息。"),
            "它不再在队列里：每条消息只被接收一次。",
        ),
        E::MsgHand { id, to, message } => Sentence::new(
            format!(
                "{who} 向队列 {id} 发送一条类型为 {} 的消息，直接交给 {}：{}",
                message.kind,
                f.name(*to),
                output_text(&message.text)
            ),
            "后者正在 msgrcv 中睡眠，等的就是这种消息；消息没有进入队列。",
        ),
        E::MsgHanded => Sentence::new(
            format!("{who} 取走交给它的消息。"),
            "它在 msgrcv 中睡眠时，发送者已把消息直接交给它。",
        ),
        E::MsgFree { id } => Sentence::new(
            format!("消息队列 {id} 及其中的消息不复存在。"),
            "等待它的进程醒来，得到 EIDRM。",
        ),
        _ => return None,
    })
}
