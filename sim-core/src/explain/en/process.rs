//! Sentences about processes: states, the CPU, beginnings and ends, in English.

use super::files::named;
use super::places::seconds;
use super::why::words;
use crate::explain::Sentence;
use crate::explain::cause::Mourner;
use crate::explain::facts::{Facts, resource_name, signal_name, status_parts};
use crate::explain::why::Why;
use crate::kernel::event::{EventKind, SwitchReason};
use crate::kernel::task::{TaskState, WaitKey, rlimit};

/// The sentence of such an event; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Sentence> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::TaskCreate {
            child, ppid, vfork, ..
        } => Sentence::new(
            format!(
                "{} has made a new process: {}, number {child}.",
                f.name(*ppid),
                f.name(*child)
            ),
            if *vfork {
                "It uses its parent's memory until it calls exec or ends, and the parent waits."
            } else if f.same_memory(*ppid, *child) {
                "It uses the same memory as its parent (CLONE_VM), and both run on."
            } else {
                "It is a copy of its parent: both go on behind the same system call."
            },
        ),
        E::TaskStateSet { old, new } => match new {
            TaskState::Running => Sentence::new(
                format!("{who} is runnable again (state R)."),
                if matches!(old, TaskState::Stopped | TaskState::Traced) {
                    "It is stopped no more: SIGCONT came, or a signal that ends it."
                } else if f.signal_is_due() {
                    "A signal has come for it: it is woken for that, whether or not what it waited for has happened."
                } else {
                    "What it waited for has happened. It still has to wait for the CPU."
                },
            ),
            TaskState::Interruptible => Sentence::new(
                format!("{who} goes to sleep (state S)."),
                "It needs no CPU until what it waits for happens.",
            ),
            TaskState::Uninterruptible => Sentence::new(
                format!("{who} goes to sleep (state D)."),
                "No signal wakes it but one that ends it.",
            ),
            TaskState::Stopped | TaskState::Traced => Sentence::new(
                format!("{who} is stopped (state {}).", new.letter()),
                "It gets no CPU until SIGCONT comes, or a signal that ends it.",
            ),
            TaskState::Zombie | TaskState::Dead => {
                Sentence::new(format!("{who} is dead (state {}).", new.letter()), "")
            }
        },
        E::WaitAdd { key } => Sentence::new(
            format!("{who} waits {}.", waits(f, *key)),
            "It stands in the kernel's wait queue for that.",
        ),
        E::WaitRemove { .. } => Sentence::new(
            format!("{who} leaves the wait queue."),
            "It is woken, and looks whether it can go on.",
        ),
        E::Enqueue { .. } => Sentence::new(
            format!("{who} joins the run queue."),
            "It waits for nothing but the CPU.",
        ),
        E::Switch {
            prev, next, reason, ..
        } => {
            let why = match reason {
                SwitchReason::SliceEnd if prev.is_some_and(|prev| f.waits_to_begin(prev)) => {
                    "the program that the one before has executed begins when all who waited have had their turn"
                }
                SwitchReason::Blocked if prev.is_some_and(|prev| f.is_stopped(prev)) => {
                    "the one before was stopped"
                }
                SwitchReason::Blocked => "the one before went to sleep",
                SwitchReason::Exited => "the one before has ended",
                SwitchReason::SliceEnd => "the time slice of the one before is used up",
                SwitchReason::Yield => "the one before gave up the CPU",
                SwitchReason::Idle => "the CPU was idle",
            };
            match (prev, next) {
                (_, Some(next)) => Sentence::new(
                    format!("The CPU goes on to {}: {why}.", f.name(*next)),
                    if prev.is_some_and(|prev| f.same_memory(prev, *next)) {
                        words(Why::SameMemory)
                    } else {
                        "A context switch: registers, stack and page-table base are now those of another process.".into()
                    },
                ),
                (Some(prev), None) => Sentence::new(
                    format!("The CPU leaves {} and has nothing to do.", f.name(*prev)),
                    "Nobody is runnable.",
                ),
                (None, None) => Sentence::new("The CPU is idle.", "No process is runnable."),
            }
        }
        E::TaskDropMm { mm } if f.users(*mm) > 0 => Sentence::new(
            format!("{who} gives up its address space."),
            "Another process still uses it, so all of it stays.",
        ),
        E::TaskDropMm { .. } => Sentence::new(
            format!("{who} gives up its address space."),
            "Its entries are taken out one by one, and each frame's count falls.",
        ),
        E::TaskSetMm { .. } => Sentence::new(
            format!("{who} takes a new address space."),
            "execve has made it for the new program.",
        ),
        E::TaskDropFiles { .. } => Sentence::new(
            format!("{who} closes all its files."),
            "Those that nobody else has open are closed for good.",
        ),
        E::Killed { signal, code, addr } => Sentence::new(
            format!("{who} is killed by {}.", signal_name(*signal)),
            words(f.why_killed(*signal, *code, *addr)),
        ),
        E::Exit { status } => {
            let (code, signal) = status_parts(*status);
            let how = signal.map_or_else(
                || format!("ends with exit code {code}"),
                |signal| format!("is ended by {signal}"),
            );
            match f.mourner(f.event.pid) {
                Mourner::Careless => Sentence::new(
                    format!("{who} {how}."),
                    "It has given up its memory and its files. Its parent wants no zombies (SIGCHLD is ignored, or SA_NOCLDWAIT is set): nothing of it stays.",
                ),
                Mourner::Init => Sentence::new(
                    format!("{who} {how} and is a zombie now (state Z)."),
                    "It has given up its memory and its files. init, its parent, asks for its status at once.",
                ),
                Mourner::Parent => Sentence::new(
                    format!("{who} {how} and is a zombie now (state Z)."),
                    "It has given up its memory and its files. Its number and its status stay until its parent asks for them.",
                ),
            }
        }
        E::Reparent { child, to } => Sentence::new(
            format!(
                "{} is an orphan; {} adopts it.",
                f.name(*child),
                f.name(*to)
            ),
            "Its parent has ended before it.",
        ),
        E::Reap { child } => Sentence::new(
            format!("{who} takes its child {} away.", f.name(*child)),
            "It was told the status; with that the zombie is gone and its number can be used again.",
        ),
        E::AutoReap { child } => Sentence::new(
            format!("{} is gone at once.", f.name(*child)),
            "Its parent wants no zombies (SIGCHLD is ignored, or SA_NOCLDWAIT is set), so nobody will ask for its status.",
        ),
        E::Exec { path, .. } => Sentence::new(
            format!("{who} is the program {path} from now on."),
            "execve: its memory is new, its handlers are gone; its number, its parent and its open files stay.",
        ),
        E::VforkRelease { parent } => Sentence::new(
            format!("{} may go on.", f.name(*parent)),
            "Its vfork child no longer uses its memory.",
        ),
        E::CommSet { comm } => Sentence::new(
            format!("{who} is called {comm} now."),
            "It is the name that ps and /proc show, of at most 15 bytes.",
        ),
        E::CredSet { cred } => Sentence::new(
            format!("{who} acts as user {} now.", cred.user.effective),
            "Files, signals and limits are granted or refused by this number; 0 is root, who is refused next to nothing.",
        ),
        E::NiceSet { nice } => Sentence::new(
            format!("The nice value of {who} is {nice} now."),
            "Linux gives it less of the CPU the higher it is; in this model all get the same.",
        ),
        E::LimitSet { resource, limit } => Sentence::new(
            format!(
                "{} of {who} is {} now, and at most {}.",
                resource_name(*resource),
                bound(limit.cur),
                bound(limit.max)
            ),
            "The first number is enforced; the process may raise it up to the second. Children inherit both.",
        ),
        E::GroupSet { pgrp, sid } => Sentence::new(
            format!("{who} is in process group {pgrp} of session {sid} now."),
            "A group is what kill and the terminal send signals to at once; its children will be in it, too.",
        ),
        E::AttributesSet { .. } => Sentence::new(
            format!("The kernel notes what {who} says about itself."),
            "prctl, sched_setscheduler and sched_setaffinity change such notes.",
        ),
        E::SubreaperSet { on: true } => Sentence::new(
            format!("{who} is a subreaper now."),
            "Orphans among its descendants become its children, instead of init's.",
        ),
        E::SubreaperSet { on: false } => Sentence::new(
            format!("{who} is no subreaper any more."),
            "Orphans among its descendants go to the next one above, or to init.",
        ),
        _ => return None,
    })
}

fn bound(limit: u64) -> String {
    match limit {
        rlimit::INFINITY => "unlimited".into(),
        limit => limit.to_string(),
    }
}

fn waits(f: &Facts<'_>, key: WaitKey) -> String {
    match key {
        WaitKey::PipeReadable(_) if f.is_opening() => {
            "in open until somebody opens the named pipe for writing".into()
        }
        WaitKey::PipeWritable(_) if f.is_opening() => {
            "in open until somebody opens the named pipe for reading".into()
        }
        WaitKey::PipeReadable(pipe) if f.is_socket(pipe) => "until bytes come to the socket".into(),
        WaitKey::PipeWritable(pipe) if f.is_socket(pipe) => {
            "until the socket at the other end has room".into()
        }
        WaitKey::PipeReadable(_) => "until the pipe holds bytes".into(),
        WaitKey::PipeWritable(_) => "until the pipe has room".into(),
        WaitKey::PipePolled(_) => "until something happens to a pipe".into(),
        WaitKey::Anon(anon) => format!("until {} has something to tell", f.anon(anon)),
        WaitKey::SignalFd(pid) => format!("until a signal comes to {}", f.name(pid)),
        WaitKey::ChildOf(_) => "until a child changes state".into(),
        WaitKey::Time(ns) => format!("until {} of virtual time", seconds(ns)),
        WaitKey::VforkDone(_) => "until its vfork child calls exec or ends".into(),
        WaitKey::FileLock(inode) => format!("until others unlock {}", named(f, inode)),
        WaitKey::Semaphore(id) => format!("until semaphores of set {id} have other values"),
        WaitKey::QueueMessage(_) => "until the message queue has a message".into(),
        WaitKey::QueueRoom(_) => "until the message queue has room".into(),
        WaitKey::Message(id) => format!("until message queue {id} has a message for it"),
        WaitKey::MessageRoom(id) => format!("until message queue {id} has room"),
        WaitKey::Futex(_) => {
            "on a futex, until somebody wakes those who wait there (FUTEX_WAKE)".into()
        }
        WaitKey::Signal(pid) if pid == f.event.pid => "until a signal comes".into(),
        WaitKey::Signal(pid) => format!("until a signal comes to {}", f.name(pid)),
    }
}
