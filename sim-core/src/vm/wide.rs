//! Arithmetic and conversions of `__int128`, as libgcc and gcc's code for x86-64 do them.

use super::arith::{DivideError, ordered};
use super::convert;
use crate::program::{Bin, Cmp, Scalar};
use crate::x87::F80;

/// A binary operation; the count of a shift is masked to seven bits.
pub fn binary(op: Bin, signed: bool, a: u128, b: u128) -> Result<u128, DivideError> {
    let (x, y) = (a as i128, b as i128);
    let count = b as u32 & 127;
    Ok(match op {
        Bin::Add => a.wrapping_add(b),
        Bin::Sub => a.wrapping_sub(b),
        Bin::Mul => a.wrapping_mul(b),
        Bin::Div | Bin::Rem if b == 0 => return Err(DivideError),
        // libgcc divides the magnitudes, so the smallest number by -1 traps nowhere.
        Bin::Div if signed => x.wrapping_div(y) as u128,
        Bin::Rem if signed => x.wrapping_rem(y) as u128,
        Bin::Div => a / b,
        Bin::Rem => a % b,
        Bin::Shl => a << count,
        Bin::Shr if signed => (x >> count) as u128,
        Bin::Shr => a >> count,
        Bin::And => a & b,
        Bin::Or => a | b,
        Bin::Xor => a ^ b,
    })
}

/// A comparison.
pub fn compare(op: Cmp, signed: bool, a: u128, b: u128) -> bool {
    if signed {
        ordered(op, &(a as i128), &(b as i128))
    } else {
        ordered(op, &a, &b)
    }
}

/// To another type, whose head, if it has one, is not of interest: all but `long double`.
pub fn narrow(value: u128, signed: bool, to: Scalar) -> u64 {
    match to {
        Scalar::Bool => u64::from(value != 0),
        Scalar::F32 if signed => u64::from((value as i128 as f32).to_bits()),
        Scalar::F32 => u64::from((value as f32).to_bits()),
        Scalar::F64 if signed => (value as i128 as f64).to_bits(),
        Scalar::F64 => (value as f64).to_bits(),
        to => convert::convert(Scalar::I64, to, value as u64),
    }
}

/// From another type but `long double`.
pub fn widen(from: Scalar, value: u64, signed: bool) -> u128 {
    let float = match from {
        Scalar::F32 => f64::from_bits(convert::widen(value as u32)),
        Scalar::F64 => f64::from_bits(value),
        Scalar::U64 => return u128::from(value),
        // Every other integer is extended to 64 bits with its sign.
        _ => return i128::from(value as i64) as u128,
    };
    if signed || float < 0.0 {
        float as i128 as u128
    } else {
        float as u128
    }
}

/// To `long double`, rounded to 64 bits, ties to even.
pub fn to_extended(value: u128, signed: bool) -> F80 {
    let negative = signed && (value as i128) < 0;
    let size = if negative {
        value.wrapping_neg()
    } else {
        value
    };
    let cut = (64 - size.leading_zeros().min(64)) as i32;
    let kept = size >> cut;
    let rest = size & ((1 << cut) - 1);
    let half = if cut > 0 { 1u128 << (cut - 1) } else { 1 };
    let up = rest > half || (cut > 0 && rest == half && kept & 1 == 1);
    let rounded = kept + u128::from(up);
    let (significand, cut) = if rounded >> 64 == 0 {
        (rounded as u64, cut)
    } else {
        ((rounded >> 1) as u64, cut + 1)
    };
    let whole = F80::from_unsigned(significand);
    let head = match whole.is_zero() {
        true => whole.head,
        false => whole.head + cut as u16,
    };
    let sign = u16::from(negative) << 15;
    F80::new(whole.significand, head | sign)
}

/// From `long double`, towards zero.
pub fn from_extended(value: F80) -> u128 {
    let exponent = i32::from(value.head & 0x7fff) - 16383;
    let size = match exponent {
        ..0 => 0,
        0..=63 => u128::from(value.significand >> (63 - exponent)),
        64..=127 => u128::from(value.significand) << (exponent - 63),
        _ => 1 << 127,
    };
    if value.is_negative() {
        size.wrapping_neg()
    } else {
        size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extended_and_back() {
        for value in [
            0i128,
            1,
            -1,
            5,
            -(1 << 100),
            (1 << 63) + 1,
            0x1234_5678_9abc_def0,
        ] {
            assert_eq!(
                from_extended(to_extended(value as u128, true)) as i128,
                value
            );
        }
        let rounded = to_extended(u128::MAX, false);
        assert_eq!(rounded.head, 16383 + 128);
        // A tie goes to the even one.
        assert_eq!(from_extended(to_extended((1 << 64) + 1, false)), 1 << 64);
        assert_eq!(
            from_extended(to_extended((1 << 64) + 3, false)),
            (1 << 64) + 4
        );
    }
}
