//! Sentences about System V shared memory, semaphores and messages, in English.

use super::places::bytes;
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
            format!("{who} makes the message queue {}.", f.queue(*queue)),
            format!(
                "It holds up to {} messages of {} each, and stays until mq_unlink, whoever has it open.",
                to.most,
                bytes(to.bytes)
            ),
        ),
        E::QueueSet { to, .. } if to.name.is_none() && f.cause().call() == "mq_unlink" => {
            Sentence::new(
                "A message queue loses its name.",
                "Who has it open uses it as before. It goes when nobody has it open any more.",
            )
        }
        E::QueueSet { queue, to } if f.cause().call() == "mq_notify" => Sentence::new(
            match to.notify {
                Some(notify) => format!(
                    "{} will be told when a message comes to the empty queue {}.",
                    f.name(notify.pid),
                    f.queue(*queue)
                ),
                None => format!(
                    "Nobody will be told any more when a message comes to {}.",
                    f.queue(*queue)
                ),
            },
            "It is told once; then mq_notify must be called again.",
        ),
        E::QueueSet { queue, to } => Sentence::new(
            format!(
                "The message queue {} holds {} now.",
                f.queue(*queue),
                match to.messages.len() {
                    0 => "no message".into(),
                    1 => "one message".into(),
                    n => format!("{n} messages"),
                }
            ),
            "The most urgent comes out first, and of those the oldest.",
        ),
        E::QueueFree { .. } => Sentence::new(
            "A message queue is gone, with its messages.",
            "It had no name any more, and nobody had it open.",
        ),
        E::ShmSet { id, segment } => {
            let who = f.name(segment.last);
            match f.record() {
                Record::Made => Sentence::new(
                    format!(
                        "{} makes shared memory segment {id}: {}.",
                        f.who(),
                        bytes(segment.size)
                    ),
                    if segment.key == 0 {
                        "IPC_PRIVATE: no key leads to it, but its number does. It belongs to no process: it stays until IPC_RMID."
                    } else {
                        "Processes find it by its key. It belongs to none of them: it stays until IPC_RMID."
                    },
                ),
                Record::Changed if segment.mode & SHM_DEST != 0 => Sentence::new(
                    format!("Shared memory segment {id} is to be removed."),
                    "It goes when nobody has it attached any more. Until then those who have it use it as before.",
                ),
                Record::Changed => Sentence::new(
                    format!("Owner or rights of shared memory segment {id} change."),
                    "They are asked for when it is attached.",
                ),
                Record::Attached => Sentence::new(
                    format!(
                        "The kernel notes that {who} attached shared memory segment {id} last."
                    ),
                    "shmctl with IPC_STAT tells it, and how many have it attached.",
                ),
                _ => Sentence::new(
                    format!(
                        "The kernel notes that {who} detached shared memory segment {id} last."
                    ),
                    "shmctl with IPC_STAT tells it, and how many have it attached.",
                ),
            }
        }
        E::ShmFree { id } => Sentence::new(
            format!("Shared memory segment {id} is gone."),
            "It was to be removed, and nobody has it attached any more.",
        ),
        E::SemCreate { id, count, .. } => Sentence::new(
            format!("{who} makes semaphore set {id}, with {count} in it."),
            "All are 0 at first. The set belongs to no process: it stays until IPC_RMID.",
        ),
        E::SemValue { id, num, sem } => Sentence::new(
            format!("Semaphore {num} of set {id} is {} now.", sem.value),
            format!("It was used last by {}.", f.name(sem.pid)),
        ),
        E::SemUndo {
            id, of, num, adj, ..
        } => Sentence::new(
            format!(
                "When {} ends, {adj:+} is added to semaphore {num} of set {id}.",
                f.name(*of)
            ),
            "SEM_UNDO: the kernel keeps the opposite of what the process did.",
        ),
        E::SemUndoFree { id } => Sentence::new(
            format!("What {who} did to semaphore set {id} is taken back."),
            "It ends, and had asked for that with SEM_UNDO.",
        ),
        E::SemPending { id, pending } => Sentence::new(
            match pending.len() {
                0 => format!("Nobody waits for semaphore set {id} any more."),
                _ => {
                    let names: Vec<String> = pending.iter().map(|s| f.name(s.pid)).collect();
                    format!("{} waits for semaphore set {id}.", names.join(", "))
                }
            },
            "Whoever changes a value does what the sleepers asked for, if it can be done then.",
        ),
        E::SemStat { id, .. } => Sentence::new(
            match f.record() {
                Record::Changed => format!("The kernel notes when semaphore set {id} was changed."),
                _ => format!("The kernel notes when semaphore set {id} was used last."),
            },
            "semctl with IPC_STAT tells it.",
        ),
        E::SemFree { id } => Sentence::new(
            format!("Semaphore set {id} is gone."),
            "Who waits for it wakes with EIDRM.",
        ),
        E::MsgSet { id, head } => Sentence::new(
            match f.record() {
                Record::Made => format!(
                    "{who} makes message queue {id}; it holds up to {}.",
                    bytes(head.most_bytes)
                ),
                Record::Sent => format!(
                    "The kernel notes that {} sent to message queue {id} last.",
                    f.name(head.sender)
                ),
                Record::Received => format!(
                    "The kernel notes that {} received from message queue {id} last.",
                    f.name(head.receiver)
                ),
                _ => format!(
                    "Message queue {id} has other rights or limits; it holds up to {}.",
                    bytes(head.most_bytes)
                ),
            },
            match f.record() {
                Record::Made => "It belongs to no process: it stays until IPC_RMID.",
                _ => "msgctl with IPC_STAT tells it.",
            },
        ),
        E::MsgPut { id, message } => Sentence::new(
            format!(
                "{who} puts a message of type {} into queue {id}: {}",
                message.kind,
                output_text(&message.text)
            ),
            "It waits there, behind the others, until somebody asks for its type.",
        ),
        E::MsgTake { id, .. } => Sentence::new(
            format!("{who} takes a message out of queue {id}."),
            "It is in the queue no longer: each message is received once.",
        ),
        E::MsgHand { id, to, message } => Sentence::new(
            format!(
                "{who} sends a message of type {} to queue {id}; {} gets it: {}",
                message.kind,
                f.name(*to),
                output_text(&message.text)
            ),
            "It sleeps in msgrcv and wants such a message, which never enters the queue.",
        ),
        E::MsgHanded => Sentence::new(
            format!("{who} takes the message that it was given."),
            "The sender had handed it over while it slept in msgrcv.",
        ),
        E::MsgFree { id } => Sentence::new(
            format!("Message queue {id} is gone, with its messages."),
            "Who waits for it wakes with EIDRM.",
        ),
        _ => return None,
    })
}
