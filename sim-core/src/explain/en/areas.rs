//! Sentences about address spaces and their areas, in English.

use super::places::{area, owners};
use super::why::words;
use crate::explain::Sentence;
use crate::explain::cause::Flagged;
use crate::explain::facts::Facts;
use crate::kernel::event::EventKind;

/// The sentence of such an event; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Sentence> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::MmCreate { .. } => Sentence::new("A new address space is made.", "It has no areas yet."),
        E::MmDup { from, .. } => Sentence::new(
            format!(
                "fork makes an address space like that of {}.",
                owners(f, *from)
            ),
            "First the list of areas is copied, then the page-table entries; no page is copied.",
        ),
        E::MmFree { .. } => Sentence::new("An address space is gone.", "Nobody uses it any more."),
        E::VmaAdd { mm, vma } => Sentence::new(
            format!(
                "{} gets a new area from {} to {}: {}.",
                owners(f, *mm),
                vma.start,
                vma.end,
                area(&f.spot(None, vma.start))
            ),
            words(f.why_added()),
        ),
        E::VmaRemove { start, .. } => Sentence::new(
            format!("The area at {start} is gone."),
            words(f.why_removed()),
        ),
        E::VmaResize {
            new_start, new_end, ..
        } => Sentence::new(
            format!("An area now goes from {new_start} to {new_end}."),
            words(f.why_resized()),
        ),
        E::VmaSplit { at, .. } => Sentence::new(
            format!("An area is cut in two at {at}."),
            words(f.why_cut()),
        ),
        E::VmaMerge { at, .. } => Sentence::new(
            format!("Two areas that meet at {at} become one."),
            "They lie side by side, with the same rights and the same source: one is enough.",
        ),
        E::VmaFlags { start, flags, .. } => match f.flagged(*flags) {
            Flagged::Rights => Sentence::new(
                format!("The area at {start} gets other rights."),
                "mprotect: the entries of its pages follow.",
            ),
            Flagged::Locked => Sentence::new(
                format!("The area at {start} is locked."),
                "mlock keeps its pages in memory, whatever happens to others.",
            ),
            Flagged::Unlocked => Sentence::new(
                format!("The area at {start} is not locked any more."),
                "Its pages may leave memory again, if the kernel needs the room.",
            ),
            Flagged::Advised => Sentence::new(
                format!("The kernel notes what madvise says of the area at {start}."),
                "It counts later: at a fork (DONTFORK, WIPEONFORK), or for how pages are read ahead.",
            ),
            Flagged::Other => {
                Sentence::new(format!("The flags of the area at {start} change."), "")
            }
        },
        E::VmaAnon { start, .. } => Sentence::new(
            format!("The area at {start} is about to get its first page of its own."),
            "From now on fork has to copy its page-table entries (anon_vma).",
        ),
        E::BrkSet { brk, .. } => Sentence::new(
            format!("The heap of {who} now ends at {brk}."),
            "brk moves the end of the heap.",
        ),
        E::MmArgs { args, .. } => Sentence::new(
            format!(
                "The strings of {who}'s arguments stand at {}.",
                args.arg_start
            ),
            "execve has copied them, and the environment behind them, to the top of the new stack.",
        ),
        _ => return None,
    })
}
