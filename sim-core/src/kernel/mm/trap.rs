//! What an access ends in when no page can be brought: a signal for the task.
//!
//! arch/x86/mm/fault.c: `bad_area`, `do_sigbus`; arch/x86/kernel/traps.c: `exc_general_protection`.

use crate::ids::VirtAddr;
use crate::kernel::sig;

/// SEGV_MAPERR: nothing is mapped there.
pub const SEGV_MAPERR: i32 = 1;
/// SEGV_ACCERR: the mapping does not allow it.
pub const SEGV_ACCERR: i32 = 2;
/// BUS_ADRERR: nothing stands behind the mapping there.
pub const BUS_ADRERR: i32 = 2;
/// SI_KERNEL: the kernel says no more.
pub const SI_KERNEL: i32 = 0x80;

/// A signal that an access causes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Trap {
    /// Signal number: SIGSEGV, SIGBUS, SIGFPE; SIGKILL if no frame was free.
    pub signal: u8,
    /// `si_code`.
    pub code: i32,
    /// `si_addr`.
    pub addr: VirtAddr,
}

impl Trap {
    /// SIGSEGV: nothing is mapped at the address.
    pub fn not_mapped(addr: VirtAddr) -> Trap {
        Trap {
            signal: sig::SIGSEGV,
            code: SEGV_MAPERR,
            addr,
        }
    }
    /// SIGSEGV: the mapping does not allow the access.
    pub fn not_allowed(addr: VirtAddr) -> Trap {
        Trap {
            signal: sig::SIGSEGV,
            code: SEGV_ACCERR,
            addr,
        }
    }
    /// SIGSEGV from a general protection exception, which names no address.
    pub fn general_protection() -> Trap {
        Trap {
            signal: sig::SIGSEGV,
            code: SI_KERNEL,
            addr: VirtAddr(0),
        }
    }
    /// SIGBUS: the file behind the mapping is shorter.
    pub fn beyond_file(addr: VirtAddr) -> Trap {
        Trap {
            signal: sig::SIGBUS,
            code: BUS_ADRERR,
            addr,
        }
    }
    /// SIGKILL: no frame was free. (Linux's OOM killer takes the process with
    /// the most memory; the model takes the one that asked.)
    pub fn out_of_memory() -> Trap {
        Trap {
            signal: sig::SIGKILL,
            code: SI_KERNEL,
            addr: VirtAddr(0),
        }
    }
}
