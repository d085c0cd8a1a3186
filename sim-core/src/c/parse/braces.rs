//! Braces that do not pair: which of them is likely the one, by the look of the indentation.

use super::Parser;
use crate::c::diag::Span;
use crate::lang::say;

impl Parser<'_> {
    /// Notes a `}` that is indented otherwise than the line of its `{`.
    pub(super) fn closed_brace(&mut self, close: Span) {
        let Some(open) = self.open_braces.pop() else {
            return;
        };
        if self.odd_brace.is_some() || open.source != close.source {
            return;
        }
        let (open_line, close_line) = (self.line(open), self.line(close));
        if open_line == close_line {
            return;
        }
        let (Some(at_open), Some(at_close)) =
            (self.indent(open, open_line), self.indent(close, close_line))
        else {
            return;
        };
        let close_text = self.map.line(close.source, close_line);
        if close_text.trim_start().starts_with('}') && at_close < at_open {
            self.odd_brace = Some(open);
        }
    }

    /// The file ends inside braces: says which of them is likely the one.
    pub(super) fn unclosed_brace(&mut self, open: Span) {
        if std::mem::replace(&mut self.brace_told, true) {
            return;
        }
        let mut at = self.odd_brace.take().unwrap_or(open);
        if self.line(at) > self.line(self.span()) {
            at = open;
        }
        let hint = if at == open {
            say!("add the missing '}'")
        } else {
            say!("its '}' is missing, by the look of the indentation")
        };
        self.error(at, say!("this '{' is never closed"), Some(hint));
    }
}
