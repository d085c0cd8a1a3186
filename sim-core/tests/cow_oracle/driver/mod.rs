//! `cowdrv` on the model: reads a script, makes its processes do what it says, and
//! gives the record of each step as the real driver printed it.
//!
//! The scripts' language and the meaning of every field are the real driver's.

mod file;
mod memory;
mod process;
mod record;
mod remote;
mod words;

use crate::machine::{Machine, TLS};
use crate::observe::Labels;
use serde_json::Value;
use sim_core::ids::{InodeId, Pid};
use sim_core::kernel::mm::trap::Trap;
use sim_core::kernel::state::FIRST_PID;
use std::collections::BTreeMap;
use words::number;

/// Where the regions lie: far apart.
pub fn base(region: usize) -> u64 {
    0x100_0000_0000 + region as u64 * 0x1_0000_0000
}

/// A process.
pub struct Slot {
    pub name: String,
    pub pid: Pid,
    pub dead: bool,
    /// The kernel keeps the number of the CPU in its thread-local variables (rseq): it writes
    /// there each time it lets it run. Not for a child of vfork and its descendants.
    rseq: bool,
}

/// A stretch of addresses with a name.
pub struct Region {
    pub name: String,
    pub pages: u64,
    tmpfs: bool,
    file: String,
}

/// What an operation did, as its process reports it.
#[derive(Default)]
struct Report {
    trap: Option<Trap>,
    /// −errno if negative.
    ret: i64,
    minflt: u64,
    majflt: u64,
    val: Option<i64>,
}

/// A script that runs.
pub struct Driver {
    machine: Machine,
    slots: Vec<Slot>,
    regions: Vec<Region>,
    /// Files by path; tmpfs ones begin with `/`.
    files: BTreeMap<String, InodeId>,
    labels: Labels,
    /// A vfork that is not over: parent and child.
    vfork: Option<(usize, usize)>,
    step: u64,
}

impl Driver {
    pub fn new() -> Driver {
        let first = Slot {
            name: "P".into(),
            pid: FIRST_PID,
            dead: false,
            rseq: true,
        };
        Driver {
            machine: Machine::new(),
            slots: vec![first],
            regions: Vec::new(),
            files: BTreeMap::new(),
            labels: Labels::default(),
            vfork: None,
            step: 0,
        }
    }

    /// Runs a line of a script; `None` if it says nothing.
    pub fn line(&mut self, line: &str) -> Option<Value> {
        let line = line.split('#').next().unwrap_or("").trim_end();
        let (process, op) = line.split_once(' ')?;
        self.step += 1;
        Some(self.run(process, op))
    }

    fn slot(&self, name: &str) -> usize {
        self.slots
            .iter()
            .position(|slot| slot.name == name)
            .unwrap_or_else(|| panic!("no process {name}"))
    }

    fn region(&self, name: &str) -> Option<usize> {
        self.regions.iter().position(|region| region.name == name)
    }

    fn add_region(&mut self, name: &str, pages: u64) -> usize {
        self.regions.push(Region {
            name: name.into(),
            pages,
            tmpfs: false,
            file: String::new(),
        });
        self.regions.len() - 1
    }

    fn run(&mut self, process: &str, op: &str) -> Value {
        let words: Vec<&str> = op.split_whitespace().collect();
        let word = |i: usize| words.get(i).copied().unwrap_or("");
        self.prepare(&words);
        let me = self.slot(process);
        let pid = self.slots[me].pid;
        self.machine.pretouch(pid);
        if self.slots[me].rseq {
            self.machine.store(pid, TLS, 0).expect("own page");
        }
        let report = match word(0) {
            "fork" | "vfork" => self.fork(me, word(1), word(0) == "vfork"),
            "exit" => {
                self.machine.exit(pid, number(word(1)));
                self.died(me)
            }
            "rdie" | "wdie" => match self.touch(pid, &words) {
                Err(trap) => {
                    self.machine.die(pid, trap);
                    self.died(me)
                }
                Ok(_) => Report {
                    val: Some(77),
                    ..Report::default()
                },
            },
            "exec" => {
                self.machine.exec(pid);
                self.slots[me].rseq = true;
                self.vfork_over(me);
                Report::default()
            }
            _ => {
                let report = self.operate(pid, &words);
                self.keep_errno(pid, &report);
                report
            }
        };
        self.machine.check();
        self.record(process, op, &words, me, report)
    }

    /// What the controller does before the process acts: regions and files come into being.
    fn prepare(&mut self, words: &[&str]) {
        let word = |i: usize| words.get(i).copied();
        match words {
            ["map", name, kind, pages, ..] if self.region(name).is_none() => {
                let region = self.add_region(name, number(pages));
                if kind.starts_with(['f', 't']) {
                    let file = word(5).unwrap_or(name);
                    self.regions[region].tmpfs = kind.starts_with('t');
                    self.regions[region].file = file.into();
                    if file == *name {
                        self.make_file(file, number(pages));
                    }
                }
            }
            ["move", _, _, pages, to, ..] if self.region(to).is_none() => {
                self.add_region(to, number(pages));
            }
            ["grow", name, _, pages, ..] => {
                if let Some(region) = self.region(name) {
                    self.regions[region].pages = number(pages);
                }
            }
            _ => {}
        }
    }
}
