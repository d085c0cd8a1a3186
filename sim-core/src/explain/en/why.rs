//! Reasons that follow from what the task is in, in English.

use crate::explain::cause::Cause;
use crate::explain::facts::{Facts, is_zero_success};
use crate::ids::VirtAddr;
use crate::kernel::{sig, sig_types};

/// Why entries, areas and page tables are taken out.
pub(super) fn removed(f: &Facts<'_>) -> &'static str {
    let cause = f.cause();
    match cause {
        Cause::Exit => "The process ends, and with it all that it mapped.",
        Cause::Fault(_) | Cause::Unknown => "",
        Cause::Call(_) => match cause.call() {
            "execve" | "execveat" => "execve gives the process new memory: the old one goes.",
            "munmap" => "munmap gives these addresses back.",
            "mmap" => "mmap puts something else at these addresses (MAP_FIXED).",
            "mremap" => "mremap moves the mapping, or makes it shorter.",
            "brk" => "brk: the heap ends earlier now.",
            "madvise" => "madvise takes the page out; the area stays.",
            "shmdt" => "shmdt detaches the segment.",
            "shmat" => "shmat puts the segment at these addresses (SHM_REMAP).",
            "truncate" | "ftruncate" | "open" | "openat" | "creat" => {
                "The file is shorter now: pages behind its end are unmapped."
            }
            "fallocate" => "fallocate takes pages out of the file.",
            _ => "",
        },
    }
}

/// Why one entry fewer maps a frame.
pub(super) fn unmapped(f: &Facts<'_>) -> String {
    match f.cause() {
        Cause::Fault(_) => format!("{}'s entry leads to another frame now.", f.who()),
        _ => removed(f).into(),
    }
}

/// Why an area has other bounds.
pub(super) fn resized(f: &Facts<'_>) -> &'static str {
    let cause = f.cause();
    match cause {
        Cause::Fault(_) => "The stack grows down to the address that was touched.",
        Cause::Exit | Cause::Unknown => "",
        Cause::Call(_) => match cause.call() {
            "brk" => "brk moves the end of the heap.",
            "mmap" | "shmat" => {
                "The new mapping lies beside one with the same rights and the same source: one area is enough for both."
            }
            "mremap" => "mremap makes the mapping longer, or puts it beside one like it.",
            "execve" | "execveat" => "execve lays out the new program's memory.",
            _ => "",
        },
    }
}

/// Why an area is cut.
pub(super) fn cut(f: &Facts<'_>) -> &'static str {
    match f.cause().call() {
        "munmap" => "munmap takes only one part of it away.",
        "mprotect" => "Only one part of it gets other rights.",
        "mmap" => "mmap puts something else at the addresses of one part (MAP_FIXED).",
        "mlock" | "mlock2" | "munlock" => "Only one part of it is locked, or unlocked.",
        "brk" => "The heap ends earlier: the part behind goes.",
        "madvise" => "madvise is about only one part of it.",
        "mremap" => "mremap is about only one part of it.",
        _ => "What follows is about only one part of it.",
    }
}

/// Why an entry may not be written through any more.
pub(super) fn protected(f: &Facts<'_>) -> &'static str {
    match f.cause().call() {
        "fork" | "clone" | "clone3" => {
            "From now on two processes will share the page: the first to write must be noticed."
        }
        "mprotect" => "mprotect has taken away the right to write there.",
        "msync" | "fsync" | "fdatasync" | "sync" | "syncfs" => {
            "The page goes to its file and is clean then: the next write must be noticed, so that it is dirty again."
        }
        _ => "The next write must be noticed.",
    }
}

/// Why an entry may be written through from now on.
pub(super) fn permitted(f: &Facts<'_>, shared: bool) -> &'static str {
    match f.cause().call() {
        "mprotect" => "mprotect allows writing there now.",
        _ if shared => {
            "The mapping is shared: a write is meant for everybody who maps the page, so nothing is copied."
        }
        _ => "Nobody else has this page, so no copy is needed.",
    }
}

/// A page of a file, or of shared memory, that the process has no entry for.
pub(super) fn file_touch(f: &Facts<'_>, at: VirtAddr, shared: bool, write: bool) -> String {
    let mm = f.shot.state.task(f.event.pid).and_then(|task| task.mm);
    let (shmem, cached) = mm.map_or((false, true), |mm| {
        (f.is_shmem_there(mm, at), f.is_cached_there(mm, at))
    });
    let mut why = String::from(match (shmem, cached) {
        (true, true) => {
            "This page of the shared memory has its frame already (the kernel keeps shared memory as a file of its own, tmpfs); this process has no entry for it yet."
        }
        (true, false) => {
            "Nobody has touched this page of the shared memory yet: there is no frame behind it. The kernel keeps shared memory as a file of its own (tmpfs)."
        }
        (false, true) => {
            "The page belongs to a file, and the page cache has it; this process has no entry for it yet."
        }
        (false, false) => {
            "The page belongs to a file, but no frame holds it yet: nothing was ever read from it or written to it."
        }
    });
    if write && !shared {
        why += " The mapping is private: the write goes to a copy of the process's own.";
    }
    why
}

/// Why a signal has killed the process.
pub(super) fn killed(f: &Facts<'_>, signal: u8, code: i32, addr: VirtAddr) -> String {
    let mm = f.shot.state.task(f.event.pid).and_then(|task| task.mm);
    let guarded = mm.is_some_and(|mm| f.vma(mm, addr).is_some());
    match signal {
        sig::SIGKILL if f.is_trap() => {
            "No page frame was free: the kernel ends the process that asked for one.".into()
        }
        sig::SIGKILL => "SIGKILL cannot be handled, ignored or blocked.".into(),
        _ if !f.is_trap() => {
            "The signal was sent to it. It has no handler for it, and the default action is to end the process.".into()
        }
        sig::SIGSEGV if code == sig_types::SI_KERNEL => {
            "It used an address that cannot exist on this CPU (a non-canonical one).".into()
        }
        sig::SIGSEGV if code == 1 && guarded => format!("It touched {addr}, which a guard forbids."),
        sig::SIGSEGV if code == 1 => format!("It touched {addr}, where nothing is mapped."),
        sig::SIGSEGV => format!("It touched {addr} in a way that the area there does not allow."),
        sig::SIGBUS => format!("It touched {addr}, a page behind the end of the mapped file."),
        sig::SIGFPE => format!(
            "The instruction at {addr} divides by zero (or the quotient is too large): the CPU cannot execute it."
        ),
        sig::SIGILL => format!("The CPU knows no instruction like the one at {addr}."),
        _ => format!("The instruction at {addr} could not be executed."),
    }
}

/// Why the CPU has less to change than at other context switches.
pub(super) const SAME_MEMORY: &str = "A context switch: registers and stack are now those of another process. The page tables stay: both use one address space.";

/// What the result of a call says.
pub(super) fn result(name: &str, ret: i64) -> &'static str {
    match (name, ret) {
        ("mmap", _) => {
            "It is the address at which the mapping begins. Frames come at the first touch."
        }
        ("execve", 0) => {
            "It returns to the new program, not to the one that called it: that is gone."
        }
        ("mremap", _) => "It is the address at which the mapping begins now.",
        ("shmat", _) => "It is the address at which the segment begins.",
        ("brk", _) => "It is where the heap ends now.",
        ("read" | "readv" | "pread64", 0) => {
            "0 says: the end of the file (nobody will write any more)."
        }
        ("read" | "readv" | "pread64", _) => "It is the number of bytes that were read.",
        ("write" | "writev" | "pwrite64", _) => "It is the number of bytes that were taken.",
        ("open" | "openat" | "creat" | "dup" | "dup2" | "dup3", _) => {
            "It is the number of the file descriptor."
        }
        ("wait4", 0) => "0 says: there are children, but none has changed state (WNOHANG).",
        ("wait4", _) => "It is the number of the child that it tells about.",
        ("lseek", _) => "It is the position in the file now.",
        (name, 0) if is_zero_success(name) => "0 says that it worked.",
        _ => "",
    }
}
