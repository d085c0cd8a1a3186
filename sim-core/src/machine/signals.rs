//! Handlers: from where a signal interrupts a task into the handler, and back.
//!
//! arch/x86/kernel/signal.c: `handle_signal`, `rt_sigreturn`. The kernel decides which
//! signal it is, and lays out the frame; here the task's registers are put into the frame
//! and taken from it. All that a handler needs to return is in the program's memory (the
//! values of expressions that are being worked out stay on the operand stack below the
//! handler's own), so that handlers nest, fork, and are left by siglongjmp.

use super::Machine;
use crate::ids::{Pid, VirtAddr};
use crate::kernel::event::EventKind;
use crate::kernel::mm::trap::Trap;
use crate::kernel::process::signal::frame::{self, Registers};
use crate::kernel::process::signal::{self, Delivered, Handled};
use crate::kernel::sig::SIGSEGV;
use crate::kernel::syscall::{self, Outcome};
use crate::vm::context::Context;

/// In the word that says what the last call passed: the caller is the C library.
const LIBRARY: u64 = 1 << 8;

impl Machine {
    /// A task is about to go on in user mode: it takes its signals. False if that ended or
    /// stopped it.
    pub(super) fn take_signals(&mut self, pid: Pid, context: &mut Context) -> bool {
        loop {
            match signal::deliver(&mut self.live, pid) {
                Delivered::Nothing => return true,
                Delivered::Again => {}
                Delivered::Stopped | Delivered::Killed => return false,
                Delivered::Handler { .. } => {
                    let Some(handled) = signal::take_handled(&mut self.live, pid) else {
                        return true;
                    };
                    if !self.handle(pid, context, &handled) {
                        return false;
                    }
                }
            }
        }
    }

    /// Makes the task go on in the handler. False if there is no way to, and it has ended.
    fn handle(&mut self, pid: Pid, context: &mut Context, handled: &Handled) -> bool {
        let live = &mut self.live;
        let task = live.state().task(pid);
        let depth = task.map_or(0, |task| task.calls.len() as u64);
        let regs = Registers {
            pc: self.layout.addr_of(context.pc),
            sp: context.sp,
            fp: context.fp,
            result: context.operands.last().copied().unwrap_or(0),
            height: context.height(),
            depth,
            call: u64::from(context.argc) | if context.library { LIBRARY } else { 0 },
            ret: context.ret,
        };
        let signal = handled.info.signal;
        let Some(placed) = frame::write(live, pid, &regs, handled) else {
            // `force_sigsegv`: if it was SIGSEGV's handler that had no room, it is the end.
            return self.force_segv(pid, signal == SIGSEGV, Trap::general_protection());
        };
        signal::handler_begins(live, pid, handled);
        let handler = VirtAddr(handled.action.handler);
        live.emit(
            pid,
            EventKind::SignalHandle {
                signal,
                handler,
                frame: placed.frame,
            },
        );
        let Some(entry) = self.layout.pc_at(handler) else {
            // The handler's address is no code: the first fetch there faults.
            return self.force_segv(pid, false, Trap::not_mapped(handler));
        };
        context.pc = entry;
        context.sp = placed.frame.0;
        context.ret = VirtAddr(handled.action.restorer);
        context.library = false;
        let args = [u64::from(signal), placed.info.0, placed.context.0];
        context.operands.extend(args);
        context.argc = args.len() as u8;
        true
    }

    /// SIGSEGV for a task whose signal could not be handled. False if that ends it.
    fn force_segv(&mut self, pid: Pid, fatal: bool, trap: Trap) -> bool {
        if fatal {
            signal::reset(&mut self.live, pid, trap.signal);
        }
        signal::fault(&mut self.live, pid, trap) == Outcome::Signalled
    }

    /// rt_sigreturn(2): the registers are those that the frame holds. The library's
    /// `__restore_rt` calls it with the frame where its own frame pointer is.
    pub(super) fn sigreturn(&mut self, pid: Pid, context: &mut Context) -> bool {
        let at = VirtAddr(context.fp);
        let limit = u64::from(u32::MAX);
        let regs = match syscall::sigreturn(&mut self.live, pid, at) {
            Ok(regs) => regs,
            Err(trap) => return self.force_segv(pid, false, trap),
        };
        context.cut(regs.height);
        context.sp = regs.sp;
        context.fp = regs.fp;
        context.argc = (regs.call & 0xff) as u8;
        context.library = regs.call & LIBRARY != 0;
        context.ret = regs.ret;
        let depth = regs.depth.min(limit) as u32;
        self.live.emit(pid, EventKind::SignalReturn { depth });
        match self.layout.pc_at(regs.pc) {
            Some(pc) => {
                context.pc = pc;
                true
            }
            None => self.force_segv(pid, false, Trap::not_mapped(regs.pc)),
        }
    }
}
