//! Shared memory segments: shmget, shmat, shmdt, shmctl.
//!
//! shmget(2), shmop(2), shmctl(2); ipc/shm.c: `newseg`, `do_shmat`, `ksys_shmdt`,
//! `shm_open`, `shm_close`, `do_shm_rmid`.

use super::{
    IPC_INFO, IPC_PRIVATE, IPC_RMID, IPC_SET, IPC_STAT, READ, WRITE, allows, find_key, info,
    next_id, now_s, perm_bytes, perm_mode,
};
use crate::ids::{InodeId, PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::errno::{EACCES, EFAULT, EINVAL, ENOMEM};
use crate::kernel::event::EventKind;
use crate::kernel::file_types::InodeKind;
use crate::kernel::ipc_types::{SHM_DEST, Segment};
use crate::kernel::mm::place::{self, Backing, Request};
use crate::kernel::mm::{filemap, limit, map, unmap, vma};
use crate::kernel::mm_types::{VmFlags, Vma, VmaName};
use crate::kernel::state::State;
use crate::kernel::syscall::Call;
use crate::kernel::uaccess;
use crate::live::Live;

const SHM_LOCK: u32 = 11;
const SHM_UNLOCK: u32 = 12;
const SHM_STAT: u32 = 13;
const SHM_INFO: u32 = 14;
const SHM_STAT_ANY: u32 = 15;
/// Locked in memory.
const SHM_LOCKED: u32 = 0o2000;
const SHM_RDONLY: u64 = 0o10000;
const SHM_RND: u64 = 0o20000;
const SHM_REMAP: u64 = 0o40000;
const SHM_EXEC: u64 = 0o100000;
/// Most bytes (SHMMAX), and most segments (SHMMNI).
pub(super) const SHMMAX: u64 = u64::MAX - (1 << 24);
pub(super) const SHMMNI: usize = 4096;
/// Bytes of `struct shmid_ds`.
const SHMID_DS_BYTES: u64 = 112;

fn find(state: &State, id: u64) -> Option<(u32, Segment)> {
    let id = u32::try_from(id as i32).ok()?;
    state.shm.by_id.get(&id).map(|&segment| (id, segment))
}

/// Areas that map a segment, in all address spaces (`shm_nattch`).
fn attached(state: &State, inode: InodeId) -> u64 {
    let areas = state.mms.values().flat_map(|mm| mm.vmas.values());
    areas.filter(|vma| vma.inode == Some(inode)).count() as u64
}

/// shmget(2): key, size, flags.
pub(crate) fn shmget(live: &mut Live, pid: Pid, key: u64, size: u64, flags: u64) -> Call {
    let key = key as i32;
    let too_small = |segment: &Segment| size > segment.size;
    match find_key(
        live.state(),
        pid,
        |state| &state.shm,
        key,
        flags as u32,
        too_small,
    ) {
        Ok(Some(id)) => Call::Return(i64::from(id)),
        Ok(None) => new_segment(live, pid, key, size, flags).into(),
        Err(errno) => Call::err(errno),
    }
}

/// `newseg`: the number of a new segment.
fn new_segment(live: &mut Live, pid: Pid, key: i32, size: u64, flags: u64) -> Result<i64, i64> {
    if size == 0 || size > SHMMAX {
        return Err(EINVAL);
    }
    if live.state().shm.by_id.len() >= SHMMNI {
        return Err(crate::kernel::errno::ENOSPC);
    }
    if !map::enough_memory(live, size.div_ceil(PAGE_SIZE)) {
        return Err(ENOMEM);
    }
    let inode = InodeId(live.state().next_id);
    let name = format!("/SYSV{:08x} (deleted)", key as u32);
    live.emit(
        pid,
        EventKind::InodeCreate {
            inode,
            kind: InodeKind::Shmem,
            name: name.into(),
            size,
        },
    );
    // The segment itself holds its memory.
    live.emit(
        pid,
        EventKind::InodeSet {
            inode,
            size,
            refs: 1,
        },
    );
    let id = next_id(&live.state().shm);
    let segment = Segment {
        key,
        inode,
        size,
        mode: flags as u32 & 0o777,
        creator: pid,
        last: Pid(0),
        attached_s: 0,
        detached_s: 0,
        changed_s: now_s(live),
    };
    live.emit(pid, EventKind::ShmSet { id, segment });
    Ok(i64::from(id))
}

/// shmat(2): number, address or 0, flags.
pub(crate) fn shmat(live: &mut Live, pid: Pid, id: u64, addr: u64, flags: u64) -> Call {
    do_shmat(live, pid, id, addr, flags).into()
}

fn do_shmat(live: &mut Live, pid: Pid, id: u64, addr: u64, flags: u64) -> Result<i64, i64> {
    let (hint, fixed) = match addr {
        0 if flags & SHM_REMAP != 0 => return Err(EINVAL),
        0 => (0, false),
        addr if addr.is_multiple_of(PAGE_SIZE) => (addr, true),
        addr if flags & SHM_RND != 0 => {
            let down = addr & !(PAGE_SIZE - 1);
            if down == 0 && flags & SHM_REMAP != 0 {
                return Err(EINVAL);
            }
            (down, true)
        }
        _ => return Err(EINVAL),
    };
    let (_, segment) = find(live.state(), id).ok_or(EINVAL)?;
    let write = flags & SHM_RDONLY == 0;
    let exec = flags & SHM_EXEC != 0;
    let wanted = READ | if write { WRITE } else { 0 } | u32::from(exec);
    if !allows(live.state(), pid, segment.mode, wanted) {
        return Err(EACCES);
    }
    let space = live.state().mm_of(pid).ok_or(EINVAL)?;
    let mm = space.id;
    let len = VirtAddr(segment.size).ceil().0;
    if fixed && flags & SHM_REMAP == 0 {
        let end = hint.checked_add(segment.size).ok_or(EINVAL)?;
        if !vma::within(live.state(), mm, VirtAddr(hint), VirtAddr(end)).is_empty() {
            return Err(EINVAL);
        }
    }
    let request = Request {
        hint,
        len,
        fixed,
        low: false,
        backing: Backing::Shmem,
    };
    let start = place::get_unmapped_area(space, &request).map_err(|error| -error)?;
    let end = start.add(len);
    let flags = VmFlags {
        read: true,
        write,
        exec,
        shared: true,
        may_write: write,
        ..VmFlags::default()
    };
    let more = len / PAGE_SIZE - limit::mapped(live.state(), mm, start, end);
    if !limit::may_expand(live.state(), pid, mm, flags, more) {
        return Err(ENOMEM);
    }
    unmap::unmap(live, pid, mm, start, end).map_err(|error| -error)?;
    let area = Vma {
        start,
        end,
        flags,
        inode: Some(segment.inode),
        opening: None,
        pgoff: 0,
        anon_vma: false,
        anon_id: 0,
        forked: false,
        name: VmaName::File(
            filemap::inode(live.state(), segment.inode)
                .map_or_else(|| "".into(), |inode| inode.name.clone()),
        ),
    };
    vma::add(live, pid, mm, area);
    opened(live, pid, segment.inode);
    Ok(start.0 as i64)
}

/// `shm_open`: a segment is mapped once more, by shmat or by fork.
pub fn opened(live: &mut Live, pid: Pid, inode: InodeId) {
    let now = now_s(live);
    if let Some((id, segment)) = of_inode(live.state(), inode) {
        let segment = Segment {
            last: pid,
            attached_s: now,
            ..segment
        };
        live.emit(pid, EventKind::ShmSet { id, segment });
    }
}

/// `shm_close`: an area that mapped a segment has gone, and maybe the last of one that was
/// to be removed.
pub fn closed(live: &mut Live, pid: Pid, inode: InodeId) {
    let now = now_s(live);
    let Some((id, segment)) = of_inode(live.state(), inode) else {
        return;
    };
    if segment.mode & SHM_DEST != 0 && attached(live.state(), inode) == 0 {
        live.emit(pid, EventKind::ShmFree { id });
        return;
    }
    let segment = Segment {
        last: pid,
        detached_s: now,
        ..segment
    };
    live.emit(pid, EventKind::ShmSet { id, segment });
}

/// The segment that an inode is the memory of, if it is that of one.
pub fn of_inode(state: &State, inode: InodeId) -> Option<(u32, Segment)> {
    let mut all = state.shm.by_id.iter();
    all.find(|(_, segment)| segment.inode == inode)
        .map(|(&id, &segment)| (id, segment))
}

/// shmdt(2): unmaps what is left of the attachment that began at an address.
pub(crate) fn shmdt(live: &mut Live, pid: Pid, addr: u64) -> Call {
    if !addr.is_multiple_of(PAGE_SIZE) {
        return Call::err(EINVAL);
    }
    let Some(space) = live.state().mm_of(pid) else {
        return Call::err(EINVAL);
    };
    let mm = space.id;
    let begins = |vma: &Vma| {
        vma.start
            .0
            .checked_sub(vma.pgoff.wrapping_mul(PAGE_SIZE))
            .is_some_and(|start| start == addr)
    };
    let state = live.state();
    let first = space
        .vmas
        .range(VirtAddr(addr)..)
        .map(|(_, vma)| vma)
        .find(|vma| {
            begins(vma)
                && vma
                    .inode
                    .is_some_and(|inode| of_inode(state, inode).is_some())
        });
    let Some((inode, size)) = first.and_then(|vma| {
        let (_, segment) = of_inode(state, vma.inode?)?;
        Some((segment.inode, VirtAddr(segment.size).ceil().0))
    }) else {
        return Call::err(EINVAL);
    };
    let end = VirtAddr(addr.saturating_add(size));
    for area in vma::within(live.state(), mm, VirtAddr(addr), end) {
        if area.inode == Some(inode)
            && begins(&area)
            && let Err(error) = unmap::unmap(live, pid, mm, area.start, area.end)
        {
            return Call::Return(error);
        }
    }
    Call::Return(0)
}

/// shmctl(2): number, command, `struct shmid_ds *`.
pub(crate) fn shmctl(live: &mut Live, pid: Pid, id: u64, command: u64, at: u64) -> Call {
    let command = command as u32;
    if (id as i32) < 0 {
        return Call::err(EINVAL);
    }
    let (id, any) = match command {
        IPC_RMID | IPC_SET | IPC_STAT | SHM_LOCK | SHM_UNLOCK => (id, false),
        SHM_STAT | SHM_STAT_ANY => match info::at_index(&live.state().shm, id) {
            Ok(id) => (u64::from(id), true),
            Err(errno) => return Call::err(errno),
        },
        IPC_INFO | SHM_INFO => return info::memory(live, pid, at, command == SHM_INFO).into(),
        _ => return Call::err(EINVAL),
    };
    let Some((id, segment)) = find(live.state(), id) else {
        return Call::err(EINVAL);
    };
    let changed = |mode| Segment {
        mode,
        changed_s: now_s(live),
        ..segment
    };
    let segment = match command {
        IPC_STAT | SHM_STAT if !allows(live.state(), pid, segment.mode, READ) => {
            return Call::err(EACCES);
        }
        IPC_STAT | SHM_STAT | SHM_STAT_ANY => {
            let bytes = status(live.state(), pid, &segment, id);
            return match uaccess::write_bytes(live, pid, VirtAddr(at), &bytes, true) {
                Ok(()) if any => Call::Return(i64::from(id)),
                Ok(()) => Call::Return(0),
                Err(_) => Call::err(EFAULT),
            };
        }
        IPC_SET => {
            let Ok(bytes) = uaccess::read_bytes(live, pid, VirtAddr(at), SHMID_DS_BYTES) else {
                return Call::err(EFAULT);
            };
            Segment {
                mode: segment.mode & !0o777 | perm_mode(&bytes),
                changed_s: now_s(live),
                ..segment
            }
        }
        IPC_RMID => return remove(live, pid, id, segment),
        SHM_LOCK => changed(segment.mode | SHM_LOCKED),
        _ => changed(segment.mode & !SHM_LOCKED),
    };
    live.emit(pid, EventKind::ShmSet { id, segment });
    Call::Return(0)
}

/// `do_shm_rmid`: nobody finds it any more; it goes with the last who has attached it.
fn remove(live: &mut Live, pid: Pid, id: u32, segment: Segment) -> Call {
    let inode = segment.inode;
    if segment.mode & SHM_DEST == 0
        && let Some(file) = filemap::inode(live.state(), inode)
    {
        let (size, refs) = (file.size, file.refs.saturating_sub(1));
        live.emit(pid, EventKind::InodeSet { inode, size, refs });
    }
    if attached(live.state(), inode) == 0 {
        live.emit(pid, EventKind::ShmFree { id });
        filemap::put_inode(live, pid, inode);
    } else {
        let segment = Segment {
            key: IPC_PRIVATE,
            mode: segment.mode | SHM_DEST,
            ..segment
        };
        live.emit(pid, EventKind::ShmSet { id, segment });
    }
    Call::Return(0)
}

/// `struct shmid_ds` as shmctl gives it.
fn status(state: &State, pid: Pid, segment: &Segment, id: u32) -> Vec<u8> {
    let owner = state.cred(pid).user.real;
    let mut bytes = perm_bytes(segment, id, owner);
    let times = [segment.attached_s, segment.detached_s, segment.changed_s];
    for word in [segment.size].into_iter().chain(times) {
        bytes.extend(word.to_le_bytes());
    }
    for pid in [segment.creator, segment.last] {
        bytes.extend(pid.0.to_le_bytes());
    }
    bytes.extend(attached(state, segment.inode).to_le_bytes());
    bytes.resize(SHMID_DS_BYTES as usize, 0);
    bytes
}
