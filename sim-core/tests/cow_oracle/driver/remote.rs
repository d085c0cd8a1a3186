//! Another process's memory: `pvw` and `pvr` (process_vm_writev, process_vm_readv), `poke` and
//! `peek` (/proc/PID/mem).

use super::words::{number, signed};
use super::{Driver, Report};
use sim_core::ids::{Pid, VirtAddr};
use sim_core::kernel::errno;
use sim_core::kernel::mm::gup::{self, Want};

impl Driver {
    pub(super) fn write_remote(&mut self, pid: Pid, words: &[&str]) -> Report {
        let target = self.slots[self.slot(words[1])].pid;
        let va = VirtAddr(self.address(words[2], words[3]));
        if words[0] == "poke" && is_negative_offset(va) {
            return Report {
                ret: -errno::EINVAL,
                ..Report::default()
            };
        }
        let want = Want {
            write: true,
            force: words[0] == "poke",
            hold_lock: words[0] == "poke",
            pin: true,
            ..Want::default()
        };
        let Some(mm) = self.machine.live.state().mm_of(target).map(|mm| mm.id) else {
            return Report {
                ret: -errno::ESRCH,
                ..Report::default()
            };
        };
        let bytes = [words.get(4).map_or(0, |value| number(value)) as u8];
        let result = gup::write_remote(&mut self.machine.live, pid, mm, va, &bytes, want);
        Report {
            ret: remote_error(words[0], result.err()),
            ..Report::default()
        }
    }

    pub(super) fn read_remote(&mut self, pid: Pid, words: &[&str]) -> Report {
        let target = self.slots[self.slot(words[1])].pid;
        let va = VirtAddr(self.address(words[2], words[3]));
        if words[0] == "peek" && is_negative_offset(va) {
            return Report {
                ret: -errno::EINVAL,
                val: Some(0),
                ..Report::default()
            };
        }
        let want = Want {
            write: false,
            force: words[0] == "peek",
            hold_lock: words[0] == "peek",
            pin: words[0] == "pvr",
            ..Want::default()
        };
        let Some(mm) = self.machine.live.state().mm_of(target).map(|mm| mm.id) else {
            return Report {
                ret: -errno::ESRCH,
                val: Some(0),
                ..Report::default()
            };
        };
        let result = gup::read_remote(&mut self.machine.live, pid, mm, va, 1, want);
        let val = result
            .as_ref()
            .ok()
            .and_then(|bytes| bytes.first())
            .map_or(0, |&byte| signed(byte.into()));
        Report {
            ret: remote_error(words[0], result.err()),
            val: Some(val),
            ..Report::default()
        }
    }
}

/// /proc/PID/mem says EIO where process_vm_writev says what was wrong.
fn remote_error(op: &str, error: Option<i64>) -> i64 {
    match error {
        None => 0,
        Some(_) if matches!(op, "poke" | "peek") => -errno::EIO,
        Some(error) => error,
    }
}

/// pread and pwrite take an offset in a file, which is signed.
fn is_negative_offset(va: VirtAddr) -> bool {
    va.0 >> 63 != 0
}
