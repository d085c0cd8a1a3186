//! strtod(3): text to the nearest floating-point number.

use super::space::Space;

/// The most characters of a number that are looked at.
const MAX_TEXT: u64 = 1 << 16;

/// What a text was read as.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Parsed {
    /// The number (for `float`, the nearest float, as a double).
    pub value: f64,
    /// Bytes that belong to it, leading space included; 0 if there is none.
    pub len: usize,
    /// It is too large or too small: ERANGE.
    pub range: bool,
}

/// `strtod(va, end)`; `single` for `strtof`. Stores the end if `end` is not
/// null, and ERANGE at `errno` if the number is out of range.
pub fn run<S: Space>(
    s: &mut S,
    va: u64,
    end: u64,
    errno: u64,
    single: bool,
) -> Result<u64, S::Fault> {
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
    let p = parse(&text, single);
    if end != 0 {
        s.put_number(end, va.wrapping_add(p.len as u64), 8)?;
    }
    if p.range && errno != 0 {
        s.put_number(errno, 34, 4)?;
    }
    Ok(p.value.to_bits())
}

fn is_space(b: u8) -> bool {
    matches!(b, b' ' | 9..=13)
}

/// Reads a number at the start of a text.
pub fn parse(text: &[u8], single: bool) -> Parsed {
    let none = Parsed {
        value: 0.0,
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
    let signed = |v: f64| if negative { -v } else { v };
    if word(b"inf") {
        let len = at + if word(b"infinity") { 8 } else { 3 };
        return Parsed {
            value: signed(f64::INFINITY),
            len,
            range: false,
        };
    }
    if word(b"nan") {
        let tag = nan_tag(&rest[3..]);
        return Parsed {
            value: f64::NAN.copysign(signed(1.0)),
            len: at + 3 + tag,
            range: false,
        };
    }
    if word(b"0x")
        && let Some((value, len, range)) = hexadecimal(&rest[2..], single)
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
    // Exponents beyond what Rust's parser is asked about mean the same.
    let shown = std::str::from_utf8(&rest[..len]).unwrap_or("0");
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
        value: signed(value),
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
fn hexadecimal(text: &[u8], single: bool) -> Option<(f64, usize, bool)> {
    let (mut mantissa, mut sticky, mut scale) = (0u64, false, 0i64);
    let (mut at, mut any, mut point) = (0, false, false);
    while let Some(&b) = text.get(at) {
        match b {
            b'.' if !point => point = true,
            b if b.is_ascii_hexdigit() => {
                any = true;
                let d = u64::from((b as char).to_digit(16).unwrap_or(0));
                if mantissa >> 58 == 0 {
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
    let (value, inexact) = round_binary(mantissa, sticky, scale, single);
    let small = if single {
        f64::from(f32::MIN_POSITIVE)
    } else {
        f64::MIN_POSITIVE
    };
    Some((
        value,
        at,
        value.is_infinite() || (mantissa != 0 && value < small && inexact),
    ))
}

/// mantissa × 2^scale (and a little more, if `sticky`) to the nearest number.
fn round_binary(mantissa: u64, sticky: bool, scale: i64, single: bool) -> (f64, bool) {
    if mantissa == 0 {
        return (0.0, false);
    }
    let (bits, min_exp, max_exp) = if single {
        (24i64, -149i64, 128i64)
    } else {
        (53, -1074, 1024)
    };
    let top = 64 - i64::from(mantissa.leading_zeros());
    // The power of two of the last bit that is kept.
    let last = (scale + top - bits).max(min_exp);
    let down = last - scale;
    let (mut kept, inexact) = if down <= 0 {
        (u128::from(mantissa) << (-down).min(64), sticky)
    } else if down > 65 {
        (0, true)
    } else {
        let m = u128::from(mantissa) << 1 | u128::from(sticky);
        let (down, half) = (down as u32 + 1, 1u128 << down);
        let (kept, cut) = (m >> down, m & ((1 << down) - 1));
        let up = cut > half || (cut == half && kept & 1 == 1);
        (kept + u128::from(up), cut != 0)
    };
    let mut last = last;
    if down <= 0 {
        last = scale + down.max(-64);
    }
    if kept >> bits != 0 && down > 0 {
        kept >>= 1;
        last += 1;
    }
    if kept != 0 && last + 128 - i64::from(kept.leading_zeros()) > max_exp {
        return (f64::INFINITY, true);
    }
    (libm::ldexp(kept as f64, last as i32), inexact)
}
