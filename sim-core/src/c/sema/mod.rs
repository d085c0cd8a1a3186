//! The checker: names, types and conversions (C17 6.2–6.9 with gcc's
//! extensions), from the syntax tree to the checked program of [`tree`].
//!
//! What gcc 12 only warns about is a warning here too. The checker goes on
//! after an error, so that several are reported at once; an expression that was
//! wrong has the error type, which goes with everything.

mod assign;
mod assignable;
mod atomic;
mod build;
mod builtin;
mod call;
mod constant;
mod convert;
mod decl;
mod declarator;
mod exact;
mod expr;
mod fold;
mod format;
mod function;
mod in_place;
mod init;
mod init_list;
mod known;
mod local;
mod member;
mod members;
mod operator;
mod overflow;
mod primary;
mod print;
mod record;
mod relation;
pub mod same;
mod specs;
pub mod static_value;
mod stmt;
mod suggest;
pub mod tree;
mod wide_field;

use super::ast;
use super::diag::{Diagnostic, Severity, SourceMap, Span};
use super::types::Ty;
use crate::lang::{Message, say};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tree::{Checked, Func, LabelId, Local, LocalId, SymId};

/// How many errors are reported before the checker gives up.
const MAX_ERRORS: usize = 20;
/// How deeply expressions and statements may nest.
const MAX_DEPTH: u32 = 600;

/// What the checker asks about the C library.
pub struct LibraryIndex<'a> {
    /// The header that declares a name.
    pub header_of: &'a dyn Fn(&str) -> Option<&'static str>,
}

/// Checks a translation unit. `library` says that it is part of the C library:
/// no warnings, and the machine's functions (`__rt_…`) can be called.
pub fn check(
    map: &SourceMap,
    unit: &ast::Unit,
    library: bool,
    index: &LibraryIndex<'_>,
) -> (Checked, Vec<Diagnostic>) {
    let mut sema = Sema {
        map,
        library,
        index,
        out: Checked::default(),
        diags: Vec::new(),
        errors: 0,
        quiet: 0,
        constants: 0,
        unevaluated: 0,
        scopes: vec![NameScope::default()],
        linkage: BTreeMap::new(),
        aliases: Vec::new(),
        strings: BTreeMap::new(),
        func: None,
        depth: 0,
        pending: Vec::new(),
        reported: Vec::new(),
        defined: unit
            .items
            .iter()
            .filter_map(|item| match item {
                ast::Item::Function(def) => def.declarator.name.as_ref().map(|n| n.name.clone()),
                ast::Item::Declaration(_) => None,
            })
            .collect(),
        gap: None,
    };
    for (n, item) in unit.items.iter().enumerate() {
        if sema.errors >= MAX_ERRORS {
            break;
        }
        if n == unit.whole {
            sema.quiet += 1;
        }
        match item {
            ast::Item::Function(def) => {
                sema.gap = def.gap;
                sema.function(def);
                sema.gap = None;
            }
            ast::Item::Declaration(decl) => sema.global_declaration(decl),
        }
    }
    sema.finish();
    (sema.out, sema.diags)
}

/// What a name stands for.
#[derive(Clone, Debug)]
pub(super) enum Entity {
    /// A typedef, and the alignment that it asks for (0 for none).
    Typedef(Ty, u64),
    /// A local variable.
    Local(LocalId),
    /// A function, a global or a static variable.
    Global(SymId),
    /// An enumeration constant.
    Enumerator(u64, Ty),
}

/// One scope's names.
#[derive(Default)]
struct NameScope {
    names: BTreeMap<Arc<str>, (Entity, Span)>,
    tags: BTreeMap<Arc<str>, (Ty, Span)>,
    /// Index into the function's scopes.
    index: u32,
}

/// A label of a function.
struct Label {
    id: LabelId,
    defined: Option<Span>,
    used: Option<Span>,
}

/// A `switch` that is being checked.
struct Switch {
    ty: Ty,
    cases: Vec<(u64, u64, LabelId, Span)>,
    default: Option<(LabelId, Span)>,
}

/// The function that is being checked.
struct FuncState {
    func: Func,
    name: Arc<str>,
    labels: BTreeMap<Arc<str>, Label>,
    switches: Vec<Switch>,
    /// How many loops are around.
    loops: u32,
    /// How many loops and switches are around.
    breakable: u32,
    variadic: bool,
}

/// The checker's state.
struct Sema<'a> {
    map: &'a SourceMap,
    library: bool,
    index: &'a LibraryIndex<'a>,
    out: Checked,
    diags: Vec<Diagnostic>,
    errors: usize,
    /// Above 0, nothing is reported (operands that are only looked at).
    quiet: u32,
    /// Above 0, an integer constant expression is worked out, whatever overflows in it.
    constants: u32,
    /// Above 0, an operand is looked at that is never worked out: of sizeof, typeof, _Generic.
    unevaluated: u32,
    scopes: Vec<NameScope>,
    /// Names with linkage, whatever scope declared them.
    linkage: BTreeMap<Arc<str>, SymId>,
    /// Symbols that stand for another, by its name.
    aliases: Vec<(SymId, ast::Ident)>,
    strings: BTreeMap<(Vec<u8>, u64), u32>,
    func: Option<FuncState>,
    depth: u32,
    /// Sizes of variable arrays that must be worked out before what comes next.
    pending: Vec<tree::Expr>,
    /// Undeclared names that were reported already.
    reported: Vec<Arc<str>>,
    /// Functions that the unit defines somewhere.
    defined: BTreeSet<Arc<str>>,
    /// From where on the function that is being checked has lost some of its text.
    gap: Option<Span>,
}

impl Sema<'_> {
    fn report(&mut self, severity: Severity, span: Span, message: Message, hint: Option<Message>) {
        let echo = self
            .gap
            .is_some_and(|gap| span.source != gap.source || span.start >= gap.start);
        if self.quiet > 0 || echo || (severity == Severity::Warning && self.library) {
            return;
        }
        if severity != Severity::Warning {
            if self.errors >= MAX_ERRORS {
                return;
            }
            self.errors += 1;
        }
        let mut diagnostic = Diagnostic::new(self.map, severity, span, message);
        diagnostic.hint = hint;
        if !self.diags.contains(&diagnostic) {
            self.diags.push(diagnostic);
        }
    }

    fn error(&mut self, span: Span, message: Message) {
        self.report(Severity::Error, span, message, None);
    }

    fn error_hint(&mut self, span: Span, message: Message, hint: Message) {
        self.report(Severity::Error, span, message, Some(hint));
    }

    fn warn(&mut self, span: Span, message: Message) {
        self.report(Severity::Warning, span, message, None);
    }

    fn warn_hint(&mut self, span: Span, message: Message, hint: Message) {
        self.report(Severity::Warning, span, message, Some(hint));
    }

    fn unsupported(&mut self, span: Span, message: Message) {
        self.report(Severity::Unsupported, span, message, None);
    }

    /// A type's name for messages, in quotes.
    fn show(&self, ty: Ty) -> String {
        format!("'{}'", self.out.types.name(ty))
    }

    /// Runs `f` one level deeper; `None`, with an error, if that is too deep.
    fn nested<T>(&mut self, span: Span, f: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= MAX_DEPTH {
            if self.errors < MAX_ERRORS {
                self.error(span, say!("this is nested too deeply"));
                self.errors = MAX_ERRORS;
            }
            return None;
        }
        self.depth += 1;
        let result = f(self);
        self.depth -= 1;
        Some(result)
    }

    fn lookup(&self, name: &str) -> Option<&Entity> {
        self.scopes
            .iter()
            .rev()
            .find_map(|s| s.names.get(name))
            .map(|(e, _)| e)
    }

    fn lookup_tag(&self, name: &str) -> Option<Ty> {
        self.scopes
            .iter()
            .rev()
            .find_map(|s| s.tags.get(name))
            .map(|(t, _)| *t)
    }

    fn scope(&mut self) -> &mut NameScope {
        if self.scopes.is_empty() {
            self.scopes.push(NameScope::default());
        }
        let last = self.scopes.len() - 1;
        &mut self.scopes[last]
    }

    fn declare(&mut self, name: &Arc<str>, entity: Entity, span: Span) {
        self.scope().names.insert(name.clone(), (entity, span));
    }

    /// Opens a block scope of the current function and returns its index.
    fn push_scope(&mut self) -> u32 {
        let parent = self.scopes.last().map_or(0, |s| s.index);
        let index = match &mut self.func {
            Some(state) => {
                state.func.scopes.push(tree::Scope {
                    parent,
                    statics: Vec::new(),
                });
                state.func.scopes.len() as u32 - 1
            }
            None => 0,
        };
        self.scopes.push(NameScope {
            index,
            ..NameScope::default()
        });
        index
    }

    /// Closes it.
    fn pop_scope(&mut self) {
        self.scopes.pop();
    }

    /// A new local variable in the current scope (not yet named).
    fn new_local(&mut self, name: &str, ty: Ty, span: Span) -> LocalId {
        let types = &self.out.types;
        let size = types.size(ty).unwrap_or(8);
        let align = types.align(ty);
        let addressed = !types.is_scalar(ty) || ty.is_volatile;
        let scope = self.scopes.last().map_or(0, |s| s.index);
        match &mut self.func {
            Some(state) => {
                state.func.locals.push(Local {
                    name: name.into(),
                    ty,
                    size,
                    align,
                    span,
                    addressed,
                    used: name.is_empty(),
                    param: false,
                    scope,
                    vla: false,
                    register: false,
                });
                LocalId(state.func.locals.len() as u32 - 1)
            }
            None => LocalId(u32::MAX),
        }
    }

    /// The number that the next variable of the function gets.
    fn next_local(&self) -> LocalId {
        LocalId(
            self.func
                .as_ref()
                .map_or(u32::MAX, |state| state.func.locals.len() as u32),
        )
    }

    fn local(&mut self, id: LocalId) -> Option<&mut Local> {
        self.func.as_mut()?.func.locals.get_mut(id.0 as usize)
    }

    fn symbol(&mut self, id: SymId) -> Option<&mut tree::Symbol> {
        self.out.symbols.get_mut(id.0 as usize)
    }

    /// At the end of the unit: tentative definitions become zero, arrays
    /// without a length get one element.
    fn finish(&mut self) {
        self.settle_aliases();
        for i in 0..self.out.symbols.len() {
            let symbol = &self.out.symbols[i];
            if symbol.function || !symbol.defined {
                continue;
            }
            let (ty, span, name) = (symbol.ty, symbol.span, symbol.name.clone());
            if let super::types::Kind::Array(of, None) = *self.out.types.kind(ty) {
                let ty = self.out.types.array(of, Some(1));
                self.out.symbols[i].ty = ty;
                self.warn(
                    span,
                    say!(
                        "the array '{name}' has no length: it gets one element",
                        name
                    ),
                );
            } else if self.out.types.size(ty).is_none() && !ty.is_error() {
                let ty = self.show(ty);
                self.error(
                    span,
                    say!(
                        "'{name}' has the type {ty}, which is never completed",
                        name,
                        ty
                    ),
                );
            }
        }
        for i in 0..self.out.symbols.len() {
            let symbol = &self.out.symbols[i];
            if symbol.local
                && symbol.function
                && !symbol.defined
                && let Some(span) = symbol.used
            {
                let name = symbol.name.clone();
                self.error(
                    span,
                    say!("'{name}' is declared static but never defined", name),
                );
            }
        }
    }
}
