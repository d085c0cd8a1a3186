//! Binary operators, assignment, increment, the conditional operator.

use super::super::ast::{self, BinaryOp};
use super::super::diag::Span;
use super::super::types::{self, Ty};
use super::Sema;
use super::tree::{BinOp, CmpOp, Expr, ExprKind, Scale};
use crate::lang::say;

/// An operator as it is written.
pub(super) fn symbol(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Mul => "*",
        BinaryOp::Div => "/",
        BinaryOp::Rem => "%",
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Shl => "<<",
        BinaryOp::Shr => ">>",
        BinaryOp::Lt => "<",
        BinaryOp::Gt => ">",
        BinaryOp::Le => "<=",
        BinaryOp::Ge => ">=",
        BinaryOp::Eq => "==",
        BinaryOp::Ne => "!=",
        BinaryOp::BitAnd => "&",
        BinaryOp::BitXor => "^",
        BinaryOp::BitOr => "|",
    }
}

pub(super) fn arithmetic(op: BinaryOp) -> Option<BinOp> {
    Some(match op {
        BinaryOp::Mul => BinOp::Mul,
        BinaryOp::Div => BinOp::Div,
        BinaryOp::Rem => BinOp::Rem,
        BinaryOp::Add => BinOp::Add,
        BinaryOp::Sub => BinOp::Sub,
        BinaryOp::Shl => BinOp::Shl,
        BinaryOp::Shr => BinOp::Shr,
        BinaryOp::BitAnd => BinOp::And,
        BinaryOp::BitXor => BinOp::Xor,
        BinaryOp::BitOr => BinOp::Or,
        _ => return None,
    })
}

fn comparison(op: BinaryOp) -> Option<CmpOp> {
    Some(match op {
        BinaryOp::Lt => CmpOp::Lt,
        BinaryOp::Gt => CmpOp::Gt,
        BinaryOp::Le => CmpOp::Le,
        BinaryOp::Ge => CmpOp::Ge,
        BinaryOp::Eq => CmpOp::Eq,
        BinaryOp::Ne => CmpOp::Ne,
        _ => return None,
    })
}

impl Sema<'_> {
    /// A binary operator. A long sum leans to the left, so that side is walked
    /// in a loop.
    pub(super) fn binary(
        &mut self,
        op: BinaryOp,
        a: &ast::Expr,
        b: &ast::Expr,
        span: Span,
    ) -> Expr {
        let mut spine = vec![(op, b, span)];
        let mut left = a;
        while let ast::ExprKind::Binary(op, a, b) = &left.kind {
            spine.push((*op, &**b, left.span));
            left = a;
        }
        let mut sum = self.rvalue(left);
        for (op, b, span) in spine.into_iter().rev() {
            let b = self.rvalue(b);
            sum = self.apply(op, sum, b, span);
        }
        sum
    }

    fn apply(&mut self, op: BinaryOp, a: Expr, b: Expr, span: Span) -> Expr {
        if a.is_error() || b.is_error() {
            return Expr::error(span);
        }
        if let Some(cmp) = comparison(op) {
            return self.compare(op, cmp, a, b, span);
        }
        let Some(bin) = arithmetic(op) else {
            return Expr::error(span);
        };
        let pointers = (
            self.out.types.is_pointer(a.ty),
            self.out.types.is_pointer(b.ty),
        );
        let integers = (
            self.out.types.is_integer(a.ty),
            self.out.types.is_integer(b.ty),
        );
        match (bin, pointers, integers) {
            (BinOp::Add, (true, false), (_, true)) => self.offset(a, b, true, span),
            (BinOp::Add, (false, true), (true, _)) => self.offset(b, a, true, span),
            (BinOp::Sub, (true, false), (_, true)) => self.offset(a, b, false, span),
            (BinOp::Sub, (true, true), _) => self.difference(a, b, span),
            _ => self.arith(op, bin, a, b, span),
        }
    }

    fn offset(&mut self, pointer: Expr, index: Expr, add: bool, span: Span) -> Expr {
        let Some(scale) = self.scale(pointer.ty, span) else {
            return Expr::error(span);
        };
        let index = self.promote(index);
        let index = self.low_word(index);
        self.ptr_add(pointer, index, scale, add, span)
    }

    fn difference(&mut self, a: Expr, b: Expr, span: Span) -> Expr {
        let (x, y) = (self.out.types.pointee(a.ty), self.out.types.pointee(b.ty));
        if let (Some(x), Some(y)) = (x, y)
            && !self.out.types.compatible(x, y)
        {
            let (s, t) = (self.show(a.ty), self.show(b.ty));
            self.error(
                span,
                say!(
                    "pointers of different types are subtracted: {s} and {t}",
                    s,
                    t
                ),
            );
            return Expr::error(span);
        }
        let Some(scale) = self.scale(a.ty, span) else {
            return Expr::error(span);
        };
        if scale == Scale::Const(0) {
            self.error(
                span,
                say!("pointers to objects of size 0 cannot be subtracted"),
            );
            return Expr::error(span);
        }
        Expr::new(
            ExprKind::PtrDiff(Box::new(a), Box::new(b), scale),
            types::LONG,
            span,
        )
    }

    /// A count or an index: of an `__int128` the low bits say all.
    pub(super) fn low_word(&mut self, value: Expr) -> Expr {
        if self.out.types.is_wide(value.ty) {
            return self.convert(value, types::LONG);
        }
        value
    }

    pub(super) fn arith(&mut self, op: BinaryOp, bin: BinOp, a: Expr, b: Expr, span: Span) -> Expr {
        let t = &self.out.types;
        let integers_only = matches!(
            bin,
            BinOp::Rem | BinOp::Shl | BinOp::Shr | BinOp::And | BinOp::Or | BinOp::Xor
        );
        let fine = |ty: Ty| {
            if integers_only {
                t.is_integer(ty)
            } else {
                t.is_arith(ty)
            }
        };
        if !fine(a.ty) || !fine(b.ty) {
            self.bad_operands(op, &a, &b, span);
            return Expr::error(span);
        }
        if matches!(bin, BinOp::Shl | BinOp::Shr) {
            let (a, b) = (self.promote(a), self.promote(b));
            let b = self.low_word(b);
            if let Some(count) = b.as_int() {
                let bits = self.out.types.size(a.ty).unwrap_or(4) * 8;
                if self.out.types.is_signed(b.ty) && (count as i64) < 0 {
                    self.warn(span, say!("this shifts by a negative number of bits"));
                } else if count >= bits {
                    self.warn(
                        span,
                        say!(
                            "this shifts by {count} bits, but the value has only {bits}",
                            count,
                            bits
                        ),
                    );
                }
            }
            let width = self.odd_width(&a);
            return self.bin_width(bin, a, b, width, span);
        }
        let (a, b, width) = self.usual(a, b);
        if matches!(bin, BinOp::Div | BinOp::Rem) && b.as_int() == Some(0) {
            self.warn(span, say!("this divides by zero"));
        }
        self.bin_width(bin, a, b, width, span)
    }

    fn bad_operands(&mut self, op: BinaryOp, a: &Expr, b: &Expr, span: Span) {
        let (x, y) = (self.show(a.ty), self.show(b.ty));
        let op = symbol(op);
        if a.ty.is_void() || b.ty.is_void() {
            self.error_hint(
                span,
                say!("'{op}' needs two values, but one side has none (void)", op),
                super::assignable::why_void(if a.ty.is_void() { a } else { b }),
            );
        } else {
            let t = &self.out.types;
            let floats = t.is_arith(a.ty) && t.is_arith(b.ty);
            let hint = match op {
                "%" if floats => Some(say!(
                    "for the remainder of floating-point numbers there is fmod"
                )),
                "+" if t.is_pointer(a.ty) && t.is_pointer(b.ty) => Some(say!(
                    "C does not join strings with '+': use strcat or snprintf"
                )),
                "==" | "!=" if t.is_record(a.ty) && t.is_record(b.ty) => {
                    Some(say!("structs are compared member by member"))
                }
                _ => None,
            };
            let message = say!("'{op}' cannot be applied to {x} and {y}", op, x, y);
            match hint {
                Some(hint) => self.error_hint(span, message, hint),
                None => self.error(span, message),
            }
        }
    }

    fn compare(&mut self, op: BinaryOp, cmp: CmpOp, a: Expr, b: Expr, span: Span) -> Expr {
        let t = &self.out.types;
        if t.is_arith(a.ty) && t.is_arith(b.ty) {
            let (a, b, _) = self.usual(a, b);
            return self.cmp(cmp, a, b, span);
        }
        match (t.pointee(a.ty), t.pointee(b.ty)) {
            (Some(x), Some(y)) => {
                let fits = x.is_void() || y.is_void() || t.compatible(x.plain(), y.plain());
                if !fits && !self.is_null(&a) && !self.is_null(&b) {
                    let (s, u) = (self.show(a.ty), self.show(b.ty));
                    self.warn(
                        span,
                        say!(
                            "pointers of different types are compared: {s} and {u}",
                            s,
                            u
                        ),
                    );
                }
                self.cmp(cmp, a, b, span)
            }
            (Some(_), None) if t.is_integer(b.ty) => {
                if !self.is_null(&b) {
                    self.warn(span, say!("a pointer is compared with an integer"));
                }
                let b = self.convert(b, a.ty);
                self.cmp(cmp, a, b, span)
            }
            (None, Some(_)) if t.is_integer(a.ty) => {
                if !self.is_null(&a) {
                    self.warn(span, say!("a pointer is compared with an integer"));
                }
                let a = self.convert(a, b.ty);
                self.cmp(cmp, a, b, span)
            }
            _ => {
                self.bad_operands(op, &a, &b, span);
                Expr::error(span)
            }
        }
    }

    pub(super) fn logical(&mut self, a: &ast::Expr, b: &ast::Expr, and: bool, span: Span) -> Expr {
        let what = say!("each side of '{op}'", op = if and { "&&" } else { "||" });
        let a = self.condition(a, what.clone());
        let b = self.condition(b, what);
        if a.is_error() || b.is_error() {
            return Expr::error(span);
        }
        if let Some(known) = self.truth(&a) {
            if known != and {
                return Expr::int(u64::from(known), types::INT, span);
            }
            if let Some(other) = self.truth(&b) {
                return Expr::int(u64::from(other), types::INT, span);
            }
        }
        let kind = if and {
            ExprKind::LogAnd(Box::new(a), Box::new(b))
        } else {
            ExprKind::LogOr(Box::new(a), Box::new(b))
        };
        Expr::new(kind, types::INT, span)
    }

    pub(super) fn conditional(
        &mut self,
        c: &ast::Expr,
        a: Option<&ast::Expr>,
        b: &ast::Expr,
        span: Span,
    ) -> Expr {
        let Some(a) = a else {
            // gcc's `c ?: b`: the condition's value is worked out once.
            let c = self.rvalue(c);
            let c = self.need_scalar(c, say!("the condition of '{word}'", word = "?:"));
            let b = self.rvalue(b);
            if c.is_error() || b.is_error() {
                return Expr::error(span);
            }
            let Some((c, b, ty)) = self.branches(c, b, span) else {
                return Expr::error(span);
            };
            return Expr::new(ExprKind::Cond(Box::new(c), None, Box::new(b)), ty, span);
        };
        let c = self.condition(c, say!("the condition of '{word}'", word = "?:"));
        let a = self.rvalue(a);
        let b = self.rvalue(b);
        if c.is_error() || a.is_error() || b.is_error() {
            return Expr::error(span);
        }
        let Some((a, b, ty)) = self.branches(a, b, span) else {
            return Expr::error(span);
        };
        if !c.impure && same_variable(&a, &b) {
            return Expr { ty, ..a };
        }
        if let Some(known) = self.truth(&c) {
            let chosen = if known { a } else { b };
            return Expr { ty, ..chosen };
        }
        Expr::new(
            ExprKind::Cond(Box::new(c), Some(Box::new(a)), Box::new(b)),
            ty,
            span,
        )
    }

    /// The two results of `?:` brought to one type (6.5.15).
    fn branches(&mut self, a: Expr, b: Expr, span: Span) -> Option<(Expr, Expr, Ty)> {
        let t = &self.out.types;
        if t.is_arith(a.ty) && t.is_arith(b.ty) {
            let (a, b, _) = self.usual(a, b);
            let ty = a.ty;
            return Some((a, b, ty));
        }
        if a.ty.is_void() || b.ty.is_void() {
            return Some((a, b, types::VOID));
        }
        if t.is_record(a.ty) && t.compatible(a.ty, b.ty) {
            let ty = a.ty.plain();
            return Some((a, b, ty));
        }
        let ty = match (t.pointee(a.ty), t.pointee(b.ty)) {
            (Some(_), _) if self.is_null(&b) => a.ty,
            (_, Some(_)) if self.is_null(&a) => b.ty,
            (Some(x), Some(y)) => {
                let both =
                    |z: Ty| z.qualified(x.is_const || y.is_const, x.is_volatile || y.is_volatile);
                let to = if x.is_void() || y.is_void() {
                    both(types::VOID)
                } else if t.compatible(x.plain(), y.plain()) {
                    // Of two array types, the one with a length.
                    both(if t.size(x).is_some() { x } else { y })
                } else {
                    let (s, u) = (self.show(a.ty), self.show(b.ty));
                    self.warn(
                        span,
                        say!(
                            "the two results of '?:' are pointers of different types: {s} and {u}",
                            s,
                            u
                        ),
                    );
                    both(types::VOID)
                };
                self.out.types.pointer(to)
            }
            (Some(_), None) if t.is_integer(b.ty) => {
                self.warn(
                    span,
                    say!("one result of '?:' is a pointer, the other an integer"),
                );
                a.ty
            }
            (None, Some(_)) if t.is_integer(a.ty) => {
                self.warn(
                    span,
                    say!("one result of '?:' is a pointer, the other an integer"),
                );
                b.ty
            }
            _ => {
                let (s, u) = (self.show(a.ty), self.show(b.ty));
                self.error(
                    span,
                    say!(
                        "the two results of '?:' have types that do not go together: {s} and {u}",
                        s,
                        u
                    ),
                );
                return None;
            }
        };
        let (a, b) = (self.convert(a, ty), self.convert(b, ty));
        Some((a, b, ty.plain()))
    }
}

/// Two values that gcc sees to be the same: one variable, or one constant.
fn same_variable(a: &Expr, b: &Expr) -> bool {
    match (&a.kind, &b.kind) {
        (ExprKind::Load(x), ExprKind::Load(y)) => match (&x.kind, &y.kind) {
            (ExprKind::Local(x), ExprKind::Local(y)) => x == y && !a.impure,
            (ExprKind::Global(x), ExprKind::Global(y)) => x == y && !a.impure,
            _ => false,
        },
        (ExprKind::Int(x), ExprKind::Int(y)) => x == y,
        _ => false,
    }
}
