//! Sentences about descriptors, pipes and files, in English.

use super::places::bytes;
use crate::explain::Sentence;
use crate::explain::facts::{Facts, deleted_name, output_text, rights};
use crate::ids::{FileId, InodeId};
use crate::kernel::anon_types::AnonFile;
use crate::kernel::event::{AttrChange, EventKind};
use crate::kernel::file_types::{
    Content, FileKind, FileLock, InodeAttr, InodeKind, LockOwner, Stream,
};

/// The sentence of an event of files; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Sentence> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::FilesDup { .. } => Sentence::new(
            "The new process gets a copy of the table of file descriptors.",
            "The open files themselves are shared, with their positions.",
        ),
        E::FilesCreate { .. } => Sentence::new(
            format!("{who} gets a table of file descriptors, empty as yet."),
            "",
        ),
        E::FilesFree { .. } => Sentence::new(
            "A table of file descriptors is gone.",
            "The process that used it has ended.",
        ),
        E::FdFlags {
            fd, cloexec: true, ..
        } => Sentence::new(
            format!("Descriptor {fd} of {who} will be closed by exec."),
            "FD_CLOEXEC belongs to the descriptor, not to the open file: a dup does not have it.",
        ),
        E::FdFlags { fd, .. } => Sentence::new(
            format!("Descriptor {fd} of {who} will survive exec."),
            "Without FD_CLOEXEC the new program finds it open.",
        ),
        E::PipeResize { capacity, .. } => Sentence::new(
            format!("The pipe holds {capacity} bytes now."),
            "fcntl F_SETPIPE_SZ: a writer sleeps once so much waits to be read.",
        ),
        E::InodeAttrSet { inode, what, attr } => attributes(f, *inode, *what, attr),
        E::InodeRename { path, .. } => Sentence::new(
            format!("A file is called {path} now."),
            "Only the name changes: who has it open or mapped notices nothing.",
        ),
        E::RootSet { .. } => Sentence::new("The file system has its root directory.", ""),
        E::FileOpen { kind, .. } => Sentence::new(
            format!("{who} opens {}.", opened(f, *kind)),
            "An open file description is made: the position and the flags are kept there.",
        ),
        E::FileFree { kind, .. } => Sentence::new(
            format!("The open file description of {} is gone.", opened(f, *kind)),
            "Its last descriptor was closed.",
        ),
        E::FileSet { file, pos, .. } => Sentence::new(
            format!("The position in {} is {pos} now.", described(f, *file)),
            "Whoever shares this open file, through fork or dup, goes on from there.",
        ),
        E::FdSet { fd, entry, .. } => Sentence::new(
            format!(
                "Descriptor {fd} of {who} refers to {}.",
                described(f, entry.file)
            ),
            "A descriptor is an index into the process's own table.",
        ),
        E::FdClear { fd, file, .. } => Sentence::new(
            format!(
                "Descriptor {fd} of {who} is closed; it referred to {}.",
                described(f, *file)
            ),
            "The next file that it opens may get this number.",
        ),
        E::PipeCreate { pipe, capacity, .. } if f.is_socket(*pipe) => Sentence::new(
            format!("One direction of a pair of sockets is made; it holds {capacity} bytes."),
            "It is a buffer in the kernel: what one socket sends, the other receives from it.",
        ),
        E::PipeFill {
            pipe, bytes: sent, ..
        } if f.is_socket(*pipe) => Sentence::new(
            format!(
                "{who} sends {} through the socket: {}",
                bytes(sent.len() as u64),
                output_text(sent)
            ),
            "They stay in the kernel until the other end receives them.",
        ),
        E::PipeDrain { pipe, len } if f.is_socket(*pipe) => Sentence::new(
            format!("{who} takes {} out of the socket.", bytes(*len)),
            "What was received once is not there any more.",
        ),
        E::PipeCreate { capacity, .. } => Sentence::new(
            format!("A pipe is made; it holds {capacity} bytes."),
            "It is a buffer in the kernel.",
        ),
        E::PipeFill { bytes: sent, .. } => Sentence::new(
            format!(
                "{who} puts {} into the pipe: {}",
                bytes(sent.len() as u64),
                output_text(sent)
            ),
            "They stay in the kernel until somebody reads them.",
        ),
        E::PipeDrain { len, .. } => Sentence::new(
            format!("{who} takes {} out of the pipe.", bytes(*len)),
            "What was read once is not in the pipe any more.",
        ),
        E::PipeFree { socket: true, .. } => Sentence::new(
            "One direction of a pair of sockets is gone.",
            "Both sockets are closed everywhere.",
        ),
        E::PipeFree { .. } => {
            Sentence::new("The pipe is gone.", "Both its ends are closed everywhere.")
        }
        E::PipeShut { .. } => Sentence::new(
            "A socket is shut down in one direction.",
            "What was written can still be read; then comes the end of the file.",
        ),
        E::AnonSet { to, .. } => anon(to),
        E::InodeCreate { kind, name, .. } => Sentence::new(
            match kind {
                InodeKind::Directory => format!("The directory {name} is made."),
                InodeKind::Symlink => format!("The symbolic link {name} is made."),
                InodeKind::Fifo => format!("The named pipe {name} is made."),
                _ => format!("The file {name} is made: an inode."),
            },
            "An inode is the file itself. It has no name yet.",
        ),
        E::InodeSet { inode, size, .. } => Sentence::new(
            format!("{} has {} now.", named(f, *inode), bytes(*size)),
            "Its size stands in the inode: whoever has it open sees it at once.",
        ),
        E::InodeContent { inode, content } => holds(&named(f, *inode), content),
        E::LocksSet { inode, locks } => Sentence::new(
            match locks.len() {
                0 => format!("Nobody has a lock on {} any more.", named(f, *inode)),
                1 | 2 => format!(
                    "{} is locked: {}.",
                    named(f, *inode),
                    locks
                        .iter()
                        .map(|held| lock(f, held))
                        .collect::<Vec<_>>()
                        .join("; ")
                ),
                n => format!("There are {n} locks on {} now.", named(f, *inode)),
            },
            "Such locks are advisory: they keep out only those that ask for a lock, too.",
        ),
        E::InodeFree { kind, name, .. } => {
            let name = deleted_name(name);
            let (what, why) = match kind {
                InodeKind::Directory => (
                    format!("The directory {name} is gone."),
                    "It had no name any more, and nobody is in it.",
                ),
                InodeKind::Fifo => (
                    format!("The named pipe {name} is gone."),
                    "It had no name any more, and neither of its ends is open.",
                ),
                InodeKind::Symlink => (
                    format!("The symbolic link {name} is gone."),
                    "It had no name any more.",
                ),
                _ => (
                    format!("The file {name} is gone, with its bytes."),
                    "It had no name any more, and nobody had it open or mapped.",
                ),
            };
            Sentence::new(what, why)
        }
        E::DirLink { dir, name, inode } => Sentence::new(
            format!(
                "{} gets the name “{}” in {}.",
                named(f, *inode),
                String::from_utf8_lossy(name),
                named(f, *dir)
            ),
            "A name is a directory entry, which leads to an inode.",
        ),
        E::DirUnlink { dir, name } => Sentence::new(
            format!(
                "The name “{}” leaves {}.",
                String::from_utf8_lossy(name),
                named(f, *dir)
            ),
            if f.is_renaming() {
                "rename takes the old name and gives the new one in one step: nobody else finds the file under both names, or under none."
            } else {
                "Only the name goes. The file goes with its last name, when nobody has it open any more."
            },
        ),
        E::TaskFs { cwd, umask } => Sentence::new(
            format!(
                "{who} is in {}, and its umask is {umask:03o}.",
                named(f, *cwd)
            ),
            "The rights that umask names are taken from files that it makes.",
        ),
        E::CacheAdd { pfn, .. } => Sentence::new(
            format!("Frame {pfn} enters the page cache."),
            "read, write and every mapping of the file use this one frame.",
        ),
        E::CacheHole { inode, .. } => Sentence::new(
            format!(
                "A page of {} is a hole now; it stays in the page cache.",
                named(f, *inode)
            ),
            "It belongs to a large folio of which other pages are still wanted.",
        ),
        E::FolioMade { inode, order, .. } => Sentence::new(
            format!(
                "{} pages of {} are one folio in the page cache.",
                1u32 << order,
                named(f, *inode)
            ),
            "They came by one write. A fault on one of them maps all of them.",
        ),
        E::CacheRemove { .. } => Sentence::new(
            "A page leaves the page cache.",
            "The file does not have this page any more.",
        ),
        _ => return None,
    })
}

fn attributes(f: &Facts<'_>, inode: InodeId, what: AttrChange, attr: &InodeAttr) -> Sentence {
    let name = named(f, inode);
    Sentence::new(
        match what {
            AttrChange::Mode => format!("The permissions of {name} are {} now.", rights(attr.mode)),
            AttrChange::Owner => format!(
                "{name} belongs to user {} and group {} now.",
                attr.uid, attr.gid
            ),
            AttrChange::Seals => {
                format!("{name} is sealed: some changes to it are forbidden for good.")
            }
            AttrChange::Made => format!("Permissions, owner and times of {name} are set."),
            AttrChange::Times => format!("The times of {name} change."),
        },
        "It stands in the inode, whatever name the file is found by. Who has it open already is not asked again.",
    )
}

fn holds(name: &str, content: &Content) -> Sentence {
    match content {
        Content::Pipe(_) => Sentence::new(
            format!("{name} leads to this pipe from now on."),
            "Whoever opens the name gets an end of it, until it is closed everywhere.",
        ),
        Content::Target(path) => Sentence::new(
            format!("{name} leads to {}.", String::from_utf8_lossy(path)),
            "A symbolic link holds a path, and nobody looks whether there is anything at its end.",
        ),
        _ => Sentence::new(
            format!("The device has the bytes of {name} now."),
            "Pages of the page cache that are the same are clean.",
        ),
    }
}

/// A lock on a file: whose, of which kind, on what.
fn lock(f: &Facts<'_>, held: &FileLock) -> String {
    let kind = match (held.whole, held.write) {
        (true, true) => "an exclusive lock",
        (true, false) => "a shared lock",
        (false, true) => "a write lock",
        (false, false) => "a read lock",
    };
    let whose = match held.owner {
        LockOwner::Process(_, pid) => format!("{} has {kind}", f.name(pid)),
        LockOwner::Open(_) => format!("an open file has {kind}"),
    };
    match (held.whole, held.start, held.last_byte()) {
        (true, ..) | (_, 0, None) => format!("{whose} on the whole file"),
        (_, start, None) => format!("{whose} from byte {start} on"),
        (_, start, Some(end)) if start == end => format!("{whose} on byte {start}"),
        (_, start, Some(end)) => format!("{whose} on the bytes {start} to {end}"),
    }
}

fn opened(f: &Facts<'_>, kind: FileKind) -> String {
    match kind {
        FileKind::Input => "standard input".into(),
        FileKind::Output(Stream::Stdout) => "standard output".into(),
        FileKind::Output(Stream::Stderr) => "standard error".into(),
        FileKind::PipeRead(_) => "the reading end of a pipe".into(),
        FileKind::PipeWrite(_) => "the writing end of a pipe".into(),
        FileKind::PipeBoth(_) => "both ends of a pipe".into(),
        FileKind::Inode(inode) => named(f, inode),
        FileKind::Socket { .. } => "one of two connected sockets".into(),
        FileKind::Queue(queue) => format!("the message queue {}", f.queue(queue)),
        FileKind::Anon(anon) => format!("the {}", f.anon(anon)),
    }
}

/// What a file is called.
pub(super) fn named(f: &Facts<'_>, inode: InodeId) -> String {
    f.inode(inode).unwrap_or_else(|| "a file".into())
}

fn described(f: &Facts<'_>, file: FileId) -> String {
    match f.file(file) {
        Some(kind) => opened(f, kind),
        None => "an open file".into(),
    }
}

fn anon(to: &AnonFile) -> Sentence {
    match to {
        AnonFile::Event { count, .. } => Sentence::new(
            format!("The counter of the eventfd is {count} now."),
            "A write adds to it; a read takes it, and waits while it is 0.",
        ),
        AnonFile::Timer { timer, ticks, .. } => Sentence::new(
            match (timer.armed, ticks) {
                (true, _) => "The timer of the timerfd runs.".into(),
                (false, 0) => "The timer of the timerfd stands.".into(),
                (false, ticks) => format!("The timer of the timerfd has expired: {ticks} to read."),
            },
            "A read waits for the timer, and tells how often it has expired.",
        ),
        AnonFile::Signal { .. } => Sentence::new(
            "The set of signals that the signalfd shows is noted.",
            "They are read as data; so that no handler takes them they are blocked.",
        ),
        AnonFile::Epoll { items, ready } => Sentence::new(
            format!(
                "The epoll instance watches {} files; {} of them may be ready.",
                items.len(),
                ready.len()
            ),
            "A wakeup puts a file into the list of those that may be ready: epoll_wait looks only at these.",
        ),
    }
}
