//! What stands at a place inside a variable.

use super::show::size_of;
use super::value::VarView;
use crate::ids::VirtAddr;
use crate::program::{DebugType, Program};

/// The scalar that begins at an address, if a variable or an object is there: how the program
/// can write it, and its type.
pub fn scalar_at(program: &Program, all: &[VarView], va: VirtAddr) -> Option<(String, u32)> {
    let variable = variable_at(all, va)?;
    let (path, ty) = part_of(program, variable, va.0 - variable.va.0)?;
    Some((variable.part(&path), ty))
}

/// The innermost variable or object that an address is in.
pub fn variable_at(all: &[VarView], va: VirtAddr) -> Option<&VarView> {
    let mut inner = all.iter().rev();
    inner.find(|it| it.va <= va && va < it.va.add(it.size.max(1)))
}

/// The scalar that begins at a distance from the start of a variable or an object: how C names
/// it behind the variable's name, and its type.
pub fn part_of(program: &Program, variable: &VarView, offset: u64) -> Option<(String, u32)> {
    let Some(count) = variable.count.filter(|&count| count > 1) else {
        return part_at(program, variable.ty, offset);
    };
    let size = size_of(program, variable.ty) as u64;
    let n = offset.checked_div(size).filter(|&n| n < count)?;
    let (path, ty) = part_at(program, variable.ty, offset % size)?;
    Some((format!("[{n}]{path}"), ty))
}

/// The scalar that begins at a distance from the start of a variable of a type: how C
/// names it behind the variable's name (`[2].x`), and its type.
fn part_at(program: &Program, ty: u32, offset: u64) -> Option<(String, u32)> {
    match program.types.get(ty as usize)? {
        DebugType::Void => None,
        DebugType::Scalar { .. } | DebugType::Enum { .. } | DebugType::Pointer(_) => {
            (offset == 0).then(|| (String::new(), ty))
        }
        DebugType::Array { element, count } => {
            let size = size_of(program, *element) as u64;
            let n = offset.checked_div(size).filter(|n| n < count)?;
            let (path, ty) = part_at(program, *element, offset % size)?;
            Some((format!("[{n}]{path}"), ty))
        }
        DebugType::Record { fields, .. } => fields.iter().find_map(|field| {
            let size = size_of(program, field.ty) as u64;
            let inside = offset.checked_sub(field.offset).filter(|&n| n < size)?;
            if field.bits.is_some() {
                return None;
            }
            let (path, ty) = part_at(program, field.ty, inside)?;
            let dot = if field.name.is_empty() { "" } else { "." };
            Some((format!("{dot}{}{path}", field.name), ty))
        }),
    }
}
