//! Everything that a lens can show: the kernel's tables and user memory.
//!
//! Plain data, cheap to clone (what is large is shared until it is written, so
//! a checkpoint costs little). It changes in one place only, [`super::apply`].

use super::anon_types::AnonFile;
use super::cred::{self, Cred};
use super::file_types::{FdTable, FileLock, Inode, OpenFile, Pipe, Terminal};
use super::ipc_types::{Ids, Message, MsgQueue, PosixQueue, Segment, SemSet};
use super::mm_types::{Frame, FrameKind, Memory, Mm};
use super::page::Page;
use super::task::{Cpu, Task, WaitKey};
use crate::ids::{AnonId, FileId, FilesId, InodeId, MmId, Pfn, Pid, PipeId, QueueId};
use crate::scenario::MachineSpec;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The first task that the kernel starts; orphans become its children.
pub const INIT_PID: Pid = Pid(1);
/// The program's first process.
pub const FIRST_PID: Pid = Pid(1000);

/// The state of the whole machine.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct State {
    /// Virtual time since boot, in nanoseconds, when the kernel last looked.
    pub now_ns: u64,
    /// All tasks that are not yet reaped, by number. 1 is init.
    pub tasks: BTreeMap<Pid, Arc<Task>>,
    /// The CPUs with their run queues.
    pub cpus: Vec<Cpu>,
    /// Who sleeps where: each queue in the order of arrival. A task is on one
    /// run queue, on wait queues, or on neither (stopped, dead, running).
    pub wait_queues: BTreeMap<WaitKey, Vec<Pid>>,
    /// Timers that count virtual time and run: when each expires, whose it is, and which: 0
    /// for ITIMER_REAL, one more than its number for a timer of timer_create. Nobody's (0) are
    /// those of timerfds, which are known by their [`AnonId`].
    pub timers: BTreeSet<(u64, Pid, u32)>,
    /// Address spaces.
    pub mms: BTreeMap<MmId, Arc<Mm>>,
    /// Physical memory.
    pub memory: Memory,
    /// Descriptor tables.
    pub fd_tables: BTreeMap<FilesId, Arc<FdTable>>,
    /// Open file descriptions.
    pub files: BTreeMap<FileId, OpenFile>,
    /// Pipes.
    pub pipes: BTreeMap<PipeId, Arc<Pipe>>,
    /// What is behind descriptors that are neither files nor pipes.
    pub anon: BTreeMap<AnonId, Arc<AnonFile>>,
    /// Files' content, in the page cache.
    pub inodes: BTreeMap<InodeId, Arc<Inode>>,
    /// System V shared memory.
    pub shm: Ids<Segment>,
    /// System V semaphores.
    pub sem: Ids<Arc<SemSet>>,
    /// System V message queues.
    pub msg: Ids<Arc<MsgQueue>>,
    /// Message queues of POSIX.
    pub queues: BTreeMap<QueueId, Arc<PosixQueue>>,
    /// Messages that were handed to tasks which sleep in msgrcv, and that they have not
    /// taken yet.
    pub handed: BTreeMap<Pid, Message>,
    /// Locks on files, in the order in which they were set.
    pub locks: BTreeMap<InodeId, Arc<[FileLock]>>,
    /// What was written to the terminal (or to the pipes that stand for
    /// stdout and stderr).
    pub terminal: Terminal,
    /// The root of the file system, once it is there.
    pub root: Option<InodeId>,
    /// The number that the next task gets.
    pub next_pid: Pid,
    /// The number that the next address space, table, file … gets.
    pub next_id: u32,
    /// Wait status of the first process, once it has ended: what the shell sees.
    pub first_status: Option<u32>,
    /// Between the change of a page-table entry and the count's fall (the
    /// kernel does the one after the other): the frame that lost an entry and
    /// still counts it.
    pub unmapping: Option<Pfn>,
}

impl State {
    /// An empty machine, switched on: no task, all frames free but the zero page.
    pub fn new(machine: &MachineSpec) -> State {
        State {
            now_ns: 0,
            tasks: BTreeMap::new(),
            cpus: vec![Cpu::default(); usize::from(machine.cpus.max(1))],
            wait_queues: BTreeMap::new(),
            timers: BTreeSet::new(),
            mms: BTreeMap::new(),
            memory: Memory {
                frames: vec![Frame {
                    kind: FrameKind::Zero,
                    ..Frame::FREE
                }],
                bytes: vec![Page::Zero],
                free: Vec::new(),
                total: machine.frames,
                used: 1,
            },
            fd_tables: BTreeMap::new(),
            files: BTreeMap::new(),
            pipes: BTreeMap::new(),
            anon: BTreeMap::new(),
            inodes: BTreeMap::new(),
            shm: Ids::default(),
            sem: Ids::default(),
            msg: Ids::default(),
            queues: BTreeMap::new(),
            handed: BTreeMap::new(),
            locks: BTreeMap::new(),
            terminal: Terminal::default(),
            root: None,
            next_pid: INIT_PID,
            next_id: 1,
            first_status: None,
            unmapping: None,
        }
    }
    /// A task, if it is there.
    pub fn task(&self, pid: Pid) -> Option<&Task> {
        self.tasks.get(&pid).map(|t| &**t)
    }
    /// As whom a task acts.
    pub fn cred(&self, pid: Pid) -> &Cred {
        self.task(pid).map_or(&cred::ROOT, |task| &task.cred)
    }
    /// The address space of a task, if it has one.
    pub fn mm_of(&self, pid: Pid) -> Option<&Mm> {
        self.mms.get(&self.task(pid)?.mm?).map(|m| &**m)
    }
    /// The tasks whose parent is `pid`, in the order in which wait looks at them.
    pub fn children(&self, pid: Pid) -> impl Iterator<Item = &Task> {
        self.task(pid)
            .into_iter()
            .flat_map(|t| &t.children)
            .filter_map(|&child| self.task(child))
    }
}
