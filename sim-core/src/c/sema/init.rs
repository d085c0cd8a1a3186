//! Initialisers (6.7.9): designators, brace elision, strings; worked out to a
//! list of stores.

use super::super::ast::{self, CharWidth, Initializer};
use super::super::diag::Span;
use super::super::types::{self, Bits, Kind, Ty};
use super::Sema;
use super::convert::For;
use super::primary::string_bytes;
use super::tree::{Expr, ExprKind, Init, InitItem, InitValue};
use crate::lang::say;
use std::collections::BTreeMap;

/// How many stores one initialiser may be worked out to.
pub(super) const MAX_ITEMS: usize = 1 << 18;

/// How many bytes an object with an initialiser may need for it.
const MAX_BYTES: u64 = 64 << 20;

/// The items of a list that are still to be used.
pub(super) struct Cursor<'a> {
    pub(super) items: &'a [ast::InitItem],
    pub(super) at: usize,
    /// The current item's expression, if it was checked already.
    pub(super) checked: Option<Expr>,
    /// The whole list.
    pub(super) span: Span,
}

/// A part of the object: its type, its offset in bytes, its bits.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) ty: Ty,
    pub(super) offset: u64,
    pub(super) bits: Option<Bits>,
}

/// Where the values go.
pub(super) struct Target {
    pub(super) out: Vec<InitItem>,
    /// Bytes that the object needs, for arrays without a length.
    pub(super) size: u64,
    /// True once a designator was met: from then on a value may replace an earlier one.
    pub(super) designated: bool,
    /// The member that each union got last, by the union's offset and type.
    pub(super) members: BTreeMap<(u64, u32), u64>,
}

impl Target {
    /// Nothing yet.
    fn new() -> Target {
        Target {
            out: Vec::new(),
            size: 0,
            designated: false,
            members: BTreeMap::new(),
        }
    }
}

impl Sema<'_> {
    /// Works out an initialiser for an object of type `ty`; the type comes
    /// back with its length if it was an array without one.
    pub(super) fn initializer(&mut self, ty: Ty, init: &Initializer, span: Span) -> (Init, Ty) {
        let mut target = Target::new();
        match init {
            Initializer::Expr(e) => self.init_expr(&mut target, ty, e, span),
            Initializer::List(items, list_span) => {
                self.init_braced(&mut target, ty, 0, items, *list_span)
            }
        }
        if target.size > MAX_BYTES {
            self.unsupported(
                span,
                say!("an initialiser for more than 64 MiB is not supported"),
            );
            target.out.clear();
        }
        target.out.retain(|item| !replaced(item));
        if target.designated {
            // What designators bring out of order waits for its place (`process_init_element`,
            // gcc/c/c-typeck.cc), so that the values are worked out in the order of the parts.
            let place =
                |i: &InitItem| i.offset * 8 + i.bits.map_or(0, |bits| u64::from(bits.first));
            target.out.sort_by_key(place);
        }
        let mut ty = ty;
        if let Kind::Array(of, None) = *self.out.types.kind(ty) {
            let each = self.out.types.size(of).unwrap_or(1).max(1);
            ty = self
                .out
                .types
                .array(of, Some(target.size.div_ceil(each)))
                .qualified(ty.is_const, ty.is_volatile);
        }
        let size = self.out.types.size(ty).unwrap_or(0).max(target.size);
        let aggregate = self.out.types.is_array(ty) || self.out.types.is_record(ty);
        let whole = matches!(target.out.as_slice(), [InitItem { offset: 0, value: InitValue::Expr(e), .. }] if self.out.types.is_record(e.ty));
        let mut leaves = 0u64;
        for item in &target.out {
            leaves += match &item.value {
                InitValue::Bytes(b) => b.len() as u64,
                InitValue::Expr(e) => self.leaves(e.ty),
            };
        }
        let zero = aggregate && !whole && leaves < self.leaves(ty);
        if zero {
            target.out.retain(|i| {
                !matches!(
                    &i.value,
                    InitValue::Expr(Expr {
                        kind: ExprKind::Int(0),
                        ..
                    })
                )
            });
        }
        (
            Init {
                size,
                zero,
                items: target.out,
            },
            ty,
        )
    }

    /// How many scalars an object of this type holds.
    fn leaves(&self, ty: Ty) -> u64 {
        match self.out.types.kind(ty) {
            Kind::Array(of, Some(n)) => n.saturating_mul(self.leaves(*of)),
            Kind::Record(_) => {
                let Some(r) = self.out.types.record(ty) else {
                    return 1;
                };
                let each = r.fields.iter().map(|f| self.leaves(f.ty));
                if r.union {
                    each.max().unwrap_or(0)
                } else {
                    each.fold(0, u64::saturating_add)
                }
            }
            _ => 1,
        }
    }

    /// Notes a store of so many bytes.
    pub(super) fn put(&mut self, target: &mut Target, item: InitItem, size: u64, span: Span) {
        target.size = target.size.max(item.offset.saturating_add(size));
        if target.out.len() >= MAX_ITEMS {
            self.unsupported(
                span,
                say!("an initialiser with so many elements is not supported"),
            );
            return;
        }
        target.out.push(item);
    }

    /// What was said before of this part of the object counts no more, nor is it worked out: a
    /// list, a string or a value for all of it follows (`output_init_element`, gcc/c/c-typeck.cc).
    pub(super) fn replace(&self, target: &mut Target, part: Part, size: u64) {
        if !target.designated || part.offset >= target.size {
            return;
        }
        let end = part.offset.saturating_add(size);
        for item in &mut target.out {
            let bytes = match &item.value {
                InitValue::Bytes(bytes) => bytes.len() as u64,
                InitValue::Expr(_) => self.out.types.size(item.ty).unwrap_or(0),
            };
            let inside = match part.bits {
                Some(_) => item.offset == part.offset && item.bits == part.bits,
                None => item.offset >= part.offset && item.offset.saturating_add(bytes) <= end,
            };
            if inside {
                item.value = InitValue::Bytes(Vec::new());
            }
        }
    }

    /// A designator goes into a part that one value was given to as a whole: the value is gone
    /// (`push_init_level` keeps what is a list). Where a constant is needed, a compound literal
    /// is a list.
    pub(super) fn enter(&self, target: &mut Target, ty: Ty, offset: u64) {
        if self.func.is_none() {
            return;
        }
        for item in &mut target.out {
            let whole = item.offset == offset
                && matches!(&item.value, InitValue::Expr(e) if self.out.types.is_record(e.ty))
                && self.out.types.compatible(ty, item.ty);
            if whole {
                item.value = InitValue::Bytes(Vec::new());
            }
        }
    }

    /// Notes which member a union gets; what another one got counts no more.
    pub(super) fn member_of_union(&self, target: &mut Target, union: Part, member: u64) {
        let is_union = self.out.types.record(union.ty).is_some_and(|r| r.union);
        if !is_union {
            return;
        }
        let key = (union.offset, union.ty.id);
        let before = target.members.insert(key, member);
        if before.is_some_and(|before| before != member) {
            let size = self.out.types.size(union.ty).unwrap_or(0);
            self.replace(target, union, size);
        }
    }

    fn init_expr(&mut self, target: &mut Target, ty: Ty, e: &ast::Expr, span: Span) {
        if self.init_string(target, ty, 0, e) {
            return;
        }
        let value = self.rvalue(e);
        if value.is_error() {
            return;
        }
        if self.out.types.is_array(ty) {
            self.error_hint(
                span,
                say!("an array cannot be initialised with this"),
                say!("write a list: { …, … }, or a string for characters"),
            );
            return;
        }
        let value = self.assign_convert(value, ty, For::Init);
        if !value.is_error() {
            let size = self.out.types.size(ty).unwrap_or(0);
            let item = InitItem {
                offset: 0,
                ty,
                bits: None,
                value: InitValue::Expr(value),
            };
            self.put(target, item, size, span);
        }
    }

    /// A character array from a string literal; false if it is not that.
    pub(super) fn init_string(
        &mut self,
        target: &mut Target,
        ty: Ty,
        offset: u64,
        e: &ast::Expr,
    ) -> bool {
        let Kind::Array(of, len) = *self.out.types.kind(ty) else {
            return false;
        };
        let ast::ExprKind::Str(units, width) = &e.kind else {
            return false;
        };
        let fits = match width {
            CharWidth::Byte => self.out.types.is_char(of),
            _ => {
                self.out.types.is_integer(of)
                    && self.out.types.size(of) == self.out.types.size(string_bytes(&[], *width).0)
            }
        };
        if !fits {
            return false;
        }
        let (_, mut bytes) = string_bytes(units, *width);
        let each = self.out.types.size(of).unwrap_or(1);
        // A flexible array member, which is never the first, takes the whole string.
        let flexible = len == Some(0) && offset > 0;
        if let Some(len) = len.filter(|_| !flexible) {
            let room = len.saturating_mul(each);
            if (bytes.len() as u64).saturating_sub(each) > room {
                self.warn(
                    e.span,
                    say!("this string is longer than the array: the rest is cut off"),
                );
            }
            bytes.truncate(usize::try_from(room).unwrap_or(usize::MAX));
        }
        let size = bytes.len() as u64;
        let item = InitItem {
            offset,
            ty,
            bits: None,
            value: InitValue::Bytes(bytes),
        };
        self.put(target, item, size, e.span);
        true
    }

    pub(super) fn init_braced(
        &mut self,
        target: &mut Target,
        ty: Ty,
        offset: u64,
        items: &[ast::InitItem],
        span: Span,
    ) {
        self.nested(span, |s| s.init_list(target, ty, offset, items, span));
    }

    fn init_list(
        &mut self,
        target: &mut Target,
        ty: Ty,
        offset: u64,
        items: &[ast::InitItem],
        span: Span,
    ) {
        if ty.is_error() {
            return;
        }
        if let [
            ast::InitItem {
                designators,
                value: Initializer::Expr(e),
            },
        ] = items
            && designators.is_empty()
            && self.init_string(target, ty, offset, e)
        {
            return;
        }
        let mut cursor = Cursor {
            items,
            at: 0,
            checked: None,
            span,
        };
        let part = Part {
            ty,
            offset,
            bits: None,
        };
        if self.out.types.is_array(ty) || self.out.types.is_record(ty) {
            if let Kind::Vla(..) = self.out.types.kind(ty) {
                self.error(
                    span,
                    say!("an array of variable length cannot be initialised"),
                );
                return;
            }
            self.fill(target, part, &mut cursor, true, None);
            return;
        }
        // A scalar in braces.
        match items {
            // C23 takes them; gcc 12 does not.
            [] => {
                self.error_hint(
                    span,
                    say!("these braces are empty, but a number or a pointer needs a value"),
                    say!("write {instead}", instead = "= 0"),
                );
                let size = self.out.types.size(ty).unwrap_or(0);
                let zero = Expr::int(0, types::INT, span);
                let zero = self.convert(zero, ty);
                let item = InitItem {
                    offset,
                    ty,
                    bits: None,
                    value: InitValue::Expr(zero),
                };
                self.put(target, item, size, span);
            }
            [first, rest @ ..] => {
                if !first.designators.is_empty() {
                    self.error(
                        span,
                        say!("this is not an array, struct or union, so there is nothing to designate"),
                    );
                    return;
                }
                match &first.value {
                    Initializer::List(inner, inner_span) => {
                        self.init_braced(target, ty, offset, inner, *inner_span)
                    }
                    Initializer::Expr(_) => self.element(target, part, &mut cursor),
                }
                if !rest.is_empty() {
                    self.warn(
                        span,
                        say!("there are more initialisers than there is to initialise"),
                    );
                }
            }
        }
    }

    /// A compound literal `(type){ … }`.
    pub(super) fn compound(
        &mut self,
        name: &ast::TypeName,
        items: &[ast::InitItem],
        span: Span,
    ) -> Expr {
        let ty = self.type_name(name);
        if ty.is_error() {
            return Expr::error(span);
        }
        if self.out.types.is_variable(ty) || self.out.types.is_function(ty) {
            self.error(span, say!("a compound literal cannot have this type"));
            return Expr::error(span);
        }
        let list = Initializer::List(items.to_vec(), span);
        let (init, ty) = self.initializer(ty, &list, span);
        if self.out.types.size(ty).is_none() {
            let t = self.show(ty);
            self.error(
                span,
                say!("a compound literal cannot have the incomplete type {t}", t),
            );
            return Expr::error(span);
        }
        if self.func.is_none() {
            let id = super::tree::SymId(self.out.symbols.len() as u32);
            self.check_static(&init);
            self.out.symbols.push(super::tree::Symbol {
                name: "".into(),
                ty,
                local: true,
                in_function: false,
                function: false,
                defined: true,
                init: Some(init),
                align: 0,
                span,
                used: Some(span),
                implicit: false,
                constructor: None,
                destructor: None,
                weak: false,
                section: None,
                alias: None,
            });
            self.out.variables.push(id);
            return Expr::new(ExprKind::Global(id), ty, span);
        }
        let local = self.new_local("", ty, span);
        if let Some(l) = self.local(local) {
            l.addressed = true;
        }
        Expr::new(ExprKind::Compound(local, Box::new(init)), ty, span)
    }
}

/// True if a later value took this one's place.
fn replaced(item: &InitItem) -> bool {
    matches!(&item.value, InitValue::Bytes(bytes) if bytes.is_empty())
}
