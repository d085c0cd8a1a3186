//! Declarations in blocks: locals, statics of functions, arrays of variable length.

use super::super::ast::{self, Declaration, Storage};
use super::super::diag::Span;
use super::super::types::{self, Kind, Ty};
use super::declarator::Mode;
use super::tree::{Init, Stmt, StmtKind, SymId};
use super::{Entity, LocalId, Sema};
use crate::lang::say;

impl Sema<'_> {
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
                Some(Storage::Typedef) => {
                    let align = self.wanted_align(specs, &d.declarator);
                    self.typedef(name, ty, align);
                }
                _ if self.out.types.is_function(ty) => {
                    if d.init.is_some() {
                        self.initialised_function(name);
                    }
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
                say!("a variable that is extern in a block cannot be initialised there"),
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
            weak: false,
            section: None,
            alias: None,
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
            self.error(
                name.span,
                say!("a static array cannot have a variable length"),
            );
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
                say!(
                    "the variable '{name}' cannot have the type void",
                    name = name.name
                ),
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
                    say!("write its length in the brackets")
                } else {
                    say!("its definition must stand above")
                };
                self.error_hint(
                    name.span,
                    say!("'{name}' has the incomplete type {t}", name = name.name, t),
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
                    say!("an array without a length can only be initialised in a static variable"),
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
                say!("an array of variable length cannot be initialised"),
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
