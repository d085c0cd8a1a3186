//! Every short sequence of fork, store, unmap and exit over two pages and three
//! processes. After each step every process sees what it would see if nothing were
//! ever shared, and the invariants hold after each event.

use super::machine::Machine;
use sim_core::ids::{PAGE_SIZE, Pid, VirtAddr};
use sim_core::kernel::mm::access;
use sim_core::kernel::state::FIRST_PID;
use sim_core::kernel::syscall::table as nr;

const PLACE: u64 = 0x100_0000_0000;
const PAGES: usize = 2;
const PROCESSES: usize = 3;

/// What a process should see at a page: nothing mapped, or these bytes at its start. Stores go
/// to either in turn, so that a copy shows that it brought the other along.
type Page = Option<[u8; BYTES]>;
const BYTES: usize = 2;

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
            processes: vec![(FIRST_PID, Some([Some([0; BYTES]); PAGES]))],
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
                let byte = usize::from(self.next) % BYTES;
                let va = address(page) + byte as u64;
                let stored = self.machine.store(*pid, va, self.next.into());
                match pages.as_mut().and_then(|pages| pages[page].as_mut()) {
                    Some(bytes) => {
                        bytes[byte] = self.next;
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
                let bytes = mm
                    .tables
                    .get(va.page())
                    .pfn()
                    .map_or(0, |pfn| access::read(&state.memory, pfn, 0, BYTES as u8));
                let seen = mapped.then_some((bytes as u16).to_le_bytes());
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
    let sequences = explore(&World::new(), 6);
    assert!(sequences > 200_000, "only {sequences} sequences");
}
