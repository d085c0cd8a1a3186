//! Making checked expressions: each constructor folds constants and keeps the
//! flags that the code generator's evaluation order needs.

use super::super::diag::Span;
use super::super::types::{self, Ty};
use super::Sema;
use super::fold::fold_float;
use super::tree::{BinOp, CmpOp, Expr, ExprKind, Scale};

impl Expr {
    /// A node; the flags follow from its parts.
    pub fn new(kind: ExprKind, ty: Ty, span: Span) -> Expr {
        use ExprKind as K;
        let any = |list: &[&Expr]| (list.iter().any(|e| e.impure), list.iter().any(|e| e.reads));
        let (impure, reads) = match &kind {
            K::Int(_) | K::Float(_) | K::Str(_) | K::Local(_) | K::Global(_) | K::LabelAddr(..) => {
                (false, false)
            }
            K::Deref(e)
            | K::Field(e, ..)
            | K::Addr(e)
            | K::Conv(e)
            | K::Narrow(e, _)
            | K::Neg(e)
            | K::BitNot(e)
            | K::Not(e) => any(&[e]),
            K::Load(e) => (
                e.impure || e.ty.is_volatile,
                e.reads || !matches!(e.kind, K::Local(_)),
            ),
            K::Bin(op, a, b) => {
                let (impure, reads) = any(&[a, b]);
                (impure, reads || matches!(op, BinOp::Div | BinOp::Rem))
            }
            K::Cmp(_, a, b)
            | K::PtrDiff(a, b, _)
            | K::LogAnd(a, b)
            | K::LogOr(a, b)
            | K::Comma(a, b) => any(&[a, b]),
            K::PtrAdd { ptr, index, .. } => any(&[ptr, index]),
            K::Cond(c, a, b) => match a {
                Some(a) => any(&[c, a, b]),
                None => any(&[c, b]),
            },
            _ => (true, true),
        };
        Expr {
            kind,
            ty,
            span,
            impure,
            reads,
        }
    }

    /// An integer constant; `value` is brought into the type's range.
    pub fn int(value: u64, ty: Ty, span: Span) -> Expr {
        Expr::new(ExprKind::Int(value), ty, span)
    }

    /// What stands for an expression that was wrong.
    pub(super) fn error(span: Span) -> Expr {
        Expr::new(ExprKind::Int(0), types::ERROR, span)
    }

    /// True for an expression that was wrong.
    pub(super) fn is_error(&self) -> bool {
        self.ty.is_error()
    }

    /// The value, if it is an integer constant.
    pub fn as_int(&self) -> Option<u64> {
        match self.kind {
            ExprKind::Int(v) => Some(v),
            _ => None,
        }
    }
}

impl Sema<'_> {
    /// `a op b` in the type of `a` (the right side of a shift has its own).
    pub(super) fn bin(&mut self, op: BinOp, a: Expr, b: Expr, span: Span) -> Expr {
        hoist2(a, b, &mut |a, b| self.bin_plain(op, a, b, span))
    }

    fn bin_plain(&mut self, op: BinOp, a: Expr, b: Expr, span: Span) -> Expr {
        let ty = a.ty;
        if self.overflows(op, &a, &b, span) {
            return Expr::new(ExprKind::Bin(op, Box::new(a), Box::new(b)), ty, span);
        }
        if let (Some(x), Some(y)) = (a.as_int(), b.as_int())
            && let Some(v) = self.fold_int(op, x, y, ty)
        {
            return Expr::int(v, ty, span);
        }
        if let (&ExprKind::Float(x), &ExprKind::Float(y)) = (&a.kind, &b.kind)
            && let Some(v) = fold_float(op, x, y, ty)
        {
            return Expr::new(ExprKind::Float(v), ty, span);
        }
        if let (BinOp::Sub, ExprKind::Neg(_), true) = (op, &b.kind, self.out.types.is_integer(ty))
            && let ExprKind::Neg(x) = b.kind
        {
            return self.bin_plain(BinOp::Add, a, *x, span);
        }
        // gcc folds a + -b and -a + b, which is seen when b has side effects.
        if op == BinOp::Add && self.out.types.is_integer(ty) {
            if let ExprKind::Neg(x) = b.kind {
                return Expr::new(ExprKind::Bin(BinOp::Sub, Box::new(a), x), ty, span);
            }
            if let ExprKind::Neg(x) = a.kind {
                return Expr::new(ExprKind::Bin(BinOp::Sub, Box::new(b), x), ty, span);
            }
        }
        if op == BinOp::Div
            && let Some(other) = self.quotient(&a, &b, span)
        {
            return other;
        }
        if let Some(y) = b.as_int() {
            let same = match op {
                BinOp::Add | BinOp::Sub | BinOp::Shl | BinOp::Shr | BinOp::Or | BinOp::Xor => {
                    y == 0
                }
                BinOp::Mul | BinOp::Div => y == 1,
                _ => false,
            };
            // As gcc folds it, but the value is no longer an lvalue's own.
            if same {
                return Expr { ty, span, ..a };
            }
        }
        Expr::new(ExprKind::Bin(op, Box::new(a), Box::new(b)), ty, span)
    }

    /// Integer arithmetic at compile time; `None` if it traps.
    pub(super) fn fold_int(&self, op: BinOp, x: u64, y: u64, ty: Ty) -> Option<u64> {
        self.out.types.fold_int(op, x, y, ty)
    }

    /// A value brought into an integer type's range, extended to 64 bits.
    pub(super) fn wrap(&self, value: u64, ty: Ty) -> u64 {
        self.out.types.wrap(value, ty)
    }

    /// A comparison of two values of one type.
    pub(super) fn cmp(&mut self, op: CmpOp, a: Expr, b: Expr, span: Span) -> Expr {
        hoist2(a, b, &mut |a, b| self.cmp_plain(op, a, b, span))
    }

    fn cmp_plain(&mut self, op: CmpOp, a: Expr, b: Expr, span: Span) -> Expr {
        use std::cmp::Ordering;
        let (a, b) = self.shorten(a, b);
        let order = match (&a.kind, &b.kind) {
            (&ExprKind::Int(x), &ExprKind::Int(y)) if self.out.types.is_signed(a.ty) => {
                Some((x as i64).cmp(&(y as i64)))
            }
            (&ExprKind::Int(x), &ExprKind::Int(y)) => Some(x.cmp(&y)),
            (&ExprKind::Float(x), &ExprKind::Float(y)) => x.order(y),
            _ => None,
        };
        if let Some(order) = order {
            let holds = match op {
                CmpOp::Eq => order == Ordering::Equal,
                CmpOp::Ne => order != Ordering::Equal,
                CmpOp::Lt => order == Ordering::Less,
                CmpOp::Le => order != Ordering::Greater,
                CmpOp::Gt => order == Ordering::Greater,
                CmpOp::Ge => order != Ordering::Less,
            };
            return Expr::int(u64::from(holds), types::INT, span);
        }
        if let Some(other) = self.relation(op, &a, &b, span) {
            return other;
        }
        Expr::new(
            ExprKind::Cmp(op, Box::new(a), Box::new(b)),
            types::INT,
            span,
        )
    }

    /// Two values of one small type are compared in that type (gcc's
    /// `shorten_compare`): the same result, but a variable is then a variable.
    fn shorten(&self, a: Expr, b: Expr) -> (Expr, Expr) {
        match (&a.kind, &b.kind) {
            (ExprKind::Conv(x), ExprKind::Conv(y))
                if x.ty.plain() == y.ty.plain()
                    && self.out.types.is_integer(x.ty)
                    && self.out.types.size(x.ty) < Some(4) =>
            {
                ((**x).clone(), (**y).clone())
            }
            _ => (a, b),
        }
    }

    /// Whether a constant is true.
    pub(super) fn truth(&self, e: &Expr) -> Option<bool> {
        match e.kind {
            ExprKind::Int(v) => Some(v != 0),
            ExprKind::Float(v) => Some(v.truth()),
            // The address of an object is never null.
            ExprKind::Addr(ref o) => match o.kind {
                ExprKind::Local(_) | ExprKind::Str(_) => Some(true),
                _ => None,
            },
            _ => None,
        }
    }

    /// Pointer plus or minus an integer.
    pub(super) fn ptr_add(
        &mut self,
        ptr: Expr,
        index: Expr,
        scale: Scale,
        add: bool,
        span: Span,
    ) -> Expr {
        if matches!(ptr.kind, ExprKind::Addr(_)) {
            // An element of an array is not a sum for gcc.
            return self.ptr_add_plain(ptr, index, scale, add, span);
        }
        hoist2(ptr, index, &mut |ptr, index| {
            self.ptr_add_plain(ptr, index, scale, add, span)
        })
    }

    fn ptr_add_plain(
        &mut self,
        ptr: Expr,
        index: Expr,
        scale: Scale,
        add: bool,
        span: Span,
    ) -> Expr {
        let ty = ptr.ty;
        if let (Some(i), Scale::Const(n)) = (index.as_int(), scale) {
            let bytes = i.wrapping_mul(n);
            let bytes = if add { bytes } else { bytes.wrapping_neg() };
            if bytes == 0 {
                return Expr { ty, span, ..ptr };
            }
            if let Some(p) = ptr.as_int() {
                return Expr::int(p.wrapping_add(bytes), ty, span);
            }
        }
        let kind = ExprKind::PtrAdd {
            ptr: Box::new(ptr),
            index: Box::new(index),
            scale,
            add,
        };
        Expr::new(kind, ty, span)
    }

    /// What a pointer points to; `*&x` is `x`.
    pub(super) fn deref(&mut self, ptr: Expr, span: Span) -> Expr {
        let Some(to) = self.out.types.pointee(ptr.ty) else {
            return Expr::error(span);
        };
        if let ExprKind::Addr(object) = ptr.kind {
            // Through a cast the object may be seen with another type.
            if object.ty == to {
                return Expr { span, ..*object };
            }
            let ptr = Expr {
                kind: ExprKind::Addr(object),
                ..ptr
            };
            return Expr::new(ExprKind::Deref(Box::new(ptr)), to, span);
        }
        Expr::new(ExprKind::Deref(Box::new(ptr)), to, span)
    }
}

/// Takes commas out of an operand, as gcc's fold does: `-(x, y)` is `x, -y`.
pub(super) fn hoist(e: Expr, make: &mut dyn FnMut(Expr) -> Expr) -> Expr {
    match e.kind {
        ExprKind::Comma(x, y) => {
            let rest = hoist(*y, make);
            let (ty, span) = (rest.ty, rest.span);
            Expr::new(ExprKind::Comma(x, Box::new(rest)), ty, span)
        }
        _ => make(e),
    }
}

/// The same for two operands: `a + (x, y)` is `x, a + y`, in this order even
/// if `a` has side effects.
fn hoist2(a: Expr, b: Expr, make: &mut dyn FnMut(Expr, Expr) -> Expr) -> Expr {
    let mut b = Some(b);
    hoist(a, &mut |a| {
        let mut a = Some(a);
        match b.take() {
            Some(b) => hoist(b, &mut |b| match a.take() {
                Some(a) => make(a, b),
                None => b,
            }),
            None => Expr::error(Span::default()),
        }
    })
}
