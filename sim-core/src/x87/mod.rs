//! x87's 80-bit extended format, which gcc computes `long double` in.
//!
//! Arithmetic is the crate `rustc_apfloat`'s (LLVM's), rounded to nearest, ties to even,
//! with the 64 bits of precision that Linux starts a program with. What a NaN looks like
//! that comes out is the processor's affair, and done here: Intel SDM volume 1, 4.2.2,
//! 4.8.3.5 (rules for NaNs) and 8.2.2 (formats that are no numbers).

mod convert;
mod function;
mod text;

pub use function::{Function, Outcome};
pub use text::Text;

use crate::program::{Bin, Cmp};
use rustc_apfloat::ieee::X87DoubleExtended;
use rustc_apfloat::{Float, Round};
use std::cmp::Ordering;

const BIAS: i32 = 16383;
/// The exponent of infinities and NaNs.
const MAX_EXPONENT: u16 = 0x7fff;
/// The leading bit of the significand, which this format does not hide.
const INTEGER_BIT: u64 = 1 << 63;
/// Set in a NaN that is quiet.
const QUIET_BIT: u64 = 1 << 62;
const NEAREST: Round = Round::NearestTiesToEven;

/// A number in x87's extended format, as memory holds it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct F80 {
    /// The significand, with its leading bit.
    pub significand: u64,
    /// The sign (bit 15) and the exponent with its bias.
    pub head: u16,
}

impl F80 {
    /// 0.
    pub const ZERO: F80 = F80::new(0, 0);
    /// 1.
    pub const ONE: F80 = F80::new(INTEGER_BIT, BIAS as u16);
    /// +∞.
    pub const INFINITY: F80 = F80::new(INTEGER_BIT, MAX_EXPONENT);
    /// What an invalid operation gives: a negative quiet NaN ("real indefinite").
    pub const INDEFINITE: F80 = F80::new(INTEGER_BIT | QUIET_BIT, 0x8000 | MAX_EXPONENT);
    /// The NaN that the compiler makes.
    pub const NAN: F80 = F80::new(INTEGER_BIT | QUIET_BIT, MAX_EXPONENT);

    /// A number of its two parts.
    pub const fn new(significand: u64, head: u16) -> F80 {
        F80 { significand, head }
    }

    fn exponent(self) -> u16 {
        self.head & MAX_EXPONENT
    }

    /// True if the sign bit is set.
    pub fn is_negative(self) -> bool {
        self.head >> 15 == 1
    }

    /// True for a NaN.
    pub fn is_nan(self) -> bool {
        self.exponent() == MAX_EXPONENT && self.significand << 1 != 0
    }

    /// True for an infinity.
    pub fn is_infinite(self) -> bool {
        self.exponent() == MAX_EXPONENT && self.significand == INTEGER_BIT
    }

    /// True for what is neither infinite nor a NaN.
    pub fn is_finite(self) -> bool {
        self.exponent() != MAX_EXPONENT
    }

    /// True for 0 and −0.
    pub fn is_zero(self) -> bool {
        self.exponent() == 0 && self.significand == 0
    }

    /// True if it is not 0 (a NaN is not).
    pub fn truth(self) -> bool {
        !self.is_zero()
    }

    /// A pattern that the processor takes for no number at all: without its leading bit.
    fn is_unsupported(self) -> bool {
        self.exponent() != 0 && self.significand & INTEGER_BIT == 0
    }

    /// The same number with the other sign (`fchs`).
    pub fn negate(self) -> F80 {
        F80::new(self.significand, self.head ^ 0x8000)
    }

    /// Without its sign (`fabs`).
    pub fn abs(self) -> F80 {
        F80::new(self.significand, self.head & MAX_EXPONENT)
    }

    fn quiet(self) -> F80 {
        F80::new(self.significand | QUIET_BIT, self.head)
    }

    fn apfloat(self) -> X87DoubleExtended {
        X87DoubleExtended::from_bits(u128::from(self.head) << 64 | u128::from(self.significand))
    }

    /// A result of the crate's. A NaN is the processor's own.
    fn of(value: X87DoubleExtended) -> F80 {
        if value.is_nan() {
            return F80::INDEFINITE;
        }
        let bits = value.to_bits();
        F80::new(bits as u64, (bits >> 64) as u16)
    }

    /// What an operation on two numbers gives if one of them is no number.
    fn not_numbers(self, other: F80) -> Option<F80> {
        if self.is_unsupported() || other.is_unsupported() {
            return Some(F80::INDEFINITE);
        }
        match (self.is_nan(), other.is_nan()) {
            (false, false) => None,
            (true, false) => Some(self.quiet()),
            (false, true) => Some(other.quiet()),
            // Of two NaNs the one with the larger significand, else the positive one.
            (true, true) => {
                let order = self.significand.cmp(&other.significand);
                let left = order.then(other.head.cmp(&self.head)) != Ordering::Less;
                Some(if left { self.quiet() } else { other.quiet() })
            }
        }
    }

    /// Binary arithmetic (`fadd` and its kin).
    pub fn binary(op: Bin, a: F80, b: F80) -> F80 {
        if let Some(nan) = a.not_numbers(b) {
            return nan;
        }
        let (x, y) = (a.apfloat(), b.apfloat());
        F80::of(match op {
            Bin::Add => x.add_r(y, NEAREST).value,
            Bin::Sub => x.sub_r(y, NEAREST).value,
            Bin::Mul => x.mul_r(y, NEAREST).value,
            Bin::Div => x.div_r(y, NEAREST).value,
            // C has no such operation on floating point; the front end makes none.
            Bin::Rem | Bin::Shl | Bin::Shr | Bin::And | Bin::Or | Bin::Xor => x,
        })
    }

    /// Which is larger; `None` if one of them is a NaN.
    pub fn order(self, other: F80) -> Option<Ordering> {
        if self.not_numbers(other).is_some() {
            return None;
        }
        if self.is_zero() && other.is_zero() {
            return Some(Ordering::Equal);
        }
        let size = |x: F80| (x.exponent().max(1), x.significand);
        Some(match (self.is_negative(), other.is_negative()) {
            (false, false) => size(self).cmp(&size(other)),
            (true, true) => size(other).cmp(&size(self)),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        })
    }

    /// A comparison.
    pub fn compare(op: Cmp, a: F80, b: F80) -> bool {
        let order = a.order(b);
        match op {
            Cmp::Eq => order == Some(Ordering::Equal),
            Cmp::Ne => order != Some(Ordering::Equal),
            Cmp::Lt => order == Some(Ordering::Less),
            Cmp::Le => matches!(order, Some(Ordering::Less | Ordering::Equal)),
            Cmp::Gt => order == Some(Ordering::Greater),
            Cmp::Ge => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
        }
    }
}

#[cfg(test)]
mod tests;
