//! getdents64(2): fs/readdir.c.

use super::data::{accessed, set_pos};
use super::inode;
use crate::ids::{InodeId, Pid, VirtAddr};
use crate::kernel::errno::{EBADF, EFAULT, EINVAL, ENOENT, ENOTDIR};
use crate::kernel::file::table;
use crate::kernel::file_types::{FileKind, InodeKind};
use crate::kernel::state::State;
use crate::kernel::uaccess;
use crate::live::Live;

/// Bytes of a `struct linux_dirent64` before its name.
const HEADER: usize = 19;

/// getdents64(2): descriptor, buffer, its size. The position counts names: `.` is 0.
pub(crate) fn getdents64(
    live: &mut Live,
    pid: Pid,
    fd: u64,
    at: u64,
    size: u64,
) -> Result<i64, i64> {
    let (file_id, file) = table::lookup(live.state(), pid, fd).ok_or(EBADF)?;
    let FileKind::Inode(id) = file.kind else {
        return Err(ENOTDIR);
    };
    let names = names(live.state(), id)?;
    let mut bytes = Vec::new();
    let mut pos = file.pos;
    for (name, child) in names
        .iter()
        .skip(usize::try_from(pos).unwrap_or(usize::MAX))
    {
        let len = (HEADER + name.len() + 1).next_multiple_of(8);
        if (bytes.len() + len) as u64 > size {
            break;
        }
        let end = bytes.len() + len;
        bytes.extend(u64::from(child.0).to_le_bytes());
        bytes.extend((pos + 1).to_le_bytes());
        bytes.extend((len as u16).to_le_bytes());
        bytes.push(kind_of(live.state(), *child));
        bytes.extend_from_slice(name);
        bytes.resize(end, 0);
        pos += 1;
    }
    if bytes.is_empty() && pos < names.len() as u64 {
        return Err(EINVAL);
    }
    uaccess::write_bytes(live, pid, VirtAddr(at), &bytes, true).map_err(|_| EFAULT)?;
    set_pos(live, pid, (file_id, &file), pos);
    accessed(live, pid, id);
    Ok(bytes.len() as i64)
}

/// All the names in a directory, `.` and `..` first.
fn names(state: &State, id: InodeId) -> Result<Vec<(Vec<u8>, InodeId)>, i64> {
    let here = inode(state, id)?;
    let directory = here.directory().ok_or(ENOTDIR)?;
    if here.nlink < 2 {
        return Err(ENOENT);
    }
    let mut names = vec![(b".".to_vec(), id), (b"..".to_vec(), directory.parent)];
    let entries = directory.entries.iter();
    names.extend(entries.map(|(name, &inode)| (name.to_vec(), inode)));
    Ok(names)
}

/// `d_type`.
fn kind_of(state: &State, id: InodeId) -> u8 {
    match inode(state, id).map(|inode| inode.kind) {
        Ok(InodeKind::Fifo) => 1,
        Ok(InodeKind::Device) => 2,
        Ok(InodeKind::Directory) => 4,
        Ok(InodeKind::Regular | InodeKind::Shmem) => 8,
        Ok(InodeKind::Symlink) => 10,
        Err(_) => 0,
    }
}
