//! How a run ends. It never fails half-way: there is always one of these.

use crate::ids::Pid;
use crate::kernel::sched::{self, Blocked};
use crate::kernel::state::{INIT_PID, State};
use crate::lang::Message;
use crate::live::Live;
use crate::program::Program;
use serde::Serialize;

/// How a run ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "end", rename_all = "snake_case")]
pub enum End {
    /// Every process has ended.
    Exited {
        /// What a shell shows of the first process: its exit status, or 128
        /// plus the signal that ended it.
        status: i32,
        /// The signal that ended it, 0 if none did: a status of 137 alone does
        /// not say.
        signal: u8,
    },
    /// Every process that is left waits for something that will never come.
    Deadlock {
        /// Who, and what for.
        blocked: Vec<Blocked>,
    },
    /// The run has used up what the scenario allows.
    Budget {
        /// What was used up.
        what: Exhausted,
        /// How much of it the scenario allows.
        limit: u64,
        /// The first of the processes that were alive, and the line that each was
        /// at; no line if it had not begun.
        at: Vec<(Pid, Option<u32>)>,
        /// How many processes were alive.
        alive: u32,
    },
    /// The program used something that the model does not have.
    Unsupported {
        /// The line that used it; 0 if it is not known.
        line: u32,
        /// What.
        message: Message,
    },
}

/// What a run has used up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Exhausted {
    /// Instructions.
    Instructions,
    /// Events.
    Events,
    /// System calls.
    Calls,
    /// Page frames in use at one time.
    Frames,
    /// Bytes of output.
    Output,
}

/// Processes that are named one by one when a budget is used up.
const MOST_NAMED: usize = 4;

impl End {
    /// A budget is used up.
    pub fn budget(live: &Live, what: Exhausted) -> End {
        let budget = &live.scenario.budget;
        let limit = match what {
            Exhausted::Instructions => budget.instructions,
            Exhausted::Events => budget.events,
            Exhausted::Calls => budget.calls,
            Exhausted::Frames => u64::from(budget.frames),
            Exhausted::Output => budget.output,
        };
        let state = live.state();
        let alive: Vec<Pid> = state
            .tasks
            .values()
            .filter(|t| t.pid != INIT_PID && !t.is_dead())
            .map(|t| t.pid)
            .collect();
        End::Budget {
            what,
            limit,
            at: alive
                .iter()
                .take(MOST_NAMED)
                .map(|&pid| (pid, line_of(state, &live.program, pid)))
                .collect(),
            alive: alive.len() as u32,
        }
    }

    /// Something that is not modelled.
    pub fn unsupported(live: &Live, pid: Pid, line: Option<u32>, message: Message) -> End {
        let line = line
            .or_else(|| line_of(live.state(), &live.program, pid))
            .unwrap_or(0);
        End::Unsupported { line, message }
    }

    /// Nothing can run any more, and no sleep has an end.
    pub fn stand_still(state: &State) -> End {
        let blocked = sched::blocked(state);
        if !blocked.is_empty() {
            return End::Deadlock { blocked };
        }
        let status = state.first_status.unwrap_or(0);
        let signal = status & 0x7f;
        let shown = if signal == 0 {
            (status >> 8) & 0xff
        } else {
            128 + signal
        };
        End::Exited {
            status: shown as i32,
            signal: signal as u8,
        }
    }
}

/// The line of the user's program that a task is at: of the statement that the
/// innermost of the user's functions is in, or where that function begins.
fn line_of(state: &State, program: &Program, pid: Pid) -> Option<u32> {
    state.task(pid)?.calls.iter().rev().find_map(|frame| {
        let function = program
            .functions
            .get(frame.func.0 as usize)
            .filter(|f| !f.library)?;
        let statement = program
            .lines
            .get(frame.line as usize)
            .map(|entry| entry.line);
        Some(statement.unwrap_or(function.line))
    })
}
