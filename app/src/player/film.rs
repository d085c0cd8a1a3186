//! A recording that is being looked at: where stepping stops, and the picture of
//! each frame.

use sim_core::explain::{self, Explanation, Lang};
use sim_core::kernel::event::Level;
use sim_core::lens::memory::{self, MemoryScene};
use sim_core::lens::source::{self, SourceScene};
use sim_core::lens::terminal::{self, TerminalScene};
use sim_core::lens::timeline::{self, TimelineScene};
use sim_core::lens::tree::{self, TreeScene};
use sim_core::lens::{Legend, Shot, Step, shot};
use sim_core::program::Program;
use sim_core::recording::moments::MomentKind;
use sim_core::recording::{Recording, Stop};
use std::rc::Rc;
use std::sync::Arc;

/// Events before a step that are looked at, for a fault that began earlier.
const LEAD: u64 = 64;

/// A recording and what is known of it.
pub struct Film {
    /// The recording.
    pub recording: Recording,
    /// How its processes are named.
    pub legend: Legend,
    program: Arc<Program>,
    stops: Vec<(Level, Rc<Vec<u64>>)>,
}

/// Everything that the page shows of one frame.
#[derive(Clone, PartialEq, Default)]
pub struct Picture {
    /// Which frame.
    pub frame: u64,
    /// Which stop: the last one at or before the frame.
    pub stop: u32,
    /// How many stops there are at this level.
    pub stops: u32,
    /// What happened, in words.
    pub explanation: Explanation,
    /// The memory lens.
    pub memory: MemoryScene,
    /// The process tree.
    pub tree: TreeScene,
    /// The lines that processes are at.
    pub source: SourceScene,
    /// What was printed.
    pub terminal: TerminalScene,
}

impl Film {
    /// Takes a recording.
    pub fn new(recording: Recording) -> Self {
        let legend = Legend::of(&recording);
        let program = recording.shared_program();
        Self {
            recording,
            legend,
            program,
            stops: Vec::new(),
        }
    }

    /// The frames at which stepping stops at a level, in order; never empty.
    /// The first one shows the machine with the program loaded.
    pub fn stops(&mut self, level: Level) -> Rc<Vec<u64>> {
        if let Some((_, stops)) = self.stops.iter().find(|(l, _)| *l == level) {
            return stops.clone();
        }
        let moments = self.recording.moments().iter();
        let booted = moments
            .clone()
            .find(|m| m.kind == MomentKind::Booted)
            .map_or(0, |m| m.frame);
        let stop = Stop { level, pid: None };
        let mut stops = vec![booted];
        let mut at = booted;
        while let Some(next) = self.recording.next(at, stop) {
            stops.push(next);
            at = next;
        }
        let stops = Rc::new(stops);
        self.stops.push((level, stops.clone()));
        stops
    }

    /// The timeline in steps of a level.
    pub fn timeline(&mut self, level: Level) -> TimelineScene {
        let stops = self.stops(level);
        timeline::scene(self.recording.moments(), &stops, &self.legend)
    }

    /// What led to a frame: the events since the stop before it.
    pub fn step(&mut self, frame: u64, level: Level) -> Step {
        let stops = self.stops(level);
        let before = stops.partition_point(|&stop| stop < frame);
        let from = before.checked_sub(1).and_then(|n| stops.get(n)).copied();
        // The first stop is not a step: what went before is the loading.
        let from = from.unwrap_or(frame.saturating_sub(1));
        let from = from.max(frame.saturating_sub(shot::MOST_EVENTS));
        let lead = self.recording.events(from.saturating_sub(LEAD)..from);
        let events = self.recording.events(from..frame);
        Step::new(&lead, events)
    }

    /// The picture of a frame.
    pub fn picture(
        &mut self,
        frame: u64,
        level: Level,
        lang: Lang,
        options: &memory::Options,
    ) -> Picture {
        let frame = frame.min(self.recording.len());
        let step = self.step(frame, level);
        let stops = self.stops(level);
        let at = self.recording.seek(frame);
        let shot = Shot {
            state: at.state,
            program: &self.program,
            legend: &self.legend,
            step: &step,
        };
        Picture {
            frame,
            stop: stops
                .partition_point(|&stop| stop <= frame)
                .saturating_sub(1) as u32,
            stops: stops.len() as u32,
            explanation: explain::explain(&shot, lang),
            memory: memory::scene(&shot, options),
            tree: tree::scene(&shot),
            source: source::scene(&shot),
            terminal: terminal::scene(&shot),
        }
    }
}
