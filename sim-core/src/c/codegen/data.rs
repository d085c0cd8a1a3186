//! Variables with static storage: their bytes, sections and alignment.

use super::super::object::{Data, Def, Global, Section};
use super::super::sema::static_value::{self, Value};
use super::super::sema::tree::{ExprKind, Init, InitItem, InitValue, LabelId, SymId, Symbol};
use super::super::types::{Kind, Ty, Types};
use super::goto::{Distance, LabelReloc};
use super::{Unit, width_of};
use crate::program::Width;
use std::sync::Arc;

/// What an initialiser comes to.
#[derive(Default)]
struct Content {
    bytes: Vec<u8>,
    relocs: Vec<(u64, u32, i64)>,
    labels: Vec<(u64, SymId, LabelId)>,
    distances: Vec<(u64, usize, SymId, [LabelId; 2])>,
    /// Behind the last byte of an address.
    addresses: u64,
}

impl Unit<'_> {
    /// Places every variable of the unit, in order of definition; those of
    /// functions come last, as gcc puts them.
    pub(super) fn variables(&mut self) {
        let checked = self.checked;
        for in_function in [false, true] {
            for &id in &checked.variables {
                if checked
                    .symbols
                    .get(id.0 as usize)
                    .is_some_and(|s| s.in_function == in_function)
                {
                    self.variable(id);
                }
            }
        }
    }

    /// The section that the program chose, if it is not one of the usual ones.
    fn chosen<'s>(&self, symbol: &'s Symbol) -> Option<&'s Arc<str>> {
        symbol
            .section
            .as_ref()
            .filter(|name| !name.starts_with('.'))
    }

    fn named_section(&mut self, symbol: &Symbol) -> Section {
        let sections = &mut self.out.sections;
        let Some(name) = symbol.section.as_ref() else {
            return Section::Data;
        };
        let n = sections.iter().position(|s| s == name).unwrap_or_else(|| {
            sections.push(name.clone());
            sections.len() - 1
        });
        Section::Named(n as u16)
    }

    fn variable(&mut self, id: SymId) {
        let checked = self.checked;
        let Some(symbol) = checked.symbols.get(id.0 as usize) else {
            return;
        };
        let types = self.types();
        let Some(own) = types.size(symbol.ty) else {
            return;
        };
        let size = own.max(symbol.init.as_ref().map_or(0, |i| i.size)).max(1);
        let align = symbol.align.max(static_align(types, symbol.ty, size));
        let read_only = is_const(types, symbol.ty);
        let mut content = Content::default();
        if let Some(init) = &symbol.init {
            self.fill(&mut content, 0, init);
        }
        let zero = content.relocs.is_empty()
            && content.distances.is_empty()
            && content.bytes.iter().all(|b| *b == 0);
        let section = match (read_only, zero) {
            _ if self.chosen(symbol).is_some() => self.named_section(symbol),
            (true, _) => Section::Rodata,
            (false, true) if symbol.local => Section::BssLocal,
            (false, true) => Section::Bss,
            _ if content.relocs.is_empty() => Section::Data,
            _ => Section::DataRel,
        };
        if zero {
            content.bytes.clear();
        }
        let data = self.out.data.len() as u32;
        let labels = content.labels.into_iter();
        self.label_relocs
            .extend(labels.map(|(offset, func, label)| LabelReloc {
                data,
                offset,
                func,
                label,
            }));
        let distances = content.distances.into_iter();
        self.distances
            .extend(distances.map(|(offset, bytes, func, labels)| Distance {
                data,
                offset,
                bytes,
                func,
                labels,
            }));
        self.out.data.push(Data {
            symbol: id.0,
            section,
            align,
            size,
            bytes: content.bytes,
            relocs: content.relocs,
        });
        if let Some(s) = self.out.symbols.get_mut(id.0 as usize) {
            s.def = Def::Data(data);
        }
        if self.user && !symbol.in_function && !symbol.name.is_empty() {
            let ty = self.debug_type(symbol.ty);
            self.out.globals.push(Global {
                symbol: id.0,
                ty,
                size,
                span: symbol.span,
            });
        }
    }

    fn fill(&mut self, content: &mut Content, base: u64, init: &Init) {
        for item in &init.items {
            let offset = base + item.offset;
            match &item.value {
                InitValue::Bytes(bytes) => put(content, offset, bytes),
                InitValue::Expr(e) => {
                    if let ExprKind::Global(id) = e.kind {
                        // A constant compound literal of struct type.
                        let checked = self.checked;
                        if let Some(init) = checked
                            .symbols
                            .get(id.0 as usize)
                            .and_then(|s| s.init.as_ref())
                        {
                            self.fill(content, offset, init);
                        }
                        continue;
                    }
                    if let Some(value) = static_value::value(self.checked, e) {
                        self.put_value(content, offset, item, value);
                    }
                }
            }
        }
    }

    fn put_value(&mut self, content: &mut Content, offset: u64, item: &InitItem, value: Value) {
        let width = width_of(self.types(), item.ty);
        let raw = match value {
            Value::Int(v) => v,
            Value::Wide(v) => return put(content, offset, &v.to_le_bytes()),
            Value::Float(v) if width == Width::X87 => {
                put(content, offset, &v.significand.to_le_bytes());
                put(content, offset + 8, &v.head.to_le_bytes());
                return;
            }
            Value::Float(v) if width == Width::F32 => u64::from(v.to_f32_bits()),
            Value::Float(v) => v.to_f64().to_bits(),
            Value::Symbol(id, add) => return self.put_address(content, offset, id.0, add),
            Value::Label(id, label) => {
                self.put_address(content, offset, id.0, 0);
                content.labels.push((offset, id, label));
                return;
            }
            Value::Distance(func, from, to) => {
                let bytes = usize::from(width.bytes().min(8));
                put(content, offset, &[0; 8][..bytes]);
                content.distances.push((offset, bytes, func, [from, to]));
                return;
            }
            Value::Str(id, add) => {
                let symbol = self.string(id);
                return self.put_address(content, offset, symbol, add);
            }
        };
        let Some(bits) = item.bits else {
            let n = usize::from(width.bytes().min(8));
            return put(content, offset, raw.to_le_bytes().get(..n).unwrap_or(&[]));
        };
        let mask = (1u128 << bits.width.min(64)) - 1;
        let unit = usize::from(bits.unit);
        let mut old = [0u8; 16];
        for (i, b) in old.iter_mut().enumerate().take(unit) {
            *b = content.bytes.get(offset as usize + i).copied().unwrap_or(0);
        }
        let first = u32::from(bits.first);
        let new = (u128::from_le_bytes(old) & !(mask << first)) | (u128::from(raw) & mask) << first;
        put(
            content,
            offset,
            new.to_le_bytes().get(..unit).unwrap_or(&[]),
        );
    }

    fn put_address(&mut self, content: &mut Content, offset: u64, symbol: u32, add: i64) {
        if let Some(s) = self.out.symbols.get_mut(symbol as usize) {
            s.used = true;
        }
        put(content, offset, &[0; 8]);
        content.relocs.push((offset, symbol, add));
        content.addresses = content.addresses.max(offset.saturating_add(8));
    }
}

fn put(content: &mut Content, offset: u64, bytes: &[u8]) {
    let Ok(from) = usize::try_from(offset) else {
        return;
    };
    let Some(to) = from.checked_add(bytes.len()) else {
        return;
    };
    // The front end bounds objects, but a hole of gigabytes is not written out.
    if to > 1 << 28 {
        return;
    }
    if content.bytes.len() < to {
        content.bytes.resize(to, 0);
    }
    // What was initialised before is replaced.
    if offset < content.addresses {
        let apart = |at: u64| at >= to as u64 || at + 8 <= offset;
        content.relocs.retain(|r| apart(r.0));
        content.labels.retain(|l| apart(l.0));
    }
    if let Some(place) = content.bytes.get_mut(from..to) {
        place.copy_from_slice(bytes);
    }
}

/// The alignment of a static object (gcc's `ix86_data_alignment`).
fn static_align(types: &Types, ty: Ty, size: u64) -> u64 {
    let natural = types.align(ty);
    if types.is_array(ty) || types.is_record(ty) {
        return natural.max(match size {
            32.. => 32,
            16.. => 16,
            _ => 1,
        });
    }
    natural
}

/// True if the object may be in read-only memory.
fn is_const(types: &Types, ty: Ty) -> bool {
    if ty.is_volatile {
        return false;
    }
    match types.kind(ty) {
        Kind::Array(of, _) => ty.is_const || is_const(types, *of),
        _ => ty.is_const,
    }
}

impl Unit<'_> {
    /// The arrays of functions that run before main and after it (`.init_array`,
    /// `.fini_array`), for a program that has such functions.
    pub(super) fn start_and_end(&mut self) {
        let checked = self.checked;
        for (name, descending) in [("__init_array", false), ("__fini_array", true)] {
            let mut list: Vec<(u32, u32)> = Vec::new();
            for f in &checked.funcs {
                let Some(s) = checked.symbols.get(f.sym.0 as usize) else {
                    continue;
                };
                let priority = if descending {
                    s.destructor
                } else {
                    s.constructor
                };
                list.extend(priority.map(|p| (p, f.sym.0)));
            }
            if list.is_empty() {
                continue;
            }
            list.sort_by_key(|e| e.0);
            if descending {
                list.reverse();
            }
            let size = (list.len() as u64 + 1) * 8;
            let relocs = list.iter().enumerate();
            let relocs = relocs.map(|(i, e)| (i as u64 * 8, e.1, 0)).collect();
            let symbol = self.anonymous(vec![0; size as usize], 8);
            if let Some(s) = self.out.symbols.get_mut(symbol as usize) {
                (s.name, s.local) = (name.into(), false);
            }
            if let Some(data) = self.out.data.last_mut() {
                data.relocs = relocs;
            }
        }
    }
}
