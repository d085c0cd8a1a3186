//! strtod(3): text to the nearest floating-point number.

use super::space::Space;
use crate::x87::{F80, Function};

/// The most characters of a number that are looked at.
const MAX_TEXT: u64 = 1 << 16;

/// What a text was read as.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Parsed {
    /// The number (for `float` and `double` the nearest of those).
    pub value: F80,
    /// Bytes that belong to it, leading space included; 0 if there is none.
    pub len: usize,
    /// It is too large or too small: ERANGE.
    pub range: bool,
}

/// What a number is wanted as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// `float`.
    Single,
    /// `double`.
    Double,
    /// `long double`.
    Extended,
}

/// `strtod(va, end)`, or `strtof` or `strtold`, as `format` says. Stores the end if `end` is not
/// null, and ERANGE at `errno` if the number is out of range.
pub fn run<S: Space>(
    s: &mut S,
    va: u64,
    end: u64,
    errno: u64,
    format: Format,
) -> Result<F80, S::Fault> {
    let mut seen = 0u32;
    let mut text = Vec::new();
    // Stops at what no number can contain, so that nothing behind it is read.
    s.find(va, MAX_TEXT, |b| {
        let blank = is_space(b) && seen == 0;
        seen += u32::from(!blank);
        text.push(b);
        !(blank
            || b.is_ascii_alphanumeric()
            || matches!(b, b'+' | b'-' | b'.' | b'(' | b')' | b'_'))
    })?;
    let p = parse(&text, format);
    if end != 0 {
        s.put_number(end, va.wrapping_add(p.len as u64), 8)?;
    }
    if p.range && errno != 0 {
        s.put_number(errno, 34, 4)?;
    }
    Ok(p.value)
}

fn is_space(b: u8) -> bool {
    matches!(b, b' ' | 9..=13)
}

/// Reads a number at the start of a text.
pub fn parse(text: &[u8], format: Format) -> Parsed {
    let none = Parsed {
        value: F80::ZERO,
        len: 0,
        range: false,
    };
    let mut at = text.iter().take_while(|&&b| is_space(b)).count();
    let negative = text.get(at) == Some(&b'-');
    if matches!(text.get(at), Some(b'+' | b'-')) {
        at += 1;
    }
    let rest = &text[at..];
    let word = |w: &[u8]| {
        rest.get(..w.len())
            .is_some_and(|r| r.eq_ignore_ascii_case(w))
    };
    let signed = |v: F80| if negative { v.negate() } else { v };
    if word(b"inf") {
        let len = at + if word(b"infinity") { 8 } else { 3 };
        return Parsed {
            value: signed(F80::INFINITY),
            len,
            range: false,
        };
    }
    if word(b"nan") {
        let tag = nan_tag(&rest[3..]);
        return Parsed {
            value: signed(F80::NAN),
            len: at + 3 + tag,
            range: false,
        };
    }
    if word(b"0x")
        && let Some((value, len, range)) = hexadecimal(&rest[2..], format)
    {
        return Parsed {
            value: signed(value),
            len: at + 2 + len,
            range,
        };
    }
    let digits = |from: usize| {
        rest.get(from..)
            .map_or(0, |r| r.iter().take_while(|b| b.is_ascii_digit()).count())
    };
    let int = digits(0);
    let mut len = int;
    let mut frac = 0;
    if rest.get(len) == Some(&b'.') {
        frac = digits(len + 1);
        if int + frac > 0 {
            len += 1 + frac;
        }
    }
    if int + frac == 0 {
        return none;
    }
    let mantissa_end = len;
    if matches!(rest.get(len), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(rest.get(len + 1), Some(b'+' | b'-')));
        let exponent = digits(len + 1 + sign);
        if exponent > 0 {
            len += 1 + sign + exponent;
        }
    }
    // Exponents beyond what the parser is asked about mean the same.
    let shown = std::str::from_utf8(&rest[..len]).unwrap_or("0");
    if format == Format::Extended {
        let (value, range) = F80::parse(shown).map_or((F80::ZERO, false), |t| (t.value, t.range));
        return Parsed {
            value: signed(value),
            len: at + len,
            range,
        };
    }
    let single = format == Format::Single;
    let value = if single {
        shown.parse::<f32>().map(f64::from)
    } else {
        shown.parse::<f64>()
    }
    .unwrap_or(0.0);
    let zero = rest[..mantissa_end]
        .iter()
        .all(|b| matches!(b, b'0' | b'.'));
    let small = if single {
        f64::from(f32::MIN_POSITIVE)
    } else {
        f64::MIN_POSITIVE
    };
    let range = value.is_infinite() || (!zero && value < small && inexact(shown, value));
    Parsed {
        value: signed(F80::from_f64(value)),
        len: at + len,
        range,
    }
}

/// Underflow is an error only if the result is not exact.
fn inexact(shown: &str, value: f64) -> bool {
    if value == 0.0 {
        return true;
    }
    let exact = super::decimal::Decimal::of(super::decimal::Binary::of(value));
    let (mut digits, mut point, mut seen_point) = (Vec::new(), 0i64, false);
    let (mantissa, exponent) = shown.split_once(['e', 'E']).unwrap_or((shown, "0"));
    for b in mantissa.bytes() {
        match b {
            b'.' => seen_point = true,
            b'0' if digits.is_empty() => point -= i64::from(seen_point),
            d => {
                digits.push(d.wrapping_sub(b'0'));
                point += i64::from(!seen_point);
            }
        }
    }
    while digits.last() == Some(&0) {
        digits.pop();
    }
    let exponent: i64 = exponent.parse().unwrap_or(i64::MIN / 2);
    digits != exact.digits || point.saturating_add(exponent) != i64::from(exact.point)
}

/// `(characters)` behind `nan`.
fn nan_tag(rest: &[u8]) -> usize {
    if rest.first() != Some(&b'(') {
        return 0;
    }
    let n = rest[1..]
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric() || **b == b'_')
        .count();
    if rest.get(n + 1) == Some(&b')') {
        n + 2
    } else {
        0
    }
}

/// A hexadecimal number behind its `0x`: value, bytes, out of range.
fn hexadecimal(text: &[u8], format: Format) -> Option<(F80, usize, bool)> {
    let (mut mantissa, mut sticky, mut scale) = (0u128, false, 0i64);
    let (mut at, mut any, mut point) = (0, false, false);
    while let Some(&b) = text.get(at) {
        match b {
            b'.' if !point => point = true,
            b if b.is_ascii_hexdigit() => {
                any = true;
                let d = u128::from((b as char).to_digit(16).unwrap_or(0));
                if mantissa >> 123 == 0 {
                    mantissa = mantissa << 4 | d;
                    scale -= if point { 4 } else { 0 };
                } else {
                    sticky |= d != 0;
                    scale += if point { 0 } else { 4 };
                }
            }
            _ => break,
        }
        at += 1;
    }
    if !any {
        return None;
    }
    if matches!(text.get(at), Some(b'p' | b'P')) {
        let negative = text.get(at + 1) == Some(&b'-');
        let sign = usize::from(matches!(text.get(at + 1), Some(b'+' | b'-')));
        let digits = text.get(at + 1 + sign..).map_or(&[][..], |r| {
            &r[..r.iter().take_while(|b| b.is_ascii_digit()).count()]
        });
        if !digits.is_empty() {
            let n = digits
                .iter()
                .fold(0i64, |n, d| (n * 10 + i64::from(d - b'0')).min(1 << 30));
            scale += if negative { -n } else { n };
            at += 1 + sign + digits.len();
        }
    }
    let (value, range) = round_binary(mantissa, sticky, scale, format);
    Some((value, at, range))
}

/// mantissa × 2^scale (and a little more, if `sticky`) to the nearest number, and whether it
/// is out of range: too large, or so small that it loses digits.
fn round_binary(mantissa: u128, sticky: bool, scale: i64, format: Format) -> (F80, bool) {
    if mantissa == 0 {
        return (F80::ZERO, false);
    }
    // The significand's length, the power of the last bit that there is, the first too large.
    let (bits, min_exp, max_exp) = match format {
        Format::Single => (24i64, -149i64, 128i64),
        Format::Double => (53, -1074, 1024),
        Format::Extended => (64, -16445, 16384),
    };
    let top = 128 - i64::from(mantissa.leading_zeros());
    // The power of two of the last bit that is kept.
    let mut last = (scale + top - bits).max(min_exp);
    let down = last - scale;
    let (mut kept, mut inexact) = (0, true);
    if down <= 0 {
        // At most `bits` bits, so this shift loses nothing.
        (kept, inexact) = (mantissa << (-down).min(127), sticky);
    } else if down < 128 {
        let (half, cut) = (1u128 << (down - 1), mantissa & ((1 << down) - 1));
        kept = mantissa >> down;
        inexact = cut != 0 || sticky;
        kept += u128::from(cut > half || (cut == half && (sticky || kept & 1 == 1)));
    } else if down == 128 {
        kept = u128::from(mantissa > 1 << 127 || (mantissa == 1 << 127 && sticky));
    }
    if kept >> bits != 0 {
        kept >>= 1;
        last += 1;
    }
    // One more than the power of the highest bit.
    let reach = last + 128 - i64::from(kept.leading_zeros());
    let tiny = kept == 0 || reach < min_exp + bits;
    if kept != 0 && reach > max_exp {
        return (F80::INFINITY, true);
    }
    let whole = F80::from_unsigned(kept as u64);
    let scaled = Function::Ldexp.call(whole, F80::ZERO, F80::ZERO, last as i32);
    (scaled.value, tiny && inexact)
}
