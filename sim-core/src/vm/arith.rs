//! Arithmetic and comparison, exactly as x86-64 computes them.
//!
//! Integers wrap, shift counts are masked to the operand's width, a quotient
//! that does not exist raises the divide error (SIGFPE). Floating point is
//! SSE's: no excess precision, and a NaN that arises is the negative quiet NaN
//! (which printf shows as "-nan"). Rust leaves a NaN's sign and payload open,
//! and WebAssembly does so too, so they are set here.

use crate::program::{Bin, Cmp, Num};

/// The divide error (#DE): the quotient does not exist or does not fit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DivideError;

/// A binary operation on two values of the operand stack.
#[inline]
pub fn binary(op: Bin, num: Num, a: u64, b: u64) -> Result<u64, DivideError> {
    Ok(match num {
        Num::I32 => signed32(op, a as i32, b as i32)? as u64,
        Num::U32 => u64::from(unsigned32(op, a as u32, b as u32)?),
        Num::I64 => signed64(op, a as i64, b as i64)? as u64,
        Num::U64 => unsigned64(op, a, b)?,
        Num::F32 => u64::from(single(op, a as u32, b as u32)),
        // `long double` is not worked out here.
        Num::F64 | Num::F80 => double(op, a, b),
        // Neither is `__int128`.
        Num::I128 | Num::U128 => a,
    })
}

/// Whether a signed operation overflows, or a shift has a count that C does not
/// define: what the machine notes, and computes all the same.
#[inline]
pub fn is_undefined(op: Bin, num: Num, a: u64, b: u64) -> bool {
    let bits = match num {
        Num::I32 | Num::U32 => 32,
        Num::I64 | Num::U64 => 64,
        Num::F32 | Num::F64 | Num::F80 | Num::I128 | Num::U128 => return false,
    };
    match (op, num) {
        (Bin::Shl | Bin::Shr, _) => b >= bits,
        (Bin::Add, Num::I32) => (a as i32).checked_add(b as i32).is_none(),
        (Bin::Sub, Num::I32) => (a as i32).checked_sub(b as i32).is_none(),
        (Bin::Mul, Num::I32) => (a as i32).checked_mul(b as i32).is_none(),
        (Bin::Add, Num::I64) => (a as i64).checked_add(b as i64).is_none(),
        (Bin::Sub, Num::I64) => (a as i64).checked_sub(b as i64).is_none(),
        (Bin::Mul, Num::I64) => (a as i64).checked_mul(b as i64).is_none(),
        _ => false,
    }
}

macro_rules! integer {
    ($name:ident, $int:ty) => {
        #[inline]
        fn $name(op: Bin, a: $int, b: $int) -> Result<$int, DivideError> {
            Ok(match op {
                Bin::Add => a.wrapping_add(b),
                Bin::Sub => a.wrapping_sub(b),
                Bin::Mul => a.wrapping_mul(b),
                Bin::Div => a.checked_div(b).ok_or(DivideError)?,
                Bin::Rem => a.checked_rem(b).ok_or(DivideError)?,
                Bin::Shl => a.wrapping_shl(b as u32),
                Bin::Shr => a.wrapping_shr(b as u32),
                Bin::And => a & b,
                Bin::Or => a | b,
                Bin::Xor => a ^ b,
            })
        }
    };
}

integer!(signed32, i32);
integer!(unsigned32, u32);
integer!(signed64, i64);
integer!(unsigned64, u64);

macro_rules! floating {
    ($name:ident, $float:ty, $bits:ty, $quiet:expr, $default:expr) => {
        fn $name(op: Bin, a: $bits, b: $bits) -> $bits {
            let (x, y) = (<$float>::from_bits(a), <$float>::from_bits(b));
            let result = match op {
                Bin::Add => x + y,
                Bin::Sub => x - y,
                Bin::Mul => x * y,
                Bin::Div => x / y,
                // C has no such operation on floating point; the front end makes none.
                Bin::Rem | Bin::Shl | Bin::Shr | Bin::And | Bin::Or | Bin::Xor => x,
            };
            if !result.is_nan() {
                result.to_bits()
            } else if x.is_nan() {
                a | $quiet
            } else if y.is_nan() {
                b | $quiet
            } else {
                $default
            }
        }
    };
}

floating!(single, f32, u32, 0x0040_0000, 0xffc0_0000);
floating!(double, f64, u64, 1 << 51, 0xfff8_0000_0000_0000);

/// A comparison of two values of the operand stack.
#[inline]
pub fn compare(op: Cmp, num: Num, a: u64, b: u64) -> bool {
    // An unsigned or a signed int is extended to 64 bits, and compares the same.
    match num {
        Num::I32 | Num::I64 | Num::I128 => ordered(op, &(a as i64), &(b as i64)),
        Num::U32 | Num::U64 | Num::U128 => ordered(op, &a, &b),
        Num::F32 => ordered(op, &f32::from_bits(a as u32), &f32::from_bits(b as u32)),
        Num::F64 | Num::F80 => ordered(op, &f64::from_bits(a), &f64::from_bits(b)),
    }
}

#[inline]
pub fn ordered<T: PartialOrd>(op: Cmp, a: &T, b: &T) -> bool {
    match op {
        Cmp::Eq => a == b,
        Cmp::Ne => a != b,
        Cmp::Lt => a < b,
        Cmp::Le => a <= b,
        Cmp::Gt => a > b,
        Cmp::Ge => a >= b,
    }
}

/// Arithmetic negation; that of a floating-point number flips its sign bit.
#[inline]
pub fn negate(num: Num, a: u64) -> u64 {
    match num {
        Num::I32 => (a as i32).wrapping_neg() as u64,
        Num::U32 => u64::from((a as u32).wrapping_neg()),
        Num::I64 | Num::U64 | Num::I128 | Num::U128 => a.wrapping_neg(),
        Num::F32 => a ^ (1 << 31),
        Num::F64 | Num::F80 => a ^ (1 << 63),
    }
}

/// Bitwise complement.
#[inline]
pub fn complement(num: Num, a: u64) -> u64 {
    match num {
        Num::U32 | Num::F32 => u64::from(!(a as u32)),
        Num::I32 => !(a as i32) as u64,
        Num::I64 | Num::U64 | Num::F64 | Num::F80 | Num::I128 | Num::U128 => !a,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_wrap_and_divide_like_x86() {
        let min = i32::MIN as u64;
        let minus_one = -1i64 as u64;
        assert_eq!(binary(Bin::Add, Num::I32, i32::MAX as u64, 1), Ok(min));
        assert!(is_undefined(Bin::Add, Num::I32, i32::MAX as u64, 1));
        assert_eq!(binary(Bin::Sub, Num::U32, 0, 1), Ok(0xffff_ffff));
        assert_eq!(binary(Bin::Div, Num::I32, min, minus_one), Err(DivideError));
        assert_eq!(binary(Bin::Rem, Num::I32, min, minus_one), Err(DivideError));
        assert_eq!(binary(Bin::Div, Num::U64, 1, 0), Err(DivideError));
        assert_eq!(binary(Bin::Rem, Num::I64, -7i64 as u64, 2), Ok(minus_one));
        assert_eq!(binary(Bin::Shl, Num::I32, 1, 33), Ok(2));
        assert_eq!(binary(Bin::Shr, Num::I32, minus_one, 4), Ok(minus_one));
        assert_eq!(binary(Bin::Shr, Num::U64, minus_one, 60), Ok(15));
    }

    #[test]
    fn a_new_nan_is_negative() {
        let zero = 0f64.to_bits();
        assert_eq!(binary(Bin::Div, Num::F64, zero, zero), Ok(0xfff8 << 48));
        let nan = 0x7ff0_0000_0000_0001;
        assert_eq!(binary(Bin::Add, Num::F64, nan, zero), Ok(nan | 1 << 51));
        assert_eq!(binary(Bin::Add, Num::F64, zero, nan), Ok(nan | 1 << 51));
        assert!(!compare(Cmp::Eq, Num::F64, nan, nan) && compare(Cmp::Ne, Num::F64, nan, nan));
    }
}
