//! How what the program itself does changes the state: loads, stores, statements, calls.

use crate::ids::{FuncId, Pfn, Pid, VirtAddr};
use crate::kernel::event::EventKind;
use crate::kernel::mm_types::Memory;
use crate::kernel::page::PageBytes;
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
        E::Call { func, fp, .. } => edit(state, pid, |t| called(t, *func, *fp)),
        E::Return { .. } => edit(state, pid, returned),
        E::Unwind { depth } => edit(state, pid, |t| t.calls.truncate(*depth as usize)),
        _ => return false,
    }
    true
}

/// A statement of the innermost function begins.
#[inline]
pub(super) fn line(state: &mut State, pid: Pid, line: u32) {
    edit(state, pid, |t| line_of(t, line));
}

/// A statement of a task's innermost function begins.
#[inline]
fn line_of(task: &mut Task, line: u32) {
    if let Some(frame) = task.calls.last_mut() {
        frame.line = line;
    }
}

/// A function was entered.
#[inline]
fn called(task: &mut Task, func: FuncId, fp: VirtAddr) {
    task.calls.push(CallFrame {
        func,
        fp,
        line: NO_LINE,
    });
}

/// A function was left.
#[inline]
fn returned(task: &mut Task) {
    task.calls.pop();
}

/// What a task writes while it runs its own code: the same changes as above, with the task and
/// the memory found once for many of them.
pub(crate) struct Hand<'a> {
    pub(crate) memory: &'a mut Memory,
    task: &'a mut Task,
}

impl State {
    /// The hand of a task, if the task is there.
    pub(crate) fn hand(&mut self, pid: Pid) -> Option<Hand<'_>> {
        Some(Hand {
            memory: &mut self.memory,
            task: Arc::make_mut(self.tasks.get_mut(&pid)?),
        })
    }
}

impl Hand<'_> {
    /// As an [`EventKind::Store`].
    #[inline(always)]
    pub(crate) fn store(&mut self, pfn: Pfn, offset: usize, size: u8, value: u64) {
        store(self.memory, pfn, offset, size, value);
    }
    /// As an [`EventKind::Line`].
    #[inline(always)]
    pub(crate) fn line(&mut self, line: u32) {
        line_of(self.task, line);
    }
    /// As an [`EventKind::Call`].
    #[inline(always)]
    pub(crate) fn called(&mut self, func: FuncId, fp: VirtAddr) {
        called(self.task, func, fp);
    }
    /// As an [`EventKind::Return`].
    #[inline(always)]
    pub(crate) fn returned(&mut self) {
        returned(self.task);
    }
}

#[inline]
fn edit(state: &mut State, pid: Pid, change: impl FnOnce(&mut Task)) {
    if let Some(task) = state.tasks.get_mut(&pid) {
        change(Arc::make_mut(task));
    }
}

/// The bytes of a frame, to write.
#[inline]
fn page(memory: &mut Memory, pfn: Pfn) -> Option<&mut PageBytes> {
    Some(memory.bytes.get_mut(pfn.0 as usize)?.to_write())
}

/// Writes the low bytes of a value into a frame.
#[inline(always)]
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
