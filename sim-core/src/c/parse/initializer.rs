//! Initialisers (6.7.9) and compound literals.

use super::{Parsed, Parser};
use crate::c::ast::{Designator, Expr, ExprKind, InitItem, Initializer, TypeName};
use crate::c::diag::Span;
use crate::c::token::{Kw, Tok};
use crate::lang::say;

impl Parser<'_> {
    /// What stands behind `=` in a declaration.
    pub(super) fn initializer(&mut self) -> Parsed<Initializer> {
        if self.kind() == Tok::LBrace {
            let open = self.span();
            let items = self.nest(Self::list)?;
            return Ok(Initializer::List(items, self.since(open)));
        }
        Ok(Initializer::Expr(self.assignment()?))
    }

    /// `{ … }` behind a type in parentheses.
    pub(super) fn compound_literal(&mut self, name: TypeName, start: Span) -> Parsed<Expr> {
        let of_type = self.height;
        let items = self.holding(|p| p.nest(Self::list))?;
        let below = of_type.max(self.height);
        self.make(ExprKind::Compound(Box::new(name), items), start, below)
    }

    fn list(&mut self) -> Parsed<Vec<InitItem>> {
        let open = self.bump().span;
        let mut items = Vec::new();
        while !matches!(self.kind(), Tok::RBrace | Tok::Eof) {
            let designators = self.designators()?;
            let value = self.nest(Self::initializer)?;
            items.push(InitItem { designators, value });
            if !self.eat(Tok::Comma) {
                break;
            }
        }
        self.close(Tok::RBrace, open)?;
        Ok(items)
    }

    fn designators(&mut self) -> Parsed<Vec<Designator>> {
        let mut path = Vec::new();
        // gcc's old `name: value`.
        if self.kind() == Tok::Ident && self.ahead(1).kind == Tok::Colon {
            let name = self.bump();
            self.bump();
            return Ok(vec![Designator::Field(self.ident_of(name))]);
        }
        loop {
            let token = self.token();
            match token.kind {
                Tok::Dot => {
                    self.bump();
                    path.push(Designator::Field(self.member_name()?));
                }
                Tok::LBracket => {
                    self.bump();
                    let first = self.nest(Self::conditional)?;
                    let last = if self.eat(Tok::Ellipsis) {
                        Some(self.nest(Self::conditional)?)
                    } else {
                        None
                    };
                    self.close(Tok::RBracket, token.span)?;
                    path.push(match last {
                        Some(last) => Designator::Range(first, last),
                        None => Designator::Index(first),
                    });
                }
                _ => break,
            }
        }
        // gcc takes `[0] value` too, without `=`.
        let bracket = matches!(
            path.last(),
            Some(Designator::Index(_) | Designator::Range(..))
        );
        if !path.is_empty() && !self.eat(Tok::Assign) && !bracket {
            self.expect(Tok::Assign, say!("behind the name of the member"))?;
        }
        self.eat_kw(Kw::Extension);
        Ok(path)
    }
}
