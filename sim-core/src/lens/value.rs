//! Variables by name and value, read from simulated memory as a debugger would:
//! through the page tables, without disturbing anything.

use crate::ids::{FuncId, MmId, PAGE_SIZE, Pfn, VirtAddr};
use crate::kernel::mm_types::Mm;
use crate::kernel::state::State;
use crate::program::{DebugType, Place, Program, Variable, Width};
use crate::x87::F80;
use serde::Serialize;
use std::collections::BTreeSet;

use super::changes::Changes;
use super::legend::Legend;

/// Most elements of an array or fields of a struct that are shown.
const MOST_PARTS: usize = 8;
/// Types within types deeper than this are not looked into.
const MOST_DEPTH: u32 = 6;

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
            size: size_at(self.program, ty, 0) as u64,
            depth: of.depth + 1,
        };
        match self.program.types.get(of.ty as usize) {
            Some(DebugType::Array { element, count }) => {
                let size = size_at(self.program, *element, 0) as u64;
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
            .map(|bytes| show_at(self.program, part.ty, bytes, 0));
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

/// A value of a type, from its bytes, as C would write it.
pub fn show(program: &Program, ty: u32, bytes: &[u8]) -> String {
    show_at(program, ty, bytes, 0)
}

/// A type's size in bytes.
pub fn size_of(program: &Program, ty: u32) -> usize {
    size_at(program, ty, 0)
}

/// A value as C would write it.
fn show_at(program: &Program, ty: u32, bytes: &[u8], depth: u32) -> String {
    let Some(kind) = program
        .types
        .get(ty as usize)
        .filter(|_| depth < MOST_DEPTH)
    else {
        return "…".into();
    };
    match kind {
        DebugType::Void => String::new(),
        DebugType::Scalar {
            width,
            is_char,
            name,
        } => scalar(*width, *is_char, name, bytes),
        DebugType::Pointer(_) => match word(bytes, 8) {
            0 => "NULL".into(),
            address => format!("{address:#x}"),
        },
        DebugType::Array { element, count } => array(program, *element, *count, bytes, depth),
        DebugType::Record { fields, .. } => {
            let mut parts: Vec<String> = Vec::new();
            for field in fields.iter().take(MOST_PARTS) {
                let from = (field.offset as usize).min(bytes.len());
                let mut text = show_at(program, field.ty, &bytes[from..], depth + 1);
                if let Some((first, width)) = field.bits {
                    let mask = if width >= 64 {
                        u64::MAX
                    } else {
                        (1u64 << width) - 1
                    };
                    text = ((word(&bytes[from..], 8) >> first.min(63)) & mask).to_string();
                }
                parts.push(if field.name.is_empty() {
                    text
                } else {
                    format!("{} = {text}", field.name)
                });
            }
            if fields.len() > MOST_PARTS {
                parts.push("…".into());
            }
            format!("{{{}}}", parts.join(", "))
        }
    }
}

fn array(program: &Program, element: u32, count: u64, bytes: &[u8], depth: u32) -> String {
    if let Some(DebugType::Scalar { is_char: true, .. }) = program.types.get(element as usize) {
        return text(&bytes[..bytes.len().min(count as usize)]);
    }
    let size = size_at(program, element, depth).max(1);
    let shown = (count as usize).min(MOST_PARTS);
    let mut parts: Vec<String> = (0..shown)
        .map(|n| {
            show_at(
                program,
                element,
                bytes.get(n * size..).unwrap_or(&[]),
                depth + 1,
            )
        })
        .collect();
    if count as usize > shown {
        parts.push("…".into());
    }
    format!("{{{}}}", parts.join(", "))
}

/// A type's size in bytes.
fn size_at(program: &Program, ty: u32, depth: u32) -> usize {
    if depth >= MOST_DEPTH {
        return 0;
    }
    match program.types.get(ty as usize) {
        None | Some(DebugType::Void) => 0,
        Some(DebugType::Scalar { width, .. }) => width_bytes(*width),
        Some(DebugType::Pointer(_)) => 8,
        Some(DebugType::Array { element, count }) => {
            size_at(program, *element, depth + 1).saturating_mul(*count as usize)
        }
        Some(DebugType::Record { size, .. }) => *size as usize,
    }
}

fn width_bytes(width: Width) -> usize {
    match width {
        Width::I8 | Width::U8 => 1,
        Width::I16 | Width::U16 => 2,
        Width::I32 | Width::U32 | Width::F32 => 4,
        Width::I64 | Width::F64 => 8,
        Width::X87 => 16,
    }
}

/// The first `len` bytes as a number, lowest byte first.
fn word(bytes: &[u8], len: usize) -> u64 {
    bytes
        .iter()
        .take(len)
        .rev()
        .fold(0, |word, &byte| (word << 8) | u64::from(byte))
}

fn scalar(width: Width, is_char: bool, name: &str, bytes: &[u8]) -> String {
    let raw = word(bytes, width_bytes(width).min(8));
    let number = match width {
        Width::I8 => i64::from(raw as i8).to_string(),
        Width::I16 => i64::from(raw as i16).to_string(),
        Width::I32 => i64::from(raw as i32).to_string(),
        Width::I64 if name.contains("unsigned") => raw.to_string(),
        Width::I64 => (raw as i64).to_string(),
        Width::U8 | Width::U16 | Width::U32 => raw.to_string(),
        Width::F32 => format!("{:?}", f32::from_bits(raw as u32)),
        Width::F64 => format!("{:?}", f64::from_bits(raw)),
        Width::X87 => {
            let head = bytes.get(8..10).map_or(0, |b| word(b, 2));
            format!("{:?}", F80::new(raw, head as u16).to_f64())
        }
    };
    match char::from_u32(raw as u32).filter(|c| is_char && raw < 127 && !c.is_control()) {
        Some(c) => format!("{number} '{c}'"),
        None => number,
    }
}

/// Bytes of a char array as a string literal, up to its end.
pub fn text(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|&b| b == 0).unwrap_or(bytes.len());
    let mut out = String::from("\"");
    for &byte in &bytes[..end.min(24)] {
        match byte {
            b'\n' => out.push_str("\\n"),
            b'\t' => out.push_str("\\t"),
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b' '..=b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("\\{byte:03o}")),
        }
    }
    out.push('"');
    if end > 24 {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::DebugField;

    fn program() -> Program {
        let scalar = |name: &str, width, is_char| DebugType::Scalar {
            name: name.into(),
            width,
            is_char,
        };
        Program {
            types: vec![
                scalar("int", Width::I32, false),
                scalar("char", Width::I8, true),
                DebugType::Array {
                    element: 1,
                    count: 8,
                },
                DebugType::Array {
                    element: 0,
                    count: 3,
                },
                DebugType::Pointer(0),
                DebugType::Record {
                    name: "struct point".into(),
                    size: 8,
                    fields: vec![
                        DebugField {
                            name: "x".into(),
                            ty: 0,
                            offset: 0,
                            bits: None,
                        },
                        DebugField {
                            name: "y".into(),
                            ty: 0,
                            offset: 4,
                            bits: None,
                        },
                    ],
                },
            ],
            ..Program::default()
        }
    }

    #[test]
    fn values_are_shown_as_c_writes_them() {
        let p = program();
        assert_eq!(show_at(&p, 0, &(-5i32).to_le_bytes(), 0), "-5");
        assert_eq!(show_at(&p, 1, b"a", 0), "97 'a'");
        assert_eq!(show_at(&p, 2, b"hi\n\0rest", 0), "\"hi\\n\"");
        assert_eq!(
            show_at(&p, 3, &[1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0], 0),
            "{1, 2, 3}"
        );
        assert_eq!(show_at(&p, 4, &[0; 8], 0), "NULL");
        assert_eq!(
            show_at(&p, 4, &0x7ffc_0010u64.to_le_bytes(), 0),
            "0x7ffc0010"
        );
        assert_eq!(
            show_at(&p, 5, &[7, 0, 0, 0, 8, 0, 0, 0], 0),
            "{x = 7, y = 8}"
        );
        assert_eq!(show_at(&p, 99, &[], 0), "…");
    }
}
