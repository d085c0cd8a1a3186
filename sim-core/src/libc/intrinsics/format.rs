//! printf(3)'s engine: everything but the buffer that the text goes to.
//!
//! The C library keeps a `struct __format` in memory (libc/include/bits/format.h)
//! and calls this until the format is used up. What fits into the room that is
//! given is put there at once; what does not is handed back piece by piece, for
//! the C code to flush its buffer. Widths, precisions and arguments are taken
//! from the `va_list` in memory, which follows the System V ABI.

use super::args::{Args, Source, Value, by_position, each, kind, table};
use super::errors;
use super::number::{self, Part};
use super::space::Space;
use super::spec::{Count, Length, Spec};

const EOVERFLOW: u64 = 75;
const EINVAL: u64 = 22;
const EILSEQ: u64 = 84;
const INT_MAX: u64 = i32::MAX as u64;

/// `struct __format`, field by field.
struct Format {
    /// The rest of the format.
    text: u64,
    /// The `va_list`.
    args: u64,
    /// Where output is put directly, and how many bytes fit there.
    out: u64,
    room: u64,
    /// Out: the piece that did not fit.
    piece: u64,
    /// Bytes printed so far.
    total: u64,
    /// Bytes of the current conversion that are done.
    offset: u64,
    /// Memory for pieces.
    work: u64,
    work_size: u64,
    /// Out: an errno if it went wrong.
    error: u64,
    /// For `%m`.
    errno: u64,
    /// The whole format, once an argument was named by its position; else 0.
    start: u64,
}

const FIELDS: usize = 12;

impl Format {
    fn load<S: Space>(s: &mut S, at: u64) -> Result<Self, S::Fault> {
        let bytes = s.get(at, FIELDS * 8)?;
        let f = |i: usize| {
            bytes[i * 8..i * 8 + 8]
                .iter()
                .rev()
                .fold(0u64, |n, &b| n << 8 | u64::from(b))
        };
        Ok(Self {
            text: f(0),
            args: f(1),
            out: f(2),
            room: f(3),
            piece: f(4),
            total: f(5),
            offset: f(6),
            work: f(7),
            work_size: f(8),
            error: f(9),
            errno: f(10),
            start: f(11),
        })
    }

    fn save<S: Space>(&self, s: &mut S, at: u64) -> Result<(), S::Fault> {
        let fields = [
            self.text,
            self.args,
            self.out,
            self.room,
            self.piece,
            self.total,
            self.offset,
            self.work,
            self.work_size,
            self.error,
            self.errno,
            self.start,
        ];
        let bytes: Vec<u8> = fields.iter().flat_map(|f| f.to_le_bytes()).collect();
        s.put(at, &bytes)
    }
}

/// What one step of the format comes to.
enum Step {
    /// It prints this.
    Print(Vec<Part>),
    /// It ends the call with an errno.
    Fail(u64),
}

/// Formats on. Gives the length of a piece that did not fit (its address is in
/// the struct), or −1 at the end.
///
/// After a fault whose signal is handled it is done again from where it began; so the
/// arguments that it took meanwhile are given back.
pub fn run<S: Space>(s: &mut S, at: u64) -> Result<u64, S::Fault> {
    let mut taken = None;
    let done = format(s, at, &mut taken);
    if let (Err(_), Some((list, first))) = (&done, taken) {
        first.commit(s, list)?;
    }
    done
}

/// Formats on; leaves in `taken` where the `va_list` is that it took arguments from, as it
/// was before.
fn format<S: Space>(s: &mut S, at: u64, taken: &mut Option<(u64, Args)>) -> Result<u64, S::Fault> {
    let mut f = Format::load(s, at)?;
    let format = s.string(f.text, u64::MAX)?;
    let mut pos = 0;
    let mut direct: Vec<u8> = Vec::new();
    // The arguments, once they are named by position, and how many of them had no position so far.
    let mut known = None;
    if f.start == 0 && by_position(&format) {
        f.start = f.text;
    }
    let mut unnamed = 0;
    if f.start != 0 && f.start != f.text {
        let done = s.get(f.start, f.text.wrapping_sub(f.start) as usize)?;
        each(&done, |spec| spec.number(&mut unnamed));
    }
    let result = loop {
        let rest = &format[pos..];
        if rest.is_empty() {
            break None;
        }
        let mut consumed = None;
        let (step, bytes) = if rest[0] != b'%' {
            let run = rest.iter().position(|&b| b == b'%').unwrap_or(rest.len());
            let va = f.text.wrapping_add(pos as u64);
            (Step::Print(vec![Part::Memory(va, run as u64)]), run)
        } else {
            let mut spec = Spec::parse(rest);
            let mut source = if f.start != 0 {
                spec.number(&mut unnamed);
                let values = match known.take() {
                    Some(values) => values,
                    None => {
                        let whole = s.string(f.start, u64::MAX)?;
                        let args = Args::load(s, f.args)?;
                        table(s, &whole, args)?
                    }
                };
                Source::Table(values)
            } else if spec.letter == b'%' {
                Source::Table(Vec::new())
            } else {
                let args = Args::load(s, f.args)?;
                taken.get_or_insert_with(|| (f.args, args.clone()));
                Source::Next(args)
            };
            let step = conversion(s, &spec, &mut source, &f)?;
            match source {
                Source::Next(args) => consumed = Some(args),
                Source::Table(values) if f.start != 0 => known = Some(values),
                Source::Table(_) => {}
            }
            (step, spec.bytes)
        };
        let parts = match step {
            Step::Print(parts) => parts,
            Step::Fail(errno) => {
                f.error = errno;
                break None;
            }
        };
        let len: u64 = parts.iter().map(Part::len).fold(0, u64::saturating_add);
        if f.total.saturating_add(len - f.offset.min(len)) > INT_MAX {
            f.error = EOVERFLOW;
            break None;
        }
        let piece = emit(s, &mut f, &parts, &mut direct)?;
        if f.offset >= len {
            if let Some(args) = consumed {
                args.commit(s, f.args)?;
            }
            f.offset = 0;
            pos += bytes;
        }
        if piece.is_some() {
            break piece;
        }
    };
    s.put(f.out, &direct)?;
    f.out = f.out.wrapping_add(direct.len() as u64);
    f.text = f.text.wrapping_add(pos as u64);
    f.save(s, at)?;
    Ok(result.unwrap_or(u64::MAX))
}

/// Puts parts, from `f.offset` on, into the room; the length of the first piece
/// that does not fit.
fn emit<S: Space>(
    s: &mut S,
    f: &mut Format,
    parts: &[Part],
    direct: &mut Vec<u8>,
) -> Result<Option<u64>, S::Fault> {
    let mut skip = f.offset;
    for part in parts {
        let len = part.len();
        if skip >= len {
            skip -= len;
            continue;
        }
        let left = len - skip;
        if left <= f.room && left <= 1 << 16 {
            match part {
                Part::Bytes(b) => direct.extend_from_slice(&b[skip as usize..]),
                Part::Fill(b, _) => direct.resize(direct.len() + left as usize, *b),
                Part::Memory(va, _) => direct.extend(s.get(va.wrapping_add(skip), left as usize)?),
            }
            f.room -= left;
            f.offset += left;
            f.total += left;
            if direct.len() > 1 << 16 {
                s.put(f.out, direct)?;
                f.out = f.out.wrapping_add(direct.len() as u64);
                direct.clear();
            }
            skip = 0;
            continue;
        }
        let now = match part {
            Part::Memory(va, _) => {
                f.piece = va.wrapping_add(skip);
                left
            }
            Part::Bytes(b) => {
                let now = left.min(f.work_size);
                s.put(f.work, &b[skip as usize..(skip + now) as usize])?;
                f.piece = f.work;
                now
            }
            Part::Fill(b, _) => {
                let now = left.min(f.work_size);
                s.put(f.work, &vec![*b; now as usize])?;
                f.piece = f.work;
                now
            }
        };
        f.offset += now;
        f.total += now;
        return Ok(Some(now));
    }
    Ok(None)
}

fn conversion<S: Space>(
    s: &mut S,
    spec: &Spec,
    source: &mut Source,
    f: &Format,
) -> Result<Step, S::Fault> {
    let mut spec = *spec;
    let width = match spec.width {
        Count::None => 0,
        Count::Number(n) => n,
        Count::Arg(position) => {
            let n = source.word(s, position)? as i32;
            spec.left |= n < 0;
            u64::from(n.unsigned_abs())
        }
    };
    let precision = match spec.precision {
        Count::None => None,
        Count::Number(n) => Some(n),
        Count::Arg(position) => u64::try_from(source.word(s, position)? as i32).ok(),
    };
    if width > INT_MAX - 32 || precision.is_some_and(|p| p > INT_MAX - 32) {
        return Ok(Step::Fail(EOVERFLOW));
    }
    if spec.left {
        spec.zero = false;
    }
    let value = source.take(s, kind(&spec), spec.position)?;
    let word = match value {
        Value::Word(w) => w,
        Value::Float(_) => 0,
    };
    let parts = match spec.letter {
        b'd' | b'i' => {
            let n = match spec.length {
                Length::Char => i64::from(word as i8),
                Length::Short => i64::from(word as i16),
                Length::None => i64::from(word as i32),
                _ => word as i64,
            };
            number::integer(&spec, width, precision, n.unsigned_abs(), n < 0)
        }
        b'u' | b'o' | b'x' | b'X' => {
            let n = match spec.length {
                Length::Char => u64::from(word as u8),
                Length::Short => u64::from(word as u16),
                Length::None => u64::from(word as u32),
                _ => word,
            };
            number::integer(&spec, width, precision, n, false)
        }
        b'p' if word != 0 => number::integer(&spec, width, precision, word, false),
        b'p' => number::field(
            &spec,
            width,
            false,
            b"",
            vec![Part::Bytes(b"(nil)".to_vec())],
        ),
        b'f' | b'F' | b'e' | b'E' | b'g' | b'G' | b'a' | b'A' => match value {
            Value::Float(x) => number::float(
                &spec,
                width,
                precision,
                x,
                spec.length == Length::LongDouble,
            ),
            Value::Word(_) => Vec::new(),
        },
        b'c' | b'C' if spec.length == Length::Long || spec.letter == b'C' => match word as u32 {
            c @ 0..=127 => {
                number::field(&spec, width, false, b"", vec![Part::Bytes(vec![c as u8])])
            }
            _ => return Ok(Step::Fail(EILSEQ)),
        },
        b'c' => number::field(
            &spec,
            width,
            false,
            b"",
            vec![Part::Bytes(vec![word as u8])],
        ),
        b's' | b'S' if word == 0 => {
            let shown = precision.is_none_or(|p| p >= 6);
            number::field(
                &spec,
                width,
                false,
                b"",
                vec![Part::Bytes(if shown {
                    b"(null)".to_vec()
                } else {
                    Vec::new()
                })],
            )
        }
        b's' | b'S' if spec.length == Length::Long || spec.letter == b'S' => {
            let mut text = Vec::new();
            let mut at = word;
            while precision.is_none_or(|p| (text.len() as u64) < p) {
                match s.number(at, 4)? {
                    0 => break,
                    c @ 1..=127 => text.push(c as u8),
                    _ => return Ok(Step::Fail(EILSEQ)),
                }
                at = at.wrapping_add(4);
            }
            number::field(&spec, width, false, b"", vec![Part::Bytes(text)])
        }
        b's' => {
            let max = precision.unwrap_or(u64::MAX);
            let len = s.find(word, max, |b| b == 0)?.map_or(max, |(n, _)| n);
            number::field(&spec, width, false, b"", vec![Part::Memory(word, len)])
        }
        b'm' => {
            let text = errors::error_text(f.errno as i32);
            let len = precision.map_or(text.len(), |p| text.len().min(p as usize));
            number::field(
                &spec,
                width,
                false,
                b"",
                vec![Part::Bytes(text.as_bytes()[..len].to_vec())],
            )
        }
        b'n' => {
            let size = match spec.length {
                Length::Char => 1,
                Length::Short => 2,
                Length::None => 4,
                _ => 8,
            };
            s.put_number(word, f.total, size)?;
            Vec::new()
        }
        b'%' => vec![Part::Bytes(vec![b'%'])],
        // Where positions are looked up, it is one more that is not known (`printf_positional`).
        0 if f.start == 0 => return Ok(Step::Fail(EINVAL)),
        _ => vec![Part::Bytes(spec.unknown(width, precision))],
    };
    Ok(Step::Print(parts))
}
