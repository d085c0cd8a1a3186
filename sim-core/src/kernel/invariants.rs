//! What must hold after every event. Tests call [`check`]; nothing else does.
//!
//! design.md, rule 4: a frame's count equals the entries that map it; a task is on
//! one queue at most; and what follows from these for everything that is counted.

macro_rules! ensure {
    ($holds:expr, $($message:tt)*) => {
        if !$holds {
            return Err(format!($($message)*));
        }
    };
}

mod files;
mod ipc;
mod tasks;

use super::mm_types::{FrameKind, Mm, Vma, ZERO_PFN};
use super::pte::Pte;
use super::state::State;
use crate::ids::{InodeId, MmId, Pfn};
use std::collections::BTreeMap;

/// `Err` says what does not hold.
pub fn check(state: &State) -> Result<(), String> {
    check_frames(state)?;
    for mm in state.mms.values() {
        check_areas(mm)?;
        check_extent(mm)?;
        check_entries(state, mm)?;
    }
    check_cache(state)?;
    files::check_inodes(state)?;
    tasks::check_users(state)?;
    tasks::check_files(state)?;
    tasks::check_queues(state)?;
    ipc::check(state)
}

/// The counts of pages that an address space keeps of itself.
fn check_extent(mm: &Mm) -> Result<(), String> {
    let total: u64 = mm.vmas.values().map(Vma::pages).sum();
    let counted = |(_, pte): &(_, Pte)| pte.counted_pfn().is_some();
    let resident = mm.tables.iter().filter(counted).count() as u64;
    ensure!(
        (mm.extent.total, mm.extent.resident) == (total, resident),
        "address space {:?} counts {:?}; it has {total} pages, {resident} resident",
        mm.id,
        mm.extent
    );
    Ok(())
}

/// Counts of frames, the free list, and the number in use.
fn check_frames(state: &State) -> Result<(), String> {
    let memory = &state.memory;
    let mut mapped: BTreeMap<Pfn, u32> = BTreeMap::new();
    let entries = state.mms.values().flat_map(|mm| mm.tables.iter());
    for pfn in entries
        .filter_map(|(_, pte)| pte.counted_pfn())
        .chain(state.unmapping)
    {
        *mapped.entry(pfn).or_default() += 1;
    }
    ensure!(
        memory.bytes.len() == memory.frames.len(),
        "bytes and frames differ in number"
    );
    let mut free: BTreeMap<Pfn, u32> = BTreeMap::new();
    for &pfn in &memory.free {
        *free.entry(pfn).or_default() += 1;
    }
    let mut used = 0;
    for (index, frame) in memory.frames.iter().enumerate() {
        let pfn = Pfn(index as u32);
        let count = mapped.remove(&pfn).unwrap_or(0);
        ensure!(
            frame.mapcount == count,
            "frame {pfn} counts {}, {count} entries map it",
            frame.mapcount
        );
        let listed = free.remove(&pfn).unwrap_or(0);
        let is_free = frame.kind == FrameKind::Free;
        ensure!(
            listed == u32::from(is_free),
            "frame {pfn} is {:?} and {listed} times in the free list",
            frame.kind
        );
        ensure!(!is_free || count == 0, "free frame {pfn} is mapped");
        ensure!(
            (frame.kind == FrameKind::Zero) == (pfn == ZERO_PFN),
            "frame {pfn} is {:?}",
            frame.kind
        );
        ensure!(
            !frame.exclusive || frame.kind == FrameKind::Anon,
            "frame {pfn} is exclusive and not anonymous"
        );
        used += u32::from(!is_free);
    }
    ensure!(
        mapped.is_empty(),
        "entries map frames that do not exist: {mapped:?}"
    );
    ensure!(
        free.is_empty(),
        "frames in the free list do not exist: {free:?}"
    );
    ensure!(
        memory.used == used,
        "{} frames said to be in use, {used} are",
        memory.used
    );
    let zero = memory
        .bytes
        .first()
        .is_none_or(|bytes| bytes.get().is_none_or(|b| b.iter().all(|&b| b == 0)));
    ensure!(zero, "the zero page is not zero");
    Ok(())
}

fn check_areas(mm: &Mm) -> Result<(), String> {
    let mut last = 0;
    for (&start, vma) in &mm.vmas {
        ensure!(
            start == vma.start,
            "{}: an area at {start} begins at {}",
            mm.id,
            vma.start
        );
        ensure!(
            vma.start < vma.end && vma.start.offset() == 0 && vma.end.offset() == 0,
            "{}: no area: {} to {}",
            mm.id,
            vma.start,
            vma.end
        );
        ensure!(
            last <= start.0,
            "{}: the area at {start} overlaps the one before",
            mm.id
        );
        ensure!(
            vma.anon_vma == (vma.anon_id != 0),
            "{}: the area at {start} has half an anon_vma",
            mm.id
        );
        last = vma.end.0;
    }
    Ok(())
}

fn check_entries(state: &State, mm: &Mm) -> Result<(), String> {
    for (vpn, pte) in mm.tables.iter() {
        let va = vpn.addr();
        let Some(vma) = mm.vma_at(va) else {
            return Err(format!("{}: the entry of {va} lies in no area", mm.id));
        };
        for level in 1..=3u8 {
            ensure!(
                mm.tables
                    .tables
                    .contains(&(level, vpn.0 >> (9 * u32::from(level)))),
                "{}: {va} has an entry and no table of level {level}",
                mm.id
            );
        }
        check_entry(state, mm.id, vma, pte).map_err(|what| format!("{}: {va}: {what}", mm.id))?;
    }
    for &(level, index) in mm.tables.tables.iter().filter(|(level, _)| *level < 3) {
        ensure!(
            mm.tables.tables.contains(&(level + 1, index >> 9)),
            "{}: the table {index:#x} of level {level} hangs in nothing",
            mm.id
        );
    }
    Ok(())
}

fn check_entry(state: &State, mm: MmId, vma: &Vma, pte: Pte) -> Result<(), String> {
    let Some(pfn) = pte.pfn() else {
        ensure!(pte == Pte::GUARD, "neither present nor a guard: {pte:?}");
        return Ok(());
    };
    ensure!(
        pte.is_special() == (pfn == ZERO_PFN),
        "{pte:?} is special or the zero page, not both"
    );
    let frame = state
        .memory
        .frames
        .get(pfn.0 as usize)
        .map(|f| (f.kind, f.exclusive, f.mapcount));
    let Some((kind, exclusive, mapcount)) = frame else {
        return Err(format!("maps frame {pfn} that does not exist"));
    };
    match kind {
        FrameKind::Free => return Err(format!("maps the free frame {pfn}")),
        FrameKind::Zero => ensure!(!pte.is_writable(), "the zero page is writable"),
        FrameKind::Anon => {
            ensure!(!vma.flags.shared, "an anonymous page in a shared area");
            ensure!(
                vma.anon_vma,
                "an anonymous page in an area without an anon_vma"
            );
            ensure!(
                !pte.is_writable() || (exclusive && mapcount == 1),
                "frame {pfn} is writable, mapped {mapcount} times, exclusive: {exclusive}"
            );
            ensure!(
                !exclusive || mapcount == 1,
                "frame {pfn} is exclusive and mapped {mapcount} times"
            );
        }
        FrameKind::File { inode, index } => {
            ensure!(
                vma.flags.shared || !pte.is_writable(),
                "a private area may write to a file's page"
            );
            ensure!(
                vma.inode == Some(inode),
                "{mm} maps a page of {inode}, which the area does not map"
            );
            ensure!(index < u64::MAX, "no such page");
        }
    }
    Ok(())
}

/// The page cache and the frames say the same. Between taking a frame and hanging it
/// into the cache, and likewise at the end, a frame may be in neither; then nobody maps it.
fn check_cache(state: &State) -> Result<(), String> {
    let mut cached: BTreeMap<Pfn, (InodeId, u64)> = BTreeMap::new();
    for (&id, inode) in &state.inodes {
        for (&index, &pfn) in &inode.pages {
            let kind = state
                .memory
                .frames
                .get(pfn.0 as usize)
                .map(|frame| frame.kind);
            ensure!(
                kind == Some(FrameKind::File { inode: id, index }),
                "page {index} of {id} is in frame {pfn}, which is {kind:?}"
            );
            ensure!(
                cached.insert(pfn, (id, index)).is_none(),
                "frame {pfn} is in the page cache twice"
            );
        }
    }
    for (index, frame) in state.memory.frames.iter().enumerate() {
        let pfn = Pfn(index as u32);
        if matches!(frame.kind, FrameKind::File { .. }) && !cached.contains_key(&pfn) {
            ensure!(
                frame.mapcount == 0,
                "frame {pfn} is mapped and no longer in the page cache"
            );
        }
    }
    Ok(())
}
