//! getrandom: numbers that nobody can guess, were they not the same in every run.
//!
//! getrandom(2); drivers/char/random.c. The model has no source of chance: the bytes
//! come from the virtual time at which they are asked for.

use super::errno::{EFAULT, EINVAL};
use super::uaccess;
use crate::ids::{Pid, VirtAddr};
use crate::kernel::syscall::Call;
use crate::live::Live;

const GRND_NONBLOCK: u64 = 1;
const GRND_RANDOM: u64 = 2;
const GRND_INSECURE: u64 = 4;
/// Most bytes that one call gives here; the kernel goes up to 32 MiB.
const MAX_BYTES: u64 = 1 << 20;

/// getrandom(2): where, how many bytes, flags.
pub(crate) fn getrandom(live: &mut Live, pid: Pid, at: u64, len: u64, flags: u64) -> Call {
    let strange = flags & !(GRND_NONBLOCK | GRND_RANDOM | GRND_INSECURE) != 0;
    if strange || flags & (GRND_RANDOM | GRND_INSECURE) == GRND_RANDOM | GRND_INSECURE {
        return Call::err(EINVAL);
    }
    let len = len.min(MAX_BYTES);
    let bytes = stream(live.clock_ns ^ u64::from(pid.0) << 40)
        .take(len as usize)
        .collect::<Vec<u8>>();
    match uaccess::write_bytes(live, pid, VirtAddr(at), &bytes, true) {
        Ok(()) => Call::Return(len as i64),
        Err(_) => Call::err(EFAULT),
    }
}

/// SplitMix64, byte by byte.
fn stream(seed: u64) -> impl Iterator<Item = u8> {
    let mut state = seed;
    std::iter::repeat_with(move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (state ^ state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ z >> 31).to_le_bytes()
    })
    .flatten()
}
