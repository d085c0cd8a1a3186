//! A page of an address space: address, the entry's bits, variables.

use super::{letters, pte_text};
use crate::labels::Labels;
use crate::shape::{Anchor, Group, Hooks, Key, Letter, Shape, classes};
use crate::text::{cut, fill};
use sim_core::lens::history::Thing;
use sim_core::lens::layout::Rect;
use sim_core::lens::layout::memory::{Metrics, listed, variable_y};
use sim_core::lens::memory::{ALL, Cell, Column};
use sim_core::lens::value::VarView;

/// From one bit's box to the next.
const BIT: i32 = 16;
/// The same on a phone.
const NARROW_BIT: i32 = 12;

/// How far a part stands in from its variable.
const INDENT: i32 = 12;
/// Room for the sign of what can be unfolded.
const FOLD: i32 = 14;
/// Room between a text and the page's right edge.
const PAD: i32 = 6;

/// A page as shapes.
pub fn group(cell: &Cell, column: &Column, rect: Rect, m: &Metrics, s: &Labels) -> Group {
    let who = column.who.first();
    let present = cell.bits.present;
    let class = classes(
        format!("page c{}", who.map_or(0, |who| who.colour)),
        &[
            (!present, "absent"),
            (cell.bits.zero, "zero"),
            (cell.retargeted || cell.bits_changed, "changed"),
            (cell.written, "written"),
            (cell.focused, "focused"),
        ],
    );
    let narrow = rect.w < 150;
    let short = rect.w < 136;
    let digits = if short { 1 } else { 4 };
    let hex = format!("{:x}", cell.vpn.0);
    let tail = &hex[hex.len().saturating_sub(digits)..];
    // On a phone there is no room for more than the page within its neighbourhood.
    let cut_off = if short { "" } else { "…" };
    let address = format!("{cut_off}{tail}000");
    let mut shapes = vec![
        Shape::rect("page-box", 0, 0, rect.w, rect.h, 4),
        Shape::rect("page-edge", 0, 0, 4, rect.h, 2),
        Shape::text("page-address", 10, 19, address),
    ];
    if present {
        shapes.extend(bits(cell, rect, narrow));
    } else {
        let taken = if short { 50 } else { 70 };
        let note = cut(s.not_touched, m.chars(rect.w - taken));
        shapes.push(Shape::text("page-note", rect.w - 8, 19, note).anchored(Anchor::End));
    }
    shapes.extend(variables(cell, rect, m, s));
    Group {
        key: Key::Page(cell.mm, cell.vpn),
        class,
        rect,
        hooks: Hooks {
            kind: Some("page"),
            pid: Some(who.map_or(0, |who| who.pid.0)),
            letter: who.map(|who| who.letter.clone()),
            va: Some(cell.vpn.addr().to_string()),
            pfn: Some(cell.pfn.map_or_else(String::new, |pfn| pfn.to_string())),
            pte: Some(pte_text(cell.bits)),
            ..Hooks::default()
        },
        shapes,
    }
}

fn bits(cell: &Cell, rect: Rect, narrow: bool) -> Vec<Shape> {
    let letters = letters(cell.bits);
    let mut row = Vec::with_capacity(letters.len());
    let (step, apart) = if narrow { (NARROW_BIT, 1) } else { (BIT, 3) };
    let w = step - apart;
    let first = rect.w - 6 - step * letters.len() as i32;
    let mut shapes = Vec::with_capacity(letters.len() + 1);
    for (n, (letter, on)) in letters.into_iter().enumerate() {
        let x = first + n as i32 * step;
        let (edge, text) = match (on, letter) {
            (true, "C") => ("bit-box on cow", "bit-letter on cow"),
            (true, _) => ("bit-box on", "bit-letter on"),
            (false, _) => ("bit-box", "bit-letter"),
        };
        shapes.push(Shape::Box {
            class: edge,
            rect: Rect { x, y: 8, w, h: 14 },
            round: 25,
        });
        row.push(Letter {
            class: text,
            x: x * 10 + w * 5,
            text: letter,
        });
    }
    shapes.push(Shape::Letters {
        class: "bit-letters",
        y: 185,
        letters: row,
    });
    shapes
}

/// True if another variable of the page has the same name: of another function, or of another call.
fn stands_twice(cell: &Cell, variable: &VarView) -> bool {
    let outer = cell.variables.iter().filter(|it| it.depth == 0);
    variable.depth == 0 && outer.filter(|it| it.name == variable.name).count() > 1
}

fn variables(cell: &Cell, rect: Rect, m: &Metrics, s: &Labels) -> Vec<Shape> {
    let y = |n: usize| variable_y(m, n);
    let listed = listed(m, cell);
    let shown = cell.variables.iter().take(listed).enumerate();
    let mut shapes: Vec<Shape> = shown
        .flat_map(|(n, variable)| {
            let class = if variable.changed {
                "variable changed"
            } else {
                "variable"
            };
            let value = variable.value.as_deref().unwrap_or("?");
            let inner = 10 + INDENT * i32::from(variable.depth);
            let sign = i32::from(variable.folds) * FOLD;
            let room = m.chars(rect.w - PAD - inner - sign);
            let name = match &variable.function {
                Some(function) if stands_twice(cell, variable) => {
                    format!("{function}: {}", variable.name)
                }
                _ => variable.name.clone(),
            };
            let text = if variable.open {
                name
            } else {
                format!("{name} = {value}")
            };
            let text = cut(&text, room);
            let thing = Thing::Bytes {
                mm: cell.mm,
                va: variable.va,
                len: variable.size,
            };
            let fold = variable.folds.then(|| {
                let sign = if variable.open { "▾" } else { "▸" };
                let place = (variable.va, variable.depth);
                Shape::text("fold", inner, y(n), sign).folding(place)
            });
            let text = Shape::text(class, inner + sign, y(n), text).naming(thing);
            fold.into_iter().chain([text])
        })
        .collect();
    if cell.variables.len() > listed {
        let more = (cell.variables.len() - listed).to_string();
        let text = fill(s.more_variables, &[&more]);
        let more = Shape::text("variable more", 10, y(listed), text);
        shapes.push(more.folding((cell.vpn.addr(), ALL)));
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::wide;
    use sim_core::ids::{MmId, VirtAddr, Vpn};
    use sim_core::lang::Lang;
    use sim_core::lens::memory::Bits;

    fn variable(depth: u8, folds: bool) -> VarView {
        VarView {
            name: "a_name_of_some_length".into(),
            function: None,
            ty: 0,
            count: None,
            way: None,
            va: VirtAddr(0x1000),
            size: 64,
            value: Some("{1, 2, 3, 4, 5, 6, 7, 8, 9}".into()),
            changed: false,
            pointers: Vec::new(),
            depth,
            folds,
            open: false,
        }
    }

    #[test]
    fn a_variable_ends_within_its_page() {
        for width in (320..1400).step_by(7) {
            let m = Metrics::for_width(width, 2);
            for (depth, folds) in [(0, false), (0, true), (1, false), (3, true)] {
                let cell = Cell {
                    mm: MmId(0),
                    vpn: Vpn(1),
                    bits: Bits::default(),
                    pfn: None,
                    variables: vec![variable(depth, folds)],
                    open: false,
                    retargeted: false,
                    before: None,
                    bits_changed: false,
                    written: false,
                    focused: false,
                };
                let rect = Rect {
                    x: 0,
                    y: 0,
                    w: m.cell,
                    h: 50,
                };
                for shape in variables(&cell, rect, &m, Labels::of(Lang::En)) {
                    let Shape::Text { x, text, .. } = shape else {
                        continue;
                    };
                    let end = x + wide(&text) as i32 * m.char_tenths;
                    assert!(end <= m.cell * 10, "{text:?} ends at {end}");
                }
            }
        }
    }
}
