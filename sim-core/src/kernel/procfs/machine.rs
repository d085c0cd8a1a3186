//! What /proc tells of the machine: meminfo, stat, uptime, loadavg, version, cpuinfo,
//! filesystems, mounts, and the numbers of the processes' own settings.
//!
//! fs/proc/{meminfo,stat,uptime,loadavg,version}.c; arch/x86/kernel/cpu/proc.c.

use crate::ids::{PAGE_SIZE, Pid};
use crate::kernel::file_types::InodeKind;
use crate::kernel::mm_types::FrameKind;
use crate::kernel::state::State;
use crate::kernel::task::TaskState;
use crate::kernel::time::BOOT_UNIX_S;
use std::fmt::Write;

/// Hundredths of a second.
const TICK_NS: u64 = 10_000_000;

/// Counts of frames by what they hold.
#[derive(Default)]
struct Frames {
    free: u64,
    anon: u64,
    file: u64,
    shmem: u64,
    mapped: u64,
    dirty: u64,
}

fn frames(state: &State) -> Frames {
    let mut count = Frames {
        free: u64::from(state.memory.total).saturating_sub(u64::from(state.memory.used)),
        ..Frames::default()
    };
    for frame in &state.memory.frames {
        match frame.kind {
            FrameKind::Free | FrameKind::Zero => {}
            FrameKind::Anon => count.anon += 1,
            FrameKind::File { inode, .. } => {
                let file = state.inodes.get(&inode);
                if file.is_some_and(|file| file.kind == InodeKind::Shmem) {
                    count.shmem += 1;
                } else {
                    count.file += 1;
                    count.dirty += u64::from(frame.dirty);
                }
                count.mapped += u64::from(frame.mapcount > 0);
            }
        }
    }
    count
}

/// /proc/meminfo.
pub fn meminfo(state: &State, _: Pid) -> Vec<u8> {
    let frames = frames(state);
    let total = u64::from(state.memory.total);
    let cached = frames.file + frames.shmem;
    let tables: usize = state.mms.values().map(|mm| mm.tables.tables.len()).sum();
    let locked: u64 = state
        .mms
        .values()
        .flat_map(|mm| mm.vmas.values())
        .filter(|vma| vma.flags.locked)
        .map(|vma| vma.pages())
        .sum();
    let committed: u64 = state
        .mms
        .values()
        .flat_map(|mm| mm.vmas.values())
        .filter(|vma| vma.flags.account)
        .map(|vma| vma.pages())
        .sum();
    let mut text = String::new();
    for (name, pages) in [
        ("MemTotal", total),
        ("MemFree", frames.free),
        ("MemAvailable", frames.free + frames.file),
        ("Buffers", 0),
        ("Cached", cached),
        ("SwapCached", 0),
        ("Active", frames.anon),
        ("Inactive", cached),
        ("Active(anon)", frames.anon),
        ("Inactive(anon)", frames.shmem),
        ("Active(file)", 0),
        ("Inactive(file)", frames.file),
        ("Unevictable", locked),
        ("Mlocked", locked),
        ("SwapTotal", 0),
        ("SwapFree", 0),
        ("Dirty", frames.dirty),
        ("Writeback", 0),
        ("AnonPages", frames.anon),
        ("Mapped", frames.mapped),
        ("Shmem", frames.shmem),
        ("KReclaimable", 0),
        ("Slab", 0),
        ("SReclaimable", 0),
        ("SUnreclaim", 0),
        ("KernelStack", 4 * state.tasks.len() as u64),
        ("PageTables", tables as u64),
        ("CommitLimit", total / 2),
        ("Committed_AS", committed),
        ("AnonHugePages", 0),
    ] {
        let name = format!("{name}:");
        let kib = pages * PAGE_SIZE / 1024;
        writeln!(text, "{name:<15} {kib:8} kB").ok();
    }
    text.push_str("HugePages_Total:       0\nHugePages_Free:        0\n");
    text.push_str("HugePages_Rsvd:        0\nHugePages_Surp:        0\n");
    text.push_str("Hugepagesize:       2048 kB\nHugetlb:               0 kB\n");
    text.into_bytes()
}

fn cpu_time_ns(state: &State) -> u64 {
    let tasks = state.tasks.values();
    tasks
        .map(|task| task.usage.cpu_ns + task.child_usage.cpu_ns)
        .sum()
}

/// /proc/uptime: seconds since boot, and seconds that CPUs were idle.
pub fn uptime(state: &State, _: Pid) -> Vec<u8> {
    let ticks = state.now_ns / TICK_NS;
    let idle =
        (state.now_ns * state.cpus.len() as u64).saturating_sub(cpu_time_ns(state)) / TICK_NS;
    format!(
        "{}.{:02} {}.{:02}\n",
        ticks / 100,
        ticks % 100,
        idle / 100,
        idle % 100
    )
    .into_bytes()
}

fn running(state: &State) -> usize {
    let tasks = state.tasks.values();
    tasks
        .filter(|task| task.state == TaskState::Running)
        .count()
}

/// /proc/loadavg: no averages are kept.
pub fn loadavg(state: &State, _: Pid) -> Vec<u8> {
    let last = state.next_pid.0.saturating_sub(1);
    let (running, all) = (running(state), state.tasks.len());
    format!("0.00 0.00 0.00 {running}/{all} {last}\n").into_bytes()
}

/// /proc/stat.
pub fn stat(state: &State, _: Pid) -> Vec<u8> {
    let user = cpu_time_ns(state) / TICK_NS;
    let idle = (state.now_ns / TICK_NS).saturating_sub(user);
    let mut text = format!("cpu  {user} 0 0 {idle} 0 0 0 0 0 0\n");
    for cpu in 0..state.cpus.len() {
        writeln!(text, "cpu{cpu} {user} 0 0 {idle} 0 0 0 0 0 0").ok();
    }
    let switches: u64 = state
        .tasks
        .values()
        .map(|task| task.usage.nvcsw + task.usage.nivcsw)
        .sum();
    let blocked = state
        .tasks
        .values()
        .filter(|task| task.state == TaskState::Uninterruptible)
        .count();
    writeln!(text, "intr 0\nctxt {switches}\nbtime {BOOT_UNIX_S}").ok();
    writeln!(text, "processes {}", state.next_pid.0.saturating_sub(1)).ok();
    writeln!(
        text,
        "procs_running {}\nprocs_blocked {blocked}",
        running(state)
    )
    .ok();
    text.push_str("softirq 0 0 0 0 0 0 0 0 0 0 0\n");
    text.into_bytes()
}

/// /proc/version, as uname(2) has it.
pub fn version(_: &State, _: Pid) -> Vec<u8> {
    b"Linux version 6.1.0-ringside-amd64 (ringside) #1 SMP PREEMPT_DYNAMIC Ringside (2026-01-01)\n"
        .to_vec()
}

/// /proc/cpuinfo, as far as there is anything to tell.
pub fn cpuinfo(state: &State, _: Pid) -> Vec<u8> {
    let mut text = String::new();
    let cpus = state.cpus.len();
    for cpu in 0..cpus {
        write!(
            text,
            "processor\t: {cpu}\nvendor_id\t: Ringside\ncpu family\t: 6\nmodel\t\t: 1\n\
             model name\t: Ringside model CPU\nstepping\t: 1\ncpu MHz\t\t: 100.000\n\
             physical id\t: 0\nsiblings\t: {cpus}\ncore id\t\t: {cpu}\ncpu cores\t: {cpus}\n\
             fpu\t\t: yes\nfpu_exception\t: yes\nwp\t\t: yes\n\
             flags\t\t: fpu tsc msr pae cx8 pge cmov pat mmx fxsr sse sse2 syscall nx lm\n\
             bogomips\t: 200.00\nclflush size\t: 64\n\
             address sizes\t: 46 bits physical, 48 bits virtual\n\n"
        )
        .ok();
    }
    text.into_bytes()
}

/// /proc/filesystems.
pub fn filesystems(_: &State, _: Pid) -> Vec<u8> {
    b"nodev\ttmpfs\nnodev\tproc\nnodev\tdevtmpfs\nnodev\tpipefs\n\text4\n".to_vec()
}

/// /proc/PID/mounts.
pub fn mounts(_: &State, _: Pid) -> Vec<u8> {
    b"/dev/vda / ext4 rw,relatime 0 0\nproc /proc proc rw,relatime 0 0\n\
      devtmpfs /dev devtmpfs rw,relatime,mode=755 0 0\ntmpfs /dev/shm tmpfs rw,relatime 0 0\n"
        .to_vec()
}

/// /proc/PID/oom_score_adj, and like numbers that are 0.
pub fn nought(_: &State, _: Pid) -> Vec<u8> {
    b"0\n".to_vec()
}

/// /proc/PID/oom_score: 666 for who has memory and no adjustment.
pub fn oom_score(state: &State, pid: Pid) -> Vec<u8> {
    let has_memory = state.task(pid).is_some_and(|task| task.mm.is_some());
    if has_memory {
        b"666\n".to_vec()
    } else {
        b"0\n".to_vec()
    }
}
