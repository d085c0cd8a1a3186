//! The events between two checkpoints, had again by running them once more.

use crate::journal::Journal;
use crate::kernel::event::{Event, EventKind};
use crate::kernel::state::State;
use crate::machine::Machine;
use crate::program::Program;
use crate::scenario::Scenario;
use std::sync::Arc;

/// Events between two states that are kept of a stretch, at least: so many are
/// applied to go one frame back.
const STATES_APART: u64 = 512;
/// States that are kept of a stretch, at most.
const MOST_STATES: u64 = 16;

/// The events after one checkpoint, up to the next.
#[derive(Debug)]
pub struct Stretch {
    /// The frame that it begins at.
    start: u64,
    /// The last frame that it leads to.
    end: u64,
    /// Its events, as far as they were needed so far.
    events: Vec<Event>,
    /// The machine after these events, and perhaps a few more.
    machine: Machine,
    /// States on the way, by their frames.
    states: Vec<(u64, State)>,
    /// Bytes that the events take.
    bytes: usize,
}

/// Bytes that an event takes.
fn bytes_of(event: &Event) -> usize {
    let held = match &event.kind {
        EventKind::StoreBytes { bytes, .. }
        | EventKind::FrameFill { bytes, .. }
        | EventKind::PipeFill { bytes, .. }
        | EventKind::Output { bytes, .. } => bytes.len(),
        _ => 0,
    };
    held + size_of::<Event>()
}

impl Stretch {
    /// The stretch that begins at a checkpoint.
    pub fn after(checkpoint: &Machine, end: u64) -> Stretch {
        let machine = checkpoint.fork(Journal::Events(Vec::new()));
        let start = machine.live.seq;
        let states = vec![(start, machine.live.state().clone())];
        Stretch {
            start,
            end,
            events: Vec::new(),
            machine,
            states,
            bytes: 0,
        }
    }

    /// The first stretch of all: how the machine is switched on and the program loaded.
    pub fn of_boot(scenario: Arc<Scenario>, program: Arc<Program>, end: u64) -> Stretch {
        let empty = State::new(&scenario.machine);
        let mut machine = Machine::new(scenario, program, Journal::Events(Vec::new()));
        let mut events = machine.live.journal.take_events();
        events.truncate(end as usize);
        Stretch {
            start: 0,
            end,
            events,
            machine,
            states: vec![(0, empty)],
            bytes: 0,
        }
    }

    /// The frame that it begins at.
    pub fn start(&self) -> u64 {
        self.start
    }

    /// The last frame that it leads to.
    pub fn end(&self) -> u64 {
        self.end
    }

    /// Bytes that its events take, those that were needed so far.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Makes sure that the events up to a frame are there.
    pub fn reach(&mut self, frame: u64) {
        let frame = frame.min(self.end);
        while self.start + (self.events.len() as u64) < frame {
            let seq = self.machine.live.seq;
            let apart = STATES_APART.max((self.end - self.start) / MOST_STATES);
            let more = apart.min(self.end.saturating_sub(seq)).max(1);
            let ended = self.machine.advance(more).is_some();
            let events = self.machine.live.journal.take_events();
            if ended && events.is_empty() {
                return;
            }
            self.bytes += events.iter().map(bytes_of).sum::<usize>();
            self.events.extend(events);
            let now = self.machine.live.seq;
            if now <= self.end && self.states.last().is_none_or(|s| s.0 < now) {
                self.machine.live.share_pages();
                self.states.push((now, self.machine.live.state().clone()));
            }
        }
    }

    /// An event by its number, from 0; none if it is not of this stretch, or not
    /// reached yet.
    pub fn event(&self, n: u64) -> Option<&Event> {
        self.events
            .get(usize::try_from(n.checked_sub(self.start)?).ok()?)
    }

    /// The state at a frame of this stretch. `near` is a state that is at hand,
    /// with its frame: if it is on the way, it is gone on from.
    pub fn state(&self, frame: u64, near: Option<(u64, State)>) -> State {
        let kept = self
            .states
            .partition_point(|s| s.0 <= frame)
            .saturating_sub(1);
        let (mut at, mut state) = match near {
            Some((at, state)) if at <= frame && at >= self.states[kept].0 => (at, state),
            _ => self.states[kept].clone(),
        };
        while at < frame {
            let Some(event) = self.event(at) else { break };
            state.apply(event);
            at += 1;
        }
        state
    }
}
