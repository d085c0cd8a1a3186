//! How what the program itself does changes the state: loads, stores, statements, calls.

use crate::ids::{Pfn, Pid};
use crate::kernel::event::EventKind;
use crate::kernel::mm_types::{Memory, PageBytes};
use crate::kernel::state::State;
use crate::kernel::task::{CallFrame, Task};
use std::sync::Arc;

/// No statement of the function has begun yet.
const NO_LINE: u32 = u32::MAX;

/// Applies an event of this kind; false if it is of another kind.
#[inline]
pub(super) fn apply(state: &mut State, pid: Pid, kind: &EventKind) -> bool {
    use EventKind as E;
    match kind {
        E::Attempt { .. }
        | E::Walk { .. }
        | E::Load { .. }
        | E::LoadBytes { .. }
        | E::Noted { .. }
        | E::Poke { .. } => {}
        E::Store {
            va,
            pfn,
            size,
            value,
            ..
        } => store(
            &mut state.memory,
            *pfn,
            usize::from(va.offset()),
            *size,
            *value,
        ),
        E::StoreBytes { va, pfn, bytes, .. } => {
            fill(&mut state.memory, *pfn, usize::from(va.offset()), bytes);
        }
        E::Line { line } => self::line(state, pid, *line),
        E::Call { func, fp, .. } => edit(state, pid, |t| {
            t.calls.push(CallFrame {
                func: *func,
                fp: *fp,
                line: NO_LINE,
            });
        }),
        E::Return { .. } => edit(state, pid, |t| {
            t.calls.pop();
        }),
        E::Unwind { depth } => edit(state, pid, |t| t.calls.truncate(*depth as usize)),
        _ => return false,
    }
    true
}

/// A statement of the innermost function begins.
#[inline]
pub(super) fn line(state: &mut State, pid: Pid, line: u32) {
    edit(state, pid, |t| {
        if let Some(frame) = t.calls.last_mut() {
            frame.line = line;
        }
    });
}

#[inline]
fn edit(state: &mut State, pid: Pid, change: impl FnOnce(&mut Task)) {
    if let Some(task) = state.tasks.get_mut(&pid) {
        change(Arc::make_mut(task));
    }
}

/// The bytes of a frame, to write: its own from now on, no longer a checkpoint's.
#[inline]
fn page(memory: &mut Memory, pfn: Pfn) -> Option<&mut PageBytes> {
    let slot = memory.bytes.get_mut(pfn.0 as usize)?;
    Some(Arc::make_mut(slot.get_or_insert_with(zeros)))
}

#[cold]
fn zeros() -> Arc<PageBytes> {
    Arc::new([0; 4096])
}

/// Writes the low bytes of a value into a frame.
#[inline]
pub(super) fn store(memory: &mut Memory, pfn: Pfn, offset: usize, size: u8, value: u64) {
    let Some(page) = page(memory, pfn) else {
        return;
    };
    // Whole sizes one by one: each becomes one machine instruction.
    match size {
        1 => put(page, offset, value.to_le_bytes().first_chunk::<1>()),
        2 => put(page, offset, value.to_le_bytes().first_chunk::<2>()),
        4 => put(page, offset, value.to_le_bytes().first_chunk::<4>()),
        8 => put(page, offset, Some(&value.to_le_bytes())),
        _ => {
            let bytes = value.to_le_bytes();
            let end = (offset + usize::from(size.min(8))).min(page.len());
            for (to, from) in page[offset.min(end)..end].iter_mut().zip(bytes) {
                *to = from;
            }
        }
    }
}

#[inline]
fn put<const N: usize>(page: &mut PageBytes, offset: usize, bytes: Option<&[u8; N]>) {
    if let (Some(to), Some(bytes)) = (page.get_mut(offset..offset + N), bytes) {
        to.copy_from_slice(bytes);
    }
}

/// Writes bytes into a frame; what does not fit into it is left out.
pub(super) fn fill(memory: &mut Memory, pfn: Pfn, offset: usize, bytes: &[u8]) {
    let Some(page) = page(memory, pfn) else {
        return;
    };
    let end = (offset + bytes.len()).min(page.len());
    if let Some(to) = page.get_mut(offset..end) {
        to.copy_from_slice(&bytes[..to.len()]);
    }
}
