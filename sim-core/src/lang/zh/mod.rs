//! The Chinese of every message, by its English: one table for each part that speaks, and of what
//! is said of events (`explain`) one for each subject. Where one English needs two Chinese, its
//! gaps are named differently.
//!
//! Names of C, of its syntax and of files stand as in a program. Spaces between Chinese and
//! anything else are made when the message is said ([`super::verbatim::spaced`]).

mod areas;
mod brief;
mod ending;
mod errors;
mod files;
mod ipc;
mod machine;
mod meaning;
mod pages;
mod places;
mod preprocessor;
mod process;
mod program;
mod signals;
mod syntax;
mod why;

/// English and Chinese.
type Entry = (&'static str, &'static str);

const TABLES: &[&[Entry]] = &[
    syntax::ENTRIES,
    meaning::DECLARATIONS,
    meaning::EXPRESSIONS,
    preprocessor::ENTRIES,
    machine::ENTRIES,
    program::ENTRIES,
    pages::ENTRIES,
    areas::ENTRIES,
    places::ENTRIES,
    process::ENTRIES,
    files::ENTRIES,
    ipc::ENTRIES,
    signals::ENTRIES,
    brief::ENTRIES,
    why::ENTRIES,
    ending::ENTRIES,
    errors::ENTRIES,
];

/// Places of the index: a power of two, and well above the number of entries.
const PLACES: usize = 4096;

/// Every entry, where [`place`] of its English says, or at the next place that is free. Looking
/// through the tables for each message would take the compiler longer than the rest of the crate.
static INDEX: [Option<&Entry>; PLACES] = {
    let mut index = [None; PLACES];
    let mut table = 0;
    while table < TABLES.len() {
        let mut i = 0;
        while i < TABLES[table].len() {
            let entry = &TABLES[table][i];
            let mut at = place(entry.0);
            while index[at].is_some() {
                at = (at + 1) % PLACES;
            }
            index[at] = Some(entry);
            i += 1;
        }
        table += 1;
    }
    index
};

/// The Chinese of a message.
///
/// # Panics
/// If there is none; called only while the crate is compiled.
pub(super) const fn of(en: &str) -> &'static str {
    let mut at = place(en);
    while let Some(entry) = INDEX[at] {
        if same(entry.0, en) {
            return entry.1;
        }
        at = (at + 1) % PLACES;
    }
    panic!("this message has no Chinese yet: add it to sim-core/src/lang/zh")
}

/// Where an entry is looked for first: by its length and a few of its letters.
const fn place(en: &str) -> usize {
    const LETTERS: usize = 12;
    let text = en.as_bytes();
    let mut hash = text.len();
    let mut i = 0;
    while i < LETTERS && !text.is_empty() {
        hash = (hash * 31 + text[(text.len() - 1) * i / (LETTERS - 1)] as usize) % (1 << 24);
        i += 1;
    }
    (hash ^ hash >> 12) % PLACES
}

/// Whether two texts are the same: `==`, which the compiler cannot evaluate yet.
const fn same(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    // Eight letters at a time: the compiler interprets this, slowly.
    while let (Some((x, more_of_a)), Some((y, more_of_b))) =
        (a.split_first_chunk(), b.split_first_chunk())
    {
        if u64::from_le_bytes(*x) != u64::from_le_bytes(*y) {
            return false;
        }
        (a, b) = (more_of_a, more_of_b);
    }
    let mut i = 0;
    while i < a.len() && a[i] == b[i] {
        i += 1;
    }
    i == a.len()
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
