//! Files without a name: memfd_create(2), mm/memfd.c, and open(2) with O_TMPFILE,
//! fs/namei.c (`do_tmpfile`).

use super::open::may_add;
use super::walk::walk;
use super::{inode, make, make_in, seal, set_attr, shown_path, tree};
use crate::ids::{InodeId, Pid, VirtAddr};
use crate::kernel::errno::{EFAULT, EINVAL, EISDIR, EMFILE, ENOTDIR};
use crate::kernel::file::flags::{O_ACCMODE, O_LARGEFILE, O_RDONLY, O_RDWR};
use crate::kernel::file::table;
use crate::kernel::file_types::{FileKind, InodeKind};
use crate::kernel::syscall::Call;
use crate::kernel::uaccess;
use crate::lang::say;
use crate::live::Live;

const MFD_CLOEXEC: u64 = 1;
const MFD_ALLOW_SEALING: u64 = 2;
const MFD_KNOWN: u64 = 0x1f;
/// The longest name of a memfd (`MFD_NAME_MAX_LEN`).
const MFD_NAME_MAX: u64 = 249;

/// memfd_create(2): name, flags.
pub(crate) fn memfd_create(live: &mut Live, pid: Pid, at: u64, flags: u64) -> Call {
    if flags & !MFD_KNOWN != 0 {
        return Call::err(EINVAL);
    }
    if flags & !(MFD_CLOEXEC | MFD_ALLOW_SEALING) != 0 {
        return Call::Unsupported(say!("memfd_create with huge pages or MFD_NOEXEC_SEAL"));
    }
    let Ok(name) = uaccess::read_cstr(live, pid, VirtAddr(at), MFD_NAME_MAX + 1) else {
        return Call::err(EFAULT);
    };
    if name.len() as u64 > MFD_NAME_MAX {
        return Call::err(EINVAL);
    }
    let fd = match table::lowest_free(live.state(), pid, 0, 1).map(|free| free.first().copied()) {
        Ok(Some(fd)) => fd,
        _ => return Call::err(EMFILE),
    };
    let path = format!("/memfd:{} (deleted)", String::from_utf8_lossy(&name));
    let id = make(live, pid, InodeKind::Shmem, &path, 0o777);
    if flags & MFD_ALLOW_SEALING == 0 {
        set_attr(live, pid, id, |attr| attr.seals = seal::SEAL);
    }
    let file = table::open(live, pid, FileKind::Inode(id), O_RDWR | O_LARGEFILE);
    table::install(live, pid, fd, file, flags & MFD_CLOEXEC != 0);
    Call::Return(i64::from(fd.0))
}

/// A file in a directory, but without a name there, for O_TMPFILE.
pub(super) fn tmpfile(
    live: &mut Live,
    pid: Pid,
    dirfd: u64,
    path: &[u8],
    flags: u32,
    mode: u32,
) -> Result<InodeId, i64> {
    if flags & O_ACCMODE == O_RDONLY {
        return Err(EINVAL);
    }
    let dir = walk(live.state(), pid, dirfd, path, true)?.existing()?;
    if inode(live.state(), dir)?.directory().is_none() {
        return Err(ENOTDIR);
    }
    if super::proc::is_proc(dir) {
        return Err(EISDIR);
    }
    let umask = may_add(live.state(), pid, dir)?;
    let kind = tree::file_kind(live.state(), dir);
    // As the kernel shows it: `#` and the inode's number.
    let name = format!("#{} (deleted)", live.state().next_id);
    let shown = shown_path(live.state(), dir, name.as_bytes());
    Ok(make_in(
        live,
        pid,
        dir,
        kind,
        &shown,
        mode & 0o7777 & !umask,
    ))
}
