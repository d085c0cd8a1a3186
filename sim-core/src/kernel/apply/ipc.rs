//! Events of interprocess communication: System V, and message queues of POSIX.

use crate::ids::Pid;
use crate::kernel::event::EventKind as E;
use crate::kernel::ipc_types::{Ids, MsgQueue, PosixQueue, Sem, SemSet};
use crate::kernel::state::State;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

/// Applies an event of this kind; false if it is another one.
pub(super) fn apply(state: &mut State, pid: Pid, kind: &E) -> bool {
    match kind {
        E::ShmSet { id, segment } => match state.shm.by_id.get_mut(id) {
            Some(place) => *place = *segment,
            None => insert(&mut state.shm, *id, *segment),
        },
        E::ShmFree { id } => {
            state.shm.by_id.remove(id);
        }
        E::QueueSet { queue, to } => {
            let refs = state.queues.get(queue).map_or(0, |queue| queue.refs);
            let to = PosixQueue {
                refs,
                ..(**to).clone()
            };
            state.queues.insert(*queue, Arc::new(to));
            state.next_id = state.next_id.max(queue.0.saturating_add(1));
        }
        E::QueueFree { queue } => {
            state.queues.remove(queue);
        }
        _ => return semaphores(state, pid, kind) || messages(state, pid, kind),
    }
    true
}

fn insert<T>(ids: &mut Ids<T>, id: u32, object: T) {
    ids.by_id.insert(id, object);
    ids.last = Some((id & 0x7fff, id >> 15));
}

fn semaphores(state: &mut State, pid: Pid, kind: &E) -> bool {
    let mut set = |id: &u32, change: &dyn Fn(&mut SemSet)| {
        if let Some(set) = state.sem.by_id.get_mut(id) {
            change(Arc::make_mut(set));
        }
    };
    match kind {
        E::SemCreate {
            id,
            key,
            mode,
            count,
            now_s,
        } => {
            let set = SemSet {
                key: *key,
                mode: *mode,
                sems: vec![Sem::default(); *count as usize],
                undo: BTreeMap::new(),
                pending: Vec::new(),
                operated_s: 0,
                changed_s: *now_s,
            };
            insert(&mut state.sem, *id, Arc::new(set));
        }
        E::SemValue { id, num, sem } => set(id, &|set| {
            if let Some(place) = set.sems.get_mut(usize::from(*num)) {
                *place = *sem;
            }
        }),
        E::SemUndo { id, of, num, adj } => set(id, &|set| {
            let count = set.sems.len();
            let undo = set.undo.entry(*of).or_insert_with(|| vec![0; count]);
            if let Some(place) = undo.get_mut(usize::from(*num)) {
                *place = *adj;
            }
        }),
        E::SemUndoFree { id } => set(id, &|set| {
            set.undo.remove(&pid);
        }),
        E::SemPending { id, pending } => set(id, &|set| set.pending = pending.to_vec()),
        E::SemStat {
            id,
            mode,
            operated_s,
            changed_s,
        } => set(id, &|set| {
            set.mode = *mode;
            set.operated_s = *operated_s;
            set.changed_s = *changed_s;
        }),
        E::SemFree { id } => {
            state.sem.by_id.remove(id);
        }
        _ => return false,
    }
    true
}

fn messages(state: &mut State, pid: Pid, kind: &E) -> bool {
    let queue = |state: &mut State, id: &u32, change: &dyn Fn(&mut MsgQueue)| {
        if let Some(queue) = state.msg.by_id.get_mut(id) {
            change(Arc::make_mut(queue));
        }
    };
    match kind {
        E::MsgSet { id, head } if state.msg.by_id.contains_key(id) => {
            queue(state, id, &|queue| queue.head = *head);
        }
        E::MsgSet { id, head } => {
            let queue = MsgQueue {
                head: *head,
                messages: VecDeque::new(),
            };
            insert(&mut state.msg, *id, Arc::new(queue));
        }
        E::MsgPut { id, message } => {
            queue(state, id, &|queue| {
                queue.messages.push_back(message.clone());
            });
        }
        E::MsgTake { id, place } => {
            queue(state, id, &|queue| {
                queue.messages.remove(*place as usize);
            });
        }
        E::MsgHand { to, message, .. } => {
            state.handed.insert(*to, (**message).clone());
        }
        E::MsgHanded => {
            state.handed.remove(&pid);
        }
        E::MsgFree { id } => {
            state.msg.by_id.remove(id);
        }
        _ => return false,
    }
    true
}
