//! The measurements themselves.

use crate::workload::Workload;
use serde::Serialize;
use sim_core::recording::{Recording, Run};
use std::hint::black_box;
use web_time::Instant;

/// Events between two looks at whether a run has ended.
const SLICE: u64 = 100_000;

/// How fast a run was recorded.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Rate {
    /// Events recorded.
    pub events: u64,
    /// Seconds that took.
    pub seconds: f64,
}

/// How long it took to go to frames of a recording.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Seeks {
    /// Events of the recording.
    pub events: u64,
    /// How many frames were gone to.
    pub seeks: u32,
    /// Milliseconds, half of the seeks took at most this.
    pub median: f64,
    /// Milliseconds, 99 of 100 seeks took at most this.
    pub p99: f64,
    /// Milliseconds, the longest.
    pub longest: f64,
}

/// How much memory a recording takes.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Size {
    /// Events of the recording.
    pub events: u64,
    /// Bytes that it takes by its own account, checkpoints included.
    pub bytes: u64,
    /// Checkpoints.
    pub checkpoints: u64,
}

/// A recording of a workload with so many events; `None` if it does not compile,
/// which would be a mistake of the workload.
pub fn record(workload: &Workload, events: u64) -> Option<Recording> {
    let mut run = Run::start(workload.scenario(events)).ok()?;
    while !run.advance(SLICE) {}
    Some(run.finish())
}

/// How fast a run of so many events is recorded; compiling is not counted.
pub fn rate(workload: &Workload, events: u64) -> Option<Rate> {
    let mut run = Run::start(workload.scenario(events)).ok()?;
    let begin = Instant::now();
    while !run.advance(SLICE) {}
    let seconds = begin.elapsed().as_secs_f64();
    Some(Rate {
        events: run.events(),
        seconds,
    })
}

/// Goes to `count` frames of a recording, at random or, as a dragged scrubber
/// does, over it from end to end and back.
pub fn seeks(recording: &mut Recording, count: u32, random: bool) -> Seeks {
    let len = recording.len();
    let mut dice = 0x9e37_79b9_7f4a_7c15_u64;
    let mut times: Vec<f64> = (0..count)
        .map(|n| {
            let frame = if random {
                dice = scramble(dice);
                dice % (len + 1)
            } else {
                let way = u64::from(n) * 2 * len / u64::from(count.max(1));
                if way <= len { way } else { 2 * len - way }
            };
            let begin = Instant::now();
            black_box(recording.seek(frame).state.now_ns);
            begin.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let last = times.len().saturating_sub(1);
        times
            .get((last as f64 * share) as usize)
            .copied()
            .unwrap_or(0.0)
    };
    Seeks {
        events: len,
        seeks: count,
        median: at(0.5),
        p99: at(0.99),
        longest: at(1.0),
    }
}

/// What a recording takes.
pub fn size(recording: &Recording) -> Size {
    Size {
        events: recording.len(),
        bytes: recording.bytes() as u64,
        checkpoints: recording.checkpoints() as u64,
    }
}

/// The next of a row of numbers that look random (splitmix64): the same everywhere.
fn scramble(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
