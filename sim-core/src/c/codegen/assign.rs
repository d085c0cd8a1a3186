//! Assignments, assignments with an operator, `++` and `--`.

use super::super::sema::tree::{BinOp, Expr, ExprKind as K, LocalId, Scale, UpdateOp};
use super::super::types::{self, Bits, Ty};
use super::access::Place;
use super::expr::bin_op;
use super::function::Gen;
use crate::program::{Bin, Head, Num, Op, Scalar};
use crate::x87::F80;

impl Gen<'_, '_> {
    /// `target = value`; with `keep`, the value stays on the stack.
    pub(super) fn assign(&mut self, target: &Expr, value: &Expr, keep: bool) {
        if self.is_record(target.ty) {
            return self.assign_record(target, value, keep);
        }
        if let K::Field(_, _, Some(bits)) = target.kind {
            return self.assign_bits(target, bits, value, keep);
        }
        let width = self.width(target.ty);
        if let Some(place) = self.place_of(target) {
            if !keep {
                self.value_to_store(value, width);
                self.store_place(place, width);
                return;
            }
            self.value(value);
            self.dup(target.ty);
            self.store_place(place, width);
            return;
        }
        let mark = self.temp_mark();
        let settled = self.value_first(target, value);
        self.address(target);
        self.value_to_store(settled.as_ref().unwrap_or(value), width);
        self.temp_release(mark);
        self.emit(if keep {
            Op::StoreKeep(width)
        } else {
            Op::Store(width)
        });
    }

    /// gcc works out the operands of the right side, then the left side's
    /// address, then does the right side's operation. Where that can be seen,
    /// does the first, and gives what is left of the right side.
    fn value_first(&mut self, target: &Expr, value: &Expr) -> Option<Expr> {
        let seen = (target.impure && (value.impure || self.disturbs(target, value)))
            || self.disturbs(value, target);
        seen.then(|| self.settle(value))
    }

    fn assign_record(&mut self, target: &Expr, value: &Expr, keep: bool) {
        let size = self.size(target.ty).min(u64::from(u32::MAX)) as u32;
        let mark = self.temp_mark();
        let settled = self.value_first(target, value);
        self.address(target);
        if keep {
            self.emit(Op::Dup);
        }
        self.value(settled.as_ref().unwrap_or(value));
        self.temp_release(mark);
        self.emit(Op::Copy(size));
    }

    fn assign_bits(&mut self, target: &Expr, bits: Bits, value: &Expr, keep: bool) {
        let mark = self.temp_mark();
        let settled = self.value_first(target, value);
        self.address(target);
        self.value(settled.as_ref().unwrap_or(value));
        self.temp_release(mark);
        if !keep {
            return self.store_bits(bits);
        }
        let t = self.temp();
        self.emit(Op::Dup);
        self.store_temp(t);
        self.store_bits(bits);
        // The value is what the field holds now.
        self.load_temp(t);
        self.temp_release(mark);
        self.extract(
            Bits {
                unit: 8,
                first: 0,
                ..bits
            },
            target.ty,
        );
    }

    /// `target op= value`.
    pub(super) fn update(&mut self, op: UpdateOp, target: &Expr, value: &Expr, keep: bool) {
        if let K::Field(_, _, Some(bits)) = target.kind {
            return self.update_bits(op, target, bits, value, keep, false);
        }
        let width = self.width(target.ty);
        let place = self.place_of(target);
        if let Some(place) = place {
            if value.impure {
                self.operand(op, value);
                self.load_place(place, width);
                self.before(op, target.ty);
                self.swap(value.ty);
            } else {
                self.load_place(place, width);
                self.before(op, target.ty);
                self.operand(op, value);
            }
            self.after(op, target.ty);
            if keep {
                self.narrow(op, target.ty, true);
                self.dup(target.ty);
            } else {
                self.narrow(op, target.ty, false);
            }
            self.store_place(place, width);
            return;
        }
        if value.impure {
            self.operand(op, value);
            self.address(target);
            self.emit(Op::Dup);
            self.emit(Op::Load(width));
            self.before(op, target.ty);
            self.emit(Op::Rot);
            self.head(value.ty, Head::Swap);
        } else {
            self.address(target);
            self.emit(Op::Dup);
            self.emit(Op::Load(width));
            self.before(op, target.ty);
            self.operand(op, value);
        }
        self.after(op, target.ty);
        self.narrow(op, target.ty, false);
        self.emit(if keep {
            Op::StoreKeep(width)
        } else {
            Op::Store(width)
        });
    }

    /// The right operand: of a pointer, in bytes.
    fn operand(&mut self, op: UpdateOp, value: &Expr) {
        match op {
            UpdateOp::Arith(..) => self.value(value),
            UpdateOp::Pointer(_, scale) => self.scaled(value, scale),
        }
    }

    /// The old value to the type of the operation.
    fn before(&mut self, op: UpdateOp, ty: Ty) {
        if let UpdateOp::Arith(_, to) = op {
            let (from, to) = (self.scalar(ty), self.scalar(to));
            self.convert(from, to);
        }
    }

    fn after(&mut self, op: UpdateOp, _ty: Ty) {
        match op {
            UpdateOp::Arith(op, ty) => {
                let num = self.num(ty);
                self.emit(Op::Bin(bin_op(op), num));
            }
            UpdateOp::Pointer(add, _) => {
                self.emit(Op::Bin(if add { Bin::Add } else { Bin::Sub }, Num::U64))
            }
        }
    }

    /// The result back to the target's type; a store truncates integers by
    /// itself, so that is only done if the value is `used`.
    fn narrow(&mut self, op: UpdateOp, ty: Ty, used: bool) {
        let UpdateOp::Arith(_, from) = op else { return };
        let plain = |ty: Ty| self.types().is_integer(ty) && !self.has_head(ty);
        let integers = plain(from) && plain(ty) && ty.id != types::BOOL.id;
        if used || !integers {
            let (from, to) = (self.scalar(from), self.scalar(ty));
            self.convert(from, to);
        }
    }

    /// Bit-fields: the unit's address is kept, the rest is a load and a store.
    fn update_bits(
        &mut self,
        op: UpdateOp,
        target: &Expr,
        bits: Bits,
        value: &Expr,
        keep: bool,
        post: bool,
    ) {
        let mark = self.temp_mark();
        let (at, operand, old) = (self.temp(), self.temp_for(value.ty), self.temp());
        if value.impure {
            self.operand(op, value);
            self.store_kept(operand, value.ty);
        }
        self.address(target);
        self.emit(Op::Dup);
        self.store_temp(at);
        // The address stays on the stack for the store.
        self.load_temp(at);
        self.load_unit(bits);
        self.extract(bits, target.ty);
        if post {
            self.emit(Op::Dup);
            self.store_temp(old);
        }
        self.before(op, target.ty);
        if value.impure {
            self.load_kept(operand, value.ty);
        } else {
            self.operand(op, value);
        }
        self.after(op, target.ty);
        self.narrow(op, target.ty, true);
        if keep && !post {
            self.emit(Op::Dup);
            self.store_temp(old);
        }
        self.store_bits(bits);
        if keep {
            self.load_temp(old);
            if !post {
                self.extract(
                    Bits {
                        unit: 8,
                        first: 0,
                        ..bits
                    },
                    target.ty,
                );
            }
        }
        self.temp_release(mark);
    }

    /// `++` and `--`.
    pub(super) fn step(&mut self, target: &Expr, scale: Scale, up: bool, post: bool, keep: bool) {
        if let K::Field(_, _, Some(bits)) = target.kind {
            let ty = if self.size(target.ty) < 4 {
                types::INT
            } else {
                self.types().repr(target.ty)
            };
            let op = UpdateOp::Arith(if up { BinOp::Add } else { BinOp::Sub }, ty);
            let one = Expr::int(1, ty, target.span);
            return self.update_bits(op, target, bits, &one, keep, post);
        }
        let width = self.width(target.ty);
        if let Some(place) = self.place_of(target) {
            self.load_place(place, width);
            if keep && post {
                self.dup(target.ty);
            }
            self.step_value(target.ty, scale, up, keep && !post);
            if keep && !post {
                self.dup(target.ty);
            }
            self.store_place(place, width);
            return;
        }
        self.address(target);
        self.emit(Op::Dup);
        self.emit(Op::Load(width));
        if keep && post {
            self.emit(Op::Swap);
            self.emit(Op::Over);
            self.head(target.ty, Head::Dup);
        }
        self.step_value(target.ty, scale, up, keep && !post);
        self.emit(if keep && !post {
            Op::StoreKeep(width)
        } else {
            Op::Store(width)
        });
    }

    /// Adds or subtracts one step; the result is brought to the type if it is `used`.
    fn step_value(&mut self, ty: Ty, scale: Scale, up: bool, used: bool) {
        let bin = if up { Bin::Add } else { Bin::Sub };
        let num = self.num(ty);
        match num {
            Num::F32 => self.imm(u64::from(1f32.to_bits())),
            Num::F64 => self.imm(1f64.to_bits()),
            Num::F80 => self.extended(F80::ONE),
            Num::I128 | Num::U128 => self.integer(1, ty),
            _ => self.push_scale(scale),
        }
        self.emit(Op::Bin(bin, num));
        let to = self.scalar(ty);
        let small = matches!(to, Scalar::I8 | Scalar::U8 | Scalar::I16 | Scalar::U16);
        if to == Scalar::Bool || (small && used) {
            self.convert(Scalar::I32, to);
        }
    }

    /// Stores the value on the stack to a whole local variable.
    pub(super) fn store_local(&mut self, id: LocalId, ty: Ty) {
        let width = self.width(ty);
        self.store_place(Place::Local(id, 0), width);
    }
}
