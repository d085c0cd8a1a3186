//! Many random scripts: nothing panics, the invariants hold after every event, and in the
//! end everything is given back.

use super::{DATA, Rig};
use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::ENOSYS;
use crate::kernel::event::EventKind;
use crate::kernel::process::signal;
use crate::kernel::sched;
use crate::kernel::syscall::{self, Outcome, table as nr};
use crate::kernel::uaccess;

/// A small generator of numbers that look random (xorshift64).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    pub(super) fn pick(&mut self, of: &[u64]) -> u64 {
        of[self.roll(of.len() as u64) as usize]
    }

    fn address(&mut self) -> u64 {
        match self.roll(8) {
            0 => self.pick(&[0, 8, u64::MAX, 0x5555_5555_5000, 0x7fff_ffff_e000, 1 << 47]),
            _ => DATA + self.roll(64) * 512,
        }
    }

    fn argument(&mut self) -> u64 {
        match self.roll(6) {
            0 => self.address(),
            1 => self.pick(&[u64::MAX, 1 << 31, 1 << 63, 0xffff_ffff, 4096, 65_536]),
            2 => 998 + self.roll(12),
            _ => self.roll(12),
        }
    }
}

fn step(rig: &mut Rig, dice: &mut Dice) -> Outcome {
    let any = u64::MAX;
    let pid = dice.pick(&[0, any, 1000, 1001, 1002, 1003, any - 1000]);
    let address = dice.address();
    let length = dice.pick(&[0, 1, 100, 4000, 4096, 4097, 30_000, 70_000]);
    let fd = dice.roll(9);
    match dice.roll(34) {
        0..3 => rig.call(nr::FORK, &[]),
        3 => rig.call(nr::VFORK, &[]),
        4 => rig.call(nr::EXIT_GROUP, &[dice.roll(300)]),
        5..8 => rig.call(nr::WAIT4, &[pid, address, dice.roll(16), 0]),
        8..10 => rig.call(
            nr::PIPE2,
            &[address, dice.pick(&[0, 0, 0o4000, 0o2_000_000])],
        ),
        10..13 => rig.call(nr::WRITE, &[fd, address, length]),
        13..16 => rig.call(nr::READ, &[fd, address, length]),
        16 => rig.call(nr::CLOSE, &[fd]),
        17 => rig.call(nr::DUP2, &[fd, dice.roll(9)]),
        18 => rig.call(nr::KILL, &[pid, dice.pick(&[0, 9, 13, 15, 17, 18, 19, 20])]),
        19 => {
            touch(rig, DATA, &[0; 16]);
            rig.call(nr::NANOSLEEP, &[DATA, 0])
        }
        20 => rig.call(nr::SETPGID, &[pid, dice.pick(&[0, 1000, 1001, 1002])]),
        21 => rig.call(nr::RT_SIGPROCMASK, &[dice.roll(4), address, 0, 8]),
        22 => rig.call(nr::SCHED_YIELD, &[]),
        23..32 => memory(rig, dice),
        _ => {
            let args: Vec<u64> = (0..6).map(|_| dice.argument()).collect();
            rig.call(dice.roll(340) as u32, &args)
        }
    }
}

/// Writes to user memory, if it is there.
fn touch(rig: &mut Rig, at: u64, bytes: &[u8]) {
    let pid = rig.current();
    let _ = uaccess::write_bytes(&mut rig.live, pid, VirtAddr(at), bytes, false);
    rig.check();
}

/// A call about memory; what they leave is then written to.
fn memory(rig: &mut Rig, dice: &mut Dice) -> Outcome {
    let page = |dice: &mut Dice| dice.address() & !0xfff;
    let (at, to) = (page(dice), page(dice));
    let length = dice.pick(&[0, 1, 4096, 8192, 30_000, 70_000, 1 << 21]);
    let outcome = match dice.roll(8) {
        0 | 1 => {
            let kind = dice.pick(&[1, 2, 3, 0x21, 0x22, 0x22]);
            let flags =
                kind | dice.pick(&[0, 0x10, 0x10, 0x8000, 0x8010, 0x2010, 0x10_0000, 0x110]);
            let fd = dice.pick(&[u64::MAX, 0, 3, 4, 5]);
            let offset = dice.pick(&[0, 4096, 100, 1 << 40]);
            rig.call(nr::MMAP, &[at, length, dice.roll(8), flags, fd, offset])
        }
        2 => rig.call(nr::MUNMAP, &[at, length.min(70_000)]),
        3 => rig.call(nr::MPROTECT, &[at, length, dice.roll(8)]),
        4 => rig.call(nr::MADVISE, &[at, length, dice.roll(26)]),
        5 => {
            let new = dice.pick(&[0, 4096, 8192, 70_000, 1 << 21, 1 << 47]);
            rig.call(nr::MREMAP, &[at, length, new, dice.roll(8), to])
        }
        6 => rig.call(
            nr::BRK,
            &[dice.pick(&[0, DATA, DATA + (17 << 20), 1 << 40]) + to % 9000],
        ),
        _ => rig.call(nr::MLOCK, &[at, length]),
    };
    if matches!(outcome, Outcome::Return(_)) {
        touch(rig, dice.address(), &[1; 100]);
    }
    outcome
}

#[test]
fn random_scripts_keep_the_invariants() {
    let mut calls = 0;
    for seed in 1..=60 {
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15u64.wrapping_mul(seed));
        let mut rig = Rig::with(|s| s.machine.max_tasks = 8);
        for _ in 0..150 {
            if dice.roll(6) == 0 {
                rig.slice_end();
            }
            // Who comes back from a call goes on with the next; None: all is blocked or over.
            let Some((pid, outcome)) = rig.next() else {
                break;
            };
            if matches!(outcome, Some(Outcome::Exited | Outcome::Killed)) {
                continue;
            }
            if let Outcome::Unsupported(_) = step(&mut rig, &mut dice) {
                // This would end the run; here the call just ends.
                give_up(&mut rig, pid);
            }
            calls += 1;
        }
        end_all(&mut rig);
        assert!(sched::all_ended(rig.state()), "seed {seed}");
        let state = rig.state();
        assert!(state.mms.is_empty() && state.fd_tables.is_empty() && state.files.is_empty());
        assert!(state.pipes.is_empty() && state.wait_queues.len() == 1);
    }
    assert!(calls > 2000, "{calls}");
}

/// Ends a call that the model lacks.
fn give_up(rig: &mut Rig, pid: Pid) {
    if let Some(frame) = rig.task(pid).syscall {
        rig.live.emit(
            pid,
            EventKind::SyscallExit {
                nr: frame.nr,
                ret: -ENOSYS,
            },
        );
        rig.check();
    }
}

/// SIGKILL for everybody, as at the end of a day.
fn end_all(rig: &mut Rig) {
    let all: Vec<_> = rig
        .state()
        .tasks
        .keys()
        .copied()
        .filter(|pid| pid.0 > 1)
        .collect();
    for pid in all {
        signal::send_kernel(&mut rig.live, pid, 9);
    }
    for _ in 0..100 {
        let Some(pid) = sched::schedule(&mut rig.live, 0) else {
            break;
        };
        if rig.task(pid).syscall.is_some() {
            syscall::resume(&mut rig.live, pid);
        }
        rig.check();
    }
}
