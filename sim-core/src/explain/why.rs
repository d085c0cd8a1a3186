//! Reasons that follow from what the task is in.

use super::cause::Cause;
use super::facts::Facts;
use super::list::also;
use super::names::is_zero_success;
use crate::ids::{MmId, VirtAddr};
use crate::kernel::{sig, sig_types};
use crate::lang::{Message, say};

/// `SEGV_MAPERR`: nothing is mapped at the address (asm-generic/siginfo.h).
const SEGV_MAPERR: i32 = 1;

impl Facts<'_> {
    /// Why entries, areas and page tables are taken out.
    pub fn why_removed(&self) -> Option<Message> {
        let cause = self.cause();
        if cause == Cause::Exit {
            return Some(say!("The process ends, and with it all that it mapped."));
        }
        Some(match cause.call() {
            "execve" | "execveat" => {
                say!("execve gives the process new memory: the old one goes.")
            }
            "munmap" => say!("munmap gives these addresses back."),
            "mmap" => say!("mmap puts something else at these addresses (MAP_FIXED)."),
            "mremap" => say!("mremap moves the mapping, or makes it shorter."),
            "brk" => say!("brk: the heap ends earlier now."),
            "madvise" => say!("madvise takes the page out; the area stays."),
            "shmdt" => say!("shmdt detaches the segment."),
            "shmat" => say!("shmat puts the segment at these addresses (SHM_REMAP)."),
            "truncate" | "ftruncate" | "open" | "openat" | "creat" => {
                say!("The file is shorter now: pages behind its end are unmapped.")
            }
            "fallocate" => say!("fallocate takes pages out of the file."),
            _ => return None,
        })
    }

    /// Why one entry fewer maps a frame.
    pub fn why_unmapped(&self) -> Option<Message> {
        match self.cause() {
            Cause::Fault(_) => Some(say!("The entry leads to another frame now.")),
            _ => self.why_removed(),
        }
    }

    /// Why an area has other bounds.
    pub fn why_resized(&self) -> Option<Message> {
        let cause = self.cause();
        if matches!(cause, Cause::Fault(_)) {
            return Some(say!(
                "The stack grows down to the address that was touched."
            ));
        }
        Some(match cause.call() {
            "brk" => say!("brk moves the end of the heap."),
            "mmap" | "shmat" => say!(
                "The new mapping lies beside one with the same rights and the same source: one area is enough for both."
            ),
            "mremap" => say!("mremap makes the mapping longer, or puts it beside one like it."),
            "execve" | "execveat" => say!("execve lays out the new program's memory."),
            _ => return None,
        })
    }

    /// Why an area is cut.
    pub fn why_cut(&self) -> Message {
        match self.cause().call() {
            "munmap" => say!("munmap takes only one part of it away."),
            "mprotect" => say!("Only one part of it gets other rights."),
            "mmap" => say!("mmap puts something else at the addresses of one part (MAP_FIXED)."),
            "mlock" | "mlock2" | "munlock" => say!("Only one part of it is locked, or unlocked."),
            "brk" => say!("The heap ends earlier: the part behind goes."),
            "madvise" => say!("madvise is about only one part of it."),
            "mremap" => say!("mremap is about only one part of it."),
            _ => say!("What follows is about only one part of it."),
        }
    }

    /// Why there is a new area.
    pub fn why_added(&self) -> Message {
        match self.cause().call() {
            "fork" | "clone" | "clone3" => say!("The child gets an area like its parent's."),
            _ => say!(
                "An area is a promise: addresses that may be used. Frames come at the first touch."
            ),
        }
    }

    /// Why an entry may not be written through any more.
    pub fn why_protected(&self) -> Message {
        match self.cause().call() {
            "fork" | "clone" | "clone3" => say!(
                "From now on two processes will share the page: the first to write must be noticed."
            ),
            "mprotect" => say!("mprotect has taken away the right to write there."),
            "msync" | "fsync" | "fdatasync" | "sync" | "syncfs" => say!(
                "The page goes to its file and is clean then: the next write must be noticed, so that it is dirty again."
            ),
            _ => say!("The next write must be noticed."),
        }
    }

    /// Why the entry of a page may be written through from now on.
    pub fn why_permitted(&self, mm: MmId, va: VirtAddr) -> Message {
        match self.cause().call() {
            "mprotect" => say!("mprotect allows writing there now."),
            _ if self.is_shared_there(mm, va) => say!(
                "The mapping is shared: a write is meant for everybody who maps the page, so nothing is copied."
            ),
            _ => say!("Nobody else has this page, so no copy is needed."),
        }
    }

    /// Why a page of a file, or of shared memory, has no entry.
    pub fn why_file_touch(&self, mm: MmId, va: VirtAddr, write: bool) -> Option<Message> {
        let there = match (self.is_shmem_there(mm, va), self.is_cached_there(mm, va)) {
            (true, true) => say!(
                "This page of the shared memory has its frame already (the kernel keeps shared memory as a file of its own, tmpfs); this process has no entry for it yet."
            ),
            (true, false) => say!(
                "Nobody has touched this page of the shared memory yet: there is no frame behind it. The kernel keeps shared memory as a file of its own (tmpfs)."
            ),
            (false, true) => say!(
                "The page belongs to a file, and the page cache has it; this process has no entry for it yet."
            ),
            (false, false) => say!(
                "The page belongs to a file, but no frame holds it yet: it is not in the page cache."
            ),
        };
        let copies = write && !self.is_shared_there(mm, va);
        let copy = copies.then(|| {
            say!("The mapping is private: the write goes to a copy of the process's own.")
        });
        also(there, copy)
    }

    /// Why the kernel fills a part of a frame.
    pub fn why_filled(&self, bytes: &[u8]) -> Option<Message> {
        let cause = self.cause();
        Some(match cause.call() {
            "truncate" | "ftruncate" | "fallocate" if bytes.iter().all(|&b| b == 0) => {
                say!("Behind a file's end, and in what is added to it, there are zeros.")
            }
            "write" | "writev" | "pwrite64" | "pwritev" | "sendfile" => say!(
                "A write to a file ends here, in the page cache: the next read finds the bytes, and the device gets them later."
            ),
            "read" | "readv" | "pread64" | "preadv" | "execve" | "execveat" => from_device(),
            _ if matches!(cause, Cause::Fault(_)) => from_device(),
            _ => return None,
        })
    }

    /// Why a signal has killed the process.
    pub fn why_killed(&self, signal: u8, code: i32, at: VirtAddr) -> Message {
        let mm = self
            .shot
            .state
            .task(self.event.pid)
            .and_then(|task| task.mm);
        let mapped = mm.is_some_and(|mm| self.vma(mm, at).is_some());
        match (signal, code) {
            (sig::SIGKILL, _) if self.is_trap() => {
                say!("No page frame was free: the kernel ends the process that asked for one.")
            }
            (sig::SIGKILL, _) => say!("SIGKILL cannot be handled, ignored or blocked."),
            _ if !self.is_trap() => say!(
                "The signal was sent to it. It has no handler for it, and the default action is to end the process."
            ),
            (sig::SIGSEGV, sig_types::SI_KERNEL) => {
                say!("It used an address that cannot exist on this CPU (a non-canonical one).")
            }
            (sig::SIGSEGV, SEGV_MAPERR) if mapped => {
                say!("It touched {at}, which a guard forbids.", at)
            }
            (sig::SIGSEGV, SEGV_MAPERR) => say!("It touched {at}, where nothing is mapped.", at),
            (sig::SIGSEGV, _) => say!(
                "It touched {at} in a way that the area there does not allow.",
                at
            ),
            (sig::SIGBUS, _) => say!(
                "It touched {at}, a page behind the end of the mapped file.",
                at
            ),
            (sig::SIGFPE, _) => say!(
                "The instruction at {at} divides by zero (or the quotient is too large): the CPU cannot execute it.",
                at
            ),
            (sig::SIGILL, _) => say!("The CPU knows no instruction like the one at {at}.", at),
            _ => say!("The instruction at {at} could not be executed.", at),
        }
    }
}

fn from_device() -> Message {
    say!("The page comes from the device into the page cache: from now on it is read from memory.")
}

/// What the result of a call that did not fail says.
pub fn result(call: &str, ret: i64) -> Option<Message> {
    Some(match (call, ret) {
        ("mmap", _) => {
            say!("It is the address at which the mapping begins. Frames come at the first touch.")
        }
        ("execve", 0) => {
            say!("It returns to the new program, not to the one that called it: that is gone.")
        }
        ("mremap", _) => say!("It is the address at which the mapping begins now."),
        ("shmat", _) => say!("It is the address at which the segment begins."),
        ("brk", _) => say!("It is where the heap ends now."),
        ("read" | "readv" | "pread64", 0) => say!(
            "0 says: there is nothing more to read. A file is at its end; a pipe is empty, and nobody can write to it any more."
        ),
        ("read" | "readv" | "pread64", _) => say!("It is the number of bytes that were read."),
        ("write" | "writev" | "pwrite64", _) => {
            say!("It is the number of bytes that were taken.")
        }
        ("open" | "openat" | "creat" | "dup" | "dup2" | "dup3", _) => {
            say!("It is the number of the file descriptor.")
        }
        ("wait4", 0) => say!("0 says: there are children, but none has changed state (WNOHANG)."),
        ("wait4", _) => say!("It is the number of the child that it tells about."),
        ("lseek", _) => say!("It is the position in the file now."),
        (call, 0) if is_zero_success(call) => say!("0 says that it worked."),
        _ => return None,
    })
}
