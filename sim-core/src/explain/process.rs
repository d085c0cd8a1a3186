//! Sentences about processes: states, the CPU, beginnings and ends.

use super::Said;
use super::cause::Mourner;
use super::facts::Facts;
use super::files::named;
use super::names::{resource_name, signal_name, status_parts};
use super::places::seconds;
use crate::kernel::event::{EventKind, SwitchReason};
use crate::kernel::task::{TaskState, WaitKey, rlimit};
use crate::lang::message::{Fill, Gap};
use crate::lang::{Message, say};

/// The sentence of such an event; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Said> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::TaskCreate {
            child, ppid, vfork, ..
        } => Said::new(
            say!(
                "{parent} has made a new process: {child}, number {pid}.",
                parent = f.name(*ppid),
                child = f.name(*child),
                pid = child
            ),
            if *vfork {
                say!(
                    "It uses its parent's memory until it calls exec or ends, and the parent waits."
                )
            } else if f.same_memory(*ppid, *child) {
                say!("It uses the same memory as its parent (CLONE_VM), and both run on.")
            } else {
                say!("It is a copy of its parent: both go on behind the same system call.")
            },
        ),
        E::TaskStateSet { old, new } => match new {
            TaskState::Running => Said::new(
                say!("{who} is runnable again (state R).", who),
                if matches!(old, TaskState::Stopped | TaskState::Traced) {
                    say!("It is stopped no more: SIGCONT came, or a signal that ends it.")
                } else if f.signal_is_due() {
                    say!(
                        "A signal has come for it: it is woken for that, whether or not what it waited for has happened."
                    )
                } else {
                    say!("What it waited for has happened. It still has to wait for the CPU.")
                },
            ),
            TaskState::Interruptible => Said::new(
                say!("{who} goes to sleep (state S).", who),
                say!("It needs no CPU until what it waits for happens."),
            ),
            TaskState::Uninterruptible => Said::new(
                say!("{who} goes to sleep (state D).", who),
                say!("No signal wakes it but one that ends it."),
            ),
            TaskState::Stopped | TaskState::Traced => Said::new(
                say!(
                    "{who} is stopped (state {letter}).",
                    who,
                    letter = new.letter()
                ),
                say!("It gets no CPU until SIGCONT comes, or a signal that ends it."),
            ),
            TaskState::Zombie | TaskState::Dead => Said::new(
                say!(
                    "{who} is dead (state {letter}).",
                    who,
                    letter = new.letter()
                ),
                None,
            ),
        },
        E::WaitAdd { key } => Said::new(
            say!("{who} waits {until}.", who, until = waits(f, *key)),
            say!("It stands in the kernel's wait queue for that."),
        ),
        E::WaitRemove { .. } => Said::new(
            say!("{who} leaves the wait queue.", who),
            say!("It is woken, and looks whether it can go on."),
        ),
        E::Enqueue { .. } => Said::new(
            say!("{who} joins the run queue.", who),
            say!("It waits for nothing but the CPU."),
        ),
        E::Switch {
            prev, next, reason, ..
        } => {
            let why = match reason {
                SwitchReason::SliceEnd if prev.is_some_and(|prev| f.waits_to_begin(prev)) => {
                    say!(
                        "the program that the one before has executed begins when all who waited have had their turn"
                    )
                }
                SwitchReason::Blocked if prev.is_some_and(|prev| f.is_stopped(prev)) => {
                    say!("the one before was stopped")
                }
                SwitchReason::Blocked => say!("the one before went to sleep"),
                SwitchReason::Exited => say!("the one before has ended"),
                SwitchReason::SliceEnd => say!("the time slice of the one before is used up"),
                SwitchReason::Yield => say!("the one before gave up the CPU"),
                SwitchReason::Idle => say!("the CPU was idle"),
            };
            match (prev, next) {
                (_, Some(next)) => Said::new(
                    say!(
                        "The CPU goes on to {next}: {why}.",
                        next = f.name(*next),
                        why
                    ),
                    if prev.is_some_and(|prev| f.same_memory(prev, *next)) {
                        say!(
                            "A context switch: registers and stack are now those of another process. The page tables stay: both use one address space."
                        )
                    } else {
                        say!(
                            "A context switch: registers, stack and page-table base are now those of another process."
                        )
                    },
                ),
                (Some(prev), None) => Said::new(
                    say!(
                        "The CPU leaves {prev} and has nothing to do.",
                        prev = f.name(*prev)
                    ),
                    say!("Nobody is runnable."),
                ),
                (None, None) => {
                    Said::new(say!("The CPU is idle."), say!("No process is runnable."))
                }
            }
        }
        E::TaskDropMm { mm } if f.users(*mm) > 0 => Said::new(
            say!("{who} gives up its address space.", who),
            say!("Another process still uses it, so all of it stays."),
        ),
        E::TaskDropMm { .. } => Said::new(
            say!("{who} gives up its address space.", who),
            say!("Its entries are taken out one by one, and each frame's count falls."),
        ),
        E::TaskSetMm { .. } => Said::new(
            say!("{who} takes a new address space.", who),
            say!("execve has made it for the new program."),
        ),
        E::TaskDropFiles { .. } => Said::new(
            say!("{who} closes all its files.", who),
            say!("Those that nobody else has open are closed for good."),
        ),
        E::Killed { signal, code, addr } => Said::new(
            say!(
                "{who} is killed by {signal}.",
                who,
                signal = signal_name(*signal)
            ),
            f.why_killed(*signal, *code, *addr),
        ),
        E::Exit { status } => {
            let (code, signal) = status_parts(*status);
            let how = signal.map_or_else(
                || say!("ends with exit code {code}", code),
                |signal| say!("is ended by {signal}", signal),
            );
            match f.mourner(f.event.pid) {
                Mourner::Careless => Said::new(
                    say!("{who} {how}.", who, how),
                    say!(
                        "It has given up its memory and its files. Its parent wants no zombies (SIGCHLD is ignored, or SA_NOCLDWAIT is set): nothing of it stays."
                    ),
                ),
                Mourner::Init => Said::new(
                    say!("{who} {how} and is a zombie now (state Z).", who, how),
                    say!(
                        "It has given up its memory and its files. init, its parent, asks for its status at once."
                    ),
                ),
                Mourner::Parent => Said::new(
                    say!("{who} {how} and is a zombie now (state Z).", who, how),
                    say!(
                        "It has given up its memory and its files. Its number and its status stay until its parent asks for them."
                    ),
                ),
            }
        }
        E::Reparent { child, to } => Said::new(
            say!(
                "{child} is an orphan; {to} adopts it.",
                child = f.name(*child),
                to = f.name(*to)
            ),
            say!("Its parent has ended before it."),
        ),
        E::Reap { child } => Said::new(
            say!(
                "{who} takes its child {child} away.",
                who,
                child = f.name(*child)
            ),
            say!(
                "It was told the status; with that the zombie is gone and its number can be used again."
            ),
        ),
        E::AutoReap { child } => Said::new(
            say!("{child} is gone at once.", child = f.name(*child)),
            say!(
                "Its parent wants no zombies (SIGCHLD is ignored, or SA_NOCLDWAIT is set), so nobody will ask for its status."
            ),
        ),
        E::Exec { path, .. } => Said::new(
            say!("{who} is the program {path} from now on.", who, path),
            say!(
                "execve: its memory is new, its handlers are gone; its number, its parent and its open files stay."
            ),
        ),
        E::VforkRelease { parent } => Said::new(
            say!("{parent} may go on.", parent = f.name(*parent)),
            say!("Its vfork child no longer uses its memory."),
        ),
        E::CommSet { comm } => Said::new(
            say!("{who} is called {comm} now.", who, comm),
            say!("It is the name that ps and /proc show, of at most 15 bytes."),
        ),
        E::CredSet { cred } => Said::new(
            say!(
                "{who} acts as user {effective} now.",
                who,
                effective = cred.user.effective
            ),
            say!(
                "Files, signals and limits are granted or refused by this number; 0 is root, who is refused next to nothing."
            ),
        ),
        E::NiceSet { nice } => Said::new(
            say!("The nice value of {who} is {nice} now.", who, nice),
            say!(
                "Linux gives it less of the CPU the higher it is; in this model all get the same."
            ),
        ),
        E::LimitSet { resource, limit } => Said::new(
            say!(
                "{resource} of {who} is {cur} now, and at most {max}.",
                resource = resource_name(*resource),
                who,
                cur = bound(limit.cur),
                max = bound(limit.max)
            ),
            say!(
                "The first number is enforced; the process may raise it up to the second. Children inherit both."
            ),
        ),
        E::GroupSet { pgrp, sid } => Said::new(
            say!(
                "{who} is in process group {pgrp} of session {sid} now.",
                who,
                pgrp,
                sid
            ),
            say!(
                "A group is what kill and the terminal send signals to at once; its children will be in it, too."
            ),
        ),
        E::AttributesSet { .. } => Said::new(
            say!("The kernel notes what {who} says about itself.", who),
            say!("prctl, sched_setscheduler and sched_setaffinity change such notes."),
        ),
        E::SubreaperSet { on: true } => Said::new(
            say!("{who} is a subreaper now.", who),
            say!("Orphans among its descendants become its children, instead of init's."),
        ),
        E::SubreaperSet { on: false } => Said::new(
            say!("{who} is no subreaper any more.", who),
            say!("Orphans among its descendants go to the next one above, or to init."),
        ),
        _ => return None,
    })
}

fn bound(limit: u64) -> Gap {
    match limit {
        rlimit::INFINITY => say!("unlimited").gap(),
        limit => limit.gap(),
    }
}

fn waits(f: &Facts<'_>, key: WaitKey) -> Message {
    match key {
        WaitKey::PipeReadable(_) if f.is_opening() => {
            say!("in open until somebody opens the named pipe for writing")
        }
        WaitKey::PipeWritable(_) if f.is_opening() => {
            say!("in open until somebody opens the named pipe for reading")
        }
        WaitKey::PipeReadable(pipe) if f.is_socket(pipe) => {
            say!("until bytes come to the socket")
        }
        WaitKey::PipeWritable(pipe) if f.is_socket(pipe) => {
            say!("until the socket at the other end has room")
        }
        WaitKey::PipeReadable(_) => say!("until the pipe holds bytes"),
        WaitKey::PipeWritable(_) => say!("until the pipe has room"),
        WaitKey::PipePolled(_) => say!("until something happens to a pipe"),
        WaitKey::Anon(anon) => say!("until {anon} has something to tell", anon = f.anon(anon)),
        WaitKey::SignalFd(pid) => say!("until a signal comes to {pid}", pid = f.name(pid)),
        WaitKey::ChildOf(_) => say!("until a child changes state"),
        WaitKey::Time(ns) => say!("until {time} of virtual time", time = seconds(ns)),
        WaitKey::VforkDone(_) => say!("until its vfork child calls exec or ends"),
        WaitKey::FileLock(inode) => say!("until others unlock {file}", file = named(f, inode)),
        WaitKey::Semaphore(id) => say!("until semaphores of set {id} have other values", id),
        WaitKey::QueueMessage(_) => say!("until the message queue has a message"),
        WaitKey::QueueRoom(_) => say!("until the message queue has room"),
        WaitKey::Message(id) => say!("until message queue {id} has a message for it", id),
        WaitKey::MessageRoom(id) => say!("until message queue {id} has room", id),
        WaitKey::Futex(_) => {
            say!("on a futex, until somebody wakes those who wait there (FUTEX_WAKE)")
        }
        WaitKey::Signal(pid) if pid == f.event.pid => say!("until a signal comes"),
        WaitKey::Signal(pid) => say!("until a signal comes to {pid}", pid = f.name(pid)),
    }
}
