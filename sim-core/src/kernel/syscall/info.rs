//! Calls that tell about the machine: uname(2), sysinfo(2).

use super::Call;
use crate::ids::{PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::errno::{EFAULT, EPERM};
use crate::kernel::time::SECOND_NS;
use crate::kernel::uaccess;
use crate::lang::say;
use crate::live::Live;

fn put(live: &mut Live, pid: Pid, at: u64, bytes: &[u8]) -> Call {
    match uaccess::write_bytes(live, pid, VirtAddr(at), bytes, true) {
        Ok(()) => Call::Return(0),
        Err(_) => Call::err(EFAULT),
    }
}

/// personality(2): PER_LINUX without randomised addresses, as under a debugger, and so it stays.
pub(super) fn personality(persona: u64) -> Call {
    const ADDR_NO_RANDOMIZE: u32 = 0x4_0000;
    match persona as u32 {
        0 | ADDR_NO_RANDOMIZE | u32::MAX => Call::Return(i64::from(ADDR_NO_RANDOMIZE)),
        persona => Call::Unsupported(say!(
            "personality({persona})",
            persona = format!("{persona:#x}")
        )),
    }
}

/// vhangup(2): for root alone; no process has a controlling terminal.
pub(super) fn vhangup(live: &Live, pid: Pid) -> Call {
    match live.state().cred(pid).is_privileged() {
        true => Call::Return(0),
        false => Call::err(EPERM),
    }
}

/// uname(2): `struct utsname *`, six fields of 65 bytes.
pub(super) fn uname(live: &mut Live, pid: Pid, at: u64) -> Call {
    let fields = [
        "Linux",
        "ringside",
        "6.1.0-ringside-amd64",
        "#1 SMP PREEMPT_DYNAMIC Ringside (2026-01-01)",
        "x86_64",
        "(none)",
    ];
    let mut bytes = Vec::with_capacity(6 * 65);
    for (i, field) in fields.iter().enumerate() {
        bytes.extend(field.as_bytes());
        bytes.resize((i + 1) * 65, 0);
    }
    put(live, pid, at, &bytes)
}

/// sysinfo(2): `struct sysinfo *`.
pub(super) fn sysinfo(live: &mut Live, pid: Pid, at: u64) -> Call {
    let state = live.state();
    let total = u64::from(state.memory.total) * PAGE_SIZE;
    let free = total.saturating_sub(u64::from(state.memory.used) * PAGE_SIZE);
    let tasks = state.tasks.len() as u16;
    // uptime, three loads, totalram, freeram, shared, buffers, totalswap, freeswap.
    let words = [live.clock_ns / SECOND_NS, 0, 0, 0, total, free, 0, 0, 0, 0];
    let mut bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    bytes.extend(u64::from(tasks).to_le_bytes()); // procs and padding
    bytes.extend([0; 16]); // totalhigh, freehigh
    bytes.extend(1u64.to_le_bytes()); // mem_unit and padding
    put(live, pid, at, &bytes)
}

/// getcpu(2): where the number of the CPU and of its node go.
pub(super) fn getcpu(live: &mut Live, pid: Pid, cpu_at: u64, node_at: u64) -> Call {
    let cpu = live
        .state()
        .cpus
        .iter()
        .position(|cpu| cpu.current == Some(pid))
        .unwrap_or(0);
    for (at, value) in [(cpu_at, cpu as u32), (node_at, 0)] {
        if at != 0 && put(live, pid, at, &value.to_le_bytes()) != Call::Return(0) {
            return Call::err(EFAULT);
        }
    }
    Call::Return(0)
}
