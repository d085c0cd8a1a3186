//! What a task is made of (`struct task_struct`), and what a CPU runs.
//!
//! include/linux/sched.h. Plain data; the verbs are in [`super::process`] and
//! [`super::sched`].

use crate::ids::{FilesId, FuncId, MmId, PipeId, Pid, VirtAddr};
use serde::Serialize;
use std::sync::Arc;

/// A task's state, with the letter that /proc/PID/stat and ps show.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum TaskState {
    /// R: running, or waiting for nothing but the CPU.
    Running,
    /// S: sleeps until something happens or a signal comes.
    Interruptible,
    /// D: sleeps, and no signal but SIGKILL wakes it.
    Uninterruptible,
    /// T: stopped by a signal.
    Stopped,
    /// t: stopped by a tracer.
    Traced,
    /// Z: has ended; its parent has not asked yet.
    Zombie,
    /// X: being taken away.
    Dead,
}

impl TaskState {
    /// The letter.
    pub fn letter(self) -> char {
        match self {
            TaskState::Running => 'R',
            TaskState::Interruptible => 'S',
            TaskState::Uninterruptible => 'D',
            TaskState::Stopped => 'T',
            TaskState::Traced => 't',
            TaskState::Zombie => 'Z',
            TaskState::Dead => 'X',
        }
    }
}

/// What a sleeping task waits for: the name of a wait queue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
pub enum WaitKey {
    /// Bytes in a pipe (or its last writer's close).
    PipeReadable(PipeId),
    /// Room in a pipe (or its last reader's close).
    PipeWritable(PipeId),
    /// A child of this task that changes state (`wait4`).
    ChildOf(Pid),
    /// The moment, in nanoseconds of virtual time.
    Time(u64),
    /// A vfork child's exec or exit.
    VforkDone(Pid),
    /// A signal (`pause`).
    Signal(Pid),
}

/// A system call that a task is in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct SyscallFrame {
    /// Its number, as in arch/x86/entry/syscalls/syscall_64.tbl.
    pub nr: u32,
    /// Its arguments.
    pub args: [u64; 6],
    /// Bytes already moved, for a read or write that had to sleep half-way.
    pub done: u64,
    /// When a sleep ends, in nanoseconds; 0 if none.
    pub deadline_ns: u64,
}

/// A function that a task is in, for showing. The return address and the saved
/// frame pointer themselves are on the stack, in memory.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct CallFrame {
    /// Which function.
    pub func: FuncId,
    /// Its frame pointer.
    pub fp: VirtAddr,
    /// The statement it is at: an index into the program's lines; `u32::MAX` if none yet.
    pub line: u32,
}

/// Times and counts of `getrusage(2)`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
pub struct Usage {
    /// Minor page faults.
    pub min_flt: u64,
    /// Major page faults.
    pub maj_flt: u64,
    /// Voluntary context switches.
    pub nvcsw: u64,
    /// Involuntary context switches.
    pub nivcsw: u64,
    /// CPU time in nanoseconds.
    pub cpu_ns: u64,
}

/// A task.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Task {
    /// Its number.
    pub pid: Pid,
    /// Its thread group's number: what getpid returns.
    pub tgid: Pid,
    /// Its parent (`real_parent`).
    pub ppid: Pid,
    /// Order of creation, for waits (children are looked at in this order).
    pub serial: u32,
    /// Name, up to 15 bytes.
    pub comm: Arc<str>,
    /// R, S, D, T, Z …
    pub state: TaskState,
    /// The wait queue that it is on.
    pub waiting: Option<WaitKey>,
    /// Wait status once it has ended: `(code & 255) << 8`, or the signal's number.
    pub exit_status: Option<u32>,
    /// Its address space; none for init and for the dead.
    pub mm: Option<MmId>,
    /// Its descriptor table; none for init and for the dead.
    pub files: Option<FilesId>,
    /// The system call that it is in.
    pub syscall: Option<SyscallFrame>,
    /// Its call stack, outermost first.
    pub calls: Vec<CallFrame>,
    /// Faults and times.
    pub usage: Usage,
    /// The same of its reaped children.
    pub child_usage: Usage,
    /// Parent in a vfork that still shares this task's mm and waits for it.
    pub vfork_parent: Option<Pid>,
    /// Virtual time of its creation, in nanoseconds.
    pub start_ns: u64,
}

/// A CPU.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cpu {
    /// The task that runs; none if idle.
    pub current: Option<Pid>,
    /// Tasks that wait for this CPU, the next one first.
    pub runqueue: Vec<Pid>,
}
