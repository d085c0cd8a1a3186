//! Texts that compile, run on the machine for a while.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use sim_core::recording::Run;
use sim_core::scenario::{Budget, Scenario};

fuzz_target!(|text: &str| -> Corpus {
    let scenario = Scenario {
        source: text.into(),
        budget: Budget {
            instructions: 200_000,
            events: 100_000,
            calls: 100_000,
            frames: 4096,
            output: 1 << 16,
        },
        ..Scenario::default()
    };
    let Ok(mut run) = Run::start(scenario) else {
        return Corpus::Reject;
    };
    while !run.advance(100_000) {}
    Corpus::Keep
});
