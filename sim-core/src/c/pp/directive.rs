//! Directives: `#include`, conditional groups, `#line`, `#pragma` and the rest.

use super::{File, Preprocessor};
use crate::c::diag::{SourceId, Span};
use crate::c::hints;
use crate::c::token::{Tok, Token};
use crate::lang::say;

/// Files inside files, at most (as in gcc).
const MAX_INCLUDE_DEPTH: usize = 200;

/// A conditional group that is open.
pub struct Condition {
    /// The word it began with.
    pub word: &'static str,
    /// Where it began.
    pub span: Span,
    /// Whether one of its branches was taken.
    taken: bool,
    seen_else: bool,
}

impl Preprocessor<'_> {
    /// Carries out a directive, behind its `#`.
    pub(super) fn directive(&mut self, hash: Token) {
        let was = (self.in_directive, self.no_expansion);
        (self.in_directive, self.no_expansion) = (true, false);
        let name = self.directive_token();
        let word = self.names.shared(name.sym);
        let span = hash.span.to(name.span);
        let mut whole_line = false;
        match &*word {
            _ if name.kind != Tok::Ident => {
                // `#` alone is nothing; `# 12 "file"` is a line marker.
                if name.kind == Tok::Number {
                    self.line(name);
                } else if name.kind != Tok::Eod {
                    self.error(span, say!("the name of a directive must follow '#'"), None);
                }
            }
            "define" => self.define(),
            "undef" => self.undef(),
            "include" => {
                self.include(span);
                whole_line = true;
            }
            "import" | "include_next" | "assert" | "unassert" => {
                self.unsupported(span, say!("the directive #{word} is not supported", word));
            }
            "if" => {
                let value = self.condition(span);
                self.begin_group("if", span, value);
                whole_line = true;
            }
            "ifdef" | "ifndef" => {
                let token = self.directive_token();
                let defined =
                    self.is_macro_name(token, &format!("#{word}")) && self.is_defined(token.sym);
                let word = if &*word == "ifdef" { "ifdef" } else { "ifndef" };
                self.begin_group(word, span, defined == (word == "ifdef"));
                whole_line = true;
            }
            // Reached only at the end of a branch that was taken.
            "elif" | "else" | "elifdef" | "elifndef" => {
                match self.files.last_mut().and_then(|f| f.conditions.last_mut()) {
                    None => self.error(span, say!("this #{word} has no #if", word), None),
                    Some(open) if open.seen_else => {
                        let message = say!("#{word} cannot come after #else", word);
                        self.error(span, message, None);
                    }
                    Some(open) => {
                        open.seen_else = &*word == "else";
                        self.skip_group();
                        whole_line = true;
                    }
                }
            }
            "endif" => {
                if self
                    .files
                    .last_mut()
                    .and_then(|f| f.conditions.pop())
                    .is_none()
                {
                    self.error(span, say!("this #endif has no #if"), None);
                }
            }
            "error" => {
                let (text, _) = self.rest_of_line();
                self.error(span, say!("#error {text}", text), None);
                self.fatal = true;
            }
            "warning" => {
                let (text, _) = self.rest_of_line();
                self.warning(span, say!("#warning {text}", text));
            }
            "line" => {
                let token = self.next_expanded();
                self.line(token);
            }
            "pragma" => {
                let (text, at) = self.rest_of_line();
                self.pragma(&text, span.to(at));
            }
            "ident" | "sccs" => {}
            _ => {
                let message = say!("C has no directive '#{word}'", word);
                let hint = hints::nearest(&word, hints::DIRECTIVES.iter().copied())
                    .map(|near| say!("did you mean #{near}?", near));
                self.error(span, message, hint);
            }
        }
        // Whatever the directive did not read.
        if !whole_line && let Some(file) = self.files.last_mut() {
            file.lexer.skip_line();
        }
        (self.in_directive, self.no_expansion) = was;
    }

    /// The next token of the directive's line, as it stands.
    pub(super) fn directive_token(&mut self) -> Token {
        match self.files.last_mut() {
            Some(file) => file.lexer.next(&mut self.names, true),
            None => Token {
                kind: Tok::Eod,
                flags: 0,
                sym: crate::c::token::Sym::NONE,
                span: Span::default(),
            },
        }
    }

    fn rest_of_line(&mut self) -> (String, Span) {
        self.files
            .last_mut()
            .map_or((String::new(), Span::default()), |f| f.lexer.rest_of_line())
    }

    fn begin_group(&mut self, word: &'static str, span: Span, taken: bool) {
        let Some(file) = self.files.last_mut() else {
            return;
        };
        file.lexer.skip_line();
        file.conditions.push(Condition {
            word,
            span,
            taken,
            seen_else: false,
        });
        if !taken {
            self.skip_group();
        }
    }

    /// Skips to the branch of the innermost group that is to be read, or
    /// behind its `#endif`.
    fn skip_group(&mut self) {
        let mut depth = 0;
        loop {
            let Some(file) = self.files.last_mut() else {
                return;
            };
            if !file.lexer.skip_to_directive() {
                return;
            }
            let name = file.lexer.next(&mut self.names, true);
            let word = self.names.shared(name.sym);
            match &*word {
                "if" | "ifdef" | "ifndef" => depth += 1,
                "endif" if depth > 0 => depth -= 1,
                "endif" => {
                    file.conditions.pop();
                    file.lexer.skip_line();
                    return;
                }
                "else" | "elif" if depth == 0 => {
                    let Some(open) = file.conditions.last_mut() else {
                        return;
                    };
                    if open.seen_else {
                        let message = say!("#{word} cannot come after #else", word);
                        self.error(name.span, message, None);
                        continue;
                    }
                    let taken = open.taken;
                    open.seen_else = &*word == "else";
                    let read = !taken && (&*word == "else" || self.condition(name.span));
                    if read {
                        if let Some(file) = self.files.last_mut() {
                            file.lexer.skip_line();
                            if let Some(open) = file.conditions.last_mut() {
                                open.taken = true;
                            }
                        }
                        return;
                    }
                }
                _ => {}
            }
            if let Some(file) = self.files.last_mut() {
                file.lexer.skip_line();
            }
        }
    }

    /// `#include`, behind that word.
    fn include(&mut self, span: Span) {
        let mut own_file = None;
        let found = self.files.last_mut().and_then(|f| f.lexer.header_name());
        let found = match found {
            Some((name, quoted, at)) => {
                let own = self.own.as_ref().filter(|(own, _)| quoted && *own == name);
                own_file = own.map(|(_, source)| *source);
                Some((name, quoted, at))
            }
            None => self.computed_header(span),
        };
        // Now, while the last file is still the one with the directive in it.
        if let Some(file) = self.files.last_mut() {
            file.lexer.skip_line();
        }
        let Some((name, quoted, name_span)) = found else {
            return;
        };
        if self.files.len() > MAX_INCLUDE_DEPTH {
            self.error(span, say!("headers include each other without end"), None);
            self.fatal = true;
            return;
        }
        let Some(source) = own_file.or_else(|| self.load(&name)) else {
            self.missing_header(&name, quoted, name_span);
            return;
        };
        if !self.once.contains(&source) {
            self.open(source);
        }
    }

    /// A header whose name comes from a macro, and whether it stands in quotes.
    fn computed_header(&mut self, span: Span) -> Option<(String, bool, Span)> {
        let first = self.next_expanded();
        let text = self.names.spelling(first).to_string();
        let found = match first.kind {
            Tok::Str => text.trim_matches('"').to_string(),
            Tok::Lt => {
                let mut name = String::new();
                loop {
                    let token = self.next_expanded();
                    match token.kind {
                        Tok::Gt => break,
                        Tok::Eod | Tok::Eof => {
                            self.error(
                                span,
                                say!("the name of this header has no '>' at its end"),
                                Some(say!("close it with >")),
                            );
                            return None;
                        }
                        _ => {
                            if token.has(Token::SPACE) && !name.is_empty() {
                                name.push(' ');
                            }
                            name.push_str(self.names.spelling(token));
                        }
                    }
                }
                name
            }
            _ => {
                let hint = say!("write #include <name.h> or #include \"name.h\"");
                self.error(
                    span,
                    say!("#include needs the name of a header"),
                    Some(hint),
                );
                return None;
            }
        };
        Some((found, first.kind == Tok::Str, first.span))
    }

    fn load(&mut self, name: &str) -> Option<SourceId> {
        if let Some(source) = self.loaded.get(name) {
            return Some(*source);
        }
        let text = (self.headers)(name)?;
        let source = self.map.add(name, text, true);
        self.loaded.insert(name.into(), source);
        Some(source)
    }

    fn missing_header(&mut self, name: &str, quoted: bool, span: Span) {
        self.fatal = true;
        if let Some(why) = hints::foreign_header(name) {
            self.error(
                span,
                say!("there is no header '{name}' in C on Linux", name),
                Some(why),
            );
        } else if hints::HEADERS.split(' ').any(|h| h == name) {
            self.unsupported(span, say!("the header <{name}> is not modelled", name));
        } else {
            let headers = self.headers;
            let known = hints::HEADERS.split(' ').filter(|h| headers(h).is_some());
            let mut with_ending = known.clone();
            let with_ending = with_ending.find(|h| h.strip_suffix(".h") == Some(name));
            let hint = match with_ending.or_else(|| hints::nearest(name, known)) {
                Some(near) => Some(say!("did you mean <{near}>?", near)),
                // A textbook's own header, most often, which lies beside the program there.
                None if quoted => Some(say!(
                    "only this one file is run: write here what it needs of {name}, and of the .c file that belongs to it",
                    name
                )),
                None => None,
            };
            self.error(span, say!("there is no header '{name}'", name), hint);
        }
    }

    /// `#line`, whose first token is `number`.
    fn line(&mut self, number: Token) {
        let parsed = self.names.text(number.sym).parse::<i64>();
        let (Tok::Number, Ok(line)) = (number.kind, parsed) else {
            self.error(number.span, say!("#line needs a line number"), None);
            return;
        };
        let name = self.next_expanded();
        let shown = (name.kind == Tok::Str)
            .then(|| self.names.text(name.sym).trim_matches('"').to_string());
        let Some(File {
            lexer,
            line_delta,
            shown_name,
            ..
        }) = self.files.last_mut()
        else {
            return;
        };
        let Some(file) = self.map.files.get(lexer.source().0 as usize) else {
            return;
        };
        let here = file
            .line_starts
            .partition_point(|&s| s <= number.span.start) as i64;
        *line_delta = line - here - 1;
        if shown.is_some() {
            *shown_name = shown;
        }
    }

    /// `#pragma` and `_Pragma`.
    pub(super) fn pragma(&mut self, text: &str, span: Span) {
        let words: Vec<&str> = text
            .split(|c: char| !(c.is_alphanumeric() || c == '_'))
            .filter(|w| !w.is_empty())
            .collect();
        match words[..] {
            ["once", ..] => {
                if let Some(source) = self.files.last().map(|f| f.lexer.source()) {
                    self.once.push(source);
                }
            }
            ["pack", ref rest @ ..] => self.pragma_pack(rest, span),
            ["push_macro", name] => {
                let sym = self.names.intern(name);
                let def = self.slot(sym).and_then(|s| s.def.clone());
                self.pushed.push((sym, def));
            }
            ["pop_macro", name] => {
                let sym = self.names.intern(name);
                if let Some(at) = self.pushed.iter().rposition(|p| p.0 == sym) {
                    let (_, def) = self.pushed.remove(at);
                    self.set_macro(sym, def);
                }
            }
            _ => {}
        }
    }

    fn pragma_pack(&mut self, words: &[&str], span: Span) {
        let now = self.packing.last().map_or(0, |p| p.1);
        let mut next = 0;
        for word in words {
            match *word {
                "push" => {
                    self.pack_stack.push(now);
                    next = now;
                }
                "pop" => next = self.pack_stack.pop().unwrap_or(0),
                "0" => next = 0,
                "1" | "2" | "4" | "8" | "16" => next = word.parse().unwrap_or(0),
                _ => self.warning(
                    span,
                    say!("the number in #pragma pack must be 1, 2, 4, 8 or 16: it is ignored"),
                ),
            }
        }
        self.packing.push((self.tokens.len(), next));
    }
}
