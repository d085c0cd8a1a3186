//! What an area of an address space is for.

use crate::image::{Area, AreaUse};
use crate::kernel::mm::loaded::image_of;
use crate::kernel::mm::map::SHARED_ANON;
use crate::kernel::mm_types::{Vma, VmaName};
use crate::program::Program;
use serde::{Deserialize, Serialize};

/// What an area is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaKind {
    /// The program's code.
    Text,
    /// The headers of the program's file, and what the dynamic linker reads of it.
    Headers,
    /// The program's constants.
    Rodata,
    /// What the dynamic linker wrote to and then protected (PT_GNU_RELRO).
    Relro,
    /// The program's initialised globals.
    Data,
    /// The program's globals that begin as zero.
    Bss,
    /// `[heap]`.
    Heap,
    /// `[stack]`.
    Stack,
    /// Private anonymous memory from mmap.
    Anon,
    /// Shared anonymous memory.
    Shared,
    /// A mapped file.
    File,
    /// The C library.
    Library,
    /// vvar, vdso.
    Special,
}

impl AreaKind {
    /// Its name in data.
    pub fn tag(self) -> &'static str {
        match self {
            AreaKind::Text => "text",
            AreaKind::Headers => "headers",
            AreaKind::Rodata => "rodata",
            AreaKind::Relro => "relro",
            AreaKind::Data => "data",
            AreaKind::Bss => "bss",
            AreaKind::Heap => "heap",
            AreaKind::Stack => "stack",
            AreaKind::Anon => "anon",
            AreaKind::Shared => "shared",
            AreaKind::File => "file",
            AreaKind::Library => "library",
            AreaKind::Special => "special",
        }
    }
}

/// What an area is for.
pub fn area_kind(program: &Program, vma: &Vma) -> AreaKind {
    match (&vma.name, image_of(program, vma)) {
        (VmaName::Heap, _) => AreaKind::Heap,
        (VmaName::Stack, _) => AreaKind::Stack,
        (VmaName::Special(_), _) => AreaKind::Special,
        (_, Some(0)) if vma.flags.exec => AreaKind::Text,
        (VmaName::File(_), Some(0)) => part_of_program(program, vma),
        (_, Some(0)) => AreaKind::Bss,
        (_, Some(_)) => AreaKind::Library,
        // Shared anonymous memory is a file without a name to the kernel (mm/shmem.c).
        (VmaName::File(path), None) if vma.flags.shared && **path == *SHARED_ANON => {
            AreaKind::Shared
        }
        (VmaName::File(_), None) => AreaKind::File,
        (VmaName::Anon, None) if vma.flags.shared => AreaKind::Shared,
        (VmaName::Anon, None) => AreaKind::Anon,
    }
}

/// Which part of the program's file a mapping shows: by where it lies, since mprotect changes
/// what is allowed there and not what it is for.
fn part_of_program(program: &Program, vma: &Vma) -> AreaKind {
    let areas = program.images.first().map(|image| image.areas.as_slice());
    let mut around = areas.unwrap_or_default().iter();
    match around.find(|area| (area.start..area.end).contains(&vma.start)) {
        Some(Area { usage, page, .. }) => match usage {
            AreaUse::Code => AreaKind::Text,
            AreaUse::Read if *page == Some(0) => AreaKind::Headers,
            AreaUse::Read => AreaKind::Rodata,
            AreaUse::Relro => AreaKind::Relro,
            AreaUse::Data | AreaUse::Bss => AreaKind::Data,
        },
        // Mapped again somewhere else, by the program itself.
        None => AreaKind::File,
    }
}
