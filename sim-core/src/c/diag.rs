//! What the front end has to say: positions in the source, errors, warnings.
//!
//! A diagnostic says what is wrong in plain words, where (line, column, the
//! source line with a caret), and what to do (the hint).

use crate::lang::{Lang, Message, say};
use serde::Serialize;
use std::fmt::Write as _;
use std::sync::Arc;

/// Which source text: an index into [`SourceMap::files`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, PartialOrd, Ord)]
pub struct SourceId(pub u16);

/// A stretch of source text, in bytes. For a token that came from a macro, the
/// place where the macro was used.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Span {
    /// Which text.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// From the start of this to the end of `other`, if both are in one text.
    pub fn to(self, other: Span) -> Span {
        if self.source == other.source && other.end >= self.start {
            Span {
                end: other.end,
                ..self
            }
        } else {
            self
        }
    }
}

/// One source text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its name as diagnostics show it.
    pub name: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
    /// True for the library's own headers and sources.
    pub library: bool,
    /// Byte offset at which each line starts.
    pub line_starts: Vec<u32>,
}

/// All texts of a compilation.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    /// The texts; 0 is the user's program.
    pub files: Vec<SourceFile>,
}

impl SourceMap {
    /// Adds a text and gives its id.
    pub fn add(&mut self, name: &str, text: &str, library: bool) -> SourceId {
        let mut line_starts = vec![0];
        line_starts.extend(text.match_indices('\n').map(|(i, _)| i as u32 + 1));
        self.files.push(SourceFile {
            name: name.into(),
            text: text.into(),
            library,
            line_starts,
        });
        SourceId((self.files.len() - 1) as u16)
    }

    /// Line and column (in characters), both from 1.
    pub fn position(&self, span: Span) -> (u32, u32) {
        let file = &self.files[span.source.0 as usize];
        let line = file
            .line_starts
            .partition_point(|&s| s <= span.start)
            .max(1);
        let from = file.line_starts[line - 1] as usize;
        let to = (span.start as usize).clamp(from, file.text.len());
        let column = file.text.get(from..to).map_or(0, |s| s.chars().count());
        (line as u32, column as u32 + 1)
    }

    /// The text of a stretch.
    pub fn text(&self, span: Span) -> &str {
        let file = self.files.get(span.source.0 as usize);
        file.and_then(|f| f.text.get(span.start as usize..span.end as usize))
            .unwrap_or_default()
    }

    /// The text of a line (from 1), without its end.
    pub fn line(&self, source: SourceId, line: u32) -> &str {
        let file = &self.files[source.0 as usize];
        let from = file.line_starts[line as usize - 1] as usize;
        let to = file
            .line_starts
            .get(line as usize)
            .map_or(file.text.len(), |&e| e as usize);
        file.text[from..to].trim_end_matches(['\n', '\r'])
    }
}

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The program is C, but is probably not what was meant.
    Warning,
    /// The program is not C as gcc takes it.
    Error,
    /// The program may well be right, but this feature is not modelled.
    Unsupported,
}

/// One thing that the front end has to say, with its place resolved.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in plain words.
    pub message: Message,
    /// What to do about it, if we can tell.
    pub hint: Option<Message>,
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// How many characters to underline, at least 1.
    pub width: u32,
    /// The text of that line.
    pub source_line: String,
}

impl Diagnostic {
    /// Makes a diagnostic for a place in the source.
    pub fn new(map: &SourceMap, severity: Severity, span: Span, message: Message) -> Self {
        let (line, column) = map.position(span);
        let source_line = map.line(span.source, line).to_string();
        let rest = source_line.chars().count() as u32 + 1;
        let first = map.text(span).lines().next().unwrap_or_default();
        let width = (first.chars().count() as u32).clamp(1, rest.saturating_sub(column).max(1));
        let file = map.files[span.source.0 as usize].name.to_string();
        Self {
            severity,
            message,
            hint: None,
            file,
            line,
            column,
            width,
            source_line,
        }
    }

    /// The same with a hint.
    pub fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    /// As a terminal shows it: message, source line, caret, hint.
    pub fn render(&self, lang: Lang) -> String {
        let message = &self.message;
        let said = match self.severity {
            Severity::Warning => say!("warning: {message}", message),
            Severity::Error => say!("error: {message}", message),
            Severity::Unsupported => say!("not supported: {message}", message),
        };
        let mut out = String::new();
        let said = said.text(lang);
        let _ = writeln!(out, "{}:{}:{}: {said}", self.file, self.line, self.column);
        let _ = writeln!(out, "{:5} | {}", self.line, self.source_line);
        let pad: String = self
            .source_line
            .chars()
            .take(self.column as usize - 1)
            .map(|c| if c == '\t' { '\t' } else { ' ' })
            .collect();
        let _ = writeln!(out, "      | {pad}^{}", "~".repeat(self.width as usize - 1));
        if let Some(hint) = &self.hint {
            let hint = say!("hint: {hint}", hint).text(lang);
            let _ = writeln!(out, "      = {hint}");
        }
        out
    }
}
