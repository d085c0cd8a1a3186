//! /proc/PID/fd: fs/proc/fd.c.

use crate::ids::{Fd, Pid};
use crate::kernel::file_types::{FileKind, OpenFile, Stream};
use crate::kernel::fs::walk::Place;
use crate::kernel::state::State;

fn open(state: &State, pid: Pid, fd: u32) -> Option<OpenFile> {
    let files = state.task(pid)?.files?;
    let entry = state.fd_tables.get(&files)?.fds.get(&Fd(fd))?;
    state.files.get(&entry.file).copied()
}

/// The descriptors that a process has open.
pub(super) fn all(state: &State, pid: Pid) -> Vec<u32> {
    let table = state.task(pid).and_then(|t| t.files);
    let table = table.and_then(|files| state.fd_tables.get(&files));
    table.map_or_else(Vec::new, |table| table.fds.keys().map(|fd| fd.0).collect())
}

/// What a descriptor's link says.
pub(super) fn target(state: &State, pid: Pid, fd: u32) -> Option<Vec<u8>> {
    Some(match open(state, pid, fd)?.kind {
        // The same numbers as fstat gives.
        FileKind::Input => b"pipe:[1]".to_vec(),
        FileKind::Output(Stream::Stdout) => b"pipe:[2]".to_vec(),
        FileKind::Output(Stream::Stderr) => b"pipe:[3]".to_vec(),
        FileKind::PipeRead(pipe) | FileKind::PipeWrite(pipe) | FileKind::PipeBoth(pipe) => {
            format!("pipe:[{}]", 10 + u64::from(pipe.0)).into_bytes()
        }
        FileKind::Socket { from, .. } => {
            format!("socket:[{}]", 10 + u64::from(from.0)).into_bytes()
        }
        FileKind::Queue(queue) => match &state.queues.get(&queue)?.name {
            Some(name) => format!("/{name}").into_bytes(),
            None => b"/ (deleted)".to_vec(),
        },
        FileKind::Anon(anon) => format!("anon_inode:[{}]", state.anon.get(&anon)?.name()).into(),
        FileKind::Inode(id) => match state.inodes.get(&id) {
            Some(inode) if inode.directory().is_some() => {
                crate::kernel::fs::path_of(state, id).unwrap_or_default()
            }
            Some(inode) => inode.name.as_bytes().to_vec(),
            None => super::path(id)?,
        },
    })
}

/// What a descriptor's link leads to.
pub(super) fn place(state: &State, pid: Pid, fd: u32) -> Option<Place> {
    Some(match open(state, pid, fd)?.kind {
        FileKind::Inode(inode) => Place::Inode(inode),
        kind => Place::Stream(kind),
    })
}
