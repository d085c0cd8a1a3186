//! Putting arguments into the body of a macro: parameters, `#` and `##`.

use super::define::Macro;
use super::expand::Args;
use super::{MAX_SPELLING, MAX_TOKENS, Preprocessor};
use crate::c::diag::Span;
use crate::c::lex::scan;
use crate::c::token::{Sym, Tok, Token};
use crate::lang::say;

impl Preprocessor<'_> {
    /// The replacement of a macro call. Tokens of the body get the place of
    /// the call, tokens of the arguments keep theirs.
    pub(super) fn substitute(&mut self, def: &Macro, args: &Args, span: Span) -> Vec<Token> {
        let mut expanded = vec![None; args.ranges.len()];
        let mut out = self.part(def, args, &mut expanded, 0..def.body.len(), span);
        out.retain(|t| t.kind != Tok::Placemarker);
        out
    }

    fn part(
        &mut self,
        def: &Macro,
        args: &Args,
        expanded: &mut Vec<Option<Vec<Token>>>,
        range: std::ops::Range<usize>,
        span: Span,
    ) -> Vec<Token> {
        let mut out: Vec<Token> = Vec::new();
        let mut paste = false;
        // Space before an argument that is empty stays.
        let mut space = 0;
        let mut at = range.start;
        while at < range.end {
            let Some(&token) = def.body.get(at) else {
                break;
            };
            if out.len() > MAX_TOKENS {
                self.too_much(span);
                break;
            }
            at += 1;
            let pastes_next = token.has(Token::PASTE);
            let index = token.sym.0 as usize;
            let mut own_space = false;
            let mut items = match token.kind {
                Tok::Param => {
                    let raw = args
                        .ranges
                        .get(index)
                        .and_then(|r| args.tokens.get(r.clone()))
                        .unwrap_or(&[]);
                    let is_rest = def.variadic && index + 1 == def.params.len();
                    if paste && is_rest && out.last().is_some_and(|t| t.kind == Tok::Comma) {
                        // gcc's `, ## __VA_ARGS__`: the comma goes if nothing
                        // was given; otherwise nothing is pasted.
                        paste = false;
                        own_space = true;
                        if args.rest_omitted {
                            out.pop();
                        }
                    }
                    if paste || pastes_next || own_space {
                        raw.to_vec()
                    } else {
                        self.expanded(args, expanded, index).to_vec()
                    }
                }
                Tok::StrParam => {
                    let raw = args
                        .ranges
                        .get(index)
                        .and_then(|r| args.tokens.get(r.clone()))
                        .unwrap_or(&[]);
                    vec![self.string_of(raw, span)]
                }
                Tok::VaOpt | Tok::StrVaOpt => {
                    let end = index.min(range.end);
                    let rest = def.params.len().saturating_sub(1);
                    let given = !self.expanded(args, expanded, rest).is_empty();
                    let inner = if given {
                        self.part(def, args, expanded, at..end, span)
                    } else {
                        Vec::new()
                    };
                    at = end.max(at);
                    match token.kind {
                        Tok::StrVaOpt => vec![self.string_of(&inner, span)],
                        _ => inner,
                    }
                }
                _ => vec![Token {
                    span,
                    flags: token.flags & !Token::PASTE | Token::FROM_MACRO,
                    ..token
                }],
            };
            if items.is_empty() && (paste || pastes_next) {
                items.push(Token {
                    kind: Tok::Placemarker,
                    flags: 0,
                    sym: Sym::NONE,
                    span,
                });
            }
            if let Some(first) = items.first_mut().filter(|_| !own_space) {
                first.flags =
                    first.flags & !(Token::SPACE | Token::BOL) | token.flags & Token::SPACE | space;
                space = 0;
            } else if items.is_empty() {
                space |= token.flags & Token::SPACE;
            }
            let mut items = items.into_iter();
            if paste && let (Some(left), Some(right)) = (out.pop(), items.next()) {
                self.paste(left, right, span, &mut out);
            }
            out.extend(items);
            paste = pastes_next;
        }
        out
    }

    fn expanded<'b>(
        &mut self,
        args: &Args,
        cache: &'b mut [Option<Vec<Token>>],
        index: usize,
    ) -> &'b [Token] {
        let Some(slot) = cache.get_mut(index) else {
            return &[];
        };
        if slot.is_none() {
            let raw = args
                .ranges
                .get(index)
                .and_then(|r| args.tokens.get(r.clone()))
                .unwrap_or(&[]);
            *slot = Some(self.expand_argument(raw));
        }
        slot.as_deref().unwrap_or(&[])
    }

    /// `left ## right`.
    fn paste(&mut self, left: Token, right: Token, span: Span, out: &mut Vec<Token>) {
        if left.kind == Tok::Placemarker {
            out.push(Token {
                flags: right.flags & !Token::SPACE | left.flags & Token::SPACE,
                ..right
            });
            return;
        }
        if right.kind == Tok::Placemarker {
            out.push(left);
            return;
        }
        let text = format!(
            "{}{}",
            self.names.spelling(left),
            self.names.spelling(right)
        );
        if text.len() > MAX_SPELLING {
            self.too_much(span);
            out.extend([left, right]);
            return;
        }
        let (kind, end) = scan(&text, 0);
        let comment = text.starts_with("//") || text.starts_with("/*");
        if end != text.len() || comment || matches!(kind, Tok::Other | Tok::BadStr | Tok::BadChar) {
            let message = say!(
                "'{left}' and '{right}' cannot be joined by '##' into one token",
                left = self.names.spelling(left),
                right = self.names.spelling(right)
            );
            self.error(span, message, None);
            out.extend([left, right]);
            return;
        }
        let has_text =
            matches!(kind, Tok::Ident | Tok::Number | Tok::Char | Tok::Str) || text != kind.text();
        let sym = if has_text {
            self.names.intern(&text)
        } else {
            Sym::NONE
        };
        let flags = left.flags & Token::SPACE | Token::FROM_MACRO;
        out.push(Token {
            kind,
            flags,
            sym,
            span,
        });
    }

    /// `#parameter`, `#__VA_OPT__(…)`: tokens as one string literal.
    fn string_of(&mut self, tokens: &[Token], span: Span) -> Token {
        let shown = tokens.iter().filter(|t| t.kind != Tok::Placemarker);
        let shown: Vec<Token> = shown.copied().collect();
        let text = self.stringify(&shown, span);
        Token {
            kind: Tok::Str,
            flags: Token::FROM_MACRO,
            sym: self.names.intern(&text),
            span,
        }
    }

    /// The spelling of tokens in quotes.
    fn stringify(&mut self, tokens: &[Token], span: Span) -> String {
        let mut text = String::from("\"");
        for (i, token) in tokens.iter().enumerate() {
            if i > 0 && token.has(Token::SPACE) {
                text.push(' ');
            }
            let length = text.len() + self.names.spelling(*token).len();
            if length > MAX_SPELLING {
                self.too_much(span);
                break;
            }
            let spelling = self.names.spelling(*token);
            if matches!(
                token.kind,
                Tok::Str | Tok::Char | Tok::BadStr | Tok::BadChar
            ) {
                for c in spelling.chars() {
                    if matches!(c, '"' | '\\') {
                        text.push('\\');
                    }
                    text.push(c);
                }
            } else {
                text.push_str(spelling);
            }
        }
        text.push('"');
        text
    }
}
