//! gcc's labels as values: `&&label` and `goto *pointer`
//! (<https://gcc.gnu.org/onlinedocs/gcc-12.2.0/gcc/Labels-as-Values.html>).
//! The value is the code address of the label; the jump looks it up among the
//! labels of the function whose address is taken.

use super::super::object::Const;
use super::super::sema::tree::{Expr, LabelId, SymId};
use super::Unit;
use super::function::Gen;
use crate::ids::Pc;
use crate::lang::say;
use crate::program::{Bin, Num, OP_BYTES, Op, SwitchTable};

/// The address of a label in static data, until its function is compiled.
pub(super) struct LabelReloc {
    /// Which of the unit's data.
    pub(super) data: u32,
    /// Bytes from its start.
    pub(super) offset: u64,
    /// The function.
    pub(super) func: SymId,
    /// The label in it.
    pub(super) label: LabelId,
}

/// A distance of two labels in static data, until their function is compiled.
pub(super) struct Distance {
    /// Which of the unit's data.
    pub(super) data: u32,
    /// Bytes from its start.
    pub(super) offset: u64,
    /// How many bytes it takes.
    pub(super) bytes: usize,
    /// The function.
    pub(super) func: SymId,
    /// From the second label to the first one.
    pub(super) labels: [LabelId; 2],
}

impl Gen<'_, '_> {
    /// Pushes the address of a label; where that is, is known at the end.
    pub(super) fn label_address(&mut self, label: LabelId) {
        self.want(label);
        if !self.dead {
            self.label_consts.push((self.code.len(), label));
        }
        self.emit(Op::Const(0));
    }

    /// `goto *e`.
    pub(super) fn goto_pointer(&mut self, e: &Expr) {
        self.value(e);
        let start = self.unit.constant(Const::Addr(self.f.sym.0, 0));
        self.emit(Op::Const(start));
        self.emit(Op::Bin(Bin::Sub, Num::U64));
        let nowhere = self.new_label();
        let mut cases = Vec::new();
        for &label in &self.f.addressed_labels {
            self.want(label);
            cases.push((u64::from(label.0), Pc(label.0)));
        }
        self.want(nowhere);
        if !self.dead {
            self.label_tables.push(self.switches.len());
            self.switches.push(SwitchTable {
                cases,
                default: Pc(nowhere.0),
            });
            let n = self.switches.len() as u32 - 1;
            self.emit(Op::Switch(n));
        }
        self.place_forward(nowhere);
        let message = say!("a 'goto *' to something that is no label of this function");
        self.unsupported(e.span, message);
    }

    /// Fills in the addresses of labels, once all is placed.
    pub(super) fn settle_labels(&mut self) {
        for (at, label) in std::mem::take(&mut self.label_consts) {
            let add = self.label_at(label.0) as i64 * OP_BYTES as i64;
            let n = self.unit.constant(Const::Addr(self.f.sym.0, add));
            if let Some(op) = self.code.get_mut(at) {
                *op = Op::Const(n);
            }
        }
        for n in std::mem::take(&mut self.label_tables) {
            let Some(table) = self.switches.get(n) else {
                continue;
            };
            let mut keys: Vec<(u64, Pc)> = table
                .cases
                .iter()
                .map(|c| (self.label_at(c.1.0) as u64 * OP_BYTES, c.1))
                .collect();
            keys.sort_unstable_by_key(|c| c.0);
            keys.dedup_by_key(|c| c.0);
            if let Some(table) = self.switches.get_mut(n) {
                table.cases = keys;
            }
        }
        for &label in &self.f.addressed_labels {
            let at = self.label_at(label.0) as u64 * OP_BYTES;
            self.unit.label_places.insert((self.f.sym.0, label.0), at);
        }
    }
}

impl Unit<'_> {
    /// Fills in the addresses of labels in static data.
    pub(super) fn settle_label_relocs(&mut self) {
        for r in std::mem::take(&mut self.label_relocs) {
            let Some(&at) = self.label_places.get(&(r.func.0, r.label.0)) else {
                continue;
            };
            if let Some(data) = self.out.data.get_mut(r.data as usize)
                && let Some(reloc) = data.relocs.iter_mut().find(|x| x.0 == r.offset)
            {
                reloc.2 = at as i64;
            }
        }
        for d in std::mem::take(&mut self.distances) {
            let [to, from] = d
                .labels
                .map(|l| self.label_places.get(&(d.func.0, l.0)).copied());
            let (Some(to), Some(from)) = (to, from) else {
                continue;
            };
            let value = to.wrapping_sub(from).to_le_bytes();
            let at = d.offset as usize;
            if let Some(data) = self.out.data.get_mut(d.data as usize)
                && let Some(place) = data.bytes.get_mut(at..at + d.bytes)
                && let Some(value) = value.get(..d.bytes)
            {
                place.copy_from_slice(value);
            }
        }
    }
}
