//! What must hold of System V semaphores and messages.

use crate::ids::Pid;
use crate::kernel::state::State;
use crate::kernel::syscall::table as nr;
use std::collections::BTreeSet;

/// Whether a task is in one of these system calls.
fn is_in(state: &State, pid: Pid, calls: &[u32]) -> bool {
    let frame = state.task(pid).and_then(|task| task.syscall);
    frame.is_some_and(|frame| calls.contains(&frame.nr))
}

/// Values lie within their bounds; who sleeps for a semaphore, or was given a message, is in
/// the call for it.
pub(super) fn check(state: &State) -> Result<(), String> {
    let mut sleepers = BTreeSet::new();
    for (id, set) in &state.sem.by_id {
        let top = set.sems.iter().map(|sem| sem.value).max();
        ensure!(
            top.is_none_or(|value| value <= 32767),
            "a semaphore of set {id} is {top:?}"
        );
        ensure!(
            set.undo.values().all(|undo| undo.len() == set.sems.len()),
            "what is to be undone in semaphore set {id} is of another length"
        );
        for &pid in set.undo.keys() {
            ensure!(
                state.task(pid).is_some_and(|task| !task.is_dead()),
                "{pid} has ended, and semaphore set {id} still knows what to undo"
            );
        }
        for sleeper in &set.pending {
            let pid = sleeper.pid;
            ensure!(
                is_in(state, pid, &[nr::SEMOP, nr::SEMTIMEDOP]),
                "{pid} waits for semaphore set {id} and is in no semop"
            );
            ensure!(sleepers.insert(pid), "{pid} waits for semaphores twice");
        }
    }
    for (id, queue) in &state.msg.by_id {
        ensure!(
            queue.messages.iter().all(|message| message.kind > 0),
            "message queue {id} holds a message without a type"
        );
    }
    for &pid in state.handed.keys() {
        ensure!(
            is_in(state, pid, &[nr::MSGRCV]),
            "{pid} was given a message and is in no msgrcv"
        );
    }
    Ok(())
}
