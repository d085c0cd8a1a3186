//! `long double` and `__int128`: what copies, drops or exchanges values does so with their heads
//! too (see [`crate::program`]).

use super::super::sema::tree::{Expr, LocalId};
use super::super::types::{self, Ty};
use super::function::Gen;
use crate::program::{Head, Op, Scalar, Width};
use crate::x87::F80;

impl Gen<'_, '_> {
    /// Whether values of a type have a head.
    pub(super) fn has_head(&self, ty: Ty) -> bool {
        ty.id == types::LDOUBLE.id || self.types().is_wide(ty)
    }

    /// Pushes an integer constant of a type.
    pub(super) fn integer(&mut self, value: u64, ty: Ty) {
        self.imm(value);
        if self.types().is_wide(ty) {
            let signed = self.types().is_signed(ty);
            let from = if signed { Scalar::I64 } else { Scalar::U64 };
            let to = self.scalar(ty);
            self.convert(from, to);
        }
    }

    /// The top once more.
    pub(super) fn dup(&mut self, ty: Ty) {
        self.emit(Op::Dup);
        self.head(ty, Head::Dup);
    }

    /// Drops the top.
    pub(super) fn drop_value(&mut self, ty: Ty) {
        self.emit(Op::Pop);
        self.head(ty, Head::Pop);
    }

    /// Exchanges two values of one type.
    pub(super) fn swap(&mut self, ty: Ty) {
        self.emit(Op::Swap);
        self.head(ty, Head::Swap);
    }

    /// What happens to heads if the values have any.
    pub(super) fn head(&mut self, ty: Ty, change: Head) {
        if self.has_head(ty) {
            self.emit(Op::Head(change));
        }
    }

    /// Pushes a constant.
    pub(super) fn extended(&mut self, value: F80) {
        self.imm(value.significand);
        self.emit(Op::Head(Head::Push(value.head)));
    }

    /// Puts the value on the stack into a new hidden variable, which it gives.
    pub(super) fn keep(&mut self, e: &Expr) -> LocalId {
        let t = self.temp_for(e.ty);
        self.value(e);
        self.store_kept(t, e.ty);
        t
    }

    /// A hidden variable for a scalar.
    pub(super) fn temp_for(&mut self, ty: Ty) -> LocalId {
        if self.has_head(ty) {
            self.hidden(16, 16)
        } else {
            self.temp()
        }
    }

    pub(super) fn store_kept(&mut self, t: LocalId, ty: Ty) {
        let slot = self.slot(t, 0);
        self.emit(Op::StoreLocal(self.kept_width(ty), slot));
    }

    pub(super) fn load_kept(&mut self, t: LocalId, ty: Ty) {
        let slot = self.slot(t, 0);
        self.emit(Op::LoadLocal(self.kept_width(ty), slot));
    }

    pub(super) fn kept_width(&self, ty: Ty) -> Width {
        if self.has_head(ty) {
            self.width(ty)
        } else {
            Width::I64
        }
    }
}
