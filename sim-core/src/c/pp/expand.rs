//! Reading tokens and expanding macros in them.

use super::define::{Computed, Kind, Macro};
use super::{Context, MAX_TOKENS, Preprocessor};
use crate::c::diag::Span;
use crate::c::token::{Sym, Tok, Token};
use crate::lang::{Message, message::Fill, say};
use std::ops::Range;
use std::rc::Rc;

/// Macro calls inside arguments of macro calls, at most.
const MAX_DEPTH: u32 = 60;

/// The arguments of a macro call.
pub struct Args {
    /// All their tokens.
    pub tokens: Vec<Token>,
    /// Which tokens belong to which argument.
    pub ranges: Vec<Range<usize>>,
    /// Whether nothing at all was given for `...`.
    pub rest_omitted: bool,
}

impl Preprocessor<'_> {
    /// The next token with macros expanded. [`Tok::Eof`] at the end of the
    /// current file or of an argument, [`Tok::Eod`] at the end of a directive.
    pub(super) fn next_expanded(&mut self) -> Token {
        loop {
            let mut token = self.next_token(true);
            if token.kind == Tok::Ident
                && !token.has(Token::NO_EXPAND)
                && !self.no_expansion
                && let Some(def) = self.slot(token.sym).and_then(|s| s.def.clone())
            {
                match def.kind {
                    Kind::Computed(what) => token = self.compute(what, token),
                    _ if self.enter(token, &def) => continue,
                    _ => {}
                }
            }
            if self.carry_space {
                self.carry_space = false;
                token.flags |= Token::SPACE;
            }
            return token;
        }
    }

    /// The next token as it stands; names of macros that are being expanded
    /// are marked so that they stay as they are.
    fn next_token(&mut self, pop: bool) -> Token {
        loop {
            let Some(context) = self.contexts.last_mut() else {
                return self.file_token();
            };
            if let Some(&found) = context.tokens.get(context.pos) {
                let mut token = found;
                if let Some(span) = context.span {
                    token.span = span;
                    token.flags |= Token::FROM_MACRO;
                }
                if context.pos == 0 && !context.barrier {
                    token.flags = token.flags & !(Token::SPACE | Token::BOL) | context.before;
                }
                context.pos += 1;
                self.steps += 1;
                if self.steps > 2 * MAX_TOKENS {
                    self.too_much(token.span);
                }
                if token.kind == Tok::Ident && self.slot(token.sym).is_some_and(|s| s.disabled) {
                    token.flags |= Token::NO_EXPAND;
                }
                return if self.fatal {
                    self.end(Tok::Eof)
                } else {
                    token
                };
            }
            if context.barrier || !pop {
                return self.end(Tok::Eof);
            }
            self.pop_context();
        }
    }

    /// Gives up: an expansion grows without measure.
    pub(super) fn too_much(&mut self, span: Span) {
        if !self.fatal {
            self.fatal = true;
            self.error(
                span,
                say!("this macro expands to far too many tokens"),
                None,
            );
        }
    }

    fn end(&self, kind: Tok) -> Token {
        Token {
            kind,
            flags: 0,
            sym: Sym::NONE,
            span: Span::default(),
        }
    }

    pub(super) fn pop_context(&mut self) {
        if let Some(name) = self.contexts.pop().and_then(|c| c.name) {
            self.set_disabled(name, false);
        }
    }

    /// The next token of the current file; directives are carried out.
    fn file_token(&mut self) -> Token {
        loop {
            if self.fatal {
                return self.end(Tok::Eof);
            }
            let Some(file) = self.files.last_mut() else {
                return self.end(Tok::Eof);
            };
            let token = file.lexer.next(&mut self.names, self.in_directive);
            if token.kind == Tok::Hash && token.has(Token::BOL) && !self.in_directive {
                self.directive(token);
                continue;
            }
            return token;
        }
    }

    /// Begins the expansion of a macro. Gives false if the name of a
    /// function-like macro stands without arguments.
    fn enter(&mut self, name: Token, def: &Rc<Macro>) -> bool {
        let tokens = if def.kind == Kind::Function {
            if !self.paren_follows() {
                return false;
            }
            let Some(args) = self.collect(name, def) else {
                return false;
            };
            self.depth += 1;
            let tokens = if self.depth > MAX_DEPTH {
                self.error(
                    name.span,
                    say!("macro calls are nested too deeply here"),
                    None,
                );
                self.fatal = true;
                Vec::new()
            } else {
                self.substitute(def, &args, name.span)
            };
            self.depth -= 1;
            Rc::new(tokens)
        } else if def.has_paste {
            let none = Args {
                tokens: Vec::new(),
                ranges: Vec::new(),
                rest_omitted: true,
            };
            Rc::new(self.substitute(def, &none, name.span))
        } else {
            def.body.clone()
        };
        let before = name.flags & (Token::SPACE | Token::BOL);
        if tokens.is_empty() {
            self.carry_space |= name.has(Token::SPACE);
            return true;
        }
        // The tokens of a function-like macro have their places already.
        let span = (def.kind == Kind::Object).then_some(name.span);
        self.set_disabled(name.sym, true);
        self.contexts.push(Context {
            tokens,
            pos: 0,
            name: Some(name.sym),
            span,
            before,
            barrier: false,
        });
        true
    }

    /// Whether the next token is `(`. Expansions that are at their end are
    /// left, as in gcc, so that a macro's name at the end of one can take its
    /// arguments from what follows.
    fn paren_follows(&mut self) -> bool {
        while let Some(context) = self.contexts.last() {
            if let Some(token) = context.tokens.get(context.pos) {
                return token.kind == Tok::LParen;
            }
            if context.barrier {
                return false;
            }
            self.pop_context();
        }
        let in_directive = self.in_directive;
        self.files
            .last_mut()
            .is_some_and(|f| f.lexer.at_paren(in_directive))
    }

    /// Reads the arguments of a macro call, from its `(` to its `)`.
    fn collect(&mut self, name: Token, def: &Macro) -> Option<Args> {
        self.next_token(true);
        let mut tokens: Vec<Token> = Vec::new();
        let mut ranges = Vec::new();
        let (mut start, mut depth) = (0, 0u32);
        loop {
            let mut token = self.next_token(true);
            match token.kind {
                Tok::Eof | Tok::Eod => {
                    if !self.fatal {
                        let message = say!(
                            "the '(' behind the macro '{name}' is never closed",
                            name = self.names.text(name.sym)
                        );
                        self.error(name.span, message, None);
                    }
                    return None;
                }
                Tok::LParen => depth += 1,
                Tok::RParen if depth == 0 => break,
                Tok::RParen => depth -= 1,
                Tok::Comma
                    if depth == 0 && !(def.variadic && ranges.len() + 1 >= def.params.len()) =>
                {
                    ranges.push(start..tokens.len());
                    start = tokens.len();
                    continue;
                }
                _ => {}
            }
            if token.has(Token::BOL) {
                token.flags = token.flags & !Token::BOL | Token::SPACE;
            }
            tokens.push(token);
            if tokens.len() > MAX_TOKENS {
                self.fatal = true;
            }
        }
        ranges.push(start..tokens.len());
        self.check_count(name, def, tokens, ranges)
    }

    fn check_count(
        &mut self,
        name: Token,
        def: &Macro,
        tokens: Vec<Token>,
        mut ranges: Vec<Range<usize>>,
    ) -> Option<Args> {
        let wanted = def.params.len();
        let nothing = ranges.len() == 1 && tokens.is_empty();
        let mut rest_omitted = false;
        if wanted == 0 && nothing {
            ranges.clear();
        } else if def.variadic && ranges.len() + 1 == wanted {
            ranges.push(tokens.len()..tokens.len());
            rest_omitted = true;
        } else if def.variadic && wanted == 1 && nothing {
            rest_omitted = true;
        }
        if ranges.len() == wanted {
            return Some(Args {
                tokens,
                ranges,
                rest_omitted,
            });
        }
        let text = self.names.text(name.sym);
        let wanted = wanted - usize::from(def.variadic);
        let takes = match def.variadic {
            true => say!("at least {count}", count = wanted).gap(),
            false => wanted.gap(),
        };
        let message = say!(
            "the macro '{name}' takes {wanted} argument{s}, but {given} given",
            name = text,
            wanted = takes,
            s = if wanted == 1 { "" } else { "s" },
            given = are(ranges.len()),
        );
        self.error(name.span, message, None);
        None
    }

    /// An argument, expanded by itself.
    pub(super) fn expand_argument(&mut self, tokens: &[Token]) -> Vec<Token> {
        if !tokens
            .iter()
            .any(|t| t.kind == Tok::Ident && self.slot(t.sym).is_some_and(|s| s.def.is_some()))
        {
            return tokens.to_vec();
        }
        let context = Context {
            tokens: Rc::new(tokens.to_vec()),
            pos: 0,
            name: None,
            span: None,
            before: 0,
            barrier: true,
        };
        let height = self.contexts.len();
        self.contexts.push(context);
        let carried = std::mem::take(&mut self.carry_space);
        let mut out = Vec::new();
        loop {
            let token = self.next_expanded();
            if token.kind == Tok::Eof || out.len() > MAX_TOKENS {
                break;
            }
            out.push(token);
        }
        while self.contexts.len() > height {
            self.pop_context();
        }
        self.carry_space = carried;
        out
    }

    fn compute(&mut self, what: Computed, name: Token) -> Token {
        let (kind, text) = match what {
            Computed::Line => (Tok::Number, self.line_of(name.span).to_string()),
            Computed::File => (Tok::Str, quote(&self.file_name())),
            Computed::FileName => {
                let name = self.file_name();
                let last = name.rsplit('/').next().unwrap_or(&name);
                (Tok::Str, quote(last))
            }
            Computed::BaseFile => {
                let base = self
                    .map
                    .files
                    .get(self.main.0 as usize)
                    .map_or(String::new(), |f| f.name.to_string());
                (Tok::Str, quote(&base))
            }
            // Fixed, so that the same program is always the same program.
            Computed::Date => (Tok::Str, "\"Jan  1 2025\"".into()),
            Computed::Time => (Tok::Str, "\"00:00:00\"".into()),
            Computed::Timestamp => (Tok::Str, "\"Wed Jan  1 00:00:00 2025\"".into()),
            Computed::Counter => {
                self.counter += 1;
                (Tok::Number, (self.counter - 1).to_string())
            }
            Computed::IncludeLevel => (Tok::Number, self.files.len().saturating_sub(1).to_string()),
        };
        Token {
            kind,
            sym: self.names.intern(&text),
            flags: name.flags | Token::FROM_MACRO,
            span: name.span,
        }
    }
}

fn are(count: usize) -> Message {
    if count == 1 {
        say!("1 is")
    } else {
        say!("{count} are", count)
    }
}

/// A text as a string literal.
fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
