//! The first process as the loader leaves it.

use super::{DATA, P, Rig, fds, program};
use crate::ids::{Fd, VirtAddr};
use crate::journal::Journal;
use crate::kernel::errno::ENOSYS;
use crate::kernel::event::EventKind;
use crate::kernel::exec;
use crate::kernel::mm_types::VmaName;
use crate::kernel::state::State;
use crate::kernel::syscall::table as nr;
use crate::kernel::task::Usage;
use crate::live::Live;
use crate::scenario::Scenario;
use std::sync::Arc;

#[test]
fn the_first_process_runs_with_three_descriptors_and_no_faults_counted() {
    let rig = Rig::new();
    assert_eq!(rig.current(), P);
    assert_eq!(rig.task(P).usage, Usage::default());
    assert_eq!(&*rig.task(P).comm, "program");
    assert_eq!(fds(rig.state(), P), [Fd(0), Fd(1), Fd(2)]);
    assert_eq!(rig.letter(crate::ids::Pid(1)), 'S');
}

#[test]
fn areas_are_those_of_an_elf_program() {
    let rig = Rig::new();
    let mm = rig.state().mm_of(P).unwrap();
    let shown: Vec<String> = mm
        .vmas
        .values()
        .map(|v| {
            let name = match &v.name {
                VmaName::Anon => "",
                VmaName::File(path) => path,
                VmaName::Heap => "[heap]",
                VmaName::Stack => "[stack]",
                VmaName::Special(name) => name,
            };
            let bit = |on: bool, letter: char| if on { letter } else { '-' };
            let flags = [
                bit(v.flags.read, 'r'),
                bit(v.flags.write, 'w'),
                bit(v.flags.exec, 'x'),
            ];
            format!(
                "{}-{} {} {name}",
                v.start,
                v.end,
                flags.iter().collect::<String>()
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            "0x555555554000-0x555555555000 r-- /home/student/program",
            "0x555555555000-0x555555557000 r-x /home/student/program",
            "0x555555557000-0x555555558000 r-- /home/student/program",
            "0x555555558000-0x555555559000 rw- /home/student/program",
            "0x555555559000-0x555556558000 rw- ",
            "0x7ffff7ff7000-0x7ffff7ffb000 r-- [vvar]",
            "0x7ffff7ffb000-0x7ffff7ffd000 r-- [vvar_vclock]",
            "0x7ffff7ffd000-0x7ffff7fff000 r-x [vdso]",
            "0x7ffffffde000-0x7ffffffff000 rw- [stack]",
        ]
    );
    assert_eq!(mm.brk, VirtAddr(0x5555_5655_8000));
}

#[test]
fn memory_holds_the_images_and_the_arguments() {
    let scenario = Scenario {
        args: vec!["one".into(), "".into()],
        ..Scenario::default()
    };
    let state = State::new(&scenario.machine);
    let mut live = Live::new(
        state,
        Arc::new(program()),
        Arc::new(scenario),
        Journal::Events(Vec::new()),
    );
    let boot = exec::boot(&mut live).unwrap();
    assert_eq!(
        live.journal.take_events().last().map(|e| e.kind.clone()),
        Some(EventKind::Booted)
    );
    assert_eq!((boot.sp.0 % 16, boot.argc), (0, 3));
    let mut word = |at: u64| {
        let bytes = crate::kernel::uaccess::read_bytes(&mut live, P, VirtAddr(at), 8).unwrap();
        u64::from_le_bytes(bytes.try_into().unwrap())
    };
    assert_eq!(word(boot.sp.0), 3);
    let argv: Vec<u64> = (0..4).map(|i| word(boot.argv.0 + i * 8)).collect();
    let envp = word(boot.envp.0);
    assert_eq!(argv[3], 0);
    let mut text = |at: u64| {
        let bytes = crate::kernel::uaccess::read_bytes(&mut live, P, VirtAddr(at), 40).unwrap();
        String::from_utf8(bytes.split(|&b| b == 0).next().unwrap().to_vec()).unwrap()
    };
    assert_eq!(
        [text(argv[0]), text(argv[1]), text(argv[2])],
        ["./program", "one", ""]
    );
    assert_eq!(text(envp), "SHELL=/bin/bash");
    assert_eq!(text(0x5555_5555_7000), "read only");
    let mut bytes =
        |at: u64, len| crate::kernel::uaccess::read_bytes(&mut live, P, VirtAddr(at), len).unwrap();
    assert_eq!(bytes(0x5555_5555_5000, 4), [0xcc; 4]);
    assert_eq!(bytes(0x5555_5555_4000, 4), *b"\x7fELF");
    assert_eq!(bytes(DATA + 98, 4), [7, 7, 0, 0]);
}

#[test]
fn a_machine_that_is_too_small_says_so() {
    let mut scenario = Scenario::default();
    scenario.machine.frames = 4;
    let state = State::new(&scenario.machine);
    let mut live = Live::new(
        state,
        Arc::new(program()),
        Arc::new(scenario),
        Journal::Count,
    );
    assert!(exec::boot(&mut live).is_err());
}

#[test]
fn odd_file_names_make_a_name() {
    for (file, comm) in [
        ("a/b.c", "b"),
        ("", "program"),
        (".c", "program"),
        ("ééééééééé.c", "ééééééé"),
    ] {
        let rig = Rig::with(|s| s.file_name = file.into());
        assert_eq!(&*rig.task(P).comm, comm);
    }
}

#[test]
fn a_call_that_the_model_lacks_is_named() {
    let mut rig = Rig::new();
    for (number, says) in [(nr::SOCKET, "socket"), (nr::PTRACE, "ptrace")] {
        match rig.call(number, &[]) {
            crate::kernel::syscall::Outcome::Unsupported(what) => {
                assert!(what.to_string().contains(says), "{what}")
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_call_that_linux_lacks_is_enosys() {
    let mut rig = Rig::new();
    for number in [9999, 335, 423, 451, nr::SECURITY, nr::VSERVER] {
        match rig.call(number, &[]) {
            crate::kernel::syscall::Outcome::Return(value) => {
                assert_eq!(value, -ENOSYS, "{number}")
            }
            other => panic!("{number}: {other:?}"),
        }
    }
}
