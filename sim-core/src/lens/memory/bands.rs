//! Columns, areas and rows of the memory lens.

use super::{
    ALL, AreaKind, AreaView, Band, Bits, Cell, Column, Folded, Options, Row, area_kind, crowd, runs,
};
use crate::ids::{MmId, Vpn};
use crate::kernel::mm_types::{Mm, Vma, VmaName};
use crate::kernel::pte::Pte;
use crate::kernel::task::TaskState;
use crate::lens::value::variables;
use crate::lens::{Focus, Shot};
use std::collections::BTreeSet;

/// A recording with more processes than this shows no column for one whose memory is gone: the
/// room is for those that have some, and who is a zombie is seen in the tree.
const ABREAST: usize = 4;

/// The address spaces to show, and for how many there is no room.
pub fn columns(shot: &Shot<'_>, options: &Options, focus: Option<Focus>) -> (Vec<Column>, u32) {
    let mut tasks: Vec<_> = shot
        .state
        .tasks
        .values()
        .filter(|task| task.pid.0 != 1)
        .collect();
    tasks.sort_by_key(|task| shot.legend.rank(task.pid));
    let about = shot.step.event().map(|event| event.pid);
    let mut columns: Vec<Column> = Vec::new();
    for task in tasks {
        let dead = matches!(task.state, TaskState::Zombie | TaskState::Dead);
        if task.mm.is_none() && !dead {
            continue;
        }
        let found = columns
            .iter()
            .position(|c| c.mm.is_some() && c.mm == task.mm);
        let index = found.unwrap_or_else(|| {
            let mm = task.mm.and_then(|mm| shot.state.mms.get(&mm));
            columns.push(Column {
                mm: mm.map(|mm| mm.id),
                who: Vec::new(),
                states: String::new(),
                fresh: mm.is_some_and(|mm| shot.step.changes.spaces.contains(&mm.id)),
                focused: false,
                resident: mm.map_or(0, |mm| {
                    mm.tables.iter().filter(|e| e.1.is_present()).count() as u32
                }),
                crowd: None,
            });
            columns.len() - 1
        });
        let column = &mut columns[index];
        column.who.push(shot.legend.who(task.pid));
        column.states.push(task.state.letter());
        column.focused |= about == Some(task.pid);
    }
    // fork makes the address space before the task that will own it, and exit
    // takes it apart after the task has given it up.
    for mm in shot.state.mms.values() {
        if !columns.iter().any(|c| c.mm == Some(mm.id)) {
            let resident = mm.tables.iter().filter(|e| e.1.is_present()).count() as u32;
            let ending = shot.step.event().map(|event| event.pid);
            let ending =
                ending.filter(|&pid| shot.state.task(pid).is_some_and(|task| task.mm.is_none()));
            let who = ending
                .map(|pid| shot.legend.who(pid))
                .or_else(|| next_task(shot));
            columns.push(Column {
                mm: Some(mm.id),
                who: who.into_iter().collect(),
                states: String::new(),
                fresh: ending.is_none(),
                focused: true,
                resident,
                crowd: None,
            });
        }
    }
    columns.sort_by_key(|column| column.who.first().map(|who| shot.legend.rank(who.pid)));
    if shot.legend.everyone().count() > ABREAST {
        // At the moment of its end it is still there, to be seen going.
        columns.retain(|column| column.mm.is_some() || column.focused);
    }
    crowd::fold(shot, options, focus, &mut columns);
    let most = options.columns.max(1);
    let left_out = columns.len().saturating_sub(most);
    if left_out > 0 {
        let wanted = focus.and_then(|f| columns.iter().position(|c| c.mm == Some(f.mm)));
        if let Some(at) = wanted.filter(|&at| at >= most) {
            columns.swap(most - 1, at);
        }
        columns.truncate(most);
    }
    (columns, left_out as u32)
}

/// The process that is being made: the next of the recording's cast.
fn next_task(shot: &Shot<'_>) -> Option<crate::lens::Who> {
    shot.legend
        .everyone()
        .find(|who| who.pid >= shot.state.next_pid)
}

fn name_of(vma: &Vma) -> String {
    match &vma.name {
        VmaName::Anon => String::new(),
        VmaName::File(path) | VmaName::Special(path) => path.to_string(),
        VmaName::Heap => "[heap]".into(),
        VmaName::Stack => "[stack]".into(),
    }
}

/// As /proc/PID/maps shows it.
pub(super) fn rights(vma: &Vma) -> String {
    let flags = vma.flags;
    let letter = |on: bool, letter: char| if on { letter } else { '-' };
    [
        letter(flags.read, 'r'),
        letter(flags.write, 'w'),
        letter(flags.exec, 'x'),
        if flags.shared { 's' } else { 'p' },
    ]
    .iter()
    .collect()
}

fn mm_of<'a>(shot: &Shot<'a>, column: &Column) -> Option<&'a Mm> {
    shot.state.mms.get(&column.mm?).map(|mm| &**mm)
}

/// The areas with their rows; and what is folded.
pub fn bands(
    shot: &Shot<'_>,
    options: &Options,
    columns: &[Column],
    focus: Option<Focus>,
) -> (Vec<Band>, Folded) {
    let mut bands: Vec<Band> = Vec::new();
    let mut folded_areas = BTreeSet::new();
    let mut folded_pages = BTreeSet::new();
    let mut areas: Vec<(&Vma, usize, AreaKind)> = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        let Some(mm) = mm_of(shot, column) else {
            continue;
        };
        for vma in mm.vmas.values() {
            let kind = area_kind(shot.program, vma);
            let boring = matches!(kind, AreaKind::Library | AreaKind::Special);
            if boring && !options.library {
                folded_areas.insert(vma.start);
                let pages = mm.tables.range(vma.start.page(), vma.end.page());
                folded_pages.extend(pages.filter(|e| e.1.is_present()).map(|e| e.0));
                continue;
            }
            areas.push((vma, index, kind));
        }
    }
    areas.sort_by_key(|(vma, index, _)| (vma.start, *index));
    for (vma, index, kind) in areas {
        let open = bands
            .iter_mut()
            .rev()
            .take(4)
            .find(|b| b.kind == kind && vma.start < b.end);
        let band = match open {
            Some(band) => band,
            None => {
                bands.push(Band {
                    id: format!("{}-{:x}", columns.len(), vma.start.0),
                    kind,
                    name: name_of(vma),
                    start: vma.start,
                    end: vma.end,
                    areas: vec![None; columns.len()],
                    rows: Vec::new(),
                });
                let Some(band) = bands.last_mut() else {
                    continue;
                };
                band.id = format!("{kind:?}-{:x}", vma.start.0).to_lowercase();
                band
            }
        };
        band.end = band.end.max(vma.end);
        let mm = columns[index].mm.unwrap_or_default();
        let changed = shot.step.changes.areas.contains(&(mm, vma.start));
        match &mut band.areas[index] {
            Some(area) => {
                area.end = vma.end;
                area.parts += 1;
                area.changed |= changed;
            }
            none => {
                *none = Some(AreaView {
                    start: vma.start,
                    end: vma.end,
                    rights: rights(vma),
                    parts: 1,
                    changed,
                });
            }
        }
    }
    for band in &mut bands {
        let foreign = foreign(shot, options, band);
        band.rows = rows(shot, options, columns, (band, &foreign), focus);
        let touched = |vpn: &Vpn| {
            let mut spaces = columns.iter().filter_map(|column| mm_of(shot, column));
            spaces.any(|mm| mm.tables.get(*vpn).is_present())
        };
        folded_pages.extend(foreign.into_iter().filter(touched));
    }
    let folded = Folded {
        areas: folded_areas.len() as u32,
        pages: folded_pages.len() as u32,
        spaces: 0,
    };
    (bands, folded)
}

fn rows(
    shot: &Shot<'_>,
    options: &Options,
    columns: &[Column],
    (band, foreign): (&Band, &BTreeSet<Vpn>),
    focus: Option<Focus>,
) -> Vec<Row> {
    let (from, to) = (band.start.page(), band.end.page());
    let mut touched = BTreeSet::new();
    let mut urgent = BTreeSet::new();
    for (column, area) in columns.iter().zip(&band.areas) {
        let (Some(mm), true) = (mm_of(shot, column), area.is_some()) else {
            continue;
        };
        touched.extend(mm.tables.range(from, to).map(|(vpn, _)| vpn));
        let changes = shot.step.changes.entries.range((mm.id, from)..(mm.id, to));
        urgent.extend(changes.map(|((_, vpn), _)| *vpn).take(options.rows));
    }
    if let Some(focus) = focus {
        let page = focus.va.page();
        let here = columns
            .iter()
            .zip(&band.areas)
            .any(|(c, a)| c.mm == Some(focus.mm) && a.is_some());
        if here && from <= page && page < to {
            urgent.insert(page);
        }
    }
    touched.retain(|vpn| !foreign.contains(vpn));
    let (like, open) = runs::like(shot, options, columns, &touched, &urgent);
    let most = options.rows.max(open.len());
    let mut shown: BTreeSet<Vpn> = urgent.iter().rev().take(options.rows).copied().collect();
    shown.extend(&open);
    for &vpn in touched.iter().filter(|vpn| !like.contains(vpn)) {
        if shown.len() >= most {
            break;
        }
        shown.insert(vpn);
    }
    if options.untouched {
        for page in from.0..to.0 {
            if shown.len() >= options.rows {
                break;
            }
            shown.insert(Vpn(page));
        }
    }
    let mut rows = Vec::new();
    let mut at = from;
    // What is like the page before it is told apart from what is not.
    let gap = |rows: &mut Vec<Row>, a: Vpn, b: Vpn| {
        let mut at = a;
        while at < b {
            if foreign.contains(&at) {
                at = Vpn(at.0 + 1);
                continue;
            }
            let b = foreign.range(at..b).next().map_or(b, |&vpn| vpn);
            let run = (at.0..b.0)
                .take_while(|&vpn| like.contains(&Vpn(vpn)))
                .count() as u64;
            let next = like.range(at..b).next().map_or(b, |&vpn| vpn);
            let end = if run > 0 { Vpn(at.0 + run) } else { next };
            rows.push(Row::Gap {
                vpn: at,
                pages: end.0 - at.0,
                touched: touched.range(at..end).count() as u64,
                like: run > 0,
            });
            at = end;
        }
    };
    for &vpn in &shown {
        gap(&mut rows, at, vpn);
        let cells = columns
            .iter()
            .map(|column| mm_of(shot, column).and_then(|mm| cell(shot, mm, band, vpn, focus)))
            .collect();
        rows.push(Row::Page { vpn, cells });
        at = Vpn(vpn.0 + 1);
    }
    gap(&mut rows, at, to);
    rows
}

/// Pages of an area that are the C library's, which a mapping of the program's has joined: ld.so's
/// own memory lies where mmap looks first. They are folded like the library's other ones.
fn foreign(shot: &Shot<'_>, options: &Options, band: &Band) -> BTreeSet<Vpn> {
    if options.library || band.kind != AreaKind::Anon {
        return BTreeSet::new();
    }
    let images = shot.program.images.iter().skip(1);
    let areas = images.flat_map(|image| &image.areas);
    let inside = areas.filter(|area| band.start <= area.start && area.end <= band.end);
    inside
        .flat_map(|area| area.start.page().0..area.end.page().0)
        .map(Vpn)
        .collect()
}

/// An entry's bits, as its area makes them mean.
pub fn bits(pte: Pte, vma: Option<&Vma>) -> Bits {
    let present = pte.is_present();
    let private = vma.is_some_and(|vma| vma.flags.write && !vma.flags.shared);
    Bits {
        present,
        writable: present && pte.is_writable(),
        accessed: present && pte.is_accessed(),
        dirty: present && pte.is_dirty(),
        executable: present && pte.is_executable(),
        cow: present && !pte.is_writable() && private,
        zero: present && pte.is_special(),
        guard: pte == Pte::GUARD,
    }
}

fn cell(shot: &Shot<'_>, mm: &Mm, band: &Band, vpn: Vpn, focus: Option<Focus>) -> Option<Cell> {
    let vma = mm
        .vma_at(vpn.addr())
        .filter(|vma| area_kind(shot.program, vma) == band.kind)?;
    let pte = mm.tables.get(vpn);
    let change = shot
        .step
        .changes
        .entries
        .get(&(mm.id, vpn))
        .copied()
        .unwrap_or_default();
    let pfn = pte.pfn();
    let written = pfn.and_then(|pfn| shot.step.changes.frames.get(&pfn));
    Some(Cell {
        mm: mm.id,
        vpn,
        bits: bits(pte, Some(vma)),
        pfn,
        variables: Vec::new(),
        open: false,
        retargeted: change.target,
        before: change.before,
        bits_changed: change.bits,
        written: written.is_some_and(|frame| !frame.written.is_empty()),
        focused: focus.is_some_and(|focus| focus.mm == mm.id && focus.va.page() == vpn),
    })
}

/// Puts every variable into the page where it lives.
pub fn fill_variables(shot: &Shot<'_>, options: &Options, columns: &[Column], bands: &mut [Band]) {
    for (index, column) in columns.iter().enumerate() {
        let Some(mm) = column.mm else { continue };
        let mut all = variables(
            shot.state,
            shot.program,
            shot.legend,
            mm,
            &shot.step.changes,
            &options.unfolded,
        );
        crowd::compare(shot, column, &mut all);
        // Parts stay behind their variable: of the same address, the outer one comes first.
        all.sort_by_key(|variable| (variable.va, variable.depth));
        for variable in all {
            let page = variable.va.page();
            if let Some(cell) = cell_of(bands, index, mm, page) {
                cell.open |= variable.open || options.unfolded.contains(&(page.addr(), ALL));
                cell.variables.push(variable);
            }
        }
    }
}

fn cell_of(bands: &mut [Band], column: usize, mm: MmId, page: Vpn) -> Option<&mut Cell> {
    bands
        .iter_mut()
        .flat_map(|band| &mut band.rows)
        .find_map(|row| match row {
            Row::Page { vpn, cells } if *vpn == page => {
                cells.get_mut(column)?.as_mut().filter(|cell| cell.mm == mm)
            }
            _ => None,
        })
}
