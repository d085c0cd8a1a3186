//! The tree of files that a machine begins with: a small Debian, and the user's home.

use super::{device, make_with};
use crate::ids::{InodeId, Pid};
use crate::kernel::event::EventKind;
use crate::kernel::file_types::{Content, InodeAttr, InodeKind};
use crate::kernel::state::State;
use crate::live::Live;
use crate::scenario::User;
use std::sync::Arc;

/// The file system in memory (tmpfs) for POSIX shared memory.
const SHM: &str = "/dev/shm";

/// What a name of the first tree is.
enum Made {
    /// A directory.
    Dir,
    /// A device.
    Device(u32),
    /// A file with this content.
    File(&'static str),
    /// A symbolic link.
    Link(&'static str),
}

/// What the names of the functions begin with that commands begin with.
pub(crate) const COMMAND_ENTRY: &str = "__bin_";

const PASSWD: &str = "root:x:0:0:root:/root:/bin/bash\n\
    daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n\
    nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n\
    student:x:1000:1000:Student:/home/student:/bin/bash\n";
const GROUP: &str = "root:x:0:\ndaemon:x:1:\ntty:x:5:\nnogroup:x:65534:\nstudent:x:1000:\n";

/// Path, mode, whether it is the user's, what.
const FIRST: [(&str, u32, bool, Made); 34] = [
    ("/bin", 0o777, false, Made::Link("usr/bin")),
    ("/dev", 0o755, false, Made::Dir),
    ("/dev/fd", 0o777, false, Made::Link("/proc/self/fd")),
    ("/dev/full", 0o666, false, Made::Device(device::FULL)),
    ("/dev/null", 0o666, false, Made::Device(device::NULL)),
    ("/dev/random", 0o666, false, Made::Device(device::RANDOM)),
    ("/dev/shm", 0o1777, false, Made::Dir),
    ("/dev/stderr", 0o777, false, Made::Link("/proc/self/fd/2")),
    ("/dev/stdin", 0o777, false, Made::Link("/proc/self/fd/0")),
    ("/dev/stdout", 0o777, false, Made::Link("/proc/self/fd/1")),
    ("/dev/tty", 0o666, false, Made::Device(device::TTY)),
    ("/dev/urandom", 0o666, false, Made::Device(device::URANDOM)),
    ("/dev/zero", 0o666, false, Made::Device(device::ZERO)),
    ("/etc", 0o755, false, Made::Dir),
    ("/etc/group", 0o644, false, Made::File(GROUP)),
    ("/etc/hostname", 0o644, false, Made::File("ringside\n")),
    ("/etc/passwd", 0o644, false, Made::File(PASSWD)),
    (
        "/etc/shadow",
        0o600,
        false,
        Made::File("root:*:19000:0:99999:7:::\n"),
    ),
    ("/home", 0o755, false, Made::Dir),
    ("/home/student", 0o755, true, Made::Dir),
    ("/lib", 0o777, false, Made::Link("usr/lib")),
    ("/proc", 0o555, false, Made::Dir),
    ("/root", 0o700, false, Made::Dir),
    ("/sys", 0o555, false, Made::Dir),
    ("/tmp", 0o1777, false, Made::Dir),
    ("/usr", 0o755, false, Made::Dir),
    ("/usr/bin", 0o755, false, Made::Dir),
    ("/usr/include", 0o755, false, Made::Dir),
    ("/usr/lib", 0o755, false, Made::Dir),
    ("/usr/lib/x86_64-linux-gnu", 0o755, false, Made::Dir),
    ("/usr/share", 0o755, false, Made::Dir),
    ("/var", 0o755, false, Made::Dir),
    ("/var/log", 0o755, false, Made::Dir),
    ("/var/tmp", 0o1777, false, Made::Dir),
];

/// Makes the first tree; `pid` is init.
pub(crate) fn grow(live: &mut Live, pid: Pid) {
    let root = make_with(
        live,
        pid,
        InodeKind::Directory,
        "/",
        attr(0o755, User::Root),
    );
    live.emit(pid, EventKind::RootSet { inode: root });
    for (path, mode, own, made) in FIRST {
        let (kind, content) = match made {
            Made::Dir => (InodeKind::Directory, None),
            Made::Device(_) => (InodeKind::Device, None),
            Made::File(text) => {
                let bytes = text.as_bytes().into();
                (InodeKind::Regular, Some(Content::Bytes(bytes)))
            }
            Made::Link(to) => {
                let target = to.as_bytes().into();
                (InodeKind::Symlink, Some(Content::Target(target)))
            }
        };
        let owner = if own { User::Student } else { User::Root };
        let mut attr = attr(mode, owner);
        if let Made::Device(number) = made {
            attr.rdev = number;
        }
        let inode = make_with(live, pid, kind, path, attr);
        if let Some(content) = content {
            fill(live, pid, inode, content);
        }
        place(live, pid, path, inode);
    }
}

/// Gives an inode its content.
fn fill(live: &mut Live, pid: Pid, inode: InodeId, content: Content) {
    let size = match &content {
        Content::Bytes(bytes) | Content::Target(bytes) => bytes.len() as u64,
        _ => 0,
    };
    let content = Box::new(content);
    live.emit(pid, EventKind::InodeContent { inode, content });
    let refs = 0;
    live.emit(pid, EventKind::InodeSet { inode, size, refs });
}

/// A file that the user has made before the program begins.
pub(crate) fn add_file(live: &mut Live, pid: Pid, path: &str, bytes: &[u8]) -> InodeId {
    let owner = live.scenario.user;
    let inode = make_with(live, pid, InodeKind::Regular, path, attr(0o644, owner));
    fill(live, pid, inode, Content::Bytes(bytes.into()));
    place(live, pid, path, inode);
    inode
}

/// The commands that are linked with the program, as files of /usr/bin.
pub(crate) fn add_commands(live: &mut Live, pid: Pid) {
    let program = live.program.clone();
    let linked = program.functions.iter().filter(|f| f.library);
    for name in linked.filter_map(|f| f.name.strip_prefix(COMMAND_ENTRY)) {
        add_command(live, pid, name, name);
        match name {
            "test" => add_command(live, pid, "[", name),
            "sh" => add_command(live, pid, "dash", name),
            _ => {}
        }
    }
}

fn add_command(live: &mut Live, pid: Pid, file: &str, command: &str) {
    let path = format!("/usr/bin/{file}");
    let inode = make_with(
        live,
        pid,
        InodeKind::Regular,
        &path,
        attr(0o755, User::Root),
    );
    let content = Box::new(Content::Command(command.into()));
    live.emit(pid, EventKind::InodeContent { inode, content });
    place(live, pid, &path, inode);
}

/// Gives an inode its path, if the directory is there.
pub(crate) fn place(live: &mut Live, pid: Pid, path: &str, inode: InodeId) {
    let (dir, name) = path.rsplit_once('/').unwrap_or(("", path));
    if let Some(dir) = find(live.state(), dir) {
        let name = Arc::from(name.as_bytes());
        live.emit(pid, EventKind::DirLink { dir, name, inode });
    }
}

/// What a path of directories leads to.
pub(crate) fn find(state: &State, path: &str) -> Option<InodeId> {
    let mut at = state.root?;
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let names = &state.inodes.get(&at)?.directory()?.entries;
        at = *names.get(part.as_bytes())?;
    }
    Some(at)
}

fn attr(mode: u32, owner: User) -> InodeAttr {
    InodeAttr {
        mode,
        uid: owner.id(),
        gid: owner.id(),
        ..InodeAttr::default()
    }
}

/// The rights of a program's file: of one that a user has compiled, or of a library.
pub(crate) fn executable(owner: Option<User>) -> InodeAttr {
    match owner {
        Some(user) => attr(0o755, user),
        None => attr(0o644, User::Root),
    }
}

/// What a file that is made in a directory is: on the disk, or in the file system in memory
/// that is mounted at /dev/shm.
pub(crate) fn file_kind(state: &State, dir: InodeId) -> InodeKind {
    let shm = find(state, SHM);
    let mut at = dir;
    loop {
        if shm == Some(at) {
            return InodeKind::Shmem;
        }
        match state.inodes.get(&at).and_then(|i| i.directory()) {
            Some(directory) if directory.parent != at => at = directory.parent,
            _ => return InodeKind::Regular,
        }
    }
}
