//! Bit-fields: loading, storing and taking apart the unit that they are in. In a packed record
//! a unit can have any number of bytes, and nine for a field that is spread over them.

use super::super::types::{Bits, Ty};
use super::function::Gen;
use crate::program::{Bin, Num, Op, Width};

impl Gen<'_, '_> {
    /// address → the unit that a bit-field is in.
    pub(super) fn load_unit(&mut self, bits: Bits) {
        if bits.unit > 8 {
            return self.load_spread(bits);
        }
        if let Some(width) = unit_width(bits) {
            return self.emit(Op::Load(width));
        }
        let mark = self.temp_mark();
        let at = self.temp();
        self.store_temp(at);
        for (width, offset) in parts(bits) {
            self.load_temp(at);
            self.add_bytes(offset);
            self.emit(Op::Load(width));
            if offset > 0 {
                self.imm(offset * 8);
                self.emit(Op::Bin(Bin::Shl, Num::U64));
                self.emit(Op::Bin(Bin::Or, Num::U64));
            }
        }
        self.temp_release(mark);
    }

    /// The bits of a bit-field out of its unit on the stack.
    pub(super) fn extract(&mut self, bits: Bits, ty: Ty) {
        let bits = if bits.unit > 8 { alone(bits) } else { bits };
        if self.types().is_signed(ty) {
            let left =
                64 - u32::from(bits.first) - u32::from(bits.width).min(64 - u32::from(bits.first));
            if left > 0 {
                self.imm(u64::from(left));
                self.emit(Op::Bin(Bin::Shl, Num::U64));
            }
            let right = 64 - u32::from(bits.width).min(64);
            if right > 0 {
                self.imm(u64::from(right));
                self.emit(Op::Bin(Bin::Shr, Num::I64));
            }
            return;
        }
        if bits.first > 0 {
            self.imm(u64::from(bits.first));
            self.emit(Op::Bin(Bin::Shr, Num::U64));
        }
        if u32::from(bits.first) + u32::from(bits.width) < u32::from(bits.unit) * 8 {
            self.imm(mask(bits));
            self.emit(Op::Bin(Bin::And, Num::U64));
        }
    }

    /// address, value → stores a bit-field; the rest of its unit stays.
    pub(super) fn store_bits(&mut self, bits: Bits) {
        if bits.unit > 8 {
            return self.store_spread(bits);
        }
        if let Some(width) = unit_width(bits) {
            self.emit(Op::Over);
            self.emit(Op::Load(width));
            self.insert(bits);
            return self.emit(Op::Store(width));
        }
        let mark = self.temp_mark();
        let (at, new) = (self.temp(), self.temp());
        self.emit(Op::Swap);
        self.emit(Op::Dup);
        self.store_temp(at);
        self.load_unit(bits);
        self.insert(bits);
        self.store_temp(new);
        for (width, offset) in parts(bits) {
            self.load_temp(at);
            self.add_bytes(offset);
            self.load_temp(new);
            if offset > 0 {
                self.imm(offset * 8);
                self.emit(Op::Bin(Bin::Shr, Num::U64));
            }
            self.emit(Op::Store(width));
        }
        self.temp_release(mark);
    }

    /// value, unit → the unit with the value in its bits.
    fn insert(&mut self, bits: Bits) {
        self.imm(!mask(bits).wrapping_shl(u32::from(bits.first)));
        self.emit(Op::Bin(Bin::And, Num::U64));
        self.emit(Op::Swap);
        self.imm(mask(bits));
        self.emit(Op::Bin(Bin::And, Num::U64));
        if bits.first > 0 {
            self.imm(u64::from(bits.first));
            self.emit(Op::Bin(Bin::Shl, Num::U64));
        }
        self.emit(Op::Bin(Bin::Or, Num::U64));
    }

    /// address → the value of a field that is spread over nine bytes, from bit 0 on.
    fn load_spread(&mut self, bits: Bits) {
        let mark = self.temp_mark();
        let at = self.temp();
        self.store_temp(at);
        self.load_temp(at);
        self.emit(Op::Load(Width::I64));
        self.imm(u64::from(bits.first));
        self.emit(Op::Bin(Bin::Shr, Num::U64));
        self.load_temp(at);
        self.add_bytes(8);
        self.emit(Op::Load(Width::U8));
        self.imm(u64::from(64 - bits.first));
        self.emit(Op::Bin(Bin::Shl, Num::U64));
        self.emit(Op::Bin(Bin::Or, Num::U64));
        self.temp_release(mark);
    }

    /// address, value → stores a field that is spread over nine bytes.
    fn store_spread(&mut self, bits: Bits) {
        let mark = self.temp_mark();
        let (at, new) = (self.temp(), self.temp());
        self.imm(mask(bits));
        self.emit(Op::Bin(Bin::And, Num::U64));
        self.store_temp(new);
        self.store_temp(at);
        let (first, rest) = (u32::from(bits.first), 64 - u32::from(bits.first));
        let parts = [
            (
                Width::I64,
                0,
                mask(bits).wrapping_shl(first),
                Bin::Shl,
                first,
            ),
            (Width::U8, 8, mask(bits).wrapping_shr(rest), Bin::Shr, rest),
        ];
        for (width, offset, keep, shift, count) in parts {
            self.load_temp(at);
            self.add_bytes(offset);
            self.emit(Op::Dup);
            self.emit(Op::Load(width));
            self.imm(!keep);
            self.emit(Op::Bin(Bin::And, Num::U64));
            self.load_temp(new);
            self.imm(u64::from(count));
            self.emit(Op::Bin(shift, Num::U64));
            self.emit(Op::Bin(Bin::Or, Num::U64));
            self.emit(Op::Store(width));
        }
        self.temp_release(mark);
    }
}

/// The same field once it stands by itself.
fn alone(bits: Bits) -> Bits {
    Bits {
        unit: 8,
        first: 0,
        ..bits
    }
}

/// The width of a unit, if one load takes it.
pub(super) fn unit_width(bits: Bits) -> Option<Width> {
    Some(match bits.unit {
        1 => Width::U8,
        2 => Width::U16,
        4 => Width::U32,
        8 => Width::I64,
        _ => return None,
    })
}

/// The loads that a unit of a packed record takes: widths and offsets.
fn parts(bits: Bits) -> Vec<(Width, u64)> {
    let (mut offset, mut left) = (0, u64::from(bits.unit));
    let mut out = Vec::new();
    for (width, bytes) in [
        (Width::I64, 8),
        (Width::U32, 4),
        (Width::U16, 2),
        (Width::U8, 1),
    ] {
        while left >= bytes {
            out.push((width, offset));
            offset += bytes;
            left -= bytes;
        }
    }
    out
}

fn mask(bits: Bits) -> u64 {
    if bits.width >= 64 {
        u64::MAX
    } else {
        (1 << bits.width) - 1
    }
}
