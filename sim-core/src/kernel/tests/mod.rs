//! The kernel below the level of C: scripts of system calls, and what came of them.

mod boot;
mod pipe;
mod process;
mod signal;
mod time;

use crate::ids::{Fd, Pid, VirtAddr};
use crate::journal::Journal;
use crate::kernel::event::{Event, EventKind};
use crate::kernel::state::State;
use crate::kernel::syscall::{self, Outcome, table as nr};
use crate::kernel::task::{Task, TaskState};
use crate::kernel::{exec, sched, time as clock, uaccess};
use crate::live::Live;
use crate::program::{Image, Program, Segment};
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

fn program() -> Program {
    let image = Image {
        path: "/home/student/program".into(),
        code: 0..1500,
        text: VirtAddr(0x5555_5555_5000),
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
            check_queues(&self.checked, event);
        }
        assert_eq!(
            &self.checked,
            self.live.state(),
            "events replayed give another state"
        );
        check_references(self.live.state());
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

/// A task is on one run queue, on one wait queue, on a CPU, or on none of them; and it is
/// where its state says, unless it is on its way there.
fn check_queues(state: &State, event: &Event) {
    for (&pid, task) in &state.tasks {
        let running = state.cpus.iter().filter(|c| c.current == Some(pid)).count();
        let queued: usize = state
            .cpus
            .iter()
            .map(|c| c.runqueue.iter().filter(|&&p| p == pid).count())
            .sum();
        let waiting: usize = state
            .wait_queues
            .values()
            .map(|q| q.iter().filter(|&&p| p == pid).count())
            .sum();
        assert!(
            running + queued <= 1 && queued + waiting <= 1,
            "{pid} after {event:?}"
        );
        assert_eq!(
            task.waiting.is_some(),
            waiting == 1,
            "{pid} after {event:?}"
        );
        if queued == 1 {
            assert_eq!(task.state, TaskState::Running, "{pid} after {event:?}");
        }
    }
    let queued = state
        .cpus
        .iter()
        .flat_map(|c| c.runqueue.iter().chain(&c.current));
    for pid in queued.chain(state.wait_queues.values().flatten()) {
        let gone_now = matches!(
            &event.kind,
            EventKind::Reap { .. } | EventKind::AutoReap { .. }
        );
        let leaving = state.cpus.iter().any(|c| c.current == Some(*pid));
        assert!(
            state.tasks.contains_key(pid) || gone_now || leaving,
            "{pid} after {event:?}"
        );
    }
    assert!(state.wait_queues.values().all(|q| !q.is_empty()));
}

/// Counts of references are what they count.
fn check_references(state: &State) {
    for (id, file) in &state.files {
        let refs = state
            .fd_tables
            .values()
            .flat_map(|t| t.fds.values())
            .filter(|e| e.file == *id)
            .count();
        assert_eq!(file.refs as usize, refs, "{id}");
    }
    for (id, table) in &state.fd_tables {
        let users = state
            .tasks
            .values()
            .filter(|t| t.files == Some(*id))
            .count();
        assert_eq!(table.users as usize, users, "{id}");
    }
    for (id, mm) in &state.mms {
        let users = state.tasks.values().filter(|t| t.mm == Some(*id)).count();
        assert_eq!(mm.users as usize, users, "{id}");
    }
    for (id, pipe) in &state.pipes {
        let ends = |read: bool| {
            use crate::kernel::file_types::FileKind as K;
            let kind = if read {
                K::PipeRead(*id)
            } else {
                K::PipeWrite(*id)
            };
            state.files.values().filter(|f| f.kind == kind).count() as u32
        };
        assert_eq!(
            (pipe.readers, pipe.writers),
            (ends(true), ends(false)),
            "{id}"
        );
        let slots: usize = pipe.slots.iter().map(|s| usize::from(s.len)).sum();
        assert_eq!(slots, pipe.bytes.len(), "{id}");
    }
    for task in state.tasks.values() {
        let children: Vec<Pid> = state
            .tasks
            .values()
            .filter(|t| t.ppid == task.pid)
            .map(|t| t.pid)
            .collect();
        let mut listed = task.children.clone();
        listed.sort_unstable();
        assert_eq!(listed, children, "children of {}", task.pid);
    }
}

fn fds(state: &State, pid: Pid) -> Vec<Fd> {
    let files = state.task(pid).and_then(|t| t.files).unwrap();
    state.fd_tables[&files].fds.keys().copied().collect()
}
