//! Values by their types: arguments, results, and what a load or a store moves.

use super::facts::Facts;
use crate::ids::{FuncId, MmId, PAGE_SIZE, VirtAddr};
use crate::lens::value::{Unfolded, VarView, variables};
use crate::lens::word::Word;
use crate::lens::{part, peek, show};
use crate::program::{DebugType, Function, Width};

/// Bytes of a string that are looked at: more than are shown.
const MOST: u64 = 64;

impl Facts<'_> {
    pub(super) fn own_mm(&self) -> Option<MmId> {
        self.shot.state.task(self.event.pid)?.mm
    }

    fn function_of(&self, func: FuncId) -> Option<&Function> {
        self.shot.program.functions.get(func.0 as usize)
    }

    /// A call as C would write it: `half(3.0)`. Of many arguments, the first ones.
    pub fn called(&self, func: FuncId, args: &[u64]) -> String {
        let Some(function) = self.function_of(func) else {
            return String::new();
        };
        // The address where a struct goes is no argument of the program's.
        let hidden = usize::from(function.params).saturating_sub(function.takes.len());
        let args = args.get(hidden..).unwrap_or(&[]);
        let known = args.iter().zip(&function.takes).enumerate();
        let mut shown: Vec<String> = known
            .map(|(place, (arg, ty))| {
                let name = function.library.then_some(&function.name);
                name.and_then(|name| self.library_argument(name, place, args))
                    .unwrap_or_else(|| self.passed(*ty, *arg))
            })
            .collect();
        // How many more were passed is not known; to a printf without a % none was.
        let no_more = function.library
            && function.name.ends_with("printf")
            && shown.last().is_some_and(|format| {
                format.starts_with('"') && format.ends_with('"') && !format.contains('%')
            });
        if function.takes.len() > shown.len() || function.variadic && !no_more {
            shown.push("…".into());
        }
        format!("{}({})", function.name, shown.join(", "))
    }

    /// What a function returned, by its type.
    pub fn returned(&self, func: FuncId, value: u64) -> String {
        let ty = self.function_of(func).map_or(0, |function| function.gives);
        self.typed(ty, value)
    }

    /// An argument, by its type: a pointer to a variable by the variable's name.
    fn passed(&self, ty: u32, raw: u64) -> String {
        let types = &self.shot.program.types;
        match types.get(ty as usize) {
            Some(DebugType::Pointer(to)) if !is_char(types.get(*to as usize)) => {
                self.variable_of(VirtAddr(raw))
            }
            _ => None,
        }
        .unwrap_or_else(|| self.typed(ty, raw))
    }

    /// A value from a register, by its type.
    fn typed(&self, ty: u32, raw: u64) -> String {
        let program = self.shot.program;
        match program.types.get(ty as usize) {
            Some(DebugType::Scalar {
                width: Width::X87 | Width::I128,
                ..
            }) => "…".into(),
            Some(DebugType::Pointer(to)) if is_char(program.types.get(*to as usize)) => {
                let string = self.string_at(VirtAddr(raw));
                string.unwrap_or_else(|| show::show(program, ty, &raw.to_le_bytes()))
            }
            // A struct is passed and returned by its address.
            Some(DebugType::Record { size, .. }) => {
                let mm = self.own_mm().and_then(|mm| self.shot.state.mms.get(&mm));
                let bytes = mm.and_then(|mm| peek::read(self.shot.state, mm, VirtAddr(raw), *size));
                bytes.map_or_else(|| "{…}".into(), |bytes| show::show(program, ty, &bytes))
            }
            Some(DebugType::Scalar { .. } | DebugType::Enum { .. } | DebugType::Pointer(_)) => {
                show::show(program, ty, &raw.to_le_bytes())
            }
            _ if raw > 0xffff_ffff => format!("{raw:#x}"),
            _ => raw.to_string(),
        }
    }

    /// The string at an address, if there is one.
    pub(super) fn string_at(&self, at: VirtAddr) -> Option<String> {
        let mut bytes: Vec<u8> = Vec::new();
        while (bytes.len() as u64) < MOST && !bytes.contains(&0) {
            let va = VirtAddr(at.0.wrapping_add(bytes.len() as u64));
            let rest = PAGE_SIZE - u64::from(va.offset());
            bytes.extend(self.read_page(va, rest.min(MOST))?);
        }
        Some(show::text(&bytes))
    }

    /// Bytes at an address; none if there are none, or none that anybody has.
    pub(super) fn read(&self, at: VirtAddr, len: u64) -> Option<Vec<u8>> {
        let mut bytes: Vec<u8> = Vec::new();
        while (bytes.len() as u64) < len {
            let va = VirtAddr(at.0.wrapping_add(bytes.len() as u64));
            let rest = PAGE_SIZE - u64::from(va.offset());
            bytes.extend(self.read_page(va, rest.min(len - bytes.len() as u64))?);
        }
        Some(bytes)
    }

    /// Bytes of one page.
    fn read_page(&self, va: VirtAddr, len: u64) -> Option<Vec<u8>> {
        let mm = self.shot.state.mms.get(&self.own_mm()?)?;
        peek::read(self.shot.state, mm, va, len).or_else(|| self.file_bytes(va, len))
    }

    /// Bytes of a mapped file's page that the process has no entry for yet.
    fn file_bytes(&self, va: VirtAddr, len: u64) -> Option<Vec<u8>> {
        let state = self.shot.state;
        let vma = self.vma(self.own_mm()?, va)?;
        let inode = state.inodes.get(&vma.inode?)?;
        let pfn = inode.pages.get(&vma.file_page(va))?;
        let offset = va.offset() as usize;
        match peek::frame_bytes(state, *pfn) {
            Some(page) => Some(page.get(offset..offset + len as usize)?.to_vec()),
            None => Some(vec![0; len as usize]),
        }
    }

    fn variables(&self, mm: MmId) -> Vec<VarView> {
        let shot = &self.shot;
        let changes = &shot.step.changes;
        let unfolded = Unfolded::new();
        variables(
            shot.state,
            shot.program,
            shot.legend,
            mm,
            changes,
            &unfolded,
        )
    }

    /// The variable that an address is in.
    pub(super) fn variable_at(&self, mm: MmId, va: VirtAddr) -> Option<VarView> {
        part::variable_at(&self.variables(mm), va).cloned()
    }

    /// The variable, its element or field, or the elements in a row that an access of so many
    /// bytes is to. None if it is to a part of one, or to more than an array.
    pub fn accessed(&self, va: VirtAddr, size: u8) -> Option<Accessed> {
        let program = self.shot.program;
        let all = self.variables(self.own_mm()?);
        let (name, ty) = part::scalar_at(program, &all, va)?;
        let each = show::size_of(program, ty);
        let count = usize::from(size).checked_div(each)?;
        if count * each != usize::from(size) {
            return None;
        }
        if count == 1 {
            return Some(Accessed { name, ty });
        }
        // strcpy and memcpy write several elements at once.
        let last = va.add((usize::from(size) - each) as u64);
        let (end, same) = part::scalar_at(program, &all, last)?;
        let ((array, from), (other, to)) = (index(&name)?, index(&end)?);
        let whole = array == other && ty == same && to == from + count as u64 - 1;
        whole.then(|| Accessed {
            name: format!("{array}[{from}…{to}]"),
            ty,
        })
    }

    /// What a load or a store moved, by the type of what is there; as a signed number
    /// where nothing is known of it. None of a `long double`, of which an event has a part.
    pub fn moved(&self, va: VirtAddr, size: u8, raw: u64) -> Option<String> {
        let bytes = raw.to_le_bytes();
        let moved = bytes.get(..usize::from(size))?;
        let Some(there) = self.accessed(va, size) else {
            return Some(Word { raw, size }.to_string());
        };
        let program = self.shot.program;
        let each = show::size_of(program, there.ty);
        if each == moved.len() {
            return Some(show::show(program, there.ty, &bytes));
        }
        if is_char(program.types.get(there.ty as usize)) {
            return Some(show::literal(moved));
        }
        let values = moved
            .chunks(each)
            .map(|it| show::show(program, there.ty, it));
        Some(format!("{{{}}}", values.collect::<Vec<_>>().join(", ")))
    }
}

/// What an access is to.
pub struct Accessed {
    /// How the program can write it: `x`, `row[2].next`, `text[4…7]`.
    pub name: String,
    /// The type of it, or of each of the elements: an index into the program's.
    ty: u32,
}

/// `row[2]`: the array and the index.
fn index(name: &str) -> Option<(&str, u64)> {
    let (array, index) = name.strip_suffix(']')?.rsplit_once('[')?;
    Some((array, index.parse().ok()?))
}

fn is_char(ty: Option<&DebugType>) -> bool {
    matches!(ty, Some(DebugType::Scalar { is_char: true, .. }))
}
