//! How a run ended, in words; those that wait for the same are told together.

use super::{Lang, Sentence, en, zh};
use crate::ids::Pid;
use crate::kernel::sched::{Blocked, Wait};
use crate::machine::end::End;

/// Processes of those that wait for the same that are named.
const MOST_NAMED: usize = 3;

/// Gives the name of a process.
pub type Name<'a> = &'a dyn Fn(Pid) -> String;

/// Says how a run ended.
pub fn ending(end: &End, lang: Lang, name: Name<'_>) -> Sentence {
    match lang {
        Lang::En => en::ending(end, name),
        Lang::Zh => zh::ending(end, name),
    }
}

/// Says who waits for what when a run stands still, a clause for each thing that is waited for.
pub fn waiting(blocked: &[Blocked], lang: Lang, name: Name<'_>) -> Vec<String> {
    match lang {
        Lang::En => en::waiting(blocked, name),
        Lang::Zh => zh::waiting(blocked, name),
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::sched::Awaited;

    #[test]
    fn who_waits_for_the_same_is_told_together() {
        let pause = Wait::Call {
            call: "pause",
            awaited: Awaited::Signal,
        };
        let stopped = Wait::Stopped(Some(19));
        let blocked = |pid, wait: &Wait| Blocked {
            pid: Pid(pid),
            wait: wait.clone(),
        };
        let mut all: Vec<Blocked> = (1..=5).map(|n| blocked(n, &pause)).collect();
        all.insert(1, blocked(9, &stopped));
        let end = End::Deadlock { blocked: all };
        let said = |lang| ending(&end, lang, &|pid| format!("P{}", pid.0)).what;
        assert_eq!(
            said(Lang::En),
            "The run ends because everybody waits: each of P1, P2, P3 and 2 others waits in pause for a \
             signal, P9 is stopped by SIGSTOP."
        );
        assert_eq!(
            said(Lang::Zh),
            "运行结束，因为大家都在等待：P1、P2、P3 等 5 个进程在 pause 中等待信号，P9 被 SIGSTOP 停住。"
        );
    }
}
