//! Reading and writing what is in a file, through the page cache: mm/filemap.c
//! (`generic_file_read_iter`, `generic_perform_write`), fs/read_write.c.

use super::{device, inode, modified, proc, seal, set_attr};
use crate::ids::{FileId, InodeId, PAGE_SIZE, Pid};
use crate::kernel::errno::{EFBIG, EINVAL, EISDIR, ENOSPC, ENXIO, ESPIPE};
use crate::kernel::event::EventKind;
use crate::kernel::file::flags::O_APPEND;
use crate::kernel::file::user_buf::UserBuf;
use crate::kernel::file_types::{InodeKind, OpenFile};
use crate::kernel::mm::{access, filemap, frame, truncate};
use crate::kernel::process::signal;
use crate::kernel::sig::SIGXFSZ;
use crate::kernel::syscall::Call;
use crate::kernel::task::rlimit;
use crate::live::Live;

/// Most bytes that a sendfile moves here.
const MOST_AT_ONCE: u64 = 1 << 20;
/// The largest size of a file (`s_maxbytes`).
const MAX_BYTES: u64 = i64::MAX as u64;

/// read(2) and pread(2) of an inode. `at` is where, or none for the file's position,
/// which then moves on.
pub(crate) fn read(
    live: &mut Live,
    pid: Pid,
    file: (FileId, &OpenFile),
    id: InodeId,
    buf: &UserBuf,
    at: Option<u64>,
) -> Call {
    let kind = match inode(live.state(), id) {
        Ok(inode) => inode.kind,
        Err(errno) => return Call::err(errno),
    };
    let pos = at.unwrap_or(file.1.pos);
    let done = match kind {
        InodeKind::Device => return device::read(live, pid, id, buf),
        _ if proc::is_proc(id) && kind != InodeKind::Directory => {
            proc::read(live, pid, id, buf, pos)
        }
        InodeKind::Regular | InodeKind::Shmem => read_at(live, pid, id, buf, pos),
        InodeKind::Directory => Err(EISDIR),
        InodeKind::Symlink | InodeKind::Fifo => Err(EINVAL),
    };
    if let (Ok(done), None) = (done, at) {
        set_pos(live, pid, file, pos + done);
    }
    done.map(|done| done as i64).into()
}

/// write(2) and pwrite(2). With O_APPEND every write goes to the end (as Linux has it,
/// even pwrite's).
pub(crate) fn write(
    live: &mut Live,
    pid: Pid,
    file: (FileId, &OpenFile),
    id: InodeId,
    buf: &UserBuf,
    at: Option<u64>,
) -> Call {
    let (kind, size) = match inode(live.state(), id) {
        Ok(inode) => (inode.kind, inode.size),
        Err(errno) => return Call::err(errno),
    };
    let pos = if file.1.flags & O_APPEND != 0 {
        size
    } else {
        at.unwrap_or(file.1.pos)
    };
    let done = match kind {
        InodeKind::Device => return device::write(live, pid, id, buf),
        _ if proc::is_proc(id) => proc::write(live, pid, id, buf, pos),
        InodeKind::Regular | InodeKind::Shmem => write_at(live, pid, id, buf, pos),
        InodeKind::Directory => Err(EISDIR),
        InodeKind::Symlink | InodeKind::Fifo => Err(EINVAL),
    };
    if let (Ok(done), None) = (done, at) {
        set_pos(live, pid, file, pos + done);
    }
    done.map(|done| done as i64).into()
}

/// Moves a description's position.
pub(crate) fn set_pos(live: &mut Live, pid: Pid, (id, file): (FileId, &OpenFile), pos: u64) {
    if file.pos != pos {
        let flags = file.flags;
        live.emit(
            pid,
            EventKind::FileSet {
                file: id,
                pos,
                flags,
            },
        );
    }
}

fn read_at(live: &mut Live, pid: Pid, id: InodeId, buf: &UserBuf, pos: u64) -> Result<u64, i64> {
    let size = inode(live.state(), id)?.size;
    let total = buf.len().min(size.saturating_sub(pos));
    let mut done = 0;
    while done < total {
        let (index, offset) = ((pos + done) / PAGE_SIZE, (pos + done) % PAGE_SIZE);
        let len = (PAGE_SIZE - offset).min(total - done);
        let bytes = match filemap::read_page(live, pid, id, index) {
            Some(pfn) => access::bytes(&live.state().memory, pfn, offset as u16, len as u16),
            None => vec![0; len as usize],
        };
        match buf.copy_out_some(live, pid, done, &bytes) {
            Ok(part) => done += part,
            Err(errno) if done == 0 => return Err(errno),
            Err(_) => break,
        }
    }
    if done > 0 {
        accessed(live, pid, id);
    }
    Ok(done)
}

/// What a file holds at a place, at most `len` bytes, for sendfile.
pub(crate) fn peek(
    live: &mut Live,
    pid: Pid,
    id: InodeId,
    pos: u64,
    len: u64,
) -> Result<Vec<u8>, i64> {
    let file = inode(live.state(), id)?;
    if !matches!(file.kind, InodeKind::Regular | InodeKind::Shmem) {
        return Err(EINVAL);
    }
    let end = file.size.min(pos.saturating_add(len.min(MOST_AT_ONCE)));
    let mut bytes = Vec::new();
    let mut at = pos;
    while at < end {
        let offset = at % PAGE_SIZE;
        let part = (PAGE_SIZE - offset).min(end - at);
        match filemap::read_page(live, pid, id, at / PAGE_SIZE) {
            Some(pfn) => bytes.extend(access::bytes(
                &live.state().memory,
                pfn,
                offset as u16,
                part as u16,
            )),
            None => bytes.resize(bytes.len() + part as usize, 0),
        }
        at += part;
    }
    accessed(live, pid, id);
    Ok(bytes)
}

/// A day, in nanoseconds.
const DAY_NS: i64 = 86_400_000_000_000;

/// The time of the last read, as `relatime` has it: only if it is not newer than the last
/// change anyway, or is a day old.
pub(crate) fn accessed(live: &mut Live, pid: Pid, id: InodeId) {
    let now = live.clock_ns as i64;
    set_attr(live, pid, id, |attr| {
        let old = now.saturating_sub(attr.atime_ns) >= DAY_NS;
        if old || attr.atime_ns <= attr.mtime_ns || attr.atime_ns <= attr.ctime_ns {
            attr.atime_ns = now;
        }
    });
}

/// Writes to a file at a place; gives how many bytes it has taken.
pub(crate) fn write_at(
    live: &mut Live,
    pid: Pid,
    id: InodeId,
    buf: &UserBuf,
    pos: u64,
) -> Result<u64, i64> {
    if buf.len() == 0 {
        return Ok(0);
    }
    let file = inode(live.state(), id)?;
    let (kind, size, seals) = (file.kind, file.size, file.attr.seals);
    let room = room_for(live, pid, kind, pos)?;
    let total = buf.len().min(room);
    if pos > size {
        truncate::zero_tail(live, pid, id, size, pos);
    }
    let mut done = 0;
    let mut failed = None;
    while done < total {
        let (index, offset) = ((pos + done) / PAGE_SIZE, (pos + done) % PAGE_SIZE);
        let len = (PAGE_SIZE - offset).min(total - done);
        if let Err(errno) = seal::may_write(seals, size, pos + done + len) {
            failed = Some(errno);
            break;
        }
        let bytes = match buf.copy_in_some(live, pid, done, len) {
            Ok(bytes) => bytes,
            Err(errno) => {
                failed = Some(errno);
                break;
            }
        };
        let len = bytes.len() as u64;
        let Some(pfn) = filemap::write_page(live, pid, id, index, total - done) else {
            failed = Some(ENOSPC);
            break;
        };
        live.emit(
            pid,
            EventKind::FrameFill {
                pfn,
                offset: offset as u16,
                bytes: bytes.into(),
            },
        );
        frame::mark_dirty(live, pid, pfn);
        done += len;
        grow(live, pid, id, pos + done);
    }
    match failed {
        Some(errno) if done == 0 => Err(errno),
        _ => {
            modified(live, pid, id);
            Ok(done)
        }
    }
}

fn grow(live: &mut Live, pid: Pid, id: InodeId, end: u64) {
    if let Ok(file) = inode(live.state(), id)
        && file.size < end
    {
        let refs = file.refs;
        live.emit(
            pid,
            EventKind::InodeSet {
                inode: id,
                size: end,
                refs,
            },
        );
    }
}

/// How many bytes may be written at a place (`generic_write_check_limits`): RLIMIT_FSIZE
/// also sends a signal.
pub(crate) fn room_for(live: &mut Live, pid: Pid, kind: InodeKind, pos: u64) -> Result<u64, i64> {
    let most = match kind {
        InodeKind::Regular => MOST_BYTES as u64,
        _ => MAX_BYTES,
    };
    let limit = live
        .state()
        .task(pid)
        .map_or(rlimit::INFINITY, |t| t.limit(rlimit::FSIZE));
    if limit != rlimit::INFINITY && pos >= limit {
        signal::send_self(live, pid, SIGXFSZ);
        return Err(EFBIG);
    }
    if pos >= most {
        return Err(EFBIG);
    }
    Ok(limit.min(most) - pos)
}

/// Most bytes of a file of ext4 with blocks of 4 KiB (`ext4_max_size`).
const MOST_BYTES: i64 = 0xfff_ffff_f000;
const SEEK_SET: u64 = 0;
const SEEK_CUR: u64 = 1;
const SEEK_END: u64 = 2;
const SEEK_DATA: u64 = 3;
const SEEK_HOLE: u64 = 4;
pub(crate) const SEEK_MAX: u64 = SEEK_HOLE;

/// lseek(2) of an inode.
pub(crate) fn seek(
    live: &mut Live,
    pid: Pid,
    file: (FileId, &OpenFile),
    id: InodeId,
    offset: u64,
    whence: u64,
) -> Call {
    let found = match inode(live.state(), id) {
        Ok(found) => found,
        Err(errno) => return Call::err(errno),
    };
    let (kind, size) = (found.kind, found.size);
    if kind == InodeKind::Device {
        // /dev/null and its like are always at 0.
        return match whence {
            SEEK_SET | SEEK_CUR | SEEK_END => Call::Return(0),
            _ => Call::err(EINVAL),
        };
    }
    if kind == InodeKind::Fifo {
        return Call::err(ESPIPE);
    }
    let offset = offset as i64;
    let pos = match whence {
        SEEK_SET => Some(offset),
        SEEK_CUR => (file.1.pos as i64).checked_add(offset),
        // A directory of ext4 ends behind the largest hash.
        SEEK_END if kind == InodeKind::Directory => i64::MAX.checked_add(offset),
        SEEK_END => (size as i64).checked_add(offset),
        SEEK_DATA | SEEK_HOLE if offset < 0 || offset as u64 >= size => {
            return Call::err(ENXIO);
        }
        SEEK_DATA | SEEK_HOLE => {
            let Some(pos) = data_or_hole(&found, offset as u64, whence == SEEK_DATA) else {
                return Call::err(ENXIO);
            };
            Some(pos as i64)
        }
        _ => return Call::err(EINVAL),
    };
    // Shared memory and /proc have no bound but the type's (MAX_LFS_FILESIZE).
    let most = match kind {
        InodeKind::Regular if live.state().inodes.contains_key(&id) => MOST_BYTES,
        _ => i64::MAX,
    };
    match pos.filter(|pos| (0..=most).contains(pos)) {
        Some(pos) => {
            set_pos(live, pid, file, pos as u64);
            Call::Return(pos)
        }
        None => Call::err(EINVAL),
    }
}

/// The first place from `from` on that holds data, or that lies in a hole; the end of the
/// file counts as a hole.
fn data_or_hole(file: &crate::kernel::file_types::Inode, from: u64, data: bool) -> Option<u64> {
    let first = from / PAGE_SIZE;
    let place = |index: u64| from.max(index * PAGE_SIZE);
    if data {
        let next = file.next_data(first).map(place)?;
        return (next < file.size).then_some(next);
    }
    let hole = (first..).find(|&index| file.next_data(index) != Some(index))?;
    Some(place(hole).min(file.size))
}
