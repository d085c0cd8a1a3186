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
    /// The function's entry in the library's symbol table, which the dynamic linker reads.
    pub symbol: VirtAddr,
    /// What is run to choose among several routines of that name.
    pub chooser: Option<VirtAddr>,
}

/// Code that lies in one piece.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// Which ops.
    pub code: Range<u32>,
    /// The address of the first.
    pub addr: VirtAddr,
}

impl Text {
    /// The address of an op, if it is one of these.
    #[inline]
    pub fn addr_of(&self, op: u32) -> Option<VirtAddr> {
        let at = || self.addr.add(u64::from(op - self.code.start) * OP_BYTES);
        self.code.contains(&op).then(at)
    }

    /// The op at an address, if one of these is there.
    #[inline]
    pub fn op_at(&self, addr: VirtAddr) -> Option<u32> {
        let index = addr.0.wrapping_sub(self.addr.0) / OP_BYTES;
        let ops = u64::from(self.code.end - self.code.start);
        (index < ops && addr.0.is_multiple_of(OP_BYTES)).then(|| self.code.start + index as u32)
    }
}

/// What the C library or the dynamic linker touches without code of ours that does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Touch {
    /// Where.
    pub at: VirtAddr,
    /// How.
    pub how: TouchKind,
}

/// How something is touched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TouchKind {
    /// It is read.
    Read,
    /// It is written to.
    Write,
    /// It is run.
    Run,
}

/// One file of the program: the executable itself, the C library, or the dynamic linker.
/// As in an ELF file, its parts are mapped from it privately.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Image {
    /// File name as /proc/self/maps shows it.
    pub path: Arc<str>,
    /// The code: which ops.
    pub code: Range<u32>,
    /// Where the text segment begins.
    pub text: VirtAddr,
    /// Where the code lies in it, by op and by address.
    pub texts: Vec<Text>,
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
    /// The address of an op.
    pub fn addr_of(&self, op: u32) -> Option<VirtAddr> {
        self.texts.iter().find_map(|text| text.addr_of(op))
    }

    /// The op at an address.
    pub fn op_at(&self, addr: VirtAddr) -> Option<u32> {
        self.texts.iter().find_map(|text| text.op_at(addr))
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
