//! What files are made of: descriptors, open file descriptions, inodes, pipes.
//!
//! include/linux/fs.h, fs/pipe.c. Plain data; the verbs are in [`super::file`].

use crate::ids::{AnonId, Fd, FileId, FilesId, InodeId, PAGE_SIZE, Pfn, Pid, PipeId, QueueId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

/// An entry of a descriptor table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct FdEntry {
    /// The open file description.
    pub file: FileId,
    /// FD_CLOEXEC.
    pub cloexec: bool,
}

/// A descriptor table (`struct files_struct`).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FdTable {
    /// Tasks that use it.
    pub users: u32,
    /// The open descriptors.
    pub fds: BTreeMap<Fd, FdEntry>,
}

/// Which of the program's two output streams.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
pub enum Stream {
    /// Descriptor 1 of the first process.
    Stdout,
    /// Descriptor 2 of the first process.
    Stderr,
}

/// What an open file description refers to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum FileKind {
    /// The scenario's standard input.
    Input,
    /// The scenario's standard output or error.
    Output(Stream),
    /// The reading end of a pipe.
    PipeRead(PipeId),
    /// The writing end of a pipe.
    PipeWrite(PipeId),
    /// Both ends of a named pipe (O_RDWR).
    PipeBoth(PipeId),
    /// A regular file, directory or device.
    Inode(InodeId),
    /// One of two stream sockets that are connected with each other: what one writes the
    /// other reads, so each way is a buffer as a pipe's.
    Socket {
        /// From where it reads.
        from: PipeId,
        /// To where it writes.
        to: PipeId,
    },
    /// An eventfd, a timerfd, a signalfd or an epoll instance.
    Anon(AnonId),
    /// A message queue of POSIX.
    Queue(QueueId),
}

impl FileKind {
    /// The pipe of which it is an end.
    pub fn pipe(self) -> Option<PipeId> {
        match self {
            FileKind::PipeRead(pipe) | FileKind::PipeWrite(pipe) | FileKind::PipeBoth(pipe) => {
                Some(pipe)
            }
            _ => None,
        }
    }
    /// The buffer that it reads from: a pipe's, or its own of two sockets.
    pub fn source(self) -> Option<PipeId> {
        match self {
            FileKind::PipeRead(pipe) | FileKind::PipeBoth(pipe) => Some(pipe),
            FileKind::Socket { from, .. } => Some(from),
            _ => None,
        }
    }
    /// The buffer that it writes to: a pipe's, or the other one of two sockets.
    pub fn sink(self) -> Option<PipeId> {
        match self {
            FileKind::PipeWrite(pipe) | FileKind::PipeBoth(pipe) => Some(pipe),
            FileKind::Socket { to, .. } => Some(to),
            _ => None,
        }
    }
}

/// An open file description (`struct file`): shared by dup and fork.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct OpenFile {
    /// What it refers to.
    pub kind: FileKind,
    /// Descriptors that refer to it, in all tables.
    pub refs: u32,
    /// Where the next read or write begins, in bytes.
    pub pos: u64,
    /// O_RDONLY, O_WRONLY, O_RDWR, O_APPEND, O_NONBLOCK: as fcntl(F_GETFL) gives.
    pub flags: u32,
}

/// One slot of a pipe's ring (`struct pipe_buffer`): a page, of which a part holds bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
pub struct PipeBuffer {
    /// Where in its page the unread bytes begin: so many were read already.
    pub offset: u16,
    /// Unread bytes.
    pub len: u16,
}

/// A pipe's buffer. It holds a number of pages, not a number of bytes: a page that
/// a short write has begun is full for a long one that does not fit into its rest.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pipe {
    /// Bytes written and not yet read: those of all slots, one after the other.
    pub bytes: VecDeque<u8>,
    /// The slots in use, the oldest first.
    pub slots: VecDeque<PipeBuffer>,
    /// Most bytes it holds (65536): 4096 for each slot.
    pub capacity: u32,
    /// Open file descriptions of its reading end.
    pub readers: u32,
    /// Open file descriptions of its writing end.
    pub writers: u32,
    /// How often the reading end was opened: who waits to open the other end of a named
    /// pipe goes on even if the reader has closed it again.
    pub read_opens: u32,
    /// How often the writing end was opened.
    pub write_opens: u32,
    /// Who made it: its owner, as fstat(2) tells.
    pub owner: u32,
    /// The maker's group.
    pub group: u32,
    /// True if it is one direction of a pair of sockets.
    pub socket: bool,
    /// Of a socket: one of its sides has shut this way down (shutdown(2)).
    pub shut: bool,
}

impl Pipe {
    /// Who may still read: nobody, if a socket was shut down.
    pub fn reading(&self) -> u32 {
        if self.shut { 0 } else { self.readers }
    }
    /// Who may still write: nobody, if a socket was shut down.
    pub fn writing(&self) -> u32 {
        if self.shut { 0 } else { self.writers }
    }
    /// True if no slot is free (`pipe_full`).
    pub fn is_full(&self) -> bool {
        self.slots.len() as u64 * PAGE_SIZE >= u64::from(self.capacity)
    }
}

/// What kind of inode.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum InodeKind {
    /// A regular file.
    Regular,
    /// Memory behind a shared anonymous mapping, or a file of a tmpfs (shmem).
    Shmem,
    /// A directory.
    Directory,
    /// A symbolic link.
    Symlink,
    /// A character device.
    Device,
    /// A named pipe.
    Fifo,
}

/// What stat(2) shows of an inode besides its kind, size and number of names.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
pub struct InodeAttr {
    /// Permission bits: rwxrwxrwx, set-user-ID, set-group-ID, sticky.
    pub mode: u32,
    /// Owner.
    pub uid: u32,
    /// Group.
    pub gid: u32,
    /// Which device it is: major × 256 + minor; 0 for all that is no device.
    pub rdev: u32,
    /// What may not be done to a file in memory any more (`F_SEAL_…`).
    pub seals: u32,
    /// Last read, in nanoseconds of virtual time; before the machine's start it is negative.
    pub atime_ns: i64,
    /// Last change of the content.
    pub mtime_ns: i64,
    /// Last change of the content or of what is known of it.
    pub ctime_ns: i64,
}

/// A directory's names.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Directory {
    /// The directory that `..` leads to.
    pub parent: InodeId,
    /// What is in it, by name. (Sorted: real file systems have orders of their own.)
    pub entries: BTreeMap<Arc<[u8]>, InodeId>,
}

/// What an inode holds, by its kind.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum Content {
    /// Bytes: of a regular file those that the device holds and the page cache may lack;
    /// what is neither there nor in the cache is a hole.
    Bytes(#[serde(serialize_with = "as_text")] Arc<[u8]>),
    /// Names. (They change one by one: no event holds all of them.)
    #[serde(skip)]
    Names(Directory),
    /// The path that a symbolic link leads to.
    Target(#[serde(serialize_with = "as_text")] Arc<[u8]>),
    /// The pipe of a named pipe, while it is open somewhere.
    Pipe(Option<PipeId>),
    /// An image of the program, by its number; its bytes are in the page cache.
    Image(u32),
    /// A command of /bin that is linked with the program, by its name.
    Command(Arc<str>),
}

/// Writes a name or a path as text, whatever its bytes are.
pub(crate) fn as_text<S: serde::Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&String::from_utf8_lossy(bytes))
}

/// A file's content and what is known of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inode {
    /// What it is.
    pub kind: InodeKind,
    /// Name for showing.
    pub name: Arc<str>,
    /// Size in bytes.
    pub size: u64,
    /// Its pages in the page cache.
    pub pages: BTreeMap<u64, Pfn>,
    /// Which of them are one folio, if that has more than one page: the first page, and the order
    /// (its binary logarithm).
    pub folios: BTreeMap<u64, u8>,
    /// Those of them that were written once, so that the device has a block for them. The others
    /// were read: from the device, or from a hole.
    pub written: BTreeSet<u64>,
    /// Mappings, open file descriptions and names that hold it.
    pub refs: u32,
    /// Names; for a directory also its own `.` and the `..` of those in it.
    pub nlink: u32,
    /// Owner, rights, times.
    pub attr: InodeAttr,
    /// What it holds besides the page cache.
    pub content: Content,
}

impl Inode {
    /// How many of its bytes the device held from the beginning.
    fn on_device(&self) -> u64 {
        match &self.content {
            Content::Bytes(bytes) => bytes.len() as u64,
            _ => 0,
        }
    }

    /// The first page from this one on that is no hole. A page of shared memory is none as soon as
    /// it is there; one of a file, once it was written.
    pub fn next_data(&self, index: u64) -> Option<u64> {
        if index < self.on_device().div_ceil(PAGE_SIZE) {
            return Some(index);
        }
        match self.kind {
            InodeKind::Shmem => self.pages.range(index..).next().map(|(&next, _)| next),
            _ => self.written.range(index..).next().copied(),
        }
    }

    /// How many of its pages are no holes.
    pub fn data_pages(&self) -> u64 {
        let on_device = self.on_device().div_ceil(PAGE_SIZE);
        let more = match self.kind {
            InodeKind::Shmem => self.pages.range(on_device..).count(),
            _ => self.written.range(on_device..).count(),
        };
        on_device + more as u64
    }

    /// The names in it, if it is a directory.
    pub fn directory(&self) -> Option<&Directory> {
        match &self.content {
            Content::Names(directory) => Some(directory),
            _ => None,
        }
    }
}

/// Whose a lock on a file is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum LockOwner {
    /// A process, known by its descriptor table; its number for F_GETLK.
    Process(FilesId, Pid),
    /// An open file description.
    Open(FileId),
}

/// A lock on a file (`struct file_lock`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct FileLock {
    /// Whose.
    pub owner: LockOwner,
    /// Of flock(2): on the whole file. Such locks and record locks do not see each other.
    pub whole: bool,
    /// For writing: nobody else may have one.
    pub write: bool,
    /// First byte.
    pub start: u64,
    /// Last byte.
    pub end: u64,
}

impl FileLock {
    /// The last byte that it is on; none if it goes on to the end, wherever that will be
    /// (OFFSET_MAX).
    pub fn last_byte(&self) -> Option<u64> {
        (self.end < i64::MAX as u64).then_some(self.end)
    }
}

/// A stretch of output by one process to one stream.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutputChunk {
    /// Who wrote.
    pub pid: Pid,
    /// Where.
    pub stream: Stream,
    /// What.
    pub bytes: Vec<u8>,
}

/// What was written so far. Full chunks are shared between checkpoints.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Terminal {
    /// In order of writing.
    pub chunks: Vec<Arc<OutputChunk>>,
    /// Bytes in all chunks.
    pub len: u64,
    /// How much of the scenario's standard input was read, in bytes.
    pub input_pos: u64,
}
