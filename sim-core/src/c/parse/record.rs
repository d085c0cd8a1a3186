//! Structs, unions and enums (6.7.2.1, 6.7.2.2).

use super::specifiers::Place;
use super::{NameKind, Parsed, Parser};
use crate::c::ast::{
    Declaration, EnumSpec, FieldDecl, FieldDeclarator, Ident, RecordSpec, TypeSpec,
};
use crate::c::hints;
use crate::c::token::{Kw, Tok};
use crate::lang::say;

impl Parser<'_> {
    /// From `struct` or `union` to the end of its body, if there is one.
    pub(super) fn record(&mut self, is_union: bool) -> Parsed<TypeSpec> {
        let start = self.bump().span;
        let mut attributes = self.attributes()?;
        let tag = self.tag();
        let (mut pack, mut asserts) = (0, Vec::new());
        let fields = if self.kind() == Tok::LBrace {
            pack = self.pack_here();
            let fields = self.fields(&mut asserts)?;
            attributes.merge(self.attributes()?);
            Some(fields)
        } else {
            None
        };
        if tag.is_none() && fields.is_none() {
            let message = say!(
                "expected a name or '{' before {token}",
                token = self.show(self.token())
            );
            return self.fail(self.span(), message);
        }
        let span = self.since(start);
        let spec = RecordSpec {
            tag,
            fields,
            asserts,
            packed: attributes.packed,
            pack,
            align: attributes.align,
            span,
        };
        Ok(if is_union {
            TypeSpec::Union(spec)
        } else {
            TypeSpec::Struct(spec)
        })
    }

    fn tag(&mut self) -> Option<Ident> {
        let token = self.token();
        if token.kind != Tok::Ident {
            return None;
        }
        self.bump();
        if !self.tags.contains(&token.sym) {
            self.tags.push(token.sym);
        }
        Some(self.ident_of(token))
    }

    fn fields(&mut self, asserts: &mut Vec<Declaration>) -> Parsed<Vec<FieldDecl>> {
        let open = self.bump().span;
        self.open_braces.push(open);
        let mut fields = Vec::new();
        while !matches!(self.kind(), Tok::RBrace | Tok::Eof) {
            if self.eat(Tok::Semi) {
                continue;
            }
            if self.kw() == Some(Kw::StaticAssert) {
                match self.static_assert() {
                    Ok(assert) => asserts.push(assert),
                    Err(_) => self.recover_field(),
                }
                continue;
            }
            match self.field() {
                Ok(field) => fields.push(field),
                Err(_) => self.recover_field(),
            }
        }
        self.end_of_body(open)?;
        Ok(fields)
    }

    /// Reads the `}` of a body and remembers it.
    fn end_of_body(&mut self, open: crate::c::diag::Span) -> Parsed<()> {
        if self.kind() == Tok::Eof {
            self.unclosed_brace(open);
            self.open_braces.pop();
            return Err(super::Told);
        }
        self.closed_brace(self.span());
        self.end_brace = Some(self.pos);
        self.close(Tok::RBrace, open)
    }

    fn recover_field(&mut self) {
        let before = self.pos;
        self.recover();
        if self.pos == before && self.kind() != Tok::RBrace {
            self.bump();
        }
    }

    fn field(&mut self) -> Parsed<FieldDecl> {
        let start = self.span();
        while self.eat_kw(Kw::Extension) {}
        let specs = self.specifiers(Place::Field)?;
        if specs.ended {
            return Ok(FieldDecl {
                specs: specs.specs,
                declarators: Vec::new(),
                span: self.since(start),
            });
        }
        if specs.empty || matches!(specs.specs.ty, TypeSpec::Missing) {
            let token = self.token();
            let hint = (token.kind == Tok::Ident)
                .then(|| hints::foreign_word(self.names.text(token.sym)))
                .flatten();
            let hint = hint
                .or_else(|| (token.kind == Tok::Kw).then(|| say!("a struct holds members only")));
            self.error(
                token.span,
                say!(
                    "expected the type of a member before {token}",
                    token = self.show(token)
                ),
                hint,
            );
            return Err(super::Told);
        }
        let specs = specs.specs;
        let mut declarators = Vec::new();
        while self.kind() != Tok::Semi {
            let declarator = if self.kind() == Tok::Colon {
                None
            } else {
                Some(self.named_declarator()?.0)
            };
            let bits = if self.eat(Tok::Colon) {
                Some(self.holding(Self::conditional)?)
            } else {
                None
            };
            let attributes = self.attributes()?;
            let declarator = declarator.map(|mut d| {
                if attributes.align.is_some() {
                    d.align = attributes.align;
                }
                d.packed |= attributes.packed;
                d
            });
            declarators.push(FieldDeclarator { declarator, bits });
            if self.kind() == Tok::Assign {
                let hint = say!("initialise the variable instead, where it is declared");
                return self.fail_hint(
                    self.span(),
                    say!("a member cannot have an initialiser"),
                    hint,
                );
            }
            if !self.eat(Tok::Comma) {
                break;
            }
        }
        // gcc takes the last member without one, and only says so.
        if self.kind() == Tok::RBrace {
            self.warning(self.gap(), say!("this member should end with ';'"));
        } else {
            match self.function_in_struct() {
                Some(hint) => {
                    let message = say!("a member cannot be a function with a body");
                    return self.fail_hint(self.span(), message, hint);
                }
                None => self.semicolon(say!("after this member"))?,
            }
        }
        Ok(FieldDecl {
            specs,
            declarators,
            span: self.since(start),
        })
    }

    /// From `enum` to the end of its body, if there is one.
    pub(super) fn enumeration(&mut self) -> Parsed<TypeSpec> {
        let start = self.bump().span;
        let mut packed = self.attributes()?.packed;
        let tag = self.tag();
        let items = if self.kind() == Tok::LBrace {
            let items = self.enumerators()?;
            packed |= self.attributes()?.packed;
            Some(items)
        } else {
            None
        };
        if tag.is_none() && items.is_none() {
            let message = say!(
                "expected a name or '{' before {token}",
                token = self.show(self.token())
            );
            return self.fail(self.span(), message);
        }
        Ok(TypeSpec::Enum(EnumSpec {
            tag,
            items,
            packed,
            span: self.since(start),
        }))
    }

    fn enumerators(&mut self) -> Parsed<Vec<(Ident, Option<crate::c::ast::Expr>)>> {
        let open = self.bump().span;
        self.open_braces.push(open);
        let mut items = Vec::new();
        while !matches!(self.kind(), Tok::RBrace | Tok::Eof) {
            let token = self.token();
            if token.kind != Tok::Ident {
                let hint = (token.kind == Tok::Semi)
                    .then(|| say!("the names in an enum are separated by ','"));
                let hint = hint.or_else(|| self.macro_hint(token));
                let message = say!(
                    "expected a name in this enum, not {token}",
                    token = self.show(token)
                );
                self.error(token.span, message, hint);
                self.recover_field();
                continue;
            }
            self.bump();
            self.attributes()?;
            let value = if self.eat(Tok::Assign) {
                Some(self.holding(Self::conditional)?)
            } else {
                None
            };
            self.declare(token.sym, NameKind::Ordinary);
            items.push((self.ident_of(token), value));
            if !self.eat(Tok::Comma) && !matches!(self.kind(), Tok::RBrace | Tok::Semi | Tok::Eof) {
                let told = self
                    .expect(Tok::Comma, say!("between the names of this enum"))
                    .is_err();
                if told && self.kind() != Tok::Ident {
                    self.bump();
                }
            }
        }
        if items.is_empty() && self.kind() == Tok::RBrace {
            self.error(open, say!("an enum needs at least one name"), None);
        }
        self.end_of_body(open)?;
        Ok(items)
    }
}
