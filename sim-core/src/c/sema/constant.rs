//! Integer constant expressions (6.6).

use super::super::ast;
use super::super::types::Ty;
use super::Sema;
use crate::lang::{Message, say};

impl Sema<'_> {
    /// The value of an integer constant expression; an error if it is none.
    pub(super) fn constant(&mut self, e: &ast::Expr, what: Message) -> Option<u64> {
        self.constant_typed(e, what).map(|(v, _)| v)
    }

    /// The same with its type.
    pub(super) fn constant_typed(&mut self, e: &ast::Expr, what: Message) -> Option<(u64, Ty)> {
        self.constants += 1;
        let value = self.quiet_effects(|s| s.rvalue(e));
        self.constants -= 1;
        if value.is_error() {
            return None;
        }
        if !self.out.types.is_integer(value.ty) {
            let t = self.show(value.ty);
            self.error(
                e.span,
                say!("{what} must be an integer constant, not {t}", what, t),
            );
            return None;
        }
        match value.as_int() {
            Some(v) => Some((v, value.ty)),
            None => {
                self.error_hint(
                    e.span,
                    say!(
                        "{what} must be a constant that is known when the program is compiled",
                        what
                    ),
                    say!("a variable is not a constant, even if it is const; use #define or enum"),
                );
                None
            }
        }
    }

    /// `_Static_assert`.
    pub(super) fn static_assert(
        &mut self,
        cond: &ast::Expr,
        message: Option<&[u8]>,
        span: super::Span,
    ) {
        if self.constant(cond, say!("the condition of _Static_assert")) == Some(0) {
            match message {
                Some(m) => {
                    let text = String::from_utf8_lossy(m).into_owned();
                    self.error(
                        span,
                        say!(
                            "static assertion failed: {text}",
                            text = format!("{text:?}")
                        ),
                    );
                }
                None => self.error(span, say!("static assertion failed")),
            }
        }
    }
}
