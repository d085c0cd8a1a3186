//! Constants that do not fit: what gcc warns of as `-Woverflow`.
//!
//! Signed overflow in an expression of constants is not folded away where C does not ask for
//! a constant: the machine computes it, wraps, and notes it as it does everywhere.

use super::super::types::{self, Ty};
use super::tree::{BinOp, Expr, ExprKind};
use super::{Sema, Span};
use crate::lang::say;

impl Sema<'_> {
    /// True if the sum, difference or product of two constants is to be left to the machine
    /// because it overflows; gcc's warning is given. So it is for a quotient, which gcc folds.
    pub(super) fn overflows(&mut self, op: BinOp, a: &Expr, b: &Expr, span: Span) -> bool {
        let (Some(x), Some(y)) = (a.as_int(), b.as_int()) else {
            return false;
        };
        let types = &self.out.types;
        if !types.is_integer(a.ty) || !types.is_signed(a.ty) || types.is_wide(a.ty) {
            return false;
        }
        let (x, y) = (i128::from(x as i64), i128::from(y as i64));
        let exact = match op {
            BinOp::Add => x + y,
            BinOp::Sub => x - y,
            BinOp::Mul => x * y,
            BinOp::Div if y == -1 => -x,
            _ => return false,
        };
        if self.holds(exact, a.ty) {
            return false;
        }
        self.warn_overflow(exact, a.ty, span);
        op != BinOp::Div && self.constants == 0
    }

    /// The same for `-x`.
    pub(super) fn negation_overflows(&mut self, x: &Expr, span: Span) -> bool {
        let Some(v) = x.as_int().filter(|_| self.out.types.is_signed(x.ty)) else {
            return false;
        };
        if self.out.types.is_wide(x.ty) {
            return false;
        }
        let exact = -i128::from(v as i64);
        if self.holds(exact, x.ty) {
            return false;
        }
        self.warn_overflow(exact, x.ty, span);
        self.constants == 0
    }

    fn warn_overflow(&mut self, exact: i128, ty: Ty, span: Span) {
        let kept = self.out.types.wrap(exact as u64, ty) as i64;
        let t = self.show(ty);
        self.warn_hint(
            span,
            say!("integer overflow in this expression: {exact} does not fit into {t}, so it becomes {kept}", exact, t, kept),
            say!("let one of the numbers have a larger type: 1L, or an unsigned one: 1U"),
        );
    }

    /// True if a type has this value.
    fn holds(&self, value: i128, ty: Ty) -> bool {
        let bits = self.out.types.size(ty).unwrap_or(8).clamp(1, 8) * 8;
        let (low, high) = if self.out.types.is_signed(ty) {
            (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1)
        } else {
            (0, (1i128 << bits) - 1)
        };
        (low..=high).contains(&value)
    }

    /// Warns if a constant changes when it is converted as if by assignment, as gcc does
    /// (`warnings_for_convert_and_check` in c-warn.cc): not if the type of the other sign
    /// has the value.
    pub(super) fn check_constant(&mut self, e: &Expr, to: Ty) {
        let to = to.plain();
        let types = &self.out.types;
        if !types.is_integer(to) || to.id == types::BOOL.id || self.library {
            return;
        }
        let (exact, fits_either) = match e.kind {
            ExprKind::Int(v) if types.is_integer(e.ty) => {
                let exact = if types.is_signed(e.ty) {
                    i128::from(v as i64)
                } else {
                    i128::from(v)
                };
                let bits = types.size(to).unwrap_or(8).clamp(1, 8) * 8;
                let either = (-(1i128 << (bits - 1))..1i128 << bits).contains(&exact);
                (exact, either)
            }
            ExprKind::Float(v) if v.is_finite() => {
                let whole = v.to_f64().trunc();
                let exact = if whole.abs() < 1e30 {
                    whole as i128
                } else {
                    i128::MAX
                };
                (exact, self.holds(exact, to))
            }
            _ => return,
        };
        if fits_either {
            return;
        }
        let t = self.show(to);
        let shown = match e.kind {
            ExprKind::Float(v) => format!("{:?}", v.to_f64()),
            _ => exact.to_string(),
        };
        let becomes = self.convert(e.clone(), to).as_int().unwrap_or(0);
        let becomes = if self.out.types.is_signed(to) {
            (becomes as i64).to_string()
        } else {
            becomes.to_string()
        };
        self.warn(
            e.span,
            say!(
                "{shown} does not fit into {t}, so it becomes {becomes}",
                shown,
                t,
                becomes
            ),
        );
    }
}
