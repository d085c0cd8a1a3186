//! How fast virtual time goes.
//!
//! A program that computes for very long most often only waits: for its alarm, for the end of
//! its CPU time, for a child that does so. At 10 ns an instruction a second of that is a hundred
//! million instructions, more than a run may have. So once half of the budget is used up time
//! goes faster: what would have been ended for its length gets to see its signal.

use super::{Machine, NS_PER_INSTRUCTION};

/// By how much.
const HURRY: u64 = 256;

impl Machine {
    /// Virtual time that an instruction takes now, in nanoseconds.
    pub(super) fn pace(&self) -> u64 {
        let (instructions, events) = self.half_way();
        let calls = self.live.scenario.budget.calls / 2;
        if self.executed >= instructions || self.live.seq >= events || self.calls >= calls {
            NS_PER_INSTRUCTION * HURRY
        } else {
            NS_PER_INSTRUCTION
        }
    }

    /// The same limit of instructions, or of events, or a nearer one if the pace changes there:
    /// the CPU has to look up at that point, wherever else it does. (It does at a system call.)
    pub(super) fn pace_limit(&self, instructions: u64, events: u64) -> (u64, u64) {
        let half = self.half_way();
        let nearer = |limit: u64, at: u64, done: u64| if done < at { limit.min(at) } else { limit };
        (
            nearer(instructions, half.0, self.executed),
            nearer(events, half.1, self.live.seq),
        )
    }

    fn half_way(&self) -> (u64, u64) {
        let budget = &self.live.scenario.budget;
        (budget.instructions / 2, budget.events / 2)
    }
}
