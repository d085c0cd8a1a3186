//! What the linked program says of its variables and types: the objects' own, moved.

use super::Linker;
use crate::c::object::{self, VarPlace};
use crate::ids::VirtAddr;
use crate::program::{DebugType, Place, Variable};

impl Linker<'_> {
    /// A variable of the n-th object, whose code and types begin at these numbers.
    pub(super) fn variable(
        &self,
        n: usize,
        v: &object::Variable,
        base: u32,
        type_base: u32,
    ) -> Variable {
        Variable {
            name: v.name.clone(),
            ty: v.ty + type_base,
            size: v.size,
            place: match v.place {
                VarPlace::Frame(offset) => Place::Frame(offset),
                VarPlace::Symbol(s) => Place::Fixed(VirtAddr(self.address(n, s))),
            },
            scope: v.scope.0 + base..v.scope.1 + base,
            line: self.map.position(v.span).0,
        }
    }
}

/// A type, once those of its object begin at `base`.
pub(super) fn move_type(t: &DebugType, base: u32) -> DebugType {
    match t {
        DebugType::Pointer(to) => DebugType::Pointer(to + base),
        DebugType::Array { element, count } => DebugType::Array {
            element: element + base,
            count: *count,
        },
        DebugType::Record { name, size, fields } => {
            let mut fields = fields.clone();
            fields.iter_mut().for_each(|f| f.ty += base);
            DebugType::Record {
                name: name.clone(),
                size: *size,
                fields,
            }
        }
        other => other.clone(),
    }
}
