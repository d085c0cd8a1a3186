//! Numbers as printf(3) prints them: digits, signs, prefixes and padding.

use super::decimal::{Binary, Decimal};
use super::spec::Spec;

/// A part of what a conversion prints.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part {
    /// These bytes.
    Bytes(Vec<u8>),
    /// One byte, so many times.
    Fill(u8, u64),
    /// Bytes of the program's memory.
    Memory(u64, u64),
}

impl Part {
    /// Bytes that it prints.
    pub fn len(&self) -> u64 {
        match self {
            Part::Bytes(b) => b.len() as u64,
            Part::Fill(_, n) | Part::Memory(_, n) => *n,
        }
    }
}

/// A floating-point argument.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Float {
    /// A number that is not finite: its sign, and whether it is a NaN.
    Special(bool, bool),
    /// Sign, then the absolute value.
    Finite(bool, u64, i32),
}

impl Float {
    /// A double.
    pub fn of(value: f64) -> Self {
        if !value.is_finite() {
            return Float::Special(value.is_sign_negative(), value.is_nan());
        }
        let b = Binary::of(value);
        Float::Finite(value.is_sign_negative(), b.mantissa, b.exponent)
    }

    /// An x87 extended number: significand, then sign and exponent.
    pub fn of_x87(mantissa: u64, head: u16) -> Self {
        let sign = head >> 15 == 1;
        match head & 0x7fff {
            0x7fff => Float::Special(sign, mantissa << 1 != 0),
            0 => Float::Finite(sign, mantissa, -16445),
            e => Float::Finite(sign, mantissa, i32::from(e) - 16383 - 63),
        }
    }
}

/// Puts a sign or prefix, zeros and digits into a field of `width`: padded with
/// zeros behind the prefix if `zero`, else with spaces on one side.
pub fn field(spec: &Spec, width: u64, zero: bool, prefix: &[u8], body: Vec<Part>) -> Vec<Part> {
    let len = prefix.len() as u64 + body.iter().map(Part::len).sum::<u64>();
    let pad = width.saturating_sub(len);
    let mut out = Vec::with_capacity(body.len() + 2);
    if pad > 0 && !spec.left && !zero {
        out.push(Part::Fill(b' ', pad));
    }
    if !prefix.is_empty() {
        out.push(Part::Bytes(prefix.to_vec()));
    }
    if pad > 0 && !spec.left && zero {
        out.push(Part::Fill(b'0', pad));
    }
    out.extend(body);
    if pad > 0 && spec.left {
        out.push(Part::Fill(b' ', pad));
    }
    out
}

/// `d i u o x X` (and `p`, as `#x`): the absolute value, and whether it was negative.
pub fn integer(
    spec: &Spec,
    width: u64,
    precision: Option<u64>,
    value: u64,
    negative: bool,
) -> Vec<Part> {
    let digits = match spec.letter {
        b'o' => format!("{value:o}"),
        b'x' | b'p' => format!("{value:x}"),
        b'X' => format!("{value:X}"),
        _ => value.to_string(),
    };
    let mut digits = if value == 0 && precision == Some(0) {
        Vec::new()
    } else {
        digits.into_bytes()
    };
    let mut prefix: &[u8] = match spec.letter {
        b'd' | b'i' if negative => b"-",
        b'd' | b'i' if spec.plus => b"+",
        b'd' | b'i' if spec.space => b" ",
        b'p' if spec.plus => b"+0x",
        b'p' if spec.space => b" 0x",
        b'p' => b"0x",
        b'x' if spec.alt && value != 0 => b"0x",
        b'X' if spec.alt && value != 0 => b"0X",
        _ => b"",
    };
    let least = precision.unwrap_or(1);
    if spec.letter == b'o'
        && spec.alt
        && digits.first() != Some(&b'0')
        && least <= digits.len() as u64
    {
        digits.insert(0, b'0');
    }
    if spec.letter == b'p' && value == 0 {
        prefix = b"";
    }
    let zeros = least.saturating_sub(digits.len() as u64);
    field(
        spec,
        width,
        spec.zero && precision.is_none(),
        prefix,
        vec![Part::Fill(b'0', zeros), Part::Bytes(digits)],
    )
}

fn sign(spec: &Spec, negative: bool) -> Vec<u8> {
    match () {
        () if negative => vec![b'-'],
        () if spec.plus => vec![b'+'],
        () if spec.space => vec![b' '],
        () => Vec::new(),
    }
}

/// `f F e E g G a A`.
pub fn float(
    spec: &Spec,
    width: u64,
    precision: Option<u64>,
    value: Float,
    long: bool,
) -> Vec<Part> {
    let upper = spec.letter.is_ascii_uppercase();
    match value {
        Float::Special(negative, nan) => {
            let text = match (nan, upper) {
                (true, false) => "nan",
                (true, true) => "NAN",
                (false, false) => "inf",
                (false, true) => "INF",
            };
            field(
                spec,
                width,
                false,
                &sign(spec, negative),
                vec![Part::Bytes(text.into())],
            )
        }
        Float::Finite(negative, mantissa, exponent) => {
            let mut prefix = sign(spec, negative);
            let body = match spec.letter.to_ascii_lowercase() {
                b'a' => {
                    prefix.extend(if upper { b"0X" } else { b"0x" });
                    hexadecimal(spec, precision, mantissa, exponent, long)
                }
                letter => {
                    let number = Decimal::of(Binary { mantissa, exponent });
                    let precision = precision.unwrap_or(6);
                    match letter {
                        b'f' => fixed(number, precision, spec.alt),
                        b'e' => scientific(number, precision, spec.alt, upper),
                        _ => general(number, precision, spec.alt, upper),
                    }
                }
            };
            field(spec, width, spec.zero, &prefix, body)
        }
    }
}

fn text(digits: &[u8]) -> Part {
    Part::Bytes(digits.iter().map(|d| b'0' + d).collect())
}

fn fixed(mut number: Decimal, precision: u64, alt: bool) -> Vec<Part> {
    let keep = i64::from(number.point).saturating_add(i64::try_from(precision).unwrap_or(i64::MAX));
    number.round(keep);
    let mut out = Vec::new();
    let split = usize::try_from(number.point)
        .unwrap_or(0)
        .min(number.digits.len());
    let (int, frac) = number.digits.split_at(split);
    if number.digits.is_empty() || number.point <= 0 {
        out.push(Part::Bytes(vec![b'0']));
    } else {
        out.push(text(int));
        out.push(Part::Fill(
            b'0',
            (number.point as u64).saturating_sub(int.len() as u64),
        ));
    }
    if precision > 0 || alt {
        out.push(Part::Bytes(vec![b'.']));
    }
    if precision > 0 {
        let lead = if number.digits.is_empty() {
            0
        } else {
            u64::from(number.point.min(0).unsigned_abs()).min(precision)
        };
        out.push(Part::Fill(b'0', lead));
        out.push(text(frac));
        out.push(Part::Fill(
            b'0',
            precision.saturating_sub(lead + frac.len() as u64),
        ));
    }
    out
}

fn exponent_text(exponent: i32, upper: bool) -> Part {
    let letter = if upper { 'E' } else { 'e' };
    let sign = if exponent < 0 { '-' } else { '+' };
    Part::Bytes(format!("{letter}{sign}{:02}", exponent.unsigned_abs()).into_bytes())
}

fn scientific(mut number: Decimal, precision: u64, alt: bool, upper: bool) -> Vec<Part> {
    number.round(
        i64::try_from(precision)
            .unwrap_or(i64::MAX)
            .saturating_add(1),
    );
    let exponent = if number.digits.is_empty() {
        0
    } else {
        number.point - 1
    };
    let (first, rest) = match number.digits.split_first() {
        Some((first, rest)) => (*first, rest),
        None => (0, &[][..]),
    };
    let mut out = vec![text(&[first])];
    if precision > 0 || alt {
        out.push(Part::Bytes(vec![b'.']));
    }
    out.push(text(rest));
    out.push(Part::Fill(
        b'0',
        precision.saturating_sub(rest.len() as u64),
    ));
    out.push(exponent_text(exponent, upper));
    out
}

fn general(number: Decimal, precision: u64, alt: bool, upper: bool) -> Vec<Part> {
    let precision = precision.max(1);
    let mut rounded = number.clone();
    rounded.round(i64::try_from(precision).unwrap_or(i64::MAX));
    let exponent = if rounded.digits.is_empty() {
        0
    } else {
        i64::from(rounded.point) - 1
    };
    let small = exponent < -4 || exponent as i128 >= i128::from(precision);
    if alt && rounded.point > number.point && exponent as i128 == i128::from(precision) {
        // All digits were nines, and rounding made one too many of them: glibc's printf_fp.c
        // has decided by then that no digits stand behind the point.
        return scientific(number, 0, alt, upper);
    }
    // Without '#' no zeros follow the last digit.
    let shown = if alt {
        precision
    } else {
        (rounded.digits.len() as u64).max(1)
    };
    if small {
        scientific(
            number,
            if alt { precision - 1 } else { shown - 1 },
            alt,
            upper,
        )
    } else {
        let behind = i128::from(shown) - 1 - i128::from(exponent);
        fixed(rounded, u64::try_from(behind.max(0)).unwrap_or(0), alt)
    }
}

/// `a`: the first digit is 1 for a double, 8 to f for a long double (whose
/// leading bit is part of the number), as glibc prints them.
fn hexadecimal(
    spec: &Spec,
    precision: Option<u64>,
    mantissa: u64,
    exponent: i32,
    long: bool,
) -> Vec<Part> {
    let upper = spec.letter == b'A';
    let (mut lead, mut rest, mut power);
    if mantissa == 0 {
        (lead, rest, power) = (0u64, 0u64, 0);
    } else if long {
        let shift = mantissa.leading_zeros();
        let m = mantissa << shift;
        (lead, rest) = (m >> 60, m << 4);
        power = exponent - shift as i32 + 60;
        if power < -16385 {
            // A denormal long double keeps its exponent.
            let down = (-16385 - power) as u32;
            let m = m.checked_shr(down).unwrap_or(0);
            (lead, rest, power) = (m >> 60, m << 4, -16385);
        }
    } else if mantissa >> 52 == 1 {
        (lead, rest, power) = (1, mantissa << 12, exponent + 52);
    } else {
        // A denormal double.
        (lead, rest, power) = (0, mantissa << 12, -1022);
    }
    let digits: u32 = if long { 15 } else { 13 };
    let wanted = match precision {
        Some(p) => p,
        None => u64::from(64 - rest.trailing_zeros().min(64)).div_ceil(4),
    };
    if wanted < u64::from(digits) {
        // Round half to even at the last digit that is shown.
        let keep = 4 * wanted as u32;
        let (kept, cut) = if keep == 0 {
            (0, rest)
        } else {
            (rest >> (64 - keep), rest << keep)
        };
        let whole = u128::from(lead) << keep | u128::from(kept);
        let up = cut > 1 << 63 || (cut == 1 << 63 && whole & 1 == 1);
        let whole = whole + u128::from(up);
        lead = (whole >> keep) as u64;
        rest = if keep == 0 {
            0
        } else {
            (whole as u64) << (64 - keep)
        };
        if lead > 15 {
            // Only all ones carry so far.
            (lead, rest, power) = (1, 0, power + 4);
        }
    }
    let show = wanted.min(u64::from(digits)) as usize;
    let mut text = format!("{lead:x}").into_bytes();
    if wanted > 0 || spec.alt {
        text.push(b'.');
    }
    text.extend_from_slice(&format!("{rest:016x}").as_bytes()[..show]);
    let zeros = wanted.saturating_sub(show as u64);
    let mut tail = format!("p{power:+}").into_bytes();
    if upper {
        text.make_ascii_uppercase();
        tail.make_ascii_uppercase();
    }
    vec![
        Part::Bytes(text),
        Part::Fill(b'0', zeros),
        Part::Bytes(tail),
    ]
}
