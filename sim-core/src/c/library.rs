//! The C library as a linker sees it: which module defines which name. Only
//! modules that a program needs are compiled, like the members of `libc.a`.

use crate::libc;
use std::collections::BTreeMap;

/// Which module of the library defines each name, found by a scan of the
/// sources: cheap enough to be done at each run.
pub struct ModuleIndex {
    by_name: BTreeMap<&'static str, usize>,
}

impl ModuleIndex {
    /// Scans modules: (name, source).
    pub fn new(sources: impl Iterator<Item = &'static str>) -> ModuleIndex {
        let mut by_name = BTreeMap::new();
        for (n, source) in sources.enumerate() {
            scan(source, &mut |name| {
                by_name.entry(name).or_insert(n);
            });
        }
        ModuleIndex { by_name }
    }

    /// The module that defines a name.
    pub fn module_of(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }
}

/// Calls `define` for each function and variable with external linkage that a
/// C text defines. It knows no preprocessor: a name too many does no harm, for
/// the module is only compiled if the name is asked for.
fn scan(text: &'static str, define: &mut dyn FnMut(&'static str)) {
    let mut rest = text;
    let mut depth = 0u32;
    // Of the declaration that is being read.
    let (mut last, mut name, mut skip, mut done, mut pointer) = ("", "", false, false, false);
    while let Some(b) = rest.bytes().next() {
        let mut step = 1;
        match b {
            b'/' if rest.starts_with("/*") => step = rest.find("*/").map_or(rest.len(), |i| i + 2),
            b'/' if rest.starts_with("//") => step = rest.find('\n').unwrap_or(rest.len()),
            b'#' if depth == 0 => {
                step = line_end(rest);
            }
            b'"' | b'\'' => step = quoted(rest, b),
            b'{' => {
                if depth == 0 && !skip && !name.is_empty() && !done && !pointer {
                    define(name);
                }
                if depth == 0 && name.is_empty() && !done {
                    // The body of a struct: its tag is no definition.
                    last = "";
                }
                depth += 1;
            }
            b'}' => {
                depth = depth.saturating_sub(1);
                // The end of a function; of a struct or a list, the declaration goes on.
                if depth == 0 && !name.is_empty() && !done && !pointer {
                    (last, name, skip) = ("", "", false);
                }
            }
            b'(' if depth == 0 && name.is_empty() => {
                // `void (*signal(int))(int)`: the name is behind the star.
                let inner = rest[1..].trim_start();
                name = match inner.strip_prefix('*') {
                    Some(inner) => {
                        let name = word(inner.trim_start_matches(['*', ' ']));
                        // `void (*hook)(void);` is a variable.
                        pointer = inner
                            .trim_start_matches(['*', ' '])
                            .get(name.len()..)
                            .is_some_and(|r| r.starts_with([')', '[']));
                        name
                    }
                    None => last,
                };
                depth += 1;
            }
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            b'=' | b',' if depth == 0 => {
                if !skip && !done && (name.is_empty() || pointer) {
                    define(if pointer { name } else { last });
                }
                done = b == b'=';
            }
            b';' if depth == 0 => {
                if !skip && !done && pointer {
                    define(name);
                } else if !skip && name.is_empty() && !done && !last.is_empty() {
                    define(last);
                }
                (last, name, skip, done, pointer) = ("", "", false, false, false);
            }
            b'A'..=b'Z' | b'a'..=b'z' | b'_' => {
                let text = word(rest);
                step = text.len();
                if depth == 0 {
                    match text {
                        "static" | "typedef" | "extern" => skip = true,
                        "struct" | "union" | "enum" | "const" | "__attribute__" => {}
                        _ if name.is_empty() => last = text,
                        _ => {}
                    }
                }
            }
            0x80.. => step = rest.chars().next().map_or(1, char::len_utf8),
            _ => {}
        }
        rest = rest.get(step..).unwrap_or("");
    }
}

/// The identifier that a text begins with.
fn word(text: &str) -> &str {
    let len = text
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b'_')
        .count();
    &text[..len]
}

/// Bytes to the end of a directive, with its continued lines.
fn line_end(text: &str) -> usize {
    let mut from = 0;
    loop {
        let Some(i) = text.get(from..).and_then(|t| t.find('\n')) else {
            return text.len();
        };
        if !text[..from + i].ends_with('\\') {
            return from + i;
        }
        from += i + 1;
    }
}

/// Bytes of a string or character literal.
fn quoted(text: &str, quote: u8) -> usize {
    let mut escaped = false;
    for (i, b) in text.bytes().enumerate().skip(1) {
        match b {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            _ if b == quote => return i + 1,
            _ => {}
        }
    }
    text.len()
}

/// The header to include for a name of the C library.
pub fn header_of(name: &str) -> Option<&'static str> {
    super::hints::header_of(name).or_else(|| {
        libc::header_names().find(|h| libc::header(h).is_some_and(|text| declares(text, name)))
    })
}

/// The header that defines a macro or an enumerator of this name.
pub fn header_of_macro(name: &str) -> Option<&'static str> {
    libc::header_names()
        .find(|h| libc::header(h).is_some_and(|text| macros(text).any(|defined| defined == name)))
}

/// The names of the macros that the headers define, but for their own.
pub fn all_macros() -> impl Iterator<Item = &'static str> {
    libc::header_names()
        .filter_map(libc::header)
        .flat_map(macros)
        .filter(|name| !name.starts_with('_'))
}

fn macros(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines()
        .filter_map(|line| line.strip_prefix("#define "))
        .map(word)
}

/// Whether some header of the C library declares a name.
pub fn is_declared(name: &str) -> bool {
    header_of(name).is_some()
}

/// Whether a header's text declares a function or object of this name.
pub fn declares(text: &str, name: &str) -> bool {
    if name.is_empty() {
        return false;
    }
    let mut from = 0;
    while let Some(i) = text.get(from..).and_then(|t| t.find(name)) {
        let (start, end) = (from + i, from + i + name.len());
        let word = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
        let bytes = text.as_bytes();
        let whole = !word(start.checked_sub(1).and_then(|i| bytes.get(i))) && !word(bytes.get(end));
        let next = text[end..].trim_start().bytes().next();
        // In a directive only the macro's own name counts, not its parameters.
        let line = &text[text[..start].rfind('\n').map_or(0, |i| i + 1)..start];
        let named = !line.trim_start().starts_with('#') || line.trim_end().ends_with("define");
        if whole && named && matches!(next, Some(b'(' | b';' | b',' | b'[' | b')')) {
            return true;
        }
        from = end;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_are_found() {
        let text = "/* f() { */ #define x y() { \\\n }\nextern int e; static int s = 1; int a, *b = &e, c[3];\n\
            struct t { int in; }; typedef int u; int f(int p) { return 'x'; }\nstruct t g = { 1 };\n\
            static void h(void) { }\nint *i(struct t *v)\n{ char *s = \"}{\"; return 0; }\nint j(void);\nchar *const k[] = { \"a\" };\n\
            void (*l(int n, void (*h)(int)))(int) { return h; }\nvoid (*m)(void); void (*o[2])(void) = { 0 };\n";
        let mut found = Vec::new();
        scan(text, &mut |n| found.push(n));
        assert_eq!(found, ["a", "b", "c", "f", "g", "i", "k", "l", "m", "o"]);
    }

    #[test]
    fn declarations_are_found() {
        assert!(declares("int printf(const char *, ...);", "printf"));
        assert!(!declares("int fprintf(const char *, ...);", "printf"));
        assert!(declares("#define MIN(a, b) ((a) < (b) ? (a) : (b))", "MIN"));
        assert!(!declares("#define MIN(a, b) ((a) < (b) ? (a) : (b))", "a"));
    }
}
