//! Everything that a lens can show: the kernel's tables and user memory.
//!
//! Plain data, cheap to clone (what is large is shared until it is written, so
//! a checkpoint costs little). It changes in one place only, [`super::apply`].

use super::file_types::{FdTable, Inode, OpenFile, Pipe, Terminal};
use super::mm_types::{Memory, Mm};
use super::task::{Cpu, Task, WaitKey};
use crate::ids::{FileId, FilesId, InodeId, MmId, Pfn, PipeId, Pid};
use std::collections::BTreeMap;
use std::sync::Arc;

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
    /// run queue, on one wait queue, or on neither (stopped, dead, running).
    pub wait_queues: BTreeMap<WaitKey, Vec<Pid>>,
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
    /// Files' content, in the page cache.
    pub inodes: BTreeMap<InodeId, Arc<Inode>>,
    /// What was written to the terminal (or to the pipes that stand for
    /// stdout and stderr).
    pub terminal: Terminal,
    /// The number that the next task gets.
    pub next_pid: Pid,
    /// The number that the next address space, table, file … gets.
    pub next_id: u32,
    /// Between the change of a page-table entry and the count's fall (the
    /// kernel does the one after the other): the frame that lost an entry and
    /// still counts it.
    pub unmapping: Option<Pfn>,
}

impl State {
    /// A task, if it is there.
    pub fn task(&self, pid: Pid) -> Option<&Task> {
        self.tasks.get(&pid).map(|t| &**t)
    }
    /// The address space of a task, if it has one.
    pub fn mm_of(&self, pid: Pid) -> Option<&Mm> {
        self.mms.get(&self.task(pid)?.mm?).map(|m| &**m)
    }
    /// The tasks whose parent is `pid`, in the order of their creation.
    pub fn children(&self, pid: Pid) -> impl Iterator<Item = &Task> {
        self.tasks.values().map(|t| &**t).filter(move |t| t.ppid == pid)
    }
}
