//! Reasons that follow from what the task is in. No language: `en/why.rs` and `zh/why.rs` have the
//! words of each, and a reason that one of them lacks does not compile.

use super::cause::Cause;
use super::facts::{Facts, is_zero_success};
use crate::ids::{MmId, VirtAddr};
use crate::kernel::{sig, sig_types};

/// `SEGV_MAPERR`: nothing is mapped at the address (asm-generic/siginfo.h).
const SEGV_MAPERR: i32 = 1;

/// A reason.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// Nothing that can be told for sure.
    Nothing,

    // ---- entries, areas and page tables are taken out ----
    /// Of all that it mapped, since it ends.
    ProcessEnds,
    /// execve gives new memory.
    ExecReplaces,
    /// munmap.
    Munmap,
    /// mmap with MAP_FIXED puts something else there.
    MmapReplaces,
    /// mremap moves or shortens.
    MremapMoves,
    /// brk ends the heap earlier.
    BrkShrinks,
    /// madvise takes pages out.
    MadviseDrops,
    /// shmdt.
    ShmDetaches,
    /// shmat with SHM_REMAP.
    ShmReplaces,
    /// The file became shorter.
    FileShrinks,
    /// fallocate punches a hole.
    FileHole,
    /// The entry leads to another frame.
    LeadsElsewhere,

    // ---- an area has other bounds ----
    /// The stack grows by a fault.
    StackGrows,
    /// brk.
    BrkMoves,
    /// A mapping joins its neighbour.
    JoinsNeighbour,
    /// mremap.
    MremapGrows,
    /// execve.
    ExecLaysOut,

    // ---- an area is cut ----
    /// munmap takes a part away.
    CutByMunmap,
    /// mprotect is about a part.
    CutByMprotect,
    /// mmap replaces a part.
    CutByMmap,
    /// mlock or munlock is about a part.
    CutByMlock,
    /// brk takes the end away.
    CutByBrk,
    /// madvise is about a part.
    CutByMadvise,
    /// mremap is about a part.
    CutByMremap,
    /// Something else is.
    Cut,

    // ---- an area is made ----
    /// fork gives the child what its parent has.
    LikeParents,
    /// Addresses that may be used.
    Promise,

    // ---- whether an entry may be written through ----
    /// fork: two share the page.
    ForkShares,
    /// mprotect has taken the right away.
    MprotectForbids,
    /// The page was written back.
    WrittenBack,
    /// The next write must be noticed.
    WriteNoticed,
    /// mprotect allows it.
    MprotectAllows,
    /// A shared mapping: nothing is copied.
    WritesShared,
    /// Nobody else has the page.
    NobodyElse,

    /// A page of a file, or of shared memory, that the process has no entry for.
    FileTouch {
        /// Shared memory (tmpfs).
        shmem: bool,
        /// The page cache has the page.
        cached: bool,
        /// It is written through a private mapping.
        copies: bool,
    },

    /// A page comes from the device into the page cache.
    FromDevice,
    /// A write to a file ends in the page cache.
    IntoCache,
    /// Behind the end of a file there are zeros.
    ZerosBehindEnd,

    /// A context switch within one address space.
    SameMemory,

    // ---- a signal has killed the process ----
    /// No frame was free.
    OutOfMemory,
    /// SIGKILL.
    CannotBeHandled,
    /// Somebody sent it.
    Sent,
    /// A non-canonical address.
    ImpossibleAddress,
    /// A guard.
    TouchedGuard(VirtAddr),
    /// Nothing is mapped there.
    TouchedNothing(VirtAddr),
    /// The area does not allow it.
    TouchedForbidden(VirtAddr),
    /// Behind the end of a file.
    TouchedBeyondFile(VirtAddr),
    /// The divide error.
    Divided(VirtAddr),
    /// No instruction of the CPU's.
    UnknownInstruction(VirtAddr),
    /// Another exception.
    BadInstruction(VirtAddr),

    // ---- what a result says ----
    /// Where a mapping begins.
    MappingBegins,
    /// Where it begins after mremap.
    MappingMoved,
    /// Where a segment begins.
    SegmentBegins,
    /// Where the heap ends.
    HeapEnds,
    /// execve returns to the new program.
    NewProgram,
    /// Nothing is left to read.
    NothingToRead,
    /// Bytes that were read.
    BytesRead,
    /// Bytes that were taken.
    BytesTaken,
    /// A descriptor.
    Descriptor,
    /// WNOHANG, and no child has changed.
    NoChildYet,
    /// The child that is told about.
    ChildNumber,
    /// A position.
    Position,
    /// 0 says only that it worked.
    Worked,
}

impl Facts<'_> {
    /// Why entries, areas and page tables are taken out.
    pub fn why_removed(&self) -> Why {
        let cause = self.cause();
        if cause == Cause::Exit {
            return Why::ProcessEnds;
        }
        match cause.call() {
            "execve" | "execveat" => Why::ExecReplaces,
            "munmap" => Why::Munmap,
            "mmap" => Why::MmapReplaces,
            "mremap" => Why::MremapMoves,
            "brk" => Why::BrkShrinks,
            "madvise" => Why::MadviseDrops,
            "shmdt" => Why::ShmDetaches,
            "shmat" => Why::ShmReplaces,
            "truncate" | "ftruncate" | "open" | "openat" | "creat" => Why::FileShrinks,
            "fallocate" => Why::FileHole,
            _ => Why::Nothing,
        }
    }

    /// Why one entry fewer maps a frame.
    pub fn why_unmapped(&self) -> Why {
        match self.cause() {
            Cause::Fault(_) => Why::LeadsElsewhere,
            _ => self.why_removed(),
        }
    }

    /// Why an area has other bounds.
    pub fn why_resized(&self) -> Why {
        let cause = self.cause();
        if matches!(cause, Cause::Fault(_)) {
            return Why::StackGrows;
        }
        match cause.call() {
            "brk" => Why::BrkMoves,
            "mmap" | "shmat" => Why::JoinsNeighbour,
            "mremap" => Why::MremapGrows,
            "execve" | "execveat" => Why::ExecLaysOut,
            _ => Why::Nothing,
        }
    }

    /// Why an area is cut.
    pub fn why_cut(&self) -> Why {
        match self.cause().call() {
            "munmap" => Why::CutByMunmap,
            "mprotect" => Why::CutByMprotect,
            "mmap" => Why::CutByMmap,
            "mlock" | "mlock2" | "munlock" => Why::CutByMlock,
            "brk" => Why::CutByBrk,
            "madvise" => Why::CutByMadvise,
            "mremap" => Why::CutByMremap,
            _ => Why::Cut,
        }
    }

    /// Why there is a new area.
    pub fn why_added(&self) -> Why {
        match self.cause().call() {
            "fork" | "clone" | "clone3" => Why::LikeParents,
            _ => Why::Promise,
        }
    }

    /// Why an entry may not be written through any more.
    pub fn why_protected(&self) -> Why {
        match self.cause().call() {
            "fork" | "clone" | "clone3" => Why::ForkShares,
            "mprotect" => Why::MprotectForbids,
            "msync" | "fsync" | "fdatasync" | "sync" | "syncfs" => Why::WrittenBack,
            _ => Why::WriteNoticed,
        }
    }

    /// Why the entry of a page may be written through from now on.
    pub fn why_permitted(&self, mm: MmId, va: VirtAddr) -> Why {
        match self.cause().call() {
            "mprotect" => Why::MprotectAllows,
            _ if self.is_shared_there(mm, va) => Why::WritesShared,
            _ => Why::NobodyElse,
        }
    }

    /// Why a page of a file, or of shared memory, has no entry.
    pub fn why_file_touch(&self, mm: MmId, va: VirtAddr, write: bool) -> Why {
        Why::FileTouch {
            shmem: self.is_shmem_there(mm, va),
            cached: self.is_cached_there(mm, va),
            copies: write && !self.is_shared_there(mm, va),
        }
    }

    /// Why the kernel fills a part of a frame.
    pub fn why_filled(&self, bytes: &[u8]) -> Why {
        let cause = self.cause();
        match cause.call() {
            "truncate" | "ftruncate" | "fallocate" if bytes.iter().all(|&b| b == 0) => {
                Why::ZerosBehindEnd
            }
            "write" | "writev" | "pwrite64" | "pwritev" | "sendfile" => Why::IntoCache,
            "read" | "readv" | "pread64" | "preadv" | "execve" | "execveat" => Why::FromDevice,
            _ if matches!(cause, Cause::Fault(_)) => Why::FromDevice,
            _ => Why::Nothing,
        }
    }

    /// Why a signal has killed the process.
    pub fn why_killed(&self, signal: u8, code: i32, at: VirtAddr) -> Why {
        let mm = self
            .shot
            .state
            .task(self.event.pid)
            .and_then(|task| task.mm);
        let mapped = mm.is_some_and(|mm| self.vma(mm, at).is_some());
        match (signal, code) {
            (sig::SIGKILL, _) if self.is_trap() => Why::OutOfMemory,
            (sig::SIGKILL, _) => Why::CannotBeHandled,
            _ if !self.is_trap() => Why::Sent,
            (sig::SIGSEGV, sig_types::SI_KERNEL) => Why::ImpossibleAddress,
            (sig::SIGSEGV, SEGV_MAPERR) if mapped => Why::TouchedGuard(at),
            (sig::SIGSEGV, SEGV_MAPERR) => Why::TouchedNothing(at),
            (sig::SIGSEGV, _) => Why::TouchedForbidden(at),
            (sig::SIGBUS, _) => Why::TouchedBeyondFile(at),
            (sig::SIGFPE, _) => Why::Divided(at),
            (sig::SIGILL, _) => Why::UnknownInstruction(at),
            _ => Why::BadInstruction(at),
        }
    }
}

/// What the result of a call that did not fail says.
pub fn result(call: &str, ret: i64) -> Why {
    match (call, ret) {
        ("mmap", _) => Why::MappingBegins,
        ("execve", 0) => Why::NewProgram,
        ("mremap", _) => Why::MappingMoved,
        ("shmat", _) => Why::SegmentBegins,
        ("brk", _) => Why::HeapEnds,
        ("read" | "readv" | "pread64", 0) => Why::NothingToRead,
        ("read" | "readv" | "pread64", _) => Why::BytesRead,
        ("write" | "writev" | "pwrite64", _) => Why::BytesTaken,
        ("open" | "openat" | "creat" | "dup" | "dup2" | "dup3", _) => Why::Descriptor,
        ("wait4", 0) => Why::NoChildYet,
        ("wait4", _) => Why::ChildNumber,
        ("lseek", _) => Why::Position,
        (call, 0) if is_zero_success(call) => Why::Worked,
        _ => Why::Nothing,
    }
}
