//! How an event changes the state. The only place that writes it; decides nothing.

mod file;
mod task;

use super::event::Event;
use super::state::State;

impl State {
    /// Applies an event.
    pub fn apply(&mut self, event: &Event) {
        let done = task::apply(self, event.pid, &event.kind) || file::apply(self, event.pid, &event.kind);
        debug_assert!(done, "no arm for {event:?}");
    }
}
