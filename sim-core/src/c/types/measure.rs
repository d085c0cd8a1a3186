//! Sizes, alignments, compatibility (C11 6.2.7) and members of types.

use super::*;

impl Types {
    /// Size in bytes; `None` if the type is incomplete, a function, or of variable size.
    pub fn size(&self, ty: Ty) -> Option<u64> {
        Some(match self.kind(ty) {
            Kind::Error => 4,
            Kind::Void | Kind::Function(_) | Kind::Vla(..) => return None,
            Kind::Bool | Kind::Char | Kind::SChar | Kind::UChar => 1,
            Kind::Short | Kind::UShort => 2,
            Kind::Int | Kind::UInt | Kind::Float => 4,
            Kind::Long
            | Kind::ULong
            | Kind::LongLong
            | Kind::ULongLong
            | Kind::Double
            | Kind::Pointer(_) => 8,
            Kind::LongDouble | Kind::Int128 | Kind::UInt128 => 16,
            Kind::Array(of, len) => self.size(*of)?.checked_mul((*len)?)?,
            Kind::Record(n) => {
                let record = self.records.get(*n as usize)?;
                if !record.complete {
                    return None;
                }
                record.size
            }
            Kind::Enum(n) => {
                let e = self.enums.get(*n as usize)?;
                if !e.complete {
                    return None;
                }
                match e.repr {
                    r if r >= LONG.id => 8,
                    r if r >= INT.id => 4,
                    r if r >= SHORT.id => 2,
                    _ => 1,
                }
            }
        })
    }

    /// Alignment in bytes.
    pub fn align(&self, ty: Ty) -> u64 {
        match self.kind(ty) {
            Kind::Array(of, _) | Kind::Vla(of, _) => self.align(*of),
            Kind::Record(n) => self.records.get(*n as usize).map_or(1, |r| r.align),
            Kind::Void | Kind::Function(_) => 1,
            _ => self.size(ty).unwrap_or(4),
        }
    }

    /// True if an object can have this type.
    pub fn is_complete(&self, ty: Ty) -> bool {
        match self.kind(ty) {
            Kind::Vla(..) => true,
            Kind::Void | Kind::Function(_) => false,
            _ => self.size(ty).is_some(),
        }
    }

    /// C 6.2.7: the two types are compatible, qualifiers at the top ignored.
    pub fn compatible(&self, a: Ty, b: Ty) -> bool {
        // The qualifiers of an array are those of its elements.
        let elements = (self.element(a), self.element(b));
        let (a, b) = (a.plain(), b.plain());
        if a.is_error() || b.is_error() || (a == b && elements.0 == elements.1) {
            return true;
        }
        match (self.kind(a), self.kind(b)) {
            (Kind::Pointer(x), Kind::Pointer(y)) => {
                self.same_quals(*x, *y) && self.compatible(*x, *y)
            }
            (Kind::Array(_, n), Kind::Array(_, m)) if n.is_some() && m.is_some() && n != m => false,
            (Kind::Array(..) | Kind::Vla(..), Kind::Array(..) | Kind::Vla(..)) => match elements {
                (Some(x), Some(y)) => self.same_quals(x, y) && self.compatible(x, y),
                _ => false,
            },
            (Kind::Function(f), Kind::Function(g)) => {
                self.compatible(f.ret, g.ret)
                    && (f.unspecified
                        || g.unspecified
                        || (f.variadic == g.variadic
                            && f.params.len() == g.params.len()
                            && f.params
                                .iter()
                                .zip(&g.params)
                                .all(|(x, y)| self.compatible(*x, *y))))
            }
            (Kind::Enum(_), _) => self.repr(a) == b,
            (_, Kind::Enum(_)) => self.repr(b) == a,
            _ => false,
        }
    }

    fn same_quals(&self, a: Ty, b: Ty) -> bool {
        self.quals(a) == self.quals(b)
    }

    /// Whether a type is const and volatile; an array is if its elements are.
    fn quals(&self, ty: Ty) -> (bool, bool) {
        match self.element(ty) {
            Some(of) => self.quals(of),
            None => (ty.is_const, ty.is_volatile),
        }
    }

    /// A member by name, looked for through anonymous members too: its offset
    /// from the start, its type, and its bits.
    pub fn find_field(&self, ty: Ty, name: &str) -> Option<(u64, Ty, Option<Bits>)> {
        for field in &self.record(ty)?.fields {
            match &field.name {
                Some(n) if &**n == name => return Some((field.offset, field.ty, field.bits)),
                None if field.bits.is_none() => {
                    if let Some((offset, ty, bits)) = self.find_field(field.ty, name) {
                        return Some((field.offset + offset, ty, bits));
                    }
                }
                _ => {}
            }
        }
        None
    }
}
