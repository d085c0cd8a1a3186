//! What each task waits for when nobody can run: for the message that everything is blocked.
//! It is data; `explain` puts it into words.

use crate::ids::{Fd, Pid, QueueId, VirtAddr};
use crate::kernel::anon_types::AnonFile;
use crate::kernel::file_types::FileKind;
use crate::kernel::state::{INIT_PID, State};
use crate::kernel::syscall::syscall_name;
use crate::kernel::task::{FutexKey, Task, TaskState, WaitKey, WaitReport};
use serde::Serialize;

/// A process that nothing will ever wake.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Blocked {
    /// Which.
    pub pid: Pid,
    /// What it waits for.
    pub wait: Wait,
}

/// What a process waits for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wait {
    /// It sleeps in a system call.
    Call {
        /// Its name.
        call: &'static str,
        /// What it sleeps for.
        awaited: Awaited,
    },
    /// It is stopped; by which signal, if that is known.
    Stopped(Option<u8>),
    /// It sleeps, and not in a system call.
    Other,
}

/// Descriptors: whose, and their numbers.
pub type Holders = Vec<(Pid, Fd)>;

/// What a system call sleeps for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Awaited {
    /// Bytes in an empty pipe whose writing end these hold.
    PipeBytes(Holders),
    /// Room in a full pipe whose reading end these hold.
    PipeRoom(Holders),
    /// Something that happens to a pipe among its files.
    PipeEvent,
    /// An eventfd, whose counter is full, or else 0.
    Eventfd {
        /// True if the call would add to it.
        full: bool,
    },
    /// A timerfd whose timer does not run.
    Timerfd,
    /// A file that an epoll watches.
    Epoll,
    /// Another file.
    File,
    /// The end of a child: those that are left, and the letters of their states.
    Children(Vec<(Pid, char)>),
    /// A time, in nanoseconds after boot.
    Time(u64),
    /// A vfork child that ends or execs.
    Vfork(Pid),
    /// A lock on a file of this name.
    Lock(Option<String>),
    /// A set of semaphores with other values.
    Semaphore {
        /// The set's number.
        set: u32,
        /// The values that it has.
        values: Vec<u16>,
    },
    /// A message in a queue of POSIX, by its name.
    QueueMessage(Option<String>),
    /// Room in a queue of POSIX.
    QueueRoom(Option<String>),
    /// A message in a queue of System V, by its number.
    Message(u32),
    /// Room in a queue of System V.
    MessageRoom(u32),
    /// Who wakes those that wait for the word at an address.
    Word(VirtAddr),
    /// Who wakes those that wait for a word of shared memory or of a file.
    SharedWord {
        /// Its distance from the start, in bytes.
        offset: u64,
        /// The file's name.
        file: Option<String>,
    },
    /// A signal that a signalfd takes.
    SignalFd,
    /// A signal.
    Signal,
}

/// What each process that has not ended waits for. When nobody is runnable and no sleep
/// has an end, this is why the program stands still for ever.
pub fn blocked(state: &State) -> Vec<Blocked> {
    let waits = |t: &&Task| t.pid != INIT_PID && !t.is_dead() && t.state != TaskState::Running;
    state
        .tasks
        .values()
        .map(|t| &**t)
        .filter(waits)
        .map(|t| Blocked {
            pid: t.pid,
            wait: wait(state, t),
        })
        .collect()
}

fn wait(state: &State, task: &Task) -> Wait {
    if task.state == TaskState::Stopped {
        return Wait::Stopped(match task.report {
            Some(WaitReport::Stopped(signal)) => Some(signal),
            _ => None,
        });
    }
    match (task.waiting.first(), task.syscall) {
        (Some(&key), Some(frame)) => Wait::Call {
            call: syscall_name(frame.nr),
            awaited: awaited(state, task, key),
        },
        _ => Wait::Other,
    }
}

fn awaited(state: &State, task: &Task, key: WaitKey) -> Awaited {
    let file = |inode| state.inodes.get(&inode).map(|inode| inode.name.to_string());
    match key {
        WaitKey::PipeReadable(pipe) => {
            Awaited::PipeBytes(holders(state, |kind| kind.sink() == Some(pipe)))
        }
        WaitKey::PipeWritable(pipe) => {
            Awaited::PipeRoom(holders(state, |kind| kind.source() == Some(pipe)))
        }
        WaitKey::PipePolled(_) => Awaited::PipeEvent,
        WaitKey::Anon(anon) => match state.anon.get(&anon).map(|file| &**file) {
            Some(AnonFile::Event { count, .. }) => Awaited::Eventfd { full: *count != 0 },
            Some(AnonFile::Timer { .. }) => Awaited::Timerfd,
            Some(AnonFile::Epoll { .. }) => Awaited::Epoll,
            _ => Awaited::File,
        },
        WaitKey::ChildOf(_) => {
            let children = state.children(task.pid).filter(|t| !t.is_dead());
            Awaited::Children(children.map(|t| (t.pid, t.state.letter())).collect())
        }
        WaitKey::Time(at) => Awaited::Time(at),
        WaitKey::VforkDone(child) => Awaited::Vfork(child),
        WaitKey::FileLock(inode) => Awaited::Lock(file(inode)),
        WaitKey::Semaphore(set) => Awaited::Semaphore {
            set,
            values: values(state, set),
        },
        WaitKey::QueueMessage(queue) => Awaited::QueueMessage(queue_name(state, queue)),
        WaitKey::QueueRoom(queue) => Awaited::QueueRoom(queue_name(state, queue)),
        WaitKey::Message(queue) => Awaited::Message(queue),
        WaitKey::MessageRoom(queue) => Awaited::MessageRoom(queue),
        WaitKey::Futex(FutexKey::Private { va, .. }) => Awaited::Word(va),
        WaitKey::Futex(FutexKey::Shared { inode, offset }) => Awaited::SharedWord {
            offset,
            file: file(inode),
        },
        WaitKey::SignalFd(_) => Awaited::SignalFd,
        WaitKey::Signal(_) => Awaited::Signal,
    }
}

/// What a message queue of POSIX is called.
fn queue_name(state: &State, queue: QueueId) -> Option<String> {
    let queue = state.queues.get(&queue)?;
    queue.name.as_ref().map(|name| name.to_string())
}

/// The values of a set of semaphores.
fn values(state: &State, set: u32) -> Vec<u16> {
    let set = state.sem.by_id.get(&set);
    set.map_or_else(Vec::new, |set| {
        set.sems.iter().map(|sem| sem.value).collect()
    })
}

/// The descriptors that refer to one end of a pipe.
fn holders(state: &State, wanted: impl Fn(FileKind) -> bool) -> Holders {
    let mut found = Vec::new();
    for task in state.tasks.values() {
        let Some(table) = task.files.and_then(|files| state.fd_tables.get(&files)) else {
            continue;
        };
        for (fd, entry) in &table.fds {
            let file = state.files.get(&entry.file);
            if file.is_some_and(|file| wanted(file.kind)) {
                found.push((task.pid, *fd));
            }
        }
    }
    found
}
