//! gcc's `__attribute__((…))`. Attributes that only advise the compiler are
//! passed over; those that would change what the program does and are not
//! modelled are said to be unsupported.
//! <https://gcc.gnu.org/onlinedocs/gcc-12.2.0/gcc/Attribute-Syntax.html>

use super::{Parsed, Parser};
use crate::c::ast::{AlignSpec, Expr, ExprKind, IntSuffix};
use crate::c::token::{Kw, Tok};

/// The attributes that have a meaning here.
#[derive(Default)]
pub struct Attributes {
    pub packed: bool,
    pub noreturn: bool,
    pub align: Option<Box<AlignSpec>>,
}

impl Attributes {
    /// Adds what others say.
    pub fn merge(&mut self, other: Attributes) {
        self.packed |= other.packed;
        self.noreturn |= other.noreturn;
        if other.align.is_some() {
            self.align = other.align;
        }
    }
}

impl Parser<'_> {
    /// Any number of `__attribute__((…))`, and gcc's `asm("name")` behind a
    /// declarator.
    pub(super) fn attributes(&mut self) -> Parsed<Attributes> {
        let mut out = Attributes::default();
        loop {
            match self.kw() {
                Some(Kw::Attribute) => {
                    self.bump();
                    let outer = self.expect(Tok::LParen, "behind __attribute__")?.span;
                    let inner = self.expect(Tok::LParen, "behind __attribute__(")?.span;
                    while self.kind() != Tok::RParen {
                        if !self.eat(Tok::Comma) {
                            self.attribute(&mut out)?;
                        }
                    }
                    self.close(Tok::RParen, inner)?;
                    self.close(Tok::RParen, outer)?;
                }
                Some(Kw::Asm) => {
                    self.unsupported(self.span(), "a name for the assembler (asm)");
                    self.bump();
                    self.skip_parens()?;
                }
                _ => return Ok(out),
            }
        }
    }

    fn attribute(&mut self, out: &mut Attributes) -> Parsed<()> {
        let token = self.token();
        if !matches!(token.kind, Tok::Ident | Tok::Kw) {
            let message = format!(
                "expected the name of an attribute, not {}",
                self.show(token)
            );
            return self.fail(token.span, message);
        }
        self.bump();
        let text = self.names.shared(token.sym);
        match text.trim_matches('_') {
            "packed" => out.packed = true,
            "noreturn" | "Noreturn" => out.noreturn = true,
            "aligned" => {
                let open = self.span();
                let value = if self.eat(Tok::LParen) {
                    let value = self.holding(|p| p.nest(Self::conditional))?;
                    self.close(Tok::RParen, open)?;
                    value
                } else {
                    // Alone it means the largest alignment of the machine.
                    let suffix = IntSuffix {
                        unsigned: false,
                        longs: 0,
                        decimal: true,
                    };
                    Expr {
                        kind: ExprKind::Int(16, suffix),
                        span: token.span,
                    }
                };
                out.align = Some(Box::new(AlignSpec::Expr(value)));
                return Ok(());
            }
            "vector_size"
            | "mode"
            | "cleanup"
            | "alias"
            | "ifunc"
            | "weakref"
            | "scalar_storage_order"
            | "transparent_union"
            | "constructor"
            | "destructor"
            | "ms_struct"
            | "tls_model_unknown"
            | "naked"
            | "address_space" => {
                self.unsupported(token.span, &format!("the attribute '{text}'"));
            }
            _ => {}
        }
        if self.kind() == Tok::LParen {
            self.skip_parens()?;
        }
        Ok(())
    }

    /// Reads a `(` and everything up to its `)`.
    pub(super) fn skip_parens(&mut self) -> Parsed<()> {
        let open = self.expect(Tok::LParen, "here")?.span;
        let mut depth = 0u32;
        while self.kind() != Tok::Eof {
            match self.kind() {
                Tok::LParen => depth += 1,
                Tok::RParen if depth == 0 => break,
                Tok::RParen => depth -= 1,
                _ => {}
            }
            self.bump();
        }
        self.close(Tok::RParen, open)
    }
}
