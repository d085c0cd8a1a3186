//! Branches: what the reader writes by hand makes another future of the same
//! past. Nothing that was recorded is changed: the scenario with one more poke is
//! run again, and both runs stay at hand.

use super::{Open, Player};
use leptos::prelude::*;
use sim_core::ids::{Pid, VirtAddr};
use sim_core::scenario::{Poke, Scenario};

/// One of the runs that the reader can go between.
#[derive(Clone, PartialEq)]
pub struct Branch {
    /// What is run.
    pub scenario: Scenario,
    /// What was written last, in the reader's words; none for the run as it was.
    pub label: Option<String>,
}

/// The branches of a scenario: the run as it was before anything was written to it by
/// hand, if something was, and the scenario itself, the last.
pub fn of(scenario: &Scenario) -> Vec<Branch> {
    let mut before = scenario.clone();
    let last = std::mem::take(&mut before.pokes).pop();
    let own = Branch {
        scenario: scenario.clone(),
        label: last.as_ref().map(written),
    };
    let before = Branch {
        scenario: before,
        label: None,
    };
    let before = last.is_some().then_some(before);
    before.into_iter().chain([own]).collect()
}

/// What was written, and where; its bytes as a number.
fn written(poke: &Poke) -> String {
    let value = poke.bytes.iter().rev().take(8);
    let value = value.fold(0u64, |all, &byte| all << 8 | u64::from(byte));
    format!("{} = {value}", poke.va)
}

impl Player {
    /// Writes to a process's memory at the frame that is shown, in a branch of its own.
    /// `label` is how the reader knows it.
    pub fn poke(self, pid: Pid, va: VirtAddr, bytes: Vec<u8>, label: String) {
        let Some(mut scenario) = self.scenario() else {
            return;
        };
        let at = self.frame.get_untracked();
        // What was to come after this frame belongs to the other branch.
        scenario.pokes.retain(|poke| poke.at <= at);
        scenario.pokes.push(Poke { at, pid, va, bytes });
        let number = self.branches.with_untracked(Vec::len);
        self.branches.update(|branches| {
            branches.push(Branch {
                scenario,
                label: Some(label),
            });
        });
        self.take_branch(number, Open::Poke(at));
    }

    /// Shows another branch, at the frame that is shown or the last one that it has.
    pub fn switch_branch(self, number: usize) {
        if number != self.branch.get_untracked() {
            self.take_branch(number, Open::Frame(self.frame.get_untracked()));
        }
    }

    fn take_branch(self, number: usize, open: Open) {
        let scenario = self
            .branches
            .with_untracked(|all| all.get(number).map(|branch| branch.scenario.clone()));
        let Some(scenario) = scenario else { return };
        self.branch.set(number);
        self.rerun(scenario, open);
    }

    /// What is shown was run from this.
    pub fn scenario(self) -> Option<Scenario> {
        self.with(|film| film.recording.scenario().clone())
    }
}
