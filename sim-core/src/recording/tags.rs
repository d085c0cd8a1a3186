//! What is kept of every event: how fine it is and whose it is.
//!
//! Stepping ("the next line of this task") asks nothing else, so ten million
//! events can be stepped through without being kept. Half a byte per event for
//! the level, and one entry per change of task: most events have the same task
//! as the one before.

use crate::ids::Pid;
use crate::kernel::event::Level;

/// Events per block; the finest search looks at one block at most.
const BLOCK: u64 = 4096;

/// Level and task of every event, by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags {
    /// Two levels a byte, the even event in the low half.
    levels: Vec<u8>,
    len: u64,
    /// Which levels occur in each block: bit n for level n.
    blocks: Vec<u8>,
    /// Where another task's events begin, and whose they are.
    runs: Vec<(u64, Pid)>,
}

/// Where stepping stops.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stop {
    /// At events of this level or a coarser one.
    pub level: Level,
    /// At events of this task only, if given.
    pub pid: Option<Pid>,
}

impl Tags {
    /// How many events there are.
    pub fn len(&self) -> u64 {
        self.len
    }
    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
    /// Bytes that it takes.
    pub fn bytes(&self) -> usize {
        self.levels.capacity() + self.blocks.capacity() + self.runs.capacity() * 16
    }

    /// Adds the next event's.
    #[inline]
    pub fn push(&mut self, level: Level, pid: Pid) {
        let code = level as u8;
        let seq = self.len;
        if seq.is_multiple_of(2) {
            self.levels.push(code);
        } else if let Some(last) = self.levels.last_mut() {
            *last |= code << 4;
        }
        if seq.is_multiple_of(BLOCK) {
            self.blocks.push(0);
        }
        if let Some(block) = self.blocks.last_mut() {
            *block |= 1 << code;
        }
        if self.runs.last().is_none_or(|run| run.1 != pid) {
            self.runs.push((seq, pid));
        }
        self.len += 1;
    }

    /// An event's task.
    pub fn pid(&self, seq: u64) -> Option<Pid> {
        (seq < self.len).then(|| self.runs[self.run_of(seq)].1)
    }

    /// An event's level, as its code.
    fn code(&self, seq: u64) -> u8 {
        (self.levels[(seq / 2) as usize] >> (4 * (seq % 2))) & 15
    }

    fn run_of(&self, seq: u64) -> usize {
        self.runs
            .partition_point(|run| run.0 <= seq)
            .saturating_sub(1)
    }

    fn run_end(&self, run: usize) -> u64 {
        self.runs.get(run + 1).map_or(self.len, |next| next.0)
    }

    /// The first event from `from` on at which to stop.
    pub fn next(&self, from: u64, stop: Stop) -> Option<u64> {
        if from >= self.len {
            return None;
        }
        let Some(pid) = stop.pid else {
            return self.next_level(from, self.len, stop.level);
        };
        (self.run_of(from)..self.runs.len())
            .filter(|&run| self.runs[run].1 == pid)
            .find_map(|run| {
                self.next_level(self.runs[run].0.max(from), self.run_end(run), stop.level)
            })
    }

    /// The last event before `before` at which to stop.
    pub fn prev(&self, before: u64, stop: Stop) -> Option<u64> {
        let before = before.min(self.len);
        if before == 0 {
            return None;
        }
        let Some(pid) = stop.pid else {
            return self.prev_level(0, before, stop.level);
        };
        (0..=self.run_of(before - 1))
            .rev()
            .filter(|&run| self.runs[run].1 == pid)
            .find_map(|run| {
                self.prev_level(self.runs[run].0, self.run_end(run).min(before), stop.level)
            })
    }

    fn next_level(&self, from: u64, to: u64, level: Level) -> Option<u64> {
        let mut seq = from;
        while seq < to {
            let end = ((seq / BLOCK + 1) * BLOCK).min(to);
            if self.block_has(seq, level)
                && let Some(found) = (seq..end).find(|&n| self.code(n) <= level as u8)
            {
                return Some(found);
            }
            seq = end;
        }
        None
    }

    fn prev_level(&self, from: u64, to: u64, level: Level) -> Option<u64> {
        let mut end = to;
        while end > from {
            let begin = ((end - 1) / BLOCK * BLOCK).max(from);
            if self.block_has(begin, level)
                && let Some(found) = (begin..end).rev().find(|&n| self.code(n) <= level as u8)
            {
                return Some(found);
            }
            end = begin;
        }
        None
    }

    /// Whether the block of this event holds one of the level or a coarser one.
    fn block_has(&self, seq: u64, level: Level) -> bool {
        let wanted = (1u8 << (level as u8 + 1)) - 1;
        self.blocks[(seq / BLOCK) as usize] & wanted != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEVELS: [Level; 5] = [
        Level::Line,
        Level::Call,
        Level::Kernel,
        Level::Memory,
        Level::Library,
    ];

    /// Some events, in a disorder that is always the same.
    fn sample() -> Vec<(Level, Pid)> {
        let mut x = 12345u32;
        let mut random = |n: u32| {
            x = x.wrapping_mul(1_103_515_245).wrapping_add(12345);
            (x >> 16) % n
        };
        let mut events = Vec::new();
        for _ in 0..200 {
            let pid = Pid(1000 + random(3));
            for _ in 0..random(90) {
                let rare = random(40) == 0;
                events.push((
                    LEVELS[if rare {
                        random(3) as usize
                    } else {
                        3 + random(2) as usize
                    }],
                    pid,
                ));
            }
        }
        events
    }

    #[test]
    fn stepping_agrees_with_looking_at_every_event() {
        let events = sample();
        let mut tags = Tags::default();
        events
            .iter()
            .for_each(|&(level, pid)| tags.push(level, pid));
        assert_eq!(tags.len(), events.len() as u64);
        let len = events.len();
        for level in LEVELS {
            for pid in [None, Some(Pid(1000)), Some(Pid(1002)), Some(Pid(7))] {
                let stop = Stop { level, pid };
                let fits =
                    |n: &usize| events[*n].0 <= level && pid.is_none_or(|p| p == events[*n].1);
                for at in (0..len + 2).step_by(7) {
                    let next = (at..len).find(fits).map(|n| n as u64);
                    assert_eq!(
                        tags.next(at as u64, stop),
                        next,
                        "next from {at} of {stop:?}"
                    );
                    let prev = (0..at.min(len)).rev().find(fits).map(|n| n as u64);
                    assert_eq!(
                        tags.prev(at as u64, stop),
                        prev,
                        "prev before {at} of {stop:?}"
                    );
                }
            }
        }
        assert!((0..len).all(|n| tags.pid(n as u64) == Some(events[n].1)));
    }
}
