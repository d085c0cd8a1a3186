//! Where accesses and mappings end: page borders, the stack's limit, no more memory.

use super::machine::{Machine, STACK_PAGES, STACK_TOP, TEXT};
use sim_core::ids::{PAGE_SIZE, VirtAddr};
use sim_core::kernel::errno;
use sim_core::kernel::event::{Access, EventKind};
use sim_core::kernel::mm::trap::{SEGV_ACCERR, SEGV_MAPERR};
use sim_core::kernel::mm::{access, frame};
use sim_core::kernel::state::FIRST_PID;
use sim_core::kernel::syscall::table as nr;
use sim_core::kernel::task::{Limit, rlimit};
use sim_core::kernel::{sig, uaccess};
use sim_core::scenario::{Budget, Scenario};

const PLACE: u64 = 0x100_0000_0000;
const PRIVATE_ANON: u64 = 0x22;
const FIXED: u64 = 0x10;
const NORESERVE: u64 = 0x4000;

fn machine_with_pages(pages: u64) -> Machine {
    let mut machine = Machine::new();
    machine.pretouch(FIRST_PID);
    let args = [
        PLACE,
        pages * PAGE_SIZE,
        3,
        PRIVATE_ANON | FIXED,
        u64::MAX,
        0,
    ];
    assert_eq!(machine.call(FIRST_PID, nr::MMAP, args), PLACE as i64);
    machine
}

#[test]
fn an_access_across_two_pages_does_both_or_nothing() {
    let mut machine = machine_with_pages(2);
    let va = VirtAddr(PLACE + PAGE_SIZE - 3);
    let value = 0x1122_3344_5566_7788;
    let live = &mut machine.live;
    access::store(live, FIRST_PID, va, 8, value, false).expect("two pages");
    assert_eq!(access::load(live, FIRST_PID, va, 8, false), Ok(value));
    let end = VirtAddr(PLACE + 2 * PAGE_SIZE - 3);
    let trap =
        access::store(live, FIRST_PID, end, 8, value, false).expect_err("one page is missing");
    assert_eq!((trap.signal, trap.code), (sig::SIGSEGV, SEGV_MAPERR));
    assert_eq!(trap.addr, VirtAddr(PLACE + 2 * PAGE_SIZE));
    assert_eq!(
        access::load(live, FIRST_PID, end, 2, false),
        Ok(0),
        "nothing was stored"
    );
    machine.check();
}

#[test]
fn strings_and_stretches_cross_pages() {
    let mut machine = machine_with_pages(3);
    let va = VirtAddr(PLACE + PAGE_SIZE - 5);
    let live = &mut machine.live;
    let text: Vec<u8> = (1..=200).cycle().take(PAGE_SIZE as usize + 10).collect();
    uaccess::write_bytes(live, FIRST_PID, va, &text, false).expect("mapped");
    assert_eq!(
        uaccess::read_bytes(live, FIRST_PID, va, text.len() as u64),
        Ok(text.clone())
    );
    assert_eq!(uaccess::read_cstr(live, FIRST_PID, va, 1 << 20), Ok(text));
    assert_eq!(
        uaccess::read_cstr(live, FIRST_PID, va, 7).map(|s| s.len()),
        Ok(7)
    );
    let last = VirtAddr(PLACE + 3 * PAGE_SIZE - 1);
    uaccess::write_u8(live, FIRST_PID, last, 9).expect("mapped");
    assert!(
        uaccess::read_cstr(live, FIRST_PID, last, 100).is_err(),
        "no zero before the end"
    );
    assert!(uaccess::read_u64(live, FIRST_PID, last).is_err());
    machine.check();
}

#[test]
fn the_stack_grows_to_its_limit() {
    let mut machine = machine_with_pages(1);
    let limit = Limit {
        cur: 8 << 20,
        max: rlimit::INFINITY,
    };
    machine.live.emit(
        FIRST_PID,
        EventKind::LimitSet {
            resource: rlimit::STACK,
            limit,
        },
    );
    let low = |machine: &Machine| {
        let mm = machine.live.state().mm_of(FIRST_PID).expect("a process");
        mm.vma_at(VirtAddr(STACK_TOP - 1)).expect("a stack").start.0
    };
    assert_eq!(low(&machine), STACK_TOP - STACK_PAGES * PAGE_SIZE);
    let faults = machine.usage(FIRST_PID).min_flt;
    machine
        .store(FIRST_PID, STACK_TOP - (1 << 20), 1)
        .expect("within the limit");
    assert_eq!(low(&machine), STACK_TOP - (1 << 20));
    assert_eq!(
        machine.usage(FIRST_PID).min_flt,
        faults + 1,
        "growing and filling is one fault"
    );
    machine
        .store(FIRST_PID, STACK_TOP - (8 << 20), 1)
        .expect("the last page");
    let trap = machine
        .store(FIRST_PID, STACK_TOP - (8 << 20) - 1, 1)
        .expect_err("beyond the limit");
    assert_eq!((trap.signal, trap.code), (sig::SIGSEGV, SEGV_MAPERR));
    machine.check();
}

#[test]
fn the_stack_keeps_a_gap_to_what_lies_below() {
    let mut machine = machine_with_pages(1);
    let wall = STACK_TOP - (4 << 20);
    let args = [wall, PAGE_SIZE, 3, PRIVATE_ANON | FIXED, u64::MAX, 0];
    assert_eq!(machine.call(FIRST_PID, nr::MMAP, args), wall as i64);
    let gap = 256 * PAGE_SIZE;
    machine
        .store(FIRST_PID, wall + PAGE_SIZE + gap, 1)
        .expect("the gap is kept");
    machine
        .store(FIRST_PID, wall + gap, 1)
        .expect_err("the gap would be too small");
    machine.check();
}

#[test]
fn data_cannot_be_fetched() {
    let mut machine = machine_with_pages(1);
    let fetch = |machine: &mut Machine, va| {
        access::translate(
            &mut machine.live,
            FIRST_PID,
            VirtAddr(va),
            Access::Execute,
            false,
        )
    };
    fetch(&mut machine, TEXT).expect("text");
    let faults = machine.usage(FIRST_PID).min_flt;
    let trap = fetch(&mut machine, PLACE).expect_err("data");
    assert_eq!((trap.signal, trap.code), (sig::SIGSEGV, SEGV_ACCERR));
    // The page is brought first; only then is the fetch seen to be forbidden.
    assert_eq!(machine.usage(FIRST_PID).min_flt, faults + 1);
}

#[test]
fn what_could_never_fit_is_refused() {
    let mut machine = machine_with_pages(1);
    let ram = u64::from(machine.live.state().memory.total) * PAGE_SIZE;
    let mut map = |len, flags| machine.call(FIRST_PID, nr::MMAP, [0, len, 3, flags, u64::MAX, 0]);
    assert_eq!(map(ram + PAGE_SIZE, PRIVATE_ANON), -errno::ENOMEM);
    assert!(map(ram, PRIVATE_ANON) > 0);
    assert!(
        map(ram, PRIVATE_ANON) > 0,
        "each request is looked at by itself"
    );
    assert!(map(4 * ram, PRIVATE_ANON | NORESERVE) > 0);
}

#[test]
fn frames_run_out() {
    let budget = Budget {
        frames: 40,
        ..Budget::default()
    };
    let mut machine = Machine::with(Scenario {
        budget,
        ..Scenario::default()
    });
    machine.pretouch(FIRST_PID);
    let args = [PLACE, 100 * PAGE_SIZE, 3, PRIVATE_ANON | FIXED, u64::MAX, 0];
    assert_eq!(machine.call(FIRST_PID, nr::MMAP, args), PLACE as i64);
    let failed =
        (0..100).find_map(|page| machine.store(FIRST_PID, PLACE + page * PAGE_SIZE, 1).err());
    assert_eq!(failed.map(|trap| trap.signal), Some(sig::SIGKILL));
    assert!(frame::exhausted(&machine.live));
    machine.check();
}
