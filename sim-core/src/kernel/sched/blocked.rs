//! What each task waits for, in words: for the message that everything is blocked.

use crate::ids::{Pid, QueueId};
use crate::kernel::anon_types::AnonFile;
use crate::kernel::file_types::FileKind;
use crate::kernel::sig;
use crate::kernel::state::{INIT_PID, State};
use crate::kernel::syscall::syscall_name;
use crate::kernel::task::{FutexKey, Task, TaskState, WaitKey, WaitReport};

/// What each process that has not ended waits for. When nobody is runnable and no sleep
/// has an end, this is why the program stands still for ever.
pub fn blocked(state: &State) -> Vec<(Pid, String)> {
    let waits = |t: &&Task| t.pid != INIT_PID && !t.is_dead() && t.state != TaskState::Running;
    state
        .tasks
        .values()
        .map(|t| &**t)
        .filter(waits)
        .map(|t| (t.pid, why(state, t)))
        .collect()
}

fn why(state: &State, task: &Task) -> String {
    let call = task
        .syscall
        .map_or("a system call", |frame| syscall_name(frame.nr));
    match task.waiting.first().copied() {
        Some(WaitKey::PipeReadable(pipe)) => format!(
            "waits in {call} for bytes in a pipe that is empty; its writing end is still open in {}",
            holders(state, |kind| kind.sink() == Some(pipe)),
        ),
        Some(WaitKey::PipeWritable(pipe)) => format!(
            "waits in {call} for room in a pipe that is full; its reading end is open in {}",
            holders(state, |kind| kind.source() == Some(pipe)),
        ),
        Some(WaitKey::PipePolled(_)) => {
            format!("waits in {call} for something to happen to one of its files, which are pipes")
        }
        Some(WaitKey::Anon(anon)) => format!(
            "waits in {call} for {}",
            match state.anon.get(&anon).map(|file| &**file) {
                Some(AnonFile::Event { count: 0, .. }) => "an eventfd whose counter is 0",
                Some(AnonFile::Event { .. }) => "an eventfd whose counter is full",
                Some(AnonFile::Timer { .. }) => "a timerfd whose timer does not run",
                Some(AnonFile::Epoll { .. }) => "one of the files that an epoll watches",
                _ => "a file",
            },
        ),
        Some(WaitKey::ChildOf(_)) => {
            let children: Vec<String> = state
                .children(task.pid)
                .filter(|t| !t.is_dead())
                .map(|t| format!("process {} ({})", t.pid, t.state.letter()))
                .collect();
            format!(
                "waits in {call} for a child: {} has not ended",
                children.join(", ")
            )
        }
        Some(WaitKey::Time(at)) => format!("sleeps in {call} until {at} ns after boot"),
        Some(WaitKey::VforkDone(child)) => {
            format!("waits in {call} until its child {child} ends or execs")
        }
        Some(WaitKey::FileLock(inode)) => format!(
            "waits in {call} for a lock on {}",
            state
                .inodes
                .get(&inode)
                .map_or("a file", |inode| &inode.name),
        ),
        Some(WaitKey::Semaphore(set)) => format!(
            "waits in {call} for a semaphore of set {set}, whose values are {}",
            semaphores(state, set),
        ),
        Some(WaitKey::QueueMessage(queue)) => {
            format!(
                "waits in {call} for a message in {}",
                queue_name(state, queue)
            )
        }
        Some(WaitKey::QueueRoom(queue)) => {
            format!("waits in {call} for room in {}", queue_name(state, queue))
        }
        Some(WaitKey::Message(queue)) => {
            format!("waits in {call} for a message in queue {queue}")
        }
        Some(WaitKey::MessageRoom(queue)) => {
            format!("waits in {call} for room in message queue {queue}")
        }
        Some(WaitKey::Futex(FutexKey::Private { va, .. })) => {
            format!("waits in {call} until somebody wakes who waits for the word at {va}")
        }
        Some(WaitKey::Futex(FutexKey::Shared { inode, offset })) => format!(
            "waits in {call} until somebody wakes who waits for byte {offset} of {}",
            state
                .inodes
                .get(&inode)
                .map_or("shared memory", |inode| &inode.name),
        ),
        Some(WaitKey::SignalFd(_)) => format!("waits in {call} for a signal of a signalfd"),
        Some(WaitKey::Signal(_)) => format!("waits in {call} for a signal"),
        None => match task.report {
            Some(WaitReport::Stopped(signal)) => {
                format!("is stopped by {}", sig::name(signal).unwrap_or("a signal"))
            }
            _ if task.state == TaskState::Stopped => "is stopped by a signal".into(),
            _ => "waits".into(),
        },
    }
}

/// What a message queue of POSIX is called.
fn queue_name(state: &State, queue: QueueId) -> String {
    let name = state
        .queues
        .get(&queue)
        .and_then(|queue| queue.name.as_ref());
    name.map_or("a message queue".into(), |name| {
        format!("message queue /{name}")
    })
}

/// The values of a set of semaphores: `0, 3`.
fn semaphores(state: &State, set: u32) -> String {
    let values: Vec<String> = state.sem.by_id.get(&set).map_or_else(Vec::new, |set| {
        set.sems.iter().map(|sem| sem.value.to_string()).collect()
    });
    values.join(", ")
}

/// The descriptors that refer to one end of a pipe: `process 1000 (descriptor 4)`.
fn holders(state: &State, wanted: impl Fn(FileKind) -> bool) -> String {
    let mut found = Vec::new();
    for task in state.tasks.values() {
        let Some(table) = task.files.and_then(|files| state.fd_tables.get(&files)) else {
            continue;
        };
        for (fd, entry) in &table.fds {
            if state
                .files
                .get(&entry.file)
                .is_some_and(|file| wanted(file.kind))
            {
                found.push(format!("process {} (descriptor {fd})", task.pid));
            }
        }
    }
    if found.is_empty() {
        "no process".into()
    } else {
        found.join(", ")
    }
}
