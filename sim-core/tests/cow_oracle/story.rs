//! A fault is told step by step, in the kernel's order.

use super::machine::Machine;
use sim_core::ids::{PAGE_SIZE, Pid};
use sim_core::kernel::event::{Event, EventKind};
use sim_core::kernel::state::FIRST_PID;
use sim_core::kernel::syscall::table as nr;

const PLACE: u64 = 0x100_0000_0000;
const READ_WRITE: u64 = 3;
const PRIVATE_ANON_FIXED: u64 = 0x32;

/// What happened, in a word or two each.
fn words(events: &[Event]) -> Vec<String> {
    let word = |event: &Event| match &event.kind {
        EventKind::Fault { reason, level, .. } => format!("Fault {reason:?} at level {level}"),
        EventKind::TableAlloc { level, .. } => format!("TableAlloc {level}"),
        EventKind::TableFree { level, .. } => format!("TableFree {level}"),
        EventKind::FrameExclusive { exclusive, .. } => format!("FrameExclusive {exclusive}"),
        EventKind::PteSet { old, new, .. } => format!(
            "PteSet {} -> {}",
            if old.is_present() { "present" } else { "none" },
            match (new.is_present(), new.is_writable()) {
                (false, _) => "none",
                (true, false) => "read-only",
                (true, true) => "writable",
            }
        ),
        EventKind::SyscallEnter { .. } => "SyscallEnter".into(),
        EventKind::SyscallExit { .. } => "SyscallExit".into(),
        kind => {
            let name = format!("{kind:?}");
            name.split(' ').next().unwrap_or_default().to_owned()
        }
    };
    events.iter().map(word).collect()
}

/// A machine with a page that was written once.
fn with_a_page() -> Machine {
    let mut machine = Machine::new();
    machine.pretouch(FIRST_PID);
    let args = [
        PLACE,
        PAGE_SIZE,
        READ_WRITE,
        PRIVATE_ANON_FIXED,
        u64::MAX,
        0,
    ];
    assert_eq!(machine.call(FIRST_PID, nr::MMAP, args), PLACE as i64);
    machine
}

fn told(machine: &mut Machine, does: impl FnOnce(&mut Machine)) -> Vec<String> {
    machine.check();
    does(machine);
    let words = words(machine.events());
    machine.check();
    words
}

fn store(pid: Pid) -> impl FnOnce(&mut Machine) {
    move |machine| machine.store(pid, PLACE, 7).expect("a writable page")
}

#[test]
fn the_first_store_takes_a_frame() {
    let mut machine = with_a_page();
    let expected = [
        "Attempt",
        "Walk",
        "Fault AnonFirstTouch at level 4",
        "TableAlloc 3",
        "TableAlloc 2",
        "TableAlloc 1",
        "VmaAnon",
        "FrameAlloc",
        "PteSet none -> writable",
        "FaultDone",
        "Store",
    ];
    assert_eq!(told(&mut machine, store(FIRST_PID)), expected);
    assert_eq!(told(&mut machine, store(FIRST_PID)), ["Store"]);
}

#[test]
fn the_zero_page_is_left_by_a_store() {
    let mut machine = with_a_page();
    machine.load(FIRST_PID, PLACE).expect("a readable page");
    let expected = [
        "Attempt",
        "Walk",
        "Fault CowZero at level 1",
        "VmaAnon",
        "FrameAlloc",
        "PteSet present -> writable",
        "FaultDone",
        "Store",
    ];
    assert_eq!(told(&mut machine, store(FIRST_PID)), expected);
}

#[test]
fn who_stores_first_copies_and_the_other_keeps() {
    let mut machine = with_a_page();
    store(FIRST_PID)(&mut machine);
    let child = machine.fork(FIRST_PID);
    machine.pretouch(child);
    let copy = [
        "Attempt",
        "Walk",
        "Fault CowShared at level 1",
        "FrameAlloc",
        "FrameCopy",
        "PteSet present -> writable",
        "RmapRemove",
        "FaultDone",
        "Store",
    ];
    assert_eq!(told(&mut machine, store(child)), copy);
    machine.pretouch(FIRST_PID);
    let keep = [
        "Attempt",
        "Walk",
        "Fault CowReuse at level 1",
        "FrameExclusive true",
        "PteSet present -> writable",
        "FaultDone",
        "Store",
    ];
    assert_eq!(told(&mut machine, store(FIRST_PID)), keep);
}

#[test]
fn fork_write_protects_both() {
    let mut machine = with_a_page();
    store(FIRST_PID)(&mut machine);
    let words = told(&mut machine, |machine| {
        machine.fork(FIRST_PID);
    });
    let page = [
        "PteSet present -> read-only",
        "FrameExclusive false",
        "PteCopy",
    ];
    assert!(words.windows(3).any(|three| three == page), "{words:?}");
}

#[test]
fn munmap_takes_the_tables_along() {
    let mut machine = with_a_page();
    store(FIRST_PID)(&mut machine);
    let unmap = |machine: &mut Machine| {
        machine.call(FIRST_PID, nr::MUNMAP, [PLACE, PAGE_SIZE, 0, 0, 0, 0]);
    };
    let expected = [
        "SyscallEnter",
        "PteSet present -> none",
        "RmapRemove",
        "FrameFree",
        "TableFree 1",
        "TableFree 2",
        "TableFree 3",
        "VmaRemove",
        "SyscallExit",
    ];
    assert_eq!(told(&mut machine, unmap), expected);
}
