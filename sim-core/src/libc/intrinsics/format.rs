//! printf(3)'s engine: everything but the buffer that the text goes to.
//!
//! The C library keeps a `struct __format` in memory (libc/include/bits/format.h)
//! and calls this until the format is used up. What fits into the room that is
//! given is put there at once; what does not is handed back piece by piece, for
//! the C code to flush its buffer. Widths, precisions and arguments are taken
//! from the `va_list` in memory, which follows the System V ABI.

use super::errors;
use super::number::{self, Float, Part};
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

/// A `va_list` that is being read; nothing is written back until `commit`.
#[derive(Clone)]
struct Args {
    gp: u32,
    fp: u32,
    overflow: u64,
    save: u64,
}

impl Args {
    fn load<S: Space>(s: &mut S, at: u64) -> Result<Self, S::Fault> {
        let b = s.get(at, 24)?;
        let f = |i: usize| {
            b[i..i + 8]
                .iter()
                .rev()
                .fold(0u64, |n, &b| n << 8 | u64::from(b))
        };
        Ok(Self {
            gp: f(0) as u32,
            fp: (f(0) >> 32) as u32,
            overflow: f(8),
            save: f(16),
        })
    }

    fn commit<S: Space>(&self, s: &mut S, at: u64) -> Result<(), S::Fault> {
        let mut b = Vec::with_capacity(16);
        b.extend(self.gp.to_le_bytes());
        b.extend(self.fp.to_le_bytes());
        b.extend(self.overflow.to_le_bytes());
        s.put(at, &b)
    }

    fn stacked(&mut self, size: u64) -> u64 {
        let at = self.overflow;
        self.overflow = at.wrapping_add(size);
        at
    }

    fn word<S: Space>(&mut self, s: &mut S) -> Result<u64, S::Fault> {
        let at = if self.save != 0 && self.gp < 48 {
            self.gp += 8;
            self.save.wrapping_add(u64::from(self.gp) - 8)
        } else {
            self.stacked(8)
        };
        s.number(at, 8)
    }

    fn double<S: Space>(&mut self, s: &mut S) -> Result<Float, S::Fault> {
        let at = if self.save != 0 && self.fp < 176 {
            self.fp += 16;
            self.save.wrapping_add(u64::from(self.fp) - 16)
        } else {
            self.stacked(8)
        };
        Ok(Float::of(f64::from_bits(s.number(at, 8)?)))
    }

    /// The machine passes a `long double` in a slot of 8 bytes, as the double
    /// that it is computed as; the ABI has 16 bytes of x87 format.
    fn long_double<S: Space>(&mut self, s: &mut S) -> Result<Float, S::Fault> {
        if self.save == 0 {
            return self.double(s);
        }
        self.overflow = self.overflow.wrapping_add(15) & !15;
        let at = self.stacked(16);
        Ok(Float::of_x87(
            s.number(at, 8)?,
            s.number(at.wrapping_add(8), 2)? as u16,
        ))
    }
}

/// An argument's value.
#[derive(Clone, Copy)]
enum Value {
    Word(u64),
    Float(Float),
}

/// What kind of argument a conversion takes.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    None,
    Word,
    Double,
    LongDouble,
}

fn kind(spec: &Spec) -> Kind {
    match spec.letter {
        b'd' | b'i' | b'u' | b'o' | b'x' | b'X' | b'c' | b'C' | b's' | b'S' | b'p' | b'n' => {
            Kind::Word
        }
        b'f' | b'F' | b'e' | b'E' | b'g' | b'G' | b'a' | b'A'
            if spec.length == Length::LongDouble =>
        {
            Kind::LongDouble
        }
        b'f' | b'F' | b'e' | b'E' | b'g' | b'G' | b'a' | b'A' => Kind::Double,
        _ => Kind::None,
    }
}

/// Where arguments come from: one after the other, or by position.
enum Source {
    Next(Args),
    Table(Vec<Value>),
}

impl Source {
    fn take<S: Space>(
        &mut self,
        s: &mut S,
        kind: Kind,
        position: Option<u32>,
    ) -> Result<Value, S::Fault> {
        match self {
            Source::Next(args) => Ok(match kind {
                Kind::None => Value::Word(0),
                Kind::Word => Value::Word(args.word(s)?),
                Kind::Double => Value::Float(args.double(s)?),
                Kind::LongDouble => Value::Float(args.long_double(s)?),
            }),
            Source::Table(table) => {
                let index = position.map_or(usize::MAX, |p| p as usize - 1);
                Ok(table.get(index).copied().unwrap_or(Value::Word(0)))
            }
        }
    }

    fn word<S: Space>(&mut self, s: &mut S, position: Option<u32>) -> Result<u64, S::Fault> {
        Ok(match self.take(s, Kind::Word, position)? {
            Value::Word(w) => w,
            Value::Float(_) => 0,
        })
    }
}

/// Reads all arguments of a format that names them by position.
fn table<S: Space>(s: &mut S, format: &[u8], mut args: Args) -> Result<Vec<Value>, S::Fault> {
    let mut kinds: Vec<Kind> = Vec::new();
    let mut set = |position: Option<u32>, kind: Kind| {
        if let Some(p) = position {
            let index = p as usize - 1;
            if kinds.len() <= index {
                kinds.resize(index + 1, Kind::Word);
            }
            if kind != Kind::None {
                kinds[index] = kind;
            }
        }
    };
    let mut at = 0;
    while let Some(i) = format
        .get(at..)
        .and_then(|t| t.iter().position(|&b| b == b'%'))
    {
        let spec = Spec::parse(&format[at + i..]);
        for count in [spec.width, spec.precision] {
            if let Count::Arg(position) = count {
                set(position, Kind::Word);
            }
        }
        set(spec.position, kind(&spec));
        at += i + spec.bytes;
    }
    let mut values = Vec::with_capacity(kinds.len());
    for kind in kinds {
        values.push(Source::Next(args.clone()).take(s, kind, None)?);
        match kind {
            Kind::Word | Kind::None => drop(args.word(s)?),
            Kind::Double => drop(args.double(s)?),
            Kind::LongDouble => drop(args.long_double(s)?),
        }
    }
    Ok(values)
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
pub fn run<S: Space>(s: &mut S, at: u64) -> Result<u64, S::Fault> {
    let mut f = Format::load(s, at)?;
    let format = s.string(f.text, u64::MAX)?;
    let mut pos = 0;
    let mut direct: Vec<u8> = Vec::new();
    // The arguments, once they are named by position.
    let mut known = None;
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
            let spec = Spec::parse(rest);
            let mut source = if f.start != 0 || spec.position.is_some() {
                if f.start == 0 {
                    f.start = f.text;
                }
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
                Source::Next(Args::load(s, f.args)?)
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
        0 => return Ok(Step::Fail(EINVAL)),
        _ => vec![Part::Bytes(spec.unknown(width, precision))],
    };
    Ok(Step::Print(parts))
}
