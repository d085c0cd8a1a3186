//! Which function answers which system call of the file system.

use super::Call;
use super::table as nr;
use crate::ids::Pid;
use crate::kernel::errno::{EINVAL, ESPIPE};
use crate::kernel::file::rw;
use crate::kernel::fs::open::{self, CWD};
use crate::kernel::fs::{attr, dir, length, lock, nameless, names, stat, statfs};
use crate::kernel::task::SyscallFrame;
use crate::live::Live;

/// AT_SYMLINK_NOFOLLOW.
const NOFOLLOW: u64 = 0x100;
/// AT_REMOVEDIR.
const REMOVEDIR: u64 = 0x200;

/// Does what a system call of this kind asks; `None` if it is of another kind.
pub(super) fn call(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Option<Call> {
    let [a, b, c, d, e, _] = frame.args;
    let done = match frame.nr {
        nr::OPEN => return Some(open::open(live, pid, frame)),
        nr::OPENAT => return Some(open::openat(live, pid, frame)),
        nr::CREAT => return Some(open::creat(live, pid, frame)),

        nr::STAT => return Some(stat::fstatat(live, pid, [CWD, a, b, 0])),
        nr::LSTAT => return Some(stat::fstatat(live, pid, [CWD, a, b, NOFOLLOW])),
        nr::FSTAT => return Some(stat::fstat(live, pid, a, b)),
        nr::STATX => return Some(statfs::statx(live, pid, [a, b, c, d, e])),
        nr::STATFS => return Some(statfs::statfs(live, pid, a, b)),
        nr::FSTATFS => return Some(statfs::fstatfs(live, pid, a, b)),
        nr::NEWFSTATAT => return Some(stat::fstatat(live, pid, [a, b, c, d])),

        nr::MKDIR => names::mkdirat(live, pid, CWD, a, b),
        nr::MKDIRAT => names::mkdirat(live, pid, a, b, c),
        nr::MKNOD => names::mknodat(live, pid, CWD, a, b),
        nr::MKNODAT => names::mknodat(live, pid, a, b, c),
        nr::SYMLINK => names::symlinkat(live, pid, a, CWD, b),
        nr::SYMLINKAT => names::symlinkat(live, pid, a, b, c),
        nr::READLINK => names::readlinkat(live, pid, [CWD, a, b, c]),
        nr::READLINKAT => names::readlinkat(live, pid, [a, b, c, d]),
        nr::LINK => names::linkat(live, pid, [CWD, a, CWD, b, 0]),
        nr::LINKAT => names::linkat(live, pid, [a, b, c, d, e]),
        nr::UNLINK => names::unlinkat(live, pid, CWD, a, 0),
        nr::RMDIR => names::unlinkat(live, pid, CWD, a, REMOVEDIR),
        nr::UNLINKAT => names::unlinkat(live, pid, a, b, c),
        nr::RENAME => names::renameat(live, pid, [CWD, a, CWD, b, 0]),
        nr::RENAMEAT => names::renameat(live, pid, [a, b, c, d, 0]),
        nr::RENAMEAT2 => names::renameat(live, pid, [a, b, c, d, e]),
        nr::GETDENTS64 => dir::getdents64(live, pid, a, b, c),

        nr::PREADV => return Some(rw::preadv(live, pid, [a, b, c, d])),
        nr::PWRITEV => return Some(rw::pwritev(live, pid, [a, b, c, d])),
        nr::PREADV2 => return Some(rw::preadv2(live, pid, frame)),
        nr::PWRITEV2 => return Some(rw::pwritev2(live, pid, frame)),
        nr::COPY_FILE_RANGE => attr::copy_file_range(live, pid, frame.args),
        nr::MEMFD_CREATE => return Some(nameless::memfd_create(live, pid, a, b)),
        nr::SYNC_FILE_RANGE => attr::sync_file_range(live.state(), pid, [a, b, c, d]),
        // The advice must be a known one (`POSIX_FADV_…`), of whatever it is given.
        nr::FADVISE64 => attr::by_fd(live.state(), pid, a).and_then(|id| match (id, d) {
            (None, _) => Err(ESPIPE),
            (Some(_), 0..=5) => Ok(0),
            (Some(_), _) => Err(EINVAL),
        }),
        nr::READAHEAD | nr::SYNCFS => {
            attr::by_fd(live.state(), pid, a).and_then(|id| id.map(|_| 0).ok_or(ESPIPE))
        }
        nr::FLOCK => return Some(lock::flock(live, pid, a, b)),
        nr::ACCESS => attr::faccessat(live, pid, [CWD, a, b, 0]),
        nr::FACCESSAT => attr::faccessat(live, pid, [a, b, c, 0]),
        nr::FACCESSAT2 => attr::faccessat(live, pid, [a, b, c, d]),
        nr::CHMOD => attr::fchmodat(live, pid, CWD, a, b),
        nr::FCHMOD => attr::fchmod(live, pid, a, b),
        nr::FCHMODAT => attr::fchmodat(live, pid, a, b, c),
        nr::CHOWN => attr::fchownat(live, pid, [CWD, a, b, c, 0]),
        nr::LCHOWN => attr::fchownat(live, pid, [CWD, a, b, c, NOFOLLOW]),
        nr::FCHOWN => attr::fchown(live, pid, a, b, c),
        nr::FCHOWNAT => attr::fchownat(live, pid, [a, b, c, d, e]),
        nr::TRUNCATE => length::truncate(live, pid, a, b),
        nr::FTRUNCATE => length::ftruncate(live, pid, a, b),
        nr::FALLOCATE => length::fallocate(live, pid, [a, b, c, d]),
        nr::FSYNC | nr::FDATASYNC => attr::fsync(live, pid, a),
        nr::SYNC => Ok(0),
        nr::UTIMENSAT => attr::utimensat(live, pid, [a, b, c, d]),
        nr::UMASK => attr::umask(live, pid, a),
        nr::CHDIR => attr::chdir(live, pid, a),
        nr::FCHDIR => attr::fchdir(live, pid, a),
        nr::GETCWD => attr::getcwd(live, pid, a, b),
        _ => return None,
    };
    Some(done.into())
}
