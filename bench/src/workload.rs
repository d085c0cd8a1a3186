//! The programs that are measured: ordinary C, each heavy in one thing.

use sim_core::scenario::{Budget, Scenario};

/// A program and what it is heavy in.
#[derive(Clone, Copy, Debug)]
pub struct Workload {
    /// Its name.
    pub name: &'static str,
    /// What it does most.
    pub what: &'static str,
    source: &'static str,
}

/// All of them.
pub const WORKLOADS: [Workload; 5] = [
    Workload {
        name: "arrays",
        what: "loads and stores",
        source: include_str!("../programs/arrays.c"),
    },
    Workload {
        name: "calls",
        what: "calls and returns",
        source: include_str!("../programs/calls.c"),
    },
    Workload {
        name: "heap",
        what: "malloc and free",
        source: include_str!("../programs/heap.c"),
    },
    Workload {
        name: "forks",
        what: "fork, copied pages, wait",
        source: include_str!("../programs/forks.c"),
    },
    Workload {
        name: "pipes",
        what: "system calls and switches",
        source: include_str!("../programs/pipes.c"),
    },
];

/// A workload by its name.
pub fn find(name: &str) -> Option<Workload> {
    WORKLOADS.into_iter().find(|it| it.name == name)
}

impl Workload {
    /// The run of this program that ends after so many events: no program here
    /// ends by itself.
    pub fn scenario(&self, events: u64) -> Scenario {
        Scenario {
            source: self.source.into(),
            file_name: format!("{}.c", self.name),
            tty: false,
            budget: Budget {
                instructions: u64::MAX,
                events,
                calls: u64::MAX,
                frames: 65_536,
                output: u64::MAX,
            },
            ..Scenario::default()
        }
    }
}
