//! Conversion as if by assignment (6.5.16.1), and conditions: with errors and
//! warnings as gcc's.

use super::super::ast;
use super::super::diag::Span;
use super::super::types::{self, Ty};
use super::Sema;
use super::convert::For;
use super::tree::{Expr, ExprKind};
use crate::lang::{Message, say};

impl Sema<'_> {
    /// A condition: a scalar value. Warns of `=` where `==` was probably meant.
    pub(super) fn condition(&mut self, e: &ast::Expr, what: Message) -> Expr {
        if let ast::ExprKind::Assign(None, target, value) = &e.kind {
            // Parentheses of its own say that it is meant; they are part of its span.
            let text = self
                .map
                .files
                .get(e.span.source.0 as usize)
                .map(|f| &*f.text);
            let doubled = text.and_then(|t| t.as_bytes().get(e.span.start as usize)) == Some(&b'(');
            if !doubled {
                let hint = match &value.kind {
                    // `pid = fork() == 0`: the comparison is done first.
                    ast::ExprKind::Binary(op, left, right) if op.compares() => {
                        let between = Span {
                            start: left.span.end,
                            end: right.span.start,
                            ..left.span
                        };
                        say!(
                            "what is assigned is the comparison; write ({target} = {left}) {op} {right}",
                            target = self.map.text(target.span),
                            left = self.map.text(left.span),
                            op = self.map.text(between).trim(),
                            right = self.map.text(right.span),
                        )
                    }
                    _ => say!(
                        "write '==' to compare, or put the assignment in parentheses of its own"
                    ),
                };
                self.warn_hint(e.span, say!("this '=' assigns; it does not compare"), hint);
            }
        }
        let value = self.rvalue(e);
        self.need_scalar(value, what)
    }

    /// The value, if it is a scalar; else an error.
    pub(super) fn need_scalar(&mut self, value: Expr, what: Message) -> Expr {
        if value.is_error() || self.out.types.is_scalar(value.ty) {
            return value;
        }
        let span = value.span;
        if value.ty.is_void() {
            self.error(
                span,
                say!("{what} needs a value, but this has none (void)", what),
            );
        } else {
            let t = self.show(value.ty);
            self.error(
                span,
                say!("{what} must be a number or a pointer, not {t}", what, t),
            );
        }
        Expr::error(span)
    }

    /// Converts as if by assignment (6.5.16.1), with errors and warnings as gcc's.
    pub(super) fn assign_convert(&mut self, e: Expr, to: Ty, what: For<'_>) -> Expr {
        let span = e.span;
        if e.is_error() || to.is_error() {
            return Expr::error(span);
        }
        if e.ty.is_void() {
            let hint = why_void(&e);
            self.error_hint(
                span,
                say!(
                    "a value is needed {place}, but this has none",
                    place = what.phrase()
                ),
                hint,
            );
            return Expr::error(span);
        }
        let types = &self.out.types;
        if types.is_record(to) || types.is_record(e.ty) {
            if types.compatible(to, e.ty) {
                return e;
            }
            self.mismatch(span, to, e.ty, what);
            return Expr::error(span);
        }
        if types.is_arith(to) && types.is_arith(e.ty) {
            self.check_constant(&e, to);
            return if to.id == types::BOOL.id {
                self.as_bool(e)
            } else {
                self.convert(e, to)
            };
        }
        if to.id == types::BOOL.id && types.is_pointer(e.ty) {
            return self.as_bool(e);
        }
        match (types.pointee(to), types.pointee(e.ty)) {
            (Some(_), None) if types.is_integer(e.ty) => {
                if !self.is_null(&e) {
                    let (t, f) = (self.show(to), self.show(e.ty));
                    let message = say!(
                        "an integer of type {f} becomes a pointer of type {t} {place}, without a cast",
                        f,
                        t,
                        place = what.phrase()
                    );
                    let pointee = self
                        .out
                        .types
                        .pointee(to)
                        .is_some_and(|to| to.plain() == e.ty.plain());
                    match self.variable_name(&e).filter(|_| pointee) {
                        Some(name) => self.warn_hint(
                            span,
                            message,
                            say!("for its address, write '&{name}'", name),
                        ),
                        None => self.warn(span, message),
                    }
                }
                self.convert(e, to)
            }
            (None, Some(_)) if types.is_integer(to) => {
                let (t, f) = (self.show(to), self.show(e.ty));
                let message = say!(
                    "a pointer of type {f} becomes an integer of type {t} {place}, without a cast",
                    f,
                    t,
                    place = what.phrase()
                );
                match self.function_name(&e) {
                    Some(name) => {
                        let hint = say!("to call it, write '{name}()'", name);
                        self.warn_hint(span, message, hint);
                    }
                    None if self.literal(&e).is_some_and(|text| text.len() == 2) => {
                        let hint = say!("a character stands between single quotes: 'a'");
                        self.warn_hint(span, message, hint);
                    }
                    None => self.warn(span, message),
                }
                self.convert(e, to)
            }
            (Some(a), Some(b)) => {
                self.check_pointers(&e, to, a, b, what);
                self.convert(e, to)
            }
            _ => {
                self.mismatch(span, to, e.ty, what);
                Expr::error(span)
            }
        }
    }

    /// To `_Bool`.
    pub(super) fn as_bool(&mut self, e: Expr) -> Expr {
        if e.ty.id == types::BOOL.id {
            e
        } else {
            self.truth_of(e)
        }
    }

    pub(super) fn check_pointers(&mut self, e: &Expr, to: Ty, a: Ty, b: Ty, what: For<'_>) {
        let types = &self.out.types;
        let null = self.is_null(e);
        let fits = a.is_void() || b.is_void() || types.compatible(a, b);
        if null {
            return;
        }
        let span = e.span;
        if !fits {
            // char and unsigned char: gcc says so only with -Wpointer-sign.
            if types.is_integer(a) && types.is_integer(b) && types.size(a) == types.size(b) {
                return;
            }
            let (t, f) = (self.show(to), self.show(e.ty));
            self.warn(
                span,
                say!(
                    "{f} is not the same kind of pointer as {t} {place}",
                    f,
                    t,
                    place = what.phrase()
                ),
            );
        } else if (b.is_const && !a.is_const) || (b.is_volatile && !a.is_volatile) {
            let word = if b.is_const && !a.is_const {
                "const"
            } else {
                "volatile"
            };
            let (t, f) = (self.show(to), self.show(e.ty));
            self.warn(
                span,
                say!(
                    "'{word}' is lost {place}: {f} becomes {t}",
                    word,
                    place = what.phrase(),
                    f,
                    t
                ),
            );
        }
    }

    pub(super) fn mismatch(&mut self, span: Span, to: Ty, from: Ty, what: For<'_>) {
        let (t, f) = (self.show(to), self.show(from));
        let types = &self.out.types;
        let leads_to = |pointer, ty: Ty| {
            let to: Option<Ty> = types.pointee(pointer);
            to.is_some_and(|to| to.plain() == ty.plain())
        };
        let hint = if leads_to(from, to) {
            Some(say!(
                "one of the two is a pointer: is a '*' missing in a declaration?"
            ))
        } else if leads_to(to, from) {
            Some(say!("give its address with '&'"))
        } else {
            None
        };
        let message = say!("{f} cannot become {t} {place}", f, t, place = what.phrase());
        match hint {
            Some(hint) => self.error_hint(span, message, hint),
            None => self.error(span, message),
        }
    }
}

/// Why an expression of type void has no value.
pub(super) fn why_void(e: &Expr) -> Message {
    match &e.kind {
        ExprKind::Deref(_) | ExprKind::Load(_) => {
            say!("what a void * points to has no type: cast the pointer first, as in *(int *)p")
        }
        _ => say!("a void function returns nothing"),
    }
}
