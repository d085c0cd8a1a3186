//! The machine: CPUs that take turns to run the tasks that the scheduler gives
//! them, until everything has ended or can never go on.
//!
//! A run is a pure function of the scenario. How often it is interrupted (by
//! [`Machine::advance`]'s limit) changes nothing, so a copy of the machine is a
//! checkpoint: run on, it makes the same events again.

mod clone;
pub mod end;
mod input;
mod pace;
mod signals;
mod spin;

use crate::ids::{Pc, Pid};
use crate::journal::Journal;
use crate::kernel::event::FaultBy;
use crate::kernel::mm::touch::touch;
use crate::kernel::mm::{frame, gup};
use crate::kernel::process::signal;
use crate::kernel::state::State;
use crate::kernel::syscall::{self, Outcome, table as nr};
use crate::kernel::task::TaskState;
use crate::kernel::time::itimer;
use crate::kernel::{exec as kernel_exec, sched, time};
use crate::lang::say;
use crate::live::Live;
use crate::program::Program;
use crate::scenario::Scenario;
use crate::vm::context::Context;
use crate::vm::exec::{Cpu, Stop};
use crate::vm::layout::Layout;
use crate::vm::touch::Touched;
use end::{End, Exhausted};
use input::Input;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Virtual time that one instruction takes, in nanoseconds. With the default
/// slice of 300,000 instructions a time slice is 3 ms, as Linux's base slice.
/// A very long run goes faster (`pace`).
pub const NS_PER_INSTRUCTION: u64 = 10;

/// So many instructions are worth one event, for whoever wants to run for a
/// short while: there are loops without any.
const INSTRUCTIONS_PER_EVENT: u64 = 16;

/// Instructions that a CPU executes before the next one has its turn.
const TURN: u64 = 2000;

/// A machine that runs a program.
#[derive(Debug)]
pub struct Machine {
    /// Its state, and what watches it.
    pub live: Live,
    layout: Arc<Layout>,
    /// The registers of the task that ran last, and of all others.
    running: Option<(Pid, Context)>,
    contexts: BTreeMap<Pid, Arc<Context>>,
    slices: Vec<Slice>,
    /// The CPU whose turn it is, and how many instructions it has left.
    turn: usize,
    turn_left: u64,
    noted: BTreeSet<Pc>,
    /// Tasks that were given a CPU and have not come back to user mode yet.
    resumed: BTreeSet<Pid>,
    spin: spin::Spin,
    executed: u64,
    /// System calls entered so far.
    calls: u64,
    /// How many instructions are executed when [`Machine::advance`] returns.
    pause: u64,
    input: Input,
    /// How many of the scenario's pokes were made.
    poked: usize,
    end: Option<End>,
}

/// What a CPU's current task has left of its time slice, in instructions.
#[derive(Clone, Copy, Debug, Default)]
struct Slice {
    pid: Pid,
    left: u64,
}

impl Machine {
    /// A machine on which the program is loaded and about to run.
    pub fn new(scenario: Arc<Scenario>, program: Arc<Program>, journal: Journal) -> Machine {
        let state = State::new(&scenario.machine);
        let cpus = state.cpus.len();
        let layout = Arc::new(Layout::new(&program));
        let mut live = Live::new(state, program, scenario, journal);
        let boot = kernel_exec::boot(&mut live);
        let mut machine = Machine {
            live,
            layout,
            running: None,
            contexts: BTreeMap::new(),
            slices: vec![Slice::default(); cpus],
            turn: 0,
            turn_left: TURN,
            noted: BTreeSet::new(),
            resumed: BTreeSet::new(),
            spin: spin::Spin::default(),
            executed: 0,
            calls: 0,
            pause: 0,
            input: Input::Given,
            poked: 0,
            end: None,
        };
        match boot {
            Ok(boot) => {
                let args = [boot.argc, boot.argv.0, boot.envp.0];
                let program = &machine.live.program;
                let context = Context::start(program, program.entry, boot.sp, args);
                machine.running = Some((boot.pid, context));
            }
            Err(message) => machine.end = Some(End::Unsupported { line: 0, message }),
        }
        machine
    }

    /// A copy that goes on from here by itself, with an empty journal of its own.
    /// What is large is shared until one of them writes it.
    pub fn fork(&self, journal: Journal) -> Machine {
        Machine {
            live: self.live.fork(journal),
            layout: self.layout.clone(),
            running: self.running.clone(),
            contexts: self.contexts.clone(),
            slices: self.slices.clone(),
            turn: self.turn,
            turn_left: self.turn_left,
            noted: self.noted.clone(),
            resumed: self.resumed.clone(),
            spin: self.spin.clone(),
            executed: self.executed,
            calls: self.calls,
            pause: self.pause,
            input: self.input,
            poked: self.poked,
            end: self.end.clone(),
        }
    }

    /// A copy to come back to, which holds what was written so far together with this one.
    pub fn checkpoint(&mut self) -> Machine {
        self.live.share_pages();
        self.fork(Journal::Count)
    }

    /// How the run ended, once it has.
    pub fn end(&self) -> Option<&End> {
        self.end.as_ref()
    }

    /// Bytecode instructions executed so far.
    pub fn executed(&self) -> u64 {
        self.executed
    }

    /// Values on all operand stacks: what a copy takes besides the state.
    pub fn operands(&self) -> usize {
        let running = self
            .running
            .as_ref()
            .map_or(0, |(_, context)| context.operands.len());
        running
            + self
                .contexts
                .values()
                .map(|c| c.operands.len())
                .sum::<usize>()
    }

    /// Runs until there are about so many more events, or a good many instructions
    /// are executed that make none, or the run has ended.
    pub fn advance(&mut self, events: u64) -> Option<&End> {
        let until = self.live.seq.saturating_add(events);
        let instructions = events.saturating_mul(INSTRUCTIONS_PER_EVENT);
        self.pause = self.executed.saturating_add(instructions);
        while self.end.is_none()
            && self.live.seq < until
            && self.executed < self.pause
            && self.input != Input::Wanted
        {
            self.step(until);
        }
        self.end.as_ref()
    }

    fn step(&mut self, until: u64) {
        let budget = &self.live.scenario.budget;
        let until = until.min(budget.events);
        if self.executed >= budget.instructions {
            self.end = Some(End::budget(&self.live, Exhausted::Instructions));
            return;
        }
        if self.live.seq >= until {
            self.end = Some(End::budget(&self.live, Exhausted::Events));
            return;
        }
        if self.calls >= budget.calls {
            self.end = Some(End::budget(&self.live, Exhausted::Calls));
            return;
        }
        let until = match self.next_poke() {
            Some(at) if at <= self.live.seq => return self.poke(),
            Some(at) => until.min(at),
            None => until,
        };
        let cpus = self.slices.len();
        let first = self.turn;
        let next = (0..cpus)
            .map(|n| (first + n) % cpus)
            .find_map(|cpu| Some((cpu, self.pick(cpu)?)));
        match next {
            Some((cpu, pid)) => {
                self.turn = cpu;
                self.run_task(cpu, pid, until);
            }
            None => match time::next_deadline(self.live.state()) {
                Some(deadline) => time::idle_until(&mut self.live, deadline),
                None => self.end = Some(End::stand_still(self.live.state())),
            },
        }
    }

    /// After how many events a hand from outside writes next.
    fn next_poke(&self) -> Option<u64> {
        self.live.scenario.pokes.get(self.poked).map(|it| it.at)
    }

    fn poke(&mut self) {
        let scenario = self.live.scenario.clone();
        if let Some(poke) = scenario.pokes.get(self.poked) {
            gup::poke(&mut self.live, poke.pid, poke.va, &poke.bytes);
        }
        self.poked += 1;
    }

    /// The task that a CPU runs now; asks the scheduler if the last one cannot go on.
    fn pick(&mut self, cpu: usize) -> Option<Pid> {
        let state = self.live.state();
        let current = state.cpus.get(cpu)?.current;
        let can_run = |pid: &Pid| {
            state
                .task(*pid)
                .is_some_and(|t| t.state == TaskState::Running)
        };
        if let Some(pid) = current.filter(can_run) {
            return Some(pid);
        }
        let next = sched::schedule(&mut self.live, cpu as u8);
        self.resumed.extend(next);
        next
    }

    fn run_task(&mut self, cpu: usize, pid: Pid, until: u64) {
        let Some(mut context) = self.take_context(pid) else {
            self.end = Some(End::unsupported(
                &self.live,
                pid,
                None,
                say!("a task without registers"),
            ));
            return;
        };
        if self
            .live
            .state()
            .task(pid)
            .is_some_and(|t| t.syscall.is_some())
        {
            let outcome = syscall::resume(&mut self.live, pid);
            self.settle(pid, context, outcome);
            return;
        }
        if signal::is_due(self.live.state(), pid) && !self.take_signals(pid, &mut context) {
            self.put_away(pid, context);
            return;
        }
        if self.resumed.remove(&pid) {
            let told = self.live.program.cpu_number;
            touch(&mut self.live, pid, told.as_slice(), FaultBy::Kernel);
        }
        let pace = self.pace();
        let fuel = self.fuel(cpu, pid);
        let until = self.pace_limit(0, until).1;
        let program = self.live.program.clone();
        let (stop, used) = Cpu {
            live: &mut self.live,
            program: &program,
            layout: &self.layout,
            noted: &mut self.noted,
            pid,
            regs: &mut context,
            touched: Touched::default(),
        }
        .run(fuel, until);
        self.executed += used;
        self.live.clock_ns += used * pace;
        if let Some(slice) = self.slices.get_mut(cpu) {
            slice.left = slice.left.saturating_sub(used);
        }
        if self.slices.len() > 1 {
            self.turn_left = self.turn_left.saturating_sub(used);
        }
        match stop {
            Stop::Events => self.running = Some((pid, context)),
            Stop::Time => {
                if used > 0 && self.spins(pid, &context) {
                    self.let_spin(cpu, pid);
                }
                self.running = Some((pid, context));
                self.time_is_up(cpu);
            }
            Stop::Syscall { nr, args }
                if self.input == Input::Open && self.reads_input(pid, nr, args) =>
            {
                // Not entered yet: the instruction is executed again later.
                context.operands.push(nr);
                context.operands.extend(args);
                context.pc.0 -= 1;
                self.executed -= 1;
                self.live.clock_ns -= pace;
                if let Some(slice) = self.slices.get_mut(cpu) {
                    slice.left += 1;
                }
                self.input = Input::Wanted;
                self.running = Some((pid, context));
            }
            Stop::Syscall { nr, .. } if nr == u64::from(nr::RT_SIGRETURN) => {
                self.sigreturn(pid, &mut context);
                self.put_away(pid, context);
            }
            Stop::Syscall { nr, mut args } => {
                if nr == u64::from(nr::SIGALTSTACK) {
                    args[2] = context.sp;
                }
                let nr = u32::try_from(nr).unwrap_or(u32::MAX);
                self.calls += 1;
                let outcome = syscall::enter(&mut self.live, pid, nr, args);
                let child = outcome.child();
                self.settle(pid, context, outcome);
                self.child_stack(child, nr, args);
            }
            Stop::Trap(_) if frame::exhausted(&self.live) => {
                self.end = Some(End::budget(&self.live, Exhausted::Frames));
            }
            Stop::Trap(trap) => {
                let outcome = signal::fault(&mut self.live, pid, trap);
                self.settle(pid, context, outcome);
            }
            Stop::Unsupported { line, message } => {
                self.end = Some(End::unsupported(&self.live, pid, line, message));
            }
        }
    }

    /// How many instructions the task may execute until the machine has to look up.
    fn fuel(&mut self, cpu: usize, pid: Pid) -> u64 {
        let full = u64::from(self.live.scenario.machine.slice.max(1));
        let most = self.live.scenario.budget.instructions.min(self.pause);
        let most = self.pace_limit(most, 0).0;
        let pace = self.pace();
        let mut fuel = most.saturating_sub(self.executed);
        fuel = fuel.min(self.watch_fuel(pid));
        if let Some(slice) = self.slices.get_mut(cpu) {
            if slice.pid != pid {
                *slice = Slice { pid, left: full };
            }
            fuel = fuel.min(slice.left);
        }
        if self.slices.len() > 1 {
            fuel = fuel.min(self.turn_left);
        }
        if let Some(left) = itimer::cpu_left(&self.live, pid) {
            fuel = fuel.min(left.div_ceil(pace));
        }
        match time::next_deadline(self.live.state()) {
            Some(at) => fuel.min(at.saturating_sub(self.live.clock_ns).div_ceil(pace)),
            None => fuel,
        }
    }

    /// The timer interrupt: sleeps end, the slice may be used up, the next CPU has its turn.
    fn time_is_up(&mut self, cpu: usize) {
        let now_ns = self.live.clock_ns;
        time::fire(&mut self.live, now_ns);
        if let Some(pid) = self.live.state().cpus.get(cpu).and_then(|c| c.current) {
            itimer::fire_cpu(&mut self.live, pid);
        }
        if let Some(slice) = self.slices.get_mut(cpu).filter(|slice| slice.left == 0) {
            slice.left = u64::from(self.live.scenario.machine.slice.max(1));
            sched::tick(&mut self.live, cpu as u8);
        }
        if self.turn_left == 0 {
            self.turn_left = TURN;
            self.turn = (cpu + 1) % self.slices.len();
        }
    }

    fn settle(&mut self, pid: Pid, mut context: Context, outcome: Outcome) {
        // Only here and at a trap, never where a limit of events has stopped the
        // machine: where that happens must not show.
        if self.live.state().terminal.len > self.live.scenario.budget.output {
            self.end = Some(End::budget(&self.live, Exhausted::Output));
        } else if frame::exhausted(&self.live) {
            self.end = Some(End::budget(&self.live, Exhausted::Frames));
        }
        match outcome {
            Outcome::Return(value) => context.operands.push(value as u64),
            Outcome::Sleep | Outcome::Signalled => {}
            Outcome::Restart { nr, args } => {
                context.operands.push(u64::from(nr));
                context.operands.extend(args);
                context.pc.0 -= 1;
            }
            Outcome::Fork { child } => {
                self.contexts.insert(child, Arc::new(context.clone()));
                context.operands.push(u64::from(child.0));
            }
            Outcome::Vfork { child } => {
                self.contexts.insert(child, Arc::new(context.clone()));
            }
            Outcome::Exec(started) => {
                let boot = started.boot;
                let args = [boot.argc, boot.argv.0, boot.envp.0];
                context = Context::start(&self.live.program, started.entry, boot.sp, args);
                // The dynamic linker takes longer than others wait for the CPU: whoever can
                // run, as a parent that vfork held up, comes before the program begins.
                if let Some(slice) = self.slices.iter_mut().find(|slice| slice.pid == pid) {
                    slice.left = 0;
                }
            }
            Outcome::Exited | Outcome::Killed => {
                self.drop_dead();
                return;
            }
            Outcome::Unsupported(message) => {
                self.end = Some(End::unsupported(&self.live, pid, None, message));
            }
        }
        self.running = Some((pid, context));
    }

    /// Keeps the registers of a task that goes on, now or later.
    fn put_away(&mut self, pid: Pid, context: Context) {
        if self.live.state().task(pid).is_some_and(|t| !t.is_dead()) {
            self.running = Some((pid, context));
        } else {
            self.drop_dead();
        }
    }

    /// The registers of a task; those of the one that ran before are put away.
    fn take_context(&mut self, pid: Pid) -> Option<Context> {
        match self.running.take() {
            Some((last, context)) if last == pid => Some(context),
            other => {
                if let Some((last, context)) = other {
                    self.contexts.insert(last, Arc::new(context));
                }
                self.contexts.remove(&pid).map(Arc::unwrap_or_clone)
            }
        }
    }

    /// Forgets the registers of tasks that have ended.
    fn drop_dead(&mut self) {
        let state = self.live.state();
        self.contexts
            .retain(|pid, _| state.task(*pid).is_some_and(|t| !t.is_dead()));
    }
}
