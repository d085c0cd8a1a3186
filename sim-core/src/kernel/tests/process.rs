//! fork, vfork, exit, wait.

use super::{C1, C2, DATA, P, Rig, fds};
use crate::ids::{Fd, Pid};
use crate::kernel::errno::{EAGAIN, ECHILD, EINVAL, ESRCH};
use crate::kernel::sched::{self, Awaited, Blocked, Wait};
use crate::kernel::syscall::{Outcome, table as nr};
use crate::kernel::task::WaitKey;

const WNOHANG: u64 = 1;
const ANY: u64 = u64::MAX;

#[test]
fn fork_returns_twice_and_the_parent_goes_on() {
    let mut rig = Rig::new();
    assert_eq!(rig.call(nr::FORK, &[]), Outcome::Fork { child: C1 });
    assert_eq!(rig.current(), P);
    assert_eq!((rig.letter(P), rig.letter(C1)), ('R', 'R'));
    assert_eq!(fds(rig.state(), C1), [Fd(0), Fd(1), Fd(2)]);
    assert_eq!(rig.slice_end(), Some(C1));
    rig.returns(C1, 0);
    assert_eq!(rig.ret(nr::GETPID, &[]), 1001);
    assert_eq!(rig.ret(nr::GETPPID, &[]), 1000);
    assert_eq!(rig.slice_end(), Some(P));
    assert_eq!(rig.ret(nr::GETPID, &[]), 1000);
}

#[test]
fn memory_is_copied_at_fork() {
    let mut rig = Rig::new();
    rig.poke(DATA, b"before");
    rig.ret(nr::FORK, &[]);
    rig.poke(DATA, b"parent");
    rig.slice_end();
    rig.returns(C1, 0);
    assert_eq!(rig.peek(DATA, 6), b"before");
    rig.poke(DATA, b"child!");
    rig.slice_end();
    assert_eq!(rig.peek(DATA, 6), b"parent");
}

#[test]
fn wait_sleeps_until_the_child_is_a_zombie_and_reaps_it() {
    let mut rig = Rig::new();
    rig.ret(nr::FORK, &[]);
    assert_eq!(rig.wait_any(), Outcome::Sleep);
    assert_eq!(rig.letter(P), 'S');
    rig.returns(C1, 0);
    rig.exit(300);
    assert_eq!(rig.letter(C1), 'Z');
    rig.returns(P, 1001);
    assert_eq!(rig.status(), 44 << 8);
    assert_eq!(rig.letter(C1), '-');
    assert_eq!(rig.wait_any(), Outcome::Return(-ECHILD));
}

#[test]
fn wait_takes_the_child_that_was_made_first_whatever_the_order_of_exits() {
    let mut rig = Rig::new();
    rig.ret(nr::FORK, &[]);
    rig.ret(nr::FORK, &[]);
    assert_eq!(rig.ret(nr::WAIT4, &[ANY, 0, WNOHANG, 0]), 0);
    rig.slice_end();
    rig.returns(C1, 0);
    rig.slice_end();
    rig.returns(C2, 0);
    rig.exit(2);
    assert_eq!(rig.next(), Some((P, None)));
    rig.slice_end();
    rig.exit(1);
    assert_eq!(rig.next(), Some((P, None)));
    assert_eq!((rig.letter(C1), rig.letter(C2)), ('Z', 'Z'));
    assert_eq!(rig.ret(nr::WAIT4, &[ANY, DATA, 0, 0]), 1001);
    assert_eq!(rig.ret(nr::WAIT4, &[ANY, DATA, 0, 0]), 1002);
    assert_eq!(rig.ret(nr::WAIT4, &[ANY, DATA, WNOHANG, 0]), -ECHILD);
}

#[test]
fn wait_with_a_number_waits_for_that_child() {
    let mut rig = Rig::new();
    rig.ret(nr::FORK, &[]);
    rig.ret(nr::FORK, &[]);
    assert_eq!(rig.call(nr::WAIT4, &[1002, DATA, 0, 0]), Outcome::Sleep);
    rig.returns(C1, 0);
    rig.exit(1);
    rig.returns(C2, 0);
    assert_eq!(rig.letter(P), 'S');
    rig.exit(2);
    rig.returns(P, 1002);
    assert_eq!(rig.letter(C1), 'Z');
}

#[test]
fn wrong_waits_fail_as_they_should() {
    let mut rig = Rig::new();
    rig.ret(nr::FORK, &[]);
    for (args, want) in [
        ([4321, 0, 0, 0], -ECHILD),
        ([ANY, 0, 64, 0], -EINVAL),
        ([i32::MIN as u64, 0, 0, 0], -ESRCH),
        ([(-77i64) as u64, 0, 0, 0], -ECHILD),
        ([0, 0, WNOHANG, 0], 0),
    ] {
        assert_eq!(rig.ret(nr::WAIT4, &args), want, "{args:?}");
    }
    assert_eq!(rig.ret(nr::WAITID, &[0, 0, 0, 0, 0]), -EINVAL);
    rig.poke(DATA, &[9; 32]);
    assert_eq!(rig.ret(nr::WAITID, &[0, 0, DATA, 4 | WNOHANG, 0]), 0);
    assert_eq!(rig.peek(DATA, 12), [0; 12]);
}

#[test]
fn waitid_leaves_the_zombie_if_asked() {
    let mut rig = Rig::new();
    rig.ret(nr::FORK, &[]);
    assert_eq!(
        rig.call(nr::WAITID, &[1, 1001, DATA, 4 | 0x0100_0000, 0]),
        Outcome::Sleep
    );
    rig.returns(C1, 0);
    rig.exit(5);
    rig.returns(P, 0);
    let info: Vec<i32> = (0..7).map(|i| rig.peek_i32(DATA + i * 4)).collect();
    assert_eq!(
        (info[0], info[2], info[4], info[5], info[6]),
        (17, 1, 1001, 1000, 5)
    );
    assert_eq!(rig.letter(C1), 'Z');
    assert_eq!(rig.wait_any(), Outcome::Return(1001));
}

#[test]
fn orphans_go_to_init_which_reaps_at_once() {
    let mut rig = Rig::new();
    rig.ret(nr::FORK, &[]);
    rig.exit(3);
    assert_eq!(rig.state().first_status, Some(3 << 8));
    assert_eq!(rig.letter(P), '-');
    rig.returns(C1, 0);
    assert_eq!(rig.ret(nr::GETPPID, &[]), 1);
    assert!(!sched::all_ended(rig.state()));
    rig.exit(0);
    assert!(sched::all_ended(rig.state()));
    assert_eq!(rig.next(), None);
}

#[test]
fn orphans_go_to_the_nearest_subreaper_zombies_too() {
    let mut rig = Rig::new();
    assert_eq!(rig.ret(nr::PRCTL, &[36, 1]), 0);
    rig.ret(nr::FORK, &[]);
    assert_eq!(rig.wait_any(), Outcome::Sleep);
    rig.returns(C1, 0);
    rig.ret(nr::FORK, &[]);
    rig.ret(nr::FORK, &[]);
    rig.slice_end();
    rig.returns(C2, 0);
    rig.exit(2);
    rig.returns(Pid(1003), 0);
    rig.slice_end();
    assert_eq!(rig.current(), C1);
    rig.exit(1);
    // 1002 is a zombie already, 1003 is not; both belong to the first process now.
    assert_eq!(rig.next(), Some((Pid(1003), None)));
    rig.slice_end();
    assert_eq!(rig.task(P).children, [C1, C2, Pid(1003)]);
    rig.returns(P, 1001);
    assert_eq!(rig.wait_any(), Outcome::Return(1002));
}

#[test]
fn vfork_shares_memory_and_the_parent_sleeps_in_d_until_the_exit() {
    let mut rig = Rig::new();
    assert_eq!(rig.call(nr::VFORK, &[]), Outcome::Vfork { child: C1 });
    assert_eq!(rig.letter(P), 'D');
    assert_eq!(rig.task(P).waiting, [WaitKey::VforkDone(C1)]);
    rig.returns(C1, 0);
    assert_eq!(rig.task(P).mm, rig.task(C1).mm);
    rig.poke(DATA, b"by the child");
    rig.exit(9);
    rig.returns(P, 1001);
    assert_eq!(rig.peek(DATA, 12), b"by the child");
    assert_eq!(rig.wait_any(), Outcome::Return(1001));
    assert_eq!(rig.status(), 9 << 8);
}

#[test]
fn fork_fails_at_the_limit_of_processes_and_zombies_count() {
    let mut rig = Rig::with(|s| s.machine.max_tasks = 3);
    assert_eq!(rig.ret(nr::FORK, &[]), 1001);
    assert_eq!(rig.ret(nr::FORK, &[]), 1002);
    assert_eq!(rig.ret(nr::FORK, &[]), -EAGAIN);
    rig.slice_end();
    rig.returns(C1, 0);
    rig.exit(0);
    rig.returns(C2, 0);
    rig.slice_end();
    assert_eq!(rig.ret(nr::FORK, &[]), -EAGAIN);
    assert_eq!(rig.wait_any(), Outcome::Return(1001));
    assert_eq!(rig.ret(nr::FORK, &[]), 1003);
}

#[test]
fn usage_of_waited_children_is_added_up() {
    let mut rig = Rig::new();
    rig.ret(nr::FORK, &[]);
    assert_eq!(rig.wait_any(), Outcome::Sleep);
    rig.returns(C1, 0);
    // Two pages of bss that nobody has touched.
    rig.poke(DATA + 0x10_000, &[1]);
    rig.poke(DATA + 0x11_000, &[1]);
    let faults = rig.task(C1).usage.min_flt;
    assert!(faults >= 2);
    rig.exit(0);
    rig.returns(P, 1001);
    assert_eq!(rig.ret(nr::GETRUSAGE, &[ANY, DATA + 128]), 0);
    assert_eq!(rig.peek(DATA + 128 + 64, 8), faults.to_le_bytes());
    assert_eq!(rig.task(P).usage.nvcsw, 1);
}

#[test]
fn process_groups_choose_children() {
    let mut rig = Rig::new();
    rig.ret(nr::FORK, &[]);
    rig.ret(nr::FORK, &[]);
    assert_eq!(rig.ret(nr::SETPGID, &[1002, 0]), 0);
    assert_eq!(rig.ret(nr::GETPGID, &[1002]), 1002);
    assert_eq!(rig.ret(nr::GETPGID, &[1001]), 1000);
    assert_eq!(
        rig.call(nr::WAIT4, &[(-1002i64) as u64, DATA, 0, 0]),
        Outcome::Sleep
    );
    rig.returns(C1, 0);
    rig.exit(1);
    rig.returns(C2, 0);
    rig.exit(2);
    rig.returns(P, 1002);
    assert_eq!(rig.ret(nr::WAIT4, &[0, DATA, 0, 0]), 1001);
}

#[test]
fn a_deadlock_says_who_waits_for_what() {
    let mut rig = Rig::new();
    let (read, _write) = rig.pipe();
    rig.ret(nr::FORK, &[]);
    assert_eq!(rig.call(nr::WAIT4, &[ANY, 0, 0, 0]), Outcome::Sleep);
    rig.returns(C1, 0);
    assert_eq!(rig.call(nr::READ, &[read, DATA, 10]), Outcome::Sleep);
    assert_eq!(rig.next(), None);
    let wait = |pid, call, awaited| Blocked {
        pid,
        wait: Wait::Call { call, awaited },
    };
    assert_eq!(
        sched::blocked(rig.state()),
        [
            wait(P, "wait4", Awaited::Children(vec![(C1, 'S')])),
            wait(
                C1,
                "read",
                Awaited::PipeBytes(vec![(P, Fd(4)), (C1, Fd(4))])
            ),
        ]
    );
}

#[test]
fn a_yield_gives_the_cpu_away_and_returns_later() {
    let mut rig = Rig::new();
    assert_eq!(rig.ret(nr::SCHED_YIELD, &[]), 0);
    rig.ret(nr::FORK, &[]);
    assert_eq!(rig.call(nr::SCHED_YIELD, &[]), Outcome::Sleep);
    rig.returns(C1, 0);
    assert_eq!(rig.call(nr::SCHED_YIELD, &[]), Outcome::Sleep);
    rig.returns(P, 0);
    // Giving the CPU away while able to run is an involuntary switch, as Linux counts.
    assert_eq!((rig.task(P).usage.nvcsw, rig.task(P).usage.nivcsw), (0, 1));
}

#[test]
fn a_fork_bomb_ends_in_eagain_and_everything_is_given_back() {
    let mut rig = Rig::with(|s| s.machine.max_tasks = 40);
    let frames = rig.state().memory.used;
    let mut failed = 0;
    while failed < 40 {
        let outcome = rig.call(nr::FORK, &[]);
        if outcome == Outcome::Return(-EAGAIN) {
            failed += 1;
            assert_eq!(rig.state().tasks.len(), 41);
        }
        rig.slice_end();
        if let Some((pid, Some(outcome))) = rig.next() {
            assert_eq!((outcome, rig.current()), (Outcome::Return(0), pid));
        }
    }
    while rig.next().is_some() {
        rig.exit(0);
    }
    assert!(sched::all_ended(rig.state()));
    assert!(rig.state().mms.is_empty() && rig.state().fd_tables.is_empty());
    assert!(rig.state().files.is_empty() && rig.state().memory.used <= frames);
}
