//! What the front end says about programs that are wrong, or may be: each
//! `tests/checker/<name>.c` stands beside its messages.
//!
//! `RINGSIDE_BLESS=1 cargo test --test checker` writes the messages anew.

use sim_core::c::compile;
use sim_core::lang::Lang;
use std::path::Path;

#[test]
fn messages_say_what_is_wrong() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checker");
    let bless = std::env::var_os("RINGSIDE_BLESS").is_some();
    let mut wrong = String::new();
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of the test")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "c"))
        .collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().expect("a file").to_string_lossy();
        let text = std::fs::read_to_string(&path).expect("a program");
        let found = compile(&name, &text).diagnostics;
        for lang in Lang::ALL {
            let found: String = found.iter().map(|d| d.render(lang)).collect();
            let expected = path.with_extension(format!("{}.txt", lang.code()));
            if bless {
                std::fs::write(&expected, &found).expect("the messages can be written");
            } else if std::fs::read_to_string(&expected).unwrap_or_default() != found {
                wrong += &format!("{name} now gives\n{found}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
