//! Signals and what they do by default.

use super::{C1, C2, DATA, P, Rig};
use crate::ids::{Pid, VirtAddr};
use crate::kernel::errno::{ECHILD, EINVAL, EPERM, ESRCH};
use crate::kernel::event::EventKind;
use crate::kernel::mm::trap::Trap;
use crate::kernel::process::signal;
use crate::kernel::sig::{SIGCHLD, SIGCONT, SIGKILL, SIGSTOP, SIGTERM, SIGTSTP, SIGUSR1};
use crate::kernel::syscall::{Outcome, table as nr};

const ANY: u64 = u64::MAX;
const WUNTRACED: u64 = 2;
const WCONTINUED: u64 = 8;

fn kill(rig: &mut Rig, pid: Pid, signal: u8) -> i64 {
    rig.ret(nr::KILL, &[u64::from(pid.0), u64::from(signal)])
}

/// sigaction with SIG_DFL or SIG_IGN and these flags.
fn action(rig: &mut Rig, signal: u8, handler: u64, flags: u64) {
    rig.poke(DATA, &handler.to_le_bytes());
    rig.poke(DATA + 8, &flags.to_le_bytes());
    rig.poke(DATA + 16, &[0; 16]);
    assert_eq!(
        rig.ret(nr::RT_SIGACTION, &[u64::from(signal), DATA, 0, 8]),
        0
    );
}

#[test]
fn kill_ends_a_runnable_child_when_it_gets_the_cpu() {
    let mut rig = Rig::new();
    rig.ret(nr::FORK, &[]);
    rig.slice_end();
    rig.returns(C1, 0);
    rig.slice_end();
    assert_eq!(kill(&mut rig, C1, SIGTERM), 0);
    assert_eq!(rig.letter(C1), 'R');
    assert_eq!(rig.wait_any(), Outcome::Sleep);
    rig.returns(P, 1001);
    assert_eq!(rig.status(), 15);
}

#[test]
fn kill_ends_a_sleeping_child() {
    let mut rig = Rig::new();
    rig.ret(nr::FORK, &[]);
    rig.slice_end();
    rig.returns(C1, 0);
    assert_eq!(rig.call(nr::PAUSE, &[]), Outcome::Sleep);
    assert_eq!(rig.next(), Some((P, None)));
    assert_eq!(kill(&mut rig, C1, SIGKILL), 0);
    assert_eq!(rig.letter(C1), 'R');
    assert_eq!(rig.wait_any(), Outcome::Sleep);
    assert_eq!(rig.next(), Some((C1, Some(Outcome::Killed))));
    rig.returns(P, 1001);
    assert_eq!(rig.status(), 9);
}

#[test]
fn kill_to_oneself_ends_before_it_returns() {
    let mut rig = Rig::new();
    assert_eq!(rig.call(nr::KILL, &[1000, 15]), Outcome::Killed);
    assert_eq!(rig.state().first_status, Some(15));
}

#[test]
fn wrong_kills_fail() {
    let mut rig = Rig::new();
    for (args, want) in [
        ([1000, 65], -EINVAL),
        ([1000, 0], 0),
        ([4321, 0], -ESRCH),
        ([1, 9], -EPERM),
        ([ANY, 9], -ESRCH),
        ([(-4321i64) as u64, 9], -ESRCH),
    ] {
        assert_eq!(rig.ret(nr::KILL, &args), want, "{args:?}");
    }
}

#[test]
fn a_zombie_is_not_hurt() {
    let mut rig = Rig::new();
    rig.ret(nr::FORK, &[]);
    rig.slice_end();
    rig.returns(C1, 0);
    rig.exit(7);
    assert_eq!(rig.next(), Some((P, None)));
    assert_eq!(kill(&mut rig, C1, SIGKILL), 0);
    assert_eq!(rig.wait_any(), Outcome::Return(1001));
    assert_eq!(rig.status(), 7 << 8);
    assert_eq!(kill(&mut rig, Pid(1), 0), -EPERM);
    assert_eq!(rig.ret(nr::KILL, &[1001, 0]), -ESRCH);
}

#[test]
fn stop_and_continue_are_reported_once_each() {
    let mut rig = Rig::new();
    rig.ret(nr::FORK, &[]);
    rig.slice_end();
    rig.returns(C1, 0);
    assert_eq!(rig.call(nr::PAUSE, &[]), Outcome::Sleep);
    assert_eq!(rig.next(), Some((P, None)));
    assert_eq!(kill(&mut rig, C1, SIGSTOP), 0);
    assert_eq!(
        rig.call(nr::WAIT4, &[ANY, DATA + 80, WUNTRACED, 0]),
        Outcome::Sleep
    );
    rig.returns(P, 1001);
    assert_eq!((rig.status(), rig.letter(C1)), (0x137f, 'T'));
    assert_eq!(
        rig.ret(nr::WAIT4, &[ANY, DATA, WUNTRACED | WCONTINUED | 1, 0]),
        0
    );
    // Anything but SIGKILL and SIGCONT waits.
    assert_eq!(kill(&mut rig, C1, SIGUSR1), 0);
    assert_eq!(rig.letter(C1), 'T');
    assert_eq!(kill(&mut rig, C1, SIGCONT), 0);
    assert_eq!(rig.ret(nr::WAIT4, &[ANY, DATA + 80, WCONTINUED, 0]), 1001);
    assert_eq!(rig.status(), 0xffff);
    assert_eq!(rig.wait_any(), Outcome::Sleep);
    assert_eq!(rig.next(), Some((C1, Some(Outcome::Killed))));
    rig.returns(P, 1001);
    assert_eq!(rig.status(), i32::from(SIGUSR1));
}

#[test]
fn a_stopped_sleep_keeps_its_end() {
    let mut rig = Rig::new();
    rig.ret(nr::FORK, &[]);
    rig.slice_end();
    rig.returns(C1, 0);
    rig.poke(DATA, &5i64.to_le_bytes());
    rig.poke(DATA + 8, &[0; 8]);
    assert_eq!(rig.call(nr::NANOSLEEP, &[DATA, 0]), Outcome::Sleep);
    let end = rig.task(C1).syscall.unwrap().deadline_ns;
    assert_eq!(rig.next(), Some((P, None)));
    kill(&mut rig, C1, SIGSTOP);
    assert_eq!(rig.ret(nr::SCHED_GETAFFINITY, &[0, 8, DATA]), 8);
    rig.slice_end();
    // The child looks at its call, and stops over the signal.
    assert_eq!(rig.next(), Some((P, None)));
    assert_eq!(rig.letter(C1), 'T');
    kill(&mut rig, C1, SIGCONT);
    assert_eq!(rig.wait_any(), Outcome::Sleep);
    rig.returns(C1, 0);
    assert_eq!(rig.live.clock_ns, end);
}

#[test]
fn a_stop_in_ones_own_call_comes_before_its_return() {
    let mut rig = Rig::new();
    rig.ret(nr::FORK, &[]);
    rig.slice_end();
    rig.returns(C1, 0);
    assert_eq!(
        rig.call(nr::KILL, &[1001, u64::from(SIGSTOP)]),
        Outcome::Sleep
    );
    assert_eq!(rig.next(), Some((P, None)));
    kill(&mut rig, C1, SIGCONT);
    rig.slice_end();
    rig.returns(C1, 0);
}

#[test]
fn stops_and_continue_take_each_other_back() {
    let mut rig = Rig::new();
    // Blocked, so that they stay pending.
    rig.poke(DATA, &u64::MAX.to_le_bytes());
    assert_eq!(rig.ret(nr::RT_SIGPROCMASK, &[0, DATA, 0, 8]), 0);
    kill(&mut rig, P, SIGTSTP);
    kill(&mut rig, P, SIGCONT);
    assert_eq!(rig.ret(nr::RT_SIGPENDING, &[DATA, 8]), 0);
    assert_eq!(rig.peek(DATA, 8), (1u64 << 17).to_le_bytes());
    kill(&mut rig, P, SIGTSTP);
    rig.ret(nr::RT_SIGPENDING, &[DATA, 8]);
    assert_eq!(rig.peek(DATA, 8), (1u64 << 19).to_le_bytes());
}

#[test]
fn blocked_signals_wait_and_sigkill_cannot_be_blocked() {
    let mut rig = Rig::new();
    rig.poke(DATA, &u64::MAX.to_le_bytes());
    assert_eq!(rig.ret(nr::RT_SIGPROCMASK, &[2, DATA, DATA + 8, 8]), 0);
    assert_eq!(rig.peek(DATA + 8, 8), [0; 8]);
    kill(&mut rig, P, SIGTERM);
    kill(&mut rig, P, SIGUSR1);
    assert_eq!(rig.task(P).signals.pending(), 1 << 14 | 1 << 9);
    // Unblocked together: the lowest number acts.
    assert_eq!(
        rig.call(nr::RT_SIGPROCMASK, &[1, DATA, 0, 8]),
        Outcome::Killed
    );
    assert_eq!(rig.state().first_status, Some(u32::from(SIGUSR1)));

    let mut rig = Rig::new();
    rig.poke(DATA, &u64::MAX.to_le_bytes());
    rig.ret(nr::RT_SIGPROCMASK, &[2, DATA, 0, 8]);
    assert_eq!(rig.call(nr::KILL, &[1000, 9]), Outcome::Killed);
}

#[test]
fn sigaction_knows_what_cannot_be_changed() {
    let mut rig = Rig::new();
    rig.poke(DATA, &0x5555_5555_5000u64.to_le_bytes());
    for signal in [SIGKILL, SIGSTOP] {
        assert_eq!(
            rig.ret(nr::RT_SIGACTION, &[u64::from(signal), DATA, 0, 8]),
            -EINVAL
        );
        assert_eq!(
            rig.ret(nr::RT_SIGACTION, &[u64::from(signal), 0, DATA + 64, 8]),
            0
        );
    }
    assert_eq!(rig.ret(nr::RT_SIGACTION, &[2, DATA, 0, 8]), 0);
    assert!(rig.task(P).signals.action(2).is_handler());
}

#[test]
fn children_of_one_who_ignores_sigchld_leave_no_zombies() {
    let mut rig = Rig::new();
    action(&mut rig, SIGCHLD, 1, 0);
    rig.ret(nr::FORK, &[]);
    rig.ret(nr::FORK, &[]);
    assert_eq!(rig.wait_any(), Outcome::Sleep);
    rig.returns(C1, 0);
    rig.exit(1);
    assert_eq!(rig.letter(C1), '-');
    // The parent is woken each time, but waits on while it has children.
    rig.returns(C2, 0);
    rig.slice_end();
    assert_eq!(rig.next(), Some((C2, None)));
    assert_eq!(rig.letter(P), 'S');
    rig.exit(2);
    rig.returns(P, -ECHILD);
}

#[test]
fn a_fault_kills_even_if_its_signal_is_ignored() {
    let mut rig = Rig::new();
    action(&mut rig, 11, 1, 0);
    let trap = Trap::not_mapped(VirtAddr(0));
    assert_eq!(signal::fault(&mut rig.live, P, trap), Outcome::Killed);
    let events = rig.check();
    assert!(events.iter().any(|e| matches!(
        e.kind,
        EventKind::Killed {
            signal: 11,
            code: 1,
            ..
        }
    )));
    assert_eq!(rig.state().first_status, Some(11));
}

#[test]
fn sigkill_ends_a_vfork_parent_and_the_child_lives_on() {
    let mut rig = Rig::new();
    // A handler has to wait for the child; an action that kills would not.
    action(&mut rig, SIGTERM, 0x40_1000, 0);
    rig.ret(nr::FORK, &[]);
    assert_eq!(rig.wait_any(), Outcome::Sleep);
    rig.returns(C1, 0);
    assert_eq!(rig.call(nr::VFORK, &[]), Outcome::Vfork { child: C2 });
    rig.returns(C2, 0);
    kill(&mut rig, C1, SIGTERM);
    assert_eq!(rig.letter(C1), 'D');
    kill(&mut rig, C1, SIGKILL);
    assert_eq!(rig.letter(C1), 'R');
    rig.slice_end();
    assert_eq!(rig.next(), Some((C1, Some(Outcome::Killed))));
    assert_eq!(rig.next(), Some((C2, None)));
    rig.slice_end();
    rig.returns(P, 1001);
    rig.slice_end();
    assert_eq!(rig.current(), C2);
    rig.exit(0);
    assert_eq!(rig.letter(C2), '-');
}

#[test]
fn an_orphaned_group_with_a_stopped_member_gets_hup_and_cont() {
    let mut rig = Rig::new();
    rig.ret(nr::FORK, &[]);
    rig.slice_end();
    rig.returns(C1, 0);
    // C1 makes a child in a group of its own, which stops; then C1 ends.
    rig.ret(nr::FORK, &[]);
    assert_eq!(rig.ret(nr::SETPGID, &[1002, 1002]), 0);
    kill(&mut rig, C2, SIGSTOP);
    rig.slice_end();
    rig.slice_end();
    rig.next();
    assert_eq!(rig.letter(C2), 'T');
    while rig.current() != C1 {
        rig.slice_end();
    }
    rig.exit(0);
    assert_eq!(rig.letter(C2), 'R');
    assert_ne!(rig.task(C2).signals.pending() & 1, 0);
}
