//! The arguments of a variadic function, from its `va_list` (System V ABI, 3.5.7).

use super::number::Float;
use super::space::Space;
use super::spec::{Count, Length, Spec};

/// A `va_list` that is being read; nothing is written back until `commit`.
#[derive(Clone)]
pub struct Args {
    gp: u32,
    fp: u32,
    overflow: u64,
    save: u64,
}

impl Args {
    /// Reads the `va_list` at an address.
    pub fn load<S: Space>(s: &mut S, at: u64) -> Result<Self, S::Fault> {
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

    /// Writes back how far it was read.
    pub fn commit<S: Space>(&self, s: &mut S, at: u64) -> Result<(), S::Fault> {
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

    pub fn word<S: Space>(&mut self, s: &mut S) -> Result<u64, S::Fault> {
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

    /// A `long double` is always on the stack, at a multiple of 16 bytes.
    fn long_double<S: Space>(&mut self, s: &mut S) -> Result<Float, S::Fault> {
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
pub enum Value {
    /// An integer or a pointer, as it was passed.
    Word(u64),
    /// A floating-point number.
    Float(Float),
}

/// What kind of argument a conversion takes.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    /// None.
    None,
    /// An integer or a pointer.
    Word,
    /// A `double`.
    Double,
    /// A `long double`.
    LongDouble,
}

/// What a conversion takes.
pub fn kind(spec: &Spec) -> Kind {
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
pub enum Source {
    /// One after the other.
    Next(Args),
    /// By position.
    Table(Vec<Value>),
}

impl Source {
    /// The next argument, or the one at a position.
    pub fn take<S: Space>(
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

    /// The same, for an integer.
    pub fn word<S: Space>(&mut self, s: &mut S, position: Option<u32>) -> Result<u64, S::Fault> {
        Ok(match self.take(s, Kind::Word, position)? {
            Value::Word(w) => w,
            Value::Float(_) => 0,
        })
    }
}

/// Each specification of a format, as long as `look` is content.
fn while_each(format: &[u8], mut look: impl FnMut(&mut Spec) -> bool) {
    let mut at = 0;
    while let Some(i) = format
        .get(at..)
        .and_then(|t| t.iter().position(|&b| b == b'%'))
    {
        let mut spec = Spec::parse(&format[at + i..]);
        if !look(&mut spec) {
            break;
        }
        at += i + spec.bytes;
    }
}

/// Each specification of a format.
pub fn each(format: &[u8], mut look: impl FnMut(&mut Spec)) {
    while_each(format, |spec| {
        look(spec);
        true
    });
}

impl Spec {
    /// Gives what has no position the next one (`__parse_one_spec`).
    pub fn number(&mut self, unnamed: &mut u32) {
        let mut next = |position: &mut Option<u32>| {
            if position.is_none() {
                *unnamed += 1;
                *position = Some(*unnamed);
            }
        };
        for count in [&mut self.width, &mut self.precision] {
            if let Count::Arg(position) = count {
                next(position);
            }
        }
        if kind(self) != Kind::None {
            next(&mut self.position);
        }
    }
}

/// True if glibc leaves its fast loop for this format, to begin again with a table of all
/// arguments (`printf_positional`): at a position, or at a conversion that it does not know.
/// The format's end within a conversion ends the fast loop instead.
pub fn by_position(format: &[u8]) -> bool {
    let mut found = false;
    while_each(format, |spec| {
        let named = [spec.width, spec.precision]
            .iter()
            .any(|count| matches!(count, Count::Arg(Some(_))));
        let unknown = kind(spec) == Kind::None && !matches!(spec.letter, b'%' | b'm' | 0);
        found = named || unknown || spec.position.is_some();
        !found && spec.letter != 0
    });
    found
}

/// Reads all arguments of a format that names them by position.
pub fn table<S: Space>(s: &mut S, format: &[u8], mut args: Args) -> Result<Vec<Value>, S::Fault> {
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
    let mut unnamed = 0;
    each(format, |spec| {
        spec.number(&mut unnamed);
        for count in [spec.width, spec.precision] {
            if let Count::Arg(position) = count {
                set(position, Kind::Word);
            }
        }
        set(spec.position, kind(spec));
    });
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
