//! Binary floating point to decimal text, exact and correctly rounded (to
//! nearest, ties to even), for any precision: what glibc's printf_fp.c does.

/// A finite number, not negative: `mantissa` × 2^`exponent`.
#[derive(Clone, Copy, Debug)]
pub struct Binary {
    /// The significand as an integer.
    pub mantissa: u64,
    /// The power of two.
    pub exponent: i32,
}

impl Binary {
    /// The absolute value of a double that is finite.
    pub fn of(value: f64) -> Self {
        let bits = value.to_bits();
        let fraction = bits & ((1 << 52) - 1);
        match (bits >> 52) & 0x7ff {
            0 => Self {
                mantissa: fraction,
                exponent: -1074,
            },
            e => Self {
                mantissa: fraction | 1 << 52,
                exponent: e as i32 - 1075,
            },
        }
    }
}

/// The exact decimal expansion of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// Digits (0 to 9) from the first that is not 0 to the last that is not 0;
    /// empty for zero.
    pub digits: Vec<u8>,
    /// Where the point is: behind so many digits. `0.05` is `[5]` with -1.
    pub point: i32,
}

impl Decimal {
    /// Works out the expansion.
    pub fn of(number: Binary) -> Self {
        if number.mantissa == 0 {
            return Self {
                digits: Vec::new(),
                point: 0,
            };
        }
        // Without the mantissa's trailing zeros the expansion is shorter to work out.
        let zeros = number.mantissa.trailing_zeros();
        let (m, e) = (number.mantissa >> zeros, number.exponent + zeros as i32);
        let mut digits;
        let mut point;
        if e >= 0 {
            digits = whole(shifted(m, e as u32));
            point = digits.len() as i32;
        } else {
            let down = e.unsigned_abs();
            let (int, frac) = if down < 64 {
                (m >> down, m & ((1 << down) - 1))
            } else {
                (0, m)
            };
            digits = if int == 0 {
                Vec::new()
            } else {
                int.to_string().bytes().map(|b| b - b'0').collect()
            };
            point = digits.len() as i32;
            digits.extend(fraction(frac, down));
        }
        let lead = digits.iter().take_while(|&&d| d == 0).count();
        digits.drain(..lead);
        point -= lead as i32;
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self { digits, point }
    }

    /// Rounds to so many digits (0 or fewer rounds to nothing or to a one
    /// before the first digit). The digits get shorter, never longer.
    pub fn round(&mut self, keep: i64) {
        if keep >= self.digits.len() as i64 {
            return;
        }
        if keep < 0 {
            self.digits.clear();
            return;
        }
        let keep = keep as usize;
        let half = self.digits[keep];
        let more = self.digits.len() > keep + 1;
        let odd = keep > 0 && self.digits[keep - 1] % 2 == 1;
        let up = half > 5 || (half == 5 && (more || odd));
        self.digits.truncate(keep);
        if up {
            loop {
                match self.digits.pop() {
                    Some(9) => {}
                    Some(d) => {
                        self.digits.push(d + 1);
                        break;
                    }
                    None => {
                        self.digits.push(1);
                        self.point += 1;
                        break;
                    }
                }
            }
        }
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
    }
}

/// m × 2^e as limbs of 32 bits, the lowest first.
fn shifted(m: u64, e: u32) -> Vec<u32> {
    let mut limbs = vec![0u32; (e / 32) as usize];
    let wide = u128::from(m) << (e % 32);
    limbs.extend([wide as u32, (wide >> 32) as u32, (wide >> 64) as u32]);
    limbs
}

/// The decimal digits of a whole number.
fn whole(mut limbs: Vec<u32>) -> Vec<u8> {
    let mut digits = Vec::new();
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
    while !limbs.is_empty() {
        let mut rest = 0u64;
        for limb in limbs.iter_mut().rev() {
            let now = rest << 32 | u64::from(*limb);
            *limb = (now / 1_000_000_000) as u32;
            rest = now % 1_000_000_000;
        }
        for _ in 0..9 {
            digits.push((rest % 10) as u8);
            rest /= 10;
        }
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
    }
    while digits.last() == Some(&0) {
        digits.pop();
    }
    digits.reverse();
    digits
}

/// The decimal digits of frac / 2^down, which is below 1.
fn fraction(frac: u64, down: u32) -> Vec<u8> {
    if frac == 0 {
        return Vec::new();
    }
    // Scaled to frac' / 2^(32 n), so that a carry out of the top limb is digits.
    let n = down.div_ceil(32);
    let mut limbs = shifted(frac, n * 32 - down);
    limbs.resize(n as usize, 0);
    let mut digits = Vec::new();
    // The lowest limbs become zero one after the other; they need no more work.
    let mut low = 0;
    while low < limbs.len() {
        let mut carry = 0u64;
        for limb in &mut limbs[low..] {
            let now = u64::from(*limb) * 1_000_000_000 + carry;
            *limb = now as u32;
            carry = now >> 32;
        }
        let mut power = 100_000_000;
        for _ in 0..9 {
            digits.push((carry / power % 10) as u8);
            power /= 10;
        }
        while low < limbs.len() && limbs[low] == 0 {
            low += 1;
        }
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: f64) -> String {
        let d = Decimal::of(Binary::of(value));
        let digits: String = d.digits.iter().map(|d| char::from(b'0' + d)).collect();
        format!("{digits}@{}", d.point)
    }

    #[test]
    fn expansions_are_exact() {
        assert_eq!(text(0.0), "@0");
        assert_eq!(text(1.0), "1@1");
        assert_eq!(
            text(0.1),
            "1000000000000000055511151231257827021181583404541015625@0"
        );
        assert_eq!(text(1e22), "1@23");
        assert_eq!(text(123.0625), "1230625@3");
        assert_eq!(text(f64::MAX).len(), 309 + 4);
        assert!(text(5e-324).starts_with("49406564584124654417656879286822137"));
        assert_eq!(Decimal::of(Binary::of(5e-324)).digits.len(), 751);
    }

    #[test]
    fn ties_go_to_even() {
        for (value, keep, want) in [
            (0.5, 0, ""),
            (1.5, 1, "2"),
            (2.5, 1, "2"),
            (0.125, 2, "12"),
            (0.375, 2, "38"),
            (9.5, 1, "1"),
        ] {
            let mut d = Decimal::of(Binary::of(value));
            d.round(keep);
            let digits: String = d.digits.iter().map(|d| char::from(b'0' + d)).collect();
            assert_eq!(digits, want, "{value} to {keep}");
        }
    }
}
