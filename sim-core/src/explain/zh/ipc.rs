//! Sentences about System V shared memory, semaphores and messages, in Chinese.

use crate::explain::Sentence;
use crate::explain::facts::{Facts, output_text};
use crate::kernel::event::EventKind;

/// The sentence of an event of this kind; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Sentence> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
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
        E::ShmSet { id, segment } => Sentence::new(
            format!("内核记下共享内存段 {id} 的情况：{} 字节。", segment.size),
            "内核记下谁在何时最后一次附加或分离它；进程通过键找到它。",
        ),
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
            format!("内核记下信号量集 {id} 的时间或权限。"),
            "用 semctl 的 IPC_STAT 可以看到。",
        ),
        E::SemFree { id } => Sentence::new(
            format!("信号量集 {id} 不复存在。"),
            "等待它的进程醒来，得到 EIDRM。",
        ),
        E::MsgSet { id, head } => Sentence::new(
            format!(
                "内核记下消息队列 {id} 的情况：最多容纳 {} 字节。",
                head.most_bytes
            ),
            "内核记下谁在何时最后一次发送和接收。",
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
