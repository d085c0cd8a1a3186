//! The first page of an executable's file: the ELF header, and the program headers that
//! tell what is mapped. elf(5); what `readelf -hl` shows of a program that gcc made.
//!
//! Sections, symbols and the dynamic section are not modelled: there are no section headers.

use crate::ids::{PAGE_SIZE, VirtAddr};
use crate::program::{Area, AreaUse, Image};

const EHDR: u64 = 64;
const PHDR: u64 = 56;
/// What the kernel is to start instead, and where gcc's linker puts its name.
const INTERPRETER: &[u8] = b"/lib64/ld-linux-x86-64.so.2\0";
const INTERPRETER_AT: u64 = 0x318;
/// Values of `p_type`, and of `p_flags`.
const PT_LOAD: u32 = 1;
const PT_INTERP: u32 = 3;
const PT_PHDR: u32 = 6;
const PT_GNU_STACK: u32 = 0x6474_e551;
const PT_GNU_RELRO: u32 = 0x6474_e552;
const PF_X: u32 = 1;
const PF_W: u32 = 2;
const PF_R: u32 = 4;
/// Values of the ELF header: a shared object for x86-64, version 1.
const ET_DYN: u16 = 3;
const EM_X86_64: u16 = 62;

/// A program header (`Elf64_Phdr`).
struct Part {
    kind: u32,
    flags: u32,
    offset: u64,
    addr: u64,
    file: u64,
    memory: u64,
    align: u64,
}

impl Part {
    fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(PHDR as usize);
        out.extend(self.kind.to_le_bytes());
        out.extend(self.flags.to_le_bytes());
        for word in [
            self.offset,
            self.addr,
            self.addr,
            self.file,
            self.memory,
            self.align,
        ] {
            out.extend(word.to_le_bytes());
        }
        out
    }
}

/// The bytes of the page.
pub(super) fn header(image: &Image) -> Vec<u8> {
    let base = image.areas.first().map_or(VirtAddr(0), |area| area.start);
    let mut parts = vec![
        (PT_PHDR, PF_R, EHDR, 0),
        (PT_INTERP, PF_R, INTERPRETER_AT, INTERPRETER.len() as u64),
    ]
    .into_iter()
    .map(|(kind, flags, at, size)| plain(kind, flags, at, size))
    .collect::<Vec<_>>();
    parts.extend(loads(image, base));
    let relro = image.areas.iter().find(|a| a.usage == AreaUse::Relro);
    parts.push(plain(PT_GNU_STACK, PF_R | PF_W, 0, 0));
    if let Some(area) = relro {
        let load = load(area, base, None);
        parts.push(Part {
            kind: PT_GNU_RELRO,
            flags: PF_R,
            align: 1,
            ..load
        });
    }
    let all = parts.len() as u64 * PHDR;
    if let Some(first) = parts.first_mut() {
        (first.file, first.memory) = (all, all);
    }
    let entry = image.text.0.wrapping_sub(base.0);
    let mut page = vec![0x7f, b'E', b'L', b'F', 2, 1, 1];
    page.resize(16, 0);
    page.extend(ET_DYN.to_le_bytes());
    page.extend(EM_X86_64.to_le_bytes());
    page.extend(1u32.to_le_bytes());
    for word in [entry, EHDR, 0] {
        page.extend(word.to_le_bytes());
    }
    page.extend(0u32.to_le_bytes());
    // Section headers would have 64 bytes each; there are none.
    for half in [EHDR, PHDR, parts.len() as u64, 64, 0, 0] {
        page.extend((half as u16).to_le_bytes());
    }
    page.extend(parts.iter().flat_map(Part::bytes));
    page.resize(page.len().max(INTERPRETER_AT as usize), 0);
    page.extend(INTERPRETER);
    page
}

fn plain(kind: u32, flags: u32, at: u64, size: u64) -> Part {
    Part {
        kind,
        flags,
        offset: at,
        addr: at,
        file: size,
        memory: size,
        align: if kind == PT_GNU_STACK { 16 } else { 1 },
    }
}

/// What is loaded: relro, data and bss are one part.
fn loads(image: &Image, base: VirtAddr) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let areas = image.areas.iter().filter(|area| area.start < area.end);
    for area in areas {
        let part = load(area, base, Some(image));
        match parts.last_mut() {
            Some(last) if last.flags & PF_W != 0 && part.flags & PF_W != 0 => {
                last.file += part.file;
                last.memory = part.addr + part.memory - last.addr;
            }
            _ => parts.push(part),
        }
    }
    parts
}

/// One area; its sizes are whole pages but for the end of the data.
fn load(area: &Area, base: VirtAddr, image: Option<&Image>) -> Part {
    let flags = match area.usage {
        AreaUse::Read => PF_R,
        AreaUse::Code => PF_R | PF_X,
        AreaUse::Relro | AreaUse::Data | AreaUse::Bss => PF_R | PF_W,
    };
    let size = area.end.0 - area.start.0;
    let data = image.filter(|_| area.usage == AreaUse::Data);
    let file = match (area.page, data) {
        (None, _) => 0,
        (_, Some(image)) => (image.data.bytes.len() as u64).min(size),
        _ => size,
    };
    Part {
        kind: PT_LOAD,
        flags,
        offset: area.page.unwrap_or(0) * PAGE_SIZE,
        addr: area.start.0.wrapping_sub(base.0),
        file,
        memory: size,
        align: PAGE_SIZE,
    }
}
