//! Any text at all through the front end: it says what is wrong, or compiles.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = sim_core::c::compile("program.c", text);
});
