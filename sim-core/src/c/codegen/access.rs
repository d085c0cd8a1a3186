//! Objects: their addresses, loading and storing them.

use super::super::object::Const;
use super::super::sema::tree::{Expr, ExprKind as K, LocalId, Scale};
use super::super::types::{self, Ty};
use super::bits::unit_width;
use super::function::Gen;
use crate::program::{Bin, Num, Op, Scalar, Width};

/// Where an object is, as far as it is known at compile time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// In a local variable, bytes from its start.
    Local(LocalId, i64),
    /// In a symbol of the unit.
    Symbol(u32, i64),
}

impl Place {
    fn plus(self, bytes: i64) -> Option<Place> {
        Some(match self {
            Place::Local(id, o) => {
                Place::Local(id, i64::from(i32::try_from(o.checked_add(bytes)?).ok()?))
            }
            Place::Symbol(s, o) => Place::Symbol(s, o.checked_add(bytes)?),
        })
    }
}

impl Gen<'_, '_> {
    /// Where an lvalue is, if that is fixed.
    pub(super) fn place_of(&mut self, e: &Expr) -> Option<Place> {
        match &e.kind {
            K::Local(id) => Some(Place::Local(*id, 0)),
            K::Global(id) => Some(Place::Symbol(id.0, 0)),
            K::Str(id) => Some(Place::Symbol(self.unit.string(*id), 0)),
            K::Field(inner, offset, _) => self.place_of(inner)?.plus(i64::try_from(*offset).ok()?),
            K::Deref(p) => self.target_of(p),
            _ => None,
        }
    }

    /// What a pointer value points to, if that is fixed.
    fn target_of(&mut self, p: &Expr) -> Option<Place> {
        match &p.kind {
            K::Addr(object) => self.place_of(object),
            K::Conv(inner)
                if self.types().is_pointer(p.ty) && self.types().is_pointer(inner.ty) =>
            {
                self.target_of(inner)
            }
            K::PtrAdd {
                ptr,
                index,
                scale: Scale::Const(n),
                add,
            } => {
                let bytes = index.as_int()?.wrapping_mul(*n) as i64;
                self.target_of(ptr)?
                    .plus(if *add { bytes } else { bytes.wrapping_neg() })
            }
            _ => None,
        }
    }

    fn symbol_const(&mut self, symbol: u32, offset: i64) -> u32 {
        if let Some(s) = self.unit.out.symbols.get_mut(symbol as usize) {
            s.used = true;
        }
        self.unit.constant(Const::Addr(symbol, offset))
    }

    pub(super) fn push_place(&mut self, place: Place) {
        match place {
            Place::Local(id, offset) => {
                let slot = self.slot(id, offset as i32);
                self.emit(Op::LocalAddr(slot));
            }
            Place::Symbol(symbol, offset) => {
                let n = self.symbol_const(symbol, offset);
                self.emit(Op::Const(n));
            }
        }
    }

    pub(super) fn load_place(&mut self, place: Place, width: Width) {
        match place {
            Place::Local(id, offset) => {
                let slot = self.slot(id, offset as i32);
                self.emit(Op::LoadLocal(width, slot));
            }
            Place::Symbol(symbol, offset) => {
                let n = self.symbol_const(symbol, offset);
                self.emit(Op::LoadGlobal(width, n));
            }
        }
    }

    pub(super) fn store_place(&mut self, place: Place, width: Width) {
        match place {
            Place::Local(id, offset) => {
                let slot = self.slot(id, offset as i32);
                self.emit(Op::StoreLocal(width, slot));
            }
            Place::Symbol(symbol, offset) => {
                let n = self.symbol_const(symbol, offset);
                self.emit(Op::StoreGlobal(width, n));
            }
        }
    }

    /// Pushes the address of an lvalue, or of the object that holds a struct value.
    pub(super) fn address(&mut self, e: &Expr) {
        if let Some(place) = self.place_of(e) {
            self.push_place(place);
            return;
        }
        match &e.kind {
            K::Deref(p) => self.value(p),
            K::Field(inner, offset, _) => {
                self.address(inner);
                self.add_bytes(*offset);
            }
            K::Compound(local, init) => {
                self.fill(*local, init);
                let slot = self.slot(*local, 0);
                self.emit(Op::LocalAddr(slot));
            }
            // A struct value is its address.
            _ => self.value(e),
        }
    }

    /// Adds a constant to the address on the stack.
    pub(super) fn add_bytes(&mut self, bytes: u64) {
        if bytes != 0 {
            self.imm(bytes);
            self.emit(Op::Bin(Bin::Add, Num::U64));
        }
    }

    /// Pushes the value of a scalar lvalue.
    pub(super) fn load(&mut self, e: &Expr) {
        let bits = match &e.kind {
            K::Field(_, _, bits) => *bits,
            _ => None,
        };
        if let Some(bits) = bits {
            match (self.place_of(e), unit_width(bits)) {
                (Some(place), Some(width)) => self.load_place(place, width),
                _ => {
                    self.address(e);
                    self.load_unit(bits);
                }
            }
            return self.extract(bits, e.ty);
        }
        let width = self.width(e.ty);
        match self.place_of(e) {
            Some(place) => self.load_place(place, width),
            None => {
                self.address(e);
                self.emit(Op::Load(width));
            }
        }
    }

    /// Pushes a value that will be stored with a width: conversions that the
    /// store does by itself are left out.
    pub(super) fn value_to_store(&mut self, e: &Expr, width: Width) {
        let bytes = u64::from(width.bytes());
        let mut e = e;
        while let K::Conv(inner) = &e.kind {
            let t = self.types();
            // Of an __int128 the head must go.
            let whole = |ty: Ty| (t.is_integer(ty) || t.is_pointer(ty)) && !t.is_wide(ty);
            let integral = whole(e.ty) && e.ty.id != types::BOOL.id && whole(inner.ty);
            if !integral
                || t.size(e.ty).unwrap_or(0) < bytes
                || matches!(width, Width::F32 | Width::F64 | Width::X87 | Width::I128)
            {
                break;
            }
            // Widening matters when the store is wider than the source.
            if t.size(inner.ty).unwrap_or(0) < bytes {
                break;
            }
            e = inner;
        }
        self.value(e);
    }

    /// Converts the value on the stack, if that changes anything.
    pub(super) fn convert(&mut self, from: Scalar, to: Scalar) {
        if !is_noop(from, to) {
            self.emit(Op::Conv(from, to));
        }
    }
}

/// Whether a conversion leaves the 64 bits on the operand stack as they are.
fn is_noop(from: Scalar, to: Scalar) -> bool {
    let shape = |s: Scalar| match s {
        Scalar::I8 => Some((8, true)),
        Scalar::U8 => Some((8, false)),
        Scalar::I16 => Some((16, true)),
        Scalar::U16 => Some((16, false)),
        Scalar::I32 => Some((32, true)),
        Scalar::U32 => Some((32, false)),
        Scalar::I64 => Some((64, true)),
        Scalar::U64 => Some((64, false)),
        Scalar::Bool => Some((1, false)),
        Scalar::F32 | Scalar::F64 | Scalar::F80 | Scalar::I128 | Scalar::U128 => None,
    };
    let wide = |s: Scalar| matches!(s, Scalar::I128 | Scalar::U128);
    if from == to || (wide(from) && wide(to)) {
        return true;
    }
    if to == Scalar::Bool {
        return false;
    }
    match (shape(from), shape(to)) {
        (Some((fb, fs)), Some((tb, ts))) => {
            tb == 64 || (fb == tb && fs == ts) || (fb < tb && (!fs || ts))
        }
        _ => false,
    }
}
