//! Loops (6.8.5): `do` and `for`, and what is said where a part of one is missing.

use super::specifiers::Place;
use super::{Parsed, Parser};
use crate::c::ast::{Stmt, StmtKind};
use crate::c::diag::Span;
use crate::c::token::{Kw, Tok};
use crate::lang::say;

impl Parser<'_> {
    #[inline(never)]
    pub(super) fn do_while(&mut self, start: Span) -> Parsed<StmtKind> {
        self.bump();
        let body = Box::new(self.body("do")?);
        if !self.eat_kw(Kw::While) {
            let line = self.line(start);
            let message = say!(
                "expected 'while (…);' after the body of the 'do' of line {line}",
                line
            );
            return self.fail(self.gap(), message);
        }
        let cond = self.condition("while")?;
        self.semicolon(say!("after 'do … while (…)'"))?;
        Ok(StmtKind::DoWhile(body, cond))
    }

    #[inline(never)]
    pub(super) fn for_loop(&mut self) -> Parsed<StmtKind> {
        self.bump();
        let token = self.token();
        if token.kind != Tok::LParen {
            let message = say!(
                "expected '(' behind '{of}', before {token}",
                of = "for",
                token = self.show(token)
            );
            return self.fail_hint(
                token.span,
                message,
                say!("in C: for (start; condition; step)"),
            );
        }
        self.bump();
        self.push_scope();
        let result = self.for_parts(token.span);
        self.pop_scope();
        result
    }

    fn for_parts(&mut self, open: Span) -> Parsed<StmtKind> {
        let start = self.span();
        let init = if self.eat(Tok::Semi) {
            None
        } else if self.starts_declaration() || self.looks_like_type(Place::For) {
            let decl = self.declaration(Place::For)?;
            Some(Box::new(Stmt {
                kind: StmtKind::Decl(decl),
                span: self.since(start),
            }))
        } else {
            let e = self.nest(Self::expression)?;
            let span = self.since(start);
            self.for_semicolon()?;
            Some(Box::new(Stmt {
                kind: StmtKind::Expr(e),
                span,
            }))
        };
        let cond = if self.kind() == Tok::Semi {
            None
        } else {
            Some(self.nest(Self::expression)?)
        };
        self.for_semicolon()?;
        let step = if self.kind() == Tok::RParen {
            None
        } else {
            Some(self.nest(Self::expression)?)
        };
        if self.kind() == Tok::Semi {
            let hint = say!("for (start; condition; step): no ';' behind the step");
            return self.fail_hint(
                self.span(),
                say!("expected ')' before ';' in this 'for'"),
                hint,
            );
        }
        self.close(Tok::RParen, open)?;
        Ok(StmtKind::For(init, cond, step, Box::new(self.body("for")?)))
    }

    pub(super) fn for_semicolon(&mut self) -> Parsed<()> {
        if self.eat(Tok::Semi) {
            return Ok(());
        }
        let token = self.token();
        let hint = self
            .macro_hint(token)
            .unwrap_or_else(|| say!("the three parts of a 'for' are separated by ';'"));
        self.fail_hint(
            token.span,
            say!(
                "expected ';' in this 'for', before {token}",
                token = self.show(token)
            ),
            hint,
        )
    }
}
