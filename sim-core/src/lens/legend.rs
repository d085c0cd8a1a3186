//! What holds for a whole recording: each process's letter and colour, and
//! where each statement's code begins.

use crate::ids::{Pc, Pid};
use crate::program::{Op, Program};
use crate::recording::Recording;
use crate::recording::moments::MomentKind;
use serde::Serialize;
use std::collections::BTreeMap;

/// Process colours that a style sheet has; later processes use them again.
pub const COLOURS: usize = 7;

/// How a process is named wherever it is shown: never by colour alone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize)]
pub struct Who {
    /// Its number.
    pub pid: Pid,
    /// A, B, … Z, AA, … in the order in which the processes were made; `init`
    /// for process 1.
    pub letter: String,
    /// Which of the [`COLOURS`] colours.
    pub colour: u8,
}

/// The names and places that stay the same over a whole recording.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Legend {
    cast: BTreeMap<Pid, usize>,
    order: Vec<Pid>,
    line_pcs: BTreeMap<u32, Pc>,
    source: Vec<String>,
    /// True if nobody is to be told what the source says.
    hushed: bool,
}

impl Legend {
    /// A legend for these processes, in the order of their making, this program
    /// and its source text.
    pub fn new(pids: impl IntoIterator<Item = Pid>, program: &Program, source: &str) -> Self {
        let mut legend = Legend::default();
        for pid in pids {
            if pid != Pid(1) && !legend.cast.contains_key(&pid) {
                legend.cast.insert(pid, legend.order.len());
                legend.order.push(pid);
            }
        }
        for (pc, op) in program.code.iter().enumerate() {
            if let Op::Line(line) = op {
                legend.line_pcs.entry(*line).or_insert(Pc(pc as u32));
            }
        }
        legend.source = source.lines().map(str::to_string).collect();
        legend
    }

    /// The legend of a recording.
    pub fn of(recording: &Recording) -> Self {
        let made = recording
            .moments()
            .iter()
            .filter_map(|moment| match moment.kind {
                MomentKind::Booted => Some(moment.pid),
                MomentKind::TaskCreated { child } => Some(child),
                _ => None,
            });
        Self::new(made, recording.program(), &recording.scenario().source)
    }

    /// Hides the source: a sentence names a line by its number alone.
    pub fn hush(&mut self) {
        self.hushed = true;
    }

    /// A line of the program's text as a sentence may tell it; none where the source is hidden.
    pub fn told_line(&self, line: u32) -> Option<&str> {
        (!self.hushed).then(|| self.source_line(line).trim())
    }

    /// A line of the program's text, from 1; empty if there is none.
    pub fn source_line(&self, line: u32) -> &str {
        let index = (line as usize).wrapping_sub(1);
        self.source.get(index).map_or("", |text| text)
    }

    /// Every process of the recording, in the order of their making.
    pub fn everyone(&self) -> impl Iterator<Item = Who> + '_ {
        self.order.iter().map(|&pid| self.who(pid))
    }

    /// How many processes the recording has.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// True if there is none.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// How a process is named.
    pub fn who(&self, pid: Pid) -> Who {
        match self.cast.get(&pid) {
            Some(&index) => Who {
                pid,
                letter: letter(index),
                colour: (index % COLOURS) as u8,
            },
            None => Who {
                pid,
                letter: "init".into(),
                colour: 0,
            },
        }
    }

    /// A process's place in the order of their making.
    pub fn rank(&self, pid: Pid) -> usize {
        self.cast.get(&pid).copied().unwrap_or(usize::MAX)
    }

    /// The process with this letter.
    pub fn by_letter(&self, wanted: &str) -> Option<Pid> {
        self.order
            .iter()
            .enumerate()
            .find(|&(i, _)| letter(i) == wanted)
            .map(|(_, &pid)| pid)
    }

    /// The code at which a statement begins, by its index in the program's lines.
    pub fn line_pc(&self, line: u32) -> Option<Pc> {
        self.line_pcs.get(&line).copied()
    }
}

/// A for 0, Z for 25, AA for 26, as a spreadsheet counts its columns.
fn letter(index: usize) -> String {
    let mut text = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        text.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    text.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let shown: Vec<String> = [0, 1, 25, 26, 51, 52, 701, 702].map(letter).into();
        assert_eq!(shown, ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn everyone_is_named_once_and_init_by_its_name() {
        let pids = [Pid(1000), Pid(1001), Pid(1000), Pid(1)];
        let legend = Legend::new(pids, &Program::default(), "");
        assert_eq!(legend.len(), 2);
        assert_eq!(legend.who(Pid(1001)).letter, "B");
        assert_eq!(legend.who(Pid(1)).letter, "init");
        assert_eq!(legend.by_letter("B"), Some(Pid(1001)));
    }
}
