//! The plain loop: the instructions that a program's own work consists of, without the rest.
//!
//! [`Cpu::run`] executes any instruction. This loop executes the frequent ones as long as
//! nothing about them is special, with what it works with close at hand: the top of the operand
//! stack in an array, the task, its translations and the count of events looked up once for many
//! instructions. It *looks before it leaps*: as soon as an instruction would fault, miss the TLB,
//! divide by zero, be worth a note, or is of another kind, it stops in front of it, having done
//! nothing of it, and the other loop executes it in full.
//!
//! So it decides nothing and adds no meaning: arithmetic is [`super::arith`]'s and
//! [`super::convert`]'s, calls are [`control`]'s, what changes the state is `kernel::apply`'s,
//! and each instruction takes as much fuel and makes the same events as in the other loop.

mod reach;

use super::arith::{compare, complement, is_undefined, negate};
use super::context::Context;
use super::control;
use super::convert::{convert, extend};
use super::exec::Cpu;
use super::layout::Layout;
use super::touch::Touched;
use crate::ids::Pc;
use crate::kernel::event::Access;
use crate::live::Quick;
use crate::mmu::TlbView;
use crate::program::{Bin, Num, Op, Program, Scalar};
use std::ops::Range;

/// Operands at hand, a power of two; those below stay where they are.
const AT_HAND: usize = 32;
/// How many are fetched at first: so many, and so many more, can be pushed and popped.
const FETCHED: usize = 12;
/// No instruction makes more events (a return loads twice).
const MOST_EVENTS: u64 = 3;

/// In front of an instruction that the other loop is to execute.
struct Special;

/// What the loop works with.
struct Plain<'a> {
    quick: Quick<'a>,
    program: &'a Program,
    layout: &'a Layout,
    touched: &'a Touched,
    regs: &'a mut Context,
    /// The top of the operand stack.
    stack: [u64; AT_HAND],
    len: usize,
    /// Events made here.
    events: u64,
    /// Of them those that changed something.
    changes: u64,
}

impl Cpu<'_> {
    /// Executes plain instructions: at most `left` of them, which it takes off, and none once
    /// the number of events has reached `events`. `page` are the instructions of the text page
    /// that is known to be mapped.
    #[inline(never)]
    pub(super) fn run_plain(&mut self, left: &mut u64, events: u64, page: &mut Range<u32>) {
        if !self
            .program
            .code
            .get(self.regs.pc.0 as usize)
            .is_some_and(is_plain)
        {
            return;
        }
        let Some(quick) = self.live.quick(self.pid) else {
            return;
        };
        let room = events.saturating_sub(*quick.seq);
        let mut plain = Plain {
            quick,
            program: self.program,
            layout: self.layout,
            touched: &self.touched,
            regs: self.regs,
            stack: [0; AT_HAND],
            len: 0,
            events: 0,
            changes: 0,
        };
        plain.fetch();
        plain.run(left, room, page);
        plain.put_back();
    }
}

/// Whether it is worth to begin with an instruction here.
#[inline]
fn is_plain(op: &Op) -> bool {
    !matches!(
        op,
        Op::CallPlt { .. }
            | Op::CallPtr { .. }
            | Op::Intrinsic(..)
            | Op::Syscall
            | Op::Copy(_)
            | Op::Zero(_)
            | Op::Head(_)
    )
}

/// Goes on with what is given, or stops in front of the instruction.
macro_rules! plain {
    ($option:expr) => {
        match $option {
            Some(value) => value,
            None => break,
        }
    };
}

impl Plain<'_> {
    /// One function that takes a pointer: with all of it in one frame of the host's the compiler
    /// moves the counts to and fro between registers at each instruction: a quarter to two thirds slower.
    #[inline(never)]
    fn run(&mut self, left: &mut u64, room: u64, page: &mut Range<u32>) {
        let program = self.program;
        let mut at = self.regs.pc.0.wrapping_sub(page.start) as usize;
        let mut ops = program.code.get(range(page)).unwrap_or_default();
        // Instructions for which there is fuel, and room for their events.
        let mut sure = 0u64;
        let mut taken = 0u64;
        loop {
            if sure == 0 {
                *left -= taken;
                sure = (*left).min((room - self.events.min(room)).div_ceil(MOST_EVENTS));
                taken = sure;
                if sure == 0 {
                    break;
                }
            }
            let Some(&op) = ops.get(at) else {
                let pc = Pc(page.start.wrapping_add(at as u32));
                *page = plain!(text_page(self.layout, self.quick.tlb, pc));
                at = (pc.0 - page.start) as usize;
                ops = program.code.get(range(page)).unwrap_or_default();
                if at >= ops.len() {
                    break;
                }
                continue;
            };
            let mut next = at + 1;
            match op {
                Op::Imm(n) => plain!(self.push(n as u64)),
                Op::Const(n) => plain!(self.push(self.constant(n))),
                Op::LocalAddr(offset) => plain!(self.push(self.local(offset))),
                Op::Load(width) => {
                    let [va] = plain!(self.top());
                    let value = plain!(self.load(va, width));
                    self.replace(1, value);
                }
                Op::LoadLocal(width, offset) => {
                    plain!(self.room());
                    let value = plain!(self.load(self.local(offset), width));
                    plain!(self.push(value));
                }
                Op::LoadGlobal(width, n) => {
                    plain!(self.room());
                    let value = plain!(self.load(self.constant(n), width));
                    plain!(self.push(value));
                }
                Op::Store(width) => {
                    let [va, value] = plain!(self.top());
                    plain!(self.store(va, width, value));
                    self.len -= 2;
                }
                Op::StoreKeep(width) => {
                    let [va, value] = plain!(self.top());
                    plain!(self.store(va, width, value));
                    self.replace(2, extend(width, value));
                }
                Op::StoreLocal(width, offset) => {
                    let [value] = plain!(self.top());
                    plain!(self.store(self.local(offset), width, value));
                    self.len -= 1;
                }
                Op::StoreGlobal(width, n) => {
                    let [value] = plain!(self.top());
                    plain!(self.store(self.constant(n), width, value));
                    self.len -= 1;
                }
                Op::Dup => {
                    let [a] = plain!(self.top());
                    plain!(self.push(a));
                }
                Op::Swap => {
                    let [a, b] = plain!(self.top());
                    self.set(1, a);
                    self.set(2, b);
                }
                Op::Over => {
                    let [a, _] = plain!(self.top());
                    plain!(self.push(a));
                }
                Op::Pop => {
                    let [_] = plain!(self.top());
                    self.len -= 1;
                }
                Op::Rot => {
                    let [a, b, c] = plain!(self.top());
                    self.set(1, a);
                    self.set(2, c);
                    self.set(3, b);
                }
                Op::Bin(bin, num) => {
                    let [a, b] = plain!(self.top());
                    let value = plain!(self.binary(bin, num, a, b));
                    self.replace(2, value);
                }
                Op::Cmp(_, Num::F80 | Num::I128 | Num::U128) => break,
                Op::Cmp(cmp, num) => {
                    let [a, b] = plain!(self.top());
                    self.replace(2, u64::from(compare(cmp, num, a, b)));
                }
                Op::Neg(Num::F80 | Num::I128 | Num::U128) => break,
                Op::Neg(num) => {
                    let [a] = plain!(self.top());
                    if !self.regs.library && is_undefined(Bin::Sub, num, 0, a) {
                        break;
                    }
                    self.replace(1, negate(num, a));
                }
                Op::Not(Num::I128 | Num::U128) => break,
                Op::Not(num) => {
                    let [a] = plain!(self.top());
                    self.replace(1, complement(num, a));
                }
                Op::LogNot => {
                    let [a] = plain!(self.top());
                    self.replace(1, u64::from(a == 0));
                }
                Op::Conv(Scalar::F80 | Scalar::I128 | Scalar::U128, _)
                | Op::Conv(_, Scalar::F80 | Scalar::I128 | Scalar::U128) => break,
                Op::Conv(from, to) => {
                    let [a] = plain!(self.top());
                    self.replace(1, convert(from, to, a));
                }
                Op::Jump(to) => next = to.0.wrapping_sub(page.start) as usize,
                Op::JumpIfZero(to) => {
                    let [a] = plain!(self.top());
                    self.len -= 1;
                    if a == 0 {
                        next = to.0.wrapping_sub(page.start) as usize;
                    }
                }
                Op::JumpIfNonZero(to) => {
                    let [a] = plain!(self.top());
                    self.len -= 1;
                    if a != 0 {
                        next = to.0.wrapping_sub(page.start) as usize;
                    }
                }
                Op::SpAdd(bytes) => self.regs.sp = self.regs.sp.wrapping_add(bytes as u64),
                Op::LastResult => plain!(self.push(self.regs.rax)),
                Op::Line(line) => {
                    if !self.regs.library {
                        self.quick.hand.line(line);
                        self.quick.note_line();
                        self.events += 1;
                    }
                }
                Op::Call { func, argc } => {
                    let back = Pc(page.start.wrapping_add(next as u32));
                    let entry = plain!(control::call(self, func, argc, back).ok());
                    next = entry.0.wrapping_sub(page.start) as usize;
                }
                Op::Enter(func) => plain!(self.enter(func)),
                Op::Ret => {
                    let pc = Pc(page.start.wrapping_add(at as u32));
                    let back = plain!(self.ret(pc));
                    next = back.0.wrapping_sub(page.start) as usize;
                }
                _ => break,
            }
            at = next;
            sure -= 1;
        }
        *left -= taken - sure;
        self.regs.pc = Pc(page.start.wrapping_add(at as u32));
    }

    /// Fetches the top of the operand stack.
    #[inline(always)]
    fn fetch(&mut self) {
        let operands = &mut self.regs.operands;
        let from = operands.len().saturating_sub(FETCHED);
        self.len = operands.len() - from;
        self.stack[..self.len].copy_from_slice(&operands[from..]);
        operands.truncate(from);
    }

    /// Puts the operands back, and adds up what has happened.
    #[inline(always)]
    fn put_back(self) {
        self.regs
            .operands
            .extend_from_slice(&self.stack[..self.len]);
        *self.quick.seq += self.events;
        *self.quick.changes += self.changes;
    }

    /// The topmost operands, the top last.
    #[inline(always)]
    fn top<const N: usize>(&self) -> Option<[u64; N]> {
        let from = self.len.checked_sub(N)?;
        Some(std::array::from_fn(|n| self.stack[(from + n) % AT_HAND]))
    }

    #[inline(always)]
    fn room(&self) -> Option<()> {
        (self.len < AT_HAND).then_some(())
    }

    #[inline(always)]
    fn push(&mut self, value: u64) -> Option<()> {
        self.room()?;
        self.stack[self.len % AT_HAND] = value;
        self.len += 1;
        Some(())
    }

    /// Sets the operand that is the `nth` from the top, counted from 1.
    #[inline(always)]
    fn set(&mut self, nth: usize, value: u64) {
        self.stack[(self.len - nth) % AT_HAND] = value;
    }

    /// Puts a value in the place of so many operands.
    #[inline(always)]
    fn replace(&mut self, count: usize, value: u64) {
        self.len -= count - 1;
        self.set(1, value);
    }
}

/// The instructions of a text page that can be executed without a look at the tables.
#[inline(never)]
fn text_page(layout: &Layout, tlb: TlbView<'_>, pc: Pc) -> Option<Range<u32>> {
    tlb.lookup(layout.addr_of(pc).page(), Access::Execute)?;
    layout.page_of(pc)
}

fn range(page: &Range<u32>) -> Range<usize> {
    page.start as usize..page.end as usize
}
