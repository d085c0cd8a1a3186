//! Every short sequence of fork, store, unmap and exit over two pages and three
//! processes; and many long ones of everything. After each step every process
//! sees what it would see if nothing were ever shared, and the invariants hold
//! after each event.

use super::machine::Machine;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use sim_core::ids::{PAGE_SIZE, Pid, VirtAddr};
use sim_core::kernel::mm::access;
use sim_core::kernel::state::FIRST_PID;
use sim_core::kernel::syscall::table as nr;

const PLACE: u64 = 0x100_0000_0000;
const PAGES: usize = 2;
const PROCESSES: usize = 3;

/// What a process should see at a page: nothing mapped, or this byte.
type Page = Option<u8>;

/// The model beside what should be.
#[derive(Clone)]
struct World {
    machine: Machine,
    /// Each process with its private pages, if it lives.
    processes: Vec<(Pid, Option<[Page; PAGES]>)>,
    /// The next byte to store: each is another one.
    next: u8,
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Store(usize, usize),
    Unmap(usize, usize),
    Fork(usize),
    Exit(usize),
}

impl World {
    fn new() -> World {
        let mut machine = Machine::new();
        machine.pretouch(FIRST_PID);
        let args = [PLACE, PAGES as u64 * PAGE_SIZE, 3, 0x32, u64::MAX, 0];
        machine.call(FIRST_PID, nr::MMAP, args);
        World {
            machine,
            processes: vec![(FIRST_PID, Some([Some(0); PAGES]))],
            next: 1,
        }
    }

    fn living(&self) -> impl Iterator<Item = usize> {
        (0..self.processes.len()).filter(|&i| self.processes[i].1.is_some())
    }

    /// What can be done next.
    fn steps(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        for process in self.living() {
            for page in 0..PAGES {
                steps.push(Step::Store(process, page));
                if self.processes[process]
                    .1
                    .is_some_and(|pages| pages[page].is_some())
                {
                    steps.push(Step::Unmap(process, page));
                }
            }
            if self.processes.len() < PROCESSES {
                steps.push(Step::Fork(process));
            }
            steps.push(Step::Exit(process));
        }
        steps
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Store(process, page) => {
                let (pid, pages) = &mut self.processes[process];
                let stored = self.machine.store(*pid, address(page), self.next.into());
                match pages.as_mut().and_then(|pages| pages[page].as_mut()) {
                    Some(byte) => {
                        *byte = self.next;
                        stored.expect("a page that is mapped");
                    }
                    None => assert!(stored.is_err(), "a store to what is not mapped"),
                }
                self.next = self.next.wrapping_add(1);
            }
            Step::Unmap(process, page) => {
                let (pid, pages) = &mut self.processes[process];
                let args = [address(page), PAGE_SIZE, 0, 0, 0, 0];
                self.machine.run_on_cpu(*pid);
                assert_eq!(self.machine.call(*pid, nr::MUNMAP, args), 0);
                if let Some(pages) = pages {
                    pages[page] = None;
                }
            }
            Step::Fork(process) => {
                let (pid, pages) = self.processes[process];
                self.machine.run_on_cpu(pid);
                let child = self.machine.fork(pid);
                self.processes.push((child, pages));
            }
            Step::Exit(process) => {
                let (pid, pages) = &mut self.processes[process];
                self.machine.run_on_cpu(*pid);
                self.machine.exit(*pid, 0);
                *pages = None;
            }
        }
        self.machine.check();
        self.compare(step);
    }

    /// What the entries lead to, without touching anything.
    fn compare(&self, step: Step) {
        let state = self.machine.live.state();
        for (pid, pages) in &self.processes {
            let Some(pages) = pages else { continue };
            let mm = state.mm_of(*pid).expect("who lives has memory");
            for (page, expected) in pages.iter().enumerate() {
                let va = VirtAddr(address(page));
                let mapped = mm.vma_at(va).is_some();
                let byte = mm
                    .tables
                    .get(va.page())
                    .pfn()
                    .map_or(0, |pfn| access::read(&state.memory, pfn, 0, 1));
                let seen = mapped.then_some(byte as u8);
                assert_eq!(seen, *expected, "page {page} of {pid} after {step:?}");
            }
        }
    }
}

fn address(page: usize) -> u64 {
    PLACE + page as u64 * PAGE_SIZE
}

fn explore(world: &World, depth: u32) -> u64 {
    if depth == 0 {
        return 1;
    }
    let mut sequences = 0;
    for step in world.steps() {
        let mut next = world.clone();
        next.take(step);
        sequences += explore(&next, depth - 1);
    }
    sequences
}

#[test]
fn every_short_sequence() {
    let sequences = explore(&World::new(), 5);
    assert!(sequences > 20_000, "only {sequences} sequences");
}

/// Anything that a process can do with memory, by numbers.
fn anything() -> impl Strategy<Value = [u8; 5]> {
    any::<[u8; 5]>()
}

/// Does what the numbers say to the process that they say; results do not matter.
fn act(machine: &mut Machine, processes: &mut Vec<Pid>, [what, who, at, long, how]: [u8; 5]) {
    let pid = processes[usize::from(who) % processes.len()];
    let va = PLACE + u64::from(at % 24) * PAGE_SIZE;
    let len = u64::from(long % 9) * PAGE_SIZE;
    machine.run_on_cpu(pid);
    let call = |machine: &mut Machine, number: u32, args: [u64; 6]| machine.call(pid, number, args);
    match what % 16 {
        0..=3 => drop(machine.store(pid, va + u64::from(how), u64::from(long))),
        4..=5 => drop(machine.load(pid, va + u64::from(how))),
        6..=8 => {
            let flags = [0x32, 0x31, 0x8032, 0x2032, 0x4032, 0x22, 0x132][usize::from(how % 7)];
            call(
                machine,
                nr::MMAP,
                [va, len, u64::from(how / 7 % 8), flags, u64::MAX, 0],
            );
        }
        9 => drop(call(machine, nr::MUNMAP, [va, len, 0, 0, 0, 0])),
        10 => drop(call(
            machine,
            nr::MPROTECT,
            [va, len, u64::from(how % 8), 0, 0, 0],
        )),
        11..=12 => {
            let advice = [4, 8, 9, 10, 11, 18, 19, 22, 23, 102, 103, 1][usize::from(how % 12)];
            call(machine, nr::MADVISE, [va, len, advice, 0, 0, 0]);
        }
        13 => {
            let to = PLACE + u64::from(how % 40) * PAGE_SIZE;
            let new_len = u64::from(how / 40) * PAGE_SIZE;
            call(
                machine,
                nr::MREMAP,
                [va, len, new_len, u64::from(how % 8), to, 0],
            );
        }
        14 if processes.len() < 6 => processes.push(machine.fork(pid)),
        15 if pid != FIRST_PID => {
            machine.exit(pid, 0);
            processes.retain(|&other| other != pid);
        }
        _ => drop(call(machine, nr::MLOCK, [va, len, 0, 0, 0, 0])),
    }
    machine.check();
}

proptest! {
    #![proptest_config(Config {
        cases: 128,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_260_101),
        ..Config::default()
    })]

    #[test]
    fn the_invariants_hold_after_every_event(steps in prop::collection::vec(anything(), 1..60)) {
        let mut machine = Machine::new();
        machine.pretouch(FIRST_PID);
        let mut processes = vec![FIRST_PID];
        for step in steps {
            act(&mut machine, &mut processes, step);
        }
    }
}
