//! The one holder of a state that runs: whoever wants to change it emits an event.
//!
//! The kernel and the virtual CPU *decide*: they read [`Live::state`] and call
//! [`Live::emit`]. [`State::apply`] is what changes it. So nothing can happen
//! that the recording does not hold.

use crate::ids::Pid;
use crate::journal::Journal;
use crate::kernel::event::{Event, EventKind};
use crate::kernel::state::State;
use crate::mmu::Tlb;
use crate::program::Program;
use crate::scenario::Scenario;
use std::sync::Arc;

/// A state that runs, with what watches it.
#[derive(Clone, Debug)]
pub struct Live {
    state: State,
    /// The program that the tasks run.
    pub program: Arc<Program>,
    /// What there is to say about the run: machine, inputs, budget.
    pub scenario: Arc<Scenario>,
    /// Virtual time in nanoseconds: it goes on with every instruction, while
    /// `State::now_ns` is what the kernel saw when it last looked.
    pub clock_ns: u64,
    /// Events so far.
    pub seq: u64,
    /// What is written down of each event.
    pub journal: Journal,
    /// A cache of translations, kept exact; it is never part of the state.
    pub tlb: Tlb,
}

impl Live {
    /// Takes a state into hand.
    pub fn new(state: State, program: Arc<Program>, scenario: Arc<Scenario>, journal: Journal) -> Self {
        let clock_ns = state.now_ns;
        Self { state, program, scenario, clock_ns, seq: 0, journal, tlb: Tlb::default() }
    }

    /// The state as it is now, to read.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Makes something happen.
    pub fn emit(&mut self, pid: Pid, kind: EventKind) {
        let event = Event { pid, kind };
        self.state.apply(&event);
        self.tlb.watch(&event.kind);
        self.journal.note(self.seq, event);
        self.seq += 1;
    }
}
