//! Function definitions (6.9.1), old style too.

use super::super::ast::{self, Declaration, Derived, Storage};
use super::super::types::{self, Ty};
use super::declarator::Mode;
use super::tree::{Func, LabelId, LocalId, Scope, Stmt, StmtKind};
use super::{Entity, FuncState, NameScope, Sema};
use crate::lang::say;
use std::collections::BTreeMap;

impl Sema<'_> {
    /// A function with its body.
    pub(super) fn function(&mut self, def: &ast::FunctionDef) {
        let Some(name) = def.declarator.name.clone() else {
            return;
        };
        if matches!(def.specs.ty, ast::TypeSpec::Missing) {
            self.warn_hint(
                name.span,
                say!(
                    "the return type of '{name}' is missing: int is assumed",
                    name = name.name
                ),
                say!("write the type before the name"),
            );
            self.quiet += 1;
        }
        let missing = matches!(def.specs.ty, ast::TypeSpec::Missing);
        let base = self.specs(&def.specs, false);
        if missing {
            self.quiet -= 1;
        }
        let ty = self.declarator(base, &def.declarator, Mode::Plain);
        let Some(f) = self.out.types.fn_type(ty) else {
            if !ty.is_error() {
                self.error(
                    name.span,
                    say!(
                        "'{name}' has a body but is not declared as a function",
                        name = name.name
                    ),
                );
            }
            return;
        };
        let (params, names) = match def.declarator.derived.first() {
            Some(Derived::Function { params, names, .. }) => (params.as_slice(), names.as_slice()),
            _ => {
                self.error(
                    name.span,
                    say!("a function cannot be defined through a typedef"),
                );
                return;
            }
        };
        // `int f() {}` takes no arguments, but calls are not checked in gcc 12.
        let local = def.specs.storage == Some(Storage::Static);
        let Some(sym) = self.declare_function(&name, ty, local) else {
            return;
        };
        self.declare(&name.name, Entity::Global(sym), name.span);
        if self.symbol(sym).is_some_and(|s| s.defined) {
            let first = self.symbol(sym).map_or(name.span, |s| s.span);
            let (line, _) = self.map.position(first);
            self.error_hint(
                name.span,
                say!("the function '{name}' is defined twice", name = name.name),
                say!("the first is at line {line}", line),
            );
            return;
        }
        let inline_only = def.specs.inline && !local && def.specs.storage != Some(Storage::Extern);
        if let Some(s) = self.symbol(sym) {
            s.defined = true;
            s.span = name.span;
            // A plain inline function has no external definition; its uses in this unit find this one.
            s.local |= inline_only;
        }
        self.note_symbol_attributes(sym, &def.specs, &def.declarator);
        if let Some(s) = self.symbol(sym) {
            s.used = s.used.or(s.constructor.or(s.destructor).map(|_| name.span));
        }
        if !f.ret.is_void() && !self.out.types.is_complete(f.ret) && !f.ret.is_error() {
            let t = self.show(f.ret);
            self.error(
                name.span,
                say!(
                    "'{name}' returns the incomplete type {t}",
                    name = name.name,
                    t
                ),
            );
            return;
        }
        self.func = Some(FuncState {
            func: Func {
                sym,
                ret: f.ret.plain(),
                params: Vec::new(),
                hidden: None,
                locals: Vec::new(),
                scopes: vec![Scope::default()],
                labels: 0,
                addressed_labels: Vec::new(),
                body: Default::default(),
                span: def.span,
                end: ast_end(&def.body),
                is_main: &*name.name == "main",
                old_style: !names.is_empty(),
            },
            name: name.name.clone(),
            labels: BTreeMap::new(),
            switches: Vec::new(),
            loops: 0,
            breakable: 0,
            variadic: f.variadic,
        });
        self.scopes.push(NameScope::default());
        if self.out.types.is_record(f.ret) {
            let ptr = self.out.types.pointer(f.ret);
            let hidden = self.new_local("", ptr, def.span);
            if let Some(state) = &mut self.func {
                state.func.hidden = Some(hidden);
            }
        }
        if names.is_empty() {
            self.parameters(params);
        } else {
            self.old_style(names, &def.old_style);
        }
        let sizes: Vec<Stmt> = std::mem::take(&mut self.pending)
            .into_iter()
            .map(|e| Stmt {
                span: e.span,
                kind: StmtKind::Expr(e),
            })
            .collect();
        self.function_body(def, sizes);
    }

    fn parameters(&mut self, params: &[ast::ParamDecl]) {
        if let [only] = params {
            let bare = only.declarator.derived.is_empty() && only.declarator.name.is_none();
            if bare && matches!(only.specs.ty, ast::TypeSpec::Void) {
                return;
            }
        }
        for p in params {
            let base = self.specs(&p.specs, false);
            let ty = self.declarator(base, &p.declarator, Mode::Definition);
            let ty = self.adjust(ty);
            let Some(name) = &p.declarator.name else {
                self.parameter(None, ty, p.declarator.span);
                continue;
            };
            self.redeclared(name, |_| true);
            self.parameter(Some(name), ty, name.span);
        }
    }

    fn parameter(&mut self, name: Option<&ast::Ident>, ty: Ty, span: super::Span) -> LocalId {
        if !self.out.types.is_complete(ty) && !ty.is_error() {
            let t = self.show(ty);
            self.error(span, say!("a parameter has the incomplete type {t}", t));
        }
        let text = name.map_or("", |n| &n.name);
        let id = self.new_local(text, ty, span);
        if let Some(l) = self.local(id) {
            (l.param, l.used) = (true, true);
        }
        if let Some(state) = &mut self.func {
            state.func.params.push(id);
        }
        if let Some(name) = name {
            self.declare(&name.name, Entity::Local(id), span);
        }
        id
    }

    /// `f(a, b) int a; char *b; { … }`: arguments come promoted.
    fn old_style(&mut self, names: &[ast::Ident], decls: &[Declaration]) {
        let mut found: BTreeMap<std::sync::Arc<str>, Ty> = BTreeMap::new();
        for decl in decls {
            let Declaration::Vars {
                specs, declarators, ..
            } = decl
            else {
                continue;
            };
            let base = self.specs(specs, false);
            for d in declarators {
                let ty = self.declarator(base, &d.declarator, Mode::Definition);
                let ty = self.adjust(ty);
                if let Some(name) = &d.declarator.name {
                    if !names.iter().any(|n| n.name == name.name) {
                        self.error(
                            name.span,
                            say!("'{name}' is not a parameter", name = name.name),
                        );
                    }
                    found.insert(name.name.clone(), ty);
                }
            }
        }
        for name in names {
            let ty = found.get(&name.name).copied().unwrap_or(types::INT);
            self.redeclared(name, |_| true);
            self.parameter(Some(name), ty, name.span);
        }
    }

    fn function_body(&mut self, def: &ast::FunctionDef, sizes: Vec<Stmt>) {
        let mut stmts = sizes;
        for s in &def.body.items {
            stmts.push(self.stmt(s));
            if self.errors >= super::MAX_ERRORS {
                break;
            }
        }
        self.pop_scope();
        let Some(mut state) = self.func.take() else {
            return;
        };
        // What was left out may hold a label's place or its use.
        let labels = state.labels.iter().filter(|_| self.gap.is_none());
        for (name, label) in labels.collect::<Vec<_>>() {
            match (label.defined, label.used) {
                (None, Some(span)) => self.error(
                    span,
                    say!("there is no label '{name}' in this function", name),
                ),
                (Some(span), None) => {
                    self.warn(span, say!("the label '{name}' is never used", name))
                }
                _ => {}
            }
        }
        state.func.body.stmts = stmts;
        let falls = state.func.body.stmts.last().is_none_or(|s| !ends(&s.kind));
        if falls
            && !state.func.ret.is_void()
            && !state.func.is_main
            && !state.func.ret.is_error()
            && !self.library
        {
            let span = state.func.end;
            if !def.specs.noreturn && self.really_falls(&state.func.body.stmts) {
                self.warn_hint(
                    span,
                    say!(
                        "'{name}' can end here without returning a value",
                        name = state.name
                    ),
                    say!("add a return statement"),
                );
            }
        }
        self.out.funcs.push(state.func);
    }

    /// True unless the last statement plainly never ends.
    fn really_falls(&self, stmts: &[Stmt]) -> bool {
        let Some(last) = stmts.last() else {
            return true;
        };
        match &last.kind {
            StmtKind::Block(b) => self.really_falls(&b.stmts),
            StmtKind::Many(list) => self.really_falls(list),
            StmtKind::Label(_, s) => self.really_falls(std::slice::from_ref(s)),
            StmtKind::Return(_) | StmtKind::Goto(_) | StmtKind::GotoPointer(_) => false,
            StmtKind::If(_, a, Some(b)) => {
                self.really_falls(std::slice::from_ref(a))
                    || self.really_falls(std::slice::from_ref(b))
            }
            StmtKind::While(c, body) => self.truth(c) != Some(true) || has_break(body),
            StmtKind::DoWhile(body, c) => self.truth(c) != Some(true) || has_break(body),
            StmtKind::For { cond, body, .. } => {
                cond.as_ref().is_some_and(|c| self.truth(c) != Some(true)) || has_break(body)
            }
            StmtKind::Switch { default, body, .. } => {
                default.is_none()
                    || has_break(body)
                    || self.really_falls(std::slice::from_ref(body))
            }
            StmtKind::Expr(e) => match &e.kind {
                super::tree::ExprKind::Call(call) => match call.callee {
                    super::tree::Callee::Direct(id) => {
                        let name = self.out.symbols.get(id.0 as usize).map_or("", |s| &s.name);
                        !matches!(
                            name,
                            "exit"
                                | "_exit"
                                | "_Exit"
                                | "abort"
                                | "longjmp"
                                | "siglongjmp"
                                | "pthread_exit"
                                | "execl"
                                | "__assert_fail"
                        )
                    }
                    super::tree::Callee::Pointer(_) => true,
                },
                _ => true,
            },
            _ => true,
        }
    }

    /// Notes the attributes of a symbol, wherever they stand.
    pub(super) fn note_symbol_attributes(
        &mut self,
        sym: super::SymId,
        specs: &ast::DeclSpecs,
        declarator: &ast::Declarator,
    ) {
        if let Some(s) = self.symbol(sym) {
            let mut said = specs.symbol.clone();
            said.merge(declarator.symbol.clone());
            s.constructor = said.constructor.or(s.constructor);
            s.destructor = said.destructor.or(s.destructor);
            s.weak |= said.weak;
            s.section = said.section.or(s.section.take());
            if let Some(name) = said.alias {
                self.aliases.push((sym, *name));
            }
        }
    }

    /// Finds what aliases stand for, which may be defined behind them.
    pub(super) fn settle_aliases(&mut self) {
        for (sym, name) in std::mem::take(&mut self.aliases) {
            let found = self.out.symbols.iter().position(|s| s.name == name.name);
            let target = found.filter(|&n| self.out.symbols.get(n).is_some_and(|s| s.defined));
            match (target, self.symbol(sym)) {
                (Some(n), Some(s)) => s.alias = Some(super::SymId(n as u32)),
                _ => self.error_hint(
                    name.span,
                    say!("'{name}' is not defined in this file", name = name.name),
                    say!("an alias is another name for something with a definition here"),
                ),
            }
        }
    }

    /// A label of the current function, by name.
    pub(super) fn label(&mut self, name: &ast::Ident, define: bool) -> LabelId {
        let fresh = self.new_label();
        let Some(state) = &mut self.func else {
            return fresh;
        };
        let label = state
            .labels
            .entry(name.name.clone())
            .or_insert(super::Label {
                id: fresh,
                defined: None,
                used: None,
            });
        let id = label.id;
        let first = label.defined;
        if define {
            label.defined = Some(name.span);
        } else if label.used.is_none() {
            label.used = Some(name.span);
        }
        if define && let Some(first) = first {
            let (line, _) = self.map.position(first);
            self.error_hint(
                name.span,
                say!("the label '{name}' is defined twice", name = name.name),
                say!("the first is at line {line}", line),
            );
        }
        id
    }

    pub(super) fn new_label(&mut self) -> LabelId {
        match &mut self.func {
            Some(state) => {
                state.func.labels += 1;
                LabelId(state.func.labels - 1)
            }
            None => LabelId(0),
        }
    }
}

fn ast_end(block: &ast::Block) -> super::Span {
    super::Span {
        start: block.span.end.saturating_sub(1),
        ..block.span
    }
}

fn ends(kind: &StmtKind) -> bool {
    matches!(
        kind,
        StmtKind::Return(_) | StmtKind::Goto(_) | StmtKind::GotoPointer(_)
    )
}

/// True if a `break` in the body leaves the loop or switch around it.
fn has_break(s: &Stmt) -> bool {
    match &s.kind {
        StmtKind::Break => true,
        StmtKind::Block(b) => b.stmts.iter().any(has_break),
        StmtKind::Many(list) => list.iter().any(has_break),
        StmtKind::Label(_, s) => has_break(s),
        StmtKind::If(_, a, b) => has_break(a) || b.as_ref().is_some_and(|b| has_break(b)),
        _ => false,
    }
}
