//! fork(2), vfork(2) and what of clone(2) makes processes.
//!
//! kernel/fork.c: `copy_process` checks the limits, then copies or shares what
//! the parent has (descriptor table, address space), and takes a number last.

use crate::ids::{FilesId, MmId, Pid};
use crate::kernel::errno::{EAGAIN, EINVAL, ENOMEM};
use crate::kernel::event::EventKind;
use crate::kernel::mm;
use crate::kernel::sched;
use crate::kernel::sig;
use crate::kernel::state::INIT_PID;
use crate::kernel::syscall::Call;
use crate::kernel::task::{TaskState, WaitKey, rlimit};
use crate::live::Live;

const CSIGNAL: u64 = 0xff;
const CLONE_VM: u64 = 0x100;
const CLONE_VFORK: u64 = 0x4000;
const CLONE_PARENT_SETTID: u64 = 0x0010_0000;
const CLONE_CHILD_CLEARTID: u64 = 0x0020_0000;
const CLONE_CHILD_SETTID: u64 = 0x0100_0000;

/// fork(2).
pub(crate) fn fork(live: &mut Live, pid: Pid) -> Call {
    match copy_process(live, pid, false) {
        Ok(child) => Call::Fork(child),
        Err(errno) => Call::err(errno),
    }
}

/// vfork(2): the child uses the parent's memory, and the parent waits.
pub(crate) fn vfork(live: &mut Live, pid: Pid) -> Call {
    match copy_process(live, pid, true) {
        Ok(child) => Call::Vfork(child),
        Err(errno) => Call::err(errno),
    }
}

/// clone(2), as far as it is fork or vfork by another name.
pub(crate) fn clone(live: &mut Live, pid: Pid, flags: u64, stack: u64) -> Call {
    if flags & CSIGNAL != u64::from(sig::SIGCHLD) {
        return Call::Unsupported("clone with another exit signal than SIGCHLD".into());
    }
    // The thread-id words are for a thread library.
    let harmless = CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID | CLONE_CHILD_SETTID;
    match flags & !CSIGNAL {
        rest if rest & harmless != 0 => Call::Unsupported("clone that stores thread ids".into()),
        _ if stack != 0 => Call::Unsupported("clone with a stack of its own (threads)".into()),
        0 => fork(live, pid),
        rest if rest == CLONE_VM | CLONE_VFORK => vfork(live, pid),
        rest if rest & CLONE_VM == 0 && rest & CLONE_VFORK == 0 && rest & 0x1_0000 != 0 => {
            // CLONE_THREAD needs CLONE_VM.
            Call::err(EINVAL)
        }
        rest => Call::Unsupported(format!("clone with flags {rest:#x}")),
    }
}

/// The parent of a vfork sleeps in state D until the child is done with its memory.
pub(crate) fn wait_for_vfork_done(live: &mut Live, pid: Pid, child: Pid) {
    sched::sleep_in(
        live,
        pid,
        &[WaitKey::VforkDone(child)],
        TaskState::Uninterruptible,
    );
}

fn copy_process(live: &mut Live, pid: Pid, vfork: bool) -> Result<Pid, i64> {
    let parent = live.state().task(pid).ok_or(EAGAIN)?;
    let (parent_mm, parent_files) = (parent.mm, parent.files);
    let (tgid, comm) = (parent.tgid, parent.comm.clone());
    // copy_creds counts the child, then the limit is checked.
    let most = parent
        .limit(rlimit::NPROC)
        .min(u64::from(live.scenario.machine.max_tasks));
    if super::user_tasks(live.state()) + 1 > most {
        return Err(EAGAIN);
    }
    let files = parent_files.map(|from| {
        let to = FilesId(live.state().next_id);
        live.emit(pid, EventKind::FilesDup { from, to });
        to
    });
    let mm = match parent_mm {
        Some(mm) if vfork => Some(mm),
        Some(_) => {
            let child_mm = MmId(live.state().next_id);
            if mm::fork::dup_mm(live, pid, child_mm).is_err() {
                if let Some(files) = files {
                    crate::kernel::file::table::close_all(live, pid, files);
                }
                return Err(ENOMEM);
            }
            Some(child_mm)
        }
        None => None,
    };
    let child = live.state().next_pid;
    let now_ns = live.clock_ns;
    let create = EventKind::TaskCreate {
        child,
        tgid: child,
        ppid: tgid,
        mm,
        files,
        comm,
        now_ns,
        vfork,
    };
    live.emit(pid, create);
    sched::start(live, child);
    Ok(child)
}

/// The task that adopts the children of `pid` when it ends: the nearest living
/// ancestor that is a subreaper, else init (`find_new_reaper`).
pub(crate) fn new_reaper(live: &Live, pid: Pid) -> Pid {
    let state = live.state();
    let mut at = state.task(pid).map_or(INIT_PID, |t| t.ppid);
    while let Some(task) = state.task(at).filter(|_| at != INIT_PID) {
        if task.subreaper && !task.is_dead() {
            return at;
        }
        at = task.ppid;
    }
    INIT_PID
}
