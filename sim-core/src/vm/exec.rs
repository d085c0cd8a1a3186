//! The loop that executes instructions.

use super::arith::{binary, compare, complement, is_undefined, negate};
use super::context::Context;
use super::convert::{convert, extend, from_extended, to_extended};
use super::layout::Layout;
use super::memory::{self, Who, copy, load_bits, store_bits, update, zero};
use super::touch::Touched;
use super::{control, switch};
use crate::ids::{Pc, Pid, VirtAddr};
use crate::kernel::event::{Access, EventKind, FaultBy, Note};
use crate::kernel::mm::access::translate;
use crate::kernel::mm::touch::touch;
use crate::kernel::mm::trap::Trap;
use crate::kernel::sig;
use crate::lang::{Message, say};
use crate::libc::intrinsics;
use crate::live::Live;
use crate::program::{Bin, Num, Op, Program, Scalar, Width};
use crate::x87::F80;
use std::collections::BTreeSet;

/// Most values on a task's operand stack. The simulated stack's limit keeps
/// recursion far below it.
pub(super) const MAX_OPERANDS: usize = 1 << 22;

/// `FPE_INTDIV`: integer divide by zero, asm-generic/siginfo.h.
const FPE_INTDIV: i32 = 1;
/// `ILL_ILLOPN`: an invalid instruction (arch/x86/kernel/traps.c, `exc_invalid_op`).
const ILL_ILLOPN: i32 = 2;

/// Why the CPU stopped.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stop {
    /// It has executed as many instructions as it was told to.
    Time,
    /// There are as many events as it was told to wait for.
    Events,
    /// The task enters the kernel. Its arguments are taken off the operand
    /// stack; the result is to be pushed there.
    Syscall {
        /// The call's number.
        nr: u64,
        /// Its arguments.
        args: [u64; 6],
    },
    /// An exception that the kernel answers with a signal. The instruction
    /// pointer is still at the instruction.
    Trap(Trap),
    /// Something that the model does not have.
    Unsupported {
        /// The line of the program, if it is known better than by the last statement.
        line: Option<u32>,
        /// What.
        message: Message,
    },
}

/// A CPU that executes a task.
pub struct Cpu<'a> {
    /// The machine's state.
    pub live: &'a mut Live,
    /// The program.
    pub program: &'a Program,
    /// Its tables.
    pub layout: &'a Layout,
    /// Instructions whose undefined behaviour was noted already.
    pub noted: &'a mut BTreeSet<Pc>,
    /// The task.
    pub pid: Pid,
    /// Its registers.
    pub regs: &'a mut Context,
    /// What it has called since it entered the kernel.
    pub touched: Touched,
}

/// Unwraps what an access gave, or stops at the instruction.
macro_rules! access {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(trap) => break Stop::Trap(trap),
        }
    };
}

impl Cpu<'_> {
    /// Executes at most `fuel` instructions, and stops after the one with which
    /// the number of events reaches `events`. Also gives how many instructions
    /// were executed.
    pub fn run(&mut self, fuel: u64, events: u64) -> (Stop, u64) {
        let program = self.program;
        let mut left = fuel;
        // The instructions of the text page that is known to be mapped.
        let mut page = 0..0;
        // Whether the page with the string routines is.
        let mut strings = self.layout.string_routines().is_none();
        let stop = loop {
            self.run_plain(&mut left, events, &mut page);
            if left == 0 {
                break Stop::Time;
            }
            if self.live.seq >= events {
                break Stop::Events;
            }
            let pc = self.regs.pc;
            if pc.0.wrapping_sub(page.start) >= page.end - page.start {
                page = access!(self.fetch_page(pc));
            }
            let Some(&op) = program.code.get(pc.0 as usize) else {
                break Stop::Trap(Trap::not_mapped(VirtAddr(0)));
            };
            left -= 1;
            let mut next = Pc(pc.0 + 1);
            match op {
                Op::Imm(n) => self.push(n as u64),
                Op::Const(n) => self.push(self.constant(n)),
                Op::LocalAddr(offset) => self.push(self.local(offset)),
                Op::Load(width) => {
                    let va = self.peek(0);
                    let value = access!(self.load(va, width));
                    self.set_top(value);
                }
                Op::LoadLocal(width, offset) => {
                    let value = access!(self.load(self.local(offset), width));
                    self.push(value);
                }
                Op::LoadGlobal(width, n) => {
                    let value = access!(self.load(self.constant(n), width));
                    self.push(value);
                }
                Op::Store(width) => {
                    let (va, value) = (self.peek(1), self.peek(0));
                    access!(self.store(va, width, value));
                    self.drop(2);
                }
                Op::StoreKeep(width) => {
                    let (va, value) = (self.peek(1), self.peek(0));
                    let head = self.head();
                    access!(self.store(va, width, value));
                    if matches!(width, Width::X87 | Width::I128) {
                        self.regs.heads.push(head);
                    }
                    self.drop(1);
                    self.set_top(extend(width, value));
                }
                Op::AtomicUpdate(op, width) => {
                    let (va, value) = (self.peek(1), self.peek(0));
                    // Only operations that cannot fail come in this form.
                    let new = |old| binary(op, Num::U64, old, value).ok();
                    let old = access!(update(self.live, self.who(), va, width, new));
                    self.drop(1);
                    self.set_top(old);
                }
                Op::AtomicSwap(width) => {
                    let (va, value) = (self.peek(1), self.peek(0));
                    let old = access!(update(self.live, self.who(), va, width, |_| Some(value)));
                    self.drop(1);
                    self.set_top(old);
                }
                Op::AtomicCompare(width) => {
                    let (va, expected, value) = (self.peek(2), self.peek(1), self.peek(0));
                    let new = |old| (old == extend(width, expected)).then_some(value);
                    let old = access!(update(self.live, self.who(), va, width, new));
                    self.drop(2);
                    self.set_top(old);
                }
                Op::StoreLocal(width, offset) => {
                    let value = self.peek(0);
                    access!(self.store(self.local(offset), width, value));
                    self.drop(1);
                }
                Op::StoreGlobal(width, n) => {
                    let value = self.peek(0);
                    access!(self.store(self.constant(n), width, value));
                    self.drop(1);
                }
                Op::Copy(len) => {
                    let (to, from) = (self.peek(1), self.peek(0));
                    access!(copy(self.live, self.who(), to, from, len));
                    self.drop(2);
                }
                Op::Zero(len) => {
                    access!(zero(self.live, self.who(), self.peek(0), len));
                    self.drop(1);
                }
                Op::Dup => self.push(self.peek(0)),
                Op::Swap => {
                    let (a, b) = (self.peek(1), self.peek(0));
                    self.drop(2);
                    self.push(b);
                    self.push(a);
                }
                Op::Over => self.push(self.peek(1)),
                Op::Pop => self.drop(1),
                Op::Rot => {
                    let (a, b, c) = (self.peek(2), self.peek(1), self.peek(0));
                    self.drop(3);
                    self.push(b);
                    self.push(c);
                    self.push(a);
                }
                Op::Head(head) => self.change_heads(head),
                Op::Bin(bin, Num::F80) => {
                    let (a, b) = self.pop_pair();
                    self.push_extended(F80::binary(bin, a, b));
                }
                Op::Bin(bin, num @ (Num::I128 | Num::U128)) => {
                    if self.wide_binary(bin, num).is_err() {
                        break Stop::Trap(self.divide_error(pc));
                    }
                }
                Op::Bin(bin, num) => {
                    let (a, b) = (self.peek(1), self.peek(0));
                    let Ok(value) = binary(bin, num, a, b) else {
                        break Stop::Trap(self.divide_error(pc));
                    };
                    if !self.regs.library && is_undefined(bin, num, a, b) {
                        self.note(pc, note_of(bin));
                    }
                    self.drop(1);
                    self.set_top(value);
                }
                Op::Cmp(cmp, Num::F80) => {
                    let (a, b) = self.pop_pair();
                    self.push(u64::from(F80::compare(cmp, a, b)));
                }
                Op::Cmp(cmp, num @ (Num::I128 | Num::U128)) => self.wide_compare(cmp, num),
                Op::Cmp(cmp, num) => {
                    let value = compare(cmp, num, self.peek(1), self.peek(0));
                    self.drop(1);
                    self.set_top(u64::from(value));
                }
                Op::Neg(Num::F80) => {
                    let value = self.pop_extended();
                    self.push_extended(value.negate());
                }
                Op::Neg(Num::I128 | Num::U128) => {
                    let value = self.pop_wide();
                    self.push_wide(value.wrapping_neg());
                }
                Op::Neg(num) => {
                    let value = self.peek(0);
                    if !self.regs.library && is_undefined(Bin::Sub, num, 0, value) {
                        self.note(pc, Note::SignedOverflow);
                    }
                    self.set_top(negate(num, value));
                }
                Op::Not(Num::I128 | Num::U128) => {
                    let value = self.pop_wide();
                    self.push_wide(!value);
                }
                Op::Not(num) => self.set_top(complement(num, self.peek(0))),
                Op::LogNot => self.set_top(u64::from(self.peek(0) == 0)),
                Op::Conv(from @ (Scalar::I128 | Scalar::U128), to) => self.narrow(from, to),
                Op::Conv(from, to @ (Scalar::I128 | Scalar::U128)) => self.widen(from, to),
                Op::Conv(Scalar::F80, to) => {
                    let value = self.pop_extended();
                    self.push(from_extended(value, to));
                }
                Op::Conv(from, Scalar::F80) => {
                    let value = to_extended(from, self.pop());
                    self.push_extended(value);
                }
                Op::Conv(from, to) => self.set_top(convert(from, to, self.peek(0))),
                Op::Jump(to) => next = to,
                Op::JumpIfZero(to) => {
                    if self.pop() == 0 {
                        next = to;
                    }
                }
                Op::JumpIfNonZero(to) => {
                    if self.pop() != 0 {
                        next = to;
                    }
                }
                Op::Switch(n) => {
                    let value = self.pop();
                    let Some(table) = program.switches.get(n as usize) else {
                        break Stop::Trap(Trap::not_mapped(VirtAddr(0)));
                    };
                    let found = table.cases.binary_search_by_key(&value, |case| case.0);
                    next = found.map_or(table.default, |i| table.cases[i].1);
                }
                Op::Call { func, argc } => next = access!(control::call(self, func, argc, next)),
                Op::CallPlt { entry, argc } => {
                    next = access!(control::call_library(self, entry, argc, next));
                }
                Op::CallPtr { argc } => next = access!(control::call_pointer(self, argc, next)),
                Op::Enter(func) => {
                    if self.regs.operands.len().max(self.regs.heads.len()) > MAX_OPERANDS {
                        break Stop::Unsupported {
                            line: None,
                            message: say!("calls nested so deep inside expressions"),
                        };
                    }
                    access!(control::enter(self, func));
                }
                Op::Ret => next = access!(control::ret(self, pc)),
                Op::PushVar => {
                    let (sp, value) = (self.regs.sp.wrapping_sub(8), self.peek(0));
                    access!(store_bits(self.live, self.who(), sp, 8, value));
                    self.regs.sp = sp;
                    self.drop(1);
                }
                Op::PushVarBytes(len) => {
                    let sp = self
                        .regs
                        .sp
                        .wrapping_sub(u64::from(len).next_multiple_of(8));
                    access!(copy(self.live, self.who(), sp, self.peek(0), len));
                    self.regs.sp = sp;
                    self.drop(1);
                }
                Op::SpAdd(bytes) => self.regs.sp = self.regs.sp.wrapping_add(bytes as u64),
                Op::Alloca => {
                    let size = self.peek(0).wrapping_add(15) & !15;
                    self.regs.sp = self.regs.sp.wrapping_sub(size);
                    self.set_top(self.regs.sp);
                }
                Op::LastResult => self.push(self.regs.rax),
                Op::SpGet => self.push(self.regs.sp),
                Op::SpSet => self.regs.sp = self.pop(),
                Op::Intrinsic(id, argc) => {
                    if !strings && id.is_string_routine() {
                        access!(self.fetch_string_routines());
                        strings = true;
                    }
                    let argc = usize::from(argc);
                    while self.regs.operands.len() < argc {
                        self.regs.operands.insert(0, 0);
                    }
                    let first = self.regs.operands.len() - argc;
                    let args = &self.regs.operands[first..];
                    let value = access!(intrinsics::call(self.live, self.pid, id, args));
                    self.drop(argc);
                    self.push(value);
                    self.regs.rax = value;
                }
                Op::Syscall => {
                    if !self.regs.library {
                        touch(self.live, self.pid, program.in_place, FaultBy::User);
                    }
                    let args = [5, 4, 3, 2, 1, 0].map(|n| self.peek(n));
                    let nr = self.peek(6);
                    self.drop(7);
                    self.regs.pc = next;
                    break Stop::Syscall { nr, args };
                }
                Op::SetJmp => access!(control::set_jmp(self, next)),
                Op::LongJmp => next = access!(control::long_jmp(self)),
                Op::SwapContext if self.regs.operands.len() > switch::MOST_OPERANDS => {
                    let message = say!("swapcontext so deep in an expression");
                    break Stop::Unsupported {
                        line: None,
                        message,
                    };
                }
                Op::SwapContext => next = access!(switch::swap(self, next)),
                Op::Trap => {
                    break Stop::Trap(Trap {
                        signal: sig::SIGILL,
                        code: ILL_ILLOPN,
                        addr: self.layout.addr_of(pc),
                    });
                }
                Op::Line(line) => {
                    if !self.regs.library {
                        self.live.line_began(self.pid, line);
                    }
                }
                Op::Unsupported(n) => {
                    let Some((line, message)) = program.messages.get(n as usize) else {
                        break Stop::Trap(Trap::not_mapped(VirtAddr(0)));
                    };
                    break Stop::Unsupported {
                        line: Some(*line),
                        message: message.clone(),
                    };
                }
            }
            self.regs.pc = next;
        };
        (stop, fuel - left)
    }

    /// Who accesses memory now.
    #[inline]
    pub fn who(&self) -> Who {
        Who {
            pid: self.pid,
            library: self.regs.library,
        }
    }

    /// Pushes a value.
    #[inline]
    pub fn push(&mut self, value: u64) {
        self.regs.operands.push(value);
    }

    /// Pops a value; 0 from an empty stack (which only a wild jump can bring about).
    #[inline]
    pub fn pop(&mut self) -> u64 {
        self.regs.operands.pop().unwrap_or(0)
    }

    /// The value so far below the top; 0 if there is none.
    #[inline]
    pub fn peek(&self, depth: usize) -> u64 {
        let index = self.regs.operands.len().wrapping_sub(depth + 1);
        self.regs.operands.get(index).copied().unwrap_or(0)
    }

    /// Drops so many values.
    #[inline]
    pub fn drop(&mut self, count: usize) {
        let len = self.regs.operands.len().saturating_sub(count);
        self.regs.operands.truncate(len);
    }

    /// Replaces the top.
    #[inline]
    pub fn set_top(&mut self, value: u64) {
        match self.regs.operands.last_mut() {
            Some(top) => *top = value,
            None => self.push(value),
        }
    }

    #[inline]
    fn local(&self, offset: i32) -> u64 {
        self.regs.fp.wrapping_add(offset as u64)
    }

    #[inline]
    fn constant(&self, n: u32) -> u64 {
        self.program.consts.get(n as usize).copied().unwrap_or(0)
    }

    #[inline]
    fn load(&mut self, va: u64, width: Width) -> Result<u64, Trap> {
        let who = self.who();
        memory::load(self.live, who, va, width, &mut self.regs.heads)
    }

    #[inline]
    fn store(&mut self, va: u64, width: Width, value: u64) -> Result<(), Trap> {
        let who = self.who();
        memory::store(self.live, who, va, width, value, &mut self.regs.heads)
    }

    /// Loads eight bytes from the stack.
    pub fn load_word(&mut self, va: u64) -> Result<u64, Trap> {
        load_bits(self.live, self.who(), va, 8)
    }

    /// Stores eight bytes to the stack.
    pub fn store_word(&mut self, va: u64, value: u64) -> Result<(), Trap> {
        store_bits(self.live, self.who(), va, 8, value)
    }

    /// Makes sure that the page of text with this instruction is mapped for
    /// execution; gives the instructions on it.
    #[cold]
    fn fetch_page(&mut self, pc: Pc) -> Result<std::ops::Range<u32>, Trap> {
        let va = self.layout.addr_of(pc);
        translate(self.live, self.pid, va, Access::Execute, self.regs.library)?;
        self.layout.page_of(pc).ok_or(Trap::not_mapped(va))
    }

    /// Makes sure that the page of text with the string routines is mapped for execution.
    #[cold]
    fn fetch_string_routines(&mut self) -> Result<(), Trap> {
        let Some(va) = self.layout.string_routines() else {
            return Ok(());
        };
        translate(self.live, self.pid, va, Access::Execute, self.regs.library)?;
        Ok(())
    }

    /// What comes of a jump to an address that holds no instruction: the fault
    /// of the fetch, or where data could be executed an error all the same.
    #[cold]
    pub fn bad_jump(&mut self, va: u64) -> Trap {
        let va = VirtAddr(va);
        match translate(self.live, self.pid, va, Access::Execute, self.regs.library) {
            Err(trap) => trap,
            Ok(_) => Trap::not_mapped(va),
        }
    }

    fn divide_error(&self, pc: Pc) -> Trap {
        Trap {
            signal: sig::SIGFPE,
            code: FPE_INTDIV,
            addr: self.layout.addr_of(pc),
        }
    }

    /// Notes undefined behaviour, once for each place in the program.
    #[cold]
    fn note(&mut self, pc: Pc, note: Note) {
        if self.noted.insert(pc) {
            let task = self.live.state().task(self.pid);
            let line = task
                .and_then(|t| t.calls.last())
                .map_or(0, |call| call.line);
            self.live.emit(self.pid, EventKind::Noted { note, line });
        }
    }
}

fn note_of(bin: Bin) -> Note {
    match bin {
        Bin::Shl | Bin::Shr => Note::ShiftCount,
        _ => Note::SignedOverflow,
    }
}
