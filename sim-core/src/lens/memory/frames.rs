//! Page frames and the lines that lead to them.

use super::{Band, Cell, Column, FrameRole, FrameView, Preview, Row, Wire, crowd};
use crate::ids::{Pfn, VirtAddr};
use crate::kernel::exec::FILLER;
use crate::kernel::mm_types::{Frame, FrameKind};
use crate::lens::peek::frame_bytes;
use crate::lens::{Focus, Shot};
use std::collections::BTreeMap;

/// Bytes of a frame that one bit of [`FrameView::filled`] stands for.
const STRETCH: u64 = 128;
/// Bytes of a preview.
const PREVIEW: usize = 8;

/// Where a frame is mapped from among the rows shown.
#[derive(Default)]
struct Seen {
    home: Option<(usize, usize)>,
    entries: u32,
    behind: u32,
    focused: bool,
    /// The byte that the frame's event is about.
    about: Option<u16>,
}

/// Frames of a row that are drawn one by one: of those that one process alone has, further
/// ones stand behind the last.
const MOST_OWN: usize = 4;

/// The frames that the rows show, in the order of their rows; and the lines.
pub fn frames(
    shot: &Shot<'_>,
    columns: &[Column],
    bands: &[Band],
    focus: Option<Focus>,
) -> (Vec<FrameView>, Vec<Wire>) {
    let mut seen: BTreeMap<Pfn, Seen> = BTreeMap::new();
    let mut wires = Vec::new();
    let mut focus_row = None;
    let about = focus.filter(|it| it.bytes).map(|it| it.va.offset());
    for (b, band) in bands.iter().enumerate() {
        for (r, row) in band.rows.iter().enumerate() {
            let Row::Page { vpn, cells } = row else {
                continue;
            };
            if focus.is_some_and(|focus| focus.va.page() == *vpn) {
                focus_row = Some((b, r));
            }
            let mut own = Vec::new();
            for (c, cell) in cells.iter().enumerate() {
                let Some((cell, pfn)) = cell.as_ref().and_then(|cell| Some((cell, cell.pfn?)))
                else {
                    continue;
                };
                let quiet = !(cell.focused || cell.retargeted || cell.written || c < 2);
                if quiet && !seen.contains_key(&pfn) && is_own(shot, pfn) {
                    if let Some(&last) = own.get(MOST_OWN - 1) {
                        let last: &mut Seen = seen.entry(last).or_default();
                        last.behind += 1;
                        continue;
                    }
                    own.push(pfn);
                }
                let behind = columns
                    .get(c)
                    .map(|it| crowd::frames_behind(shot, it, cell));
                let frame = seen.entry(pfn).or_default();
                frame.home.get_or_insert((b, r));
                frame.entries += 1;
                frame.behind += behind.unwrap_or(0);
                frame.focused |= cell.focused;
                frame.about = frame.about.or(about.filter(|_| cell.focused));
                wires.extend(
                    columns
                        .get(c)
                        .and_then(|column| wire(column, c, (b, r), cell, pfn)),
                );
            }
        }
    }
    // A frame on its way in or out is in no entry, and a file's page that is copied need not
    // be in any: they stand where the fault is.
    let story = shot.step.fault.as_ref();
    let moving = [
        story.and_then(|story| story.new_frame),
        story.and_then(|story| story.copied_from),
        shot.state.unmapping,
    ];
    for pfn in moving.into_iter().flatten() {
        let frame = seen.entry(pfn).or_default();
        frame.home = frame.home.or(focus_row);
        frame.focused = true;
        frame.about = about;
    }
    let mut views: Vec<FrameView> = seen
        .into_iter()
        .filter_map(|(pfn, seen)| Some(view(shot, pfn, seen.home?, &seen)))
        .collect();
    views.sort_by_key(|view| (view.home, view.pfn));
    (views, wires)
}

/// True if one entry alone maps a frame of a process's own memory.
fn is_own(shot: &Shot<'_>, pfn: Pfn) -> bool {
    let frame = shot.state.memory.frames.get(pfn.0 as usize);
    frame.is_some_and(|frame| frame.kind == FrameKind::Anon && frame.mapcount == 1)
}

fn wire(column: &Column, index: usize, row: (usize, usize), cell: &Cell, pfn: Pfn) -> Option<Wire> {
    Some(Wire {
        mm: cell.mm,
        vpn: cell.vpn,
        column: index,
        row,
        pfn,
        who: column.who.first()?.clone(),
        writable: cell.bits.writable,
        cow: cell.bits.cow,
        changed: cell.retargeted,
        before: cell.before,
        focused: cell.focused,
    })
}

fn view(shot: &Shot<'_>, pfn: Pfn, home: (usize, usize), seen: &Seen) -> FrameView {
    let frame = shot
        .state
        .memory
        .frames
        .get(pfn.0 as usize)
        .copied()
        .unwrap_or(Frame::FREE);
    let change = shot.step.changes.frames.get(&pfn);
    let bytes = frame_bytes(shot.state, pfn);
    let role = match frame.kind {
        FrameKind::Zero => FrameRole::Zero,
        FrameKind::Anon => FrameRole::Anon,
        FrameKind::Free => FrameRole::Free,
        FrameKind::File { inode, index } => FrameRole::File {
            name: shot
                .state
                .inodes
                .get(&inode)
                .map_or_else(String::new, |i| i.name.to_string()),
            page: index,
        },
    };
    let written = change.map_or(0, |change| {
        change.written.iter().fold(0, |bits, &(from, to)| {
            (u64::from(from) / STRETCH..=u64::from(to.max(from + 1) - 1) / STRETCH)
                .fold(bits, |bits, n| {
                    bits | 1u32.checked_shl(n as u32).unwrap_or(0)
                })
        })
    });
    let filled = bytes.map_or(0, |bytes| {
        let stretches = bytes.chunks(STRETCH as usize).enumerate();
        stretches.fold(0u32, |bits, (n, part)| {
            bits | (u32::from(part.iter().any(|&b| b != 0)) << n)
        })
    });
    let last_write = change
        .and_then(|change| change.written.last())
        .map(|&(from, _)| from);
    FrameView {
        pfn,
        count: frame.mapcount,
        count_change: change.map_or(0, |change| change.count),
        behind: seen.behind,
        elsewhere: frame.mapcount.saturating_sub(seen.entries),
        home,
        filled,
        written,
        preview: preview(shot, bytes, last_write.or(seen.about)),
        fresh: change.is_some_and(|change| change.allocated),
        copied_from: change.and_then(|change| change.copied_from),
        focused: seen.focused,
        role,
    }
}

fn preview(shot: &Shot<'_>, bytes: Option<&[u8; 4096]>, about: Option<u16>) -> Preview {
    let Some(bytes) = bytes else {
        return Preview::default();
    };
    let Some(first) = bytes.iter().position(|&b| b != 0) else {
        return Preview::default();
    };
    let at = about.map_or(first, usize::from);
    let from = (at & !7).min(bytes.len() - PREVIEW);
    let part = &bytes[from..from + PREVIEW];
    let hex: Vec<String> = part.iter().map(|b| format!("{b:02x}")).collect();
    let text = part.iter().map(|&b| {
        if (b' '..=b'~').contains(&b) {
            char::from(b)
        } else {
            '·'
        }
    });
    Preview {
        offset: from as u16,
        hex: hex.join(" "),
        text: if is_address(shot, part) {
            String::new()
        } else {
            text.collect()
        },
        code: part.iter().all(|&b| b == FILLER),
    }
}

/// True if bytes begin with an address of somebody's memory: as text it would be a row of U's.
fn is_address(shot: &Shot<'_>, bytes: &[u8]) -> bool {
    let word = bytes.first_chunk().map(|word| u64::from_le_bytes(*word));
    let mut spaces = shot.state.mms.values();
    word.is_some_and(|word| spaces.any(|mm| mm.vma_at(VirtAddr(word)).is_some()))
}
