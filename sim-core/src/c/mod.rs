//! The C front end: C text to a linked program.
//!
//! preprocess and lex (`pp`, `lex`) → parse (`parse`) → check (`sema`) →
//! compile (`codegen`) → link (`link`) with those modules of the C library
//! that are needed, which go through the same steps.

pub mod ast;
pub mod codegen;
pub mod diag;
mod dump;
pub mod highlight;
pub mod hints;
mod layout;
pub mod lex;
mod library;
mod link;
pub mod object;
pub mod parse;
pub mod pp;
pub mod report;
pub mod sema;
#[cfg(test)]
mod tests;
pub mod token;
mod type_names;
pub mod types;

pub use parse::parse_unit;

use crate::libc;
use crate::program::Program;
use diag::{Diagnostic, Severity, SourceId, SourceMap};
use object::{Def, Object};
use std::sync::Arc;

/// What a compilation gives: a program, or errors; and warnings in any case.
#[derive(Clone, Debug)]
pub struct Compilation {
    /// The linked program, unless there were errors.
    pub program: Option<Arc<Program>>,
    /// Everything that the front end has to say, in the order of the source.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles a program and links it with the C library.
pub fn compile(file_name: &str, source: &str) -> Compilation {
    Toolchain::default().compile(file_name, source)
}

/// The compiler with the modules of the C library that it has compiled so far:
/// the next program that needs them is compiled several times faster.
#[derive(Default)]
pub struct Toolchain {
    index: Option<library::ModuleIndex>,
    modules: Vec<Option<Arc<Object>>>,
}

impl Toolchain {
    /// Compiles a program and links it with the C library. What was compiled
    /// before makes no difference to the result.
    pub fn compile(&mut self, file_name: &str, source: &str) -> Compilation {
        let mut map = SourceMap::default();
        let main = map.add(file_name, source, false);
        let mut diagnostics = Vec::new();
        let user = unit(&mut map, main, false, &mut diagnostics);
        let mut objects = vec![Arc::new(user)];
        if !failed(&diagnostics) {
            self.add_library(&mut map, &mut objects, &mut diagnostics);
        }
        let mut program = None;
        if !failed(&diagnostics) {
            let (linked, missing) = link::link(&map, &objects);
            program = missing.is_empty().then(|| Arc::new(linked));
            diagnostics.extend(missing);
        }
        diagnostics.sort_by(|a, b| {
            let place = |d: &Diagnostic| (d.file != file_name, d.line, d.column);
            place(a).cmp(&place(b))
        });
        Compilation {
            program,
            diagnostics,
        }
    }

    /// Adds the modules of the library that are needed, and what they need.
    fn add_library(
        &mut self,
        map: &mut SourceMap,
        objects: &mut Vec<Arc<Object>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let modules = libc::modules();
        self.modules.resize(modules.len(), None);
        let index = self
            .index
            .get_or_insert_with(|| library::ModuleIndex::new(modules.iter().map(|m| m.source)));
        let mut linked = vec![false; modules.len()];
        let mut wanted: Vec<Arc<str>> = vec![link::ENTRY.into(), link::SIGRETURN.into()];
        let mut next = 0;
        loop {
            while let Some(object) = objects.get(next) {
                let names = object
                    .symbols
                    .iter()
                    .filter(|s| s.def == Def::Undefined && s.used);
                wanted.extend(names.map(|s| s.name.clone()));
                next += 1;
            }
            let Some(name) = wanted.pop() else { return };
            if link::is_replaceable(&name) && defined_by_user(objects, &name) {
                continue;
            }
            let Some(n) = index.module_of(&name) else {
                continue;
            };
            let (Some(module), Some(slot)) = (modules.get(n), self.modules.get_mut(n)) else {
                continue;
            };
            if std::mem::replace(&mut linked[n], true) {
                continue;
            }
            let object = match slot {
                Some(object) => object.clone(),
                None => {
                    let source = map.add(module.name, module.source, true);
                    let object = Arc::new(unit(map, source, true, diagnostics));
                    if failed(diagnostics) {
                        return;
                    }
                    slot.insert(object).clone()
                }
            };
            objects.push(object);
        }
    }
}

fn failed(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity != Severity::Warning)
}

/// One translation unit to an object.
fn unit(
    map: &mut SourceMap,
    source: SourceId,
    is_library: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Object {
    let (tree, said) = parse::parse_unit(map, source, &libc::header, is_library);
    diagnostics.extend(said);
    let index = sema::LibraryIndex {
        header_of: &library::header_of,
    };
    let (checked, said) = sema::check(map, &tree, is_library, &index);
    diagnostics.extend(said);
    if failed(diagnostics) {
        return Object::default();
    }
    codegen::generate(&checked, !is_library)
}

fn defined_by_user(objects: &[Arc<Object>], name: &str) -> bool {
    objects.first().is_some_and(|o| {
        o.symbols
            .iter()
            .any(|s| !s.local && s.def != Def::Undefined && &*s.name == name)
    })
}
