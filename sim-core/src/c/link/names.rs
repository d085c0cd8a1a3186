//! Which object defines a name, and what is said of a name that none defines.

use crate::c::diag::{Diagnostic, Severity, SourceMap, Span};
use crate::c::hints;
use crate::c::library;
use crate::c::object::{Def, Object, Symbol};
use crate::lang::say;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Library functions that a program may replace for the library as well, as
/// glibc lets it (<https://sourceware.org/glibc/manual/latest/html_node/Replacing-malloc.html>).
/// Of every other name the library uses its own: a program that has a function
/// `read` of its own does not break `stdio`.
const REPLACEABLE: &[&str] = &[
    "malloc",
    "calloc",
    "realloc",
    "free",
    "memalign",
    "aligned_alloc",
    "posix_memalign",
    "malloc_usable_size",
    // Not functions, but just so: only a program with constructors has them.
    "__init_array",
    "__fini_array",
];

/// Whether the user's definition of a name also serves the library.
pub fn is_replaceable(name: &str) -> bool {
    REPLACEABLE.contains(&name)
}

/// Which object defines each name: the user's, and the library's.
pub(super) struct Names<'a> {
    user: BTreeMap<&'a str, (usize, u32)>,
    library: BTreeMap<&'a str, (usize, u32)>,
}

impl<'a> Names<'a> {
    /// Collects the definitions of all objects.
    pub(super) fn new(objects: &'a [Arc<Object>]) -> Names<'a> {
        let (mut user, mut library) = (BTreeMap::new(), BTreeMap::new());
        for (o, object) in objects.iter().enumerate() {
            let names = if o == 0 { &mut user } else { &mut library };
            for (s, symbol) in object.symbols.iter().enumerate() {
                if !symbol.local && symbol.def != Def::Undefined && !symbol.name.is_empty() {
                    names.entry(&*symbol.name).or_insert((o, s as u32));
                }
            }
        }
        Names { user, library }
    }

    /// What a name means in the user's object or in one of the library's.
    pub(super) fn find(&self, name: &str, in_library: bool) -> Option<(usize, u32)> {
        let (first, second) = if in_library && !is_replaceable(name) {
            (&self.library, &self.user)
        } else {
            (&self.user, &self.library)
        };
        first.get(name).or_else(|| second.get(name)).copied()
    }
}

/// What is said of a name that is used, by the user's `program` or else by the library, and
/// defined nowhere.
pub(super) fn missing(
    map: &SourceMap,
    symbol: &Symbol,
    user: bool,
    program: &Object,
) -> Diagnostic {
    let name = &*symbol.name;
    if name == "main" {
        return no_main(map, program);
    }
    // The places in the library's objects belong to another map.
    let span = if user { symbol.span } else { Span::default() };
    let declared_by_library = map
        .files
        .iter()
        .any(|f| f.library && library::declares(&f.text, name));
    if user && !declared_by_library && !library::is_declared(name) {
        let d = Diagnostic::new(
            map,
            Severity::Error,
            span,
            say!(
                "'{name}' is declared and used here, but it is defined nowhere",
                name
            ),
        );
        return d.hint(say!("write its definition; a program is one file here"));
    }
    Diagnostic::new(
        map,
        Severity::Unsupported,
        span,
        say!("'{name}' of the C library is not supported yet", name),
    )
}

/// What is said of a program without a `main`: where a function stands that was meant, if one
/// has a name like it.
fn no_main(map: &SourceMap, program: &Object) -> Diagnostic {
    let message = say!("the program has no function 'main', where every C program begins");
    let functions = || {
        let symbols = program.symbols.iter();
        symbols.filter(|symbol| matches!(symbol.def, Def::Func(_)))
    };
    let capitals = functions().find(|f| f.name.eq_ignore_ascii_case("main"));
    let near = || hints::nearest("main", functions().map(|f| &*f.name));
    let meant = capitals.or_else(|| functions().find(|f| near() == Some(&*f.name)));
    let (span, hint) = match meant {
        Some(f) => (f.span, say!("did you mean '{near}'?", near = "main")),
        None => (Span::default(), say!("write int main(void) { … }")),
    };
    Diagnostic::new(map, Severity::Error, span, message).hint(hint)
}
