//! The walk through the page tables as shapes: the address in its five parts, a table
//! for each index, the entry with its bits, the frame; where it stops, and at what.

use crate::labels::Labels;
use crate::memory::letters;
use crate::shape::{Anchor, Group, Hooks, Key, Shape, classes};
use crate::text::fill;
use sim_core::kernel::event::{Access, FaultReason};
use sim_core::lens::layout::Rect;
use sim_core::lens::memory::{Stage, Veto, Walk};

/// Height of the picture.
pub const HEIGHT: i32 = 84;
/// The tables, from the top.
const TABLES: [&str; 4] = ["PGD", "PUD", "PMD", "PTE"];
/// The upper bit of each part of the address, and the lower one.
const PARTS: [(u8, u8); 5] = [(47, 39), (38, 30), (29, 21), (20, 12), (11, 0)];
/// Widest distance from one table to the next.
const WIDEST: i32 = 158;
/// Where the tables begin, and how tall they are.
const TOP: i32 = 24;
const TALL: i32 = 34;

/// What comes of it, in a few words.
pub fn verdict(walk: &Walk, s: &Labels) -> String {
    match walk.stage {
        Stage::Asked => s.walk_asked.to_string(),
        Stage::Walked => veto_text(walk, s),
        Stage::Fault(reason) => reason_text(reason, s).to_string(),
        Stage::Mended(_) => s.walk_mended.to_string(),
        Stage::Allowed => s.walk_allowed.to_string(),
        Stage::Entry => s.walk_entry_changes.to_string(),
    }
}

fn veto_text(walk: &Walk, s: &Labels) -> String {
    let missing = TABLES.get(usize::from(walk.tables));
    match (missing, walk.veto) {
        (Some(table), _) => fill(s.veto_table, &[table]),
        (None, Some(Veto::Absent)) => s.veto_absent.to_string(),
        (None, Some(Veto::ReadOnly)) => s.veto_read_only.to_string(),
        (None, Some(Veto::NoExecute)) => s.veto_no_execute.to_string(),
        (None, Some(Veto::Forbidden)) => s.veto_forbidden.to_string(),
        (None, None) => s.walk_allowed.to_string(),
    }
}

fn reason_text(reason: FaultReason, s: &Labels) -> &'static str {
    match reason {
        FaultReason::AnonFirstTouch => s.why_first_touch,
        FaultReason::FileFirstTouch => s.why_file,
        FaultReason::CowShared => s.why_shared,
        FaultReason::CowReuse => s.why_reuse,
        FaultReason::CowZero => s.why_zero,
        FaultReason::CowFile => s.why_private_file,
        FaultReason::SharedClean => s.why_clean,
        FaultReason::StackGrowth => s.why_stack,
        FaultReason::NotMapped => s.why_not_mapped,
        FaultReason::NotAllowed => s.why_not_allowed,
        FaultReason::BeyondFile => s.why_beyond,
        FaultReason::NoMemory => s.why_no_memory,
        FaultReason::NonCanonical => s.why_non_canonical,
        FaultReason::Guard => s.why_guard,
        FaultReason::Unshare => s.why_unshare,
    }
}

/// True if the access cannot go on as things stand: the kernel must do something.
pub fn refused(walk: &Walk) -> bool {
    matches!(walk.stage, Stage::Walked | Stage::Fault(_)) && walk.veto.is_some()
}

/// Where the parts stand.
struct Places {
    /// From one part to the next.
    step: i32,
    /// Width of a table.
    table: i32,
    narrow: bool,
}

impl Places {
    fn new(width: i32) -> Self {
        let step = (width / 5).clamp(56, WIDEST);
        Places {
            step,
            table: (step / 2).clamp(34, 62),
            narrow: step < 100,
        }
    }

    fn x(&self, n: usize) -> i32 {
        n as i32 * self.step
    }
}

/// How wide the picture is in a room of this width.
pub fn width(room: i32) -> i32 {
    let p = Places::new(room);
    p.x(4) + p.step
}

/// Everything to draw of a walk in a room of this width.
pub fn groups(walk: &Walk, room: i32, s: &Labels) -> Vec<Group> {
    let p = Places::new(room);
    let asked = walk.stage == Stage::Asked;
    let stops = usize::from(walk.tables);
    let refused = refused(walk);
    let mut groups = Vec::new();
    for n in 0..5 {
        groups.push(part(walk, n, &p));
    }
    for n in 0..4 {
        groups.push(table(walk, n, &p, asked));
    }
    for n in 0..4 {
        // From this table's entry to the next table, or to the frame.
        let there = n + 1 < stops || (n == 3 && stops == 4 && walk.bits.present);
        let stopped = refused && !asked && n + 1 == stops.min(4);
        groups.push(way(walk, n, &p, there && !asked, stopped));
    }
    groups.push(frame(walk, &p, asked, s));
    if stops == 4 && !asked {
        groups.push(entry(walk, &p, s));
    }
    groups
}

fn group(name: String, class: String, rect: Rect, shapes: Vec<Shape>) -> Group {
    Group {
        key: Key::Line(name),
        class,
        rect,
        hooks: Hooks::default(),
        shapes,
    }
}

/// A part of the address: an index, or the offset.
fn part(walk: &Walk, n: usize, p: &Places) -> Group {
    let value = match walk.index.get(n) {
        Some(index) => index.to_string(),
        None => format!("+{:#x}", walk.offset),
    };
    let (high, low) = PARTS[n];
    let wide = p.step - 2;
    let mut shapes = vec![
        Shape::rect("walk-part", 0, 0, wide, 18, 2),
        Shape::text("walk-index", 6, 13, value),
    ];
    if !p.narrow {
        let bits = format!("{high}–{low}");
        shapes.push(Shape::text("walk-bits", wide - 5, 13, bits).anchored(Anchor::End));
    }
    let rect = Rect {
        x: p.x(n),
        y: 0,
        w: wide,
        h: 18,
    };
    group(
        format!("part{n}"),
        format!("walk-part-of c{}", walk.who.colour),
        rect,
        shapes,
    )
}

/// Where in a table its entry stands: the higher the index, the lower.
fn slot(walk: &Walk, n: usize) -> i32 {
    let index = walk.index.get(n).copied().unwrap_or(0);
    2 + (TALL - 8) * i32::from(index) / 511
}

fn table(walk: &Walk, n: usize, p: &Places, asked: bool) -> Group {
    let there = n < usize::from(walk.tables);
    let class = classes(
        format!("walk-table c{}", walk.who.colour),
        &[(!there, "missing"), (asked, "quiet")],
    );
    // The name stands clear of the entry.
    let y = if slot(walk, n) < TALL / 2 - 3 { 29 } else { 12 };
    let mut shapes = vec![
        Shape::rect("walk-box", 0, 0, p.table, TALL, 2),
        Shape::text("walk-name", p.table / 2, y, TABLES[n]).anchored(Anchor::Middle),
    ];
    if there && !asked {
        shapes.insert(1, Shape::rect("walk-slot", 0, slot(walk, n), p.table, 5, 0));
    }
    let rect = Rect {
        x: p.x(n),
        y: TOP,
        w: p.table,
        h: TALL,
    };
    group(format!("table{n}"), class, rect, shapes)
}

/// From a table's entry to what it leads to; or a stump with a cross.
fn way(walk: &Walk, n: usize, p: &Places, there: bool, stopped: bool) -> Group {
    let gap = p.step - p.table;
    let y = slot(walk, n) + 2;
    let end = TALL / 2;
    let mut shapes = Vec::new();
    let path = |class, d| Shape::Path {
        class,
        at: (0, 0),
        d,
    };
    if stopped {
        let x = gap / 2;
        shapes.push(path(
            "walk-way",
            format!("M0 {y} C{x} {y} 0 {end} {x} {end}"),
        ));
        let (a, b) = (x - 5, x + 5);
        shapes.push(path(
            "walk-cross",
            format!(
                "M{a} {} L{b} {} M{a} {} L{b} {}",
                end - 5,
                end + 5,
                end + 5,
                end - 5
            ),
        ));
    } else if there {
        let (half, to) = (gap / 2, gap - 4);
        shapes.push(path(
            "walk-way",
            format!("M0 {y} C{half} {y} {half} {end} {to} {end}"),
        ));
        shapes.push(path("walk-head", format!("M{gap} {end} l-6 -4 v8z")));
    }
    let class = classes(
        format!("walk-to c{}", walk.who.colour),
        &[(stopped, "stopped"), (n == 3 && walk.changed, "changed")],
    );
    let rect = Rect {
        x: p.x(n) + p.table,
        y: TOP,
        w: gap,
        h: TALL,
    };
    group(format!("way{n}"), class, rect, shapes)
}

fn frame(walk: &Walk, p: &Places, asked: bool, s: &Labels) -> Group {
    let pfn = walk.pfn.filter(|_| !asked && walk.tables == 4);
    let wide = p.step - 4;
    let text = match pfn {
        Some(pfn) if p.narrow => pfn.to_string(),
        Some(pfn) => fill(s.walk_frame, &[&pfn.to_string()]),
        None => "?".into(),
    };
    let class = classes(
        "walk-frame",
        &[(pfn.is_none(), "missing"), (walk.changed, "changed")],
    );
    let shapes = vec![
        Shape::rect("walk-box", 0, 0, wide, TALL, 4),
        Shape::text("walk-name", wide / 2, 21, text).anchored(Anchor::Middle),
    ];
    let rect = Rect {
        x: p.x(4),
        y: TOP,
        w: wide,
        h: TALL,
    };
    group("frame".into(), class, rect, shapes)
}

/// The entry's bits, with what says no; and what the area allows, which the kernel asks next.
fn entry(walk: &Walk, p: &Places, s: &Labels) -> Group {
    let refused = refused(walk);
    let no = match walk.veto.filter(|_| refused) {
        Some(Veto::Absent) => "P",
        Some(Veto::ReadOnly) => "W",
        Some(Veto::NoExecute) => "X",
        Some(Veto::Forbidden) => "P",
        None => "",
    };
    let mut all = letters(walk.bits).to_vec();
    if walk.access == Some(Access::Execute) {
        all.insert(2, ("X", walk.bits.executable));
    }
    let (step, w) = (17, 14);
    let mut shapes = Vec::new();
    for (n, (letter, on)) in all.iter().enumerate() {
        let x = n as i32 * step;
        let (edge, text) = match (*letter == no, on, *letter) {
            (true, ..) => ("bit-box no", "bit-letter no"),
            (_, true, "C") => ("bit-box on cow", "bit-letter on cow"),
            (_, true, _) => ("bit-box on", "bit-letter on"),
            (_, false, _) => ("bit-box", "bit-letter"),
        };
        shapes.push(Shape::Box {
            class: edge,
            rect: Rect { x, y: 0, w, h: 14 },
            round: 25,
        });
        let middle = Shape::text(text, x, 10, *letter).nudged(w * 5, 5);
        shapes.push(middle.anchored(Anchor::Middle));
    }
    let bits = all.len() as i32 * step;
    if let (Some(area), true) = (&walk.area, !matches!(walk.stage, Stage::Walked)) {
        let text = fill(s.area_allows, &[area]);
        shapes.push(Shape::text("walk-bits", bits + 8, 11, text));
    }
    // Below the last table, or as far to the left as its words need.
    let x = if p.narrow { p.x(2) } else { p.x(3) };
    let rect = Rect {
        x,
        y: TOP + TALL + 8,
        w: bits,
        h: 14,
    };
    let class = classes("walk-entry", &[(walk.changed, "changed")]);
    group("entry".into(), class, rect, shapes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sim_core::ids::{MmId, Pfn, VirtAddr};
    use sim_core::lens::memory::Bits;

    fn walk(tables: u8, stage: Stage, veto: Option<Veto>) -> Walk {
        Walk {
            who: sim_core::lens::Who::default(),
            mm: MmId(1),
            va: VirtAddr(0x7fff_f7fb_f010),
            access: Some(Access::Write),
            index: [255, 511, 509, 447],
            offset: 0x10,
            tables,
            bits: Bits {
                present: tables == 4,
                ..Bits::default()
            },
            pfn: (tables == 4).then_some(Pfn(16)),
            changed: false,
            veto,
            stage,
            area: Some("rw-p".into()),
        }
    }

    fn class_of(groups: &[Group], name: &str) -> String {
        let found = groups
            .iter()
            .find(|group| group.key == Key::Line(name.into()));
        found.map_or_else(String::new, |group| group.class.clone())
    }

    #[test]
    fn the_cross_stands_where_the_walk_stops() {
        let s = Labels::of(sim_core::lang::Lang::En);
        let stopped = |walk: &Walk| -> Vec<bool> {
            let groups = groups(walk, 700, s);
            let names = ["way0", "way1", "way2", "way3"];
            names
                .map(|name| class_of(&groups, name).contains("stopped"))
                .to_vec()
        };
        let at_the_entry = walk(4, Stage::Walked, Some(Veto::ReadOnly));
        assert_eq!(stopped(&at_the_entry), [false, false, false, true]);
        assert_eq!(verdict(&at_the_entry, s), s.veto_read_only);
        let above = walk(2, Stage::Walked, Some(Veto::Absent));
        assert_eq!(stopped(&above), [false, true, false, false]);
        assert!(verdict(&above, s).contains("PMD"));
        let asked = walk(4, Stage::Asked, Some(Veto::ReadOnly));
        assert_eq!(stopped(&asked), [false; 4]);
        let allowed = walk(4, Stage::Allowed, None);
        assert_eq!(stopped(&allowed), [false; 4]);
    }

    #[test]
    fn it_fits_into_a_phone() {
        let s = Labels::of(sim_core::lang::Lang::Zh);
        for room in [296, 360, 700, 1600] {
            let wide = width(room);
            assert!(wide <= room, "{wide} in {room}");
            let walk = walk(4, Stage::Walked, Some(Veto::ReadOnly));
            for group in groups(&walk, room, s) {
                assert!(group.rect.right() <= wide, "{:?} in {room}", group.key);
                assert!(group.rect.bottom() <= HEIGHT);
            }
        }
    }
}
