//! The heads of `long double`s and `__int128`s on the operand stack: see [`crate::program`].

use super::arith::DivideError;
use super::exec::Cpu;
use super::wide;
use crate::program::{Bin, Cmp, Head, Num, Scalar};
use crate::x87::F80;

impl Cpu<'_> {
    /// The topmost head; 0 if there is none, which only a wild jump or
    /// a call with a wrong type can bring about.
    #[inline]
    pub fn head(&self) -> u64 {
        self.regs.heads.last().copied().unwrap_or(0)
    }

    /// Pops a `long double`.
    pub fn pop_extended(&mut self) -> F80 {
        let head = self.regs.heads.pop().unwrap_or(0);
        F80::new(self.pop(), head as u16)
    }

    /// Pops the right, then the left operand; gives left and right.
    pub fn pop_pair(&mut self) -> (F80, F80) {
        let right = self.pop_extended();
        (self.pop_extended(), right)
    }

    /// Pushes a `long double`.
    pub fn push_extended(&mut self, value: F80) {
        self.push(value.significand);
        self.regs.heads.push(u64::from(value.head));
    }

    /// Pops an `__int128`.
    pub fn pop_wide(&mut self) -> u128 {
        let high = self.regs.heads.pop().unwrap_or(0);
        u128::from(high) << 64 | u128::from(self.pop())
    }

    /// Pushes an `__int128`.
    pub fn push_wide(&mut self, value: u128) {
        self.push(value as u64);
        self.regs.heads.push((value >> 64) as u64);
    }

    /// An operation of `__int128`s; a shift's count is an ordinary value.
    pub fn wide_binary(&mut self, bin: Bin, num: Num) -> Result<(), DivideError> {
        let right = match bin {
            Bin::Shl | Bin::Shr => u128::from(self.pop()),
            _ => self.pop_wide(),
        };
        let left = self.pop_wide();
        let value = wide::binary(bin, num == Num::I128, left, right)?;
        self.push_wide(value);
        Ok(())
    }

    /// A comparison of `__int128`s.
    pub fn wide_compare(&mut self, cmp: Cmp, num: Num) {
        let right = self.pop_wide();
        let left = self.pop_wide();
        let holds = wide::compare(cmp, num == Num::I128, left, right);
        self.push(u64::from(holds));
    }

    /// A conversion of an `__int128`.
    pub fn narrow(&mut self, from: Scalar, to: Scalar) {
        let (value, signed) = (self.pop_wide(), from == Scalar::I128);
        match to {
            Scalar::I128 | Scalar::U128 => self.push_wide(value),
            Scalar::F80 => self.push_extended(wide::to_extended(value, signed)),
            _ => self.push(wide::narrow(value, signed, to)),
        }
    }

    /// A conversion of something else to an `__int128`.
    pub fn widen(&mut self, from: Scalar, to: Scalar) {
        let value = match from {
            Scalar::F80 => wide::from_extended(self.pop_extended()),
            _ => wide::widen(from, self.pop(), to == Scalar::I128),
        };
        self.push_wide(value);
    }

    /// What an [`Op::Head`](crate::program::Op::Head) does.
    pub fn change_heads(&mut self, change: Head) {
        let heads = &mut self.regs.heads;
        match change {
            Head::Push(head) => heads.push(u64::from(head)),
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
