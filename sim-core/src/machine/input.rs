//! Standard input that comes piece by piece: the machine stands still where a program wants
//! to read what was not given yet.

use super::Machine;
use crate::ids::{Fd, Pid};
use crate::kernel::file_types::FileKind;
use crate::kernel::syscall::table as nr;
use std::sync::Arc;

/// Whether standard input is all in the scenario.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Input {
    /// It is.
    Given,
    /// There may be more: whoever drives the machine is asked when it is wanted.
    Open,
    /// The program wants it now; the machine waits.
    Wanted,
}

impl Machine {
    /// Standard input will come piece by piece ([`Machine::give_input`]), so that
    /// a program that reads none waits for none. The run is the same as with all
    /// of it in the scenario.
    pub fn expect_input(&mut self) {
        self.input = Input::Open;
    }

    /// True if the program wants to read input that was not given yet. The
    /// machine stands still until then.
    pub fn wants_input(&self) -> bool {
        self.input == Input::Wanted
    }

    /// Gives the next piece of standard input; `more`: it is not the last one.
    pub fn give_input(&mut self, text: &str, more: bool) {
        Arc::make_mut(&mut self.live.scenario).stdin.push_str(text);
        self.input = if more { Input::Open } else { Input::Given };
    }

    /// Whether a system call is about to read standard input beyond what was given.
    pub(super) fn reads_input(&self, pid: Pid, nr: u64, args: [u64; 6]) -> bool {
        const POLLS: [u32; 4] = [nr::POLL, nr::PPOLL, nr::SELECT, nr::PSELECT6];
        const READS: [u32; 3] = [nr::READ, nr::READV, nr::IOCTL];
        let state = self.live.state();
        let given = self.live.scenario.stdin.len() as u64;
        let Some(&call) = READS
            .iter()
            .chain(&POLLS)
            .find(|&&call| u64::from(call) == nr)
        else {
            return false;
        };
        if state.terminal.input_pos < given {
            return false;
        }
        let files = state
            .task(pid)
            .and_then(|t| t.files)
            .and_then(|files| state.fd_tables.get(&files));
        let is_input = |fd: Fd| {
            let entry = files.and_then(|table| table.fds.get(&fd));
            let file = entry.and_then(|entry| state.files.get(&entry.file));
            file.is_some_and(|file| file.kind == FileKind::Input)
        };
        POLLS.contains(&call) || is_input(Fd(args[0] as u32))
    }
}
