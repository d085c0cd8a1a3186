//! The chunks that malloc has cut the heap into, read from their headers in memory as a
//! debugger would read them (glibc 2.36, malloc/malloc.c: `struct malloc_chunk` and
//! `struct tcache_perthread_struct`).

use crate::ids::VirtAddr;
use std::collections::BTreeSet;
use std::ops::Range;

/// Chunks of a heap that are looked at.
const MOST_CHUNKS: usize = 1024;
/// The smallest chunk, `MINSIZE`.
const SMALLEST: u64 = 32;
/// The flags in a chunk's size: `PREV_INUSE`, `IS_MMAPPED`, `NON_MAIN_ARENA`.
const FLAGS: u64 = 7;
const PREV_INUSE: u64 = 1;
const IS_MMAPPED: u64 = 2;
/// Bins of the tcache, and where they begin in it: behind their counts.
const TCACHE_BINS: u64 = 64;
const TCACHE_ENTRIES: u64 = 2 * TCACHE_BINS;
/// The tcache with its header is the heap's first chunk.
const TCACHE_CHUNK: u64 = 16 + 10 * TCACHE_BINS;
/// Entries of a bin of the tcache that are followed: `tcache_count` is 7, unless it is tuned.
const MOST_CACHED: usize = 64;

/// Memory that malloc gave to the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Block {
    /// Its first address, which malloc returned.
    pub start: VirtAddr,
    /// Bytes that the program may use (`malloc_usable_size`). It asked for at most 15 less, or
    /// for less than 24.
    pub usable: u64,
}

impl Block {
    /// One past its last address.
    pub fn end(self) -> VirtAddr {
        self.start.add(self.usable)
    }

    /// Bytes that the program has surely asked for: malloc rounds up to 16 (`request2size`).
    pub fn asked(self) -> u64 {
        match self.usable {
            usable if usable < SMALLEST => 0,
            usable => usable - 15,
        }
    }
}

/// The blocks of a heap that the program has, low to high. Not among them are free chunks
/// and those in the tcache; a chunk in a fastbin cannot be told from one in use. None of a heap
/// that malloc has not cut: its first chunk is the tcache. `word` reads eight bytes, if their page is there.
pub(super) fn blocks(heap: Range<VirtAddr>, word: impl Fn(VirtAddr) -> Option<u64>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if word(heap.start.add(8)).is_none_or(|header| header & !FLAGS != TCACHE_CHUNK) {
        return blocks;
    }
    let mut at = heap.start.add(TCACHE_CHUNK);
    while let Some(header) = word(at.add(8)).filter(|_| blocks.len() < MOST_CHUNKS) {
        let size = header & !FLAGS;
        let next = at.add(size);
        if size < SMALLEST || !size.is_multiple_of(16) || next >= heap.end {
            // The last one is the top chunk, of which nobody has anything yet.
            break;
        }
        let in_use = word(next.add(8)).is_some_and(|next| next & PREV_INUSE != 0);
        if in_use {
            blocks.push(Block {
                start: at.add(16),
                usable: size - 8,
            });
        }
        at = next;
    }
    let cached = cached(heap.start, &word);
    blocks.retain(|block| !cached.contains(&block.start));
    blocks
}

/// What has been given back, and waits in the tcache to be given out again.
fn cached(heap: VirtAddr, word: &impl Fn(VirtAddr) -> Option<u64>) -> BTreeSet<VirtAddr> {
    let mut cached = BTreeSet::new();
    for bin in 0..TCACHE_BINS {
        let mut entry = word(heap.add(16 + TCACHE_ENTRIES + 8 * bin));
        for _ in 0..MOST_CACHED {
            let Some(at) = entry.filter(|&at| at != 0).map(VirtAddr) else {
                break;
            };
            cached.insert(at);
            // PROTECT_PTR: the next one is mixed with where it stands.
            entry = word(at).map(|next| next ^ at.0 >> 12);
        }
    }
    cached
}

/// The block of its own mapping that begins at an address, if it is one of malloc's
/// (`IS_MMAPPED`).
pub(super) fn mapped_block(
    start: VirtAddr,
    word: impl Fn(VirtAddr) -> Option<u64>,
) -> Option<Block> {
    if start.offset() != 16 {
        return None;
    }
    let header = word(VirtAddr(start.0 - 8)).filter(|header| header & FLAGS == IS_MMAPPED)?;
    let size = header & !FLAGS;
    (size > 16).then_some(Block {
        start,
        usable: size - 16,
    })
}
