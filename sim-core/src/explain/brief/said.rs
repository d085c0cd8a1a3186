//! What else a step did, in short.

use super::{Brief, Done, Made};
use crate::explain::facts::Facts;
use crate::explain::list;
use crate::explain::names::{output_text, signal_name, status_parts};
use crate::explain::places::spot;
use crate::lang::{Message, say};

/// Says what happened on the way.
pub(in crate::explain) fn said(f: &Facts<'_>, brief: &Brief) -> Message {
    match brief {
        Brief::Created { parent, child, how } => {
            let (parent, name) = (f.name(*parent), f.name(*child));
            match how {
                Made::Fork => say!(
                    "{parent} made process {name} ({child}) with fork.",
                    parent,
                    name,
                    child
                ),
                Made::Vfork => say!(
                    "{parent} made process {name} ({child}), which uses its memory for now (vfork).",
                    parent,
                    name,
                    child
                ),
                Made::Beside => say!(
                    "{parent} made process {name} ({child}), which shares its memory (clone).",
                    parent,
                    name,
                    child
                ),
            }
        }
        Brief::Copied {
            pid,
            mm,
            va,
            from,
            to,
            file,
        } => {
            let (who, place) = (f.name(*pid), spot(&f.spot(Some(*mm), *va)));
            match file {
                true => say!(
                    "{who} wrote to {place}: the file's page was copied, frame {from} → {to}.",
                    who,
                    place,
                    from,
                    to
                ),
                false => say!(
                    "{who} wrote to {place}: the shared page was copied, frame {from} → {to}.",
                    who,
                    place,
                    from,
                    to
                ),
            }
        }
        Brief::Kept { pid, mm, va, pfn } => {
            let (who, place) = (f.name(*pid), spot(&f.spot(Some(*mm), *va)));
            say!(
                "{who} wrote to {place}: it had frame {pfn} alone and keeps it, without a copy.",
                who,
                place,
                pfn
            )
        }
        Brief::Touched { pid, pages, zero } => {
            let who = f.name(*pid);
            match (zero, pages) {
                (true, 1) => say!(
                    "{who} read a page for the first time: zeros that everybody shares.",
                    who
                ),
                (true, n) => say!(
                    "{who} read {n} pages for the first time: zeros that everybody shares.",
                    who,
                    n
                ),
                (false, 1) => say!(
                    "{who} touched a page for the first time and got memory for it.",
                    who
                ),
                (false, n) => say!(
                    "{who} touched {n} pages for the first time and got memory for it.",
                    who,
                    n
                ),
            }
        }
        Brief::Ended { pid, status } => {
            let who = f.name(*pid);
            match status_parts(*status) {
                (code, None) => say!("{who} ended with exit code {code}.", who, code),
                (_, Some(signal)) => say!("{who} was ended by {signal}.", who, signal),
            }
        }
        Brief::Killed { pid, signal } => say!(
            "{who} was killed by {signal}.",
            who = f.name(*pid),
            signal = signal_name(*signal)
        ),
        Brief::Signalled { pid, from, signal } => {
            let (to, signal) = (f.name(*pid), signal_name(*signal));
            match from.0 {
                0 => say!("The kernel sent {to} {signal}.", to, signal),
                _ if from == pid => say!("{who} sent itself {signal}.", who = to, signal),
                _ => say!(
                    "{from} sent {to} {signal}.",
                    from = f.name(*from),
                    to,
                    signal
                ),
            }
        }
        Brief::Handled { pid, signal } => say!(
            "{who} was interrupted: its handler for {signal} runs.",
            who = f.name(*pid),
            signal = signal_name(*signal)
        ),
        Brief::Reaped { pid, child } => say!(
            "{who} took its child {child} away.",
            who = f.name(*pid),
            child = f.name(*child)
        ),
        Brief::Slept {
            pid,
            call: Some(call),
        } => say!("{who} went to sleep in {call}.", who = f.name(*pid), call),
        Brief::Slept { pid, call: None } => say!("{who} went to sleep.", who = f.name(*pid)),
        Brief::Switched { to, .. } => say!("The CPU went on to {to}.", to = f.name(*to)),
        Brief::Printed { pid, bytes } => say!(
            "{who} printed {text}",
            who = f.name(*pid),
            text = output_text(bytes)
        ),
        Brief::CameAlong(done) => also_done(done),
    }
}

/// What was done to the C library's areas, which are folded.
fn also_done(done: &Done) -> Message {
    let parts = [
        match done.made {
            0 => None,
            1 => Some(say!("1 area is made")),
            n => Some(say!("{n} areas are made", n)),
        },
        match done.copied {
            0 => None,
            1 => Some(say!("1 entry is copied")),
            n => Some(say!("{n} entries are copied", n)),
        },
        match done.cleared {
            0 => None,
            1 => Some(say!("1 entry is taken out")),
            n => Some(say!("{n} entries are taken out", n)),
        },
        match done.gone {
            0 => None,
            1 => Some(say!("1 area is gone")),
            n => Some(say!("{n} areas are gone", n)),
        },
    ];
    say!(
        "Likewise for the C library and the vDSO: {done}.",
        done = list::clauses(parts.into_iter().flatten())
    )
}
