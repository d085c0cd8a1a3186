//! Conversions of the extended format, as gcc -O0 has x87 do them: `fild`, `fld`, `fst`
//! and `fistp` with rounding towards zero, which gives the *integer indefinite* value of
//! its width for what does not fit. Intel SDM volume 1, 4.8 and 8.1.

use super::{BIAS, F80, INTEGER_BIT, MAX_EXPONENT, NEAREST, QUIET_BIT};
use rustc_apfloat::ieee::Single;
use rustc_apfloat::{Float, FloatConvert};

impl F80 {
    /// An integer's value, exactly.
    pub fn from_unsigned(value: u64) -> F80 {
        if value == 0 {
            return F80::ZERO;
        }
        let shift = value.leading_zeros();
        F80::new(value << shift, (BIAS + 63 - shift as i32) as u16)
    }

    /// An integer's value, exactly.
    pub fn from_signed(value: i64) -> F80 {
        let size = F80::from_unsigned(value.unsigned_abs());
        if value < 0 { size.negate() } else { size }
    }

    /// A double's value, exactly; a NaN becomes quiet.
    pub fn from_f64(value: f64) -> F80 {
        let bits = value.to_bits();
        let sign = ((bits >> 63) as u16) << 15;
        let fraction = bits & ((1 << 52) - 1);
        match (bits >> 52) & 0x7ff {
            0 if fraction == 0 => F80::new(0, sign),
            0 => {
                // A denormal double is a normal extended number.
                let shift = fraction.leading_zeros();
                let exponent = BIAS - 1022 - (shift as i32 - 11);
                F80::new(fraction << shift, sign | exponent as u16)
            }
            0x7ff if fraction == 0 => F80::new(INTEGER_BIT, sign | MAX_EXPONENT),
            0x7ff => F80::new(
                INTEGER_BIT | (fraction << 11) | QUIET_BIT,
                sign | MAX_EXPONENT,
            ),
            exponent => F80::new(
                INTEGER_BIT | (fraction << 11),
                sign | (exponent as i32 - 1023 + BIAS) as u16,
            ),
        }
    }

    /// The nearest double, ties to even.
    pub fn to_f64(self) -> f64 {
        let sign = u64::from(self.is_negative()) << 63;
        if self.is_unsupported() {
            return f64::from_bits(0xfff8 << 48);
        }
        if !self.is_finite() {
            let fraction = (self.significand << 1) >> 12;
            return f64::from_bits(match fraction {
                _ if self.is_infinite() => sign | 0x7ff << 52,
                _ => sign | 0x7ff << 52 | 1 << 51 | fraction,
            });
        }
        if self.significand == 0 {
            return f64::from_bits(sign);
        }
        let leading = self.significand.leading_zeros() as i32;
        // The exponent of the highest set bit.
        let power = i32::from(self.exponent()).max(1) - BIAS - leading;
        if power > 1023 {
            return f64::from_bits(sign | 0x7ff << 52);
        }
        // How many low bits do not fit: eleven, and more when it comes out denormal.
        let normal = self.significand << leading;
        let drop = 11 + (-1022 - power).max(0);
        if drop > 64 {
            return f64::from_bits(sign);
        }
        let (kept, rest, half) = if drop == 64 {
            (0, normal, INTEGER_BIT)
        } else {
            (normal >> drop, normal & ((1 << drop) - 1), 1 << (drop - 1))
        };
        let up = rest > half || (rest == half && kept & 1 == 1);
        // With the hidden bit in `kept`, a carry runs into the exponent as it should.
        let base = if power < -1022 {
            0
        } else {
            ((power + 1022) as u64) << 52
        };
        f64::from_bits(sign | (base + kept + u64::from(up)))
    }

    /// The bits of the nearest float, ties to even.
    pub fn to_f32_bits(self) -> u32 {
        let sign = u32::from(self.is_negative()) << 31;
        if self.is_unsupported() {
            return 0xffc0_0000;
        }
        if self.is_nan() {
            let fraction = ((self.significand << 1) >> 41) as u32;
            return sign | 0x7fc0_0000 | fraction;
        }
        let mut inexact = false;
        let value: Single = self.apfloat().convert_r(NEAREST, &mut inexact).value;
        value.to_bits() as u32
    }

    /// `fistp` with so many bits (16, 32 or 64), towards zero: the value sign-extended.
    pub fn to_signed(self, bits: u32) -> i64 {
        let indefinite = i64::MIN >> (64 - bits);
        if self.is_unsupported() || !self.is_finite() {
            return indefinite;
        }
        let power = i32::from(self.exponent()) - BIAS;
        let size = match power {
            ..0 => 0,
            0..=63 => self.significand >> (63 - power),
            _ => return indefinite,
        };
        let limit = 1u64 << (bits - 1);
        match self.is_negative() {
            true if size <= limit => (size as i64).wrapping_neg(),
            false if size < limit => size as i64,
            _ => indefinite,
        }
    }

    /// As gcc converts to an `unsigned long`: what is 2^63 or more in two steps.
    pub fn to_unsigned(self) -> u64 {
        let half = F80::from_unsigned(INTEGER_BIT);
        if self.order(half).is_some_and(|order| order.is_ge()) {
            let rest = F80::binary(crate::program::Bin::Sub, self, half);
            rest.to_signed(64) as u64 ^ INTEGER_BIT
        } else {
            self.to_signed(64) as u64
        }
    }

    /// The nearest whole number in a range, as the compiler folds a conversion; 0 for a NaN.
    pub fn saturate(self, bits: u32, signed: bool) -> u64 {
        if self.is_nan() {
            return 0;
        }
        let power = i32::from(self.exponent()) - BIAS;
        let size = match power {
            ..0 => 0,
            0..=63 => self.significand >> (63 - power),
            _ => u64::MAX,
        };
        let bits = bits.clamp(1, 64);
        match (signed, self.is_negative()) {
            (true, false) => size.min(u64::MAX >> (65 - bits)),
            (true, true) => size.min(1 << (bits - 1)).wrapping_neg(),
            (false, false) => size.min(u64::MAX >> (64 - bits)),
            (false, true) => 0,
        }
    }
}
