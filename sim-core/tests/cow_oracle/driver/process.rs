//! Processes come and go: fork, vfork, exit, exec, wait.

use super::{Driver, Report, Slot};
use crate::machine::{SCRATCH, TLS};
use sim_core::ids::Pid;
use sim_core::kernel::syscall::table as nr;

impl Driver {
    pub(super) fn fork(&mut self, me: usize, name: &str, vfork: bool) -> Report {
        let pid = self.slots[me].pid;
        let child = if vfork {
            self.machine.vfork(pid)
        } else {
            self.machine.fork(pid)
        };
        let rseq = self.slots[me].rseq && !vfork;
        let slot = match self.slots.iter().position(|slot| slot.name == name) {
            Some(slot) => {
                self.slots[slot].pid = child;
                self.slots[slot].rseq = rseq;
                slot
            }
            None => {
                self.slots.push(Slot {
                    name: name.into(),
                    pid: child,
                    dead: false,
                    rseq,
                });
                self.slots.len() - 1
            }
        };
        if vfork {
            self.vfork = Some((me, slot));
        }
        self.machine.pretouch(child);
        if !vfork {
            // CLONE_CHILD_SETTID
            self.machine.store(child, TLS, 0).expect("own page");
        }
        Report::default()
    }

    pub(super) fn died(&mut self, me: usize) -> Report {
        self.slots[me].dead = true;
        self.vfork_over(me);
        Report::default()
    }

    /// The parent of a vfork goes on, if this was its child's exec or exit.
    pub(super) fn vfork_over(&mut self, child: usize) {
        if let Some((parent, _)) = self.vfork.take_if(|(_, c)| *c == child) {
            let value = i64::from(self.slots[child].pid.0);
            self.machine.finish_call(self.slots[parent].pid, value);
        }
    }

    pub(super) fn wait(&mut self, pid: Pid, child: &str) -> Report {
        let child = u64::from(self.slots[self.slot(child)].pid.0);
        let ret = self
            .machine
            .call(pid, nr::WAIT4, [child, SCRATCH, 0, 0, 0, 0]);
        let low = self.machine.load(pid, SCRATCH).expect("own page") as i64;
        let high = self.machine.load(pid, SCRATCH + 1).expect("own page") as i64;
        let val = if low & 0x7f != 0 {
            1000 + (low & 0x7f)
        } else {
            high
        };
        Report {
            ret: ret.min(0),
            val: Some(if ret < 0 { 0 } else { val }),
            ..Report::default()
        }
    }

    /// The letter of /proc/PID/stat; X once the process is gone.
    pub(super) fn state_of(&self, slot: usize) -> String {
        let task = self.machine.live.state().task(self.slots[slot].pid);
        task.map_or('X', |task| task.state.letter()).to_string()
    }
}
