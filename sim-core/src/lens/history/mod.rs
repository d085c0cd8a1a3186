//! The history lens: everything that happened to one thing (a process, a page,
//! a page frame, a variable), as a list of moments to jump among.
//!
//! A recording keeps no list per thing: the events are looked through once, from
//! the first to the last, a stretch at a time ([`Tracker`]), when somebody asks.

mod touch;

use crate::ids::{MmId, Pfn, Pid, VirtAddr, Vpn};
use crate::kernel::event::{Event, EventKind};
use serde::Serialize;
use std::collections::BTreeMap;

pub use touch::{Touch, TouchKind};

/// Moments that are kept at most; a loop that writes a page a million times has
/// no list that anyone would read.
pub const MOST_TOUCHES: usize = 2_000;

/// Something that can be followed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
pub enum Thing {
    /// A process.
    Process(Pid),
    /// A page of an address space: its entry, and what is done through it.
    Page {
        /// In which address space.
        mm: MmId,
        /// Which.
        vpn: Vpn,
    },
    /// A page frame, whoever maps it.
    Frame(Pfn),
    /// A stretch of an address space: a variable.
    Bytes {
        /// In which address space.
        mm: MmId,
        /// Its first address.
        va: VirtAddr,
        /// How many bytes.
        len: u64,
    },
}

impl Thing {
    /// A short name for links: `p1001`, `m3.7ffff7ff8`, `f17`, `v3.7fffffffe2ac.4`.
    pub fn id(&self) -> String {
        match self {
            Thing::Process(pid) => format!("p{}", pid.0),
            Thing::Page { mm, vpn } => format!("m{}.{:x}", mm.0, vpn.0),
            Thing::Frame(pfn) => format!("f{}", pfn.0),
            Thing::Bytes { mm, va, len } => format!("v{}.{:x}.{len}", mm.0, va.0),
        }
    }

    /// The thing of a name that [`Thing::id`] gave.
    pub fn of(id: &str) -> Option<Thing> {
        let (kind, rest) = id.split_at_checked(1)?;
        let mut parts = rest.split('.');
        let first: u32 = parts.next()?.parse().ok()?;
        let mut hex = || u64::from_str_radix(parts.next()?, 16).ok();
        let thing = match kind {
            "p" => Thing::Process(Pid(first)),
            "f" => Thing::Frame(Pfn(first)),
            "m" => Thing::Page {
                mm: MmId(first),
                vpn: Vpn(hex()?),
            },
            "v" => Thing::Bytes {
                mm: MmId(first),
                va: VirtAddr(hex()?),
                len: parts.next()?.parse().ok()?,
            },
            _ => return None,
        };
        parts.next().is_none().then_some(thing)
    }
}

/// What happened to a thing.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct History {
    /// The moments, in order.
    pub touches: Vec<Touch>,
    /// True if there were more than [`MOST_TOUCHES`]: the first ones are here.
    pub cut: bool,
}

/// Looks through the events of a recording, which must come in order from the first.
#[derive(Clone, Debug)]
pub struct Tracker {
    thing: Thing,
    /// How many events it has seen.
    seen: u64,
    spaces: BTreeMap<Pid, MmId>,
    history: History,
}

impl Tracker {
    /// Nothing has been seen yet.
    pub fn new(thing: Thing) -> Self {
        Self {
            thing,
            seen: 0,
            spaces: BTreeMap::new(),
            history: History::default(),
        }
    }

    /// How many events it has seen: the number of the one that it wants next.
    pub fn seen(&self) -> u64 {
        self.seen
    }

    /// Looks at the next event.
    pub fn note(&mut self, event: &Event) {
        self.seen += 1;
        let mm = self.spaces.get(&event.pid).copied();
        if let Some(kind) = touch::of(self.thing, event, mm) {
            self.push(event.pid, kind);
        }
        match event.kind {
            EventKind::TaskCreate {
                child,
                mm: Some(mm),
                ..
            } => {
                self.spaces.insert(child, mm);
            }
            EventKind::TaskSetMm { mm } => {
                self.spaces.insert(event.pid, mm);
            }
            EventKind::TaskDropMm { .. } => {
                self.spaces.remove(&event.pid);
            }
            _ => {}
        }
    }

    fn push(&mut self, pid: Pid, kind: TouchKind) {
        let touches = &mut self.history.touches;
        if let Some(last) = touches.last_mut()
            && last.pid == pid
            && last.kind.goes_on_as(&kind)
        {
            last.count += 1;
            return;
        }
        if touches.len() >= MOST_TOUCHES {
            self.history.cut = true;
            return;
        }
        touches.push(Touch {
            frame: self.seen,
            pid,
            kind,
            count: 1,
        });
    }

    /// What it has found.
    pub fn history(&self) -> &History {
        &self.history
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_back_to_its_thing() {
        for thing in [
            Thing::Process(Pid(1001)),
            Thing::Frame(Pfn(17)),
            Thing::Page {
                mm: MmId(3),
                vpn: Vpn(0x7ffff7ff8),
            },
            Thing::Bytes {
                mm: MmId(2),
                va: VirtAddr(0x7fffffffe2ac),
                len: 4,
            },
        ] {
            assert_eq!(Thing::of(&thing.id()), Some(thing));
        }
        for wrong in ["", "p", "x1", "m3", "v1.2", "p1.2", "f-1", "é"] {
            assert_eq!(Thing::of(wrong), None, "{wrong}");
        }
    }
}
