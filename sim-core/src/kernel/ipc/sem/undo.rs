//! SEM_UNDO: what a process did to semaphores is taken back when it ends.
//!
//! semop(2); ipc/sem.c: `exit_sem`.

use super::{SEMVMX, update};
use crate::ids::Pid;
use crate::kernel::event::EventKind;
use crate::kernel::ipc_types::Sem;
use crate::live::Live;

/// A process ends. The set that it used last with SEM_UNDO comes first (here: the one that
/// was made last).
pub(crate) fn exit(live: &mut Live, pid: Pid) {
    let sets = live.state().sem.by_id.iter().rev();
    let used = sets.filter(|(_, set)| set.undo.contains_key(&pid));
    let used: Vec<u32> = used.map(|(&id, _)| id).collect();
    for id in used {
        take_back(live, pid, id);
    }
}

fn take_back(live: &mut Live, pid: Pid, id: u32) {
    let Some(set) = live.state().sem.by_id.get(&id).cloned() else {
        return;
    };
    live.emit(pid, EventKind::SemUndoFree { id });
    let undo = set.undo.get(&pid).into_iter().flatten();
    for (num, (sem, &adj)) in set.sems.iter().zip(undo).enumerate() {
        if adj != 0 {
            let value = (i32::from(sem.value) + i32::from(adj)).clamp(0, SEMVMX) as u16;
            update::set_value(live, pid, id, num as u16, Sem { value, pid });
        }
    }
    update::smart_update(live, pid, id, None, true);
}

/// Nothing of these semaphores is to be taken back any more: their values were set.
pub(super) fn forget(live: &mut Live, pid: Pid, id: u32, only: Option<u16>) {
    let Some(set) = live.state().sem.by_id.get(&id).cloned() else {
        return;
    };
    for (&of, undo) in &set.undo {
        for (num, &adj) in undo.iter().enumerate() {
            let num = num as u16;
            if adj != 0 && only.is_none_or(|only| only == num) {
                live.emit(
                    pid,
                    EventKind::SemUndo {
                        id,
                        of,
                        num,
                        adj: 0,
                    },
                );
            }
        }
    }
}
