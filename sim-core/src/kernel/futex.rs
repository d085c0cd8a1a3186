//! futex(2): sleeping until somebody wakes who waits for a word of memory.
//!
//! kernel/futex/core.c (`get_futex_key`), waitwake.c (`futex_wait`, `futex_wake`), requeue.c.
//! The word's value is the program's business; the kernel compares it once before a task
//! sleeps. A word is known by its address space and address, or, in shared memory, by the
//! file and the place in it, so that processes which map it at different addresses meet.

use crate::ids::{MmId, Pid, VirtAddr};
use crate::kernel::errno::{EAGAIN, EFAULT, EINVAL, ENOSYS, ETIMEDOUT};
use crate::kernel::event::EventKind;
use crate::kernel::mm::gup;
use crate::kernel::mm::place::TASK_SIZE;
use crate::kernel::mm_types::FrameKind;
use crate::kernel::syscall::{Call, complete, progress};
use crate::kernel::task::{FutexKey, SyscallFrame, WaitKey};
use crate::kernel::{time, uaccess};
use crate::lang::say;
use crate::live::Live;

const WAIT: u64 = 0;
const WAKE: u64 = 1;
const REQUEUE: u64 = 3;
const CMP_REQUEUE: u64 = 4;
const WAIT_BITSET: u64 = 9;
const WAKE_BITSET: u64 = 10;
/// The highest command that Linux has.
const LAST: u64 = 13;
const PRIVATE_FLAG: u64 = 128;
const CLOCK_REALTIME: u64 = 256;
/// FUTEX_BITSET_MATCH_ANY.
const ANY: u32 = u32::MAX;

/// futex(2): word, command, value, time or second value, second word, third value.
pub(crate) fn futex(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [at, op, value, time, second, third] = frame.args;
    let (command, shared) = (op & 127, op & PRIVATE_FLAG == 0);
    let (value, third) = (value as u32, third as u32);
    if op & CLOCK_REALTIME != 0 && !matches!(command, WAIT_BITSET | 11 | LAST) {
        return Call::err(ENOSYS);
    }
    match command {
        WAIT => wait(live, pid, frame, value, shared, ANY),
        WAIT_BITSET => wait(live, pid, frame, value, shared, third),
        WAKE => wake(live, pid, at, shared, value, ANY).into(),
        WAKE_BITSET => wake(live, pid, at, shared, value, third).into(),
        REQUEUE => requeue(live, pid, [at, second], shared, [value, time as u32], None).into(),
        CMP_REQUEUE => {
            let counts = [value, time as u32];
            requeue(live, pid, [at, second], shared, counts, Some(third)).into()
        }
        command if command <= LAST => {
            Call::Unsupported(say!("futex with command {command}", command))
        }
        _ => Call::err(ENOSYS),
    }
}

/// `get_futex_key`: which word it is.
fn key(live: &mut Live, pid: Pid, at: u64, shared: bool) -> Result<FutexKey, i64> {
    if !at.is_multiple_of(4) {
        return Err(EINVAL);
    }
    if at > TASK_SIZE - 4 {
        return Err(EFAULT);
    }
    let mm = live.state().mm_of(pid).ok_or(EFAULT)?.id;
    let va = VirtAddr(at);
    if !shared {
        return Ok(FutexKey::Private { mm, va, shared });
    }
    match frame_kind(live, pid, mm, va)? {
        FrameKind::File { inode, index } => Ok(FutexKey::Shared {
            inode,
            offset: (index << 12) + u64::from(va.offset()),
        }),
        _ => Ok(FutexKey::Private { mm, va, shared }),
    }
}

/// What the page of the word is. It is asked for to be written, or, if that is not allowed,
/// to be read; then it has to be a file's.
fn frame_kind(live: &mut Live, pid: Pid, mm: MmId, va: VirtAddr) -> Result<FrameKind, i64> {
    let mut want = gup::Want {
        write: true,
        ..gup::Want::default()
    };
    let mut page = gup::page(live, pid, mm, va, want);
    if page.is_err() {
        want.write = false;
        page = gup::page(live, pid, mm, va, want);
    }
    let pfn = page.map_err(|error| -error)?;
    let frame = live.state().memory.frames.get(pfn.0 as usize);
    match frame.map(|frame| frame.kind) {
        Some(kind @ FrameKind::File { .. }) => Ok(kind),
        Some(kind) if want.write => Ok(kind),
        _ => Err(EFAULT),
    }
}

/// `futex_wait`: sleeps if the word has this value.
fn wait(
    live: &mut Live,
    pid: Pid,
    frame: &SyscallFrame,
    value: u32,
    shared: bool,
    bits: u32,
) -> Call {
    let mut deadline_ns = frame.deadline_ns;
    if deadline_ns == 0 {
        deadline_ns = match deadline(live, pid, frame) {
            Ok(at) => at,
            Err(errno) => return Call::err(errno),
        };
    } else if live.clock_ns >= deadline_ns {
        return Call::err(ETIMEDOUT);
    }
    if bits == 0 {
        return Call::err(EINVAL);
    }
    let found = key(live, pid, frame.args[0], shared).and_then(|key| {
        let word = uaccess::read_u32(live, pid, VirtAddr(frame.args[0]));
        Ok((key, word.map_err(|_| EFAULT)?))
    });
    let key = match found {
        Ok((key, word)) if word == value => WaitKey::Futex(key),
        Ok(_) => return Call::err(EAGAIN),
        Err(errno) => return Call::err(errno),
    };
    if deadline_ns == 0 {
        return Call::Wait(key);
    }
    progress(live, pid, 0, deadline_ns);
    Call::WaitAny(vec![key, WaitKey::Time(deadline_ns)])
}

/// When a wait ends; 0 if it has no limit.
fn deadline(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Result<u64, i64> {
    let [_, op, _, at, ..] = frame.args;
    if at == 0 {
        return Ok(0);
    }
    let span = time::read_span(live, pid, at)?;
    Ok(match (op & 127, op & CLOCK_REALTIME != 0) {
        (WAIT, _) => time::ends_at(live, span),
        (_, realtime) => time::ends_at_moment(span, realtime),
    })
}

/// Who waits for a word, in the order in which they came.
fn sleepers(live: &Live, key: FutexKey) -> Vec<Pid> {
    let queue = live.state().wait_queues.get(&WaitKey::Futex(key));
    queue.cloned().unwrap_or_default()
}

/// The bits of which a sleeper wants one.
fn wanted_bits(live: &Live, sleeper: Pid) -> u32 {
    match live.state().task(sleeper).and_then(|t| t.syscall) {
        Some(frame) if frame.args[1] & 127 == WAIT_BITSET => frame.args[5] as u32,
        _ => ANY,
    }
}

/// `futex_wake`: wakes so many of those who wait for the word, the first ones first.
fn wake(
    live: &mut Live,
    pid: Pid,
    at: u64,
    shared: bool,
    most: u32,
    bits: u32,
) -> Result<i64, i64> {
    if bits == 0 {
        return Err(EINVAL);
    }
    let key = key(live, pid, at, shared)?;
    let mut woken = 0;
    for sleeper in sleepers(live, key) {
        if wanted_bits(live, sleeper) & bits != 0 {
            complete(live, sleeper, 0);
            woken += 1;
            if woken >= i64::from(most as i32) {
                break;
            }
        }
    }
    Ok(woken)
}

/// `futex_requeue`: wakes some of those who wait for one word; of the others so many wait
/// for another word from now on.
fn requeue(
    live: &mut Live,
    pid: Pid,
    [from, to]: [u64; 2],
    shared: bool,
    counts: [u32; 2],
    expected: Option<u32>,
) -> Result<i64, i64> {
    let [wakes, moves] = counts.map(|count| i64::from(count as i32));
    if wakes < 0 || moves < 0 {
        return Err(EINVAL);
    }
    let old = key(live, pid, from, shared)?;
    let new = key(live, pid, to, shared)?;
    if let Some(expected) = expected {
        let word = uaccess::read_u32(live, pid, VirtAddr(from)).map_err(|_| EFAULT)?;
        if word != expected {
            return Err(EAGAIN);
        }
    }
    let mut done = 0;
    for sleeper in sleepers(live, old) {
        if done - wakes >= moves {
            break;
        }
        done += 1;
        if done <= wakes {
            complete(live, sleeper, 0);
        } else if old != new {
            let (old, new) = (WaitKey::Futex(old), WaitKey::Futex(new));
            live.emit(sleeper, EventKind::WaitRemove { key: old });
            live.emit(sleeper, EventKind::WaitAdd { key: new });
        }
    }
    Ok(done)
}
