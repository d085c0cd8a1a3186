//! Declaration specifiers to types: basic types, structs, unions, enums,
//! typedef names, `typeof`.

use super::super::ast::{self, TypeSpec};
use super::super::diag::Span;
use super::super::types::{self, Ty};
use super::record::{self};
use super::{Entity, Sema, tree};
use crate::lang::say;
use std::sync::Arc;

impl Sema<'_> {
    /// The type that the specifiers name. `alone` is true for a declaration
    /// with nothing but a tag (`struct s;`), which declares the tag anew.
    pub(super) fn specs(&mut self, specs: &ast::DeclSpecs, alone: bool) -> Ty {
        use types::*;
        let ty = match &specs.ty {
            TypeSpec::Void => VOID,
            TypeSpec::Bool => BOOL,
            TypeSpec::Char => CHAR,
            TypeSpec::SChar => SCHAR,
            TypeSpec::UChar => UCHAR,
            TypeSpec::Short => SHORT,
            TypeSpec::UShort => USHORT,
            TypeSpec::Int => INT,
            TypeSpec::UInt => UINT,
            TypeSpec::Long => LONG,
            TypeSpec::ULong => ULONG,
            TypeSpec::LongLong => LLONG,
            TypeSpec::ULongLong => ULLONG,
            TypeSpec::Float => FLOAT,
            TypeSpec::Double => DOUBLE,
            TypeSpec::LongDouble => LDOUBLE,
            TypeSpec::Int128 => INT128,
            TypeSpec::UInt128 => UINT128,
            TypeSpec::VaList => self.out.types.va_list(),
            TypeSpec::Struct(spec) => self.record_spec(spec, false, specs.packed, alone),
            TypeSpec::Union(spec) => self.record_spec(spec, true, specs.packed, alone),
            TypeSpec::Enum(spec) => self.enum_spec(spec),
            TypeSpec::Named(name) => self.named_type(name),
            TypeSpec::Unknown => ERROR,
            TypeSpec::TypeofExpr(e) => self.quiet_effects(|s| s.expr(e).ty),
            TypeSpec::TypeofType(name) => self.type_name(name),
            TypeSpec::Unsupported(what) => {
                self.unsupported(specs.span, say!("{what} is not supported", what));
                ERROR
            }
            TypeSpec::Auto => {
                self.error(
                    specs.span,
                    say!("__auto_type needs an initial value to take its type from"),
                );
                INT
            }
            TypeSpec::Missing => {
                self.error_hint(
                    specs.span,
                    say!("the type is missing"),
                    say!("write a type before the name, such as int"),
                );
                INT
            }
        };
        ty.qualified(specs.quals.is_const, specs.quals.is_volatile)
            .atomic(specs.quals.is_atomic)
    }

    /// Runs a check whose expression is never evaluated.
    pub(super) fn quiet_effects<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> T {
        self.unevaluated += 1;
        let result = self.without_pending(f);
        self.unevaluated -= 1;
        result
    }

    /// Does it without what it would put before the statement.
    pub(super) fn without_pending<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> T {
        let pending = std::mem::take(&mut self.pending);
        let result = f(self);
        self.pending = pending;
        result
    }

    fn named_type(&mut self, name: &ast::Ident) -> Ty {
        match self.lookup(&name.name) {
            Some(Entity::Typedef(ty, _)) => *ty,
            _ => {
                self.unknown_type(name);
                types::ERROR
            }
        }
    }

    fn record_spec(
        &mut self,
        spec: &ast::RecordSpec,
        union: bool,
        packed: bool,
        alone: bool,
    ) -> Ty {
        let word = if union { "union" } else { "struct" };
        let tag = spec.tag.as_ref().map(|t| t.name.clone());
        let here = tag.as_ref().and_then(|t| self.scope().tags.get(t).copied());
        let ty = match (&tag, &spec.fields) {
            (Some(t), None) => {
                let found = if alone {
                    here.map(|h| h.0)
                } else {
                    self.lookup_tag(t)
                };
                match found {
                    Some(ty) => ty,
                    None => {
                        self.new_tag(t, spec.span, |s, t| s.out.types.new_record(Some(t), union))
                    }
                }
            }
            (Some(t), Some(_)) => match here {
                Some((ty, _)) => ty,
                None => self.new_tag(t, spec.span, |s, t| s.out.types.new_record(Some(t), union)),
            },
            (None, _) => self.out.types.new_record(None, union),
        };
        match self.out.types.record(ty) {
            Some(r) if r.union == union => {
                if r.complete && spec.fields.is_some() {
                    let name = tag.as_deref().unwrap_or("");
                    self.error(
                        spec.span,
                        say!("'{word} {name}' is defined twice", word, name),
                    );
                    return ty;
                }
            }
            _ => {
                let name = tag.as_deref().unwrap_or("");
                self.error(
                    spec.span,
                    say!(
                        "'{name}' was declared as another kind of type, not as a {word}",
                        name,
                        word
                    ),
                );
                return types::ERROR;
            }
        }
        if let Some(fields) = &spec.fields {
            let members = self.members(fields);
            let align = spec.align.as_ref().map_or(0, |a| self.alignment(a));
            self.check_members(&members, union, spec.span);
            let packed = packed || spec.packed;
            for assert in &spec.asserts {
                if let ast::Declaration::StaticAssert {
                    cond,
                    message,
                    span,
                } = assert
                {
                    self.static_assert(cond, message.as_deref(), *span);
                }
            }
            match record::lay_out(&self.out.types, members, union, packed, spec.pack, align) {
                Some(layout) => {
                    if let types::Kind::Record(n) = *self.out.types.kind(ty)
                        && let Some(r) = self.out.types.records.get_mut(n as usize)
                    {
                        (r.fields, r.size, r.align, r.complete) =
                            (layout.fields, layout.size, layout.align, true);
                    }
                }
                None => self.error(spec.span, say!("this {word} is too large", word)),
            }
        }
        ty
    }

    fn new_tag(
        &mut self,
        tag: &Arc<str>,
        span: Span,
        make: impl FnOnce(&mut Self, Arc<str>) -> Ty,
    ) -> Ty {
        let ty = make(self, tag.clone());
        self.scope().tags.insert(tag.clone(), (ty, span));
        ty
    }

    /// `finish_enum`: the enum's type is as wide as its values need, and not under an int
    /// but with the attribute `packed`.
    fn enum_spec(&mut self, spec: &ast::EnumSpec) -> Ty {
        let tag = spec.tag.as_ref().map(|t| t.name.clone());
        let here = tag.as_ref().and_then(|t| self.scope().tags.get(t).copied());
        let ty = match (&tag, &spec.items) {
            (Some(t), None) => match self.lookup_tag(t) {
                Some(ty) => ty,
                None => self.new_tag(t, spec.span, |s, t| s.out.types.new_enum(Some(t))),
            },
            (Some(t), Some(_)) => match here {
                Some((ty, _)) => ty,
                None => self.new_tag(t, spec.span, |s, t| s.out.types.new_enum(Some(t))),
            },
            (None, _) => self.out.types.new_enum(None),
        };
        let types::Kind::Enum(n) = *self.out.types.kind(ty) else {
            self.error(
                spec.span,
                say!("this tag was declared as another kind of type, not as an enum"),
            );
            return types::ERROR;
        };
        let Some(items) = &spec.items else { return ty };
        if self
            .out
            .types
            .enums
            .get(n as usize)
            .is_some_and(|e| e.complete)
        {
            let name = tag.as_deref().unwrap_or("");
            self.error(
                spec.span,
                say!("'{word} {name}' is defined twice", word = "enum", name),
            );
            return ty;
        }
        let (mut next, mut next_ty) = (0u64, types::INT);
        let (mut negative, mut wide, mut beyond_int) = (false, false, false);
        let mut constants = Vec::new();
        for (name, value) in items {
            if let Some(value) = value
                && let Some((v, t)) = self.constant_typed(value, say!("the value of an enumerator"))
            {
                // A constant that fits is an int (6.7.2.2p2, and gcc's extension beyond).
                let signed = self.out.types.is_signed(t);
                let fits = if signed {
                    i32::try_from(v as i64).is_ok()
                } else {
                    v <= i32::MAX as u64
                };
                (next, next_ty) = (
                    v,
                    if fits {
                        types::INT
                    } else if signed {
                        types::LONG
                    } else {
                        t
                    },
                );
            }
            negative |= self.out.types.is_signed(next_ty) && (next as i64) < 0;
            wide |= if self.out.types.is_signed(next_ty) {
                (next as i64) > i64::from(u32::MAX) || (next as i64) < i64::from(i32::MIN)
            } else {
                next > u64::from(u32::MAX)
            };
            beyond_int |= next_ty != types::INT && next > i32::MAX as u64;
            self.redeclared(name, |_| true);
            self.declare(&name.name, Entity::Enumerator(next, next_ty), name.span);
            constants.push((name.name.clone(), next));
            if next == i32::MAX as u64 && next_ty == types::INT {
                next_ty = types::UINT;
            }
            next = next.wrapping_add(1);
        }
        let wide = wide || negative && beyond_int;
        let values = constants.iter().map(|(_, value)| *value as i64);
        let bounds = values.fold((0, 0), |(low, high), v| (v.min(low), v.max(high)));
        let repr = match (wide, negative) {
            _ if spec.packed && !wide => smallest(bounds),
            (false, false) => types::UINT,
            (false, true) => types::INT,
            (true, false) => types::ULONG,
            (true, true) => types::LONG,
        };
        // Those that fit stay ints; the others are of the enum's own type (`finish_enum`).
        if wide {
            let fits = |value: u64| i32::try_from(value as i64).is_ok();
            for (name, _) in constants.iter().filter(|(_, value)| !fits(*value)) {
                if let Some((Entity::Enumerator(_, t), _)) = self.scope().names.get_mut(name) {
                    *t = repr;
                }
            }
        }
        if let Some(e) = self.out.types.enums.get_mut(n as usize) {
            (e.repr, e.complete) = (repr.id, true);
            e.constants = constants;
        }
        ty
    }

    /// The bytes that an `aligned` or `_Alignas` asks for; 0 for none.
    pub(super) fn alignment(&mut self, spec: &ast::AlignSpec) -> u64 {
        match spec {
            ast::AlignSpec::Type(name) => {
                let ty = self.type_name(name);
                let of_type = self.out.types.align(ty);
                // gcc: an attribute of the type's name counts, too.
                of_type.max(self.wanted_align(&name.specs, &name.declarator))
            }
            ast::AlignSpec::Both(a, b) => self.alignment(a).max(self.alignment(b)),
            ast::AlignSpec::Expr(e) => match self.constant(e, say!("an alignment")) {
                Some(n) if n == 0 || (n.is_power_of_two() && n <= 1 << 20) => n,
                Some(_) => {
                    self.error(e.span, say!("an alignment must be a power of two"));
                    0
                }
                None => 0,
            },
        }
    }

    /// The alignment that declaration specifiers ask for themselves or by a typedef's name; 0 for none.
    pub(super) fn specs_align(&mut self, specs: &ast::DeclSpecs) -> u64 {
        let own = specs.align.as_ref().map_or(0, |a| self.alignment(a));
        let named = match &specs.ty {
            TypeSpec::Named(name) => match self.lookup(&name.name) {
                Some(Entity::Typedef(_, align)) => *align,
                _ => 0,
            },
            _ => 0,
        };
        own.max(named)
    }

    /// The type of a type name (in a cast, `sizeof` …).
    pub(super) fn type_name(&mut self, name: &ast::TypeName) -> Ty {
        let base = self.specs(&name.specs, false);
        self.declarator(base, &name.declarator, super::declarator::Mode::Plain)
    }

    /// Reports a second declaration of a name in one scope, if `clash` says so.
    pub(super) fn redeclared(
        &mut self,
        name: &ast::Ident,
        clash: impl FnOnce(&Entity) -> bool,
    ) -> bool {
        let Some((entity, span)) = self.scope().names.get(&name.name) else {
            return false;
        };
        let (span, clashes) = (
            *span,
            clash(entity) || matches!(entity, Entity::Enumerator(..)),
        );
        if clashes {
            let (line, _) = self.map.position(span);
            self.error_hint(
                name.span,
                say!("'{name}' is declared twice", name = name.name),
                say!("the first is at line {line}", line),
            );
        }
        clashes
    }

    /// Marks a variable as used.
    pub(super) fn mark_used(&mut self, entity: &Entity, span: Span) {
        match entity {
            Entity::Local(id) => {
                if let Some(local) = self.local(*id) {
                    local.used = true;
                }
            }
            // sizeof and its kin need no definition.
            Entity::Global(_) if self.unevaluated > 0 => {}
            Entity::Global(id) => {
                if let Some(tree::Symbol {
                    used: used @ None, ..
                }) = self.symbol(*id)
                {
                    *used = Some(span);
                }
            }
            _ => {}
        }
    }
}

/// The smallest integer type for values between two bounds, of which the lower is 0 at most.
fn smallest((low, high): (i64, i64)) -> Ty {
    let fits = |bits: u32| high < 1 << (bits - u32::from(low < 0)) && low >= -(1 << (bits - 1));
    match (low < 0, fits(8), fits(16)) {
        (false, true, _) => types::UCHAR,
        (true, true, _) => types::SCHAR,
        (false, _, true) => types::USHORT,
        (true, _, true) => types::SHORT,
        (false, ..) => types::UINT,
        (true, ..) => types::INT,
    }
}
