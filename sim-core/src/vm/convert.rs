//! Conversions between scalar types, exactly as gcc -O0 does them on x86-64.
//!
//! Out of range, cvttsd2si gives the *integer indefinite* value (0x80000000 or
//! 0x8000000000000000); for narrower and unsigned targets gcc converts to a
//! wider signed type first, which decides what comes out then.

use crate::program::{Scalar, Width};
use crate::x87::F80;

/// Converts a value on the operand stack from one type to another.
#[inline]
pub fn convert(from: Scalar, to: Scalar, value: u64) -> u64 {
    match from {
        Scalar::F32 => from_float(widen(value as u32), Some(value as u32), to),
        Scalar::F64 => from_float(value, None, to),
        _ => from_integer(from == Scalar::U64, to, value),
    }
}

/// Converts a `long double` to another type: `fistp` with the width that gcc chooses.
pub fn from_extended(value: F80, to: Scalar) -> u64 {
    match to {
        Scalar::I8 => value.to_signed(16) as i8 as u64,
        Scalar::U8 => u64::from(value.to_signed(16) as u8),
        Scalar::I16 => value.to_signed(16) as u64,
        Scalar::U16 => u64::from(value.to_signed(32) as u16),
        Scalar::I32 => value.to_signed(32) as u64,
        Scalar::U32 => u64::from(value.to_signed(64) as u32),
        Scalar::I64 => value.to_signed(64) as u64,
        Scalar::U64 => value.to_unsigned(),
        Scalar::F32 => u64::from(value.to_f32_bits()),
        Scalar::F64 => value.to_f64().to_bits(),
        Scalar::Bool => u64::from(value.truth()),
        // The loop that executes has its own way for these.
        Scalar::F80 | Scalar::I128 | Scalar::U128 => value.significand,
    }
}

/// Converts a value on the operand stack to `long double`, exactly.
pub fn to_extended(from: Scalar, value: u64) -> F80 {
    match from {
        Scalar::F32 => F80::from_f64(f64::from_bits(widen(value as u32))),
        Scalar::F64 => F80::from_f64(f64::from_bits(value)),
        Scalar::U64 => F80::from_unsigned(value),
        // Every other integer is extended to 64 bits with its sign.
        _ => F80::from_signed(value as i64),
    }
}

/// From an integer, which is already extended to 64 bits.
#[inline]
fn from_integer(unsigned64: bool, to: Scalar, value: u64) -> u64 {
    match to {
        Scalar::I8 => value as i8 as u64,
        Scalar::U8 => u64::from(value as u8),
        Scalar::I16 => value as i16 as u64,
        Scalar::U16 => u64::from(value as u16),
        Scalar::I32 => value as i32 as u64,
        Scalar::U32 => u64::from(value as u32),
        Scalar::I64 | Scalar::U64 => value,
        Scalar::Bool => u64::from(value != 0),
        Scalar::F32 if unsigned64 => u64::from((value as f32).to_bits()),
        Scalar::F32 => u64::from((value as i64 as f32).to_bits()),
        Scalar::F64 if unsigned64 => (value as f64).to_bits(),
        Scalar::F64 => (value as i64 as f64).to_bits(),
        // The loop that executes has its own way for these.
        Scalar::F80 | Scalar::I128 | Scalar::U128 => value,
    }
}

/// From a float (`single` has its bits) or a double. A float's value as a double
/// is exact, so only the way back to float differs.
fn from_float(bits: u64, single: Option<u32>, to: Scalar) -> u64 {
    let value = f64::from_bits(bits);
    match to {
        Scalar::I8 => truncate32(value) as i8 as u64,
        Scalar::U8 => u64::from(truncate32(value) as u8),
        Scalar::I16 => truncate32(value) as i16 as u64,
        Scalar::U16 => u64::from(truncate32(value) as u16),
        Scalar::I32 => truncate32(value) as u64,
        Scalar::U32 => u64::from(truncate64(value) as u32),
        Scalar::I64 => truncate64(value) as u64,
        Scalar::U64 => {
            const HALF: f64 = 9_223_372_036_854_775_808.0;
            // A NaN compares as neither and takes the first way.
            if value >= HALF {
                truncate64(value - HALF) as u64 ^ (1 << 63)
            } else {
                truncate64(value) as u64
            }
        }
        Scalar::Bool => u64::from(value != 0.0),
        Scalar::F32 => u64::from(single.unwrap_or_else(|| narrow(bits))),
        Scalar::F64 | Scalar::F80 | Scalar::I128 | Scalar::U128 => bits,
    }
}

/// cvttsd2si with a 32-bit target.
fn truncate32(value: f64) -> i32 {
    let whole = value.trunc();
    if (-2_147_483_648.0..=2_147_483_647.0).contains(&whole) {
        whole as i32
    } else {
        i32::MIN
    }
}

/// cvttsd2si with a 64-bit target.
fn truncate64(value: f64) -> i64 {
    if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&value) {
        value as i64
    } else {
        i64::MIN
    }
}

/// cvtss2sd on bits. A NaN keeps sign and payload and becomes quiet; the
/// language leaves that open, so it is done by hand.
pub fn widen(bits: u32) -> u64 {
    let value = f32::from_bits(bits);
    if value.is_nan() {
        let sign = u64::from(bits >> 31) << 63;
        sign | 0x7ff8 << 48 | u64::from(bits & 0x007f_ffff) << 29
    } else {
        f64::from(value).to_bits()
    }
}

/// cvtsd2ss on bits.
pub fn narrow(bits: u64) -> u32 {
    let value = f64::from_bits(bits);
    if value.is_nan() {
        let sign = ((bits >> 63) as u32) << 31;
        sign | 0x7fc0_0000 | ((bits >> 29) as u32 & 0x003f_ffff)
    } else {
        (value as f32).to_bits()
    }
}

/// What a load of this width pushes, of the bits that memory holds.
#[inline]
pub fn extend(width: Width, raw: u64) -> u64 {
    match width {
        Width::I8 => raw as i8 as u64,
        Width::U8 => u64::from(raw as u8),
        Width::I16 => raw as i16 as u64,
        Width::U16 => u64::from(raw as u16),
        Width::I32 => raw as i32 as u64,
        Width::U32 | Width::F32 => u64::from(raw as u32),
        Width::I64 | Width::F64 | Width::X87 | Width::I128 => raw,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Scalar::{Bool, F32, F64, I8, I16, I32, I64, U8, U16, U32, U64};

    #[test]
    fn out_of_range_as_gcc() {
        // (value, target, what a program compiled with gcc -O0 computes)
        let table: [(f64, Scalar, u64); 21] = [
            (3e9, I32, i32::MIN as u64),
            (-3e9, I32, i32::MIN as u64),
            (2147483647.9, I32, 2147483647),
            (-2147483648.9, I32, i32::MIN as u64),
            (f64::NAN, I32, i32::MIN as u64),
            (3e9, U32, 3_000_000_000),
            (-1.0, U32, 0xffff_ffff),
            (4294967296.0, U32, 0),
            (1e30, U32, 0),
            (1e30, I64, i64::MIN as u64),
            (1e19, U64, 10_000_000_000_000_000_000),
            (1e30, U64, 0),
            (-1.0, U64, u64::MAX),
            (f64::NAN, U64, 1 << 63),
            (300.0, U8, 44),
            (200.0, I8, -56i64 as u64),
            (70000.0, U16, 4464),
            (40000.0, I16, -25536i64 as u64),
            (3e9, I8, 0),
            (f64::NAN, Bool, 1),
            (-0.0, Bool, 0),
        ];
        for (value, to, want) in table {
            assert_eq!(convert(F64, to, value.to_bits()), want, "{value} to {to:?}");
        }
    }

    #[test]
    fn integers_to_floats() {
        assert_eq!(
            f64::from_bits(convert(U64, F64, u64::MAX)),
            18446744073709551616.0
        );
        assert_eq!(f64::from_bits(convert(I64, F64, u64::MAX)), -1.0);
        assert_eq!(
            f32::from_bits(convert(I32, F32, 16777217) as u32),
            16777216.0
        );
        assert_eq!(
            f32::from_bits(convert(U32, F32, 0xffff_ffff) as u32),
            4294967296.0
        );
        assert_eq!(
            f64::from_bits(convert(F32, F64, u64::from(0.1f32.to_bits()))),
            0.1f32 as f64
        );
    }
}
