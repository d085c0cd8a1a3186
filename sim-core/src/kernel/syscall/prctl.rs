//! prctl(2): what a task says about itself.
//!
//! kernel/sys.c. What has no effect in the model (dumpable, timer slack) is kept, so that a
//! program reads back what it set.

use super::Call;
use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{EFAULT, EINVAL, EPERM};
use crate::kernel::event::EventKind;
use crate::kernel::sig;
use crate::kernel::task::Attributes;
use crate::kernel::uaccess;
use crate::lang::say;
use crate::live::Live;

/// Bytes of a task's name with its terminating zero (`TASK_COMM_LEN`).
pub(crate) const COMM_LEN: usize = 16;
/// The last capability that the kernel knows (`CAP_LAST_CAP`).
const CAP_LAST: u64 = 40;

const PR_SET_PDEATHSIG: u32 = 1;
const PR_GET_PDEATHSIG: u32 = 2;
const PR_GET_DUMPABLE: u32 = 3;
const PR_SET_DUMPABLE: u32 = 4;
const PR_GET_KEEPCAPS: u32 = 7;
const PR_SET_KEEPCAPS: u32 = 8;
const PR_GET_TIMING: u32 = 13;
const PR_SET_TIMING: u32 = 14;
const PR_SET_NAME: u32 = 15;
const PR_GET_NAME: u32 = 16;
const PR_GET_SECCOMP: u32 = 21;
const PR_CAPBSET_READ: u32 = 23;
const PR_CAPBSET_DROP: u32 = 24;
const PR_SET_TIMERSLACK: u32 = 29;
const PR_GET_TIMERSLACK: u32 = 30;
const PR_SET_CHILD_SUBREAPER: u32 = 36;
const PR_GET_CHILD_SUBREAPER: u32 = 37;
const PR_SET_NO_NEW_PRIVS: u32 = 38;
const PR_GET_NO_NEW_PRIVS: u32 = 39;
const PR_GET_THP_DISABLE: u32 = 42;

/// prctl(2): option and four arguments.
pub(super) fn prctl(live: &mut Live, pid: Pid, option: u64, args: [u64; 4]) -> Call {
    let [arg, rest @ ..] = args;
    let Some(task) = live.state().task(pid) else {
        return Call::err(EINVAL);
    };
    let mut attributes = task.attributes;
    match option as u32 {
        PR_SET_CHILD_SUBREAPER => {
            live.emit(pid, EventKind::SubreaperSet { on: arg != 0 });
            Call::Return(0)
        }
        PR_GET_CHILD_SUBREAPER => {
            let on = u32::from(task.subreaper);
            put(live, pid, arg, &on.to_le_bytes())
        }
        PR_SET_NAME => {
            let most = COMM_LEN as u64 - 1;
            let Ok(name) = uaccess::read_cstr(live, pid, VirtAddr(arg), most) else {
                return Call::err(EFAULT);
            };
            let comm = String::from_utf8_lossy(&name).into();
            live.emit(pid, EventKind::CommSet { comm });
            Call::Return(0)
        }
        PR_GET_NAME => {
            let mut name = task.comm.as_bytes().to_vec();
            name.resize(COMM_LEN, 0);
            put(live, pid, arg, &name)
        }
        PR_SET_PDEATHSIG if arg > sig::MAX_SIGNAL => Call::err(EINVAL),
        PR_SET_PDEATHSIG => {
            attributes.death_signal = arg as u8;
            set(live, pid, attributes)
        }
        PR_GET_PDEATHSIG => {
            let signal = u32::from(attributes.death_signal);
            put(live, pid, arg, &signal.to_le_bytes())
        }
        PR_SET_DUMPABLE if arg > 1 => Call::err(EINVAL),
        PR_SET_DUMPABLE => {
            attributes.dumpable = arg as u8;
            set(live, pid, attributes)
        }
        PR_GET_DUMPABLE => Call::Return(i64::from(attributes.dumpable)),
        PR_SET_KEEPCAPS if arg > 1 => Call::err(EINVAL),
        PR_SET_KEEPCAPS => {
            attributes.keep_caps = arg == 1;
            set(live, pid, attributes)
        }
        PR_GET_KEEPCAPS => Call::Return(i64::from(attributes.keep_caps)),
        PR_SET_NO_NEW_PRIVS if arg != 1 || rest != [0; 3] => Call::err(EINVAL),
        PR_SET_NO_NEW_PRIVS => {
            attributes.no_new_privs = true;
            set(live, pid, attributes)
        }
        PR_GET_NO_NEW_PRIVS if args != [0; 4] => Call::err(EINVAL),
        PR_GET_NO_NEW_PRIVS => Call::Return(i64::from(attributes.no_new_privs)),
        PR_SET_TIMERSLACK => {
            attributes.timer_slack_ns = match arg as i64 {
                ..=0 => Attributes::default().timer_slack_ns,
                _ => arg,
            };
            set(live, pid, attributes)
        }
        PR_GET_TIMERSLACK => Call::Return(attributes.timer_slack_ns as i64),
        PR_GET_TIMING | PR_GET_SECCOMP => Call::Return(0),
        PR_SET_TIMING if arg == 0 => Call::Return(0),
        PR_SET_TIMING => Call::err(EINVAL),
        PR_GET_THP_DISABLE if args != [0; 4] => Call::err(EINVAL),
        PR_GET_THP_DISABLE => Call::Return(0),
        PR_CAPBSET_READ if arg <= CAP_LAST => Call::Return(1),
        PR_CAPBSET_READ => Call::err(EINVAL),
        PR_CAPBSET_DROP => Call::err(EPERM),
        // Numbers that no kernel knows.
        other if other > 0x1000 && other != 0x5356_4d41 => Call::err(EINVAL),
        other => Call::Unsupported(say!("prctl with option {option}", option = other)),
    }
}

fn set(live: &mut Live, pid: Pid, attributes: Attributes) -> Call {
    live.emit(pid, EventKind::AttributesSet { attributes });
    Call::Return(0)
}

fn put(live: &mut Live, pid: Pid, at: u64, bytes: &[u8]) -> Call {
    match uaccess::write_bytes(live, pid, VirtAddr(at), bytes, true) {
        Ok(()) => Call::Return(0),
        Err(_) => Call::err(EFAULT),
    }
}
