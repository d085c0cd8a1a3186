//! Where the parts of an image lie, as `ld` lays out a position-independent
//! executable and the kernel and ld.so map it without randomisation.

use super::object::Def;
use super::object::{Object, Section};
use crate::ids::{PAGE_SIZE, VirtAddr};
use crate::libc::glibc::{LD, LD_HEAP as LD_HEAP_START, LIBC, TLS as LIBC_TLS, places};
use crate::program::{Area, AreaUse, Image, OP_BYTES, Segment, Text};
use std::ops::Range;
use std::sync::Arc;

/// The executable's first page, which holds the ELF header; its text follows.
const EXE: u64 = 0x5555_5555_4000;
const EXE_TEXT: u64 = EXE + PAGE_SIZE;
/// How far in its page the relro part of an executable begins (`.init_array`): ld puts it so
/// that it ends with the page.
const RELRO_OFFSET: u64 = 0xdd0;
/// The C library: memory for threads' variables (TLS, a mapping of its own), headers, text,
/// read-only data, relro, data, bss, as on Debian 12 (glibc 2.36-9).
pub const LIBC_PATH: &str = "/usr/lib/x86_64-linux-gnu/libc.so.6";
const LIBC_TEXT: u64 = 0x7fff_f7df_b000;
/// Its string routines for this processor (sysdeps/x86_64/multiarch) are at the far end of its text.
const LIBC_STRINGS: u64 = 0x7fff_f7f2_7000;
const LIBC_RODATA: u64 = 0x7fff_f7f5_1000;
const LIBC_RELRO: u64 = 0x7fff_f7fa_4000;
const LIBC_DATA: u64 = 0x7fff_f7fa_8000;
const LIBC_BSS: u64 = 0x7fff_f7fa_a000;
const LIBC_END: u64 = 0x7fff_f7fb_7000;
/// Pages of its file: of the read-only data, the relro part and the data.
const LIBC_PAGES: [u64; 3] = [0x17c, 0x1cf, 0x1d3];
/// The dynamic linker: two pages for its own malloc, then (behind the kernel's pages) its
/// file. It runs before `main` only, so nothing of it is modelled but its place.
const LD_PATH: &str = "/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2";
const LD_HEAP: (u64, u64) = (LD_HEAP_START, 0x7fff_f7fc_2000);
const LD_TEXT: u64 = 0x7fff_f7fc_b000;
const LD_RODATA: u64 = 0x7fff_f7ff_1000;
const LD_RELRO: u64 = 0x7fff_f7ff_b000;
const LD_DATA: u64 = 0x7fff_f7ff_d000;
const LD_END: u64 = 0x7fff_f7ff_f000;

/// Bytes around its own that one fault maps of a file (`fault_around_bytes`).
const FAULT_AROUND: u64 = 64 << 10;

/// `_IO_stdin_used`, at the start of every executable's `.rodata`.
const STDIN_USED: [u8; 4] = [1, 0, 2, 0];
/// `__data_start` and `__dso_handle`, at the start of its `.data`.
const DATA_START: u64 = 16;

/// An image whose addresses are fixed.
pub struct ImageLayout {
    text: VirtAddr,
    texts: Vec<Text>,
    string_routines: Option<VirtAddr>,
    rodata: Segment,
    data: Segment,
    areas: Vec<Area>,
    /// For each object, the addresses of its data.
    pub data_at: Vec<Vec<VirtAddr>>,
}

/// Hands out addresses one after the other.
struct Cursor(u64);

impl Cursor {
    fn take(&mut self, size: u64, align: u64) -> u64 {
        let align = align.clamp(1, 1 << 20);
        let at = self.0.div_ceil(align).wrapping_mul(align);
        self.0 = at.wrapping_add(size);
        at
    }
}

impl ImageLayout {
    /// The executable, whose text has so many ops, and which calls so many library functions.
    pub fn executable(ops: u32, functions: u64, objects: &[Arc<Object>]) -> ImageLayout {
        let text_end = VirtAddr(EXE_TEXT + u64::from(ops.max(1)) * OP_BYTES).ceil();
        let mut layout = ImageLayout::new(VirtAddr(EXE_TEXT), objects);
        layout.texts.push(Text {
            code: 0..ops,
            addr: VirtAddr(EXE_TEXT),
        });
        let mut rodata = Cursor(text_end.0);
        let used = rodata.take(STDIN_USED.len() as u64, 4);
        layout.section(objects, &[Section::Rodata], &mut rodata);
        // The page between is what ld makes read-only after relocation.
        let rodata_end = VirtAddr(rodata.0).ceil().add(PAGE_SIZE);
        layout.rodata = segment(text_end, rodata_end.0);
        put(&mut layout.rodata, VirtAddr(used), &STDIN_USED);
        let mut data = Cursor(rodata_end.0);
        // What ld.so binds lazily (`.got.plt`) is written to for as long as the program runs.
        data.take(8 * functions, 8);
        let start = data.take(DATA_START, 8);
        layout.section(objects, &[Section::Data], &mut data);
        layout.section(objects, &[Section::DataRel], &mut data);
        let chosen = objects.first().map_or(0, |o| o.sections.len() as u16);
        for n in 0..chosen {
            layout.section(objects, &[Section::Named(n)], &mut data);
        }
        let initialised = data.0;
        // The byte with which crtstuff notes that destructors ran.
        let align = max_align(objects, &[Section::Bss, Section::BssLocal]);
        data.take(1, align);
        layout.section(objects, &[Section::Bss, Section::BssLocal], &mut data);
        layout.data = segment(rodata_end, data.0.next_multiple_of(8));
        layout
            .data
            .bytes
            .resize((initialised - rodata_end.0) as usize, 0);
        put(
            &mut layout.data,
            VirtAddr(start + 8),
            &(start + 8).to_le_bytes(),
        );
        // The relro page is a copy of the read-only data's last one if that leaves room in it.
        let text_pages = (text_end.0 - EXE_TEXT) / PAGE_SIZE;
        let rodata_page = 1 + text_pages;
        let rodata_size = rodata.0 - text_end.0;
        let whole = rodata_size / PAGE_SIZE;
        let relro_page = rodata_page + whole + u64::from(rodata_size % PAGE_SIZE > RELRO_OFFSET);
        let relro = rodata_end.0 - PAGE_SIZE;
        let bss = VirtAddr(initialised).ceil().0;
        let end = VirtAddr(data.0).ceil().0;
        layout.areas = vec![
            area(EXE, EXE_TEXT, Some(0), AreaUse::Read),
            area(EXE_TEXT, text_end.0, Some(1), AreaUse::Code),
            area(text_end.0, relro, Some(rodata_page), AreaUse::Read),
            area(relro, rodata_end.0, Some(relro_page), AreaUse::Relro),
            area(rodata_end.0, bss, Some(relro_page + 1), AreaUse::Data),
            area(bss, end, None, AreaUse::Bss),
        ];
        layout
    }

    /// The C library, whose first op has this number. Its objects are in the order of [`by_home`].
    pub fn library(first: u32, objects: &[Arc<Object>]) -> ImageLayout {
        let mut layout = ImageLayout::new(VirtAddr(LIBC_TEXT), objects);
        layout.texts = texts(first, objects);
        let code_end = layout.texts.last().map_or(VirtAddr(LIBC_TEXT), |text| {
            let ops = u64::from(text.code.end - text.code.start);
            text.addr.add(ops * OP_BYTES).ceil()
        });
        let strings = code_end.max(VirtAddr(LIBC_STRINGS));
        layout.string_routines = Some(strings);
        let text_end = strings.add(PAGE_SIZE).0.max(LIBC_RODATA);
        let mut rodata = Cursor(text_end);
        layout.section_by_object(objects, &[Section::Rodata], &mut rodata);
        layout.rodata = segment(VirtAddr(text_end), rodata.0);
        let room = LIBC_DATA - LIBC_RELRO;
        let start = (VirtAddr(rodata.0).ceil().0 + room).max(LIBC_DATA);
        let homes = layout.variables_at_home(objects, start - LIBC_DATA);
        let mut data = Cursor(start);
        layout.section_around(
            objects,
            &[Section::Data, Section::DataRel],
            &mut data,
            &homes,
        );
        // Where the first of glibc's bss begins that is not on the data's last page.
        let initialised = homes
            .iter()
            .filter(|home| home.end < start - LIBC_DATA + LIBC_BSS);
        let initialised = initialised.map(|home| home.end).fold(data.0, u64::max);
        data.0 = data.0.max(start - LIBC_DATA + LIBC_BSS).max(initialised);
        layout.section_around(
            objects,
            &[Section::Bss, Section::BssLocal],
            &mut data,
            &homes,
        );
        data.0 = homes.iter().map(|home| home.end).fold(data.0, u64::max);
        layout.data = segment(VirtAddr(start), data.0.next_multiple_of(8));
        layout.data.bytes.resize((initialised - start) as usize, 0);
        let relro = start - room;
        let bss = VirtAddr(initialised).ceil().0.max(LIBC_BSS);
        let end = VirtAddr(data.0).ceil().0.max(LIBC_END);
        let [rodata_page, relro_page, data_page] = LIBC_PAGES.map(Some);
        let text_page = (LIBC_TEXT - LIBC) / PAGE_SIZE;
        layout.areas = vec![
            area(LIBC_TLS, LIBC, None, AreaUse::Data),
            area(LIBC, LIBC_TEXT, Some(0), AreaUse::Read),
            area(LIBC_TEXT, text_end, Some(text_page), AreaUse::Code),
            area(text_end, relro, rodata_page, AreaUse::Read),
            area(relro, start, relro_page, AreaUse::Relro),
            area(start, bss, data_page, AreaUse::Data),
            area(bss, end, None, AreaUse::Data),
        ];
        layout
    }

    /// The dynamic linker, behind so many ops.
    pub fn linker(ops: u32) -> Image {
        let page = |at: u64| Some((at - LD) / PAGE_SIZE);
        let mut layout = ImageLayout::new(VirtAddr(LD_TEXT), &[]);
        layout.areas = vec![
            area(LD_HEAP.0, LD_HEAP.1, None, AreaUse::Data),
            area(LD, LD_TEXT, page(LD), AreaUse::Read),
            area(LD_TEXT, LD_RODATA, page(LD_TEXT), AreaUse::Code),
            area(LD_RODATA, LD_RELRO, page(LD_RODATA), AreaUse::Read),
            area(LD_RELRO, LD_DATA, page(LD_RELRO), AreaUse::Relro),
            area(LD_DATA, LD_END, page(LD_DATA), AreaUse::Data),
        ];
        layout.image(LD_PATH, ops..ops)
    }

    fn new(text: VirtAddr, objects: &[Arc<Object>]) -> ImageLayout {
        ImageLayout {
            text,
            texts: Vec::new(),
            string_routines: None,
            rodata: Segment::default(),
            data: Segment::default(),
            areas: Vec::new(),
            data_at: objects
                .iter()
                .map(|o| vec![VirtAddr(0); o.data.len()])
                .collect(),
        }
    }

    /// Places all data of some sections, each object's part aligned to what
    /// the strictest variable in it needs, as an ELF section is.
    fn section(&mut self, objects: &[Arc<Object>], sections: &[Section], cursor: &mut Cursor) {
        cursor.take(0, max_align(objects, sections));
        self.section_by_object(objects, sections, cursor);
    }

    fn section_by_object(
        &mut self,
        objects: &[Arc<Object>],
        sections: &[Section],
        cursor: &mut Cursor,
    ) {
        for section in sections {
            for (object, at) in objects.iter().zip(&mut self.data_at) {
                for (data, at) in object
                    .data
                    .iter()
                    .zip(at)
                    .filter(|(d, _)| d.section == *section)
                {
                    *at = VirtAddr(cursor.take(data.size, data.align));
                }
            }
        }
    }

    /// Places the variables that have a place in glibc's data, moved by so many bytes, or among a
    /// thread's; gives what of the data is taken, by address.
    fn variables_at_home(&mut self, objects: &[Arc<Object>], moved: u64) -> Vec<Range<u64>> {
        let mut taken = Vec::new();
        for (object, at) in objects.iter().zip(&mut self.data_at) {
            for symbol in &object.symbols {
                let Def::Data(n) = symbol.def else { continue };
                let (Some(data), Some(at)) = (object.data.get(n as usize), at.get_mut(n as usize))
                else {
                    continue;
                };
                if let Some(offset) = places::of_a_thread(&symbol.name) {
                    *at = VirtAddr(LIBC_TLS + offset);
                } else if let Some(offset) = places::variable(&symbol.name) {
                    *at = VirtAddr(LIBC + moved + offset);
                    taken.push(at.0..at.0 + data.size);
                }
            }
        }
        taken.sort_by_key(|range| range.start);
        taken
    }

    /// Places what has no place yet, around what is taken.
    fn section_around(
        &mut self,
        objects: &[Arc<Object>],
        sections: &[Section],
        cursor: &mut Cursor,
        taken: &[Range<u64>],
    ) {
        for section in sections {
            for (object, at) in objects.iter().zip(&mut self.data_at) {
                let open = object.data.iter().zip(at).filter(|(_, at)| at.0 == 0);
                for (data, at) in open.filter(|(d, _)| d.section == *section) {
                    let mut place = cursor.take(data.size, data.align);
                    for range in taken {
                        if place < range.end && range.start < cursor.0 {
                            cursor.0 = range.end;
                            place = cursor.take(data.size, data.align);
                        }
                    }
                    *at = VirtAddr(place);
                }
            }
        }
    }

    /// The image, with the bytes that are known so far.
    pub fn image(self, path: &str, code: Range<u32>) -> Image {
        Image {
            path: path.into(),
            code,
            text: self.text,
            texts: self.texts,
            string_routines: self.string_routines,
            rodata: self.rodata,
            data: self.data,
            areas: self.areas,
        }
    }
}

/// Where the code of a library's object would like to be: at the 64 KiB where glibc has it, which one
/// page fault maps. What glibc does not have comes after all that it has.
fn home(object: &Object) -> u64 {
    let functions = object
        .symbols
        .iter()
        .filter(|s| matches!(s.def, Def::Func(_)));
    let offset = functions
        .into_iter()
        .find_map(|s| places::function(&s.name));
    (LIBC + offset.unwrap_or(LIBC_STRINGS - LIBC - FAULT_AROUND)) & !(FAULT_AROUND - 1)
}

/// The objects, those of the library (all but the first) in the order of their homes.
pub fn by_home(objects: &[Arc<Object>]) -> Vec<Arc<Object>> {
    let mut sorted = objects.to_vec();
    if let Some((_, library)) = sorted.split_first_mut() {
        library.sort_by_cached_key(|object| home(object));
    }
    sorted
}

/// Puts the code of the library's objects at their homes, or where there is room behind what is there.
fn texts(first: u32, objects: &[Arc<Object>]) -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    let (mut op, mut end) = (first, LIBC_TEXT);
    for object in objects {
        let ops: u32 = object.funcs.iter().map(|f| f.code.len() as u32).sum();
        let addr = home(object).max(end);
        match texts.last_mut() {
            Some(last) if addr == end => last.code.end = op + ops,
            _ => texts.push(Text {
                code: op..op + ops,
                addr: VirtAddr(addr),
            }),
        }
        op += ops;
        end = addr + u64::from(ops) * OP_BYTES;
    }
    texts
}

fn max_align(objects: &[Arc<Object>], sections: &[Section]) -> u64 {
    let all = objects
        .iter()
        .flat_map(|o| &o.data)
        .filter(|d| sections.contains(&d.section));
    all.map(|d| d.align).max().unwrap_or(1)
}

fn area(start: u64, end: u64, page: Option<u64>, usage: AreaUse) -> Area {
    let (start, end) = (VirtAddr(start), VirtAddr(end));
    Area {
        start,
        end,
        page,
        usage,
    }
}

fn segment(from: VirtAddr, to: u64) -> Segment {
    Segment {
        addr: from,
        bytes: Vec::new(),
        mem_size: to.saturating_sub(from.0),
    }
}

/// Writes bytes at an address of an image.
pub fn write(image: &mut Image, at: VirtAddr, bytes: &[u8]) {
    if bytes.is_empty() {
        return;
    }
    let segment = if at >= image.data.addr {
        &mut image.data
    } else {
        &mut image.rodata
    };
    put(segment, at, bytes);
}

fn put(segment: &mut Segment, at: VirtAddr, bytes: &[u8]) {
    let Some(from) = at.0.checked_sub(segment.addr.0).map(|o| o as usize) else {
        return;
    };
    let to = from + bytes.len();
    if to as u64 > segment.mem_size {
        return;
    }
    if segment.bytes.len() < to {
        segment.bytes.resize(to, 0);
    }
    segment.bytes[from..to].copy_from_slice(bytes);
}
