//! /proc/PID/cmdline and environ: the strings as they stand in the process's stack now.
//!
//! fs/proc/base.c: `get_mm_cmdline`, `environ_read`. Nothing is brought by faults: what
//! was never touched reads as zeros.

use crate::ids::{PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::mm::access;
use crate::kernel::mm::gup::pieces;
use crate::kernel::mm_types::Mm;
use crate::kernel::state::State;

/// What `cmdline` shows of a program that has overwritten its arguments' end.
const MOST: u64 = PAGE_SIZE;

/// The arguments, each with a zero byte behind it. A program may write over them; if it
/// wrote over the last zero byte, what follows up to the next one belongs to it.
pub fn cmdline(state: &State, pid: Pid) -> Vec<u8> {
    let Some(mm) = state.mm_of(pid) else {
        return Vec::new();
    };
    let args = mm.args;
    let own = bytes(state, mm, args.arg_start, args.arg_end);
    if own.last().is_none_or(|&last| last == 0) {
        return own;
    }
    let end = args.env_end.min(args.arg_start.add(MOST));
    let mut all = bytes(state, mm, args.arg_start, end.max(args.arg_end));
    if let Some(zero) = all.iter().position(|&byte| byte == 0) {
        all.truncate(zero + 1);
    }
    all
}

/// The variables that execve was given, each with a zero byte behind it.
pub fn environ(state: &State, pid: Pid) -> Vec<u8> {
    state.mm_of(pid).map_or_else(Vec::new, |mm| {
        bytes(state, mm, mm.args.arg_end, mm.args.env_end)
    })
}

fn bytes(state: &State, mm: &Mm, start: VirtAddr, end: VirtAddr) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (va, len) in pieces(start, end.0.saturating_sub(start.0)) {
        match mm.tables.get(va.page()).pfn() {
            Some(pfn) => bytes.extend(access::bytes(&state.memory, pfn, va.offset(), len)),
            None => bytes.resize(bytes.len() + usize::from(len), 0),
        }
    }
    bytes
}
