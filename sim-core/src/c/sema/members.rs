//! Members of structs and unions (6.7.2.1).

use super::super::ast::{self, TypeSpec};
use super::super::diag::Span;
use super::super::types::{self, Ty};
use super::Sema;
use super::record::Member;
use crate::lang::say;
use std::sync::Arc;

impl Sema<'_> {
    pub(super) fn members(&mut self, fields: &[ast::FieldDecl]) -> Vec<Member> {
        let mut members = Vec::new();
        for decl in fields {
            let base = self.specs(&decl.specs, false);
            let base_align = self.specs_align(&decl.specs);
            if decl.declarators.is_empty() {
                // C11's anonymous member has no tag (6.7.2.1p13).
                if self.out.types.is_record(base) && !has_tag(&decl.specs) {
                    members.push(Member {
                        name: None,
                        ty: base,
                        width: None,
                        align: base_align,
                        packed: false,
                    });
                } else {
                    self.warn(decl.span, say!("this declares no member"));
                }
            }
            let last_decl = fields.last().is_some_and(|l| std::ptr::eq(l, decl));
            for (i, d) in decl.declarators.iter().enumerate() {
                let last = last_decl && i + 1 == decl.declarators.len();
                if let Some(member) =
                    self.member(decl, d, base, base_align, last, members.is_empty())
                {
                    members.push(member);
                }
            }
        }
        members
    }

    pub(super) fn member(
        &mut self,
        decl: &ast::FieldDecl,
        d: &ast::FieldDeclarator,
        base: Ty,
        base_align: u64,
        last: bool,
        first: bool,
    ) -> Option<Member> {
        let span = d.declarator.as_ref().map_or(decl.span, |d| d.span);
        let name = d
            .declarator
            .as_ref()
            .and_then(|d| d.name.as_ref())
            .map(|n| n.name.clone());
        let mut ty = match &d.declarator {
            Some(declarator) => self.declarator(base, declarator, super::declarator::Mode::Plain),
            None => base,
        };
        let shown = name.as_deref().unwrap_or("").to_string();
        if self.out.types.is_function(ty) {
            self.error_hint(
                span,
                say!("the member '{shown}' is declared as a function", shown),
                say!("a member can be a pointer to a function: (*name)(…)"),
            );
            return None;
        }
        if self.out.types.is_variable(ty) && !self.out.types.is_pointer(ty) {
            self.unsupported(
                span,
                say!("an array of variable length inside a struct is not supported"),
            );
            return None;
        }
        if let types::Kind::Array(of, None) = *self.out.types.kind(ty) {
            // A flexible array member (6.7.2.1p18) takes no room.
            if !last || first {
                self.error(
                    span,
                    say!(
                        "the array '{shown}' without a length must be the last of several members",
                        shown
                    ),
                );
            }
            ty = self.out.types.array(of, Some(0));
        } else if !self.out.types.is_complete(ty) {
            let t = self.show(ty);
            self.error(
                span,
                say!("the member '{shown}' has the incomplete type {t}", shown, t),
            );
            return None;
        }
        let width = match &d.bits {
            Some(bits) => Some(self.bit_width(bits, ty, &shown)?),
            None => None,
        };
        if width == Some(0) && name.is_some() {
            self.error(span, say!("the bit-field '{shown}' has no bits", shown));
            return None;
        }
        let own = d
            .declarator
            .as_ref()
            .and_then(|d| d.align.as_ref())
            .map_or(0, |a| self.alignment(a));
        Some(Member {
            name,
            ty,
            width,
            align: own.max(base_align),
            packed: d.declarator.as_ref().is_some_and(|d| d.packed)
                || decl.specs.packed && !self.defines_record(&decl.specs),
        })
    }

    pub(super) fn defines_record(&self, specs: &ast::DeclSpecs) -> bool {
        matches!(&specs.ty, TypeSpec::Struct(r) | TypeSpec::Union(r) if r.fields.is_some())
    }

    pub(super) fn bit_width(&mut self, bits: &ast::Expr, ty: Ty, name: &str) -> Option<u64> {
        let width = self.constant(bits, say!("the width of a bit-field"))?;
        if self.out.types.is_wide(ty) {
            self.unsupported(
                bits.span,
                say!("a bit-field of an __int128 is not supported"),
            );
            return None;
        }
        if !self.out.types.is_integer(ty) {
            let t = self.show(ty);
            self.error(
                bits.span,
                say!(
                    "the bit-field '{name}' has the type {t}; only integers can have a width",
                    name,
                    t
                ),
            );
            return None;
        }
        let limit = if ty.id == types::BOOL.id {
            1
        } else {
            self.out.types.size(ty).unwrap_or(4) * 8
        };
        if (width as i64) < 0 || width > limit {
            self.error(
                bits.span,
                say!(
                    "the width of '{name}' must be between 1 and {limit}",
                    name,
                    limit
                ),
            );
            return None;
        }
        Some(width)
    }

    pub(super) fn check_members(&mut self, members: &[Member], union: bool, span: Span) {
        let mut names: Vec<Arc<str>> = Vec::new();
        for m in members {
            let inner: Vec<Arc<str>> = match &m.name {
                Some(name) => vec![name.clone()],
                None if m.width.is_none() => self.out.types.record(m.ty).map_or(Vec::new(), |r| {
                    r.fields.iter().filter_map(|f| f.name.clone()).collect()
                }),
                None => Vec::new(),
            };
            for name in inner {
                if names.contains(&name) {
                    let word = if union { "union" } else { "struct" };
                    self.error(
                        span,
                        say!("this {word} has two members named '{name}'", word, name),
                    );
                }
                names.push(name);
            }
        }
    }
}

/// Whether a struct or union is named by its tag, or by a typedef.
fn has_tag(specs: &ast::DeclSpecs) -> bool {
    !matches!(&specs.ty, TypeSpec::Struct(r) | TypeSpec::Union(r) if r.tag.is_none())
}
