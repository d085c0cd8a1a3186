//! Tokens to syntax tree: C11 with gcc's usual extensions.
//!
//! A recursive-descent parser. What it cannot read it tells once, then goes on
//! at the next statement or declaration. Its recursion, and the height of the
//! trees that it makes, are bounded: deeply nested input is an error, not a
//! stack overflow here or in the passes behind.

mod attribute;
mod braces;
mod complain;
mod declaration;
mod declarator;
mod expression;
mod initializer;
mod iteration;
mod postfix;
mod primary;
mod record;
mod slips;
mod specifiers;
mod statement;
#[cfg(test)]
mod tests;
mod types;

use super::ast::{Expr, ExprKind, Ident, Unit};
use super::diag::{Diagnostic, Severity, SourceId, SourceMap, Span};
use super::pp::preprocess;
use super::report::Reporter;
use super::token::{Interner, Kw, Sym, Tok, Token};
use crate::lang::Message;
use crate::lang::say;

/// How deep statements, parentheses, operators and declarators may nest.
const MAX_DEPTH: u32 = 256;

/// How high the tree of one expression may be: a sum of 400 terms is.
const MAX_HEIGHT: u32 = 400;

/// Preprocesses and parses one source text of `map`. `headers` gives the text
/// of the library's headers by name (`stdio.h`). `library` says that the text
/// is the library's own.
///
/// If one of the diagnostics is more than a warning, the unit may be partial.
pub fn parse_unit(
    map: &mut SourceMap,
    main: SourceId,
    headers: &dyn Fn(&str) -> Option<&'static str>,
    library: bool,
) -> (Unit, Vec<Diagnostic>) {
    let mut report = Reporter::new(library);
    let text = preprocess(map, main, headers, &mut report);
    let mut unit = Unit::default();
    let clean = !report.has_errors();
    if !text.fatal {
        let mut parser = Parser {
            tokens: text.tokens,
            names: text.names,
            packing: text.packing,
            pos: 0,
            map,
            report: &mut report,
            kinds: Vec::new(),
            undo: Vec::new(),
            scopes: Vec::new(),
            depth: 0,
            height: 0,
            highest: 0,
            open_braces: Vec::new(),
            local_labels: Vec::new(),
            label_count: 0,
            odd_brace: None,
            tags: Vec::new(),
            unknown: Vec::new(),
            brace_told: false,
            end_brace: None,
            skipped: false,
            gap: None,
        };
        unit = parser.unit();
        if !clean {
            unit.whole = 0;
        }
    }
    (unit, report.finish())
}

/// An error that has been told: the parser is looking for a place to go on.
struct Told;

type Parsed<T> = Result<T, Told>;

/// What a name is at this place.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum NameKind {
    #[default]
    Unknown,
    /// A variable, function, enumerator or parameter.
    Ordinary,
    Typedef,
}

struct Parser<'a> {
    tokens: Vec<Token>,
    names: Interner,
    packing: Vec<(usize, u64)>,
    pos: usize,
    map: &'a SourceMap,
    report: &'a mut Reporter,
    /// What each name is now, by its number.
    kinds: Vec<NameKind>,
    /// What to put back when scopes end.
    undo: Vec<(Sym, NameKind)>,
    scopes: Vec<usize>,
    depth: u32,
    /// The height of the expression read last.
    height: u32,
    /// The highest expression since this was last set to 0.
    highest: u32,
    open_braces: Vec<Span>,
    /// Labels that the blocks around declare as their own, and the number of each.
    local_labels: Vec<(Sym, u32)>,
    label_count: u32,
    /// A `{` whose `}` is indented otherwise: likely where one is missing.
    odd_brace: Option<Span>,
    /// A missing `}` was told already.
    brace_told: bool,
    /// Tags of structs, unions and enums that were named.
    tags: Vec<Sym>,
    /// Names that stood where a type must, and are none.
    unknown: Vec<Sym>,
    /// The `}` of the struct or enum body read last, by its token.
    end_brace: Option<usize>,
    /// Some of the text was left out after an error.
    skipped: bool,
    /// From where on that is so in the function being read.
    gap: Option<Span>,
}

impl Parser<'_> {
    fn token(&self) -> Token {
        self.tokens[self.pos.min(self.tokens.len() - 1)]
    }

    fn kind(&self) -> Tok {
        self.token().kind
    }

    /// The token `n` places ahead.
    fn ahead(&self, n: usize) -> Token {
        self.tokens[(self.pos + n).min(self.tokens.len() - 1)]
    }

    /// The keyword at this place, if it is one.
    fn kw(&self) -> Option<Kw> {
        self.kw_ahead(0)
    }

    fn kw_ahead(&self, n: usize) -> Option<Kw> {
        let token = self.ahead(n);
        if token.kind == Tok::Kw {
            Kw::of(token.sym)
        } else {
            None
        }
    }

    fn span(&self) -> Span {
        self.token().span
    }

    /// Where the token before this one stands.
    fn last_span(&self) -> Span {
        self.tokens
            .get(self.pos.wrapping_sub(1))
            .map_or(self.span(), |t| t.span)
    }

    /// From a place to the last token read.
    fn since(&self, start: Span) -> Span {
        start.to(self.last_span())
    }

    fn bump(&mut self) -> Token {
        let token = self.token();
        if token.kind != Tok::Eof {
            self.pos += 1;
        }
        token
    }

    fn eat(&mut self, kind: Tok) -> bool {
        let found = self.kind() == kind;
        if found {
            self.bump();
        }
        found
    }

    fn eat_kw(&mut self, kw: Kw) -> bool {
        let found = self.kw() == Some(kw);
        if found {
            self.bump();
        }
        found
    }

    /// A label by name; one that a block declares as its own (`__label__`) is another in each block.
    fn label_of(&self, token: Token) -> Ident {
        let ident = self.ident_of(token);
        let own = self.local_labels.iter().rev().find(|l| l.0 == token.sym);
        match own {
            Some((_, n)) => Ident {
                name: format!("{} ({n})", ident.name).into(),
                ..ident
            },
            None => ident,
        }
    }

    fn ident_of(&self, token: Token) -> Ident {
        Ident {
            name: self.names.shared(token.sym),
            span: token.span,
        }
    }

    /// Reads one level deeper; too many levels are an error.
    fn nest<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        self.nest_by(1, read)
    }

    /// The same for levels that take many calls, and so twice the stack.
    fn nest_heavy<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        self.nest_by(2, read)
    }

    fn nest_by<T>(&mut self, levels: u32, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= MAX_DEPTH {
            let hint = say!("split it into smaller parts");
            return self.fail_hint(self.span(), say!("this is nested too deeply"), hint);
        }
        self.depth += levels;
        let result = read(self);
        self.depth -= levels;
        result
    }

    /// Makes an expression whose highest part is `below` high.
    fn make(&mut self, kind: ExprKind, start: Span, below: u32) -> Parsed<Expr> {
        self.set_height(below + 1);
        if self.height > MAX_HEIGHT {
            let hint = say!("split it: keep a part of it in a variable");
            return self.fail_hint(start, say!("this expression is too long"), hint);
        }
        Ok(Expr {
            kind,
            span: self.since(start),
        })
    }

    fn leaf(&mut self, kind: ExprKind, start: Span) -> Parsed<Expr> {
        self.make(kind, start, 0)
    }

    fn set_height(&mut self, height: u32) {
        self.height = height;
        self.highest = self.highest.max(height);
    }

    /// Reads something that holds expressions but is not one (a type, a block,
    /// a list) and gives it the height of the highest in it.
    fn holding<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        let outer = std::mem::take(&mut self.highest);
        let result = read(self);
        let inner = self.highest;
        self.highest = outer;
        self.set_height(inner + 1);
        result
    }

    fn push_scope(&mut self) {
        self.scopes.push(self.undo.len());
    }

    fn pop_scope(&mut self) {
        let from = self.scopes.pop().unwrap_or(0);
        while self.undo.len() > from {
            if let Some((sym, kind)) = self.undo.pop() {
                self.set_kind(sym, kind);
            }
        }
    }

    /// Says what a name is from here to the end of the scope.
    fn declare(&mut self, sym: Sym, kind: NameKind) {
        let before = self.name_kind(sym);
        if before != kind {
            self.undo.push((sym, before));
            self.set_kind(sym, kind);
        }
    }

    fn set_kind(&mut self, sym: Sym, kind: NameKind) {
        let at = sym.0 as usize;
        if sym == Sym::NONE {
            return;
        }
        if at >= self.kinds.len() {
            self.kinds.resize(at + 1, NameKind::Unknown);
        }
        self.kinds[at] = kind;
    }

    fn name_kind(&self, sym: Sym) -> NameKind {
        self.kinds.get(sym.0 as usize).copied().unwrap_or_default()
    }

    /// The largest alignment that `#pragma pack` leaves members here; 0 for any.
    fn pack_here(&self) -> u64 {
        let i = self.packing.partition_point(|p| p.0 <= self.pos);
        i.checked_sub(1)
            .and_then(|i| self.packing.get(i))
            .map_or(0, |p| p.1)
    }

    fn add(&mut self, severity: Severity, span: Span, message: Message, hint: Option<Message>) {
        self.report.add(self.map, severity, span, message, hint);
    }
}
