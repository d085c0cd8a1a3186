//! Message queues: msgget, msgsnd, msgrcv; msgctl is in [`ctl`].
//!
//! msgget(2), msgop(2); ipc/msg.c: `newque`, `do_msgsnd`, `pipelined_send`, `do_msgrcv`,
//! `ss_wakeup`. What a sleeping task wants to send or to receive is in its system call, and
//! the order in which they came is that of the wait queue. A message that somebody waits
//! for never enters the queue: it is handed over.

pub mod ctl;

use super::{IPC_NOWAIT, READ, WRITE, allows, by_number, find_key, next_id, now_s};
use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{E2BIG, EACCES, EAGAIN, EFAULT, EIDRM, EINVAL, ENOMSG, ENOSPC};
use crate::kernel::event::EventKind;
use crate::kernel::ipc_types::{Message, MsgHead, MsgQueue};
use crate::kernel::sched;
use crate::kernel::syscall::{Call, complete, progress};
use crate::kernel::task::{SyscallFrame, WaitKey};
use crate::kernel::uaccess;
use crate::lang::say;
use crate::live::Live;

/// Most bytes of a message (MSGMAX), of a queue's messages (MSGMNB); most queues (MSGMNI).
pub(super) const MSGMAX: u64 = 8192;
pub(super) const MSGMNB: u64 = 16384;
pub(super) const MSGMNI: usize = 32000;
const MSG_NOERROR: u64 = 0o10000;
const MSG_EXCEPT: u64 = 0o20000;
const MSG_COPY: u64 = 0o40000;

/// msgget(2): key, flags.
pub(crate) fn msgget(live: &mut Live, pid: Pid, key: u64, flags: u64) -> Call {
    let (key, flags) = (key as i32, flags as u32);
    match find_key(live.state(), pid, |state| &state.msg, key, flags, |_| false) {
        Ok(Some(id)) => Call::Return(i64::from(id)),
        Ok(None) if live.state().msg.by_id.len() >= MSGMNI => Call::err(ENOSPC),
        Ok(None) => {
            let id = next_id(&live.state().msg);
            let head = MsgHead {
                key,
                mode: flags & 0o777,
                most_bytes: MSGMNB,
                sender: Pid(0),
                receiver: Pid(0),
                sent_s: 0,
                received_s: 0,
                changed_s: now_s(live),
            };
            live.emit(pid, EventKind::MsgSet { id, head });
            Call::Return(i64::from(id))
        }
        Err(errno) => Call::err(errno),
    }
}

/// `msg_fits_inqueue`.
fn fits(queue: &MsgQueue, len: u64) -> bool {
    let most = queue.head.most_bytes;
    len + queue.bytes() <= most && (queue.messages.len() as u64) < most
}

/// msgsnd(2): number, `struct msgbuf *`, bytes of its text, flags.
pub(crate) fn msgsnd(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [id, at, len, flags, ..] = frame.args;
    let slept = frame.done != 0;
    let sent = load(live, pid, id, at, len).and_then(|message| {
        let (id, queue) = by_number(&live.state().msg, id).map_err(|e| gone(slept, e))?;
        if !allows(live.state(), pid, queue.head.mode, WRITE) {
            Err(EACCES)
        } else if fits(&queue, len) {
            send(live, pid, id, &queue, message);
            Ok(None)
        } else if flags & u64::from(IPC_NOWAIT) != 0 {
            Err(EAGAIN)
        } else {
            Ok(Some(id))
        }
    });
    match sent {
        Ok(None) => Call::Return(0),
        Ok(Some(id)) => {
            progress(live, pid, 1, 0);
            Call::Wait(WaitKey::MessageRoom(id))
        }
        Err(errno) => Call::err(errno),
    }
}

/// One that slept and does not find the queue any more says so.
fn gone(slept: bool, errno: i64) -> i64 {
    if slept { EIDRM } else { errno }
}

/// `load_msg`: a message as it is in the program's memory.
fn load(live: &mut Live, pid: Pid, id: u64, at: u64, len: u64) -> Result<Message, i64> {
    let kind = uaccess::read_u64(live, pid, VirtAddr(at)).map_err(|_| EFAULT)? as i64;
    if len > MSGMAX || (id as i32) < 0 || kind < 1 {
        return Err(EINVAL);
    }
    let text = VirtAddr(at.wrapping_add(8));
    let text = uaccess::read_bytes(live, pid, text, len).map_err(|_| EFAULT)?;
    let text = text.into();
    Ok(Message { kind, text })
}

fn send(live: &mut Live, pid: Pid, id: u32, queue: &MsgQueue, message: Message) {
    let head = MsgHead {
        sender: pid,
        sent_s: now_s(live),
        ..queue.head
    };
    let head = hand_over(live, pid, id, head, &message).unwrap_or_else(|| {
        live.emit(pid, EventKind::MsgPut { id, message });
        head
    });
    set_head(live, pid, id, head);
}

fn set_head(live: &mut Live, pid: Pid, id: u32, head: MsgHead) {
    let old = live.state().msg.by_id.get(&id);
    if old.is_some_and(|queue| queue.head != head) {
        live.emit(pid, EventKind::MsgSet { id, head });
    }
}

/// `pipelined_send`: hands a message to the first who waits for one like it. The queue's
/// head as it is then; none if nobody waits.
fn hand_over(
    live: &mut Live,
    pid: Pid,
    id: u32,
    head: MsgHead,
    message: &Message,
) -> Option<MsgHead> {
    let waiting = live.state().wait_queues.get(&WaitKey::Message(id));
    for receiver in waiting.cloned().unwrap_or_default() {
        let Some(frame) = live.state().task(receiver).and_then(|t| t.syscall) else {
            continue;
        };
        let [_, _, size, kind, flags, _] = frame.args;
        if !Wanted::new(kind as i64, flags).is(message.kind) {
            continue;
        }
        if flags & MSG_NOERROR == 0 && size < message.text.len() as u64 {
            complete(live, receiver, -E2BIG);
            continue;
        }
        let message = Box::new(message.clone());
        let to = receiver;
        live.emit(pid, EventKind::MsgHand { id, to, message });
        sched::wake(live, receiver);
        return Some(MsgHead {
            receiver,
            received_s: now_s(live),
            ..head
        });
    }
    None
}

/// Which messages a receiver wants (`convert_mode`).
#[derive(Clone, Copy)]
enum Wanted {
    Any,
    Equal(i64),
    Other(i64),
    /// The lowest type that is not above.
    UpTo(i64),
}

impl Wanted {
    fn new(kind: i64, flags: u64) -> Wanted {
        match kind {
            0 => Wanted::Any,
            kind if kind < 0 => Wanted::UpTo(kind.checked_neg().unwrap_or(i64::MAX)),
            kind if flags & MSG_EXCEPT != 0 => Wanted::Other(kind),
            kind => Wanted::Equal(kind),
        }
    }

    /// `testmsg`.
    fn is(self, kind: i64) -> bool {
        match self {
            Wanted::Any => true,
            Wanted::Equal(wanted) => kind == wanted,
            Wanted::Other(unwanted) => kind != unwanted,
            Wanted::UpTo(most) => kind <= most,
        }
    }

    /// `find_msg`: the place of the message to take.
    fn find(self, queue: &MsgQueue) -> Option<(usize, Message)> {
        let fitting = queue
            .messages
            .iter()
            .enumerate()
            .filter(|(_, message)| self.is(message.kind));
        let found = match self {
            Wanted::UpTo(_) => fitting.min_by_key(|(_, message)| message.kind),
            _ => fitting.min_by_key(|(place, _)| *place),
        };
        found.map(|(place, message)| (place, message.clone()))
    }
}

/// msgrcv(2): number, `struct msgbuf *`, room for its text, type, flags.
pub(crate) fn msgrcv(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [id, at, size, kind, flags, _] = frame.args;
    if let Some(message) = live.state().handed.get(&pid).cloned() {
        live.emit(pid, EventKind::MsgHanded);
        return store(live, pid, &message, at, size).into();
    }
    if (id as i32) < 0 || (size as i64) < 0 {
        return Call::err(EINVAL);
    }
    if flags & MSG_COPY != 0 {
        return Call::Unsupported(say!("msgrcv with MSG_COPY"));
    }
    let (id, queue) = match by_number(&live.state().msg, id) {
        Ok(found) => found,
        Err(errno) => return Call::err(gone(frame.done != 0, errno)),
    };
    if !allows(live.state(), pid, queue.head.mode, READ) {
        return Call::err(EACCES);
    }
    if let Some((place, message)) = Wanted::new(kind as i64, flags).find(&queue) {
        if flags & MSG_NOERROR == 0 && size < message.text.len() as u64 {
            return Call::err(E2BIG);
        }
        take(live, pid, id, place, queue.head);
        return store(live, pid, &message, at, size).into();
    }
    if flags & u64::from(IPC_NOWAIT) != 0 {
        return Call::err(ENOMSG);
    }
    progress(live, pid, 1, 0);
    Call::Wait(WaitKey::Message(id))
}

/// A message leaves the queue; who waits for room may send.
fn take(live: &mut Live, pid: Pid, id: u32, place: usize, head: MsgHead) {
    let place = place as u32;
    live.emit(pid, EventKind::MsgTake { id, place });
    let head = MsgHead {
        receiver: pid,
        received_s: now_s(live),
        ..head
    };
    set_head(live, pid, id, head);
    wake_senders(live, id);
}

/// `ss_wakeup`: wakes the senders whose messages fit now; the others go to the queue's end.
fn wake_senders(live: &mut Live, id: u32) {
    let key = WaitKey::MessageRoom(id);
    let Some(queue) = live.state().msg.by_id.get(&id).cloned() else {
        return;
    };
    let waiting = live.state().wait_queues.get(&key);
    for sender in waiting.cloned().unwrap_or_default() {
        let len = live.state().task(sender).and_then(|t| t.syscall);
        if len.is_none_or(|frame| fits(&queue, frame.args[2])) {
            sched::wake(live, sender);
        } else {
            live.emit(sender, EventKind::WaitRemove { key });
            live.emit(sender, EventKind::WaitAdd { key });
        }
    }
}

/// `do_msg_fill`: a message goes to the program's memory; how many bytes of text.
fn store(live: &mut Live, pid: Pid, message: &Message, at: u64, size: u64) -> Result<i64, i64> {
    let len = size.min(message.text.len() as u64);
    let text = message.text.get(..len as usize).unwrap_or(&[]);
    let kind = message.kind.to_le_bytes();
    uaccess::write_bytes(live, pid, VirtAddr(at), &kind, true).map_err(|_| EFAULT)?;
    let to = VirtAddr(at.wrapping_add(8));
    uaccess::write_bytes(live, pid, to, text, true).map_err(|_| EFAULT)?;
    Ok(len as i64)
}

/// A process ends: a message that was handed to it is lost with it.
pub(crate) fn exit(live: &mut Live, pid: Pid) {
    if live.state().handed.contains_key(&pid) {
        live.emit(pid, EventKind::MsgHanded);
    }
}
