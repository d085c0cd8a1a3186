//! Sentences about descriptors, pipes and files.

use super::Said;
use super::facts::Facts;
use super::list;
use super::names::{deleted_name, output_text, rights};
use super::places::bytes;
use crate::ids::{FileId, InodeId};
use crate::kernel::anon_types::AnonFile;
use crate::kernel::event::{AttrChange, EventKind};
use crate::kernel::file_types::{
    Content, FileKind, FileLock, InodeAttr, InodeKind, LockOwner, Stream,
};
use crate::lang::message::{Fill, Gap};
use crate::lang::{Message, say};

/// The sentence of an event of files; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Said> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::FilesDup { .. } => Said::new(
            say!("The new process gets a copy of the table of file descriptors."),
            say!("The open files themselves are shared, with their positions."),
        ),
        E::FilesCreate { .. } => Said::new(
            say!("{who} gets a table of file descriptors, empty as yet.", who),
            None,
        ),
        E::FilesFree { .. } => Said::new(
            say!("A table of file descriptors is gone."),
            say!("The process that used it has ended."),
        ),
        E::FdFlags {
            fd, cloexec: true, ..
        } => Said::new(
            say!("Descriptor {fd} of {who} will be closed by exec.", fd, who),
            say!(
                "FD_CLOEXEC belongs to the descriptor, not to the open file: a dup does not have it."
            ),
        ),
        E::FdFlags { fd, .. } => Said::new(
            say!("Descriptor {fd} of {who} will survive exec.", fd, who),
            say!("Without FD_CLOEXEC the new program finds it open."),
        ),
        E::PipeResize { capacity, .. } => Said::new(
            say!("The pipe holds {capacity} bytes now.", capacity),
            say!("fcntl F_SETPIPE_SZ: a writer sleeps once so much waits to be read."),
        ),
        E::InodeAttrSet { inode, what, attr } => attributes(f, *inode, *what, attr),
        E::InodeRename { path, .. } => Said::new(
            say!("A file is called {path} now.", path),
            say!("Only the name changes: who has it open or mapped notices nothing."),
        ),
        E::RootSet { .. } => Said::new(say!("The file system has its root directory."), None),
        E::FileOpen { kind, .. } => Said::new(
            say!("{who} opens {file}.", who, file = opened(f, *kind)),
            say!("An open file description is made: the position and the flags are kept there."),
        ),
        E::FileFree { kind, .. } => Said::new(
            say!(
                "The open file description of {file} is gone.",
                file = opened(f, *kind)
            ),
            say!("Its last descriptor was closed."),
        ),
        E::FileSet { file, pos, .. } => Said::new(
            say!(
                "The position in {file} is {pos} now.",
                file = described(f, *file),
                pos
            ),
            say!("Whoever shares this open file, through fork or dup, goes on from there."),
        ),
        E::FdSet { fd, entry, .. } => Said::new(
            say!(
                "Descriptor {fd} of {who} refers to {file}.",
                fd,
                who,
                file = described(f, entry.file)
            ),
            say!("A descriptor is an index into the process's own table."),
        ),
        E::FdClear { fd, file, .. } => Said::new(
            say!(
                "Descriptor {fd} of {who} is closed; it referred to {file}.",
                fd,
                who,
                file = described(f, *file)
            ),
            say!("The next file that it opens may get this number."),
        ),
        E::PipeCreate { pipe, capacity, .. } if f.is_socket(*pipe) => Said::new(
            say!(
                "One direction of a pair of sockets is made; it holds {capacity} bytes.",
                capacity
            ),
            say!(
                "It is a buffer in the kernel: what one socket sends, the other receives from it."
            ),
        ),
        E::PipeFill {
            pipe, bytes: sent, ..
        } if f.is_socket(*pipe) => Said::new(
            say!(
                "{who} sends {bytes} through the socket: {text}",
                who,
                bytes = bytes(sent.len()),
                text = output_text(sent)
            ),
            say!("They stay in the kernel until the other end receives them."),
        ),
        E::PipeDrain { pipe, len } if f.is_socket(*pipe) => Said::new(
            say!(
                "{who} takes {bytes} out of the socket.",
                who,
                bytes = bytes(*len)
            ),
            say!("What was received once is not there any more."),
        ),
        E::PipeCreate { capacity, .. } => Said::new(
            say!("A pipe is made; it holds {capacity} bytes.", capacity),
            say!("It is a buffer in the kernel."),
        ),
        E::PipeFill { bytes: sent, .. } => Said::new(
            say!(
                "{who} puts {bytes} into the pipe: {text}",
                who,
                bytes = bytes(sent.len()),
                text = output_text(sent)
            ),
            say!("They stay in the kernel until somebody reads them."),
        ),
        E::PipeDrain { len, .. } => Said::new(
            say!(
                "{who} takes {bytes} out of the pipe.",
                who,
                bytes = bytes(*len)
            ),
            say!("What was read once is not in the pipe any more."),
        ),
        E::PipeFree { socket: true, .. } => Said::new(
            say!("One direction of a pair of sockets is gone."),
            say!("Both sockets are closed everywhere."),
        ),
        E::PipeFree { .. } => Said::new(
            say!("The pipe is gone."),
            say!("Both its ends are closed everywhere."),
        ),
        E::PipeShut { .. } => Said::new(
            say!("A socket is shut down in one direction."),
            say!("What was written can still be read; then comes the end of the file."),
        ),
        E::AnonSet { to, .. } => anon(to),
        E::InodeCreate { kind, name, .. } => Said::new(
            match kind {
                InodeKind::Directory => say!("The directory {name} is made.", name),
                InodeKind::Symlink => say!("The symbolic link {name} is made.", name),
                InodeKind::Fifo => say!("The named pipe {name} is made.", name),
                _ => say!("The file {name} is made: an inode.", name),
            },
            say!("An inode is the file itself. It has no name yet."),
        ),
        E::InodeSet { inode, size, .. } => Said::new(
            say!(
                "{file} has {bytes} now.",
                file = named(f, *inode),
                bytes = bytes(*size)
            ),
            say!("Its size stands in the inode: whoever has it open sees it at once."),
        ),
        E::InodeContent { inode, content } => holds(named(f, *inode), content),
        E::LocksSet { inode, locks } => Said::new(
            match locks.len() {
                0 => say!(
                    "Nobody has a lock on {file} any more.",
                    file = named(f, *inode)
                ),
                1 | 2 => say!(
                    "{file} is locked: {locks}.",
                    file = named(f, *inode),
                    locks = list::long_clauses(locks.iter().map(|held| lock(f, held)))
                ),
                n => say!(
                    "There are {n} locks on {file} now.",
                    n,
                    file = named(f, *inode)
                ),
            },
            say!("Such locks are advisory: they keep out only those that ask for a lock, too."),
        ),
        E::InodeFree { kind, name, .. } => {
            let name = deleted_name(name);
            let (what, why) = match kind {
                InodeKind::Directory => (
                    say!("The directory {name} is gone.", name),
                    say!("It had no name any more, and nobody is in it."),
                ),
                InodeKind::Fifo => (
                    say!("The named pipe {name} is gone.", name),
                    say!("It had no name any more, and neither of its ends is open."),
                ),
                InodeKind::Symlink => (
                    say!("The symbolic link {name} is gone.", name),
                    say!("It had no name any more."),
                ),
                _ => (
                    say!("The file {name} is gone, with its bytes.", name),
                    say!("It had no name any more, and nobody had it open or mapped."),
                ),
            };
            Said::new(what, why)
        }
        E::DirLink { dir, name, inode } => Said::new(
            say!(
                "{file} gets the name “{name}” in {dir}.",
                file = named(f, *inode),
                name = String::from_utf8_lossy(name),
                dir = named(f, *dir)
            ),
            say!("A name is a directory entry, which leads to an inode."),
        ),
        E::DirUnlink { dir, name } => Said::new(
            say!(
                "The name “{name}” leaves {dir}.",
                name = String::from_utf8_lossy(name),
                dir = named(f, *dir)
            ),
            if f.is_renaming() {
                say!(
                    "rename takes the old name and gives the new one in one step: nobody else finds the file under both names, or under none."
                )
            } else {
                say!(
                    "Only the name goes. The file goes with its last name, when nobody has it open any more."
                )
            },
        ),
        E::TaskFs { cwd, umask } => Said::new(
            say!(
                "{who} is in {cwd}, and its umask is {umask}.",
                who,
                cwd = named(f, *cwd),
                umask = format!("{umask:03o}")
            ),
            say!("The rights that umask names are taken from files that it makes."),
        ),
        E::CacheAdd { pfn, .. } => Said::new(
            say!("Frame {pfn} enters the page cache.", pfn),
            say!("read, write and every mapping of the file use this one frame."),
        ),
        E::CacheHole { inode, .. } => Said::new(
            say!(
                "A page of {file} is a hole now; it stays in the page cache.",
                file = named(f, *inode)
            ),
            say!("It belongs to a large folio of which other pages are still wanted."),
        ),
        E::FolioMade { inode, order, .. } => Said::new(
            say!(
                "{pages} pages of {file} are one folio in the page cache.",
                pages = 1u32 << order,
                file = named(f, *inode)
            ),
            say!("They came by one write. A fault on one of them maps all of them."),
        ),
        E::CacheRemove { .. } => Said::new(
            say!("A page leaves the page cache."),
            say!("The file does not have this page any more."),
        ),
        _ => return None,
    })
}

fn attributes(f: &Facts<'_>, inode: InodeId, what: AttrChange, attr: &InodeAttr) -> Said {
    let name = named(f, inode);
    Said::new(
        match what {
            AttrChange::Mode => say!(
                "The permissions of {name} are {rights} now.",
                name,
                rights = rights(attr.mode)
            ),
            AttrChange::Owner => say!(
                "{name} belongs to user {uid} and group {gid} now.",
                name,
                uid = attr.uid,
                gid = attr.gid
            ),
            AttrChange::Seals => {
                say!(
                    "{name} is sealed: some changes to it are forbidden for good.",
                    name
                )
            }
            AttrChange::Made => say!("Permissions, owner and times of {name} are set.", name),
            AttrChange::Times => say!("The times of {name} change.", name),
        },
        say!(
            "It stands in the inode, whatever name the file is found by. Who has it open already is not asked again."
        ),
    )
}

fn holds(name: Gap, content: &Content) -> Said {
    match content {
        Content::Pipe(_) => Said::new(
            say!("{name} leads to this pipe from now on.", name),
            say!("Whoever opens the name gets an end of it, until it is closed everywhere."),
        ),
        Content::Target(path) => Said::new(
            say!(
                "{name} leads to {path}.",
                name,
                path = String::from_utf8_lossy(path)
            ),
            say!(
                "A symbolic link holds a path, and nobody looks whether there is anything at its end."
            ),
        ),
        _ => Said::new(
            say!("The device has the bytes of {name} now.", name),
            say!("Pages of the page cache that are the same are clean."),
        ),
    }
}

/// A lock on a file: whose, of which kind, on what.
fn lock(f: &Facts<'_>, held: &FileLock) -> Message {
    let lock = match (held.whole, held.write) {
        (true, true) => say!("an exclusive lock"),
        (true, false) => say!("a shared lock"),
        (false, true) => say!("a write lock"),
        (false, false) => say!("a read lock"),
    };
    let whose = match held.owner {
        LockOwner::Process(_, pid) => f.name(pid).gap(),
        LockOwner::Open(_) => say!("an open file").gap(),
    };
    match (held.whole, held.start, held.last_byte()) {
        (true, ..) | (_, 0, None) => say!("{whose} has {lock} on the whole file", whose, lock),
        (_, start, None) => say!(
            "{whose} has {lock} from byte {start} on",
            whose,
            lock,
            start
        ),
        (_, start, Some(end)) if start == end => {
            say!("{whose} has {lock} on byte {start}", whose, lock, start)
        }
        (_, start, Some(end)) => say!(
            "{whose} has {lock} on the bytes {start} to {end}",
            whose,
            lock,
            start,
            end
        ),
    }
}

/// What is behind an open file.
fn opened(f: &Facts<'_>, kind: FileKind) -> Gap {
    let words = match kind {
        FileKind::Input => say!("standard input"),
        FileKind::Output(Stream::Stdout) => say!("standard output"),
        FileKind::Output(Stream::Stderr) => say!("standard error"),
        FileKind::PipeRead(_) => say!("the reading end of a pipe"),
        FileKind::PipeWrite(_) => say!("the writing end of a pipe"),
        FileKind::PipeBoth(_) => say!("both ends of a pipe"),
        FileKind::Inode(inode) => return named(f, inode),
        FileKind::Socket { .. } => say!("one of two connected sockets"),
        FileKind::Queue(queue) => say!("the message queue {queue}", queue = f.queue(queue)),
        FileKind::Anon(anon) => say!("the {anon}", anon = f.anon(anon)),
    };
    words.gap()
}

/// What a file is called.
pub(super) fn named(f: &Facts<'_>, inode: InodeId) -> Gap {
    f.inode(inode)
        .map_or_else(|| say!("a file").gap(), |name| name.gap())
}

fn described(f: &Facts<'_>, file: FileId) -> Gap {
    match f.file(file) {
        Some(kind) => opened(f, kind),
        None => say!("an open file").gap(),
    }
}

fn anon(to: &AnonFile) -> Said {
    match to {
        AnonFile::Event { count, .. } => Said::new(
            say!("The counter of the eventfd is {count} now.", count),
            say!("A write adds to it; a read takes it, and waits while it is 0."),
        ),
        AnonFile::Timer { timer, ticks, .. } => Said::new(
            match (timer.armed, ticks) {
                (true, _) => say!("The timer of the timerfd runs."),
                (false, 0) => say!("The timer of the timerfd stands."),
                (false, ticks) => say!(
                    "The timer of the timerfd has expired: {ticks} to read.",
                    ticks
                ),
            },
            say!("A read waits for the timer, and tells how often it has expired."),
        ),
        AnonFile::Signal { .. } => Said::new(
            say!("The set of signals that the signalfd shows is noted."),
            say!("They are read as data; so that no handler takes them they are blocked."),
        ),
        AnonFile::Epoll { items, ready } => Said::new(
            say!(
                "The epoll instance watches {files} files; {ready} of them may be ready.",
                files = items.len(),
                ready = ready.len()
            ),
            say!(
                "A wakeup puts a file into the list of those that may be ready: epoll_wait looks only at these."
            ),
        ),
    }
}
