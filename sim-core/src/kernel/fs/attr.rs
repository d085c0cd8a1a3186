//! What is known of files, and the task's place among them: chmod(2), chown(2), access(2),
//! utimensat(2), chdir(2), getcwd(2), umask(2).

use super::names::{lookup, owned};
use super::open::CWD;
use super::{MAY_EXEC, changed, data, inode, may, path_of, set_attr};
use crate::ids::{InodeId, Pid, VirtAddr};
use crate::kernel::errno::{
    EACCES, EBADF, EFAULT, EINVAL, EISDIR, ENOENT, ENOTDIR, EPERM, ERANGE, ESPIPE,
};
use crate::kernel::event::EventKind;
use crate::kernel::file::flags::{O_ACCMODE, O_APPEND, O_RDONLY, O_WRONLY};
use crate::kernel::file::table;
use crate::kernel::file::user_buf::UserBuf;
use crate::kernel::file_types::{FileKind, InodeKind};
use crate::kernel::mm::filemap;
use crate::kernel::state::State;
use crate::kernel::time::{BOOT_UNIX_S, SECOND_NS};
use crate::kernel::uaccess;
use crate::live::Live;

type Done = Result<i64, i64>;

const AT_EACCESS: u64 = 0x200;
const AT_SYMLINK_NOFOLLOW: u64 = 0x100;

/// The inode of a descriptor. Pipes and the program's own input and output have none.
pub(crate) fn by_fd(state: &State, pid: Pid, fd: u64) -> Result<Option<InodeId>, i64> {
    match table::lookup(state, pid, fd) {
        None => Err(EBADF),
        Some((_, file)) => Ok(match file.kind {
            FileKind::Inode(id) => Some(id),
            _ => None,
        }),
    }
}

/// sync_file_range(2): descriptor, from where, how many bytes, flags. fs/sync.c: what is written is
/// never written back, so only the arguments are looked at.
pub(crate) fn sync_file_range(state: &State, pid: Pid, args: [u64; 4]) -> Done {
    const KNOWN: u64 = 7;
    let [fd, from, len, flags] = args;
    let file = by_fd(state, pid, fd)?;
    let (from, len) = (from as i64, len as i64);
    let end = from.wrapping_add(len);
    if u64::from(flags as u32) & !KNOWN != 0 || from < 0 || end < from {
        return Err(EINVAL);
    }
    file.map(|_| 0).ok_or(ESPIPE)
}

/// faccessat(2): directory, path, mode, flags.
pub(crate) fn faccessat(live: &mut Live, pid: Pid, args: [u64; 4]) -> Done {
    let [dirfd, at, mode, flags] = args;
    if mode & !7 != 0 || flags & !(AT_EACCESS | AT_SYMLINK_NOFOLLOW) != 0 {
        return Err(EINVAL);
    }
    let id = lookup(live, pid, dirfd, at, flags & AT_SYMLINK_NOFOLLOW == 0)?;
    let file = inode(live.state(), id)?;
    let cred = live.state().cred(pid);
    let real = (flags & AT_EACCESS == 0).then(|| cred.as_real());
    let is_directory = file.kind == InodeKind::Directory;
    let cred = real.as_ref().unwrap_or(cred);
    if cred.may(&file.attr, is_directory, mode as u32) {
        Ok(0)
    } else {
        Err(EACCES)
    }
}

/// fchmodat(2): directory, path, mode.
pub(crate) fn fchmodat(live: &mut Live, pid: Pid, dirfd: u64, at: u64, mode: u64) -> Done {
    let id = lookup(live, pid, dirfd, at, true)?;
    set_mode(live, pid, id, mode)
}

/// fchmod(2): descriptor, mode.
pub(crate) fn fchmod(live: &mut Live, pid: Pid, fd: u64, mode: u64) -> Done {
    match by_fd(live.state(), pid, fd)? {
        Some(id) => set_mode(live, pid, id, mode),
        None => Ok(0),
    }
}

fn set_mode(live: &mut Live, pid: Pid, id: InodeId, mode: u64) -> Done {
    owned(live.state(), pid, id)?;
    let now = live.clock_ns as i64;
    set_attr(live, pid, id, |attr| {
        attr.mode = mode as u32 & 0o7777;
        attr.ctime_ns = now;
    });
    Ok(0)
}

/// fchownat(2): directory, path, owner, group, flags. A plain user can only say what
/// is so, or name another of its groups (`chown_ok`, `chgrp_ok`).
pub(crate) fn fchownat(live: &mut Live, pid: Pid, args: [u64; 5]) -> Done {
    let [dirfd, at, uid, gid, flags] = args;
    let id = lookup(live, pid, dirfd, at, flags & AT_SYMLINK_NOFOLLOW == 0)?;
    set_owner(live, pid, id, uid, gid)
}

/// fchown(2): descriptor, owner, group.
pub(crate) fn fchown(live: &mut Live, pid: Pid, fd: u64, uid: u64, gid: u64) -> Done {
    match by_fd(live.state(), pid, fd)? {
        Some(id) => set_owner(live, pid, id, uid, gid),
        None => Ok(0),
    }
}

/// S_IXGRP: without it the set-group-ID bit means something else (mandatory locks, once).
const GROUP_EXEC: u32 = 0o10;

fn set_owner(live: &mut Live, pid: Pid, id: InodeId, uid: u64, gid: u64) -> Done {
    let keeps = |new: u32, old: u32| new == u32::MAX || new == old;
    let (uid, gid) = (uid as u32, gid as u32);
    let (attr, kind) = inode(live.state(), id).map(|file| (file.attr, file.kind))?;
    let cred = live.state().cred(pid);
    let own_group = cred.user.effective == attr.uid
        && (gid == cred.group.effective || cred.groups.contains(&gid));
    let allowed = keeps(uid, attr.uid) && (keeps(gid, attr.gid) || own_group);
    if !allowed && !cred.is_privileged() {
        return Err(EPERM);
    }
    set_attr(live, pid, id, |attr| {
        // Who owns it now has not said that others may act as him (`chown_common`).
        if kind != InodeKind::Directory {
            attr.mode &= if attr.mode & GROUP_EXEC != 0 {
                !0o6000
            } else {
                !0o4000
            };
        }
        if uid != u32::MAX {
            attr.uid = uid;
        }
        if gid != u32::MAX {
            attr.gid = gid;
        }
    });
    changed(live, pid, id);
    Ok(0)
}

/// copy_file_range(2): from a descriptor, where (or null: its position), to a descriptor,
/// where, how much, flags.
pub(crate) fn copy_file_range(live: &mut Live, pid: Pid, args: [u64; 6]) -> Done {
    let [from, from_at, to, to_at, len, flags] = args;
    let (source_id, source) = table::lookup(live.state(), pid, from).ok_or(EBADF)?;
    let (target_id, target) = table::lookup(live.state(), pid, to).ok_or(EBADF)?;
    let (FileKind::Inode(input), FileKind::Inode(output)) = (source.kind, target.kind) else {
        return Err(EINVAL);
    };
    for id in [input, output] {
        match inode(live.state(), id)?.kind {
            InodeKind::Regular | InodeKind::Shmem => {}
            InodeKind::Directory => return Err(EISDIR),
            _ => return Err(EINVAL),
        }
    }
    if flags != 0 {
        return Err(EINVAL);
    }
    if source.flags & O_ACCMODE == O_WRONLY
        || target.flags & O_ACCMODE == O_RDONLY
        || target.flags & O_APPEND != 0
    {
        return Err(EBADF);
    }
    let mut place = |at: u64, pos: u64| match at {
        0 => Ok(pos),
        at => uaccess::read_u64(live, pid, VirtAddr(at)).map_err(|_| EFAULT),
    };
    let (start, end) = (place(from_at, source.pos)?, place(to_at, target.pos)?);
    let len = len.min(inode(live.state(), input)?.size.saturating_sub(start));
    if input == output && start < end.saturating_add(len) && end < start.saturating_add(len) {
        return Err(EINVAL);
    }
    let buf = UserBuf::of_kernel(data::peek(live, pid, input, start, len)?);
    let done = data::write_at(live, pid, output, &buf, end)?;
    let places = [
        (from_at, source_id, source, start),
        (to_at, target_id, target, end),
    ];
    for (at, id, file, pos) in places {
        if at == 0 {
            data::set_pos(live, pid, (id, &file), pos + done);
        } else {
            uaccess::write_u64(live, pid, VirtAddr(at), pos + done).map_err(|_| EFAULT)?;
        }
    }
    Ok(done as i64)
}

/// fsync(2), fdatasync(2): nothing is to be done; pipes and terminals cannot.
pub(crate) fn fsync(live: &mut Live, pid: Pid, fd: u64) -> Done {
    by_fd(live.state(), pid, fd)?.map(|_| 0).ok_or(EINVAL)
}

const UTIME_NOW: u64 = (1 << 30) - 1;
const UTIME_OMIT: u64 = (1 << 30) - 2;

/// utimensat(2): directory, path (or none: the descriptor itself), times, flags.
pub(crate) fn utimensat(live: &mut Live, pid: Pid, args: [u64; 4]) -> Done {
    let [dirfd, at, times, flags] = args;
    let id = if at == 0 {
        by_fd(live.state(), pid, dirfd)?.ok_or(EINVAL)?
    } else {
        lookup(live, pid, dirfd, at, flags & AT_SYMLINK_NOFOLLOW == 0)?
    };
    let mut new = [(0, UTIME_NOW); 2];
    if times != 0 {
        for (n, time) in (0..).zip(&mut new) {
            let at = VirtAddr(times.wrapping_add(16 * n));
            let seconds = uaccess::read_u64(live, pid, at).map_err(|_| EFAULT)?;
            let ns = uaccess::read_u64(live, pid, at.add(8)).map_err(|_| EFAULT)?;
            if ns >= 1_000_000_000 && ns != UTIME_NOW && ns != UTIME_OMIT {
                return Err(EINVAL);
            }
            *time = (seconds, ns);
        }
    }
    owned(live.state(), pid, id)?;
    let now = live.clock_ns as i64;
    let of = |(seconds, ns): (u64, u64), old: i64| match ns {
        UTIME_NOW => now,
        UTIME_OMIT => old,
        // Kept as so long after (or before) the machine's start.
        _ => (seconds as i64)
            .saturating_sub(BOOT_UNIX_S as i64)
            .saturating_mul(SECOND_NS as i64)
            .saturating_add(ns as i64),
    };
    set_attr(live, pid, id, |attr| {
        attr.atime_ns = of(new[0], attr.atime_ns);
        attr.mtime_ns = of(new[1], attr.mtime_ns);
        attr.ctime_ns = now;
    });
    Ok(0)
}

/// umask(2): the old mask.
pub(crate) fn umask(live: &mut Live, pid: Pid, mask: u64) -> Done {
    let (cwd, old) = live
        .state()
        .task(pid)
        .map_or((None, 0o022), |t| (t.cwd, t.umask));
    if let Some(cwd) = cwd.or(live.state().root) {
        let umask = mask as u32 & 0o777;
        live.emit(pid, EventKind::TaskFs { cwd, umask });
    }
    Ok(i64::from(old))
}

/// chdir(2).
pub(crate) fn chdir(live: &mut Live, pid: Pid, at: u64) -> Done {
    let id = lookup(live, pid, CWD, at, true)?;
    go_to(live, pid, id)
}

/// fchdir(2).
pub(crate) fn fchdir(live: &mut Live, pid: Pid, fd: u64) -> Done {
    let (_, file) = table::lookup_raw(live.state(), pid, fd).ok_or(EBADF)?;
    let FileKind::Inode(id) = file.kind else {
        return Err(ENOTDIR);
    };
    go_to(live, pid, id)
}

fn go_to(live: &mut Live, pid: Pid, cwd: InodeId) -> Done {
    let directory = inode(live.state(), cwd)?;
    if directory.kind != InodeKind::Directory {
        return Err(ENOTDIR);
    }
    if !may(live.state(), pid, &directory, MAY_EXEC) {
        return Err(EACCES);
    }
    let (old, umask) = live
        .state()
        .task(pid)
        .map_or((None, 0o022), |t| (t.cwd, t.umask));
    live.emit(pid, EventKind::TaskFs { cwd, umask });
    if let Some(old) = old {
        filemap::put_inode(live, pid, old);
    }
    Ok(0)
}

/// getcwd(2): buffer, its size. Gives the length with the terminating zero.
pub(crate) fn getcwd(live: &mut Live, pid: Pid, at: u64, size: u64) -> Done {
    let cwd = live.state().task(pid).and_then(|t| t.cwd).ok_or(ENOENT)?;
    let mut path = path_of(live.state(), cwd).ok_or(ENOENT)?;
    path.push(0);
    if (path.len() as u64) > size {
        return Err(ERANGE);
    }
    uaccess::write_bytes(live, pid, VirtAddr(at), &path, true).map_err(|_| EFAULT)?;
    Ok(path.len() as i64)
}
