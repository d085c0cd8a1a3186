//! Handing tokens to the parser, and what a slide or a chat window made of them.

use super::{MAX_TOKENS, Preprocessor};
use crate::c::token::{Kw, Sym, Tok, Token};
use crate::lang::say;

impl Preprocessor<'_> {
    /// Adds a token to the output; complains of those that are not C's.
    pub(super) fn emit(&mut self, mut token: Token) {
        if self.tokens.len() > MAX_TOKENS {
            if !self.fatal {
                self.error(token.span, say!("the program is far too large"), None);
            }
            self.fatal = true;
            return;
        }
        match token.kind {
            Tok::Ident if token.sym == self.known.pragma => return self.pragma_operator(token),
            Tok::Ident if Kw::of(token.sym).is_some() => token.kind = Tok::Kw,
            Tok::BadStr | Tok::BadChar => return self.unclosed(token),
            Tok::Other => return self.stray(token),
            _ => {}
        }
        self.tokens.push(token);
    }

    /// `_Pragma("…")`.
    fn pragma_operator(&mut self, token: Token) {
        let open = self.next_expanded();
        let text = self.next_expanded();
        let close = self.next_expanded();
        if (open.kind, text.kind, close.kind) != (Tok::LParen, Tok::Str, Tok::RParen) {
            self.error(
                token.span,
                say!("_Pragma needs a string in parentheses"),
                None,
            );
            if close.kind == Tok::Eof {
                self.close();
            }
            return;
        }
        let text = self
            .names
            .text(text.sym)
            .trim_matches('"')
            .replace("\\\"", "\"")
            .replace("\\\\", "\\");
        self.pragma(&text, token.span);
    }

    /// A string or character constant that is not closed, or that is closed
    /// by typographic quotes.
    fn unclosed(&mut self, mut token: Token) {
        let text = self.names.shared(token.sym);
        let typographic = text.starts_with(|c: char| !c.is_ascii());
        let is_string = token.kind == Tok::BadStr;
        if typographic {
            let (message, hint) = if is_string {
                (
                    say!("these are typographic quotes"),
                    say!("write \"plain\" quotes: text from slides or chats often has others"),
                )
            } else {
                (
                    say!("these are typographic quotes"),
                    say!("write 'plain' quotes: text from slides or chats often has others"),
                )
            };
            self.error(token.span, message, Some(hint));
        } else if is_string {
            let hint = say!("a string must end, with \", on the line on which it begins");
            self.error(token.span, say!("this string is never closed"), Some(hint));
        } else {
            let hint =
                say!("close it with '; for text of several characters use \"double quotes\"");
            self.error(
                token.span,
                say!("this character constant is never closed"),
                Some(hint),
            );
        }
        token.kind = if is_string { Tok::Str } else { Tok::Char };
        self.tokens.push(token);
        // The rest of the line has gone into the literal. Its usual end is
        // put back, so that the parser does not miss it.
        if !typographic {
            let tail: &[Tok] = match text.trim_end() {
                t if t.ends_with(");") => &[Tok::RParen, Tok::Semi],
                t if t.ends_with(';') => &[Tok::Semi],
                t if t.ends_with(')') => &[Tok::RParen],
                _ => &[],
            };
            for kind in tail {
                self.tokens.push(Token {
                    kind: *kind,
                    sym: Sym::NONE,
                    ..token
                });
            }
        }
    }

    /// A character that C does not know.
    fn stray(&mut self, token: Token) {
        let text = self.names.shared(token.sym);
        let Some(c) = text.chars().next() else { return };
        // Full-width forms, as a Chinese or Japanese keyboard gives them.
        let plain = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
            '\u{3002}' => Some('.'),
            '\u{2212}' | '\u{2010}'..='\u{2015}' => Some('-'),
            '\u{00d7}' => Some('*'),
            '\u{00f7}' => Some('/'),
            '\u{201c}' | '\u{201d}' => Some('"'),
            '\u{2018}' | '\u{2019}' | '\u{00b4}' => Some('\''),
            '\u{2026}' => Some('.'),
            _ => None,
        };
        let hint = match c {
            '\u{00a0}' | '\u{2000}'..='\u{200f}' | '\u{202f}' | '\u{3000}' | '\u{feff}' => {
                let message = say!(
                    "there is an invisible character ({code}) here",
                    code = format!("U+{:04X}", c as u32)
                );
                return self.error(
                    token.span,
                    message,
                    Some(say!("replace it by an ordinary space")),
                );
            }
            '\u{2264}' => Some(say!("write {p}", p = "<=")),
            '\u{2265}' => Some(say!("write {p}", p = ">=")),
            '\u{2260}' => Some(say!("write {p}", p = "!=")),
            '\u{2026}' => Some(say!("write three dots: ...")),
            '\\' => Some(say!(
                "a backslash outside of quotes can only stand at the end of a line"
            )),
            _ => plain.map(|p| say!("write {p} as on an English keyboard", p)),
        };
        self.error(
            token.span,
            say!("the character '{c}' has no meaning in C", c),
            hint,
        );
        let kind = match plain {
            Some(p) => crate::c::lex::scan(p.encode_utf8(&mut [0; 4]), 0).0,
            None => Tok::Other,
        };
        if !matches!(
            kind,
            Tok::Other | Tok::BadStr | Tok::BadChar | Tok::Ident | Tok::Number
        ) {
            self.tokens.push(Token {
                kind,
                sym: Sym::NONE,
                ..token
            });
        }
    }
}
