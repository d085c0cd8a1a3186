//! Maps a program's images as load_elf_binary and ld.so do: fs/binfmt_elf.c.
//!
//! An image is a file whose pages are in the page cache already: text, read-only
//! data, data, in this order. Each part is a private mapping of it; what of the
//! data has no bytes in the file (bss) is anonymous memory.

use super::{TooSmall, elf};
use crate::ids::{InodeId, MmId, PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::event::{EventKind, FaultBy, Level};
use crate::kernel::file_types::{Content, InodeKind};
use crate::kernel::fs::{self, tree};
use crate::kernel::mm::filemap::{self, FAULT_AROUND_PAGES};
use crate::kernel::mm::touch::touch;
use crate::kernel::mm::{frame, loaded, map};
use crate::kernel::mm_types::{FrameKind, VmFlags, Vma, VmaName};
use crate::kernel::task::rlimit;
use crate::kernel::uaccess;
use crate::live::Live;
use crate::program::{AreaUse, Image, OP_BYTES, Program, Touch, TouchKind};
use std::sync::Arc;

/// One past the highest address of a stack, without randomisation (as `setarch -R` runs it).
pub(super) const STACK_TOP: VirtAddr = VirtAddr(0x7fff_ffff_f000);
/// What text is filled with: the model's instructions have no bytes. On x86: int3.
pub const FILLER: u8 = 0xcc;
/// Bytes that a new stack has below its first page (`setup_arg_pages`).
const STACK_EXPAND: u64 = 128 << 10;
/// mmap stays at least, and at most, this far below the stack (`mmap_base`).
const MIN_GAP: u64 = 128 << 20;
const MAX_GAP: u64 = STACK_TOP.0 / 6 * 5;
/// `stack_guard_gap`.
const GUARD_GAP: u64 = 256 * PAGE_SIZE;
/// Pages of [vvar], of [vvar_vclock] and of [vdso].
const VVAR_PAGES: u64 = 4;
const VCLOCK_PAGES: u64 = 2;
const VDSO_PAGES: u64 = 2;

fn pages(bytes: u64) -> u64 {
    bytes.div_ceil(PAGE_SIZE)
}

/// Puts an image's file into the page cache.
pub(super) fn cache_image(
    live: &mut Live,
    pid: Pid,
    image: &Image,
    path: &str,
    number: u32,
) -> Result<InodeId, TooSmall> {
    let size = image.file_size();
    let compiled_by = (number == 0).then_some(live.scenario.user);
    let inode = fs::make_with(
        live,
        pid,
        InodeKind::Regular,
        path,
        tree::executable(compiled_by),
    );
    let refs = 0;
    live.emit(pid, EventKind::InodeSet { inode, size, refs });
    let content = Box::new(Content::Image(number));
    live.emit(pid, EventKind::InodeContent { inode, content });
    tree::place(live, pid, path, inode);
    let header = if number == 0 {
        elf::header(image)
    } else {
        Vec::new()
    };
    let code = image.texts.iter().map(|text| {
        let ops = text.code.end - text.code.start;
        (text.addr, vec![FILLER; ops as usize * OP_BYTES as usize])
    });
    let code: Vec<_> = code.collect();
    let code = code.iter().map(|(at, filler)| (*at, filler.as_slice()));
    let start = image.areas.first().map_or(image.text, |area| area.start);
    let strings = image
        .string_routines
        .map(|at| (at, [FILLER; PAGE_SIZE as usize]));
    let strings = strings.iter().map(|(at, page)| (*at, page.as_slice()));
    let data = [
        (image.rodata.addr, image.rodata.bytes.as_slice()),
        (image.data.addr, image.data.bytes.as_slice()),
    ];
    let parts = std::iter::once((start, header.as_slice()));
    let parts = parts.chain(code).chain(data).chain(strings);
    let chunks = parts.flat_map(|(at, bytes)| {
        let places = (0..).map(move |n| at.add(n * PAGE_SIZE));
        places.zip(bytes.chunks(PAGE_SIZE as usize))
    });
    for (at, bytes) in chunks {
        let Some(index) = image.file_page(at) else {
            continue;
        };
        let pfn = frame::alloc(live, pid, FrameKind::File { inode, index }).ok_or(TooSmall)?;
        live.emit(
            pid,
            EventKind::FrameFill {
                pfn,
                offset: 0,
                bytes: bytes.into(),
            },
        );
        live.emit(pid, EventKind::CacheAdd { inode, index, pfn });
    }
    Ok(inode)
}

/// An empty address space; the heap will begin behind the executable's bss.
pub(super) fn new_mm(live: &mut Live, pid: Pid, program: &Program) -> MmId {
    let mm = MmId(live.state().next_id);
    let brk = program.images.first().map_or(VirtAddr(0), Image::end);
    let limit = live.scenario.machine.stack_limit;
    let gap = limit.saturating_add(GUARD_GAP).clamp(MIN_GAP, MAX_GAP);
    let mmap_base = VirtAddr(STACK_TOP.0 - gap).floor();
    live.emit(
        pid,
        EventKind::MmCreate {
            mm,
            brk,
            mmap_base,
            stack_top: STACK_TOP,
        },
    );
    mm
}

fn flags(read: bool, write: bool, exec: bool) -> VmFlags {
    VmFlags {
        read,
        write,
        exec,
        may_write: true,
        account: write,
        ..VmFlags::default()
    }
}

/// Maps the parts of an image.
pub(super) fn map_image(
    live: &mut Live,
    pid: Pid,
    mm: MmId,
    image: &Image,
    inode: InodeId,
    path: Arc<str>,
) {
    let path = VmaName::File(path);
    let mut last = None;
    for area in image.areas.iter().filter(|area| area.start < area.end) {
        let rights = match area.usage {
            AreaUse::Read => flags(true, false, false),
            AreaUse::Code => flags(true, false, true),
            AreaUse::Data | AreaUse::Bss => flags(true, true, false),
            AreaUse::Relro => VmFlags {
                account: true,
                ..flags(true, false, false)
            },
        };
        let (inode, pgoff, name) = match area.page {
            Some(page) => (Some(inode), page, path.clone()),
            None => (None, area.start.page().0, VmaName::Anon),
        };
        let written = matches!(area.usage, AreaUse::Relro | AreaUse::Data);
        // Relro and data were one area when ld.so first wrote to it.
        let anon_id = match last {
            _ if !written => 0,
            Some((end, Some(_), id)) if end == area.start && area.page.is_some() => id,
            _ => live.state().next_id,
        };
        last = written.then_some((area.end, area.page, anon_id));
        let vma = Vma {
            start: area.start,
            end: area.end,
            flags: rights,
            inode,
            opening: None,
            pgoff,
            anon_vma: written,
            anon_id,
            forked: false,
            name,
        };
        install(live, pid, mm, vma);
    }
}

/// Adds an area, which may be one that comes along.
fn install(live: &mut Live, pid: Pid, mm: MmId, vma: Vma) {
    let area = vma.clone();
    loaded::handle(live, &area, |live| map::add_vma(live, pid, mm, vma));
}

#[expect(clippy::too_many_arguments, reason = "they are the fields of an area")]
fn add(
    live: &mut Live,
    pid: Pid,
    mm: MmId,
    start: VirtAddr,
    end: VirtAddr,
    flags: VmFlags,
    inode: Option<InodeId>,
    pgoff: u64,
    name: VmaName,
) {
    if start < end {
        let vma = Vma {
            start,
            end,
            flags,
            inode,
            opening: None,
            pgoff,
            anon_vma: false,
            anon_id: 0,
            forked: false,
            name,
        };
        install(live, pid, mm, vma);
    }
}

/// The stack, and the kernel's own pages in every process.
pub(super) fn map_stack_and_vdso(live: &mut Live, pid: Pid, mm: MmId) {
    let limit = live
        .state()
        .task(pid)
        .map_or(u64::MAX, |t| t.limit(rlimit::STACK));
    let size = (STACK_EXPAND + PAGE_SIZE).min(limit.max(PAGE_SIZE)) / PAGE_SIZE * PAGE_SIZE;
    let start = VirtAddr(STACK_TOP.0 - size);
    let stack = VmFlags {
        grows_down: true,
        ..flags(true, true, false)
    };
    add(
        live,
        pid,
        mm,
        start,
        STACK_TOP,
        stack,
        None,
        start.page().0,
        VmaName::Stack,
    );

    let Some(base) = vdso_place(live, mm) else {
        return;
    };
    let vvar = VmFlags {
        may_write: false,
        ..flags(true, false, false)
    };
    let clocks = base.add(VVAR_PAGES * PAGE_SIZE);
    let vdso = clocks.add(VCLOCK_PAGES * PAGE_SIZE);
    let end = vdso.add(VDSO_PAGES * PAGE_SIZE);
    let special = |name: &str| VmaName::Special(name.into());
    add(
        live,
        pid,
        mm,
        base,
        clocks,
        vvar,
        None,
        0,
        special("[vvar]"),
    );
    add(
        live,
        pid,
        mm,
        clocks,
        vdso,
        vvar,
        None,
        0,
        special("[vvar_vclock]"),
    );
    add(
        live,
        pid,
        mm,
        vdso,
        end,
        flags(true, false, true),
        None,
        0,
        special("[vdso]"),
    );
}

/// The highest room below the mmap base for [vvar] and [vdso].
fn vdso_place(live: &Live, mm: MmId) -> Option<VirtAddr> {
    let space = live.state().mms.get(&mm)?;
    let size = (VVAR_PAGES + VCLOCK_PAGES + VDSO_PAGES) * PAGE_SIZE;
    let mut end = space.mmap_base;
    for vma in space
        .vmas
        .values()
        .rev()
        .filter(|vma| vma.start < space.mmap_base)
    {
        if vma.end.add(size) <= end {
            break;
        }
        end = vma.start;
    }
    end.0.checked_sub(size).map(VirtAddr)
}

/// What is written to the data of every program before main: the kernel clears the rest of
/// the last page of the file's data (`padzero`), and ld.so relocates pointers, in the
/// executable at least `__dso_handle` at the start of its data, in the library all over.
/// ld.so read the dynamic section before, in the area's first page: that fault mapped the
/// pages behind it as well, as far as one fault does. Images before `first` are not mapped.
pub(super) fn relocate(
    live: &mut Live,
    pid: Pid,
    program: &Program,
    first: usize,
) -> Result<(), TooSmall> {
    for (n, image) in program.images.iter().enumerate().skip(first) {
        let data = &image.data;
        let len = data.bytes.len() as u64;
        if len == 0 {
            continue;
        }
        let end = data.addr.add(len);
        let rest = vec![0; (end.ceil().0 - end.0) as usize];
        if data.mem_size > len && !rest.is_empty() {
            uaccess::write_bytes(live, pid, end, &rest, true).map_err(|_| TooSmall)?;
        }
        let touched = if n == 0 { 1 } else { pages(len) };
        for page in 0..touched {
            let at = (page * PAGE_SIZE) as usize;
            if let Some(&byte) = data.bytes.get(at) {
                let va = data.addr.add(page * PAGE_SIZE);
                uaccess::write_bytes(live, pid, va, &[byte], true).map_err(|_| TooSmall)?;
            }
        }
        let relro = image.areas.iter().find(|a| a.usage == AreaUse::Relro);
        let Some(mm) = live.state().task(pid).and_then(|t| t.mm) else {
            continue;
        };
        if let Some(relro) = relro {
            let around = relro.start.add(FAULT_AROUND_PAGES * PAGE_SIZE);
            filemap::map_cached(live, pid, mm, data.addr, end.ceil().min(around));
        }
    }
    // ld.so read the program headers.
    let headers = program.images.first().filter(|_| first == 0);
    let headers = headers.and_then(|image| image.areas.first());
    let headers = headers.map(|area| Touch {
        at: area.start,
        how: TouchKind::Read,
    });
    touch(live, pid, headers.as_slice(), FaultBy::User);
    touch(live, pid, program.start, FaultBy::User);
    live.at_depth(Level::Library, |live| {
        for _ in 0..program.start_faults {
            live.emit(pid, EventKind::FaultDone { major: false });
        }
    });
    Ok(())
}
