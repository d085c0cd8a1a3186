//! Everything that can happen: the closed list of events.
//!
//! An event says what changed, in full, so that [`super::apply`] has nothing to
//! decide. Each knows its level; [`crate::explain`] puts it into a sentence.
//!
//! It is one list, and longer than any other file, because it is closed: whoever
//! asks what can happen in this machine reads it here, in the order of its subjects,
//! and whoever adds a kind is told by the compiler of every place that must know it.

use super::cred::Cred;
pub use super::event_types::{Access, AttrChange, FaultBy, FaultReason, Lost, Note, SwitchReason};
use super::file_types::{
    Content, FdEntry, FileKind, FileLock, InodeAttr, InodeKind, Stream, as_text,
};
use super::ipc_types::{Message, MsgHead, PosixQueue, Segment, Sem, SemSleeper};
use super::mm_types::{Args, FrameKind, VmFlags, Vma};
use super::pte::Pte;
use super::sig_types::{AltStack, SigInfo};
use super::task::{
    Attributes, Limit, PosixTimer, SigAction, SyscallFrame, TaskState, Timer, WaitKey, WaitReport,
};
use crate::ids::{
    AnonId, Fd, FileId, FilesId, FuncId, InodeId, MmId, Pfn, Pid, PipeId, QueueId, VirtAddr,
};
use crate::kernel::anon_types::AnonFile;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How fine an event is. Stepping at a level stops at the events of that level
/// and of the coarser ones before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A statement of C begins; a process begins or ends.
    Line,
    /// A function or system call begins or returns.
    Call,
    /// A step inside the kernel.
    Kernel,
    /// A load or store by the program.
    Memory,
    /// A load or store inside the C library: never stepped to, but applied like any other.
    Library,
}

impl Level {
    /// True for the coarsest.
    pub fn is_coarsest(&self) -> bool {
        *self == Level::Line
    }
}

/// One thing that happened.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Event {
    /// The task that it happened to or that caused it.
    pub pid: Pid,
    /// What.
    #[serde(flatten)]
    pub kind: EventKind,
    /// How far from what the program asked for: no coarser level stops here, whatever it is.
    /// [`Level::Library`] for what the C library or the dynamic linker touches on the way
    /// without code here (see [`crate::libc::glibc`]); [`Level::Memory`] for what fork, exec
    /// and exit do to areas that came along (see [`crate::kernel::mm::loaded`]).
    #[serde(skip_serializing_if = "Level::is_coarsest")]
    pub depth: Level,
}

impl Event {
    /// How much detail one has to want to see this event.
    pub fn level(&self) -> Level {
        self.kind.level().max(self.depth)
    }
}

/// What can happen. Where a field is called `old`, it is what was there before.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(tag = "event")]
pub enum EventKind {
    // ---- the program ----
    /// A statement begins; `line` is an index into the program's lines.
    Line {
        /// Index into [`crate::program::Program::lines`].
        line: u32,
    },
    /// A function was entered: its frame stands.
    Call {
        /// Which.
        func: FuncId,
        /// Its frame pointer.
        fp: VirtAddr,
        /// The address it will return to.
        ret: VirtAddr,
        /// Its first arguments, as they were passed (0 where there are fewer).
        args: [u64; 4],
        /// True if the call is inside the C library.
        inner: bool,
    },
    /// A function returned.
    Return {
        /// Which.
        func: FuncId,
        /// What it left.
        value: u64,
        /// True if it returned into the C library.
        inner: bool,
    },
    /// `longjmp` left functions: the call stack has this depth now.
    Unwind {
        /// Functions that remain.
        depth: u32,
    },
    /// Undefined behaviour, and what came of it.
    Noted {
        /// What.
        note: Note,
        /// The statement, an index into [`crate::program::Program::lines`].
        line: u32,
    },

    // ---- system calls ----
    /// The task enters the kernel.
    SyscallEnter {
        /// Which call, with what.
        frame: SyscallFrame,
        /// Virtual time, in nanoseconds.
        now_ns: u64,
    },
    /// A call that sleeps half-way remembers how far it is.
    SyscallProgress {
        /// The frame as it is now.
        frame: SyscallFrame,
    },
    /// The task returns to user mode.
    SyscallExit {
        /// Which call.
        nr: u32,
        /// The result; −errno on failure.
        ret: i64,
    },
    /// Bytes reach the terminal, or the pipe that stands for stdout or stderr.
    Output {
        /// Which.
        stream: Stream,
        /// Where the first of them stood in the task's memory; none if the kernel had them
        /// (sendfile).
        from: Option<VirtAddr>,
        /// What.
        bytes: Box<[u8]>,
    },
    /// Bytes of standard input were taken.
    InputTaken {
        /// How many.
        len: u64,
    },

    // ---- loads and stores ----
    /// The CPU read memory.
    Load {
        /// Where.
        va: VirtAddr,
        /// In which frame.
        pfn: Pfn,
        /// Bytes, 1 to 8 (16 for long double).
        size: u8,
        /// True inside the C library.
        library: bool,
        /// What was read (the low 8 bytes).
        value: u64,
        /// True if a page fault came between: the instruction is run again.
        again: bool,
    },
    /// The CPU wrote memory.
    Store {
        /// Where.
        va: VirtAddr,
        /// In which frame.
        pfn: Pfn,
        /// Bytes, 1 to 8.
        size: u8,
        /// True inside the C library.
        library: bool,
        /// What was written.
        value: u64,
        /// True if a page fault came between: the instruction is run again.
        again: bool,
    },
    /// A stretch of memory within one page was read (memcpy, write(2) …).
    LoadBytes {
        /// Where.
        va: VirtAddr,
        /// In which frame.
        pfn: Pfn,
        /// Bytes.
        len: u16,
        /// True inside the C library or the kernel.
        library: bool,
    },
    /// A stretch of memory within one page was written (memcpy, read(2) …).
    StoreBytes {
        /// Where.
        va: VirtAddr,
        /// In which frame.
        pfn: Pfn,
        /// True inside the C library or the kernel.
        library: bool,
        /// What.
        bytes: Box<[u8]>,
    },

    // ---- page faults and page tables ----
    /// An instruction of the program's own wants a page, and no translation that is
    /// remembered (TLB) allows it: the CPU turns to the page tables, which will not
    /// allow it either. What the library or the kernel does begins with the fault.
    Attempt {
        /// In which address space.
        mm: MmId,
        /// Where.
        va: VirtAddr,
        /// What is wanted.
        access: Access,
    },
    /// What the MMU finds when it has walked the page tables for that.
    Walk {
        /// In which address space.
        mm: MmId,
        /// Where.
        va: VirtAddr,
        /// What is wanted.
        access: Access,
        /// The entry; none if a table above it is missing.
        pte: Pte,
        /// The level of the page table at which the walk ended (4 = PGD … 1 = PTE).
        level: u8,
    },
    /// The MMU cannot finish an access: the exception that enters the kernel.
    Fault {
        /// In which address space.
        mm: MmId,
        /// Where.
        va: VirtAddr,
        /// Who wanted it.
        by: FaultBy,
        /// What was wanted.
        access: Access,
        /// What the kernel finds to be the reason.
        reason: FaultReason,
        /// The entry as the MMU found it.
        pte: Pte,
        /// The level of the page table at which the walk ended (4 = PGD … 1 = PTE).
        level: u8,
    },
    /// The fault is done; the access is tried again. The task's count goes up.
    FaultDone {
        /// True if content had to be read from a device.
        major: bool,
    },
    /// A page-table page is allocated and hung in.
    TableAlloc {
        /// In which address space.
        mm: MmId,
        /// 1 = PTE table, 2 = PMD, 3 = PUD.
        level: u8,
        /// `vpn >> (9 * level)`.
        index: u64,
    },
    /// A page-table page that nothing needs is freed.
    TableFree {
        /// In which address space.
        mm: MmId,
        /// 1 = PTE table, 2 = PMD, 3 = PUD.
        level: u8,
        /// `vpn >> (9 * level)`.
        index: u64,
    },
    /// A frame is taken from the free ones. Its bytes are zero afterwards; an
    /// anonymous one is its owner's alone (`PageAnonExclusive`).
    FrameAlloc {
        /// Which.
        pfn: Pfn,
        /// What for.
        kind: FrameKind,
    },
    /// A frame is free again.
    FrameFree {
        /// Which.
        pfn: Pfn,
    },
    /// A whole page is copied.
    FrameCopy {
        /// From.
        from: Pfn,
        /// To.
        to: Pfn,
    },
    /// A frame is filled by the kernel (a file's content, a loaded image).
    FrameFill {
        /// Which.
        pfn: Pfn,
        /// From this byte of it.
        offset: u16,
        /// What.
        bytes: Box<[u8]>,
    },
    /// A page-table entry changes. If the new one maps another frame than the
    /// old one, the new frame's count goes up; the old one's falls with the
    /// [`EventKind::RmapRemove`] that follows.
    PteSet {
        /// In which address space.
        mm: MmId,
        /// The page's first address.
        va: VirtAddr,
        /// The entry before.
        old: Pte,
        /// The entry now.
        new: Pte,
    },
    /// The MMU sets the accessed or dirty bit of an entry.
    PteMark {
        /// In which address space.
        mm: MmId,
        /// The page's first address.
        va: VirtAddr,
        /// The entry now.
        new: Pte,
        /// True inside the C library.
        library: bool,
    },
    /// fork copies an entry to the child; the frame's count goes up.
    PteCopy {
        /// From the parent's address space.
        from: MmId,
        /// To the child's.
        to: MmId,
        /// The page's first address.
        va: VirtAddr,
        /// The child's entry.
        pte: Pte,
    },
    /// mremap moves an entry to another address of the same address space; no count changes.
    PteMove {
        /// In which address space.
        mm: MmId,
        /// The page's first address before.
        from: VirtAddr,
        /// The page's first address now.
        to: VirtAddr,
        /// The entry.
        pte: Pte,
    },
    /// One entry fewer maps this frame (`folio_remove_rmap`).
    RmapRemove {
        /// Which.
        pfn: Pfn,
    },
    /// The frame becomes, or stops being, one process's own (`PageAnonExclusive`).
    FrameExclusive {
        /// Which.
        pfn: Pfn,
        /// What it is now.
        exclusive: bool,
    },
    /// The frame's dirty or lazy-free flag changes.
    FrameFlags {
        /// Which.
        pfn: Pfn,
        /// `PG_dirty`.
        dirty: bool,
        /// MADV_FREE.
        lazy_free: bool,
    },

    // ---- address spaces ----
    /// A new address space, without areas.
    MmCreate {
        /// Its number.
        mm: MmId,
        /// Where the heap begins and ends.
        brk: VirtAddr,
        /// Where mmap looks for room.
        mmap_base: VirtAddr,
        /// The stack's highest address.
        stack_top: VirtAddr,
    },
    /// fork: a new address space like another one, still without areas.
    MmDup {
        /// The parent's.
        from: MmId,
        /// The child's.
        to: MmId,
    },
    /// execve has put the strings of arguments and environment on the new stack.
    MmArgs {
        /// Of which address space.
        mm: MmId,
        /// Where they are.
        args: Args,
    },
    /// The last user is gone.
    MmFree {
        /// Which.
        mm: MmId,
    },
    /// An area is added. A mapped file's references go up, as at every event
    /// that makes an area more (and down at one that makes an area fewer).
    VmaAdd {
        /// To which address space.
        mm: MmId,
        /// What.
        vma: Box<Vma>,
    },
    /// An area is removed (its pages are unmapped already).
    VmaRemove {
        /// From which address space.
        mm: MmId,
        /// Its first address.
        start: VirtAddr,
    },
    /// An area's bounds change.
    VmaResize {
        /// In which address space.
        mm: MmId,
        /// Its first address before.
        start: VirtAddr,
        /// Its first address now.
        new_start: VirtAddr,
        /// Its end now.
        new_end: VirtAddr,
    },
    /// An area is cut in two at an address.
    VmaSplit {
        /// In which address space.
        mm: MmId,
        /// Its first address.
        start: VirtAddr,
        /// Where it is cut.
        at: VirtAddr,
    },
    /// An area and the one that begins where it ends become one area.
    VmaMerge {
        /// In which address space.
        mm: MmId,
        /// The first address of the one before.
        start: VirtAddr,
        /// Where the one after begins.
        at: VirtAddr,
    },
    /// An area's rights or behaviour change.
    VmaFlags {
        /// In which address space.
        mm: MmId,
        /// Its first address.
        start: VirtAddr,
        /// What it is now.
        flags: VmFlags,
    },
    /// An area gets its `anon_vma`: from now on fork copies its entries.
    VmaAnon {
        /// In which address space.
        mm: MmId,
        /// Its first address.
        start: VirtAddr,
        /// Which `anon_vma`: a new number, or that of a neighbour it could merge with; 0
        /// if mremap took all its pages away, and it has none any more.
        id: u32,
    },
    /// The heap's end moves.
    BrkSet {
        /// In which address space.
        mm: MmId,
        /// Where it is now.
        brk: VirtAddr,
    },

    // ---- tasks ----
    /// A task is made (`copy_process`); it does not run yet.
    TaskCreate {
        /// Its number.
        child: Pid,
        /// Its thread group.
        tgid: Pid,
        /// Its parent.
        ppid: Pid,
        /// Its address space (shared or its own); the count of users goes up.
        mm: Option<MmId>,
        /// Its descriptor table; the count of users goes up.
        files: Option<FilesId>,
        /// Its name.
        comm: Arc<str>,
        /// Virtual time, in nanoseconds.
        now_ns: u64,
        /// True for vfork: the parent waits.
        vfork: bool,
    },
    /// A task changes state, before it enters or as it leaves a wait queue; a runnable
    /// task that stops leaves its run queue.
    TaskStateSet {
        /// The task before.
        old: TaskState,
        /// Now.
        new: TaskState,
    },
    /// The task is put at the end of a wait queue.
    WaitAdd {
        /// Which.
        key: WaitKey,
    },
    /// The task is taken off its wait queue.
    WaitRemove {
        /// Which.
        key: WaitKey,
    },
    /// The task is put on a CPU's run queue.
    Enqueue {
        /// Which CPU.
        cpu: u8,
    },
    /// The CPU goes from one task to another. The next one leaves the run
    /// queue; the one before, if it can still run, goes to its end.
    Switch {
        /// Which CPU.
        cpu: u8,
        /// Who ran.
        prev: Option<Pid>,
        /// Who runs now.
        next: Option<Pid>,
        /// Why.
        reason: SwitchReason,
        /// Virtual time, in nanoseconds.
        now_ns: u64,
        /// CPU time that the one before has used now, in nanoseconds.
        prev_cpu_ns: u64,
    },
    /// The task gives up its address space (exit, exec); users go down.
    TaskDropMm {
        /// Which.
        mm: MmId,
    },
    /// exec: the task takes an address space; its users go up.
    TaskSetMm {
        /// Which.
        mm: MmId,
    },
    /// exec: the task is another program from now on.
    Exec {
        /// The file, as it was named.
        path: Arc<str>,
        /// The task's new name.
        comm: Arc<str>,
    },
    /// The task gives up its descriptor table; users go down.
    TaskDropFiles {
        /// Which.
        files: FilesId,
    },
    /// A signal's default action ends the task.
    Killed {
        /// Signal number.
        signal: u8,
        /// `si_code`, e.g. 1 for SEGV_MAPERR.
        code: i32,
        /// Fault address, if a fault.
        addr: VirtAddr,
    },
    /// The task has ended: it is a zombie from now on.
    Exit {
        /// Wait status.
        status: u32,
    },
    /// The task's parent ended; another one adopts it.
    Reparent {
        /// The child.
        child: Pid,
        /// Its new parent.
        to: Pid,
    },
    /// A zombie is taken away by its parent; its usage is added to the parent's.
    Reap {
        /// The child.
        child: Pid,
    },
    /// A task that has ended leaves no zombie, because its parent ignores SIGCHLD; its
    /// usage is not added to the parent's.
    AutoReap {
        /// The child.
        child: Pid,
    },
    /// A signal is sent to the task: it is pending now.
    SignalSend {
        /// Which, and what is known of it.
        info: SigInfo,
        /// Who sent it; 0 for the kernel.
        from: Pid,
        /// True if it is for this thread, false if for the whole process.
        private: bool,
    },
    /// A signal is sent to the task and leaves no trace.
    SignalLost {
        /// Which, and what would be known of it.
        info: SigInfo,
        /// Who sent it; 0 for the kernel.
        from: Pid,
        /// Why.
        why: Lost,
    },
    /// A pending signal is taken (dequeued), or discarded: the first of this number.
    SignalTake {
        /// Which.
        signal: u8,
        /// True if it was for this thread, false if for the whole process.
        private: bool,
    },
    /// The set of blocked signals changes.
    SignalMask {
        /// What it is now.
        blocked: u64,
    },
    /// sigsuspend notes the set of blocked signals that comes back after the handler.
    SignalSave {
        /// The set; none once a handler's frame has it.
        saved: Option<u64>,
    },
    /// sigtimedwait sleeps for signals, though they are blocked.
    SignalAwait {
        /// Which; 0 when it has ended.
        set: u64,
    },
    /// A handler begins: the frame that it will return through is on the stack.
    SignalHandle {
        /// Which signal.
        signal: u8,
        /// The handler's address.
        handler: VirtAddr,
        /// Where the frame is (`struct rt_sigframe`).
        frame: VirtAddr,
    },
    /// rt_sigreturn: the task goes on where the signal interrupted it; the system call ends.
    SignalReturn {
        /// Functions that it is in there.
        depth: u32,
    },
    /// The alternative signal stack changes.
    AltStackSet {
        /// What it is now.
        stack: AltStack,
    },
    /// An interval timer is set, or expires.
    TimerSet {
        /// ITIMER_REAL (0), ITIMER_VIRTUAL (1), ITIMER_PROF (2).
        which: u8,
        /// The timer now.
        timer: Timer,
    },
    /// A signal that was just sent will end the process; it takes no other any more.
    SignalFatal {
        /// Which.
        signal: u8,
    },
    /// A timer of timer_create is made, set, expires, or is deleted.
    PosixTimerSet {
        /// Its number.
        id: u32,
        /// The timer now; none if it is gone.
        timer: Option<Box<PosixTimer>>,
    },
    /// What is to be done on a signal changes.
    SignalActionSet {
        /// Which.
        signal: u8,
        /// What is to be done now.
        action: SigAction,
    },
    /// There is a stop, or a going on, to tell the parent; or it was told.
    ReportSet {
        /// What; none once it was told.
        report: Option<WaitReport>,
    },
    /// The task goes on after a stop and will send its parent SIGCHLD as soon as it runs; or
    /// it is about to.
    ContinuedSet {
        /// True if it has yet to.
        tells: bool,
    },
    /// A resource limit changes.
    LimitSet {
        /// Which resource.
        resource: u32,
        /// The limit now.
        limit: Limit,
    },
    /// The task moves to another process group or session.
    GroupSet {
        /// Its process group now.
        pgrp: Pid,
        /// Its session now.
        sid: Pid,
    },
    /// PR_SET_NAME: the task is called otherwise.
    CommSet {
        /// Its name now, up to 15 bytes.
        comm: Arc<str>,
    },
    /// The task acts as somebody else (setuid(2) and its kin).
    CredSet {
        /// As whom.
        cred: Box<Cred>,
    },
    /// The task's nice value changes.
    NiceSet {
        /// What it is now: −20 to 19.
        nice: i8,
    },
    /// prctl(2), sched_setscheduler(2) and the like: what the task says about itself.
    AttributesSet {
        /// All of it, as it is now.
        attributes: Attributes,
    },
    /// PR_SET_CHILD_SUBREAPER.
    SubreaperSet {
        /// What it is now.
        on: bool,
    },
    /// The vfork parent may go on.
    VforkRelease {
        /// The parent.
        parent: Pid,
    },

    // ---- files ----
    /// A descriptor table, empty.
    FilesCreate {
        /// Its number.
        files: FilesId,
    },
    /// fork: a copy of a descriptor table; every description gets one more reference.
    FilesDup {
        /// The parent's.
        from: FilesId,
        /// The child's.
        to: FilesId,
    },
    /// A table that nobody uses is gone.
    FilesFree {
        /// Which.
        files: FilesId,
    },
    /// An open file description is made, without references; a pipe's end or an inode counts it.
    FileOpen {
        /// Its number.
        file: FileId,
        /// What it refers to.
        kind: FileKind,
        /// Open flags.
        flags: u32,
    },
    /// The last reference is gone; the description too. A pipe's end loses its count.
    FileFree {
        /// Which.
        file: FileId,
        /// What it referred to.
        kind: FileKind,
    },
    /// A descriptor refers to a description, whose references go up; those of the one
    /// that it referred to before, if any, go down.
    FdSet {
        /// In which table.
        files: FilesId,
        /// Which descriptor.
        fd: Fd,
        /// What it refers to now.
        entry: FdEntry,
    },
    /// A descriptor's FD_CLOEXEC changes.
    FdFlags {
        /// In which table.
        files: FilesId,
        /// Which descriptor.
        fd: Fd,
        /// What it is now.
        cloexec: bool,
    },
    /// A descriptor is closed; the description's references go down.
    FdClear {
        /// In which table.
        files: FilesId,
        /// Which descriptor.
        fd: Fd,
        /// What it referred to.
        file: FileId,
    },
    /// A description's position or flags change.
    FileSet {
        /// Which.
        file: FileId,
        /// Its position in bytes.
        pos: u64,
        /// Its flags.
        flags: u32,
    },
    /// A pipe is made.
    PipeCreate {
        /// Its number.
        pipe: PipeId,
        /// Most bytes it holds.
        capacity: u32,
        /// Who makes it: the effective user.
        owner: u32,
        /// The effective group.
        group: u32,
        /// True if it is one direction of a pair of sockets.
        socket: bool,
    },
    /// Bytes enter a pipe.
    PipeFill {
        /// Which.
        pipe: PipeId,
        /// True if they go into the rest of the newest slot's page, false if into a new slot.
        merge: bool,
        /// What.
        bytes: Box<[u8]>,
    },
    /// A pipe is made larger or smaller.
    PipeResize {
        /// Which.
        pipe: PipeId,
        /// Most bytes it holds now.
        capacity: u32,
    },
    /// Bytes leave a pipe; slots that are empty then are free.
    PipeDrain {
        /// Which.
        pipe: PipeId,
        /// How many.
        len: u32,
    },
    /// A socket is shut down for writing, or the other one for reading: nothing more enters
    /// what lies between them.
    PipeShut {
        /// The buffer between them.
        pipe: PipeId,
    },
    /// A pipe with no end open is gone.
    PipeFree {
        /// Which.
        pipe: PipeId,
        /// True if it was one direction of a pair of sockets.
        socket: bool,
    },
    /// An eventfd, a timerfd, a signalfd or an epoll instance is made, or changes.
    AnonSet {
        /// Its number.
        anon: AnonId,
        /// What it is now.
        to: Box<AnonFile>,
    },
    /// An inode is made.
    InodeCreate {
        /// Its number.
        inode: InodeId,
        /// What it is.
        kind: InodeKind,
        /// Name for showing.
        name: Arc<str>,
        /// Size in bytes.
        size: u64,
    },
    /// An inode's size or number of references changes.
    InodeSet {
        /// Which.
        inode: InodeId,
        /// Size in bytes.
        size: u64,
        /// References.
        refs: u32,
    },
    /// Owner, rights or times of an inode change.
    InodeAttrSet {
        /// Which.
        inode: InodeId,
        /// Which of them.
        what: AttrChange,
        /// All of them as they are now.
        attr: Box<InodeAttr>,
    },
    /// What an inode holds besides its pages: a link's target, a named pipe's pipe,
    /// the bytes on the device.
    InodeContent {
        /// Which.
        inode: InodeId,
        /// What it holds now.
        content: Box<Content>,
    },
    /// An inode is known by another path now (for showing).
    InodeRename {
        /// Which.
        inode: InodeId,
        /// The path.
        path: Arc<str>,
    },
    /// A directory gets a name; the inode's names and references go up. If the inode is a
    /// directory, its `..` leads to this one now.
    DirLink {
        /// Which directory.
        dir: InodeId,
        /// The name.
        #[serde(serialize_with = "as_text")]
        name: Arc<[u8]>,
        /// What it is the name of.
        inode: InodeId,
    },
    /// A name leaves a directory; the inode's names and references go down.
    DirUnlink {
        /// Which directory.
        dir: InodeId,
        /// The name.
        #[serde(serialize_with = "as_text")]
        name: Arc<[u8]>,
    },
    /// The root of the file system is this directory.
    RootSet {
        /// Which.
        inode: InodeId,
    },
    /// The task's current directory or its mask for new files changes.
    TaskFs {
        /// The current directory.
        cwd: InodeId,
        /// Rights that new files do not get.
        umask: u32,
    },
    /// A page enters the page cache.
    CacheAdd {
        /// Of which file.
        inode: InodeId,
        /// Which page.
        index: u64,
        /// In which frame.
        pfn: Pfn,
    },
    /// Pages of the page cache are one folio from now on.
    FolioMade {
        /// Of which file.
        inode: InodeId,
        /// The first of them.
        first: u64,
        /// The binary logarithm of their number, at least 1.
        order: u8,
    },
    /// A page that stays in the page cache is a hole of its file now.
    CacheHole {
        /// Of which file.
        inode: InodeId,
        /// Which page.
        index: u64,
    },
    /// A page leaves the page cache.
    CacheRemove {
        /// Of which file.
        inode: InodeId,
        /// Which page.
        index: u64,
    },
    /// The locks on a file change.
    LocksSet {
        /// Which file.
        inode: InodeId,
        /// All locks on it as they are now.
        locks: Box<[FileLock]>,
    },
    /// An inode that nothing refers to is gone.
    InodeFree {
        /// Which.
        inode: InodeId,
        /// What it was.
        kind: InodeKind,
        /// The path by which it was known.
        name: Arc<str>,
    },

    // ---- System V shared memory ----
    /// A shared memory segment is made, or something of it changes.
    ShmSet {
        /// Its number.
        id: u32,
        /// What is known of it.
        segment: Segment,
    },
    /// A shared memory segment is gone.
    ShmFree {
        /// Its number.
        id: u32,
    },

    // ---- System V semaphores and messages ----
    /// A set of semaphores is made; their values are 0.
    SemCreate {
        /// Its number.
        id: u32,
        /// The key by which it is found; 0 if by none.
        key: i32,
        /// Rights.
        mode: u32,
        /// How many semaphores.
        count: u32,
        /// Seconds since 1970.
        now_s: u64,
    },
    /// A semaphore's value, or who used it last, changes.
    SemValue {
        /// Of which set.
        id: u32,
        /// Which of it.
        num: u16,
        /// What it is now, and in whose name.
        sem: Sem,
    },
    /// What the end of a process will add to a semaphore (SEM_UNDO).
    SemUndo {
        /// Of which set.
        id: u32,
        /// Which process.
        of: Pid,
        /// Which semaphore.
        num: u16,
        /// What will be added.
        adj: i16,
    },
    /// The task ends, and what it did to a set with SEM_UNDO is about to be taken back.
    SemUndoFree {
        /// Which set.
        id: u32,
    },
    /// Who sleeps in a set of semaphores changes.
    SemPending {
        /// Which set.
        id: u32,
        /// All who sleep now, in the order in which they are tried.
        pending: Box<[SemSleeper]>,
    },
    /// Rights or times of a set of semaphores change.
    SemStat {
        /// Which set.
        id: u32,
        /// Rights.
        mode: u32,
        /// Seconds since 1970 of the last semop.
        operated_s: u64,
        /// Seconds since 1970 of the last change by semctl.
        changed_s: u64,
    },
    /// A set of semaphores is gone.
    SemFree {
        /// Which.
        id: u32,
    },
    /// A message queue is made, or something of it changes.
    MsgSet {
        /// Its number.
        id: u32,
        /// What is known of it.
        head: MsgHead,
    },
    /// A message enters a queue, as its last.
    MsgPut {
        /// Which queue.
        id: u32,
        /// What.
        message: Message,
    },
    /// A message leaves a queue.
    MsgTake {
        /// Which queue.
        id: u32,
        /// Which message: its place, 0 for the oldest.
        place: u32,
    },
    /// A message goes to a task that sleeps in msgrcv, past the queue.
    MsgHand {
        /// Which queue.
        id: u32,
        /// To whom.
        to: Pid,
        /// What.
        message: Box<Message>,
    },
    /// The task takes the message that was handed to it.
    MsgHanded,
    /// A message queue is gone, with its messages.
    MsgFree {
        /// Which.
        id: u32,
    },

    // ---- POSIX message queues ----
    /// A message queue of POSIX is made, or changes; who refers to it stays.
    QueueSet {
        /// Its number.
        queue: QueueId,
        /// What it is now.
        to: Box<PosixQueue>,
    },
    /// A message queue of POSIX is gone, with its messages.
    QueueFree {
        /// Which.
        queue: QueueId,
    },

    // ---- the machine ----
    /// Time passes while nothing can run.
    Idle {
        /// Virtual time afterwards, in nanoseconds.
        now_ns: u64,
    },
    /// The machine stands: what comes now is the program.
    Booted,
    /// A hand from outside (a debugger) has written to the task's memory, or tried to.
    Poke {
        /// Where.
        va: VirtAddr,
        /// What it wanted to write.
        bytes: Box<[u8]>,
        /// How much of it could be written; none if the first page refused.
        written: u64,
    },
}

impl EventKind {
    /// How fine it is.
    pub fn level(&self) -> Level {
        use EventKind as E;
        match self {
            E::Line { .. }
            | E::Exec { .. }
            | E::Exit { .. }
            | E::Killed { .. }
            | E::Booted
            | E::Poke { .. } => Level::Line,
            E::Call { inner: true, .. } | E::Return { inner: true, .. } => Level::Library,
            E::Call { .. }
            | E::Return { .. }
            | E::Unwind { .. }
            | E::Noted { .. }
            | E::SignalHandle { .. }
            | E::SignalReturn { .. }
            | E::SyscallEnter { .. }
            | E::SyscallExit { .. }
            | E::Output { .. } => Level::Call,
            // What a fault was about is a step of the kernel's story.
            E::Load {
                library: false,
                again: true,
                ..
            }
            | E::Store {
                library: false,
                again: true,
                ..
            } => Level::Kernel,
            E::Load { library, .. }
            | E::Store { library, .. }
            | E::LoadBytes { library, .. }
            | E::StoreBytes { library, .. }
            | E::PteMark { library, .. } => {
                if *library {
                    Level::Library
                } else {
                    Level::Memory
                }
            }
            E::SyscallProgress { .. }
            | E::InodeRename { .. }
            | E::InodeAttrSet {
                what: AttrChange::Made | AttrChange::Times,
                ..
            } => Level::Library,
            _ => Level::Kernel,
        }
    }
}
