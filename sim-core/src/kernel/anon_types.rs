//! What is behind descriptors that are neither files nor pipes: fs/anon_inodes.c.
//!
//! Each belongs to one open file description and goes with it. Plain data; the verbs are in
//! [`super::file`].

use crate::ids::{Fd, FileId, Pid};
use crate::kernel::task::Timer;
use serde::Serialize;

/// What is behind such a descriptor.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub enum AnonFile {
    /// A counter: eventfd(2).
    Event {
        /// What was added and not yet read.
        count: u64,
        /// EFD_SEMAPHORE: a read takes 1, not all.
        semaphore: bool,
    },
    /// A timer that is read: timerfd_create(2).
    Timer {
        /// It counts the wall clock, not the time since boot.
        realtime: bool,
        /// When it expires, and how often.
        timer: Timer,
        /// Expirations that nobody has read yet.
        ticks: u64,
        /// It has expired, and runs on only when it is looked at.
        expired: bool,
    },
    /// Signals that are read: signalfd(2).
    Signal {
        /// Which.
        mask: u64,
    },
    /// A list of files that are watched: epoll(7).
    Epoll {
        /// The files.
        items: Vec<EpollItem>,
        /// Those that may be ready, in the order in which they became so (`rdllist`).
        ready: Vec<(FileId, Fd)>,
    },
}

/// A file that an epoll instance watches (`struct epitem`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct EpollItem {
    /// The open file description.
    pub file: FileId,
    /// The descriptor under which it was added.
    pub fd: Fd,
    /// Who added it: a signalfd shows the signals of this task.
    pub by: Pid,
    /// What is to be told: EPOLLIN, EPOLLET and their kin.
    pub events: u32,
    /// What the program gets with it.
    pub data: u64,
}

impl EpollItem {
    /// Under which name it is in the list.
    pub fn key(&self) -> (FileId, Fd) {
        (self.file, self.fd)
    }
}

impl AnonFile {
    /// What /proc calls it.
    pub fn name(&self) -> &'static str {
        match self {
            AnonFile::Event { .. } => "eventfd",
            AnonFile::Timer { .. } => "timerfd",
            AnonFile::Signal { .. } => "signalfd",
            AnonFile::Epoll { .. } => "eventpoll",
        }
    }

    /// When its timer expires, if it has one that runs; in nanoseconds since boot.
    pub fn expires_ns(&self) -> Option<u64> {
        match self {
            AnonFile::Timer { timer, .. } if timer.armed => Some(timer.expires_ns),
            _ => None,
        }
    }
}
