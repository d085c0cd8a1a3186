//! As whom a task acts: getuid(2), setuid(2) and their kin.
//!
//! kernel/sys.c, kernel/groups.c. Set-user-ID bits of programs are not honoured.

use super::Call;
use crate::ids::{Pid, VirtAddr};
use crate::kernel::cred::{Cred, Ids};
use crate::kernel::errno::{EFAULT, EINVAL, EPERM};
use crate::kernel::event::EventKind;
use crate::kernel::uaccess;
use crate::live::Live;

/// What most programs may have (`NGROUPS_MAX`).
const MOST_GROUPS: u64 = 65_536;
/// An argument that leaves a number as it is.
const KEEP: u32 = u32::MAX;

/// Whose numbers a call is about.
#[derive(Clone, Copy)]
pub(super) enum Whose {
    /// The user's.
    User,
    /// The group's.
    Group,
}

impl Whose {
    fn ids(self, cred: &Cred) -> Ids {
        match self {
            Whose::User => cred.user,
            Whose::Group => cred.group,
        }
    }
}

/// getuid(2), geteuid(2), getgid(2), getegid(2).
pub(super) fn get(live: &Live, pid: Pid, which: impl Fn(&Cred) -> u32) -> Call {
    Call::Return(i64::from(which(live.state().cred(pid))))
}

/// getresuid(2), getresgid(2): where the three numbers go.
pub(super) fn get_all(live: &mut Live, pid: Pid, whose: Whose, to: [u64; 3]) -> Call {
    let ids = whose.ids(live.state().cred(pid));
    for (to, id) in to.into_iter().zip([ids.real, ids.effective, ids.saved]) {
        if put(live, pid, to, &[id]).is_err() {
            return Call::err(EFAULT);
        }
    }
    Call::Return(0)
}

/// setuid(2), setgid(2): root becomes the other for good; others act as who they are or were.
pub(super) fn set(live: &mut Live, pid: Pid, whose: Whose, id: u64) -> Call {
    let (id, cred) = (id as u32, live.state().cred(pid));
    let old = whose.ids(cred);
    let new = match cred.is_privileged() {
        _ if id == KEEP => return Call::err(EINVAL),
        true => Ids::all(id),
        false if id == old.real || id == old.saved => Ids {
            effective: id,
            ..old
        },
        false => return Call::err(EPERM),
    };
    change(live, pid, whose, new)
}

/// setreuid(2), setregid(2): the real and the effective number.
pub(super) fn set_two(live: &mut Live, pid: Pid, whose: Whose, real: u64, effective: u64) -> Call {
    let (real, effective) = (real as u32, effective as u32);
    let cred = live.state().cred(pid);
    let (old, root) = (whose.ids(cred), cred.is_privileged());
    let may_real = real == KEEP || real == old.real || real == old.effective;
    let may_effective = [KEEP, old.real, old.effective, old.saved].contains(&effective);
    let may = root || may_real && may_effective;
    if !may {
        return Call::err(EPERM);
    }
    let or = |new: u32, old: u32| if new == KEEP { old } else { new };
    let mut new = Ids {
        real: or(real, old.real),
        effective: or(effective, old.effective),
        saved: old.saved,
    };
    if real != KEEP || effective != KEEP && effective != old.real {
        new.saved = new.effective;
    }
    change(live, pid, whose, new)
}

/// setresuid(2), setresgid(2): all three.
pub(super) fn set_three(live: &mut Live, pid: Pid, whose: Whose, ids: [u64; 3]) -> Call {
    let ids = ids.map(|id| id as u32);
    let cred = live.state().cred(pid);
    let (old, root) = (whose.ids(cred), cred.is_privileged());
    let known = [KEEP, old.real, old.effective, old.saved];
    if !root && !ids.iter().all(|id| known.contains(id)) {
        return Call::err(EPERM);
    }
    let or = |new: u32, old: u32| if new == KEEP { old } else { new };
    let new = Ids {
        real: or(ids[0], old.real),
        effective: or(ids[1], old.effective),
        saved: or(ids[2], old.saved),
    };
    change(live, pid, whose, new)
}

fn change(live: &mut Live, pid: Pid, whose: Whose, ids: Ids) -> Call {
    let old = live.state().cred(pid);
    if whose.ids(old) == ids {
        return Call::Return(0);
    }
    let mut cred = Box::new(old.clone());
    match whose {
        Whose::User => cred.user = ids,
        Whose::Group => cred.group = ids,
    }
    live.emit(pid, EventKind::CredSet { cred });
    Call::Return(0)
}

/// getgroups(2): room for how many, and where; with no room it says how many there are.
pub(super) fn groups(live: &mut Live, pid: Pid, size: u64, at: u64) -> Call {
    let groups = live.state().cred(pid).groups.clone();
    let count = groups.len() as i64;
    match i64::from(size as i32) {
        0 => Call::Return(count),
        size if size < count => Call::err(EINVAL),
        _ => match put(live, pid, at, &groups) {
            Ok(()) => Call::Return(count),
            Err(errno) => Call::err(errno),
        },
    }
}

/// setgroups(2): how many, and where they stand.
pub(super) fn set_groups(live: &mut Live, pid: Pid, size: u64, at: u64) -> Call {
    let old = live.state().cred(pid);
    if !old.is_privileged() {
        return Call::err(EPERM);
    }
    if size > MOST_GROUPS {
        return Call::err(EINVAL);
    }
    let mut cred = Box::new(old.clone());
    let Ok(bytes) = uaccess::read_bytes(live, pid, VirtAddr(at), 4 * size) else {
        return Call::err(EFAULT);
    };
    let words = bytes
        .chunks_exact(4)
        .filter_map(|word| word.try_into().ok());
    cred.groups = words.map(u32::from_le_bytes).collect();
    cred.groups.sort_unstable();
    live.emit(pid, EventKind::CredSet { cred });
    Call::Return(0)
}

fn put(live: &mut Live, pid: Pid, at: u64, words: &[u32]) -> Result<(), i64> {
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    uaccess::write_bytes(live, pid, VirtAddr(at), &bytes, true).map_err(|_| EFAULT)
}
