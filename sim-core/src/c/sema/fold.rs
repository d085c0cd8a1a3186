//! Arithmetic at compile time.

use super::super::types::{self, Ty, Types};
use super::tree::BinOp;
use crate::program::Bin;
use crate::x87::F80;

impl Types {
    /// Integer arithmetic at compile time; `None` if it traps.
    pub(super) fn fold_int(&self, op: BinOp, x: u64, y: u64, ty: Ty) -> Option<u64> {
        let signed = self.is_signed(ty);
        if self.is_wide(ty) {
            return fold_wide(op, x, y, signed);
        }
        let bits = self.size(ty).unwrap_or(8) as u32 * 8;
        let count = (y as u32) & (bits.max(32) - 1);
        let value = match op {
            BinOp::Add => x.wrapping_add(y),
            BinOp::Sub => x.wrapping_sub(y),
            BinOp::Mul => x.wrapping_mul(y),
            BinOp::And => x & y,
            BinOp::Or => x | y,
            BinOp::Xor => x ^ y,
            // The compiler shifts everything out; the processor masks the count.
            BinOp::Shl | BinOp::Shr if (i64::from(bits)..=i64::MAX).contains(&(y as i64)) => {
                match op {
                    BinOp::Shr if signed => ((x as i64) >> 63) as u64,
                    _ => 0,
                }
            }
            BinOp::Shl => x.wrapping_shl(count),
            BinOp::Shr if signed => ((x as i64) >> count) as u64,
            BinOp::Shr => x >> count,
            BinOp::Div | BinOp::Rem if y == 0 => return None,
            BinOp::Div | BinOp::Rem if signed => {
                let min = if bits >= 64 {
                    i64::MIN
                } else {
                    -(1i64 << (bits - 1))
                };
                // gcc folds what the processor would refuse.
                if x as i64 == min && y as i64 == -1 {
                    return Some(if op == BinOp::Div { x } else { 0 });
                }
                match op {
                    BinOp::Div => (x as i64).wrapping_div(y as i64) as u64,
                    _ => (x as i64).wrapping_rem(y as i64) as u64,
                }
            }
            BinOp::Div => x / y,
            BinOp::Rem => x % y,
        };
        Some(self.wrap(value, ty))
    }

    /// A value brought into an integer type's range, extended to 64 bits.
    pub(super) fn wrap(&self, value: u64, ty: Ty) -> u64 {
        let ty = self.repr(ty);
        if ty.id == types::BOOL.id {
            return u64::from(value != 0);
        }
        match (self.size(ty), self.is_signed(ty)) {
            (Some(1), true) => value as i8 as u64,
            (Some(1), false) => u64::from(value as u8),
            (Some(2), true) => value as i16 as u64,
            (Some(2), false) => u64::from(value as u16),
            (Some(4), true) => value as i32 as u64,
            (Some(4), false) => u64::from(value as u32),
            _ => value,
        }
    }
}

/// The same for an `__int128`, if 64 bits and its sign say what comes out; what does not fit
/// is left to the machine.
fn fold_wide(op: BinOp, x: u64, y: u64, signed: bool) -> Option<u64> {
    if !signed {
        return match op {
            BinOp::Add => x.checked_add(y),
            BinOp::Sub => x.checked_sub(y),
            BinOp::Mul => x.checked_mul(y),
            BinOp::And => Some(x & y),
            BinOp::Or => Some(x | y),
            BinOp::Xor => Some(x ^ y),
            BinOp::Div => x.checked_div(y),
            BinOp::Rem => x.checked_rem(y),
            BinOp::Shr if y < 64 => Some(x >> y),
            BinOp::Shl if y <= u64::from(x.leading_zeros()) && y < 64 => Some(x << y),
            BinOp::Shl | BinOp::Shr => None,
        };
    }
    let (a, b) = (x as i64, y as i64);
    let value = match op {
        BinOp::Add => a.checked_add(b),
        BinOp::Sub => a.checked_sub(b),
        BinOp::Mul => a.checked_mul(b),
        BinOp::And => Some(a & b),
        BinOp::Or => Some(a | b),
        BinOp::Xor => Some(a ^ b),
        BinOp::Div => a.checked_div(b),
        BinOp::Rem => a.checked_rem(b),
        BinOp::Shr if y < 64 => Some(a >> y),
        BinOp::Shl if a >= 0 && y < u64::from(x.leading_zeros()) => Some(a << y),
        BinOp::Shl | BinOp::Shr => None,
    };
    value.map(|v| v as u64)
}

/// Floating-point arithmetic at compile time, in the type's own precision. `None` if a NaN
/// comes out: its sign and payload are the processor's affair.
pub(super) fn fold_float(op: BinOp, x: F80, y: F80, ty: Ty) -> Option<F80> {
    let value = match op {
        BinOp::Add => Bin::Add,
        BinOp::Sub => Bin::Sub,
        BinOp::Mul => Bin::Mul,
        BinOp::Div => Bin::Div,
        _ => return None,
    };
    let value = match ty.id {
        id if id == types::LDOUBLE.id => F80::binary(value, x, y),
        id => {
            let (x, y) = (x.to_f64(), y.to_f64());
            let value = match value {
                Bin::Add => x + y,
                Bin::Sub => x - y,
                Bin::Mul => x * y,
                _ => x / y,
            };
            // Two floats are so short that rounding twice is rounding once.
            let single = id == types::FLOAT.id;
            F80::from_f64(if single {
                f64::from(value as f32)
            } else {
                value
            })
        }
    };
    (!value.is_nan()).then_some(value)
}

/// A constant rounded to a floating-point type.
pub(super) fn round_to(value: F80, ty: Ty) -> F80 {
    match ty.id {
        id if id == types::LDOUBLE.id => value,
        id if id == types::FLOAT.id => {
            F80::from_f64(f64::from(f32::from_bits(value.to_f32_bits())))
        }
        _ => F80::from_f64(value.to_f64()),
    }
}

/// An integer constant as a value of a floating-point type, rounded once.
pub(super) fn float_of(value: u64, signed: bool, ty: Ty) -> F80 {
    let exact = if signed {
        F80::from_signed(value as i64)
    } else {
        F80::from_unsigned(value)
    };
    round_to(exact, ty)
}
