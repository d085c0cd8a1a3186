//! Literals and names (6.4.4, 6.5.1).

use super::super::ast::{self, CharWidth, IntSuffix};
use super::super::diag::Span;
use super::super::types::{self, Ty};
use super::tree::{Expr, ExprKind};
use super::{Entity, Sema};
use crate::lang::say;

impl Sema<'_> {
    pub(super) fn int_literal(&mut self, value: u64, suffix: IntSuffix, span: Span) -> Expr {
        let fits = |ty: Ty| match ty.id {
            x if x == types::INT.id => value <= i32::MAX as u64,
            x if x == types::UINT.id => value <= u64::from(u32::MAX),
            x if x == types::LONG.id || x == types::LLONG.id => value <= i64::MAX as u64,
            _ => true,
        };
        let candidates: &[Ty] = match (suffix.longs, suffix.unsigned, suffix.decimal) {
            (0, false, true) => &[types::INT, types::LONG],
            (0, false, false) => &[types::INT, types::UINT, types::LONG, types::ULONG],
            (0, true, _) => &[types::UINT, types::ULONG],
            (1, false, true) => &[types::LONG],
            (1, false, false) => &[types::LONG, types::ULONG],
            (1, true, _) => &[types::ULONG],
            (_, false, true) => &[types::LLONG],
            (_, false, false) => &[types::LLONG, types::ULLONG],
            (_, true, _) => &[types::ULLONG],
        };
        let ty = match candidates.iter().find(|t| fits(**t)) {
            Some(ty) => *ty,
            None => {
                self.warn(span, say!("this constant is too large for a signed type"));
                types::ULONG
            }
        };
        Expr::int(value, ty, span)
    }

    pub(super) fn string(&mut self, units: &[u32], width: CharWidth, span: Span) -> Expr {
        let (element, bytes) = string_bytes(units, width);
        let size = self.out.types.size(element).unwrap_or(1);
        let ty = self.out.types.array(element, Some(units.len() as u64 + 1));
        // gcc aligns long strings to a word (ix86_constant_alignment).
        let align = if bytes.len() >= 31 { 8.max(size) } else { size };
        let next = self.out.strings.len() as u32;
        if self.quiet > 0 {
            return Expr::new(ExprKind::Str(next), ty, span);
        }
        let id = *self.strings.entry((bytes.clone(), size)).or_insert(next);
        if id == next {
            self.out.strings.push((bytes, align));
        }
        Expr::new(ExprKind::Str(id), ty, span)
    }

    pub(super) fn name(&mut self, name: &ast::Ident) -> Expr {
        let Some(entity) = self.lookup(&name.name).cloned() else {
            if let Some(e) = self.predefined(name) {
                return e;
            }
            self.undeclared(name);
            return Expr::error(name.span);
        };
        self.mark_used(&entity, name.span);
        match entity {
            Entity::Local(id) => {
                let (ty, vla) = self
                    .local(id)
                    .map_or((types::ERROR, false), |l| (l.ty, l.vla));
                let object = Expr::new(ExprKind::Local(id), ty, name.span);
                if !vla {
                    return object;
                }
                // The local is the pointer to the array.
                let ptr = self.out.types.pointer(ty);
                let pointer = Expr::new(ExprKind::Local(id), ptr, name.span);
                let pointer = Expr::new(ExprKind::Load(Box::new(pointer)), ptr, name.span);
                Expr::new(ExprKind::Deref(Box::new(pointer)), ty, name.span)
            }
            Entity::Global(id) => {
                let ty = self.symbol(id).map_or(types::ERROR, |s| s.ty);
                Expr::new(ExprKind::Global(id), ty, name.span)
            }
            Entity::Enumerator(value, ty) => Expr::int(value, ty, name.span),
            Entity::Typedef(..) => {
                self.error(
                    name.span,
                    say!(
                        "'{name}' is a type; a value is needed here",
                        name = name.name
                    ),
                );
                Expr::error(name.span)
            }
        }
    }

    /// `__func__` and its old names (6.4.2.2).
    pub(super) fn predefined(&mut self, name: &ast::Ident) -> Option<Expr> {
        if !matches!(
            &*name.name,
            "__func__" | "__FUNCTION__" | "__PRETTY_FUNCTION__"
        ) {
            return None;
        }
        let text = self.func.as_ref()?.name.clone();
        let units: Vec<u32> = text.bytes().map(u32::from).collect();
        let mut e = self.string(&units, CharWidth::Byte, name.span);
        let of = types::CHAR.qualified(true, false);
        e.ty = self.out.types.array(of, Some(units.len() as u64 + 1));
        Some(e)
    }
}

/// The element type and the bytes of a string literal, with its final zero.
pub(super) fn string_bytes(units: &[u32], width: CharWidth) -> (Ty, Vec<u8>) {
    let element = match width {
        CharWidth::Byte => types::CHAR,
        CharWidth::Wide => types::INT,
        CharWidth::Char16 => types::USHORT,
        CharWidth::Char32 => types::UINT,
    };
    let mut bytes = Vec::with_capacity(units.len() + 1);
    for &unit in units.iter().chain(&[0]) {
        match width {
            CharWidth::Byte => bytes.push(unit as u8),
            CharWidth::Char16 => bytes.extend((unit as u16).to_le_bytes()),
            CharWidth::Wide | CharWidth::Char32 => bytes.extend(unit.to_le_bytes()),
        }
    }
    (element, bytes)
}
