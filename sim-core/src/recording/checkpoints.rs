//! Copies of the machine, so many that any frame is near one, and so few that
//! they fit into memory.
//!
//! Copies share what did not change between them. How much a copy takes is
//! estimated from what it does not share with the one before.

use crate::kernel::mm_types::Frame;
use crate::kernel::state::State;
use crate::machine::Machine;
use std::sync::Arc;

/// Events between two copies, at first and at least.
const INTERVAL: u64 = 4096;
/// Bytes that copies may take per event: where they are large, they are fewer.
const BYTES_PER_EVENT: u64 = 48;
/// Bytes that all copies may take; beyond, every second one is dropped.
const MOST_BYTES: usize = 96 << 20;
/// A copy is made after so many events, however large it is.
const LONGEST: u64 = 1 << 16;

/// The checkpoints of a run, in order.
#[derive(Debug)]
pub struct Checkpoints {
    list: Vec<Machine>,
    /// Events between two copies; doubles whenever every second one is dropped.
    interval: u64,
    /// When the next one is due.
    due: u64,
    bytes: usize,
}

impl Checkpoints {
    /// None yet: the first one is due at once.
    pub fn new() -> Self {
        Self {
            list: Vec::new(),
            interval: INTERVAL,
            due: 0,
            bytes: 0,
        }
    }

    /// The number of the event after which the next one is to be made.
    pub fn due(&self) -> u64 {
        self.due
    }

    /// Adds a copy of the machine as it is now.
    pub fn push(&mut self, machine: Machine) {
        let (pages, tables) = unshared(self.list.last(), &machine);
        // Most pages are written for the first time, and would be held by the
        // next checkpoint if not by this one: they are no reason to wait.
        let weight = (tables + pages / 4) as u64;
        let apart = (weight / BYTES_PER_EVENT).min(LONGEST).max(self.interval);
        self.due = machine.live.seq + apart;
        self.bytes += pages + tables;
        self.list.push(machine);
        if self.bytes > MOST_BYTES {
            self.thin();
        }
    }

    fn thin(&mut self) {
        let mut n = 0;
        self.list.retain(|_| {
            n += 1;
            n % 2 == 1
        });
        self.interval = self.interval.saturating_mul(2);
        self.bytes = 0;
        for n in 0..self.list.len() {
            let before = n.checked_sub(1).and_then(|n| self.list.get(n));
            let (pages, tables) = unshared(before, &self.list[n]);
            self.bytes += pages + tables;
        }
    }

    /// The frames from one checkpoint to the next among which a frame is: from,
    /// exclusively, to, inclusively. Frame 0 and the frames of the boot are
    /// before the first checkpoint. `len` is the number of the last frame.
    pub fn stretch(&self, frame: u64, len: u64) -> std::ops::Range<u64> {
        let after = self.list.partition_point(|c| c.live.seq < frame);
        let start = after.checked_sub(1).map_or(0, |n| self.list[n].live.seq);
        let end = self.list.get(after).map_or(len, |c| c.live.seq);
        start..end.max(start)
    }

    /// The machine after so many events, if it was kept.
    pub fn at(&self, seq: u64) -> Option<&Machine> {
        let n = self.list.binary_search_by_key(&seq, |c| c.live.seq).ok()?;
        Some(&self.list[n])
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Bytes that they take, roughly.
    pub fn bytes(&self) -> usize {
        self.bytes
    }
}

/// Bytes of a machine that it does not share with an earlier copy, roughly: of
/// pages, and of everything else.
fn unshared(before: Option<&Machine>, machine: &Machine) -> (usize, usize) {
    let state = machine.live.state();
    let old = before.map(|m| m.live.state());
    let memory = &state.memory;
    let frames = memory.frames.len() * (size_of::<Frame>() + 8) + memory.free.len() * 4;
    let tables = frames + unshared_tables(old, state) + machine.operands() * 8 + 1024;
    (unshared_pages(old, state), tables)
}

/// Pages.
fn unshared_pages(old: Option<&State>, state: &State) -> usize {
    let memory = &state.memory;
    let old = old.map_or(&[][..], |s| &s.memory.bytes);
    let pages = memory.bytes.iter().enumerate().filter(|(n, page)| {
        let shared = old.get(*n).is_some_and(|old| old.is_same(page));
        page.get().is_some() && !shared
    });
    pages.count() * 4096
}

/// Tasks, address spaces and the like.
fn unshared_tables(old: Option<&State>, state: &State) -> usize {
    let tasks = state.tasks.iter().filter_map(|(pid, task)| {
        let shared = old
            .and_then(|s| s.tasks.get(pid))
            .is_some_and(|o| Arc::ptr_eq(o, task));
        (!shared).then(|| 512 + task.calls.len() * 24)
    });
    let mms = state.mms.iter().filter_map(|(id, mm)| {
        let shared = old
            .and_then(|s| s.mms.get(id))
            .is_some_and(|o| Arc::ptr_eq(o, mm));
        (!shared).then(|| 256 + mm.vmas.len() * 128 + mm.tables.leaves.len() * 64)
    });
    let entries = state.tasks.len() + state.mms.len() + state.files.len() + state.fd_tables.len();
    tasks.sum::<usize>() + mms.sum::<usize>() + entries * 48 + state.terminal.chunks.len() * 8
}
