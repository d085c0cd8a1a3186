//! Playing: a step after the other, at a pace that can be followed; where it
//! pauses by itself.

use super::Player;
use leptos::prelude::*;
use std::time::Duration;

impl Player {
    /// Plays, or pauses.
    pub fn toggle(self) {
        if self.playing.get_untracked() {
            self.pause();
            return;
        }
        let at_end = self
            .path()
            .last()
            .is_none_or(|&last| last <= self.frame.get_untracked());
        if at_end {
            self.first();
        }
        if self.gate_to(self.frame.get_untracked() + 1).is_some() {
            self.bump();
            return;
        }
        self.playing.set(true);
        self.ticks.update_value(|n| *n += 1);
        self.tick(self.ticks.get_value());
    }

    /// Pauses.
    pub fn pause(self) {
        if self.playing.get_untracked() {
            self.playing.set(false);
            self.by_hand.update(|n| *n += 1);
        }
        self.ticks.update_value(|n| *n += 1);
    }

    /// Goes to the next statement with a breakpoint; to the last stop if there is none.
    pub fn run_to_breakpoint(self) {
        let frame = self.frame.get_untracked();
        match self.next_breakpoint(frame) {
            Some(next) => self.go_to(next),
            None => self.last(),
        }
    }

    /// Sets a breakpoint at the first statement on or after a line, or takes it away.
    pub fn toggle_breakpoint(self, line: u32) {
        let lines = self.with(|film| film.lines()).unwrap_or_default();
        let Some(&line) = lines.range(line..).next() else {
            return;
        };
        self.breakpoints.update(|set| {
            if !set.remove(&line) {
                set.insert(line);
            }
        });
    }

    /// Sets a breakpoint at the line that is shown, or takes it away.
    pub fn toggle_breakpoint_here(self) {
        let line = self
            .picture
            .with_untracked(|picture| picture.source.look_at);
        if let Some(line) = line {
            self.toggle_breakpoint(line);
        }
    }

    fn next_breakpoint(self, frame: u64) -> Option<u64> {
        self.breakpoints.with_untracked(|lines| {
            if lines.is_empty() {
                return None;
            }
            self.with(|film| film.next_on(frame, lines))?
        })
    }

    /// Where playing pauses by itself after a frame.
    fn next_pause(self, frame: u64) -> Option<u64> {
        let moment = self.pauses.with_untracked(|pauses| {
            pauses
                .get(pauses.partition_point(|&at| at <= frame))
                .copied()
        });
        let breakpoint = self.next_breakpoint(frame);
        [moment, breakpoint].into_iter().flatten().min()
    }

    fn tick(self, number: u64) {
        let wait = Duration::from_millis(10_000 / u64::from(self.speed.get_untracked().max(1)));
        set_timeout(
            move || {
                if self.ticks.try_get_value() != Some(number) {
                    return;
                }
                let path = self.path();
                let frame = self.frame.get_untracked();
                let next = path
                    .get(path.partition_point(|&stop| stop <= frame))
                    .copied();
                let again = self.repeat.get_untracked();
                if let Some((from, _)) = again.filter(|(_, to)| next.is_none_or(|next| next > *to))
                {
                    self.move_to(from);
                    self.tick(number);
                    return;
                }
                // A loop is played through.
                let pause = self.next_pause(frame).filter(|_| again.is_none());
                match (next, pause) {
                    (Some(next), Some(pause)) if pause <= next => {
                        self.move_to(pause);
                        self.pause();
                    }
                    (Some(next), _) if self.move_to(next) => self.tick(number),
                    _ => self.pause(),
                }
            },
            wait,
        );
    }
}
