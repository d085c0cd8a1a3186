//! Which files are ready: poll(2), select(2) and their kin. fs/select.c; fs/pipe.c: `pipe_poll`.
//!
//! [`readiness`] is the one place that says what a file is ready for, and [`queues`] where one
//! sleeps until that may have changed. A task that polls is on the queues of all its files
//! at once; it is no exclusive waiter, so it takes a wake-up away from nobody.

pub(crate) mod select;

use super::{epoll, eventfd, signalfd, table};
use crate::ids::{Pid, VirtAddr};
use crate::kernel::anon_types::AnonFile;
use crate::kernel::errno::{EFAULT, EINVAL};
use crate::kernel::event::EventKind;
use crate::kernel::file_types::{FileKind, OpenFile};
use crate::kernel::ipc::mq;
use crate::kernel::process::signal::calls;
use crate::kernel::syscall::{Call, progress, table as nr};
use crate::kernel::task::{SyscallFrame, WaitKey, rlimit};
use crate::kernel::{sched, sig, time, uaccess};
use crate::live::Live;
use std::sync::Arc;

/// What a file is ready for: the POLL… bits.
mod events {
    pub const IN: u16 = 1;
    pub const OUT: u16 = 4;
    pub const ERR: u16 = 8;
    pub const HUP: u16 = 0x10;
    pub const NVAL: u16 = 0x20;
    pub const RDNORM: u16 = 0x40;
    pub const WRNORM: u16 = 0x100;
    /// The other socket writes no more.
    pub const RDHUP: u16 = 0x2000;
    /// It can be read.
    pub const READABLE: u16 = IN | RDNORM;
    /// It can be written.
    pub const WRITABLE: u16 = OUT | WRNORM;
}
pub(crate) use events::{ERR, HUP, IN, OUT, READABLE, WRITABLE};

/// In [`changed`]: anything may have changed.
pub(super) const ANY: u16 = u16::MAX;

/// `vfs_poll`: what a file is ready for now, for a task (of a signalfd each sees its own signals).
pub(super) fn readiness(live: &Live, pid: Pid, file: &OpenFile) -> u16 {
    match file.kind {
        FileKind::Anon(anon) => match live.state().anon.get(&anon).map(|what| &**what) {
            Some(AnonFile::Event { count, .. }) => eventfd::readiness(*count),
            Some(AnonFile::Timer { ticks: 1.., .. }) => events::IN,
            Some(AnonFile::Signal { mask }) => signalfd::readiness(live, pid, *mask),
            Some(AnonFile::Epoll { items, ready }) if epoll::any_ready(live, items, ready) => {
                events::READABLE
            }
            _ => 0,
        },
        FileKind::Queue(queue) => {
            let queue = live.state().queues.get(&queue);
            queue.map_or(0, |queue| mq::readiness(queue))
        }
        // `unix_poll`.
        FileKind::Socket { from, to } => {
            let pipes = &live.state().pipes;
            let (Some(from), Some(to)) = (pipes.get(&from), pipes.get(&to)) else {
                return 0;
            };
            let mut ready = 0;
            if from.writing() == 0 {
                ready |= events::READABLE | events::RDHUP;
                if to.reading() == 0 {
                    ready |= events::HUP;
                }
            }
            if !from.slots.is_empty() {
                ready |= events::READABLE;
            }
            if !to.is_full() {
                ready |= events::WRITABLE;
            }
            ready
        }
        FileKind::Inode(_) => events::READABLE | events::WRITABLE,
        FileKind::Output(_) if live.scenario.tty => events::WRITABLE | input(live),
        FileKind::Output(_) => events::WRITABLE,
        FileKind::Input if live.scenario.tty => events::WRITABLE | input(live),
        FileKind::Input => input(live),
        FileKind::PipeRead(id) | FileKind::PipeWrite(id) | FileKind::PipeBoth(id) => {
            let Some(pipe) = live.state().pipes.get(&id) else {
                return 0;
            };
            let mut ready = 0;
            if file.kind.source().is_some() {
                if !pipe.slots.is_empty() {
                    ready |= events::READABLE;
                }
                let none_came_yet = file.pos == 1 + u64::from(pipe.write_opens);
                if pipe.writers == 0 && !none_came_yet {
                    ready |= events::HUP;
                }
            }
            if file.kind.sink().is_some() {
                if !pipe.is_full() {
                    ready |= events::WRITABLE;
                }
                if pipe.readers == 0 {
                    ready |= events::ERR;
                }
            }
            ready
        }
    }
}

/// Standard input: what there is can be read, and then it is at its end.
fn input(live: &Live) -> u16 {
    let left = live.state().terminal.input_pos < live.scenario.stdin.len() as u64;
    match (left, live.scenario.tty) {
        (true, false) => events::READABLE | events::HUP,
        (false, false) => events::HUP,
        (_, true) => events::READABLE,
    }
}

/// The wait queues on which a task hears of a file's changes; none if it never changes.
pub(super) fn queues(live: &Live, pid: Pid, file: &OpenFile) -> Vec<WaitKey> {
    let (source, sink) = (file.kind.source(), file.kind.sink());
    let pipes = source.into_iter().chain(sink.filter(|_| sink != source));
    let mut keys: Vec<WaitKey> = pipes.map(WaitKey::PipePolled).collect();
    if let FileKind::Queue(queue) = file.kind {
        keys.extend([WaitKey::QueueMessage(queue), WaitKey::QueueRoom(queue)]);
    }
    if let FileKind::Anon(anon) = file.kind {
        let shows_signals = |what: &Arc<AnonFile>| matches!(**what, AnonFile::Signal { .. });
        keys.push(if live.state().anon.get(&anon).is_some_and(shows_signals) {
            WaitKey::SignalFd(pid)
        } else {
            WaitKey::Anon(anon)
        });
    }
    keys
}

/// Something of a file has changed: whoever polls it looks again, and an epoll instance that
/// watches it notes that it may be ready. `what` says for what.
pub(crate) fn changed(live: &mut Live, key: WaitKey, what: u16) {
    sched::wake_all(live, key);
    epoll::note(live, key, what);
}

/// One descriptor that is polled.
struct Polled {
    fd: u64,
    /// What is wanted to be known.
    wanted: u16,
    /// What of it is so.
    ready: u16,
}

/// `do_poll`: looks at all descriptors once. Where to wait if none is ready.
fn look(live: &Live, pid: Pid, polled: &mut [Polled]) -> Vec<WaitKey> {
    let mut queues = Vec::new();
    for one in polled {
        one.ready = match table::lookup(live.state(), pid, one.fd) {
            Some((_, file)) => {
                for key in self::queues(live, pid, &file) {
                    if !queues.contains(&key) {
                        queues.push(key);
                    }
                }
                readiness(live, pid, &file) & one.wanted
            }
            None => events::NVAL,
        };
    }
    queues
}

/// Sleeps on these queues until the call's deadline; `None` if that has passed.
pub(super) fn sleep(
    live: &mut Live,
    pid: Pid,
    mut queues: Vec<WaitKey>,
    deadline_ns: u64,
) -> Option<Call> {
    if deadline_ns != NEVER && live.clock_ns >= deadline_ns {
        return None;
    }
    progress(live, pid, 1, deadline_ns);
    if deadline_ns != NEVER {
        queues.push(WaitKey::Time(deadline_ns));
    }
    if queues.is_empty() {
        queues.push(WaitKey::Signal(pid));
    }
    Some(Call::WaitAny(queues))
}

/// `SyscallFrame::deadline_ns` of a call without a time limit.
const NEVER: u64 = u64::MAX;

/// When a call ends that may sleep so many nanoseconds; none: for ever.
pub(super) fn deadline(live: &Live, span_ns: Option<u64>) -> u64 {
    match span_ns {
        None => NEVER,
        Some(0) => live.clock_ns,
        Some(ns) => time::ends_at(live, ns),
    }
}

/// poll(2), ppoll(2): `struct pollfd *`, how many, milliseconds or `struct timespec *`; a set
/// of signals, its size.
pub(crate) fn poll(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [at, count, limit, mask, size, _] = frame.args;
    let again = frame.done != 0;
    let mut deadline_ns = frame.deadline_ns;
    if !again {
        let (span, mask) = if frame.nr == nr::POLL {
            let ms = u64::try_from(limit as i32).ok();
            (Ok(ms.map(|ms| ms * 1_000_000)), 0)
        } else {
            (span(live, pid, limit), mask)
        };
        let set = span.and_then(|span| block_meanwhile(live, pid, mask, size).map(|()| span));
        deadline_ns = match set {
            Ok(span) => deadline(live, span),
            Err(errno) => return Call::err(errno),
        };
    }
    let result = poll_once(live, pid, [at, u64::from(count as u32)], deadline_ns);
    finish(live, pid, result)
}

fn poll_once(live: &mut Live, pid: Pid, [at, count]: [u64; 2], deadline_ns: u64) -> Call {
    let most = live
        .state()
        .task(pid)
        .map_or(0, |t| t.limit(rlimit::NOFILE));
    if count > most {
        return Call::err(EINVAL);
    }
    let Ok(bytes) = uaccess::read_bytes(live, pid, VirtAddr(at), 8 * count) else {
        return Call::err(EFAULT);
    };
    let entry = |entry: &[u8]| match *entry {
        [a, b, c, d, e, f, ..] => {
            let fd = i32::from_le_bytes([a, b, c, d]);
            (fd, u16::from_le_bytes([e, f]) | events::ERR | events::HUP)
        }
        _ => (-1, 0),
    };
    let entries: Vec<(i32, u16)> = bytes.chunks(8).map(entry).collect();
    // A negative descriptor is left out.
    let valid = entries.iter().filter(|(fd, _)| *fd >= 0);
    let mut polled: Vec<Polled> = valid
        .map(|&(fd, wanted)| Polled {
            fd: fd as u64,
            wanted,
            ready: 0,
        })
        .collect();
    let queues = look(live, pid, &mut polled);
    let ready = polled.iter().filter(|one| one.ready != 0).count();
    if ready == 0
        && let Some(wait) = sleep(live, pid, queues, deadline_ns)
    {
        return wait;
    }
    let mut results = polled.iter().map(|one| one.ready);
    for (place, (fd, _)) in entries.iter().enumerate() {
        let ready = if *fd >= 0 { results.next() } else { None };
        let to = VirtAddr(at.wrapping_add(8 * place as u64 + 6));
        if uaccess::write_u16(live, pid, to, ready.unwrap_or(0)).is_err() {
            return Call::err(EFAULT);
        }
    }
    Call::Return(ready as i64)
}

/// `poll_select_finish`: a select tells how much of its time is left, whenever it ends.
pub(crate) fn tell_rest(live: &mut Live, pid: Pid, frame: &SyscallFrame, deadline_ns: u64) {
    let (at, unit) = match frame.nr {
        nr::SELECT => (frame.args[4], 1000),
        nr::PSELECT6 => (frame.args[4], 1),
        nr::PPOLL => (frame.args[2], 1),
        _ => return,
    };
    if at == 0 || deadline_ns == NEVER {
        return;
    }
    // No time at all is left as it is, and so is what cannot be written.
    let left = time::left_until(live, deadline_ns);
    let words = [left / time::SECOND_NS, left % time::SECOND_NS / unit];
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    let _ = uaccess::write_bytes(live, pid, VirtAddr(at), &bytes, true);
}

/// A `struct timespec`; none if there is no address.
pub(super) fn span(live: &mut Live, pid: Pid, at: u64) -> Result<Option<u64>, i64> {
    match at {
        0 => Ok(None),
        at => time::read_span(live, pid, at).map(Some),
    }
}

/// ppoll and pselect: until the call ends, only this set of signals is blocked.
pub(super) fn block_meanwhile(live: &mut Live, pid: Pid, at: u64, size: u64) -> Result<(), i64> {
    if at == 0 {
        return Ok(());
    }
    if size != 8 {
        return Err(EINVAL);
    }
    let blocked = calls::read_set(live, pid, at)? & !sig::KERNEL_ONLY;
    let before = live.state().task(pid).map_or(0, |t| t.signals.blocked);
    let saved = Some(before);
    live.emit(pid, EventKind::SignalSave { saved });
    if blocked != before {
        live.emit(pid, EventKind::SignalMask { blocked });
    }
    Ok(())
}

/// The call ends, unless it sleeps: what was blocked before is blocked again.
pub(super) fn finish(live: &mut Live, pid: Pid, result: Call) -> Call {
    let saved = live.state().task(pid).and_then(|t| t.signals.saved);
    if let (Call::Return(_), Some(blocked)) = (&result, saved) {
        live.emit(pid, EventKind::SignalSave { saved: None });
        live.emit(pid, EventKind::SignalMask { blocked });
    }
    result
}
