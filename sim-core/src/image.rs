//! The files of a program, and how they are mapped: what `readelf -l` says of an ELF file,
//! as execve and ld.so leave it when `main` is called.
//!
//! fs/binfmt_elf.c (`load_elf_binary`); glibc's elf/dl-map-segments.h, elf/dl-reloc.c
//! (`_dl_protect_relro`).

use crate::ids::{FuncId, PAGE_SIZE, VirtAddr};
use crate::program::OP_BYTES;
use std::ops::Range;
use std::sync::Arc;

/// A part of an image that is mapped with one protection.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Segment {
    /// Where it begins, page aligned.
    pub addr: VirtAddr,
    /// Initial content; the part from here to `mem_size` is zero.
    pub bytes: Vec<u8>,
    /// Size in memory, in bytes; at least `bytes.len()`.
    pub mem_size: u64,
}

/// What a mapping of an image allows, and what has been done to it before `main`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AreaUse {
    /// Headers and read-only data: r--.
    Read,
    /// Code: r-x.
    Code,
    /// What ld.so wrote to and then protected (PT_GNU_RELRO): r--.
    Relro,
    /// Data that has been written to: rw-.
    Data,
    /// Zeros that nobody has written to yet: rw-.
    Bss,
}

/// A mapping of an image, or memory without a file that goes with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Area {
    /// First address, page aligned.
    pub start: VirtAddr,
    /// One past the last address, page aligned.
    pub end: VirtAddr,
    /// The page of the file at `start`; `None` for anonymous memory.
    pub page: Option<u64>,
    /// What it is for.
    pub usage: AreaUse,
}

/// An entry of the executable's procedure linkage table: a call of a library function goes where
/// a word of its data (in `.got.plt`) says. At first that is the dynamic linker, which looks the
/// function up and writes its address there (ld.so(8), lazy binding; elf/dl-runtime.c).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PltEntry {
    /// What is called.
    pub func: FuncId,
    /// The word.
    pub slot: VirtAddr,
    /// What it holds before the first call: a place in the table itself.
    pub unbound: u64,
    /// What it holds afterwards: the function's address.
    pub bound: u64,
}

/// One file of the program: the executable itself, the C library, or the dynamic linker.
/// As in an ELF file, its parts are mapped from it privately.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Image {
    /// File name as /proc/self/maps shows it.
    pub path: Arc<str>,
    /// The code: which ops, and the (page-aligned) address of the first.
    pub code: Range<u32>,
    /// Where the text segment begins; op `code.start` has this address.
    pub text: VirtAddr,
    /// The page of text that the machine's string routines are on
    /// ([`Intrinsic::is_string_routine`](crate::libc::Intrinsic::is_string_routine)), if it has them.
    pub string_routines: Option<VirtAddr>,
    /// Read-only data.
    pub rodata: Segment,
    /// Writable data, then bss.
    pub data: Segment,
    /// What is mapped, by address. Areas of no size are left out when they are mapped.
    pub areas: Vec<Area>,
}

impl Image {
    /// Bytes of code.
    pub fn text_bytes(&self) -> u64 {
        u64::from(self.code.end.saturating_sub(self.code.start)) * OP_BYTES
    }

    /// The page of the file that is mapped at an address.
    pub fn file_page(&self, addr: VirtAddr) -> Option<u64> {
        let area = self
            .areas
            .iter()
            .find(|area| area.start <= addr && addr < area.end)?;
        Some(area.page? + (addr.page().0 - area.start.page().0))
    }

    /// The size of the file in bytes: as far as it is mapped.
    pub fn file_size(&self) -> u64 {
        let end = |area: &Area| Some((area.page? + area.end.page().0) - area.start.page().0);
        self.areas.iter().filter_map(end).max().unwrap_or(0) * PAGE_SIZE
    }

    /// Where everything of it ends.
    pub fn end(&self) -> VirtAddr {
        let ends = self.areas.iter().map(|area| area.end);
        ends.max().unwrap_or_default()
    }

    /// True if all of a range belongs to one of its areas.
    pub fn covers(&self, start: VirtAddr, end: VirtAddr) -> bool {
        let inside = |area: &Area| area.start <= start && end <= area.end;
        self.areas.iter().any(inside)
    }
}
