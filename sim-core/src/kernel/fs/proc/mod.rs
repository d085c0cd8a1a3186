//! /proc: files that nobody stores; their text is made when they are read.
//!
//! proc(5); fs/proc/base.c (`tgid_base_stuff`), root.c, self.c, fd.c.
//!
//! A file of /proc has a number of its own kind ([`Node`]) and an inode that is made when
//! somebody asks ([`inode`]); the state holds nothing of it. **To add a file**, add a line to
//! [`TASK`] (what is in /proc/PID) or to [`ROOT`] (what is in /proc itself) and a function that
//! writes it:
//! - [`Made::Text`]: the whole text, from a state and the process it is about. It is made
//!   anew for each read, and the reader gets the part at its position.
//! - [`Made::Bytes`]: a part of a file that is too large to be made whole: offset, length.
//! - [`Made::Link`]: what a symbolic link says. Following it goes to that path.
//!
//! A process that does not exist (any more) has no directory; a reader that still has one of
//! its files open gets ESRCH. The text of a process that has no memory (a zombie, init) is
//! for the function to see to: most of Linux's are empty then.

mod fd;
mod mem;
mod task;

pub(crate) use task::map_line;

use super::walk::Place;
use crate::ids::{InodeId, Pid};
use crate::kernel::errno::{EINVAL, EIO, ESRCH};
use crate::kernel::file::user_buf::UserBuf;
use crate::kernel::file_types::{Content, Directory, Inode, InodeAttr, InodeKind};
use crate::kernel::procfs::{args, array, limits, machine, page, smaps};
use crate::kernel::state::State;
use crate::live::Live;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How a file's content is made.
#[derive(Clone, Copy)]
pub(crate) enum Made {
    /// All of it.
    Text(fn(&State, Pid) -> Vec<u8>),
    /// The part from an offset on, at most of a length, both in bytes.
    Bytes(fn(&State, Pid, u64, u64) -> Vec<u8>),
    /// A symbolic link: the path that it says, if there is one.
    Link(fn(&State, Pid) -> Option<Vec<u8>>),
    /// The directory of the descriptors: a link for each.
    Descriptors,
    /// The process's memory: the position is the address.
    Memory,
}

/// A file of /proc: name, permission bits, how it is made.
type File = (&'static str, u32, Made);

/// What is in /proc besides the processes. Asked with the process that looks.
const ROOT: &[File] = &[
    ("cpuinfo", 0o444, Made::Text(machine::cpuinfo)),
    ("filesystems", 0o444, Made::Text(machine::filesystems)),
    ("kpagecount", 0o444, Made::Bytes(page::kpagecount)),
    ("kpageflags", 0o444, Made::Bytes(page::kpageflags)),
    ("loadavg", 0o444, Made::Text(machine::loadavg)),
    ("meminfo", 0o444, Made::Text(machine::meminfo)),
    ("mounts", 0o444, Made::Text(machine::mounts)),
    ("self", 0o777, Made::Link(task::own_number)),
    ("stat", 0o444, Made::Text(machine::stat)),
    ("uptime", 0o444, Made::Text(machine::uptime)),
    ("version", 0o444, Made::Text(machine::version)),
];

/// What is in /proc/PID. Asked with that process.
const TASK: &[File] = &[
    ("cmdline", 0o444, Made::Text(args::cmdline)),
    ("comm", 0o644, Made::Text(task::comm)),
    ("cwd", 0o777, Made::Link(task::cwd)),
    ("environ", 0o400, Made::Text(args::environ)),
    ("exe", 0o777, Made::Link(task::exe)),
    ("fd", 0o500, Made::Descriptors),
    ("limits", 0o444, Made::Text(limits::limits)),
    ("maps", 0o444, Made::Text(task::maps)),
    ("mem", 0o600, Made::Memory),
    ("mounts", 0o444, Made::Text(machine::mounts)),
    ("oom_score", 0o444, Made::Text(machine::oom_score)),
    ("oom_score_adj", 0o644, Made::Text(machine::nought)),
    ("pagemap", 0o400, Made::Bytes(task::pagemap)),
    ("root", 0o777, Made::Link(task::root)),
    ("smaps", 0o444, Made::Text(smaps::smaps)),
    ("smaps_rollup", 0o444, Made::Text(smaps::smaps_rollup)),
    ("stat", 0o444, Made::Text(array::stat)),
    ("statm", 0o444, Made::Text(array::statm)),
    ("status", 0o444, Made::Text(array::status)),
];

/// Which file of /proc an inode number means: bit 31, 15 bits of process, 6 bits of file,
/// 10 bits of descriptor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Node {
    /// /proc, as this process sees it.
    Root(Pid),
    /// A file of /proc, as this process sees it: an index into [`ROOT`].
    Of(Pid, u32),
    /// /proc/PID.
    Task(Pid),
    /// A file of /proc/PID: an index into [`TASK`].
    In(Pid, u32),
    /// /proc/PID/fd/N.
    Fd(Pid, u32),
}

/// Bytes of an entry of a file that tells of pages.
const ENTRY: u64 = 8;

const MARK: u32 = 1 << 31;
/// Where the files of a process begin among the 64 kinds.
const FIRST_IN_TASK: u32 = 30;
const MOST_PID: u32 = (1 << 15) - 1;
const MOST_FD: u32 = (1 << 10) - 1;

impl Node {
    fn id(self) -> InodeId {
        let (pid, kind, fd) = match self {
            Node::Root(pid) => (pid, 0, 0),
            Node::Task(pid) => (pid, 1, 0),
            Node::Fd(pid, fd) => (pid, 2, fd),
            Node::Of(pid, n) => (pid, 3 + n, 0),
            Node::In(pid, n) => (pid, FIRST_IN_TASK + n, 0),
        };
        InodeId(MARK | (pid.0 & MOST_PID) << 16 | kind << 10 | fd & MOST_FD)
    }

    fn of(id: InodeId) -> Option<Node> {
        if id.0 & MARK == 0 {
            return None;
        }
        let (pid, kind) = (Pid(id.0 >> 16 & MOST_PID), id.0 >> 10 & 63);
        Some(match kind {
            0 => Node::Root(pid),
            1 => Node::Task(pid),
            2 => Node::Fd(pid, id.0 & MOST_FD),
            3..FIRST_IN_TASK => Node::Of(pid, kind - 3),
            _ => Node::In(pid, kind - FIRST_IN_TASK),
        })
    }

    fn pid(self) -> Pid {
        match self {
            Node::Root(pid) | Node::Of(pid, _) | Node::Task(pid) => pid,
            Node::In(pid, _) | Node::Fd(pid, _) => pid,
        }
    }

    fn file(self) -> Option<&'static File> {
        match self {
            Node::Of(_, n) => ROOT.get(n as usize),
            Node::In(_, n) => TASK.get(n as usize),
            Node::Root(_) | Node::Task(_) | Node::Fd(..) => None,
        }
    }

    fn parent(self, state: &State) -> Option<InodeId> {
        match self {
            Node::Root(_) => state.root,
            Node::Of(pid, _) | Node::Task(pid) => Some(Node::Root(pid).id()),
            Node::In(pid, _) => Some(Node::Task(pid).id()),
            Node::Fd(pid, _) => position("fd").map(|n| Node::In(pid, n).id()),
        }
    }
}

fn position(name: &str) -> Option<u32> {
    TASK.iter()
        .position(|file| file.0 == name)
        .map(|n| n as u32)
}

/// The root of /proc, as a process sees it.
pub(super) fn root(pid: Pid) -> InodeId {
    Node::Root(pid).id()
}

/// Whether an inode is a file of /proc.
pub(crate) fn is_proc(id: InodeId) -> bool {
    Node::of(id).is_some()
}

/// The inode of a file of /proc, if the number means one and its process exists.
pub(super) fn inode(state: &State, id: InodeId) -> Option<Inode> {
    let node = Node::of(id)?;
    let task = state.task(node.pid())?;
    let link = |target: Vec<u8>| (InodeKind::Symlink, Content::Target(target.into()));
    let directory = |entries: BTreeMap<Arc<[u8]>, InodeId>| {
        let parent = node.parent(state).unwrap_or(id);
        let names = Content::Names(Directory { parent, entries });
        (InodeKind::Directory, names)
    };
    let (mode, (kind, content)) = match (node, node.file()) {
        (Node::Root(pid), _) => (0o555, directory(in_root(state, pid))),
        (Node::Task(pid), _) => {
            let files = (0..).zip(TASK).map(|(n, file)| (file, Node::In(pid, n)));
            (0o555, directory(named(files)))
        }
        (Node::Fd(pid, fd), _) => (0o700, link(fd::target(state, pid, fd)?)),
        (_, None) => return None,
        (_, Some((_, mode, made))) => {
            let what = match made {
                Made::Text(_) | Made::Bytes(_) | Made::Memory => {
                    (InodeKind::Regular, Content::Bytes(Arc::default()))
                }
                Made::Link(to) => link(to(state, node.pid())?),
                Made::Descriptors => {
                    let links = fd::all(state, node.pid());
                    let links = links.into_iter().filter(|&fd| fd <= MOST_FD);
                    let entry = |fd: u32| {
                        let name: Arc<[u8]> = fd.to_string().into_bytes().into();
                        (name, Node::Fd(node.pid(), fd).id())
                    };
                    directory(links.map(entry).collect())
                }
            };
            (*mode, what)
        }
    };
    let owner = match node {
        Node::Root(_) | Node::Of(..) => 0,
        _ if task.mm.is_none() => 0,
        _ => task.cred.user.effective,
    };
    Some(Inode {
        kind,
        name: Arc::from(""),
        size: 0,
        pages: BTreeMap::new(),
        folios: BTreeMap::new(),
        written: BTreeSet::new(),
        refs: 0,
        nlink: if kind == InodeKind::Directory { 2 } else { 1 },
        attr: InodeAttr {
            mode,
            uid: owner,
            gid: owner,
            rdev: 0,
            seals: 0,
            atime_ns: task.start_ns as i64,
            mtime_ns: task.start_ns as i64,
            ctime_ns: task.start_ns as i64,
        },
        content,
    })
}

fn in_root(state: &State, pid: Pid) -> BTreeMap<Arc<[u8]>, InodeId> {
    let files = (0..).zip(ROOT).map(|(n, file)| (file, Node::Of(pid, n)));
    let mut entries = named(files);
    for &task in state.tasks.keys().filter(|task| task.0 <= MOST_PID) {
        let name = task.0.to_string().into_bytes().into();
        entries.insert(name, Node::Task(task).id());
    }
    entries
}

fn named(files: impl Iterator<Item = (&'static File, Node)>) -> BTreeMap<Arc<[u8]>, InodeId> {
    files
        .map(|(file, node)| (Arc::from(file.0.as_bytes()), node.id()))
        .collect()
}

/// Where a link of /proc leads that is more than a path (`proc_pid_get_link`): what the
/// process has open there, even if it has no name any more.
pub(super) fn jump(state: &State, id: InodeId) -> Option<Place> {
    match Node::of(id)? {
        Node::Fd(pid, fd) => fd::place(state, pid, fd),
        Node::In(pid, n) => match TASK.get(n as usize)?.0 {
            "cwd" => state.task(pid)?.cwd.map(Place::Inode),
            "root" => state.root.map(Place::Inode),
            "exe" => task::exe_inode(state, pid).map(Place::Inode),
            _ => None,
        },
        _ => None,
    }
}

/// The path of a directory of /proc (`d_path`).
pub(super) fn path(id: InodeId) -> Option<Vec<u8>> {
    Some(match Node::of(id)? {
        Node::Root(_) => b"/proc".to_vec(),
        Node::Task(pid) => format!("/proc/{pid}").into_bytes(),
        Node::Fd(pid, fd) => format!("/proc/{pid}/fd/{fd}").into_bytes(),
        node @ Node::Of(..) => format!("/proc/{}", node.file()?.0).into_bytes(),
        node @ Node::In(pid, _) => format!("/proc/{pid}/{}", node.file()?.0).into_bytes(),
    })
}

/// read(2) and pread(2) of a file of /proc: how many bytes were read at a position.
pub(super) fn read(
    live: &mut Live,
    pid: Pid,
    id: InodeId,
    buf: &UserBuf,
    pos: u64,
) -> Result<u64, i64> {
    let state = live.state();
    let node = Node::of(id).ok_or(ESRCH)?;
    if state.task(node.pid()).is_none() {
        return Err(ESRCH);
    }
    let bytes = match node.file() {
        Some((_, _, Made::Text(text))) => {
            let text = text(state, node.pid());
            let rest = usize::try_from(pos).ok().and_then(|pos| text.get(pos..));
            let most = usize::try_from(buf.len()).unwrap_or(usize::MAX);
            rest.map_or_else(Vec::new, |rest| rest.iter().take(most).copied().collect())
        }
        // Entries are read whole (`pagemap_read`, `kpagecount_read`).
        Some((_, _, Made::Bytes(_))) if !(pos | buf.len()).is_multiple_of(ENTRY) => {
            return Err(EINVAL);
        }
        Some((_, _, Made::Bytes(part))) => part(state, node.pid(), pos, buf.len()),
        Some((_, _, Made::Memory)) => return mem::read(live, pid, node.pid(), buf, pos),
        _ => Vec::new(),
    };
    buf.copy_out(live, pid, 0, &bytes)?;
    Ok(bytes.len() as u64)
}

/// write(2) and pwrite(2) of a file of /proc: memory, and the name (`comm_write`).
pub(super) fn write(
    live: &mut Live,
    pid: Pid,
    id: InodeId,
    buf: &UserBuf,
    pos: u64,
) -> Result<u64, i64> {
    let node = Node::of(id).ok_or(ESRCH)?;
    match node.file() {
        Some((_, _, Made::Memory)) => mem::write(live, pid, node.pid(), buf, pos),
        Some(("comm", ..)) => task::set_comm(live, pid, node.pid(), buf),
        _ => Err(EIO),
    }
}
