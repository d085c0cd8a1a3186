//! The file system: names, inodes, and what is in files.
//!
//! One tree, as a fresh Debian has it in broad strokes ([`tree`]). A path is walked from
//! name to name ([`walk`]: fs/namei.c); what it leads to is an inode; a file's bytes are in
//! the page cache ([`data`]: mm/filemap.c), the same frames that a mapping of it shows.
//! Files of the tree have their first content on the device: a page comes into the cache
//! when it is first needed. Nothing is ever written back, since nobody could see it.

pub mod attr;
pub mod data;
pub mod device;
pub mod dir;
pub mod length;
pub mod lock;
pub mod nameless;
pub mod names;
pub mod open;
pub mod proc;
pub mod seal;
pub mod stat;
pub mod statfs;
pub mod tree;
pub mod walk;

use crate::ids::{InodeId, Pid, VirtAddr};
use crate::kernel::errno::{EFAULT, ENAMETOOLONG, ENOENT};
use crate::kernel::event::{AttrChange, EventKind};
use crate::kernel::file_types::{Inode, InodeAttr, InodeKind};
use crate::kernel::state::State;
use crate::kernel::uaccess;
use crate::live::Live;
use std::borrow::Cow;
use std::sync::Arc;

/// The longest path with its terminating zero.
pub const PATH_MAX: u64 = 4096;
/// The longest name in a directory.
pub const NAME_MAX: usize = 255;

/// May be read, written, executed (or, a directory, walked through): bits of `may`.
pub const MAY_READ: u32 = 4;
/// See [`MAY_READ`].
pub const MAY_WRITE: u32 = 2;
/// See [`MAY_READ`].
pub const MAY_EXEC: u32 = 1;

/// The path that an argument points to (`getname`).
pub(crate) fn path(live: &mut Live, pid: Pid, at: u64) -> Result<Vec<u8>, i64> {
    let path = uaccess::read_cstr(live, pid, VirtAddr(at), PATH_MAX).map_err(|_| EFAULT)?;
    match path.len() as u64 {
        0 => Err(ENOENT),
        len if len >= PATH_MAX => Err(ENAMETOOLONG),
        _ => Ok(path),
    }
}

/// An inode: one of the state's, or one of /proc, which is made for the asking.
pub(crate) fn inode(state: &State, id: InodeId) -> Result<Cow<'_, Inode>, i64> {
    match state.inodes.get(&id) {
        Some(inode) => Ok(Cow::Borrowed(inode)),
        None => proc::inode(state, id).map(Cow::Owned).ok_or(ENOENT),
    }
}

/// Whether a task may do all of this (`MAY_…`) with a file (`inode_permission`).
pub(crate) fn may(state: &State, pid: Pid, inode: &Inode, wanted: u32) -> bool {
    let is_directory = inode.kind == InodeKind::Directory;
    state.cred(pid).may(&inode.attr, is_directory, wanted)
}

/// True if a task acts as a file's owner.
pub(crate) fn owns(state: &State, pid: Pid, inode: &Inode) -> bool {
    state.cred(pid).owns(&inode.attr)
}

/// Makes an inode that has no name yet, owned by whom the task acts as.
pub(crate) fn make(live: &mut Live, pid: Pid, kind: InodeKind, path: &str, mode: u32) -> InodeId {
    let now = live.clock_ns as i64;
    let cred = live.state().cred(pid);
    let attr = InodeAttr {
        mode,
        uid: cred.user.effective,
        gid: cred.group.effective,
        rdev: 0,
        seals: 0,
        atime_ns: now,
        mtime_ns: now,
        ctime_ns: now,
    };
    make_with(live, pid, kind, path, attr)
}

/// The same in a directory: in one with the set-group-ID bit it belongs to the directory's group,
/// and a directory gets that bit itself (`inode_init_owner`).
pub(crate) fn make_in(
    live: &mut Live,
    pid: Pid,
    dir: InodeId,
    kind: InodeKind,
    path: &str,
    mode: u32,
) -> InodeId {
    const SET_GROUP_ID: u32 = 0o2000;
    let id = make(live, pid, kind, path, mode);
    let parent = inode(live.state(), dir).map(|dir| dir.attr);
    if let Ok(parent) = parent
        && parent.mode & SET_GROUP_ID != 0
    {
        set_attr(live, pid, id, |attr| {
            attr.gid = parent.gid;
            if kind == InodeKind::Directory {
                attr.mode |= SET_GROUP_ID;
            }
        });
    }
    id
}

/// The same with everything said.
pub(crate) fn make_with(
    live: &mut Live,
    pid: Pid,
    kind: InodeKind,
    path: &str,
    attr: InodeAttr,
) -> InodeId {
    let inode = InodeId(live.state().next_id);
    let name: Arc<str> = path.into();
    let create = EventKind::InodeCreate {
        inode,
        kind,
        name,
        size: 0,
    };
    live.emit(pid, create);
    let attr = Box::new(attr);
    live.emit(
        pid,
        EventKind::InodeAttrSet {
            inode,
            what: AttrChange::Made,
            attr,
        },
    );
    inode
}

/// Changes what is known of an inode.
pub(crate) fn set_attr(
    live: &mut Live,
    pid: Pid,
    id: InodeId,
    change: impl FnOnce(&mut InodeAttr),
) {
    let Some(old) = live.state().inodes.get(&id).map(|inode| inode.attr) else {
        return;
    };
    let mut new = old;
    change(&mut new);
    if new != old {
        let what = if new.mode != old.mode {
            AttrChange::Mode
        } else if (new.uid, new.gid) != (old.uid, old.gid) {
            AttrChange::Owner
        } else if new.seals != old.seals {
            AttrChange::Seals
        } else {
            AttrChange::Times
        };
        let change = EventKind::InodeAttrSet {
            inode: id,
            what,
            attr: Box::new(new),
        };
        live.emit(pid, change);
    }
}

/// The content of a file, or the names of a directory, have changed.
pub(crate) fn modified(live: &mut Live, pid: Pid, id: InodeId) {
    let now = live.clock_ns as i64;
    set_attr(live, pid, id, |attr| {
        attr.mtime_ns = now;
        attr.ctime_ns = now;
    });
}

/// What is known of a file has changed.
pub(crate) fn changed(live: &mut Live, pid: Pid, id: InodeId) {
    let now = live.clock_ns as i64;
    set_attr(live, pid, id, |attr| attr.ctime_ns = now);
}

/// The path of a directory (`d_path`), as far as it has one.
pub(crate) fn path_of(state: &State, dir: InodeId) -> Option<Vec<u8>> {
    let mut parts: Vec<&[u8]> = Vec::new();
    let mut at = dir;
    while Some(at) != state.root {
        if let Some(above) = proc::path(at) {
            return Some(above);
        }
        let parent = state.inodes.get(&at)?.directory()?.parent;
        let names = &state.inodes.get(&parent)?.directory()?.entries;
        let (name, _) = names.iter().find(|&(_, &inode)| inode == at)?;
        parts.push(name);
        at = parent;
    }
    if parts.is_empty() {
        return Some(b"/".to_vec());
    }
    let mut path = Vec::new();
    for part in parts.iter().rev() {
        path.push(b'/');
        path.extend_from_slice(part);
    }
    Some(path)
}

/// The path of a name in a directory, for showing.
pub(crate) fn shown_path(state: &State, dir: InodeId, name: &[u8]) -> String {
    let mut path = path_of(state, dir).unwrap_or_default();
    if path.last() != Some(&b'/') {
        path.push(b'/');
    }
    path.extend_from_slice(name);
    String::from_utf8_lossy(&path).into_owned()
}
