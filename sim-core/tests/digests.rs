//! The same bytes natively and in WebAssembly: the digest of every event of some
//! whole runs, as digests.txt has it.
//!
//! Runs as a plain test and, through wasm-pack, in a browser. When the model
//! changes what happens, `RINGSIDE_BLESS=1 cargo test -p sim-core --test digests`
//! writes the file anew: have a look at which programs changed, and why.

use sim_core::journal::Journal;
use sim_core::machine::Machine;
use sim_core::recording::digest::Digest;
use sim_core::scenario::Scenario;
use std::fmt::Write as _;
use std::sync::Arc;

macro_rules! programs {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("conformance/", $name, ".c")))),*]
    };
}

/// One of each kind: processes, memory, pipes, signals, arithmetic, floats, stdio.
const PROGRAMS: [(&str, &str); 10] = programs![
    "c/promotion_and_signs",
    "c/structs_and_pointers",
    "fork/how_many_processes",
    "fork/same_address_other_value",
    "memory/faults_before_and_after_fork",
    "memory/malloc_basics",
    "pipe/two_way_talk",
    "signal/division_by_zero",
    "stdio/printf_conversions",
    "wait/orphan_is_adopted",
];

const RECORDED: &str = include_str!("digests.txt");

/// Digest, number of events, and name of each program, a line each.
fn digests() -> String {
    let mut text = String::new();
    for (name, source) in PROGRAMS {
        let file_name = format!("{name}.c");
        let compiled = sim_core::c::compile(&file_name, source);
        let program = compiled
            .program
            .unwrap_or_else(|| panic!("{name} does not compile"));
        let scenario = Scenario {
            file_name,
            tty: false,
            ..Scenario::default()
        };
        let journal = Journal::Digest(Digest::default());
        let mut machine = Machine::new(Arc::new(scenario), program, journal);
        while machine.advance(1 << 20).is_none() {}
        let Journal::Digest(digest) = &machine.live.journal else {
            continue;
        };
        let _ = writeln!(
            text,
            "{:016x} {:>7} {name}",
            digest.value(),
            machine.live.seq
        );
    }
    text
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn the_same_events_as_recorded() {
    let now = digests();
    if std::env::var_os("RINGSIDE_BLESS").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/digests.txt");
        std::fs::write(path, &now).expect("digests.txt is written");
        return;
    }
    assert_eq!(
        RECORDED, now,
        "RINGSIDE_BLESS=1 writes digests.txt anew, if that is meant"
    );
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    fn the_same_events_as_natively() {
        assert_eq!(super::RECORDED, super::digests());
    }
}
