//! The words of reasons, in English.

use crate::explain::why::Why;

/// A reason in words.
pub(super) fn words(why: Why) -> String {
    let fixed = match why {
        Why::Nothing => "",
        Why::ProcessEnds => "The process ends, and with it all that it mapped.",
        Why::ExecReplaces => "execve gives the process new memory: the old one goes.",
        Why::Munmap => "munmap gives these addresses back.",
        Why::MmapReplaces => "mmap puts something else at these addresses (MAP_FIXED).",
        Why::MremapMoves => "mremap moves the mapping, or makes it shorter.",
        Why::BrkShrinks => "brk: the heap ends earlier now.",
        Why::MadviseDrops => "madvise takes the page out; the area stays.",
        Why::ShmDetaches => "shmdt detaches the segment.",
        Why::ShmReplaces => "shmat puts the segment at these addresses (SHM_REMAP).",
        Why::FileShrinks => "The file is shorter now: pages behind its end are unmapped.",
        Why::FileHole => "fallocate takes pages out of the file.",
        Why::LeadsElsewhere => "The entry leads to another frame now.",
        Why::StackGrows => "The stack grows down to the address that was touched.",
        Why::BrkMoves => "brk moves the end of the heap.",
        Why::JoinsNeighbour => {
            "The new mapping lies beside one with the same rights and the same source: one area is enough for both."
        }
        Why::MremapGrows => "mremap makes the mapping longer, or puts it beside one like it.",
        Why::ExecLaysOut => "execve lays out the new program's memory.",
        Why::CutByMunmap => "munmap takes only one part of it away.",
        Why::CutByMprotect => "Only one part of it gets other rights.",
        Why::CutByMmap => "mmap puts something else at the addresses of one part (MAP_FIXED).",
        Why::CutByMlock => "Only one part of it is locked, or unlocked.",
        Why::CutByBrk => "The heap ends earlier: the part behind goes.",
        Why::CutByMadvise => "madvise is about only one part of it.",
        Why::CutByMremap => "mremap is about only one part of it.",
        Why::Cut => "What follows is about only one part of it.",
        Why::LikeParents => "The child gets an area like its parent's.",
        Why::Promise => {
            "An area is a promise: addresses that may be used. Frames come at the first touch."
        }
        Why::ForkShares => {
            "From now on two processes will share the page: the first to write must be noticed."
        }
        Why::MprotectForbids => "mprotect has taken away the right to write there.",
        Why::WrittenBack => {
            "The page goes to its file and is clean then: the next write must be noticed, so that it is dirty again."
        }
        Why::WriteNoticed => "The next write must be noticed.",
        Why::MprotectAllows => "mprotect allows writing there now.",
        Why::WritesShared => {
            "The mapping is shared: a write is meant for everybody who maps the page, so nothing is copied."
        }
        Why::NobodyElse => "Nobody else has this page, so no copy is needed.",
        Why::FileTouch {
            shmem,
            cached,
            copies,
        } => return file_touch(shmem, cached, copies),
        Why::FromDevice => {
            "The page comes from the device into the page cache: from now on it is read from memory."
        }
        Why::IntoCache => {
            "A write to a file ends here, in the page cache: the next read finds the bytes, and the device gets them later."
        }
        Why::ZerosBehindEnd => "Behind a file's end, and in what is added to it, there are zeros.",
        Why::SameMemory => {
            "A context switch: registers and stack are now those of another process. The page tables stay: both use one address space."
        }
        Why::OutOfMemory => {
            "No page frame was free: the kernel ends the process that asked for one."
        }
        Why::CannotBeHandled => "SIGKILL cannot be handled, ignored or blocked.",
        Why::Sent => {
            "The signal was sent to it. It has no handler for it, and the default action is to end the process."
        }
        Why::ImpossibleAddress => {
            "It used an address that cannot exist on this CPU (a non-canonical one)."
        }
        Why::TouchedGuard(at) => return format!("It touched {at}, which a guard forbids."),
        Why::TouchedNothing(at) => return format!("It touched {at}, where nothing is mapped."),
        Why::TouchedForbidden(at) => {
            return format!("It touched {at} in a way that the area there does not allow.");
        }
        Why::TouchedBeyondFile(at) => {
            return format!("It touched {at}, a page behind the end of the mapped file.");
        }
        Why::Divided(at) => {
            return format!(
                "The instruction at {at} divides by zero (or the quotient is too large): the CPU cannot execute it."
            );
        }
        Why::UnknownInstruction(at) => {
            return format!("The CPU knows no instruction like the one at {at}.");
        }
        Why::BadInstruction(at) => {
            return format!("The instruction at {at} could not be executed.");
        }
        Why::MappingBegins => {
            "It is the address at which the mapping begins. Frames come at the first touch."
        }
        Why::MappingMoved => "It is the address at which the mapping begins now.",
        Why::SegmentBegins => "It is the address at which the segment begins.",
        Why::HeapEnds => "It is where the heap ends now.",
        Why::NewProgram => {
            "It returns to the new program, not to the one that called it: that is gone."
        }
        Why::NothingToRead => {
            "0 says: there is nothing more to read. A file is at its end; a pipe is empty, and nobody can write to it any more."
        }
        Why::BytesRead => "It is the number of bytes that were read.",
        Why::BytesTaken => "It is the number of bytes that were taken.",
        Why::Descriptor => "It is the number of the file descriptor.",
        Why::NoChildYet => "0 says: there are children, but none has changed state (WNOHANG).",
        Why::ChildNumber => "It is the number of the child that it tells about.",
        Why::Position => "It is the position in the file now.",
        Why::Worked => "0 says that it worked.",
    };
    fixed.into()
}

fn file_touch(shmem: bool, cached: bool, copies: bool) -> String {
    let there = match (shmem, cached) {
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
            "The page belongs to a file, but no frame holds it yet: it is not in the page cache."
        }
    };
    match copies {
        true => format!(
            "{there} The mapping is private: the write goes to a copy of the process's own."
        ),
        false => there.into(),
    }
}
