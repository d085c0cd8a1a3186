//! How an event changes the state. The only place that writes it; decides nothing.

use super::event::Event;
use super::state::State;

impl State {
    /// Applies an event.
    pub fn apply(&mut self, event: &Event) {
        let _ = event;
    }
}
