//! What becomes of a system call that a handler interrupts: signal(7), "Interruption of
//! system calls and library functions by signal handlers".
//!
//! arch/x86/kernel/signal.c (`handle_signal`). A call that would sleep gives
//! ERESTARTSYS (begun again if the handler has SA_RESTART) or ERESTARTNOHAND,
//! ERESTART_RESTARTBLOCK or EINTR itself (the program sees EINTR).

use super::{Outcome, table as nr};
use crate::ids::Pid;
use crate::kernel::errno::{EFAULT, EINTR};
use crate::kernel::event::EventKind;
use crate::kernel::file::poll;
use crate::kernel::fs::open;
use crate::kernel::process::signal::timed;
use crate::kernel::task::SigAction;
use crate::kernel::time;
use crate::live::Live;

/// `ERESTARTSYS`: what a call that is begun again returns, as strace shows it.
pub const ERESTARTSYS: i64 = 512;

/// Calls that fail with EINTR whatever SA_RESTART says.
const NEVER_RESTARTED: [u32; 17] = [
    nr::PAUSE,
    nr::RT_SIGSUSPEND,
    nr::RT_SIGTIMEDWAIT,
    nr::NANOSLEEP,
    nr::CLOCK_NANOSLEEP,
    nr::POLL,
    nr::PPOLL,
    nr::SELECT,
    nr::PSELECT6,
    nr::EPOLL_WAIT,
    nr::EPOLL_PWAIT,
    nr::EPOLL_PWAIT2,
    nr::MSGRCV,
    nr::MSGSND,
    nr::SEMOP,
    nr::SEMTIMEDOP,
    nr::IO_GETEVENTS,
];

/// The current task was about to sleep in a call, or slept in it, and the next signal has
/// a handler.
pub(super) fn interrupted(live: &mut Live, pid: Pid, signal: u8) -> Outcome {
    open::abandon(live, pid);
    let Some(task) = live.state().task(pid) else {
        return Outcome::Return(-EINTR);
    };
    let Some(frame) = task.syscall else {
        return Outcome::Return(-EINTR);
    };
    let again = task.signals.action(signal).flags & SigAction::RESTART != 0
        && !NEVER_RESTARTED.contains(&frame.nr)
        // futex_wait with a limit: ERESTART_RESTARTBLOCK.
        && !(frame.nr == nr::FUTEX && frame.deadline_ns != 0);
    let mut ret = if again { -ERESTARTSYS } else { -EINTR };
    if !time::tell_rest(live, pid, &frame) {
        ret = -EFAULT;
    }
    poll::tell_rest(live, pid, &frame, frame.deadline_ns);
    timed::stop_awaiting(live, pid);
    live.emit(pid, EventKind::SyscallExit { nr: frame.nr, ret });
    if again {
        let (nr, args) = (frame.nr, frame.args);
        Outcome::Restart { nr, args }
    } else {
        Outcome::Return(ret)
    }
}
