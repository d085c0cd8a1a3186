//! Declarations (6.7): at file scope and in blocks.

use super::super::ast::{self, Declaration, Storage};
use super::super::diag::Span;
use super::super::types::{self, Kind, Ty};
use super::declarator::Mode;
use super::tree::SymId;
use super::{Entity, Sema};
use crate::lang::say;

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
                let align = self.wanted_align(specs, &d.declarator);
                self.typedef(name, ty, align);
                continue;
            }
            if matches!(specs.storage, Some(Storage::Auto | Storage::Register)) {
                self.error(
                    span,
                    say!("a variable outside functions cannot be auto or register"),
                );
            }
            let local = specs.storage == Some(Storage::Static);
            if self.out.types.is_function(ty) {
                if let Some(id) = self.declare_function(name, ty, local) {
                    self.declare(&name.name, Entity::Global(id), name.span);
                    self.note_symbol_attributes(id, specs, &d.declarator);
                }
                if d.init.is_some() {
                    self.initialised_function(name);
                }
                continue;
            }
            let align = self.wanted_align(specs, &d.declarator);
            self.global_variable(name, ty, specs.storage, d.init.as_ref(), align);
            if let Some(&id) = self.linkage.get(&name.name) {
                self.note_symbol_attributes(id, specs, &d.declarator);
            }
        }
    }

    /// Says that a function has no value of its own.
    pub(super) fn initialised_function(&mut self, name: &ast::Ident) {
        let name_text = &name.name;
        self.error_hint(
            name.span,
            say!(
                "'{name}' is a function, so it cannot be initialised",
                name = name_text
            ),
            say!(
                "a pointer to a function is written (*{name})(…)",
                name = name_text
            ),
        );
    }

    pub(super) fn empty_declaration(&mut self, specs: &ast::DeclSpecs, span: Span) {
        let tagged = match &specs.ty {
            ast::TypeSpec::Struct(r) | ast::TypeSpec::Union(r) => r.tag.is_some(),
            ast::TypeSpec::Enum(_) => true,
            _ => false,
        };
        if !tagged {
            self.warn(span, say!("this declares nothing"));
        }
    }

    pub(super) fn wanted_align(
        &mut self,
        specs: &ast::DeclSpecs,
        declarator: &ast::Declarator,
    ) -> u64 {
        let a = self.specs_align(specs);
        let b = declarator.align.as_ref().map_or(0, |a| self.alignment(a));
        a.max(b)
    }

    pub(super) fn typedef(&mut self, name: &ast::Ident, ty: Ty, align: u64) {
        let types = &self.out.types;
        let same = match self.scopes.last().and_then(|s| s.names.get(&name.name)) {
            Some((Entity::Typedef(old, _), _)) => types.compatible(*old, ty),
            _ => false,
        };
        if !same {
            self.redeclared(name, |_| true);
        }
        self.declare(&name.name, Entity::Typedef(ty, align), name.span);
        self.out.types.name_record(ty, &name.name);
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
        let called = self.symbol(id).is_some_and(|s| s.implicit);
        self.merge(id, name, ty)?;
        if local {
            self.static_too_late(id, name, called);
        }
        if let Some(s) = self.symbol(id) {
            s.local |= local;
        }
        Some(id)
    }

    /// 'static' must stand at the first declaration of a name (6.2.2p7); a call of an undeclared
    /// function is one.
    fn static_too_late(&mut self, id: SymId, name: &ast::Ident, called: bool) {
        let before = self.symbol(id).filter(|s| !s.local).map(|s| s.span);
        let Some(span) = before.filter(|_| !self.library) else {
            return;
        };
        let (line, _) = self.map.position(span);
        self.error_hint(
            name.span,
            say!(
                "'{name}' is static here, but not where it is first named",
                name = name.name
            ),
            match called {
                true => say!("declare it above its first call, in line {line}", line),
                false => say!("write static in line {line}, too, or nowhere", line),
            },
        );
    }

    /// A second declaration of a symbol must go with the first (6.2.7).
    pub(super) fn merge(&mut self, id: SymId, name: &ast::Ident, ty: Ty) -> Option<()> {
        let (old, span, implicit) = self.symbol(id).map(|s| (s.ty, s.span, s.implicit))?;
        let t = &self.out.types;
        if !t.compatible(old, ty) || (t.is_function(old) != t.is_function(ty)) {
            if implicit {
                let message = say!(
                    "'{name}' was called before it is declared here: there it was taken for 'int {name}()'",
                    name = name.name
                );
                let (line, _) = self.map.position(span);
                let hint = say!("declare it above its first call, in line {line}", line);
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
                say!(
                    "'{name}' is declared with another type than before: {b}",
                    name = name.name,
                    b
                ),
                say!("{file}, line {line}, says {a}", file, line, a),
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

    /// A variable that is static stays so: only 'extern' may leave the word out (6.2.2p4, p5).
    fn static_no_more(&mut self, id: SymId, name: &ast::Ident) {
        let before = self.symbol(id).filter(|s| s.local).map(|s| s.span);
        let Some(span) = before.filter(|_| !self.library) else {
            return;
        };
        let (line, _) = self.map.position(span);
        self.error_hint(
            name.span,
            say!(
                "'{name}' is not static here, but it is above",
                name = name.name
            ),
            say!("write static here, too, or not in line {line}", line),
        );
    }

    pub(super) fn global_variable(
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
                say!(
                    "the variable '{name}' cannot have the type void",
                    name = name.name
                ),
            );
            return;
        }
        self.redeclared(name, |e| !matches!(e, Entity::Global(_)));
        let id = match self.linkage.get(&name.name).copied() {
            Some(id) => {
                if self.merge(id, name, ty).is_none() {
                    return;
                }
                if storage == Some(Storage::Static) {
                    self.static_too_late(id, name, false);
                } else if storage.is_none() {
                    self.static_no_more(id, name);
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
                self.error(
                    name.span,
                    say!("'{name}' is initialised twice", name = name.name),
                );
                return;
            }
            let (init, ty) = self.initializer(ty, init, name.span);
            self.check_static(&init);
            if let Some(s) = self.symbol(id) {
                (s.ty, s.init) = (ty, Some(init));
            }
        }
    }
}
