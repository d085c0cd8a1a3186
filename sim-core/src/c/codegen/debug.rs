//! Descriptions of types, for showing variables.

use super::super::types::{Kind, Ty};
use super::{Unit, width_of};
use crate::program::{DebugField, DebugType};

impl Unit<'_> {
    /// The index of a type's description.
    pub(super) fn debug_type(&mut self, ty: Ty) -> u32 {
        let ty = ty.plain();
        if let Some(&index) = self.debug_types.get(&ty) {
            return index;
        }
        // The index is taken first: a struct can hold a pointer to itself.
        let index = self.out.types.len() as u32;
        self.out.types.push(DebugType::Void);
        self.debug_types.insert(ty, index);
        let checked = self.checked;
        let types = &checked.types;
        let described = match types.kind(ty) {
            Kind::Pointer(to) => DebugType::Pointer(self.debug_type(*to)),
            Kind::Array(of, len) => DebugType::Array {
                element: self.debug_type(*of),
                count: len.unwrap_or(0),
            },
            Kind::Vla(of, _) => DebugType::Pointer(self.debug_type(*of)),
            Kind::Record(n) => match types.records.get(*n as usize) {
                Some(record) if record.complete => {
                    let mut fields = Vec::new();
                    for f in &record.fields {
                        fields.push(DebugField {
                            name: f.name.clone().unwrap_or_else(|| "".into()),
                            ty: self.debug_type(f.ty),
                            offset: f.offset,
                            bits: f.bits.map(|b| (b.first, b.width)),
                        });
                    }
                    DebugType::Record {
                        name: types.name(ty).into(),
                        size: record.size,
                        fields,
                    }
                }
                _ => DebugType::Void,
            },
            _ if types.is_scalar(ty) => DebugType::Scalar {
                name: types.name(ty).into(),
                width: width_of(types, ty),
                is_char: types.is_char(ty),
            },
            _ => DebugType::Void,
        };
        if let Some(slot) = self.out.types.get_mut(index as usize) {
            *slot = described;
        }
        index
    }
}
