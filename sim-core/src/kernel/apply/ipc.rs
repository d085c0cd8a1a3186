//! Events of System V interprocess communication.

use crate::kernel::event::EventKind as E;
use crate::kernel::state::State;

/// Applies an event of this kind; false if it is another one.
pub(super) fn apply(state: &mut State, kind: &E) -> bool {
    match kind {
        E::ShmSet { id, segment } => {
            if state.shm.by_id.insert(*id, *segment).is_none() {
                state.shm.last = Some((id & 0x7fff, id >> 15));
            }
        }
        E::ShmFree { id } => {
            state.shm.by_id.remove(id);
        }
        _ => return false,
    }
    true
}
