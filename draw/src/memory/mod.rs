//! The memory lens as shapes: heads, areas, pages, page frames, lines between.

mod frame;
mod head;
mod page;
mod room;

pub use head::Whose;
pub use room::{ROOM_STEP, drawn_width, metrics, scale};

use crate::labels::Labels;
use crate::shape::{Anchor, Group, Hooks, Key, Note, Shape, classes};
use crate::text::{fill, wide};
use sim_core::lens::layout::Rect;
use sim_core::lens::layout::memory::{ArrowPath, Drawing, Metrics, WirePath};
use sim_core::lens::memory::{AreaKind, Arrow, Band, Bits, MemoryScene, RUN, Row, Wire};

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

/// The name of an area.
pub fn area_name(kind: AreaKind, s: &Labels) -> &'static str {
    match kind {
        AreaKind::Text => s.area_text,
        AreaKind::Headers => s.area_headers,
        AreaKind::Rodata => s.area_rodata,
        AreaKind::Relro => s.area_relro,
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
        heads.push(head::frames_head(drawing.frames_head, s));
    }
    for (column, &rect) in scene.columns.iter().zip(&drawing.heads) {
        heads.push(head::head(column, rect, m, s));
    }
    // Pointers' arrows run to the right of every column but the first: what a title says ends before
    // the first of them.
    let end = drawing.heads.get(1).map_or(drawing.width, Rect::right);
    for ((b, band), &rect) in scene.bands.iter().enumerate().zip(&drawing.titles) {
        groups.push(title(band, rect, end - rect.x, m, s));
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

/// An area's title; `end` is where it ends, from its left edge.
fn title(band: &Band, rect: Rect, end: i32, m: &Metrics, s: &Labels) -> Group {
    let end = end.min(rect.w);
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
    let room = m.chars(end).saturating_sub(wide(&text) + wide(&note) + 2);
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
        Shape::text("line-detail", end, y, detail).anchored(Anchor::End),
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
