//! statfs(2), fstatfs(2), statx(2): fs/statfs.c, fs/stat.c (`cp_statx`).

use super::open::CWD;
use super::stat::{self, Stat};
use super::{inode, names::lookup, proc};
use crate::ids::{InodeId, PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::errno::{EBADF, EFAULT, EINVAL};
use crate::kernel::file::table;
use crate::kernel::file_types::{FileKind, InodeKind};
use crate::kernel::state::State;
use crate::kernel::syscall::Call;
use crate::kernel::time::{BOOT_UNIX_S, SECOND_NS};
use crate::kernel::uaccess;
use crate::live::Live;

/// Magic numbers of file systems (linux/magic.h).
const EXT4: u64 = 0xef53;
const TMPFS: u64 = 0x0102_1994;
const PROC: u64 = 0x9fa0;
const PIPEFS: u64 = 0x5049_5045;
const DEVPTS: u64 = 0x1cd1;
/// Pages of the disk, 16 GiB; inodes for it.
const DISK_BLOCKS: u64 = 4 << 20;
const DISK_FILES: u64 = 1 << 20;
/// Bytes of the longest name.
const NAME_MAX: u64 = 255;
/// ST_VALID | ST_RELATIME.
const MOUNT_FLAGS: u64 = 0x1020;

/// statfs(2): path, `struct statfs *`.
pub(crate) fn statfs(live: &mut Live, pid: Pid, at: u64, to: u64) -> Call {
    match lookup(live, pid, CWD, at, true) {
        Ok(id) => put_statfs(live, pid, magic_of(live.state(), id), to),
        Err(errno) => Call::err(errno),
    }
}

/// fstatfs(2): descriptor, `struct statfs *`.
pub(crate) fn fstatfs(live: &mut Live, pid: Pid, fd: u64, to: u64) -> Call {
    let Some((_, file)) = table::lookup_raw(live.state(), pid, fd) else {
        return Call::err(EBADF);
    };
    let magic = match file.kind {
        FileKind::Inode(id) => magic_of(live.state(), id),
        FileKind::Input | FileKind::Output(_) if live.scenario.tty => DEVPTS,
        _ => PIPEFS,
    };
    put_statfs(live, pid, magic, to)
}

fn magic_of(state: &State, id: InodeId) -> u64 {
    match inode(state, id).map(|file| file.kind) {
        _ if proc::is_proc(id) => PROC,
        Ok(InodeKind::Shmem | InodeKind::Device) => TMPFS,
        _ => EXT4,
    }
}

fn put_statfs(live: &mut Live, pid: Pid, magic: u64, to: u64) -> Call {
    let memory = &live.state().memory;
    let free = u64::from(memory.total.saturating_sub(memory.used));
    let (blocks, free, files) = match magic {
        EXT4 => (DISK_BLOCKS, DISK_BLOCKS / 2, DISK_FILES),
        TMPFS => (u64::from(memory.total) / 2, free / 2, DISK_FILES),
        _ => (0, 0, 0),
    };
    // type, bsize, blocks, bfree, bavail, files, ffree, fsid, namelen, frsize, flags, spare.
    let words = [
        magic,
        PAGE_SIZE,
        blocks,
        free,
        free,
        files,
        files,
        0,
        NAME_MAX,
        PAGE_SIZE,
        MOUNT_FLAGS,
        0,
        0,
        0,
        0,
    ];
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    put(live, pid, to, &bytes)
}

const AT_STATX_SYNC_TYPE: u64 = 0x6000;
const STATX_RESERVED: u64 = 1 << 31;
/// STATX_BASIC_STATS and STATX_BTIME: what is always known.
const KNOWN: u32 = 0xfff;

/// statx(2): directory, path, flags, mask, `struct statx *`.
pub(crate) fn statx(live: &mut Live, pid: Pid, args: [u64; 5]) -> Call {
    let [dirfd, at, flags, mask, to] = args;
    if mask & STATX_RESERVED != 0 || flags & AT_STATX_SYNC_TYPE == AT_STATX_SYNC_TYPE {
        return Call::err(EINVAL);
    }
    match stat::of_args(live, pid, dirfd, at, flags & !AT_STATX_SYNC_TYPE) {
        Ok(stat) => put(live, pid, to, &statx_bytes(&stat)),
        Err(errno) => Call::err(errno),
    }
}

fn statx_bytes(stat: &Stat) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(256);
    let mut put = |value: &[u8]| bytes.extend_from_slice(value);
    put(&KNOWN.to_le_bytes());
    put(&(stat.blksize as u32).to_le_bytes());
    put(&[0; 8]); // attributes
    put(&(stat.nlink as u32).to_le_bytes());
    put(&stat.uid.to_le_bytes());
    put(&stat.gid.to_le_bytes());
    put(&(stat.mode as u16).to_le_bytes());
    put(&[0; 2]);
    put(&stat.ino.to_le_bytes());
    put(&stat.size.to_le_bytes());
    put(&stat.blocks.to_le_bytes());
    put(&[0; 8]); // attributes_mask
    // atime, btime (a file's first change is as near as is known), ctime, mtime.
    let [atime, mtime, ctime] = stat.times;
    for time in [atime, ctime, ctime, mtime] {
        put(&(BOOT_UNIX_S as i64 + time.div_euclid(SECOND_NS as i64)).to_le_bytes());
        put(&(time.rem_euclid(SECOND_NS as i64) as u32).to_le_bytes());
        put(&[0; 4]);
    }
    for dev in [stat.rdev, stat.dev] {
        put(&((dev >> 8) as u32 & 0xfff).to_le_bytes());
        put(&(dev as u32 & 0xff).to_le_bytes());
    }
    bytes.resize(256, 0);
    bytes
}

fn put(live: &mut Live, pid: Pid, to: u64, bytes: &[u8]) -> Call {
    match uaccess::write_bytes(live, pid, VirtAddr(to), bytes, true) {
        Ok(()) => Call::Return(0),
        Err(_) => Call::err(EFAULT),
    }
}
