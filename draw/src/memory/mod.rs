//! The memory lens as shapes: heads, areas, pages, page frames, lines between.

mod frame;
mod page;
mod room;

pub use room::{ROOM_STEP, drawn_width, metrics};

use crate::labels::Labels;
use crate::shape::{Anchor, Group, Hooks, Key, Note, Shape, classes};
use crate::text::{cut, fill, wide};
use sim_core::lens::layout::Rect;
use sim_core::lens::layout::memory::{ArrowPath, Drawing, Metrics, WirePath};
use sim_core::lens::memory::{
    AreaKind, Arrow, Band, Bits, Column, MemoryScene, RUN, Row, Wire, crowd_sign,
};

/// A picture of the memory.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Picture {
    /// It is drawn for a phone.
    pub narrow: bool,
    /// The whole.
    pub width: i32,
    /// The whole.
    pub height: i32,
    /// What is drawn, the lowest first.
    pub groups: Vec<Group>,
    /// What the frame is about: the page, and the frames that it leads to and was copied to.
    pub focus: Option<Rect>,
    /// Of that the page alone, which counts where there is no room for all of it.
    pub page: Option<Rect>,
    /// The first page or frame that the step changed.
    pub changed: Option<Rect>,
    /// Where the columns' heads stand.
    pub heads: Vec<Whose>,
}

/// Whose a column is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Whose {
    /// Where its head stands.
    pub rect: Rect,
    /// The number of its colour.
    pub colour: usize,
    /// The letters of its processes, cut to a few.
    pub letters: String,
}

impl Whose {
    fn of(column: &Column, rect: Rect) -> Self {
        let letters: Vec<&str> = column.who.iter().map(|who| who.letter.as_str()).collect();
        Self {
            rect,
            colour: column.who.first().map_or(0, |who| who.colour.into()),
            letters: cut(&letters.join(" "), 5),
        }
    }
}

/// The name of an area.
pub fn area_name(kind: AreaKind, s: &Labels) -> &'static str {
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

/// An entry's bits with their letters.
pub fn letters(bits: Bits) -> [(&'static str, bool); 5] {
    [
        ("P", bits.present),
        ("W", bits.writable),
        ("A", bits.accessed),
        ("D", bits.dirty),
        ("C", bits.cow),
    ]
}

/// So many pages, in words.
pub fn pages_text(pages: u64, s: &Labels) -> String {
    let text = if pages == 1 { s.page_one } else { s.page_many };
    fill(text, &[&pages.to_string()])
}

/// Everything to draw of a scene.
pub fn picture(scene: &MemoryScene, drawing: &Drawing, m: &Metrics, s: &Labels) -> Picture {
    let (mut groups, mut heads, mut pages) = (Vec::new(), Vec::new(), Vec::new());
    if !scene.frames.is_empty() {
        heads.push(frames_head(drawing.frames_head, s));
    }
    for (column, &rect) in scene.columns.iter().zip(&drawing.heads) {
        heads.push(head(column, rect, m, s));
    }
    for ((b, band), &rect) in scene.bands.iter().enumerate().zip(&drawing.titles) {
        groups.push(title(band, rect, m, s));
        for (r, row) in band.rows.iter().enumerate() {
            match row {
                // Told in the area's title.
                Row::Gap { .. } if r == 0 => {}
                Row::Gap { .. } => {
                    let rect = drawing.rows.get(b).and_then(|rows| rows.get(r));
                    groups.extend(rect.and_then(|&rect| gap(band, row, rect, s)));
                }
                Row::Page { cells, .. } => {
                    let places = drawing.cells.get(b).and_then(|rows| rows.get(r));
                    let places = places.map_or(&[][..], |places| places);
                    for ((cell, place), column) in cells.iter().zip(places).zip(&scene.columns) {
                        let (Some(cell), &Some(rect)) = (cell, place) else {
                            continue;
                        };
                        pages.push(page::group(cell, column, rect, m, s));
                    }
                }
            }
        }
    }
    groups.append(&mut heads);
    let wires = scene.wires.iter().zip(&drawing.wires);
    groups.extend(wires.map(|(wire, path)| line(wire, path)));
    groups.extend(drawing.ghosts.iter().filter_map(|(n, path)| {
        let wire = scene.wires.get(*n)?;
        Some(ghost(wire, path))
    }));
    groups.append(&mut pages);
    let arrows = scene.arrows.iter().zip(&drawing.arrows);
    groups.extend(arrows.filter_map(|(it, path)| Some(arrow(it, path.as_ref()?, scene))));
    let frames = scene.frames.iter().zip(&drawing.frames);
    groups.extend(frames.map(|(view, &rect)| frame::group(view, rect, m, s)));
    groups.extend(frame::copies(scene, drawing));
    let about = |is: fn(&Key) -> bool| {
        let focused = groups
            .iter()
            .filter(|group| is(&group.key) && group.class.contains(" focused"));
        focused
            .map(|group| group.rect)
            .reduce(|all, rect| all.union(rect))
    };
    let focus = about(|key| matches!(key, Key::Page(..) | Key::Frame(_)));
    let page = about(|key| matches!(key, Key::Page(..)));
    let mut things = groups
        .iter()
        .filter(|group| matches!(group.key, Key::Page(..) | Key::Frame(_)));
    let changed = things.find(|group| {
        let mut classes = group.class.split(' ');
        classes.any(|class| matches!(class, "changed" | "written" | "fresh"))
    });
    let changed = changed.map(|group| group.rect);
    let whose = scene.columns.iter().zip(&drawing.heads);
    let whose = whose.map(|(column, &rect)| Whose::of(column, rect));
    Picture {
        changed,
        narrow: m.cell < 150,
        width: drawing.width,
        height: drawing.height,
        groups,
        focus,
        page,
        heads: whose.collect(),
    }
}

/// A group that moves as a whole and answers to nobody.
fn plain(key: Key, class: String, rect: Rect, shapes: Vec<Shape>) -> Group {
    Group {
        key,
        class,
        rect,
        hooks: Hooks::default(),
        shapes,
    }
}

fn frames_head(rect: Rect, s: &Labels) -> Group {
    let title = if rect.w < 100 {
        s.frames_short
    } else {
        s.page_frames
    };
    let text = Shape::text("column-title", rect.w / 2, 28, title);
    plain(
        Key::Head("frames".into()),
        "head".into(),
        rect,
        vec![text.anchored(Anchor::Middle)],
    )
}

fn head(column: &Column, rect: Rect, m: &Metrics, s: &Labels) -> Group {
    let Whose {
        letters: letter,
        colour,
        ..
    } = Whose::of(column, rect);
    let first = column.who.first();
    let key = match (column.mm, first) {
        (Some(mm), _) => mm.to_string(),
        (None, Some(who)) => format!("ended{}", who.pid.0),
        (None, None) => "ended".into(),
    };
    let crowd = column.crowd.as_ref();
    let badge = 22 + 8 * letter.chars().count().saturating_sub(1) as i32;
    // The title's type is larger than the other's, but for a phone.
    let letter_width = if m.cell < 150 { 67 } else { 79 };
    let room = ((rect.w - badge - 8).max(0) * 10 / letter_width) as usize;
    // The sign that unfolds stands before it.
    let sign = if crowd.is_some() { 2 } else { 0 };
    let title = match crowd.map(|crowd| (crowd.size, crowd.same)) {
        Some((size, true)) if size > 0 => fill(s.crowd_same, &[&size.to_string()]),
        Some((size, false)) if size > 0 => fill(s.crowd_like, &[&size.to_string()]),
        _ => states(column, room.saturating_sub(sign)),
    };
    let cut_title = cut(title.trim(), room.saturating_sub(sign));
    let mut title = Shape::text("head-title", badge + 8, 18, cut_title.clone());
    if let Some((crowd, place)) = crowd.zip(crowd_sign(column)) {
        let sign = if crowd.size > 0 { "▸" } else { "▾" };
        title = Shape::text("head-title", badge + 8, 18, format!("{sign} {cut_title}"));
        title = title.folding(place);
    }
    let pages = pages_text(column.resident.into(), s);
    let (long, short) = match column.mm {
        Some(_) => (fill(s.entries, &[&pages]), pages),
        None => (s.given_back.to_string(), s.given_back_short.to_string()),
    };
    let note = if wide(&long) <= room { long } else { short };
    let shapes = vec![
        Shape::rect("head-badge", 0, 8, badge, 22, 11),
        Shape::text("head-letter", badge / 2, 23, letter)
            .nudged(0, 5)
            .anchored(Anchor::Middle),
        title,
        Shape::text("head-note", badge + 8, 34, cut(&note, room)),
    ];
    let class = classes(
        "head",
        &[(column.fresh, "changed"), (column.focused, "focused")],
    );
    plain(Key::Head(key), format!("{class} c{colour}"), rect, shapes)
}

/// Each process of a column with its state; where that does not fit the states alone, in the order
/// of the letters.
fn states(column: &Column, room: usize) -> String {
    let each = column.who.iter().zip(column.states.chars());
    let each: Vec<String> = each
        .map(|(who, state)| format!("{} {state}", who.pid))
        .collect();
    let all = each.join(", ");
    if each.len() == 1 || wide(&all) <= room {
        return all;
    }
    let states: Vec<String> = column.states.chars().map(String::from).collect();
    states.join(", ")
}

fn gap_text(pages: u64, touched: u64, like: bool, s: &Labels) -> String {
    if like {
        return fill(s.gap_like, &[&pages_text(pages, s)]);
    }
    let text = if touched == 0 {
        s.gap_untouched
    } else {
        s.gap_touched
    };
    fill(text, &[&pages_text(pages, s), &touched.to_string()])
}

fn gap(band: &Band, row: &Row, rect: Rect, s: &Labels) -> Option<Group> {
    let Row::Gap {
        vpn,
        pages,
        touched,
        like,
    } = row
    else {
        return None;
    };
    let mut text = gap_text(*pages, *touched, *like, s);
    if *like {
        text = format!("▸ {text}");
    }
    let mut text = Shape::text("line-text", 8, rect.h - 8, text);
    if *like {
        text = text.folding((vpn.addr(), RUN));
    }
    Some(plain(
        Key::Line(format!("{}-{:x}", band.id, vpn.0)),
        "line gap".into(),
        rect,
        vec![text],
    ))
}

fn title(band: &Band, rect: Rect, m: &Metrics, s: &Labels) -> Group {
    let mut text = area_name(band.kind, s).to_string();
    if matches!(
        band.kind,
        AreaKind::File | AreaKind::Library | AreaKind::Special
    ) {
        let name = band.name.rsplit('/').next().unwrap_or("");
        text = format!("{text} {name}");
    }
    let note = match band.rows.first() {
        Some(Row::Gap {
            pages,
            touched,
            like,
            ..
        }) => gap_text(*pages, *touched, *like, s),
        _ => String::new(),
    };
    let areas = band.areas.iter().flatten();
    let mut rights: Vec<&str> = areas.map(|area| area.rights.as_str()).collect();
    rights.dedup();
    let rights = rights.join(" ");
    let room = m
        .chars(rect.w)
        .saturating_sub(wide(&text) + wide(&note) + 2);
    let long = format!("{rights}  {}–{}", band.start, band.end);
    let detail = [long, rights]
        .into_iter()
        .find(|detail| wide(detail) <= room)
        .unwrap_or_default();
    let y = rect.h - 8;
    let shapes = vec![
        Shape::Path {
            class: "rule",
            at: (0, 0),
            d: format!("M0 6H{}", rect.w),
        },
        Shape::Text {
            class: "line-text",
            x: 0,
            y: y * 10,
            anchor: Anchor::Start,
            text,
            note: (!note.is_empty()).then_some(Note {
                class: "line-note",
                dx: 12,
                text: note,
            }),
            about: None,
            fold: None,
        },
        Shape::text("line-detail", rect.w, y, detail).anchored(Anchor::End),
    ];
    let key = Key::Line(band.id.clone());
    plain(key, "line title".into(), rect, shapes)
}

fn arrow(arrow: &Arrow, path: &ArrowPath, scene: &MemoryScene) -> Group {
    let who = scene
        .columns
        .get(arrow.column)
        .and_then(|it| it.who.first());
    let colour = who.map_or(0, |who| who.colour);
    let class = classes(format!("arrow c{colour}"), &[(arrow.changed, "changed")]);
    let part = |class, d: &String| Shape::Path {
        class,
        at: (0, 0),
        d: d.clone(),
    };
    plain(
        Key::Arrow(arrow.mm, arrow.va),
        class,
        Rect::default(),
        vec![part("arrow-line", &path.d), part("arrow-head", &path.head)],
    )
}

/// Where a line led before.
fn ghost(wire: &Wire, path: &WirePath) -> Group {
    let shapes = vec![Shape::Path {
        class: "wire-line",
        at: (0, 0),
        d: path.d.clone(),
    }];
    let class = format!("wire ghost c{}", wire.who.colour);
    plain(
        Key::Ghost(wire.mm, wire.vpn),
        class,
        Rect::default(),
        shapes,
    )
}

fn line(wire: &Wire, path: &WirePath) -> Group {
    let class = classes(
        format!("wire c{}", wire.who.colour),
        &[
            (wire.writable, "may-write"),
            (wire.cow, "cow"),
            (wire.changed, "changed"),
            (wire.focused, "focused"),
        ],
    );
    let dot = |class, at| Shape::Dot { class, at, r: 3 };
    let d = path.d.clone();
    Group {
        key: Key::Wire(wire.mm, wire.vpn),
        class,
        rect: Rect::default(),
        hooks: Hooks {
            kind: Some("wire"),
            pfn: Some(wire.pfn.0.to_string()),
            pid: Some(wire.who.pid.0),
            ..Hooks::default()
        },
        shapes: vec![
            Shape::Path {
                class: "wire-line",
                at: (0, 0),
                d,
            },
            dot("", path.from),
            dot("port", path.to),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
