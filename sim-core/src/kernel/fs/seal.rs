//! Seals of files in memory: fcntl(2) with F_ADD_SEALS and F_GET_SEALS; mm/memfd.c
//! (`memfd_add_seals`), mm/shmem.c (`shmem_setattr`, `shmem_write_begin`).

use super::{inode, set_attr};
use crate::ids::{InodeId, Pid};
use crate::kernel::errno::{EBUSY, EINVAL, EPERM};
use crate::kernel::file::flags::{O_ACCMODE, O_RDONLY};
use crate::kernel::file_types::{FileKind, Inode, InodeKind, OpenFile};
use crate::kernel::state::State;
use crate::live::Live;

/// F_SEAL_SEAL: no more seals. What memfd_create(2) did not say may be sealed has it.
pub(crate) const SEAL: u32 = 1;
const SHRINK: u32 = 2;
const GROW: u32 = 4;
const WRITE: u32 = 8;
const FUTURE_WRITE: u32 = 0x10;
const EXEC: u32 = 0x20;
/// With either of these nothing can be written with write(2) or through a new mapping.
pub(crate) const WRITES: u32 = WRITE | FUTURE_WRITE;
const KNOWN: u32 = SEAL | SHRINK | GROW | WRITE | FUTURE_WRITE | EXEC;

/// The file in memory that a description is of.
fn of(state: &State, file: &OpenFile) -> Result<InodeId, i64> {
    match file.kind {
        FileKind::Inode(id) if inode(state, id)?.kind == InodeKind::Shmem => Ok(id),
        _ => Err(EINVAL),
    }
}

/// F_GET_SEALS.
pub(crate) fn get(state: &State, file: &OpenFile) -> Result<i64, i64> {
    let id = of(state, file)?;
    Ok(i64::from(inode(state, id)?.attr.seals))
}

/// F_ADD_SEALS. What is sealed against execution is so against writing, too, unless nobody may
/// execute it anyway.
pub(crate) fn add(live: &mut Live, pid: Pid, file: &OpenFile, seals: u32) -> Result<i64, i64> {
    if file.flags & O_ACCMODE == O_RDONLY {
        return Err(EPERM);
    }
    if seals & !KNOWN != 0 {
        return Err(EINVAL);
    }
    let id = of(live.state(), file)?;
    let attr = inode(live.state(), id)?.attr;
    if attr.seals & SEAL != 0 {
        return Err(EPERM);
    }
    if seals & WRITE & !attr.seals != 0 && is_mapped_to_write(live.state(), id) {
        return Err(EBUSY);
    }
    let more = match seals & EXEC != 0 && attr.mode & 0o111 != 0 {
        true => SHRINK | GROW | WRITE | FUTURE_WRITE,
        false => 0,
    };
    set_attr(live, pid, id, |attr| attr.seals |= seals | more);
    Ok(0)
}

/// True if somebody has it mapped shared, and may write to it (`mapping_writably_mapped`).
fn is_mapped_to_write(state: &State, id: InodeId) -> bool {
    let mut areas = state.mms.values().flat_map(|mm| mm.vmas.values());
    areas.any(|vma| vma.inode == Some(id) && vma.flags.shared && vma.flags.may_write)
}

/// Whether a file may get this size.
pub(crate) fn may_resize(file: &Inode, size: u64) -> Result<(), i64> {
    let seals = file.attr.seals;
    if size < file.size && seals & SHRINK != 0 || size > file.size && seals & GROW != 0 {
        return Err(EPERM);
    }
    Ok(())
}

/// Whether a file with these seals and of this size may be written up to `end`.
pub(crate) fn may_write(seals: u32, size: u64, end: u64) -> Result<(), i64> {
    if seals & WRITES != 0 || seals & GROW != 0 && end > size {
        return Err(EPERM);
    }
    Ok(())
}
