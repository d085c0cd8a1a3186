//! The functions of the C library that the machine does itself (`__rt_NAME` in
//! the library's C): bulk work on bytes, and numbers to and from text. They
//! work on the same simulated memory as everything else, through its page
//! tables, and fault as the C would.

mod accurate;
mod approximate;
mod args;
mod decimal;
mod errors;
mod format;
mod guest;
mod math;
mod number;
mod pair;
mod parse;
mod space;
mod spec;
mod strings;

use crate::ids::Pid;
use crate::kernel::mm::trap::Trap;
use crate::live::Live;
use crate::x87::{F80, Function};
use parse::Format;
use space::Space;

macro_rules! intrinsics {
    ($($(#[$doc:meta])* $name:ident $text:literal,)*) => {
        /// A function of the C library that the machine provides (`__rt_NAME` in its source).
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum Intrinsic {
            $($(#[$doc])* #[doc = concat!("`__rt_", $text, "`.")] $name,)*
        }

        impl Intrinsic {
            /// The intrinsic of this name, without its `__rt_`.
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($text => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

impl Intrinsic {
    /// True if it is, or calls, one of the string routines of which glibc has one for each kind of
    /// processor (`sysdeps/x86_64/multiarch`): they lie apart from the rest of the library's text, farther
    /// than a fault maps pages around its own, so that whoever needs the first of them after a fork has a
    /// fault for them. `memmem`, `strstr` and `strcasestr` are with the rest.
    #[inline]
    pub fn is_string_routine(self) -> bool {
        use Intrinsic as I;
        matches!(
            self,
            I::Memcpy
                | I::Memset
                | I::Memcmp
                | I::Memchr
                | I::Memrchr
                | I::Strlen
                | I::Strnlen
                | I::Stpcpy
                | I::Strcmp
                | I::Strncmp
                | I::Strncasecmp
                | I::Strchrnul
                | I::Strrchr
                | I::Strspn
                | I::Strcspn
                // It looks for the next `%` with strchrnul.
                | I::Format
        )
    }
}

intrinsics! {
    /// `(to, from, n)`; also moves overlapping bytes, as glibc's does.
    Memcpy "memcpy",
    /// `(to, byte, n)`.
    Memset "memset",
    /// `(to, n)`: zeros, for which gcc has code in place where glibc's source calls memset.
    Clear "clear",
    /// `(a, b, n)`.
    Memcmp "memcmp",
    /// `(s, byte, n)`.
    Memchr "memchr",
    /// `(s, byte, n)`.
    Memrchr "memrchr",
    /// `(s, n, needle, m)`.
    Memmem "memmem",
    /// `(s)`.
    Strlen "strlen",
    /// `(s, max)`.
    Strnlen "strnlen",
    /// `(to, from)`: the address of the copy's end.
    Stpcpy "stpcpy",
    /// `(a, b)`.
    Strcmp "strcmp",
    /// `(a, b, n)`.
    Strncmp "strncmp",
    /// `(a, b, n)`: case does not matter.
    Strncasecmp "strncasecmp",
    /// `(s, byte)`: the byte or the end.
    Strchrnul "strchrnul",
    /// `(s, byte)`.
    Strrchr "strrchr",
    /// `(s, needle)`.
    Strstr "strstr",
    /// `(s, needle)`: case does not matter.
    Strcasestr "strcasestr",
    /// `(s, set)`.
    Strspn "strspn",
    /// `(s, set)`.
    Strcspn "strcspn",
    /// `(struct __format *)`: see `format.rs`.
    Format "format",
    /// `(s, end, errno)`: a double.
    Strtod "strtod",
    /// `(s, end, errno)`: the nearest float, as a double.
    Strtof "strtof",
    /// `(s, end, errno, result)`: stores a `long double`.
    Strtold "strtold",
    /// `(function, x, y, z, n)`: a function of `long double`s at three addresses; the first
    /// gets the result. See [`crate::x87::Function`].
    X87 "x87",
    /// `(errno, buffer, size)`: its text; the length.
    ErrorText "error_text",
    /// `(signal, buffer, size)`: its text; the length.
    SignalText "signal_text",
    /// `(p, size, operation, n)`: exchange, add, subtract, or, and, xor (0 to 5); what was there.
    AtomicUpdate "atomic_update",
    /// `(p, size, expected, desired)`: stores if `*p` is `*expected`; whether it was.
    AtomicCompare "atomic_compare",
    /// Square root.
    Sqrt "sqrt",
    /// Towards +∞.
    Ceil "ceil",
    /// Towards −∞.
    Floor "floor",
    /// Towards zero.
    Trunc "trunc",
    /// To the nearest, halves away from zero.
    Round "round",
    /// To the nearest, halves to even.
    Rint "rint",
    /// Arc cosine.
    Acos "acos",
    /// Arc sine.
    Asin "asin",
    /// Arc tangent.
    Atan "atan",
    /// Inverse hyperbolic cosine.
    Acosh "acosh",
    /// Inverse hyperbolic sine.
    Asinh "asinh",
    /// Inverse hyperbolic tangent.
    Atanh "atanh",
    /// Cosine.
    Cos "cos",
    /// Sine.
    Sin "sin",
    /// Tangent.
    Tan "tan",
    /// Hyperbolic cosine.
    Cosh "cosh",
    /// Hyperbolic sine.
    Sinh "sinh",
    /// Hyperbolic tangent.
    Tanh "tanh",
    /// e to the x.
    Exp "exp",
    /// 2 to the x.
    Exp2 "exp2",
    /// 10 to the x.
    Exp10 "exp10",
    /// e to the x, minus 1.
    Expm1 "expm1",
    /// Natural logarithm.
    Log "log",
    /// Logarithm to base 10.
    Log10 "log10",
    /// Natural logarithm of 1 + x.
    Log1p "log1p",
    /// Logarithm to base 2.
    Log2 "log2",
    /// Cube root.
    Cbrt "cbrt",
    /// Error function.
    Erf "erf",
    /// 1 minus the error function.
    Erfc "erfc",
    /// Logarithm of the gamma function.
    Lgamma "lgamma",
    /// Gamma function.
    Tgamma "tgamma",
    /// Bessel function.
    J0 "j0",
    /// Bessel function.
    J1 "j1",
    /// Bessel function.
    Y0 "y0",
    /// Bessel function.
    Y1 "y1",
    /// Arc tangent of y / x.
    Atan2 "atan2",
    /// Remainder, with the sign of the dividend.
    Fmod "fmod",
    /// Remainder, rounded to the nearest.
    Remainder "remainder",
    /// Power.
    Pow "pow",
    /// Square root of the sum of squares.
    Hypot "hypot",
    /// The next number in a direction.
    Nextafter "nextafter",
    /// `(x, y, z)`: x × y + z, rounded once.
    Fma "fma",
    /// `(x, n)`: x × 2ⁿ.
    Ldexp "ldexp",
    /// `(x, n)`: Bessel function of the first kind, of order n.
    Jn "jn",
    /// `(x, n)`: Bessel function of the second kind, of order n.
    Yn "yn",
}

/// Runs an intrinsic with the arguments as they were pushed. `Err` is the
/// signal that the memory it works on gives.
pub fn call(live: &mut Live, pid: Pid, id: Intrinsic, args: &[u64]) -> Result<u64, Trap> {
    run(&mut guest::Guest { live, pid }, id, args)
}

/// The same over any memory.
fn run<S: Space>(s: &mut S, id: Intrinsic, args: &[u64]) -> Result<u64, S::Fault> {
    use Intrinsic as I;
    let arg = |n: usize| args.get(n).copied().unwrap_or(0);
    let (a, b, c, d) = (arg(0), arg(1), arg(2), arg(3));
    match id {
        I::Memcpy => strings::copy(s, a, b, c),
        I::Memset => strings::fill(s, a, b as u8, c),
        I::Clear => strings::fill(s, a, 0, b),
        I::Memcmp => strings::compare(s, a, b, c),
        I::Memchr => strings::find_byte(s, a, b as u8, c),
        I::Memrchr => strings::find_last_byte(s, a, b as u8, c),
        I::Memmem => strings::find_bytes(s, a, b, c, d),
        I::Strlen => s.string_len(a),
        I::Strnlen => strings::length(s, a, b),
        I::Stpcpy => strings::copy_string(s, a, b),
        I::Strcmp => strings::compare_strings(s, a, b, u64::MAX, false),
        I::Strncmp => strings::compare_strings(s, a, b, c, false),
        I::Strncasecmp => strings::compare_strings(s, a, b, c, true),
        I::Strchrnul => strings::find_or_end(s, a, b as u8),
        I::Strrchr => strings::find_last(s, a, b as u8),
        I::Strstr => strings::find_string(s, a, b, false),
        I::Strcasestr => strings::find_string(s, a, b, true),
        I::Strspn => strings::span(s, a, b, true),
        I::Strcspn => strings::span(s, a, b, false),
        I::Format => format::run(s, a),
        I::Strtod => Ok(parse::run(s, a, b, c, Format::Double)?.to_f64().to_bits()),
        I::Strtof => Ok(parse::run(s, a, b, c, Format::Single)?.to_f64().to_bits()),
        I::Strtold => {
            let value = parse::run(s, a, b, c, Format::Extended)?;
            put_extended(s, d, value)?;
            Ok(0)
        }
        I::X87 => extended(s, a, [b, c, d], arg(4) as i32),
        I::ErrorText => put_text(s, &errors::error_text(a as i32), b, c),
        I::SignalText => put_text(s, &errors::signal_text(a as i32), b, c),
        I::AtomicUpdate => atomic_update(s, a, b as usize, c, d),
        I::AtomicCompare => atomic_compare(s, a, b as usize, c, d),
        _ => Ok(math::call(id, [a, b, c].map(f64::from_bits), b as i32).to_bits()),
    }
}

/// A `long double` at an address.
fn get_extended<S: Space>(s: &mut S, at: u64) -> Result<F80, S::Fault> {
    let head = s.number(at.wrapping_add(8), 2)?;
    Ok(F80::new(s.number(at, 8)?, head as u16))
}

fn put_extended<S: Space>(s: &mut S, at: u64, value: F80) -> Result<(), S::Fault> {
    let mut bytes = value.significand.to_le_bytes().to_vec();
    bytes.extend(value.head.to_le_bytes());
    s.put(at, &bytes)
}

/// A function of `long double`s; the result replaces the first one.
fn extended<S: Space>(s: &mut S, function: u64, at: [u64; 3], n: i32) -> Result<u64, S::Fault> {
    let [x, y, z] = at;
    let Some(function) = Function::from_number(function) else {
        return Ok(0);
    };
    let (a, b, c) = (
        get_extended(s, x)?,
        get_extended(s, y)?,
        get_extended(s, z)?,
    );
    let outcome = function.call(a, b, c, n);
    put_extended(s, x, outcome.value)?;
    Ok(outcome.exponent as u64)
}

/// Reads, changes and writes a number; what it was.
fn atomic_update<S: Space>(
    s: &mut S,
    p: u64,
    size: usize,
    operation: u64,
    n: u64,
) -> Result<u64, S::Fault> {
    let old = s.number(p, size)?;
    let new = match operation {
        1 => old.wrapping_add(n),
        2 => old.wrapping_sub(n),
        3 => old | n,
        4 => old & n,
        5 => old ^ n,
        _ => n,
    };
    s.put_number(p, new, size)?;
    Ok(old)
}

/// Compare and exchange; what was found is stored where the expected value was.
fn atomic_compare<S: Space>(
    s: &mut S,
    p: u64,
    size: usize,
    expected: u64,
    desired: u64,
) -> Result<u64, S::Fault> {
    let old = s.number(p, size)?;
    let same = old == s.number(expected, size)?;
    if same {
        s.put_number(p, desired, size)?;
    } else {
        s.put_number(expected, old, size)?;
    }
    Ok(u64::from(same))
}

/// Stores a text, cut to fit with its terminating zero.
fn put_text<S: Space>(s: &mut S, text: &str, to: u64, size: u64) -> Result<u64, S::Fault> {
    if size > 0 {
        let len = text.len().min(size as usize - 1);
        let mut bytes = text.as_bytes()[..len].to_vec();
        bytes.push(0);
        s.put(to, &bytes)?;
    }
    Ok(text.len() as u64)
}
