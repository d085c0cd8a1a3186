//! What is written down of every event while a run goes on.

use crate::kernel::event::Event;

/// The journal of a run.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    events: Option<Vec<Event>>,
}

impl Journal {
    /// Notes an event that was just applied; `seq` is its number, from 0.
    pub fn note(&mut self, _seq: u64, event: Event) {
        if let Some(events) = &mut self.events {
            events.push(event);
        }
    }
}
