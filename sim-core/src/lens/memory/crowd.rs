//! A crowd of siblings as one column: processes whose pages are alike, page by page,
//! stand for each other. What one of them does alone takes it out of the crowd. Where that
//! leaves more columns than anyone would look at, siblings stand for each other however their
//! pages differ.

use super::{Cell, Column, GROUP, Options};
use crate::ids::{MmId, Pfn, Pid, VirtAddr, Vpn};
use crate::kernel::mm_types::{FrameKind, Mm};
use crate::kernel::pte::Pte;
use crate::lens::peek::read;
use crate::lens::value::VarView;
use crate::lens::{Focus, Shot};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Columns that stand side by side before any are folded.
const ROOM: usize = 6;
/// Columns beyond which siblings are folded whose pages differ.
const MANY: usize = 12;
/// Fewer alike are not folded.
const FEWEST: usize = 3;

/// Other address spaces that a column stands for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Crowd {
    /// Which; empty if their processes have ended.
    pub spaces: Vec<MmId>,
    /// How many processes are in it, the column's own among them.
    pub size: u32,
    /// How they are alike.
    pub alike: Alike,
}

/// How address spaces of a crowd are alike.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize)]
pub enum Alike {
    /// They map the very same frames.
    #[default]
    Same,
    /// Each has pages of its own where the others have theirs.
    Like,
    /// They are children of this process, and their pages differ. The column is that of the
    /// one that has most.
    Kin(Pid),
}

/// What makes address spaces alike: for every page where its entry leads, if others share it,
/// and what it allows.
type Likeness = (Option<Pid>, Option<u64>, String);

/// Folds the siblings among the columns that are alike into the first of each kind.
pub fn fold(shot: &Shot<'_>, options: &Options, focus: Option<Focus>, columns: &mut Vec<Column>) {
    if columns.len() <= ROOM {
        return;
    }
    let mut kinds: BTreeMap<Likeness, Vec<usize>> = BTreeMap::new();
    for (n, column) in columns.iter().enumerate() {
        if let (false, Some(likeness)) = (looked_at(shot, focus, column), likeness(shot, column)) {
            kinds.entry(likeness).or_default().push(n);
        }
    }
    let mut gone = BTreeSet::new();
    // Those of a crowd that the reader has unfolded.
    let mut apart = BTreeSet::new();
    for (_, members) in kinds {
        let Some((&first, others)) = members.split_first() else {
            continue;
        };
        let sign = columns.get(first).and_then(sign);
        if sign.is_some_and(|sign| options.unfolded.contains(&sign)) {
            if let Some(column) = columns.get_mut(first) {
                // So that it can be folded again.
                column.crowd = Some(Crowd::default());
            }
            apart.extend(members);
            continue;
        }
        if members.len() < FEWEST {
            continue;
        }
        let mut crowd = Crowd {
            spaces: others.iter().filter_map(|&n| columns.get(n)?.mm).collect(),
            size: members.len() as u32,
            alike: Alike::Like,
        };
        let mm = columns.get(first).and_then(|column| column.mm);
        if crowd.spaces.iter().all(|&other| same(shot, mm, other)) {
            crowd.alike = Alike::Same;
        }
        gone.extend(others);
        if let Some(column) = columns.get_mut(first) {
            column.crowd = Some(crowd);
        }
    }
    if columns.len() - gone.len() - apart.len() > MANY {
        let rest = (0..columns.len()).filter(|n| !gone.contains(n) && !apart.contains(n));
        let rest: Vec<usize> = rest
            .filter(|&n| columns.get(n).is_some_and(|it| !looked_at(shot, focus, it)))
            .collect();
        gone.extend(fold_kin(shot, options, columns, &rest));
    }
    let mut n = 0..;
    columns.retain(|_| n.next().is_none_or(|n| !gone.contains(&n)));
}

/// Folds those among these columns that are siblings, however their pages differ; gives the
/// columns that others stand for.
fn fold_kin(
    shot: &Shot<'_>,
    options: &Options,
    columns: &mut [Column],
    among: &[usize],
) -> BTreeSet<usize> {
    let mut families: BTreeMap<Pid, Vec<usize>> = BTreeMap::new();
    for &n in among {
        let column = columns.get(n).filter(|column| column.mm.is_some());
        if let Some(parent) = column.and_then(|column| parent(shot, column)) {
            families.entry(parent).or_default().push(n);
        }
    }
    families.retain(|_, members| members.len() >= FEWEST);
    let mut gone = BTreeSet::new();
    for (parent, members) in families {
        let mut crowd = Crowd {
            alike: Alike::Kin(parent),
            ..Crowd::default()
        };
        let resident = |n: &&usize| columns.get(**n).map_or(0, |column| column.resident);
        // The first of those that have most, so that a step changes it as seldom as may be.
        let Some(&most) = members.iter().rev().max_by_key(resident) else {
            continue;
        };
        if !options.unfolded.contains(&family_sign(parent)) {
            for &n in &members {
                let Some(column) = columns.get(n) else {
                    continue;
                };
                crowd.size += column.crowd.as_ref().map_or(1, |crowd| crowd.size);
                let behind = column.crowd.iter().flat_map(|crowd| &crowd.spaces);
                crowd.spaces.extend(behind);
                if n != most {
                    crowd.spaces.extend(column.mm);
                    gone.insert(n);
                }
            }
        }
        if let Some(column) = columns.get_mut(most) {
            column.crowd = Some(crowd);
        }
    }
    gone
}

fn looked_at(shot: &Shot<'_>, focus: Option<Focus>, column: &Column) -> bool {
    column.focused
        || column.fresh
        || focus.is_some_and(|focus| column.mm == Some(focus.mm))
        || touched(shot, column)
}

/// The parent of a column's only process.
fn parent(shot: &Shot<'_>, column: &Column) -> Option<Pid> {
    let (who, None) = (column.who.first()?, column.who.get(1)) else {
        return None;
    };
    shot.state.task(who.pid).map(|task| task.ppid)
}

/// The sign that unfolds a column's crowd, for [`Options::unfolded`].
pub fn sign(column: &Column) -> Option<(VirtAddr, u8)> {
    if let Some(Alike::Kin(parent)) = column.crowd.as_ref().map(|crowd| crowd.alike) {
        return Some(family_sign(parent));
    }
    // Those that have ended are known by their first process.
    let number = match (column.mm, column.who.first()) {
        (Some(mm), _) => u64::from(mm.0),
        (None, who) => 1 << 32 | u64::from(who?.pid.0),
    };
    Some((VirtAddr(number), GROUP))
}

fn family_sign(parent: Pid) -> (VirtAddr, u8) {
    (VirtAddr(2 << 32 | u64::from(parent.0)), GROUP)
}

/// True if the step changed an entry of the column, or wrote through one.
fn touched(shot: &Shot<'_>, column: &Column) -> bool {
    let Some(mm) = column.mm else { return false };
    let all = (mm, Vpn(0))..=(mm, Vpn(u64::MAX));
    shot.step.changes.entries.range(all).next().is_some()
}

fn likeness(shot: &Shot<'_>, column: &Column) -> Option<Likeness> {
    column.who.first().filter(|_| column.who.len() == 1)?;
    let parent = parent(shot, column);
    let Some(id) = column.mm else {
        // A crowd of zombies.
        return Some((parent, None, column.states.clone()));
    };
    let mm = shot.state.mms.get(&id)?;
    // FNV-1a over what the entries are.
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    let mut add = |word: u64| hash = (hash ^ word).wrapping_mul(0x0100_0000_01b3);
    for (vpn, pte) in mm.tables.iter() {
        add(vpn.0);
        add(target(shot, pte));
        add(u64::from(pte.is_present()) | u64::from(pte.is_writable()) << 1);
    }
    mm.vmas
        .values()
        .for_each(|vma| add(vma.start.0 ^ vma.end.0));
    Some((parent, Some(hash), column.states.clone()))
}

/// Where an entry leads, as far as it makes a difference: a frame that somebody else has too,
/// or one of its own.
fn target(shot: &Shot<'_>, pte: Pte) -> u64 {
    let Some(pfn) = pte.pfn() else { return 0 };
    let frame = shot.state.memory.frames.get(pfn.0 as usize);
    let own = frame.is_some_and(|frame| frame.kind == FrameKind::Anon && frame.mapcount <= 1);
    if own { u64::MAX } else { u64::from(pfn.0) }
}

/// True if two address spaces map the very same frames.
fn same(shot: &Shot<'_>, a: Option<MmId>, b: MmId) -> bool {
    let frames = |mm: &Mm| -> Vec<(Vpn, Option<Pfn>)> {
        mm.tables
            .iter()
            .map(|(vpn, pte)| (vpn, pte.pfn()))
            .collect()
    };
    let find = |id: MmId| shot.state.mms.get(&id);
    match (a.and_then(find), find(b)) {
        (Some(a), Some(b)) => frames(a) == frames(b),
        (None, _) => true,
        _ => false,
    }
}

/// In a crowd whose pages differ: how many of the others have a page.
pub fn have(shot: &Shot<'_>, column: &Column, vpn: Vpn) -> Option<u32> {
    let crowd = column.crowd.as_ref();
    let crowd = crowd.filter(|crowd| matches!(crowd.alike, Alike::Kin(_)))?;
    let spaces = crowd.spaces.iter().filter_map(|mm| shot.state.mms.get(mm));
    Some(spaces.filter(|mm| mm.tables.get(vpn).is_present()).count() as u32)
}

/// How many frames like the one that a cell maps the rest of its column's crowd has: none
/// where they all map this one.
pub fn frames_behind(shot: &Shot<'_>, column: &Column, cell: &Cell) -> u32 {
    let Some(crowd) = column.crowd.as_ref().filter(|it| it.alike != Alike::Same) else {
        return 0;
    };
    let others = crowd.spaces.iter().filter(|mm| {
        let mm = shot.state.mms.get(mm);
        let theirs = mm.and_then(|mm| mm.tables.get(cell.vpn).pfn());
        theirs.is_some() && theirs != cell.pfn
    });
    others.count() as u32
}

/// What stands in a variable that is not the same for everybody.
pub const DIFFERS: &str = "…";

/// Says of variables of a column whether all its crowd has the same in them.
pub fn compare(shot: &Shot<'_>, column: &Column, variables: &mut [VarView]) {
    let Some(crowd) = &column.crowd else { return };
    let space = |id: &MmId| shot.state.mms.get(id);
    let Some(own) = column.mm.as_ref().and_then(space) else {
        return;
    };
    for variable in variables {
        let holds = |mm: &Mm| read(shot.state, mm, variable.va, variable.size);
        let here = holds(own);
        let mut others = crowd.spaces.iter().filter_map(space);
        if !others.all(|mm| holds(mm) == here) {
            variable.value = Some(DIFFERS.into());
            variable.pointers.clear();
        }
    }
}
