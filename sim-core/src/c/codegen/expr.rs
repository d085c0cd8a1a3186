//! Expressions: pushing their value, or doing them for their effects.

use super::super::object::Const;
use super::super::sema::tree::{BinOp, CmpOp, Expr, ExprKind as K, Scale};
use super::super::types::Ty;
use super::function::Gen;
use crate::program::{Bin, Cmp, Head, Num, Op, Scalar};
use crate::vm::convert::from_extended;
use crate::x87::F80;

pub(in crate::c) fn bin_op(op: BinOp) -> Bin {
    match op {
        BinOp::Mul => Bin::Mul,
        BinOp::Div => Bin::Div,
        BinOp::Rem => Bin::Rem,
        BinOp::Add => Bin::Add,
        BinOp::Sub => Bin::Sub,
        BinOp::Shl => Bin::Shl,
        BinOp::Shr => Bin::Shr,
        BinOp::And => Bin::And,
        BinOp::Xor => Bin::Xor,
        BinOp::Or => Bin::Or,
    }
}

fn cmp_op(op: CmpOp, swapped: bool) -> Cmp {
    match (op, swapped) {
        (CmpOp::Eq, _) => Cmp::Eq,
        (CmpOp::Ne, _) => Cmp::Ne,
        (CmpOp::Lt, false) | (CmpOp::Gt, true) => Cmp::Lt,
        (CmpOp::Le, false) | (CmpOp::Ge, true) => Cmp::Le,
        (CmpOp::Gt, false) | (CmpOp::Lt, true) => Cmp::Gt,
        (CmpOp::Ge, false) | (CmpOp::Le, true) => Cmp::Ge,
    }
}

impl Gen<'_, '_> {
    /// Pushes the value of an expression (of a struct, its address). A void
    /// expression pushes 0.
    pub(super) fn value(&mut self, e: &Expr) {
        match &e.kind {
            K::Int(v) => self.integer(*v, e.ty),
            K::Float(v) => self.float(*v, e.ty),
            K::Load(object) => self.load(object),
            K::Addr(object) => self.address(object),
            K::Str(_) | K::Local(_) | K::Global(_) | K::Deref(_) | K::Compound(..) => {
                self.address(e)
            }
            K::Field(..) if self.is_record(e.ty) => self.address(e),
            K::Field(..) => self.load(e),
            K::Conv(inner) => self.conversion(inner, e),
            K::Neg(a) => {
                self.value(a);
                let num = self.num(e.ty);
                self.emit(Op::Neg(num));
            }
            K::BitNot(a) => {
                self.value(a);
                let num = self.num(e.ty);
                self.emit(Op::Not(num));
            }
            K::Not(a) => {
                self.truth_value(a);
                self.emit(Op::LogNot);
            }
            K::Narrow(a, width) => {
                self.value(a);
                let gone = 64 - u64::from(*width);
                let num = if self.types().is_signed(e.ty) {
                    Num::I64
                } else {
                    Num::U64
                };
                self.imm(gone);
                self.emit(Op::Bin(Bin::Shl, Num::U64));
                self.imm(gone);
                self.emit(Op::Bin(Bin::Shr, num));
            }
            K::Bin(op, a, b) => self.binary(*op, a, b, e),
            K::Cmp(op, a, b) => {
                let swapped = self.pair(a, b, true);
                let num = self.num(a.ty);
                self.emit(Op::Cmp(cmp_op(*op, swapped), num));
            }
            K::PtrAdd {
                ptr,
                index,
                scale,
                add,
            } => self.pointer_add(ptr, index, *scale, *add),
            K::PtrDiff(a, b, scale) => {
                if self.pair(a, b, false) {
                    self.emit(Op::Swap);
                }
                self.emit(Op::Bin(Bin::Sub, Num::U64));
                if *scale != Scale::Const(1) {
                    self.push_scale(*scale);
                    self.emit(Op::Bin(Bin::Div, Num::I64));
                }
            }
            K::LogAnd(..) | K::LogOr(..) => self.logical(e),
            K::Cond(c, a, b) => self.conditional(c, a.as_deref(), b, e),
            K::Assign(target, value) => self.assign(target, value, true),
            K::Update(op, target, value) => self.update(*op, target, value, true),
            K::Step {
                target,
                scale,
                up,
                post,
            } => self.step(target, *scale, *up, *post, true),
            K::Comma(a, b) => {
                self.effect(a);
                self.value(b);
            }
            K::Call(call) => self.call(call),
            K::Builtin(which, args) => self.builtin(*which, args, e.ty, true),
            K::StmtExpr(block) => self.stmt_expr(block, true),
            K::VaStart(_) => {
                self.effect(e);
                self.imm(0);
            }
            K::VaArg(list, scratch) => self.va_arg(list, *scratch, e),
            K::LabelAddr(_, label) => self.label_address(*label),
            K::Unsupported(message) => self.unsupported(e.span, message.clone()),
        }
    }

    /// Does an expression and leaves nothing.
    pub(super) fn effect(&mut self, e: &Expr) {
        if !e.impure {
            return;
        }
        match &e.kind {
            K::Assign(target, value) => self.assign(target, value, false),
            K::Update(op, target, value) => self.update(*op, target, value, false),
            K::Step {
                target, scale, up, ..
            } => self.step(target, *scale, *up, false, false),
            K::Comma(a, b) => {
                self.effect(a);
                self.effect(b);
            }
            K::Conv(a)
            | K::Narrow(a, _)
            | K::Neg(a)
            | K::BitNot(a)
            | K::Not(a)
            | K::Addr(a)
            | K::Field(a, ..)
            | K::Deref(a) => self.effect(a),
            K::Load(object) if object.ty.is_volatile => {
                self.load(object);
                self.drop_value(object.ty);
            }
            K::Load(object) => self.effect(object),
            K::Bin(_, a, b) | K::Cmp(_, a, b) | K::PtrDiff(a, b, _) => {
                self.effect(a);
                self.effect(b);
            }
            K::PtrAdd { ptr, index, .. } => {
                self.effect(ptr);
                self.effect(index);
            }
            K::LogAnd(a, b) | K::LogOr(a, b) => {
                let end = self.new_label();
                self.branch(a, end, matches!(e.kind, K::LogOr(..)));
                self.effect(b);
                self.place_forward(end);
            }
            K::Cond(c, a, b) => {
                let (other, end) = (self.new_label(), self.new_label());
                self.branch(c, other, false);
                if let Some(a) = a {
                    self.effect(a);
                }
                self.jump(end);
                self.place_forward(other);
                self.effect(b);
                self.place_forward(end);
            }
            K::Compound(local, init) => self.fill(*local, init),
            K::Builtin(which, args) => self.builtin(*which, args, e.ty, false),
            K::StmtExpr(block) => self.stmt_expr(block, false),
            K::VaStart(list) => self.va_start(list),
            _ => {
                self.value(e);
                self.drop_value(e.ty);
            }
        }
    }

    fn float(&mut self, v: F80, ty: Ty) {
        match self.scalar(ty) {
            Scalar::F80 => self.extended(v),
            to => self.imm(from_extended(v, to)),
        }
    }

    fn conversion(&mut self, inner: &Expr, e: &Expr) {
        if e.ty.is_void() {
            self.effect(inner);
            self.imm(0);
            return;
        }
        self.value(inner);
        if self.is_record(e.ty) {
            return;
        }
        let (from, to) = (self.scalar(inner.ty), self.scalar(e.ty));
        self.convert(from, to);
    }

    fn binary(&mut self, op: BinOp, a: &Expr, b: &Expr, e: &Expr) {
        if self.folded_division(op, a, b, e) {
            return;
        }
        let commutes = matches!(
            op,
            BinOp::Add | BinOp::Mul | BinOp::And | BinOp::Or | BinOp::Xor
        );
        let swapped = self.pair(a, b, commutes);
        if swapped && !commutes {
            self.emit(Op::Swap);
            // The count of a shift has none.
            if self.has_head(b.ty) {
                self.head(a.ty, Head::Swap);
            }
        }
        let num = self.num(e.ty);
        self.emit(Op::Bin(bin_op(op), num));
    }

    /// Pushes two operands in gcc's order; true if the right one is below the
    /// left one. `flips` says that gcc may exchange them.
    fn pair(&mut self, a: &Expr, b: &Expr, flips: bool) -> bool {
        if !b.impure {
            self.value(a);
            self.value(b);
            return false;
        }
        if flips && self.is_variable(a) && !self.is_variable(b) {
            return self.reversed(a, b);
        }
        let Some(id) = self.late(a) else {
            self.value(a);
            self.value(b);
            return false;
        };
        if !a.impure && !super::order::assigns(b, id) {
            self.value(a);
            self.value(b);
            return false;
        }
        self.effect(a);
        self.value(b);
        let place = super::access::Place::Local(id, 0);
        let width = self.width(a.ty);
        self.load_place(place, width);
        true
    }

    fn reversed(&mut self, a: &Expr, b: &Expr) -> bool {
        self.value(b);
        self.value(a);
        true
    }

    pub(super) fn push_scale(&mut self, scale: Scale) {
        match scale {
            Scale::Const(n) => self.imm(n),
            Scale::Local(id) => self.load_temp(id),
        }
    }

    /// Pushes an index times its step.
    pub(super) fn scaled(&mut self, index: &Expr, scale: Scale) {
        if let (Some(i), Scale::Const(n)) = (index.as_int(), scale) {
            return self.imm(i.wrapping_mul(n));
        }
        self.value(index);
        self.scale_top(scale);
    }

    fn scale_top(&mut self, scale: Scale) {
        if scale != Scale::Const(1) {
            self.push_scale(scale);
            self.emit(Op::Bin(Bin::Mul, Num::U64));
        }
    }

    fn pointer_add(&mut self, ptr: &Expr, index: &Expr, scale: Scale, add: bool) {
        // The index of an array that is a variable is read late too.
        let late_index = match (self.late(index), &ptr.kind) {
            (Some(id), K::Addr(_)) => Some(id),
            _ => None,
        };
        let late_ptr = self.late(ptr);
        if index.impure && late_ptr.is_some_and(|id| super::order::assigns(index, id)) {
            self.scaled(index, scale);
            self.value(ptr);
            self.emit(Op::Swap);
        } else if ptr.impure && late_index.is_some() && !index.impure {
            self.value(ptr);
            self.scaled(index, scale);
        } else {
            self.value(ptr);
            if index.as_int() == Some(0) {
                return;
            }
            self.scaled(index, scale);
        }
        self.emit(Op::Bin(if add { Bin::Add } else { Bin::Sub }, Num::U64));
    }

    /// Pushes a scalar so that it is 0 exactly if it is false.
    pub(super) fn truth_value(&mut self, e: &Expr) {
        self.value(e);
        self.test(e.ty);
    }

    /// A scalar on the stack to what is 0 exactly if it is false.
    pub(super) fn test(&mut self, ty: Ty) {
        match self.num(ty) {
            num @ (Num::F32 | Num::F64) => {
                self.imm(0);
                self.emit(Op::Cmp(Cmp::Ne, num));
            }
            Num::F80 => {
                self.extended(F80::ZERO);
                self.emit(Op::Cmp(Cmp::Ne, Num::F80));
            }
            Num::I128 | Num::U128 => self.emit(Op::Conv(Scalar::U128, Scalar::Bool)),
            _ => {}
        }
    }

    /// The address of constant bytes in rodata.
    pub(super) fn push_bytes(&mut self, bytes: Vec<u8>) {
        let symbol = self.unit.anonymous(bytes, 1);
        let n = self.unit.constant(Const::Addr(symbol, 0));
        self.emit(Op::Const(n));
    }
}
