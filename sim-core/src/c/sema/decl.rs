//! Declarations (6.7): at file scope and in blocks.

use super::super::ast::{self, Declaration, Storage};
use super::super::diag::Span;
use super::super::types::{self, Kind, Ty};
use super::declarator::Mode;
use super::tree::{Init, Stmt, StmtKind, SymId};
use super::{Entity, LocalId, Sema};

impl Sema<'_> {
    /// A declaration outside functions.
    pub(super) fn global_declaration(&mut self, decl: &Declaration) {
        let (specs, declarators, span) = match decl {
            Declaration::StaticAssert {
                cond,
                message,
                span,
            } => {
                return self.static_assert(cond, message.as_deref(), *span);
            }
            Declaration::Vars {
                specs,
                declarators,
                span,
            } => (specs, declarators, *span),
        };
        let base = self.specs(specs, declarators.is_empty());
        if declarators.is_empty() {
            self.empty_declaration(specs, span);
        }
        for d in declarators {
            let ty = self.declarator(base, &d.declarator, Mode::Plain);
            self.pending.clear();
            let Some(name) = &d.declarator.name else {
                continue;
            };
            if specs.storage == Some(Storage::Typedef) {
                self.typedef(name, ty);
                continue;
            }
            if matches!(specs.storage, Some(Storage::Auto | Storage::Register)) {
                self.error(
                    span,
                    "a variable outside functions cannot be auto or register",
                );
            }
            let local = specs.storage == Some(Storage::Static);
            if self.out.types.is_function(ty) {
                if let Some(id) = self.declare_function(name, ty, local) {
                    self.declare(&name.name, Entity::Global(id), name.span);
                    self.note_start_and_end(id, specs, &d.declarator);
                }
                if d.init.is_some() {
                    self.error(
                        name.span,
                        format!("'{}' is a function, so it cannot be initialised", name.name),
                    );
                }
                continue;
            }
            let align = self.wanted_align(specs, &d.declarator);
            self.global_variable(name, ty, specs.storage, d.init.as_ref(), align);
        }
    }

    fn empty_declaration(&mut self, specs: &ast::DeclSpecs, span: Span) {
        let tagged = match &specs.ty {
            ast::TypeSpec::Struct(r) | ast::TypeSpec::Union(r) => r.tag.is_some(),
            ast::TypeSpec::Enum(_) => true,
            _ => false,
        };
        if !tagged {
            self.warn(span, "this declares nothing");
        }
    }

    fn wanted_align(&mut self, specs: &ast::DeclSpecs, declarator: &ast::Declarator) -> u64 {
        let a = specs.align.as_ref().map_or(0, |a| self.alignment(a));
        let b = declarator.align.as_ref().map_or(0, |a| self.alignment(a));
        a.max(b)
    }

    pub(super) fn typedef(&mut self, name: &ast::Ident, ty: Ty) {
        let types = &self.out.types;
        let same = match self.scopes.last().and_then(|s| s.names.get(&name.name)) {
            Some((Entity::Typedef(old), _)) => types.compatible(*old, ty),
            _ => false,
        };
        if !same {
            self.redeclared(name, |_| true);
        }
        self.declare(&name.name, Entity::Typedef(ty), name.span);
    }

    /// Declares a function; its symbol, or `None` after an error.
    pub(super) fn declare_function(
        &mut self,
        name: &ast::Ident,
        ty: Ty,
        local: bool,
    ) -> Option<SymId> {
        // `int printf();` is compatible with what gcc knows of printf; its
        // arguments are passed as that needs.
        let ty = match self.out.types.fn_type(ty) {
            Some(f) if f.unspecified => {
                match super::known::known_type(&mut self.out.types, &name.name) {
                    Some(known)
                        if known.variadic && self.out.types.compatible(known.ret, f.ret) =>
                    {
                        self.out.types.function(known)
                    }
                    _ => ty,
                }
            }
            _ => ty,
        };
        if self.scopes.len() == 1 {
            self.redeclared(name, |e| !matches!(e, Entity::Global(_)));
        }
        let Some(&id) = self.linkage.get(&name.name) else {
            let id = self.new_symbol(&name.name, ty, name.span, true);
            if let Some(s) = self.symbol(id) {
                s.local = local;
            }
            return Some(id);
        };
        self.merge(id, name, ty)?;
        if let Some(s) = self.symbol(id) {
            s.local |= local;
        }
        Some(id)
    }

    /// A second declaration of a symbol must go with the first (6.2.7).
    fn merge(&mut self, id: SymId, name: &ast::Ident, ty: Ty) -> Option<()> {
        let (old, span, implicit) = self.symbol(id).map(|s| (s.ty, s.span, s.implicit))?;
        let t = &self.out.types;
        if !t.compatible(old, ty) || (t.is_function(old) != t.is_function(ty)) {
            if implicit {
                let message = format!(
                    "'{}' was called before it is declared here: there it was taken for 'int {0}()'",
                    name.name
                );
                let (line, _) = self.map.position(span);
                let hint = format!("declare it above its first call, in line {line}");
                // "Permit void foo (...) to match an earlier call" (gcc's diagnose_mismatched_decls).
                let void = |f: std::sync::Arc<types::FnType>| f.ret.is_void();
                if !self.library && !self.out.types.fn_type(ty).is_some_and(void) {
                    self.error_hint(name.span, message, hint);
                    return None;
                }
                self.warn_hint(name.span, message, hint);
                if let Some(s) = self.symbol(id) {
                    (s.ty, s.implicit) = (ty, false);
                }
                return Some(());
            }
            let (line, _) = self.map.position(span);
            let (a, b) = (self.show(old), self.show(ty));
            let file = self
                .map
                .files
                .get(span.source.0 as usize)
                .map_or(String::new(), |f| f.name.to_string());
            self.error_hint(
                name.span,
                format!(
                    "'{}' is declared with another type than before: {b}",
                    name.name
                ),
                format!("{file}, line {line}, says {a}"),
            );
            return None;
        }
        // The composite type: parameters and lengths where they are known.
        let better = match (t.kind(old), t.kind(ty)) {
            (Kind::Function(f), Kind::Function(g)) => f.unspecified && !g.unspecified,
            (Kind::Array(_, None), Kind::Array(_, Some(_))) => true,
            _ => false,
        };
        if let Some(s) = self.symbol(id) {
            if better {
                s.ty = ty;
            }
            s.implicit = false;
        }
        Some(())
    }

    fn global_variable(
        &mut self,
        name: &ast::Ident,
        ty: Ty,
        storage: Option<Storage>,
        init: Option<&ast::Initializer>,
        align: u64,
    ) {
        if ty.is_void() {
            self.error(
                name.span,
                format!("the variable '{}' cannot have the type void", name.name),
            );
            return;
        }
        self.redeclared(name, |e| !matches!(e, Entity::Global(_)));
        let id = match self.linkage.get(&name.name).copied() {
            Some(id) => {
                if self.merge(id, name, ty).is_none() {
                    return;
                }
                id
            }
            None => {
                let id = self.new_symbol(&name.name, ty, name.span, false);
                if let Some(s) = self.symbol(id) {
                    s.local = storage == Some(Storage::Static);
                }
                id
            }
        };
        self.declare(&name.name, Entity::Global(id), name.span);
        let defines = storage != Some(Storage::Extern) || init.is_some();
        if let Some(s) = self.symbol(id) {
            s.align = s.align.max(align);
        }
        if !defines {
            return;
        }
        let first = self
            .symbol(id)
            .is_some_and(|s| !std::mem::replace(&mut s.defined, true));
        if first {
            if let Some(s) = self.symbol(id) {
                s.span = name.span;
            }
            self.out.variables.push(id);
        }
        if let Some(init) = init {
            if self.symbol(id).is_some_and(|s| s.init.is_some()) {
                self.error(name.span, format!("'{}' is initialised twice", name.name));
                return;
            }
            let (init, ty) = self.initializer(ty, init, name.span);
            self.check_static(&init);
            if let Some(s) = self.symbol(id) {
                (s.ty, s.init) = (ty, Some(init));
            }
        }
    }

    /// A declaration in a block: what it does when it is reached.
    pub(super) fn local_declaration(&mut self, decl: &Declaration) -> Vec<Stmt> {
        let mut out = Vec::new();
        let (specs, declarators, span) = match decl {
            Declaration::StaticAssert {
                cond,
                message,
                span,
            } => {
                self.static_assert(cond, message.as_deref(), *span);
                return out;
            }
            Declaration::Vars {
                specs,
                declarators,
                span,
            } => (specs, declarators, *span),
        };
        let base = self.specs(specs, declarators.is_empty());
        if declarators.is_empty() {
            self.empty_declaration(specs, span);
        }
        for d in declarators {
            let Some(name) = &d.declarator.name else {
                continue;
            };
            let ty = self.declarator(base, &d.declarator, Mode::Plain);
            for size in std::mem::take(&mut self.pending) {
                out.push(Stmt {
                    kind: StmtKind::Expr(size),
                    span: name.span,
                });
            }
            match specs.storage {
                Some(Storage::Typedef) => self.typedef(name, ty),
                _ if self.out.types.is_function(ty) => {
                    if let Some(id) = self.declare_function(name, ty, false) {
                        self.declare(&name.name, Entity::Global(id), name.span);
                    }
                }
                Some(Storage::Extern) => self.local_extern(name, ty, d.init.is_some()),
                Some(Storage::Static) => {
                    let align = self.wanted_align(specs, &d.declarator);
                    self.local_static(name, ty, d.init.as_ref(), align);
                }
                _ => {
                    let align = self.wanted_align(specs, &d.declarator);
                    let id = self.next_local();
                    if let Some(stmt) =
                        self.local_variable(name, ty, d.init.as_ref(), align, d.declarator.span)
                    {
                        out.push(stmt);
                    }
                    if specs.storage == Some(Storage::Register)
                        && let Some(local) = self.local(id)
                    {
                        local.register = local.name == name.name;
                    }
                    if let Some(f) = d.declarator.cleanup.as_ref().or(specs.cleanup.as_ref()) {
                        let call = self.expr(&cleanup_call(f, name));
                        out.push(Stmt {
                            kind: StmtKind::Cleanup(Box::new(call)),
                            span: name.span,
                        });
                    }
                }
            }
        }
        out
    }

    fn local_extern(&mut self, name: &ast::Ident, ty: Ty, init: bool) {
        if init {
            self.error(
                name.span,
                "a variable that is extern in a block cannot be initialised there",
            );
        }
        let id = match self.linkage.get(&name.name).copied() {
            Some(id) => {
                if self.merge(id, name, ty).is_none() {
                    return;
                }
                id
            }
            None => self.new_symbol(&name.name, ty, name.span, false),
        };
        self.declare(&name.name, Entity::Global(id), name.span);
    }

    fn local_static(
        &mut self,
        name: &ast::Ident,
        ty: Ty,
        init: Option<&ast::Initializer>,
        align: u64,
    ) {
        self.redeclared(name, |_| true);
        let id = SymId(self.out.symbols.len() as u32);
        self.out.symbols.push(super::tree::Symbol {
            name: name.name.clone(),
            ty,
            local: true,
            in_function: true,
            function: false,
            defined: true,
            init: None,
            align,
            span: name.span,
            used: None,
            implicit: false,
            constructor: None,
            destructor: None,
        });
        self.out.variables.push(id);
        self.declare(&name.name, Entity::Global(id), name.span);
        let scope = self.scopes.last().map_or(0, |s| s.index);
        if let Some(s) = self
            .func
            .as_mut()
            .and_then(|f| f.func.scopes.get_mut(scope as usize))
        {
            s.statics.push(id);
        }
        if self.out.types.is_variable(ty) && self.out.types.is_array(ty) {
            self.error(name.span, "a static array cannot have a variable length");
            return;
        }
        if let Some(init) = init {
            let (init, ty) = self.initializer(ty, init, name.span);
            self.check_static(&init);
            if let Some(s) = self.symbol(id) {
                (s.ty, s.init) = (ty, Some(init));
            }
        }
    }

    fn local_variable(
        &mut self,
        name: &ast::Ident,
        ty: Ty,
        init: Option<&ast::Initializer>,
        align: u64,
        span: Span,
    ) -> Option<Stmt> {
        self.redeclared(name, |_| true);
        if ty.is_void() {
            self.error(
                name.span,
                format!("the variable '{}' cannot have the type void", name.name),
            );
            self.declare_error(name);
            return None;
        }
        let open = matches!(self.out.types.kind(ty), Kind::Array(_, None));
        let measured = open && init.is_some();
        if !measured && !self.out.types.is_complete(ty) {
            if !ty.is_error() {
                let t = self.show(ty);
                let hint = if open {
                    "write its length in the brackets"
                } else {
                    "its definition must stand above"
                };
                self.error_hint(
                    name.span,
                    format!("'{}' has the incomplete type {t}", name.name),
                    hint,
                );
            }
            self.declare_error(name);
            return None;
        }
        let id = self.new_local(&name.name, ty, name.span);
        self.declare(&name.name, Entity::Local(id), name.span);
        if let Kind::Vla(_, size) = *self.out.types.kind(ty) {
            return self.variable_array(id, LocalId(size), init.is_some(), name, span);
        }
        let init = match init {
            None => None,
            Some(init) => {
                let (init, ty) = self.initializer(ty, init, name.span);
                let size = self.out.types.size(ty).unwrap_or(0);
                if let Some(l) = self.local(id) {
                    (l.ty, l.size, l.used) = (ty, size, true);
                }
                self.check_local_init(&init, name);
                Some(Box::new(init))
            }
        };
        if let Some(l) = self.local(id) {
            l.align = l.align.max(align);
        }
        Some(Stmt {
            kind: StmtKind::Init(id, init),
            span: name.span.to(span),
        })
    }

    fn check_local_init(&mut self, init: &Init, name: &ast::Ident) {
        let object = self.lookup(&name.name).cloned();
        if let Some(Entity::Local(id)) = object {
            let room = self.local(id).map_or(0, |l| l.size);
            if init.size > room {
                self.error(
                    name.span,
                    "an array without a length can only be initialised in a static variable",
                );
            }
        }
    }

    fn variable_array(
        &mut self,
        id: LocalId,
        size: LocalId,
        init: bool,
        name: &ast::Ident,
        span: Span,
    ) -> Option<Stmt> {
        if init {
            self.error(
                name.span,
                "an array of variable length cannot be initialised",
            );
        }
        if let Some(l) = self.local(id) {
            (l.vla, l.size, l.align, l.addressed) = (true, 8, 8, false);
        }
        Some(Stmt {
            kind: StmtKind::VlaAlloc(id, size),
            span: name.span.to(span),
        })
    }

    /// After an error: the name is known, so that its uses are not reported.
    fn declare_error(&mut self, name: &ast::Ident) {
        let id = self.new_local(&name.name, types::ERROR, name.span);
        self.declare(&name.name, Entity::Local(id), name.span);
    }
}

/// `f(&variable)`.
fn cleanup_call(f: &ast::Ident, variable: &ast::Ident) -> ast::Expr {
    let name = |ident: &ast::Ident| ast::Expr {
        kind: ast::ExprKind::Name(ident.clone()),
        span: ident.span,
    };
    let address = ast::Expr {
        kind: ast::ExprKind::Unary(ast::UnaryOp::AddrOf, Box::new(name(variable))),
        span: variable.span,
    };
    ast::Expr {
        kind: ast::ExprKind::Call(Box::new(name(f)), vec![address]),
        span: f.span,
    }
}
