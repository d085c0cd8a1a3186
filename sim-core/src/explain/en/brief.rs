//! What else a step did, in short, in English.

use super::places::spot;
use crate::explain::brief::{Brief, Done, Made};
use crate::explain::facts::{Facts, output_text, signal_name, status_parts};

pub fn brief(f: &Facts<'_>, brief: &Brief) -> String {
    match brief {
        Brief::Created { parent, child, how } => {
            let how = match how {
                Made::Fork => " with fork",
                Made::Vfork => ", which uses its memory for now (vfork)",
                Made::Beside => ", which shares its memory (clone)",
            };
            format!(
                "{} made process {} ({child}){how}.",
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
            file,
        } => {
            let page = if *file {
                "the file's page"
            } else {
                "the shared page"
            };
            let spot = spot(&f.spot(Some(*mm), *va));
            format!(
                "{} wrote to {spot}: {page} was copied, frame {from} → {to}.",
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
        Brief::Signalled { pid, from, signal } => {
            let (to, signal) = (f.name(*pid), signal_name(*signal));
            match from.0 {
                0 => format!("The kernel sent {to} {signal}."),
                _ if from == pid => format!("{to} sent itself {signal}."),
                _ => format!("{} sent {to} {signal}.", f.name(*from)),
            }
        }
        Brief::Handled { pid, signal } => format!(
            "{} was interrupted: its handler for {} runs.",
            f.name(*pid),
            signal_name(*signal)
        ),
        Brief::Reaped { pid, child } => {
            format!("{} took its child {} away.", f.name(*pid), f.name(*child))
        }
        Brief::Slept { pid, call } => match call {
            Some(call) => format!("{} went to sleep in {call}.", f.name(*pid)),
            None => format!("{} went to sleep.", f.name(*pid)),
        },
        Brief::Switched { to, .. } => format!("The CPU went on to {}.", f.name(*to)),
        Brief::Printed { pid, bytes } => format!("{} printed {}", f.name(*pid), output_text(bytes)),
        Brief::CameAlong(done) => came_along(done),
    }
}

/// What was done to the C library's areas, which are folded.
fn came_along(done: &Done) -> String {
    let one = |n: u32, one: &str, many: &str| match n {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {many}")),
    };
    let parts = [
        one(done.made, "area is made", "areas are made"),
        one(done.copied, "entry is copied", "entries are copied"),
        one(done.cleared, "entry is taken out", "entries are taken out"),
        one(done.gone, "area is gone", "areas are gone"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!(
        "Likewise for the C library and the vDSO: {}.",
        parts.join(", ")
    )
}
