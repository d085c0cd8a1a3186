//! What is said of whole programs, as recorded: a C file, and beside it every sentence in
//! English and in Chinese, to be read by whoever changes one.
//!
//! The first line of a program names the level (`// level: call`). What happens before `main`
//! and after it is left out. `RINGSIDE_BLESS=1 cargo test -p sim-core --test told` writes the
//! sentences anew; read the difference.

mod telling;

use sim_core::explain::Sentence;
use sim_core::kernel::event::Level;
use sim_core::lang::Lang;
use std::path::{Path, PathBuf};

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/told");
    let entries = std::fs::read_dir(folder).expect("the folder of the test");
    let mut found: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "c"))
        .collect();
    found.sort();
    found
}

fn level(source: &str) -> Level {
    match source.lines().next() {
        Some("// level: line") => Level::Line,
        Some("// level: call") => Level::Call,
        Some("// level: kernel") => Level::Kernel,
        other => panic!("the first line names no level: {other:?}"),
    }
}

/// The sentences from `main`'s call to its return, a line each; reasons behind a bar. (So a
/// child ends with _exit.)
fn told(source: &str, lang: Lang) -> String {
    let all = telling::explanations(source.into(), level(source), lang);
    let line = |said: &Sentence| match said.why.is_empty() {
        true => said.what.clone() + "\n",
        false => format!("{} | {}\n", said.what, said.why),
    };
    let begins = |said: &Sentence| said.what.contains("main()");
    let returns = |said: &Sentence| match lang {
        Lang::En => said.what.starts_with("main returns"),
        Lang::Zh => said.what.contains("main 返回"),
    };
    all.iter()
        .map(|said| &said.now)
        .skip_while(|said| !begins(said))
        .take_while(|said| !returns(said))
        .map(line)
        .collect()
}

#[test]
fn programs_are_told_as_recorded() {
    let bless = std::env::var_os("RINGSIDE_BLESS").is_some();
    let programs = programs();
    assert!(!programs.is_empty());
    let mut wrong = Vec::new();
    for path in programs {
        let source = std::fs::read_to_string(&path).expect("a program");
        for (lang, ending) in [(Lang::En, "en.txt"), (Lang::Zh, "zh.txt")] {
            let recorded = path.with_extension(ending);
            let now = told(&source, lang);
            if bless {
                std::fs::write(&recorded, now).expect("the recording is written");
            } else if std::fs::read_to_string(&recorded).unwrap_or_default() != now {
                wrong.push(recorded);
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "told otherwise than recorded: {wrong:#?}\nRINGSIDE_BLESS=1 writes them anew, if that is meant"
    );
}
