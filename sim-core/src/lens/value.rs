//! Variables by name and value, and the objects that their pointers lead to.

use crate::ids::{FuncId, MmId, PAGE_SIZE, VirtAddr, Vpn};
use crate::kernel::state::State;
use crate::program::{DebugType, Place, Program, Variable};
use serde::Serialize;
use std::collections::BTreeSet;

use super::changes::Changes;
use super::legend::Legend;
use super::objects::{Object, Root, Way, objects, pointers};
use super::peek::Space;
use super::show::{MOST_DEPTH, elements, show, size_of};

/// A variable and what it holds, or an object that a pointer leads to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct VarView {
    /// Its name; of an object how the program can write it: `*p`, `row[0…9]`.
    pub name: String,
    /// The function that it belongs to, or whose variable leads to it; none for a global.
    pub function: Option<String>,
    /// Its type, an index into the program's.
    #[serde(skip)]
    pub ty: u32,
    /// How many of that type it has in a row, if it is not one alone.
    #[serde(skip)]
    pub count: Option<u64>,
    /// How the program can write it, if it has no name of its own.
    #[serde(skip)]
    pub way: Option<Way>,
    /// Its first address.
    pub va: VirtAddr,
    /// Its size in bytes.
    pub size: u64,
    /// Its value as C would write it; none while its page was never touched.
    pub value: Option<String>,
    /// True if the step wrote to it.
    pub changed: bool,
    /// The pointers in it that are not NULL, the first ones: where each stands, and where it
    /// leads to. None if its parts are listed: they have them.
    pub pointers: Vec<(VirtAddr, VirtAddr)>,
    /// How deep it is in another variable: an element or a field has 1.
    pub depth: u8,
    /// True if it has parts, which can be unfolded; `open` if they are: they follow it.
    pub folds: bool,
    /// See there.
    pub open: bool,
}

impl VarView {
    /// How the program writes a part of it; `path` is what [`super::part::part_at`] gives.
    pub fn part(&self, path: &str) -> String {
        match &self.way {
            Some(way) => way.part(path),
            None => self.name.clone() + path,
        }
    }
}

/// What the reader has unfolded: variables (or parts of them) by first address and depth,
/// in every address space alike, so that rows stay beside each other.
pub type Unfolded = BTreeSet<(VirtAddr, u8)>;

/// Parts of an unfolded variable that are listed at most.
const MOST_LISTED: usize = 32;
/// Pointers of a variable that are told at most.
const MOST_POINTERS: usize = 4;
/// Letters of the way to an object that are still read at one look.
const LONG_WAY: usize = 16;

/// Every variable of the user's program that stands in an address space now: the globals, the
/// locals in scope of each task that uses it, and the objects that their pointers lead to.
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
    let mut named = Vec::new();
    for variable in &program.globals {
        if let Place::Fixed(va) = variable.place {
            named.push(Part::of(variable, va, None));
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
                    named.push(Part::of(variable, va, name));
                }
            }
        }
    }
    let reader = Reader {
        space: Space { state, mm: space },
        program,
        changes,
        unfolded,
    };
    let roots: Vec<Root<'_>> = named.iter().map(Part::root).collect();
    let found = objects(&reader.space, program, &roots);
    let mut views = Vec::new();
    for part in named.into_iter().chain(found.into_iter().map(Part::object)) {
        reader.add(&mut views, part);
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
    space: Space<'a>,
    program: &'a Program,
    changes: &'a Changes,
    unfolded: &'a Unfolded,
}

/// A variable, an object, or a part of one, before it is read.
struct Part {
    name: String,
    function: Option<String>,
    ty: u32,
    count: Option<u64>,
    way: Option<Way>,
    va: VirtAddr,
    size: u64,
    depth: u8,
}

impl Part {
    fn of(variable: &Variable, va: VirtAddr, function: Option<String>) -> Part {
        Part {
            name: variable.name.to_string(),
            function,
            ty: variable.ty,
            count: None,
            way: None,
            va,
            size: variable.size,
            depth: 0,
        }
    }

    fn root(&self) -> Root<'_> {
        Root {
            name: &self.name,
            function: self.function.as_deref(),
            ty: self.ty,
            va: self.va,
            size: self.size,
        }
    }

    /// Its name is given when its type is looked at.
    fn object(object: Object) -> Part {
        Part {
            name: String::new(),
            function: object.function,
            ty: object.ty,
            count: object.count,
            way: Some(object.way),
            va: object.va,
            size: object.size,
            depth: 0,
        }
    }
}

impl Reader<'_> {
    /// Adds a variable, and its parts if they are unfolded.
    fn add(&self, views: &mut Vec<VarView>, part: Part) {
        let parts = self.parts(&part);
        let open = !parts.is_empty() && self.unfolded.contains(&(part.va, part.depth));
        views.push(self.view(part, !parts.is_empty(), open));
        if open {
            for part in parts {
                self.add(views, part);
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
            count: None,
            way: None,
            va: of.va.add(offset),
            size: size_of(self.program, ty) as u64,
            depth: of.depth + 1,
        };
        let row = |ty: u32, count: u64| {
            let size = size_of(self.program, ty) as u64;
            (0..count.min(MOST_LISTED as u64))
                .map(|n| part(format!("[{n}]"), ty, n * size))
                .collect()
        };
        let kind = self.program.types.get(of.ty as usize);
        match (of.count, kind) {
            (Some(_), Some(DebugType::Scalar { is_char: true, .. })) => Vec::new(),
            (Some(count), _) => row(of.ty, count),
            (None, Some(DebugType::Array { element, count })) => row(*element, *count),
            (None, Some(DebugType::Record { fields, .. })) => fields
                .iter()
                .filter(|field| field.bits.is_none())
                .take(MOST_LISTED)
                .map(|field| part(format!(".{}", field.name), field.ty, field.offset))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// What an object is called: by the pointer that leads to it; where that is a long way, a
    /// struct by its type, and anything else by the end of the way.
    fn called(&self, way: &Way, ty: u32, count: Option<u64>) -> String {
        let whole = match count {
            Some(count @ 2..) => way.part(&format!("[0…{}]", count - 1)),
            _ => way.whole(),
        };
        let short = way.whole().len() <= LONG_WAY;
        match (count, self.program.types.get(ty as usize)) {
            _ if short => whole,
            (None, Some(DebugType::Record { name, .. })) => name.to_string(),
            _ => match whole.rfind("->") {
                Some(end) => format!("…{}", &whole[end..]),
                None => whole,
            },
        }
    }

    fn view(&self, part: Part, folds: bool, open: bool) -> VarView {
        let size = part.size.min(4 * PAGE_SIZE);
        let bytes = self.space.read(part.va, size);
        let value = bytes.as_deref().map(|bytes| match part.count {
            Some(count) => elements(self.program, part.ty, count, bytes),
            None => show(self.program, part.ty, bytes),
        });
        let found = bytes.as_deref().filter(|_| !open).map(|bytes| {
            pointers(self.program, part.ty, part.count, part.va, bytes)
                .iter()
                .take(MOST_POINTERS)
                .map(|pointer| (pointer.va, pointer.to))
                .collect()
        });
        VarView {
            changed: self.changed(part.va, part.size),
            name: match &part.way {
                Some(way) => self.called(way, part.ty, part.count),
                None => part.name,
            },
            function: part.function,
            ty: part.ty,
            count: part.count,
            way: part.way,
            va: part.va,
            size: part.size,
            value,
            pointers: found.unwrap_or_default(),
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
                let pfn = self.space.mm.tables.get(Vpn(page)).pfn();
                pfn.is_some_and(|pfn| self.changes.wrote(pfn, from, to.min(PAGE_SIZE)))
            })
    }
}
