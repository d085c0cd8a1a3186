//! A page-table entry, with the bits where x86-64 has them.
//!
//! arch/x86/include/asm/pgtable_types.h; Intel SDM volume 3, 4.5.

use crate::ids::Pfn;
use serde::{Serialize, Serializer};
use std::fmt;

/// A page-table entry of the last level, as the MMU reads it.
///
/// An entry that is not present may be a *marker* ([`Pte::GUARD`]).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Pte(pub u64);

impl Pte {
    /// Nothing here.
    pub const NONE: Pte = Pte(0);
    /// `_PAGE_PRESENT`: the entry maps a frame.
    pub const PRESENT: u64 = 1;
    /// `_PAGE_RW`: stores are allowed.
    pub const WRITE: u64 = 1 << 1;
    /// `_PAGE_USER`.
    pub const USER: u64 = 1 << 2;
    /// `_PAGE_ACCESSED`: set by the MMU at the first access.
    pub const ACCESSED: u64 = 1 << 5;
    /// `_PAGE_DIRTY`: set by the MMU at the first store. (In a write-protected entry
    /// Linux keeps it in a software bit, `_PAGE_SAVED_DIRTY`; shown as one here.)
    pub const DIRTY: u64 = 1 << 6;
    /// `_PAGE_PROTNONE` (bit 8, in an entry without PRESENT): a frame is mapped,
    /// and PROT_NONE keeps the MMU from it. (Linux also inverts the frame number
    /// in such an entry, against speculation; not shown here.)
    pub const PROTNONE: u64 = 1 << 8;
    /// `_PAGE_SPECIAL` (software bit 9): maps the zero page, which has no count.
    pub const SPECIAL: u64 = 1 << 9;
    /// `_PAGE_NX`: may not be executed.
    pub const NX: u64 = 1 << 63;
    /// Not present, and an access raises SIGSEGV: MADV_GUARD_INSTALL's marker.
    pub const GUARD: Pte = Pte(1 << 10);

    const PFN_SHIFT: u32 = 12;
    const PFN_MASK: u64 = 0x000f_ffff_ffff_f000;

    /// An entry that maps `pfn` with these bits (PRESENT and USER are added).
    pub fn map(pfn: Pfn, bits: u64) -> Pte {
        Pte((u64::from(pfn.0) << Self::PFN_SHIFT) | bits | Self::PRESENT | Self::USER)
    }
    /// True if it maps a frame (`pte_present`), be it one that PROT_NONE hides from the MMU.
    pub fn is_present(self) -> bool {
        self.0 & (Self::PRESENT | Self::PROTNONE) != 0
    }
    /// True if the MMU finds it present.
    pub fn is_accessible(self) -> bool {
        self.0 & Self::PRESENT != 0
    }
    /// True if stores are allowed.
    pub fn is_writable(self) -> bool {
        self.0 & Self::WRITE != 0
    }
    /// True if it maps the zero page.
    pub fn is_special(self) -> bool {
        self.0 & Self::SPECIAL != 0
    }
    /// True if a store went through it.
    pub fn is_dirty(self) -> bool {
        self.0 & Self::DIRTY != 0
    }
    /// True if an access went through it.
    pub fn is_accessed(self) -> bool {
        self.0 & Self::ACCESSED != 0
    }
    /// True if code may be fetched through it.
    pub fn is_executable(self) -> bool {
        self.0 & Self::NX == 0
    }
    /// The frame whose count this entry is part of: none for the zero page.
    pub fn counted_pfn(self) -> Option<Pfn> {
        if self.is_special() { None } else { self.pfn() }
    }
    /// The frame, if present.
    pub fn pfn(self) -> Option<Pfn> {
        self.is_present()
            .then_some(Pfn(((self.0 & Self::PFN_MASK) >> Self::PFN_SHIFT) as u32))
    }
    /// The same entry with more bits.
    pub fn with(self, bits: u64) -> Pte {
        Pte(self.0 | bits)
    }
    /// The same entry with fewer bits.
    pub fn without(self, bits: u64) -> Pte {
        Pte(self.0 & !bits)
    }
}

impl fmt::Debug for Pte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.pfn() {
            None if *self == Pte::GUARD => write!(f, "guard"),
            None => write!(f, "none"),
            Some(pfn) => {
                write!(f, "frame {pfn} ")?;
                if !self.is_accessible() {
                    write!(f, "protnone ")?;
                }
                for (on, letter) in [
                    (self.is_writable(), 'W'),
                    (self.is_executable(), 'X'),
                    (self.is_accessed(), 'A'),
                    (self.is_dirty(), 'D'),
                    (self.is_special(), 'Z'),
                ] {
                    write!(f, "{}", if on { letter } else { '-' })?;
                }
                Ok(())
            }
        }
    }
}

impl Serialize for Pte {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{self:?}"))
    }
}
