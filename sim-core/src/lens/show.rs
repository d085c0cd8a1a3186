//! A value as C would write it, from its type and its bytes.

use crate::ids::VirtAddr;
use crate::program::{DebugField, DebugType, Program, Width};
use crate::x87::F80;
use std::sync::Arc;

/// Most elements of an array or fields of a struct that are shown.
const MOST_PARTS: usize = 8;
/// Types within types deeper than this are not looked into.
pub(super) const MOST_DEPTH: u32 = 6;
/// Bytes of a string that are shown.
const MOST_TEXT: usize = 24;

/// A value of a type, from its bytes, as C would write it.
pub fn show(program: &Program, ty: u32, bytes: &[u8]) -> String {
    show_at(program, ty, bytes, 0)
}

/// A type's size in bytes.
pub fn size_of(program: &Program, ty: u32) -> usize {
    size_at(program, ty, 0)
}

/// Values of a type that stand in a row, likewise.
pub fn elements(program: &Program, ty: u32, count: u64, bytes: &[u8]) -> String {
    array(program, ty, count, bytes, 0)
}

fn show_at(program: &Program, ty: u32, bytes: &[u8], depth: u32) -> String {
    let known = program.types.get(ty as usize);
    let Some(kind) = known.filter(|_| depth < MOST_DEPTH) else {
        return "…".into();
    };
    match kind {
        DebugType::Void => String::new(),
        DebugType::Scalar {
            width,
            is_char,
            unsigned,
        } => scalar(*width, *is_char, *unsigned, bytes),
        DebugType::Enum { width, constants } => enumerator(*width, constants, bytes),
        DebugType::Pointer(_) => match word(bytes, 8) {
            0 => "NULL".into(),
            address => match program.function_from(VirtAddr(address)) {
                Some(function) => function.name.to_string(),
                None => format!("{address:#x}"),
            },
        },
        DebugType::Array { element, count } => array(program, *element, *count, bytes, depth),
        DebugType::Record { fields, .. } => {
            let shown = fields.iter().take(MOST_PARTS);
            let mut parts: Vec<String> = shown
                .map(|field| {
                    let bytes = bytes.get(field.offset as usize..).unwrap_or(&[]);
                    let text = match field.bits {
                        Some(bits) => bit_field(program, field, bits, bytes),
                        None => show_at(program, field.ty, bytes, depth + 1),
                    };
                    match &*field.name {
                        "" => text,
                        name => format!("{name} = {text}"),
                    }
                })
                .collect();
            if fields.len() > MOST_PARTS {
                parts.push("…".into());
            }
            format!("{{{}}}", parts.join(", "))
        }
    }
}

/// A bit-field: its bits, with the sign of its type, as a value of that type.
fn bit_field(
    program: &Program,
    field: &DebugField,
    (first, width): (u8, u8),
    bytes: &[u8],
) -> String {
    let (first, width) = (u32::from(first.min(63)), u32::from(width.clamp(1, 64)));
    let raw = (word(bytes, 8) >> first) << (64 - width);
    let signed = match program.types.get(field.ty as usize) {
        Some(DebugType::Scalar {
            width, unsigned, ..
        }) => !unsigned && !matches!(width, Width::U8 | Width::U16 | Width::U32),
        Some(DebugType::Enum { width, .. }) => matches!(width, Width::I32),
        _ => false,
    };
    let value = if signed {
        ((raw as i64) >> (64 - width)) as u64
    } else {
        raw >> (64 - width)
    };
    show(program, field.ty, &value.to_le_bytes())
}

/// The enumerator of a value; its number, if no enumerator has it.
fn enumerator(width: Width, constants: &[(Arc<str>, u64)], bytes: &[u8]) -> String {
    let raw = word(bytes, usize::from(width.bytes()));
    let mask = u64::MAX >> (64 - 8 * usize::from(width.bytes()).clamp(1, 8));
    let named = constants.iter().find(|(_, value)| value & mask == raw);
    match named {
        Some((name, _)) => name.to_string(),
        None => scalar(width, false, false, bytes),
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
            let bytes = bytes.get(n * size..).unwrap_or(&[]);
            show_at(program, element, bytes, depth + 1)
        })
        .collect();
    if count as usize > shown {
        parts.push("…".into());
    }
    format!("{{{}}}", parts.join(", "))
}

fn size_at(program: &Program, ty: u32, depth: u32) -> usize {
    if depth >= MOST_DEPTH {
        return 0;
    }
    match program.types.get(ty as usize) {
        None | Some(DebugType::Void) => 0,
        Some(DebugType::Scalar { width, .. } | DebugType::Enum { width, .. }) => {
            usize::from(width.bytes())
        }
        Some(DebugType::Pointer(_)) => 8,
        Some(DebugType::Array { element, count }) => {
            size_at(program, *element, depth + 1).saturating_mul(*count as usize)
        }
        Some(DebugType::Record { size, .. }) => *size as usize,
    }
}

/// The first `len` bytes as a number, lowest byte first.
pub(super) fn word(bytes: &[u8], len: usize) -> u64 {
    let bytes = bytes.iter().take(len).rev();
    bytes.fold(0, |word, &byte| (word << 8) | u64::from(byte))
}

fn scalar(width: Width, is_char: bool, unsigned: bool, bytes: &[u8]) -> String {
    let raw = word(bytes, usize::from(width.bytes()).min(8));
    let number = match width {
        Width::I8 => i64::from(raw as i8).to_string(),
        Width::I16 => i64::from(raw as i16).to_string(),
        Width::I32 => i64::from(raw as i32).to_string(),
        Width::I64 if unsigned => raw.to_string(),
        Width::I64 => (raw as i64).to_string(),
        Width::U8 | Width::U16 | Width::U32 => raw.to_string(),
        Width::F32 => format!("{:?}", f32::from_bits(raw as u32)),
        Width::F64 => format!("{:?}", f64::from_bits(raw)),
        Width::I128 => {
            let high = bytes.get(8..16).map_or(0, |b| word(b, 8));
            let value = u128::from(high) << 64 | u128::from(raw);
            if unsigned {
                value.to_string()
            } else {
                (value as i128).to_string()
            }
        }
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
    let more = if end > MOST_TEXT { "…" } else { "" };
    literal(&bytes[..end.min(MOST_TEXT)]) + more
}

/// Bytes as a string literal, all of them.
pub fn literal(bytes: &[u8]) -> String {
    let mut out = String::from("\"");
    for (n, &byte) in bytes.iter().enumerate() {
        match byte {
            b'\n' => out.push_str("\\n"),
            b'\t' => out.push_str("\\t"),
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b' '..=b'~' => out.push(char::from(byte)),
            // Shorter, where no digit follows that would be read with it.
            0 if !bytes.get(n + 1).is_some_and(u8::is_ascii_digit) => out.push_str("\\0"),
            _ => out.push_str(&format!("\\{byte:03o}")),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scalar(width: Width, is_char: bool) -> DebugType {
        DebugType::Scalar {
            width,
            is_char,
            unsigned: false,
        }
    }

    fn field(name: &str, ty: u32, offset: u64, bits: Option<(u8, u8)>) -> DebugField {
        DebugField {
            name: name.into(),
            ty,
            offset,
            bits,
        }
    }

    fn record(fields: Vec<DebugField>) -> DebugType {
        DebugType::Record {
            name: "struct point".into(),
            size: 8,
            fields,
        }
    }

    /// 0 int, 1 char, 2 char[8], 3 int[3], 4 int *, 5 struct { int x, y; },
    /// 6 enum { RED, DEEP = -1 }, 7 struct { int a : 3; int : 1; enum b : 2; },
    /// 8 unsigned long.
    fn program() -> Program {
        let array = |element, count| DebugType::Array { element, count };
        Program {
            types: vec![
                scalar(Width::I32, false),
                scalar(Width::I8, true),
                array(1, 8),
                array(0, 3),
                DebugType::Pointer(0),
                record(vec![field("x", 0, 0, None), field("y", 0, 4, None)]),
                DebugType::Enum {
                    width: Width::I32,
                    constants: vec![("RED".into(), 0), ("DEEP".into(), -1i64 as u64)],
                },
                record(vec![
                    field("a", 0, 0, Some((0, 3))),
                    field("b", 6, 0, Some((4, 2))),
                ]),
                DebugType::Scalar {
                    width: Width::I64,
                    is_char: false,
                    unsigned: true,
                },
            ],
            ..Program::default()
        }
    }

    #[test]
    fn values_are_shown_as_c_writes_them() {
        let p = program();
        assert_eq!(show(&p, 0, &(-5i32).to_le_bytes()), "-5");
        assert_eq!(show(&p, 1, b"a"), "97 'a'");
        assert_eq!(show(&p, 2, b"hi\n\0rest"), "\"hi\\n\"");
        let three = [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0];
        assert_eq!(show(&p, 3, &three), "{1, 2, 3}");
        assert_eq!(show(&p, 4, &[0; 8]), "NULL");
        assert_eq!(show(&p, 4, &0x7ffc_0010u64.to_le_bytes()), "0x7ffc0010");
        let point = [7, 0, 0, 0, 8, 0, 0, 0];
        assert_eq!(show(&p, 5, &point), "{x = 7, y = 8}");
        assert_eq!(show(&p, 8, &[255; 8]), "18446744073709551615");
        assert_eq!(show(&p, 99, &[]), "…");
    }

    #[test]
    fn enumerators_stand_for_their_values() {
        let p = program();
        assert_eq!(show(&p, 6, &[0; 4]), "RED");
        assert_eq!(show(&p, 6, &[255; 4]), "DEEP");
        assert_eq!(show(&p, 6, &[5, 0, 0, 0]), "5");
    }

    #[test]
    fn bit_fields_have_their_types_sign() {
        let p = program();
        assert_eq!(show(&p, 7, &[0b0011_0111, 0, 0, 0]), "{a = -1, b = DEEP}");
        assert_eq!(show(&p, 7, &[0b0000_1011, 0, 0, 0]), "{a = 3, b = RED}");
    }
}
