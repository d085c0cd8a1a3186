//! Sleep and clocks in virtual time.

use super::{C1, DATA, P, Rig};
use crate::kernel::errno::{EFAULT, EINVAL};
use crate::kernel::syscall::{Outcome, table as nr};
use crate::kernel::time::{BOOT_UNIX_S, SECOND_NS};

fn timespec(rig: &mut Rig, at: u64, seconds: i64, ns: i64) {
    rig.poke(at, &seconds.to_le_bytes());
    rig.poke(at + 8, &ns.to_le_bytes());
}

#[test]
fn sleepers_wake_in_the_order_of_their_deadlines() {
    let mut rig = Rig::new();
    rig.ret(nr::FORK, &[]);
    timespec(&mut rig, DATA, 2, 0);
    let begin = rig.live.clock_ns;
    assert_eq!(rig.call(nr::NANOSLEEP, &[DATA, 0]), Outcome::Sleep);
    rig.returns(C1, 0);
    timespec(&mut rig, DATA, 1, 0);
    assert_eq!(rig.call(nr::NANOSLEEP, &[DATA, 0]), Outcome::Sleep);
    rig.returns(C1, 0);
    assert!((begin + SECOND_NS..begin + SECOND_NS + 110_000).contains(&rig.live.clock_ns));
    rig.exit(0);
    rig.returns(P, 0);
    assert!((begin + 2 * SECOND_NS..begin + 2 * SECOND_NS + 110_000).contains(&rig.live.clock_ns));
}

#[test]
fn wrong_sleeps_fail() {
    let mut rig = Rig::new();
    for (seconds, ns) in [(-1, 0), (0, -1), (0, 1_000_000_000)] {
        timespec(&mut rig, DATA, seconds, ns);
        assert_eq!(rig.ret(nr::NANOSLEEP, &[DATA, 0]), -EINVAL);
    }
    assert_eq!(rig.ret(nr::NANOSLEEP, &[0x10, 0]), -EFAULT);
    assert_eq!(rig.ret(nr::CLOCK_GETTIME, &[99, DATA]), -EINVAL);
    assert_eq!(rig.ret(nr::CLOCK_GETTIME, &[0, 0x10]), -EFAULT);
}

#[test]
fn an_absolute_sleep_ends_at_that_time() {
    let mut rig = Rig::new();
    timespec(&mut rig, DATA, BOOT_UNIX_S as i64 + 5, 7);
    assert_eq!(
        rig.call(nr::CLOCK_NANOSLEEP, &[0, 1, DATA, 0]),
        Outcome::Sleep
    );
    rig.returns(P, 0);
    assert_eq!(rig.live.clock_ns, 5 * SECOND_NS + 100_007);
    assert_eq!(rig.ret(nr::CLOCK_NANOSLEEP, &[0, 1, DATA, 0]), 0);
    assert_eq!(rig.ret(nr::TIME, &[0]), BOOT_UNIX_S as i64 + 5);
}

#[test]
fn even_no_time_at_all_gives_up_the_cpu() {
    let mut rig = Rig::new();
    timespec(&mut rig, DATA, 0, 0);
    rig.ret(nr::FORK, &[]);
    assert_eq!(rig.call(nr::NANOSLEEP, &[DATA, 0]), Outcome::Sleep);
    rig.returns(C1, 0);
    assert_eq!(rig.call(nr::NANOSLEEP, &[DATA, 0]), Outcome::Sleep);
    rig.returns(P, 0);
    assert_eq!(rig.task(P).usage.nvcsw, 1);
}
