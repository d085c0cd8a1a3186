//! /proc/kpagecount and /proc/kpageflags: eight bytes for each page frame.
//!
//! fs/proc/page.c; include/uapi/linux/kernel-page-flags.h.

use crate::ids::Pid;
use crate::kernel::file_types::InodeKind;
use crate::kernel::mm::frame;
use crate::kernel::mm_types::{Frame, FrameKind, ZERO_PFN};
use crate::kernel::state::State;

const ENTRY: u64 = 8;
const KPF_DIRTY: u64 = 1 << 4;
const KPF_UPTODATE: u64 = 1 << 3;
const KPF_LRU: u64 = 1 << 5;
const KPF_BUDDY: u64 = 1 << 10;
const KPF_MMAP: u64 = 1 << 11;
const KPF_ANON: u64 = 1 << 12;
const KPF_SWAPBACKED: u64 = 1 << 14;
const KPF_ZERO_PAGE: u64 = 1 << 24;
const KPF_RESERVED: u64 = 1 << 32;

/// How many entries map each frame.
pub fn kpagecount(state: &State, _: Pid, from: u64, len: u64) -> Vec<u8> {
    each(state, from, len, |frame| match frame.kind {
        // The zero page counts nobody.
        FrameKind::Zero | FrameKind::Free => 0,
        _ => u64::from(frame.mapcount),
    })
}

/// What each frame is.
pub fn kpageflags(state: &State, _: Pid, from: u64, len: u64) -> Vec<u8> {
    each(state, from, len, |frame| {
        let mut flags = match frame.kind {
            FrameKind::Free => KPF_BUDDY,
            FrameKind::Zero => KPF_ZERO_PAGE | KPF_RESERVED,
            FrameKind::Anon if frame.lazy_free => KPF_UPTODATE | KPF_LRU | KPF_ANON,
            FrameKind::Anon => KPF_UPTODATE | KPF_LRU | KPF_ANON | KPF_SWAPBACKED,
            FrameKind::File { inode, .. } => {
                let file = state.inodes.get(&inode);
                let shmem = file.is_some_and(|file| file.kind == InodeKind::Shmem);
                KPF_UPTODATE | KPF_LRU | if shmem { KPF_SWAPBACKED } else { 0 }
            }
        };
        if frame.mapcount > 0 && frame.kind != FrameKind::Zero {
            flags |= KPF_MMAP;
        }
        if frame.dirty {
            flags |= KPF_DIRTY;
        }
        flags
    })
}

fn each(state: &State, from: u64, len: u64, of: impl Fn(Frame) -> u64) -> Vec<u8> {
    let zero = frame::shown_number(state, ZERO_PFN);
    let first = from / ENTRY;
    let end = (zero + 1).min(first.saturating_add(len / ENTRY));
    (first..end)
        .flat_map(|pfn| {
            let index = match pfn {
                0 => None,
                n if n == zero => Some(ZERO_PFN.0 as usize),
                n => Some(n as usize),
            };
            let frame = index.and_then(|index| state.memory.frames.get(index));
            of(frame.copied().unwrap_or(Frame::FREE)).to_le_bytes()
        })
        .collect()
}
