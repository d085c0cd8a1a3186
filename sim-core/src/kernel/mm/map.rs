//! mmap: a new mapping.
//!
//! mmap(2); mm/mmap.c: `do_mmap`; mm/vma.c: `mmap_region`; mm/util.c: `__vm_enough_memory`.

use super::fault::MMAP_MIN_ADDR;
use super::place::{self, Backing, Request};
use super::{gup, limit, table, unmap, vma};
use crate::ids::{Fd, FileId, InodeId, MmId, PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::errno;
use crate::kernel::event::EventKind;
use crate::kernel::file::flags::O_PATH;
use crate::kernel::file_types::{FileKind, InodeKind};
use crate::kernel::fs::{device, seal};
use crate::kernel::mm_types::{VmFlags, Vma, VmaName};
use crate::kernel::state::State;
use crate::live::Live;

/// include/uapi/linux/mman.h, asm-generic/mman.h.
pub mod flag {
    pub const PROT_READ: u64 = 1;
    pub const PROT_WRITE: u64 = 2;
    pub const PROT_EXEC: u64 = 4;
    pub const MAP_SHARED: u64 = 1;
    pub const MAP_PRIVATE: u64 = 2;
    pub const MAP_SHARED_VALIDATE: u64 = 3;
    pub const MAP_TYPE: u64 = 15;
    pub const MAP_FIXED: u64 = 0x10;
    pub const MAP_ANONYMOUS: u64 = 0x20;
    pub const MAP_32BIT: u64 = 0x40;
    pub const MAP_GROWSDOWN: u64 = 0x100;
    pub const MAP_LOCKED: u64 = 0x2000;
    pub const MAP_NORESERVE: u64 = 0x4000;
    pub const MAP_POPULATE: u64 = 0x8000;
    pub const MAP_NONBLOCK: u64 = 0x10000;
    pub const MAP_STACK: u64 = 0x20000;
    pub const MAP_HUGETLB: u64 = 0x40000;
    pub const MAP_FIXED_NOREPLACE: u64 = 0x10_0000;
    /// What MAP_SHARED_VALIDATE knows (`LEGACY_MAP_MASK`): not MAP_FIXED_NOREPLACE.
    pub const LEGACY: u64 = 0x7_f9f3;
}

/// What /proc/PID/maps says of shared anonymous memory.
pub const SHARED_ANON: &str = "/dev/zero (deleted)";

/// `mmap(addr, len, prot, flags, fd, off)`: the address, or −errno.
pub fn sys_mmap(live: &mut Live, pid: Pid, args: [u64; 6]) -> i64 {
    match do_mmap(live, pid, args) {
        Ok(addr) => addr.0 as i64,
        Err(error) => error,
    }
}

fn do_mmap(
    live: &mut Live,
    pid: Pid,
    [addr, len, prot, flags, fd, off]: [u64; 6],
) -> Result<VirtAddr, i64> {
    let mm = live
        .state()
        .mm_of(pid)
        .map(|mm| mm.id)
        .ok_or(-errno::ENOMEM)?;
    if !off.is_multiple_of(PAGE_SIZE) {
        return Err(-errno::EINVAL);
    }
    let file = if flags & flag::MAP_ANONYMOUS == 0 {
        Some(open_file(live.state(), pid, fd).ok_or(-errno::EBADF)?)
    } else {
        None
    };
    if flags & flag::MAP_HUGETLB != 0 && file.is_none() {
        // No huge pages are set aside (vm.nr_hugepages is 0).
        return Err(-errno::ENOMEM);
    }
    if len == 0 {
        return Err(-errno::EINVAL);
    }
    let fixed = flags & (flag::MAP_FIXED | flag::MAP_FIXED_NOREPLACE) != 0;
    let hint = if fixed { addr } else { place::round_hint(addr) };
    let len = VirtAddr(len).ceil().0;
    if len == 0 {
        return Err(-errno::ENOMEM);
    }
    let pgoff = off / PAGE_SIZE;
    pgoff
        .checked_add(len / PAGE_SIZE)
        .ok_or(-errno::EOVERFLOW)?;
    if vma::count(live.state(), mm) > vma::MAX_MAP_COUNT {
        return Err(-errno::ENOMEM);
    }
    // `mmap_zero`: /dev/zero is another way to ask for anonymous memory.
    let inode = file
        .and_then(|file| match file.kind {
            FileKind::Inode(inode) => Some(inode),
            _ => None,
        })
        .filter(|&inode| !is_dev_zero(live.state(), inode));
    let request = Request {
        hint,
        len,
        fixed,
        low: flags & flag::MAP_32BIT != 0,
        backing: backing(live.state(), inode, flags, pgoff),
    };
    let space = table::mm(live.state(), mm).ok_or(-errno::ENOMEM)?;
    let start = place::get_unmapped_area(space, &request)?;
    let end = start.add(len);
    if flags & flag::MAP_FIXED_NOREPLACE != 0
        && !vma::within(live.state(), mm, start, end).is_empty()
    {
        return Err(-errno::EEXIST);
    }
    let mut vm_flags = vm_flags(prot, flags);
    if let Some(file) = file {
        if pgoff.saturating_add(len / PAGE_SIZE) > i64::MAX as u64 / PAGE_SIZE {
            return Err(-errno::EOVERFLOW);
        }
        vm_flags = check_file(live.state(), file, prot, flags, vm_flags)?;
    } else {
        match flags & flag::MAP_TYPE {
            flag::MAP_PRIVATE => {}
            flag::MAP_SHARED if flags & flag::MAP_GROWSDOWN == 0 => vm_flags.shared = true,
            _ => return Err(-errno::EINVAL),
        }
    }
    // Only what may have to be copied one day is charged; shared memory is charged as its file.
    vm_flags.account = vm_flags.write && !vm_flags.shared && !vm_flags.no_reserve;
    let charged = vm_flags.account || (file.is_none() && vm_flags.shared && !vm_flags.no_reserve);
    if charged && !enough_memory(live, len / PAGE_SIZE) {
        return Err(-errno::ENOMEM);
    }
    let more = len / PAGE_SIZE - limit::mapped(live.state(), mm, start, end);
    if !limit::may_expand(live.state(), pid, mm, vm_flags, more) {
        return Err(-errno::ENOMEM);
    }
    unmap::unmap(live, pid, mm, start, end)?;
    let backed = inode.zip(file.map(|file| file.id));
    let vma = new_area(live, pid, start, end, vm_flags, backed, pgoff);
    vma::add(live, pid, mm, vma);
    if vm_flags.locked || flags & (flag::MAP_POPULATE | flag::MAP_NONBLOCK) == flag::MAP_POPULATE {
        gup::populate(live, pid, mm, start, end, true).ok();
    }
    Ok(start)
}

/// Puts an area where there is room for it, joined to neighbours that are alike.
/// For the loader, which knows where everything goes.
pub fn add_vma(live: &mut Live, pid: Pid, mm: MmId, vma: Vma) {
    vma::add(live, pid, mm, vma);
}

/// `__vm_enough_memory`, heuristic overcommit: only what could never fit is refused.
pub fn enough_memory(live: &Live, pages: u64) -> bool {
    pages <= u64::from(live.state().memory.total)
}

#[derive(Clone, Copy)]
struct Opened {
    id: FileId,
    kind: FileKind,
    flags: u32,
}

fn open_file(state: &State, pid: Pid, fd: u64) -> Option<Opened> {
    let files = state.task(pid)?.files?;
    let entry = state.fd_tables.get(&files)?.fds.get(&Fd(fd as u32))?;
    let file = state.files.get(&entry.file)?;
    if file.flags & O_PATH != 0 {
        return None;
    }
    Some(Opened {
        id: entry.file,
        kind: file.kind,
        flags: file.flags,
    })
}

fn backing(state: &State, inode: Option<InodeId>, flags: u64, pgoff: u64) -> Backing {
    match inode.and_then(|inode| state.inodes.get(&inode)) {
        Some(inode) if inode.kind == InodeKind::Shmem => Backing::Shmem,
        Some(_) => Backing::File(pgoff),
        None if flags & flag::MAP_TYPE == flag::MAP_SHARED => Backing::Shmem,
        None => Backing::Anon,
    }
}

/// `calc_vm_prot_bits`, `calc_vm_flag_bits`.
fn vm_flags(prot: u64, flags: u64) -> VmFlags {
    VmFlags {
        read: prot & flag::PROT_READ != 0,
        write: prot & flag::PROT_WRITE != 0,
        exec: prot & flag::PROT_EXEC != 0,
        grows_down: flags & flag::MAP_GROWSDOWN != 0,
        locked: flags & flag::MAP_LOCKED != 0,
        no_reserve: flags & flag::MAP_NORESERVE != 0,
        no_huge: flags & flag::MAP_STACK != 0,
        may_write: true,
        ..VmFlags::default()
    }
}

/// What mapping an open file needs, in the kernel's order of checks. Tells in the
/// flags whether it is shared, and whether it may ever be written through.
fn check_file(
    state: &State,
    file: Opened,
    prot: u64,
    flags: u64,
    mut vm_flags: VmFlags,
) -> Result<VmFlags, i64> {
    // O_ACCMODE: 0 reading, 1 writing, 2 both.
    let (readable, writable) = (file.flags & 3 != 1, file.flags & 3 != 0);
    let inode = match file.kind {
        FileKind::Inode(inode) => state.inodes.get(&inode),
        _ => None,
    };
    let sealed = inode.is_some_and(|inode| inode.attr.seals & seal::WRITES != 0);
    match flags & flag::MAP_TYPE {
        kind @ (flag::MAP_SHARED | flag::MAP_SHARED_VALIDATE) => {
            if kind == flag::MAP_SHARED_VALIDATE && flags & !flag::LEGACY != 0 {
                return Err(-errno::EOPNOTSUPP);
            }
            if prot & flag::PROT_WRITE != 0 && !writable {
                return Err(-errno::EACCES);
            }
            vm_flags.shared = true;
            vm_flags.may_write = writable && !sealed;
            if sealed && prot & flag::PROT_WRITE != 0 {
                return Err(-errno::EPERM);
            }
        }
        flag::MAP_PRIVATE => {}
        _ => return Err(-errno::EINVAL),
    }
    if !readable {
        return Err(-errno::EACCES);
    }
    let can_be_mapped = match file.kind {
        FileKind::Inode(inode) => {
            is_dev_zero(state, inode)
                || state.inodes.get(&inode).is_some_and(|inode| {
                    matches!(inode.kind, InodeKind::Regular | InodeKind::Shmem)
                })
        }
        _ => false,
    };
    if !can_be_mapped {
        return Err(-errno::ENODEV);
    }
    if vm_flags.grows_down {
        Err(-errno::EINVAL)
    } else {
        Ok(vm_flags)
    }
}

fn is_dev_zero(state: &State, inode: InodeId) -> bool {
    let device = state.inodes.get(&inode);
    device.is_some_and(|inode| inode.kind == InodeKind::Device && inode.attr.rdev == device::ZERO)
}

/// The area; shared anonymous memory gets a file that nobody else can name (`shmem_zero_setup`).
fn new_area(
    live: &mut Live,
    pid: Pid,
    start: VirtAddr,
    end: VirtAddr,
    flags: VmFlags,
    file: Option<(InodeId, FileId)>,
    pgoff: u64,
) -> Vma {
    let opening = file.map(|(_, opening)| opening);
    let (inode, pgoff, name) = match file {
        Some((inode, _)) => {
            let path = live
                .state()
                .inodes
                .get(&inode)
                .map_or_else(|| "".into(), |inode| inode.name.clone());
            (Some(inode), pgoff, VmaName::File(path))
        }
        None if flags.shared => {
            let inode = InodeId(live.state().next_id);
            let size = end.0 - start.0;
            let kind = InodeKind::Shmem;
            live.emit(
                pid,
                EventKind::InodeCreate {
                    inode,
                    kind,
                    name: SHARED_ANON.into(),
                    size,
                },
            );
            (Some(inode), 0, VmaName::File(SHARED_ANON.into()))
        }
        None => (None, start.page().0, VmaName::Anon),
    };
    Vma {
        start,
        end,
        flags,
        inode,
        opening,
        pgoff,
        anon_vma: false,
        anon_id: 0,
        forked: false,
        name,
    }
}

const _: () = assert!(MMAP_MIN_ADDR.is_multiple_of(PAGE_SIZE));
