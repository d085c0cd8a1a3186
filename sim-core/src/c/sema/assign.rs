//! Assignment, assignment with an operator, `++` and `--` (6.5.16, 6.5.2.4).

use super::super::ast::{self, BinaryOp};
use super::super::diag::Span;
use super::super::types::{self, Ty};
use super::Sema;
use super::convert::{For, is_modifiable};
use super::operator::arithmetic;
use super::tree::{BinOp, Expr, ExprKind, Scale, UpdateOp};
use crate::lang::{Message, say};

impl Sema<'_> {
    /// Reports a target that cannot be assigned to.
    pub(super) fn target(&mut self, e: &ast::Expr, what: Message) -> Option<Expr> {
        let target = self.expr(e);
        if target.is_error() {
            return None;
        }
        let t = &self.out.types;
        if !is_modifiable(&target) {
            let hint = match &e.kind {
                ast::ExprKind::Binary(BinaryOp::Eq, ..) => say!("the left side is a comparison"),
                ast::ExprKind::Int(..) | ast::ExprKind::Char(..) | ast::ExprKind::Float(..) => {
                    say!("a constant cannot change")
                }
                ast::ExprKind::Call(..) => {
                    say!("the result of a function is a value, not a variable")
                }
                _ => say!("only a variable, an element, a member or *pointer can be changed"),
            };
            self.error_hint(
                e.span,
                say!("this is not a variable, so {what} is not possible", what),
                hint,
            );
            return None;
        }
        if t.is_array(target.ty) {
            self.error_hint(
                e.span,
                say!("this is an array, so {what} is not possible", what),
                say!("copy its elements: strcpy for strings, memcpy, or a loop"),
            );
            return None;
        }
        if t.is_function(target.ty) {
            self.error(
                e.span,
                say!("this is a function, so {what} is not possible", what),
            );
            return None;
        }
        if !target.ty.is_const && self.const_member(target.ty) {
            self.error(
                e.span,
                say!(
                    "this has a member that is const, so {what} as a whole is not possible",
                    what
                ),
            );
            return None;
        }
        if target.ty.is_const {
            let name = match &e.kind {
                ast::ExprKind::Name(n) => say!("'{name}'", name = n.name),
                _ => say!("this"),
            };
            self.error_hint(
                e.span,
                say!("{name} is const, so {what} is not possible", name, what),
                say!("remove const from its declaration if it has to change"),
            );
            return None;
        }
        if !t.is_complete(target.ty) {
            let ty = self.show(target.ty);
            self.error(
                e.span,
                say!(
                    "this has the incomplete type {ty}, so {what} is not possible",
                    ty,
                    what
                ),
            );
            return None;
        }
        Some(target)
    }

    /// True for a struct with a const member (6.3.2.1p1).
    pub(super) fn const_member(&self, ty: Ty) -> bool {
        self.out.types.record(ty).is_some_and(|r| {
            r.fields
                .iter()
                .any(|f| f.ty.is_const || self.const_member(f.ty))
        })
    }

    pub(super) fn assign(&mut self, target: &ast::Expr, value: &ast::Expr, span: Span) -> Expr {
        let target = self.target(target, say!("assigning to it"));
        let value = self.rvalue(value);
        let Some(target) = target else {
            return Expr::error(span);
        };
        let value = self.assign_convert(value, target.ty, For::Assignment);
        if value.is_error() {
            return value;
        }
        let ty = target.ty.plain();
        Expr::new(
            ExprKind::Assign(Box::new(target), Box::new(value)),
            ty,
            span,
        )
    }

    pub(super) fn update(
        &mut self,
        op: BinaryOp,
        target: &ast::Expr,
        value: &ast::Expr,
        span: Span,
    ) -> Expr {
        let target = self.target(target, say!("changing it"));
        let value = self.rvalue(value);
        let Some(target) = target else {
            return Expr::error(span);
        };
        let Some(bin) = arithmetic(op) else {
            return Expr::error(span);
        };
        if value.is_error() {
            return value;
        }
        let ty = target.ty.plain();
        if self.out.types.is_integer(ty)
            && let Some(e) = self.atomic_operator(&target, bin, &value, false, span)
        {
            return e;
        }
        if self.out.types.is_pointer(ty)
            && matches!(bin, BinOp::Add | BinOp::Sub)
            && self.out.types.is_integer(value.ty)
        {
            let Some(scale) = self.scale(ty, span) else {
                return Expr::error(span);
            };
            let value = self.promote(value);
            let value = self.low_word(value);
            let how = UpdateOp::Pointer(bin == BinOp::Add, scale);
            return self.finish_update(how, target, value, span);
        }
        // The checks of the plain operator, on a stand-in for the old value.
        let old = self.decay(target.clone());
        let sum = self.arith(op, bin, old, value.clone(), span);
        if sum.is_error() {
            return sum;
        }
        let value = if matches!(bin, BinOp::Shl | BinOp::Shr) {
            let value = self.promote(value);
            self.low_word(value)
        } else if let Some(width) = self.odd_width(&sum) {
            self.bring_to_width(value, sum.ty, width)
        } else {
            self.convert(value, sum.ty)
        };
        self.finish_update(UpdateOp::Arith(bin, sum.ty), target, value, span)
    }

    /// If the right side has side effects, gcc does it before all else
    /// (`build_modify_expr` in `c-typeck.cc`).
    pub(super) fn finish_update(
        &mut self,
        op: UpdateOp,
        target: Expr,
        value: Expr,
        span: Span,
    ) -> Expr {
        let ty = target.ty.plain();
        if !value.impure {
            return Expr::new(
                ExprKind::Update(op, Box::new(target), Box::new(value)),
                ty,
                span,
            );
        }
        let kept = value.ty.plain();
        let local = self.new_local("", kept, span);
        if let Some(l) = self.local(local) {
            // Not a variable of the program's: it is never read late.
            l.addressed = true;
        }
        let object = Expr::new(ExprKind::Local(local), kept, span);
        let first = Expr::new(
            ExprKind::Assign(Box::new(object.clone()), Box::new(value)),
            kept,
            span,
        );
        let value = Expr::new(ExprKind::Load(Box::new(object)), kept, span);
        let update = Expr::new(
            ExprKind::Update(op, Box::new(target), Box::new(value)),
            ty,
            span,
        );
        Expr::new(ExprKind::Comma(Box::new(first), Box::new(update)), ty, span)
    }

    pub(super) fn step(&mut self, target: &ast::Expr, up: bool, post: bool, span: Span) -> Expr {
        let Some(target) = self.target(target, say!("'{op}'", op = if up { "++" } else { "--" }))
        else {
            return Expr::error(span);
        };
        let ty = target.ty.plain();
        if !self.out.types.is_scalar(ty) {
            let t = self.show(ty);
            self.error(
                span,
                say!(
                    "'{op}' cannot be applied to {t}",
                    op = if up { "++" } else { "--" },
                    t
                ),
            );
            return Expr::error(span);
        }
        if self.out.types.is_integer(ty) && ty.id != types::BOOL.id {
            let one = Expr::int(1, ty, span);
            let op = if up { BinOp::Add } else { BinOp::Sub };
            if let Some(e) = self.atomic_operator(&target, op, &one, post, span) {
                return e;
            }
        }
        let scale = if self.out.types.is_pointer(ty) {
            let Some(scale) = self.scale(ty, span) else {
                return Expr::error(span);
            };
            scale
        } else {
            Scale::Const(1)
        };
        Expr::new(
            ExprKind::Step {
                target: Box::new(target),
                scale,
                up,
                post,
            },
            ty,
            span,
        )
    }
}
