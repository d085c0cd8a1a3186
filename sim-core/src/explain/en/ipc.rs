//! Sentences about System V shared memory, semaphores and messages, in English.

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
                "The message queue {} holds {} messages now.",
                f.queue(*queue),
                to.messages.len()
            ),
            "The most urgent comes out first, and of those the oldest.",
        ),
        E::QueueFree { .. } => Sentence::new(
            "A message queue is gone, with its messages.",
            "It had no name any more, and nobody had it open.",
        ),
        E::ShmSet { id, segment } => Sentence::new(
            format!(
                "The kernel keeps a record of shared memory segment {id}: {} bytes.",
                segment.size
            ),
            "The kernel keeps who attached it last, and when; processes find it by its key.",
        ),
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
            format!("The times or rights of semaphore set {id} are noted."),
            "semctl with IPC_STAT shows them.",
        ),
        E::SemFree { id } => Sentence::new(
            format!("Semaphore set {id} is gone."),
            "Who waits for it wakes with EIDRM.",
        ),
        E::MsgSet { id, head } => Sentence::new(
            format!(
                "The kernel keeps a record of message queue {id}: it holds up to {} bytes.",
                head.most_bytes
            ),
            "The kernel keeps who sent and received last, and when.",
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
