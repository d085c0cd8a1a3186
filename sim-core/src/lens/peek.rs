//! Simulated memory, read as a debugger would read it: through the page tables, without
//! disturbing anything.

use crate::ids::{PAGE_SIZE, Pfn, VirtAddr};
use crate::kernel::mm_types::Mm;
use crate::kernel::state::State;

/// Pages that are read at once, at most.
const MOST_PAGES: u64 = 16;

/// Reads memory of an address space; none if a page of it is not there.
pub fn read(state: &State, mm: &Mm, va: VirtAddr, len: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut at = va;
    let mut left = len.min(MOST_PAGES * PAGE_SIZE);
    while left > 0 {
        let offset = u64::from(at.offset());
        let piece = left.min(PAGE_SIZE - offset);
        let pfn = mm.tables.get(at.page()).pfn()?;
        match frame_bytes(state, pfn) {
            Some(page) => {
                bytes.extend_from_slice(page.get(offset as usize..(offset + piece) as usize)?)
            }
            None => bytes.resize(bytes.len() + piece as usize, 0),
        }
        at = at.add(piece);
        left -= piece;
    }
    Some(bytes)
}

/// A frame's bytes; none if they are all zero.
pub fn frame_bytes(state: &State, pfn: Pfn) -> Option<&[u8; 4096]> {
    state.memory.bytes.get(pfn.0 as usize)?.get()
}

/// An address space, to be read.
#[derive(Clone, Copy)]
pub(super) struct Space<'a> {
    /// The machine.
    pub state: &'a State,
    /// The address space.
    pub mm: &'a Mm,
}

impl Space<'_> {
    /// See [`read`].
    pub fn read(&self, va: VirtAddr, len: u64) -> Option<Vec<u8>> {
        read(self.state, self.mm, va, len)
    }

    /// The eight bytes at an address that is a multiple of eight.
    pub fn word(&self, va: VirtAddr) -> Option<u64> {
        let pfn = self.mm.tables.get(va.page()).pfn()?;
        let Some(page) = frame_bytes(self.state, pfn) else {
            return Some(0);
        };
        let offset = va.offset() as usize;
        let bytes = page.get(offset..offset + 8)?;
        Some(u64::from_le_bytes(bytes.try_into().ok()?))
    }
}
