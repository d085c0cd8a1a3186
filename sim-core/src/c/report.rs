//! Gathers what the front end has to say, so that one slip of the pen does not
//! come out as twenty messages.

use super::diag::{Diagnostic, Severity, SourceId, SourceMap, Span};
use crate::lang::{Message, say};

/// How many errors are told before the front end gives up.
const MAX_ERRORS: usize = 20;

/// How many warnings are kept.
const MAX_WARNINGS: usize = 100;

/// The diagnostics so far.
pub struct Reporter {
    library: bool,
    diagnostics: Vec<Diagnostic>,
    errors: usize,
    /// The lines that have an error: text and number.
    error_lines: Vec<(SourceId, usize)>,
    /// Where there is a warning.
    warnings: Vec<Span>,
}

impl Reporter {
    /// Nothing said yet. `library`: the text is the library's own, so errors
    /// in its headers are told as they are.
    pub fn new(library: bool) -> Self {
        Self {
            library,
            diagnostics: Vec::new(),
            errors: 0,
            error_lines: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// Adds a diagnostic. Of several errors on one line only the first is
    /// kept: the others are nearly always its echo.
    pub fn add(
        &mut self,
        map: &SourceMap,
        severity: Severity,
        span: Span,
        message: Message,
        hint: Option<Message>,
    ) {
        let line = map
            .files
            .get(span.source.0 as usize)
            .map_or(0, |f| f.line_starts.partition_point(|&s| s <= span.start));
        let place = (span.source, line);
        if self.error_lines.contains(&place) || self.is_full() {
            return;
        }
        if severity != Severity::Warning {
            self.errors += 1;
            self.error_lines.push(place);
        } else if self.warnings.contains(&span) || self.warnings.len() >= MAX_WARNINGS {
            return;
        } else {
            self.warnings.push(span);
        }
        let mut new = Diagnostic::new(map, severity, span, message);
        new.hint = hint;
        let own_text = map
            .files
            .get(span.source.0 as usize)
            .is_some_and(|f| f.library);
        if own_text && !self.library {
            new.message = say!(
                "Ringside's own header is wrong (please report it): {message}",
                message = new.message
            );
        }
        self.diagnostics.push(new);
    }

    /// Whether anything but warnings was said.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Whether so much was said that more would not help.
    pub fn is_full(&self) -> bool {
        self.errors >= MAX_ERRORS
    }

    /// Everything, in the order of the source.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.diagnostics
            .sort_by(|a, b| a.file.cmp(&b.file).then(a.line.cmp(&b.line)));
        self.diagnostics
    }
}
