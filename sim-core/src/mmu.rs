//! What an MMU does: walk the page tables, and remember translations (the TLB).
//!
//! Intel SDM volume 3, chapter 4. Knows page tables and nothing of the kernel.

use crate::ids::{MmId, Pfn, Vpn};
use crate::kernel::event::EventKind;

/// Remembered translations. Exact at all times: [`Tlb::watch`] sees every event
/// and drops what changed, as the kernel's flushes do on a real machine.
#[derive(Clone, Debug, Default)]
pub struct Tlb {
    entries: Vec<(MmId, Vpn, Pfn)>,
}

impl Tlb {
    /// Drops what an event makes stale.
    pub fn watch(&mut self, _event: &EventKind) {
        self.entries.clear();
    }
}
