//! A crowd of siblings as one column: processes whose pages are alike, page by page,
//! stand for each other. What one of them does alone takes it out of the crowd.

use super::{Cell, Column, GROUP, Options};
use crate::ids::{MmId, Pfn, Pid, VirtAddr, Vpn};
use crate::kernel::mm_types::{FrameKind, Mm};
use crate::kernel::pte::Pte;
use crate::lens::peek::read;
use crate::lens::value::VarView;
use crate::lens::{Focus, Shot};
use serde::Serialize;
use std::collections::BTreeMap;

/// Columns that stand side by side before any are folded.
const ROOM: usize = 6;
/// Fewer alike are not folded.
const FEWEST: usize = 3;

/// Other address spaces that a column stands for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Crowd {
    /// Which; empty if their processes have ended.
    pub spaces: Vec<MmId>,
    /// How many processes are in it, the column's own among them.
    pub size: u32,
    /// True if they map the very same frames; false if each has pages of its own where the
    /// others have theirs.
    pub same: bool,
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
        let looked_at = column.focused
            || column.fresh
            || focus.is_some_and(|focus| column.mm == Some(focus.mm))
            || touched(shot, column);
        if let (false, Some(likeness)) = (looked_at, likeness(shot, column)) {
            kinds.entry(likeness).or_default().push(n);
        }
    }
    let mut gone = vec![false; columns.len()];
    for ((_, _, _), members) in kinds {
        let Some((&first, others)) = members.split_first() else {
            continue;
        };
        let sign = columns.get(first).and_then(sign);
        let apart = sign.is_some_and(|sign| options.unfolded.contains(&sign));
        if members.len() < FEWEST || apart {
            if apart && let Some(column) = columns.get_mut(first) {
                // So that it can be folded again.
                column.crowd = Some(Crowd::default());
            }
            continue;
        }
        let mut crowd = Crowd {
            spaces: others.iter().filter_map(|&n| columns.get(n)?.mm).collect(),
            size: members.len() as u32,
            same: true,
        };
        let mm = columns.get(first).and_then(|column| column.mm);
        crowd.same = crowd.spaces.iter().all(|&other| same(shot, mm, other));
        for &n in others {
            if let Some(gone) = gone.get_mut(n) {
                *gone = true;
            }
        }
        if let Some(column) = columns.get_mut(first) {
            column.crowd = Some(crowd);
        }
    }
    let mut n = 0;
    columns.retain(|_| {
        n += 1;
        !gone.get(n - 1).copied().unwrap_or(false)
    });
}

/// The sign that unfolds a column's crowd, for [`Options::unfolded`].
pub fn sign(column: &Column) -> Option<(VirtAddr, u8)> {
    // Those that have ended are known by their first process.
    let number = match (column.mm, column.who.first()) {
        (Some(mm), _) => u64::from(mm.0),
        (None, who) => 1 << 32 | u64::from(who?.pid.0),
    };
    Some((VirtAddr(number), GROUP))
}

/// True if the step changed an entry of the column, or wrote through one.
fn touched(shot: &Shot<'_>, column: &Column) -> bool {
    let Some(mm) = column.mm else { return false };
    let all = (mm, Vpn(0))..=(mm, Vpn(u64::MAX));
    shot.step.changes.entries.range(all).next().is_some()
}

fn likeness(shot: &Shot<'_>, column: &Column) -> Option<Likeness> {
    let (who, None) = (column.who.first()?, column.who.get(1)) else {
        return None;
    };
    let parent = shot.state.task(who.pid).map(|task| task.ppid);
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

/// How many frames like the one that a cell maps the rest of its column's crowd has: none
/// where they all map this one.
pub fn frames_behind(shot: &Shot<'_>, column: &Column, cell: &Cell) -> u32 {
    let Some(crowd) = column.crowd.as_ref().filter(|crowd| !crowd.same) else {
        return 0;
    };
    let others = crowd.spaces.iter().filter(|mm| {
        let mm = shot.state.mms.get(mm);
        mm.is_some_and(|mm| mm.tables.get(cell.vpn).pfn() != cell.pfn)
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
