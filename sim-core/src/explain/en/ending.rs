//! How a run ended.

use crate::explain::Sentence;
use crate::explain::facts::signal_name;
use crate::explain::waiting::{Group, Name, grouped, groups};
use crate::ids::Pid;
use crate::kernel::sched::{Awaited, Blocked, Holders, Wait};
use crate::machine::end::{End, Exhausted};

pub fn ending(end: &End, name: Name<'_>) -> Sentence {
    match end {
        End::Exited { status, signal: 0 } => {
            Sentence::new(format!("The program ends with exit status {status}."), "")
        }
        End::Exited { signal, .. } => Sentence::new(
            format!("{} kills the program.", signal_name(*signal)),
            format!("So it has no exit status; a shell shows that as 128 + {signal} in $?."),
        ),
        End::Deadlock { blocked } => Sentence::new(
            format!(
                "The run ends because everybody waits: {}.",
                waiting(blocked, name).join(", ")
            ),
            "Nothing is left that could ever wake one of them.",
        ),
        End::Budget {
            what,
            limit,
            at,
            alive,
        } => Sentence::new(
            format!(
                "The run was ended {}: {}.",
                used(*what, *limit),
                whereabouts(at, *alive, name)
            ),
            advice(*what),
        ),
        End::Unsupported { line, message } => Sentence::new(
            match line {
                0 => format!("The run ends: {message} is not modelled."),
                _ => format!("The run ends at line {line}: {message} is not modelled."),
            },
            "What the model has, and what it leaves out, is listed under “What this leaves out”.",
        ),
    }
}

/// Who waits for what, a clause each.
pub fn waiting(blocked: &[Blocked], name: Name<'_>) -> Vec<String> {
    let clause = |group: Group<'_>| {
        let named = group.named.join(", ");
        let who = match (group.named.len(), group.more) {
            (1, 0) => named,
            (_, 0) => format!("each of {named}"),
            (_, 1) => format!("each of {named} and 1 other"),
            (_, more) => format!("each of {named} and {more} others"),
        };
        format!("{who} {}", wait(group.wait, name))
    };
    groups(blocked, name).into_iter().map(clause).collect()
}

fn wait(wait: &Wait, name: Name<'_>) -> String {
    match wait {
        Wait::Call {
            call,
            awaited: what,
        } => format!("waits in {call} {}", awaited(what, name)),
        Wait::Stopped(Some(signal)) => format!("is stopped by {}", signal_name(*signal)),
        Wait::Stopped(None) => "is stopped by a signal".into(),
        Wait::Other => "waits".into(),
    }
}

fn awaited(awaited: &Awaited, name: Name<'_>) -> String {
    match awaited {
        Awaited::PipeBytes(writers) => format!(
            "for bytes in a pipe that is empty; its writing end is still open in {}",
            holders(writers, name)
        ),
        Awaited::PipeRoom(readers) => format!(
            "for room in a pipe that is full; its reading end is open in {}",
            holders(readers, name)
        ),
        Awaited::PipeEvent => "for something to happen to one of its files, which are pipes".into(),
        Awaited::Eventfd { full: false } => "for an eventfd whose counter is 0".into(),
        Awaited::Eventfd { full: true } => "for an eventfd whose counter is full".into(),
        Awaited::Timerfd => "for a timerfd whose timer does not run".into(),
        Awaited::Epoll => "for one of the files that an epoll watches".into(),
        Awaited::File => "for a file".into(),
        Awaited::Children(children) => {
            let told = children
                .iter()
                .map(|(pid, state)| format!("{} ({state})", name(*pid)));
            format!(
                "for a child: {} has not ended",
                told.collect::<Vec<_>>().join(", ")
            )
        }
        Awaited::Time(at) => format!("until {at} ns after boot"),
        Awaited::Vfork(child) => format!("until its child {} ends or execs", name(*child)),
        Awaited::Lock(file) => format!("for a lock on {}", file.as_deref().unwrap_or("a file")),
        Awaited::Semaphore { set, values } => {
            let values: Vec<String> = values.iter().map(u16::to_string).collect();
            format!(
                "for a semaphore of set {set}, whose values are {}",
                values.join(", ")
            )
        }
        Awaited::QueueMessage(queue) => format!("for a message in {}", queue_name(queue)),
        Awaited::QueueRoom(queue) => format!("for room in {}", queue_name(queue)),
        Awaited::Message(queue) => format!("for a message in queue {queue}"),
        Awaited::MessageRoom(queue) => format!("for room in message queue {queue}"),
        Awaited::Word(va) => format!("until somebody wakes who waits for the word at {va}"),
        Awaited::SharedWord { offset, file } => format!(
            "until somebody wakes who waits for byte {offset} of {}",
            file.as_deref().unwrap_or("shared memory")
        ),
        Awaited::SignalFd => "for a signal of a signalfd".into(),
        Awaited::Signal => "for a signal".into(),
    }
}

fn queue_name(name: &Option<String>) -> String {
    name.as_ref().map_or("a message queue".into(), |name| {
        format!("message queue /{name}")
    })
}

/// `process 1000 (descriptor 4)`.
fn holders(holders: &Holders, name: Name<'_>) -> String {
    let told = holders
        .iter()
        .map(|(pid, fd)| format!("{} (descriptor {fd})", name(*pid)));
    match holders.is_empty() {
        true => "no process".into(),
        false => told.collect::<Vec<_>>().join(", "),
    }
}

fn used(what: Exhausted, limit: u64) -> String {
    let number = grouped(limit);
    match what {
        Exhausted::Instructions => format!("after {number} instructions"),
        Exhausted::Events => format!("after {number} events"),
        Exhausted::Calls => format!("after {number} system calls"),
        Exhausted::Frames => format!("with {number} page frames in use ({} MiB)", limit / 256),
        Exhausted::Output => format!("after {number} bytes of output"),
    }
}

fn whereabouts(at: &[(Pid, Option<u32>)], alive: u32, name: Name<'_>) -> String {
    let mut each: Vec<String> = at
        .iter()
        .map(|(pid, line)| match line {
            Some(line) => format!("{} was at line {line}", name(*pid)),
            None => format!("{} had not begun", name(*pid)),
        })
        .collect();
    let more = (alive as usize).saturating_sub(at.len());
    if more > 0 {
        each.push(format!("{} more were alive", grouped(more as u64)));
    }
    each.join(", ")
}

fn advice(what: Exhausted) -> &'static str {
    match what {
        Exhausted::Instructions | Exhausted::Events | Exhausted::Calls => {
            "Whatever runs longer is ended, so that a program that never ends is, too. Is there a loop \
             (or a fork) that never stops? If not, fewer rounds show the same."
        }
        Exhausted::Frames => {
            "Here a run may touch no more memory than that. Is there a loop that allocates and never \
             stops? If not, smaller arrays show the same."
        }
        Exhausted::Output => {
            "Whatever prints more is ended. Is there a loop that prints and never stops?"
        }
    }
}
