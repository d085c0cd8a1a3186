//! What is written down of every event while a run goes on.
//!
//! A plain run writes down nothing; a recording keeps each event's tags and the
//! moments for the timeline; a stretch that is run once more keeps the events
//! themselves; a comparison between two machines keeps a digest.

use crate::ids::Pid;
use crate::kernel::event::{Event, Level};
use crate::recording::digest::Digest;
use crate::recording::moments::Moment;
use crate::recording::tags::Tags;

/// The journal of a run.
#[derive(Clone, Debug, Default)]
pub enum Journal {
    /// Nothing but the number of events (which [`crate::live::Live`] keeps).
    #[default]
    Count,
    /// Tags and moments.
    Index(Box<Index>),
    /// The events themselves, since the journal was last emptied.
    Events(Vec<Event>),
    /// A digest of all events.
    Digest(Digest),
}

/// What a recording keeps of its events.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Level and task of each.
    pub tags: Tags,
    /// The marks of the timeline.
    pub moments: Vec<Moment>,
}

impl Journal {
    /// Notes an event that was just applied; `seq` is its number, from 0.
    #[inline]
    pub fn note(&mut self, seq: u64, event: Event) {
        match self {
            Journal::Count => {}
            Journal::Index(index) => {
                index.tags.push(event.level(), event.pid);
                index.moments.extend(Moment::of(seq, &event));
            }
            Journal::Events(events) => events.push(event),
            Journal::Digest(digest) => digest.add(&event),
        }
    }

    /// Notes an event that is no moment, if that needs no more than its level and who did it.
    /// Otherwise gives false: the event has to be made and noted.
    #[inline]
    pub fn note_tags(&mut self, pid: Pid, level: Level) -> bool {
        match self {
            Journal::Count => true,
            Journal::Index(index) => {
                index.tags.push(level, pid);
                true
            }
            Journal::Events(_) | Journal::Digest(_) => false,
        }
    }

    /// Takes out the events that were collected.
    pub fn take_events(&mut self) -> Vec<Event> {
        match self {
            Journal::Events(events) => std::mem::take(events),
            _ => Vec::new(),
        }
    }
}
