//! Why the kernel is at work: what the task of an event is in. No language.

use super::facts::Facts;
use super::names::call_name;
use crate::ids::{MmId, Pid, PipeId, VirtAddr};
use crate::kernel::event::{EventKind, FaultReason};
use crate::kernel::file_types::{Inode, InodeKind};
use crate::kernel::mm_types::{VmFlags, Vma};
use crate::kernel::process::wait::CLD_CONTINUED;
use crate::kernel::sig::SIGCHLD;
use crate::kernel::sig_types::SigInfo;
use crate::kernel::state::INIT_PID;
use crate::kernel::task::{SigAction, Task, TaskState};

/// What made the kernel do something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cause {
    /// The task ends, by itself or by a signal.
    Exit,
    /// A page fault.
    Fault(FaultReason),
    /// A system call, by its name.
    Call(String),
    /// Nothing that can be told for sure.
    Unknown,
}

impl Cause {
    /// The system call's name; empty if it is none.
    pub fn call(&self) -> &str {
        match self {
            Cause::Call(name) => name,
            _ => "",
        }
    }
}

/// What has become of an area's flags.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flagged {
    /// It has other rights.
    Rights,
    /// It is locked.
    Locked,
    /// It is not locked any more.
    Unlocked,
    /// madvise told something of it.
    Advised,
    /// Something else.
    Other,
}

/// Who else there is when a task has ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mourner {
    /// init, which takes every zombie away at once.
    Init,
    /// A parent that wants no zombies (SIG_IGN or SA_NOCLDWAIT).
    Careless,
    /// A parent that may ask.
    Parent,
}

/// What is new in a record of System V IPC.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Record {
    /// It is new.
    Made,
    /// Its rights or limits changed, or it is to be removed.
    Changed,
    /// Somebody has attached it.
    Attached,
    /// Somebody has sent to it.
    Sent,
    /// Somebody has received from it.
    Received,
    /// Somebody has detached it, or used it.
    Left,
}

impl Facts<'_> {
    fn task(&self) -> Option<&Task> {
        self.shot.state.task(self.event.pid)
    }

    /// What the task of the event is in.
    pub fn cause(&self) -> Cause {
        let Some(task) = self.task() else {
            return Cause::Unknown;
        };
        // A task that ends has given up its address space first; execve has another one then.
        if task.mm.is_none() || task.is_dead() {
            return Cause::Exit;
        }
        let fault = self.shot.step.fault.as_ref();
        if let Some(fault) = fault.filter(|fault| fault.pid == self.event.pid)
            && !is_refusal(fault.reason)
        {
            return Cause::Fault(fault.reason);
        }
        match task.syscall {
            Some(frame) => Cause::Call(call_name(frame.nr)),
            None => Cause::Unknown,
        }
    }

    /// What has become of an area's flags.
    pub fn flagged(&self, flags: VmFlags) -> Flagged {
        match self.cause().call() {
            "mprotect" => Flagged::Rights,
            "mlock" | "mlock2" | "mlockall" | "munlock" | "munlockall" => match flags.locked {
                true => Flagged::Locked,
                false => Flagged::Unlocked,
            },
            "madvise" => Flagged::Advised,
            _ => Flagged::Other,
        }
    }

    /// True if a fault is on its way that copies a file's page for a private mapping.
    pub fn copies_file(&self) -> bool {
        matches!(
            self.cause(),
            Cause::Fault(FaultReason::FileFirstTouch | FaultReason::CowFile)
        )
    }

    /// The area at an address of an address space.
    pub fn vma(&self, mm: MmId, va: VirtAddr) -> Option<&Vma> {
        self.shot.state.mms.get(&mm)?.vma_at(va)
    }

    /// True if what is written there is meant for all who map it.
    pub fn is_shared_there(&self, mm: MmId, va: VirtAddr) -> bool {
        self.vma(mm, va).is_some_and(|vma| vma.flags.shared)
    }

    /// The file behind an address.
    fn inode_there(&self, mm: MmId, va: VirtAddr) -> Option<&Inode> {
        let inode = self.vma(mm, va)?.inode?;
        self.shot.state.inodes.get(&inode).map(|inode| &**inode)
    }

    /// True if shared memory is behind an address: a file of the kernel's own (tmpfs).
    pub fn is_shmem_there(&self, mm: MmId, va: VirtAddr) -> bool {
        let inode = self.inode_there(mm, va);
        inode.is_some_and(|inode| inode.kind == InodeKind::Shmem)
    }

    /// True if the page cache has the page of the file that is behind an address.
    pub fn is_cached_there(&self, mm: MmId, va: VirtAddr) -> bool {
        let page = self.vma(mm, va).map(|vma| vma.file_page(va));
        let inode = self.inode_there(mm, va);
        inode.is_some_and(|inode| page.is_some_and(|page| inode.pages.contains_key(&page)))
    }

    /// True if both use one address space.
    pub fn same_memory(&self, a: Pid, b: Pid) -> bool {
        let mm = |pid| self.shot.state.task(pid).and_then(|task| task.mm);
        mm(a).is_some() && mm(a) == mm(b)
    }

    /// How many processes use an address space.
    pub fn users(&self, mm: MmId) -> u32 {
        self.shot.state.mms.get(&mm).map_or(0, |mm| mm.users)
    }

    /// True if a process has executed a program that has not begun to run yet.
    pub fn waits_to_begin(&self, pid: Pid) -> bool {
        let task = self.shot.state.task(pid);
        task.is_some_and(|task| task.execed && task.calls.is_empty())
    }

    /// True if a signal will be taken before the task is back in user mode.
    pub fn signal_is_due(&self) -> bool {
        let signals = self.task().map(|task| &task.signals);
        signals.is_some_and(|signals| signals.deliverable() != 0 || signals.fatal.is_some())
    }

    /// True if a signal is the kernel's SIGCHLD for a change of a child's state (the codes
    /// `CLD_EXITED` to `CLD_CONTINUED`), not one that somebody sent by hand.
    pub fn is_of_child(&self, info: &SigInfo) -> bool {
        info.signal == SIGCHLD && (1..=CLD_CONTINUED).contains(&info.code)
    }

    /// True if the task is in open(2): what it waits for there is another who opens.
    pub fn is_opening(&self) -> bool {
        matches!(self.cause().call(), "open" | "openat" | "creat")
    }

    /// True if a buffer is one of a pair of sockets, not a pipe.
    pub fn is_socket(&self, buffer: PipeId) -> bool {
        let pipe = self.shot.state.pipes.get(&buffer);
        pipe.is_some_and(|pipe| pipe.socket)
    }

    /// True if the task is in rename(2), or in one of its kin.
    pub fn is_renaming(&self) -> bool {
        matches!(self.cause().call(), "rename" | "renameat" | "renameat2")
    }

    /// What an event about a whole record of System V IPC is about: the event holds all of it.
    pub fn record(&self) -> Record {
        match self.cause().call() {
            "shmget" | "msgget" => Record::Made,
            "shmctl" | "msgctl" | "semctl" => Record::Changed,
            "shmat" | "fork" | "vfork" | "clone" => Record::Attached,
            "msgsnd" => Record::Sent,
            "msgrcv" => Record::Received,
            _ => Record::Left,
        }
    }

    /// True if a task is stopped.
    pub fn is_stopped(&self, pid: Pid) -> bool {
        let task = self.shot.state.task(pid);
        task.is_some_and(|task| matches!(task.state, TaskState::Stopped | TaskState::Traced))
    }

    /// True if an instruction of the task's own raised the signal that kills it; false if
    /// somebody sent it.
    pub fn is_trap(&self) -> bool {
        matches!(self.event.kind, EventKind::Killed { code, .. } if code != 0)
    }

    /// Who is told that a task has ended.
    pub fn mourner(&self, pid: Pid) -> Mourner {
        let parent = self.shot.state.task(pid).map_or(INIT_PID, |task| task.ppid);
        let Some(task) = self.shot.state.task(parent).filter(|_| parent != INIT_PID) else {
            return Mourner::Init;
        };
        let action = task.signals.action(crate::kernel::sig::SIGCHLD);
        if action.handler == SigAction::IGNORE || action.flags & SigAction::NOCLDWAIT != 0 {
            Mourner::Careless
        } else {
            Mourner::Parent
        }
    }
}

/// True if the fault brings no page but a signal.
fn is_refusal(reason: FaultReason) -> bool {
    matches!(
        reason,
        FaultReason::NotMapped
            | FaultReason::NotAllowed
            | FaultReason::BeyondFile
            | FaultReason::NoMemory
            | FaultReason::NonCanonical
            | FaultReason::Guard
    )
}
