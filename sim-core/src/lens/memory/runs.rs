//! Runs of like pages: of an array that everybody has touched in the same way, two pages
//! say as much as two thousand.

use super::{Column, Options, RUN, crowd};
use crate::ids::{Pfn, Vpn};
use crate::kernel::mm_types::FrameKind;
use crate::kernel::pte::Pte;
use crate::lens::Shot;
use std::collections::BTreeSet;

/// Pages of a run that are shown.
const SHOWN: u64 = 2;
/// Shorter runs are shown in full.
const SHORTEST: u64 = 5;
/// Pages of a run that is unfolded that are shown at most.
pub const MOST: usize = 64;

/// What a page is in each column.
type Likeness = Vec<(u8, Option<Pfn>)>;

/// Which of the touched pages to leave out, because they go on as the two before them do;
/// and those that the reader has unfolded. `kept` are pages that are never left out.
pub fn like(
    shot: &Shot<'_>,
    options: &Options,
    columns: &[Column],
    touched: &BTreeSet<Vpn>,
    kept: &BTreeSet<Vpn>,
) -> (BTreeSet<Vpn>, BTreeSet<Vpn>) {
    let (mut out, mut open) = (BTreeSet::new(), BTreeSet::new());
    let mut run: Vec<Vpn> = Vec::new();
    let mut kind: Option<Likeness> = None;
    let mut close = |run: &mut Vec<Vpn>| {
        if run.len() as u64 >= SHORTEST {
            let rest = run.iter().skip(SHOWN as usize).copied();
            let unfolded = rest.clone().any(|vpn| {
                let sign = (vpn.addr(), RUN);
                options.unfolded.contains(&sign)
            });
            if unfolded {
                open.extend(run.iter().take(MOST).copied());
            } else {
                out.extend(rest);
            }
        }
        run.clear();
    };
    for &vpn in touched {
        let now = (!kept.contains(&vpn)).then(|| likeness(shot, columns, vpn));
        let goes_on = run.last().is_some_and(|last| last.0 + 1 == vpn.0) && now == kind;
        if !goes_on {
            close(&mut run);
        }
        if now.is_some() {
            run.push(vpn);
        }
        kind = now;
    }
    close(&mut run);
    (out, open)
}

fn likeness(shot: &Shot<'_>, columns: &[Column], vpn: Vpn) -> Likeness {
    let spaces = columns.iter().map(|column| {
        let mm = column.mm.and_then(|mm| shot.state.mms.get(&mm));
        mm.map_or(Pte::NONE, |mm| mm.tables.get(vpn))
    });
    let mut seen: Vec<Pfn> = Vec::new();
    // In a crowd whose pages differ it makes a difference how many have the page, too.
    let have = columns.iter().filter_map(|column| {
        let have = crowd::have(shot, column, vpn)?;
        Some((0, Some(Pfn(have))))
    });
    spaces
        .map(|pte| {
            let bits = [
                pte.is_present(),
                pte.is_writable(),
                pte.is_accessed(),
                pte.is_dirty(),
                pte.is_special(),
            ];
            let bits = bits.iter().fold(0, |all, &on| all << 1 | u8::from(on));
            // Which frame makes no difference, but who shares it with whom does.
            let shared = pte.pfn().map(|pfn| {
                let frame = shot.state.memory.frames.get(pfn.0 as usize);
                let anon = frame.is_some_and(|frame| frame.kind == FrameKind::Anon);
                let known = seen.iter().position(|it| *it == pfn);
                let number = known.unwrap_or_else(|| {
                    seen.push(pfn);
                    seen.len() - 1
                });
                Pfn(number as u32 * 2 + u32::from(anon))
            });
            (bits, shared)
        })
        .chain(have)
        .collect()
}
