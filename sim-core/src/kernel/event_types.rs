//! What events say of themselves beside numbers: kinds of access, reasons of faults
//! and of switches.

use serde::Serialize;

/// What an access wants.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum Access {
    /// A load.
    Read,
    /// A store.
    Write,
    /// Fetching code.
    Execute,
}

/// Who wanted the page that a fault brings.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum FaultBy {
    /// An instruction of the program: the CPU raised an exception.
    User,
    /// The kernel, copying to or from the program's memory in a system call: an exception too.
    Kernel,
    /// The kernel asks for the page itself, without an exception (`faultin_page`:
    /// mlock, MAP_POPULATE, process_vm_readv, /proc/PID/mem). It counts as a fault all the same.
    Gup,
}

/// Why a signal that is sent leaves no trace (kernel/signal.c, `TRACE_SIGNAL_…`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum Lost {
    /// One of this number is pending already, and a standard signal is not queued twice.
    Pending,
    /// The process ignores it.
    Ignored,
}

/// What is new of an inode's attributes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum AttrChange {
    /// All: the inode is new.
    Made,
    /// The permission bits.
    Mode,
    /// Owner or group.
    Owner,
    /// What may not be done to a file in memory any more.
    Seals,
    /// Times only.
    Times,
}

/// Why a page fault was raised, as do_user_addr_fault and handle_mm_fault sort it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum FaultReason {
    /// No entry yet, anonymous memory (`do_anonymous_page`).
    AnonFirstTouch,
    /// No entry yet, a file's page (`do_read_fault`, `do_cow_fault`, `do_shared_fault`).
    FileFirstTouch,
    /// A store through a write-protected entry of a page that others map too (`do_wp_page`, copy).
    CowShared,
    /// A store through a write-protected entry of a page that nobody else maps (`wp_page_reuse`).
    CowReuse,
    /// A store to a page that so far reads from the zero page.
    CowZero,
    /// A store to a private mapping's page that so far is the file's own.
    CowFile,
    /// The first store to a clean page of a shared file mapping (`page_mkwrite`).
    SharedClean,
    /// The stack grows down to the address (`expand_stack`).
    StackGrowth,
    /// No mapping there: SIGSEGV, SEGV_MAPERR.
    NotMapped,
    /// The mapping does not allow it: SIGSEGV, SEGV_ACCERR.
    NotAllowed,
    /// Beyond the end of the file: SIGBUS.
    BeyondFile,
    /// No frame is free: the OOM killer.
    NoMemory,
    /// The address is not canonical: the CPU raises a general protection
    /// exception instead of a page fault. SIGSEGV, SI_KERNEL.
    NonCanonical,
    /// A marker of MADV_GUARD_INSTALL: SIGSEGV, SEGV_MAPERR.
    Guard,
    /// The kernel reads a page for good (FOLL_PIN) that others share: the reader
    /// gets a copy of its own (`FAULT_FLAG_UNSHARE`).
    Unshare,
}

/// Why the CPU went from one task to another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum SwitchReason {
    /// The task before went to sleep.
    Blocked,
    /// The task before ended.
    Exited,
    /// Its time slice was used up and others waited.
    SliceEnd,
    /// It called sched_yield.
    Yield,
    /// The CPU was idle.
    Idle,
}

/// Something that C leaves undefined, or that is probably a mistake, and what the machine did.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum Note {
    /// Signed arithmetic overflowed and wrapped.
    SignedOverflow,
    /// A shift count was negative or too large; x86 masks it.
    ShiftCount,
}
