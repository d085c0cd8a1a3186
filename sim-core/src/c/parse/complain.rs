//! How the parser says what it expected, and how it finds a place to go on.

use super::{NameKind, Parsed, Parser, Told};
use crate::c::diag::{Severity, Span};
use crate::c::hints;
use crate::c::token::{Kw, Tok, Token};
use crate::lang::{Message, say};

impl Parser<'_> {
    #[inline(never)]
    pub(super) fn fail<T>(&mut self, span: Span, message: Message) -> Parsed<T> {
        self.error(span, message, None);
        Err(Told)
    }

    #[inline(never)]
    pub(super) fn fail_hint<T>(
        &mut self,
        span: Span,
        message: Message,
        hint: Message,
    ) -> Parsed<T> {
        self.error(span, message, Some(hint));
        Err(Told)
    }

    #[inline(never)]
    pub(super) fn error(&mut self, span: Span, message: Message, hint: Option<Message>) {
        self.add(Severity::Error, span, message, hint);
    }

    pub(super) fn warning(&mut self, span: Span, message: Message) {
        if self
            .map
            .files
            .get(span.source.0 as usize)
            .is_some_and(|f| f.library)
        {
            return;
        }
        self.add(Severity::Warning, span, message, None);
    }

    pub(super) fn unsupported(&mut self, span: Span, what: Message) {
        self.add(
            Severity::Unsupported,
            span,
            say!("{what} is not supported", what),
            None,
        );
    }

    /// How a token is named in a message.
    #[inline(never)]
    pub(super) fn show(&self, token: Token) -> Message {
        match token.kind {
            Tok::Eof => say!("the end of the file"),
            Tok::Str => say!("this string"),
            _ => say!("'{token}'", token = self.names.spelling(token)),
        }
    }

    /// Just behind the last token: where something is missing.
    pub(super) fn gap(&self) -> Span {
        let last = self.last_span();
        Span {
            start: last.end,
            end: last.end + 1,
            ..last
        }
    }

    /// Whether the current token is on a later line than the one before it.
    fn on_new_line(&self) -> bool {
        let here = self.token();
        here.has(Token::BOL) || here.kind == Tok::Eof || here.span.source != self.last_span().source
    }

    /// Reads `;`. If it is missing, says so where it belongs and goes on as if
    /// it were there.
    pub(super) fn semicolon(&mut self, after: Message) -> Parsed<()> {
        if self.eat(Tok::Semi) {
            Ok(())
        } else {
            self.no_semicolon(after)
        }
    }

    #[inline(never)]
    fn no_semicolon(&mut self, after: Message) -> Parsed<()> {
        let token = self.token();
        if let Some(hint) = self.macro_hint(token) {
            return self.fail_hint(
                token.span,
                say!(
                    "expected ';' {after}, not {token}",
                    after,
                    token = self.show(token)
                ),
                hint,
            );
        }
        let fresh = self.on_new_line();
        let starts = matches!(token.kind, Tok::RBrace | Tok::Eof | Tok::Kw | Tok::LBrace)
            || (token.kind == Tok::Ident && fresh);
        if fresh || starts {
            let hint = self.keyword_hint();
            self.error(self.gap(), say!("expected ';' {after}", after), hint);
        } else {
            let hint = self.stray_hint(token);
            self.error(
                token.span,
                say!(
                    "expected ';' {after}, before {token}",
                    after,
                    token = self.show(token)
                ),
                hint,
            );
        }
        if starts || (fresh && token.kind != Tok::RParen) {
            Ok(())
        } else {
            Err(Told)
        }
    }

    /// Reads the closing one of a pair whose opening one is at `open`.
    pub(super) fn close(&mut self, kind: Tok, open: Span) -> Parsed<()> {
        if self.eat(kind) {
            Ok(())
        } else {
            self.not_closed(kind, open)
        }
    }

    #[inline(never)]
    fn not_closed(&mut self, kind: Tok, open: Span) -> Parsed<()> {
        let token = self.token();
        let (pair, close) = match kind {
            Tok::RParen => ("(", ")"),
            Tok::RBracket => ("[", "]"),
            _ => ("{", "}"),
        };
        if let Some(hint) = self.macro_hint(token) {
            return self.fail_hint(
                token.span,
                say!(
                    "expected '{close}', not {token}",
                    close,
                    token = self.show(token)
                ),
                hint,
            );
        }
        let here = self.line(self.last_span());
        let opened = self.line(open);
        let ends = matches!(
            token.kind,
            Tok::Semi | Tok::LBrace | Tok::RBrace | Tok::Eof | Tok::RParen | Tok::RBracket
        );
        let hint = self.stray_hint(token).filter(|_| !ends);
        let hint = hint.or_else(|| {
            let operand = matches!(token.kind, Tok::Ident | Tok::Number | Tok::Str | Tok::Char);
            (operand && kind == Tok::RParen).then(|| say!("is a ',' or an operator missing here?"))
        });
        let span = if ends || self.on_new_line() {
            self.gap()
        } else {
            token.span
        };
        let token = self.show(token);
        let message = if opened == here {
            say!(
                "expected '{close}' before {token}: the '{pair}' is still open",
                close,
                token,
                pair
            )
        } else {
            say!(
                "expected '{close}' before {token}: the '{pair}' of line {opened} is still open",
                close,
                token,
                pair,
                opened,
            )
        };
        self.error(span, message, hint);
        Err(Told)
    }

    /// Reads a token that must be there.
    pub(super) fn expect(&mut self, kind: Tok, why: Message) -> Parsed<Token> {
        if self.kind() == kind {
            Ok(self.bump())
        } else {
            self.not_there(kind, why)
        }
    }

    #[inline(never)]
    fn not_there(&mut self, kind: Tok, why: Message) -> Parsed<Token> {
        let token = self.token();
        let span = if self.on_new_line() {
            self.gap()
        } else {
            token.span
        };
        let hint = self.macro_hint(token);
        let message = say!(
            "expected '{kind}' {why}, before {token}",
            kind = kind.text(),
            why,
            token = self.show(token)
        );
        self.error(span, message, hint);
        Err(Told)
    }

    /// If a token that is out of place comes from a macro, says so.
    pub(super) fn macro_hint(&self, token: Token) -> Option<Message> {
        // `N;` with a `;` in N: it is the second one that is out of place.
        let before = self.tokens.get(self.pos.wrapping_sub(1)).copied();
        let token = before
            .filter(|b| b.kind == Tok::Semi && token.kind == Tok::Semi)
            .unwrap_or(token);
        if !token.has(Token::FROM_MACRO) {
            return None;
        }
        let file = self.map.files.get(token.span.source.0 as usize)?;
        let name = file
            .text
            .get(token.span.start as usize..token.span.end as usize)?;
        Some(match token.kind {
            Tok::Semi => say!(
                "the #define of '{name}' ends with ';': take that away",
                name
            ),
            Tok::Assign => say!(
                "the #define of '{name}' holds '=': write #define {name} value",
                name
            ),
            _ => say!(
                "{token} comes from the macro '{name}'",
                token = self.show(token),
                name
            ),
        })
    }

    /// What a word or mark out of place may have been meant for.
    fn stray_hint(&self, token: Token) -> Option<Message> {
        match token.kind {
            Tok::Ident => {
                let text = self.names.text(token.sym);
                let word = hints::other_languages(text);
                word.or_else(|| hints::foreign_word(text))
            }
            Tok::Colon if self.ahead(1).kind == Tok::Colon => {
                Some(say!("'::' is C++; Ringside runs C"))
            }
            _ => self.keyword_hint(),
        }
    }

    /// If the word before this token looks like a keyword, that keyword.
    pub(super) fn keyword_hint(&self) -> Option<Message> {
        let before = self.tokens.get(self.pos.wrapping_sub(1))?;
        if before.kind == Tok::Ident
            && self.kind() == Tok::Kw
            && self.names.text(before.sym) == "new"
        {
            return hints::foreign_word("new");
        }
        if before.kind != Tok::Ident || self.name_kind(before.sym) != NameKind::Unknown {
            return None;
        }
        self.did_you_mean(*before)
    }

    pub(super) fn did_you_mean(&self, token: Token) -> Option<Message> {
        let text = self.names.text(token.sym);
        hints::nearest(text, Kw::plain_words()).map(|near| say!("did you mean '{near}'?", near))
    }

    /// Goes on behind the next `;`, or at a `}` that closes what was open, or
    /// where a new declaration seems to begin.
    pub(super) fn recover(&mut self) {
        self.skipped = true;
        self.skip();
    }

    /// The same for what is known and not taken.
    pub(super) fn skip(&mut self) {
        let mut depth = 0u32;
        let start = self.pos;
        loop {
            let token = self.token();
            match token.kind {
                Tok::Eof => return,
                Tok::Semi if depth == 0 => {
                    self.bump();
                    return;
                }
                Tok::LBrace => depth += 1,
                Tok::RBrace if depth == 0 => return,
                Tok::RBrace => {
                    depth -= 1;
                    if depth == 0 {
                        self.bump();
                        self.eat(Tok::Semi);
                        return;
                    }
                }
                // A statement on a line of its own: go on with it.
                Tok::Kw
                    if depth == 0
                        && self.pos > start
                        && self.on_new_line()
                        && self.begins_anew() =>
                {
                    return;
                }
                _ => {}
            }
            self.bump();
        }
    }

    fn begins_anew(&self) -> bool {
        let statement = matches!(
            self.kw(),
            Some(
                Kw::If
                    | Kw::For
                    | Kw::While
                    | Kw::Do
                    | Kw::Switch
                    | Kw::Return
                    | Kw::Break
                    | Kw::Case
                    | Kw::Goto
            )
        );
        statement || (self.starts_type_at(0) && self.open_braces.is_empty())
    }

    /// The number of the line on which something begins.
    pub(super) fn line(&self, span: Span) -> u32 {
        let file = self.map.files.get(span.source.0 as usize);
        file.map_or(1, |f| {
            f.line_starts.partition_point(|&s| s <= span.start).max(1) as u32
        })
    }

    pub(super) fn indent(&self, span: Span, line: u32) -> Option<usize> {
        let text = self.map.line(span.source, line);
        let body = text.trim_start();
        if body.is_empty() {
            None
        } else {
            Some(text.len() - body.len())
        }
    }
}
