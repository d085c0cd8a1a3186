//! A task's memory, through its page tables.

use super::space::Space;
use crate::ids::{Pid, VirtAddr};
use crate::kernel::mm::trap::Trap;
use crate::kernel::uaccess;
use crate::live::Live;

/// The memory of one task.
pub struct Guest<'a> {
    /// The machine.
    pub live: &'a mut Live,
    /// Whose memory.
    pub pid: Pid,
}

impl Space for Guest<'_> {
    type Fault = Trap;

    fn read(&mut self, va: u64, len: usize) -> Result<Vec<u8>, Trap> {
        uaccess::read_bytes(self.live, self.pid, VirtAddr(va), len as u64)
    }

    fn look(&mut self, va: u64, len: usize) -> Result<Vec<u8>, Trap> {
        uaccess::look(self.live, self.pid, VirtAddr(va), len as u16)
    }

    fn note_read(&mut self, va: u64, len: usize) -> Result<(), Trap> {
        uaccess::note_read(self.live, self.pid, VirtAddr(va), len as u16)
    }

    fn write(&mut self, va: u64, bytes: &[u8]) -> Result<(), Trap> {
        uaccess::write_bytes(self.live, self.pid, VirtAddr(va), bytes, true)
    }
}
