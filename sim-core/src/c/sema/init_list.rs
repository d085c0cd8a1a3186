//! Initialiser lists (6.7.9p17–21): which part of the object each value
//! belongs to, with designators and with braces left out.

use super::super::ast::{self, Designator, Initializer};
use super::super::diag::Span;
use super::super::types::{Bits, Kind, Ty};
use super::Sema;
use super::convert::For;
use super::init::{Cursor, MAX_ITEMS, Part, Target};
use super::tree::{Expr, ExprKind, InitItem, InitValue};
use crate::lang::say;

impl Sema<'_> {
    /// Fills an aggregate from the cursor. Without braces of its own it takes
    /// what it needs and leaves the rest.
    pub(super) fn fill(
        &mut self,
        target: &mut Target,
        whole: Part,
        cursor: &mut Cursor<'_>,
        braced: bool,
        path: Option<&[Designator]>,
    ) {
        let Part { ty, offset, .. } = whole;
        let span = cursor.span;
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
                target.designated = true;
                let Some((at, count)) = self.designate(target, whole, first, &steps[1..], cursor)
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
                            say!("there are more initialisers than there is to initialise"),
                        );
                    }
                    return;
                }
                return;
            };
            let from = target.out.len();
            let rest = steps.get(1..).unwrap_or(&[]);
            let place = offset.saturating_add(at);
            self.member_of_union(target, whole, position);
            if repeat > 1 && rest.is_empty() {
                let part = Part {
                    ty: sub,
                    offset: place,
                    bits,
                };
                let size = self.out.types.size(sub).unwrap_or(0);
                self.replace(target, part, size.saturating_mul(repeat));
            }
            if rest.is_empty() {
                self.element(
                    target,
                    Part {
                        ty: sub,
                        offset: place,
                        bits,
                    },
                    cursor,
                );
            } else if self.out.types.is_array(sub) || self.out.types.is_record(sub) {
                self.enter(target, sub, place);
                if self
                    .nested(span, |s| {
                        s.fill(
                            target,
                            Part {
                                ty: sub,
                                offset: place,
                                bits: None,
                            },
                            cursor,
                            false,
                            Some(rest),
                        )
                    })
                    .is_none()
                {
                    return;
                }
            } else {
                self.error(
                    span,
                    say!("this designator goes into something that has no parts"),
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
        // A value with side effects is worked out once, for the first element.
        let mut others: Vec<InitItem> = Vec::new();
        for item in target.out.get_mut(from..).unwrap_or(&mut []) {
            others.push(self.once(item));
        }
        for n in 1..times {
            for item in &others {
                let size = self.out.types.size(item.ty).unwrap_or(0);
                let item = InitItem {
                    offset: item.offset + n * each,
                    ..item.clone()
                };
                self.put(target, item, size, span);
            }
            if target.out.len() >= MAX_ITEMS {
                return;
            }
        }
    }

    /// What the other elements of a range are to have; the item itself keeps its value for them.
    fn once(&mut self, item: &mut InitItem) -> InitItem {
        let InitValue::Expr(e) = &mut item.value else {
            return item.clone();
        };
        if !e.impure || self.func.is_none() {
            return item.clone();
        }
        let (ty, span) = (e.ty.plain(), e.span);
        let kept = Expr::new(ExprKind::Local(self.new_local("", ty, span)), ty, span);
        let value = std::mem::replace(e, Expr::error(span));
        let again = self.decay(kept.clone());
        *e = Expr::new(ExprKind::Assign(Box::new(kept), Box::new(value)), ty, span);
        InitItem {
            value: InitValue::Expr(again),
            ..item.clone()
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
    fn designate(
        &mut self,
        target: &mut Target,
        whole: Part,
        step: &Designator,
        rest: &[Designator],
        cursor: &mut Cursor<'_>,
    ) -> Option<(u64, u64)> {
        let Part { ty, offset, .. } = whole;
        let span = cursor.span;
        match step {
            Designator::Index(e) | Designator::Range(e, _) => {
                if !self.out.types.is_array(ty) {
                    self.error(
                        e.span,
                        say!("[ ] designates an element, but this is not an array"),
                    );
                    return None;
                }
                let first = self.constant(e, say!("the index of a designator"))?;
                let last = match step {
                    Designator::Range(_, last) => {
                        self.constant(last, say!("the index of a designator"))?
                    }
                    _ => first,
                };
                let len = match *self.out.types.kind(ty) {
                    Kind::Array(_, Some(n)) if n > 0 => n,
                    _ => 1 << 32,
                };
                if first >= len || last >= len || last < first {
                    self.error(e.span, say!("this designator is outside the array"));
                    return None;
                }
                Some((first, last - first + 1))
            }
            Designator::Field(name) => {
                let Some(r) = self.out.types.record(ty) else {
                    self.error(
                        name.span,
                        say!(
                            "'.{name}' designates a member, but this is not a struct or union",
                            name = name.name
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
                self.member_of_union(target, whole, position(i));
                let mut steps = vec![step.clone()];
                steps.extend_from_slice(rest);
                self.nested(span, |s| {
                    s.fill(
                        target,
                        Part {
                            ty: sub,
                            offset: offset + at,
                            bits: None,
                        },
                        cursor,
                        false,
                        Some(&steps),
                    )
                });
                Some((position(i), 0))
            }
        }
    }

    /// One sub-object from the cursor's current item.
    pub(super) fn element(&mut self, target: &mut Target, part: Part, cursor: &mut Cursor<'_>) {
        let Part { ty, offset, bits } = part;
        let span = cursor.span;
        let Some(item) = cursor.items.get(cursor.at) else {
            return;
        };
        let e = match &item.value {
            Initializer::List(inner, inner_span) => {
                cursor.at += 1;
                self.replace_all(target, part);
                self.init_braced(target, ty, offset, inner, *inner_span);
                return;
            }
            Initializer::Expr(e) => e,
        };
        if matches!(e.kind, ast::ExprKind::Str(..)) && self.out.types.is_array(ty) {
            self.replace_all(target, part);
        }
        if self.init_string(target, ty, offset, e) {
            cursor.at += 1;
            cursor.checked = None;
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
                .nested(span, |s| s.fill(target, part, cursor, false, None))
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
        self.replace_all(target, part);
        let size = match bits {
            Some(b) => u64::from(b.unit),
            None => self.out.types.size(ty).unwrap_or(0),
        };
        let item = InitItem {
            offset,
            ty,
            bits,
            value: InitValue::Expr(value),
        };
        self.put(target, item, size, e.span);
    }

    /// What was said before of this part counts no more.
    fn replace_all(&self, target: &mut Target, part: Part) {
        let size = self.out.types.size(part.ty).unwrap_or(0);
        self.replace(target, part, size);
    }
}
