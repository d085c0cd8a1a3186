//! Gates: frames that an open question keeps the player from going past, and what
//! is pointed at on the stage.
//!
//! A gate holds only who comes from before it: a link that leads behind it is
//! followed, and so is whoever went on without an answer.

use super::Player;
use leptos::prelude::*;
use sim_core::lens::history::Thing;
use sim_core::lesson::question::Kind;

/// The gates and what is pointed at. It can be copied: all of it are handles.
#[derive(Clone, Copy)]
pub struct Gates {
    /// The last frames that are shown while questions are open.
    frames: RwSignal<Vec<u64>>,
    /// Counts how often the reader came up against one.
    pub bumps: RwSignal<u64>,
    /// How the question is answered, while it is by pointing at something.
    pub pointing: RwSignal<Option<Kind>>,
    /// What was pointed at last.
    pub pick: RwSignal<Option<Thing>>,
}

impl Gates {
    pub(super) fn new() -> Self {
        Self {
            frames: RwSignal::new(Vec::new()),
            bumps: RwSignal::new(0),
            pointing: RwSignal::new(None),
            pick: RwSignal::new(None),
        }
    }

    /// Sets the gates anew.
    pub fn set(self, frames: Vec<u64>) {
        if self.frames.with_untracked(|held| *held != frames) {
            self.frames.set(frames);
        }
    }

    /// Follows them.
    pub fn track(self) {
        self.frames.track();
    }

    /// Opens all of them, and points at nothing.
    pub fn clear(self) {
        self.set(Vec::new());
        if self.pointing.get_untracked().is_some() {
            self.pointing.set(None);
        }
    }

    /// Answers with what was pointed at; false if no question asks for it now.
    pub fn point(self, thing: Thing) -> bool {
        let Some(kind) = self.pointing.get_untracked() else {
            return false;
        };
        if let Some(thing) = kind.takes(thing) {
            self.pick.set(Some(thing));
        }
        true
    }

    /// The first gate at or after a frame.
    pub(super) fn ahead(self, frame: u64) -> Option<u64> {
        self.frames.with(|frames| {
            let ahead = frames.iter().copied().filter(|&gate| gate >= frame);
            ahead.min()
        })
    }
}

impl Player {
    /// The gate on the way to a frame.
    pub fn gate_to(self, frame: u64) -> Option<u64> {
        let gate = untrack(|| self.gates.ahead(self.frame.get_untracked()));
        gate.filter(|&gate| gate < frame)
    }

    /// Tells the reader that there is a question first.
    pub fn bump(self) {
        self.gates.bumps.update(|n| *n += 1);
    }
}
