//! The expressions of `#if` and `#elif`, in 64-bit arithmetic.

use super::{Preprocessor, questions};
use crate::c::diag::Span;
use crate::c::lex::{Number, char_value, number_value};
use crate::c::token::{Sym, Tok, Token};
use crate::lang::{Message, say};

/// What a condition can ask of the compiler.
pub(super) const QUESTIONS: [&str; 3] = ["__has_include", "__has_attribute", "__has_builtin"];

/// Parentheses and operators inside each other, at most.
const MAX_DEPTH: u32 = 128;

/// A value and whether it is unsigned.
#[derive(Clone, Copy)]
struct Value {
    bits: i64,
    unsigned: bool,
}

impl Value {
    fn truth(value: bool) -> Self {
        Self {
            bits: i64::from(value),
            unsigned: false,
        }
    }
}

/// An error that has been told.
struct Told;

struct Eval<'p, 'a> {
    pp: &'p mut Preprocessor<'a>,
    token: Token,
    /// What is read does not count (`0 && …`), so no division by zero in it.
    dead: bool,
    depth: u32,
}

impl Preprocessor<'_> {
    /// Reads the rest of an `#if` line; an error counts as false.
    pub(super) fn condition(&mut self, span: Span) -> bool {
        let was = std::mem::replace(&mut self.in_directive, true);
        let carried = std::mem::take(&mut self.carry_space);
        let token = self.next_expanded();
        let mut eval = Eval {
            pp: self,
            token,
            dead: false,
            depth: 0,
        };
        let result = if token.kind == Tok::Eod {
            eval.fail(span, say!("a condition must follow #if"))
        } else {
            eval.comma().and_then(|value| match eval.token.kind {
                Tok::Eod => Ok(value),
                _ => {
                    let text = eval.pp.names.spelling(eval.token).to_string();
                    eval.fail(
                        eval.token.span,
                        say!(
                            "'{text}' does not belong into the condition of an #if",
                            text
                        ),
                    )
                }
            })
        };
        while !self.contexts.is_empty() {
            self.pop_context();
        }
        self.in_directive = was;
        self.no_expansion = false;
        self.carry_space = carried;
        result.is_ok_and(|v| v.bits != 0)
    }
}

impl Eval<'_, '_> {
    fn fail<T>(&mut self, span: Span, message: Message) -> Result<T, Told> {
        self.pp.error(span, message, None);
        Err(Told)
    }

    fn bump(&mut self) {
        self.token = self.pp.next_expanded();
    }

    fn comma(&mut self) -> Result<Value, Told> {
        let mut value = self.conditional()?;
        while self.token.kind == Tok::Comma {
            self.bump();
            value = self.conditional()?;
        }
        Ok(value)
    }

    fn conditional(&mut self) -> Result<Value, Told> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.fail(self.token.span, say!("this condition is nested too deeply"));
        }
        let value = self.binary(0)?;
        let result = if self.token.kind == Tok::Question {
            self.bump();
            let was = self.dead;
            self.dead = was || value.bits == 0;
            let yes = self.comma()?;
            if self.token.kind != Tok::Colon {
                return self.fail(self.token.span, say!("expected ':' in this condition"));
            }
            self.bump();
            self.dead = was || value.bits != 0;
            let no = self.conditional()?;
            self.dead = was;
            let chosen = if value.bits != 0 { yes } else { no };
            Value {
                unsigned: yes.unsigned || no.unsigned,
                ..chosen
            }
        } else {
            value
        };
        self.depth -= 1;
        Ok(result)
    }

    fn binary(&mut self, min: u8) -> Result<Value, Told> {
        let mut left = self.unary()?;
        loop {
            let op = self.token.kind;
            let level = match op {
                Tok::PipePipe => 1,
                Tok::AmpAmp => 2,
                Tok::Pipe => 3,
                Tok::Caret => 4,
                Tok::Amp => 5,
                Tok::EqEq | Tok::Ne => 6,
                Tok::Lt | Tok::Gt | Tok::Le | Tok::Ge => 7,
                Tok::Shl | Tok::Shr => 8,
                Tok::Plus | Tok::Minus => 9,
                Tok::Star | Tok::Slash | Tok::Percent => 10,
                _ => return Ok(left),
            };
            if level <= min {
                return Ok(left);
            }
            let span = self.token.span;
            self.bump();
            let was = self.dead;
            self.dead |=
                (op == Tok::AmpAmp && left.bits == 0) || (op == Tok::PipePipe && left.bits != 0);
            let right = self.binary(level)?;
            self.dead = was;
            left = self.apply(op, left, right, span)?;
        }
    }

    fn apply(&mut self, op: Tok, l: Value, r: Value, span: Span) -> Result<Value, Told> {
        let unsigned = l.unsigned || r.unsigned;
        let (a, b) = (l.bits, r.bits);
        let (ua, ub) = (a as u64, b as u64);
        let less = |a: i64, b: i64| {
            if unsigned {
                (a as u64) < b as u64
            } else {
                a < b
            }
        };
        let bits = match op {
            Tok::PipePipe => return Ok(Value::truth(a != 0 || b != 0)),
            Tok::AmpAmp => return Ok(Value::truth(a != 0 && b != 0)),
            Tok::EqEq => return Ok(Value::truth(a == b)),
            Tok::Ne => return Ok(Value::truth(a != b)),
            Tok::Lt => return Ok(Value::truth(less(a, b))),
            Tok::Gt => return Ok(Value::truth(less(b, a))),
            Tok::Le => return Ok(Value::truth(!less(b, a))),
            Tok::Ge => return Ok(Value::truth(!less(a, b))),
            Tok::Pipe => a | b,
            Tok::Caret => a ^ b,
            Tok::Amp => a & b,
            Tok::Plus => a.wrapping_add(b),
            Tok::Minus => a.wrapping_sub(b),
            Tok::Star => a.wrapping_mul(b),
            Tok::Shl | Tok::Shr => {
                let negative = !r.unsigned && b < 0;
                let left = (op == Tok::Shl) != negative;
                let count = b.unsigned_abs();
                let bits = match (left, l.unsigned) {
                    (true, _) => ua.checked_shl(count.min(64) as u32).unwrap_or(0) as i64,
                    (false, true) => ua.checked_shr(count.min(64) as u32).unwrap_or(0) as i64,
                    (false, false) => a >> count.min(63),
                };
                return Ok(Value {
                    bits,
                    unsigned: l.unsigned,
                });
            }
            _ if b == 0 => {
                if !self.dead {
                    return self.fail(span, say!("this condition divides by zero"));
                }
                0
            }
            Tok::Slash if unsigned => (ua / ub) as i64,
            Tok::Slash => a.wrapping_div(b),
            _ if unsigned => (ua % ub) as i64,
            _ => a.wrapping_rem(b),
        };
        Ok(Value { bits, unsigned })
    }

    fn unary(&mut self) -> Result<Value, Told> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.fail(self.token.span, say!("this condition is nested too deeply"));
        }
        let token = self.token;
        let value = match token.kind {
            Tok::Plus | Tok::Minus | Tok::Tilde | Tok::Not => {
                self.bump();
                let v = self.unary()?;
                match token.kind {
                    Tok::Minus => Value {
                        bits: v.bits.wrapping_neg(),
                        ..v
                    },
                    Tok::Tilde => Value { bits: !v.bits, ..v },
                    Tok::Not => Value::truth(v.bits == 0),
                    _ => v,
                }
            }
            Tok::LParen => {
                self.bump();
                let v = self.comma()?;
                if self.token.kind != Tok::RParen {
                    return self.fail(token.span, say!("this '(' is never closed"));
                }
                self.bump();
                v
            }
            _ => self.primary(token)?,
        };
        self.depth -= 1;
        Ok(value)
    }

    fn primary(&mut self, token: Token) -> Result<Value, Told> {
        let text = self.pp.names.shared(token.sym);
        let value = match token.kind {
            Tok::Number => match number_value(&text) {
                Ok(Number::Int(bits, suffix, _)) => {
                    let unsigned = suffix.unsigned || bits > i64::MAX as u64;
                    Value {
                        bits: bits as i64,
                        unsigned,
                    }
                }
                Ok(_) => {
                    return self.fail(
                        token.span,
                        say!("a condition of #if can only hold whole numbers"),
                    );
                }
                Err((message, _)) => return self.fail(token.span, message),
            },
            Tok::Char => match char_value(&text, &mut |_| ()) {
                Some((value, ..)) => Value {
                    bits: i64::from(value),
                    unsigned: false,
                },
                None => return self.fail(token.span, say!("this character constant is empty")),
            },
            Tok::Ident if token.sym == self.pp.known.defined => return self.defined(token),
            Tok::Ident if text.starts_with("__has_") => {
                if let Some(value) = self.has(&text, token)? {
                    return Ok(value);
                }
                Value::truth(false)
            }
            // Keywords too are only names here.
            Tok::Ident => {
                self.bump();
                if self.token.kind == Tok::LParen {
                    return self.fail(
                        token.span,
                        say!("'{text}' is not a macro that takes arguments", text),
                    );
                }
                return Ok(Value::truth(false));
            }
            Tok::Eod | Tok::Eof => {
                return self.fail(token.span, say!("this condition ends too early"));
            }
            _ => {
                let text = self.pp.names.spelling(token).to_string();
                return self.fail(
                    token.span,
                    say!(
                        "'{text}' does not belong into the condition of an #if",
                        text
                    ),
                );
            }
        };
        self.bump();
        Ok(value)
    }

    /// `defined X` and `defined(X)`.
    fn defined(&mut self, token: Token) -> Result<Value, Told> {
        self.pp.no_expansion = true;
        self.bump();
        let paren = self.token.kind == Tok::LParen;
        if paren {
            self.bump();
        }
        let name = self.token;
        if name.kind != Tok::Ident {
            self.pp.no_expansion = false;
            return self.fail(token.span, say!("'defined' needs the name of a macro"));
        }
        if paren {
            self.bump();
            if self.token.kind != Tok::RParen {
                self.pp.no_expansion = false;
                return self.fail(
                    token.span,
                    say!("the '(' behind '{what}' is never closed", what = "defined"),
                );
            }
        }
        self.pp.no_expansion = false;
        let value = Value::truth(self.pp.is_defined(name.sym));
        self.bump();
        Ok(value)
    }

    /// `__has_include(<x.h>)` and its kin.
    fn has(&mut self, what: &str, token: Token) -> Result<Option<Value>, Told> {
        if !QUESTIONS.contains(&what) {
            return Ok(None);
        }
        self.bump();
        if self.token.kind != Tok::LParen {
            return self.fail(token.span, say!("'{what}' must be followed by '('", what));
        }
        let value = if what == "__has_include" {
            let found = self.pp.files.last_mut().and_then(|f| f.lexer.header_name());
            let Some((name, ..)) = found else {
                return self.fail(
                    token.span,
                    say!("'__has_include' needs the name of a header"),
                );
            };
            (self.pp.headers)(&name).is_some()
        } else {
            self.pp.no_expansion = true;
            self.bump();
            self.pp.no_expansion = false;
            let name = Token {
                sym: if self.token.kind == Tok::Ident {
                    self.token.sym
                } else {
                    Sym::NONE
                },
                ..token
            };
            let text = self.pp.names.text(name.sym);
            match what {
                "__has_attribute" => questions::has_attribute(text.trim_matches('_')),
                _ => questions::has_builtin(text),
            }
        };
        self.bump();
        if self.token.kind != Tok::RParen {
            return self.fail(
                token.span,
                say!("the '(' behind '{what}' is never closed", what),
            );
        }
        self.bump();
        Ok(Some(Value::truth(value)))
    }
}
