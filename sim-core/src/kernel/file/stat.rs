//! fstat(2), as far as stdio needs it to choose its buffers: fs/stat.c.

use super::table;
use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{EBADF, EFAULT};
use crate::kernel::file_types::FileKind;
use crate::kernel::process::UID;
use crate::kernel::syscall::Call;
use crate::kernel::time::BOOT_UNIX_S;
use crate::kernel::uaccess;
use crate::live::Live;

const S_IFIFO: u32 = 0o10_000;
const S_IFCHR: u32 = 0o20_000;
/// /dev/pts/0: major 136, minor 0.
const PTS0: u64 = 136 << 8;
/// Bytes of a block as terminals and pipes name it.
const TTY_BLOCK: u64 = 1024;
const PIPE_BLOCK: u64 = 4096;

/// fstat(2): descriptor, `struct stat *`.
pub(crate) fn fstat(live: &mut Live, pid: Pid, fd: u64, at: u64) -> Call {
    let Some((_, file)) = table::lookup(live.state(), pid, fd) else {
        return Call::err(EBADF);
    };
    let (dev, ino, mode, gid, rdev, blksize) = match file.kind {
        FileKind::Input | FileKind::Output(_) if live.scenario.tty => {
            (0x18, 3, S_IFCHR | 0o620, 5, PTS0, TTY_BLOCK)
        }
        // The pipes to the outside have numbers below those of the program's own.
        FileKind::Input => (0xe, 1, S_IFIFO | 0o600, UID, 0, PIPE_BLOCK),
        FileKind::Output(stream) => (0xe, 2 + stream as u64, S_IFIFO | 0o600, UID, 0, PIPE_BLOCK),
        FileKind::PipeRead(pipe) | FileKind::PipeWrite(pipe) => (
            0xe,
            10 + u64::from(pipe.0),
            S_IFIFO | 0o600,
            UID,
            0,
            PIPE_BLOCK,
        ),
        FileKind::Inode(_) => return Call::Unsupported("fstat of a file".into()),
    };
    let mut bytes = Vec::with_capacity(144);
    let put64 = |bytes: &mut Vec<u8>, n: u64| bytes.extend(n.to_le_bytes());
    let put32 = |bytes: &mut Vec<u8>, n: u32| bytes.extend(n.to_le_bytes());
    put64(&mut bytes, dev);
    put64(&mut bytes, ino);
    put64(&mut bytes, 1); // st_nlink
    put32(&mut bytes, mode);
    put32(&mut bytes, UID);
    put32(&mut bytes, gid);
    put32(&mut bytes, 0);
    put64(&mut bytes, rdev);
    put64(&mut bytes, 0); // st_size
    put64(&mut bytes, blksize);
    put64(&mut bytes, 0); // st_blocks
    for _ in 0..3 {
        // st_atim, st_mtim, st_ctim
        put64(&mut bytes, BOOT_UNIX_S);
        put64(&mut bytes, 0);
    }
    bytes.resize(144, 0);
    match uaccess::write_bytes(live, pid, VirtAddr(at), &bytes, true) {
        Ok(()) => Call::Return(0),
        Err(_) => Call::err(EFAULT),
    }
}
