//! Divisions that gcc folds even without optimisation, so that they never trap:
//! `1 / x`, `0 / x`, `x / x`, `x / -1` and the like (gcc's match.pd, "Simplify
//! division"). A program that divides one by zero prints 0 on Linux.

use super::super::sema::same::same;
use super::super::sema::tree::{BinOp, Expr, ExprKind as K};
use super::function::Gen;
use crate::ids::Pc;
use crate::program::{Bin, Cmp, Num, Op};

impl Gen<'_, '_> {
    /// Pushes the value of an integer division if it is one of these.
    pub(super) fn folded_division(&mut self, op: BinOp, a: &Expr, b: &Expr, e: &Expr) -> bool {
        if !matches!(op, BinOp::Div | BinOp::Rem)
            || !self.types().is_integer(e.ty)
            || self.has_head(e.ty)
        {
            return false;
        }
        let signed = matches!(self.num(e.ty), Num::I32 | Num::I64);
        let minus_one = signed && b.as_int() == Some(u64::MAX);
        match (op, a.as_int(), b.as_int()) {
            // Divisions by a constant 0 are left to trap.
            (_, _, Some(0)) => return false,
            (_, Some(0), _) => {
                self.effect(b);
                self.imm(0);
            }
            (BinOp::Div, Some(1), None) => self.one_over(b, e, signed),
            (BinOp::Div, ..) if minus_one => {
                self.value(a);
                let num = self.num(e.ty);
                self.emit(Op::Neg(num));
            }
            (BinOp::Rem, ..) if minus_one => {
                self.effect(a);
                self.imm(0);
            }
            (BinOp::Div, ..) if same(a, b) => self.imm(1),
            (BinOp::Rem, ..) if same(a, b) => self.imm(0),
            (BinOp::Div, ..) if signed && opposite(a, b) => self.imm(u64::MAX),
            _ => return false,
        }
        true
    }

    /// `1 / x`: x itself if it is −1, 0 or 1, else 0.
    fn one_over(&mut self, x: &Expr, e: &Expr, signed: bool) {
        let num = self.num(e.ty);
        self.value(x);
        if !signed {
            self.imm(1);
            self.emit(Op::Cmp(Cmp::Eq, num));
            return;
        }
        let unsigned = if num == Num::I32 { Num::U32 } else { Num::U64 };
        let end = self.new_label();
        self.emit(Op::Dup);
        self.imm(1);
        self.emit(Op::Bin(Bin::Add, unsigned));
        self.imm(2);
        self.emit(Op::Cmp(Cmp::Le, unsigned));
        self.emit(Op::JumpIfNonZero(Pc(end.0)));
        self.emit(Op::Pop);
        self.imm(0);
        self.place_forward(end);
    }
}

/// `-x / x`, or `x / -x`.
fn opposite(a: &Expr, b: &Expr) -> bool {
    match (&a.kind, &b.kind) {
        (K::Neg(x), _) if same(x, b) => true,
        (_, K::Neg(x)) => same(a, x),
        _ => false,
    }
}
