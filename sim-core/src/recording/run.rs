//! A recording in the making.

use super::Recording;
use super::checkpoints::Checkpoints;
use crate::c;
use crate::c::diag::Diagnostic;
use crate::journal::{Index, Journal};
use crate::machine::Machine;
use crate::machine::end::End;
use crate::program::Program;
use crate::scenario::Scenario;
use std::sync::Arc;

/// A run that is being recorded, a part at a time.
#[derive(Debug)]
pub struct Run {
    scenario: Arc<Scenario>,
    program: Arc<Program>,
    diagnostics: Vec<Diagnostic>,
    machine: Machine,
    checkpoints: Checkpoints,
}

impl Run {
    /// Compiles the scenario's program and starts the machine. `Err` holds what
    /// is wrong with the program, errors and warnings in their order.
    pub fn start(scenario: Scenario) -> Result<Run, Vec<Diagnostic>> {
        let compiled = c::compile(&scenario.file_name, &scenario.source);
        match compiled.program {
            Some(program) => Ok(Run::of_program(scenario, program, compiled.diagnostics)),
            None => Err(compiled.diagnostics),
        }
    }

    /// Starts the machine with a program that is already compiled.
    pub fn of_program(
        scenario: Scenario,
        program: Arc<Program>,
        diagnostics: Vec<Diagnostic>,
    ) -> Run {
        let scenario = Arc::new(scenario);
        let journal = Journal::Index(Box::<Index>::default());
        let mut machine = Machine::new(scenario.clone(), program.clone(), journal);
        let mut checkpoints = Checkpoints::new();
        checkpoints.push(machine.checkpoint());
        Run {
            scenario,
            program,
            diagnostics,
            machine,
            checkpoints,
        }
    }

    /// Goes on for about so many events, or a while without any. True when the
    /// run has ended.
    pub fn advance(&mut self, max_events: u64) -> bool {
        let until = self.machine.live.seq.saturating_add(max_events);
        while self.machine.live.seq < until {
            let before = self.machine.live.seq;
            let wanted = until
                .min(self.checkpoints.due())
                .saturating_sub(before)
                .max(1);
            if self.machine.advance(wanted).is_some() {
                return true;
            }
            if self.machine.live.seq >= self.checkpoints.due() {
                self.checkpoints.push(self.machine.checkpoint());
            } else if self.machine.live.seq < before + wanted {
                break;
            }
        }
        false
    }

    /// How many events there are so far.
    pub fn events(&self) -> u64 {
        self.machine.live.seq
    }

    /// The machine as it is now.
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// What the front end warns of.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Runs to the end and gives the recording.
    pub fn finish(mut self) -> Recording {
        while !self.advance(u64::MAX / 2) {}
        let end = self.machine.end().cloned().unwrap_or(End::Exited {
            status: 0,
            signal: 0,
        });
        let index = match self.machine.live.journal {
            Journal::Index(index) => *index,
            _ => Index::default(),
        };
        Recording {
            scenario: self.scenario,
            program: self.program,
            diagnostics: self.diagnostics,
            index,
            checkpoints: self.checkpoints,
            end,
            stretches: Vec::new(),
            cursor: None,
        }
    }
}
