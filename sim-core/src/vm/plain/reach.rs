//! What an instruction of the plain loop does, or that it is special: values, memory whose
//! translation is at hand, calls that need nothing else.

use super::{AT_HAND, Plain, Special};
use crate::ids::{FuncId, Pc, VirtAddr};
use crate::kernel::event::{Access, EventKind};
use crate::kernel::mm::access::read_page;
use crate::kernel::page::{Page, PageBytes};
use crate::program::{Bin, Num, Program, Width};
use crate::vm::arith::{binary, is_undefined};
use crate::vm::context::Context;
use crate::vm::control::{self, Caller};
use crate::vm::convert::extend;
use crate::vm::exec::MAX_OPERANDS;
use crate::vm::layout::Layout;
use crate::vm::memory;

impl Plain<'_> {
    #[inline(always)]
    pub(super) fn local(&self, offset: i32) -> u64 {
        self.regs.fp.wrapping_add(offset as u64)
    }

    #[inline(always)]
    pub(super) fn constant(&self, n: u32) -> u64 {
        self.program.consts.get(n as usize).copied().unwrap_or(0)
    }

    #[inline(always)]
    pub(super) fn binary(&self, bin: Bin, num: Num, a: u64, b: u64) -> Option<u64> {
        // The kinds by name, so that each is compiled for itself.
        match num {
            Num::I32 => self.whole(bin, Num::I32, a, b),
            Num::U32 => self.whole(bin, Num::U32, a, b),
            Num::I64 => self.whole(bin, Num::I64, a, b),
            Num::U64 => self.whole(bin, Num::U64, a, b),
            Num::F32 => binary(bin, Num::F32, a, b).ok(),
            Num::F64 => binary(bin, Num::F64, a, b).ok(),
            Num::F80 | Num::I128 | Num::U128 => None,
        }
    }

    #[inline(always)]
    fn whole(&self, bin: Bin, num: Num, a: u64, b: u64) -> Option<u64> {
        macro_rules! each {
            ($($bin:ident)*) => {
                match bin {
                    $(Bin::$bin => {
                        if is_undefined(Bin::$bin, num, a, b) && !self.regs.library {
                            return None;
                        }
                        binary(Bin::$bin, num, a, b).ok()
                    })*
                }
            };
        }
        each!(Add Sub Mul Div Rem Shl Shr And Or Xor)
    }

    #[inline(always)]
    pub(super) fn load(&mut self, va: u64, width: Width) -> Option<u64> {
        // The widths by name, as above.
        macro_rules! each {
            ($($width:ident)*) => {
                match width {
                    $(Width::$width => {
                        let bits = self.load_bits(va, memory::size_of(Width::$width))?;
                        Some(extend(Width::$width, bits))
                    })*
                    Width::X87 | Width::I128 => None,
                }
            };
        }
        each!(I8 U8 I16 U16 I32 U32 I64 F32 F64)
    }

    #[inline(always)]
    pub(super) fn store(&mut self, va: u64, width: Width, value: u64) -> Option<()> {
        match width.bytes() {
            1 => self.store_bits(va, 1, value),
            2 => self.store_bits(va, 2, value),
            4 => self.store_bits(va, 4, value),
            8 => self.store_bits(va, 8, value),
            _ => None,
        }
    }

    /// What is there, if it lies within a page whose translation is at hand.
    #[inline(always)]
    fn look(&self, va: u64, size: u8) -> Option<u64> {
        let va = VirtAddr(va);
        let pfn = self.quick.tlb.lookup(va.page(), Access::Read)?;
        let offset = va.offset();
        if usize::from(offset) + usize::from(size) > size_of::<PageBytes>() {
            return None;
        }
        let page = self.quick.hand.memory.bytes.get(pfn.0 as usize);
        Some(match page.and_then(Page::get) {
            Some(page) => read_page(page, offset, size),
            None => 0,
        })
    }

    #[inline(always)]
    fn load_bits(&mut self, va: u64, size: u8) -> Option<u64> {
        let value = self.look(va, size)?;
        self.quick.note_access(self.regs.library);
        self.events += 1;
        Some(value)
    }

    #[inline(always)]
    fn store_bits(&mut self, va: u64, size: u8, value: u64) -> Option<()> {
        let va = VirtAddr(va);
        let pfn = self.quick.tlb.lookup(va.page(), Access::Write)?;
        let offset = usize::from(va.offset());
        if offset + usize::from(size) > size_of::<PageBytes>() {
            return None;
        }
        self.quick.hand.store(pfn, offset, size, value);
        self.quick.note_access(self.regs.library);
        self.events += 1;
        self.changes += 1;
        Some(())
    }

    /// A function's first instruction, if nothing is to be touched besides and the caller has
    /// passed what the function takes.
    #[inline(always)]
    pub(super) fn enter(&mut self, func: FuncId) -> Option<()> {
        let function = self.program.functions.get(func.0 as usize)?;
        let params = function.params;
        let touched = function.touches.is_empty() || self.touched.knows(func);
        let (operands, heads) = (self.regs.operands.len(), self.regs.heads.len());
        let plain = touched
            && (operands + AT_HAND).max(heads) <= MAX_OPERANDS
            && function.frame_align <= 16
            && params == self.regs.argc
            && self.len >= usize::from(params);
        if !plain {
            return None;
        }
        control::build(self, func, function).ok()
    }

    /// A return, if nothing of it can fail.
    #[inline(always)]
    pub(super) fn ret(&mut self, pc: Pc) -> Option<Pc> {
        let fp = self.regs.fp;
        let func = self.layout.function_of(pc)?;
        let function = self.program.functions.get(func.0 as usize)?;
        self.look(fp, 8)?;
        let ret = self.look(fp.wrapping_add(8), 8)?;
        self.layout.pc_at(VirtAddr(ret))?;
        if function.frame_align > 16 || self.len == 0 {
            return None;
        }
        control::ret(self, pc).ok()
    }
}

impl Caller for Plain<'_> {
    type Stop = Special;
    #[inline(always)]
    fn program(&self) -> &Program {
        self.program
    }
    #[inline(always)]
    fn layout(&self) -> &Layout {
        self.layout
    }
    #[inline(always)]
    fn regs(&mut self) -> &mut Context {
        self.regs
    }
    #[inline(always)]
    fn load_word(&mut self, va: u64) -> Result<u64, Special> {
        self.load_bits(va, 8).ok_or(Special)
    }
    #[inline(always)]
    fn store_word(&mut self, va: u64, value: u64) -> Result<(), Special> {
        self.store_bits(va, 8, value).ok_or(Special)
    }
    #[inline(always)]
    fn peek(&self, depth: usize) -> u64 {
        self.stack[self.len.wrapping_sub(depth + 1) % AT_HAND]
    }
    #[inline(always)]
    fn push(&mut self, value: u64) {
        // `enter` has seen to it that no operand is missing.
        let _ = Plain::push(self, value);
    }
    #[inline(always)]
    fn drop(&mut self, count: usize) {
        self.len = self.len.saturating_sub(count);
    }
    #[inline(always)]
    fn happened(&mut self, kind: EventKind) {
        match kind {
            EventKind::Call { func, fp, .. } => self.quick.hand.called(func, fp),
            _ => self.quick.hand.returned(),
        }
        self.quick.note_call(&kind);
        self.events += 1;
        self.changes += 1;
    }
    #[inline(always)]
    fn bad_jump(&mut self, _: u64) -> Special {
        Special
    }
}
