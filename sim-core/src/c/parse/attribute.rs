//! gcc's `__attribute__((…))`. Attributes that only advise the compiler are
//! passed over; those that would change what the program does and are not
//! modelled are said to be unsupported.
//! <https://gcc.gnu.org/onlinedocs/gcc-12.2.0/gcc/Attribute-Syntax.html>

use super::{Parsed, Parser};
use crate::c::ast::{AlignSpec, Expr, ExprKind, Ident, IntSuffix, SymbolAttributes};
use crate::c::token::{Kw, Tok};
use crate::lang::say;

/// The priority of a constructor that names none.
const DEFAULT_PRIORITY: u32 = 65535;

/// The attributes that have a meaning here.
#[derive(Default)]
pub struct Attributes {
    pub packed: bool,
    pub noreturn: bool,
    /// `cleanup`, with its function.
    pub cleanup: Option<Ident>,
    pub symbol: SymbolAttributes,
    pub align: Option<Box<AlignSpec>>,
}

impl Attributes {
    /// Adds what others say.
    pub fn merge(&mut self, other: Attributes) {
        self.packed |= other.packed;
        self.noreturn |= other.noreturn;
        self.symbol.merge(other.symbol);
        self.cleanup = other.cleanup.or(self.cleanup.take());
        AlignSpec::join(&mut self.align, other.align);
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
                    let outer = self
                        .expect(Tok::LParen, say!("behind {what}", what = "__attribute__"))?
                        .span;
                    let inner = self
                        .expect(Tok::LParen, say!("behind {what}", what = "__attribute__("))?
                        .span;
                    while self.kind() != Tok::RParen {
                        if !self.eat(Tok::Comma) {
                            self.attribute(&mut out)?;
                        }
                    }
                    self.close(Tok::RParen, inner)?;
                    self.close(Tok::RParen, outer)?;
                }
                Some(Kw::Asm) => {
                    self.unsupported(self.span(), say!("a name for the assembler (asm)"));
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
            let message = say!(
                "expected the name of an attribute, not {token}",
                token = self.show(token)
            );
            return self.fail(token.span, message);
        }
        self.bump();
        let text = self.names.shared(token.sym);
        match text.trim_matches('_') {
            "packed" => out.packed = true,
            "noreturn" | "Noreturn" => out.noreturn = true,
            word @ ("constructor" | "destructor") => {
                let priority = Some(self.priority()?);
                if word == "constructor" {
                    out.symbol.constructor = priority;
                } else {
                    out.symbol.destructor = priority;
                }
                return Ok(());
            }
            "weak" => out.symbol.weak = true,
            word @ ("alias" | "section") => {
                let open = self.expect(Tok::LParen, say!("behind the attribute"))?.span;
                let span = self.span();
                let (units, _) = self.strings()?;
                let name: String = units.iter().filter_map(|&u| char::from_u32(u)).collect();
                if word == "section" {
                    out.symbol.section = Some(name.into());
                    return self.close(Tok::RParen, open);
                }
                out.symbol.alias = Some(Box::new(Ident {
                    name: name.into(),
                    span,
                }));
                return self.close(Tok::RParen, open);
            }
            "cleanup" => {
                let open = self
                    .expect(Tok::LParen, say!("behind {what}", what = "cleanup"))?
                    .span;
                let name = self.token();
                if name.kind != Tok::Ident {
                    let message = say!(
                        "expected a function's name, not {token}",
                        token = self.show(name)
                    );
                    return self.fail(name.span, message);
                }
                self.bump();
                out.cleanup = Some(self.ident_of(name));
                return self.close(Tok::RParen, open);
            }
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
                AlignSpec::join(&mut out.align, Some(Box::new(AlignSpec::Expr(value))));
                return Ok(());
            }
            "vector_size"
            | "mode"
            | "ifunc"
            | "weakref"
            | "scalar_storage_order"
            | "transparent_union"
            | "ms_struct"
            | "tls_model_unknown"
            | "naked"
            | "address_space" => {
                self.unsupported(token.span, say!("the attribute '{text}'", text));
            }
            _ => {}
        }
        if self.kind() == Tok::LParen {
            self.skip_parens()?;
        }
        Ok(())
    }

    /// `(101)` behind `constructor`; without it they come last.
    fn priority(&mut self) -> Parsed<u32> {
        let open = self.span();
        if !self.eat(Tok::LParen) {
            return Ok(DEFAULT_PRIORITY);
        }
        let value = self.holding(|p| p.nest(Self::conditional))?;
        self.close(Tok::RParen, open)?;
        match value.kind {
            ExprKind::Int(n, _) if n < u64::from(DEFAULT_PRIORITY) => Ok(n as u32),
            _ => self.fail(
                value.span,
                say!("the priority must be a number from 0 to 65534"),
            ),
        }
    }

    /// How many tokens the attributes here take.
    pub(super) fn behind_attributes(&self) -> usize {
        let mut n = 0;
        while self.kw_ahead(n) == Some(Kw::Attribute) {
            let mut depth = 0u32;
            n += 1;
            loop {
                match self.ahead(n).kind {
                    Tok::LParen => depth += 1,
                    Tok::RParen => depth = depth.saturating_sub(1),
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
                if self.ahead(n).kind == Tok::Eof {
                    return n;
                }
                n += 1;
            }
            n += 1;
        }
        n
    }

    /// Reads a `(` and everything up to its `)`.
    pub(super) fn skip_parens(&mut self) -> Parsed<()> {
        let open = self.expect(Tok::LParen, say!("here"))?.span;
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
