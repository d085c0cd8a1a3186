//! What must hold of tasks, and of what they hold: users, references, queues.

use crate::ids::{FileId, FilesId, InodeId, MmId, Pid, PipeId};
use crate::kernel::file_types::{FileKind, OpenFile};
use crate::kernel::state::State;
use crate::kernel::task::TaskState;
use std::collections::{BTreeMap, BTreeSet};

/// Users of address spaces and descriptor tables, and who holds inodes.
pub(super) fn check_users(state: &State) -> Result<(), String> {
    let mut mms: BTreeMap<MmId, u32> = BTreeMap::new();
    let mut tables: BTreeMap<FilesId, u32> = BTreeMap::new();
    for task in state.tasks.values() {
        if let Some(mm) = task.mm {
            *mms.entry(mm).or_default() += 1;
        }
        if let Some(files) = task.files {
            *tables.entry(files).or_default() += 1;
        }
    }
    for (id, mm) in &state.mms {
        let users = mms.remove(id).unwrap_or(0);
        ensure!(
            mm.users == users,
            "{id} counts {} users, {users} use it",
            mm.users
        );
    }
    for (id, table) in &state.fd_tables {
        let users = tables.remove(id).unwrap_or(0);
        ensure!(
            table.users == users,
            "{id} counts {} users, {users} use it",
            table.users
        );
    }
    ensure!(
        mms.is_empty() && tables.is_empty(),
        "tasks use {mms:?} {tables:?}, which do not exist"
    );
    let mut holders: BTreeMap<InodeId, u32> = BTreeMap::new();
    let areas = state
        .mms
        .values()
        .flat_map(|mm| mm.vmas.values())
        .filter_map(|vma| vma.inode);
    let files = state.files.values().filter_map(|file| match file.kind {
        FileKind::Inode(inode) => Some(inode),
        _ => None,
    });
    for inode in areas.chain(files) {
        *holders.entry(inode).or_default() += 1;
    }
    for (id, count) in holders {
        // Names hold an inode too, so it may count more.
        let refs = state.inodes.get(&id).map(|inode| inode.refs);
        ensure!(
            refs.is_some_and(|refs| refs >= count),
            "{id} counts {refs:?}, {count} hold it"
        );
    }
    Ok(())
}

/// References of open file descriptions, and the ends of pipes.
pub(super) fn check_files(state: &State) -> Result<(), String> {
    let mut refs: BTreeMap<FileId, u32> = BTreeMap::new();
    for entry in state
        .fd_tables
        .values()
        .flat_map(|table| table.fds.values())
    {
        *refs.entry(entry.file).or_default() += 1;
    }
    let mut ends: BTreeMap<PipeId, (u32, u32)> = BTreeMap::new();
    let mut anons = BTreeSet::new();
    for (id, file) in &state.files {
        let count = refs.remove(id).unwrap_or(0);
        ensure!(
            file.refs == count,
            "{id} counts {}, {count} descriptors refer to it",
            file.refs
        );
        if let Some(pipe) = file.kind.source() {
            ends.entry(pipe).or_default().0 += 1;
        }
        if let Some(pipe) = file.kind.sink() {
            ends.entry(pipe).or_default().1 += 1;
        }
        if let FileKind::Anon(anon) = file.kind {
            ensure!(
                state.anon.contains_key(&anon),
                "{id} refers to {anon}, which does not exist"
            );
            ensure!(
                anons.insert(anon),
                "{anon} is behind several open files, one of them {id}"
            );
        }
    }
    for (id, queue) in &state.queues {
        let refers = |file: &&OpenFile| file.kind == FileKind::Queue(*id);
        let count = state.files.values().filter(refers).count();
        ensure!(
            queue.refs as usize == count,
            "{id} counts {}, {count} open files refer to it",
            queue.refs
        );
    }
    ensure!(
        refs.is_empty(),
        "descriptors refer to {refs:?}, which do not exist"
    );
    for (id, pipe) in &state.pipes {
        let (readers, writers) = ends.remove(id).unwrap_or((0, 0));
        ensure!(
            (pipe.readers, pipe.writers) == (readers, writers),
            "{id} counts {} readers and {} writers; there are {readers} and {writers}",
            pipe.readers,
            pipe.writers
        );
        ensure!(
            pipe.bytes.len() <= pipe.capacity as usize,
            "{id} holds more than fits"
        );
    }
    ensure!(
        ends.is_empty(),
        "files are ends of {ends:?}, which do not exist"
    );
    Ok(())
}

/// A task is on one queue at most, and its state fits.
pub(super) fn check_queues(state: &State) -> Result<(), String> {
    let mut places: BTreeMap<Pid, Vec<String>> = BTreeMap::new();
    for (number, cpu) in state.cpus.iter().enumerate() {
        if let Some(pid) = cpu.current {
            places
                .entry(pid)
                .or_default()
                .push(format!("running on CPU {number}"));
        }
        for &pid in &cpu.runqueue {
            places
                .entry(pid)
                .or_default()
                .push(format!("waiting for CPU {number}"));
            let ready = state
                .task(pid)
                .is_some_and(|task| task.state == TaskState::Running);
            ensure!(ready, "{pid} waits for a CPU and is not ready");
        }
    }
    for (key, queue) in &state.wait_queues {
        for &pid in queue {
            let waits = state
                .task(pid)
                .is_some_and(|task| task.waiting.contains(key));
            ensure!(waits, "{pid} is on the queue {key:?} and does not know it");
            // A task that falls asleep is still the CPU's until the switch.
            let current = state.cpus.iter().any(|cpu| cpu.current == Some(pid));
            if !current {
                let place = format!("sleeping on {key:?}");
                // Several wait queues are one place.
                let first = state
                    .task(pid)
                    .is_some_and(|task| task.waiting.first() == Some(key));
                if first {
                    places.entry(pid).or_default().push(place);
                }
            }
        }
    }
    for (pid, places) in places {
        ensure!(places.len() == 1, "{pid} is in several places: {places:?}");
    }
    for task in state.tasks.values() {
        for key in &task.waiting {
            let listed = state
                .wait_queues
                .get(key)
                .is_some_and(|queue| queue.contains(&task.pid));
            ensure!(
                listed,
                "{} waits on {key:?} and is not on that queue",
                task.pid
            );
        }
        for &child in &task.children {
            let knows = state
                .task(child)
                .is_some_and(|child| child.ppid == task.pid);
            ensure!(
                knows,
                "{child} is a child of {} and does not know it",
                task.pid
            );
        }
    }
    Ok(())
}
