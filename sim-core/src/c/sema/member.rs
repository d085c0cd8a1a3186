//! Elements and members: `a[i]`, `s.m`, `p->m`.

use super::super::ast;
use super::super::diag::Span;
use super::super::types::{Kind, Ty};
use super::Sema;
use super::tree::{Expr, ExprKind, Scale};
use crate::lang::say;

impl Sema<'_> {
    pub(super) fn index(&mut self, a: &ast::Expr, b: &ast::Expr, span: Span) -> Expr {
        let a = self.rvalue(a);
        let b = self.rvalue(b);
        if a.is_error() || b.is_error() {
            return Expr::error(span);
        }
        let (pointer, index) = if self.out.types.is_pointer(a.ty) {
            (a, b)
        } else {
            (b, a)
        };
        if !self.out.types.is_pointer(pointer.ty) {
            let t = self.show(pointer.ty);
            self.error(
                span,
                say!("[ ] needs an array or a pointer, but this is {t}", t),
            );
            return Expr::error(span);
        }
        if !self.out.types.is_integer(index.ty) {
            let t = self.show(index.ty);
            self.error(index.span, say!("an index must be an integer, not {t}", t));
            return Expr::error(span);
        }
        let Some(scale) = self.scale(pointer.ty, span) else {
            return Expr::error(span);
        };
        let index = self.promote(index);
        let index = self.low_word(index);
        let sum = self.ptr_add(pointer, index, scale, true, span);
        self.deref(sum, span)
    }

    /// How far a pointer of this type steps.
    pub(super) fn scale(&mut self, pointer: Ty, span: Span) -> Option<Scale> {
        let to = self.out.types.pointee(pointer)?;
        if let Kind::Vla(_, local) = *self.out.types.kind(to) {
            return Some(Scale::Local(super::LocalId(local)));
        }
        if to.is_void() || self.out.types.is_function(to) {
            return Some(Scale::Const(1));
        }
        match self.out.types.size(to) {
            Some(size) => Some(Scale::Const(size)),
            None => {
                let t = self.show(to);
                self.error(
                    span,
                    say!(
                        "this pointer points to the incomplete type {t}, whose size is not known",
                        t
                    ),
                );
                None
            }
        }
    }

    pub(super) fn arrow(&mut self, pointer: &ast::Expr, name: &ast::Ident, span: Span) -> Expr {
        let p = self.rvalue(pointer);
        if p.is_error() {
            return p;
        }
        if self.out.types.is_record(p.ty) {
            let t = self.show(p.ty);
            self.error_hint(
                span,
                say!("'->' needs a pointer, but this is a {t} itself", t),
                say!("write '.{name}'", name = name.name),
            );
            return Expr::error(span);
        }
        let Some(to) = self.out.types.pointee(p.ty) else {
            let t = self.show(p.ty);
            self.error(
                span,
                say!("'->' needs a pointer to a struct, but this is {t}", t),
            );
            return Expr::error(span);
        };
        let object = self.deref(p, span);
        if object.is_error() || !self.out.types.is_record(to) {
            let t = self.show(to);
            self.error(
                span,
                say!(
                    "'->' needs a pointer to a struct, but this points to {t}",
                    t
                ),
            );
            return Expr::error(span);
        }
        self.member_of(object, name, span, true)
    }

    pub(super) fn member_of(
        &mut self,
        object: Expr,
        name: &ast::Ident,
        span: Span,
        arrow: bool,
    ) -> Expr {
        if object.is_error() {
            return object;
        }
        let ty = object.ty;
        if !self.out.types.is_record(ty) {
            let t = self.show(ty);
            let to_record = self
                .out
                .types
                .pointee(ty)
                .is_some_and(|to| self.out.types.is_record(to));
            if to_record && !arrow {
                self.error_hint(
                    span,
                    say!("'.' needs a struct, but this is the pointer {t}", t),
                    say!("write '->{name}'", name = name.name),
                );
            } else {
                self.error(
                    span,
                    say!("'.' needs a struct or union, but this is {t}", t),
                );
            }
            return Expr::error(span);
        }
        let Some((offset, field, bits)) = self.out.types.find_field(ty, &name.name) else {
            self.no_member(ty, name);
            return Expr::error(span);
        };
        let field = field.qualified(ty.is_const, ty.is_volatile);
        match object.kind {
            // a.b.c is one step from a.
            ExprKind::Field(base, outer, None) => {
                Expr::new(ExprKind::Field(base, outer + offset, bits), field, span)
            }
            _ => Expr::new(ExprKind::Field(Box::new(object), offset, bits), field, span),
        }
    }
}
