//! Expressions, from the comma down to the casts (6.5.4 to 6.5.17).

use super::{Parsed, Parser};
use crate::c::ast::{BinaryOp, Expr, ExprKind, UnaryOp};
use crate::c::token::{Kw, Tok};
use crate::lang::say;

/// A binary operator as the parser sees it.
enum Infix {
    Plain(BinaryOp),
    And,
    Or,
}

impl Parser<'_> {
    /// An expression, commas included.
    pub(super) fn expression(&mut self) -> Parsed<Expr> {
        let mut left = self.assignment()?;
        while self.kind() == Tok::Comma {
            let below = self.height;
            self.bump();
            let right = self.assignment()?;
            let (start, below) = (left.span, below.max(self.height));
            left = self.make(
                ExprKind::Comma(Box::new(left), Box::new(right)),
                start,
                below,
            )?;
        }
        Ok(left)
    }

    /// An expression without commas at its top.
    pub(super) fn assignment(&mut self) -> Parsed<Expr> {
        let left = self.conditional()?;
        let op = match self.kind() {
            Tok::Assign => None,
            Tok::StarEq => Some(BinaryOp::Mul),
            Tok::SlashEq => Some(BinaryOp::Div),
            Tok::PercentEq => Some(BinaryOp::Rem),
            Tok::PlusEq => Some(BinaryOp::Add),
            Tok::MinusEq => Some(BinaryOp::Sub),
            Tok::ShlEq => Some(BinaryOp::Shl),
            Tok::ShrEq => Some(BinaryOp::Shr),
            Tok::AmpEq => Some(BinaryOp::BitAnd),
            Tok::CaretEq => Some(BinaryOp::BitXor),
            Tok::PipeEq => Some(BinaryOp::BitOr),
            _ => return Ok(left),
        };
        let below = self.height;
        self.bump();
        let right = self.nest(Self::assignment)?;
        let (start, below) = (left.span, below.max(self.height));
        self.make(
            ExprKind::Assign(op, Box::new(left), Box::new(right)),
            start,
            below,
        )
    }

    /// An expression without assignments at its top: a constant's grammar.
    pub(super) fn conditional(&mut self) -> Parsed<Expr> {
        let cond = self.binary(0)?;
        if self.kind() != Tok::Question {
            return Ok(cond);
        }
        let mut below = self.height;
        self.bump();
        let middle = if self.kind() == Tok::Colon {
            None
        } else {
            Some(Box::new(self.nest(Self::expression)?))
        };
        below = below.max(self.height);
        self.expect(Tok::Colon, say!("of this '?'"))?;
        let other = self.nest(Self::conditional)?;
        let (start, below) = (cond.span, below.max(self.height));
        self.make(
            ExprKind::Cond(Box::new(cond), middle, Box::new(other)),
            start,
            below,
        )
    }

    /// Operators that bind tighter than `min`.
    fn binary(&mut self, min: u8) -> Parsed<Expr> {
        let mut left = self.cast()?;
        while let Some((level, infix)) = infix(self.kind()).filter(|i| i.0 > min) {
            let below = self.height;
            self.bump();
            let right = self.nest(|p| p.binary(level))?;
            let (start, below) = (left.span, below.max(self.height));
            let (l, r) = (Box::new(left), Box::new(right));
            let kind = match infix {
                Infix::Plain(op) => ExprKind::Binary(op, l, r),
                Infix::And => ExprKind::LogAnd(l, r),
                Infix::Or => ExprKind::LogOr(l, r),
            };
            left = self.make(kind, start, below)?;
        }
        Ok(left)
    }

    /// A cast, or a unary expression.
    pub(super) fn cast(&mut self) -> Parsed<Expr> {
        if !self.at_type_in_parens() {
            return self.unary();
        }
        let start = self.span();
        let name = self.holding(Self::type_in_parens)?;
        let below = self.height;
        if self.kind() == Tok::LBrace {
            let literal = self.compound_literal(name, start)?;
            return self.postfix(literal);
        }
        let operand = self.nest(Self::cast)?;
        let below = below.max(self.height);
        self.make(
            ExprKind::Cast(Box::new(name), Box::new(operand)),
            start,
            below,
        )
    }

    fn unary(&mut self) -> Parsed<Expr> {
        let token = self.token();
        let start = token.span;
        let op = match token.kind {
            Tok::PlusPlus | Tok::MinusMinus => {
                self.bump();
                let operand = self.nest(Self::cast)?;
                let kind = ExprKind::PreIncDec(Box::new(operand), token.kind == Tok::PlusPlus);
                return self.make(kind, start, self.height);
            }
            Tok::Plus => UnaryOp::Plus,
            Tok::Minus => UnaryOp::Minus,
            Tok::Tilde => UnaryOp::BitNot,
            Tok::Not => UnaryOp::Not,
            Tok::Star => UnaryOp::Deref,
            Tok::Amp => UnaryOp::AddrOf,
            Tok::AmpAmp if self.ahead(1).kind == Tok::Ident => {
                self.bump();
                let label = self.bump();
                return self.leaf(ExprKind::LabelAddr(self.label_of(label)), start);
            }
            Tok::Kw => return self.unary_keyword(),
            _ => return self.postfix_expression(),
        };
        self.bump();
        let operand = self.nest(Self::cast)?;
        self.make(ExprKind::Unary(op, Box::new(operand)), start, self.height)
    }

    #[inline(never)]
    fn unary_keyword(&mut self) -> Parsed<Expr> {
        let start = self.span();
        match self.kw() {
            Some(Kw::Extension) => {
                self.bump();
                self.nest(Self::cast)
            }
            Some(word @ (Kw::Sizeof | Kw::Alignof)) => {
                self.bump();
                self.size_or_alignment(word, start)
            }
            Some(Kw::RealImag) => {
                self.bump();
                self.nest(Self::cast)?;
                self.leaf(ExprKind::Unsupported(say!("complex arithmetic")), start)
            }
            _ => self.postfix_expression(),
        }
    }
}

/// How tight an operator binds, and what it is.
fn infix(kind: Tok) -> Option<(u8, Infix)> {
    let (level, op) = match kind {
        Tok::PipePipe => return Some((1, Infix::Or)),
        Tok::AmpAmp => return Some((2, Infix::And)),
        Tok::Pipe => (3, BinaryOp::BitOr),
        Tok::Caret => (4, BinaryOp::BitXor),
        Tok::Amp => (5, BinaryOp::BitAnd),
        Tok::EqEq => (6, BinaryOp::Eq),
        Tok::Ne => (6, BinaryOp::Ne),
        Tok::Lt => (7, BinaryOp::Lt),
        Tok::Gt => (7, BinaryOp::Gt),
        Tok::Le => (7, BinaryOp::Le),
        Tok::Ge => (7, BinaryOp::Ge),
        Tok::Shl => (8, BinaryOp::Shl),
        Tok::Shr => (8, BinaryOp::Shr),
        Tok::Plus => (9, BinaryOp::Add),
        Tok::Minus => (9, BinaryOp::Sub),
        Tok::Star => (10, BinaryOp::Mul),
        Tok::Slash => (10, BinaryOp::Div),
        Tok::Percent => (10, BinaryOp::Rem),
        _ => return None,
    };
    Some((level, Infix::Plain(op)))
}
