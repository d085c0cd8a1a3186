//! Translation phases 1 to 3: text to preprocessing tokens.
//!
//! The lexer does not complain: what is not a token comes out as
//! [`Tok::Other`], [`Tok::BadStr`] or [`Tok::BadChar`], and only the
//! preprocessor knows whether that text counts or stands in a skipped group.

mod literal;
mod scan;
mod splice;

pub use literal::{Number, char_value, number_value, string_units, string_width};
pub use scan::{plain_name, scan};

use super::diag::{SourceId, Span};
use super::token::{Interner, Sym, Tok, Token};
use std::sync::Arc;

/// Reads the tokens of one source text.
pub struct Lexer {
    text: Arc<str>,
    source: SourceId,
    pos: usize,
    /// Where lines were spliced: (offset in `text`, bytes removed before it).
    splices: Vec<(u32, u32)>,
    at_line_start: bool,
    /// Where a comment begins that is never closed.
    pub open_comment: Option<Span>,
}

impl Lexer {
    /// A lexer at the start of a text.
    pub fn new(source: SourceId, text: &Arc<str>) -> Self {
        let (text, splices) = splice::join_lines(text);
        let pos = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Self {
            text,
            source,
            pos,
            splices,
            at_line_start: true,
            open_comment: None,
        }
    }

    /// Which text this reads.
    pub fn source(&self) -> SourceId {
        self.source
    }

    /// The next token. With `in_directive`, the end of the line is
    /// [`Tok::Eod`] and stays unread.
    pub fn next(&mut self, names: &mut Interner, in_directive: bool) -> Token {
        let mut flags = 0;
        if self.skip_space(in_directive) {
            flags |= Token::SPACE;
        }
        let start = self.pos;
        let Some(&first) = self.text.as_bytes().get(start) else {
            let kind = if in_directive { Tok::Eod } else { Tok::Eof };
            return Token {
                kind,
                flags: flags | Token::BOL,
                sym: Sym::NONE,
                span: self.span(start, start),
            };
        };
        if in_directive && first == b'\n' {
            return Token {
                kind: Tok::Eod,
                flags,
                sym: Sym::NONE,
                span: self.span(start, start),
            };
        }
        if self.at_line_start {
            flags |= Token::BOL;
            self.at_line_start = false;
        }
        let (kind, end) = scan(&self.text, start);
        self.pos = end;
        let text = &self.text[start..end];
        let sym = match kind {
            Tok::Ident if text.contains('\\') => names.intern(&plain_name(text)),
            Tok::Ident
            | Tok::Number
            | Tok::Char
            | Tok::Str
            | Tok::BadStr
            | Tok::BadChar
            | Tok::Other => names.intern(text),
            // Digraphs keep their own spelling for `#`.
            _ if matches!(first, b'<' | b'%' | b':') && text != kind.text() => names.intern(text),
            _ => Sym::NONE,
        };
        Token {
            kind,
            flags,
            sym,
            span: self.span(start, end),
        }
    }

    /// Whether the next token is `(`; reads only the space before it.
    pub fn at_paren(&mut self, in_directive: bool) -> bool {
        let (pos, line_start) = (self.pos, self.at_line_start);
        self.skip_space(in_directive);
        let found = self.text.as_bytes().get(self.pos) == Some(&b'(');
        (self.pos, self.at_line_start) = (pos, line_start);
        found
    }

    /// What stands between `<` and `>` or between quotes, if the rest of the
    /// line begins so, and whether it is quotes.
    pub fn header_name(&mut self) -> Option<(String, bool, Span)> {
        self.skip_space(true);
        let start = self.pos;
        let close = match self.text.as_bytes().get(start)? {
            b'<' => '>',
            b'"' => '"',
            _ => return None,
        };
        let rest = &self.text[start + 1..];
        let len = rest
            .find([close, '\n'])
            .filter(|&i| rest[i..].starts_with(close))?;
        let name = rest[..len].to_string();
        self.pos = start + len + 2;
        Some((name, close == '"', self.span(start, self.pos)))
    }

    /// The rest of the line as text, without comments at its end; reads it.
    pub fn rest_of_line(&mut self) -> (String, Span) {
        self.skip_space(true);
        let start = self.pos;
        self.skip_line();
        let text = self.text[start..self.pos].trim_end().to_string();
        let end = start + text.len();
        (text, self.span(start, end))
    }

    /// Reads up to the next line that begins with `#`, and that `#`; gives
    /// false at the end of the text. Used for groups that are skipped.
    pub fn skip_to_directive(&mut self) -> bool {
        loop {
            self.skip_space(false);
            match self.text.as_bytes().get(self.pos) {
                None => return false,
                Some(b'#') if self.at_line_start => {
                    self.pos += 1;
                    self.at_line_start = false;
                    return true;
                }
                Some(_) => self.skip_line(),
            }
        }
    }

    /// Reads to the end of the line, but not the end itself.
    pub fn skip_line(&mut self) {
        let bytes = self.text.as_bytes();
        self.at_line_start = false;
        while let Some(&b) = bytes.get(self.pos) {
            match b {
                b'\n' => return,
                b'/' if bytes.get(self.pos + 1) == Some(&b'*') => {
                    let end = block_comment_end(bytes, self.pos);
                    if end.is_none() {
                        self.open_comment = Some(self.span(self.pos, self.pos + 2));
                    }
                    self.pos = end.unwrap_or(bytes.len());
                }
                b'/' if bytes.get(self.pos + 1) == Some(&b'/') => {
                    self.pos = line_end(bytes, self.pos);
                    return;
                }
                b'"' | b'\'' => self.pos = scan(&self.text, self.pos).1,
                _ => self.pos += 1,
            }
        }
    }

    /// The place of a stretch of the joined text in the text as written.
    fn span(&self, start: usize, end: usize) -> Span {
        let (start, end) = (start as u32, end as u32);
        if self.splices.is_empty() {
            return Span {
                source: self.source,
                start,
                end,
            };
        }
        let back = |at: u32| {
            let i = self.splices.partition_point(|s| s.0 <= at);
            at + if i == 0 { 0 } else { self.splices[i - 1].1 }
        };
        // The end is one past the last byte: map that byte.
        let last = if end > start {
            back(end - 1) + 1
        } else {
            back(end)
        };
        Span {
            source: self.source,
            start: back(start),
            end: last,
        }
    }

    /// Skips white space and comments; says whether there was any.
    fn skip_space(&mut self, in_directive: bool) -> bool {
        let start = self.pos;
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.pos) {
                Some(b' ' | b'\t' | b'\r' | b'\x0b' | b'\x0c') => self.pos += 1,
                Some(b'\n') if !in_directive => {
                    self.pos += 1;
                    self.at_line_start = true;
                }
                Some(b'/') => match bytes.get(self.pos + 1) {
                    Some(b'/') => self.pos = line_end(bytes, self.pos),
                    Some(b'*') => {
                        let end = block_comment_end(bytes, self.pos);
                        if end.is_none() {
                            self.open_comment = Some(self.span(self.pos, self.pos + 2));
                        }
                        self.pos = end.unwrap_or(bytes.len());
                    }
                    _ => break,
                },
                _ => break,
            }
        }
        self.pos > start
    }
}

fn line_end(bytes: &[u8], from: usize) -> usize {
    bytes[from..]
        .iter()
        .position(|&b| b == b'\n')
        .map_or(bytes.len(), |i| from + i)
}

fn block_comment_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut i = at + 2;
    while i + 1 < bytes.len() {
        if bytes[i] == b'*' && bytes[i + 1] == b'/' {
            return Some(i + 2);
        }
        i += 1;
    }
    None
}
