//! Pointers as arrows: which variable of a column leads to which page of it.

use super::{Arrow, Band, Cell, Row};
use crate::ids::VirtAddr;

/// The arrows of every pointer that leads to a page that is shown, in its own
/// address space: an address means nothing in another one.
pub fn arrows(bands: &[Band]) -> Vec<Arrow> {
    let mut arrows = Vec::new();
    for (b, band) in bands.iter().enumerate() {
        for (r, row) in band.rows.iter().enumerate() {
            let Row::Page { cells, .. } = row else {
                continue;
            };
            for (column, cell) in cells.iter().enumerate() {
                let Some(cell) = cell else { continue };
                for (n, variable) in cell.variables.iter().enumerate() {
                    for &(va, to) in &variable.pointers {
                        // A pointer to itself, or to what it is a part of, has nothing to show.
                        let target = place_of(bands, column, to);
                        let Some(to) = target.filter(|to| *to != ((b, r), Some(n))) else {
                            continue;
                        };
                        arrows.push(Arrow {
                            mm: cell.mm,
                            va,
                            column,
                            from: ((b, r), n),
                            to,
                            changed: variable.changed,
                        });
                    }
                }
            }
        }
    }
    arrows
}

/// Where an address stands in a column: its row, and the variable there that holds it.
fn place_of(
    bands: &[Band],
    column: usize,
    va: VirtAddr,
) -> Option<((usize, usize), Option<usize>)> {
    for (b, band) in bands.iter().enumerate() {
        for (r, row) in band.rows.iter().enumerate() {
            let Row::Page { vpn, cells } = row else {
                continue;
            };
            if *vpn == va.page() {
                let cell = cells.get(column)?.as_ref()?;
                return Some(((b, r), variable_at(cell, va)));
            }
        }
    }
    None
}

/// The innermost variable of a page that an address lies in.
fn variable_at(cell: &Cell, va: VirtAddr) -> Option<usize> {
    let holds = |start: VirtAddr, size: u64| start <= va && va.0 < start.0 + size.max(1);
    let variables = cell.variables.iter().enumerate();
    variables
        .filter(|(_, variable)| holds(variable.va, variable.size))
        .max_by_key(|(_, variable)| variable.depth)
        .map(|(n, _)| n)
}
