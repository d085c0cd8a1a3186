//! Sentences about page faults, page tables and page frames.

use super::Said;
use super::facts::Facts;
use super::list::also;
use super::names::indices;
use super::places::{bytes, entry, owners, page, spot, times};
use crate::ids::{MmId, VirtAddr};
use crate::kernel::event::{Access, EventKind, FaultBy, FaultReason};
use crate::kernel::mm_types::FrameKind;
use crate::kernel::pte::Pte;
use crate::lang::message::{Fill, Gap};
use crate::lang::{Message, say};

/// The sentence of such an event; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Said> {
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
            let page = page(f, Some(*mm), *va);
            let what = match (by, access) {
                (FaultBy::Gup, _) => say!("The kernel wants {who}'s {page}.", who, page),
                (_, Access::Read) => say!("Page fault: {who} reads {page}.", who, page),
                (_, Access::Write) => say!("Page fault: {who} writes to {page}.", who, page),
                (_, Access::Execute) => say!("Page fault: {who} runs code on {page}.", who, page),
            };
            let write = *access == Access::Write;
            let why = why_faulted(f, *reason, *pte, (*mm, *va), write);
            let bound = f.bound_there(*va).filter(|_| write);
            let bound = bound.map(|name| {
                say!("It is the program's first call of {name}: the dynamic linker writes the function's address to a table of the program (.got.plt), which lies before the global variables.", name)
            });
            Said::new(what, also(why, bound))
        }
        E::Attempt { mm, va, access } => attempt(f, *mm, *va, *access),
        E::Walk {
            va,
            access,
            pte,
            level,
            ..
        } => walk(f, *va, *access, *pte, *level),
        E::FaultDone { major } => Said::new(
            match major {
                true => {
                    say!("The major fault is done; {who} runs the same instruction again.", who)
                }
                false => {
                    say!("The minor fault is done; {who} runs the same instruction again.", who)
                }
            },
            say!("The instruction has had no effect yet: it begins anew, and knows nothing of what the kernel did."),
        ),
        E::TableAlloc { mm, level, .. } => Said::new(
            say!("A page for a page table is taken: {table} of {owners}.", table = table(*level), owners = owners(f, *mm)),
            say!("Page tables are made where they are needed, so that an empty address space costs next to nothing."),
        ),
        E::TableFree { level, .. } => Said::new(
            say!("A page-table page is free again: {table}.", table = table(*level)),
            f.why_removed(),
        ),
        E::FrameAlloc { pfn, kind } => Said::new(
            say!("The kernel takes frame {pfn} from the free ones.", pfn),
            match kind {
                FrameKind::Anon => Some(say!("It will hold a page of {who}'s own.", who)),
                FrameKind::File { .. } => {
                    Some(say!("It will hold a page of a file, in the page cache."))
                }
                FrameKind::Zero | FrameKind::Free => None,
            },
        ),
        E::FrameFree { pfn } => Said::new(
            say!("Frame {pfn} is free again.", pfn),
            say!("No page-table entry maps it any more."),
        ),
        E::FrameCopy { from, to } => Said::new(
            say!("All 4096 bytes of frame {from} are copied to frame {to}.", from, to),
            if f.copies_file() {
                say!("The mapping is private: the file keeps its page, and the writer gets this copy.")
            } else {
                say!("This is the copy in copy-on-write. Only this one page is copied, and only now that someone writes to it.")
            },
        ),
        E::FrameFill {
            pfn,
            bytes: content,
            ..
        } => Said::new(
            match content.iter().all(|&byte| byte == 0) {
                true => {
                    say!("The kernel clears {bytes} of frame {pfn} to zero.", bytes = bytes(content.len()), pfn)
                }
                false => {
                    say!("The kernel fills frame {pfn} with {bytes}.", pfn, bytes = bytes(content.len()))
                }
            },
            f.why_filled(content),
        ),
        E::PteSet { mm, va, old, new } => pte_set(f, *mm, *va, *old, *new),
        E::PteMark { va, new, .. } => Said::new(
            match new.is_dirty() {
                true => {
                    say!("The MMU marks {page}: accessed and dirty.", page = page(f, None, *va))
                }
                false => say!("The MMU marks {page}: accessed.", page = page(f, None, *va)),
            },
            say!("The hardware sets these bits by itself, at the first read and the first write."),
        ),
        E::PteCopy { from, to, va, pte } => Said::new(
            say!("fork copies the entry of {page} from {from} to {to}.", page = page(f, Some(*to), *va), from = owners(f, *from), to = owners(f, *to)),
            pte.pfn().map(|pfn| {
                say!("The entry is copied, not the page: both lead to frame {pfn} now ({mapped}).", pfn, mapped = times(f.count(pfn)))
            }),
        ),
        E::PteMove { from, to, .. } => Said::new(
            say!("mremap moves an entry from {from} to {to}.", from, to),
            say!("The page is not copied."),
        ),
        E::RmapRemove { pfn } => Said::new(
            say!("Frame {pfn} is mapped by one entry fewer: {mapped}.", pfn, mapped = times(f.count(*pfn))),
            also(
                f.why_unmapped(),
                (f.count(*pfn) == 1 && f.is_anon(*pfn)).then(|| {
                    say!("Whoever is left has it alone, and keeps it without a copy at its next write.")
                }),
            ),
        ),
        E::FrameExclusive { pfn, exclusive } => Said::new(
            match exclusive {
                true => say!("Frame {pfn} belongs to one process alone again.", pfn),
                false => say!("Frame {pfn} no longer belongs to one process alone.", pfn),
            },
            if *exclusive {
                say!("The kernel sets its PageAnonExclusive flag: as long as it is set, an entry of the page may be made writable without a copy.")
            } else {
                say!("The kernel clears its PageAnonExclusive flag: at the next write it must look whether somebody else has the page, too.")
            },
        ),
        E::FrameFlags { pfn, dirty, .. } => Said::new(
            match dirty {
                true => say!("Frame {pfn} is now dirty.", pfn),
                false => say!("Frame {pfn} is now clean.", pfn),
            },
            if *dirty {
                say!("It was written to since it was last clean.")
            } else {
                say!("The device has what is in it.")
            },
        ),
        _ => return None,
    })
}

fn attempt(f: &Facts<'_>, mm: MmId, va: VirtAddr, access: Access) -> Said {
    let who = f.who();
    let place = spot(&f.spot(Some(mm), va));
    let what = match access {
        Access::Read => say!("{who} wants to read {place}.", who, place),
        Access::Write => say!("{who} wants to write to {place}.", who, place),
        Access::Execute => say!("{who} wants to run code at {place}.", who, place),
    };
    Said::new(
        what,
        say!(
            "The CPU remembers no translation that allows it (in its TLB), so it must look: the address itself says where, as four indices of 9 bits and an offset of 12."
        ),
    )
}

fn walk(f: &Facts<'_>, va: VirtAddr, access: Access, pte: Pte, level: u8) -> Said {
    let way: Vec<String> = indices(va, level).iter().map(u16::to_string).collect();
    let what = say!(
        "The MMU walks {who}'s page tables: {way}.",
        who = f.who(),
        way = way.join(" → ")
    );
    let why = match pte.pfn() {
        _ if level > 1 => say!(
            "There the walk ends: nobody has made {table} for this address yet.",
            table = table(level - 1)
        ),
        _ if pte == Pte::GUARD => say!("The entry is a guard that forbids everything."),
        None => say!("The entry is empty: P (present) is not set."),
        Some(pfn) if !pte.is_accessible() => {
            say!(
                "The entry keeps frame {pfn}, but P (present) is not set for the CPU: PROT_NONE.",
                pfn
            )
        }
        Some(pfn) if access == Access::Write => say!(
            "The entry leads to frame {pfn}, but W (writable) is not set, and this is a store.",
            pfn
        ),
        Some(pfn) => say!(
            "The entry leads to frame {pfn}, but NX (no execute) is set, and this is a fetch.",
            pfn
        ),
    };
    Said::new(what, also(why, say!("The CPU raises a page fault.")))
}

fn table(level: u8) -> Message {
    match level {
        1 => say!("a table of entries (PTE table)"),
        2 => say!("a page middle directory (PMD)"),
        3 => say!("a page upper directory (PUD)"),
        _ => say!("the page global directory (PGD)"),
    }
}

/// Why there is a page fault, and what comes of it.
fn why_faulted(
    f: &Facts<'_>,
    reason: FaultReason,
    pte: Pte,
    (mm, va): (MmId, VirtAddr),
    write: bool,
) -> Option<Message> {
    let frame = pte
        .pfn()
        .map_or_else(Gap::nothing, |pfn| say!(" (frame {pfn})", pfn).gap());
    Some(match reason {
        FaultReason::AnonFirstTouch => {
            say!(
                "The address is valid, but nobody has touched this page: there is no frame behind it yet."
            )
        }
        FaultReason::FileFirstTouch => return f.why_file_touch(mm, va, write),
        FaultReason::CowShared => say!(
            "The entry is write-protected because others share the page{frame}. The area itself may be written: so the kernel copies the page.",
            frame
        ),
        FaultReason::CowReuse => say!(
            "The entry is write-protected, but nobody else has the page{frame}: it is made writable, without a copy.",
            frame
        ),
        FaultReason::CowZero => {
            say!(
                "So far the page reads from the zero page, which everybody shares: the write needs a frame of its own."
            )
        }
        FaultReason::CowFile => say!(
            "The mapping is private, and the page is still the file's own{frame}: the write goes to a copy.",
            frame
        ),
        FaultReason::SharedClean => say!(
            "The first write to a clean page of a shared mapping: the kernel notes that it is dirty."
        ),
        FaultReason::StackGrowth => say!("The stack grows down to this address."),
        FaultReason::NotMapped => say!("No area has this address: SIGSEGV."),
        FaultReason::NotAllowed => say!("The area does not allow it: SIGSEGV."),
        FaultReason::BeyondFile => say!("The page lies behind the end of the file: SIGBUS."),
        FaultReason::NoMemory => say!("No frame is free."),
        FaultReason::NonCanonical => say!("No such address can exist on this CPU: SIGSEGV."),
        FaultReason::Guard => say!("The page is a guard: SIGSEGV."),
        FaultReason::Unshare => {
            say!("The kernel must read the page for good: the reader gets a copy of its own.")
        }
    })
}

fn pte_set(f: &Facts<'_>, mm: MmId, va: VirtAddr, old: Pte, new: Pte) -> Said {
    let entry = entry(f, mm, page(f, Some(mm), va));
    match (old.pfn(), new.pfn()) {
        (Some(a), Some(b)) if a == b && old.is_accessible() && !new.is_accessible() => Said::new(
            say!(
                "{entry} allows no access any more; it keeps frame {a}.",
                entry,
                a
            ),
            say!(
                "PROT_NONE: the CPU finds P off, whatever it wants; only the kernel knows that the page is there."
            ),
        ),
        (Some(a), Some(b)) if a == b && !old.is_accessible() && new.is_accessible() => Said::new(
            say!(
                "{entry} allows access again ({bits}); it has kept frame {a}.",
                entry,
                bits = bits(new),
                a
            ),
            None,
        ),
        (Some(a), Some(b)) if a == b && old.is_writable() && !new.is_writable() => Said::new(
            say!("{entry} is write-protected.", entry),
            f.why_protected(),
        ),
        (Some(a), Some(b)) if a == b && !old.is_writable() && new.is_writable() => Said::new(
            say!("{entry} is made writable; it keeps frame {a}.", entry, a),
            f.why_permitted(mm, va),
        ),
        (Some(a), Some(b)) if a == b => Said::new(
            say!("{entry} changes its bits: {bits}.", entry, bits = bits(new)),
            say!("The frame stays the same: only what is allowed, or noted, is another."),
        ),
        (Some(a), Some(b)) => Said::new(
            say!(
                "{entry} now leads to frame {b} ({bits}).",
                entry,
                b,
                bits = bits(new)
            ),
            say!(
                "It led to frame {a} before. The address is the same; what stands behind it is another frame.",
                a
            ),
        ),
        (None, Some(b)) if new.is_special() => Said::new(
            say!("{entry} now leads to the zero page, frame {b}.", entry, b),
            say!("A read needs no memory of its own: everybody may look at the same zeros."),
        ),
        (None, Some(b)) => Said::new(
            say!(
                "{entry} now leads to frame {b} ({bits}).",
                entry,
                b,
                bits = bits(new)
            ),
            match f.count(b) {
                0 => say!("There was no entry before. No entry maps it now."),
                1 => say!("There was no entry before. One entry maps it now."),
                n => say!("There was no entry before. {n} entries map it now.", n),
            },
        ),
        (Some(a), None) => Said::new(
            say!("{entry} is taken out; it led to frame {a}.", entry, a),
            f.why_removed(),
        ),
        (None, None) => Said::new(say!("{entry} changes.", entry), None),
    }
}

fn bits(pte: Pte) -> Message {
    match (pte.is_writable(), pte.is_dirty()) {
        (true, true) => say!("writable, dirty"),
        (true, false) => say!("writable"),
        (false, true) => say!("read-only, dirty"),
        (false, false) => say!("read-only"),
    }
}
