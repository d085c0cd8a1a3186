//! Variables by name and value, read from simulated memory as a debugger would:
//! through the page tables, without disturbing anything.

use crate::ids::{FuncId, MmId, PAGE_SIZE, Pfn, VirtAddr};
use crate::kernel::mm_types::Mm;
use crate::kernel::state::State;
use crate::program::{DebugType, Place, Program, Variable};
use serde::Serialize;
use std::collections::BTreeSet;

use super::changes::Changes;
use super::legend::Legend;
use super::show::{MOST_DEPTH, show, size_of, word};

/// A variable and what it holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct VarView {
    /// Its name.
    pub name: String,
    /// The function that it belongs to; none for a global.
    pub function: Option<String>,
    /// Its type, an index into the program's.
    #[serde(skip)]
    pub ty: u32,
    /// Its first address.
    pub va: VirtAddr,
    /// Its size in bytes.
    pub size: u64,
    /// Its value as C would write it; none while its page was never touched.
    pub value: Option<String>,
    /// True if the step wrote to it.
    pub changed: bool,
    /// Where it points to, if it is a pointer and not NULL.
    pub points_to: Option<VirtAddr>,
    /// How deep it is in another variable: an element or a field has 1.
    pub depth: u8,
    /// True if it has parts, which can be unfolded; `open` if they are: they follow it.
    pub folds: bool,
    /// See there.
    pub open: bool,
}

/// What the reader has unfolded: variables (or parts of them) by first address and depth,
/// in every address space alike, so that rows stay beside each other.
pub type Unfolded = BTreeSet<(VirtAddr, u8)>;

/// Parts of an unfolded variable that are listed at most.
const MOST_LISTED: usize = 32;

/// Reads memory of an address space; none if a page of it is not there.
pub fn read(state: &State, mm: &Mm, va: VirtAddr, len: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut at = va;
    let mut left = len.min(16 * PAGE_SIZE);
    while left > 0 {
        let offset = u64::from(at.offset());
        let piece = left.min(PAGE_SIZE - offset);
        let pfn = mm.tables.get(at.page()).pfn()?;
        match frame_bytes(state, pfn) {
            Some(page) => {
                bytes.extend_from_slice(page.get(offset as usize..(offset + piece) as usize)?)
            }
            None => bytes.resize(bytes.len() + piece as usize, 0),
        }
        at = at.add(piece);
        left -= piece;
    }
    Some(bytes)
}

/// A frame's bytes; none if they are all zero.
pub fn frame_bytes(state: &State, pfn: Pfn) -> Option<&[u8; 4096]> {
    state.memory.bytes.get(pfn.0 as usize)?.as_deref()
}

/// Every variable of the user's program that stands in an address space now:
/// the globals, and the locals in scope of each task that uses it.
pub fn variables(
    state: &State,
    program: &Program,
    legend: &Legend,
    mm: MmId,
    changes: &Changes,
    unfolded: &Unfolded,
) -> Vec<VarView> {
    let Some(space) = state.mms.get(&mm) else {
        return Vec::new();
    };
    let mut views = Vec::new();
    let reader = Reader {
        state,
        program,
        mm: space,
        changes,
        unfolded,
    };
    for variable in &program.globals {
        if let Place::Fixed(va) = variable.place {
            reader.add(&mut views, variable, va, None);
        }
    }
    // Of vfork's parent and child the calls up to it are the same ones, and a static variable is
    // one for all calls.
    let mut told = BTreeSet::new();
    for task in state.tasks.values().filter(|task| task.mm == Some(mm)) {
        for call in &task.calls {
            let Some(function) = program.functions.get(call.func.0 as usize) else {
                continue;
            };
            if function.library {
                continue;
            }
            let pc = legend.line_pc(call.line);
            for variable in &function.variables {
                let in_scope = pc.is_some_and(|pc| variable.scope.contains(&pc.0));
                let va = match variable.place {
                    Place::Frame(offset) => call.fp.add(i64::from(offset) as u64),
                    Place::Fixed(va) => va,
                };
                if in_scope && told.insert((va, &variable.name)) {
                    let name = Some(function_name(program, call.func));
                    reader.add(&mut views, variable, va, name);
                }
            }
        }
    }
    views
}

fn function_name(program: &Program, func: FuncId) -> String {
    program
        .functions
        .get(func.0 as usize)
        .map_or_else(String::new, |f| f.name.to_string())
}

/// What is needed to read variables of one address space.
struct Reader<'a> {
    state: &'a State,
    program: &'a Program,
    mm: &'a Mm,
    changes: &'a Changes,
    unfolded: &'a Unfolded,
}

/// A variable or a part of one, before it is read.
struct Part {
    name: String,
    function: Option<String>,
    ty: u32,
    va: VirtAddr,
    size: u64,
    depth: u8,
}

impl Reader<'_> {
    /// Adds a variable, and its parts if they are unfolded.
    fn add(
        &self,
        views: &mut Vec<VarView>,
        variable: &Variable,
        va: VirtAddr,
        function: Option<String>,
    ) {
        let part = Part {
            name: variable.name.to_string(),
            function,
            ty: variable.ty,
            va,
            size: variable.size,
            depth: 0,
        };
        self.add_part(views, part);
    }

    fn add_part(&self, views: &mut Vec<VarView>, part: Part) {
        let parts = self.parts(&part);
        let open = !parts.is_empty() && self.unfolded.contains(&(part.va, part.depth));
        views.push(self.view(part, !parts.is_empty(), open));
        if open {
            for part in parts {
                self.add_part(views, part);
            }
        }
    }

    /// The elements or fields of a variable; none of a scalar or a string.
    fn parts(&self, of: &Part) -> Vec<Part> {
        if u32::from(of.depth) >= MOST_DEPTH {
            return Vec::new();
        }
        let part = |name, ty, offset| Part {
            name,
            function: of.function.clone(),
            ty,
            va: of.va.add(offset),
            size: size_of(self.program, ty) as u64,
            depth: of.depth + 1,
        };
        match self.program.types.get(of.ty as usize) {
            Some(DebugType::Array { element, count }) => {
                let size = size_of(self.program, *element) as u64;
                (0..(*count).min(MOST_LISTED as u64))
                    .map(|n| part(format!("[{n}]"), *element, n * size))
                    .collect()
            }
            Some(DebugType::Record { fields, .. }) => fields
                .iter()
                .filter(|field| field.bits.is_none())
                .take(MOST_LISTED)
                .map(|field| part(format!(".{}", field.name), field.ty, field.offset))
                .collect(),
            _ => Vec::new(),
        }
    }

    fn view(&self, part: Part, folds: bool, open: bool) -> VarView {
        let bytes = read(self.state, self.mm, part.va, part.size.min(4 * PAGE_SIZE));
        let value = bytes
            .as_deref()
            .map(|bytes| show(self.program, part.ty, bytes));
        let pointer = matches!(
            self.program.types.get(part.ty as usize),
            Some(DebugType::Pointer(_))
        );
        let points_to = bytes
            .as_deref()
            .filter(|_| pointer)
            .map(|bytes| VirtAddr(word(bytes, 8)))
            .filter(|va| va.0 != 0);
        VarView {
            changed: self.changed(part.va, part.size),
            name: part.name,
            function: part.function,
            ty: part.ty,
            va: part.va,
            size: part.size,
            value,
            points_to,
            depth: part.depth,
            folds,
            open,
        }
    }

    /// True if the step wrote to a stretch of memory.
    fn changed(&self, va: VirtAddr, size: u64) -> bool {
        (va.page().0..=va.add(size.max(1) - 1).page().0)
            .take(8)
            .any(|page| {
                let base = page * PAGE_SIZE;
                let from = va.0.saturating_sub(base);
                let to = va.0.saturating_add(size).saturating_sub(base);
                let pfn = self.mm.tables.get(crate::ids::Vpn(page)).pfn();
                pfn.is_some_and(|pfn| self.changes.wrote(pfn, from, to.min(PAGE_SIZE)))
            })
    }
}
