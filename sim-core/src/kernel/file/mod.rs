//! Files: descriptor tables, pipes, the program's input and output.

pub mod anon;
pub mod epoll;
pub mod eventfd;
pub mod fcntl;
pub mod pipe;
pub mod poll;
pub mod rw;
pub mod signalfd;
pub mod socket;
pub mod table;
pub mod terminal;
pub mod timerfd;
pub mod user_buf;

/// Open flags: include/uapi/asm-generic/fcntl.h.
pub mod flags {
    /// The bits that say whether for reading, writing or both.
    pub const O_ACCMODE: u32 = 3;
    /// For reading only.
    pub const O_RDONLY: u32 = 0;
    /// For writing only.
    pub const O_WRONLY: u32 = 1;
    /// For both.
    pub const O_RDWR: u32 = 2;
    /// Make the file if there is none.
    pub const O_CREAT: u32 = 0o100;
    /// Fail if there is one.
    pub const O_EXCL: u32 = 0o200;
    /// The terminal does not become the session's.
    pub const O_NOCTTY: u32 = 0o400;
    /// Cut it to length 0.
    pub const O_TRUNC: u32 = 0o1000;
    /// Every write goes to the end.
    pub const O_APPEND: u32 = 0o2000;
    /// Fail with EAGAIN rather than sleep.
    pub const O_NONBLOCK: u32 = 0o4000;
    /// Signal-driven input and output.
    pub const O_ASYNC: u32 = 0o20_000;
    /// For pipes: each write is a packet.
    pub const O_DIRECT: u32 = 0o40_000;
    /// Set for every file that a 64-bit program opens by name.
    pub const O_LARGEFILE: u32 = 0o100_000;
    /// Fail unless it is a directory.
    pub const O_DIRECTORY: u32 = 0o200_000;
    /// Fail if the last name is a symbolic link.
    pub const O_NOFOLLOW: u32 = 0o400_000;
    /// No access times.
    pub const O_NOATIME: u32 = 0o1_000_000;
    /// The descriptor is closed at exec.
    pub const O_CLOEXEC: u32 = 0o2_000_000;
    /// Only a place in the tree, no access.
    pub const O_PATH: u32 = 0o10_000_000;
    /// A file without a name, in this directory.
    pub const O_TMPFILE: u32 = 0o20_200_000;
}
