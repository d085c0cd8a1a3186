//! /proc/PID/limits.
//!
//! fs/proc/base.c: `proc_pid_limits`, `lnames`.

use crate::ids::Pid;
use crate::kernel::state::State;
use crate::kernel::task::rlimit;
use std::fmt::Write;

/// Names and units, by number.
const NAMES: [(&str, &str); rlimit::COUNT as usize] = [
    ("Max cpu time", "seconds"),
    ("Max file size", "bytes"),
    ("Max data size", "bytes"),
    ("Max stack size", "bytes"),
    ("Max core file size", "bytes"),
    ("Max resident set", "bytes"),
    ("Max processes", "processes"),
    ("Max open files", "files"),
    ("Max locked memory", "bytes"),
    ("Max address space", "bytes"),
    ("Max file locks", "locks"),
    ("Max pending signals", "signals"),
    ("Max msgqueue size", "bytes"),
    ("Max nice priority", ""),
    ("Max realtime priority", ""),
    ("Max realtime timeout", "us"),
];

/// A table: name, soft limit, hard limit, unit.
pub fn limits(state: &State, pid: Pid) -> Vec<u8> {
    let mut text = format!(
        "{:<25} {:<20} {:<20} {:<10}\n",
        "Limit", "Soft Limit", "Hard Limit", "Units"
    );
    let value = |value: u64| match value {
        rlimit::INFINITY => "unlimited".to_owned(),
        value => value.to_string(),
    };
    let limits = state.task(pid).map(|task| task.limits.clone());
    for ((name, unit), limit) in NAMES.iter().zip(limits.iter().flat_map(|all| all.iter())) {
        let (soft, hard) = (value(limit.cur), value(limit.max));
        write!(text, "{name:<25} {soft:<20} {hard:<20} ").ok();
        if unit.is_empty() {
            text.push('\n');
        } else {
            writeln!(text, "{unit:<10}").ok();
        }
    }
    text.into_bytes()
}
