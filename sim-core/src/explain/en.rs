//! English.

use super::Sentence;
use super::brief::Brief;
use super::facts::{Facts, Spot, output_text, result_text, signal_name, status_parts};
use crate::ids::{MmId, VirtAddr};
use crate::kernel::event::{Access, EventKind, FaultBy, FaultReason, Note, SwitchReason};
use crate::kernel::mm_types::FrameKind;
use crate::kernel::pte::Pte;
use crate::kernel::task::{TaskState, WaitKey};
use crate::lens::memory::AreaKind;

pub fn nothing_yet() -> Sentence {
    Sentence::new(
        "The machine is switched on.",
        "There is no process yet but init.",
    )
}

fn area(kind: Option<AreaKind>) -> &'static str {
    match kind {
        Some(AreaKind::Text) => "the program's code",
        Some(AreaKind::Rodata) => "the program's constants",
        Some(AreaKind::Data) => "the global variables (data)",
        Some(AreaKind::Bss) => "the global variables (bss)",
        Some(AreaKind::Heap) => "the heap",
        Some(AreaKind::Stack) => "the stack",
        Some(AreaKind::Anon) => "a private mapping",
        Some(AreaKind::Shared) => "a shared mapping",
        Some(AreaKind::File) => "a mapped file",
        Some(AreaKind::Library) => "the C library's memory",
        Some(AreaKind::Special) => "the kernel's own mapping",
        None => "no area at all",
    }
}

/// `x, on the stack` or `address 0x7ffe…, on the stack`.
fn spot(spot: &Spot) -> String {
    let what = match &spot.variable {
        Some(name) => name.clone(),
        None => format!("address {}", spot.va),
    };
    format!("{what} in {}", area(spot.area))
}

fn page(f: &Facts<'_>, mm: Option<MmId>, va: VirtAddr) -> String {
    format!("page {} of {}", va.floor(), area(f.spot(mm, va).area))
}

fn bits(pte: Pte) -> String {
    let mut words = Vec::new();
    words.push(if pte.is_writable() {
        "writable"
    } else {
        "read-only"
    });
    if pte.is_dirty() {
        words.push("dirty");
    }
    words.join(", ")
}

fn times(count: u32) -> String {
    match count {
        0 => "no entry maps it".into(),
        1 => "one entry maps it".into(),
        n => format!("{n} entries map it"),
    }
}

fn waits(f: &Facts<'_>, key: WaitKey) -> String {
    match key {
        WaitKey::PipeReadable(_) => "until the pipe holds bytes".into(),
        WaitKey::PipeWritable(_) => "until the pipe has room".into(),
        WaitKey::ChildOf(_) => "until a child changes state".into(),
        WaitKey::Time(ns) => format!("until {} of virtual time", seconds(ns)),
        WaitKey::VforkDone(_) => "until its vfork child calls exec or ends".into(),
        WaitKey::FileLock(inode) => format!("until others unlock {}", f.inode(inode)),
        WaitKey::Signal(pid) => format!("until a signal comes to {}", f.name(pid)),
    }
}

pub(super) fn seconds(ns: u64) -> String {
    format!("{}.{:06} s", ns / 1_000_000_000, ns % 1_000_000_000 / 1000)
}

pub fn event(f: &Facts<'_>) -> Sentence {
    use EventKind as E;
    let who = f.who();
    match &f.event.kind {
        E::Line { line } => {
            let (number, text) = f.line(*line);
            Sentence::new(format!("{who} is about to run line {number}: {text}"), "")
        }
        E::Call { func, args, .. } => {
            let shown: Vec<String> = args
                .iter()
                .take(f.params(*func))
                .map(|a| (*a as i64).to_string())
                .collect();
            let name = f.function(*func);
            let why = if f.is_library(*func) {
                "A function of the C library: it runs in the process itself, in user mode."
            } else {
                "Its frame now stands on the stack: return address, saved frame pointer, local variables."
            };
            Sentence::new(format!("{who} calls {name}({}).", shown.join(", ")), why)
        }
        E::Return { func, value, .. } => Sentence::new(
            match f.is_void(*func) {
                true => format!("{} returns in {who}.", f.function(*func)),
                false => format!("{} returns {} in {who}.", f.function(*func), *value as i64),
            },
            "Its frame is gone from the stack; the bytes stay until something overwrites them.",
        ),
        E::Unwind { depth } => Sentence::new(
            format!("{who} jumps back with longjmp; {depth} functions remain on its call stack."),
            "",
        ),
        E::Noted { note } => Sentence::new(
            match note {
                Note::SignedOverflow => {
                    format!("A signed number overflowed in {who}, and wrapped.")
                }
                Note::ShiftCount => format!("{who} shifted by a count that C does not define."),
            },
            "C leaves this undefined; the machine does what gcc's code does on x86-64 without optimisation.",
        ),
        E::SyscallEnter { frame, .. } => Sentence::new(
            format!("{who} enters the kernel: {}", f.call(frame)),
            "A system call: the CPU goes from user mode to kernel mode, on the same process.",
        ),
        E::SyscallProgress { .. } => Sentence::new(format!("{who}'s system call goes on."), ""),
        E::SyscallExit { nr, ret } => {
            let name = super::facts::call_name(*nr);
            let why = match (name.as_str(), *ret) {
                (_, -512) => {
                    "A handler has interrupted it (ERESTARTSYS); SA_RESTART says that it is begun again after the handler.".into()
                }
                (_, ret) if ret < 0 => "The C library turns the negative number into −1 and errno.".into(),
                ("fork" | "vfork" | "clone", 0) => {
                    "0 says: you are the child. The same call returns the child's number in the parent.".into()
                }
                ("fork" | "vfork" | "clone", child) => {
                    format!("{child} is the child's number; in the child the same call returns 0.")
                }
                _ => String::new(),
            };
            Sentence::new(
                format!(
                    "{name} returns {} to {who}, which is back in user mode.",
                    result_text(*ret)
                ),
                why,
            )
        }
        E::Output { bytes, .. } => Sentence::new(
            format!("{who} prints {}", output_text(bytes)),
            "The bytes leave the process here. What stdio still holds in its buffer has not been printed.",
        ),
        E::InputTaken { len } => {
            Sentence::new(format!("{who} reads {len} bytes of standard input."), "")
        }

        E::Load {
            va,
            pfn,
            size,
            value,
            ..
        } => Sentence::new(
            format!(
                "{who} reads {size} bytes: {} holds {}.",
                spot(&f.spot(None, *va)),
                signed(*value, *size)
            ),
            format!("The page table leads from {va} to frame {pfn}."),
        ),
        E::Store {
            va,
            pfn,
            size,
            value,
            ..
        } => Sentence::new(
            format!(
                "{who} writes {} to {} ({size} bytes).",
                signed(*value, *size),
                spot(&f.spot(None, *va))
            ),
            format!(
                "The page table leads from {va} to frame {pfn}; {}.",
                times(f.count(*pfn))
            ),
        ),
        E::LoadBytes { va, pfn, len, .. } => Sentence::new(
            format!(
                "{len} bytes are read for {who} from {}.",
                spot(&f.spot(None, *va))
            ),
            format!("They are in frame {pfn}."),
        ),
        E::StoreBytes { va, pfn, bytes, .. } => Sentence::new(
            format!(
                "{} bytes are written for {who} to {}.",
                bytes.len(),
                spot(&f.spot(None, *va))
            ),
            format!("They are in frame {pfn}."),
        ),

        E::Fault {
            mm,
            va,
            access,
            reason,
            by,
            pte,
            ..
        } => {
            let wanted = match (by, access) {
                (FaultBy::Gup, _) => format!("The kernel wants {who}'s"),
                (_, Access::Read) => format!("Page fault: {who} reads"),
                (_, Access::Write) => format!("Page fault: {who} writes to"),
                (_, Access::Execute) => format!("Page fault: {who} runs code on"),
            };
            Sentence::new(
                format!("{wanted} {}.", page(f, Some(*mm), *va)),
                reason_text(*reason, *pte),
            )
        }
        E::FaultDone { major } => Sentence::new(
            format!(
                "The {} fault is done; {who} runs the same instruction again.",
                if *major { "major" } else { "minor" }
            ),
            "The CPU had stopped in the middle of it and knows nothing of what the kernel did.",
        ),
        E::TableAlloc { mm, level, .. } => Sentence::new(
            format!(
                "A page for a page table is taken: {} of {}.",
                table(*level),
                f.owners(*mm)
            ),
            "Page tables are made where they are needed, so that an empty address space costs next to nothing.",
        ),
        E::TableFree { level, .. } => Sentence::new(
            format!("A page-table page is free again: {}.", table(*level)),
            "",
        ),
        E::FrameAlloc { pfn, kind } => Sentence::new(
            format!("The kernel takes frame {pfn} from the free ones."),
            match kind {
                FrameKind::Anon => format!("It will hold a page of {who}'s own."),
                FrameKind::File { .. } => {
                    "It will hold a page of a file, in the page cache.".into()
                }
                FrameKind::Zero | FrameKind::Free => String::new(),
            },
        ),
        E::FrameFree { pfn } => Sentence::new(
            format!("Frame {pfn} is free again."),
            "No page-table entry maps it any more.",
        ),
        E::FrameCopy { from, to } => Sentence::new(
            format!("All 4096 bytes of frame {from} are copied to frame {to}."),
            "This is the copy in copy-on-write. Only this one page is copied, and only now that someone writes to it.",
        ),
        E::FrameFill { pfn, bytes, .. } => Sentence::new(
            format!("The kernel fills frame {pfn} with {} bytes.", bytes.len()),
            "",
        ),
        E::PteSet { mm, va, old, new } => pte_set(f, *mm, *va, *old, *new),
        E::PteMark { va, new, .. } => Sentence::new(
            format!(
                "The MMU marks {}: {}.",
                page(f, None, *va),
                if new.is_dirty() {
                    "accessed and dirty"
                } else {
                    "accessed"
                }
            ),
            "The hardware sets these bits by itself, at the first read and the first write.",
        ),
        E::PteCopy { from, to, va, pte } => Sentence::new(
            format!(
                "fork copies the entry of {} from {} to {}.",
                page(f, Some(*to), *va),
                f.owners(*from),
                f.owners(*to)
            ),
            match pte.pfn() {
                Some(pfn) => format!(
                    "The entry is copied, not the page: both lead to frame {pfn} now ({}).",
                    times(f.count(pfn))
                ),
                None => String::new(),
            },
        ),
        E::PteMove { from, to, .. } => Sentence::new(
            format!("mremap moves an entry from {from} to {to}."),
            "The page is not copied.",
        ),
        E::RmapRemove { pfn } => Sentence::new(
            format!(
                "Frame {pfn} is mapped by one entry fewer: {}.",
                times(f.count(*pfn))
            ),
            if f.count(*pfn) == 1 && f.is_anon(*pfn) {
                "Whoever is left has it alone, and keeps it without a copy at its next write."
            } else {
                ""
            },
        ),
        E::FrameExclusive { pfn, exclusive } => Sentence::new(
            if *exclusive {
                format!("Frame {pfn} belongs to one process alone again.")
            } else {
                format!("Frame {pfn} no longer belongs to one process alone.")
            },
            "The kernel's PageAnonExclusive flag: may a write-protected entry be made writable without a copy?",
        ),
        E::FrameFlags { pfn, dirty, .. } => Sentence::new(
            format!(
                "Frame {pfn} is now {}.",
                if *dirty { "dirty" } else { "clean" }
            ),
            "",
        ),

        E::MmCreate { .. } => Sentence::new("A new address space is made.", "It has no areas yet."),
        E::MmDup { from, .. } => Sentence::new(
            format!(
                "fork makes an address space like that of {}.",
                f.owners(*from)
            ),
            "First the list of areas is copied, then the page-table entries; no page is copied.",
        ),
        E::MmFree { .. } => Sentence::new("An address space is gone.", "Nobody uses it any more."),
        E::VmaAdd { mm, vma } => Sentence::new(
            format!(
                "{} gets a new area from {} to {}: {}.",
                f.owners(*mm),
                vma.start,
                vma.end,
                area(f.spot(None, vma.start).area)
            ),
            "An area is a promise: addresses that may be used. Frames come at the first touch.",
        ),
        E::VmaRemove { start, .. } => Sentence::new(format!("The area at {start} is gone."), ""),
        E::VmaResize {
            new_start, new_end, ..
        } => Sentence::new(
            format!("An area now goes from {new_start} to {new_end}."),
            "",
        ),
        E::VmaSplit { at, .. } => Sentence::new(
            format!("An area is cut in two at {at}."),
            "Its parts get different rights.",
        ),
        E::VmaMerge { at, .. } => Sentence::new(
            format!("Two areas that meet at {at} become one."),
            "They have the same rights now.",
        ),
        E::VmaFlags { start, .. } => {
            Sentence::new(format!("The area at {start} gets other rights."), "")
        }
        E::VmaAnon { start, .. } => Sentence::new(
            format!("The area at {start} is about to get its first page of its own."),
            "From now on fork has to copy its page-table entries (anon_vma).",
        ),
        E::BrkSet { brk, .. } => Sentence::new(
            format!("The heap of {who} now ends at {brk}."),
            "brk moves the end of the heap.",
        ),

        E::TaskCreate {
            child, ppid, vfork, ..
        } => Sentence::new(
            format!(
                "{} has made a new process: {}, number {child}.",
                f.name(*ppid),
                f.name(*child)
            ),
            if *vfork {
                "It uses its parent's memory until it calls exec or ends, and the parent waits."
            } else {
                "It is a copy of its parent and will go on behind the same call to fork."
            },
        ),
        E::TaskStateSet { new, .. } => match new {
            TaskState::Running => Sentence::new(
                format!("{who} is runnable again (state R)."),
                "What it waited for has happened. It still has to wait for the CPU.",
            ),
            TaskState::Interruptible => Sentence::new(
                format!("{who} goes to sleep (state S)."),
                "It needs no CPU until what it waits for happens.",
            ),
            TaskState::Uninterruptible => Sentence::new(
                format!("{who} goes to sleep (state D)."),
                "No signal but SIGKILL can wake it.",
            ),
            TaskState::Stopped | TaskState::Traced => {
                Sentence::new(format!("{who} is stopped (state {}).", new.letter()), "")
            }
            TaskState::Zombie | TaskState::Dead => {
                Sentence::new(format!("{who} is dead (state {}).", new.letter()), "")
            }
        },
        E::WaitAdd { key } => Sentence::new(
            format!("{who} waits {}.", waits(f, *key)),
            "It stands in the kernel's wait queue for that.",
        ),
        E::WaitRemove { .. } => Sentence::new(format!("{who} leaves the wait queue."), ""),
        E::Enqueue { .. } => Sentence::new(
            format!("{who} joins the run queue."),
            "It waits for nothing but the CPU.",
        ),
        E::Switch {
            prev, next, reason, ..
        } => {
            let why = match reason {
                SwitchReason::Blocked => "the one before went to sleep",
                SwitchReason::Exited => "the one before has ended",
                SwitchReason::SliceEnd => "the time slice of the one before is used up",
                SwitchReason::Yield => "the one before gave up the CPU",
                SwitchReason::Idle => "the CPU was idle",
            };
            match (prev, next) {
                (_, Some(next)) => Sentence::new(
                    format!("The CPU goes on to {}: {why}.", f.name(*next)),
                    "A context switch: registers, stack and page-table base are now those of another process.",
                ),
                (Some(prev), None) => Sentence::new(
                    format!("The CPU leaves {} and has nothing to do.", f.name(*prev)),
                    "Nobody is runnable.",
                ),
                (None, None) => Sentence::new("The CPU is idle.", ""),
            }
        }
        E::TaskDropMm { .. } => Sentence::new(
            format!("{who} gives up its address space."),
            "Its entries are taken out one by one, and each frame's count falls.",
        ),
        E::TaskSetMm { .. } => Sentence::new(format!("{who} takes a new address space."), ""),
        E::TaskDropFiles { .. } => Sentence::new(format!("{who} closes all its files."), ""),
        E::Killed { signal, addr, .. } => Sentence::new(
            format!("{who} is killed by {}.", signal_name(*signal)),
            if addr.0 != 0 || *signal == crate::kernel::sig::SIGSEGV {
                format!("It touched {addr}, which it may not.")
            } else {
                "It had not said that it would handle this signal.".into()
            },
        ),
        E::Exit { status } => {
            let (code, signal) = status_parts(*status);
            let how = signal.map_or_else(
                || format!("ends with exit code {code}"),
                |signal| format!("is ended by {signal}"),
            );
            Sentence::new(
                format!("{who} {how} and is a zombie now (state Z)."),
                "Its memory is gone. Its number and its status stay until its parent asks for them.",
            )
        }
        E::Reparent { child, to } => Sentence::new(
            format!(
                "{} is an orphan; {} adopts it.",
                f.name(*child),
                f.name(*to)
            ),
            "Its parent has ended before it.",
        ),
        E::Reap { child } => Sentence::new(
            format!("{who} takes its child {} away.", f.name(*child)),
            "It was told the status; with that the zombie is gone and its number can be used again.",
        ),
        E::AutoReap { child } => Sentence::new(
            format!("{} is gone at once.", f.name(*child)),
            "Its parent ignores SIGCHLD, so nobody will ask for its status.",
        ),
        E::SignalSend { .. }
        | E::SignalTake { .. }
        | E::SignalSave { .. }
        | E::SignalAwait { .. }
        | E::SignalHandle { .. }
        | E::SignalReturn { .. }
        | E::SignalMask { .. }
        | E::SignalActionSet { .. }
        | E::AltStackSet { .. }
        | E::ContinuedSet { .. }
        | E::TimerSet { .. } => super::signals_en::event(f),
        E::Exec { path, .. } => Sentence::new(
            format!("{who} is the program {path} from now on."),
            "execve: its memory is new, its handlers are gone; its number, its parent and its open files stay.",
        ),
        E::VforkRelease { parent } => Sentence::new(
            format!("{} may go on.", f.name(*parent)),
            "Its vfork child no longer uses its memory.",
        ),
        E::FilesDup { .. }
        | E::FileOpen { .. }
        | E::FileFree { .. }
        | E::FileSet { .. }
        | E::FdSet { .. }
        | E::FdClear { .. }
        | E::PipeCreate { .. }
        | E::PipeFill { .. }
        | E::PipeDrain { .. }
        | E::PipeFree { .. }
        | E::InodeCreate { .. }
        | E::InodeSet { .. }
        | E::InodeContent { .. }
        | E::InodeFree { .. }
        | E::DirLink { .. }
        | E::DirUnlink { .. }
        | E::TaskFs { .. }
        | E::CacheAdd { .. }
        | E::CacheRemove { .. } => super::files_en::event(f),
        E::MmArgs { args, .. } => Sentence::new(
            format!(
                "The strings of {who}'s arguments stand at {}.",
                args.arg_start
            ),
            "execve has copied them, and the environment behind them, to the top of the new stack.",
        ),
        E::ShmSet { id, segment } => Sentence::new(
            format!(
                "Shared memory segment {id} is noted: {} bytes.",
                segment.size
            ),
            "The kernel keeps who attached it last, and when; processes find it by its key.",
        ),
        E::ShmFree { id } => Sentence::new(
            format!("Shared memory segment {id} is gone."),
            "It was to be removed, and nobody has it attached any more.",
        ),
        E::Idle { now_ns } => Sentence::new(
            format!("Time passes: it is {} now.", seconds(*now_ns)),
            "Nobody was runnable.",
        ),
        E::Booted => Sentence::new(
            format!(
                "The program is loaded: process {who}, number {}.",
                f.event.pid
            ),
            "Its areas are mapped; hardly a page has been touched.",
        ),
        E::CommSet { comm } => Sentence::new(format!("{who} is called {comm} now."), ""),
        E::NiceSet { nice } => Sentence::new(
            format!("The nice value of {who} is {nice} now."),
            "Linux gives it less of the CPU the higher it is; in this model all get the same.",
        ),
        _ => Sentence::new(format!("The kernel updates its tables for {who}."), ""),
    }
}

fn signed(value: u64, size: u8) -> String {
    match size {
        1 => (value as i8).to_string(),
        2 => (value as i16).to_string(),
        4 => (value as i32).to_string(),
        _ if value > 0xffff_ffff && (value as i64) > 0 => format!("{value:#x}"),
        _ => (value as i64).to_string(),
    }
}

fn table(level: u8) -> &'static str {
    match level {
        1 => "a table of entries (PTE table)",
        2 => "a page middle directory (PMD)",
        3 => "a page upper directory (PUD)",
        _ => "the page global directory (PGD)",
    }
}

fn reason_text(reason: FaultReason, pte: Pte) -> String {
    let frame = pte
        .pfn()
        .map_or_else(String::new, |pfn| format!(" (frame {pfn})"));
    match reason {
        FaultReason::AnonFirstTouch => {
            "The address is valid, but nobody has touched this page: there is no frame behind it yet.".into()
        }
        FaultReason::FileFirstTouch => {
            "The page belongs to a file; this process has not mapped it yet. The page cache has it.".into()
        }
        FaultReason::CowShared => format!(
            "The entry is write-protected because others share the page{frame}. The area itself may be written: so the kernel copies the page."
        ),
        FaultReason::CowReuse => format!(
            "The entry is write-protected since fork, but nobody else has the page any more{frame}: it is made writable, without a copy."
        ),
        FaultReason::CowZero => {
            "So far the page reads from the zero page, which everybody shares: the write needs a frame of its own.".into()
        }
        FaultReason::CowFile => format!(
            "The mapping is private, and the page is still the file's own{frame}: the write goes to a copy."
        ),
        FaultReason::SharedClean => "The first write to a clean page of a shared mapping: the kernel notes that it is dirty.".into(),
        FaultReason::StackGrowth => "The stack grows down to this address.".into(),
        FaultReason::NotMapped => "No area has this address: SIGSEGV.".into(),
        FaultReason::NotAllowed => "The area does not allow it: SIGSEGV.".into(),
        FaultReason::BeyondFile => "The page lies behind the end of the file: SIGBUS.".into(),
        FaultReason::NoMemory => "No frame is free.".into(),
        FaultReason::NonCanonical => "No such address can exist on this CPU: SIGSEGV.".into(),
        FaultReason::Guard => "The page is a guard: SIGSEGV.".into(),
        FaultReason::Unshare => "The kernel must read the page for good: the reader gets a copy of its own.".into(),
    }
}

fn pte_set(f: &Facts<'_>, mm: MmId, va: VirtAddr, old: Pte, new: Pte) -> Sentence {
    let page = page(f, Some(mm), va);
    let owner = f.owners(mm);
    match (old.pfn(), new.pfn()) {
        (Some(a), Some(b)) if a == b && old.is_writable() && !new.is_writable() => Sentence::new(
            format!("{owner}'s entry for {page} is write-protected."),
            "From now on two processes will share the page: the first to write must be noticed.",
        ),
        (Some(a), Some(b)) if a == b && !old.is_writable() && new.is_writable() => Sentence::new(
            format!("{owner}'s entry for {page} is made writable; it keeps frame {a}."),
            "Nobody else has this page, so no copy is needed.",
        ),
        (Some(a), Some(b)) if a == b => Sentence::new(
            format!(
                "{owner}'s entry for {page} changes its bits: {}.",
                bits(new)
            ),
            "",
        ),
        (Some(a), Some(b)) => Sentence::new(
            format!(
                "{owner}'s entry for {page} now leads to frame {b} ({}).",
                bits(new)
            ),
            format!(
                "It led to frame {a} before. The address is the same; what stands behind it is another frame."
            ),
        ),
        (None, Some(b)) if new.is_special() => Sentence::new(
            format!("{owner}'s entry for {page} now leads to the zero page, frame {b}."),
            "A read needs no memory of its own: everybody may look at the same zeros.",
        ),
        (None, Some(b)) => Sentence::new(
            format!(
                "{owner}'s entry for {page} now leads to frame {b} ({}).",
                bits(new)
            ),
            format!(
                "There was no entry before. {} now.",
                capital(&times(f.count(b)))
            ),
        ),
        (Some(a), None) => Sentence::new(
            format!("{owner}'s entry for {page} is taken out; it led to frame {a}."),
            "",
        ),
        (None, None) => Sentence::new(format!("{owner}'s entry for {page} changes."), ""),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

pub fn brief(f: &Facts<'_>, brief: &Brief) -> String {
    match brief {
        Brief::Created { parent, child } => {
            format!(
                "{} made process {} ({child}) with fork.",
                f.name(*parent),
                f.name(*child)
            )
        }
        Brief::Copied {
            pid,
            mm,
            va,
            from,
            to,
        } => {
            let spot = spot(&f.spot(Some(*mm), *va));
            format!(
                "{} wrote to {spot}: the shared page was copied, frame {from} → {to}.",
                f.name(*pid)
            )
        }
        Brief::Kept { pid, mm, va, pfn } => {
            let spot = spot(&f.spot(Some(*mm), *va));
            format!(
                "{} wrote to {spot}: it had frame {pfn} alone and keeps it, without a copy.",
                f.name(*pid)
            )
        }
        Brief::Touched { pid, pages, zero } => {
            let name = f.name(*pid);
            let pages = if *pages == 1 {
                "a page".into()
            } else {
                format!("{pages} pages")
            };
            if *zero {
                format!("{name} read {pages} for the first time: zeros that everybody shares.")
            } else {
                format!("{name} touched {pages} for the first time and got memory for it.")
            }
        }
        Brief::Ended { pid, status } => {
            let (code, signal) = status_parts(*status);
            let name = f.name(*pid);
            signal.map_or_else(
                || format!("{name} ended with exit code {code}."),
                |signal| format!("{name} was ended by {signal}."),
            )
        }
        Brief::Killed { pid, signal } => {
            format!("{} was killed by {}.", f.name(*pid), signal_name(*signal))
        }
        Brief::Reaped { pid, child } => {
            format!("{} took its child {} away.", f.name(*pid), f.name(*child))
        }
        Brief::Slept { pid, call } => match call {
            Some(call) => format!("{} went to sleep in {call}.", f.name(*pid)),
            None => format!("{} went to sleep.", f.name(*pid)),
        },
        Brief::Switched { to, .. } => format!("The CPU went on to {}.", f.name(*to)),
        Brief::Printed { pid, bytes } => format!("{} printed {}", f.name(*pid), output_text(bytes)),
    }
}
