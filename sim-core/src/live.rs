//! The one holder of a state that runs: whoever wants to change it emits an event.
//!
//! The kernel and the virtual CPU *decide*: they read [`Live::state`] and call
//! [`Live::emit`]. [`State::apply`] is what changes it. So nothing can happen
//! that the recording does not hold.

use crate::ids::{Pfn, Pid, VirtAddr, Vpn};
use crate::journal::Journal;
use crate::kernel::apply::user::Hand;
use crate::kernel::event::{Event, EventKind, Level};
use crate::kernel::state::State;
use crate::mmu::{Tlb, TlbView};
use crate::program::Program;
use crate::recording::tags::Tags;
use crate::scenario::Scenario;
use std::sync::Arc;

/// A state that runs, with what watches it.
#[derive(Clone, Debug)]
pub struct Live {
    state: State,
    /// The program that the tasks run.
    pub program: Arc<Program>,
    /// What there is to say about the run: machine, inputs, budget.
    pub scenario: Arc<Scenario>,
    /// Virtual time in nanoseconds: it goes on with every instruction, while
    /// `State::now_ns` is what the kernel saw when it last looked.
    pub clock_ns: u64,
    /// Events so far.
    pub seq: u64,
    /// How often anything was changed so far: an event that was no load, and no statement's
    /// beginning. As long as it stays the same, nothing has changed.
    pub changes: u64,
    /// What is written down of each event.
    pub journal: Journal,
    /// A cache of translations, kept exact; it is never part of the state.
    pub tlb: Tlb,
    /// The page of a load or store of the program's own that faulted and is run again now.
    pub again: Option<Vpn>,
    /// How far from what the program asked for the next events are ([`Event::depth`]).
    depth: Level,
}

impl Live {
    /// Takes a state into hand.
    pub fn new(
        state: State,
        program: Arc<Program>,
        scenario: Arc<Scenario>,
        journal: Journal,
    ) -> Self {
        let clock_ns = state.now_ns;
        Self {
            state,
            program,
            scenario,
            clock_ns,
            seq: 0,
            changes: 0,
            journal,
            tlb: Tlb::default(),
            again: None,
            depth: Level::Line,
        }
    }

    /// A copy with a journal of its own; what is large is shared until it is written.
    pub fn fork(&self, journal: Journal) -> Self {
        Self {
            state: self.state.clone(),
            program: self.program.clone(),
            scenario: self.scenario.clone(),
            clock_ns: self.clock_ns,
            seq: self.seq,
            changes: self.changes,
            journal,
            tlb: Tlb::default(),
            again: self.again,
            depth: self.depth,
        }
    }

    /// Before a copy of the state is made: the pages of memory are then held by both.
    pub fn share_pages(&mut self) {
        self.state.memory.share();
    }

    /// The state as it is now, to read.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What the plain loop of the CPU works with, if a task's loads, stores, statements and
    /// calls need not be made into events: the journal wants at most their tags, no access
    /// is run again, and the task's translations are at hand.
    pub fn quick(&mut self, pid: Pid) -> Option<Quick<'_>> {
        let tags = match &mut self.journal {
            Journal::Count => None,
            Journal::Index(index) => Some(&mut index.tags),
            Journal::Events(_) | Journal::Digest(_) => return None,
        };
        if self.again.is_some() {
            return None;
        }
        Some(Quick {
            pid,
            hand: self.state.hand(pid)?,
            tlb: self.tlb.view(pid)?,
            tags,
            depth: self.depth,
            seq: &mut self.seq,
            changes: &mut self.changes,
        })
    }

    /// A load by the program: changes nothing, and is written down if the
    /// journal wants to know. `value` is what was read, zero-extended.
    #[inline]
    pub fn loaded(
        &mut self,
        pid: Pid,
        va: VirtAddr,
        pfn: Pfn,
        size: u8,
        library: bool,
        value: u64,
    ) {
        let again = self.runs_again(va);
        if !again && self.journal.note_tags(pid, access_level(library)) {
            self.seq += 1;
        } else {
            self.emit(
                pid,
                EventKind::Load {
                    va,
                    pfn,
                    size,
                    library,
                    value,
                    again,
                },
            );
        }
    }

    /// A store by the program: an [`EventKind::Store`], which is only made if the
    /// journal wants more of it than who did it.
    #[inline]
    pub fn stored(
        &mut self,
        pid: Pid,
        va: VirtAddr,
        pfn: Pfn,
        size: u8,
        library: bool,
        value: u64,
    ) {
        let again = self.runs_again(va);
        if !again && self.journal.note_tags(pid, access_level(library)) {
            self.state.apply_store(va, pfn, size, value);
            self.seq += 1;
            self.changes += 1;
        } else {
            self.emit(
                pid,
                EventKind::Store {
                    va,
                    pfn,
                    size,
                    library,
                    value,
                    again,
                },
            );
        }
    }

    /// A statement begins: an [`EventKind::Line`], which is only made if the journal wants
    /// more of it than who did it.
    #[inline]
    pub fn line_began(&mut self, pid: Pid, line: u32) {
        if self.journal.note_tags(pid, Level::Line) {
            self.state.apply_line(pid, line);
            self.seq += 1;
        } else {
            self.emit(pid, EventKind::Line { line });
        }
    }

    /// True if the access is the one that a page fault interrupted.
    #[inline]
    fn runs_again(&mut self, va: VirtAddr) -> bool {
        self.again.is_some() && self.again.take() == Some(va.page())
    }

    /// Does something whose events are no coarser than a level ([`Event::depth`]).
    pub fn at_depth<T>(&mut self, depth: Level, act: impl FnOnce(&mut Live) -> T) -> T {
        let deeper = self.depth.max(depth);
        let before = std::mem::replace(&mut self.depth, deeper);
        let result = act(self);
        self.depth = before;
        result
    }

    /// Makes something happen.
    pub fn emit(&mut self, pid: Pid, kind: EventKind) {
        let depth = self.depth;
        let event = Event { pid, kind, depth };
        let looks_only = matches!(
            event.kind,
            EventKind::Line { .. } | EventKind::Load { .. } | EventKind::LoadBytes { .. }
        );
        self.changes += u64::from(!looks_only);
        self.state.apply(&event);
        self.tlb.watch(&event.kind);
        self.journal.note(self.seq, event);
        self.seq += 1;
    }
}

/// A [`Live`] as a task's own code needs it: whoever has it counts the events by himself, and
/// adds them up at the end.
pub struct Quick<'a> {
    /// The task.
    pub pid: Pid,
    /// What it writes with.
    pub(crate) hand: Hand<'a>,
    /// What is remembered of its translations.
    pub tlb: TlbView<'a>,
    tags: Option<&'a mut Tags>,
    depth: Level,
    /// [`Live::seq`], to be added to.
    pub seq: &'a mut u64,
    /// [`Live::changes`], likewise.
    pub changes: &'a mut u64,
}

impl Quick<'_> {
    /// Notes a load's or a store's tags.
    #[inline(always)]
    pub fn note_access(&mut self, library: bool) {
        if let Some(tags) = &mut self.tags {
            tags.push(access_level(library), self.pid);
        }
    }

    /// Notes the tags of a statement that begins.
    #[inline(always)]
    pub fn note_line(&mut self) {
        if let Some(tags) = &mut self.tags {
            tags.push(Level::Line, self.pid);
        }
    }

    /// Notes the tags of a call or a return.
    #[inline(always)]
    pub fn note_call(&mut self, kind: &EventKind) {
        if let Some(tags) = &mut self.tags {
            tags.push(kind.level().max(self.depth), self.pid);
        }
    }
}

/// The level of a load or store.
#[inline]
fn access_level(library: bool) -> Level {
    if library {
        Level::Library
    } else {
        Level::Memory
    }
}
