//! Long sequences of everything that changes memory, by chance: mappings of each kind, moved,
//! grown, cut, protected and advised about; files that shrink below them; shared memory; brk;
//! fork, vfork, exec and exit. The invariants hold after each event, the events alone tell the
//! whole state, and when everybody has ended nothing is left but the page cache.

use super::machine::Machine;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use sim_core::ids::{InodeId, PAGE_SIZE, Pid, VirtAddr};
use sim_core::kernel::file_types::InodeKind;
use sim_core::kernel::mm::gup::{self, Want};
use sim_core::kernel::mm::truncate;
use sim_core::kernel::mm_types::FrameKind;
use sim_core::kernel::state::FIRST_PID;
use sim_core::kernel::syscall::table as nr;

const PLACE: u64 = 0x100_0000_0000;
/// Where brk begins (`Machine::map_image`).
const BRK: u64 = 0x5555_5558_0000;
const PROCESSES: usize = 6;
const MAP_SHARED: u64 = 1;
const MAP_PRIVATE: u64 = 2;
/// FIXED, and with it nothing, POPULATE, LOCKED, NORESERVE, GROWSDOWN; none; NOREPLACE.
const PLACES: [u64; 7] = [0x10, 0x8010, 0x2010, 0x4010, 0x110, 0, 0x10_0000];
/// All that the model has: NORMAL to WILLNEED, DONTNEED, FREE to DOFORK, MERGEABLE to
/// COLLAPSE's neighbours, GUARD_INSTALL and GUARD_REMOVE; and one that does not exist.
const ADVICE: [u64; 25] = [
    0, 1, 2, 3, 4, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 102, 103, 77,
];

/// What a step is, by numbers: what, who, where, how many pages, how, and where else.
type Step = [u8; 6];

struct World {
    machine: Machine,
    /// Who lives, in the order of birth.
    processes: Vec<Pid>,
    /// Each child of vfork that is not over yet, and who waits for it.
    vforks: Vec<(Pid, Pid)>,
    files: Vec<InodeId>,
}

impl World {
    fn new() -> World {
        let mut machine = Machine::new();
        let files = vec![
            machine.make_file(InodeKind::Regular, "disk", &[1, 2, 3, 4, 5, 6]),
            machine.make_file(InodeKind::Shmem, "memory", &[7, 8, 9]),
        ];
        machine.pretouch(FIRST_PID);
        World {
            machine,
            processes: vec![FIRST_PID],
            vforks: Vec::new(),
            files,
        }
    }

    fn who(&self, number: u8) -> Pid {
        let awake: Vec<Pid> = self
            .processes
            .iter()
            .copied()
            .filter(|pid| self.vforks.iter().all(|(_, parent)| parent != pid))
            .collect();
        awake[usize::from(number) % awake.len()]
    }

    /// Does what the numbers say. Results do not matter.
    fn step(&mut self, [what, who, at, long, how, to]: Step) {
        let pid = self.who(who);
        let how = u64::from(how);
        let va = PLACE + u64::from(at % 24) * PAGE_SIZE;
        let to = PLACE + u64::from(to % 40) * PAGE_SIZE;
        let len = u64::from(long % 9) * PAGE_SIZE;
        self.machine.run_on_cpu(pid);
        let protection = how / 8 % 8;
        match what % 32 {
            0..=5 => drop(self.machine.store(pid, va + how, u64::from(long))),
            6..=8 => drop(self.machine.load(pid, va + how)),
            9..=11 => {
                let kind = [MAP_PRIVATE, MAP_PRIVATE, MAP_SHARED][at as usize % 3];
                let flags = PLACES[how as usize % 7] | kind | 0x20;
                self.call(pid, nr::MMAP, [va, len, protection, flags, u64::MAX, 0]);
            }
            12..=14 => {
                let kind = [MAP_PRIVATE, MAP_SHARED][at as usize % 2];
                let flags = PLACES[how as usize % 7] | kind;
                let file = self.files[usize::from(long) / 9 % 2];
                let fd = u64::from(self.machine.open(pid, file).0);
                let offset = how % 4 * PAGE_SIZE;
                self.call(pid, nr::MMAP, [va, len, protection, flags, fd, offset]);
                self.call(pid, nr::CLOSE, [fd, 0, 0, 0, 0, 0]);
            }
            15 => self.call(pid, nr::MUNMAP, [va, len, 0, 0, 0, 0]),
            16 => self.call(pid, nr::MPROTECT, [va, len, how % 8, 0, 0, 0]),
            17..=19 => {
                let advice = ADVICE[how as usize % ADVICE.len()];
                self.call(pid, nr::MADVISE, [va, len, advice, 0, 0, 0]);
            }
            // MAYMOVE, FIXED, DONTUNMAP and all their combinations.
            20..=21 => {
                let new_len = if how % 8 >= 4 {
                    len
                } else {
                    how / 8 * PAGE_SIZE
                };
                self.call(pid, nr::MREMAP, [va, len, new_len, how % 8, to, 0]);
            }
            22 => {
                let size = u64::from(long) * PAGE_SIZE / 16;
                let file = self.files[usize::from(at) % 2];
                truncate::set_size(&mut self.machine.live, pid, file, size);
            }
            23 => {
                self.call(pid, nr::BRK, [BRK + how * 1000, 0, 0, 0, 0, 0]);
                let _ = self.machine.store(pid, BRK + how * 900, 1);
            }
            24 => self.shared_memory(pid, va, len, how),
            25 if self.processes.len() < PROCESSES => {
                let child = self.machine.fork(pid);
                self.processes.push(child);
            }
            26 if self.processes.len() < PROCESSES => {
                let child = self.machine.vfork(pid);
                self.processes.push(child);
                self.vforks.push((child, pid));
            }
            27 if how < 64 => {
                self.machine.exec(pid);
                self.vfork_over(pid);
            }
            28 if pid != FIRST_PID => self.exit(pid),
            29 => {
                let number = [nr::MLOCK, nr::MUNLOCK, nr::MINCORE, nr::MSYNC][how as usize % 4];
                self.call(
                    pid,
                    number,
                    [va, len, [to, 4][how as usize % 4 / 3], 0, 0, 0],
                );
            }
            30 => {
                let target = self.processes[usize::from(long) % self.processes.len()];
                let want = Want {
                    write: how % 2 == 0,
                    force: how / 2 % 2 == 0,
                    hold_lock: how / 4 % 2 == 0,
                    pin: how / 8 % 2 == 0,
                    ..Want::default()
                };
                let mm = self.machine.live.state().mm_of(target).map(|mm| mm.id);
                let mm = mm.expect("who lives has memory");
                let live = &mut self.machine.live;
                if want.write {
                    let _ = gup::write_remote(live, pid, mm, VirtAddr(va), &[1, 2], want);
                } else {
                    drop(gup::read_remote(live, pid, mm, VirtAddr(va), 2, want));
                }
            }
            _ => drop(self.machine.load(pid, to)),
        }
        self.machine.check();
    }

    fn call(&mut self, pid: Pid, number: u32, args: [u64; 6]) {
        self.machine.call(pid, number, args);
    }

    fn shared_memory(&mut self, pid: Pid, va: u64, len: u64, how: u64) {
        const IPC_CREAT: u64 = 0o1000;
        const IPC_RMID: u64 = 0;
        const SHM_REMAP: u64 = 0o40_000;
        let id = self.machine.call(
            pid,
            nr::SHMGET,
            [1, 3 * PAGE_SIZE, IPC_CREAT | 0o600, 0, 0, 0],
        );
        match how % 4 {
            0 => self.call(pid, nr::SHMCTL, [id as u64, IPC_RMID, 0, 0, 0, 0]),
            1 => self.call(pid, nr::SHMDT, [va, 0, 0, 0, 0, 0]),
            2 if len > 0 => self.call(pid, nr::SHMAT, [id as u64, va, SHM_REMAP, 0, 0, 0]),
            _ => self.call(pid, nr::SHMAT, [id as u64, va, 0, 0, 0, 0]),
        }
    }

    fn exit(&mut self, pid: Pid) {
        self.machine.exit(pid, 0);
        self.processes.retain(|&other| other != pid);
        self.vfork_over(pid);
    }

    /// Who waited for a child's exec or exit goes on.
    fn vfork_over(&mut self, child: Pid) {
        let over = self
            .vforks
            .iter()
            .position(|(waited_for, _)| *waited_for == child);
        if let Some(over) = over {
            let (_, parent) = self.vforks.remove(over);
            self.machine.finish_call(parent, i64::from(child.0));
        }
    }

    /// Everybody ends, the youngest first; the segment of shared memory is removed.
    fn end(mut self) {
        self.machine.run_on_cpu(self.who(0));
        self.shared_memory(self.who(0), PLACE, 0, 0);
        while let Some(&pid) = self.processes.last() {
            self.machine.run_on_cpu(pid);
            self.exit(pid);
            self.machine.check();
        }
        let state = self.machine.live.state();
        assert!(state.mms.is_empty(), "an address space is left");
        let left = state.memory.frames.iter().filter(|frame| match frame.kind {
            FrameKind::Free | FrameKind::Zero => false,
            FrameKind::Anon => true,
            FrameKind::File { .. } => frame.mapcount > 0,
        });
        assert_eq!(left.count(), 0, "frames are left");
        let kinds = state.inodes.values().filter(|inode| inode.refs > 0);
        assert_eq!(kinds.count(), 3, "the driver and two files have names");
    }
}

proptest! {
    #![proptest_config(Config {
        cases: 384,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_260_101),
        ..Config::default()
    })]

    #[test]
    fn the_invariants_hold_after_every_event(
        steps in prop::collection::vec(any::<Step>(), 1..80)
    ) {
        let mut world = World::new();
        for step in steps {
            world.step(step);
        }
        world.end();
    }
}
