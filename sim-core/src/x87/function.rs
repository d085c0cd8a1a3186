//! The functions of math.h that are exact for `long double`: glibc's sysdeps/x86_64/fpu
//! and sysdeps/ieee754/ldbl-96.

use super::{BIAS, F80, INTEGER_BIT, MAX_EXPONENT, NEAREST};
use rustc_apfloat::{Float, Round};

/// A function of one, two or three numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Function {
    /// Square root.
    Sqrt,
    /// Towards −∞.
    Floor,
    /// Towards +∞.
    Ceil,
    /// Towards zero.
    Trunc,
    /// To the nearest, halves away from zero.
    Round,
    /// To the nearest, halves to even.
    Rint,
    /// Remainder, with the sign of the dividend.
    Fmod,
    /// Remainder, rounded to the nearest.
    Remainder,
    /// The next number in a direction.
    Nextafter,
    /// x × y + z, rounded once.
    Fma,
    /// x × 2ⁿ.
    Ldexp,
    /// Fraction and exponent.
    Frexp,
}

/// What a function gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// The number.
    pub value: F80,
    /// The exponent that `frexp` gives.
    pub exponent: i32,
}

impl Function {
    /// The function of this number, as the library's `math_long_double.c` counts them.
    pub fn from_number(n: u64) -> Option<Function> {
        use Function as F;
        let all = [
            F::Sqrt,
            F::Floor,
            F::Ceil,
            F::Trunc,
            F::Round,
            F::Rint,
            F::Fmod,
            F::Remainder,
            F::Nextafter,
            F::Fma,
            F::Ldexp,
            F::Frexp,
        ];
        all.get(usize::try_from(n).ok()?).copied()
    }

    /// Works it out; `n` is `ldexp`'s exponent.
    pub fn call(self, x: F80, y: F80, z: F80, n: i32) -> Outcome {
        let mut exponent = 0;
        let value = match self {
            Function::Sqrt => sqrt(x),
            Function::Floor => integral(x, Round::TowardNegative),
            Function::Ceil => integral(x, Round::TowardPositive),
            Function::Trunc => integral(x, Round::TowardZero),
            Function::Round => integral(x, Round::NearestTiesToAway),
            Function::Rint => integral(x, Round::NearestTiesToEven),
            Function::Fmod => remainder(x, y, false),
            Function::Remainder => remainder(x, y, true),
            Function::Nextafter => next_after(x, y),
            Function::Fma => fused(x, y, z),
            Function::Ldexp => {
                if x.not_numbers(x).is_some() || !x.is_finite() {
                    x.not_numbers(x).unwrap_or(x)
                } else {
                    F80::of(x.apfloat().scalbn_r(n, NEAREST))
                }
            }
            Function::Frexp => {
                let (value, power) = fraction(x);
                exponent = power;
                value
            }
        };
        Outcome { value, exponent }
    }
}

fn sqrt(x: F80) -> F80 {
    if let Some(nan) = x.not_numbers(x) {
        return nan;
    }
    if x.is_zero() {
        return x;
    }
    if x.is_negative() {
        return F80::INDEFINITE;
    }
    if x.is_infinite() {
        return x;
    }
    // m × 2^p with an even p, and m so long that its root has 64 bits.
    let leading = x.significand.leading_zeros();
    let mut m = u128::from(x.significand << leading) << 63;
    let mut p = i32::from(x.exponent().max(1)) - BIAS - 63 - leading as i32 - 63;
    if p % 2 != 0 {
        m <<= 1;
        p -= 1;
    }
    let root = m.isqrt();
    // (r + ½)² = r² + r + ¼: nothing is half-way.
    let up = m - root * root > root;
    let root = root + u128::from(up);
    let extra = 64 - (128 - root.leading_zeros() as i32);
    // A carry out of 64 bits leaves zeros behind.
    let significand = if extra < 0 {
        (root >> -extra) as u64
    } else {
        (root << extra) as u64
    };
    F80::new(significand, (p / 2 - extra + 63 + BIAS) as u16)
}

fn integral(x: F80, round: Round) -> F80 {
    match x.not_numbers(x) {
        Some(nan) => nan,
        None if !x.is_finite() => x,
        None => F80::of(x.apfloat().round_to_integral(round).value),
    }
}

fn remainder(x: F80, y: F80, nearest: bool) -> F80 {
    if let Some(nan) = x.not_numbers(y) {
        return nan;
    }
    if !x.is_finite() || y.is_zero() {
        return F80::INDEFINITE;
    }
    if y.is_infinite() {
        return x;
    }
    let (a, b) = (x.apfloat(), y.apfloat());
    let rest = F80::of(if nearest {
        a.ieee_rem(b).value
    } else {
        a.c_fmod(b).value
    });
    // A zero has the sign of the dividend.
    if rest.is_zero() {
        F80::new(0, x.head & 0x8000)
    } else {
        rest
    }
}

fn next_after(x: F80, y: F80) -> F80 {
    if let Some(nan) = x.not_numbers(y) {
        return nan;
    }
    match x.order(y) {
        None | Some(std::cmp::Ordering::Equal) => y,
        Some(_) if x.is_zero() => F80::new(1, y.head & 0x8000),
        Some(std::cmp::Ordering::Less) => F80::of(x.apfloat().next_up().value),
        Some(std::cmp::Ordering::Greater) => F80::of(x.apfloat().next_down().value),
    }
}

fn fused(x: F80, y: F80, z: F80) -> F80 {
    let nan = x.not_numbers(y).or(z.not_numbers(z));
    nan.unwrap_or_else(|| {
        F80::of(
            x.apfloat()
                .mul_add_r(y.apfloat(), z.apfloat(), NEAREST)
                .value,
        )
    })
}

/// A number from ½ to 1 and the power of two that it is multiplied with.
fn fraction(x: F80) -> (F80, i32) {
    if let Some(nan) = x.not_numbers(x) {
        return (nan, 0);
    }
    if !x.is_finite() || x.is_zero() {
        return (x, 0);
    }
    let leading = x.significand.leading_zeros();
    let power = i32::from(x.exponent().max(1)) - BIAS - leading as i32 + 1;
    let head = (x.head & 0x8000) | (BIAS - 1) as u16;
    debug_assert!(head & MAX_EXPONENT != 0 && (x.significand << leading) & INTEGER_BIT != 0);
    (F80::new(x.significand << leading, head), power)
}
