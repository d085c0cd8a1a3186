//! `ringside trace`: what happened, an event a line.

use crate::args::Request;
use crate::{read_source, run, show};
use sim_core::explain::explain;
use sim_core::journal::Journal;
use sim_core::kernel::event::{Event, EventKind, Level};
use sim_core::kernel::state::State;
use sim_core::lens::{Legend, Shot, Step};
use sim_core::machine::Machine;
use sim_core::program::Program;
use sim_core::recording::Run;
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::sync::Arc;

/// Events that are made before they are told.
const SLICE: u64 = 4096;
/// Events before one that are looked at for the page fault that it is part of.
const LEAD: usize = 64;

/// Tells what happens.
pub fn trace(request: &Request) -> io::Result<u8> {
    let program = match show::compile(request)? {
        Ok(program) => program,
        Err(status) => return Ok(status),
    };
    let mut scenario = run::scenario(request);
    scenario.source = read_source(request)?;
    if let Some(instructions) = request.budget {
        scenario.budget = scenario.budget.with_instructions(instructions);
    }
    if !io::stdin().is_terminal() && reads_input(&program) {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes)?;
        scenario.stdin = String::from_utf8_lossy(&bytes).into_owned();
    }
    let recording = Run::of_program(scenario.clone(), program.clone(), Vec::new()).finish();
    let mut teller = Teller {
        request,
        program: &program,
        legend: Legend::of(&recording),
        state: State::new(&scenario.machine),
        frame: 0,
        booted: false,
        before: Vec::new(),
        out: BufWriter::new(io::stdout().lock()),
    };
    let mut machine = Machine::new(
        Arc::new(scenario),
        program.clone(),
        Journal::Events(Vec::new()),
    );
    loop {
        let ended = machine.advance(SLICE).is_some();
        for event in machine.live.journal.take_events() {
            teller.tell(event)?;
        }
        if ended {
            break;
        }
    }
    teller.out.flush()?;
    let code = run::report(request, recording.end());
    // The trace itself went well if the program has ended, however it did.
    Ok(
        if matches!(recording.end(), sim_core::recording::End::Exited { .. }) {
            0
        } else {
            code
        },
    )
}

/// Whether a program can read standard input at all.
fn reads_input(program: &Program) -> bool {
    program
        .functions
        .iter()
        .any(|f| matches!(&*f.name, "read" | "readv" | "pread"))
}

struct Teller<'a, W: Write> {
    request: &'a Request,
    program: &'a Program,
    legend: Legend,
    state: State,
    frame: u64,
    booted: bool,
    before: Vec<Event>,
    out: W,
}

impl<W: Write> Teller<'_, W> {
    fn tell(&mut self, event: Event) -> io::Result<()> {
        self.state.apply(&event);
        self.frame += 1;
        self.booted |= event.kind == EventKind::Booted;
        let level = event.level();
        if self.booted && level <= self.request.level {
            if self.request.json {
                self.tell_json(&event, level)?;
            } else {
                self.tell_plainly(&event, level)?;
            }
        }
        if self.before.len() >= 2 * LEAD {
            self.before.drain(..LEAD);
        }
        self.before.push(event);
        Ok(())
    }

    fn tell_json(&mut self, event: &Event, level: Level) -> io::Result<()> {
        let mut value = serde_json::to_value(event)?;
        if let Some(object) = value.as_object_mut() {
            object.insert("frame".into(), self.frame.into());
            object.insert("level".into(), serde_json::to_value(level)?);
        }
        writeln!(self.out, "{value}")
    }

    fn tell_plainly(&mut self, event: &Event, level: Level) -> io::Result<()> {
        let step = Step::new(&self.before, vec![event.clone()]);
        let shot = Shot {
            state: &self.state,
            program: self.program,
            legend: &self.legend,
            step: &step,
        };
        let said = explain(&shot, self.request.lang).now.what;
        let level = format!("{level:?}").to_lowercase();
        writeln!(
            self.out,
            "{:>8} {:>5} {level:<6} {said}",
            self.frame, event.pid
        )
    }
}
