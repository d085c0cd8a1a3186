//! How events of descriptors, open files, pipes, inodes and output change the state.

use crate::ids::Pid;
use crate::ids::{AnonId, FileId, InodeId, PipeId, QueueId};
use crate::kernel::anon_types::AnonFile;
use crate::kernel::event::EventKind;
use crate::kernel::file_types::{
    Content, Directory, FdEntry, FdTable, FileKind, Inode, InodeAttr, InodeKind, OpenFile,
    OutputChunk, Pipe, PipeBuffer, Stream,
};
use crate::kernel::ipc_types::PosixQueue;
use crate::kernel::state::State;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A chunk of output is closed, and shared from then on, once it is this long, in bytes.
const CHUNK_BYTES: usize = 4096;

/// Applies an event of this kind; false if it is of another kind.
pub(super) fn apply(state: &mut State, pid: Pid, kind: &EventKind) -> bool {
    use EventKind as E;
    match kind {
        E::Output { stream, bytes, .. } => output(state, pid, *stream, bytes),
        E::InputTaken { len } => state.terminal.input_pos += len,
        E::FilesCreate { files } => {
            state.fd_tables.insert(*files, Arc::new(FdTable::default()));
            used_id(state, files.0);
        }
        E::FilesDup { from, to } => {
            let Some(fds) = state.fd_tables.get(from).map(|t| t.fds.clone()) else {
                return true;
            };
            for entry in fds.values() {
                add_ref(state, entry.file);
            }
            state
                .fd_tables
                .insert(*to, Arc::new(FdTable { users: 0, fds }));
            used_id(state, to.0);
        }
        E::FilesFree { files } => {
            state.fd_tables.remove(files);
        }
        E::FileOpen { file, kind, flags } => {
            state.files.insert(
                *file,
                OpenFile {
                    kind: *kind,
                    refs: 0,
                    pos: 0,
                    flags: *flags,
                },
            );
            used_id(state, file.0);
            if let Some(pipe) = kind.source() {
                edit_pipe(state, pipe, |p| {
                    p.readers += 1;
                    p.read_opens += 1;
                });
            }
            if let Some(pipe) = kind.sink() {
                edit_pipe(state, pipe, |p| {
                    p.writers += 1;
                    p.write_opens += 1;
                });
            }
            match *kind {
                FileKind::Inode(inode) => edit_inode(state, inode, |i| i.refs += 1),
                FileKind::Queue(queue) => edit_queue(state, queue, |q| q.refs += 1),
                _ => {}
            }
        }
        E::FileFree { file, .. } => {
            let Some(gone) = state.files.remove(file) else {
                return true;
            };
            if let Some(pipe) = gone.kind.source() {
                edit_pipe(state, pipe, |p| p.readers = p.readers.saturating_sub(1));
            }
            if let Some(pipe) = gone.kind.sink() {
                edit_pipe(state, pipe, |p| p.writers = p.writers.saturating_sub(1));
            }
            match gone.kind {
                FileKind::Inode(inode) => {
                    edit_inode(state, inode, |i| i.refs = i.refs.saturating_sub(1));
                }
                FileKind::Anon(anon) => anon_set(state, anon, None),
                FileKind::Queue(queue) => {
                    edit_queue(state, queue, |q| q.refs = q.refs.saturating_sub(1));
                }
                _ => {}
            }
        }
        E::FdSet { files, fd, entry } => {
            let mut old = None;
            edit_table(state, *files, |fds| old = fds.insert(*fd, *entry));
            drop_ref(state, old);
            add_ref(state, entry.file);
        }
        E::FdFlags { files, fd, cloexec } => edit_table(state, *files, |fds| {
            if let Some(entry) = fds.get_mut(fd) {
                entry.cloexec = *cloexec;
            }
        }),
        E::FdClear { files, fd, .. } => {
            let mut old = None;
            edit_table(state, *files, |fds| old = fds.remove(fd));
            drop_ref(state, old);
        }
        E::FileSet { file, pos, flags } => {
            if let Some(file) = state.files.get_mut(file) {
                file.pos = *pos;
                file.flags = *flags;
            }
        }
        E::PipeCreate {
            pipe,
            capacity,
            owner,
            group,
            socket,
        } => {
            state.pipes.insert(
                *pipe,
                Arc::new(Pipe {
                    capacity: *capacity,
                    owner: *owner,
                    group: *group,
                    socket: *socket,
                    ..Pipe::default()
                }),
            );
            used_id(state, pipe.0);
        }
        E::PipeFill { pipe, merge, bytes } => edit_pipe(state, *pipe, |p| fill(p, *merge, bytes)),
        E::PipeResize { pipe, capacity } => edit_pipe(state, *pipe, |p| p.capacity = *capacity),
        E::PipeDrain { pipe, len } => edit_pipe(state, *pipe, |p| drain(p, *len as usize)),
        E::PipeShut { pipe } => edit_pipe(state, *pipe, |p| p.shut = true),
        E::AnonSet { anon, to } => {
            anon_set(state, *anon, Some((**to).clone()));
            used_id(state, anon.0);
        }
        E::PipeFree { pipe, .. } => {
            state.pipes.remove(pipe);
        }
        E::InodeCreate {
            inode,
            kind,
            name,
            size,
        } => {
            let made = Inode {
                kind: *kind,
                name: name.clone(),
                size: *size,
                pages: BTreeMap::new(),
                folios: BTreeMap::new(),
                written: BTreeSet::new(),
                refs: 0,
                nlink: u32::from(*kind == InodeKind::Directory),
                attr: InodeAttr::default(),
                content: match kind {
                    InodeKind::Directory => Content::Names(Directory {
                        parent: *inode,
                        entries: BTreeMap::new(),
                    }),
                    InodeKind::Symlink => Content::Target(Arc::default()),
                    InodeKind::Fifo => Content::Pipe(None),
                    InodeKind::Regular | InodeKind::Shmem | InodeKind::Device => {
                        Content::Bytes(Arc::default())
                    }
                },
            };
            state.inodes.insert(*inode, Arc::new(made));
            used_id(state, inode.0);
        }
        E::InodeSet { inode, size, refs } => {
            if let Some(inode) = state.inodes.get_mut(inode) {
                let inode = Arc::make_mut(inode);
                inode.size = *size;
                inode.refs = *refs;
            }
        }
        E::InodeAttrSet { inode, attr, .. } => edit_inode(state, *inode, |i| i.attr = **attr),
        E::InodeContent { inode, content } => {
            edit_inode(state, *inode, |i| i.content = (**content).clone());
        }
        E::InodeRename { inode, path } => edit_inode(state, *inode, |i| i.name = path.clone()),
        E::DirLink { dir, name, inode } => link(state, *dir, name, *inode),
        E::DirUnlink { dir, name } => unlink(state, *dir, name),
        E::RootSet { inode } => state.root = Some(*inode),
        E::CacheAdd { inode, index, pfn } => {
            if let Some(inode) = state.inodes.get_mut(inode) {
                Arc::make_mut(inode).pages.insert(*index, *pfn);
            }
        }
        E::FolioMade {
            inode,
            first,
            order,
        } => edit_inode(state, *inode, |inode| {
            inode.folios.insert(*first, *order);
        }),
        E::CacheHole { inode, index } => edit_inode(state, *inode, |inode| {
            inode.written.remove(index);
        }),
        E::CacheRemove { inode, index } => {
            if let Some(inode) = state.inodes.get_mut(inode) {
                let inode = Arc::make_mut(inode);
                inode.pages.remove(index);
                inode.folios.remove(index);
                inode.written.remove(index);
            }
        }
        E::LocksSet { inode, locks } if locks.is_empty() => {
            state.locks.remove(inode);
        }
        E::LocksSet { inode, locks } => {
            state.locks.insert(*inode, locks.iter().copied().collect());
        }
        E::InodeFree { inode, .. } => {
            state.inodes.remove(inode);
        }
        _ => return false,
    }
    true
}

/// One number is handed out after the other, to things of every kind.
fn used_id(state: &mut State, id: u32) {
    state.next_id = state.next_id.max(id.saturating_add(1));
}

/// The clock looks for timers that run; a timerfd's is nobody's.
fn anon_set(state: &mut State, anon: AnonId, to: Option<AnonFile>) {
    let entry = |file: &AnonFile| file.expires_ns().map(|at| (at, Pid(0), anon.0));
    if let Some(new) = to.as_ref().and_then(entry) {
        state.timers.insert(new);
    }
    let new = to.as_ref().and_then(entry);
    let old = match to {
        Some(to) => state.anon.insert(anon, Arc::new(to)),
        None => state.anon.remove(&anon),
    };
    if let Some(old) = old
        .as_deref()
        .and_then(entry)
        .filter(|&old| new != Some(old))
    {
        state.timers.remove(&old);
    }
}

fn edit_table(
    state: &mut State,
    files: crate::ids::FilesId,
    change: impl FnOnce(&mut BTreeMap<crate::ids::Fd, FdEntry>),
) {
    if let Some(table) = state.fd_tables.get_mut(&files) {
        change(&mut Arc::make_mut(table).fds);
    }
}

fn edit_pipe(state: &mut State, pipe: PipeId, change: impl FnOnce(&mut Pipe)) {
    if let Some(pipe) = state.pipes.get_mut(&pipe) {
        change(Arc::make_mut(pipe));
    }
}

fn edit_queue(state: &mut State, queue: QueueId, change: impl FnOnce(&mut PosixQueue)) {
    if let Some(queue) = state.queues.get_mut(&queue) {
        change(Arc::make_mut(queue));
    }
}

fn edit_inode(state: &mut State, inode: InodeId, change: impl FnOnce(&mut Inode)) {
    if let Some(inode) = state.inodes.get_mut(&inode) {
        change(Arc::make_mut(inode));
    }
}

fn edit_names(state: &mut State, dir: InodeId, change: impl FnOnce(&mut Directory)) {
    edit_inode(state, dir, |dir| {
        if let Content::Names(directory) = &mut dir.content {
            change(directory);
        }
    });
}

fn link(state: &mut State, dir: InodeId, name: &Arc<[u8]>, inode: InodeId) {
    edit_names(state, dir, |d| {
        d.entries.insert(name.clone(), inode);
    });
    edit_inode(state, inode, |i| {
        i.refs += 1;
        i.nlink += 1;
    });
    if is_directory(state, inode) {
        edit_names(state, inode, |d| d.parent = dir);
        edit_inode(state, dir, |d| d.nlink += 1);
    }
}

fn unlink(state: &mut State, dir: InodeId, name: &[u8]) {
    let mut gone = None;
    edit_names(state, dir, |d| gone = d.entries.remove(name));
    let Some(inode) = gone else {
        return;
    };
    edit_inode(state, inode, |i| {
        i.refs = i.refs.saturating_sub(1);
        i.nlink = i.nlink.saturating_sub(1);
    });
    if is_directory(state, inode) {
        edit_inode(state, dir, |d| d.nlink = d.nlink.saturating_sub(1));
    }
}

fn is_directory(state: &State, inode: InodeId) -> bool {
    state
        .inodes
        .get(&inode)
        .is_some_and(|i| i.kind == InodeKind::Directory)
}

fn add_ref(state: &mut State, file: FileId) {
    if let Some(file) = state.files.get_mut(&file) {
        file.refs += 1;
    }
}

fn drop_ref(state: &mut State, entry: Option<FdEntry>) {
    if let Some(file) = entry.and_then(|entry| state.files.get_mut(&entry.file)) {
        file.refs = file.refs.saturating_sub(1);
    }
}

fn fill(pipe: &mut Pipe, merge: bool, bytes: &[u8]) {
    pipe.bytes.extend(bytes);
    let len = bytes.len() as u16;
    match pipe.slots.back_mut() {
        Some(slot) if merge => slot.len += len,
        _ => pipe.slots.push_back(PipeBuffer { offset: 0, len }),
    }
}

fn drain(pipe: &mut Pipe, len: usize) {
    let len = len.min(pipe.bytes.len());
    pipe.bytes.drain(..len);
    let mut left = len;
    while let Some(slot) = pipe.slots.front_mut() {
        let taken = left.min(usize::from(slot.len));
        slot.offset += taken as u16;
        slot.len -= taken as u16;
        left -= taken;
        if slot.len > 0 {
            break;
        }
        pipe.slots.pop_front();
    }
}

/// Adds to the last chunk if it is of the same task and stream and not long yet.
fn output(state: &mut State, pid: Pid, stream: Stream, bytes: &[u8]) {
    let terminal = &mut state.terminal;
    terminal.len += bytes.len() as u64;
    match terminal.chunks.last_mut() {
        Some(last)
            if last.pid == pid && last.stream == stream && last.bytes.len() < CHUNK_BYTES =>
        {
            Arc::make_mut(last).bytes.extend_from_slice(bytes);
        }
        _ => terminal.chunks.push(Arc::new(OutputChunk {
            pid,
            stream,
            bytes: bytes.to_vec(),
        })),
    }
}
