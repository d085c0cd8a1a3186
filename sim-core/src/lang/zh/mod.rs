//! The Chinese of every message, by its English: one table for each part that speaks.
//!
//! Names of C, of its syntax and of files stand as in a program. Spaces between Chinese and
//! anything else are made when the message is said ([`super::verbatim::spaced`]).

mod machine;
mod meaning;
mod preprocessor;
mod syntax;

/// English and Chinese.
type Entry = (&'static str, &'static str);

const TABLES: &[&[Entry]] = &[
    syntax::ENTRIES,
    meaning::DECLARATIONS,
    meaning::EXPRESSIONS,
    preprocessor::ENTRIES,
    machine::ENTRIES,
];

/// The Chinese of a message.
///
/// # Panics
/// If there is none; called only while the crate is compiled.
pub(super) const fn of(en: &str) -> &'static str {
    let mut table = 0;
    while table < TABLES.len() {
        let mut i = 0;
        while i < TABLES[table].len() {
            if same(TABLES[table][i].0, en) {
                return TABLES[table][i].1;
            }
            i += 1;
        }
        table += 1;
    }
    panic!("this message has no Chinese yet: add it to sim-core/src/lang/zh")
}

/// Whether two texts are the same: `==`, which the compiler cannot evaluate yet.
const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i] == b[i] {
        i += 1;
    }
    i == a.len() && i == b.len()
}

#[cfg(test)]
mod tests {
    use super::TABLES;
    use std::collections::BTreeSet;
    use std::path::Path;

    /// The sources of the crate, but for the catalogue.
    fn sources(folder: &Path, into: &mut String) {
        for entry in folder.read_dir().unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("lang/zh") {
                sources(&path, into);
            } else if path.extension().is_some_and(|e| e == "rs") {
                into.push_str(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }

    #[test]
    fn every_entry_is_said_somewhere_and_stands_once() {
        let mut source = String::new();
        sources(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
            &mut source,
        );
        let mut seen = BTreeSet::new();
        for (en, zh) in TABLES.iter().copied().flatten() {
            assert!(seen.insert(en), "twice: {en}");
            assert!(!zh.is_empty(), "{en}");
            let literal = format!("\"{}\"", en.replace('\\', "\\\\").replace('"', "\\\""));
            assert!(source.contains(&literal), "nobody says: {en}");
        }
    }
}
