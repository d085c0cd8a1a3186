//! gcc's `__sync_…` and `__atomic_…` builtins, and operators on `_Atomic`
//! objects: each is one locked instruction. Memory orders make no difference
//! in the model, where every access is seen at once.
//! See <https://gcc.gnu.org/onlinedocs/gcc/_005f_005fatomic-Builtins.html>.

use super::super::ast;
use super::super::diag::Span;
use super::super::types::{self, Ty};
use super::Sema;
use super::convert::For;
use super::tree::{BinOp, Builtin, CmpOp, Expr, ExprKind};
use crate::lang::say;

fn operation(name: &str) -> Option<BinOp> {
    Some(match name {
        "add" => BinOp::Add,
        "sub" => BinOp::Sub,
        "and" => BinOp::And,
        "or" => BinOp::Or,
        "xor" => BinOp::Xor,
        _ => return None,
    })
}

impl Sema<'_> {
    /// A call of an atomic builtin; `None` if it is none.
    pub(super) fn atomic_call(
        &mut self,
        name: &str,
        args: &[ast::Expr],
        span: Span,
    ) -> Option<Expr> {
        let (short, sync) = match (name.strip_prefix("__sync_"), name.strip_prefix("__atomic_")) {
            (Some(short), _) => (short, true),
            (_, Some(short)) => (short, false),
            _ => return None,
        };
        let nothing = |span| {
            Expr::new(
                ExprKind::Conv(Box::new(Expr::int(0, types::INT, span))),
                types::VOID,
                span,
            )
        };
        if matches!(short, "synchronize" | "thread_fence" | "signal_fence") {
            return Some(nothing(span));
        }
        let before = short
            .strip_prefix("fetch_and_")
            .or(short.strip_prefix("fetch_"));
        let after = short
            .strip_suffix("_and_fetch")
            .or(short.strip_suffix("_fetch"));
        let e = match (short, args) {
            ("lock_test_and_set" | "exchange_n", [p, v, ..]) => {
                let (p, ty) = self.atomic_pointer(p)?;
                let v = self.atomic_value(v, ty);
                self.builtin(Builtin::AtomicSwap, vec![p, v], ty, span)
            }
            ("test_and_set", [p, ..]) => {
                let p = self.rvalue(p);
                let one = Expr::int(1, types::UCHAR, span);
                let old = self.builtin(Builtin::AtomicSwap, vec![p, one], types::UCHAR, span);
                self.as_bool(old)
            }
            ("lock_release" | "clear", [p, ..]) => {
                let (p, ty) = self.atomic_pointer(p)?;
                self.atomic_store(p, Expr::int(0, types::INT, span), ty, span)
            }
            ("store_n", [p, v, ..]) => {
                let (p, ty) = self.atomic_pointer(p)?;
                let v = self.atomic_value(v, ty);
                self.atomic_store(p, v, ty, span)
            }
            ("load_n", [p, ..]) => {
                let (p, _) = self.atomic_pointer(p)?;
                let object = self.deref(p, span);
                self.decay(object)
            }
            // Without `_n` the values stand where the arguments point.
            ("load", [p, to, ..]) if !sync => {
                let (p, _) = self.atomic_pointer(p)?;
                let (to, ty) = self.atomic_pointer(to)?;
                let value = self.pointed_to(p);
                self.atomic_store(to, value, ty, span)
            }
            ("store", [p, from, ..]) if !sync => {
                let (p, ty) = self.atomic_pointer(p)?;
                let (from, _) = self.atomic_pointer(from)?;
                let value = self.pointed_to(from);
                self.atomic_store(p, value, ty, span)
            }
            ("exchange", [p, from, to, ..]) if !sync => {
                let (p, ty) = self.atomic_pointer(p)?;
                let (from, _) = self.atomic_pointer(from)?;
                let (to, _) = self.atomic_pointer(to)?;
                let value = self.pointed_to(from);
                let old = self.builtin(Builtin::AtomicSwap, vec![p, value], ty, span);
                self.atomic_store(to, old, ty, span)
            }
            ("compare_exchange", [p, expected, new, ..]) if !sync => {
                let (p, ty) = self.atomic_pointer(p)?;
                let (expected, _) = self.atomic_pointer(expected)?;
                let (new, _) = self.atomic_pointer(new)?;
                let new = self.pointed_to(new);
                self.compare_exchange(p, expected, new, ty, span)
            }
            ("val_compare_and_swap" | "bool_compare_and_swap", [p, old, new]) if sync => {
                let (p, ty) = self.atomic_pointer(p)?;
                let (old, new) = (self.atomic_value(old, ty), self.atomic_value(new, ty));
                let (keep, kept) = self.keep(old);
                let found =
                    self.builtin(Builtin::AtomicCompare, vec![p, kept.clone(), new], ty, span);
                let result = if short.starts_with("bool") {
                    let same = self.cmp(CmpOp::Eq, found, kept, span);
                    Expr {
                        ty: types::BOOL,
                        ..same
                    }
                } else {
                    found
                };
                comma(keep, result)
            }
            ("compare_exchange_n", [p, expected, new, ..]) => {
                let (p, ty) = self.atomic_pointer(p)?;
                let (expected, _) = self.atomic_pointer(expected)?;
                let new = self.atomic_value(new, ty);
                self.compare_exchange(p, expected, new, ty, span)
            }
            (_, [p, v, ..]) if before.and_then(operation).is_some() => {
                let (p, ty) = self.atomic_pointer(p)?;
                let v = self.atomic_value(v, ty);
                let op = before.and_then(operation)?;
                self.builtin(Builtin::AtomicUpdate(op), vec![p, v], ty, span)
            }
            (_, [p, v, ..]) if after.and_then(operation).is_some() => {
                let (p, ty) = self.atomic_pointer(p)?;
                let v = self.atomic_value(v, ty);
                let op = after.and_then(operation)?;
                self.atomic_update(p, op, v, ty, span)
            }
            // Perhaps a function of the library.
            _ => return None,
        };
        Some(e)
    }

    /// The operand `p` of a builtin, and the type of what it points to.
    fn atomic_pointer(&mut self, p: &ast::Expr) -> Option<(Expr, Ty)> {
        let p = self.rvalue(p);
        if p.is_error() {
            return Some((p, types::ERROR));
        }
        match self.out.types.pointee(p.ty) {
            Some(to) if self.out.types.is_wide(to) => {
                self.unsupported(
                    p.span,
                    say!("an atomic operation on an __int128 is not supported"),
                );
                Some((Expr::error(p.span), types::ERROR))
            }
            Some(to) if self.out.types.is_scalar(to) && !self.out.types.is_float(to) => {
                Some((p, to.plain()))
            }
            _ => {
                let t = self.show(p.ty);
                self.error(
                    p.span,
                    say!("a pointer to an integer is needed here, but this is {t}", t),
                );
                let span = p.span;
                Some((Expr::error(span), types::ERROR))
            }
        }
    }

    fn atomic_value(&mut self, v: &ast::Expr, ty: Ty) -> Expr {
        let v = self.rvalue(v);
        if self.out.types.is_pointer(ty) && self.out.types.is_integer(v.ty) {
            return self.convert(v, ty);
        }
        self.assign_convert(v, ty, For::Assignment)
    }

    /// The value that a pointer leads to.
    fn pointed_to(&mut self, p: Expr) -> Expr {
        if p.is_error() {
            return p;
        }
        let span = p.span;
        let object = self.deref(p, span);
        self.decay(object)
    }

    fn atomic_store(&mut self, p: Expr, v: Expr, ty: Ty, span: Span) -> Expr {
        if p.is_error() || v.is_error() {
            return Expr::error(span);
        }
        let v = self.convert(v, ty);
        let object = self.deref(p, span);
        let store = Expr::new(ExprKind::Assign(Box::new(object), Box::new(v)), ty, span);
        Expr::new(ExprKind::Conv(Box::new(store)), types::VOID, span)
    }

    /// Puts a value into a hidden variable: what does that, and the variable's value.
    fn keep(&mut self, e: Expr) -> (Expr, Expr) {
        let (ty, span) = (e.ty.plain(), e.span);
        let local = self.new_local("", ty, span);
        if let Some(l) = self.local(local) {
            l.addressed = true;
        }
        let object = Expr::new(ExprKind::Local(local), ty, span);
        let value = Expr::new(ExprKind::Load(Box::new(object.clone())), ty, span);
        (
            Expr::new(ExprKind::Assign(Box::new(object), Box::new(e)), ty, span),
            value,
        )
    }

    /// `*p op= v`, giving the new value.
    pub(super) fn atomic_update(
        &mut self,
        p: Expr,
        op: BinOp,
        v: Expr,
        ty: Ty,
        span: Span,
    ) -> Expr {
        if p.is_error() || v.is_error() {
            return Expr::error(span);
        }
        let (keep, kept) = self.keep(v);
        let old = self.builtin(Builtin::AtomicUpdate(op), vec![p, kept.clone()], ty, span);
        // The stack holds the old value extended, so that the sum is right in
        // the low bits; the conversion brings it into range.
        let wide = if self.out.types.size(ty) == Some(8) {
            types::ULONG
        } else {
            types::INT
        };
        let (old, kept) = (self.convert(old, wide), self.convert(kept, wide));
        let new = Expr::new(ExprKind::Bin(op, Box::new(old), Box::new(kept)), wide, span);
        let new = self.convert(new, ty);
        comma(keep, new)
    }

    fn compare_exchange(&mut self, p: Expr, expected: Expr, new: Expr, ty: Ty, span: Span) -> Expr {
        let new = self.convert(new, ty);
        if p.is_error() || expected.is_error() || new.is_error() {
            return Expr::error(span);
        }
        let (keep_at, at) = self.keep(expected);
        let object = self.deref(at, span);
        let (keep_old, old) = self.keep(Expr::new(
            ExprKind::Load(Box::new(object.clone())),
            ty,
            span,
        ));
        let found = self.builtin(Builtin::AtomicCompare, vec![p, old.clone(), new], ty, span);
        let (keep_found, found) = self.keep(found);
        let same = self.cmp(CmpOp::Eq, comma(keep_found, found.clone()), old, span);
        let tell = Expr::new(
            ExprKind::Assign(Box::new(object), Box::new(found)),
            ty,
            span,
        );
        let no = comma(tell, Expr::int(0, types::INT, span));
        let yes = Expr::int(1, types::INT, span);
        let result = Expr::new(
            ExprKind::Cond(Box::new(same), Some(Box::new(yes)), Box::new(no)),
            types::INT,
            span,
        );
        comma(keep_at, comma(keep_old, result))
    }

    /// An operator on an `_Atomic` object as one instruction; `None` if the
    /// operator has none.
    pub(super) fn atomic_operator(
        &mut self,
        target: &Expr,
        op: BinOp,
        value: &Expr,
        post: bool,
        span: Span,
    ) -> Option<Expr> {
        let ty = target.ty.plain();
        let plain = matches!(
            op,
            BinOp::Add | BinOp::Sub | BinOp::And | BinOp::Or | BinOp::Xor
        );
        let fits = self.out.types.is_scalar(ty)
            && !self.out.types.is_float(ty)
            && !self.out.types.is_float(value.ty);
        if !target.ty.is_atomic || !plain || !fits || self.func.is_none() {
            return None;
        }
        let ptr = self.out.types.pointer(target.ty);
        let p = self.address(target.clone(), ptr);
        let value = self.convert(value.clone(), ty);
        Some(if post {
            self.builtin(Builtin::AtomicUpdate(op), vec![p, value], ty, span)
        } else {
            self.atomic_update(p, op, value, ty, span)
        })
    }
}

fn comma(a: Expr, b: Expr) -> Expr {
    let (ty, span) = (b.ty, b.span);
    Expr::new(ExprKind::Comma(Box::new(a), Box::new(b)), ty, span)
}
