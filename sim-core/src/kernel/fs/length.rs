//! How long a file is, and where it has holes: truncate(2), fallocate(2); fs/open.c.

use super::names::lookup;
use super::open::CWD;
use super::{MAY_WRITE, data, inode, may, modified, seal};
use crate::ids::{InodeId, PAGE_SIZE, Pid};
use crate::kernel::errno::{EACCES, EBADF, EINVAL, EISDIR, ENODEV, EOPNOTSUPP, EPERM};
use crate::kernel::event::EventKind;
use crate::kernel::file::flags::{O_ACCMODE, O_RDONLY};
use crate::kernel::file::table;
use crate::kernel::file_types::{FileKind, InodeKind};
use crate::kernel::mm::{filemap, frame, truncate as cut};
use crate::live::Live;

type Done = Result<i64, i64>;

/// truncate(2): path, length.
pub(crate) fn truncate(live: &mut Live, pid: Pid, at: u64, len: u64) -> Done {
    if (len as i64) < 0 {
        return Err(EINVAL);
    }
    let id = lookup(live, pid, CWD, at, true)?;
    let file = inode(live.state(), id)?;
    match file.kind {
        InodeKind::Regular | InodeKind::Shmem => {}
        InodeKind::Directory => return Err(EISDIR),
        _ => return Err(EINVAL),
    }
    if !may(live.state(), pid, &file, MAY_WRITE) {
        return Err(EACCES);
    }
    set_len(live, pid, id, len)
}

/// ftruncate(2): descriptor, length.
pub(crate) fn ftruncate(live: &mut Live, pid: Pid, fd: u64, len: u64) -> Done {
    if (len as i64) < 0 {
        return Err(EINVAL);
    }
    let (_, file) = table::lookup(live.state(), pid, fd).ok_or(EBADF)?;
    let FileKind::Inode(id) = file.kind else {
        return Err(EINVAL);
    };
    let kind = inode(live.state(), id)?.kind;
    if file.flags & O_ACCMODE == O_RDONLY || !matches!(kind, InodeKind::Regular | InodeKind::Shmem)
    {
        return Err(EINVAL);
    }
    set_len(live, pid, id, len)
}

fn set_len(live: &mut Live, pid: Pid, id: InodeId, len: u64) -> Done {
    let file = inode(live.state(), id)?;
    let (kind, size) = (file.kind, file.size);
    seal::may_resize(&file, len)?;
    if len > size {
        data::room_for(live, pid, kind, len.saturating_sub(1))?;
    }
    cut::set_size(live, pid, id, len);
    modified(live, pid, id);
    Ok(0)
}

const FALLOC_FL_KEEP_SIZE: u64 = 1;
const FALLOC_FL_PUNCH_HOLE: u64 = 2;
const FALLOC_FL_ZERO_RANGE: u64 = 16;

/// fallocate(2): descriptor, mode, offset, length.
pub(crate) fn fallocate(live: &mut Live, pid: Pid, args: [u64; 4]) -> Done {
    let [fd, mode, offset, len] = args;
    let (_, file) = table::lookup(live.state(), pid, fd).ok_or(EBADF)?;
    if (offset as i64) < 0 || (len as i64) <= 0 {
        return Err(EINVAL);
    }
    if file.flags & O_ACCMODE == O_RDONLY {
        return Err(EBADF);
    }
    let FileKind::Inode(id) = file.kind else {
        return Err(ENODEV);
    };
    let file = inode(live.state(), id)?;
    let (kind, size, seals) = (file.kind, file.size, file.attr.seals);
    if !matches!(kind, InodeKind::Regular | InodeKind::Shmem) {
        return Err(ENODEV);
    }
    if seals & seal::WRITES != 0 && mode & FALLOC_FL_PUNCH_HOLE != 0 {
        return Err(EPERM);
    }
    let end = offset.saturating_add(len);
    match mode {
        0 | FALLOC_FL_KEEP_SIZE => {
            if mode == 0 && end > size {
                set_len(live, pid, id, end)?;
            }
            Ok(0)
        }
        m if m == FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE => {
            punch(live, pid, id, offset, end);
            Ok(0)
        }
        // `ext4_zero_range`: what is there becomes unwritten, what is missing is added. tmpfs
        // cannot.
        m if m & !FALLOC_FL_KEEP_SIZE == FALLOC_FL_ZERO_RANGE && kind == InodeKind::Regular => {
            punch(live, pid, id, offset, end.min(size));
            if m & FALLOC_FL_KEEP_SIZE == 0 && end > size {
                set_len(live, pid, id, end)?;
            }
            Ok(0)
        }
        _ => Err(EOPNOTSUPP),
    }
}

/// Makes a range of a file a hole: the parts of pages at both ends are filled with zeros.
fn punch(live: &mut Live, pid: Pid, id: InodeId, offset: u64, end: u64) {
    let page = PAGE_SIZE;
    let (first, last) = (offset.next_multiple_of(page), end / page * page);
    if last < first {
        zero(live, pid, id, offset, end);
    } else {
        zero(live, pid, id, offset, first);
        zero(live, pid, id, last, end);
    }
    if first < last {
        cut::punch_hole(live, pid, id, first / page, last / page);
    }
    modified(live, pid, id);
}

/// Fills a part of one page with zeros.
fn zero(live: &mut Live, pid: Pid, inode: InodeId, from: u64, to: u64) {
    let page = PAGE_SIZE;
    if from < to
        && let Some(pfn) = filemap::read_page(live, pid, inode, from / page)
    {
        let bytes = vec![0; (to - from) as usize].into();
        let offset = (from % page) as u16;
        live.emit(pid, EventKind::FrameFill { pfn, offset, bytes });
        frame::mark_dirty(live, pid, pfn);
    }
}
