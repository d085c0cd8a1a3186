//! What a step changed: a digest of the events since the last frame shown.

use crate::ids::{MmId, Pfn, Pid, VirtAddr, Vpn};
use crate::kernel::event::{Event, EventKind};
use crate::kernel::pte::Pte;
use std::collections::{BTreeMap, BTreeSet};

/// What happened to a page-table entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct EntryChange {
    /// It maps another frame than before (or one at all, or none any more).
    pub target: bool,
    /// One of its bits changed.
    pub bits: bool,
    /// The frame that it mapped before, if it maps another one now.
    pub before: Option<Pfn>,
}

/// What happened to a page frame.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FrameChange {
    /// It was taken from the free ones.
    pub allocated: bool,
    /// Its content came from this frame.
    pub copied_from: Option<Pfn>,
    /// How much its count rose or fell.
    pub count: i64,
    /// Stretches of bytes that were written: (from, up to).
    pub written: Vec<(u16, u16)>,
}

/// What a step changed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Changes {
    /// Page-table entries.
    pub entries: BTreeMap<(MmId, Vpn), EntryChange>,
    /// Page frames.
    pub frames: BTreeMap<Pfn, FrameChange>,
    /// Areas that came or changed, by address space and first address.
    pub areas: BTreeSet<(MmId, VirtAddr)>,
    /// Address spaces that came.
    pub spaces: BTreeSet<MmId>,
    /// Tasks that came, changed state or got another parent.
    pub tasks: BTreeSet<Pid>,
    /// Bytes of output.
    pub output: u64,
}

impl Changes {
    /// The digest of some events.
    pub fn of(events: &[Event]) -> Self {
        let mut changes = Changes::default();
        for event in events {
            changes.note(event);
        }
        changes
    }

    /// True if bytes of a frame in this range were written.
    pub fn wrote(&self, pfn: Pfn, from: u64, to: u64) -> bool {
        self.frames.get(&pfn).is_some_and(|frame| {
            frame
                .written
                .iter()
                .any(|&(a, b)| u64::from(a) < to && from < u64::from(b))
        })
    }

    fn frame(&mut self, pfn: Pfn) -> &mut FrameChange {
        self.frames.entry(pfn).or_default()
    }

    fn written(&mut self, pfn: Pfn, from: u16, len: usize) {
        let to = (usize::from(from) + len).min(4096) as u16;
        let written = &mut self.frame(pfn).written;
        // A loop over an array writes neighbours: keep one stretch of them.
        match written.last_mut() {
            Some(last) if last.1 == from => last.1 = to,
            Some(last) if *last == (from, to) => {}
            _ => written.push((from, to)),
        }
    }

    fn entry(&mut self, mm: MmId, va: VirtAddr) -> &mut EntryChange {
        self.entries.entry((mm, va.page())).or_default()
    }

    fn counted(&mut self, pte: Pte, by: i64) {
        if let Some(pfn) = pte.pfn().filter(|_| !pte.is_special()) {
            self.frame(pfn).count += by;
        }
    }

    fn note(&mut self, event: &Event) {
        use EventKind as E;
        match &event.kind {
            E::Output { bytes, .. } => self.output += bytes.len() as u64,
            E::Store { va, pfn, size, .. } => self.written(*pfn, va.offset(), usize::from(*size)),
            E::StoreBytes { va, pfn, bytes, .. } => self.written(*pfn, va.offset(), bytes.len()),
            E::FrameAlloc { pfn, .. } => {
                *self.frame(*pfn) = FrameChange {
                    allocated: true,
                    ..FrameChange::default()
                };
            }
            E::FrameFree { pfn } => {
                self.frames.remove(pfn);
            }
            E::FrameCopy { from, to } => self.frame(*to).copied_from = Some(*from),
            E::FrameFill { pfn, offset, bytes } => self.written(*pfn, *offset, bytes.len()),
            E::PteSet { mm, va, old, new } => {
                let entry = self.entry(*mm, *va);
                if old.pfn() == new.pfn() {
                    entry.bits = true;
                } else {
                    entry.target = true;
                    entry.before = old.pfn();
                    self.counted(*new, 1);
                }
            }
            E::PteMark { mm, va, .. } => self.entry(*mm, *va).bits = true,
            E::PteCopy { to, va, pte, .. } => {
                self.entry(*to, *va).target = true;
                self.counted(*pte, 1);
            }
            E::RmapRemove { pfn } => self.frame(*pfn).count -= 1,
            E::MmCreate { mm, .. } | E::MmDup { to: mm, .. } => {
                self.spaces.insert(*mm);
            }
            E::VmaAdd { mm, vma } => {
                self.areas.insert((*mm, vma.start));
            }
            E::VmaResize { mm, new_start, .. } => {
                self.areas.insert((*mm, *new_start));
            }
            E::VmaSplit { mm, start, at } => {
                self.areas.extend([(*mm, *start), (*mm, *at)]);
            }
            E::VmaFlags { mm, start, .. } => {
                self.areas.insert((*mm, *start));
            }
            E::TaskCreate { child, .. } | E::Reparent { child, .. } => {
                self.tasks.insert(*child);
            }
            E::TaskStateSet { .. } | E::Exit { .. } | E::Killed { .. } => {
                self.tasks.insert(event.pid);
            }
            _ => {}
        }
    }
}
