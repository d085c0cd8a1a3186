//! x87's 80-bit extended format, as memory holds a `long double`.
//!
//! Values are computed as `double`; what fld and fstp would convert, these do:
//! every double has an exact extended value, and back it is rounded to nearest,
//! ties to even. Intel SDM volume 1, 4.2.2 and 4.8.

const EXT_BIAS: i32 = 16383;
const INTEGER_BIT: u64 = 1 << 63;

/// The extended value of a double: the significand's 64 bits, then sign and exponent.
pub fn from_f64(value: f64) -> (u64, u16) {
    let bits = value.to_bits();
    let sign = ((bits >> 63) as u16) << 15;
    let fraction = bits & ((1 << 52) - 1);
    match (bits >> 52) & 0x7ff {
        0 if fraction == 0 => (0, sign),
        0 => {
            // A denormal double is a normal extended number.
            let shift = fraction.leading_zeros();
            let exponent = EXT_BIAS - 1022 - (shift as i32 - 11);
            (fraction << shift, sign | exponent as u16)
        }
        // Infinity; or a NaN, which becomes quiet when it is loaded.
        0x7ff if fraction == 0 => (INTEGER_BIT, sign | 0x7fff),
        0x7ff => (INTEGER_BIT | (fraction << 11) | (1 << 62), sign | 0x7fff),
        exponent => (
            INTEGER_BIT | (fraction << 11),
            sign | (exponent as i32 - 1023 + EXT_BIAS) as u16,
        ),
    }
}

/// The double nearest to an extended value.
pub fn to_f64(significand: u64, sign_exponent: u16) -> f64 {
    let sign = u64::from(sign_exponent >> 15) << 63;
    let exponent = i32::from(sign_exponent & 0x7fff);
    if exponent == 0x7fff {
        let fraction = (significand << 1) >> 12;
        return f64::from_bits(match significand << 1 {
            0 if significand != 0 => sign | 0x7ff << 52,
            // Without the integer bit it is no number at all: the default NaN.
            0 => 0xfff8 << 48,
            _ => sign | 0x7ff << 52 | 1 << 51 | fraction,
        });
    }
    if significand == 0 {
        return f64::from_bits(sign);
    }
    if exponent != 0 && significand & INTEGER_BIT == 0 {
        return f64::from_bits(0xfff8 << 48); // an "unnormal": invalid operand
    }
    let leading = significand.leading_zeros() as i32;
    // The exponent of the highest set bit.
    let power = exponent.max(1) - EXT_BIAS - leading;
    if power > 1023 {
        return f64::from_bits(sign | 0x7ff << 52);
    }
    // How many low bits do not fit: eleven, and more when it comes out denormal.
    let normal = significand << leading;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_double_goes_there_and_back() {
        let mut values = vec![
            0.0,
            -0.0,
            1.0,
            -1.5,
            f64::MAX,
            f64::MIN_POSITIVE,
            5e-324,
            1e-310,
        ];
        values.extend([
            f64::INFINITY,
            f64::NEG_INFINITY,
            0.1,
            1e300,
            f64::MIN_POSITIVE / 2.0,
        ]);
        for value in values {
            let (significand, top) = from_f64(value);
            assert_eq!(
                to_f64(significand, top).to_bits(),
                value.to_bits(),
                "{value}"
            );
        }
        let (significand, top) = from_f64(f64::NAN);
        assert!(to_f64(significand, top).is_nan());
    }

    #[test]
    fn known_values() {
        assert_eq!(from_f64(1.0), (INTEGER_BIT, 0x3fff));
        assert_eq!(from_f64(-2.0), (INTEGER_BIT, 0xc000));
        // The smallest double, 2^-1074.
        assert_eq!(from_f64(5e-324), (INTEGER_BIT, (16383 - 1074) as u16));
        // 1 + 2^-53 is half-way and goes to even; a bit more goes up.
        assert_eq!(to_f64(INTEGER_BIT | 1 << 10, 0x3fff), 1.0);
        assert_eq!(
            to_f64(INTEGER_BIT | 1 << 10 | 1, 0x3fff),
            1.0 + f64::EPSILON
        );
        // All ones carry into the exponent.
        assert_eq!(to_f64(u64::MAX, 0x3fff), 2.0);
        assert_eq!(to_f64(u64::MAX, 0x7ffe), f64::INFINITY);
        // Half of the smallest double goes to even, which is zero.
        assert_eq!(to_f64(INTEGER_BIT, (16383 - 1075) as u16), 0.0);
        assert_eq!(to_f64(INTEGER_BIT | 1, (16383 - 1075) as u16), 5e-324);
    }
}
