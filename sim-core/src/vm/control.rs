//! Calls, returns and long jumps: what moves the stack and the frame pointer.
//!
//! Return addresses and saved frame pointers are in simulated memory, as the
//! System V ABI has them, so a program that overwrites one jumps where it says.

use super::context::Context;
use super::exec::Cpu;
use super::layout::Layout;
use super::memory::{Who, store_bits};
use crate::ids::{FuncId, Pc, VirtAddr};
use crate::kernel::event::{Access, EventKind, FaultBy};
use crate::kernel::mm::access::{self, translate};
use crate::kernel::mm::touch::touch;
use crate::kernel::mm::trap::Trap;
use crate::libc::glibc;
use crate::program::{Function, PltEntry, Program, Touch, TouchKind};

/// Bytes of the stack that ld.so takes to look a function up: it saves the registers there
/// (`_dl_runtime_resolve_xsavec`), and goes some calls deep.
const LOOK_UP_STACK: u64 = 0x600;

/// A CPU as calls and returns need it: the loop that knows every instruction, or the plain one.
pub trait Caller {
    /// Why it cannot go on.
    type Stop;
    /// The program.
    fn program(&self) -> &Program;
    /// Its tables.
    fn layout(&self) -> &Layout;
    /// The registers, but for the operand stack.
    fn regs(&mut self) -> &mut Context;
    /// Loads eight bytes from the stack.
    fn load_word(&mut self, va: u64) -> Result<u64, Self::Stop>;
    /// Stores eight bytes to the stack.
    fn store_word(&mut self, va: u64, value: u64) -> Result<(), Self::Stop>;
    /// The operand so far below the top.
    fn peek(&self, depth: usize) -> u64;
    /// Pushes an operand.
    fn push(&mut self, value: u64);
    /// Drops operands.
    fn drop(&mut self, count: usize);
    /// A call or a return has happened.
    fn happened(&mut self, kind: EventKind);
    /// What comes of a jump to an address that holds no instruction.
    fn bad_jump(&mut self, va: u64) -> Self::Stop;
}

/// A call: stores the return address; gives where to go on.
#[inline(always)]
pub fn call<C: Caller>(cpu: &mut C, func: FuncId, argc: u8, back: Pc) -> Result<Pc, C::Stop> {
    push_return(cpu, argc, back)?;
    let entry = cpu
        .program()
        .functions
        .get(func.0 as usize)
        .map(|f| Pc(f.code.start));
    Ok(entry.unwrap_or(Pc(u32::MAX)))
}

/// A call of a library function through the executable's procedure linkage table. The first one
/// has ld.so bind it (`_dl_fixup`): a store to the executable's data, which after a fork is a
/// write to a shared page like any other.
pub fn call_library(cpu: &mut Cpu<'_>, entry: u32, argc: u8, back: Pc) -> Result<Pc, Trap> {
    let Some(&plt) = cpu.program.plt.get(entry as usize) else {
        return Ok(Pc(u32::MAX));
    };
    // The jump's own reading of the word is no access of the program's: it is not told.
    let pfn = translate(cpu.live, cpu.pid, plt.slot, Access::Read, true)?;
    let target = access::read(&cpu.live.state().memory, pfn, plt.slot.offset(), 8);
    if target == plt.unbound {
        let who = Who {
            pid: cpu.pid,
            library: true,
        };
        look_up(cpu, &plt);
        store_bits(cpu.live, who, plt.slot.0, 8, plt.bound)?;
    } else if target != plt.bound {
        cpu.push(target);
        return call_pointer(cpu, argc, back);
    }
    call(cpu, plt.func, argc, back)
}

/// What ld.so touches to find a function: its own code and notes, the stack, the executable's table of
/// names, the library's, and there the function's symbol.
#[cold]
fn look_up(cpu: &mut Cpu<'_>, plt: &PltEntry) {
    let exe = cpu.program.images.first().and_then(|exe| exe.areas.first());
    let names = exe.map_or(plt.symbol, |headers| headers.start);
    let stack = VirtAddr(cpu.regs.sp.wrapping_sub(LOOK_UP_STACK));
    let places = [
        (stack, TouchKind::Write),
        (names, TouchKind::Read),
        (plt.symbol, TouchKind::Read),
        (plt.chooser.unwrap_or(plt.symbol), TouchKind::Read),
    ];
    touch(cpu.live, cpu.pid, glibc::ON_BINDING, FaultBy::User);
    touch(
        cpu.live,
        cpu.pid,
        &places.map(|(at, how)| Touch { at, how }),
        FaultBy::User,
    );
}

/// A call through a pointer, which is on the operand stack above the arguments.
pub fn call_pointer(cpu: &mut Cpu<'_>, argc: u8, back: Pc) -> Result<Pc, Trap> {
    let target = cpu.peek(0);
    let Some(entry) = cpu.layout.pc_at(VirtAddr(target)) else {
        // The call itself is done: the return address is on the stack.
        let ret = cpu.layout.addr_of(back);
        cpu.store_word(cpu.regs.sp.wrapping_sub(8), ret.0)?;
        return Err(cpu.bad_jump(target));
    };
    push_return(cpu, argc, back)?;
    cpu.drop(1);
    Ok(entry)
}

#[inline(always)]
fn push_return<C: Caller>(cpu: &mut C, argc: u8, back: Pc) -> Result<(), C::Stop> {
    let ret = cpu.layout().addr_of(back);
    let sp = cpu.regs().sp.wrapping_sub(8);
    cpu.store_word(sp, ret.0)?;
    let regs = cpu.regs();
    regs.sp = sp;
    regs.ret = ret;
    regs.argc = argc;
    Ok(())
}

/// A function's first instruction: what the library's touch besides is touched, then the frame
/// is built.
pub fn enter(cpu: &mut Cpu<'_>, func: FuncId) -> Result<(), Trap> {
    let Some(function) = cpu.program.functions.get(func.0 as usize) else {
        return Ok(());
    };
    if !function.touches.is_empty() && cpu.touched.first(func) {
        touch(cpu.live, cpu.pid, function.touches, FaultBy::User);
    }
    build(cpu, func, function)
}

/// Saves the frame pointer and makes room for the locals.
#[inline(always)]
pub fn build<C: Caller>(cpu: &mut C, func: FuncId, function: &Function) -> Result<(), C::Stop> {
    let regs = cpu.regs();
    let (caller_is_library, saved_fp) = (regs.library, regs.fp);
    let mut fp = regs.sp.wrapping_sub(8);
    regs.library = function.library;
    let saved = match function.frame_align {
        0..=16 => cpu.store_word(fp, saved_fp),
        align => realign(cpu, &mut fp, u64::from(align)),
    };
    if let Err(stop) = saved {
        cpu.regs().library = caller_is_library;
        return Err(stop);
    }
    let regs = cpu.regs();
    regs.fp = fp;
    regs.sp = fp.wrapping_sub(u64::from(function.frame_size));
    let params = usize::from(function.params);
    let (passed, ret) = (usize::from(regs.argc), regs.ret);
    cpu.drop(passed.saturating_sub(params));
    for _ in passed..params {
        cpu.push(0);
    }
    let mut args = [0; 4];
    for (n, arg) in args.iter_mut().enumerate().take(params) {
        *arg = cpu.peek(params - 1 - n);
    }
    let inner = function.internal || function.library && caller_is_library;
    cpu.happened(EventKind::Call {
        func,
        fp: VirtAddr(fp),
        ret,
        args,
        inner,
    });
    Ok(())
}

/// A frame whose variables need more alignment than the stack has: as gcc does, the return
/// address is copied to where the frame pointer gets its alignment. Where the frame pointer
/// would have been is kept below it.
#[inline(always)]
fn realign<C: Caller>(cpu: &mut C, fp: &mut u64, align: u64) -> Result<(), C::Stop> {
    let before = *fp;
    let saved = cpu.regs().fp;
    let ret = cpu.load_word(before.wrapping_add(8))?;
    *fp = before & !(align - 1);
    cpu.store_word(fp.wrapping_add(8), ret)?;
    cpu.store_word(*fp, saved)?;
    cpu.store_word(fp.wrapping_sub(8), before)
}

/// leave and ret: takes the frame away; gives where to go on.
#[inline(always)]
pub fn ret<C: Caller>(cpu: &mut C, pc: Pc) -> Result<Pc, C::Stop> {
    let fp = cpu.regs().fp;
    let saved = cpu.load_word(fp)?;
    let ret = VirtAddr(cpu.load_word(fp.wrapping_add(8))?);
    let Some(back) = cpu.layout().pc_at(ret) else {
        return Err(cpu.bad_jump(ret.0));
    };
    let func = cpu.layout().function_of(pc);
    let function = func.and_then(|func| cpu.program().functions.get(func.0 as usize));
    let internal = function.is_some_and(|f| f.internal);
    let end = match function {
        Some(function) if function.frame_align > 16 => cpu.load_word(fp.wrapping_sub(8))?,
        _ => fp,
    };
    let (value, library) = (cpu.peek(0), cpu.layout().is_library(back));
    let regs = cpu.regs();
    let returning_from_library = regs.library;
    regs.fp = saved;
    regs.sp = end.wrapping_add(16);
    regs.argc = 0;
    regs.rax = value;
    regs.library = library;
    if let Some(func) = func {
        let inner = returning_from_library && (library || internal);
        cpu.happened(EventKind::Return { func, value, inner });
    }
    Ok(back)
}

/// Words of a `jmp_buf`: where to go on, stack pointer, frame pointer, height
/// of the operand stack, depth of the call stack.
const JMP_BUF_WORDS: u64 = 5;

/// setjmp: saves the registers at the address on the operand stack; leaves 0.
pub fn set_jmp(cpu: &mut Cpu<'_>, next: Pc) -> Result<(), Trap> {
    let buf = cpu.peek(0);
    // Without the argument that is still there.
    let height = cpu.regs.height() - u64::from(!cpu.regs.operands.is_empty());
    let depth = cpu
        .live
        .state()
        .task(cpu.pid)
        .map_or(0, |task| task.calls.len());
    let back = cpu.layout.addr_of(next);
    let words = [back.0, cpu.regs.sp, cpu.regs.fp, height, depth as u64];
    for (n, word) in (0..JMP_BUF_WORDS).zip(words) {
        cpu.store_word(buf.wrapping_add(8 * n), word)?;
    }
    cpu.set_top(0);
    Ok(())
}

/// longjmp: takes the registers from a `jmp_buf`; gives where to go on.
pub fn long_jmp(cpu: &mut Cpu<'_>) -> Result<Pc, Trap> {
    let (buf, value) = (cpu.peek(1), cpu.peek(0));
    let mut words = [0; JMP_BUF_WORDS as usize];
    for (n, word) in (0..JMP_BUF_WORDS).zip(&mut words) {
        *word = cpu.load_word(buf.wrapping_add(8 * n))?;
    }
    let [back, sp, fp, height, depth] = words;
    let Some(next) = cpu.layout.pc_at(VirtAddr(back)) else {
        return Err(cpu.bad_jump(back));
    };
    cpu.drop(2);
    cpu.regs.cut(height);
    cpu.regs.sp = sp;
    cpu.regs.fp = fp;
    cpu.regs.library = cpu.layout.is_library(next);
    // "longjmp cannot make setjmp return 0", setjmp(3).
    let value = if value as i32 == 0 {
        1
    } else {
        value as i32 as u64
    };
    cpu.push(value);
    cpu.live.emit(
        cpu.pid,
        EventKind::Unwind {
            depth: depth.min(u64::from(u32::MAX)) as u32,
        },
    );
    Ok(next)
}

impl Caller for Cpu<'_> {
    type Stop = Trap;
    fn program(&self) -> &Program {
        self.program
    }
    fn layout(&self) -> &Layout {
        self.layout
    }
    fn regs(&mut self) -> &mut Context {
        self.regs
    }
    fn load_word(&mut self, va: u64) -> Result<u64, Trap> {
        Cpu::load_word(self, va)
    }
    fn store_word(&mut self, va: u64, value: u64) -> Result<(), Trap> {
        Cpu::store_word(self, va, value)
    }
    fn peek(&self, depth: usize) -> u64 {
        Cpu::peek(self, depth)
    }
    fn push(&mut self, value: u64) {
        Cpu::push(self, value);
    }
    fn drop(&mut self, count: usize) {
        Cpu::drop(self, count);
    }
    fn happened(&mut self, kind: EventKind) {
        self.live.emit(self.pid, kind);
    }
    fn bad_jump(&mut self, va: u64) -> Trap {
        Cpu::bad_jump(self, va)
    }
}
