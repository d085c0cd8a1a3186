//! Sentences about address spaces and their areas.

use super::Said;
use super::cause::Flagged;
use super::facts::Facts;
use super::places::{area, owners};
use crate::kernel::event::EventKind;
use crate::lang::say;

/// The sentence of such an event; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Said> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::MmCreate { .. } => Said::new(
            say!("A new address space is made."),
            say!("It has no areas yet."),
        ),
        E::MmDup { from, .. } => Said::new(
            say!(
                "fork makes an address space like that of {from}.",
                from = owners(f, *from)
            ),
            say!(
                "First the list of areas is copied, then the page-table entries; no page is copied."
            ),
        ),
        E::MmFree { .. } => Said::new(
            say!("An address space is gone."),
            say!("Nobody uses it any more."),
        ),
        E::VmaAdd { mm, vma } => Said::new(
            say!(
                "{owners} gets a new area from {start} to {end}: {area}.",
                owners = owners(f, *mm),
                start = vma.start,
                end = vma.end,
                area = area(&f.spot(None, vma.start))
            ),
            f.why_added(),
        ),
        E::VmaRemove { start, .. } => {
            Said::new(say!("The area at {start} is gone.", start), f.why_removed())
        }
        E::VmaResize {
            new_start, new_end, ..
        } => Said::new(
            say!(
                "An area now goes from {new_start} to {new_end}.",
                new_start,
                new_end
            ),
            f.why_resized(),
        ),
        E::VmaSplit { at, .. } => {
            Said::new(say!("An area is cut in two at {at}.", at), f.why_cut())
        }
        E::VmaMerge { at, .. } => Said::new(
            say!("Two areas that meet at {at} become one.", at),
            say!("They lie side by side, with the same rights and the same source: one is enough."),
        ),
        E::VmaFlags { start, flags, .. } => match f.flagged(*flags) {
            Flagged::Rights => Said::new(
                say!("The area at {start} gets other rights.", start),
                say!("mprotect: the entries of its pages follow."),
            ),
            Flagged::Locked => Said::new(
                say!("The area at {start} is locked.", start),
                say!("mlock keeps its pages in memory, whatever happens to others."),
            ),
            Flagged::Unlocked => Said::new(
                say!("The area at {start} is not locked any more.", start),
                say!("Its pages may leave memory again, if the kernel needs the room."),
            ),
            Flagged::Advised => Said::new(
                say!(
                    "The kernel notes what madvise says of the area at {start}.",
                    start
                ),
                say!(
                    "It counts later: at a fork (DONTFORK, WIPEONFORK), or for how pages are read ahead."
                ),
            ),
            Flagged::Other => Said::new(
                say!("The flags of the area at {start} change.", start),
                None,
            ),
        },
        E::VmaAnon { start, .. } => Said::new(
            say!(
                "The area at {start} is about to get its first page of its own.",
                start
            ),
            say!("From now on fork has to copy its page-table entries (anon_vma)."),
        ),
        E::BrkSet { brk, .. } => Said::new(
            say!("The heap of {who} now ends at {brk}.", who, brk),
            say!("brk moves the end of the heap."),
        ),
        E::MmArgs { args, .. } => Said::new(
            say!(
                "The strings of {who}'s arguments stand at {arg_start}.",
                who,
                arg_start = args.arg_start
            ),
            say!(
                "execve has copied them, and the environment behind them, to the top of the new stack."
            ),
        ),
        _ => return None,
    })
}
