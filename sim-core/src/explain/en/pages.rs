//! Sentences about page faults, page tables and page frames, in English.

use super::places::{bytes, entry, owners, page, spot, times};
use super::why::words;
use crate::explain::Sentence;
use crate::explain::facts::{Facts, indices};
use crate::ids::{MmId, VirtAddr};
use crate::kernel::event::{Access, EventKind, FaultBy, FaultReason};
use crate::kernel::mm_types::FrameKind;
use crate::kernel::pte::Pte;

/// The sentence of such an event; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Sentence> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
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
            let write = *access == Access::Write;
            let mut why = reason_text(f, *reason, *pte, (*mm, *va), write);
            if let (Some(name), Access::Write) = (f.bound_there(*va), access) {
                why += &format!(
                    " It is the program's first call of {name}: the dynamic linker writes the function's address to a table of the program (.got.plt), which lies before the global variables."
                );
            }
            Sentence::new(format!("{wanted} {}.", page(f, Some(*mm), *va)), why)
        }
        E::Attempt { mm, va, access } => attempt(f, *mm, *va, *access),
        E::Walk {
            va,
            access,
            pte,
            level,
            ..
        } => walk(f, *va, *access, *pte, *level),
        E::FaultDone { major } => Sentence::new(
            format!(
                "The {} fault is done; {who} runs the same instruction again.",
                if *major { "major" } else { "minor" }
            ),
            "The instruction has had no effect yet: it begins anew, and knows nothing of what the kernel did.",
        ),
        E::TableAlloc { mm, level, .. } => Sentence::new(
            format!(
                "A page for a page table is taken: {} of {}.",
                table(*level),
                owners(f, *mm)
            ),
            "Page tables are made where they are needed, so that an empty address space costs next to nothing.",
        ),
        E::TableFree { level, .. } => Sentence::new(
            format!("A page-table page is free again: {}.", table(*level)),
            words(f.why_removed()),
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
            if f.copies_file() {
                "The mapping is private: the file keeps its page, and the writer gets this copy."
            } else {
                "This is the copy in copy-on-write. Only this one page is copied, and only now that someone writes to it."
            },
        ),
        E::FrameFill {
            pfn,
            bytes: content,
            ..
        } => Sentence::new(
            if content.iter().all(|&byte| byte == 0) {
                let zeros = bytes(content.len() as u64);
                format!("The kernel clears {zeros} of frame {pfn} to zero.")
            } else {
                format!(
                    "The kernel fills frame {pfn} with {}.",
                    bytes(content.len() as u64)
                )
            },
            words(f.why_filled(content)),
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
                owners(f, *from),
                owners(f, *to)
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
            {
                let mut why = words(f.why_unmapped());
                if f.count(*pfn) == 1 && f.is_anon(*pfn) {
                    why += " Whoever is left has it alone, and keeps it without a copy at its next write.";
                }
                why.trim_start().to_string()
            },
        ),
        E::FrameExclusive { pfn, exclusive } => Sentence::new(
            if *exclusive {
                format!("Frame {pfn} belongs to one process alone again.")
            } else {
                format!("Frame {pfn} no longer belongs to one process alone.")
            },
            if *exclusive {
                "The kernel sets its PageAnonExclusive flag: as long as it is set, an entry of the page may be made writable without a copy."
            } else {
                "The kernel clears its PageAnonExclusive flag: at the next write it must look whether somebody else has the page, too."
            },
        ),
        E::FrameFlags { pfn, dirty, .. } => Sentence::new(
            format!(
                "Frame {pfn} is now {}.",
                if *dirty { "dirty" } else { "clean" }
            ),
            if *dirty {
                "It was written to since it was last clean."
            } else {
                "The device has what is in it."
            },
        ),
        _ => return None,
    })
}

fn attempt(f: &Facts<'_>, mm: MmId, va: VirtAddr, access: Access) -> Sentence {
    let who = f.who();
    let place = spot(&f.spot(Some(mm), va));
    let what = match access {
        Access::Read => format!("{who} wants to read {place}."),
        Access::Write => format!("{who} wants to write to {place}."),
        Access::Execute => format!("{who} wants to run code at {place}."),
    };
    Sentence::new(
        what,
        "The CPU remembers no translation that allows it (in its TLB), so it must look: the address itself says where, as four indices of 9 bits and an offset of 12.",
    )
}

fn walk(f: &Facts<'_>, va: VirtAddr, access: Access, pte: Pte, level: u8) -> Sentence {
    let way: Vec<String> = indices(va, level).iter().map(u16::to_string).collect();
    let what = format!(
        "The MMU walks {}'s page tables: {}.",
        f.who(),
        way.join(" → ")
    );
    let raised = "The CPU raises a page fault.";
    let why = match pte.pfn() {
        _ if level > 1 => format!(
            "There the walk ends: nobody has made {} for this address yet. {raised}",
            table(level - 1)
        ),
        _ if pte == Pte::GUARD => format!("The entry is a guard that forbids everything. {raised}"),
        None => format!("The entry is empty: P (present) is not set. {raised}"),
        Some(pfn) if !pte.is_accessible() => {
            format!(
                "The entry keeps frame {pfn}, but P (present) is not set for the CPU: PROT_NONE. {raised}"
            )
        }
        Some(pfn) if access == Access::Write => format!(
            "The entry leads to frame {pfn}, but W (writable) is not set, and this is a store. {raised}"
        ),
        Some(pfn) => format!(
            "The entry leads to frame {pfn}, but NX (no execute) is set, and this is a fetch. {raised}"
        ),
    };
    Sentence::new(what, why)
}

fn table(level: u8) -> &'static str {
    match level {
        1 => "a table of entries (PTE table)",
        2 => "a page middle directory (PMD)",
        3 => "a page upper directory (PUD)",
        _ => "the page global directory (PGD)",
    }
}

fn reason_text(
    f: &Facts<'_>,
    reason: FaultReason,
    pte: Pte,
    (mm, va): (MmId, VirtAddr),
    write: bool,
) -> String {
    let frame = pte
        .pfn()
        .map_or_else(String::new, |pfn| format!(" (frame {pfn})"));
    match reason {
        FaultReason::AnonFirstTouch => {
            "The address is valid, but nobody has touched this page: there is no frame behind it yet.".into()
        }
        FaultReason::FileFirstTouch => words(f.why_file_touch(mm, va, write)),
        FaultReason::CowShared => format!(
            "The entry is write-protected because others share the page{frame}. The area itself may be written: so the kernel copies the page."
        ),
        FaultReason::CowReuse => format!(
            "The entry is write-protected, but nobody else has the page{frame}: it is made writable, without a copy."
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
    let entry = entry(f, mm, &page);
    match (old.pfn(), new.pfn()) {
        (Some(a), Some(b)) if a == b && old.is_accessible() && !new.is_accessible() => {
            Sentence::new(
                format!("{entry} allows no access any more; it keeps frame {a}."),
                "PROT_NONE: the CPU finds P off, whatever it wants; only the kernel knows that the page is there.",
            )
        }
        (Some(a), Some(b)) if a == b && !old.is_accessible() && new.is_accessible() => {
            Sentence::new(
                format!(
                    "{entry} allows access again ({}); it has kept frame {a}.",
                    bits(new)
                ),
                "",
            )
        }
        (Some(a), Some(b)) if a == b && old.is_writable() && !new.is_writable() => Sentence::new(
            format!("{entry} is write-protected."),
            words(f.why_protected()),
        ),
        (Some(a), Some(b)) if a == b && !old.is_writable() && new.is_writable() => Sentence::new(
            format!("{entry} is made writable; it keeps frame {a}."),
            words(f.why_permitted(mm, va)),
        ),
        (Some(a), Some(b)) if a == b => Sentence::new(
            format!("{entry} changes its bits: {}.", bits(new)),
            "The frame stays the same: only what is allowed, or noted, is another.",
        ),
        (Some(a), Some(b)) => Sentence::new(
            format!("{entry} now leads to frame {b} ({}).", bits(new)),
            format!(
                "It led to frame {a} before. The address is the same; what stands behind it is another frame."
            ),
        ),
        (None, Some(b)) if new.is_special() => Sentence::new(
            format!("{entry} now leads to the zero page, frame {b}."),
            "A read needs no memory of its own: everybody may look at the same zeros.",
        ),
        (None, Some(b)) => Sentence::new(
            format!("{entry} now leads to frame {b} ({}).", bits(new)),
            format!(
                "There was no entry before. {} now.",
                capital(&times(f.count(b)))
            ),
        ),
        (Some(a), None) => Sentence::new(
            format!("{entry} is taken out; it led to frame {a}."),
            words(f.why_removed()),
        ),
        (None, None) => Sentence::new(format!("{entry} changes."), ""),
    }
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

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
