//! What was likely meant where the grammar breaks, from the tokens around: slips that are
//! common among those who learn C.

use super::{Parsed, Parser};
use crate::c::ast::StmtKind;
use crate::c::hints;
use crate::c::token::{Tok, Token};
use crate::lang::{Message, say};

impl Parser<'_> {
    /// The token `n` places before this one.
    fn behind(&self, n: usize) -> Option<Token> {
        self.tokens.get(self.pos.checked_sub(n)?).copied()
    }

    fn was(&self, n: usize, kind: Tok) -> bool {
        self.behind(n).is_some_and(|token| token.kind == kind)
    }

    /// `float x = 1,5;`: at the 5.
    pub(super) fn decimal_comma(&self) -> Option<Message> {
        let whole = self.behind(2).filter(|token| token.kind == Tok::Number)?;
        if !self.was(1, Tok::Comma) {
            return None;
        }
        let whole = self.names.spelling(whole);
        let rest = self.names.spelling(self.token());
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        (digits(whole) && digits(rest)).then(|| {
            say!(
                "is {whole}.{rest} meant? The decimal point is a '.' in C",
                whole,
                rest
            )
        })
    }

    /// `int f(int a, b)`: at the b.
    pub(super) fn parameter_without_type(&self) -> Option<Message> {
        let between = self.was(1, Tok::Comma);
        let alone = matches!(self.ahead(1).kind, Tok::Comma | Tok::RParen);
        let known = self.behind(2).is_some_and(|token| token.kind == Tok::Ident);
        (between && alone && known).then(|| {
            let name = self.names.shared(self.token().sym);
            say!("every parameter has a type of its own: int {name}", name)
        })
    }

    /// `typedef struct { T *next; } T;`: at the inner T.
    pub(super) fn own_typedef(&self) -> Option<Message> {
        if self.ahead(1).kind != Tok::Star {
            return None;
        }
        let mut depth = 0_usize;
        for n in 1..self.tokens.len().saturating_sub(self.pos) {
            match self.ahead(n).kind {
                Tok::LBrace => depth += 1,
                Tok::RBrace if depth > 0 => depth -= 1,
                Tok::RBrace => {
                    let after = self.ahead(n + 1);
                    let own = after.kind == Tok::Ident && after.sym == self.token().sym;
                    return own.then(|| {
                        let name = self.names.shared(after.sym);
                        say!(
                            "a typedef's name is known only behind it: typedef struct {name} { … struct {name} *next; } {name};",
                            name
                        )
                    });
                }
                _ => {}
            }
        }
        None
    }

    /// `int main(void); {`: at the brace.
    pub(super) fn ended_too_early(&self) -> Option<Message> {
        let body = self.token().kind == Tok::LBrace;
        (body && self.was(1, Tok::Semi) && self.was(2, Tok::RParen))
            .then(|| say!("if this is the function's body, take away the ';' before it"))
    }

    /// `int[] f(void)`, `int[3] a`: at the bracket.
    pub(super) fn brackets_first(&self) -> Option<Message> {
        (self.token().kind == Tok::LBracket).then(|| {
            say!(
                "'[ ]' stands behind the name: int a[3]; a function returns no array, but a pointer"
            )
        })
    }

    /// `typedef int num; num = 3;`: at the '='.
    pub(super) fn type_for_variable(&self) -> Option<Message> {
        let assigned = matches!(self.token().kind, Tok::Assign | Tok::Dot | Tok::Arrow);
        let name = self.behind(1).filter(|token| token.kind == Tok::Ident)?;
        assigned.then(|| {
            let name = self.names.shared(name.sym);
            say!(
                "'{name}' is a type, not a variable: a variable's name is missing behind it",
                name
            )
        })
    }

    /// `struct S { int get() { … } };`: at the brace.
    pub(super) fn function_in_struct(&self) -> Option<Message> {
        let body = self.token().kind == Tok::LBrace && self.was(1, Tok::RParen);
        body.then(|| {
            say!("a struct of C has no functions: write one outside that takes a pointer to the struct")
        })
    }

    /// `then x;`, `elif (x) …`, `try { … } catch (…) { … }`: complained of once, and read as
    /// what is meant, so that what follows is not complained of for it.
    #[inline(never)]
    pub(super) fn statement_of_other_language(&mut self) -> Parsed<Option<StmtKind>> {
        let first = self.token();
        let next = self.ahead(1).kind;
        let word = self.names.text(first.sym);
        let block = next == Tok::LBrace;
        let begins = match word {
            "then" => block || matches!(next, Tok::Number | Tok::Ident | Tok::Str | Tok::Kw),
            "elif" | "elseif" | "elsif" => next == Tok::LParen,
            "try" => block,
            _ => false,
        };
        if !begins {
            return Ok(None);
        }
        let hint = hints::other_languages(word).or_else(|| hints::foreign_word(word));
        self.error(first.span, say!("'{word}' is not C", word), hint);
        let word = self.bump().sym;
        Ok(Some(match self.names.text(word) {
            "then" => self.statement()?.kind,
            "try" => {
                let body = self.block()?;
                while self.kind() == Tok::Ident
                    && matches!(self.names.text(self.token().sym), "catch" | "finally")
                {
                    self.bump();
                    if self.kind() == Tok::LParen {
                        self.skip_parens()?;
                    }
                    self.block()?;
                }
                StmtKind::Block(body)
            }
            _ => self.branches()?,
        }))
    }
}
