//! The store to a write-protected page: keep it, or copy it.
//!
//! mm/memory.c: `do_wp_page`, `wp_can_reuse_anon_folio`, `wp_page_reuse`,
//! `wp_page_copy`, `wp_page_shared`.

use super::fault::{Fault, MINOR, Outcome};
use super::{anon, frame, prot, table};
use crate::kernel::event::FaultReason;
use crate::kernel::mm_types::{Frame, FrameKind, Vma};
use crate::kernel::pte::Pte;
use crate::live::Live;

/// True if an anonymous page need not be copied: it is this process's alone
/// (`PageAnonExclusive`), or nobody else maps it any more.
pub fn can_reuse(frame: &Frame) -> bool {
    frame.exclusive || frame.mapcount == 1
}

/// Handles the store (or, with `unshare`, a read for good) through a present entry.
/// `reason` says which case [`super::fault`] found.
pub fn do_wp_page(
    live: &mut Live,
    fault: &Fault,
    vma: &Vma,
    pte: Pte,
    reason: FaultReason,
) -> Outcome {
    match reason {
        FaultReason::SharedClean => wp_page_shared(live, fault, vma, pte),
        FaultReason::CowReuse => {
            if let Some(pfn) = pte.counted_pfn() {
                frame::set_exclusive(live, fault.pid, pfn, true);
            }
            if !fault.unshare {
                wp_page_reuse(live, fault, vma, pte);
            }
            MINOR
        }
        _ => wp_page_copy(live, fault, vma, pte),
    }
}

/// The entry becomes writable, accessed and dirty; the page stays.
fn wp_page_reuse(live: &mut Live, fault: &Fault, vma: &Vma, pte: Pte) {
    let entry = prot::mkwrite_dirty(pte.with(Pte::ACCESSED), vma);
    table::set(live, fault.pid, fault.mm, fault.va, entry);
}

/// The kernel's order: the new frame is there and filled before the entry points to
/// it, and only then does the old frame's count fall.
fn wp_page_copy(live: &mut Live, fault: &Fault, vma: &Vma, pte: Pte) -> Outcome {
    anon::prepare(live, fault.pid, fault.mm, fault.va);
    let Some(new) = frame::alloc(live, fault.pid, FrameKind::Anon) else {
        return Outcome::NoMemory;
    };
    let old = pte.counted_pfn();
    if let Some(from) = old {
        live.emit(
            fault.pid,
            crate::kernel::event::EventKind::FrameCopy { from, to: new },
        );
    }
    let entry = prot::page_prot(live.state(), vma).entry(new);
    let entry = if fault.unshare {
        entry
    } else {
        prot::mkwrite_dirty(entry, vma)
    };
    table::set(live, fault.pid, fault.mm, fault.va, entry);
    if let Some(old) = old {
        frame::remove_rmap(live, fault.pid, old);
    }
    MINOR
}

/// A shared page is never copied: the file system hears that it becomes dirty
/// (`page_mkwrite`), then the entry becomes writable.
fn wp_page_shared(live: &mut Live, fault: &Fault, vma: &Vma, pte: Pte) -> Outcome {
    wp_page_reuse(live, fault, vma, pte);
    if let Some(pfn) = pte.counted_pfn() {
        frame::mark_dirty(live, fault.pid, pfn);
    }
    MINOR
}
