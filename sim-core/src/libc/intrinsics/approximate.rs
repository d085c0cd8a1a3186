//! Functions of math.h that glibc does not round correctly: worked out step by step as it
//! does, to have its last bit.

use super::accurate;

/// `cbrt` (s_cbrt.c).
pub fn cbrt(x: f64) -> f64 {
    /// 2 to the −2/3, −1/3, 0, 1/3 and 2/3.
    const FACTORS: [f64; 5] = [
        0.629_960_524_947_436_5,
        0.793_700_525_984_099_7,
        1.0,
        1.259_921_049_894_873_2,
        1.587_401_051_968_199_6,
    ];
    if x == 0.0 || !x.is_finite() {
        return x + x;
    }
    let (m, exponent) = libm::frexp(x.abs());
    let mut u = 0.784_932_344_976_639_2 - 0.145_263_899_385_486_37 * m;
    u = 1.834_692_774_836_130_8 - u * m;
    u = 2.446_931_225_635_344_4 - u * m;
    u = 2.114_994_941_673_713 - u * m;
    u = 1.508_191_937_815_849 - u * m;
    u = 0.354_895_765_043_919_84 + u * m;
    let cube = u * u * u;
    let factor = FACTORS
        .get((2 + exponent % 3) as usize)
        .copied()
        .unwrap_or(1.0);
    let root = u * (cube + 2.0 * m) / (2.0 * cube + m) * factor;
    libm::ldexp(root, exponent / 3).copysign(x)
}

/// `exp10` (e_exp10.c).
pub fn exp10(x: f64) -> f64 {
    if !(-332.0..=309.0).contains(&x) {
        return accurate::pow(10.0, x);
    }
    if x.abs() < f64::EPSILON / 16.0 {
        return 1.0;
    }
    let high = f64::from_bits(x.to_bits() & !0x07ff_ffff);
    let low = x - high;
    // The logarithm of 10, in two parts.
    let exp_high = high * 2.302_585_065_364_837_6;
    let exp_low = high * 2.762_920_803_753_361_7e-8 + low * std::f64::consts::LN_10;
    accurate::exp(exp_high) * accurate::exp(exp_low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_bits_are_those_of_glibc() {
        assert_ne!(cbrt(27.0), 3.0);
        assert_eq!(cbrt(-1.61).to_bits(), 0xbff2_c0ab_abae_2cb7);
        assert_eq!(cbrt(2.72).to_bits(), 0x3ff6_55a1_f589_24f3);
        assert_eq!(cbrt(-0.0).to_bits(), (-0.0f64).to_bits());
        assert_eq!(exp10(2.0), 100.0);
        assert_eq!(exp10(f64::NEG_INFINITY), 0.0);
    }
}
