//! select(2), pselect(2): bit sets of descriptors. fs/select.c: `core_sys_select`, `do_select`.

use super::events::{ERR, HUP, NVAL, READABLE, WRITABLE};
use super::{Polled, block_meanwhile, deadline, finish, look, sleep, span, tell_rest};
use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{EBADF, EFAULT, EINVAL};
use crate::kernel::file::table;
use crate::kernel::syscall::{Call, table as nr};
use crate::kernel::task::SyscallFrame;
use crate::kernel::{time, uaccess};
use crate::live::Live;

/// Most descriptors that are looked at.
const MOST_BITS: u64 = 1 << 20;
const PRI: u16 = 2;
const RDBAND: u16 = 0x80;
const WRBAND: u16 = 0x200;
/// What counts as readable, writable, exceptional (POLLIN_SET and so on).
const SETS: [u16; 3] = [READABLE | RDBAND | HUP | ERR, WRBAND | WRITABLE | ERR, PRI];

/// select(2), pselect6(2): how many descriptors, three sets of bits, `struct timeval *` or
/// `struct timespec *`; where a set of signals and its size are.
pub(crate) fn select(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [count, sets @ .., limit, mask] = frame.args;
    let again = frame.done != 0;
    let mut deadline_ns = frame.deadline_ns;
    if !again {
        let set = if frame.nr == nr::SELECT {
            timeval(live, pid, limit)
        } else {
            span(live, pid, limit).and_then(|span| {
                let [set, size] = match mask {
                    0 => [0; 2],
                    at => pair(live, pid, at)?,
                };
                block_meanwhile(live, pid, set, size).map(|()| span)
            })
        };
        deadline_ns = match set {
            Ok(span) => deadline(live, span),
            Err(errno) => return Call::err(errno),
        };
    }
    let result = select_once(live, pid, count as i32, sets, deadline_ns);
    if matches!(result, Call::Return(_)) {
        tell_rest(live, pid, frame, deadline_ns);
    }
    finish(live, pid, result)
}

fn select_once(live: &mut Live, pid: Pid, count: i32, sets: [u64; 3], deadline_ns: u64) -> Call {
    let Ok(count) = u64::try_from(count) else {
        return Call::err(EINVAL);
    };
    // No more than the table has room for are looked at.
    let count = count.min(table::room(live.state(), pid)).min(MOST_BITS);
    let bytes = 8 * count.div_ceil(64);
    let mut wanted = [Vec::new(), Vec::new(), Vec::new()];
    for (set, at) in wanted.iter_mut().zip(sets) {
        if at != 0 {
            match uaccess::read_bytes(live, pid, VirtAddr(at), bytes) {
                Ok(bits) => *set = bits,
                Err(_) => return Call::err(EFAULT),
            }
        }
    }
    let has = |set: &[u8], fd: u64| {
        let byte = set.get((fd / 8) as usize);
        byte.is_some_and(|byte| byte & 1 << (fd % 8) != 0)
    };
    let mut polled: Vec<Polled> = (0..count)
        .map(|fd| {
            let sets = wanted.iter().zip(SETS);
            let bits = sets.filter(|(set, _)| has(set, fd)).map(|(_, bits)| bits);
            let wanted = bits.fold(0, |all, bits| all | bits);
            let ready = 0;
            Polled { fd, wanted, ready }
        })
        .filter(|one| one.wanted != 0)
        .collect();
    let queues = look(live, pid, &mut polled);
    if polled.iter().any(|one| one.ready == NVAL) {
        return Call::err(EBADF);
    }
    let mut found = 0;
    let mut results = [0; 3].map(|_: u8| vec![0; bytes as usize]);
    for one in &polled {
        let parts = wanted.iter().zip(&mut results).zip(SETS);
        for ((set, result), bits) in parts {
            if one.ready & bits != 0
                && has(set, one.fd)
                && let Some(byte) = result.get_mut((one.fd / 8) as usize)
            {
                *byte |= 1 << (one.fd % 8);
                found += 1;
            }
        }
    }
    if found == 0
        && let Some(wait) = sleep(live, pid, queues, deadline_ns)
    {
        return wait;
    }
    for (result, at) in results.iter().zip(sets) {
        if at != 0 && uaccess::write_bytes(live, pid, VirtAddr(at), result, true).is_err() {
            return Call::err(EFAULT);
        }
    }
    Call::Return(found)
}

/// Two words.
fn pair(live: &mut Live, pid: Pid, at: u64) -> Result<[u64; 2], i64> {
    let first = uaccess::read_u64(live, pid, VirtAddr(at));
    let second = uaccess::read_u64(live, pid, VirtAddr(at.wrapping_add(8)));
    Ok([first.map_err(|_| EFAULT)?, second.map_err(|_| EFAULT)?])
}

/// A `struct timeval`, as select has it.
fn timeval(live: &mut Live, pid: Pid, at: u64) -> Result<Option<u64>, i64> {
    if at == 0 {
        return Ok(None);
    }
    let [seconds, us] = pair(live, pid, at)?.map(|word| word as i64);
    let seconds = seconds.saturating_add(us / 1_000_000);
    match (u64::try_from(seconds), u64::try_from(us % 1_000_000)) {
        (Ok(seconds), Ok(us)) => {
            let ns = seconds.saturating_mul(time::SECOND_NS);
            Ok(Some(ns.saturating_add(us * 1000)))
        }
        _ => Err(EINVAL),
    }
}
