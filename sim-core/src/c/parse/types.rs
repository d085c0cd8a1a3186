//! Where a type begins, and type names.

use super::{NameKind, Parsed, Parser};
use crate::c::ast::{Declarator, TypeName};
use crate::c::token::{Kw, Tok};
use crate::lang::say;

impl Parser<'_> {
    /// Whether a type (or storage class, or qualifier) begins `n` tokens ahead.
    pub(super) fn starts_type_at(&self, n: usize) -> bool {
        let token = self.ahead(n);
        match token.kind {
            Tok::Ident => self.name_kind(token.sym) == NameKind::Typedef,
            Tok::Kw => matches!(
                Kw::of(token.sym),
                Some(
                    Kw::Auto
                        | Kw::Char
                        | Kw::Const
                        | Kw::Double
                        | Kw::Enum
                        | Kw::Extern
                        | Kw::Float
                        | Kw::Inline
                        | Kw::Int
                        | Kw::Long
                        | Kw::Register
                        | Kw::Restrict
                        | Kw::Short
                        | Kw::Signed
                        | Kw::Static
                        | Kw::Struct
                        | Kw::Typedef
                        | Kw::Union
                        | Kw::Unsigned
                        | Kw::Void
                        | Kw::Volatile
                        | Kw::Alignas
                        | Kw::Atomic
                        | Kw::Bool
                        | Kw::Complex
                        | Kw::Imaginary
                        | Kw::Noreturn
                        | Kw::ThreadLocal
                        | Kw::Typeof
                        | Kw::Attribute
                        | Kw::Int128
                        | Kw::Int128Type
                        | Kw::UInt128Type
                        | Kw::ExtFloat
                        | Kw::AutoType
                        | Kw::VaList
                )
            ),
            _ => false,
        }
    }

    /// Whether `(` and a type follow: a cast, a compound literal, `sizeof(int)`.
    pub(super) fn at_type_in_parens(&self) -> bool {
        let first = usize::from(self.kw_ahead(1) == Some(Kw::Extension)) + 1;
        self.kind() == Tok::LParen && self.starts_type_at(first)
    }

    /// A type name, as in a cast.
    pub(super) fn type_name(&mut self) -> Parsed<TypeName> {
        let start = self.span();
        while self.eat_kw(Kw::Extension) {}
        let specs = self.specifiers(super::specifiers::Place::TypeName)?.specs;
        let declarator = if matches!(self.kind(), Tok::Star | Tok::LParen | Tok::LBracket) {
            self.abstract_declarator()?
        } else {
            Declarator {
                name: None,
                derived: Vec::new(),
                align: None,
                packed: false,
                cleanup: None,
                symbol: Default::default(),
                span: self.last_span(),
            }
        };
        Ok(TypeName {
            specs,
            declarator,
            span: self.since(start),
        })
    }

    /// `( type )`.
    pub(super) fn type_in_parens(&mut self) -> Parsed<TypeName> {
        let open = self.expect(Tok::LParen, say!("before this type"))?.span;
        let name = self.nest_heavy(Self::type_name)?;
        self.close(Tok::RParen, open)?;
        Ok(name)
    }
}
