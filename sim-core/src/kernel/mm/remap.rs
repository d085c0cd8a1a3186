//! mremap: a mapping grows, shrinks, or moves with its pages.
//!
//! mremap(2); mm/mremap.c: `check_mremap_params`, `check_prep_vma`, `expand_vma`,
//! `mremap_to`, `remap_move`, `move_vma`, `move_page_tables`.

use super::place::{self, Backing, Request, TASK_SIZE};
use super::{filemap, gup, limit, map, table, unmap, vma};
use crate::ids::{MmId, PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::errno;
use crate::kernel::event::EventKind;
use crate::kernel::file_types::InodeKind;
use crate::kernel::mm_types::VmFlags;
use crate::kernel::mm_types::Vma;
use crate::live::Live;

const MREMAP_MAYMOVE: u64 = 1;
const MREMAP_FIXED: u64 = 2;
const MREMAP_DONTUNMAP: u64 = 4;

/// What is to happen (`struct vma_remap_struct`). Lengths in bytes, whole pages.
#[derive(Clone, Copy, Debug)]
struct Remap {
    pid: Pid,
    mm: MmId,
    addr: VirtAddr,
    old_len: u64,
    new_len: u64,
    flags: u64,
    new_addr: VirtAddr,
}

impl Remap {
    fn has(&self, flag: u64) -> bool {
        self.flags & flag != 0
    }
    /// The caller says where it goes.
    fn implies_new_addr(&self) -> bool {
        self.has(MREMAP_FIXED | MREMAP_DONTUNMAP)
    }
}

/// `mremap(addr, old_len, new_len, flags, new_addr)`: the address, or −errno.
pub fn sys_mremap(
    live: &mut Live,
    pid: Pid,
    [addr, old_len, new_len, flags, new_addr]: [u64; 5],
) -> i64 {
    let Some(mm) = live.state().mm_of(pid).map(|mm| mm.id) else {
        return -errno::EFAULT;
    };
    let remap = Remap {
        pid,
        mm,
        addr: VirtAddr(addr),
        old_len: VirtAddr(old_len).ceil().0,
        new_len: VirtAddr(new_len).ceil().0,
        flags,
        new_addr: VirtAddr(new_addr),
    };
    do_mremap(live, remap).map_or_else(|error| error, |addr| addr.0 as i64)
}

fn do_mremap(live: &mut Live, remap: Remap) -> Result<VirtAddr, i64> {
    check_params(live, &remap)?;
    if remap.has(MREMAP_FIXED) && remap.old_len == remap.new_len {
        return remap_move(live, remap);
    }
    let area = vma::at(live.state(), remap.mm, remap.addr)
        .cloned()
        .ok_or(-errno::EFAULT)?;
    let expands = remap.new_len > remap.old_len;
    if expands || remap.implies_new_addr() {
        check_area(live, &remap, &area)?;
    }
    if remap.implies_new_addr() {
        return mremap_to(live, remap);
    }
    if remap.new_len < remap.old_len {
        let from = remap.addr.add(remap.new_len);
        unmap::unmap(
            live,
            remap.pid,
            remap.mm,
            from,
            remap.addr.add(remap.old_len),
        )?;
    }
    if expands {
        expand(live, remap, &area)
    } else {
        Ok(remap.addr)
    }
}

fn check_params(live: &Live, remap: &Remap) -> Result<(), i64> {
    let known = MREMAP_MAYMOVE | MREMAP_FIXED | MREMAP_DONTUNMAP;
    let aligned = |va: VirtAddr| va.offset() == 0;
    if remap.flags & !known != 0
        || !aligned(remap.addr)
        || remap.new_len == 0
        || remap.new_len > TASK_SIZE
    {
        return Err(-errno::EINVAL);
    }
    if remap.old_len > u64::MAX - remap.addr.0 {
        return Err(-errno::EINVAL);
    }
    if !remap.implies_new_addr() {
        return Ok(());
    }
    let (old_end, new_end) = (
        remap.addr.add(remap.old_len),
        remap.new_addr.0.wrapping_add(remap.new_len),
    );
    if remap.new_addr.0 > TASK_SIZE - remap.new_len
        || !aligned(remap.new_addr)
        || !remap.has(MREMAP_MAYMOVE)
        || (remap.has(MREMAP_DONTUNMAP) && remap.old_len != remap.new_len)
        || (remap.addr.0 < new_end && remap.new_addr < old_end)
    {
        return Err(-errno::EINVAL);
    }
    if vma::count(live.state(), remap.mm) + 2 >= vma::MAX_MAP_COUNT - 3 {
        return Err(-errno::ENOMEM);
    }
    Ok(())
}

/// `check_prep_vma`: whether the area can be moved or can grow.
fn check_area(live: &Live, remap: &Remap, area: &Vma) -> Result<(), i64> {
    // A length of 0 duplicates a shared mapping; of a private one there would be nothing to see.
    if remap.old_len == 0 && !area.flags.shared {
        return Err(-errno::EINVAL);
    }
    let (special, resized) = (area.is_special(), remap.new_len != remap.old_len);
    if (special && remap.has(MREMAP_DONTUNMAP)) || remap.addr.0.checked_add(remap.new_len).is_none()
    {
        return Err(-errno::EINVAL);
    }
    // What is cut off need not be of this area.
    let kept = remap.old_len.min(remap.new_len);
    if kept > area.end.0 - remap.addr.0 || (special && resized) {
        return Err(-errno::EFAULT);
    }
    let more = remap.new_len.saturating_sub(remap.old_len) / PAGE_SIZE;
    let added = if remap.has(MREMAP_DONTUNMAP) {
        remap.new_len / PAGE_SIZE
    } else {
        more
    };
    if added > 0 && !limit::may_expand(live.state(), remap.pid, remap.mm, area.flags, added) {
        return Err(-errno::ENOMEM);
    }
    if area.flags.account && !map::enough_memory(live, more) {
        return Err(-errno::ENOMEM);
    }
    Ok(())
}

/// Makes a mapping longer: in its place if there is room behind it, else elsewhere if it may move.
fn expand(live: &mut Live, remap: Remap, area: &Vma) -> Result<VirtAddr, i64> {
    let Remap { pid, mm, addr, .. } = remap;
    let (old_end, new_end) = (addr.add(remap.old_len), addr.add(remap.new_len));
    let room = new_end.0 <= TASK_SIZE && vma::within(live.state(), mm, old_end, new_end).is_empty();
    if old_end == area.end && room {
        let tail = Vma {
            start: old_end,
            end: new_end,
            pgoff: area.pgoff.wrapping_add(area.pages()),
            ..area.clone()
        };
        vma::extend(live, pid, mm, area.start, &tail);
        if area.flags.locked {
            gup::populate(live, pid, mm, old_end, new_end, true).ok();
        }
        return Ok(addr);
    }
    if !remap.has(MREMAP_MAYMOVE) {
        return Err(-errno::ENOMEM);
    }
    let to = place_for(live, &remap, area, 0)?;
    move_vma(
        live,
        Remap {
            new_addr: to,
            ..remap
        },
        area,
    )
}

/// Moves every area of a range, keeping the holes between them.
fn remap_move(live: &mut Live, remap: Remap) -> Result<VirtAddr, i64> {
    let end = remap.addr.add(remap.old_len);
    if remap.old_len == 0 {
        let area = vma::at(live.state(), remap.mm, remap.addr)
            .cloned()
            .ok_or(-errno::EFAULT)?;
        check_area(live, &remap, &area)?;
        return mremap_to(live, remap);
    }
    let areas = vma::within(live.state(), remap.mm, remap.addr, end);
    if areas.first().is_none_or(|area| area.start > remap.addr) {
        return Err(-errno::EFAULT);
    }
    let mut result = Err(-errno::EFAULT);
    for area in areas {
        let from = area.start.max(remap.addr);
        let len = area.end.min(end).0 - from.0;
        let new_addr = remap.new_addr.add(from.0 - remap.addr.0);
        let part = Remap {
            addr: from,
            old_len: len,
            new_len: len,
            new_addr,
            ..remap
        };
        check_area(live, &part, &area)?;
        let moved = mremap_to(live, part)?;
        result = result.or(Ok(moved));
    }
    result
}

/// To an address that the caller names (or, with DONTUNMAP alone, hints at).
fn mremap_to(live: &mut Live, remap: Remap) -> Result<VirtAddr, i64> {
    let Remap {
        pid,
        mm,
        addr,
        new_addr,
        ..
    } = remap;
    let mut remap = remap;
    if remap.has(MREMAP_FIXED) {
        unmap::unmap(live, pid, mm, new_addr, new_addr.add(remap.new_len))?;
    }
    if remap.new_len < remap.old_len {
        unmap::unmap(
            live,
            pid,
            mm,
            addr.add(remap.new_len),
            addr.add(remap.old_len),
        )?;
        remap.old_len = remap.new_len;
    }
    let area = vma::at(live.state(), mm, addr)
        .cloned()
        .ok_or(-errno::EFAULT)?;
    remap.new_addr = place_for(live, &remap, &area, new_addr.0)?;
    move_vma(live, remap, &area)
}

fn place_for(live: &Live, remap: &Remap, area: &Vma, hint: u64) -> Result<VirtAddr, i64> {
    let kind = area
        .inode
        .and_then(|inode| filemap::inode(live.state(), inode))
        .map(|inode| inode.kind);
    let request = Request {
        hint,
        len: remap.new_len,
        fixed: remap.has(MREMAP_FIXED),
        low: false,
        backing: match kind {
            None => Backing::Anon,
            Some(InodeKind::Shmem) => Backing::Shmem,
            Some(_) => Backing::File(area.file_page(remap.addr)),
        },
    };
    let space = table::mm(live.state(), remap.mm).ok_or(-errno::EFAULT)?;
    place::get_unmapped_area(space, &request)
}

/// A copy of the area at the new address takes the entries; then the old one goes.
fn move_vma(live: &mut Live, remap: Remap, area: &Vma) -> Result<VirtAddr, i64> {
    let Remap {
        pid,
        mm,
        addr,
        new_addr,
        ..
    } = remap;
    let new_end = new_addr.add(remap.new_len);
    let part = addr > area.start || remap.old_len < area.end.0 - area.start.0;
    if area.is_special() && part {
        return Err(-errno::EINVAL);
    }
    let mut copy = Vma {
        start: new_addr,
        end: new_end,
        pgoff: area.file_page(addr),
        ..area.clone()
    };
    // What was never touched counts as mapped here in the first place.
    if area.inode.is_none() && !area.anon_vma {
        copy.pgoff = new_addr.page().0;
    }
    vma::add(live, pid, mm, copy);
    let old_end = addr.add(remap.old_len);
    for (vpn, pte) in table::entries(live.state(), mm, addr, old_end) {
        let from = vpn.addr();
        let to = new_addr.add(from.0 - addr.0);
        table::alloc(live, pid, mm, to);
        live.emit(pid, EventKind::PteMove { mm, from, to, pte });
    }
    if remap.has(MREMAP_DONTUNMAP) {
        dontunmap_complete(live, &remap, area);
    } else if remap.old_len > 0 {
        unmap::unmap(live, pid, mm, addr, old_end)?;
    }
    if area.flags.locked {
        gup::populate(
            live,
            pid,
            mm,
            new_addr.add(remap.old_len.min(remap.new_len)),
            new_end,
            true,
        )
        .ok();
    }
    Ok(new_addr)
}

/// What stays behind is not locked any more; and if the whole area went, nothing of it
/// has an `anon_vma`.
fn dontunmap_complete(live: &mut Live, remap: &Remap, area: &Vma) {
    let Remap { pid, mm, addr, .. } = *remap;
    let start = area.start;
    if area.flags.locked {
        let flags = VmFlags {
            locked: false,
            ..area.flags
        };
        live.emit(pid, EventKind::VmaFlags { mm, start, flags });
    }
    if area.anon_vma && addr == start && addr.add(remap.old_len) == area.end {
        live.emit(pid, EventKind::VmaAnon { mm, start, id: 0 });
    }
}
