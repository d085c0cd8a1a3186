//! Those that wait for the same are told together: what the sentences of an ending are made from.

use crate::ids::Pid;
use crate::kernel::sched::{Blocked, Wait};

/// Processes of those that wait for the same that are named.
const MOST_NAMED: usize = 3;

/// Gives the name of a process.
pub type Name<'a> = &'a dyn Fn(Pid) -> String;

/// Processes that wait for the same.
pub(super) struct Group<'a> {
    /// What for.
    pub wait: &'a Wait,
    /// The names of the first.
    pub named: Vec<String>,
    /// How many more there are.
    pub more: usize,
}

/// Groups those that wait for the same, in the order of the first of each.
pub(super) fn groups<'a>(blocked: &'a [Blocked], name: Name<'_>) -> Vec<Group<'a>> {
    let mut groups: Vec<(&Wait, Vec<Pid>)> = Vec::new();
    for Blocked { pid, wait } in blocked {
        match groups.iter_mut().find(|(known, _)| *known == wait) {
            Some((_, pids)) => pids.push(*pid),
            None => groups.push((wait, vec![*pid])),
        }
    }
    let group = |(wait, pids): (&'a Wait, Vec<Pid>)| {
        let named: Vec<String> = pids.iter().take(MOST_NAMED).map(|&pid| name(pid)).collect();
        let more = pids.len() - named.len();
        Group { wait, named, more }
    };
    groups.into_iter().map(group).collect()
}

/// A number with its digits in groups of three.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
