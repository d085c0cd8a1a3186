//! A thing on the stage that can be pointed at: a page, a page frame, a process.

use crate::ids::{MmId, Pfn, Pid, Vpn};
use serde::{Deserialize, Serialize};

/// A thing, by what it is in the model: stable over all frames.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    /// A page of an address space.
    Page {
        /// Which address space.
        mm: MmId,
        /// Which page.
        vpn: Vpn,
    },
    /// A page frame.
    Frame {
        /// Which.
        pfn: Pfn,
    },
    /// A process.
    Process {
        /// Which.
        pid: Pid,
    },
}

/// What kind of thing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThingKind {
    /// A page.
    Page,
    /// A page frame.
    Frame,
    /// A process.
    Process,
}

impl Thing {
    /// What kind of thing it is.
    pub fn kind(self) -> ThingKind {
        match self {
            Thing::Page { .. } => ThingKind::Page,
            Thing::Frame { .. } => ThingKind::Frame,
            Thing::Process { .. } => ThingKind::Process,
        }
    }
}
