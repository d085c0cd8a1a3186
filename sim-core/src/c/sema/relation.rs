//! What gcc makes of comparisons and quotients because signed arithmetic "does not overflow"
//! (C11 6.5p5), even without optimisation: `x + 1 > x` is 1, also where `x + 1` would wrap.
//!
//! gcc's match.pd ("X + Y < Y is the same as X < 0", "X + C1 CMP C2", "-A CMP -B" …) and
//! fold-const.cc (`maybe_canonicalize_comparison`, `extract_muldiv`).

use super::super::diag::Span;
use super::super::types::{self, Ty};
use super::Sema;
use super::same::same;
use super::tree::{BinOp, Callee, CmpOp, Expr, ExprKind, Scale};

/// How deep an expression is looked at to find that it is never negative.
const FUEL: u32 = 16;

/// `b op a` for `a op b`.
fn mirror(op: CmpOp) -> CmpOp {
    match op {
        CmpOp::Lt => CmpOp::Gt,
        CmpOp::Le => CmpOp::Ge,
        CmpOp::Gt => CmpOp::Lt,
        CmpOp::Ge => CmpOp::Le,
        op => op,
    }
}

fn holds(op: CmpOp, a: i128, b: i128) -> bool {
    match op {
        CmpOp::Eq => a == b,
        CmpOp::Ne => a != b,
        CmpOp::Lt => a < b,
        CmpOp::Le => a <= b,
        CmpOp::Gt => a > b,
        CmpOp::Ge => a >= b,
    }
}

fn is_order(op: CmpOp) -> bool {
    !matches!(op, CmpOp::Eq | CmpOp::Ne)
}

/// A signed constant.
fn signed(e: &Expr) -> Option<i128> {
    e.as_int().map(|v| i128::from(v as i64))
}

/// What is added to constants, and the constants: `x + 3 - 1` is `x` and 2.
fn peel(mut e: &Expr) -> (&Expr, i128) {
    let mut sum = 0;
    while let ExprKind::Bin(op, a, b) = &e.kind {
        let (rest, c) = match (op, signed(a), signed(b)) {
            (_, Some(_), Some(_)) => break,
            (BinOp::Add, _, Some(c)) => (a, c),
            (BinOp::Add, Some(c), _) => (b, c),
            (BinOp::Sub, _, Some(c)) => (a, -c),
            _ => break,
        };
        sum += c;
        e = rest;
    }
    (e, sum)
}

/// A pointer, and how many bytes are added to it.
fn advance(e: &Expr) -> (&Expr, i128) {
    match &e.kind {
        ExprKind::PtrAdd {
            ptr,
            index,
            scale: Scale::Const(size),
            add,
        } => match signed(index) {
            Some(n) if *add => (ptr, n * i128::from(*size)),
            Some(n) => (ptr, -n * i128::from(*size)),
            None => (e, 0),
        },
        _ => (e, 0),
    }
}

impl Sema<'_> {
    /// A type whose arithmetic is taken not to overflow: its limits.
    fn limits(&self, ty: Ty) -> Option<(i128, i128)> {
        let t = &self.out.types;
        if self.library || !t.is_integer(ty) || !t.is_signed(ty) {
            return None;
        }
        match t.size(ty)? {
            4 => Some((i32::MIN.into(), i32::MAX.into())),
            8 => Some((i64::MIN.into(), i64::MAX.into())),
            _ => None,
        }
    }

    /// A comparison as gcc makes it, if that is another one.
    pub(super) fn relation(&mut self, op: CmpOp, a: &Expr, b: &Expr, span: Span) -> Option<Expr> {
        if self.out.types.is_pointer(a.ty) && !self.library {
            let ((p, m), (q, n)) = (advance(a), advance(b));
            return (same(p, q) && m != n).then(|| truth(holds(op, m, n), span));
        }
        let (min, max) = self.limits(a.ty)?;
        if signed(a).is_some() {
            let found = self.with_constant(mirror(op), b, signed(a)?, (min, max), span);
            return found;
        }
        if let Some(c) = signed(b) {
            return self.with_constant(op, a, c, (min, max), span);
        }
        let ((x, m), (y, n)) = (peel(a), peel(b));
        if same(x, y) && (m != 0 || n != 0) {
            return Some(truth(holds(op, m, n), span));
        }
        let zero = |ty: Ty| Expr::int(0, ty, span);
        // x + y against y; x against x - y; and the other way about.
        for (op, a, b) in [(op, a, b), (mirror(op), b, a)] {
            if b.impure || !is_order(op) {
                continue;
            }
            match &a.kind {
                // To gcc this is x * 2.
                ExprKind::Bin(BinOp::Add, x, y) if same(x, y) => {}
                ExprKind::Bin(BinOp::Add, x, y) if same(y, b) => {
                    return Some(self.cmp(op, (**x).clone(), zero(b.ty), span));
                }
                ExprKind::Bin(BinOp::Add, x, y) if same(x, b) => {
                    return Some(self.cmp(op, (**y).clone(), zero(b.ty), span));
                }
                ExprKind::Bin(BinOp::Sub, x, y) if same(x, b) => {
                    return Some(self.cmp(mirror(op), (**y).clone(), zero(b.ty), span));
                }
                _ => {}
            }
        }
        match (&a.kind, &b.kind) {
            (ExprKind::Neg(x), ExprKind::Neg(y)) => {
                return Some(self.cmp(op, (**y).clone(), (**x).clone(), span));
            }
            (ExprKind::Neg(x), _) if !is_order(op) && same(x, b) => {
                return Some(self.cmp(op, b.clone(), zero(b.ty), span));
            }
            (_, ExprKind::Neg(y)) if !is_order(op) && same(a, y) => {
                return Some(self.cmp(op, a.clone(), zero(a.ty), span));
            }
            (ExprKind::Bin(BinOp::Add, x, z), ExprKind::Bin(BinOp::Add, y, w))
                if is_order(op) && !same(x, z) && !same(y, w) =>
            {
                for (x, z, y, w) in [(x, z, y, w), (x, z, w, y), (z, x, y, w), (z, x, w, y)] {
                    if same(z, w) {
                        return Some(self.cmp(op, (**x).clone(), (**y).clone(), span));
                    }
                }
            }
            (ExprKind::Bin(BinOp::Sub, x, z), ExprKind::Bin(BinOp::Sub, y, w)) if is_order(op) => {
                if same(z, w) {
                    return Some(self.cmp(op, (**x).clone(), (**y).clone(), span));
                }
                if same(x, y) {
                    return Some(self.cmp(op, (**w).clone(), (**z).clone(), span));
                }
            }
            _ => {}
        }
        self.stricter(op, a, b, span)
            .or_else(|| self.stricter(mirror(op), b, a, span))
    }

    /// `maybe_canonicalize_comparison`: `x + 1 > y` is `x >= y`, for a smaller constant.
    fn stricter(&mut self, op: CmpOp, a: &Expr, b: &Expr, span: Span) -> Option<Expr> {
        let ExprKind::Bin(sign, x, c) = &a.kind else {
            return None;
        };
        // With a constant on each side gcc goes on until one is gone.
        let c = signed(c).filter(|&c| c == 1 || c > 0 && peel(b).1 == 0)?;
        let op = match (op, sign) {
            (CmpOp::Lt, BinOp::Sub) => CmpOp::Le,
            (CmpOp::Gt, BinOp::Add) => CmpOp::Ge,
            (CmpOp::Le, BinOp::Add) => CmpOp::Lt,
            (CmpOp::Ge, BinOp::Sub) => CmpOp::Gt,
            _ => return None,
        };
        let less = Expr::int((c - 1) as u64, a.ty, span);
        let a = self.bin(*sign, (**x).clone(), less, a.span);
        Some(self.cmp(op, a, b.clone(), span))
    }

    /// A comparison with a constant.
    fn with_constant(
        &mut self,
        op: CmpOp,
        a: &Expr,
        c: i128,
        (min, max): (i128, i128),
        span: Span,
    ) -> Option<Expr> {
        let below = match (op, c) {
            (CmpOp::Lt, 0) | (CmpOp::Le, -1) => Some(true),
            (CmpOp::Ge, 0) | (CmpOp::Gt, -1) => Some(false),
            _ => None,
        };
        if let Some(below) = below
            && self.never_negative(a, FUEL)
        {
            return Some(truth(!below, span));
        }
        let fits = |c: i128| (min..=max).contains(&c);
        let constant = |c: i128| Expr::int(c as u64, a.ty, span);
        let (x, m) = peel(a);
        if m != 0 && fits(m) {
            if fits(c - m) {
                return Some(self.cmp(op, x.clone(), constant(c - m), span));
            }
            // What is asked for lies beyond every value.
            return (!x.impure).then(|| truth(holds(op, 0, c - m), span));
        }
        match &a.kind {
            ExprKind::Neg(x) if c != min => {
                Some(self.cmp(mirror(op), (**x).clone(), constant(-c), span))
            }
            ExprKind::Bin(BinOp::Sub, k, x) if fits(signed(k)? - c) => {
                let k = signed(k)?;
                Some(self.cmp(mirror(op), (**x).clone(), constant(k - c), span))
            }
            ExprKind::Bin(BinOp::Mul | BinOp::Add, ..) => {
                let (x, k) = factor(a)?;
                let op = match is_order(op) {
                    true if c != 0 => return None,
                    true if k < 0 => mirror(op),
                    _ => op,
                };
                if c % k != 0 {
                    return (!x.impure).then(|| truth(op == CmpOp::Ne, span));
                }
                Some(self.cmp(op, x.clone(), constant(c / k), span))
            }
            _ => None,
        }
    }

    /// What gcc takes for 0 or more because nothing overflows: `x * x`, `abs(x)`
    /// (`tree_expr_nonnegative_p`).
    fn never_negative(&self, e: &Expr, fuel: u32) -> bool {
        let Some(fuel) = fuel.checked_sub(1) else {
            return false;
        };
        // What is left out must have no effects; abs has none.
        if e.impure && !matches!(e.kind, ExprKind::Call(_)) {
            return false;
        }
        match &e.kind {
            ExprKind::Int(_) => signed(e).is_some_and(|c| c >= 0),
            ExprKind::Bin(BinOp::Mul, x, y) => same(x, y),
            ExprKind::Bin(BinOp::And, x, y) => {
                self.never_negative(x, fuel) || self.never_negative(y, fuel)
            }
            ExprKind::Bin(BinOp::Or | BinOp::Xor, x, y) => {
                self.never_negative(x, fuel) && self.never_negative(y, fuel)
            }
            ExprKind::Bin(BinOp::Rem, x, _) => self.never_negative(x, fuel),
            ExprKind::Conv(x) if self.limits(x.ty).is_some() => {
                self.out.types.size(x.ty) <= self.out.types.size(e.ty)
                    && self.never_negative(x, fuel)
            }
            ExprKind::Call(call) => {
                let Callee::Direct(id) = call.callee else {
                    return false;
                };
                let symbol = self.out.symbols.get(id.0 as usize);
                let pure = call.args.iter().all(|arg| !arg.impure);
                pure && symbol.is_some_and(|s| matches!(&*s.name, "abs" | "labs" | "llabs"))
            }
            _ => false,
        }
    }

    /// `x * 6 / 3` is `x * 2`, `x * 2 / 6` is `x / 3` (`extract_muldiv`).
    pub(super) fn quotient(&mut self, a: &Expr, b: &Expr, span: Span) -> Option<Expr> {
        self.limits(a.ty)?;
        let d = signed(b).filter(|&d| d != 0)?;
        let (x, k) = factor(a)?;
        let constant = |c: i128| Expr::int(c as u64, a.ty, span);
        if k % d == 0 {
            return Some(self.bin(BinOp::Mul, x.clone(), constant(k / d), span));
        }
        (d % k == 0).then(|| self.bin(BinOp::Div, x.clone(), constant(d / k), span))
    }
}

fn truth(value: bool, span: Span) -> Expr {
    Expr::int(u64::from(value), types::INT, span)
}

/// `x * 3` is `x` and 3; `x + x` is `x` and 2.
fn factor(e: &Expr) -> Option<(&Expr, i128)> {
    match &e.kind {
        ExprKind::Bin(_, x, _) if signed(x).is_some() => None,
        ExprKind::Bin(BinOp::Mul, x, k) => Some((&**x, signed(k).filter(|&k| k != 0)?)),
        ExprKind::Bin(BinOp::Add, x, y) if same(x, y) => Some((&**x, 2)),
        _ => None,
    }
}
