//! How gcc lays out structs and unions (System V ABI 3.1.2, and gcc's
//! `stor-layout.c` for bit-fields and packed records).

use super::super::types::{Bits, Field, Ty, Types};
use std::sync::Arc;

/// A member as it was written.
pub(super) struct Member {
    /// Its name.
    pub name: Option<Arc<str>>,
    /// Its type.
    pub ty: Ty,
    /// `: width`.
    pub width: Option<u64>,
    /// `aligned(n)`, or 0.
    pub align: u64,
    /// `packed` on the member itself.
    pub packed: bool,
}

/// The result: members placed, size, alignment.
pub(super) struct Layout {
    pub fields: Vec<Field>,
    pub size: u64,
    pub align: u64,
}

/// Places members. `None` if the record is too large.
pub(super) fn lay_out(
    types: &Types,
    members: Vec<Member>,
    union: bool,
    packed: bool,
    pack: u64,
    align: u64,
) -> Option<Layout> {
    let mut fields = Vec::new();
    let mut record_align = 1;
    let (mut bit, mut end) = (0u64, 0u64);
    for m in members {
        let size = types.size(m.ty).unwrap_or(0);
        // `#pragma pack(n)`: gcc's maximum_field_alignment.
        let limit = |a: u64| if pack > 0 { a.min(pack) } else { a };
        let natural = limit(types.align(m.ty));
        let wanted = limit(m.align);
        let packed = packed || m.packed;
        if union {
            bit = 0;
        }
        if let Some(width) = m.width {
            let unit_bits = natural * 8;
            if width == 0 {
                // "Such bit-fields are not influenced by any packing" (gcc's layout_decl).
                bit = bit.checked_next_multiple_of(types.align(m.ty) * 8)?;
            } else {
                if !packed && pack == 0 && bit % unit_bits + width > size * 8 {
                    bit = bit.checked_next_multiple_of(unit_bits)?;
                }
                if wanted > 1 {
                    bit = bit.checked_next_multiple_of(wanted * 8)?;
                }
                if m.name.is_some() {
                    record_align = record_align.max(if packed {
                        wanted.max(1)
                    } else {
                        natural.max(wanted)
                    });
                    let (offset, bits) = unit(bit, width);
                    fields.push(Field {
                        name: m.name,
                        ty: m.ty,
                        offset,
                        bits: Some(bits),
                    });
                }
                bit += width;
            }
        } else {
            let a = (if packed { 1 } else { natural }).max(wanted);
            record_align = record_align.max(a);
            let offset = bit.div_ceil(8).checked_next_multiple_of(a)?;
            fields.push(Field {
                name: m.name,
                ty: m.ty,
                offset,
                bits: None,
            });
            bit = offset.checked_add(size)?.checked_mul(8)?;
        }
        end = end.max(bit);
    }
    let align = record_align.max(align);
    let size = end.div_ceil(8).checked_next_multiple_of(align)?;
    for f in &mut fields {
        if let Some(bits) = f.bits.filter(|b| f.offset + u64::from(b.unit) > size) {
            // A unit must not reach beyond the record: then just the bytes that are needed.
            let bit = f.offset * 8 + u64::from(bits.first);
            (f.offset, f.bits) = exact(bit, u64::from(bits.width));
        }
    }
    (size < 1 << 47).then_some(Layout {
        fields,
        size,
        align,
    })
}

/// The smallest aligned unit that holds the bits; an unaligned one if no
/// aligned one does (packed records).
fn unit(bit: u64, width: u64) -> (u64, Bits) {
    for bytes in [1u64, 2, 4, 8] {
        let n = bytes * 8;
        if bit / n == (bit + width - 1) / n {
            return (
                bit / n * bytes,
                Bits {
                    unit: bytes as u8,
                    first: (bit % n) as u8,
                    width: width as u8,
                },
            );
        }
    }
    let (offset, bits) = exact(bit, width);
    (
        offset,
        bits.unwrap_or(Bits {
            unit: 8,
            first: 0,
            width: width as u8,
        }),
    )
}

/// Exactly the bytes in which the bits are.
fn exact(bit: u64, width: u64) -> (u64, Option<Bits>) {
    let bytes = (bit % 8 + width).div_ceil(8);
    (
        bit / 8,
        Some(Bits {
            unit: bytes as u8,
            first: (bit % 8) as u8,
            width: width as u8,
        }),
    )
}
