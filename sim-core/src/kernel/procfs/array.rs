//! /proc/PID/stat, statm and status.
//!
//! fs/proc/array.c: `do_task_stat`, `proc_pid_statm`, `proc_pid_status`;
//! fs/proc/task_mmu.c: `task_mem`, `task_statm`. The largest sizes that a process ever had
//! (VmPeak, VmHWM) are not kept: what it has now stands for them.

use super::size::{self, Size};
use crate::ids::{PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::cred::Ids;
use crate::kernel::state::{FIRST_PID, State};
use crate::kernel::task::{SigAction, Task, TaskState};
use std::fmt::Write;

/// Nanoseconds of a clock tick (USER_HZ is 100).
const TICK_NS: u64 = 10_000_000;
const SIGCHLD: u32 = 17;
/// Flags that every process here has (PF_RANDOMIZE), of one that has not called exec
/// since fork (PF_FORKNOEXEC), that a signal killed (PF_SIGNALED), and that has ended.
const PF_RANDOMIZE: u64 = 0x40_0000;
const PF_FORKNOEXEC: u64 = 0x40;
const PF_SIGNALED: u64 = 0x400;
const PF_ENDED: u64 = 0x800c;
/// Signals of the first word: all that are not real-time, but the last.
const FIRST_WORD: u64 = 0x7fff_ffff;

fn kib(pages: u64) -> u64 {
    pages * PAGE_SIZE / 1024
}

fn sizes(state: &State, task: &Task) -> Option<Size> {
    let mm = task.mm.and_then(|mm| state.mms.get(&mm))?;
    Some(size::of(state, mm))
}

/// Signals that are ignored, and signals that have a handler.
fn ignored_and_caught(task: &Task) -> (u64, u64) {
    let (mut ignored, mut caught) = (0, 0);
    for (&signal, action) in &task.signals.actions {
        let bit = 1u64
            .checked_shl(u32::from(signal).wrapping_sub(1))
            .unwrap_or(0);
        match action.handler {
            SigAction::DEFAULT => {}
            SigAction::IGNORE => ignored |= bit,
            _ => caught |= bit,
        }
    }
    (ignored, caught)
}

fn flags(task: &Task) -> u64 {
    let mut flags = PF_RANDOMIZE;
    if !task.execed && task.pid != FIRST_PID {
        flags |= PF_FORKNOEXEC;
    }
    if task.is_dead() {
        flags |= PF_ENDED;
        if task.exit_status.is_some_and(|status| status & 0x7f != 0) {
            flags |= PF_SIGNALED;
        }
    }
    flags
}

/// /proc/PID/stat: one line of numbers.
pub fn stat(state: &State, pid: Pid) -> Vec<u8> {
    let Some(task) = state.task(pid) else {
        return Vec::new();
    };
    let mm = task.mm.and_then(|mm| state.mms.get(&mm));
    let size = sizes(state, task).unwrap_or_default();
    let (ignored, caught) = ignored_and_caught(task);
    let at = |of: fn(&crate::kernel::mm_types::Mm) -> VirtAddr| mm.map_or(0, |mm| of(mm).0);
    let (own, children) = (task.usage, task.child_usage);
    let waits = task.state != TaskState::Running && task.state != TaskState::Zombie;
    let mut line = format!("{} ({}) {}", pid.0, task.comm, task.state.letter());
    for number in [task.ppid.0, task.pgrp.0, task.sid.0] {
        write!(line, " {number}").ok();
    }
    // No terminal of its own: tty_nr, tpgid.
    line.push_str(" 0 -1");
    let numbers = [
        flags(task),
        own.min_flt,
        children.min_flt,
        own.maj_flt,
        children.maj_flt,
        own.cpu_ns / TICK_NS,
        0,
        children.cpu_ns / TICK_NS,
        0,
        // priority, nice, threads, itrealvalue
        20,
        0,
        1,
        0,
        task.start_ns / TICK_NS,
        size.total * PAGE_SIZE,
        size.resident(),
        task.limit(RLIMIT_RSS),
        size.code.0.0,
        size.code.1.0,
        at(|mm| mm.stack_top),
        // esp, eip: not for others to see
        0,
        0,
        task.signals.pending() & FIRST_WORD,
        task.signals.blocked & FIRST_WORD,
        ignored & FIRST_WORD,
        caught & FIRST_WORD,
        u64::from(waits),
        0,
        0,
        u64::from(SIGCHLD),
        // processor, rt_priority, policy, delays, guest time
        0,
        0,
        0,
        0,
        0,
        0,
        size.data_at.0.0,
        size.data_at.1.0,
        at(|mm| mm.start_brk),
        at(|mm| mm.args.arg_start),
        at(|mm| mm.args.arg_end),
        at(|mm| mm.args.arg_end),
        at(|mm| mm.args.env_end),
        u64::from(task.exit_status.unwrap_or(0)),
    ];
    for number in numbers {
        write!(line, " {number}").ok();
    }
    line.push('\n');
    line.into_bytes()
}

const RLIMIT_RSS: u32 = 5;
const RLIMIT_SIGPENDING: u32 = 11;

/// /proc/PID/statm: pages in all, resident, of files; code, 0, data and stack, 0.
pub fn statm(state: &State, pid: Pid) -> Vec<u8> {
    let size = state
        .task(pid)
        .and_then(|task| sizes(state, task))
        .unwrap_or_default();
    format!(
        "{} {} {} {} 0 {} 0\n",
        size.total,
        size.resident(),
        size.file + size.shmem,
        size.text,
        size.data + size.stack
    )
    .into_bytes()
}

/// The state in a word.
fn state_word(state: TaskState) -> &'static str {
    match state {
        TaskState::Running => "R (running)",
        TaskState::Interruptible => "S (sleeping)",
        TaskState::Uninterruptible => "D (disk sleep)",
        TaskState::Stopped => "T (stopped)",
        TaskState::Traced => "t (tracing stop)",
        TaskState::Zombie => "Z (zombie)",
        TaskState::Dead => "X (dead)",
    }
}

/// /proc/PID/status: the same for people.
pub fn status(state: &State, pid: Pid) -> Vec<u8> {
    let Some(task) = state.task(pid) else {
        return Vec::new();
    };
    let mut text = String::new();
    let mut put = |name: &str, value: String| {
        writeln!(text, "{name}:\t{value}").ok();
    };
    let pid = task.pid.0;
    // The fourth is the one that files are opened with: the effective one.
    let numbers = |ids: Ids| {
        let Ids {
            real,
            effective,
            saved,
        } = ids;
        format!("{real}\t{effective}\t{saved}\t{effective}")
    };
    put("Name", task.comm.to_string());
    if task.files.is_some() {
        put("Umask", "0022".into());
    }
    put("State", state_word(task.state).into());
    put("Tgid", task.tgid.0.to_string());
    put("Ngid", "0".into());
    put("Pid", pid.to_string());
    put("PPid", task.ppid.0.to_string());
    put("TracerPid", "0".into());
    put("Uid", numbers(task.cred.user));
    put("Gid", numbers(task.cred.group));
    put(
        "FDSize",
        if task.files.is_some() { "256" } else { "0" }.into(),
    );
    let groups = task.cred.groups.iter().map(|id| format!("{id} "));
    put("Groups", groups.collect());
    for (name, number) in [
        ("NStgid", task.tgid.0),
        ("NSpid", pid),
        ("NSpgid", task.pgrp.0),
        ("NSsid", task.sid.0),
    ] {
        put(name, number.to_string());
    }
    put("Kthread", "0".into());
    if let Some(size) = sizes(state, task) {
        let total = kib(size.total);
        let resident = kib(size.resident());
        for (name, value) in [
            ("VmPeak", kib(size.most_total)),
            ("VmSize", total),
            ("VmLck", kib(size.locked)),
            ("VmPin", 0),
            ("VmHWM", kib(size.most_resident)),
            ("VmRSS", resident),
            ("RssAnon", kib(size.anon)),
            ("RssFile", kib(size.file)),
            ("RssShmem", kib(size.shmem)),
            ("VmData", kib(size.data)),
            ("VmStk", kib(size.stack)),
            ("VmExe", kib(size.text)),
            ("VmLib", kib(size.exec.saturating_sub(size.text))),
            ("VmPTE", kib(size.tables)),
            ("VmSwap", 0),
            ("HugetlbPages", 0),
        ] {
            put(name, format!("{value:8} kB"));
        }
        put("CoreDumping", "0".into());
        put("THP_enabled", "1".into());
        put("untag_mask", "0xffffffffffffffff".into());
    }
    put("Threads", "1".into());
    put("SigQ", format!("0/{}", task.limit(RLIMIT_SIGPENDING)));
    let (ignored, caught) = ignored_and_caught(task);
    for (name, set) in [
        ("SigPnd", task.signals.pending_for(true)),
        ("ShdPnd", task.signals.pending_for(false)),
        ("SigBlk", task.signals.blocked),
        ("SigIgn", ignored),
        ("SigCgt", caught),
        ("CapInh", 0),
        ("CapPrm", 0),
        ("CapEff", 0),
        ("CapBnd", 0x1ff_ffff_ffff),
        ("CapAmb", 0),
    ] {
        put(name, format!("{set:016x}"));
    }
    put("NoNewPrivs", "0".into());
    put("Seccomp", "0".into());
    put("Seccomp_filters", "0".into());
    put("Speculation_Store_Bypass", "vulnerable".into());
    put("SpeculationIndirectBranch", "always enabled".into());
    let last = state.cpus.len().clamp(1, 63) - 1;
    put("Cpus_allowed", format!("{:x}", (1u64 << (last + 1)) - 1));
    let list = if last == 0 {
        "0".into()
    } else {
        format!("0-{last}")
    };
    put("Cpus_allowed_list", list);
    put("Mems_allowed", "1".into());
    put("Mems_allowed_list", "0".into());
    put("voluntary_ctxt_switches", task.usage.nvcsw.to_string());
    put("nonvoluntary_ctxt_switches", task.usage.nivcsw.to_string());
    text.into_bytes()
}
