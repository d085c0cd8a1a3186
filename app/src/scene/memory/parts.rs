//! What to draw of the memory lens: labels cut to fit, classes, hooks for tests.
//! Pure: from scene and layout to plain lists.

use crate::words::{self, Strings};
use sim_core::ids::{MmId, Pfn, Vpn};
use sim_core::lens::layout::Rect;
use sim_core::lens::layout::memory::{Drawing, Metrics};
use sim_core::lens::memory::{
    AreaKind, Band, Bits, Cell, Column, FrameRole, FrameView, MemoryScene, Row,
};

/// A column's head.
#[derive(Clone, PartialEq, Debug)]
pub struct Head {
    pub rect: Rect,
    pub letter: String,
    pub colour: u8,
    pub title: String,
    pub note: String,
    pub class: String,
}

/// A line of text over the stage: an area's title, or folded pages.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    pub rect: Rect,
    pub text: String,
    pub note: String,
    pub detail: String,
    pub class: &'static str,
}

/// A page of an address space.
#[derive(Clone, PartialEq, Debug)]
pub struct PageBox {
    pub rect: Rect,
    pub address: String,
    pub colour: u8,
    pub letter: String,
    pub pid: u32,
    pub bits: Vec<Bit>,
    pub note: String,
    pub variables: Vec<VarLine>,
    pub class: String,
    /// Hooks: address, frame, bits as letters.
    pub va: String,
    pub pfn: String,
    pub pte: String,
}

/// A bit of an entry.
#[derive(Clone, PartialEq, Debug)]
pub struct Bit {
    pub x: i32,
    pub w: i32,
    pub letter: &'static str,
    pub class: &'static str,
}

/// A variable in a page.
#[derive(Clone, PartialEq, Debug)]
pub struct VarLine {
    pub y: i32,
    pub text: String,
    pub class: &'static str,
}

/// A page frame.
#[derive(Clone, PartialEq, Debug)]
pub struct FrameBox {
    pub rect: Rect,
    pub label: String,
    pub note: String,
    pub count: String,
    pub filled: String,
    pub written: String,
    pub class: String,
    pub number: u32,
}

/// A line from a page to a frame.
#[derive(Clone, PartialEq, Debug)]
pub struct WireLine {
    pub d: String,
    pub from: (i32, i32),
    pub to: (i32, i32),
    pub class: String,
    pub pfn: u32,
    pub pid: u32,
}

/// Everything to draw.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Parts {
    pub narrow: bool,
    pub width: i32,
    pub height: i32,
    pub heads: Vec<(String, Head)>,
    pub frames_head: Rect,
    pub lines: Vec<(String, Line)>,
    pub pages: Vec<((MmId, Vpn), PageBox)>,
    pub frames: Vec<(Pfn, FrameBox)>,
    pub wires: Vec<((MmId, Vpn), WireLine)>,
}

/// The name of an area.
pub fn area_name(kind: AreaKind, s: &Strings) -> &'static str {
    match kind {
        AreaKind::Text => s.area_text,
        AreaKind::Rodata => s.area_rodata,
        AreaKind::Data => s.area_data,
        AreaKind::Bss => s.area_bss,
        AreaKind::Heap => s.area_heap,
        AreaKind::Stack => s.area_stack,
        AreaKind::Anon => s.area_anon,
        AreaKind::Shared => s.area_shared,
        AreaKind::File => s.area_file,
        AreaKind::Library => s.area_library,
        AreaKind::Special => s.area_special,
    }
}

/// An entry's bits as letters: `P-AD-` with the copy-on-write mark last.
pub fn pte_text(bits: Bits) -> String {
    letters(bits)
        .iter()
        .map(|&(letter, on)| if on { letter } else { "-" })
        .collect()
}

fn letters(bits: Bits) -> [(&'static str, bool); 5] {
    [
        ("P", bits.present),
        ("W", bits.writable),
        ("A", bits.accessed),
        ("D", bits.dirty),
        ("C", bits.cow),
    ]
}

/// How many columns of the stage's type a character takes: Chinese ones take two.
fn columns(c: char) -> usize {
    if c as u32 >= 0x2e80 { 2 } else { 1 }
}

/// How many columns a text takes.
fn wide(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// Text cut to so many columns.
fn cut(text: &str, room: usize) -> String {
    if wide(text) <= room {
        return text.to_string();
    }
    let mut left = room.saturating_sub(1);
    let kept = text.chars().take_while(|&c| {
        let fits = columns(c) <= left;
        left = left.saturating_sub(columns(c));
        fits
    });
    kept.chain(['…']).collect()
}

/// Everything to draw of a scene.
pub fn parts(scene: &MemoryScene, drawing: &Drawing, m: &Metrics, s: &Strings) -> Parts {
    let mut parts = Parts {
        narrow: m.cell < 150,
        width: drawing.width,
        height: drawing.height,
        frames_head: drawing.frames_head,
        ..Parts::default()
    };
    for (column, &rect) in scene.columns.iter().zip(&drawing.heads) {
        parts.heads.push(head(column, rect, m, s));
    }
    for (b, band) in scene.bands.iter().enumerate() {
        parts
            .lines
            .push((band.id.clone(), title(band, drawing.titles[b], m, s)));
        for (r, row) in band.rows.iter().enumerate() {
            let rect = drawing.rows[b][r];
            match row {
                Row::Gap { .. } if r == 0 => {}
                Row::Gap {
                    vpn,
                    pages,
                    touched,
                } => {
                    let text = gap_text(*pages, *touched, s);
                    let line = Line {
                        rect,
                        text,
                        note: String::new(),
                        detail: String::new(),
                        class: "gap",
                    };
                    parts.lines.push((format!("{}-{:x}", band.id, vpn.0), line));
                }
                Row::Page { cells, .. } => {
                    for (c, cell) in cells.iter().enumerate() {
                        let rect = drawing.cells[b][r].get(c).copied().flatten();
                        if let (Some(cell), Some(rect)) = (cell, rect) {
                            let page = page(cell, &scene.columns[c], rect, m, s);
                            parts.pages.push(((cell.mm, cell.vpn), page));
                        }
                    }
                }
            }
        }
    }
    for (view, &rect) in scene.frames.iter().zip(&drawing.frames) {
        parts.frames.push((view.pfn, frame(view, rect, m, s)));
    }
    for (wire, path) in scene.wires.iter().zip(&drawing.wires) {
        let mut class = format!("wire c{}", wire.who.colour);
        for (on, name) in [
            (wire.writable, " may-write"),
            (wire.cow, " cow"),
            (wire.changed, " changed"),
            (wire.focused, " focused"),
        ] {
            if on {
                class.push_str(name);
            }
        }
        let line = WireLine {
            d: path.d.clone(),
            from: path.from,
            to: path.to,
            class,
            pfn: wire.pfn.0,
            pid: wire.who.pid.0,
        };
        parts.wires.push(((wire.mm, wire.vpn), line));
    }
    parts
}

fn head(column: &Column, rect: Rect, m: &Metrics, s: &Strings) -> (String, Head) {
    let first = column.who.first();
    let key = match (column.mm, first) {
        (Some(mm), _) => mm.to_string(),
        (None, Some(who)) => format!("ended{}", who.pid.0),
        (None, None) => "ended".into(),
    };
    let letters: Vec<&str> = column.who.iter().map(|who| who.letter.as_str()).collect();
    let pids: Vec<String> = column.who.iter().map(|who| who.pid.to_string()).collect();
    let states: Vec<String> = column.states.chars().map(String::from).collect();
    let note = match column.mm {
        Some(_) => words::fill(s.entries, &[&pages_text(column.resident.into(), s)]),
        None => s.given_back.to_string(),
    };
    let mut class = String::from("head");
    if column.fresh {
        class.push_str(" changed");
    }
    if column.focused {
        class.push_str(" focused");
    }
    let title = format!("{} {}", pids.join(","), states.join(""));
    let head = Head {
        rect,
        letter: cut(&letters.join(" "), 5),
        colour: first.map_or(0, |who| who.colour),
        title: cut(title.trim(), m.chars(rect.w - 30)),
        note: cut(&note, m.chars(rect.w - 30)),
        class,
    };
    (key, head)
}

/// So many pages, in words.
pub fn pages_text(pages: u64, s: &Strings) -> String {
    words::fill(
        if pages == 1 { s.page_one } else { s.page_many },
        &[&pages.to_string()],
    )
}

fn gap_text(pages: u64, touched: u64, s: &Strings) -> String {
    let text = if touched == 0 {
        s.gap_untouched
    } else {
        s.gap_touched
    };
    words::fill(text, &[&pages_text(pages, s), &touched.to_string()])
}

fn title(band: &Band, rect: Rect, m: &Metrics, s: &Strings) -> Line {
    let mut text = area_name(band.kind, s).to_string();
    if matches!(
        band.kind,
        AreaKind::File | AreaKind::Library | AreaKind::Special
    ) {
        let name = band.name.rsplit('/').next().unwrap_or("");
        text = format!("{text} {name}");
    }
    let note = match band.rows.first() {
        Some(Row::Gap { pages, touched, .. }) => gap_text(*pages, *touched, s),
        _ => String::new(),
    };
    let mut rights: Vec<&str> = band
        .areas
        .iter()
        .flatten()
        .map(|area| area.rights.as_str())
        .collect();
    rights.dedup();
    let range = format!("{}–{}", band.start, band.end);
    let room = m
        .chars(rect.w)
        .saturating_sub(wide(&text) + wide(&note) + 2);
    let rights = rights.join(" ");
    let long = format!("{rights}  {range}");
    let detail = [long, rights]
        .into_iter()
        .find(|detail| wide(detail) <= room)
        .unwrap_or_default();
    Line {
        rect,
        text,
        note,
        detail,
        class: "title",
    }
}

/// Width of a bit's box, and from one to the next.
const BIT: i32 = 16;
/// The same on a phone.
const NARROW_BIT: i32 = 12;

fn page(cell: &Cell, column: &Column, rect: Rect, m: &Metrics, s: &Strings) -> PageBox {
    let who = column.who.first();
    let narrow = rect.w < 150;
    let va = cell.vpn.addr().to_string();
    let digits = if narrow { 4 } else { 7 };
    let hex = format!("{:x}", cell.vpn.0);
    let tail = &hex[hex.len().saturating_sub(digits - 3)..];
    let bits = letters(cell.bits);
    let step = if narrow { NARROW_BIT } else { BIT };
    let first = rect.w - 6 - step * bits.len() as i32;
    let present = cell.bits.present;
    let bits: Vec<Bit> = bits
        .iter()
        .enumerate()
        .filter(|_| present)
        .map(|(n, &(letter, on))| Bit {
            x: first + n as i32 * step,
            w: step - if narrow { 1 } else { 3 },
            letter,
            class: match (on, letter) {
                (true, "C") => "bit on cow",
                (true, _) => "bit on",
                (false, _) => "bit",
            },
        })
        .collect();
    let room = m.chars(rect.w - 16);
    let mut variables = Vec::new();
    let listed = cell.variables.len().min(m.variables);
    for (n, variable) in cell.variables.iter().take(listed).enumerate() {
        let value = variable.value.as_deref().unwrap_or("?");
        variables.push(VarLine {
            y: m.line + n as i32 * m.variable + 9,
            text: cut(&format!("{} = {value}", variable.name), room),
            class: if variable.changed {
                "variable changed"
            } else {
                "variable"
            },
        });
    }
    if cell.variables.len() > listed {
        let more = (cell.variables.len() - listed).to_string();
        variables.push(VarLine {
            y: m.line + listed as i32 * m.variable + 9,
            text: words::fill(s.more_variables, &[&more]),
            class: "variable more",
        });
    }
    let mut class = format!("page c{}", who.map_or(0, |who| who.colour));
    for (on, name) in [
        (!present, " absent"),
        (cell.bits.zero, " zero"),
        (cell.retargeted || cell.bits_changed, " changed"),
        (cell.written, " written"),
        (cell.focused, " focused"),
    ] {
        if on {
            class.push_str(name);
        }
    }
    PageBox {
        rect,
        address: format!("…{tail}000"),
        colour: who.map_or(0, |who| who.colour),
        letter: who.map_or_else(String::new, |who| who.letter.clone()),
        pid: who.map_or(0, |who| who.pid.0),
        bits,
        note: if present {
            String::new()
        } else {
            cut(s.not_touched, m.chars(rect.w - 70))
        },
        variables,
        class,
        va,
        pfn: cell.pfn.map_or_else(String::new, |pfn| pfn.to_string()),
        pte: pte_text(cell.bits),
    }
}

/// Stretches of a frame that are shown: as many as [`FrameView::filled`] has bits.
const STRETCHES: i32 = 32;

/// An SVG path of little bars, one for each bit that is set.
fn strip(bits: u32, width: i32) -> String {
    let mut d = String::new();
    let at = |n: i32| n * width / STRETCHES;
    let mut n = 0;
    while n < STRETCHES {
        if bits & (1 << n) == 0 {
            n += 1;
            continue;
        }
        let from = n;
        while n < STRETCHES && bits & (1 << n) != 0 {
            n += 1;
        }
        d.push_str(&format!(
            "M{} 0h{}v7h-{}z",
            at(from),
            at(n) - at(from),
            at(n) - at(from)
        ));
    }
    d
}

fn frame(view: &FrameView, rect: Rect, m: &Metrics, s: &Strings) -> FrameBox {
    let narrow = rect.w < 100;
    let role = match &view.role {
        FrameRole::Zero => s.zero_page.to_string(),
        FrameRole::Anon if view.preview.hex.is_empty() => s.all_zeros.to_string(),
        FrameRole::Anon => {
            let readable = view.preview.text.chars().filter(|&c| c != '·').count() >= 6;
            if readable {
                format!("\"{}\"", view.preview.text)
            } else {
                view.preview.hex.clone()
            }
        }
        FrameRole::File { name, page } => words::fill(
            s.file_page,
            &[name.rsplit('/').next().unwrap_or(""), &page.to_string()],
        ),
        FrameRole::Free => s.free_frame.to_string(),
    };
    let role = match view.copied_from {
        Some(from) if view.focused && !narrow => words::fill(s.copied_from, &[&from.to_string()]),
        _ => role,
    };
    let mut class = String::from("frame");
    for (on, name) in [
        (matches!(view.role, FrameRole::Zero), " zero"),
        (matches!(view.role, FrameRole::File { .. }), " file"),
        (view.count > 1, " shared"),
        (view.fresh, " fresh"),
        (view.count_change != 0, " counted"),
        (view.written != 0, " written"),
        (view.focused, " focused"),
    ] {
        if on {
            class.push_str(name);
        }
    }
    let inner = rect.w - 16;
    FrameBox {
        rect,
        label: view.pfn.to_string(),
        note: if narrow {
            String::new()
        } else {
            cut(&role, m.chars(inner))
        },
        count: if matches!(view.role, FrameRole::Zero) {
            "∞".into()
        } else {
            format!("×{}", view.count)
        },
        filled: strip(view.filled, inner),
        written: strip(view.written, inner),
        class,
        number: view.count,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_to_its_room() {
        assert_eq!(cut("abcdef", 6), "abcdef");
        assert_eq!(cut("abcdef", 4), "abc…");
        assert_eq!(cut("页框是空的", 6), "页框…");
    }

    #[test]
    fn a_strip_joins_neighbours() {
        assert_eq!(strip(0, 64), "");
        assert_eq!(strip(0b1011, 64), "M0 0h4v7h-4zM6 0h2v7h-2z");
    }

    #[test]
    fn bits_are_letters() {
        let bits = Bits {
            present: true,
            accessed: true,
            cow: true,
            ..Bits::default()
        };
        assert_eq!(pte_text(bits), "P-A-C");
    }
}
