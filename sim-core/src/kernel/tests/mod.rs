//! The kernel below the level of C: scripts of system calls, and what came of them.

mod boot;
mod files;
mod pipe;
mod process;
mod random;
mod signal;
mod time;

use crate::ids::{Fd, Pid, VirtAddr};
use crate::journal::Journal;
use crate::kernel::event::Event;
use crate::kernel::state::State;
use crate::kernel::syscall::{self, Outcome, table as nr};
use crate::kernel::task::Task;
use crate::kernel::{exec, invariants, sched, time as clock, uaccess};
use crate::live::Live;
use crate::program::{Area, AreaUse, Image, Program, Segment, Text};
use crate::scenario::Scenario;
use std::sync::Arc;

/// User memory that the scripts use: a page of data, then sixteen MiB of bss.
const DATA: u64 = 0x5555_5555_8000;
/// The first process.
const P: Pid = Pid(1000);
/// Its first child, and so on.
const C1: Pid = Pid(1001);
const C2: Pid = Pid(1002);

/// A machine that a test drives by hand.
struct Rig {
    live: Live,
    /// The state after all events that were checked.
    checked: State,
}

fn area(start: u64, end: u64, page: Option<u64>, usage: AreaUse) -> Area {
    let (start, end) = (VirtAddr(start), VirtAddr(end));
    Area {
        start,
        end,
        page,
        usage,
    }
}

fn program() -> Program {
    let image = Image {
        path: "/home/student/program".into(),
        code: 0..1500,
        text: VirtAddr(0x5555_5555_5000),
        texts: vec![Text {
            code: 0..1500,
            addr: VirtAddr(0x5555_5555_5000),
        }],
        string_routines: None,
        rodata: Segment {
            addr: VirtAddr(0x5555_5555_7000),
            bytes: b"read only".to_vec(),
            mem_size: 9,
        },
        data: Segment {
            addr: VirtAddr(DATA),
            bytes: vec![7; 100],
            mem_size: 16 << 20,
        },
        areas: vec![
            area(0x5555_5555_4000, 0x5555_5555_5000, Some(0), AreaUse::Read),
            area(0x5555_5555_5000, 0x5555_5555_7000, Some(1), AreaUse::Code),
            area(0x5555_5555_7000, DATA, Some(3), AreaUse::Read),
            area(DATA, DATA + 0x1000, Some(4), AreaUse::Data),
            area(DATA + 0x1000, DATA + (16 << 20), None, AreaUse::Bss),
        ],
    };
    Program {
        images: vec![image],
        ..Program::default()
    }
}

impl Rig {
    fn new() -> Rig {
        Rig::with(|_| {})
    }

    fn with(change: impl FnOnce(&mut Scenario)) -> Rig {
        let mut scenario = Scenario {
            file_name: "program.c".into(),
            ..Scenario::default()
        };
        change(&mut scenario);
        let state = State::new(&scenario.machine);
        let checked = state.clone();
        let journal = Journal::Events(Vec::new());
        let mut live = Live::new(state, Arc::new(program()), Arc::new(scenario), journal);
        exec::boot(&mut live).unwrap();
        let mut rig = Rig { live, checked };
        rig.check();
        rig
    }

    /// Plays the new events over the checked state, and looks at every state on the way.
    fn check(&mut self) -> Vec<Event> {
        let events = self.live.journal.take_events();
        for event in &events {
            self.checked.apply(event);
            if let Err(what) = invariants::check(&self.checked) {
                panic!("{what}, after {event:?}");
            }
        }
        assert_eq!(
            &self.checked,
            self.live.state(),
            "events replayed give another state"
        );
        check_lists(self.live.state());
        events
    }

    fn state(&self) -> &State {
        self.live.state()
    }

    fn task(&self, pid: Pid) -> &Task {
        self.live.state().task(pid).unwrap()
    }

    fn letter(&self, pid: Pid) -> char {
        self.live
            .state()
            .task(pid)
            .map_or('-', |t| t.state.letter())
    }

    fn current(&self) -> Pid {
        self.live.state().cpus[0].current.unwrap()
    }

    /// The current task makes a system call.
    fn call(&mut self, nr: u32, args: &[u64]) -> Outcome {
        let pid = self.current();
        let mut all = [0; 6];
        all[..args.len()].copy_from_slice(args);
        self.live.clock_ns += 1000;
        let outcome = syscall::enter(&mut self.live, pid, nr, all);
        self.check();
        outcome
    }

    /// A call that must return at once.
    fn ret(&mut self, nr: u32, args: &[u64]) -> i64 {
        match self.call(nr, args) {
            Outcome::Return(value) => value,
            Outcome::Fork { child } => i64::from(child.0),
            other => panic!("{} gave {other:?}", syscall::syscall_name(nr)),
        }
    }

    /// The next task that comes back to user mode, and with what; `None` in the outcome if
    /// it was preempted there. `None` if everything has ended or is blocked.
    fn next(&mut self) -> Option<(Pid, Option<Outcome>)> {
        loop {
            let Some(pid) = sched::schedule(&mut self.live, 0) else {
                self.check();
                let deadline = clock::next_deadline(self.live.state())?;
                clock::idle_until(&mut self.live, deadline);
                continue;
            };
            self.check();
            if self.task(pid).syscall.is_none() {
                return Some((pid, None));
            }
            let outcome = syscall::resume(&mut self.live, pid);
            self.check();
            if outcome != Outcome::Sleep {
                return Some((pid, Some(outcome)));
            }
        }
    }

    /// The next task must come back with this result.
    fn returns(&mut self, pid: Pid, value: i64) {
        assert_eq!(self.next(), Some((pid, Some(Outcome::Return(value)))));
    }

    fn slice_end(&mut self) -> Option<Pid> {
        let next = sched::tick(&mut self.live, 0);
        self.check();
        next
    }

    fn poke(&mut self, at: u64, bytes: &[u8]) {
        let pid = self.current();
        uaccess::write_bytes(&mut self.live, pid, VirtAddr(at), bytes, false).unwrap();
    }

    fn peek(&mut self, at: u64, len: u64) -> Vec<u8> {
        let pid = self.current();
        uaccess::read_bytes(&mut self.live, pid, VirtAddr(at), len).unwrap()
    }

    fn peek_i32(&mut self, at: u64) -> i32 {
        i32::from_le_bytes(self.peek(at, 4).try_into().unwrap())
    }

    /// pipe(2): the two descriptors.
    fn pipe(&mut self) -> (u64, u64) {
        assert_eq!(self.ret(nr::PIPE, &[DATA + 64]), 0);
        (
            self.peek_i32(DATA + 64) as u64,
            self.peek_i32(DATA + 68) as u64,
        )
    }

    /// wait4 for any child.
    fn wait_any(&mut self) -> Outcome {
        self.call(nr::WAIT4, &[u64::MAX, DATA + 80, 0, 0])
    }

    fn status(&mut self) -> i32 {
        self.peek_i32(DATA + 80)
    }

    fn exit(&mut self, code: u64) {
        assert_eq!(self.call(nr::EXIT_GROUP, &[code]), Outcome::Exited);
    }

    fn output(&self) -> String {
        let bytes = self
            .state()
            .terminal
            .chunks
            .iter()
            .flat_map(|c| c.bytes.iter().copied());
        String::from_utf8(bytes.collect()).unwrap()
    }
}

/// What the kernel's own invariants do not say: lists of children, and slots of pipes.
fn check_lists(state: &State) {
    for task in state.tasks.values() {
        let mut listed = task.children.clone();
        listed.sort_unstable();
        let children: Vec<Pid> = state
            .tasks
            .values()
            .filter(|t| t.ppid == task.pid)
            .map(|t| t.pid)
            .collect();
        assert_eq!(listed, children, "children of {}", task.pid);
    }
    for (id, pipe) in &state.pipes {
        let slots: usize = pipe.slots.iter().map(|s| usize::from(s.len)).sum();
        assert_eq!(slots, pipe.bytes.len(), "{id}");
        assert!(
            pipe.slots
                .iter()
                .all(|s| s.len > 0 && s.offset + s.len <= 4096),
            "{id}"
        );
        assert!(pipe.slots.len() * 4096 <= pipe.capacity as usize, "{id}");
    }
}

fn fds(state: &State, pid: Pid) -> Vec<Fd> {
    let files = state.task(pid).and_then(|t| t.files).unwrap();
    state.fd_tables[&files].fds.keys().copied().collect()
}
