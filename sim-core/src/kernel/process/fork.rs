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
use crate::lang::say;
use crate::live::Live;

const CSIGNAL: u64 = 0xff;
const CLONE_VM: u64 = 0x100;
const CLONE_FILES: u64 = 0x400;
const CLONE_SIGHAND: u64 = 0x800;
const CLONE_VFORK: u64 = 0x4000;
const CLONE_THREAD: u64 = 0x1_0000;
/// Flags that are not modelled.
const UNKNOWN: &[(u64, &str)] = &[
    (CLONE_THREAD, "CLONE_THREAD (threads)"),
    (0x200, "CLONE_FS"),
    (CLONE_SIGHAND, "CLONE_SIGHAND"),
    (0x1000, "CLONE_PIDFD"),
    (0x2000, "CLONE_PTRACE"),
    (0x8000, "CLONE_PARENT"),
    (0x2_0000, "CLONE_NEWNS"),
    (0x4_0000, "CLONE_SYSVSEM"),
    (0x8_0000, "CLONE_SETTLS"),
    (0x0010_0000, "CLONE_PARENT_SETTID"),
    (0x0020_0000, "CLONE_CHILD_CLEARTID"),
    (0x0100_0000, "CLONE_CHILD_SETTID"),
    (0x0200_0000, "CLONE_NEWCGROUP"),
    (0x0400_0000, "CLONE_NEWUTS"),
    (0x0800_0000, "CLONE_NEWIPC"),
    (0x1000_0000, "CLONE_NEWUSER"),
    (0x2000_0000, "CLONE_NEWPID"),
    (0x4000_0000, "CLONE_NEWNET"),
    (0x8000_0000, "CLONE_IO"),
];

/// What a child shares with its parent.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Shared {
    /// The address space.
    memory: bool,
    /// The descriptor table.
    files: bool,
    /// The parent waits until the child is done with its memory.
    wait: bool,
}

/// fork(2).
pub(crate) fn fork(live: &mut Live, pid: Pid) -> Call {
    match copy_process(live, pid, Shared::default()) {
        Ok(child) => Call::Fork(child),
        Err(errno) => Call::err(errno),
    }
}

/// vfork(2): the child uses the parent's memory, and the parent waits.
pub(crate) fn vfork(live: &mut Live, pid: Pid) -> Call {
    let shared = Shared {
        memory: true,
        files: false,
        wait: true,
    };
    match copy_process(live, pid, shared) {
        Ok(child) => Call::Vfork(child),
        Err(errno) => Call::err(errno),
    }
}

/// clone(2): flags, and the child's stack (0: at the same address as the parent's), with which
/// the machine starts it. What the flags ask for beyond that is refused by name.
pub(crate) fn clone(live: &mut Live, pid: Pid, flags: u64) -> Call {
    let has = |flag: u64| flags & flag != 0;
    if has(CLONE_THREAD) && !has(CLONE_SIGHAND) || has(CLONE_SIGHAND) && !has(CLONE_VM) {
        return Call::err(EINVAL);
    }
    if let Some((_, name)) = UNKNOWN.iter().find(|(flag, _)| has(*flag)) {
        return Call::Unsupported(say!("clone with {name}", name));
    }
    if flags & CSIGNAL != u64::from(sig::SIGCHLD) {
        return Call::Unsupported(say!("clone with another exit signal than SIGCHLD"));
    }
    let shared = Shared {
        memory: has(CLONE_VM),
        files: has(CLONE_FILES),
        wait: has(CLONE_VFORK),
    };
    match copy_process(live, pid, shared) {
        Ok(child) if shared.wait => Call::Vfork(child),
        Ok(child) => Call::Fork(child),
        Err(errno) => Call::err(errno),
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

fn copy_process(live: &mut Live, pid: Pid, shared: Shared) -> Result<Pid, i64> {
    let parent = live.state().task(pid).ok_or(EAGAIN)?;
    let (parent_mm, parent_files) = (parent.mm, parent.files);
    let (tgid, comm) = (parent.tgid, parent.comm.clone());
    // threads-max holds for everybody. copy_creds counts the child, then the user's limit is
    // checked, but not for root; the user has at most as many tasks as there are but init.
    let all = live.state().tasks.len() as u64;
    if all > u64::from(live.scenario.machine.max_tasks) {
        return Err(EAGAIN);
    }
    let (user, limit) = (parent.cred.user.real, parent.limit(rlimit::NPROC));
    let exempt = user == 0 || parent.cred.is_privileged();
    if !exempt && all > limit && super::user_tasks(live.state(), user) + 1 > limit {
        return Err(EAGAIN);
    }
    let files = parent_files.map(|from| {
        if shared.files {
            return from;
        }
        let to = FilesId(live.state().next_id);
        live.emit(pid, EventKind::FilesDup { from, to });
        to
    });
    let mm = match parent_mm {
        Some(mm) if shared.memory => Some(mm),
        Some(_) => {
            let child_mm = MmId(live.state().next_id);
            if mm::fork::dup_mm(live, pid, child_mm).is_err() {
                if let Some(files) = files.filter(|_| !shared.files) {
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
        vfork: shared.wait,
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
