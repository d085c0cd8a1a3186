//! The colours of a program's text, by the lexer that compiles it.
//!
//! It goes line by line, so that an editor asks only for the lines that are
//! shown: what a line needs to know of those above is one [`Inside`].

use super::lex;
use super::token::{Kw, Tok};

/// What a line begins in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Inside {
    /// The program itself.
    #[default]
    Text,
    /// A comment that `*/` ends.
    Comment,
    /// A `//` comment that a backslash at the line's end carries on.
    Line,
    /// A directive that a backslash carries on.
    Directive,
}

impl Inside {
    /// Its number, for callers that can keep only numbers.
    pub fn number(self) -> u32 {
        self as u32
    }

    /// What a number stands for; what stands for nothing is plain text.
    pub fn of_number(number: u32) -> Self {
        [Self::Comment, Self::Line, Self::Directive]
            .into_iter()
            .find(|it| it.number() == number)
            .unwrap_or_default()
    }
}

/// What a stretch of text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Colour {
    /// Nothing that is marked: names, operators, space.
    Plain,
    /// A keyword, or the name of a type in the manner of C's library.
    Word,
    /// A name that is called, or a macro with arguments.
    Call,
    /// A string, a character, the name of a header.
    Text,
    /// A number.
    Number,
    /// A comment.
    Note,
    /// A directive of the preprocessor.
    Directive,
}

impl Colour {
    /// Its class in the style sheet; empty for plain text.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Word => "k-word",
            Self::Call => "k-call",
            Self::Text => "k-text",
            Self::Number => "k-num",
            Self::Note => "k-note",
            Self::Directive => "k-pre",
        }
    }
}

/// Colours one line, without its end: the colours with the bytes at which they
/// end, in order and to the end of the line; and what the next line begins in.
pub fn line(text: &str, inside: Inside) -> (Vec<(Colour, usize)>, Inside) {
    let mut painter = Painter {
        text,
        at: 0,
        pieces: Vec::new(),
    };
    let after = painter.line(inside);
    (painter.pieces, after)
}

/// What the line after this one begins in.
pub fn after(text: &str, inside: Inside) -> Inside {
    line(text, inside).1
}

struct Painter<'a> {
    text: &'a str,
    at: usize,
    pieces: Vec<(Colour, usize)>,
}

impl Painter<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn paint(&mut self, colour: Colour, end: usize) {
        let end = end.clamp(self.at, self.text.len());
        if end == self.at {
            return;
        }
        match self.pieces.last_mut() {
            Some((last, at)) if *last == colour => *at = end,
            _ => self.pieces.push((colour, end)),
        }
        self.at = end;
    }

    fn line(&mut self, inside: Inside) -> Inside {
        let carried_on = self.text.trim_end_matches('\r').ends_with('\\');
        let mut directive = inside == Inside::Directive;
        match inside {
            Inside::Comment if !self.comment(0) => return Inside::Comment,
            Inside::Line => {
                self.paint(Colour::Note, self.text.len());
                return if carried_on {
                    Inside::Line
                } else {
                    Inside::Text
                };
            }
            _ => {}
        }
        let mut first = inside == Inside::Text || inside == Inside::Comment;
        loop {
            let space = self.rest().len() - self.rest().trim_start().len();
            self.paint(Colour::Plain, self.at + space);
            let rest = self.rest();
            if rest.is_empty() {
                break;
            }
            if rest.starts_with("//") {
                self.paint(Colour::Note, self.text.len());
                return if carried_on {
                    Inside::Line
                } else {
                    Inside::Text
                };
            }
            if rest.starts_with("/*") {
                if !self.comment(2) {
                    return Inside::Comment;
                }
                continue;
            }
            if first && (rest.starts_with('#') || rest.starts_with("%:")) {
                directive = true;
                self.directive();
            } else {
                self.token();
            }
            first = false;
        }
        if directive && carried_on {
            Inside::Directive
        } else {
            Inside::Text
        }
    }

    /// Paints a comment from here; whether it ends on this line.
    fn comment(&mut self, opening: usize) -> bool {
        let from = self.at + opening;
        let close = self.text.get(from..).and_then(|rest| rest.find("*/"));
        self.paint(
            Colour::Note,
            close.map_or(self.text.len(), |at| from + at + 2),
        );
        close.is_some()
    }

    /// `#`, the directive's name and, for an include, the header's.
    fn directive(&mut self) {
        let rest = self.rest();
        let hash = if rest.starts_with('#') { 1 } else { 2 };
        let name = rest.get(hash..).unwrap_or_default();
        let space = name.len() - name.trim_start().len();
        let word = name.trim_start();
        let len = word
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(word.len());
        let includes = matches!(word.get(..len), Some("include" | "include_next"));
        self.paint(Colour::Directive, self.at + hash + space + len);
        if includes {
            let space = self.rest().len() - self.rest().trim_start().len();
            self.paint(Colour::Plain, self.at + space);
            if self.rest().starts_with('<') {
                let len = self.rest().find('>').map_or(self.rest().len(), |at| at + 1);
                self.paint(Colour::Text, self.at + len);
            }
        }
    }

    fn token(&mut self) {
        let (kind, end) = lex::scan(self.text, self.at);
        // Whatever it is, the line gets shorter, by whole characters.
        let next = self.rest().chars().next().map_or(1, char::len_utf8);
        let mut end = end.max(self.at + next).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        let word = self.text.get(self.at..end).unwrap_or_default();
        let called = || {
            let rest = self.text.get(end..).unwrap_or_default();
            rest.trim_start().starts_with('(')
        };
        let colour = match kind {
            Tok::Ident if Kw::named(word).is_some() => Colour::Word,
            Tok::Ident if word.ends_with("_t") || matches!(word, "NULL" | "FILE") => Colour::Word,
            Tok::Ident if called() => Colour::Call,
            Tok::Number => Colour::Number,
            Tok::Str | Tok::Char | Tok::BadStr | Tok::BadChar => Colour::Text,
            _ => Colour::Plain,
        };
        self.paint(colour, end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, inside: Inside) -> (String, Inside) {
        let (pieces, after) = line(text, inside);
        let mut out = String::new();
        let mut from = 0;
        for (colour, end) in pieces {
            let piece = &text[from..end];
            match colour.class() {
                "" => out.push_str(piece),
                class => out.push_str(&format!("[{} {piece}]", &class[2..])),
            }
            from = end;
        }
        assert_eq!(from, text.len(), "nothing is lost");
        (out, after)
    }

    #[test]
    fn a_line_is_coloured_by_its_tokens() {
        for (text, expected) in [
            (
                "int x = fork(); // é \"",
                "[word int] x = [call fork](); [note // é \"]",
            ),
            (
                "  puts(\"a \\\" b\", 'x');",
                "  [call puts]([text \"a \\\" b\"], [text 'x']);",
            ),
            (
                "#include <stdio.h> // a",
                "[pre #include] [text <stdio.h>] [note // a]",
            ),
            ("# define N 0x1fUL", "[pre # define] N [num 0x1fUL]"),
            (
                "size_t n = sizeof (int);",
                "[word size_t] n = [word sizeof] ([word int]);",
            ),
            ("'", "[text ']"),
            ("\"中", "[text \"中]"),
            ("/* 中 */ y", "[note /* 中 */] y"),
            ("@ é \\", "@ é \\"),
            ("", ""),
        ] {
            assert_eq!(shown(text, Inside::Text).0, expected);
        }
    }

    #[test]
    fn what_a_line_begins_in_is_carried_over() {
        let mut inside = Inside::Text;
        let mut out = Vec::new();
        for text in [
            "a /* b",
            "c int",
            "d */ int // e \\",
            "f",
            "#define A(x) \\",
            "  # x /* y",
            "*/ int",
        ] {
            let (line, after) = shown(text, inside);
            assert_eq!(Inside::of_number(after.number()), after);
            inside = after;
            out.push(line);
        }
        assert_eq!(
            out,
            [
                "a [note /* b]",
                "[note c int]",
                "[note d */] [word int] [note // e \\]",
                "[note f]",
                "[pre #define] [call A](x) \\",
                "  # x [note /* y]",
                "[note */] [word int]",
            ]
        );
    }
}
