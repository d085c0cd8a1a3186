//! Message queues of POSIX: mq_overview(7). ipc/mqueue.c.
//!
//! A queue has a name in a file system of its own, and descriptors refer to it; it goes with
//! its last descriptor once it has no name. Messages come out by priority, the oldest first.

use crate::ids::{Fd, FileId, Pid, QueueId, VirtAddr};
use crate::kernel::errno::{
    EACCES, EAGAIN, EBADF, EBUSY, EEXIST, EFAULT, EINVAL, EMSGSIZE, ENAMETOOLONG, ENOENT, ENOSPC,
    ETIMEDOUT,
};
use crate::kernel::event::EventKind;
use crate::kernel::file::flags::{
    O_ACCMODE, O_CREAT, O_EXCL, O_NONBLOCK, O_RDONLY, O_RDWR, O_WRONLY,
};
use crate::kernel::file::{poll, table};
use crate::kernel::file_types::{FileKind, OpenFile};
use crate::kernel::ipc_types::{PosixQueue, QueueNotify};
use crate::kernel::process::signal;
use crate::kernel::sig_types::{SI_MESGQ, SigDetail, SigInfo};
use crate::kernel::syscall::{Call, progress, table as nr};
use crate::kernel::task::{SyscallFrame, WaitKey};
use crate::kernel::{time, uaccess};
use crate::lang::say;
use crate::live::Live;
use std::sync::Arc;

/// /proc/sys/fs/mqueue: msg_max and msg_default, msgsize_max and msgsize_default, queues_max.
const MOST_MESSAGES: u64 = 10;
const MOST_BYTES: u64 = 8192;
const MOST_QUEUES: usize = 256;
/// One more than the highest priority (MQ_PRIO_MAX).
const PRIORITIES: u32 = 32768;
const NAME_MAX: usize = 255;
const SIGEV_SIGNAL: u32 = 0;
const SIGEV_NONE: u32 = 1;
/// Bytes of a `struct mq_attr`.
const ATTR: u64 = 64;
/// `SyscallFrame::deadline_ns` of a call without a time limit.
const NEVER: u64 = u64::MAX;

type Found = (FileId, OpenFile, QueueId, Arc<PosixQueue>);

fn find(live: &Live, pid: Pid, fd: u64) -> Result<Found, i64> {
    let (id, file) = table::lookup(live.state(), pid, fd).ok_or(EBADF)?;
    let FileKind::Queue(queue) = file.kind else {
        return Err(EBADF);
    };
    let found = live.state().queues.get(&queue).cloned().ok_or(EBADF)?;
    Ok((id, file, queue, found))
}

fn set(live: &mut Live, pid: Pid, queue: QueueId, to: PosixQueue) {
    let to = Box::new(to);
    live.emit(pid, EventKind::QueueSet { queue, to });
}

fn name(live: &mut Live, pid: Pid, at: u64) -> Result<Arc<str>, i64> {
    let name = uaccess::read_cstr(live, pid, VirtAddr(at), NAME_MAX as u64 + 2);
    let name = name.map_err(|_| EFAULT)?;
    match name.as_slice() {
        [] => Err(ENOENT),
        name if name.contains(&b'/') => Err(EACCES),
        name if name.len() > NAME_MAX => Err(ENAMETOOLONG),
        name => Ok(String::from_utf8_lossy(name).into()),
    }
}

fn by_name(live: &Live, name: &str) -> Option<QueueId> {
    let mut queues = live.state().queues.iter();
    queues
        .find(|(_, queue)| queue.name.as_deref() == Some(name))
        .map(|(&id, _)| id)
}

/// mq_open(2): name without its slash, flags, mode, `struct mq_attr *`.
pub(crate) fn open(live: &mut Live, pid: Pid, args: [u64; 4]) -> Call {
    do_open(live, pid, args).into()
}

fn do_open(live: &mut Live, pid: Pid, [at, flags, mode, attr]: [u64; 4]) -> Result<i64, i64> {
    let flags = flags as u32;
    let asked = match attr {
        0 => None,
        attr => Some(read_attr(live, pid, attr)?),
    };
    let name = name(live, pid, at)?;
    let fd = table::lowest_free(live.state(), pid, 0, 1)?;
    let queue = match by_name(live, &name) {
        Some(_) if flags & (O_CREAT | O_EXCL) == O_CREAT | O_EXCL => return Err(EEXIST),
        Some(queue) => {
            let mode = live.state().queues.get(&queue).map_or(0, |q| q.mode);
            let wanted = match flags & O_ACCMODE {
                O_RDONLY => 0o400,
                O_WRONLY => 0o200,
                O_RDWR => 0o600,
                _ => return Err(EINVAL),
            };
            if wanted & !mode != 0 && !live.state().cred(pid).is_privileged() {
                return Err(EACCES);
            }
            queue
        }
        None if flags & O_CREAT == 0 => return Err(ENOENT),
        None => {
            let [most, bytes] = match asked {
                Some([_, most, bytes]) => [most, bytes],
                None => [MOST_MESSAGES, MOST_BYTES],
            };
            if !(1..=MOST_MESSAGES).contains(&most) || !(1..=MOST_BYTES).contains(&bytes) {
                return Err(EINVAL);
            }
            if live.state().queues.len() >= MOST_QUEUES {
                return Err(ENOSPC);
            }
            let umask = live.state().task(pid).map_or(0, |task| task.umask);
            let queue = QueueId(live.state().next_id);
            let made = PosixQueue {
                name: Some(name),
                mode: mode as u32 & 0o777 & !umask,
                most,
                bytes,
                messages: Vec::new(),
                notify: None,
                refs: 0,
            };
            set(live, pid, queue, made);
            queue
        }
    };
    let kind = FileKind::Queue(queue);
    let file = table::open(live, pid, kind, flags & (O_ACCMODE | O_NONBLOCK));
    let fd = fd.first().copied().unwrap_or(Fd(0));
    // The descriptor of a queue is always closed at exec.
    table::install(live, pid, fd, file, true);
    Ok(i64::from(fd.0))
}

/// mq_unlink(2): name without its slash.
pub(crate) fn unlink(live: &mut Live, pid: Pid, at: u64) -> Call {
    let found = name(live, pid, at).and_then(|name| by_name(live, &name).ok_or(ENOENT));
    match found {
        Ok(queue) => {
            if let Some(found) = live.state().queues.get(&queue) {
                let mut nameless = (**found).clone();
                nameless.name = None;
                set(live, pid, queue, nameless);
            }
            free_unused(live, pid, queue);
            Call::Return(0)
        }
        Err(errno) => Call::err(errno),
    }
}

fn free_unused(live: &mut Live, pid: Pid, queue: QueueId) {
    let found = live.state().queues.get(&queue);
    if found.is_some_and(|q| q.refs == 0 && q.name.is_none()) {
        live.emit(pid, EventKind::QueueFree { queue });
    }
}

/// A process has closed a descriptor of a queue: it is not told of messages any more
/// (`mqueue_flush_file`).
pub(crate) fn closed(live: &mut Live, pid: Pid, file: FileId) {
    let kind = live.state().files.get(&file).map(|file| file.kind);
    let Some(FileKind::Queue(queue)) = kind else {
        return;
    };
    let found = live.state().queues.get(&queue);
    if let Some(found) = found.filter(|q| q.notify.is_some_and(|n| n.pid == pid)) {
        let mut silent = (**found).clone();
        silent.notify = None;
        set(live, pid, queue, silent);
    }
}

/// An open file description of a queue is gone.
pub(crate) fn released(live: &mut Live, pid: Pid, queue: QueueId) {
    free_unused(live, pid, queue);
}

/// When a call ends that may sleep until a moment of the wall clock.
fn deadline(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Result<u64, i64> {
    match (frame.deadline_ns, frame.args[4]) {
        (0, 0) => Ok(NEVER),
        (0, at) => Ok(time::ends_at_moment(time::read_span(live, pid, at)?, true)),
        (deadline_ns, _) => Ok(deadline_ns),
    }
}

fn sleep(live: &mut Live, pid: Pid, key: WaitKey, file: &OpenFile, deadline_ns: u64) -> Call {
    if file.flags & O_NONBLOCK != 0 {
        return Call::err(EAGAIN);
    }
    if deadline_ns == NEVER {
        return Call::Wait(key);
    }
    if live.clock_ns >= deadline_ns {
        return Call::err(ETIMEDOUT);
    }
    progress(live, pid, 1, deadline_ns);
    Call::WaitAny(vec![key, WaitKey::Time(deadline_ns)])
}

/// mq_timedsend(2): descriptor, message, length, priority, until when.
pub(crate) fn send(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    do_send(live, pid, frame).unwrap_or_else(Call::err)
}

fn do_send(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Result<Call, i64> {
    let [fd, at, len, priority, ..] = frame.args;
    let deadline_ns = deadline(live, pid, frame)?;
    let priority = priority as u32;
    if priority >= PRIORITIES {
        return Err(EINVAL);
    }
    let (_, file, id, queue) = find(live, pid, fd)?;
    if file.flags & O_ACCMODE == O_RDONLY {
        return Err(EBADF);
    }
    if len > queue.bytes {
        return Err(EMSGSIZE);
    }
    let bytes = uaccess::read_bytes(live, pid, VirtAddr(at), len).map_err(|_| EFAULT)?;
    if queue.messages.len() as u64 >= queue.most {
        return Ok(sleep(live, pid, WaitKey::QueueRoom(id), &file, deadline_ns));
    }
    let mut queue = (*queue).clone();
    // Behind all that are at least as urgent.
    let place = queue
        .messages
        .iter()
        .position(|(other, _)| *other < priority);
    let place = place.unwrap_or(queue.messages.len());
    queue.messages.insert(place, (priority, bytes.into()));
    let told = queue
        .notify
        .filter(|_| queue.messages.len() == 1 && !someone_receives(live, id));
    if told.is_some() {
        queue.notify = None;
    }
    set(live, pid, id, queue);
    if let Some(QueueNotify {
        pid: to,
        signal,
        value,
    }) = told.filter(|n| n.signal != 0)
    {
        let detail = SigDetail::Sender {
            pid,
            uid: live.state().cred(pid).user.real,
            value,
        };
        let info = SigInfo {
            signal,
            code: SI_MESGQ,
            detail,
        };
        signal::send(live, pid, to, info, false);
    }
    poll::changed(live, WaitKey::QueueMessage(id), poll::IN);
    Ok(Call::Return(0))
}

/// True if a task sleeps in mq_receive: then nobody is told of the message that it gets.
fn someone_receives(live: &Live, id: QueueId) -> bool {
    let waiting = live.state().wait_queues.get(&WaitKey::QueueMessage(id));
    let mut tasks = waiting
        .into_iter()
        .flatten()
        .filter_map(|&pid| live.state().task(pid));
    tasks.any(|task| {
        task.syscall
            .is_some_and(|call| call.nr == nr::MQ_TIMEDRECEIVE)
    })
}

/// mq_timedreceive(2): descriptor, buffer, its size, where the priority goes, until when.
pub(crate) fn receive(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    do_receive(live, pid, frame).unwrap_or_else(Call::err)
}

fn do_receive(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Result<Call, i64> {
    let [fd, at, size, priority_at, ..] = frame.args;
    let deadline_ns = deadline(live, pid, frame)?;
    let (_, file, id, queue) = find(live, pid, fd)?;
    if file.flags & O_ACCMODE == O_WRONLY {
        return Err(EBADF);
    }
    if size < queue.bytes {
        return Err(EMSGSIZE);
    }
    let Some((priority, bytes)) = queue.messages.first().cloned() else {
        return Ok(sleep(
            live,
            pid,
            WaitKey::QueueMessage(id),
            &file,
            deadline_ns,
        ));
    };
    let mut queue = (*queue).clone();
    queue.messages.remove(0);
    set(live, pid, id, queue);
    poll::changed(live, WaitKey::QueueRoom(id), poll::OUT);
    if priority_at != 0 {
        uaccess::write_u32(live, pid, VirtAddr(priority_at), priority).map_err(|_| EFAULT)?;
    }
    uaccess::write_bytes(live, pid, VirtAddr(at), &bytes, true).map_err(|_| EFAULT)?;
    Ok(Call::Return(bytes.len() as i64))
}

/// mq_notify(2): descriptor, `struct sigevent *` or none.
pub(crate) fn notify(live: &mut Live, pid: Pid, fd: u64, at: u64) -> Call {
    do_notify(live, pid, fd, at).unwrap_or_else(Call::err)
}

fn do_notify(live: &mut Live, pid: Pid, fd: u64, at: u64) -> Result<Call, i64> {
    let mut wanted = None;
    if at != 0 {
        let word = |live: &mut Live, offset| {
            uaccess::read_u64(live, pid, VirtAddr(at.wrapping_add(offset))).map_err(|_| EFAULT)
        };
        let value = word(live, 0)?;
        let word = word(live, 8)?;
        let signal = match (word as u32, (word >> 32) as u32) {
            (signal @ 1..=64, SIGEV_SIGNAL) => signal as u8,
            (_, SIGEV_NONE) => 0,
            (_, SIGEV_SIGNAL) => return Err(EINVAL),
            _ => return Ok(Call::Unsupported(say!("mq_notify with SIGEV_THREAD"))),
        };
        wanted = Some(QueueNotify { pid, signal, value });
    }
    let (_, _, id, queue) = find(live, pid, fd)?;
    let mine = queue.notify.is_some_and(|notify| notify.pid == pid);
    if wanted.is_some() && queue.notify.is_some() {
        return Err(EBUSY);
    }
    if wanted.is_some() || mine {
        let mut queue = (*queue).clone();
        queue.notify = wanted;
        set(live, pid, id, queue);
    }
    Ok(Call::Return(0))
}

/// mq_getsetattr(2): descriptor, new `struct mq_attr *`, old one.
pub(crate) fn attr(live: &mut Live, pid: Pid, [fd, new, old]: [u64; 3]) -> Call {
    do_attr(live, pid, [fd, new, old]).into()
}

/// Flags, most messages, most bytes of one.
fn read_attr(live: &mut Live, pid: Pid, at: u64) -> Result<[u64; 3], i64> {
    let mut words = [0; 3];
    for (i, word) in words.iter_mut().enumerate() {
        let at = VirtAddr(at.wrapping_add(8 * i as u64));
        *word = uaccess::read_u64(live, pid, at).map_err(|_| EFAULT)?;
    }
    Ok(words)
}

fn do_attr(live: &mut Live, pid: Pid, [fd, new, old]: [u64; 3]) -> Result<i64, i64> {
    let wanted = match new {
        0 => None,
        new => Some(read_attr(live, pid, new)?[0]),
    };
    let nonblock = u64::from(O_NONBLOCK);
    if wanted.is_some_and(|flags| flags & !nonblock != 0) {
        return Err(EINVAL);
    }
    let (file, opened, _, queue) = find(live, pid, fd)?;
    if let Some(wanted) = wanted {
        let flags = opened.flags & !O_NONBLOCK | wanted as u32;
        let pos = opened.pos;
        live.emit(pid, EventKind::FileSet { file, pos, flags });
    }
    if old != 0 {
        let flags = u64::from(opened.flags) & nonblock;
        let words = [flags, queue.most, queue.bytes, queue.messages.len() as u64];
        let mut bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        bytes.resize(ATTR as usize, 0);
        uaccess::write_bytes(live, pid, VirtAddr(old), &bytes, true).map_err(|_| EFAULT)?;
    }
    Ok(0)
}

/// `mqueue_poll_file`.
pub(crate) fn readiness(queue: &PosixQueue) -> u16 {
    let mut ready = 0;
    if !queue.messages.is_empty() {
        ready |= poll::READABLE;
    }
    if (queue.messages.len() as u64) < queue.most {
        ready |= poll::WRITABLE;
    }
    ready
}
