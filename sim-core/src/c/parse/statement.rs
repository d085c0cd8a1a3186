//! Statements (6.8).

use super::specifiers::Place;
use super::{NameKind, Parsed, Parser, Told};
use crate::c::ast::{Block, Expr, Stmt, StmtKind};
use crate::c::diag::Span;
use crate::c::hints;
use crate::c::token::{Kw, Tok};
use crate::lang::{Message, say};

impl Parser<'_> {
    /// `{ … }` with a scope of its own.
    pub(super) fn block(&mut self) -> Parsed<Block> {
        let start = self.expect(Tok::LBrace, say!("here"))?.span;
        self.block_from(start)
    }

    /// The names behind `__label__`.
    fn local_label_names(&mut self) -> Parsed<()> {
        loop {
            let token = self.token();
            if token.kind != Tok::Ident {
                let message = say!(
                    "expected the name of a label, not {token}",
                    token = self.show(token)
                );
                return self.fail(token.span, message);
            }
            self.bump();
            self.label_count += 1;
            self.local_labels.push((token.sym, self.label_count));
            if !self.eat(Tok::Comma) {
                return self.semicolon(say!("after these labels"));
            }
        }
    }

    /// A block whose `{` was read, or is missing.
    pub(super) fn block_from(&mut self, start: Span) -> Parsed<Block> {
        self.open_braces.push(start);
        self.push_scope();
        let labels = self.local_labels.len();
        let mut items = Vec::new();
        while !matches!(self.kind(), Tok::RBrace | Tok::Eof) && !self.report.is_full() {
            self.item_of_block(&mut items);
        }
        self.pop_scope();
        self.local_labels.truncate(labels);
        if self.kind() != Tok::RBrace {
            if !self.report.is_full() {
                self.unclosed_brace(start);
            }
            self.open_braces.pop();
            return Err(Told);
        }
        self.closed_brace(self.span());
        self.bump();
        Ok(Block {
            items,
            span: self.since(start),
        })
    }

    /// One statement or declaration; after an error, goes on behind it.
    fn item_of_block(&mut self, items: &mut Vec<Stmt>) {
        let (before, depth, scopes, braces) = (
            self.pos,
            self.depth,
            self.scopes.len(),
            self.open_braces.len(),
        );
        match self.nest(Self::statement_or_declaration) {
            Ok(stmt) => items.push(stmt),
            Err(Told) => {
                self.depth = depth;
                while self.scopes.len() > scopes {
                    self.pop_scope();
                }
                self.open_braces.truncate(braces);
                let from = self.tokens.get(before).map(|token| token.span);
                self.gap = self.gap.or(from);
                self.recover();
                if self.pos == before && self.kind() != Tok::RBrace {
                    self.bump();
                }
            }
        }
    }

    pub(super) fn starts_declaration(&self) -> bool {
        if self.kw() == Some(Kw::StaticAssert) {
            return true;
        }
        if self.kw() == Some(Kw::Extension) {
            return self.starts_type_at(1);
        }
        // `__attribute__((fallthrough));` is a statement.
        if self.kw() == Some(Kw::Attribute) {
            let behind = self.behind_attributes();
            return self.starts_type_at(behind);
        }
        self.starts_type_at(0) && self.ahead(1).kind != Tok::Colon
    }

    fn statement_or_declaration(&mut self) -> Parsed<Stmt> {
        let start = self.span();
        if self.starts_declaration()
            || self.looks_like_type(Place::Block) && !self.misspelt_keyword()
        {
            let decl = self.declaration(Place::Block)?;
            return Ok(Stmt {
                kind: StmtKind::Decl(decl),
                span: self.since(start),
            });
        }
        self.statement()
    }

    /// Whether `retrun x;` or the like begins here (and is not `unknown x;`).
    fn misspelt_keyword(&self) -> bool {
        let words = ["return", "goto", "else", "case", "do"];
        self.kind() == Tok::Ident
            && hints::nearest(self.names.text(self.token().sym), words.into_iter()).is_some()
            && hints::missing_name(self.names.text(self.token().sym)).is_none()
    }

    pub(super) fn statement(&mut self) -> Parsed<Stmt> {
        let start = self.span();
        let kind = match self.kind() {
            Tok::Semi => {
                self.bump();
                StmtKind::Empty
            }
            Tok::LBrace => StmtKind::Block(self.block()?),
            Tok::Kw => self.keyword_statement(start)?,
            Tok::Ident if self.ahead(1).kind == Tok::Colon && self.ahead(2).kind != Tok::Colon => {
                let name = self.bump();
                self.bump();
                self.attributes()?;
                StmtKind::Label(self.label_of(name), Box::new(self.labelled()?))
            }
            _ => self.expression_statement()?,
        };
        Ok(Stmt {
            kind,
            span: self.since(start),
        })
    }

    #[inline(never)]
    fn expression_statement(&mut self) -> Parsed<StmtKind> {
        let first = self.token();
        let unknown = first.kind == Tok::Ident && self.name_kind(first.sym) == NameKind::Unknown;
        let next = self.ahead(1).kind;
        let like_for =
            next == Tok::LParen && (self.ahead(2).kind == Tok::Semi || self.starts_type_at(2));
        let like_word = matches!(
            next,
            Tok::Number | Tok::Ident | Tok::LBrace | Tok::Str | Tok::Kw
        );
        if unknown && let Some(meant) = self.statement_of_other_language()? {
            return Ok(meant);
        }
        if unknown
            && (like_for || like_word)
            && let Some(hint) = self.did_you_mean(first)
        {
            let message = say!(
                "'{word}' is not a statement that C knows",
                word = self.names.text(first.sym)
            );
            return self.fail_hint(first.span, message, hint);
        }
        if unknown
            && matches!(next, Tok::Shl | Tok::Colon)
            && let Some(hint) = hints::foreign_word(self.names.text(first.sym))
        {
            let message = say!("'{word}' is not C", word = self.names.text(first.sym));
            return self.fail_hint(first.span, message, hint);
        }
        let e = self.expression()?;
        // `whlie (x) {` reads like a call.
        if unknown
            && self.kind() == Tok::LBrace
            && let Some(hint) = self.did_you_mean(first)
        {
            let message = say!(
                "'{word}' is not a statement that C knows",
                word = self.names.text(first.sym)
            );
            return self.fail_hint(first.span, message, hint);
        }
        self.semicolon(say!("after this statement"))?;
        Ok(StmtKind::Expr(e))
    }

    /// What stands behind a label: a statement, a declaration, or nothing
    /// before `}` (gcc 11 and later take both).
    fn labelled(&mut self) -> Parsed<Stmt> {
        let start = self.span();
        if self.kind() == Tok::RBrace {
            return Ok(Stmt {
                kind: StmtKind::Empty,
                span: self.last_span(),
            });
        }
        if self.starts_declaration() {
            let decl = self.nest(|p| p.declaration(Place::Block))?;
            return Ok(Stmt {
                kind: StmtKind::Decl(decl),
                span: self.since(start),
            });
        }
        self.nest(Self::statement)
    }

    /// The statement that an `if` or a loop governs.
    pub(super) fn body(&mut self, of: &str) -> Parsed<Stmt> {
        if self.starts_declaration() {
            let hint = say!("put it in { }");
            return self.fail_hint(
                self.span(),
                say!("a declaration alone cannot be the body of '{of}'", of),
                hint,
            );
        }
        if matches!(self.kind(), Tok::RBrace | Tok::Eof) {
            let message = say!(
                "expected the body of this '{of}' before {token}",
                of,
                token = self.show(self.token())
            );
            return self.fail(self.gap(), message);
        }
        self.nest(Self::statement)
    }

    /// `( condition )`.
    pub(super) fn condition(&mut self, of: &str) -> Parsed<Expr> {
        let token = self.token();
        if token.kind != Tok::LParen {
            let message = say!(
                "expected '(' behind '{of}', before {token}",
                of,
                token = self.show(token)
            );
            return self.fail_hint(
                token.span,
                message,
                say!("in C the condition stands in parentheses"),
            );
        }
        self.bump();
        if self.kind() == Tok::RParen {
            return self.fail(
                self.span(),
                say!("the condition of this '{of}' is empty", of),
            );
        }
        let e = self.nest(Self::expression)?;
        self.close(Tok::RParen, token.span)?;
        Ok(e)
    }

    fn keyword_statement(&mut self, start: Span) -> Parsed<StmtKind> {
        let Some(kw) = self.kw() else {
            return self.expression_statement();
        };
        match kw {
            Kw::If => {
                self.bump();
                return self.branches();
            }
            Kw::While => {
                self.bump();
                let cond = self.condition("while")?;
                return Ok(StmtKind::While(cond, Box::new(self.body("while")?)));
            }
            Kw::Switch => {
                self.bump();
                let value = self.condition("switch")?;
                return Ok(StmtKind::Switch(value, Box::new(self.body("switch")?)));
            }
            Kw::Do => return self.do_while(start),
            Kw::For => return self.for_loop(),
            Kw::Case => {
                self.bump();
                let first = self.conditional()?;
                let last = if self.eat(Tok::Ellipsis) {
                    Some(self.conditional()?)
                } else {
                    None
                };
                self.colon(say!("behind this case"))?;
                return Ok(StmtKind::Case(first, last, Box::new(self.labelled()?)));
            }
            Kw::Default => {
                self.bump();
                self.colon(say!("behind 'default'"))?;
                return Ok(StmtKind::Default(Box::new(self.labelled()?)));
            }
            Kw::Else => {
                let hint = say!(
                    "only one statement, or one block in { }, may stand between 'if (…)' and 'else'"
                );
                return self.fail_hint(start, say!("this 'else' has no 'if'"), hint);
            }
            Kw::Asm => {
                self.bump();
                while matches!(self.kw(), Some(Kw::Volatile | Kw::Goto | Kw::Inline)) {
                    self.bump();
                }
                // Without instructions it only keeps the optimiser from moving accesses over it.
                let text = self.ahead(1);
                let empty = text.kind == Tok::Str && self.names.text(text.sym) == "\"\"";
                self.skip_parens()?;
                self.semicolon(say!("after this asm"))?;
                return Ok(if empty {
                    StmtKind::Empty
                } else {
                    StmtKind::Unsupported(say!("assembler (asm)"))
                });
            }
            Kw::Label => {
                self.bump();
                self.local_label_names()?;
                return Ok(StmtKind::Empty);
            }
            Kw::Attribute => {
                self.attributes()?;
                return if self.kind() == Tok::Semi {
                    self.bump();
                    Ok(StmtKind::Empty)
                } else {
                    Ok(self.nest(Self::statement)?.kind)
                };
            }
            _ => {}
        }
        let (kind, what) = match kw {
            Kw::Break => {
                self.bump();
                (StmtKind::Break, say!("after 'break'"))
            }
            Kw::Continue => {
                self.bump();
                (StmtKind::Continue, say!("after 'continue'"))
            }
            Kw::Return => {
                self.bump();
                // `return` and a new line with `}`: the semicolon is missing, not a value.
                let none = matches!(self.kind(), Tok::Semi | Tok::RBrace);
                let value = if none { None } else { Some(self.expression()?) };
                (StmtKind::Return(value), say!("after this 'return'"))
            }
            Kw::Goto => {
                self.bump();
                let token = self.token();
                if token.kind == Tok::Star {
                    self.bump();
                    (
                        StmtKind::GotoPointer(self.expression()?),
                        say!("after 'goto'"),
                    )
                } else if token.kind == Tok::Ident {
                    self.bump();
                    (StmtKind::Goto(self.label_of(token)), say!("after 'goto'"))
                } else {
                    return self.fail(
                        token.span,
                        say!("expected the name of a label behind 'goto'"),
                    );
                }
            }
            _ => return self.expression_statement(),
        };
        self.semicolon(what)?;
        Ok(kind)
    }

    /// What stands behind an `if`.
    pub(super) fn branches(&mut self) -> Parsed<StmtKind> {
        let cond = self.condition("if")?;
        let then = Box::new(self.body("if")?);
        let other = if self.eat_kw(Kw::Else) {
            Some(Box::new(self.body("else")?))
        } else {
            None
        };
        Ok(StmtKind::If(cond, then, other))
    }

    fn colon(&mut self, why: Message) -> Parsed<()> {
        if self.eat(Tok::Colon) {
            return Ok(());
        }
        let token = self.token();
        let hint = self.macro_hint(token);
        let span = if token.kind == Tok::Semi {
            token.span
        } else {
            self.gap()
        };
        self.error(span, say!("expected ':' {why}", why), hint);
        // What follows is the statement of the label.
        if token.kind == Tok::Semi {
            self.bump();
        }
        Ok(())
    }
}
