//! What may stand behind an operand (6.5.2), `sizeof` and `_Alignof`.

use super::{Parsed, Parser};
use crate::c::ast::{DeclSpecs, Expr, ExprKind, Ident, Quals, TypeSpec};
use crate::c::diag::Span;
use crate::c::token::{Kw, Tok};
use crate::lang::say;

impl Parser<'_> {
    pub(super) fn postfix_expression(&mut self) -> Parsed<Expr> {
        let first = self.primary()?;
        self.postfix(first)
    }

    /// Indices, calls, members, `++` and `--` behind an operand.
    pub(super) fn postfix(&mut self, mut left: Expr) -> Parsed<Expr> {
        loop {
            let token = self.token();
            let start = left.span;
            let mut below = self.height;
            let kind = match token.kind {
                Tok::LBracket => {
                    self.bump();
                    let index = self.nest_heavy(Self::expression)?;
                    self.close(Tok::RBracket, token.span)?;
                    below = below.max(self.height);
                    ExprKind::Index(Box::new(left), Box::new(index))
                }
                Tok::LParen => {
                    self.bump();
                    let mut args = Vec::new();
                    while self.kind() != Tok::RParen {
                        args.push(self.nest_heavy(Self::assignment)?);
                        below = below.max(self.height);
                        if !self.eat(Tok::Comma) {
                            break;
                        }
                        if self.kind() == Tok::RParen {
                            let hint = say!("take the last ',' away");
                            return self.fail_hint(
                                self.span(),
                                say!("an argument is expected behind ','"),
                                hint,
                            );
                        }
                    }
                    self.close(Tok::RParen, token.span)?;
                    ExprKind::Call(Box::new(left), args)
                }
                Tok::Dot | Tok::Arrow => {
                    self.bump();
                    let name = self.member_name()?;
                    if token.kind == Tok::Dot {
                        ExprKind::Member(Box::new(left), name)
                    } else {
                        ExprKind::Arrow(Box::new(left), name)
                    }
                }
                Tok::PlusPlus | Tok::MinusMinus => {
                    self.bump();
                    ExprKind::PostIncDec(Box::new(left), token.kind == Tok::PlusPlus)
                }
                _ => return Ok(left),
            };
            left = self.make(kind, start, below)?;
        }
    }

    pub(super) fn member_name(&mut self) -> Parsed<Ident> {
        let token = self.token();
        if token.kind != Tok::Ident {
            let message = say!(
                "expected the name of a member, not {token}",
                token = self.show(token)
            );
            return self.fail(token.span, message);
        }
        self.bump();
        Ok(self.ident_of(token))
    }

    /// Behind `sizeof` or `_Alignof`.
    #[inline(never)]
    pub(super) fn size_or_alignment(&mut self, word: Kw, start: Span) -> Parsed<Expr> {
        if self.at_type_in_parens() {
            let open = self.span();
            let name = self.holding(Self::type_in_parens)?;
            if self.kind() != Tok::LBrace {
                let below = self.height;
                let name = Box::new(name);
                let kind = if word == Kw::Sizeof {
                    ExprKind::SizeofType(name)
                } else {
                    ExprKind::AlignofType(name)
                };
                return self.make(kind, start, below);
            }
            let literal = self.compound_literal(name, open)?;
            let operand = self.postfix(literal)?;
            return self.size_of_operand(word, operand, start);
        }
        // `sizeof (x) + 1` is a sum; a cast cannot begin here.
        let operand = self.nest(Self::cast)?;
        self.size_of_operand(word, operand, start)
    }

    fn size_of_operand(&mut self, word: Kw, operand: Expr, start: Span) -> Parsed<Expr> {
        let below = self.height;
        if word == Kw::Sizeof {
            return self.make(ExprKind::SizeofExpr(Box::new(operand)), start, below);
        }
        self.make(ExprKind::AlignofExpr(Box::new(operand)), start, below)
    }
}

/// Specifiers that say nothing yet.
pub fn empty_specs(span: Span) -> DeclSpecs {
    DeclSpecs {
        storage: None,
        thread_local: false,
        inline: false,
        noreturn: false,
        cleanup: None,
        symbol: Default::default(),
        align: None,
        packed: false,
        quals: Quals::default(),
        ty: TypeSpec::Missing,
        span,
    }
}
