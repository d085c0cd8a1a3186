//! Descriptors of things that have no name anywhere: fs/anon_inodes.c.

use super::flags::{O_CLOEXEC, O_NONBLOCK, O_RDWR};
use super::table;
use crate::ids::{AnonId, FileId, Pid};
use crate::kernel::anon_types::AnonFile;
use crate::kernel::errno::EMFILE;
use crate::kernel::event::EventKind;
use crate::kernel::file_types::FileKind;
use crate::kernel::syscall::Call;
use crate::live::Live;

/// Makes such a thing and a descriptor for it (`anon_inode_getfd`); of the flags those count
/// that all these calls have: O_CLOEXEC and O_NONBLOCK.
pub(super) fn make(live: &mut Live, pid: Pid, what: AnonFile, flags: u64) -> Call {
    let flags = flags as u32;
    let free = table::lowest_free(live.state(), pid, 0, 1);
    let fd = match free.map(|free| free.first().copied()) {
        Ok(Some(fd)) => fd,
        Ok(None) => return Call::err(EMFILE),
        Err(errno) => return Call::err(errno),
    };
    let anon = AnonId(live.state().next_id);
    set(live, pid, anon, what);
    let kind = FileKind::Anon(anon);
    let file = table::open(live, pid, kind, O_RDWR | flags & O_NONBLOCK);
    table::install(live, pid, fd, file, flags & O_CLOEXEC != 0);
    Call::Return(i64::from(fd.0))
}

/// It is so now.
pub(super) fn set(live: &mut Live, pid: Pid, anon: AnonId, to: AnonFile) {
    let to = Box::new(to);
    live.emit(pid, EventKind::AnonSet { anon, to });
}

/// What it is now.
pub(super) fn get(live: &Live, anon: AnonId) -> Option<AnonFile> {
    live.state().anon.get(&anon).map(|file| (**file).clone())
}

/// The thing of this kind that a descriptor names: `Err(None)` if the descriptor is not
/// open, `Err(Some(()))` if it is of another kind.
pub(super) fn by_fd(
    live: &Live,
    pid: Pid,
    fd: u64,
) -> Option<(FileId, Option<(AnonId, AnonFile)>)> {
    let (id, file) = table::lookup(live.state(), pid, fd)?;
    let FileKind::Anon(anon) = file.kind else {
        return Some((id, None));
    };
    Some((id, get(live, anon).map(|what| (anon, what))))
}
