//! A run that can be walked through, frame by frame, forwards and backwards.
//!
//! Frame *n* is the state after *n* events. A recording keeps the level and the
//! task of every event ([`tags`]), the moments for a timeline ([`moments`]) and
//! a copy of the machine every so often ([`checkpoints`]); the events between
//! two copies are had again by running that stretch once more ([`stretch`]).

mod checkpoints;
pub mod digest;
pub mod moments;
mod run;
mod stretch;
pub mod tags;

pub use crate::machine::end::{End, Exhausted};
pub use run::Run;
pub use tags::Stop;

use crate::c::diag::Diagnostic;
use crate::journal::Index;
use crate::kernel::event::Event;
use crate::kernel::state::State;
use crate::program::Program;
use crate::scenario::Scenario;
use checkpoints::Checkpoints;
use moments::{Moment, MomentKind};
use std::ops::Range;
use std::sync::Arc;
use stretch::Stretch;

/// Stretches whose events are kept at hand.
const STRETCHES: usize = 4;
/// Bytes that their events may take together; one stretch is kept in any case.
const STRETCH_BYTES: usize = 24 << 20;

/// A run with all its frames.
#[derive(Debug)]
pub struct Recording {
    scenario: Arc<Scenario>,
    program: Arc<Program>,
    diagnostics: Vec<Diagnostic>,
    index: Index,
    checkpoints: Checkpoints,
    end: End,
    /// The stretches looked at last, the latest one last.
    stretches: Vec<Stretch>,
    /// The frame that was asked for last, and its state.
    cursor: Option<(u64, State)>,
}

/// A moment of a recording.
#[derive(Debug)]
pub struct Frame<'a> {
    /// How many events led to it.
    pub number: u64,
    /// Everything that there is.
    pub state: &'a State,
    /// The last of the events that led to it; none for frame 0.
    pub event: Option<&'a Event>,
}

impl Recording {
    /// What was run.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The program that it was compiled to.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// The program once more, to be kept beside the recording.
    pub fn shared_program(&self) -> Arc<Program> {
        self.program.clone()
    }

    /// What the front end warns of.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The number of events, which is also the number of the last frame.
    pub fn len(&self) -> u64 {
        self.index.tags.len()
    }

    /// True if nothing happened (never: at least a machine was started).
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How the run ended.
    pub fn end(&self) -> &End {
        &self.end
    }

    /// The frame that shows the machine with the program loaded.
    pub fn booted(&self) -> u64 {
        let mut moments = self.moments().iter();
        let booted = moments.find(|moment| moment.kind == MomentKind::Booted);
        booted.map_or(0, |moment| moment.frame)
    }

    /// The marks of the timeline, in order.
    pub fn moments(&self) -> &[Moment] {
        &self.index.moments
    }

    /// Goes to a frame; to the last one if there is none of that number.
    pub fn seek(&mut self, frame: u64) -> Frame<'_> {
        let number = frame.min(self.len());
        let cursor = self.cursor.take();
        let stretch = self.stretch_of(number);
        let state = stretch.state(number, cursor);
        let state = &self.cursor.insert((number, state)).1;
        let event = number
            .checked_sub(1)
            .and_then(|n| self.stretches.last()?.event(n));
        Frame {
            number,
            state,
            event,
        }
    }

    /// An event by its number, from 0: the one that leads from frame `n` to `n + 1`.
    pub fn event(&mut self, n: u64) -> Option<Event> {
        if n >= self.len() {
            return None;
        }
        self.stretch_of(n + 1).event(n).cloned()
    }

    /// The events with these numbers, from 0; those that there are.
    pub fn events(&mut self, range: Range<u64>) -> Vec<Event> {
        let end = range.end.min(self.len());
        let mut events = Vec::new();
        let mut at = range.start;
        while at < end {
            let stretch = self.stretch_of(at + 1);
            let here = stretch.end().min(end);
            stretch.reach(here);
            events.extend((at..here).filter_map(|n| stretch.event(n).cloned()));
            at = here.max(at + 1);
        }
        events
    }

    /// The next frame after this one whose event is one to stop at.
    pub fn next(&self, frame: u64, stop: Stop) -> Option<u64> {
        self.index.tags.next(frame, stop).map(|event| event + 1)
    }

    /// The last frame before this one whose event is one to stop at.
    pub fn prev(&self, frame: u64, stop: Stop) -> Option<u64> {
        self.index
            .tags
            .prev(frame.checked_sub(1)?, stop)
            .map(|event| event + 1)
    }

    /// Bytes that it takes, roughly: what is kept of every event, and the
    /// checkpoints.
    pub fn bytes(&self) -> usize {
        self.index.tags.bytes()
            + self.index.moments.capacity() * size_of::<Moment>()
            + self.checkpoints.bytes()
    }

    /// How many copies of the machine it holds.
    pub fn checkpoints(&self) -> usize {
        self.checkpoints.len()
    }

    /// The stretch that leads to a frame, with its events up to there; it is the
    /// last of those at hand afterwards.
    fn stretch_of(&mut self, frame: u64) -> &mut Stretch {
        let range = self.checkpoints.stretch(frame, self.index.tags.len());
        let found = self.stretches.iter().position(|s| s.start() == range.start);
        let mut stretch = match found {
            Some(at) => self.stretches.remove(at),
            None => {
                while self.stretches.len() >= STRETCHES
                    || (self.stretches.len() > 1
                        && self.stretches.iter().map(Stretch::bytes).sum::<usize>() > STRETCH_BYTES)
                {
                    self.stretches.remove(0);
                }
                match self.checkpoints.at(range.start) {
                    Some(machine) => Stretch::after(machine, range.end),
                    None => {
                        Stretch::of_boot(self.scenario.clone(), self.program.clone(), range.end)
                    }
                }
            }
        };
        stretch.reach(frame);
        let last = self.stretches.len();
        self.stretches.push(stretch);
        &mut self.stretches[last]
    }
}
