//! How a run ended.

use super::list;
use super::names::signal_name;
pub use super::waiting::Name;
use super::waiting::{Group, grouped, groups};
use super::{Said, Sentence};
use crate::ids::Pid;
use crate::kernel::sched::{Awaited, Blocked, Holders, Wait};
use crate::lang::message::Gap;
use crate::lang::{Lang, Message, say};
use crate::machine::end::{End, Exhausted};

/// Says how a run ended.
pub fn ending(end: &End, lang: Lang, name: Name<'_>) -> Sentence {
    said(end, name).text(lang)
}

/// Says who waits for what when a run stands still, a clause for each thing that is waited for.
pub fn waiting(blocked: &[Blocked], lang: Lang, name: Name<'_>) -> Vec<String> {
    let clauses = clauses(blocked, name);
    clauses.iter().map(|clause| clause.text(lang)).collect()
}

fn said(end: &End, name: Name<'_>) -> Said {
    match end {
        End::Exited { status, signal: 0 } => Said::new(
            say!("The program ends with exit status {status}.", status),
            None,
        ),
        End::Exited { signal, .. } => Said::new(
            say!("{signal} kills the program.", signal = signal_name(*signal)),
            say!(
                "So it has no exit status; a shell shows that as 128 + {signal} in $?.",
                signal
            ),
        ),
        End::Deadlock { blocked } => Said::new(
            say!(
                "The run ends because everybody waits: {waiting}.",
                waiting = list::clauses(clauses(blocked, name))
            ),
            say!("Nothing is left that could ever wake one of them."),
        ),
        End::Budget {
            what,
            limit,
            at,
            alive,
        } => Said::new(
            say!(
                "The run was ended {used}: {alive}.",
                used = used(*what, *limit),
                alive = whereabouts(at, *alive, name)
            ),
            advice(*what),
        ),
        End::Unsupported { line, message } => Said::new(
            match line {
                0 => say!("The run ends: {message} is not modelled.", message),
                _ => say!(
                    "The run ends at line {line}: {message} is not modelled.",
                    line,
                    message
                ),
            },
            say!(
                "What the model has, and what it leaves out, is listed under “What this leaves out”."
            ),
        ),
    }
}

fn clauses(blocked: &[Blocked], name: Name<'_>) -> Vec<Message> {
    let clause = |group: Group<'_>| {
        let wait = wait(group.wait, name);
        let (number, all) = (group.named.len(), group.named.len() + group.more);
        let named = list::names(group.named);
        match (number, group.more) {
            (1, 0) => say!("{process} {wait}", process = named, wait),
            (_, 0) => say!("each of {named} {wait}", named, wait),
            (_, 1) => say!("each of {named} and 1 other {wait}", named, wait, all),
            (_, more) => say!(
                "each of {named} and {more} others {wait}",
                named,
                more,
                wait,
                all
            ),
        }
    };
    groups(blocked, name).into_iter().map(clause).collect()
}

fn wait(wait: &Wait, name: Name<'_>) -> Message {
    match wait {
        Wait::Call {
            call,
            awaited: what,
        } => say!(
            "waits in {call} {awaited}",
            call,
            awaited = awaited(what, name)
        ),
        Wait::Stopped(Some(signal)) => {
            say!("is stopped by {signal}", signal = signal_name(*signal))
        }
        Wait::Stopped(None) => say!("is stopped by a signal"),
        Wait::Other => say!("waits"),
    }
}

fn awaited(awaited: &Awaited, name: Name<'_>) -> Message {
    match awaited {
        Awaited::PipeBytes(writers) => match writers.is_empty() {
            true => say!(
                "for bytes in a pipe that is empty; its writing end is still open in no process"
            ),
            false => say!(
                "for bytes in a pipe that is empty; its writing end is still open in {holders}",
                holders = holders(writers, name)
            ),
        },
        Awaited::PipeRoom(readers) => match readers.is_empty() {
            true => {
                say!("for room in a pipe that is full; its reading end is open in no process")
            }
            false => say!(
                "for room in a pipe that is full; its reading end is open in {holders}",
                holders = holders(readers, name)
            ),
        },
        Awaited::PipeEvent => {
            say!("for something to happen to one of its files, which are pipes")
        }
        Awaited::Eventfd { full: false } => say!("for an eventfd whose counter is 0"),
        Awaited::Eventfd { full: true } => say!("for an eventfd whose counter is full"),
        Awaited::Timerfd => say!("for a timerfd whose timer does not run"),
        Awaited::Epoll => say!("for one of the files that an epoll watches"),
        Awaited::File => say!("for a file"),
        Awaited::Children(children) => {
            let told = children
                .iter()
                .map(|(pid, state)| say!("{process} ({state})", process = name(*pid), state));
            say!(
                "for a child: {children} has not ended",
                children = list::names(told)
            )
        }
        Awaited::Time(at) => say!("until {at} ns after boot", at),
        Awaited::Vfork(child) => say!(
            "until its child {child} ends or execs",
            child = name(*child)
        ),
        Awaited::Lock(Some(file)) => say!("for a lock on {file}", file),
        Awaited::Lock(None) => say!("for a lock on a file"),
        Awaited::Semaphore { set, values } => say!(
            "for a semaphore of set {set}, whose values are {values}",
            set,
            values = list::names(values)
        ),
        Awaited::QueueMessage(Some(queue)) => {
            say!("for a message in message queue /{queue}", queue)
        }
        Awaited::QueueMessage(None) => say!("for a message in a message queue"),
        Awaited::QueueRoom(Some(queue)) => say!("for room in message queue /{queue}", queue),
        Awaited::QueueRoom(None) => say!("for room in a message queue"),
        Awaited::Message(queue) => say!("for a message in queue {queue}", queue),
        Awaited::MessageRoom(queue) => say!("for room in message queue {queue}", queue),
        Awaited::Word(va) => say!("until somebody wakes who waits for the word at {va}", va),
        Awaited::SharedWord {
            offset,
            file: Some(file),
        } => say!(
            "until somebody wakes who waits for byte {offset} of {file}",
            offset,
            file
        ),
        Awaited::SharedWord { offset, file: None } => say!(
            "until somebody wakes who waits for byte {offset} of shared memory",
            offset
        ),
        Awaited::SignalFd => say!("for a signal of a signalfd"),
        Awaited::Signal => say!("for a signal"),
    }
}

/// `process 1000 (descriptor 4)`.
fn holders(holders: &Holders, name: Name<'_>) -> Gap {
    list::names(
        holders
            .iter()
            .map(|(pid, fd)| say!("{process} (descriptor {fd})", process = name(*pid), fd)),
    )
}

fn used(what: Exhausted, limit: u64) -> Message {
    let number = grouped(limit);
    match what {
        Exhausted::Instructions => say!("after {number} instructions", number),
        Exhausted::Events => say!("after {number} events", number),
        Exhausted::Calls => say!("after {number} system calls", number),
        Exhausted::Frames => say!(
            "with {number} page frames in use ({mib} MiB)",
            number,
            mib = limit / 256
        ),
        Exhausted::Output => say!("after {number} bytes of output", number),
    }
}

fn whereabouts(at: &[(Pid, Option<u32>)], alive: u32, name: Name<'_>) -> Gap {
    let named = at.iter().map(|(pid, line)| match line {
        Some(line) => say!("{process} was at line {line}", process = name(*pid), line),
        None => say!("{process} had not begun", process = name(*pid)),
    });
    let more = (alive as usize).saturating_sub(at.len());
    let others = (more > 0).then(|| say!("{more} more were alive", more = grouped(more as u64)));
    list::clauses(named.chain(others))
}

fn advice(what: Exhausted) -> Message {
    match what {
        Exhausted::Instructions | Exhausted::Events | Exhausted::Calls => {
            say!(
                "Whatever runs longer is ended, so that a program that never ends is, too. Is there a loop (or a fork) that never stops? If not, fewer rounds show the same."
            )
        }
        Exhausted::Frames => {
            say!(
                "Here a run may touch no more memory than that. Is there a loop that allocates and never stops? If not, smaller arrays show the same."
            )
        }
        Exhausted::Output => {
            say!("Whatever prints more is ended. Is there a loop that prints and never stops?")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Pid;
    use crate::kernel::sched::{Awaited, Wait};

    #[test]
    fn who_waits_for_the_same_is_told_together() {
        let pause = Wait::Call {
            call: "pause",
            awaited: Awaited::Signal,
        };
        let stopped = Wait::Stopped(Some(19));
        let blocked = |pid, wait: &Wait| Blocked {
            pid: Pid(pid),
            wait: wait.clone(),
        };
        let mut all: Vec<Blocked> = (1..=5).map(|n| blocked(n, &pause)).collect();
        all.insert(1, blocked(9, &stopped));
        let end = End::Deadlock { blocked: all };
        let said = |lang| ending(&end, lang, &|pid| format!("P{}", pid.0)).what;
        assert_eq!(
            said(Lang::En),
            "The run ends because everybody waits: each of P1, P2, P3 and 2 others waits in pause for a \
             signal, P9 is stopped by SIGSTOP."
        );
        assert_eq!(
            said(Lang::Zh),
            "运行结束，因为大家都在等待：P1、P2、P3 等 5 个进程在 pause 中等待信号，P9 被 SIGSTOP 停住。"
        );
    }
}
