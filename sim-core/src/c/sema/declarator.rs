//! Declarators to types: pointers, arrays, functions.

use super::super::ast::{self, Derived};
use super::super::types::{self, FnType, Kind, Ty};
use super::Sema;
use super::tree::{Expr, ExprKind};
use crate::lang::say;

/// Where a declarator stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Anywhere else.
    Plain,
    /// A parameter of a prototype: a length that is not constant is not looked at.
    Prototype,
    /// A parameter of the function that is being defined.
    Definition,
}

impl Sema<'_> {
    /// Applies a declarator's derivations to a type.
    pub(super) fn declarator(&mut self, base: Ty, declarator: &ast::Declarator, mode: Mode) -> Ty {
        self.derive(base, &declarator.derived, declarator.span, mode)
    }

    pub(super) fn derive(
        &mut self,
        base: Ty,
        derived: &[Derived],
        span: super::Span,
        mode: Mode,
    ) -> Ty {
        let mut ty = base;
        if derived.len() > 60 {
            self.error(span, say!("this declarator is nested too deeply"));
            return types::ERROR;
        }
        for (i, step) in derived.iter().enumerate().rev() {
            if ty.is_error() {
                return types::ERROR;
            }
            ty = match step {
                Derived::Pointer(quals) => self
                    .out
                    .types
                    .pointer(ty)
                    .qualified(quals.is_const, quals.is_volatile)
                    .atomic(quals.is_atomic),
                Derived::Array { len, star } => {
                    // The outermost dimension of a parameter only says that it is a pointer.
                    let outermost = i == 0 && mode != Mode::Plain;
                    self.array_type(ty, len.as_deref(), *star, span, mode, outermost)
                }
                Derived::Function {
                    params,
                    variadic,
                    unspecified,
                    names,
                } => {
                    if self.out.types.is_function(ty) || self.out.types.is_array(ty) {
                        let message = if self.out.types.is_array(ty) {
                            say!("a function cannot return an array")
                        } else {
                            say!("a function cannot return a function")
                        };
                        self.error_hint(span, message, say!("return a pointer instead"));
                        return types::ERROR;
                    }
                    let params = self.prototype(params);
                    let unspecified = *unspecified || !names.is_empty();
                    self.out.types.function(FnType {
                        ret: ty,
                        params,
                        variadic: *variadic,
                        unspecified,
                    })
                }
            };
        }
        ty
    }

    fn array_type(
        &mut self,
        of: Ty,
        len: Option<&ast::Expr>,
        star: bool,
        span: super::Span,
        mode: Mode,
        outermost: bool,
    ) -> Ty {
        if self.out.types.is_function(of) || !self.out.types.is_complete(of) {
            let t = self.show(of);
            self.error(span, say!("an array cannot have elements of type {t}", t));
            return types::ERROR;
        }
        let Some(len) = len else {
            return self.out.types.array(of, None);
        };
        if star && !outermost {
            return self.out.types.vla(of, u32::MAX);
        }
        if star {
            return self.out.types.array(of, None);
        }
        if outermost || mode == Mode::Prototype {
            // Only looked at: errors in it are found where it matters.
            self.quiet += 1;
            let value = self.without_pending(|s| s.rvalue(len));
            let value = value.as_int().filter(|_| !value.is_error());
            self.quiet -= 1;
            return match value {
                Some(n) if n <= 1 << 40 => self.out.types.array(of, Some(n)),
                _ if outermost => self.out.types.array(of, None),
                // A variable length, of no particular variable.
                _ => self.out.types.vla(of, u32::MAX),
            };
        }
        let length = self.rvalue(len);
        if length.is_error() {
            return types::ERROR;
        }
        if !self.out.types.is_integer(length.ty) {
            let t = self.show(length.ty);
            self.error(
                len.span,
                say!("the length of an array must be an integer, not {t}", t),
            );
            return types::ERROR;
        }
        let constant = length.as_int().filter(|_| !self.out.types.is_variable(of));
        if let Some(n) = constant {
            if self.out.types.is_signed(length.ty) && (n as i64) < 0 {
                self.error(len.span, say!("the length of an array is negative"));
                return types::ERROR;
            }
            let ty = self.out.types.array(of, Some(n));
            if self.out.types.size(ty).is_none_or(|s| s >= 1 << 47) {
                self.error(len.span, say!("this array is too large"));
                return types::ERROR;
            }
            return ty;
        }
        if self.func.is_none() {
            self.error_hint(
                len.span,
                say!("the length of an array outside a function must be a constant"),
                say!("use #define or enum for it; a const variable is not a constant in C"),
            );
            return types::ERROR;
        }
        // The size in bytes is worked out where the declaration is reached.
        let element = self.size_expr(of, span);
        let length = self.convert(length, types::ULONG);
        let size = self.bin(super::tree::BinOp::Mul, length, element, span);
        let local = self.new_local("", types::ULONG, span);
        let target = Expr::new(ExprKind::Local(local), types::ULONG, span);
        self.pending.push(Expr::new(
            ExprKind::Assign(Box::new(target), Box::new(size)),
            types::ULONG,
            span,
        ));
        self.out.types.vla(of, local.0)
    }

    /// The size of a type as an expression (of variable arrays, what its local holds).
    pub(super) fn size_expr(&mut self, ty: Ty, span: super::Span) -> Expr {
        if let Kind::Vla(_, local) = *self.out.types.kind(ty) {
            let object = Expr::new(ExprKind::Local(super::LocalId(local)), types::ULONG, span);
            return Expr::new(ExprKind::Load(Box::new(object)), types::ULONG, span);
        }
        match self.out.types.size(ty) {
            Some(size) => Expr::int(size, types::ULONG, span),
            // gcc's extension: void and functions have size 1.
            None if ty.is_void() || self.out.types.is_function(ty) => {
                Expr::int(1, types::ULONG, span)
            }
            None => {
                let t = self.show(ty);
                self.error_hint(
                    span,
                    say!("the size of the incomplete type {t} is not known", t),
                    say!("its definition must stand above"),
                );
                Expr::error(span)
            }
        }
    }

    /// Parameter types of a prototype, adjusted (6.7.6.3p7–8).
    fn prototype(&mut self, params: &[ast::ParamDecl]) -> Vec<Ty> {
        if let [only] = params {
            let bare = only.declarator.derived.is_empty() && only.declarator.name.is_none();
            if bare && matches!(only.specs.ty, ast::TypeSpec::Void) {
                return Vec::new();
            }
        }
        // Names of a prototype are in a scope of their own, tags too.
        self.scopes.push(super::NameScope {
            index: self.scopes.last().map_or(0, |s| s.index),
            ..Default::default()
        });
        let mut out = Vec::new();
        for p in params {
            let base = self.specs(&p.specs, false);
            let ty = self.declarator(base, &p.declarator, Mode::Prototype);
            let ty = self.adjust(ty);
            if ty.is_void() {
                self.error(
                    p.declarator.span,
                    say!("a parameter cannot have the type void"),
                );
                out.push(types::ERROR);
                continue;
            }
            out.push(ty.plain());
        }
        self.scopes.pop();
        out
    }

    /// Arrays and functions become pointers.
    pub(super) fn adjust(&mut self, ty: Ty) -> Ty {
        if let Some(of) = self.out.types.element(ty) {
            return self.out.types.pointer(of);
        }
        if self.out.types.is_function(ty) {
            return self.out.types.pointer(ty);
        }
        ty
    }
}
