//! Running without freezing the page: a slice of a few milliseconds, then the
//! browser's turn, then the next slice.

use super::{Film, Open, Player, Status};
use crate::browser;
use leptos::prelude::*;
use sim_core::recording::Run;
use sim_core::scenario::Scenario;
use std::time::Duration;

/// How long a slice may take.
const SLICE_MS: f64 = 8.0;
/// Events between two looks at the clock.
const EVENTS: u64 = 2_000;

/// What the reader sees while it runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// How far it is.
    Progress,
    /// What was shown before.
    Before,
}

/// Begins run number `number` once the page has shown that it will.
pub fn start(player: Player, number: u64, scenario: Scenario, open: Open, shown: Shown) {
    set_timeout(
        move || {
            if !player.is_current(number) {
                return;
            }
            match Run::start(scenario) {
                Ok(run) => slice(player, number, run, open, shown),
                Err(diagnostics) => player.status.set(Status::Errors(diagnostics)),
            }
        },
        Duration::ZERO,
    );
}

fn slice(player: Player, number: u64, mut run: Run, open: Open, shown: Shown) {
    let begin = browser::now_ms();
    loop {
        if run.advance(EVENTS) {
            player.show(Film::new(run.finish()), &open, shown);
            return;
        }
        if browser::now_ms() - begin > SLICE_MS {
            break;
        }
    }
    if shown == Shown::Progress {
        player.status.set(Status::Running(run.events()));
    }
    set_timeout(
        move || {
            if player.is_current(number) {
                slice(player, number, run, open, shown);
            }
        },
        Duration::ZERO,
    );
}
