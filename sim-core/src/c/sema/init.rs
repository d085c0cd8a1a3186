//! Initialisers (6.7.9): designators, brace elision, strings; worked out to a
//! list of stores.

use super::super::ast::{self, CharWidth, Designator, Initializer};
use super::super::diag::Span;
use super::super::types::{self, Bits, Kind, Ty};
use super::Sema;
use super::convert::For;
use super::expr::string_bytes;
use super::tree::{Expr, ExprKind, Init, InitItem, InitValue};

/// How many stores one initialiser may be worked out to.
const MAX_ITEMS: usize = 1 << 18;

/// The items of a list that are still to be used.
struct Cursor<'a> {
    items: &'a [ast::InitItem],
    at: usize,
    /// The current item's expression, if it was checked already.
    checked: Option<Expr>,
}

/// Where the values go.
struct Target {
    out: Vec<InitItem>,
    /// Bytes that the object needs, for arrays without a length.
    size: u64,
}

impl Sema<'_> {
    /// Works out an initialiser for an object of type `ty`; the type comes
    /// back with its length if it was an array without one.
    pub(super) fn initializer(&mut self, ty: Ty, init: &Initializer, span: Span) -> (Init, Ty) {
        let mut target = Target {
            out: Vec::new(),
            size: 0,
        };
        match init {
            Initializer::Expr(e) => self.init_expr(&mut target, ty, e, span),
            Initializer::List(items, list_span) => {
                self.init_braced(&mut target, ty, 0, items, *list_span)
            }
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

    fn put(
        &mut self,
        target: &mut Target,
        offset: u64,
        ty: Ty,
        bits: Option<Bits>,
        value: InitValue,
        size: u64,
        span: Span,
    ) {
        target.size = target.size.max(offset.saturating_add(size));
        if target.out.len() >= MAX_ITEMS {
            self.unsupported(
                span,
                "an initialiser with so many elements is not supported",
            );
            return;
        }
        target.out.push(InitItem {
            offset,
            ty,
            bits,
            value,
        });
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
                "an array cannot be initialised with this",
                "write a list: { …, … }, or a string for characters",
            );
            return;
        }
        let value = self.assign_convert(value, ty, For::Init);
        if !value.is_error() {
            let size = self.out.types.size(ty).unwrap_or(0);
            self.put(target, 0, ty, None, InitValue::Expr(value), size, span);
        }
    }

    /// A character array from a string literal; false if it is not that.
    fn init_string(&mut self, target: &mut Target, ty: Ty, offset: u64, e: &ast::Expr) -> bool {
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
        if let Some(len) = len {
            let room = len.saturating_mul(each);
            if (bytes.len() as u64).saturating_sub(each) > room {
                self.warn(
                    e.span,
                    "this string is longer than the array: the rest is cut off",
                );
            }
            bytes.truncate(usize::try_from(room).unwrap_or(usize::MAX));
        }
        let size = bytes.len() as u64;
        self.put(
            target,
            offset,
            ty,
            None,
            InitValue::Bytes(bytes),
            size,
            e.span,
        );
        true
    }

    fn init_braced(
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
        {
            if designators.is_empty() && self.init_string(target, ty, offset, e) {
                return;
            }
        }
        let mut cursor = Cursor {
            items,
            at: 0,
            checked: None,
        };
        if self.out.types.is_array(ty) || self.out.types.is_record(ty) {
            if let Kind::Vla(..) = self.out.types.kind(ty) {
                self.error(span, "an array of variable length cannot be initialised");
                return;
            }
            self.fill(target, ty, offset, &mut cursor, true, None, span);
            return;
        }
        // A scalar in braces.
        match items {
            [] => {
                let size = self.out.types.size(ty).unwrap_or(0);
                let zero = Expr::int(0, types::INT, span);
                let zero = self.convert(zero, ty);
                self.put(target, offset, ty, None, InitValue::Expr(zero), size, span);
            }
            [first, rest @ ..] => {
                if !first.designators.is_empty() {
                    self.error(
                        span,
                        "this is not an array, struct or union, so there is nothing to designate",
                    );
                    return;
                }
                match &first.value {
                    Initializer::List(inner, inner_span) => {
                        self.init_braced(target, ty, offset, inner, *inner_span)
                    }
                    Initializer::Expr(_) => {
                        self.element(target, ty, offset, None, &mut cursor, span)
                    }
                }
                if !rest.is_empty() {
                    self.warn(
                        span,
                        "there are more initialisers than there is to initialise",
                    );
                }
            }
        }
    }

    /// Fills an aggregate from the cursor. Without braces of its own it takes
    /// what it needs and leaves the rest.
    #[expect(
        clippy::too_many_arguments,
        reason = "one recursive walk over type, place and list"
    )]
    fn fill(
        &mut self,
        target: &mut Target,
        ty: Ty,
        offset: u64,
        cursor: &mut Cursor<'_>,
        braced: bool,
        path: Option<&[Designator]>,
        span: Span,
    ) {
        let mut path = path;
        let mut position = 0u64;
        while let Some(item) = cursor.items.get(cursor.at) {
            let steps: &[Designator] = match path.take() {
                Some(steps) => steps,
                None if item.designators.is_empty() => &[],
                None if braced => &item.designators,
                None => return,
            };
            let mut repeat = 1;
            if let Some(first) = steps.first() {
                let Some((at, count)) =
                    self.designate(ty, first, span, target, offset, cursor, &steps[1..])
                else {
                    if !matches!(first, Designator::Field(_)) {
                        cursor.at += 1;
                        cursor.checked = None;
                    }
                    position = u64::MAX;
                    continue;
                };
                (position, repeat) = (at, count);
                if repeat == 0 {
                    // The designator went through an anonymous member and was used up there.
                    position = position.saturating_add(1);
                    continue;
                }
            }
            let Some((sub, at, bits)) = self.position(ty, position) else {
                if braced {
                    if position != u64::MAX || steps.is_empty() {
                        self.warn(
                            span,
                            "there are more initialisers than there is to initialise",
                        );
                    }
                    return;
                }
                return;
            };
            let from = target.out.len();
            let rest = steps.get(1..).unwrap_or(&[]);
            let place = offset.saturating_add(at);
            if rest.is_empty() {
                self.element(target, sub, place, bits, cursor, span);
            } else if self.out.types.is_array(sub) || self.out.types.is_record(sub) {
                if self
                    .nested(span, |s| {
                        s.fill(target, sub, place, cursor, false, Some(rest), span)
                    })
                    .is_none()
                {
                    return;
                }
            } else {
                self.error(
                    span,
                    "this designator goes into something that has no parts",
                );
                cursor.at += 1;
                cursor.checked = None;
            }
            self.repeat(target, ty, from, repeat, span);
            position = position.saturating_add(repeat);
        }
    }

    /// Copies the stores from `from` on for the other elements of a range.
    fn repeat(&mut self, target: &mut Target, ty: Ty, from: usize, times: u64, span: Span) {
        if times <= 1 {
            return;
        }
        let each = self
            .out
            .types
            .element(ty)
            .and_then(|of| self.out.types.size(of))
            .unwrap_or(0);
        let first: Vec<InitItem> = target.out.get(from..).unwrap_or(&[]).to_vec();
        for n in 1..times {
            for item in &first {
                let size = self.out.types.size(item.ty).unwrap_or(0);
                self.put(
                    target,
                    item.offset + n * each,
                    item.ty,
                    item.bits,
                    item.value.clone(),
                    size,
                    span,
                );
            }
            if target.out.len() >= MAX_ITEMS {
                return;
            }
        }
    }

    /// The sub-object at a position: type, offset, bits.
    fn position(&self, ty: Ty, n: u64) -> Option<(Ty, u64, Option<Bits>)> {
        match *self.out.types.kind(ty) {
            Kind::Array(of, len) => {
                if len.is_some_and(|len| n >= len) || n > 1 << 40 {
                    // A flexible array member takes as many as there are.
                    if len != Some(0) || n > 1 << 40 {
                        return None;
                    }
                }
                let of = of.qualified(ty.is_const, ty.is_volatile);
                Some((of, n.checked_mul(self.out.types.size(of)?)?, None))
            }
            Kind::Record(_) => {
                let r = self.out.types.record(ty)?;
                if r.union && n > 0 {
                    // Any member can be designated, but only one is initialised.
                    let index = n - 1;
                    let f = r.fields.get(usize::try_from(index >> 32).ok()?)?;
                    return (index & 0xffff_ffff == 0xffff_ffff)
                        .then_some((f.ty, f.offset, f.bits));
                }
                let f = r.fields.get(usize::try_from(n).ok()?)?;
                Some((f.ty, f.offset, f.bits))
            }
            _ => None,
        }
    }

    /// The position that a designator names, and for a range how many elements.
    #[expect(
        clippy::too_many_arguments,
        reason = "one recursive walk over type, place and list"
    )]
    fn designate(
        &mut self,
        ty: Ty,
        step: &Designator,
        span: Span,
        target: &mut Target,
        offset: u64,
        cursor: &mut Cursor<'_>,
        rest: &[Designator],
    ) -> Option<(u64, u64)> {
        match step {
            Designator::Index(e) | Designator::Range(e, _) => {
                if !self.out.types.is_array(ty) {
                    self.error(
                        e.span,
                        "[ ] designates an element, but this is not an array",
                    );
                    return None;
                }
                let first = self.constant(e, "the index of a designator")?;
                let last = match step {
                    Designator::Range(_, last) => {
                        self.constant(last, "the index of a designator")?
                    }
                    _ => first,
                };
                let len = match *self.out.types.kind(ty) {
                    Kind::Array(_, Some(n)) if n > 0 => n,
                    _ => 1 << 32,
                };
                if first >= len || last >= len || last < first {
                    self.error(e.span, "this designator is outside the array");
                    return None;
                }
                Some((first, last - first + 1))
            }
            Designator::Field(name) => {
                let Some(r) = self.out.types.record(ty) else {
                    self.error(
                        name.span,
                        format!(
                            "'.{}' designates a member, but this is not a struct or union",
                            name.name
                        ),
                    );
                    cursor.at += 1;
                    cursor.checked = None;
                    return None;
                };
                let union = r.union;
                let position = |i: usize| {
                    if union && i > 0 {
                        1 + ((i as u64) << 32 | 0xffff_ffff)
                    } else {
                        i as u64
                    }
                };
                if let Some(i) = r
                    .fields
                    .iter()
                    .position(|f| f.name.as_ref() == Some(&name.name))
                {
                    return Some((position(i), 1));
                }
                // A member of an anonymous member.
                let through = r.fields.iter().enumerate().find_map(|(i, f)| {
                    let inside = f.name.is_none()
                        && f.bits.is_none()
                        && self.out.types.find_field(f.ty, &name.name).is_some();
                    inside.then_some((i, f.ty, f.offset))
                });
                let Some((i, sub, at)) = through else {
                    self.no_member(ty, name);
                    cursor.at += 1;
                    cursor.checked = None;
                    return None;
                };
                let mut steps = vec![step.clone()];
                steps.extend_from_slice(rest);
                self.nested(span, |s| {
                    s.fill(target, sub, offset + at, cursor, false, Some(&steps), span)
                });
                Some((position(i), 0))
            }
        }
    }

    /// One sub-object from the cursor's current item.
    fn element(
        &mut self,
        target: &mut Target,
        ty: Ty,
        offset: u64,
        bits: Option<Bits>,
        cursor: &mut Cursor<'_>,
        span: Span,
    ) {
        let Some(item) = cursor.items.get(cursor.at) else {
            return;
        };
        let e = match &item.value {
            Initializer::List(inner, inner_span) => {
                cursor.at += 1;
                self.init_braced(target, ty, offset, inner, *inner_span);
                return;
            }
            Initializer::Expr(e) => e,
        };
        if self.init_string(target, ty, offset, e) {
            cursor.at += 1;
            return;
        }
        let value = match cursor.checked.take() {
            Some(value) => value,
            None => self.rvalue(e),
        };
        let aggregate = self.out.types.is_array(ty) || self.out.types.is_record(ty);
        if aggregate
            && !value.is_error()
            && !(self.out.types.is_record(ty) && self.out.types.compatible(ty, value.ty))
        {
            // Brace elision: the value belongs to the first part.
            cursor.checked = Some(value);
            let before = cursor.at;
            let done = self
                .nested(span, |s| {
                    s.fill(target, ty, offset, cursor, false, None, span)
                })
                .is_some();
            if !done || cursor.at == before {
                cursor.at += 1;
                cursor.checked = None;
            }
            return;
        }
        cursor.at += 1;
        let value = self.assign_convert(value, ty, For::Init);
        if value.is_error() {
            return;
        }
        let size = match bits {
            Some(b) => u64::from(b.unit),
            None => self.out.types.size(ty).unwrap_or(0),
        };
        self.put(
            target,
            offset,
            ty,
            bits,
            InitValue::Expr(value),
            size,
            e.span,
        );
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
            self.error(span, "a compound literal cannot have this type");
            return Expr::error(span);
        }
        let list = Initializer::List(items.to_vec(), span);
        let (init, ty) = self.initializer(ty, &list, span);
        if self.out.types.size(ty).is_none() {
            let t = self.show(ty);
            self.error(
                span,
                format!("a compound literal cannot have the incomplete type {t}"),
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
