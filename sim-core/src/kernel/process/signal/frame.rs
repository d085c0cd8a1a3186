//! The frame that a handler returns through: `struct rt_sigframe` on the user's stack.
//!
//! arch/x86/kernel/signal.c (`get_sigframe`, `restore_sigcontext`),
//! arch/x86/include/uapi/asm/sigcontext.h, ucontext.h. From the lowest address: the
//! address that the handler returns to, `ucontext` (304 bytes), `siginfo_t` (128 bytes),
//! then, 64-byte aligned, the floating-point state. The model's CPU has a few registers
//! that x86 does not have; they are where r12 to r15 would be.

use super::Handled;
use super::calls::{set_altstack, stack_flags};
use crate::ids::{Pid, VirtAddr};
use crate::kernel::event::{Access, EventKind};
use crate::kernel::mm::trap::Trap;
use crate::kernel::sig;
use crate::kernel::sig_types::{SI_KERNEL, SIGINFO_SIZE, SigAction, SigDetail};
use crate::kernel::uaccess;
use crate::live::Live;

/// The part of the stack that leaf functions use below their stack pointer.
const RED_ZONE: u64 = 128;
/// Bytes of the frame: return address, ucontext, siginfo.
const FRAME_SIZE: usize = 8 + UCONTEXT_SIZE + SIGINFO_SIZE;
const UCONTEXT_SIZE: usize = 304;
/// Bytes of the floating-point state: x87, SSE and AVX, with its end marker.
const FP_SIZE: u64 = 836;
/// The least size of an alternative stack (`MINSIGSTKSZ`).
pub(super) const MIN_STACK: u64 = 2048;

/// Offsets in the frame.
const UCONTEXT: u64 = 8;
const UC_STACK: usize = 8 + 16;
const GREGS: usize = 8 + 40;
const FP_POINTER: usize = GREGS + 23 * 8;
const UC_SIGMASK: usize = GREGS + 256;
const SIGINFO: usize = 8 + UCONTEXT_SIZE;

/// Indices of registers in `gregs`.
const R12: usize = 4;
const R13: usize = 5;
const R14: usize = 6;
const R15: usize = 7;
const RDI: usize = 8;
const RBP: usize = 10;
const RAX: usize = 13;
const RSP: usize = 15;
const RIP: usize = 16;
const EFL: usize = 17;
const CSGSFS: usize = 18;
const ERR: usize = 19;
const TRAPNO: usize = 20;
const OLDMASK: usize = 21;
const CR2: usize = 22;

/// The registers of an interrupted task.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Registers {
    /// The address of the next instruction.
    pub pc: VirtAddr,
    /// The stack pointer.
    pub sp: u64,
    /// The frame pointer.
    pub fp: u64,
    /// The result of a system call that it returns from.
    pub result: u64,
    /// How many values the expressions being worked out have (the operand stack's height).
    pub height: u64,
    /// Functions that it is in.
    pub depth: u64,
    /// What the last call passed, and who made it.
    pub call: u64,
    /// Where the last call returns to.
    pub ret: VirtAddr,
}

/// Where a frame was put.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Placed {
    /// The frame: the new stack pointer, with the return address.
    pub frame: VirtAddr,
    /// Its `siginfo_t`.
    pub info: VirtAddr,
    /// Its `ucontext_t`.
    pub context: VirtAddr,
}

/// Puts a handler's frame on the stack. `None` if that is not possible: no stack there, or
/// no place to return to.
pub fn write(live: &mut Live, pid: Pid, regs: &Registers, handled: &Handled) -> Option<Placed> {
    let task = live.state().task(pid)?;
    let altstack = task.signals.altstack;
    let fault = task.last_fault;
    let mut sp = regs.sp.wrapping_sub(RED_ZONE);
    let nested = altstack.size != 0 && altstack.holds(regs.sp);
    let mut entering = false;
    if handled.action.flags & SigAction::ONSTACK != 0 && altstack.size != 0 && !altstack.holds(sp) {
        sp = altstack.sp.0.wrapping_add(altstack.size);
        entering = true;
    }
    let fp = sp.wrapping_sub(FP_SIZE) & !63;
    let at = (fp.wrapping_sub(FRAME_SIZE as u64) & !15).wrapping_sub(8);
    // One that would leave the alternative stack is refused, not put below it.
    if (nested || entering) && !altstack.holds(at) {
        return None;
    }
    if handled.action.flags & SigAction::RESTORER == 0 {
        return None;
    }
    let mut frame = Frame(vec![0; (fp.wrapping_sub(at) + FP_SIZE) as usize]);
    frame.put(0, handled.action.restorer);
    frame.put(8, 0x7); // UC_FP_XSTATE, UC_SIGCONTEXT_SS, UC_STRICT_RESTORE_SS
    frame.put(UC_STACK, altstack.sp.0);
    frame.put(UC_STACK + 8, u64::from(stack_flags(altstack, regs.sp)));
    frame.put(UC_STACK + 16, altstack.size);
    let mut greg = |index: usize, value: u64| frame.put(GREGS + 8 * index, value);
    greg(RIP, regs.pc.0);
    greg(RSP, regs.sp);
    greg(RBP, regs.fp);
    greg(RAX, regs.result);
    greg(RDI, u64::from(handled.info.signal));
    greg(R12, regs.height);
    greg(R13, regs.depth);
    greg(R14, regs.call);
    greg(R15, regs.ret.0);
    greg(EFL, 0x202);
    greg(CSGSFS, 0x002b_0000_0000_0033);
    greg(OLDMASK, handled.mask);
    let memory = matches!(handled.info.signal, sig::SIGSEGV | sig::SIGBUS);
    if memory && handled.info.code == SI_KERNEL {
        greg(TRAPNO, 13);
    } else if let (SigDetail::Fault { .. }, Some(fault)) = (handled.info.detail, fault)
        && memory
    {
        // X86_PF_PROT, X86_PF_WRITE, X86_PF_USER, X86_PF_INSTR.
        let what = match fault.access {
            Access::Read => 0,
            Access::Write => 2,
            Access::Execute => 16,
        };
        greg(ERR, u64::from(fault.present) | what | 4);
        greg(TRAPNO, 14);
        greg(CR2, fault.va.0);
    }
    frame.put(FP_POINTER, fp);
    frame.put(UC_SIGMASK, handled.mask);
    frame.bytes(SIGINFO, &handled.info.bytes());
    uaccess::write_by_kernel(live, pid, VirtAddr(at), &frame.0).ok()?;
    Some(Placed {
        frame: VirtAddr(at),
        info: VirtAddr(at.wrapping_add(SIGINFO as u64)),
        context: VirtAddr(at.wrapping_add(UCONTEXT)),
    })
}

/// rt_sigreturn(2): the registers that a frame holds. The set of blocked signals and the
/// alternative stack are as they were. `Err` if there is no frame to read.
pub fn restore(live: &mut Live, pid: Pid, frame: VirtAddr) -> Result<Registers, Trap> {
    let bytes = uaccess::read_bytes(live, pid, frame, (UC_SIGMASK + 8) as u64)?;
    let frame = Frame(bytes);
    let greg = |index: usize| frame.get(GREGS + 8 * index);
    let regs = Registers {
        pc: VirtAddr(greg(RIP)),
        sp: greg(RSP),
        fp: greg(RBP),
        result: greg(RAX),
        height: greg(R12),
        depth: greg(R13),
        call: greg(R14),
        ret: VirtAddr(greg(R15)),
    };
    let blocked = frame.get(UC_SIGMASK) & !sig::KERNEL_ONLY;
    if live
        .state()
        .task(pid)
        .is_some_and(|t| t.signals.blocked != blocked)
    {
        live.emit(pid, EventKind::SignalMask { blocked });
    }
    let (at, flags, size) = (
        frame.get(UC_STACK),
        frame.get(UC_STACK + 8) as u32,
        frame.get(UC_STACK + 16),
    );
    // As in the kernel nobody asks whether that worked (`restore_altstack`).
    let _ = set_altstack(live, pid, at, flags, size, regs.sp);
    Ok(regs)
}

/// The bytes of a frame.
struct Frame(Vec<u8>);

impl Frame {
    fn put(&mut self, at: usize, value: u64) {
        self.bytes(at, &value.to_le_bytes());
    }
    fn bytes(&mut self, at: usize, bytes: &[u8]) {
        if let Some(place) = self.0.get_mut(at..at + bytes.len()) {
            place.copy_from_slice(bytes);
        }
    }
    fn get(&self, at: usize) -> u64 {
        self.0
            .get(at..at + 8)
            .and_then(|b| b.try_into().ok())
            .map_or(0, u64::from_le_bytes)
    }
}
