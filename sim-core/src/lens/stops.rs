//! The frames at which stepping stops, and the step that leads to each: the page and the
//! pictures of a build count them alike.

use super::shot::Step;
use crate::recording::{Recording, Stop};

/// The stops of a recording at a level, for one task or all, in order. For all tasks the first
/// one shows the machine with the program loaded, so that there is always one.
pub fn of(recording: &Recording, stop: Stop) -> Vec<u64> {
    let mut at = recording.booted();
    let mut stops = Vec::new();
    if stop.pid.is_none() {
        stops.push(at);
    }
    while let Some(next) = recording.next(at, stop) {
        stops.push(next);
        at = next;
    }
    stops
}

/// Which stop a frame shows: the last one at or before it, counted from 0.
pub fn last_at(stops: &[u64], frame: u64) -> u32 {
    let past = stops.partition_point(|&stop| stop <= frame);
    past.saturating_sub(1) as u32
}

/// What led to a frame: the events since the stop before it. The first stop is not a step, since
/// what went before is the loading.
pub fn step(stops: &[u64], recording: &mut Recording, frame: u64) -> Step {
    let before = stops.partition_point(|&stop| stop < frame);
    let from = before.checked_sub(1).and_then(|n| stops.get(n)).copied();
    Step::between(recording, from.unwrap_or(frame.saturating_sub(1)), frame)
}
