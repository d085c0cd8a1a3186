//! What a task is made of (`struct task_struct`), and what a CPU runs.
//!
//! include/linux/sched.h. Plain data; the verbs are in [`super::process`] and
//! [`super::sched`].

use super::event_types::Access;
pub use super::sig_types::{SigAction, Signals};
use crate::ids::{AnonId, FilesId, FuncId, InodeId, MmId, Pid, PipeId, QueueId, VirtAddr};
use crate::kernel::cred::Cred;
use serde::Serialize;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

/// A task's state, with the letter that /proc/PID/stat and ps show.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum TaskState {
    /// R: running, or waiting for nothing but the CPU.
    Running,
    /// S: sleeps until something happens or a signal comes.
    Interruptible,
    /// D: sleeps, and no signal wakes it but one that ends it.
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
    /// Any change of a pipe: it is among the files of a poll or a select.
    PipePolled(PipeId),
    /// A change of an eventfd, a timerfd or an epoll instance.
    Anon(AnonId),
    /// A signal to this task, for whoever reads or polls one of its signalfds.
    SignalFd(Pid),
    /// A child of this task that changes state (`wait4`).
    ChildOf(Pid),
    /// The moment, in nanoseconds of virtual time.
    Time(u64),
    /// A vfork child's exec or exit.
    VforkDone(Pid),
    /// A signal (`pause`).
    Signal(Pid),
    /// A lock on a file.
    FileLock(InodeId),
    /// A set of System V semaphores, to have values that let the operation happen.
    Semaphore(u32),
    /// A message in a System V queue.
    Message(u32),
    /// Room in a System V message queue.
    MessageRoom(u32),
    /// A message in a queue of POSIX.
    QueueMessage(QueueId),
    /// Room in a message queue of POSIX.
    QueueRoom(QueueId),
    /// A wake-up for a word of memory.
    Futex(FutexKey),
}

/// Which word of memory a futex is (`union futex_key`): whoever can name the word waits on
/// the same queue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
pub enum FutexKey {
    /// In an address space.
    Private {
        /// Which.
        mm: MmId,
        /// Where in it.
        va: VirtAddr,
        /// It was asked for without FUTEX_PRIVATE_FLAG (`FUT_OFF_MMSHARED`).
        shared: bool,
    },
    /// In a file, or in shared memory.
    Shared {
        /// Which.
        inode: InodeId,
        /// Where in it, in bytes.
        offset: u64,
    },
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
    /// The result, where it is known before the task returns with it: a child of fork,
    /// a parent in vfork, a task that yielded or was stopped on its way out.
    pub result: Option<i64>,
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
    /// The most pages that were resident at a time in an address space that it left
    /// (`signal->maxrss`).
    pub max_rss: u64,
}

impl Usage {
    /// Adds another count to this one; of the most resident pages the larger one stays.
    pub fn add(&mut self, other: Usage) {
        self.min_flt += other.min_flt;
        self.maj_flt += other.maj_flt;
        self.nvcsw += other.nvcsw;
        self.nivcsw += other.nivcsw;
        self.cpu_ns += other.cpu_ns;
        self.max_rss = self.max_rss.max(other.max_rss);
    }
}

/// An interval timer: setitimer(2).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
pub struct Timer {
    /// True if it runs.
    pub armed: bool,
    /// When it expires, or expired last: in nanoseconds of virtual time, or of the task's
    /// CPU time.
    pub expires_ns: u64,
    /// How often it expires afterwards, in nanoseconds; 0 if never again.
    pub interval_ns: u64,
}

/// A timer of timer_create(2) (`struct k_itimer`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
pub struct PosixTimer {
    /// Absolute times that it is given are those of the wall clock; else those since boot.
    pub realtime: bool,
    /// The signal that it sends; 0 if none (SIGEV_NONE).
    pub signal: u8,
    /// The signal is for this thread, not for its process (SIGEV_THREAD_ID).
    pub private: bool,
    /// The value that comes with the signal.
    pub value: u64,
    /// When it expires. All of it is in virtual time.
    pub timer: Timer,
    /// It has expired and sent its signal, and runs on when that is taken.
    pub told: bool,
    /// Expirations that were missed, and that no signal has told of.
    pub overrun: u64,
    /// Expirations that were missed until the last signal was taken.
    pub last_overrun: i32,
}

/// What the CPU told of a page fault.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct LastFault {
    /// The address (CR2).
    pub va: VirtAddr,
    /// What was wanted.
    pub access: Access,
    /// True if the page was there, but did not allow it.
    pub present: bool,
}

/// A change of state that `wait` tells the parent once.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum WaitReport {
    /// Stopped by this signal.
    Stopped(u8),
    /// Went on after a stop.
    Continued,
}

/// What a task has said about itself, with prctl(2) and the sched_ calls.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Attributes {
    /// PR_SET_PDEATHSIG: what it is sent when its parent ends; 0 for nothing. A new task has none.
    pub death_signal: u8,
    /// PR_SET_DUMPABLE: 1, or 0 if it would leave no core file.
    pub dumpable: u8,
    /// PR_SET_KEEPCAPS.
    pub keep_caps: bool,
    /// PR_SET_NO_NEW_PRIVS; never taken back.
    pub no_new_privs: bool,
    /// PR_SET_TIMERSLACK, in nanoseconds.
    pub timer_slack_ns: u64,
    /// SCHED_OTHER (0), SCHED_BATCH (3) or SCHED_IDLE (5): kept, without effect on the scheduler.
    pub policy: u8,
    /// SCHED_RESET_ON_FORK: a new task gets SCHED_OTHER.
    pub reset_on_fork: bool,
    /// The CPUs that it may run on, as a bit mask.
    pub cpus: u64,
}

impl Default for Attributes {
    fn default() -> Attributes {
        Attributes {
            death_signal: 0,
            dumpable: 1,
            keep_caps: false,
            no_new_privs: false,
            timer_slack_ns: 50_000,
            policy: 0,
            reset_on_fork: false,
            cpus: u64::MAX,
        }
    }
}

impl Attributes {
    /// Those of a new task, whose maker has these (`copy_process`, `sched_fork`).
    pub fn inherited(&self) -> Attributes {
        let policy = if self.reset_on_fork { 0 } else { self.policy };
        Attributes {
            death_signal: 0,
            policy,
            reset_on_fork: false,
            ..*self
        }
    }
}

/// A resource limit (`struct rlimit`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Limit {
    /// The soft limit, which is enforced.
    pub cur: u64,
    /// The hard limit, up to which the soft one may be raised.
    pub max: u64,
}

/// Resources that can be limited, by number: include/uapi/asm-generic/resource.h.
pub mod rlimit {
    /// RLIMIT_CPU: seconds of CPU time.
    pub const CPU: u32 = 0;
    /// RLIMIT_FSIZE: bytes of a file that is written.
    pub const FSIZE: u32 = 1;
    /// RLIMIT_DATA: bytes of heap and private writable mappings.
    pub const DATA: u32 = 2;
    /// RLIMIT_STACK: bytes of the stack.
    pub const STACK: u32 = 3;
    /// RLIMIT_CORE: bytes of a core file.
    pub const CORE: u32 = 4;
    /// RLIMIT_NPROC: tasks of the user.
    pub const NPROC: u32 = 6;
    /// RLIMIT_NOFILE: descriptors; the largest is one less.
    pub const NOFILE: u32 = 7;
    /// RLIMIT_MEMLOCK: bytes locked in memory.
    pub const MEMLOCK: u32 = 8;
    /// RLIMIT_AS: bytes of address space.
    pub const AS: u32 = 9;
    /// How many there are.
    pub const COUNT: u32 = 16;
    /// No limit (RLIM_INFINITY).
    pub const INFINITY: u64 = u64::MAX;
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
    /// Its children, zombies too, in the order in which wait looks at them: own ones
    /// as they were created, then adopted ones.
    pub children: Vec<Pid>,
    /// Its process group.
    pub pgrp: Pid,
    /// Its session.
    pub sid: Pid,
    /// It has called exec since it was made (`PF_FORKNOEXEC` is off).
    pub execed: bool,
    /// PR_SET_CHILD_SUBREAPER: it adopts its descendants' orphans, as init does.
    pub subreaper: bool,
    /// Name, up to 15 bytes.
    pub comm: Arc<str>,
    /// R, S, D, T, Z …
    pub state: TaskState,
    /// The wait queues that it is on: none, one, or several (a queue and the clock, or all
    /// files of a poll).
    pub waiting: Vec<WaitKey>,
    /// Wait status once it has ended: `(code & 255) << 8`, or the signal's number.
    pub exit_status: Option<u32>,
    /// What wait has not told the parent yet of a stop or of going on.
    pub report: Option<WaitReport>,
    /// It goes on after a stop, and tells its parent as soon as it runs (`SIGNAL_CLD_CONTINUED`).
    pub tells_continued: bool,
    /// Its signals.
    pub signals: Signals,
    /// Its interval timers, by number: ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF.
    pub timers: [Timer; 3],
    /// Its timers of timer_create, by number.
    pub posix_timers: BTreeMap<u32, PosixTimer>,
    /// The number that its next timer gets.
    pub next_timer: u32,
    /// Its last page fault, for a handler that asks (`thread.cr2`, `thread.error_code`).
    pub last_fault: Option<LastFault>,
    /// Its resource limits, by number (see [`rlimit`]).
    pub limits: Arc<[Limit; rlimit::COUNT as usize]>,
    /// Its address space; none for init and for the dead.
    pub mm: Option<MmId>,
    /// Its descriptor table; none for init and for the dead.
    pub files: Option<FilesId>,
    /// Its current directory; none before the first process has one.
    pub cwd: Option<InodeId>,
    /// As whom it acts.
    pub cred: Cred,
    /// How much it gives way to others: −20 to 19 (kept, without effect on the scheduler).
    pub nice: i8,
    /// What it has said about itself.
    pub attributes: Attributes,
    /// Rights that files which it makes do not get (umask).
    pub umask: u32,
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

impl Task {
    /// The soft limit of a resource.
    pub fn limit(&self, resource: u32) -> u64 {
        self.limits
            .get(resource as usize)
            .map_or(rlimit::INFINITY, |l| l.cur)
    }
    /// True if it has ended.
    pub fn is_dead(&self) -> bool {
        matches!(self.state, TaskState::Zombie | TaskState::Dead)
    }
}

/// A CPU.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cpu {
    /// The task that runs; none if idle.
    pub current: Option<Pid>,
    /// Tasks that wait for this CPU, the next one first.
    pub runqueue: VecDeque<Pid>,
    /// Virtual time, in nanoseconds, at which `current` got the CPU.
    pub since_ns: u64,
}
