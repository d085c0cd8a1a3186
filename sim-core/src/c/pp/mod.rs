//! Translation phase 4: directives and macros. Text in, tokens out.
//!
//! Macro expansion works as gcc's cpplib does it (a stack of contexts; a macro
//! is disabled while its expansion is being read), so that cases which the
//! standard leaves open come out as with gcc.
//! See <https://gcc.gnu.org/onlinedocs/cppinternals/Macro-Expansion.html>.

mod condition;
mod define;
mod directive;
mod emit;
mod expand;
mod questions;
mod substitute;

use super::diag::{Severity, SourceId, SourceMap, Span};
use super::lex::Lexer;
use super::report::Reporter;
use super::token::{Interner, Sym, Tok, Token};
use crate::lang::{Message, say};
use define::Macro;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The macros that gcc 12 has from the start on x86-64 Linux.
const PREDEFINED: &str = include_str!("predefined.h");

/// More tokens than this from one program are refused: macros can double
/// themselves at each step.
const MAX_TOKENS: usize = 2_000_000;

/// `#` and `##` make no token longer than this, in bytes.
const MAX_SPELLING: usize = 1 << 16;

/// What the preprocessor gives the parser.
pub struct Preprocessed {
    /// The program's tokens; the last is [`Tok::Eof`].
    pub tokens: Vec<Token>,
    /// Their spellings.
    pub names: Interner,
    /// A header is missing or the limit was reached: parsing makes no sense.
    pub fatal: bool,
    /// For each place in `tokens` at which `#pragma pack` changes the layout
    /// of structs, the largest alignment of a member from there on (0: no limit).
    pub packing: Vec<(usize, u64)>,
}

/// Preprocesses a text. `headers` gives the library's headers by name.
pub fn preprocess(
    map: &mut SourceMap,
    main: SourceId,
    headers: &dyn Fn(&str) -> Option<&'static str>,
    report: &mut Reporter,
) -> Preprocessed {
    let mut pp = Preprocessor::new(map, main, headers, report);
    let predefined = pp.map.add("<built-in>", PREDEFINED, true);
    pp.run_file(predefined);
    pp.tokens.clear();
    if let Some(file) = pp.map.files.get(main.0 as usize) {
        let name = file.name.rsplit('/').next().unwrap_or_default();
        pp.own = Some((name.to_string(), main));
    }
    pp.run_file(main);
    let end = pp
        .map
        .files
        .get(main.0 as usize)
        .map_or(0, |f| f.text.len() as u32);
    let span = Span {
        source: main,
        start: end,
        end,
    };
    pp.tokens.push(Token {
        kind: Tok::Eof,
        flags: Token::BOL,
        sym: Sym::NONE,
        span,
    });
    Preprocessed {
        tokens: pp.tokens,
        names: pp.names,
        fatal: pp.fatal,
        packing: pp.packing,
    }
}

/// A source text that is being read.
struct File {
    lexer: Lexer,
    conditions: Vec<directive::Condition>,
    /// `#line`: what to add to the number of a line.
    line_delta: i64,
    /// `#line`: the name to show.
    shown_name: Option<String>,
}

/// A list of tokens that is read before the file goes on.
struct Context {
    tokens: Rc<Vec<Token>>,
    pos: usize,
    /// The macro whose expansion this is.
    name: Option<Sym>,
    /// Where that macro was used; the tokens of its body get this place.
    span: Option<Span>,
    /// [`Token::SPACE`] and [`Token::BOL`] of its name.
    before: u8,
    /// An argument that is expanded by itself: reading stops at its end.
    barrier: bool,
}

#[derive(Default, Clone)]
struct Slot {
    def: Option<Rc<Macro>>,
    disabled: bool,
}

struct Preprocessor<'a> {
    map: &'a mut SourceMap,
    headers: &'a dyn Fn(&str) -> Option<&'static str>,
    report: &'a mut Reporter,
    names: Interner,
    known: Known,
    macros: Vec<Slot>,
    files: Vec<File>,
    main: SourceId,
    loaded: BTreeMap<String, SourceId>,
    /// The program's own file, which it may include by its name in quotes.
    own: Option<(String, SourceId)>,
    once: Vec<SourceId>,
    contexts: Vec<Context>,
    tokens: Vec<Token>,
    packing: Vec<(usize, u64)>,
    pack_stack: Vec<u64>,
    /// `#pragma push_macro`.
    pushed: Vec<(Sym, Option<Rc<Macro>>)>,
    in_directive: bool,
    /// Names are handed on as they are (behind `defined`).
    no_expansion: bool,
    /// An empty expansion had space before it; the next token gets it.
    carry_space: bool,
    depth: u32,
    steps: usize,
    counter: u32,
    fatal: bool,
}

/// Spellings that the preprocessor looks for.
struct Known {
    va_args: Sym,
    va_opt: Sym,
    defined: Sym,
    pragma: Sym,
}

impl<'a> Preprocessor<'a> {
    fn new(
        map: &'a mut SourceMap,
        main: SourceId,
        headers: &'a dyn Fn(&str) -> Option<&'static str>,
        report: &'a mut Reporter,
    ) -> Self {
        let mut names = Interner::new();
        let known = Known {
            va_args: names.intern("__VA_ARGS__"),
            va_opt: names.intern("__VA_OPT__"),
            defined: names.intern("defined"),
            pragma: names.intern("_Pragma"),
        };
        let mut pp = Self {
            map,
            headers,
            report,
            names,
            known,
            macros: Vec::new(),
            files: Vec::new(),
            main,
            loaded: BTreeMap::new(),
            own: None,
            once: Vec::new(),
            contexts: Vec::new(),
            tokens: Vec::new(),
            packing: Vec::new(),
            pack_stack: Vec::new(),
            pushed: Vec::new(),
            in_directive: false,
            no_expansion: false,
            carry_space: false,
            depth: 0,
            steps: 0,
            counter: 0,
            fatal: false,
        };
        pp.define_builtins();
        pp
    }

    /// Reads a file, and whatever it includes, to its end.
    fn run_file(&mut self, source: SourceId) {
        let depth = self.files.len();
        self.open(source);
        while self.files.len() > depth && !self.fatal {
            let token = self.next_expanded();
            if token.kind == Tok::Eof {
                self.close();
            } else {
                self.emit(token);
            }
        }
    }

    fn open(&mut self, source: SourceId) {
        let Some(file) = self.map.files.get(source.0 as usize) else {
            return;
        };
        let lexer = Lexer::new(source, &file.text);
        self.files.push(File {
            lexer,
            conditions: Vec::new(),
            line_delta: 0,
            shown_name: None,
        });
    }

    /// Leaves the current file.
    fn close(&mut self) {
        let Some(file) = self.files.pop() else { return };
        if let Some(span) = file.lexer.open_comment {
            self.error(
                span,
                say!("this comment is never closed"),
                Some(say!("close it with */")),
            );
        } else if let Some(open) = file.conditions.last().filter(|_| !self.fatal) {
            let message = say!("this #{word} has no #endif", word = open.word);
            self.error(open.span, message, None);
        }
    }

    fn error(&mut self, span: Span, message: Message, hint: Option<Message>) {
        self.report
            .add(self.map, Severity::Error, span, message, hint);
    }

    fn warning(&mut self, span: Span, message: Message) {
        // What a library header does is none of the user's business.
        if !self
            .map
            .files
            .get(span.source.0 as usize)
            .is_some_and(|f| f.library)
        {
            self.report
                .add(self.map, Severity::Warning, span, message, None);
        }
    }

    fn unsupported(&mut self, span: Span, message: Message) {
        self.report
            .add(self.map, Severity::Unsupported, span, message, None);
    }

    /// The number of the line on which something stands, as `__LINE__` shows it.
    fn line_of(&self, span: Span) -> i64 {
        let Some(file) = self.map.files.get(span.source.0 as usize) else {
            return 0;
        };
        let line = file.line_starts.partition_point(|&s| s <= span.start) as i64;
        let state = self
            .files
            .iter()
            .rev()
            .find(|f| f.lexer.source() == span.source);
        line + state.map_or(0, |f| f.line_delta)
    }

    /// The name of the current file, as `__FILE__` shows it.
    fn file_name(&self) -> String {
        let Some(file) = self.files.last() else {
            return String::new();
        };
        file.shown_name.clone().unwrap_or_else(|| {
            self.map
                .files
                .get(file.lexer.source().0 as usize)
                .map_or(String::new(), |f| f.name.to_string())
        })
    }

    fn slot(&self, sym: Sym) -> Option<&Slot> {
        self.macros.get(sym.0 as usize)
    }

    fn is_defined(&self, sym: Sym) -> bool {
        self.slot(sym).is_some_and(|s| s.def.is_some()) || self.is_question(sym)
    }

    /// `__has_include` and its kin, which count as macros though they work in `#if` alone.
    fn is_question(&self, sym: Sym) -> bool {
        condition::QUESTIONS.contains(&self.names.text(sym))
    }

    fn set_disabled(&mut self, sym: Sym, disabled: bool) {
        if let Some(slot) = self.macros.get_mut(sym.0 as usize) {
            slot.disabled = disabled;
        }
    }

    fn set_macro(&mut self, sym: Sym, def: Option<Rc<Macro>>) {
        let at = sym.0 as usize;
        if at >= self.macros.len() {
            self.macros.resize(at + 1, Slot::default());
        }
        self.macros[at].def = def;
    }
}
