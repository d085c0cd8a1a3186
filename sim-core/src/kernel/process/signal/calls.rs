//! sigaction(2), sigprocmask(2), sigpending(2), sigaltstack(2): kernel/signal.c.

use super::flush;
use super::kill::valid;
use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{EFAULT, EINVAL, ENOMEM, EPERM};
use crate::kernel::event::EventKind;
use crate::kernel::sig;
use crate::kernel::sig_types::AltStack;
use crate::kernel::syscall::Call;
use crate::kernel::task::SigAction;
use crate::kernel::uaccess;
use crate::live::Live;

/// rt_sigaction(2): signal, new action, old action, size of a signal set.
pub(crate) fn sigaction(live: &mut Live, pid: Pid, args: [u64; 6]) -> Call {
    let [signal, new, old, size, ..] = args;
    if size != 8 {
        return Call::err(EINVAL);
    }
    let wanted = if new == 0 {
        None
    } else {
        let Ok(bytes) = uaccess::read_bytes(live, pid, VirtAddr(new), 32) else {
            return Call::err(EFAULT);
        };
        let word = |i: usize| {
            bytes
                .get(i * 8..i * 8 + 8)
                .and_then(|b| b.try_into().ok())
                .map_or(0, u64::from_le_bytes)
        };
        Some(SigAction {
            handler: word(0),
            // What Linux does not know is not kept (`do_sigaction`).
            flags: word(1) & SigAction::KNOWN,
            restorer: word(2),
            mask: word(3) & !sig::KERNEL_ONLY,
        })
    };
    let Some(signal) = valid(signal).filter(|&n| n != 0) else {
        return Call::err(EINVAL);
    };
    if wanted.is_some() && sig::bit(signal) & sig::KERNEL_ONLY != 0 {
        return Call::err(EINVAL);
    }
    let before = live
        .state()
        .task(pid)
        .map(|t| t.signals.action(signal))
        .unwrap_or_default();
    if let Some(action) = wanted {
        live.emit(pid, EventKind::SignalActionSet { signal, action });
        // What is ignored now is not pending any more.
        if live
            .state()
            .task(pid)
            .is_some_and(|t| t.signals.ignores(signal))
        {
            flush(live, pid, sig::bit(signal));
        }
    }
    if old != 0 {
        let words = [before.handler, before.flags, before.restorer, before.mask];
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        if uaccess::write_bytes(live, pid, VirtAddr(old), &bytes, true).is_err() {
            return Call::err(EFAULT);
        }
    }
    Call::Return(0)
}

/// rt_sigprocmask(2): how, new set, old set, size of a set.
pub(crate) fn sigprocmask(live: &mut Live, pid: Pid, args: [u64; 6]) -> Call {
    let [how, new, old, size, ..] = args;
    if size != 8 {
        return Call::err(EINVAL);
    }
    let before = live.state().task(pid).map_or(0, |t| t.signals.blocked);
    if new != 0 {
        let set = match read_set(live, pid, new) {
            Ok(set) => set & !sig::KERNEL_ONLY,
            Err(errno) => return Call::err(errno),
        };
        let blocked = match how as i32 {
            0 => before | set,
            1 => before & !set,
            2 => set,
            _ => return Call::err(EINVAL),
        };
        if blocked != before {
            live.emit(pid, EventKind::SignalMask { blocked });
        }
    }
    if old != 0
        && uaccess::write_bytes(live, pid, VirtAddr(old), &before.to_le_bytes(), true).is_err()
    {
        return Call::err(EFAULT);
    }
    Call::Return(0)
}

/// rt_sigpending(2): set, its size.
pub(crate) fn sigpending(live: &mut Live, pid: Pid, at: u64, size: u64) -> Call {
    if size > 8 {
        return Call::err(EINVAL);
    }
    let set = live
        .state()
        .task(pid)
        .map_or(0, |t| t.signals.pending() & t.signals.blocked);
    let bytes = set.to_le_bytes();
    let bytes = bytes.get(..size as usize).unwrap_or(&bytes);
    match uaccess::write_bytes(live, pid, VirtAddr(at), bytes, true) {
        Ok(()) => Call::Return(0),
        Err(_) => Call::err(EFAULT),
    }
}

/// A signal set in user memory.
pub(crate) fn read_set(live: &mut Live, pid: Pid, at: u64) -> Result<u64, i64> {
    let bytes = uaccess::read_bytes(live, pid, VirtAddr(at), 8).map_err(|_| EFAULT)?;
    bytes.try_into().map(u64::from_le_bytes).map_err(|_| EFAULT)
}

/// SS_ONSTACK, SS_DISABLE and SS_AUTODISARM of `stack_t`.
const SS_ONSTACK: u32 = 1;
const SS_DISABLE: u32 = 2;
const SS_AUTODISARM: u32 = 1 << 31;

/// What `ss_flags` shows of an alternative stack (`sas_ss_flags`).
pub(super) fn stack_flags(stack: AltStack, sp: u64) -> u32 {
    if stack.size == 0 {
        SS_DISABLE
    } else if stack.holds(sp) {
        SS_ONSTACK
    } else {
        0
    }
}

/// sigaltstack(2): new stack, old stack. `sp` is the caller's stack pointer.
pub fn sigaltstack(live: &mut Live, pid: Pid, new: u64, old: u64, sp: u64) -> Call {
    let before = live
        .state()
        .task(pid)
        .map(|t| t.signals.altstack)
        .unwrap_or_default();
    if new != 0 {
        let Ok(bytes) = uaccess::read_bytes(live, pid, VirtAddr(new), 24) else {
            return Call::err(EFAULT);
        };
        let word = |i: usize| {
            bytes
                .get(i * 8..i * 8 + 8)
                .and_then(|b| b.try_into().ok())
                .map_or(0, u64::from_le_bytes)
        };
        if let Err(errno) = set_altstack(live, pid, word(0), word(1) as u32, word(2), sp) {
            return Call::err(errno);
        }
    }
    if old != 0 {
        let words = [before.sp.0, u64::from(stack_flags(before, sp)), before.size];
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        if uaccess::write_bytes(live, pid, VirtAddr(old), &bytes, true).is_err() {
            return Call::err(EFAULT);
        }
    }
    Call::Return(0)
}

/// `do_sigaltstack`.
pub(super) fn set_altstack(
    live: &mut Live,
    pid: Pid,
    at: u64,
    flags: u32,
    size: u64,
    sp: u64,
) -> Result<(), i64> {
    let before = live
        .state()
        .task(pid)
        .map(|t| t.signals.altstack)
        .unwrap_or_default();
    if before.size != 0 && before.holds(sp) {
        return Err(EPERM);
    }
    let mode = flags & !SS_AUTODISARM;
    if !matches!(mode, 0 | SS_ONSTACK | SS_DISABLE) {
        return Err(EINVAL);
    }
    let stack = if mode == SS_DISABLE {
        AltStack::default()
    } else if size < super::frame::MIN_STACK {
        return Err(ENOMEM);
    } else {
        AltStack {
            sp: VirtAddr(at),
            size,
        }
    };
    if stack != before {
        live.emit(pid, EventKind::AltStackSet { stack });
    }
    Ok(())
}
