//! The procedure linkage table: through what words of its data the executable calls library
//! functions (elfXX-x86-64.c in bfd: `.plt`, `.got.plt`).
//!
//! The words stand at the start of the executable's data, before its variables, and ld.so
//! writes to each when its function is called first. So the first call of a library function
//! in a process that shares that page after a fork copies it, variables and all.

use crate::c::object::{Const, Def, Object};
use crate::program::Op;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the entries hold before they are bound: an offset from the executable's first page, and
/// the distance between entries.
pub(super) const UNBOUND: (u64, u64) = (0x1036, 16);

/// Functions for which gcc makes code in place, even without optimisation.
const IN_PLACE: &[&str] = &[
    "abs",
    "labs",
    "llabs",
    "imaxabs",
    "fabs",
    "fabsf",
    "fabsl",
    "copysign",
    "copysignf",
    "signbit",
    "ffs",
    "alloca",
    "setjmp",
    "sigsetjmp",
];

/// Macros of ctype.h that use one function: the table's.
const BY_TABLE: &[&str] = &[
    "isalnum", "isalpha", "isblank", "iscntrl", "isdigit", "isgraph", "islower", "isprint",
    "ispunct", "isspace", "isupper", "isxdigit",
];

/// The calls of a unit that go through the table.
#[derive(Default)]
pub(super) struct Plt {
    /// The functions' names, in the order of their entries.
    pub(super) names: Vec<Arc<str>>,
    /// Symbols whose address is taken: their entries are bound when the program starts.
    taken: BTreeSet<u32>,
}

impl Plt {
    /// The entries that the user's unit needs.
    pub(super) fn new(object: &Object) -> Plt {
        let mut plt = Plt::default();
        plt.taken
            .extend(object.consts.iter().filter_map(|c| match c {
                Const::Addr(symbol, _) => Some(*symbol),
                Const::Value(_) => None,
            }));
        let relocs = object.data.iter().flat_map(|data| &data.relocs);
        plt.taken.extend(relocs.map(|reloc| reloc.1));
        for func in &object.funcs {
            for (n, op) in (0..).zip(&func.code) {
                let Op::Call { func: symbol, .. } = op else {
                    continue;
                };
                let stand_in = stand_in(&func.stand_ins, n);
                if let Some(name) = plt.name(object, symbol.0, stand_in)
                    && !plt.names.contains(&name)
                {
                    plt.names.push(name);
                }
            }
        }
        plt
    }

    /// The name under which a call finds its entry; `None` if it needs none.
    fn name(
        &self,
        object: &Object,
        symbol: u32,
        stand_in: Option<&'static str>,
    ) -> Option<Arc<str>> {
        if let Some(name) = stand_in {
            return Some(name.into());
        }
        let name = object.symbols.get(symbol as usize)?;
        let lazy = name.def == Def::Undefined
            && !self.taken.contains(&symbol)
            && !name.name.starts_with("__rt_")
            && !IN_PLACE.contains(&&*name.name);
        lazy.then(|| match BY_TABLE.contains(&&*name.name) {
            true => "__ctype_b_loc".into(),
            false => name.name.clone(),
        })
    }

    /// The name and the number of a call's entry.
    pub(super) fn entry(
        &self,
        object: &Object,
        symbol: u32,
        stand_in: Option<&'static str>,
    ) -> Option<(Arc<str>, u64)> {
        let name = self.name(object, symbol, stand_in)?;
        let n = self.names.iter().position(|other| *other == name)?;
        Some((name, n as u64))
    }
}

/// What gcc calls instead at an op.
pub(super) fn stand_in(all: &[(u32, &'static str)], op: u32) -> Option<&'static str> {
    let n = all.binary_search_by_key(&op, |entry| entry.0).ok()?;
    all.get(n).map(|entry| entry.1)
}
