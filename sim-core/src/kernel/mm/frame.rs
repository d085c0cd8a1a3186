//! Page frames: taking one, giving one back.
//!
//! mm/page_alloc.c: `alloc_page`, `free_page`. Like the kernel's per-CPU lists, the
//! frame that was freed last is handed out first; otherwise the next one never used.

use crate::ids::{Pfn, Pid};
use crate::kernel::event::EventKind;
use crate::kernel::mm_types::{Frame, FrameKind, ZERO_PFN};
use crate::kernel::state::State;
use crate::live::Live;

/// What is known of a frame; a frame never used is free.
pub fn get(state: &State, pfn: Pfn) -> Frame {
    state
        .memory
        .frames
        .get(pfn.0 as usize)
        .copied()
        .unwrap_or(Frame::FREE)
}

/// True if the run has as many frames in use as its budget allows. The machine
/// looks at this after what can allocate, and ends the run with a message.
pub fn exhausted(live: &Live) -> bool {
    live.state().memory.used >= live.scenario.budget.frames
}

/// The frame that the next allocation takes; `None` if there is none to take.
pub fn next_free(live: &Live) -> Option<Pfn> {
    let memory = &live.state().memory;
    if exhausted(live) {
        return None;
    }
    let fresh = Pfn(memory.frames.len() as u32);
    memory
        .free
        .last()
        .copied()
        .or_else(|| (fresh.0 < memory.total).then_some(fresh))
}

/// Takes a frame, zeroed; `None` if none is free.
pub fn alloc(live: &mut Live, pid: Pid, kind: FrameKind) -> Option<Pfn> {
    let pfn = next_free(live)?;
    live.emit(pid, EventKind::FrameAlloc { pfn, kind });
    Some(pfn)
}

/// One entry fewer maps the frame. An anonymous one that nobody maps any more is free again.
pub fn remove_rmap(live: &mut Live, pid: Pid, pfn: Pfn) {
    live.emit(pid, EventKind::RmapRemove { pfn });
    let frame = get(live.state(), pfn);
    if frame.kind == FrameKind::Anon && frame.mapcount == 0 {
        live.emit(pid, EventKind::FrameFree { pfn });
    }
}

/// `folio_mark_dirty`: its bytes are newer than its file's.
pub fn mark_dirty(live: &mut Live, pid: Pid, pfn: Pfn) {
    let frame = get(live.state(), pfn);
    if !frame.dirty {
        live.emit(
            pid,
            EventKind::FrameFlags {
                pfn,
                dirty: true,
                lazy_free: frame.lazy_free,
            },
        );
    }
}

/// `SetPageAnonExclusive`, `ClearPageAnonExclusive`.
pub fn set_exclusive(live: &mut Live, pid: Pid, pfn: Pfn, exclusive: bool) {
    if get(live.state(), pfn).exclusive != exclusive {
        live.emit(pid, EventKind::FrameExclusive { pfn, exclusive });
    }
}

/// A frame's number as /proc shows it. That of the zero page is not 0, which would say that one
/// may not see numbers (`pagemap_read`): it comes behind the others.
pub fn shown_number(state: &State, pfn: Pfn) -> u64 {
    match pfn {
        ZERO_PFN => u64::from(state.memory.total),
        Pfn(n) => u64::from(n),
    }
}
