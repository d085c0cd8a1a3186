//! Conditions: `&&`, `||`, `!`, `?:` and branches.

use super::super::sema::tree::{CmpOp, Expr, ExprKind as K, LabelId};
use super::function::Gen;
use crate::ids::Pc;
use crate::program::Op;

impl Gen<'_, '_> {
    /// Goes to `target` if the condition is `when`.
    pub(super) fn branch(&mut self, e: &Expr, target: LabelId, when: bool) {
        self.branch_as(e, target, when, false);
    }

    /// The same; `negated` if an odd number of `!` was taken off the condition.
    fn branch_as(&mut self, e: &Expr, target: LabelId, when: bool, negated: bool) {
        match &e.kind {
            K::Int(v) => {
                if (*v != 0) == when {
                    self.jump(target);
                }
            }
            K::Float(v) => {
                if v.truth() == when {
                    self.jump(target);
                }
            }
            K::Not(inner) => self.branch_as(inner, target, !when, !negated),
            K::LogAnd(a, b) | K::LogOr(a, b) => {
                // `a && b` is false, `a || b` is true as soon as `a` is.
                let decides = matches!(e.kind, K::LogOr(..));
                if decides == when {
                    self.branch(a, target, when);
                    self.branch(b, target, when);
                } else {
                    let skip = self.new_label();
                    self.branch(a, skip, decides);
                    self.branch(b, target, when);
                    self.place_forward(skip);
                }
            }
            // A comparison of an integer with 0 is the jump itself.
            K::Cmp(op @ (CmpOp::Eq | CmpOp::Ne), a, zero)
                if zero.as_int() == Some(0) && !self.has_head(a.ty) =>
            {
                self.value(a);
                self.jump_if(target, (*op == CmpOp::Ne) == when, when != negated);
            }
            K::Conv(inner)
                if self.types().is_integer(e.ty)
                    && self.types().is_integer(inner.ty)
                    && self.widens(inner, e) =>
            {
                self.branch_as(inner, target, when, negated);
            }
            _ => {
                self.truth_value(e);
                self.jump_if(target, when, when != negated);
            }
        }
    }

    fn widens(&self, inner: &Expr, outer: &Expr) -> bool {
        self.size(inner.ty) <= self.size(outer.ty)
    }

    /// `on_true` says that the jump is taken if the condition as gcc sees it holds.
    fn jump_if(&mut self, target: LabelId, when: bool, on_true: bool) {
        if on_true {
            self.true_jumps.push(self.code.len() as u32);
        }
        self.emit(if when {
            Op::JumpIfNonZero(Pc(target.0))
        } else {
            Op::JumpIfZero(Pc(target.0))
        });
    }

    /// The value 0 or 1 of `&&` and `||`.
    pub(super) fn logical(&mut self, e: &Expr) {
        let (no, end) = (self.new_label(), self.new_label());
        self.branch(e, no, false);
        self.imm(1);
        self.jump(end);
        self.place_forward(no);
        self.imm(0);
        self.place_forward(end);
    }

    /// The value of `c ? a : b`.
    pub(super) fn conditional(&mut self, c: &Expr, a: Option<&Expr>, b: &Expr, e: &Expr) {
        if e.ty.is_void() {
            self.effect(e);
            self.imm(0);
            return;
        }
        let (other, end) = (self.new_label(), self.new_label());
        match a {
            Some(a) => {
                self.branch(c, other, false);
                self.value(a);
                self.jump(end);
                self.place_forward(other);
                self.value(b);
            }
            None => {
                self.truth_kept(c);
                self.emit(Op::JumpIfNonZero(Pc(end.0)));
                self.drop_value(c.ty);
                self.value(b);
            }
        }
        self.place_forward(end);
    }

    /// Pushes a value, and above it whether it is true.
    fn truth_kept(&mut self, c: &Expr) {
        self.value(c);
        self.dup(c.ty);
        self.test(c.ty);
    }
}
