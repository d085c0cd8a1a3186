//! Elementary functions worked out to about 100 bits and rounded once.
//!
//! glibc's exp, log, pow, sin, cos and their kin are so accurate that they give
//! the correctly rounded result but for about one argument in a thousand; the
//! `libm` crate's differ in the last bit for one in twenty. So here numbers are
//! pairs of doubles.

use super::pair::{Pair, two_product, two_sum};

const LN2: Pair = Pair {
    hi: std::f64::consts::LN_2,
    lo: 2.319_046_813_846_299_6e-17,
};
/// π/2 in three parts.
const HALF_PI: [f64; 3] = [
    std::f64::consts::FRAC_PI_2,
    6.123_233_995_736_766e-17,
    -1.497_384_904_859_17e-33,
];
const INV_LN2: Pair = Pair {
    hi: std::f64::consts::LOG2_E,
    lo: 2.035_527_374_093_103_3e-17,
};

/// e^x − 1 and k, so that e^x is (1 + the first) × 2^k. |x| is below 750.
fn exp_parts(x: Pair) -> (Pair, i32) {
    let k = libm::rint(x.hi * INV_LN2.hi);
    let r = x.sub(LN2.times(k)).scale(1.0 / 256.0);
    let (mut sum, mut term) = (r, r);
    for n in 2..10 {
        term = term.mul(r).div(Pair::of(f64::from(n)));
        sum = sum.add(term);
    }
    // (1 + s)² − 1 = 2 s + s²: small results keep all their bits.
    for _ in 0..8 {
        sum = sum.scale(2.0).add(sum.mul(sum));
    }
    (sum, k as i32)
}

fn exp_pair(x: Pair) -> f64 {
    let (s, k) = exp_parts(x);
    libm::ldexp(Pair::ONE.add(s).hi, k)
}

/// The natural logarithm of a positive, finite number.
fn log_pair(x: f64) -> Pair {
    let (mut m, mut e) = libm::frexp(x);
    if m < std::f64::consts::FRAC_1_SQRT_2 {
        m *= 2.0;
        e -= 1;
    }
    let guess = libm::log(m);
    let (s, k) = exp_parts(Pair::of(guess));
    // k is 0 for what is between √½ and √2, or nearly.
    let power = Pair::ONE.add(s).scale(libm::ldexp(1.0, k));
    let difference = if k == 0 {
        Pair::of(m - 1.0).sub(s)
    } else {
        Pair::of(m).sub(power)
    };
    let d = difference.div(power);
    let log = Pair::of(guess).add(d.sub(d.mul(d).scale(0.5)));
    LN2.times(f64::from(e)).add(log)
}

/// `exp`.
pub fn exp(x: f64) -> f64 {
    if !(-708.0..=709.0).contains(&x) || x == 0.0 {
        return libm::exp(x);
    }
    exp_pair(Pair::of(x))
}

/// `exp2`.
pub fn exp2(x: f64) -> f64 {
    if !(-1021.0..=1023.0).contains(&x) || x == libm::rint(x) {
        return libm::exp2(x);
    }
    exp_pair(LN2.times(x))
}

/// `log`.
pub fn log(x: f64) -> f64 {
    if !(f64::MIN_POSITIVE..=f64::MAX).contains(&x) || x == 1.0 {
        return libm::log(x);
    }
    log_pair(x).hi
}

/// `log2`.
pub fn log2(x: f64) -> f64 {
    if !(f64::MIN_POSITIVE..=f64::MAX).contains(&x) || x == 1.0 {
        return libm::log2(x);
    }
    let (m, e) = libm::frexp(x);
    if m == 0.5 {
        f64::from(e - 1)
    } else {
        log_pair(x).mul(INV_LN2).hi
    }
}

/// `log10`, as glibc puts it together from `log` (e_log10.c).
pub fn log10(x: f64) -> f64 {
    if !(f64::MIN_POSITIVE..=f64::MAX).contains(&x) {
        return libm::log10(x);
    }
    let bits = x.to_bits();
    let exponent = (bits >> 52) as i64 - 1023;
    let below = i64::from(exponent < 0);
    let y = (exponent + below) as f64;
    let m = f64::from_bits((bits & ((1 << 52) - 1)) | ((1023 - below) as u64) << 52);
    let z = y * 3.694_239_077_158_931e-13 + std::f64::consts::LOG10_E * log(m);
    z + y * 0.301_029_995_663_611_77
}

/// `pow`.
pub fn pow(x: f64, y: f64) -> f64 {
    let base = x.abs();
    if !x.is_finite() || !y.is_finite() || base < f64::MIN_POSITIVE || base == 1.0 || y == 0.0 {
        return libm::pow(x, y);
    }
    if y == 1.0 {
        return x;
    }
    if y == 2.0 {
        return x * x;
    }
    let whole = y == libm::trunc(y);
    if x < 0.0 && !whole {
        return libm::pow(x, y);
    }
    let log = log_pair(base);
    if !(-708.0..=709.0).contains(&(log.hi * y)) {
        return libm::pow(x, y);
    }
    let power = exp_pair(log.times(y));
    let odd = whole && y.abs() < 9.1e15 && (y as i64) & 1 == 1;
    if x < 0.0 && odd { -power } else { power }
}

/// Sine and cosine of what is at most about π/4.
fn sin_cos_small(r: Pair) -> (Pair, Pair) {
    let square = r.mul(r).neg();
    let (mut sin, mut cos) = (r, Pair::ONE);
    let (mut s, mut c) = (r, Pair::ONE);
    for n in 1..15 {
        let n = f64::from(2 * n);
        c = c.mul(square).div(Pair::of((n - 1.0) * n));
        s = s.mul(square).div(Pair::of(n * (n + 1.0)));
        cos = cos.add(c);
        sin = sin.add(s);
    }
    (sin, cos)
}

/// Sine and cosine; `None` if the argument is too large, or not finite.
fn sin_cos(x: f64) -> Option<(Pair, Pair)> {
    if x.is_nan() || x.abs() > 1e6 {
        return None;
    }
    let n = libm::rint(x * std::f64::consts::FRAC_2_PI);
    let mut r = Pair::of(x);
    for part in HALF_PI {
        r = r.sub(two_product(n, part));
    }
    let (s, c) = sin_cos_small(r);
    Some(match (n as i64) & 3 {
        0 => (s, c),
        1 => (c, s.neg()),
        2 => (s.neg(), c.neg()),
        _ => (c.neg(), s),
    })
}

/// Below this the function is its argument, or 1.
const TINY: f64 = 1e-9;

/// `sin`.
pub fn sin(x: f64) -> f64 {
    if x.abs() < TINY {
        return libm::sin(x);
    }
    sin_cos(x).map_or_else(|| libm::sin(x), |(s, _)| s.hi)
}

/// `cos`.
pub fn cos(x: f64) -> f64 {
    sin_cos(x).map_or_else(|| libm::cos(x), |(_, c)| c.hi)
}

/// `tan`.
pub fn tan(x: f64) -> f64 {
    if x.abs() < TINY {
        return libm::tan(x);
    }
    sin_cos(x).map_or_else(|| libm::tan(x), |(s, c)| s.div(c).hi)
}

/// The angle of the point (x, y), both finite, from a guess with an error of a few units.
fn angle(y: Pair, x: Pair, guess: f64) -> f64 {
    match sin_cos(guess) {
        Some((s, c)) => {
            let off = y.mul(c).sub(x.mul(s));
            let along = x.mul(c).add(y.mul(s));
            Pair::of(guess).add(off.div(along)).hi
        }
        None => guess,
    }
}

/// True if products of such numbers neither overflow nor lose bits.
fn moderate(x: f64) -> bool {
    (1e-140..1e140).contains(&x.abs())
}

/// `atan`.
pub fn atan(x: f64) -> f64 {
    let guess = libm::atan(x);
    if x.abs() < TINY || !moderate(x) {
        guess
    } else {
        angle(Pair::of(x), Pair::ONE, guess)
    }
}

/// `atan2`.
pub fn atan2(y: f64, x: f64) -> f64 {
    let guess = libm::atan2(y, x);
    if !moderate(x) || !moderate(y) || guess.abs() < TINY {
        return guess;
    }
    angle(Pair::of(y), Pair::of(x), guess)
}

/// √(1 − x²).
fn other_side(x: f64) -> Pair {
    // (1 − x) (1 + x): both exact.
    two_sum(1.0, -x).mul(two_sum(1.0, x)).sqrt()
}

/// `asin`.
pub fn asin(x: f64) -> f64 {
    let guess = libm::asin(x);
    if !(TINY..1.0).contains(&x.abs()) {
        guess
    } else {
        angle(Pair::of(x), other_side(x), guess)
    }
}

/// `acos`.
pub fn acos(x: f64) -> f64 {
    let guess = libm::acos(x);
    if !(TINY..1.0).contains(&x.abs()) {
        guess
    } else {
        angle(other_side(x), Pair::of(x), guess)
    }
}

/// `hypot`.
pub fn hypot(x: f64, y: f64) -> f64 {
    if !moderate(x) || !moderate(y) {
        return libm::hypot(x, y);
    }
    two_product(x, x).add(two_product(y, y)).sqrt().hi
}

/// `cosh` (e_cosh.c).
pub fn cosh(x: f64) -> f64 {
    let a = x.abs();
    if a < 0.5 * std::f64::consts::LN_2 {
        let t = libm::expm1(a);
        let w = 1.0 + t;
        return if a < 2.8e-17 {
            w
        } else {
            1.0 + (t * t) / (w + w)
        };
    }
    if a < 22.0 {
        let t = exp(a);
        return 0.5 * t + 0.5 / t;
    }
    if a < 709.0 {
        0.5 * exp(a)
    } else {
        libm::cosh(x)
    }
}

/// `tanh` (s_tanh.c).
pub fn tanh(x: f64) -> f64 {
    let a = x.abs();
    if !(2.8e-17..22.0).contains(&a) {
        return libm::tanh(x);
    }
    let z = if a >= 1.0 {
        1.0 - 2.0 / (libm::expm1(2.0 * a) + 2.0)
    } else {
        let t = libm::expm1(-2.0 * a);
        -t / (t + 2.0)
    };
    z.copysign(x)
}

/// `asinh` (s_asinh.c).
pub fn asinh(x: f64) -> f64 {
    let a = x.abs();
    if !(3.8e-9..2.7e8).contains(&a) {
        return libm::asinh(x);
    }
    let w = if a > 2.0 {
        log(2.0 * a + 1.0 / (libm::sqrt(a * a + 1.0) + a))
    } else {
        let t = a * a;
        libm::log1p(a + t / (1.0 + libm::sqrt(1.0 + t)))
    };
    w.copysign(x)
}

/// `acosh` (e_acosh.c).
pub fn acosh(x: f64) -> f64 {
    if !(1.0..2.7e8).contains(&x) || x == 1.0 {
        return libm::acosh(x);
    }
    if x > 2.0 {
        return log(2.0 * x - 1.0 / (x + libm::sqrt(x * x - 1.0)));
    }
    let t = x - 1.0;
    libm::log1p(t + libm::sqrt(2.0 * t + t * t))
}

/// `tgamma`: factorials are exact.
pub fn tgamma(x: f64) -> f64 {
    if (1.0..=23.0).contains(&x) && x == libm::trunc(x) {
        return (1..x as u64).product::<u64>() as f64;
    }
    libm::tgamma(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values that glibc 2.36 gives; the last bits are where others differ.
    #[test]
    fn last_bits_are_right() {
        assert_eq!(exp(1.0), std::f64::consts::E);
        assert_eq!(pow(2.0, 0.5), std::f64::consts::SQRT_2);
        assert_eq!(pow(-3.0, 5.0), -243.0);
        assert_eq!(pow(10.0, -3.0), 0.001);
        assert_eq!(log(10.0), std::f64::consts::LN_10);
        assert_eq!(log10(1000.0), 3.0);
        assert_eq!(log2(8.0), 3.0);
        assert_eq!(sin(std::f64::consts::PI), 1.224_646_799_147_353_2e-16);
        assert_eq!(cos(std::f64::consts::FRAC_PI_2), 6.123_233_995_736_766e-17);
        assert_eq!(atan2(1.0, 1.0), std::f64::consts::FRAC_PI_4);
        assert_eq!(hypot(3.0, 4.0), 5.0);
        assert_eq!(tgamma(13.0), 479_001_600.0);
    }

    #[test]
    fn the_ends_of_the_range_are_left_to_libm() {
        assert_eq!(exp(1000.0), f64::INFINITY);
        assert_eq!(exp(-1000.0), 0.0);
        assert!(log(-1.0).is_nan());
        assert_eq!(log(0.0), f64::NEG_INFINITY);
        assert!(sin(f64::INFINITY).is_nan());
        assert!(pow(-8.0, 1.0 / 3.0).is_nan());
        assert_eq!(pow(0.0, -1.0), f64::INFINITY);
        assert!(asin(1.5).is_nan());
    }
}
