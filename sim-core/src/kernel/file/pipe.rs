//! Pipes: pipe(2), and reading and writing them. fs/pipe.c, pipe(7).
//!
//! A pipe is a ring of 16 pages. A write goes into the rest of the newest page
//! if all of its odd part fits there, else into new pages, one after the other;
//! so a write of up to a page (PIPE_BUF) is never torn apart. Readers and
//! writers sleep as *exclusive* waiters: each event wakes the first of them
//! only, and who leaves something for the next wakes it in turn.

use super::flags::{O_CLOEXEC, O_DIRECT, O_NONBLOCK, O_RDONLY, O_WRONLY};
use super::user_buf::UserBuf;
use super::{poll, socket, table};
use crate::ids::{InodeId, PAGE_SIZE, Pid, PipeId, VirtAddr};
use crate::kernel::errno::{EAGAIN, EBUSY, EFAULT, EINVAL, EPERM, EPIPE};
use crate::kernel::event::EventKind;
use crate::kernel::file_types::{Content, FileKind, OpenFile, Pipe};
use crate::kernel::mm::filemap;
use crate::kernel::process::signal;
use crate::kernel::sched;
use crate::kernel::sig::SIGPIPE;
use crate::kernel::state::State;
use crate::kernel::syscall::{Call, progress};
use crate::kernel::task::{SyscallFrame, WaitKey};
use crate::kernel::uaccess;
use crate::lang::say;
use crate::live::Live;

/// Bytes that a new pipe holds.
pub(crate) const DEFAULT_CAPACITY: u32 = 16 * PAGE_SIZE as u32;
/// The most bytes that a user's pipe can be made to hold (/proc/sys/fs/pipe-max-size).
const MAX_CAPACITY: u64 = 1 << 20;

/// pipe2(2): where the two descriptors go, flags.
pub(crate) fn pipe2(live: &mut Live, pid: Pid, at: u64, flags: u64) -> Call {
    let flags = flags as u32;
    if flags & !(O_CLOEXEC | O_NONBLOCK | O_DIRECT) != 0 {
        return Call::err(EINVAL);
    }
    if flags & O_DIRECT != 0 {
        return Call::Unsupported(say!("a pipe in packet mode (O_DIRECT)"));
    }
    let fds = match table::lowest_free(live.state(), pid, 0, 2) {
        Ok(fds) => fds,
        Err(errno) => return Call::err(errno),
    };
    let pipe = create(live, pid, DEFAULT_CAPACITY, false);
    let mode = flags & O_NONBLOCK;
    let read = table::open(live, pid, FileKind::PipeRead(pipe), O_RDONLY | mode);
    let write = table::open(live, pid, FileKind::PipeWrite(pipe), O_WRONLY | mode);
    for (&fd, file) in fds.iter().zip([read, write]) {
        table::install(live, pid, fd, file, flags & O_CLOEXEC != 0);
    }
    let numbers: Vec<u8> = fds.iter().flat_map(|fd| fd.0.to_le_bytes()).collect();
    if uaccess::write_bytes(live, pid, VirtAddr(at), &numbers, true).is_err() {
        for fd in fds {
            table::close(live, pid, u64::from(fd.0));
        }
        return Call::err(EFAULT);
    }
    Call::Return(0)
}

/// Makes a pipe, or one direction of a pair of sockets; neither end is open.
pub(crate) fn create(live: &mut Live, pid: Pid, capacity: u32, socket: bool) -> PipeId {
    let pipe = PipeId(live.state().next_id);
    let cred = live.state().cred(pid);
    let (owner, group) = (cred.user.effective, cred.group.effective);
    live.emit(
        pid,
        EventKind::PipeCreate {
            pipe,
            capacity,
            owner,
            group,
            socket,
        },
    );
    pipe
}

fn get(live: &Live, pipe: PipeId) -> Option<&Pipe> {
    live.state().pipes.get(&pipe).map(|p| &**p)
}

/// read(2) from a pipe (`pipe_read`).
pub(crate) fn read(
    live: &mut Live,
    pid: Pid,
    frame: &SyscallFrame,
    file: &OpenFile,
    id: PipeId,
    buf: &UserBuf,
) -> Call {
    let total = buf.len();
    if total == 0 {
        return Call::Return(0);
    }
    let mut done = 0;
    let mut wake_writer = false;
    let mut failed = None;
    while done < total {
        let Some((slot, full)) = get(live, id).and_then(|p| Some((*p.slots.front()?, p.is_full())))
        else {
            break;
        };
        let len = u64::from(slot.len).min(total - done);
        let bytes: Vec<u8> = get(live, id).map_or_else(Vec::new, |p| {
            p.bytes.iter().take(len as usize).copied().collect()
        });
        if let Err(errno) = buf.copy_out(live, pid, done, &bytes) {
            failed = Some(errno);
            break;
        }
        live.emit(
            pid,
            EventKind::PipeDrain {
                pipe: id,
                len: len as u32,
            },
        );
        // Writers are woken only if the ring was full and has room now.
        wake_writer |= full && len == u64::from(slot.len);
        done += len;
    }
    let (empty, writers) = get(live, id).map_or((true, 0), |p| (p.slots.is_empty(), p.writing()));
    let result = match failed {
        Some(errno) if done == 0 => Call::err(errno),
        _ if done > 0 => Call::Return(done as i64),
        _ if writers == 0 => Call::Return(0),
        _ if never_sleeps(frame, file) => Call::err(EAGAIN),
        _ => Call::Wait(WaitKey::PipeReadable(id)),
    };
    if wake_writer {
        wake(live, id, WaitKey::PipeWritable(id));
    }
    // One that slept was woken alone: it passes on what it leaves.
    if matches!(result, Call::Return(_)) && frame.deadline_ns == SLEPT && !empty {
        wake(live, id, WaitKey::PipeReadable(id));
    }
    mark_slept(live, pid, frame, &result, done);
    result
}

/// write(2) to a pipe (`pipe_write`).
pub(crate) fn write(
    live: &mut Live,
    pid: Pid,
    frame: &SyscallFrame,
    file: &OpenFile,
    id: PipeId,
    buf: &UserBuf,
) -> Call {
    let total = buf.len();
    if total == 0 {
        return Call::Return(0);
    }
    let slept = frame.deadline_ns == SLEPT;
    let mut done = frame.done;
    let was_empty = get(live, id).is_none_or(|p| p.slots.is_empty());
    let readers = |live: &Live| get(live, id).map_or(0, Pipe::reading);
    let mut result = None;
    if !slept && readers(live) > 0 && !was_empty {
        match merge(live, pid, id, buf) {
            Ok(merged) => done += merged,
            Err(errno) => result = Some(Call::err(errno)),
        }
    }
    while result.is_none() && done < total {
        if readers(live) == 0 {
            if frame.args[3] & socket::MSG_NOSIGNAL == 0 || !socket::is_send(frame) {
                signal::send_self(live, pid, SIGPIPE);
            }
            result = Some(if done > 0 {
                Call::Return(done as i64)
            } else {
                Call::err(EPIPE)
            });
        } else if get(live, id).is_some_and(|p| !p.is_full()) {
            let len = PAGE_SIZE.min(total - done);
            match buf.copy_in(live, pid, done, len) {
                Ok(bytes) => {
                    live.emit(
                        pid,
                        EventKind::PipeFill {
                            pipe: id,
                            merge: false,
                            bytes: bytes.into(),
                        },
                    );
                    done += len;
                }
                Err(errno) => {
                    result = Some(if done > 0 {
                        Call::Return(done as i64)
                    } else {
                        Call::err(errno)
                    });
                }
            }
        } else if never_sleeps(frame, file) {
            result = Some(if done > 0 {
                Call::Return(done as i64)
            } else {
                Call::err(EAGAIN)
            });
        } else if done > 0 && signal::is_due(live.state(), pid) {
            // A signal ends a write that has begun, with what it has written.
            result = Some(Call::Return(done as i64));
        } else {
            result = Some(Call::Wait(WaitKey::PipeWritable(id)));
        }
    }
    let result = result.unwrap_or(Call::Return(done as i64));
    let (empty, full) = get(live, id).map_or((true, true), |p| (p.slots.is_empty(), p.is_full()));
    if was_empty && !empty {
        wake(live, id, WaitKey::PipeReadable(id));
    } else if done > frame.done {
        // Whoever polls hears of every write (`poll_usage`).
        poll::changed(live, WaitKey::PipePolled(id), poll::IN);
    }
    if slept && !full && matches!(result, Call::Return(_)) {
        wake(live, id, WaitKey::PipeWritable(id));
    }
    mark_slept(live, pid, frame, &result, done);
    result
}

/// The part of a write beyond whole pages goes into the rest of the newest page, if all of
/// it fits there. Returns how many bytes that were.
fn merge(live: &mut Live, pid: Pid, id: PipeId, buf: &UserBuf) -> Result<u64, i64> {
    let odd = buf.len() % PAGE_SIZE;
    let Some(newest) = get(live, id).and_then(|p| p.slots.back().copied()) else {
        return Ok(0);
    };
    if odd == 0 || u64::from(newest.offset) + u64::from(newest.len) + odd > PAGE_SIZE {
        return Ok(0);
    }
    let bytes = buf.copy_in(live, pid, 0, odd)?;
    live.emit(
        pid,
        EventKind::PipeFill {
            pipe: id,
            merge: true,
            bytes: bytes.into(),
        },
    );
    Ok(odd)
}

/// True if a call fails rather than sleeps.
fn never_sleeps(frame: &SyscallFrame, file: &OpenFile) -> bool {
    file.flags & O_NONBLOCK != 0
        || socket::is_send(frame) && frame.args[3] & socket::MSG_DONTWAIT != 0
}

/// In `SyscallFrame::deadline_ns` of a read or write: it has slept.
const SLEPT: u64 = 1;

fn mark_slept(live: &mut Live, pid: Pid, frame: &SyscallFrame, result: &Call, done: u64) {
    if matches!(result, Call::Wait(_)) && (frame.deadline_ns != SLEPT || frame.done != done) {
        progress(live, pid, done, SLEPT);
    }
}

/// An end was closed for good (`pipe_release`): who sleeps at the other one looks again;
/// with its last end the pipe goes.
pub(crate) fn released(live: &mut Live, pid: Pid, id: PipeId) {
    let Some(pipe) = get(live, id) else {
        return;
    };
    match (pipe.readers, pipe.writers) {
        (0, 0) => {
            let socket = pipe.socket;
            live.emit(pid, EventKind::PipeFree { pipe: id, socket });
            if let Some(inode) = inode_of(live.state(), id) {
                filemap::put_inode(live, pid, inode);
            }
        }
        (0, _) | (_, 0) => wake_everybody(live, id),
        _ => {}
    }
}

/// The named pipe that a pipe belongs to, if it has one.
pub(crate) fn inode_of(state: &State, pipe: PipeId) -> Option<InodeId> {
    let mut inodes = state.inodes.iter();
    let found = inodes.find(|(_, inode)| inode.content == Content::Pipe(Some(pipe)));
    found.map(|(id, _)| *id)
}

/// Something has come, or gone: whoever polls the pipe looks again, and so does the first who
/// waits for just that.
fn wake(live: &mut Live, id: PipeId, key: WaitKey) {
    let what = match key {
        WaitKey::PipeReadable(_) => poll::IN,
        _ => poll::OUT,
    };
    poll::changed(live, WaitKey::PipePolled(id), what);
    sched::wake_one(live, key);
}

/// Whoever waits for anything of a pipe looks again.
pub(crate) fn wake_everybody(live: &mut Live, id: PipeId) {
    poll::changed(live, WaitKey::PipePolled(id), poll::ANY);
    sched::wake_all(live, WaitKey::PipeReadable(id));
    sched::wake_all(live, WaitKey::PipeWritable(id));
}

/// fcntl(2) with F_SETPIPE_SZ: a power of two of pages.
pub(crate) fn resize(live: &mut Live, pid: Pid, id: PipeId, bytes: u64) -> Call {
    let Some(pipe) = get(live, id) else {
        return Call::err(EINVAL);
    };
    let bytes = u64::from(bytes as u32);
    if bytes > 1 << 31 {
        return Call::err(EINVAL);
    }
    let size = bytes.max(PAGE_SIZE).next_power_of_two();
    if size > u64::from(pipe.capacity) && size > MAX_CAPACITY {
        return Call::err(EPERM);
    }
    if (pipe.slots.len() as u64) * PAGE_SIZE > size {
        return Call::err(EBUSY);
    }
    live.emit(
        pid,
        EventKind::PipeResize {
            pipe: id,
            capacity: size as u32,
        },
    );
    // Whether or not it has more room now (`pipe_resize_ring`).
    wake(live, id, WaitKey::PipeWritable(id));
    Call::Return(size as i64)
}
