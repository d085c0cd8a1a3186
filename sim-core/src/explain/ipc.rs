//! Sentences about System V shared memory, semaphores and messages.

use super::Said;
use super::cause::Record;
use super::facts::Facts;
use super::list;
use super::names::output_text;
use super::places::bytes;
use crate::kernel::event::EventKind;
use crate::kernel::ipc_types::SHM_DEST;
use crate::lang::{Message, say};

/// The sentence of an event of this kind; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Said> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::QueueSet { queue, to } if f.cause().call() == "mq_open" => Said::new(
            say!(
                "{who} makes the message queue {queue}.",
                who,
                queue = f.queue(*queue)
            ),
            say!(
                "It holds up to {most} messages of {bytes} each, and stays until mq_unlink, whoever has it open.",
                most = to.most,
                bytes = bytes(to.bytes)
            ),
        ),
        E::QueueSet { to, .. } if to.name.is_none() && f.cause().call() == "mq_unlink" => {
            Said::new(
                say!("A message queue loses its name."),
                say!(
                    "Who has it open uses it as before. It goes when nobody has it open any more."
                ),
            )
        }
        E::QueueSet { queue, to } if f.cause().call() == "mq_notify" => Said::new(
            match to.notify {
                Some(notify) => say!(
                    "{process} will be told when a message comes to the empty queue {queue}.",
                    process = f.name(notify.pid),
                    queue = f.queue(*queue)
                ),
                None => say!(
                    "Nobody will be told any more when a message comes to {queue}.",
                    queue = f.queue(*queue)
                ),
            },
            say!("It is told once; then mq_notify must be called again."),
        ),
        E::QueueSet { queue, to } => Said::new(
            say!(
                "The message queue {queue} holds {messages} now.",
                queue = f.queue(*queue),
                messages = messages(to.messages.len())
            ),
            say!("The most urgent comes out first, and of those the oldest."),
        ),
        E::QueueFree { .. } => Said::new(
            say!("A message queue is gone, with its messages."),
            say!("It had no name any more, and nobody had it open."),
        ),
        E::ShmSet { id, segment } => {
            let who = f.name(segment.last);
            match f.record() {
                Record::Made => Said::new(
                    say!(
                        "{who} makes shared memory segment {id}: {bytes}.",
                        who = f.who(),
                        id,
                        bytes = bytes(segment.size)
                    ),
                    if segment.key == 0 {
                        say!(
                            "IPC_PRIVATE: no key leads to it, but its number does. It belongs to no process: it stays until IPC_RMID."
                        )
                    } else {
                        say!(
                            "Processes find it by its key. It belongs to none of them: it stays until IPC_RMID."
                        )
                    },
                ),
                Record::Changed if segment.mode & SHM_DEST != 0 => Said::new(
                    say!("Shared memory segment {id} is to be removed.", id),
                    say!(
                        "It goes when nobody has it attached any more. Until then those who have it use it as before."
                    ),
                ),
                Record::Changed => Said::new(
                    say!("Owner or rights of shared memory segment {id} change.", id),
                    say!("They are asked for when it is attached."),
                ),
                Record::Attached => Said::new(
                    say!(
                        "The kernel notes that {who} attached shared memory segment {id} last.",
                        who,
                        id
                    ),
                    say!("shmctl with IPC_STAT tells it, and how many have it attached."),
                ),
                _ => Said::new(
                    say!(
                        "The kernel notes that {who} detached shared memory segment {id} last.",
                        who,
                        id
                    ),
                    say!("shmctl with IPC_STAT tells it, and how many have it attached."),
                ),
            }
        }
        E::ShmFree { id } => Said::new(
            say!("Shared memory segment {id} is gone.", id),
            say!("It was to be removed, and nobody has it attached any more."),
        ),
        E::SemCreate { id, count, .. } => Said::new(
            say!(
                "{who} makes semaphore set {id}, with {count} in it.",
                who,
                id,
                count
            ),
            say!("All are 0 at first. The set belongs to no process: it stays until IPC_RMID."),
        ),
        E::SemValue { id, num, sem } => Said::new(
            say!(
                "Semaphore {num} of set {id} is {value} now.",
                num,
                id,
                value = sem.value
            ),
            say!("It was used last by {process}.", process = f.name(sem.pid)),
        ),
        E::SemUndo {
            id, of, num, adj, ..
        } => Said::new(
            say!(
                "When {of} ends, {adj} is added to semaphore {num} of set {id}.",
                of = f.name(*of),
                adj = format!("{adj:+}"),
                num,
                id
            ),
            say!("SEM_UNDO: the kernel keeps the opposite of what the process did."),
        ),
        E::SemUndoFree { id } => Said::new(
            say!(
                "What {who} did to semaphore set {id} is taken back.",
                who,
                id
            ),
            say!("It ends, and had asked for that with SEM_UNDO."),
        ),
        E::SemPending { id, pending } => Said::new(
            match pending.len() {
                0 => say!("Nobody waits for semaphore set {id} any more.", id),
                _ => {
                    let names = pending.iter().map(|sleeper| f.name(sleeper.pid));
                    say!(
                        "{names} waits for semaphore set {id}.",
                        names = list::names(names),
                        id
                    )
                }
            },
            say!(
                "Whoever changes a value does what the sleepers asked for, if it can be done then."
            ),
        ),
        E::SemStat { id, .. } => Said::new(
            match f.record() {
                Record::Changed => {
                    say!("The kernel notes when semaphore set {id} was changed.", id)
                }
                _ => say!(
                    "The kernel notes when semaphore set {id} was used last.",
                    id
                ),
            },
            say!("semctl with IPC_STAT tells it."),
        ),
        E::SemFree { id } => Said::new(
            say!("Semaphore set {id} is gone.", id),
            say!("Who waits for it wakes with EIDRM."),
        ),
        E::MsgSet { id, head } => Said::new(
            match f.record() {
                Record::Made => say!(
                    "{who} makes message queue {id}; it holds up to {bytes}.",
                    who,
                    id,
                    bytes = bytes(head.most_bytes)
                ),
                Record::Sent => say!(
                    "The kernel notes that {sender} sent to message queue {id} last.",
                    sender = f.name(head.sender),
                    id
                ),
                Record::Received => say!(
                    "The kernel notes that {receiver} received from message queue {id} last.",
                    receiver = f.name(head.receiver),
                    id
                ),
                _ => say!(
                    "Message queue {id} has other rights or limits; it holds up to {bytes}.",
                    id,
                    bytes = bytes(head.most_bytes)
                ),
            },
            match f.record() {
                Record::Made => say!("It belongs to no process: it stays until IPC_RMID."),
                _ => say!("msgctl with IPC_STAT tells it."),
            },
        ),
        E::MsgPut { id, message } => Said::new(
            say!(
                "{who} puts a message of type {kind} into queue {id}: {text}",
                who,
                kind = message.kind,
                id,
                text = output_text(&message.text)
            ),
            say!("It waits there, behind the others, until somebody asks for its type."),
        ),
        E::MsgTake { id, .. } => Said::new(
            say!("{who} takes a message out of queue {id}.", who, id),
            say!("It is in the queue no longer: each message is received once."),
        ),
        E::MsgHand { id, to, message } => Said::new(
            say!(
                "{who} sends a message of type {kind} to queue {id}; {to} gets it: {text}",
                who,
                kind = message.kind,
                id,
                to = f.name(*to),
                text = output_text(&message.text)
            ),
            say!("It sleeps in msgrcv and wants such a message, which never enters the queue."),
        ),
        E::MsgHanded => Said::new(
            say!("{who} takes the message that it was given.", who),
            say!("The sender had handed it over while it slept in msgrcv."),
        ),
        E::MsgFree { id } => Said::new(
            say!("Message queue {id} is gone, with its messages.", id),
            say!("Who waits for it wakes with EIDRM."),
        ),
        _ => return None,
    })
}

/// `one message`, `5 messages`; as with [`bytes`], Chinese has the number alone.
fn messages(count: usize) -> Message {
    match count {
        0 => say!("no message"),
        1 => say!("one message"),
        n => say!("{n} messages", n),
    }
}
