//! Changing from one stack to another: getcontext(3), setcontext(3), swapcontext(3).
//!
//! What a context holds lies in its `ucontext_t`, where x86 has the floating-point registers.
//! The values of expressions that are being worked out are in it too: whoever goes on later may
//! be in the middle of one.

use super::control;
use super::exec::Cpu;
use crate::ids::{Pc, VirtAddr};
use crate::kernel::mm::trap::Trap;

/// Most values of expressions that a context holds.
pub const MOST_OPERANDS: usize = 56;
/// Words before them: where to go on, stack pointer, frame pointer, number of values. Of a
/// context that makecontext made: 0, stack pointer, a function, its argument.
const WORDS: u64 = 4;

/// Pops where to keep the registers and where to take others from (each may be null: then it
/// is not done); who goes on finds a 0 on top.
pub fn swap(cpu: &mut Cpu<'_>, next: Pc) -> Result<Pc, Trap> {
    let (keep, take) = (cpu.peek(1), cpu.peek(0));
    let height = cpu.regs.operands.len().saturating_sub(2).min(MOST_OPERANDS);
    if keep != 0 {
        let back = cpu.layout.addr_of(next).0;
        let words = [back, cpu.regs.sp, cpu.regs.fp, height as u64];
        let operands: Vec<u64> = cpu.regs.operands.iter().copied().take(height).collect();
        for (n, word) in (0..).zip(words.into_iter().chain(operands)) {
            cpu.store_word(keep.wrapping_add(8 * n), word)?;
        }
    }
    if take == 0 {
        cpu.drop(2);
        cpu.push(0);
        return Ok(next);
    }
    let mut words = [0; WORDS as usize];
    for (n, word) in (0..WORDS).zip(&mut words) {
        *word = cpu.load_word(take.wrapping_add(8 * n))?;
    }
    if let [0, sp, function, argument] = words {
        cpu.regs.operands = vec![argument, function];
        cpu.regs.heads.clear();
        (cpu.regs.sp, cpu.regs.fp) = (sp, 0);
        return control::call_pointer(cpu, 1, next);
    }
    let [back, sp, fp, height] = words;
    let mut operands = Vec::new();
    for n in 0..height.min(MOST_OPERANDS as u64) {
        operands.push(cpu.load_word(take.wrapping_add(8 * (WORDS + n)))?);
    }
    let Some(next) = cpu.layout.pc_at(VirtAddr(back)) else {
        return Err(cpu.bad_jump(back));
    };
    operands.push(0);
    cpu.regs.operands = operands;
    cpu.regs.heads.clear();
    (cpu.regs.sp, cpu.regs.fp) = (sp, fp);
    cpu.regs.library = cpu.layout.is_library(next);
    Ok(next)
}
