//! A conversion specification of printf(3), parsed from its format.

/// How the argument's size is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Length {
    /// Nothing: `int`, `double`, `char *`.
    None,
    /// `hh`.
    Char,
    /// `h`.
    Short,
    /// `l`, `j`, `z`, `Z`, `t`: eight bytes all.
    Long,
    /// `L`, `ll`, `q`: `long double`; for integers `long long`.
    LongDouble,
}

/// A width or a precision.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Count {
    /// Not given.
    None,
    /// A number.
    Number(u64),
    /// `*`: the next argument, or with a position (from 1) that one.
    Arg(Option<u32>),
}

/// One conversion.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spec {
    /// `-`.
    pub left: bool,
    /// `+`.
    pub plus: bool,
    /// A space.
    pub space: bool,
    /// `#`.
    pub alt: bool,
    /// `0`.
    pub zero: bool,
    /// `'`.
    pub group: bool,
    /// Least number of characters.
    pub width: Count,
    /// What follows the point.
    pub precision: Count,
    /// Size of the argument.
    pub length: Length,
    /// The conversion's letter; 0 at the end of the format.
    pub letter: u8,
    /// `n$`: which argument, from 1.
    pub position: Option<u32>,
    /// Bytes of the specification, with the `%`.
    pub bytes: usize,
}

/// Reads a decimal number, if there is one; it saturates.
fn number(text: &[u8], at: &mut usize) -> Option<u64> {
    let start = *at;
    let mut n = 0u64;
    while let Some(d) = text.get(*at).filter(|b| b.is_ascii_digit()) {
        n = n.saturating_mul(10).saturating_add(u64::from(d - b'0'));
        *at += 1;
    }
    (*at > start).then_some(n)
}

/// A number followed by `$`.
fn position(text: &[u8], at: &mut usize) -> Option<u32> {
    let mut end = *at;
    let n = number(text, &mut end)?;
    if text.get(end) != Some(&b'$') || n == 0 || n > 4096 {
        return None;
    }
    *at = end + 1;
    Some(n as u32)
}

fn count(text: &[u8], at: &mut usize) -> Count {
    if text.get(*at) == Some(&b'*') {
        *at += 1;
        return Count::Arg(position(text, at));
    }
    number(text, at).map_or(Count::None, Count::Number)
}

impl Spec {
    /// Parses what follows a `%`, which is the first byte of `text`.
    pub fn parse(text: &[u8]) -> Spec {
        let mut at = 1;
        let mut spec = Spec {
            left: false,
            plus: false,
            space: false,
            alt: false,
            zero: false,
            group: false,
            width: Count::None,
            precision: Count::None,
            length: Length::None,
            letter: 0,
            position: position(text, &mut at),
            bytes: 0,
        };
        while let Some(&b) = text.get(at) {
            match b {
                b'-' => spec.left = true,
                b'+' => spec.plus = true,
                b' ' => spec.space = true,
                b'#' => spec.alt = true,
                b'0' => spec.zero = true,
                b'\'' => spec.group = true,
                b'I' => {}
                _ => break,
            }
            at += 1;
        }
        spec.width = count(text, &mut at);
        if text.get(at) == Some(&b'.') {
            at += 1;
            spec.precision = match count(text, &mut at) {
                Count::None => Count::Number(0),
                given => given,
            };
        }
        // One modifier; what follows it is the conversion, whatever it is (`__parse_one_spec`).
        let (length, bytes) = match text.get(at..).unwrap_or(&[]) {
            [b'h', b'h', ..] => (Length::Char, 2),
            [b'h', ..] => (Length::Short, 1),
            [b'l', b'l', ..] => (Length::LongDouble, 2),
            [b'l' | b'j' | b'z' | b'Z' | b't', ..] => (Length::Long, 1),
            [b'q' | b'L', ..] => (Length::LongDouble, 1),
            _ => (Length::None, 0),
        };
        spec.length = length;
        at += bytes;
        if let Some(&b) = text.get(at) {
            spec.letter = b;
            at += 1;
        }
        spec.bytes = at;
        spec
    }

    /// The specification as glibc prints one that it does not know.
    pub fn unknown(&self, width: u64, precision: Option<u64>) -> Vec<u8> {
        let mut out = vec![b'%'];
        for (on, byte) in [(self.alt, b'#'), (self.group, b'\'')] {
            if on {
                out.push(byte);
            }
        }
        if self.plus {
            out.push(b'+');
        } else if self.space {
            out.push(b' ');
        }
        if self.left {
            out.push(b'-');
        }
        if self.zero {
            out.push(b'0');
        }
        if width > 0 {
            out.extend(width.to_string().bytes());
        }
        if let Some(p) = precision {
            out.push(b'.');
            out.extend(p.to_string().bytes());
        }
        if self.letter != 0 {
            out.push(self.letter);
        }
        out
    }
}
