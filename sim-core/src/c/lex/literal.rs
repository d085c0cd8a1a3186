//! The values of literals, as gcc 12 gives them.

use crate::c::ast::{CharWidth, FloatSuffix, IntSuffix};
use crate::lang::{Message, say};
use crate::x87::F80;

/// The value of a number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Number {
    /// An integer. The flag says that it did not fit in 64 bits.
    Int(u64, IntSuffix, bool),
    /// A floating constant.
    Float(F80, FloatSuffix),
    /// `2.0i`: C, but not modelled.
    Imaginary,
}

/// The value of a preprocessing number, or what is wrong with it and a hint.
pub fn number_value(text: &str) -> Result<Number, (Message, Option<Message>)> {
    let lower = text.to_ascii_lowercase();
    let (radix, digits) = match lower.as_bytes() {
        [b'0', b'x', ..] => (16, &lower[2..]),
        [b'0', b'b', ..] => (2, &lower[2..]),
        _ => (10, &lower[..]),
    };
    let int_len = digits
        .bytes()
        .take_while(|b| (*b as char).is_digit(radix.max(10)))
        .count();
    let after = &digits[int_len..];
    let is_float = after.starts_with('.')
        || (radix == 10 && after.starts_with('e') && exponent_follows(&after[1..]))
        || (radix == 16 && after.starts_with('p'));
    if is_float && radix != 2 {
        return float_value(text, &lower, digits, radix);
    }
    let suffix = &text[text.len() - after.len()..];
    let (unsigned, longs) = match suffix {
        "" => (false, 0),
        "u" | "U" => (true, 0),
        "l" | "L" => (false, 1),
        "ll" | "LL" => (false, 2),
        "ul" | "uL" | "Ul" | "UL" | "lu" | "lU" | "Lu" | "LU" => (true, 1),
        "ull" | "uLL" | "Ull" | "ULL" | "llu" | "llU" | "LLu" | "LLU" => (true, 2),
        "i" | "j" | "I" | "J" => return Ok(Number::Imaginary),
        _ => return Err(bad_suffix(text, suffix)),
    };
    let mut digits = &digits[..int_len];
    let mut base = radix;
    if radix == 10 && digits.len() > 1 && digits.starts_with('0') {
        base = 8;
        digits = &digits[1..];
    } else if digits.is_empty() {
        return Err((
            say!(
                "'{text}' is not a number: nothing follows '{start}'",
                text,
                start = &text[..2]
            ),
            None,
        ));
    }
    let (mut value, mut too_large) = (0u64, false);
    for c in digits.chars() {
        let Some(d) = c.to_digit(base) else {
            let hint = (base == 8).then_some(say!(
                "a number that begins with 0 is octal: leave the 0 out"
            ));
            let message = match base {
                8 => say!("'{c}' is not a digit of octal numbers", c),
                _ => say!("'{c}' is not a digit of binary numbers", c),
            };
            return Err((message, hint));
        };
        let wide = u128::from(value) * u128::from(base) + u128::from(d);
        too_large |= wide > u128::from(u64::MAX);
        value = wide as u64;
    }
    Ok(Number::Int(
        value,
        IntSuffix {
            unsigned,
            longs,
            decimal: radix == 10 && base == 10,
        },
        too_large,
    ))
}

fn exponent_follows(text: &str) -> bool {
    text.trim_start_matches(['+', '-'])
        .starts_with(|c: char| c.is_ascii_digit())
}

fn bad_suffix(text: &str, suffix: &str) -> (Message, Option<Message>) {
    let message = say!(
        "'{text}' is not a number: '{suffix}' cannot stand at its end",
        text,
        suffix
    );
    let name_like = suffix.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    (
        message,
        name_like.then_some(say!("a name cannot begin with a digit")),
    )
}

fn float_value(
    text: &str,
    lower: &str,
    digits: &str,
    radix: u32,
) -> Result<Number, (Message, Option<Message>)> {
    let (mark, exponent_needed) = if radix == 16 {
        ('p', true)
    } else {
        ('e', false)
    };
    let mantissa_len = digits
        .bytes()
        .take_while(|b| *b == b'.' || (*b as char).is_digit(radix))
        .count();
    let mantissa = &digits[..mantissa_len];
    let rest = &digits[mantissa_len..];
    if mantissa.matches('.').count() > 1 {
        let range = text.contains("..");
        let hint = range.then_some(say!(
            "a range is written 1 ... 3, with three dots and spaces"
        ));
        return Err((say!("'{text}' has too many decimal points", text), hint));
    }
    let mut exponent = 0i64;
    let mut suffix = rest;
    if let Some(after) = rest.strip_prefix(mark) {
        let sign_len = usize::from(after.starts_with(['+', '-']));
        let len = after[sign_len..]
            .bytes()
            .take_while(u8::is_ascii_digit)
            .count();
        if len == 0 {
            return Err((say!("the exponent of '{text}' has no digits", text), None));
        }
        // Far out of range already: the exact number no longer matters.
        let value = after[sign_len..sign_len + len]
            .parse::<i64>()
            .unwrap_or(i64::MAX)
            .min(1_000_000);
        exponent = if after.starts_with('-') {
            -value
        } else {
            value
        };
        suffix = &after[sign_len + len..];
    } else if exponent_needed {
        return Err((
            say!(
                "the hexadecimal floating number '{text}' needs an exponent, such as p0",
                text
            ),
            None,
        ));
    }
    let kind = match suffix {
        "" => FloatSuffix::Double,
        "f" => FloatSuffix::Float,
        "l" => FloatSuffix::LongDouble,
        "i" | "j" | "fi" | "fj" | "if" | "jf" | "li" | "il" => return Ok(Number::Imaginary),
        _ => return Err(bad_suffix(text, &text[text.len() - suffix.len()..])),
    };
    if kind == FloatSuffix::LongDouble {
        let plain = &lower[..lower.len() - suffix.len()];
        let read = F80::parse(plain).ok_or((say!("'{text}' is not a number", text), None))?;
        return Ok(Number::Float(read.value, kind));
    }
    let value = if radix == 16 {
        let value = hex_float(
            mantissa,
            exponent,
            if kind == FloatSuffix::Float { 24 } else { 53 },
        );
        if kind == FloatSuffix::Float {
            f64::from(value as f32)
        } else {
            value
        }
    } else {
        let plain = &lower[..lower.len() - suffix.len()];
        let parsed = if kind == FloatSuffix::Float {
            // Rounded once, from the decimal digits, as gcc does.
            plain.parse::<f32>().map(f64::from)
        } else {
            plain.parse::<f64>()
        };
        parsed.map_err(|_| (say!("'{text}' is not a number", text), None))?
    };
    Ok(Number::Float(F80::from_f64(value), kind))
}

/// A hexadecimal floating constant, rounded once to `bits` of precision.
fn hex_float(mantissa: &str, exponent: i64, bits: u32) -> f64 {
    let (mut value, mut scale, mut sticky, mut seen_point) = (0u128, exponent, false, false);
    for c in mantissa.chars() {
        let Some(d) = c.to_digit(16) else {
            seen_point = true;
            continue;
        };
        if value >> 120 == 0 {
            value = value << 4 | u128::from(d);
            scale -= if seen_point { 4 } else { 0 };
        } else {
            sticky |= d != 0;
            scale += if seen_point { 0 } else { 4 };
        }
    }
    if value == 0 {
        return 0.0;
    }
    let min_exponent: i64 = if bits == 24 { -149 } else { -1074 };
    let len = i64::from(128 - value.leading_zeros());
    // Drop what does not fit in the precision or lies below the subnormals.
    let drop = (len - i64::from(bits)).max(min_exponent - scale).max(0);
    if drop > 127 {
        return 0.0;
    }
    if drop > 0 {
        let rest = value & ((1 << drop) - 1);
        let half = 1u128 << (drop - 1);
        value >>= drop;
        scale += drop;
        if rest > half || (rest == half && (sticky || value & 1 == 1)) {
            value += 1;
        }
    }
    // Exact from here on: at most 53 bits, scaled by powers of two.
    let mut result = value as f64;
    while scale > 0 && result.is_finite() {
        let step = scale.min(1000);
        result *= 2f64.powi(step as i32);
        scale -= step;
    }
    while scale < 0 {
        let step = (-scale).min(1000);
        result /= 2f64.powi(step as i32);
        scale += step;
    }
    result
}

/// The width that the prefix of a string or character literal asks for.
pub fn string_width(text: &str) -> CharWidth {
    match text.as_bytes() {
        [b'L', ..] => CharWidth::Wide,
        [b'U', ..] => CharWidth::Char32,
        [b'u', b'8', ..] => CharWidth::Byte,
        [b'u', ..] => CharWidth::Char16,
        _ => CharWidth::Byte,
    }
}

/// The characters between the quotes; a missing closing quote is no matter.
fn body(text: &str) -> &str {
    let is_quote = |c| matches!(c, '"' | '\'' | '\u{2018}'..='\u{201d}' | '\u{ff02}');
    let Some(open) = text.find(is_quote) else {
        return "";
    };
    let after = open + text[open..].chars().next().map_or(1, char::len_utf8);
    let inner = &text[after..];
    match inner.char_indices().next_back() {
        Some((i, c)) if is_quote(c) => &inner[..i],
        _ => inner,
    }
}

/// Adds the code units of a string literal; `warn` hears what gcc would warn of.
pub fn string_units(
    text: &str,
    width: CharWidth,
    out: &mut Vec<u32>,
    warn: &mut dyn FnMut(Message),
) {
    let mut rest = body(text).chars();
    while let Some(c) = rest.next() {
        if c == '\\' {
            escape(&mut rest, width, out, warn);
        } else {
            push_char(c, width, out);
        }
    }
}

/// The value of a character constant, and whether it holds several characters.
pub fn char_value(text: &str, warn: &mut dyn FnMut(Message)) -> Option<(i32, CharWidth, bool)> {
    let width = string_width(text);
    let mut units = Vec::new();
    string_units(text, width, &mut units, warn);
    let last = *units.last()?;
    let many = units.len() > 1;
    let value = match width {
        // gcc: each further character shifts the others up by eight bits.
        CharWidth::Byte if many => units.iter().fold(0u32, |v, u| v << 8 | u & 0xff) as i32,
        CharWidth::Byte => i32::from(last as u8 as i8),
        _ => last as i32,
    };
    Some((value, width, many))
}

fn push_char(c: char, width: CharWidth, out: &mut Vec<u32>) {
    match width {
        CharWidth::Byte => out.extend(c.encode_utf8(&mut [0; 4]).bytes().map(u32::from)),
        CharWidth::Char16 => out.extend(c.encode_utf16(&mut [0; 2]).iter().map(|u| u32::from(*u))),
        CharWidth::Wide | CharWidth::Char32 => out.push(c as u32),
    }
}

fn escape(
    rest: &mut std::str::Chars<'_>,
    width: CharWidth,
    out: &mut Vec<u32>,
    warn: &mut dyn FnMut(Message),
) {
    let Some(c) = rest.next() else { return };
    let max = match width {
        CharWidth::Byte => 0xff,
        CharWidth::Char16 => 0xffff,
        CharWidth::Wide | CharWidth::Char32 => u64::from(u32::MAX),
    };
    let simple = match c {
        'n' => 10,
        't' => 9,
        'r' => 13,
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'v' => 11,
        'e' | 'E' => 27,
        '\\' | '\'' | '"' | '?' => c as u32,
        '0'..='7' => {
            let mut value = c as u64 - 48;
            for _ in 0..2 {
                let Some(d) = rest.clone().next().and_then(|c| c.to_digit(8)) else {
                    break;
                };
                value = value * 8 + u64::from(d);
                rest.next();
            }
            if value > max {
                warn(say!("this octal escape does not fit into a character"));
            }
            (value & max) as u32
        }
        'x' => {
            let (mut value, mut any) = (0u64, false);
            while let Some(d) = rest.clone().next().and_then(|c| c.to_digit(16)) {
                value = (value << 4 | u64::from(d)) & 0xfff_ffff_ffff;
                any = true;
                rest.next();
            }
            if !any {
                warn(say!("\\x must be followed by hexadecimal digits"));
            } else if value > max {
                warn(say!(
                    "this \\x escape does not fit into a character: it takes all hexadecimal digits that follow"
                ));
            }
            (value & max) as u32
        }
        'u' | 'U' => {
            let mut value = 0;
            for _ in 0..if c == 'u' { 4 } else { 8 } {
                let Some(d) = rest.clone().next().and_then(|c| c.to_digit(16)) else {
                    break;
                };
                value = value << 4 | d;
                rest.next();
            }
            push_char(char::from_u32(value).unwrap_or('\u{fffd}'), width, out);
            return;
        }
        _ => {
            warn(say!("'\\{c}' is not an escape that C knows", c));
            push_char(c, width, out);
            return;
        }
    };
    out.push(simple);
}
