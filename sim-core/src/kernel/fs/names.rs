//! Names: mkdir(2), rmdir(2), link(2), symlink(2), unlink(2), rename(2), mknod(2), readlink(2).
//!
//! fs/namei.c (`do_mkdirat`, `do_unlinkat`, `do_renameat2` …).

use super::open::{add, may_add};
use super::walk::{Found, walk, walk_to_name};
use super::{MAY_EXEC, MAY_WRITE, changed, inode, make_in, may, modified, owns, path, shown_path};
use crate::ids::{InodeId, Pid, VirtAddr};
use crate::kernel::errno::{
    EACCES, EBUSY, EEXIST, EFAULT, EINVAL, EISDIR, ENOENT, ENOTDIR, ENOTEMPTY, EPERM, EXDEV,
};
use crate::kernel::event::EventKind;
use crate::kernel::file_types::{Content, InodeKind};
use crate::kernel::mm::filemap;
use crate::kernel::state::State;
use crate::kernel::uaccess;
use crate::live::Live;
use std::sync::Arc;

const AT_REMOVEDIR: u64 = 0x200;
const AT_SYMLINK_FOLLOW: u64 = 0x400;
const S_IFMT: u32 = 0o170_000;
const S_IFREG: u32 = 0o100_000;
const S_IFIFO: u32 = 0o010_000;
/// The sticky bit of a directory: only a file's owner may remove its names.
const S_ISVTX: u32 = 0o1000;

type Done = Result<i64, i64>;

/// mkdirat(2): directory, path, mode.
pub(crate) fn mkdirat(live: &mut Live, pid: Pid, dirfd: u64, at: u64, mode: u64) -> Done {
    let path = path(live, pid, at)?;
    let found = walk_to_name(live.state(), pid, dirfd, &path)?;
    if found.inode.is_some() {
        return Err(EEXIST);
    }
    let umask = may_add(live.state(), pid, found.dir)?;
    let shown = shown_path(live.state(), found.dir, &found.name);
    let mode = mode as u32 & 0o1777 & !umask;
    let id = make_in(live, pid, found.dir, InodeKind::Directory, &shown, mode);
    add(live, pid, &found, id);
    Ok(0)
}

/// mknodat(2): directory, path, mode and kind, device. A plain user makes files and pipes.
pub(crate) fn mknodat(live: &mut Live, pid: Pid, dirfd: u64, at: u64, mode: u64) -> Done {
    let path = path(live, pid, at)?;
    let mode = mode as u32;
    let found = walk_to_name(live.state(), pid, dirfd, &path)?;
    if found.inode.is_some() {
        return Err(EEXIST);
    }
    if found.slash {
        return Err(ENOENT);
    }
    let umask = may_add(live.state(), pid, found.dir)?;
    let kind = match mode & S_IFMT {
        0 | S_IFREG => super::tree::file_kind(live.state(), found.dir),
        S_IFIFO => InodeKind::Fifo,
        _ => return Err(EPERM),
    };
    let shown = shown_path(live.state(), found.dir, &found.name);
    let id = make_in(live, pid, found.dir, kind, &shown, mode & 0o7777 & !umask);
    add(live, pid, &found, id);
    Ok(0)
}

/// symlinkat(2): target, directory, path.
pub(crate) fn symlinkat(live: &mut Live, pid: Pid, target: u64, dirfd: u64, at: u64) -> Done {
    let target = path(live, pid, target)?;
    let path = path(live, pid, at)?;
    let found = walk_to_name(live.state(), pid, dirfd, &path)?;
    if found.inode.is_some() {
        return Err(EEXIST);
    }
    if found.slash {
        return Err(ENOENT);
    }
    may_add(live.state(), pid, found.dir)?;
    let shown = shown_path(live.state(), found.dir, &found.name);
    let id = make_in(live, pid, found.dir, InodeKind::Symlink, &shown, 0o777);
    let size = target.len() as u64;
    let content = Box::new(Content::Target(target.into()));
    live.emit(pid, EventKind::InodeContent { inode: id, content });
    live.emit(
        pid,
        EventKind::InodeSet {
            inode: id,
            size,
            refs: 0,
        },
    );
    add(live, pid, &found, id);
    Ok(0)
}

/// readlinkat(2): directory, path, buffer, its size.
pub(crate) fn readlinkat(live: &mut Live, pid: Pid, args: [u64; 4]) -> Done {
    let [dirfd, at, buf, size] = args;
    if size as i32 <= 0 {
        return Err(EINVAL);
    }
    let path = path(live, pid, at)?;
    let id = walk(live.state(), pid, dirfd, &path, false)?.existing()?;
    let link = inode(live.state(), id)?;
    let Content::Target(target) = &link.content else {
        return Err(EINVAL);
    };
    let bytes: Vec<u8> = target.iter().take(size as usize).copied().collect();
    uaccess::write_bytes(live, pid, VirtAddr(buf), &bytes, true).map_err(|_| EFAULT)?;
    Ok(bytes.len() as i64)
}

/// linkat(2): directory and path of the old name, of the new one, flags.
pub(crate) fn linkat(live: &mut Live, pid: Pid, args: [u64; 5]) -> Done {
    let [old_dir, old, new_dir, new, flags] = args;
    if flags & !AT_SYMLINK_FOLLOW != 0 {
        return Err(EINVAL);
    }
    let old = path(live, pid, old)?;
    let follow = flags & AT_SYMLINK_FOLLOW != 0;
    let id = walk(live.state(), pid, old_dir, &old, follow)?.existing()?;
    let new = path(live, pid, new)?;
    let found = walk_to_name(live.state(), pid, new_dir, &new)?;
    if found.inode.is_some() {
        return Err(EEXIST);
    }
    if found.slash {
        return Err(ENOENT);
    }
    may_add(live.state(), pid, found.dir)?;
    if inode(live.state(), id)?.kind == InodeKind::Directory {
        return Err(EPERM);
    }
    if super::proc::is_proc(id) {
        return Err(EXDEV);
    }
    changed(live, pid, id);
    add(live, pid, &found, id);
    Ok(0)
}

/// unlinkat(2): directory, path, flags; with AT_REMOVEDIR it is rmdir(2).
pub(crate) fn unlinkat(live: &mut Live, pid: Pid, dirfd: u64, at: u64, flags: u64) -> Done {
    if flags & !AT_REMOVEDIR != 0 {
        return Err(EINVAL);
    }
    let path = path(live, pid, at)?;
    if flags & AT_REMOVEDIR != 0 {
        rmdir(live, pid, dirfd, &path)
    } else {
        unlink(live, pid, dirfd, &path)
    }
}

fn unlink(live: &mut Live, pid: Pid, dirfd: u64, path: &[u8]) -> Done {
    let found = walk_to_name(live.state(), pid, dirfd, path)?;
    if found.name.is_empty() {
        return Err(EISDIR);
    }
    let id = found.existing()?;
    let kind = inode(live.state(), id)?.kind;
    if found.slash && kind != InodeKind::Directory {
        return Err(ENOTDIR);
    }
    may_remove(live.state(), pid, found.dir, id)?;
    if kind == InodeKind::Directory {
        return Err(EISDIR);
    }
    remove(live, pid, &found, id);
    Ok(0)
}

fn rmdir(live: &mut Live, pid: Pid, dirfd: u64, path: &[u8]) -> Done {
    let found = walk_to_name(live.state(), pid, dirfd, path)?;
    if found.name.is_empty() {
        let end = path.rsplit(|&b| b == b'/').find(|part| !part.is_empty());
        return Err(match end {
            Some(b".") => EINVAL,
            Some(b"..") => ENOTEMPTY,
            _ => EBUSY,
        });
    }
    let id = found.existing()?;
    let directory = inode(live.state(), id)?;
    let empty = directory.directory().ok_or(ENOTDIR)?.entries.is_empty();
    may_remove(live.state(), pid, found.dir, id)?;
    if !empty {
        return Err(ENOTEMPTY);
    }
    remove(live, pid, &found, id);
    Ok(0)
}

/// Whether a name may leave a directory (`may_delete`).
fn may_remove(state: &State, pid: Pid, dir: InodeId, id: InodeId) -> Result<(), i64> {
    let directory = inode(state, dir)?;
    if !may(state, pid, &directory, MAY_WRITE | MAY_EXEC) {
        return Err(EACCES);
    }
    if directory.attr.mode & S_ISVTX != 0
        && !owns(state, pid, &directory)
        && !owns(state, pid, &*inode(state, id)?)
    {
        return Err(EPERM);
    }
    Ok(())
}

fn remove(live: &mut Live, pid: Pid, found: &Found, id: InodeId) {
    let (dir, name) = (found.dir, Arc::from(found.name.as_slice()));
    live.emit(pid, EventKind::DirUnlink { dir, name });
    modified(live, pid, dir);
    changed(live, pid, id);
    if let Some(gone) = live.state().inodes.get(&id).filter(|i| is_nameless(i)) {
        let path = format!("{} (deleted)", gone.name).into();
        live.emit(pid, EventKind::InodeRename { inode: id, path });
    }
    filemap::put_inode(live, pid, id);
}

fn is_nameless(inode: &crate::kernel::file_types::Inode) -> bool {
    inode.nlink == 0 || inode.kind == InodeKind::Directory && inode.nlink < 2
}

const RENAME_NOREPLACE: u64 = 1;
const RENAME_EXCHANGE: u64 = 2;

/// renameat2(2): directory and path of the old name, of the new one, flags.
pub(crate) fn renameat(live: &mut Live, pid: Pid, args: [u64; 5]) -> Done {
    let [old_dir, old, new_dir, new, flags] = args;
    if flags & !(RENAME_NOREPLACE | RENAME_EXCHANGE) != 0 || flags == 3 {
        return Err(EINVAL);
    }
    let old = path(live, pid, old)?;
    let new = path(live, pid, new)?;
    let from = walk_to_name(live.state(), pid, old_dir, &old)?;
    let to = walk_to_name(live.state(), pid, new_dir, &new)?;
    if super::tree::file_kind(live.state(), from.dir)
        != super::tree::file_kind(live.state(), to.dir)
    {
        return Err(EXDEV);
    }
    let only_new = flags & RENAME_NOREPLACE != 0;
    if from.name.is_empty() || to.name.is_empty() {
        let there = only_new && !from.name.is_empty();
        return Err(if there { EEXIST } else { EBUSY });
    }
    let id = from.existing()?;
    if only_new && to.inode.is_some() {
        return Err(EEXIST);
    }
    let is_dir = inode(live.state(), id)?.kind == InodeKind::Directory;
    let swap = flags & RENAME_EXCHANGE != 0;
    if !is_dir && (from.slash || to.slash && !swap) {
        return Err(ENOTDIR);
    }
    may_remove(live.state(), pid, from.dir, id)?;
    if is_dir && inside(live.state(), to.dir, id) {
        return Err(EINVAL);
    }
    if swap {
        let other = to.existing()?;
        if to.slash && inode(live.state(), other)?.kind != InodeKind::Directory {
            return Err(ENOTDIR);
        }
        may_remove(live.state(), pid, to.dir, other)?;
        return exchange(live, pid, (&from, id), (&to, other));
    }
    match to.inode {
        // A directory that the file lies in.
        Some(there) if inside(live.state(), from.dir, there) => return Err(ENOTEMPTY),
        // Two names of one file: nothing happens.
        Some(there) if there == id => return Ok(0),
        Some(there) => {
            let target = inode(live.state(), there)?;
            match (is_dir, target.directory()) {
                (true, None) => return Err(ENOTDIR),
                (false, Some(_)) => return Err(EISDIR),
                (true, Some(names)) if !names.entries.is_empty() => return Err(ENOTEMPTY),
                _ => {}
            }
            may_remove(live.state(), pid, to.dir, there)?;
            remove(live, pid, &to, there);
        }
        None => {
            may_add(live.state(), pid, to.dir)?;
        }
    }
    let (dir, name) = (from.dir, Arc::from(from.name.as_slice()));
    live.emit(pid, EventKind::DirUnlink { dir, name });
    add(live, pid, &to, id);
    modified(live, pid, from.dir);
    let path = shown_path(live.state(), to.dir, &to.name).into();
    live.emit(pid, EventKind::InodeRename { inode: id, path });
    changed(live, pid, id);
    Ok(0)
}

/// Two files swap their names.
fn exchange(live: &mut Live, pid: Pid, a: (&Found, InodeId), b: (&Found, InodeId)) -> Done {
    if inside(live.state(), a.0.dir, b.1) {
        return Err(EINVAL);
    }
    for (found, _) in [a, b] {
        let (dir, name) = (found.dir, Arc::from(found.name.as_slice()));
        live.emit(pid, EventKind::DirUnlink { dir, name });
    }
    for (found, id) in [(a.0, b.1), (b.0, a.1)] {
        add(live, pid, found, id);
        let path = shown_path(live.state(), found.dir, &found.name).into();
        live.emit(pid, EventKind::InodeRename { inode: id, path });
        changed(live, pid, id);
    }
    Ok(0)
}

/// Whether a directory is `outer` or lies in it.
fn inside(state: &State, dir: InodeId, outer: InodeId) -> bool {
    let mut at = dir;
    loop {
        if at == outer {
            return true;
        }
        match state.inodes.get(&at).and_then(|i| i.directory()) {
            Some(directory) if directory.parent != at => at = directory.parent,
            _ => return false,
        }
    }
}

/// The owner or the mode of what a path leads to may be changed.
pub(crate) fn owned(state: &State, pid: Pid, id: InodeId) -> Result<(), i64> {
    if owns(state, pid, &*inode(state, id)?) {
        Ok(())
    } else {
        Err(EPERM)
    }
}

/// What a path leads to, its last link followed or not; it must be there.
pub(crate) fn lookup(
    live: &mut Live,
    pid: Pid,
    dirfd: u64,
    at: u64,
    follow: bool,
) -> Result<InodeId, i64> {
    let path = path(live, pid, at)?;
    walk(live.state(), pid, dirfd, &path, follow)?
        .inode
        .ok_or(ENOENT)
}
