//! The heads of `long double`s on the operand stack: see [`crate::program`].

use super::exec::Cpu;
use crate::program::Head;
use crate::x87::F80;

impl Cpu<'_> {
    /// The head of the topmost `long double`; 0 if there is none, which only a wild jump or
    /// a call with a wrong type can bring about.
    #[inline]
    pub fn head(&self) -> u16 {
        self.regs.heads.last().copied().unwrap_or(0)
    }

    /// Pops a `long double`.
    pub fn pop_extended(&mut self) -> F80 {
        let head = self.regs.heads.pop().unwrap_or(0);
        F80::new(self.pop(), head)
    }

    /// Pops the right, then the left operand; gives left and right.
    pub fn pop_pair(&mut self) -> (F80, F80) {
        let right = self.pop_extended();
        (self.pop_extended(), right)
    }

    /// Pushes a `long double`.
    pub fn push_extended(&mut self, value: F80) {
        self.push(value.significand);
        self.regs.heads.push(value.head);
    }

    /// What an [`Op::Head`](crate::program::Op::Head) does.
    pub fn change_heads(&mut self, change: Head) {
        let heads = &mut self.regs.heads;
        match change {
            Head::Push(head) => heads.push(head),
            Head::Dup => heads.push(heads.last().copied().unwrap_or(0)),
            Head::Swap => {
                if let [.., a, b] = heads.as_mut_slice() {
                    std::mem::swap(a, b);
                }
            }
            Head::Pop => drop(heads.pop()),
        }
    }
}
