//! Operands (6.5.1): names, literals, parentheses, `_Generic`, gcc's built-in forms.

use super::{Parsed, Parser};
use crate::c::ast::{CharWidth, Designator, Expr, ExprKind};
use crate::c::diag::{Severity, Span};
use crate::c::lex::{Number, char_value, number_value, string_units, string_width};
use crate::c::token::{Kw, Tok};
use crate::lang::say;

impl Parser<'_> {
    pub(super) fn primary(&mut self) -> Parsed<Expr> {
        let token = self.token();
        let start = token.span;
        match token.kind {
            Tok::Ident => {
                self.bump();
                let name = self.ident_of(token);
                self.leaf(ExprKind::Name(name), start)
            }
            Tok::Number => self.number(),
            Tok::Char => self.character(),
            Tok::Str => {
                let (units, width) = self.strings()?;
                self.leaf(ExprKind::Str(units, width), start)
            }
            Tok::LParen => {
                self.bump();
                if self.kind() == Tok::LBrace {
                    let block = self.holding(|p| p.nest_heavy(Self::block))?;
                    let below = self.height;
                    self.close(Tok::RParen, start)?;
                    return self.make(ExprKind::StmtExpr(block), start, below);
                }
                let mut inner = self.nest_heavy(Self::expression)?;
                self.close(Tok::RParen, start)?;
                inner.span = self.since(start);
                Ok(inner)
            }
            Tok::Kw => self.keyword_operand(),
            _ => self.no_operand(),
        }
    }

    /// There is no operand where one should be.
    #[inline(never)]
    fn no_operand(&mut self) -> Parsed<Expr> {
        let token = self.token();
        let hint = self.macro_hint(token).or_else(|| {
            match (token.kind, self.tokens.get(self.pos.wrapping_sub(1))) {
                (Tok::LBrace, Some(last)) if last.kind == Tok::Assign => Some(say!(
                    "a list in braces can only initialise a variable where it is declared"
                )),
                (Tok::Gt, Some(last)) if last.kind == Tok::Assign => {
                    Some(say!("to compare, write '{op}'", op = ">="))
                }
                (Tok::Lt, Some(last)) if last.kind == Tok::Assign => {
                    Some(say!("to compare, write '{op}'", op = "<="))
                }
                (Tok::Gt, Some(last)) if last.kind == Tok::Lt => {
                    Some(say!("'not equal' is written '!='"))
                }
                (Tok::Assign, _) => Some(say!("compare with ==, assign with =")),
                (Tok::Colon, Some(last)) if last.kind == Tok::Colon => {
                    Some(say!("'::' is C++; Ringside runs C"))
                }
                (Tok::Kw, Some(last)) if self.names.spelling(*last) == "sizeof" => {
                    let ty = self.names.spelling(token);
                    Some(say!("write {instead}", instead = format!("sizeof({ty})")))
                }
                (Tok::Kw, _) if self.starts_type_at(0) => {
                    Some(say!("no type can stand here; a cast needs parentheses"))
                }
                _ => None,
            }
        });
        let near_end = matches!(
            token.kind,
            Tok::Semi | Tok::RParen | Tok::RBracket | Tok::RBrace | Tok::Comma | Tok::Eof
        );
        let message = match token.kind {
            Tok::Kw if self.starts_type_at(0) => {
                say!(
                    "expected a value, but {token} is a type",
                    token = self.show(token)
                )
            }
            _ => say!(
                "expected a value or a name before {token}",
                token = self.show(token)
            ),
        };
        let span = if near_end && token.span.source != self.last_span().source {
            self.gap()
        } else {
            token.span
        };
        self.error(span, message, hint);
        Err(super::Told)
    }

    #[inline(never)]
    fn number(&mut self) -> Parsed<Expr> {
        let token = self.bump();
        let text = self.names.shared(token.sym);
        let kind = match number_value(&text) {
            Ok(Number::Int(value, suffix, too_large)) => {
                if too_large {
                    self.warning(token.span, say!("this number does not fit into 64 bits"));
                }
                ExprKind::Int(value, suffix)
            }
            Ok(Number::Float(value, suffix)) => ExprKind::Float(value, suffix),
            Ok(Number::Imaginary) => ExprKind::Unsupported(say!("complex arithmetic")),
            Err((message, hint)) => {
                self.error(token.span, message, hint);
                return Err(super::Told);
            }
        };
        self.leaf(kind, token.span)
    }

    #[inline(never)]
    fn character(&mut self) -> Parsed<Expr> {
        let token = self.bump();
        let text = self.names.shared(token.sym);
        let mut warnings = Vec::new();
        let value = char_value(&text, &mut |w| warnings.push(w));
        for warning in warnings {
            self.warning(token.span, warning);
        }
        let Some((value, width, many)) = value else {
            return self.fail(token.span, say!("this character constant is empty"));
        };
        if many {
            let hint = say!("write \"double quotes\" for a string");
            let message =
                say!("several characters between single quotes are one number, not a string");
            self.add(Severity::Warning, token.span, message, Some(hint));
        }
        self.leaf(ExprKind::Char(value, width), token.span)
    }

    /// String literals that stand next to each other, as one.
    #[inline(never)]
    pub(super) fn strings(&mut self) -> Parsed<(Vec<u32>, CharWidth)> {
        let first = self.pos;
        let mut width = CharWidth::Byte;
        while self.kind() == Tok::Str {
            let token = self.bump();
            let this = string_width(self.names.text(token.sym));
            if this != CharWidth::Byte && width != CharWidth::Byte && this != width {
                return self.fail(
                    token.span,
                    say!("strings of different widths cannot be joined"),
                );
            }
            if this != CharWidth::Byte {
                width = this;
            }
        }
        let (mut units, mut warnings) = (Vec::new(), Vec::new());
        for token in &self.tokens[first..self.pos] {
            string_units(self.names.text(token.sym), width, &mut units, &mut |w| {
                warnings.push((token.span, w))
            });
        }
        for (span, warning) in warnings {
            self.warning(span, warning);
        }
        Ok((units, width))
    }

    #[inline(never)]
    fn keyword_operand(&mut self) -> Parsed<Expr> {
        let start = self.span();
        match self.kw() {
            Some(Kw::Generic) => self.generic(start),
            Some(Kw::VaArg) => {
                self.bump();
                let open = self
                    .expect(Tok::LParen, say!("behind {what}", what = "va_arg"))?
                    .span;
                let list = self.nest(Self::assignment)?;
                let below = self.height;
                self.expect(Tok::Comma, say!("and a type in va_arg"))?;
                let name = self.holding(|p| p.nest(Self::type_name))?;
                let below = below.max(self.height);
                self.close(Tok::RParen, open)?;
                self.make(
                    ExprKind::VaArg(Box::new(list), Box::new(name)),
                    start,
                    below,
                )
            }
            Some(Kw::Offsetof) => self.offsetof(start),
            Some(Kw::TypesCompatible) => {
                self.bump();
                let open = self.expect(Tok::LParen, say!("behind this name"))?.span;
                let left = self.holding(|p| p.nest(Self::type_name))?;
                let below = self.height;
                self.expect(Tok::Comma, say!("and a second type"))?;
                let right = self.holding(|p| p.nest(Self::type_name))?;
                let below = below.max(self.height);
                self.close(Tok::RParen, open)?;
                let types = Box::new((left, right));
                self.make(ExprKind::TypesCompatible(types), start, below)
            }
            Some(Kw::ChooseExpr) => {
                self.bump();
                let open = self.expect(Tok::LParen, say!("behind this name"))?.span;
                let condition = self.nest(Self::assignment)?;
                let mut below = self.height;
                self.expect(Tok::Comma, say!("and two expressions"))?;
                let yes = self.nest(Self::assignment)?;
                below = below.max(self.height);
                self.expect(Tok::Comma, say!("and a second expression"))?;
                let no = self.nest(Self::assignment)?;
                below = below.max(self.height);
                self.close(Tok::RParen, open)?;
                let parts = Box::new((condition, yes, no));
                self.make(ExprKind::Choose(parts), start, below)
            }
            _ => self.no_operand(),
        }
    }

    #[inline(never)]
    fn generic(&mut self, start: Span) -> Parsed<Expr> {
        self.bump();
        let open = self
            .expect(Tok::LParen, say!("behind {what}", what = "_Generic"))?
            .span;
        let control = self.nest(Self::assignment)?;
        let mut below = self.height;
        let mut choices = Vec::new();
        while self.eat(Tok::Comma) {
            let name = if self.eat_kw(Kw::Default) {
                None
            } else {
                let name = self.holding(|p| p.nest(Self::type_name))?;
                below = below.max(self.height);
                Some(name)
            };
            self.expect(Tok::Colon, say!("behind the type in _Generic"))?;
            choices.push((name, self.nest(Self::assignment)?));
            below = below.max(self.height);
        }
        self.close(Tok::RParen, open)?;
        self.make(ExprKind::Generic(Box::new(control), choices), start, below)
    }

    #[inline(never)]
    fn offsetof(&mut self, start: Span) -> Parsed<Expr> {
        self.bump();
        let open = self
            .expect(Tok::LParen, say!("behind {what}", what = "offsetof"))?
            .span;
        let name = self.holding(|p| p.nest(Self::type_name))?;
        let mut below = self.height;
        self.expect(Tok::Comma, say!("and a member in offsetof"))?;
        let mut path = vec![Designator::Field(self.member_name()?)];
        loop {
            let token = self.token();
            if self.eat(Tok::Dot) {
                path.push(Designator::Field(self.member_name()?));
            } else if self.eat(Tok::LBracket) {
                path.push(Designator::Index(self.nest(Self::expression)?));
                below = below.max(self.height);
                self.close(Tok::RBracket, token.span)?;
            } else {
                break;
            }
        }
        self.close(Tok::RParen, open)?;
        self.make(ExprKind::OffsetOf(Box::new(name), path), start, below)
    }
}
