//! stat(2), lstat(2), fstat(2), fstatat(2): fs/stat.c.

use super::walk::{Place, walk};
use super::{inode, path, proc};
use crate::ids::{InodeId, PAGE_SIZE, Pid, PipeId, VirtAddr};
use crate::kernel::errno::{EBADF, EFAULT, EINVAL};
use crate::kernel::file::{pipe, table};
use crate::kernel::file_types::{Content, FileKind, Inode, InodeKind};
use crate::kernel::state::State;
use crate::kernel::syscall::Call;
use crate::kernel::time::{BOOT_UNIX_S, SECOND_NS};
use crate::kernel::uaccess;
use crate::live::Live;

const S_IFIFO: u32 = 0o10_000;
const S_IFCHR: u32 = 0o20_000;
const S_IFDIR: u32 = 0o40_000;
const S_IFREG: u32 = 0o100_000;
const S_IFSOCK: u32 = 0o140_000;
const S_IFLNK: u32 = 0o120_000;
/// /dev/pts/0: major 136, minor 0.
const PTS0: u64 = 136 << 8;
/// Bytes of a block as terminals and /proc name it.
const TTY_BLOCK: u64 = 1024;
/// Bytes of a block as everything else names it.
const BLOCK: u64 = 4096;
/// The disk, the file systems in memory, pipes, terminals.
const DEV_DISK: u64 = 0xfe00;
/// The kernel's own mount of tmpfs: shared anonymous memory, memfd_create, shmget.
const DEV_SHMEM: u64 = 1;
/// /dev/shm.
const DEV_SHM: u64 = 0x1a;
const DEV_PROC: u64 = 0x17;
const DEV_PIPES: u64 = 0xe;
const DEV_SOCKETS: u64 = 8;
const DEV_QUEUES: u64 = 0x14;
const DEV_ANON: u64 = 0xf;
const DEV_PTS: u64 = 0x18;
/// Units of st_blocks, in bytes.
const SECTOR: u64 = 512;

const AT_SYMLINK_NOFOLLOW: u64 = 0x100;
const AT_NO_AUTOMOUNT: u64 = 0x800;
const AT_EMPTY_PATH: u64 = 0x1000;

/// What `struct stat` holds.
pub(super) struct Stat {
    pub(super) dev: u64,
    pub(super) ino: u64,
    pub(super) nlink: u64,
    pub(super) mode: u32,
    pub(super) uid: u32,
    pub(super) gid: u32,
    pub(super) rdev: u64,
    pub(super) size: u64,
    pub(super) blksize: u64,
    pub(super) blocks: u64,
    /// Access, change of content, change; nanoseconds of virtual time.
    pub(super) times: [i64; 3],
}

/// newfstatat(2): directory, path, `struct stat *`, flags.
pub(crate) fn fstatat(live: &mut Live, pid: Pid, args: [u64; 4]) -> Call {
    let [dirfd, at, to, flags] = args;
    match of_args(live, pid, dirfd, at, flags) {
        Ok(stat) => put(live, pid, to, &stat),
        Err(errno) => Call::err(errno),
    }
}

/// What is known of the file that these arguments name.
pub(super) fn of_args(
    live: &mut Live,
    pid: Pid,
    dirfd: u64,
    at: u64,
    flags: u64,
) -> Result<Stat, i64> {
    if flags & !(AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | AT_EMPTY_PATH) != 0 {
        return Err(EINVAL);
    }
    if flags & AT_EMPTY_PATH != 0 && matches!(uaccess::read_u8(live, pid, VirtAddr(at)), Ok(0)) {
        let (_, file) = table::lookup_raw(live.state(), pid, dirfd).ok_or(EBADF)?;
        return of_kind(live, file.kind);
    }
    let follow = flags & AT_SYMLINK_NOFOLLOW == 0;
    let path = path(live, pid, at)?;
    let id = walk(live.state(), pid, dirfd, &path, follow)?.existing()?;
    match proc::jump(live.state(), id) {
        Some(Place::Stream(kind)) if follow => of_kind(live, kind),
        _ => of_inode(live.state(), id),
    }
}

/// fstat(2): descriptor, `struct stat *`.
pub(crate) fn fstat(live: &mut Live, pid: Pid, fd: u64, to: u64) -> Call {
    let Some((_, file)) = table::lookup_raw(live.state(), pid, fd) else {
        return Call::err(EBADF);
    };
    match of_kind(live, file.kind) {
        Ok(stat) => put(live, pid, to, &stat),
        Err(errno) => Call::err(errno),
    }
}

fn of_kind(live: &Live, kind: FileKind) -> Result<Stat, i64> {
    let login = live.scenario.user.id();
    let stream = |dev, ino, mode, gid, rdev, blksize| Stat {
        dev,
        ino,
        nlink: 1,
        mode,
        uid: login,
        gid,
        rdev,
        size: 0,
        blksize,
        blocks: 0,
        times: [0; 3],
    };
    let nameless = |ino| stream(DEV_PIPES, ino, S_IFIFO | 0o600, login, 0, BLOCK);
    let owned = |id: PipeId, stat: Stat| match live.state().pipes.get(&id) {
        Some(pipe) => Stat {
            uid: pipe.owner,
            gid: pipe.group,
            ..stat
        },
        None => stat,
    };
    Ok(match kind {
        FileKind::Input | FileKind::Output(_) if live.scenario.tty => {
            stream(DEV_PTS, 3, S_IFCHR | 0o620, 5, PTS0, TTY_BLOCK)
        }
        // The pipes to the outside have numbers below those of the program's own.
        FileKind::Input => nameless(1),
        FileKind::Output(stream) => nameless(2 + stream as u64),
        FileKind::PipeRead(id) | FileKind::PipeWrite(id) | FileKind::PipeBoth(id) => {
            // A named pipe is known by its name's inode.
            match pipe::inode_of(live.state(), id) {
                Some(inode) => of_inode(live.state(), inode)?,
                None => owned(id, nameless(10 + u64::from(id.0))),
            }
        }
        FileKind::Inode(id) => of_inode(live.state(), id)?,
        FileKind::Socket { from, .. } => {
            let ino = 10 + u64::from(from.0);
            owned(
                from,
                stream(DEV_SOCKETS, ino, S_IFSOCK | 0o777, login, 0, BLOCK),
            )
        }
        FileKind::Queue(queue) => {
            let mode = live
                .state()
                .queues
                .get(&queue)
                .map_or(0, |queue| queue.mode);
            let ino = 10 + u64::from(queue.0);
            let file = stream(DEV_QUEUES, ino, S_IFREG | mode, login, 0, BLOCK);
            // `FILENT_SIZE`.
            Stat { size: 80, ..file }
        }
        // One inode is behind all of them; it is of no kind at all.
        FileKind::Anon(_) => stream(DEV_ANON, 1, 0o600, 0, 0, BLOCK),
    })
}

fn of_inode(state: &State, id: InodeId) -> Result<Stat, i64> {
    let file = inode(state, id)?;
    let attr = file.attr;
    let (kind, nlink) = match file.kind {
        InodeKind::Regular | InodeKind::Shmem => (S_IFREG, file.nlink),
        InodeKind::Directory if file.nlink < 2 => (S_IFDIR, 0),
        InodeKind::Directory => (S_IFDIR, file.nlink),
        InodeKind::Symlink => (S_IFLNK, file.nlink),
        InodeKind::Device => (S_IFCHR, file.nlink),
        InodeKind::Fifo => (S_IFIFO, file.nlink),
    };
    let size = match file.kind {
        InodeKind::Directory if !proc::is_proc(id) => BLOCK,
        _ => file.size,
    };
    Ok(Stat {
        dev: device(state, id),
        ino: u64::from(id.0),
        nlink: u64::from(nlink),
        mode: kind | attr.mode,
        uid: attr.uid,
        gid: attr.gid,
        rdev: u64::from(attr.rdev),
        size,
        blksize: if proc::is_proc(id) { TTY_BLOCK } else { BLOCK },
        blocks: blocks(&file),
        times: [attr.atime_ns, attr.mtime_ns, attr.ctime_ns],
    })
}

/// The number of the file system that a file is on.
pub(super) fn device(state: &State, id: InodeId) -> u64 {
    match state.inodes.get(&id).map(|inode| (inode.kind, inode.nlink)) {
        _ if proc::is_proc(id) => DEV_PROC,
        Some((InodeKind::Shmem, 0)) => DEV_SHMEM,
        Some((InodeKind::Shmem, _)) => DEV_SHM,
        _ => DEV_DISK,
    }
}

/// The sectors that a file takes: those of its pages that are no holes.
fn blocks(file: &Inode) -> u64 {
    let pages = match (&file.content, file.kind) {
        (Content::Bytes(_), InodeKind::Regular | InodeKind::Shmem) => file.data_pages(),
        (_, InodeKind::Directory) => 1,
        (Content::Image(_), _) => file.size.div_ceil(PAGE_SIZE),
        _ => 0,
    };
    pages * (PAGE_SIZE / SECTOR)
}

fn put(live: &mut Live, pid: Pid, to: u64, stat: &Stat) -> Call {
    let mut bytes = Vec::with_capacity(144);
    let mut put = |value: &[u8]| bytes.extend_from_slice(value);
    put(&stat.dev.to_le_bytes());
    put(&stat.ino.to_le_bytes());
    put(&stat.nlink.to_le_bytes());
    put(&stat.mode.to_le_bytes());
    put(&stat.uid.to_le_bytes());
    put(&stat.gid.to_le_bytes());
    put(&[0; 4]);
    put(&stat.rdev.to_le_bytes());
    put(&stat.size.to_le_bytes());
    put(&stat.blksize.to_le_bytes());
    put(&stat.blocks.to_le_bytes());
    for time in stat.times {
        put(&(BOOT_UNIX_S as i64 + time.div_euclid(SECOND_NS as i64)).to_le_bytes());
        put(&time.rem_euclid(SECOND_NS as i64).to_le_bytes());
    }
    bytes.resize(144, 0);
    match uaccess::write_bytes(live, pid, VirtAddr(to), &bytes, true) {
        Ok(()) => Call::Return(0),
        Err(_) => Call::err(EFAULT),
    }
}
