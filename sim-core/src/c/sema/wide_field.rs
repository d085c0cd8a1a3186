//! Arithmetic on bit-fields that are wider than int: gcc gives such a field a type of its
//! own, of so many bits, and works in that (`c_build_bitfield_integer_type` in gcc's
//! `c-decl.cc`, `c_common_type` in `c-typeck.cc`, `reduce_to_bit_field_precision` in
//! `expr.cc`): of `unsigned long x : 40`, `x + x` has 40 bits.

use super::super::types::{self, Ty};
use super::Sema;
use super::convert::bit_field_width;
use super::tree::{BinOp, Expr, ExprKind};

impl Sema<'_> {
    /// The width of a promoted value's type, if it has fewer bits than what it is kept in.
    pub(super) fn odd_width(&self, e: &Expr) -> Option<u8> {
        let width = bit_field_width(e)?;
        let bits = self.out.types.size(e.ty)? * 8;
        let integer = self.out.types.is_integer(e.ty) && e.ty.id != types::BOOL.id;
        (integer && width >= 32 && u64::from(width) < bits).then_some(width)
    }

    /// Promoted operands of which at least one has a width of its own, brought to their
    /// common type; with the result's width, if that is not a whole type's.
    pub(super) fn usual_widths(&mut self, a: Expr, b: Expr) -> (Expr, Expr, Option<u8>) {
        let bits = |s: &Self, e: &Expr| match s.odd_width(e) {
            Some(width) => u64::from(width),
            None => s.out.types.size(e.ty).unwrap_or(8) * 8,
        };
        let (m, n) = (bits(self, &a), bits(self, &b));
        // The wider type wins, of two of one width the unsigned one.
        let first = m > n || m == n && !self.out.types.is_signed(a.ty);
        let (ty, width) = match first {
            true => (a.ty, self.odd_width(&a)),
            false => (b.ty, self.odd_width(&b)),
        };
        let Some(width) = width else {
            return (self.whole_type(a, ty), self.whole_type(b, ty), None);
        };
        let a = self.bring_to_width(a, ty, width);
        let b = self.bring_to_width(b, ty, width);
        (a, b, Some(width))
    }

    /// A value in a whole type.
    fn whole_type(&mut self, e: Expr, ty: Ty) -> Expr {
        if e.ty.plain() == ty.plain() && bit_field_width(&e).is_some() {
            let span = e.span;
            return Expr::new(ExprKind::Conv(Box::new(e)), ty.plain(), span);
        }
        self.convert(e, ty)
    }

    /// A value in the type of so many bits that is kept in `ty`.
    pub(super) fn bring_to_width(&mut self, e: Expr, ty: Ty, width: u8) -> Expr {
        if e.ty.plain() == ty.plain() && self.odd_width(&e) == Some(width) {
            return e;
        }
        let e = self.convert(e, ty);
        self.reduce(e, Some(width))
    }

    /// A result of arithmetic, of which only so many bits remain.
    pub(super) fn reduce(&self, e: Expr, width: Option<u8>) -> Expr {
        let Some(width) = width else { return e };
        let (ty, span) = (e.ty, e.span);
        if let ExprKind::Int(value) = e.kind {
            let gone = 64 - u32::from(width);
            let value = match self.out.types.is_signed(ty) {
                true => ((value << gone) as i64 >> gone) as u64,
                false => value << gone >> gone,
            };
            return Expr::int(value, ty, span);
        }
        Expr::new(ExprKind::Narrow(Box::new(e), width), ty, span)
    }

    /// An operator on operands of a common type of so many bits.
    pub(super) fn bin_width(
        &mut self,
        op: BinOp,
        a: Expr,
        b: Expr,
        width: Option<u8>,
        span: super::super::diag::Span,
    ) -> Expr {
        let result = self.bin(op, a, b, span);
        self.reduce(result, width)
    }
}
