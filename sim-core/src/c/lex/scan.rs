//! One preprocessing token at a place in a text.

use crate::c::token::Tok;

/// The kind of the token at `start` (which must be inside the text, at no
/// white space), and where it ends.
pub fn scan(text: &str, start: usize) -> (Tok, usize) {
    let bytes = text.as_bytes();
    let at = |i: usize| bytes.get(start + i).copied().unwrap_or(0);
    match at(0) {
        b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'$' => name(text, start),
        b'0'..=b'9' => (Tok::Number, number_end(bytes, start)),
        b'.' if at(1).is_ascii_digit() => (Tok::Number, number_end(bytes, start)),
        b'"' => quoted(bytes, start, b'"', Tok::Str, Tok::BadStr),
        b'\'' => quoted(bytes, start, b'\'', Tok::Char, Tok::BadChar),
        0x80.. => foreign(text, start),
        b'\\' if universal_name(text, start).is_some() => name(text, start),
        _ => {
            let (kind, len) = punctuator([at(0), at(1), at(2), at(3)]);
            (kind, start + len)
        }
    }
}

fn name(text: &str, start: usize) -> (Tok, usize) {
    let bytes = text.as_bytes();
    let end = name_end(text, start);
    // A prefix of a literal?
    if end - start <= 2 {
        let prefix = &text[start..end];
        match bytes.get(end) {
            Some(b'"') if matches!(prefix, "L" | "u" | "U" | "u8") => {
                return quoted(bytes, end, b'"', Tok::Str, Tok::BadStr);
            }
            Some(b'\'') if matches!(prefix, "L" | "u" | "U") => {
                return quoted(bytes, end, b'\'', Tok::Char, Tok::BadChar);
            }
            _ => {}
        }
    }
    (Tok::Ident, end)
}

fn name_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    while let Some(&b) = bytes.get(end) {
        match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'$' | b'0'..=b'9' => end += 1,
            0x80.. => match text[end..].chars().next() {
                Some(c) if c.is_alphanumeric() => end += c.len_utf8(),
                _ => break,
            },
            b'\\' => match universal_name(text, end) {
                Some((_, len)) => end += len,
                None => break,
            },
            _ => break,
        }
    }
    end
}

/// A letter that is written as `\u00e9` or `\U000000e9` (6.4.3), and the bytes it takes.
fn universal_name(text: &str, at: usize) -> Option<(char, usize)> {
    let digits = match text.as_bytes().get(at..at + 2)? {
        b"\\u" => 4,
        b"\\U" => 8,
        _ => return None,
    };
    let digits = text.get(at + 2..at + 2 + digits)?;
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    (!c.is_ascii() && c.is_alphanumeric()).then_some((c, digits.len() + 2))
}

/// A name with such letters as they are meant.
pub fn plain_name(text: &str) -> String {
    let (mut out, mut at) = (String::new(), 0);
    while let Some(c) = text.get(at..).and_then(|t| t.chars().next()) {
        let (c, len) = universal_name(text, at).unwrap_or((c, c.len_utf8()));
        out.push(c);
        at += len;
    }
    out
}

fn number_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start + 1;
    while let Some(&b) = bytes.get(end) {
        match b {
            b'+' | b'-' if matches!(bytes[end - 1], b'e' | b'E' | b'p' | b'P') => end += 1,
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'.' => end += 1,
            _ => break,
        }
    }
    end
}

fn quoted(bytes: &[u8], open: usize, quote: u8, good: Tok, bad: Tok) -> (Tok, usize) {
    let mut i = open + 1;
    while let Some(&b) = bytes.get(i) {
        match b {
            b'\n' => break,
            b'\\' if bytes.get(i + 1).is_some_and(|&b| b != b'\n') => i += 2,
            _ if b == quote => return (good, i + 1),
            _ => i += 1,
        }
    }
    // A backslash may have stepped into the middle of a character.
    let mut end = i.min(bytes.len());
    if end > open + 1 && bytes[end - 1] == b'\r' {
        end -= 1;
    }
    (bad, end)
}

/// What begins with a byte outside ASCII: a name in another script, or a
/// character that word processors make of quotes and dashes.
fn foreign(text: &str, start: usize) -> (Tok, usize) {
    let Some(c) = text[start..].chars().next() else {
        return (Tok::Other, start + 1);
    };
    let after = start + c.len_utf8();
    let (close, kind): (&[char], Tok) = match c {
        '\u{201c}' | '\u{201d}' | '\u{ff02}' => {
            (&['\u{201c}', '\u{201d}', '\u{ff02}', '"'], Tok::BadStr)
        }
        '\u{2018}' | '\u{2019}' => (&['\u{2018}', '\u{2019}', '\''], Tok::BadChar),
        _ if c.is_alphabetic() => return (Tok::Ident, name_end(text, start)),
        _ => return (Tok::Other, after),
    };
    let line = text[after..].split('\n').next().unwrap_or("");
    match line.char_indices().find(|(_, c)| close.contains(c)) {
        Some((i, c)) => (kind, after + i + c.len_utf8()),
        None => (Tok::Other, after),
    }
}

/// The longest punctuator, and its length in bytes.
fn punctuator(b: [u8; 4]) -> (Tok, usize) {
    let two = |tok| (tok, 2);
    match b {
        [b'.', b'.', b'.', _] => (Tok::Ellipsis, 3),
        [b'<', b'<', b'=', _] => (Tok::ShlEq, 3),
        [b'>', b'>', b'=', _] => (Tok::ShrEq, 3),
        [b'%', b':', b'%', b':'] => (Tok::HashHash, 4),
        [b'-', b'>', ..] => two(Tok::Arrow),
        [b'+', b'+', ..] => two(Tok::PlusPlus),
        [b'-', b'-', ..] => two(Tok::MinusMinus),
        [b'<', b'<', ..] => two(Tok::Shl),
        [b'>', b'>', ..] => two(Tok::Shr),
        [b'<', b'=', ..] => two(Tok::Le),
        [b'>', b'=', ..] => two(Tok::Ge),
        [b'=', b'=', ..] => two(Tok::EqEq),
        [b'!', b'=', ..] => two(Tok::Ne),
        [b'&', b'&', ..] => two(Tok::AmpAmp),
        [b'|', b'|', ..] => two(Tok::PipePipe),
        [b'*', b'=', ..] => two(Tok::StarEq),
        [b'/', b'=', ..] => two(Tok::SlashEq),
        [b'%', b'=', ..] => two(Tok::PercentEq),
        [b'+', b'=', ..] => two(Tok::PlusEq),
        [b'-', b'=', ..] => two(Tok::MinusEq),
        [b'&', b'=', ..] => two(Tok::AmpEq),
        [b'^', b'=', ..] => two(Tok::CaretEq),
        [b'|', b'=', ..] => two(Tok::PipeEq),
        [b'#', b'#', ..] => two(Tok::HashHash),
        [b'<', b':', ..] => two(Tok::LBracket),
        [b':', b'>', ..] => two(Tok::RBracket),
        [b'<', b'%', ..] => two(Tok::LBrace),
        [b'%', b'>', ..] => two(Tok::RBrace),
        [b'%', b':', ..] => two(Tok::Hash),
        [c, ..] => {
            let kind = match c {
                b'(' => Tok::LParen,
                b')' => Tok::RParen,
                b'[' => Tok::LBracket,
                b']' => Tok::RBracket,
                b'{' => Tok::LBrace,
                b'}' => Tok::RBrace,
                b';' => Tok::Semi,
                b',' => Tok::Comma,
                b'.' => Tok::Dot,
                b'&' => Tok::Amp,
                b'*' => Tok::Star,
                b'+' => Tok::Plus,
                b'-' => Tok::Minus,
                b'~' => Tok::Tilde,
                b'!' => Tok::Not,
                b'/' => Tok::Slash,
                b'%' => Tok::Percent,
                b'<' => Tok::Lt,
                b'>' => Tok::Gt,
                b'^' => Tok::Caret,
                b'|' => Tok::Pipe,
                b'?' => Tok::Question,
                b':' => Tok::Colon,
                b'=' => Tok::Assign,
                b'#' => Tok::Hash,
                _ => Tok::Other,
            };
            (kind, 1)
        }
    }
}
