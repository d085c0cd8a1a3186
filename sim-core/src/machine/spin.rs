//! Loops that wait without sleeping, as `while (!flag);` does until an alarm.
//!
//! A task that comes to the same instruction with the same registers again, and nothing was
//! changed meanwhile, goes round until something happens from outside: a timer, or another
//! task. The rounds up to there would all be the same, so they are left out: time goes on
//! to the next timer, or to the end of the time slice if somebody waits for the CPU.

use super::Machine;
use crate::ids::Pid;
use crate::kernel::time::{self, itimer};
use crate::vm::context::Context;

/// Every so many instructions it is asked whether anything has changed.
const WATCH: u64 = 16_384;
/// Instructions of the longest round that is recognised.
const LONGEST: u32 = 256;

/// What is known of a task that may be spinning.
#[derive(Clone, Debug, Default)]
pub(super) struct Spin {
    /// Who ran when it was last asked, and how much had changed by then.
    last: (Pid, u64),
    probe: Option<Probe>,
}

/// A task's registers at one moment, to be found again.
#[derive(Clone, Debug)]
struct Probe {
    pid: Pid,
    context: Context,
    changes: u64,
    left: u32,
}

impl Machine {
    /// How many instructions a task may execute until it is looked at.
    pub(super) fn watch_fuel(&self, pid: Pid) -> u64 {
        match &self.spin.probe {
            Some(probe) if probe.pid == pid => 1,
            _ => WATCH - self.executed % WATCH,
        }
    }

    /// Looks at the task that has just run: true if it spins.
    pub(super) fn spins(&mut self, pid: Pid, context: &Context) -> bool {
        // Another CPU's task may change what this one looks at.
        if self.slices.len() > 1 {
            return false;
        }
        let changes = self.live.changes;
        if let Some(probe) = &mut self.spin.probe {
            if probe.pid == pid && probe.changes == changes && probe.context == *context {
                self.spin.probe = None;
                return true;
            }
            probe.left = probe.left.saturating_sub(1);
            if probe.pid != pid || probe.changes != changes || probe.left == 0 {
                self.spin.probe = None;
            }
        }
        if self.executed.is_multiple_of(WATCH) {
            let now = (pid, changes);
            if self.spin.last == now {
                self.spin.probe = Some(Probe {
                    pid,
                    context: context.clone(),
                    changes,
                    left: LONGEST,
                });
            }
            self.spin.last = now;
        }
        false
    }

    /// Lets time go on for a task that spins. Without a timer and without anybody else who
    /// could run it goes round for ever, until the budget is used up.
    pub(super) fn let_spin(&mut self, cpu: usize, pid: Pid) {
        let now = self.live.clock_ns;
        let pace = self.pace();
        let timer = time::next_deadline(self.live.state());
        let own = itimer::cpu_left(&self.live, pid).map(|left| now.saturating_add(left));
        let mut until = match (timer, own) {
            (Some(timer), Some(own)) => Some(timer.min(own)),
            (timer, own) => timer.or(own),
        };
        let cpus = &self.live.state().cpus;
        let others = cpus.get(cpu).is_some_and(|cpu| !cpu.runqueue.is_empty());
        let Some(slice) = self.slices.get_mut(cpu) else {
            return;
        };
        if others {
            let end = now.saturating_add(slice.left.saturating_mul(pace));
            until = Some(until.map_or(end, |until| until.min(end)));
        }
        let Some(until) = until else {
            return;
        };
        let span = until.saturating_sub(now);
        slice.left = slice.left.saturating_sub(span.div_ceil(pace));
        self.live.clock_ns = now.saturating_add(span);
    }
}
