//! /dev/null, /dev/zero, /dev/full, /dev/urandom and /dev/tty: drivers/char/mem.c, random.c.

use super::inode;
use crate::ids::{InodeId, Pid};
use crate::kernel::errno::{ENODEV, ENOSPC};
use crate::kernel::file::terminal;
use crate::kernel::file::user_buf::UserBuf;
use crate::kernel::file_types::Stream;
use crate::kernel::syscall::Call;
use crate::live::Live;

/// Device numbers: major × 256 + minor.
pub const NULL: u32 = 0x103;
/// See [`NULL`].
pub const ZERO: u32 = 0x105;
/// See [`NULL`].
pub const FULL: u32 = 0x107;
/// See [`NULL`].
pub const RANDOM: u32 = 0x108;
/// See [`NULL`].
pub const URANDOM: u32 = 0x109;
/// See [`NULL`].
pub const TTY: u32 = 0x500;

/// Bytes that are made at a time.
const CHUNK: u64 = 4096;

/// read(2) from a device.
pub(crate) fn read(live: &mut Live, pid: Pid, id: InodeId, buf: &UserBuf) -> Call {
    let device = inode(live.state(), id).map_or(0, |inode| inode.attr.rdev);
    match device {
        NULL => Call::Return(0),
        TTY => terminal::read(live, pid, buf),
        ZERO | FULL | RANDOM | URANDOM => {
            let mut done = 0;
            while done < buf.len() {
                let len = CHUNK.min(buf.len() - done);
                let bytes = match device {
                    ZERO | FULL => vec![0; len as usize],
                    _ => random(live.clock_ns.wrapping_add(done), len),
                };
                if let Err(errno) = buf.copy_out(live, pid, done, &bytes) {
                    if done == 0 {
                        return Call::err(errno);
                    }
                    break;
                }
                done += len;
            }
            Call::Return(done as i64)
        }
        _ => Call::err(ENODEV),
    }
}

/// write(2) to a device.
pub(crate) fn write(live: &mut Live, pid: Pid, id: InodeId, buf: &UserBuf) -> Call {
    match inode(live.state(), id).map_or(0, |inode| inode.attr.rdev) {
        NULL | ZERO | RANDOM | URANDOM => Call::Return(buf.len() as i64),
        FULL => Call::err(ENOSPC),
        TTY => terminal::write(live, pid, Stream::Stdout, buf),
        _ => Call::err(ENODEV),
    }
}

/// Bytes that look random, and are the same in every run (splitmix64).
pub(crate) fn random(seed: u64, len: u64) -> Vec<u8> {
    let mut state = seed ^ 0x5eed;
    let mut bytes = Vec::with_capacity(len as usize + 8);
    while (bytes.len() as u64) < len {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bytes.extend((z ^ (z >> 31)).to_le_bytes());
    }
    bytes.truncate(len as usize);
    bytes
}
