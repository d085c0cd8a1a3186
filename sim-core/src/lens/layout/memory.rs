//! Where the memory lens puts its columns, rows, frames and lines.
//!
//! The first address space stands left of the page frames, the others right of
//! them. A frame stands in the row of the first page that maps it. A line
//! leaves its cell on the side of the frames; from a column further out it runs
//! in a lane below the row's cells, so that no line crosses a label.

use super::Rect;
use crate::lens::memory::{Arrow, Cell, MemoryScene, Row, Wire};
use serde::Serialize;
use std::collections::BTreeMap;

/// Sizes of a stage, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Metrics {
    /// Width of a process's column.
    pub cell: i32,
    /// Width of a page frame.
    pub frame: i32,
    /// Room for lines between a column and the frames.
    pub gutter: i32,
    /// Room between two columns.
    pub between: i32,
    /// Room beside the outer columns, for the arrows of pointers.
    pub margin: i32,
    /// Height of a column's head.
    pub head: i32,
    /// Height of an area's title.
    pub title: i32,
    /// Height of a cell without variables.
    pub line: i32,
    /// Height of one variable.
    pub variable: i32,
    /// Most variables of a cell that are listed.
    pub variables: usize,
    /// Height of a frame.
    pub frame_height: i32,
    /// Height of a row that stands for folded pages.
    pub gap: i32,
    /// Width of a character of the stage's text, in tenths of a pixel.
    pub char_tenths: i32,
}

impl Metrics {
    /// For a stage from about 560 pixels on.
    pub const WIDE: Metrics = Metrics {
        cell: 206,
        frame: 148,
        gutter: 52,
        between: 18,
        margin: 18,
        head: 46,
        title: 30,
        line: 30,
        variable: 18,
        variables: 5,
        frame_height: 48,
        gap: 22,
        char_tenths: 72,
    };
    /// For a phone.
    pub const NARROW: Metrics = Metrics {
        cell: 107,
        frame: 58,
        gutter: 15,
        between: 8,
        margin: 8,
        head: 46,
        title: 30,
        line: 28,
        variable: 17,
        variables: 4,
        frame_height: 48,
        gap: 22,
        char_tenths: 66,
    };

    /// The sizes for this room and this many columns: as large as fits.
    pub fn for_width(width: i32, columns: usize) -> Metrics {
        let wide = Metrics::WIDE;
        if width < 560 {
            return Metrics::NARROW;
        }
        let right = columns.saturating_sub(1).max(1) as i32;
        let fixed = wide.frame + 2 * (wide.gutter + wide.margin) + wide.between * (right - 1);
        let fits = (width - fixed) / (right + 1);
        Metrics {
            cell: fits.clamp(162, 250),
            ..wide
        }
    }

    /// How many characters fit into so many pixels.
    pub fn chars(&self, pixels: i32) -> usize {
        (pixels * 10 / self.char_tenths).max(0) as usize
    }
}

/// Where everything stands.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Drawing {
    /// The whole.
    pub width: i32,
    /// The whole.
    pub height: i32,
    /// The columns' heads.
    pub heads: Vec<Rect>,
    /// The head over the frames.
    pub frames_head: Rect,
    /// The areas' titles, over the whole width.
    pub titles: Vec<Rect>,
    /// For each area and row: the row's rectangle, over the whole width.
    pub rows: Vec<Vec<Rect>>,
    /// For each area, row and column: the cell, if there is one.
    pub cells: Vec<Vec<Vec<Option<Rect>>>>,
    /// As [`MemoryScene::frames`].
    pub frames: Vec<Rect>,
    /// As [`MemoryScene::wires`].
    pub wires: Vec<WirePath>,
    /// Where those lines led that lead elsewhere since the step: their place among the wires.
    pub ghosts: Vec<(usize, WirePath)>,
    /// As [`MemoryScene::arrows`]; none where the pointer itself is not listed.
    pub arrows: Vec<Option<ArrowPath>>,
}

/// A pointer's arrow, along the outer side of its column.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct ArrowPath {
    /// As an SVG path: one move and one cubic curve.
    pub d: String,
    /// Its head, a path too.
    pub head: String,
}

/// A line from a page to a frame.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct WirePath {
    /// As an SVG path: always one move, a line and a cubic curve, so that one
    /// path can glide into another.
    pub d: String,
    /// Where it leaves the cell.
    pub from: (i32, i32),
    /// Where it meets the frame.
    pub to: (i32, i32),
}

/// Room between the rows and around things.
const PAD: i32 = 6;
/// Height of a lane for lines that pass under cells.
const LANE: i32 = 5;
/// Lanes under a row: further columns' lines run along the last one, as on a bus.
const MOST_LANES: i32 = 6;

/// Where everything of a scene stands.
pub fn layout(scene: &MemoryScene, m: &Metrics) -> Drawing {
    let mut drawing = Drawing::default();
    let columns = scene.columns.len().max(1);
    let frames_x = m.margin + m.cell + m.gutter;
    let column_x = |index: usize| match index {
        0 => m.margin,
        n => frames_x + m.frame + m.gutter + (n as i32 - 1) * (m.cell + m.between),
    };
    let right = columns.saturating_sub(1).max(1);
    drawing.width = column_x(right) + m.cell + m.margin;
    drawing.heads = (0..scene.columns.len())
        .map(|n| Rect {
            x: column_x(n),
            y: 0,
            w: m.cell,
            h: m.head,
        })
        .collect();
    drawing.frames_head = Rect {
        x: frames_x,
        y: 0,
        w: m.frame,
        h: m.head,
    };

    let mut stacks: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (index, frame) in scene.frames.iter().enumerate() {
        stacks.entry(frame.home).or_default().push(index);
    }
    drawing.frames = vec![Rect::default(); scene.frames.len()];
    let lanes = (columns.saturating_sub(2) as i32).min(MOST_LANES) * LANE;
    let mut y = m.head + PAD;
    for (b, band) in scene.bands.iter().enumerate() {
        drawing.titles.push(Rect {
            x: m.margin,
            y,
            w: drawing.width - 2 * m.margin,
            h: m.title,
        });
        y += m.title;
        let mut rows = Vec::new();
        let mut row_cells = Vec::new();
        for (r, row) in band.rows.iter().enumerate() {
            let stack = stacks.get(&(b, r)).map_or(&[][..], |stack| stack);
            let mut cells = Vec::new();
            let height = match row {
                // Told in the area's title.
                Row::Gap { .. } if r == 0 => {
                    rows.push(Rect {
                        x: 0,
                        y,
                        w: drawing.width,
                        h: 0,
                    });
                    row_cells.push(cells);
                    continue;
                }
                Row::Gap { .. } => m.gap,
                Row::Page { cells: views, .. } => {
                    let tall = views.iter().flatten().map(|cell| cell_height(m, cell));
                    let frames = stack.len() as i32 * (m.frame_height + PAD) - PAD;
                    let content = tall.max().unwrap_or(m.line).max(frames);
                    cells = views
                        .iter()
                        .enumerate()
                        .map(|(c, view)| {
                            let h = cell_height(m, view.as_ref()?);
                            Some(Rect {
                                x: column_x(c),
                                y,
                                w: m.cell,
                                h,
                            })
                        })
                        .collect();
                    content + lanes
                }
            };
            let mut at = y;
            for &frame in stack {
                drawing.frames[frame] = Rect {
                    x: frames_x,
                    y: at,
                    w: m.frame,
                    h: m.frame_height,
                };
                at += m.frame_height + PAD;
            }
            rows.push(Rect {
                x: m.margin,
                y,
                w: drawing.width - 2 * m.margin,
                h: height,
            });
            row_cells.push(cells);
            y += height + PAD;
        }
        drawing.rows.push(rows);
        drawing.cells.push(row_cells);
        y += PAD / 2;
    }
    drawing.height = y;
    drawing.wires = wires(scene, m, &drawing);
    drawing.ghosts = ghosts(scene, m, &drawing);
    drawing.arrows = arrows(scene, m, &drawing);
    drawing
}

/// Variables of a page that is unfolded that are listed at most.
const MOST_OPEN: usize = 64;

/// How many of a cell's variables are listed.
pub fn listed(m: &Metrics, cell: &Cell) -> usize {
    let most = if cell.open { MOST_OPEN } else { m.variables };
    cell.variables.len().min(most)
}

/// Where the text of a cell's n-th variable stands, from the cell's upper edge: its base line.
pub fn variable_y(m: &Metrics, n: usize) -> i32 {
    m.line + n as i32 * m.variable + 9
}

/// The height of a cell.
fn cell_height(m: &Metrics, cell: &Cell) -> i32 {
    let shown = listed(m, cell);
    let listed = shown + usize::from(cell.variables.len() > shown);
    m.line + listed as i32 * m.variable + if listed > 0 { 4 } else { 0 }
}

fn wires(scene: &MemoryScene, m: &Metrics, drawing: &Drawing) -> Vec<WirePath> {
    // Lines that meet a frame on the same side stand apart.
    let mut sides: BTreeMap<(u32, bool), Vec<usize>> = BTreeMap::new();
    for (index, wire) in scene.wires.iter().enumerate() {
        sides
            .entry((wire.pfn.0, wire.column == 0))
            .or_default()
            .push(index);
    }
    let mut paths = vec![WirePath::default(); scene.wires.len()];
    for ((pfn, left), wires) in sides {
        let Some(frame) = scene.frames.iter().position(|frame| frame.pfn.0 == pfn) else {
            continue;
        };
        let frame = drawing.frames[frame];
        let apart = (frame.h - 16) / (wires.len() as i32).max(1);
        let apart = apart.clamp(2, 9);
        let first = frame.y + frame.h / 2 - apart * (wires.len() as i32 - 1) / 2;
        for (n, index) in wires.into_iter().enumerate() {
            let y = (first + apart * n as i32).clamp(frame.y + 4, frame.bottom() - 4);
            let to = (if left { frame.x } else { frame.right() }, y);
            if let Some(path) = path(&scene.wires[index], m, drawing, to) {
                paths[index] = path;
            }
        }
    }
    paths
}

/// Lines as they were: to the middle of the frame that the entry led to before.
fn ghosts(scene: &MemoryScene, m: &Metrics, drawing: &Drawing) -> Vec<(usize, WirePath)> {
    let wires = scene.wires.iter().enumerate();
    let moved = wires.filter_map(|(n, wire)| {
        let before = wire.before?;
        let frame = scene.frames.iter().position(|frame| frame.pfn == before)?;
        let rect = drawing.frames.get(frame)?;
        let x = if wire.column == 0 {
            rect.x
        } else {
            rect.right()
        };
        Some((n, path(wire, m, drawing, (x, rect.y + rect.h / 2))?))
    });
    moved.collect()
}

fn arrows(scene: &MemoryScene, m: &Metrics, drawing: &Drawing) -> Vec<Option<ArrowPath>> {
    let mut nth = BTreeMap::new();
    scene
        .arrows
        .iter()
        .map(|arrow| {
            let n: &mut i32 = nth.entry(arrow.column).or_default();
            *n += 1;
            arrow_path(scene, arrow, *n, m, drawing)
        })
        .collect()
}

fn arrow_path(
    scene: &MemoryScene,
    arrow: &Arrow,
    nth: i32,
    m: &Metrics,
    drawing: &Drawing,
) -> Option<ArrowPath> {
    let at = |(b, r): (usize, usize)| {
        let rect = (*drawing.cells.get(b)?.get(r)?.get(arrow.column)?)?;
        let Row::Page { cells, .. } = scene.bands.get(b)?.rows.get(r)? else {
            return None;
        };
        Some((rect, cells.get(arrow.column)?.as_ref()?))
    };
    // The middle of the small letters.
    let line = |n: usize| variable_y(m, n) - 4;
    let (from, cell) = at(arrow.from.0)?;
    if arrow.from.1 >= listed(m, cell) {
        return None;
    }
    let (to, target) = at(arrow.to.0)?;
    let y1 = from.y + line(arrow.from.1);
    let y2 = match arrow.to.1.filter(|&n| n < listed(m, target)) {
        Some(n) => to.y + line(n),
        None => to.y + m.line / 2,
    };
    let outward = if arrow.column == 0 { -1 } else { 1 };
    let x = if arrow.column == 0 {
        from.x
    } else {
        from.right()
    };
    // Neighbours bulge by different widths, within the room that there is.
    let room = m.margin.min(m.between);
    let bulge = x + outward * (room - 2 - (nth * 3) % (room / 2)) * 4 / 3;
    Some(ArrowPath {
        d: format!(
            "M{x} {y1} C{bulge} {y1} {bulge} {y2} {} {y2}",
            x + outward * 4
        ),
        head: format!("M{x} {y2} l{} -4 v8z", outward * 6),
    })
}

fn path(wire: &Wire, m: &Metrics, drawing: &Drawing, to: (i32, i32)) -> Option<WirePath> {
    let (b, r) = wire.row;
    let cell = (*drawing.cells.get(b)?.get(r)?.get(wire.column)?)?;
    let row = drawing.rows.get(b)?.get(r)?;
    let y = cell.y + m.line / 2;
    let half = m.gutter / 2;
    if wire.column == 0 {
        let from = (cell.right(), y);
        let d = format!(
            "M{} {} L{} {} C{} {} {} {} {} {}",
            from.0,
            from.1,
            from.0 + 2,
            from.1,
            from.0 + half,
            from.1,
            to.0 - half,
            to.1,
            to.0,
            to.1
        );
        return Some(WirePath { d, from, to });
    }
    let inner = drawing.frames_head.right() + m.gutter;
    if wire.column == 1 {
        let from = (cell.x, y);
        let d = format!(
            "M{} {} L{} {} C{} {} {} {} {} {}",
            from.0,
            from.1,
            from.0 - 2,
            from.1,
            from.0 - half,
            from.1,
            to.0 + half,
            to.1,
            to.0,
            to.1
        );
        return Some(WirePath { d, from, to });
    }
    // Below the cells of the columns in between.
    let lane = row.bottom() - LANE * (wire.column as i32 - 1).min(MOST_LANES) + 2;
    let from = (cell.x + 10, cell.bottom());
    let d = format!(
        "M{} {} L{} {} L{} {} C{} {} {} {} {} {}",
        from.0,
        from.1,
        from.0,
        lane,
        inner,
        lane,
        inner - half,
        lane,
        to.0 + half,
        to.1,
        to.0,
        to.1
    );
    Some(WirePath { d, from, to })
}

#[cfg(test)]
mod tests;
