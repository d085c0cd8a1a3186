//! Hints for names that are not there: near misses, and headers.

use super::super::types::{Record, Ty};
use super::super::{ast, hints};
use super::tree::{Expr, ExprKind};
use super::{Entity, Sema};
use crate::lang::{Message, say};
use std::sync::Arc;

impl Sema<'_> {
    fn first_time(&mut self, name: &Arc<str>) -> bool {
        if self.quiet > 0 || self.reported.contains(name) {
            return false;
        }
        self.reported.push(name.clone());
        true
    }

    /// Reports a name that is not declared, once.
    pub(super) fn undeclared(&mut self, name: &ast::Ident) {
        if !self.first_time(&name.name) {
            return;
        }
        let message = say!("'{name}' is not declared", name = name.name);
        if let Some(hint) = self.elsewhere(name) {
            self.error_hint(name.span, message, hint);
            return;
        }
        let near = self.near(&name.name, |e| !matches!(e, Entity::Typedef(..)));
        let near = near.or_else(|| hints::near_macro(&name.name).map(str::to_string));
        match near {
            Some(near) => self.error_hint(name.span, message, say!("did you mean '{near}'?", near)),
            None => self.error_hint(
                name.span,
                message,
                say!("declare it before it is used, with its type"),
            ),
        }
    }

    /// Reports a function that is neither declared nor in the library.
    pub(super) fn undeclared_function(&mut self, name: &ast::Ident) {
        if !self.first_time(&name.name) {
            return;
        }
        let message = say!(
            "the function '{name}' is not declared, and the C library has none of that name",
            name = name.name
        );
        if let Some(hint) = hints::other_languages(&name.name) {
            self.error_hint(name.span, message, hint);
            return;
        }
        match self.near(&name.name, |e| matches!(e, Entity::Global(_))) {
            Some(near) => self.error_hint(name.span, message, say!("did you mean '{near}'?", near)),
            None => self.error_hint(
                name.span,
                message,
                say!("define it, or declare it above this call"),
            ),
        }
    }

    /// Reports a type name that is not declared.
    pub(super) fn unknown_type(&mut self, name: &ast::Ident) {
        if !self.first_time(&name.name) {
            return;
        }
        let message = say!(
            "'{name}' is not a type that is known here",
            name = name.name
        );
        if let Some(hint) = self.elsewhere(name) {
            self.error_hint(name.span, message, hint);
            return;
        }
        match self.near(&name.name, |e| matches!(e, Entity::Typedef(..))) {
            Some(near) => self.error_hint(name.span, message, say!("did you mean '{near}'?", near)),
            None => self.error(name.span, message),
        }
    }

    /// Reports a member that a struct does not have.
    pub(super) fn no_member(&mut self, ty: Ty, name: &ast::Ident) {
        let t = self.show(ty);
        let Some(record) = self.out.types.record(ty) else {
            return;
        };
        if !record.complete {
            self.error(
                name.span,
                say!("{t} is declared but its members are not known here", t),
            );
            return;
        }
        let mut names: Vec<Arc<str>> = Vec::new();
        self.member_names(record, &mut names);
        let message = say!("{t} has no member '{name}'", t, name = name.name);
        // `handler` for `sa_handler`.
        let prefixed = |n: &&Arc<str>| n.split_once('_').is_some_and(|(_, n)| *n == *name.name);
        let near = names.iter().find(prefixed).map(|n| &**n);
        match near.or_else(|| hints::nearest(&name.name, names.iter().map(|n| &**n))) {
            Some(near) => self.error_hint(name.span, message, say!("did you mean '{near}'?", near)),
            None if names.is_empty() => self.error(name.span, message),
            None => self.error_hint(
                name.span,
                message,
                say!("its members are: {names}", names = names.join(", ")),
            ),
        }
    }

    /// The names that a program can write behind the dot; of the library's own members
    /// (`__sifields`), to which macros lead, those inside.
    fn member_names(&self, record: &Record, names: &mut Vec<Arc<str>>) {
        for field in &record.fields {
            let own = field.name.as_ref().filter(|n| !n.starts_with("__"));
            match (own, self.out.types.record(field.ty)) {
                (Some(name), _) if !names.contains(name) => names.push(name.clone()),
                (None, Some(inner)) => self.member_names(inner, names),
                _ => {}
            }
        }
    }

    /// The name of the function whose address a value is.
    pub(super) fn function_name(&self, e: &Expr) -> Option<Arc<str>> {
        match &e.kind {
            ExprKind::Conv(inner) | ExprKind::Addr(inner) => self.function_name(inner),
            ExprKind::Global(id) => {
                let symbol = self.out.symbols.get(id.0 as usize)?;
                let function = self.out.types.is_function(symbol.ty);
                function.then(|| symbol.name.clone())
            }
            _ => None,
        }
    }

    /// The name of the variable whose value a value is.
    pub(super) fn variable_name(&self, e: &Expr) -> Option<Arc<str>> {
        let object = match &e.kind {
            ExprKind::Conv(inner) => return self.variable_name(inner),
            ExprKind::Load(object) => object,
            _ => return None,
        };
        match object.kind {
            ExprKind::Local(id) => {
                let local = self.func.as_ref()?.func.locals.get(id.0 as usize)?;
                Some(local.name.clone()).filter(|name| !name.is_empty())
            }
            ExprKind::Global(id) => {
                let symbol = self.out.symbols.get(id.0 as usize)?;
                Some(symbol.name.clone())
            }
            _ => None,
        }
    }

    /// What to do about a name of the C library, or of another language.
    fn elsewhere(&self, name: &ast::Ident) -> Option<Message> {
        match (self.index.header_of)(&name.name) {
            Some(header) => Some(say!("add #include <{header}> at the top", header)),
            None => hints::missing_name(&name.name),
        }
    }

    fn near(&self, name: &str, fits: impl Fn(&Entity) -> bool) -> Option<String> {
        let visible = self
            .scopes
            .iter()
            .rev()
            .flat_map(|s| &s.names)
            .filter(|(_, (e, _))| fits(e))
            .map(|(n, _)| &**n);
        hints::nearest(name, visible.filter(|n| !n.starts_with("__"))).map(str::to_string)
    }
}
