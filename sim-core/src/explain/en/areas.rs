//! Sentences about address spaces and their areas, in English.

use super::places::{area, owners};
use super::why;
use crate::explain::Sentence;
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
                area(f.spot(None, vma.start).area)
            ),
            match f.cause().call() {
                "fork" | "clone" | "clone3" => "The child gets an area like its parent's.",
                _ => {
                    "An area is a promise: addresses that may be used. Frames come at the first touch."
                }
            },
        ),
        E::VmaRemove { start, .. } => {
            Sentence::new(format!("The area at {start} is gone."), why::removed(f))
        }
        E::VmaResize {
            new_start, new_end, ..
        } => Sentence::new(
            format!("An area now goes from {new_start} to {new_end}."),
            why::resized(f),
        ),
        E::VmaSplit { at, .. } => {
            Sentence::new(format!("An area is cut in two at {at}."), why::cut(f))
        }
        E::VmaMerge { at, .. } => Sentence::new(
            format!("Two areas that meet at {at} become one."),
            "They lie side by side, with the same rights and the same source: one is enough.",
        ),
        E::VmaFlags { start, flags, .. } => match f.cause().call() {
            "mprotect" => Sentence::new(
                format!("The area at {start} gets other rights."),
                "mprotect: the entries of its pages follow.",
            ),
            "mlock" | "mlock2" | "mlockall" | "munlock" | "munlockall" => Sentence::new(
                if flags.locked {
                    format!("The area at {start} is locked.")
                } else {
                    format!("The area at {start} is not locked any more.")
                },
                "mlock keeps pages in memory, whatever happens to others.",
            ),
            "madvise" => Sentence::new(
                format!("The kernel notes what madvise says of the area at {start}."),
                "",
            ),
            _ => Sentence::new(format!("The flags of the area at {start} change."), ""),
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
