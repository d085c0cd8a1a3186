//! How an event changes the state. The only place that writes it; decides nothing.
//!
//! An event names everything that changes, so each arm only writes it down. An
//! event about something that is not there changes nothing: it cannot come from
//! the kernel's verbs, and a state is never left half-written.

mod file;
mod ipc;
mod memory;
mod mm;
mod task;
pub(crate) mod user;

use super::event::Event;
use super::state::State;
use crate::ids::{Pfn, Pid, VirtAddr};

impl State {
    /// Applies an event.
    #[inline]
    pub fn apply(&mut self, event: &Event) {
        // What a program does at every step comes first: it must be fast.
        let done = user::apply(self, event.pid, &event.kind) || self.apply_kernel(event);
        debug_assert!(done, "no arm for {event:?}");
    }

    /// Applies a store by the program without an event in hand: what applying its
    /// [`EventKind::Store`](super::event::EventKind::Store) does.
    #[inline]
    pub(crate) fn apply_store(&mut self, va: VirtAddr, pfn: Pfn, size: u8, value: u64) {
        user::store(&mut self.memory, pfn, usize::from(va.offset()), size, value);
    }

    /// The same for an [`EventKind::Line`](super::event::EventKind::Line).
    #[inline]
    pub(crate) fn apply_line(&mut self, pid: Pid, line: u32) {
        user::line(self, pid, line);
    }

    #[inline(never)]
    fn apply_kernel(&mut self, event: &Event) -> bool {
        memory::apply(self, event.pid, &event.kind)
            || mm::apply(self, &event.kind)
            || task::apply(self, event.pid, &event.kind)
            || file::apply(self, event.pid, &event.kind)
            || ipc::apply(self, event.pid, &event.kind)
    }
}
