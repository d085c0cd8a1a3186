//! Who a task acts as, and what that allows: credentials(7), capabilities(7).
//!
//! include/linux/cred.h, fs/namei.c (`generic_permission`), kernel/signal.c
//! (`kill_ok_by_cred`). Of the capabilities the model has all or none: a task whose effective
//! user is root has them.

use super::file_types::InodeAttr;
use serde::Serialize;

/// The user that has all rights.
const ROOT_ID: u32 = 0;

/// `struct cred`.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize)]
pub struct Cred {
    /// The user's numbers.
    pub user: Ids,
    /// The group's.
    pub group: Ids,
    /// Supplementary groups.
    pub groups: Vec<u32>,
}

/// A number of a user or group, thrice: whose process it is, as whom it acts now, and what it
/// may go back to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
pub struct Ids {
    /// Real.
    pub real: u32,
    /// Effective: what permissions go by.
    pub effective: u32,
    /// Saved.
    pub saved: u32,
}

impl Ids {
    /// All three alike.
    pub fn all(id: u32) -> Ids {
        Ids {
            real: id,
            effective: id,
            saved: id,
        }
    }
}

/// Whoever is not there any more, and what the kernel does by itself.
pub(super) static ROOT: Cred = Cred {
    user: Ids {
        real: 0,
        effective: 0,
        saved: 0,
    },
    group: Ids {
        real: 0,
        effective: 0,
        saved: 0,
    },
    groups: Vec::new(),
};

impl Cred {
    /// A user who has logged in, with a group of the same number.
    pub fn login(id: u32) -> Cred {
        Cred {
            user: Ids::all(id),
            group: Ids::all(id),
            groups: vec![id],
        }
    }

    /// `capable`, whatever for.
    pub fn is_privileged(&self) -> bool {
        self.user.effective == ROOT_ID
    }

    /// As whom access(2) asks: as the real user.
    pub fn as_real(&self) -> Cred {
        let mut cred = self.clone();
        cred.user.effective = cred.user.real;
        cred.group.effective = cred.group.real;
        cred
    }

    /// Whether all of this (read 4, write 2, execute 1) may be done with a file
    /// (`generic_permission`).
    pub fn may(&self, attr: &InodeAttr, is_directory: bool, wanted: u32) -> bool {
        const ANY_EXEC: u32 = 0o111;
        let in_group = attr.gid == self.group.effective || self.groups.contains(&attr.gid);
        let shift = match attr.uid == self.user.effective {
            true => 6,
            false if in_group => 3,
            false => 0,
        };
        // Root may do all but run what nobody may run.
        let overrides = is_directory || wanted & 1 == 0 || attr.mode & ANY_EXEC != 0;
        attr.mode >> shift & wanted == wanted || self.is_privileged() && overrides
    }

    /// True for a file's owner, and for root (`inode_owner_or_capable`).
    pub fn owns(&self, attr: &InodeAttr) -> bool {
        attr.uid == self.user.effective || self.is_privileged()
    }

    /// Whether another task may be sent a signal (`kill_ok_by_cred`).
    pub fn may_signal(&self, other: &Cred) -> bool {
        let (own, other) = (self.user, other.user);
        let fits = |id: u32| id == other.saved || id == other.real;
        fits(own.effective) || fits(own.real) || self.is_privileged()
    }
}
