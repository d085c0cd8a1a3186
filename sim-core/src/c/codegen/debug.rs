//! Descriptions of types, for showing variables.

use super::super::sema::tree::{Func, LocalId};
use super::super::types::{self, Kind, Ty};
use super::{Unit, width_of};
use crate::program::{DebugField, DebugType};

impl Unit<'_> {
    /// The types of a function's arguments and of its result, for telling their values, and
    /// whether more arguments may follow.
    pub(super) fn signature(&mut self, f: &Func) -> (Vec<u32>, u32, bool) {
        let of = |id: &LocalId| f.locals.get(id.0 as usize).map_or(types::INT, |l| l.ty);
        let takes: Vec<Ty> = f.params.iter().map(of).collect();
        let takes = takes
            .into_iter()
            .map(|ty| match ty.plain() {
                types::FLOAT if f.old_style => types::DOUBLE,
                plain => plain,
            })
            .map(|ty| self.value_type(ty))
            .collect();
        let gives = self.value_type(f.ret);
        let symbol = self.checked.symbols.get(f.sym.0 as usize);
        let ty = symbol.and_then(|symbol| self.checked.types.fn_type(symbol.ty));
        (takes, gives, ty.is_some_and(|ty| ty.variadic))
    }

    /// A type for a value that is told by itself. Of what a pointer leads to only a string is
    /// looked at: the library's structs would be many, and nobody sees them.
    fn value_type(&mut self, ty: Ty) -> u32 {
        let ty = ty.plain();
        let types = &self.checked.types;
        match types.kind(ty) {
            Kind::Pointer(to) if to.is_const && types.is_char(*to) => self.debug_type(ty),
            Kind::Pointer(_) => {
                let void = self.debug_type(types::VOID);
                self.out.types.push(DebugType::Pointer(void));
                self.out.types.len() as u32 - 1
            }
            Kind::Record(_) if !self.user => self.debug_type(types::VOID),
            _ => self.debug_type(ty),
        }
    }

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
            Kind::Enum(n) => DebugType::Enum {
                width: width_of(types, ty),
                constants: types
                    .enums
                    .get(*n as usize)
                    .map_or_else(Vec::new, |e| e.constants.clone()),
            },
            _ if types.is_scalar(ty) => DebugType::Scalar {
                width: width_of(types, ty),
                is_char: types.is_char(ty),
                unsigned: types.is_integer(ty) && !types.is_signed(ty),
            },
            _ => DebugType::Void,
        };
        if let Some(slot) = self.out.types.get_mut(index as usize) {
            *slot = described;
        }
        index
    }
}
