//! Hints for names that are not there: near misses, and headers.

use super::super::ast;
use super::super::types::Ty;
use super::{Entity, Sema};
use std::sync::Arc;

impl Sema<'_> {
    fn first_time(&mut self, name: &Arc<str>) -> bool {
        if self.quiet > 0 || self.reported.contains(name) {
            return false;
        }
        self.reported.push(name.clone());
        true
    }

    /// Reports a name that is not declared, once.
    pub(super) fn undeclared(&mut self, name: &ast::Ident) {
        if !self.first_time(&name.name) {
            return;
        }
        let message = format!("'{}' is not declared", name.name);
        if let Some(header) = (self.index.header_of)(&name.name) {
            self.error_hint(name.span, message, format!("add #include <{header}> at the top"));
            return;
        }
        match self.near(&name.name, |e| !matches!(e, Entity::Typedef(_))) {
            Some(near) => self.error_hint(name.span, message, format!("did you mean '{near}'?")),
            None => self.error_hint(name.span, message, "declare it before it is used, with its type"),
        }
    }

    /// Reports a function that is neither declared nor in the library.
    pub(super) fn undeclared_function(&mut self, name: &ast::Ident) {
        if !self.first_time(&name.name) {
            return;
        }
        let message = format!("the function '{}' is not declared, and the C library has none of that name", name.name);
        match self.near(&name.name, |e| matches!(e, Entity::Global(_))) {
            Some(near) => self.error_hint(name.span, message, format!("did you mean '{near}'?")),
            None => self.error_hint(name.span, message, "define it, or declare it above this call"),
        }
    }

    /// Reports a type name that is not declared.
    pub(super) fn unknown_type(&mut self, name: &ast::Ident) {
        if !self.first_time(&name.name) {
            return;
        }
        let message = format!("'{}' is not a type that is known here", name.name);
        if let Some(header) = (self.index.header_of)(&name.name) {
            self.error_hint(name.span, message, format!("add #include <{header}> at the top"));
            return;
        }
        match self.near(&name.name, |e| matches!(e, Entity::Typedef(_))) {
            Some(near) => self.error_hint(name.span, message, format!("did you mean '{near}'?")),
            None => self.error(name.span, message),
        }
    }

    /// Reports a member that a struct does not have.
    pub(super) fn no_member(&mut self, ty: Ty, name: &ast::Ident) {
        let t = self.show(ty);
        let Some(record) = self.out.types.record(ty) else { return };
        if !record.complete {
            self.error(name.span, format!("{t} is declared but its members are not known here"));
            return;
        }
        let names: Vec<Arc<str>> = record.fields.iter().filter_map(|f| f.name.clone()).collect();
        let message = format!("{t} has no member '{}'", name.name);
        match closest(&name.name, names.iter().map(|n| &**n)) {
            Some(near) => self.error_hint(name.span, message, format!("did you mean '{near}'?")),
            None if names.is_empty() => self.error(name.span, message),
            None => self.error_hint(name.span, message, format!("its members are: {}", names.join(", "))),
        }
    }

    fn near(&self, name: &str, fits: impl Fn(&Entity) -> bool) -> Option<String> {
        let visible = self.scopes.iter().rev().flat_map(|s| &s.names).filter(|(_, (e, _))| fits(e)).map(|(n, _)| &**n);
        closest(name, visible.filter(|n| !n.starts_with("__")))
    }
}

/// The name that differs least, if it differs little.
fn closest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let limit = match name.chars().count() {
        0..=2 => 1,
        3..=5 => 2,
        _ => 3,
    };
    names
        .map(|n| (distance(name, n), n))
        .filter(|&(d, n)| d <= limit && d < n.chars().count())
        .min_by_key(|&(d, _)| d)
        .map(|(_, n)| n.to_string())
}

/// Edits (insert, delete, replace, exchange of neighbours) between two names;
/// a difference of case alone counts 1.
fn distance(a: &str, b: &str) -> usize {
    if a.eq_ignore_ascii_case(b) {
        return 1;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().take(64).collect());
    if a.len().abs_diff(b.len()) > 3 {
        return usize::MAX;
    }
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (rows[i - 1][j] + 1).min(row[j - 1] + 1).min(rows[i - 1][j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(rows[i - 2][j - 2] + 1);
            }
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}
