//! Conversions (6.3): lvalues to values, promotions, the usual arithmetic
//! conversions, conversion as if by assignment.

use super::super::ast;
use super::super::types::{self, Kind, Ty};
use super::Sema;
use super::fold::{float_of, round_to};
use super::tree::{BinOp, CmpOp, Expr, ExprKind};
use crate::lang::{Message, say};
use crate::x87::F80;

/// What a value is converted for, for messages.
#[derive(Clone, Copy)]
pub(super) enum For<'a> {
    /// `=`.
    Assignment,
    /// An initialiser.
    Init,
    /// `return`.
    Return,
    /// Argument number n (from 1) of a function.
    Argument(usize, &'a str),
}

impl For<'_> {
    pub(super) fn phrase(self) -> Message {
        match self {
            For::Assignment => say!("in this assignment"),
            For::Init => say!("in this initialisation"),
            For::Return => say!("in this return"),
            For::Argument(n, name) => say!("in argument {n} of '{name}'", n, name),
        }
    }
}

impl Sema<'_> {
    /// Checks an expression and converts an lvalue to its value.
    pub(super) fn rvalue(&mut self, e: &ast::Expr) -> Expr {
        let e = self.expr(e);
        self.decay(e)
    }

    /// Arrays and functions to pointers, other lvalues to their values (6.3.2.1).
    pub(super) fn decay(&mut self, e: Expr) -> Expr {
        let (ty, span) = (e.ty, e.span);
        match self.out.types.kind(ty) {
            Kind::Error | Kind::Void => e,
            Kind::Array(..) | Kind::Vla(..) => {
                let of = self.out.types.element(ty).unwrap_or(types::ERROR);
                let ptr = self.out.types.pointer(of);
                self.address(e, ptr)
            }
            Kind::Function(_) => {
                let ptr = self.out.types.pointer(ty.plain());
                self.address(e, ptr)
            }
            Kind::Record(_) => Expr {
                ty: ty.plain(),
                ..e
            },
            _ if is_lvalue(&e) => {
                // The value of a constant object is not a constant in C, so nothing is folded.
                Expr::new(ExprKind::Load(Box::new(e)), ty.plain(), span)
            }
            _ => e,
        }
    }

    /// The address of an object, with the pointer type given.
    pub(super) fn address(&mut self, e: Expr, ptr: Ty) -> Expr {
        let span = e.span;
        if let ExprKind::Deref(p) = e.kind {
            return Expr {
                ty: ptr,
                span,
                ..*p
            };
        }
        self.mark_addressed(&e);
        // The address of a member of a null pointer is a constant (offsetof by hand).
        if let ExprKind::Field(base, offset, None) = &e.kind
            && let ExprKind::Deref(p) = &base.kind
            && let Some(v) = p.as_int()
        {
            return Expr::int(v.wrapping_add(*offset), ptr, span);
        }
        Expr::new(ExprKind::Addr(Box::new(e)), ptr, span)
    }

    /// Notes that a local variable's address is taken: it is then read at once,
    /// not at the end, and stands elsewhere in the frame.
    pub(super) fn mark_addressed(&mut self, e: &Expr) {
        let mut e = e;
        loop {
            match &e.kind {
                ExprKind::Field(inner, ..) => e = inner,
                ExprKind::Local(id) => {
                    let id = *id;
                    if let Some(local) = self.local(id) {
                        local.addressed = true;
                    }
                    return;
                }
                _ => return,
            }
        }
    }

    /// Converts a scalar value to a scalar type (no checks).
    pub(super) fn convert(&mut self, e: Expr, to: Ty) -> Expr {
        let to = to.plain();
        let (span, from) = (e.span, e.ty.plain());
        if from == to || to.is_error() || from.is_error() {
            let ty = if from.is_error() { from } else { to };
            return Expr { ty, ..e };
        }
        if let ExprKind::Comma(x, y) = e.kind {
            let y = self.convert(*y, to);
            return Expr::new(ExprKind::Comma(x, Box::new(y)), to, span);
        }
        if to.is_void() {
            return Expr::new(ExprKind::Conv(Box::new(e)), to, span);
        }
        let (int_to, float_to) = (
            self.out.types.is_integer(to) || self.out.types.is_pointer(to),
            self.out.types.is_float(to),
        );
        if self.splits(&e, to) {
            return Expr::new(ExprKind::Conv(Box::new(e)), to, span);
        }
        match e.kind {
            ExprKind::Int(v) if int_to => {
                let v = if to.id == types::BOOL.id {
                    u64::from(v != 0)
                } else {
                    self.wrap(v, to)
                };
                return Expr::int(v, to, span);
            }
            ExprKind::Int(v) if float_to => {
                let value = float_of(v, self.out.types.is_signed(from), to);
                return Expr::new(ExprKind::Float(value), to, span);
            }
            ExprKind::Float(v) if float_to => {
                return Expr::new(ExprKind::Float(round_to(v, to)), to, span);
            }
            ExprKind::Float(v) if int_to => {
                if to.id == types::BOOL.id {
                    return Expr::int(u64::from(v.truth()), to, span);
                }
                // gcc folds what does not fit to the nearest value, NaN to 0.
                let signed = self.out.types.is_signed(to);
                let bits = self.out.types.size(to).unwrap_or(8) as u32 * 8;
                return Expr::int(v.saturate(bits, signed), to, span);
            }
            _ => {}
        }
        if let Some(value) = assigned_constant(&e) {
            let value = self.convert(value, to);
            return Expr::new(ExprKind::Comma(Box::new(e), Box::new(value)), to, span);
        }
        let e = if int_to { self.narrow(e, to) } else { e };
        // (char)(int)c is c.
        if let ExprKind::Conv(inner) = &e.kind
            && int_to
            && inner.ty.plain() == to
            && self.out.types.is_integer(e.ty)
            && self.out.types.size(e.ty) >= self.out.types.size(to)
        {
            return (**inner).clone();
        }
        Expr::new(ExprKind::Conv(Box::new(e)), to, span)
    }

    /// True if a constant, converted, would no longer be what its 64 bits say: those of an
    /// `__int128` are extended by its own sign.
    fn splits(&self, e: &Expr, to: Ty) -> bool {
        let types = &self.out.types;
        match e.kind {
            ExprKind::Int(v) if types.is_wide(to) || types.is_wide(e.ty) => {
                let alike = types.is_signed(e.ty) == types.is_signed(to);
                let whole = types.is_integer(to) && (!types.is_wide(to) || alike);
                v >> 63 != 0 && !(whole || to.id == types::BOOL.id)
            }
            ExprKind::Float(_) => types.is_wide(to),
            _ => false,
        }
    }

    /// Arithmetic of which only the low bits are wanted is done in the small
    /// type (gcc's `convert_to_integer_1`). The result is the same, but it can
    /// be seen in the order in which operands with side effects are worked out.
    fn narrow(&mut self, e: Expr, to: Ty) -> Expr {
        use BinOp::{Add, And, Mul, Or, Sub, Xor};
        let ExprKind::Bin(op @ (Add | Sub | Mul | And | Or | Xor), ..) = e.kind else {
            return e;
        };
        let types = &self.out.types;
        let smaller = types.size(to) < types.size(e.ty) && to.id != types::BOOL.id;
        if !e.impure || !smaller || !types.is_integer(e.ty) || types.is_wide(e.ty) {
            return e;
        }
        let small = match types.size(to) {
            Some(1) => types::UCHAR,
            Some(2) => types::USHORT,
            _ => types::INT,
        };
        let span = e.span;
        match e.kind {
            ExprKind::Bin(_, a, b) => {
                let (a, b) = (self.convert(*a, small), self.convert(*b, small));
                Expr::new(
                    ExprKind::Bin(op, Box::new(a), Box::new(b)),
                    types::INT,
                    span,
                )
            }
            _ => Expr::error(span),
        }
    }

    /// The integer promotions (6.3.1.1p2).
    pub(super) fn promote(&mut self, e: Expr) -> Expr {
        let repr = self.out.types.repr(e.ty);
        if let Some(width) = bit_field_width(&e) {
            // A bit-field whose values all fit an int becomes one.
            if width < 32 || (width == 32 && self.out.types.is_signed(repr)) {
                if let Some(value) = assigned_constant(&e) {
                    let value = self.convert(value, types::INT);
                    let (ty, span) = (value.ty, e.span);
                    return Expr::new(ExprKind::Comma(Box::new(e), Box::new(value)), ty, span);
                }
                return self.convert(e, types::INT);
            }
            // So many bits are an unsigned int, whatever the field was declared as.
            if width == 32 {
                return self.convert(e, types::UINT);
            }
        }
        if !repr.is_error() && repr.id < types::INT.id {
            return self.convert(e, types::INT);
        }
        if repr != e.ty.plain() {
            return self.convert(e, repr);
        }
        e
    }

    /// The type of the usual arithmetic conversions (6.3.1.8) of promoted operands.
    pub(super) fn common(&self, a: Ty, b: Ty) -> Ty {
        if self.out.types.is_float(a) || self.out.types.is_float(b) {
            let rank = |t: Ty| if self.out.types.is_float(t) { t.id } else { 0 };
            return Ty {
                id: rank(a).max(rank(b)),
                is_const: false,
                is_volatile: false,
                is_atomic: false,
            };
        }
        // The ids of the promoted types go up with rank, unsigned after signed.
        let (low, high) = if a.id < b.id { (a, b) } else { (b, a) };
        let (ls, hs) = (
            self.out.types.is_signed(low),
            self.out.types.is_signed(high),
        );
        if ls == hs || !hs {
            return high.plain();
        }
        // `high` is signed, `low` is unsigned and of lower rank.
        if self.out.types.size(high) > self.out.types.size(low) {
            return high.plain();
        }
        if high.id == types::INT128.id {
            types::UINT128
        } else if high.id == types::LLONG.id {
            types::ULLONG
        } else {
            types::ULONG
        }
    }

    /// Both operands promoted and brought to their common type; with its width, if it is
    /// a bit-field's own.
    pub(super) fn usual(&mut self, a: Expr, b: Expr) -> (Expr, Expr, Option<u8>) {
        let a = if self.out.types.is_integer(a.ty) {
            self.promote(a)
        } else {
            a
        };
        let b = if self.out.types.is_integer(b.ty) {
            self.promote(b)
        } else {
            b
        };
        if (self.odd_width(&a).is_some() || self.odd_width(&b).is_some())
            && !self.out.types.is_float(a.ty)
            && !self.out.types.is_float(b.ty)
        {
            return self.usual_widths(a, b);
        }
        let ty = self.common(a.ty, b.ty);
        (self.convert(a, ty), self.convert(b, ty), None)
    }

    /// A scalar as a truth value, 0 or 1.
    pub(super) fn truth_of(&mut self, e: Expr) -> Expr {
        if let Some(t) = self.truth(&e) {
            return Expr::int(u64::from(t), types::BOOL, e.span);
        }
        let span = e.span;
        if matches!(
            e.kind,
            ExprKind::Cmp(..) | ExprKind::Not(_) | ExprKind::LogAnd(..) | ExprKind::LogOr(..)
        ) {
            return Expr {
                ty: types::BOOL,
                ..e
            };
        }
        let zero = if self.out.types.is_float(e.ty) {
            Expr::new(ExprKind::Float(F80::ZERO), e.ty, span)
        } else {
            Expr::int(0, e.ty, span)
        };
        let test = self.cmp(CmpOp::Ne, e, zero, span);
        Expr {
            ty: types::BOOL,
            ..test
        }
    }

    /// True for a null pointer constant (6.3.2.3p3).
    pub(super) fn is_null(&self, e: &Expr) -> bool {
        e.as_int() == Some(0)
            && (self.out.types.is_integer(e.ty)
                || self.out.types.pointee(e.ty) == Some(types::VOID))
    }

    /// The sum of a `ULONG` expression and a constant, for offsets.
    pub(super) fn add_offset(&mut self, e: Expr, bytes: u64) -> Expr {
        let span = e.span;
        self.bin(BinOp::Add, e, Expr::int(bytes, types::ULONG, span), span)
    }
}

/// True for an expression that designates an object.
pub(super) fn is_lvalue(e: &Expr) -> bool {
    matches!(
        e.kind,
        ExprKind::Local(_)
            | ExprKind::Global(_)
            | ExprKind::Deref(_)
            | ExprKind::Str(_)
            | ExprKind::Compound(..)
            | ExprKind::Field(..)
    )
}

/// The constant that is assigned, when the assignment's value is converted:
/// `(long)(i = 12)` is `i = 12, 12L` (gcc's `fold_unary_loc`), unless the target
/// is a bit-field that is not simply a scalar (gcc's DECL_BIT_FIELD).
fn assigned_constant(e: &Expr) -> Option<Expr> {
    let ExprKind::Assign(target, value) = &e.kind else {
        return None;
    };
    let scalar = match target.kind {
        ExprKind::Field(_, _, Some(bits)) => {
            bits.first == 0 && bits.width == bits.unit * 8 && bits.unit.is_power_of_two()
        }
        _ => true,
    };
    let constant = matches!(value.kind, ExprKind::Int(_) | ExprKind::Float(_));
    (scalar && constant && value.ty.plain() == e.ty.plain()).then(|| (**value).clone())
}

/// The width of the bit-field whose value this is: for gcc it has a type of
/// so many bits, and what is assigned to it as well.
pub(super) fn bit_field_width(e: &Expr) -> Option<u8> {
    match &e.kind {
        ExprKind::Field(_, _, Some(bits)) => Some(bits.width),
        ExprKind::Narrow(_, width) => Some(*width),
        ExprKind::Cond(_, Some(a), b) => {
            bit_field_width(a).filter(|w| bit_field_width(b) == Some(*w))
        }
        ExprKind::Load(object)
        | ExprKind::Assign(object, _)
        | ExprKind::Update(_, object, _)
        | ExprKind::Step { target: object, .. }
        | ExprKind::Comma(_, object) => bit_field_width(object),
        _ => None,
    }
}

/// True for an lvalue that can be changed as far as its kind goes (a member of
/// a value that a function returned cannot).
pub(super) fn is_modifiable(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Field(inner, ..) => is_modifiable(inner),
        _ => is_lvalue(e),
    }
}
