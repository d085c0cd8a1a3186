//! `printf` and `scanf` formats against their arguments, as gcc's -Wformat.

use super::super::types::{self, FnType, Ty};
use super::Sema;
use super::tree::{Expr, ExprKind};
use crate::lang::say;

/// Functions with a format: name, index of the format, true for `scanf`'s kind.
const FUNCTIONS: &[(&str, usize, bool)] = &[
    ("printf", 0, false),
    ("fprintf", 1, false),
    ("dprintf", 1, false),
    ("sprintf", 1, false),
    ("snprintf", 2, false),
    ("scanf", 0, true),
    ("fscanf", 1, true),
    ("sscanf", 1, true),
];

/// One conversion of a format.
struct Conversion {
    text: String,
    stars: usize,
    long: u8,
    letter: char,
    skip: bool,
}

impl Sema<'_> {
    /// Warns of arguments that the format does not fit.
    pub(super) fn check_format(&mut self, name: &str, ty: &FnType, args: &[Expr]) {
        if self.library || !ty.variadic {
            return;
        }
        let Some(&(_, at, scan)) = FUNCTIONS.iter().find(|(n, ..)| *n == name) else {
            return;
        };
        let Some(format) = args.get(at).and_then(|a| self.literal(a)) else {
            return;
        };
        let span = args[at].span;
        let mut rest = args.get(at + 1..).unwrap_or(&[]).iter();
        for c in conversions(&format) {
            if c.letter == '%' {
                continue;
            }
            for _ in 0..c.stars {
                if !scan {
                    rest.next();
                }
            }
            if c.skip || (scan && c.stars > 0) {
                continue;
            }
            if c.letter.is_control() {
                self.warn_hint(
                    span,
                    say!("a '%' stands alone in this format"),
                    say!("a percent sign is written %%"),
                );
                continue;
            }
            let Some(arg) = rest.next() else {
                self.warn(
                    span,
                    say!(
                        "the format has '{c}' but there is no argument for it",
                        c = c.text
                    ),
                );
                return;
            };
            self.check_conversion(&c, arg, scan);
        }
        if rest.next().is_some() {
            self.warn(span, say!("there are more arguments than the format uses"));
        }
    }

    pub(super) fn literal(&self, e: &Expr) -> Option<Vec<u8>> {
        let ExprKind::Addr(object) = &e.kind else {
            return None;
        };
        let ExprKind::Str(id) = object.kind else {
            return None;
        };
        let (bytes, _) = self.out.strings.get(id as usize)?;
        (self.out.types.element(object.ty)?.id == types::CHAR.id).then(|| bytes.clone())
    }

    fn check_conversion(&mut self, c: &Conversion, arg: &Expr, scan: bool) {
        let t = &self.out.types;
        let ty = if scan {
            match t.pointee(arg.ty) {
                Some(to) => to,
                None => {
                    let shown = self.show(arg.ty);
                    self.warn_hint(
                        arg.span,
                        say!(
                            "'{c}' needs a pointer, but the argument is {shown}",
                            c = c.text,
                            shown
                        ),
                        if c.letter == 's' && t.size(arg.ty) == Some(1) {
                            say!("'%s' reads a word into an array; for one character: '%c' and its address with '&'")
                        } else {
                            say!("give the variable's address with '&'")
                        },
                    );
                    return;
                }
            }
        } else {
            arg.ty
        };
        let wanted: &str = match (c.letter, c.long) {
            ('d' | 'i', 0) => "int",
            ('u' | 'x' | 'X' | 'o', 0) => "unsigned int",
            ('d' | 'i', 1..) => "long int",
            ('u' | 'x' | 'X' | 'o', 1..) => "long unsigned int",
            ('c', _) if !scan => "int",
            ('f' | 'F' | 'e' | 'E' | 'g' | 'G' | 'a' | 'A', _) if !scan => "double",
            ('f' | 'e' | 'g', 0) => "float",
            ('f' | 'e' | 'g', _) => "double",
            ('s', 0) if !scan => "char *",
            ('p', _) if !scan => "void *",
            _ => return,
        };
        let fits = match wanted {
            "int" | "unsigned int" => {
                t.is_integer(ty)
                    && t.size(ty)
                        .is_some_and(|s| if scan { s == 4 } else { s <= 4 })
            }
            "long int" | "long unsigned int" => t.is_integer(ty) && t.size(ty) == Some(8),
            "double" => {
                ty.plain() == types::DOUBLE
                    || ty.plain() == types::LDOUBLE
                    || (!scan && ty.plain() == types::FLOAT)
            }
            "float" => ty.plain() == types::FLOAT,
            "char *" => t
                .pointee(ty)
                .is_some_and(|to| t.is_char(to) || to.is_void()),
            _ => t.is_pointer(ty),
        };
        if !fits && c.long != 9 {
            let (shown, star) = (self.out.types.name(arg.ty), if scan { " *" } else { "" });
            let message = say!(
                "'{c}' needs an argument of type '{wanted}{star}', but this one is '{shown}'",
                c = c.text,
                wanted,
                star,
                shown
            );
            if let Some(name) = self.function_name(arg) {
                let hint = say!("to call it, write '{name}()'", name);
                self.warn_hint(arg.span, message, hint);
                return;
            }
            let hint = suggestion(&self.out.types, ty, scan);
            match hint {
                Some(h) => self.warn_hint(arg.span, message, say!("use '{h}' for it", h)),
                None => self.warn(arg.span, message),
            }
        }
    }
}

/// The conversion for a value of this type, or in scanf for an object.
fn suggestion(t: &types::Types, ty: Ty, scan: bool) -> Option<&'static str> {
    Some(match (t.is_integer(ty), t.is_signed(ty), t.size(ty)) {
        _ if scan && t.is_char(ty) => "%c",
        (true, true, Some(2)) if scan => "%hd",
        (true, false, Some(2)) if scan => "%hu",
        (true, true, Some(8)) => "%ld",
        (true, false, Some(8)) => "%lu",
        (true, true, _) => "%d",
        (true, false, _) => "%u",
        _ if ty.plain() == types::LDOUBLE => "%Lf",
        _ if scan && ty.plain() == types::DOUBLE => "%lf",
        _ if t.is_float(ty) => "%f",
        _ if t.pointee(ty).is_some_and(|to| t.is_char(to)) => "%s",
        _ if t.is_pointer(ty) && !scan => "%p",
        _ => return None,
    })
}

fn conversions(format: &[u8]) -> Vec<Conversion> {
    let mut out = Vec::new();
    let mut bytes = format.iter().copied().peekable();
    while let Some(b) = bytes.next() {
        if b != b'%' {
            continue;
        }
        let mut c = Conversion {
            text: "%".into(),
            stars: 0,
            long: 0,
            letter: ' ',
            skip: false,
        };
        while let Some(b) = bytes.next() {
            c.text.push(char::from(b));
            match b {
                b'*' => c.stars += 1,
                b'l' => c.long += 1,
                b'z' | b'j' | b't' => c.long = 1,
                // Of other sizes: not checked.
                b'h' | b'L' | b'q' => c.long = 9,
                b'0'..=b'9' | b'-' | b'+' | b' ' | b'#' | b'.' | b'\'' => {}
                b'[' => {
                    for b in bytes.by_ref() {
                        if b == b']' {
                            break;
                        }
                    }
                    c.letter = '[';
                    break;
                }
                b'$' => return Vec::new(),
                0 => return out,
                other => {
                    c.letter = char::from(other);
                    break;
                }
            }
        }
        c.skip = c.letter == 'm';
        out.push(c);
    }
    out
}
