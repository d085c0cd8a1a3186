//! /proc/PID/smaps and smaps_rollup.
//!
//! fs/proc/task_mmu.c: `show_smap`, `__show_smap`, `show_smaps_rollup`,
//! `show_smap_vma_flags`.

use crate::ids::Pid;
use crate::kernel::fs::proc::map_line;
use crate::kernel::mm::smaps::{self, Smaps};
use crate::kernel::mm_types::Vma;
use crate::kernel::state::State;
use std::fmt::Write;

/// Bytes of a huge page: an area that holds an aligned one may get it.
const HUGE: u64 = 2 << 20;

fn put(text: &mut String, name: &str, kib: u64) {
    let name = format!("{name}:");
    writeln!(text, "{name:<16}{kib:8} kB").ok();
}

/// Every area: its line of maps, then its sums.
pub fn smaps(state: &State, pid: Pid) -> Vec<u8> {
    let mut text = String::new();
    let Some(mm) = state.mm_of(pid) else {
        return Vec::new();
    };
    let gate = smaps::gate_vma();
    for vma in mm.vmas.values().chain([&gate]) {
        map_line(&mut text, state, vma);
        put(&mut text, "Size", vma.pages() * 4);
        put(&mut text, "KernelPageSize", 4);
        put(&mut text, "MMUPageSize", 4);
        sums(&mut text, &smaps::of(state, mm.id, vma), false);
        let fits = vma.start.0.next_multiple_of(HUGE) + HUGE <= vma.end.0;
        let eligible = u32::from(vma.flags.huge && fits);
        writeln!(text, "{:<16}{eligible:8}", "THPeligible:").ok();
        text.push_str("VmFlags: ");
        for flag in vm_flags(vma, vma.start == gate.start) {
            write!(text, "{flag} ").ok();
        }
        text.push('\n');
    }
    text.into_bytes()
}

/// The sums over all areas.
pub fn smaps_rollup(state: &State, pid: Pid) -> Vec<u8> {
    let Some(mm) = state.mm_of(pid) else {
        return Vec::new();
    };
    let mut all = Smaps::default();
    for vma in mm.vmas.values() {
        all.add(&smaps::of(state, mm.id, vma));
    }
    let start = mm.vmas.values().next().map_or(0, |vma| vma.start.0);
    let end = mm.vmas.values().next_back().map_or(0, |vma| vma.end.0);
    let line = format!("{start:08x}-{end:08x} ---p 00000000 00:00 0 ");
    let mut text = format!("{line:<73}[rollup]\n");
    sums(&mut text, &all, true);
    text.into_bytes()
}

fn sums(text: &mut String, sums: &Smaps, rollup: bool) {
    put(text, "Rss", sums.rss);
    put(text, "Pss", sums.pss);
    put(text, "Pss_Dirty", sums.share.dirty_kib());
    if rollup {
        put(text, "Pss_Anon", sums.share.anon_kib());
        put(text, "Pss_File", sums.share.file_kib());
        put(text, "Pss_Shmem", sums.share.shmem_kib());
    }
    for (name, value) in [
        ("Shared_Clean", sums.shared_clean),
        ("Shared_Dirty", sums.shared_dirty),
        ("Private_Clean", sums.private_clean),
        ("Private_Dirty", sums.private_dirty),
        ("Referenced", sums.referenced),
        ("Anonymous", sums.anonymous),
        ("KSM", 0),
        ("LazyFree", sums.lazy_free),
        ("AnonHugePages", 0),
        ("ShmemPmdMapped", 0),
        ("FilePmdMapped", 0),
        ("Shared_Hugetlb", 0),
        ("Private_Hugetlb", 0),
        ("Swap", 0),
        ("SwapPss", 0),
        ("Locked", sums.locked),
    ] {
        put(text, name, value);
    }
}

/// The flags of an area, two letters each, in the order of their bits. The gate has VM_EXEC
/// alone.
fn vm_flags(vma: &Vma, gate: bool) -> Vec<&'static str> {
    let flags = vma.flags;
    // [vvar] is no memory; [vdso] is.
    let special = vma.is_special();
    let device = special && !flags.exec;
    let kept = special && !gate;
    [
        (flags.read, "rd"),
        (flags.write, "wr"),
        (flags.exec, "ex"),
        (flags.shared && flags.may_write, "sh"),
        (!gate, "mr"),
        (flags.may_write, "mw"),
        (!device && !gate, "me"),
        (flags.shared, "ms"),
        (flags.grows_down, "gd"),
        (device, "pf"),
        (flags.locked, "lo"),
        (device, "io"),
        (flags.seq_read, "sr"),
        (flags.rand_read, "rr"),
        (flags.dont_copy, "dc"),
        (kept, "de"),
        (flags.account, "ac"),
        (flags.no_reserve, "nr"),
        (flags.wipe_on_fork, "wf"),
        (flags.dont_dump || device, "dd"),
        (flags.huge, "hg"),
        (flags.no_huge, "nh"),
        (flags.mergeable, "mg"),
    ]
    .iter()
    .filter(|(on, _)| *on)
    .map(|&(_, name)| name)
    .collect()
}
