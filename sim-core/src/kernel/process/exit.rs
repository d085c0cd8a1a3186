//! How a process ends: _exit(2), exit_group(2), or a fatal signal.
//!
//! kernel/exit.c: `do_exit` gives up the memory (which lets a vfork parent go
//! on), then the files, then the children; then the task is a zombie and its
//! parent is told (`exit_notify`).

use super::fork::new_reaper;
use super::{group, signal, wait};
use crate::ids::Pid;
use crate::kernel::event::EventKind;
use crate::kernel::file;
use crate::kernel::ipc;
use crate::kernel::mm;
use crate::kernel::sched;
use crate::kernel::sig::SIGCHLD;
use crate::kernel::sig_types::SI_USER;
use crate::kernel::state::INIT_PID;
use crate::kernel::task::{SigAction, WaitKey};
use crate::kernel::time::{itimer, posix_timer};
use crate::live::Live;

/// The wait status of a process that called exit with this code.
pub fn exit_status(code: u64) -> u32 {
    ((code & 0xff) << 8) as u32
}

/// Ends the current task, with this wait status.
pub(crate) fn do_exit(live: &mut Live, pid: Pid, status: u32) {
    itimer::stop_all(live, pid);
    posix_timer::delete_all(live, pid);
    release_vfork_parent(live, pid);
    mm::exit::drop_mm(live, pid);
    ipc::msg::exit(live, pid);
    ipc::sem::undo::exit(live, pid);
    file::table::drop_files(live, pid);
    let groups = group::kept_by(live.state(), pid);
    forget_original_parent(live, pid);
    let orphaned = group::orphaned_and_stopped(live.state(), pid, groups);
    live.emit(pid, EventKind::Exit { status });
    group::hangup(live, orphaned);
    let parent = live.state().task(pid).map_or(INIT_PID, |t| t.ppid);
    notify_parent(live, parent, pid);
}

/// `mm_release`: the child is done with the memory that it borrowed.
pub(crate) fn release_vfork_parent(live: &mut Live, pid: Pid) {
    let Some(parent) = live.state().task(pid).and_then(|t| t.vfork_parent) else {
        return;
    };
    // SIGKILL may have taken the parent already.
    if live
        .state()
        .task(parent)
        .is_some_and(|t| t.waiting.contains(&WaitKey::VforkDone(pid)))
    {
        live.emit(pid, EventKind::VforkRelease { parent });
        sched::wake(live, parent);
    }
}

fn forget_original_parent(live: &mut Live, pid: Pid) {
    let children = live
        .state()
        .task(pid)
        .map_or_else(Vec::new, |t| t.children.clone());
    if children.is_empty() {
        return;
    }
    let to = new_reaper(live, pid);
    for child in children {
        live.emit(pid, EventKind::Reparent { child, to });
        let told = live
            .state()
            .task(child)
            .map_or(0, |t| t.attributes.death_signal);
        if told != 0 {
            let info = signal::sent_by(live, pid, told, SI_USER);
            signal::send(live, pid, child, info, false);
        }
        if live.state().task(child).is_some_and(|t| t.is_dead()) {
            notify_parent(live, to, child);
        }
    }
}

/// `do_notify_parent`: SIGCHLD, and a wake-up if the parent waits. A zombie goes at
/// once if the parent is init, which waits all the time, or wants no zombies.
fn notify_parent(live: &mut Live, parent: Pid, child: Pid) {
    if parent == INIT_PID {
        live.emit(INIT_PID, EventKind::Reap { child });
        return;
    }
    let action = live
        .state()
        .task(parent)
        .map(|t| t.signals.action(SIGCHLD))
        .unwrap_or_default();
    let ignores = action.handler == SigAction::IGNORE;
    if !ignores {
        let info = wait::ended_info(live, child);
        signal::send(live, child, parent, info, false);
    }
    wait::wake_parent(live, parent, child);
    if ignores || action.flags & SigAction::NOCLDWAIT != 0 {
        live.emit(parent, EventKind::AutoReap { child });
    }
}
