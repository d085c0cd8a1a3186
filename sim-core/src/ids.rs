//! The names of things: newtypes for every number that means something.
//!
//! All are plain, ordered, fixed-width integers, so that an event is the same
//! bytes natively and in WebAssembly.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident($int:ty), $show:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $int);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, $show, self.0)
            }
        }
    };
}

id!(
    /// A task's number: what `gettid(2)` returns, and for a group leader `getpid(2)`.
    Pid(u32), "{}");
id!(
    /// A file descriptor: an index into a task's descriptor table.
    Fd(u32), "{}");
id!(
    /// A page frame number: which 4096-byte frame of physical memory.
    Pfn(u32), "{}");
id!(
    /// An address space (`struct mm_struct`). Threads and vfork children share one.
    MmId(u32), "mm{}");
id!(
    /// A descriptor table (`struct files_struct`). Threads share one.
    FilesId(u32), "files{}");
id!(
    /// An open file description (`struct file`): what `dup` and `fork` share.
    FileId(u32), "file{}");
id!(
    /// An inode: a file's content, whatever its names.
    InodeId(u32), "inode{}");
id!(
    /// A pipe's buffer (`struct pipe_inode_info`).
    PipeId(u32), "pipe{}");
id!(
    /// A message queue of POSIX (`struct mqueue_inode_info`).
    QueueId(u32), "queue{}");
id!(
    /// What is behind a descriptor that is neither a file nor a pipe (`anon_inode`).
    AnonId(u32), "anon{}");
id!(
    /// An index into [`crate::program::Program::functions`].
    FuncId(u32), "fn#{}");
id!(
    /// An index into the program's code: one bytecode instruction.
    Pc(u32), "pc{}");

/// Bytes in a page and in a page frame.
pub const PAGE_SIZE: u64 = 4096;
/// log2 of [`PAGE_SIZE`].
pub const PAGE_SHIFT: u32 = 12;

/// A virtual address in some address space, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VirtAddr(pub u64);

/// A virtual page number: an address divided by the page size.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Vpn(pub u64);

impl VirtAddr {
    /// The page that this address is in.
    pub fn page(self) -> Vpn {
        Vpn(self.0 >> PAGE_SHIFT)
    }
    /// Bytes from the start of the page.
    pub fn offset(self) -> u16 {
        (self.0 & (PAGE_SIZE - 1)) as u16
    }
    /// Rounded down to a page boundary.
    pub fn floor(self) -> VirtAddr {
        VirtAddr(self.0 & !(PAGE_SIZE - 1))
    }
    /// Rounded up to a page boundary; wraps at the end of the address space.
    pub fn ceil(self) -> VirtAddr {
        VirtAddr(self.0.wrapping_add(PAGE_SIZE - 1) & !(PAGE_SIZE - 1))
    }
    /// This address plus `bytes`, wrapping.
    #[expect(
        clippy::should_implement_trait,
        reason = "it wraps, as the CPU does; a plain + would not say so"
    )]
    pub fn add(self, bytes: u64) -> VirtAddr {
        VirtAddr(self.0.wrapping_add(bytes))
    }
}

impl Vpn {
    /// The first address of the page.
    pub fn addr(self) -> VirtAddr {
        VirtAddr(self.0 << PAGE_SHIFT)
    }
}

impl fmt::Display for VirtAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}", self.0)
    }
}

impl fmt::Debug for VirtAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}", self.0)
    }
}
