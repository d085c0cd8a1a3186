//! The code generator: the checked program to bytecode, in the order in which
//! gcc -O0 works things out, with the frame and the data laid out as gcc does.

mod access;
mod assign;
mod bits;
mod builtin;
mod call;
mod clone;
mod cond;
mod data;
mod debug;
mod depth;
mod divide;
mod expr;
mod extended;
mod frame;
mod function;
mod goto;
mod init;
mod jump_buf;
mod order;
mod phi;
mod settle;
mod stmt;

pub(super) use expr::bin_op;

use super::object::{Const, Def, Object, Section, Symbol};
use super::sema::tree::Checked;
use super::types::{self, Ty, Types};
use crate::program::{Num, Scalar, Width};
use std::collections::BTreeMap;

/// Compiles a checked unit. `user` is true for the user's own program: it gets
/// line marks, and its variables are described for showing.
pub fn generate(checked: &Checked, user: bool) -> Object {
    let mut unit = Unit {
        checked,
        user,
        out: Object::default(),
        consts: BTreeMap::new(),
        strings: BTreeMap::new(),
        debug_types: BTreeMap::new(),
        label_relocs: Vec::new(),
        distances: Vec::new(),
        label_places: BTreeMap::new(),
    };
    for s in &checked.symbols {
        unit.out.symbols.push(Symbol {
            name: s.name.clone(),
            local: s.local,
            def: Def::Undefined,
            span: if s.defined {
                s.span
            } else {
                s.used.unwrap_or(s.span)
            },
            used: s.used.is_some(),
            implicit: s.implicit,
            weak: s.weak,
        });
    }
    unit.variables();
    for f in &checked.funcs {
        unit.function(f);
    }
    unit.settle_label_relocs();
    unit.aliases();
    if user {
        unit.start_and_end();
    }
    unit.out
}

/// The state of a unit's compilation.
struct Unit<'a> {
    checked: &'a Checked,
    user: bool,
    out: Object,
    consts: BTreeMap<Const, u32>,
    /// Symbols of string literals.
    strings: BTreeMap<u32, u32>,
    debug_types: BTreeMap<Ty, u32>,
    /// Addresses of labels in static data.
    label_relocs: Vec<goto::LabelReloc>,
    /// Distances of labels in static data.
    distances: Vec<goto::Distance>,
    /// Where the labels are whose address is taken, in bytes from their
    /// function: by the function's symbol and the label.
    label_places: BTreeMap<(u32, u32), u64>,
}

impl Unit<'_> {
    fn types(&self) -> &Types {
        &self.checked.types
    }

    /// Gives symbols that stand for others the same place.
    fn aliases(&mut self) {
        for (n, s) in self.checked.symbols.iter().enumerate() {
            let target = s.alias.and_then(|t| self.out.symbols.get(t.0 as usize));
            let def = target.map(|t| t.def);
            if let (Some(def), Some(own)) = (def, self.out.symbols.get_mut(n)) {
                own.def = def;
            }
        }
    }

    /// The index of an entry of the constant pool.
    fn constant(&mut self, c: Const) -> u32 {
        let next = self.out.consts.len() as u32;
        let index = *self.consts.entry(c).or_insert(next);
        if index == next {
            self.out.consts.push(c);
        }
        index
    }

    /// The symbol of a string literal; it is put into rodata when first used.
    fn string(&mut self, id: u32) -> u32 {
        if let Some(&symbol) = self.strings.get(&id) {
            return symbol;
        }
        let (bytes, align) = self
            .checked
            .strings
            .get(id as usize)
            .cloned()
            .unwrap_or_default();
        let symbol = self.anonymous(bytes, align.max(1));
        self.strings.insert(id, symbol);
        symbol
    }

    /// Puts constant bytes into rodata.
    fn anonymous(&mut self, bytes: Vec<u8>, align: u64) -> u32 {
        let symbol = self.out.symbols.len() as u32;
        let data = self.out.data.len() as u32;
        let size = bytes.len() as u64;
        self.out.symbols.push(Symbol {
            name: "".into(),
            local: true,
            def: Def::Data(data),
            span: Default::default(),
            used: true,
            implicit: false,
            weak: false,
        });
        self.out.data.push(super::object::Data {
            symbol,
            section: Section::Rodata,
            align,
            size,
            bytes,
            relocs: Vec::new(),
        });
        symbol
    }
}

/// The width of a scalar type in memory.
fn width_of(types: &Types, ty: Ty) -> Width {
    use types::Kind as K;
    match types.kind(types.repr(ty)) {
        K::Bool | K::UChar => Width::U8,
        K::Char | K::SChar => Width::I8,
        K::Short => Width::I16,
        K::UShort => Width::U16,
        K::UInt => Width::U32,
        K::Float => Width::F32,
        K::Double => Width::F64,
        K::LongDouble => Width::X87,
        K::Int128 | K::UInt128 => Width::I128,
        K::Int | K::Error => Width::I32,
        _ => Width::I64,
    }
}

/// The type in which arithmetic on a scalar type is done.
fn num_of(types: &Types, ty: Ty) -> Num {
    use types::Kind as K;
    match types.kind(types.repr(ty)) {
        K::UInt => Num::U32,
        K::Long | K::LongLong => Num::I64,
        K::Float => Num::F32,
        K::Double => Num::F64,
        K::LongDouble => Num::F80,
        K::Int128 => Num::I128,
        K::UInt128 => Num::U128,
        K::ULong | K::ULongLong | K::Pointer(_) => Num::U64,
        _ => Num::I32,
    }
}

/// A scalar type for conversions.
fn scalar_of(types: &Types, ty: Ty) -> Scalar {
    use types::Kind as K;
    match types.kind(types.repr(ty)) {
        K::Bool => Scalar::Bool,
        K::UChar => Scalar::U8,
        K::Char | K::SChar => Scalar::I8,
        K::Short => Scalar::I16,
        K::UShort => Scalar::U16,
        K::UInt => Scalar::U32,
        K::Long | K::LongLong => Scalar::I64,
        K::Float => Scalar::F32,
        K::Double => Scalar::F64,
        K::LongDouble => Scalar::F80,
        K::Int128 => Scalar::I128,
        K::UInt128 => Scalar::U128,
        K::Int | K::Error => Scalar::I32,
        _ => Scalar::U64,
    }
}
