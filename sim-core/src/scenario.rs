//! All there is to say about a run: plain data, small enough for a link.

use crate::ids::{Pid, VirtAddr};
use serde::{Deserialize, Serialize};

/// What standard input is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum InputKind {
    /// The terminal, or a pipe.
    #[default]
    Stream,
    /// A file (`program < file`).
    File,
    /// /dev/null.
    Null,
}

/// A run to be made. The same scenario gives the same recording, byte for byte.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Scenario {
    /// The C program.
    pub source: String,
    /// Its file name, for messages and for /proc/self/maps.
    pub file_name: String,
    /// Arguments after the program's name.
    pub args: Vec<String>,
    /// Variables of the environment, `NAME=value` each, besides the usual ones;
    /// one of the same name takes the place of the usual one.
    pub env: Vec<String>,
    /// Who runs it.
    pub user: User,
    /// What standard input holds.
    pub stdin: String,
    /// What standard input is.
    pub input: InputKind,
    /// True if standard output is a terminal (then stdio buffers it by line),
    /// false if it is a pipe or file (buffered in full).
    pub tty: bool,
    /// What a hand from outside writes while the program runs, in the order of time.
    pub pokes: Vec<Poke>,
    /// The machine.
    pub machine: MachineSpec,
    /// How far a run may go.
    pub budget: Budget,
}

/// Who runs a program: it decides what a program is refused (credentials(7)).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum User {
    /// An ordinary user, number 1000.
    #[default]
    Student,
    /// The one who is refused next to nothing, number 0.
    Root,
}

impl User {
    /// The user's number, and that of the group of the same name.
    pub fn id(self) -> u32 {
        match self {
            User::Student => 1000,
            User::Root => 0,
        }
    }

    /// The login name.
    pub fn name(self) -> &'static str {
        match self {
            User::Student => "student",
            User::Root => "root",
        }
    }

    /// The home directory.
    pub fn home(self) -> &'static str {
        match self {
            User::Student => "/home/student",
            User::Root => "/root",
        }
    }
}

/// A write to a process's memory by a hand from outside, as a debugger does it
/// (ptrace(2): PTRACE_POKEDATA): the program does not ask for it and is not told.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Poke {
    /// After how many events, at the next boundary between two instructions or system calls.
    pub at: u64,
    /// In the address space of which process.
    pub pid: Pid,
    /// Where.
    pub va: VirtAddr,
    /// What.
    pub bytes: Vec<u8>,
}

/// The machine that a program runs on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct MachineSpec {
    /// Number of CPUs.
    pub cpus: u8,
    /// Page frames of RAM, as the program sees it.
    pub frames: u32,
    /// Instructions of a time slice.
    pub slice: u32,
    /// Most tasks of the user (RLIMIT_NPROC): fork fails with EAGAIN beyond.
    pub max_tasks: u32,
    /// Size limit of the stack in bytes (RLIMIT_STACK).
    pub stack_limit: u64,
    /// Most open descriptors of a process (RLIMIT_NOFILE).
    pub max_fds: u32,
}

/// How far a run may go before it is ended with a message.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Budget {
    /// Bytecode instructions, of all tasks together.
    pub instructions: u64,
    /// Events.
    pub events: u64,
    /// System calls: what happens in one takes longer than its events tell.
    pub calls: u64,
    /// Page frames in use at one time.
    pub frames: u32,
    /// Bytes of output.
    pub output: u64,
}

impl Default for Scenario {
    fn default() -> Self {
        Self {
            source: String::new(),
            file_name: "program.c".into(),
            args: Vec::new(),
            env: Vec::new(),
            user: User::default(),
            stdin: String::new(),
            input: InputKind::Stream,
            tty: true,
            pokes: Vec::new(),
            machine: MachineSpec::default(),
            budget: Budget::default(),
        }
    }
}

impl Default for MachineSpec {
    fn default() -> Self {
        Self {
            cpus: 1,
            frames: 2 * 1024 * 1024,
            slice: 300_000,
            max_tasks: 2048,
            stack_limit: 8 << 20,
            max_fds: 1024,
        }
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            instructions: 20_000_000,
            events: 1_500_000,
            calls: 100_000,
            frames: 8_192,
            output: 1 << 20,
        }
    }
}

impl Budget {
    /// For a run of which nothing is kept: it may take longer.
    pub fn unrecorded() -> Self {
        Self {
            instructions: 320_000_000,
            events: 75_000_000,
            calls: 400_000,
            frames: 65_536,
            output: 3 << 20,
        }
    }

    /// As many instructions as asked for, and events and system calls to match.
    pub fn with_instructions(self, instructions: u64) -> Self {
        Self {
            instructions,
            events: self.events.max(instructions.saturating_mul(4)),
            calls: self.calls.max(instructions / 16),
            ..self
        }
    }
}
