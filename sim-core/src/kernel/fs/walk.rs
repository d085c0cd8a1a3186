//! From a path to an inode: fs/namei.c (`link_path_walk`, `step_into`), path_resolution(7).

use super::{MAY_EXEC, NAME_MAX, inode, may, proc};
use crate::ids::{InodeId, Pid};
use crate::kernel::errno::{EACCES, EBADF, ELOOP, ENAMETOOLONG, ENOENT, ENOTDIR};
use crate::kernel::file::table;
use crate::kernel::file_types::{Content, FileKind, InodeKind};
use crate::kernel::state::State;
use std::collections::VecDeque;

/// AT_FDCWD: paths begin at the current directory.
const AT_FDCWD: i32 = -100;
/// Symbolic links that one walk follows (`MAXSYMLINKS`).
const MOST_LINKS: u32 = 40;

/// Where a link of /proc leads.
pub(crate) enum Place {
    /// To this inode, whatever its name.
    Inode(InodeId),
    /// To what a process has open and no inode stands for: the program's own input or output,
    /// a pipe without a name.
    Stream(FileKind),
}

/// Where a path leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Found {
    /// The directory of the last name.
    pub dir: InodeId,
    /// The last name: empty if the path ends in `/`, `.` or `..` with nothing after it.
    pub name: Vec<u8>,
    /// What has this name, if anything.
    pub inode: Option<InodeId>,
    /// The path ends with a slash: it must be a directory.
    pub slash: bool,
}

impl Found {
    /// What the path leads to; it must be there.
    pub(crate) fn existing(&self) -> Result<InodeId, i64> {
        self.inode.ok_or(ENOENT)
    }
}

/// Where a relative path begins: at a descriptor, or at the current directory.
pub(crate) fn start(state: &State, pid: Pid, dirfd: u64, path: &[u8]) -> Result<InodeId, i64> {
    let root = state.root.ok_or(ENOENT)?;
    if path.first() == Some(&b'/') {
        return Ok(root);
    }
    if dirfd as i32 == AT_FDCWD {
        return Ok(state.task(pid).and_then(|t| t.cwd).unwrap_or(root));
    }
    match table::lookup_raw(state, pid, dirfd) {
        None => Err(EBADF),
        Some((_, file)) => match file.kind {
            FileKind::Inode(id) if inode(state, id)?.kind == InodeKind::Directory => Ok(id),
            _ => Err(ENOTDIR),
        },
    }
}

/// What a walk does with its last name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// A symbolic link there is followed.
    Follow,
    /// A symbolic link there is what is looked for, unless a slash follows.
    Link,
    /// The name itself is meant, whatever stands behind it (`filename_parentat`).
    Name,
}

/// Walks a path. `follow` says whether a symbolic link at its end is followed, too.
pub(crate) fn walk(
    state: &State,
    pid: Pid,
    dirfd: u64,
    path: &[u8],
    follow: bool,
) -> Result<Found, i64> {
    let end = if follow { End::Follow } else { End::Link };
    walk_to(state, pid, dirfd, path, end)
}

/// Walks to a name that is to be made, removed or changed: a link there is not followed, even if a
/// slash stands behind it; who asks looks at `slash`.
pub(crate) fn walk_to_name(state: &State, pid: Pid, dirfd: u64, path: &[u8]) -> Result<Found, i64> {
    walk_to(state, pid, dirfd, path, End::Name)
}

fn walk_to(state: &State, pid: Pid, dirfd: u64, path: &[u8], end: End) -> Result<Found, i64> {
    let mut at = start(state, pid, dirfd, path)?;
    if path.is_empty() {
        return Err(ENOENT);
    }
    let mut slash = path.last() == Some(&b'/');
    let mut rest: VecDeque<Vec<u8>> = components(path).collect();
    let mut links = 0;
    while let Some(name) = rest.pop_front() {
        let last = rest.is_empty();
        let here = inode(state, at)?;
        let directory = here.directory().ok_or(ENOTDIR)?;
        if !may(state, pid, &here, MAY_EXEC) {
            return Err(EACCES);
        }
        if name == b"." || name == b".." {
            if name == b".." {
                at = directory.parent;
            }
            if last {
                return Ok(itself(at));
            }
            continue;
        }
        if name.len() > NAME_MAX {
            return Err(ENAMETOOLONG);
        }
        let child = match directory.entries.get(name.as_slice()) {
            // What is mounted there.
            Some(_) if Some(at) == state.root && name == b"proc" => Some(proc::root(pid)),
            child => child.copied(),
        };
        let Some(child) = child else {
            if !last {
                return Err(ENOENT);
            }
            return Ok(Found {
                dir: at,
                name,
                inode: None,
                slash,
            });
        };
        if let Content::Target(target) = &inode(state, child)?.content
            && (!last || end == End::Follow || end == End::Link && slash)
        {
            links += 1;
            if links > MOST_LINKS {
                return Err(ELOOP);
            }
            match proc::jump(state, child) {
                Some(Place::Inode(there)) if last => {
                    return Ok(Found {
                        inode: Some(there),
                        ..itself(at)
                    });
                }
                Some(Place::Inode(there)) => {
                    at = there;
                    continue;
                }
                // The link stands for it.
                Some(Place::Stream(_)) if last => return Ok(itself(child)),
                Some(Place::Stream(_)) => return Err(ENOTDIR),
                None => {}
            }
            if target.is_empty() {
                return Err(ENOENT);
            }
            slash |= last && target.last() == Some(&b'/');
            for part in components(target).collect::<Vec<_>>().into_iter().rev() {
                rest.push_front(part);
            }
            if target.first() == Some(&b'/') {
                at = state.root.ok_or(ENOENT)?;
            }
            continue;
        }
        if last {
            let plain = inode(state, child)?.kind != InodeKind::Directory;
            if slash && plain && end != End::Name {
                return Err(ENOTDIR);
            }
            return Ok(Found {
                dir: at,
                name,
                inode: Some(child),
                slash,
            });
        }
        at = child;
    }
    Ok(itself(at))
}

/// A directory that is named by no name in another.
fn itself(at: InodeId) -> Found {
    Found {
        dir: at,
        name: Vec::new(),
        inode: Some(at),
        slash: true,
    }
}

fn components(path: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    path.split(|&byte| byte == b'/')
        .filter(|part| !part.is_empty())
        .map(<[u8]>::to_vec)
}
