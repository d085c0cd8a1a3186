//! The C front end against data: what `gcc -E -P` makes of macros, programs
//! that must be accepted, programs with errors and what is said about them.
//!
//! `RINGSIDE_BLESS=1 cargo test --test front` writes the messages anew.

use sim_core::c::diag::{Severity, SourceMap};
use sim_core::c::lex::Lexer;
use sim_core::c::parse_unit;
use sim_core::c::pp::preprocess;
use sim_core::c::report::Reporter;
use sim_core::c::token::{Interner, Tok};
use sim_core::lang::Lang;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/front")
        .join(folder);
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of the test")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "c"))
        .collect();
    found.sort();
    found
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn name(path: &Path) -> String {
    path.file_name()
        .expect("a file")
        .to_string_lossy()
        .into_owned()
}

fn messages(name: &str, text: &str, lang: Lang) -> String {
    let mut map = SourceMap::default();
    let main = map.add(name, text, false);
    let (_, found) = parse_unit(&mut map, main, &sim_core::libc::header, false);
    found.iter().fold(String::new(), |mut out, d| {
        let _ = write!(out, "{}", d.render(lang));
        out
    })
}

/// The spellings of a preprocessed text.
fn spellings(text: &str) -> Vec<String> {
    let mut map = SourceMap::default();
    let main = map.add("text.i", text, false);
    let mut names = Interner::new();
    let mut lexer = Lexer::new(main, &map.files[0].text);
    let mut out = Vec::new();
    loop {
        let token = lexer.next(&mut names, false);
        if token.kind == Tok::Eof {
            return out;
        }
        out.push(names.spelling(token).to_string());
    }
}

#[test]
fn macros_expand_as_with_gcc() {
    for path in files("preprocess") {
        let mut map = SourceMap::default();
        let main = map.add(&name(&path), &text(&path), false);
        let mut report = Reporter::new(false);
        let ours = preprocess(&mut map, main, &|_| None, &mut report);
        let ours: Vec<String> = ours
            .tokens
            .iter()
            .filter(|t| t.kind != Tok::Eof)
            .map(|t| ours.names.spelling(*t).to_string())
            .collect();
        let gcc = spellings(&text(&path.with_extension("i")));
        for (at, (our, their)) in ours.iter().zip(&gcc).enumerate() {
            let around = gcc[at.saturating_sub(5)..at].join(" ");
            assert_eq!(our, their, "{}, behind {around}", path.display());
        }
        assert_eq!(ours.len(), gcc.len(), "{}", path.display());
    }
}

#[test]
fn correct_programs_are_accepted() {
    for path in files("accepted") {
        assert_eq!(messages(&name(&path), &text(&path), Lang::En), "");
    }
}

#[test]
fn the_library_is_accepted() {
    for module in sim_core::libc::modules() {
        let mut map = SourceMap::default();
        let main = map.add(module.name, module.source, true);
        let (_, found) = parse_unit(&mut map, main, &sim_core::libc::header, true);
        let found: Vec<String> = found.iter().map(|d| d.render(Lang::En)).collect();
        assert!(found.is_empty(), "{}", found.join(""));
    }
    for header in sim_core::libc::header_names() {
        assert_eq!(
            messages(
                "main.c",
                &format!("#include <{header}>\n#include <{header}>\nint x;\n"),
                Lang::En
            ),
            "",
            "{header}"
        );
    }
}

#[test]
fn errors_are_told_as_recorded() {
    for path in files("errors") {
        for lang in Lang::ALL {
            let found = messages(&name(&path), &text(&path), lang);
            let recorded = path.with_extension(format!("{}.txt", lang.code()));
            if std::env::var_os("RINGSIDE_BLESS").is_some_and(|v| v == "1") {
                std::fs::write(&recorded, &found).expect("the record");
            }
            assert_eq!(found, text(&recorded), "{}", recorded.display());
        }
    }
}

#[test]
fn depth_is_bounded() {
    let deep = [
        format!("int x = {}1{};", "(".repeat(100_000), ")".repeat(100_000)),
        format!("int x = 1{};", " + 1".repeat(100_000)),
        format!("int x = {}1;", "-~".repeat(100_000)),
        format!("int x = {}1;", "(int)".repeat(100_000)),
        format!("int x = 1{};", " ? 1 : 1".repeat(100_000)),
        format!("int x = a{};", "[0]".repeat(100_000)),
        format!("int x = {}a;", "a = ".repeat(100_000)),
        format!("int x = {}1{};", "({".repeat(100_000), ";})".repeat(100_000)),
        format!("int {}x{};", "(".repeat(100_000), ")".repeat(100_000)),
        format!("int x{};", "(int".repeat(100_000)),
        format!("int {}x;", "*".repeat(100_000)),
        format!("int x{};", "[1]".repeat(100_000)),
        format!("{} x;", "struct {".repeat(100_000)),
        format!("int x = {}", "{".repeat(100_000)),
        format!("int f(void) {}", "{".repeat(100_000)),
        format!("int f(void) {{ {} ; }}", "if (1)".repeat(100_000)),
        format!("int f(void) {{ {} ; }}", "a:".repeat(100_000)),
        format!("int f(void) {{ {} ; }}", "if (1) ; else ".repeat(100_000)),
        format!("typeof({}", "typeof(".repeat(100_000)),
        format!("int x = sizeof {}1;", "sizeof ".repeat(100_000)),
        format!("#if {}1\n#endif\n", "(".repeat(100_000)),
        format!("#if {}1\n#endif\n", "!".repeat(100_000)),
        format!("#if {}1\n#endif\n", "1 ? 1 : ".repeat(100_000)),
        format!("#define f(x) x\nint x = {}1{};", "f(".repeat(10_000), ")".repeat(10_000)),
        "#define A B B B B B B B B\n#define B C C C C C C C C\n#define C D D D D D D D D\n#define D E E E E E E E E\n\
         #define E F F F F F F F F\n#define F G G G G G G G G\n#define G H H H H H H H H\n#define H I I I I I I I I\nA"
            .to_string(),
        format!("#define p(x) x##x\n#define q(x) p(x)\nint {}a{};", "q(".repeat(40), ")".repeat(40)),
        format!("#define s(x) #x\n#define t(x) s(x)\nchar *x = {}\"a\"{};", "t(".repeat(40), ")".repeat(40)),
        format!("#define d(x) {}\nint x = d({});", "x ".repeat(5000), "1 ".repeat(50_000)),
    ];
    // WebAssembly gives us 1 MiB of stack.
    let run = move || {
        for text in deep {
            let found = messages("deep.c", &text, Lang::En);
            assert!(found.contains("error"), "{}", &text[..40]);
        }
    };
    let thread = std::thread::Builder::new()
        .stack_size(1 << 20)
        .spawn(run)
        .expect("a thread");
    thread.join().expect("no overflow");
}

/// Every prefix of every text, and texts with pieces cut out, doubled, moved
/// or overwritten: the front end says something or nothing, and returns.
#[test]
fn damaged_texts_do_no_harm() {
    let mut seed = 1u64;
    let mut random = move |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below.max(1)
    };
    let pieces = [
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        ";",
        ",",
        "\"",
        "'",
        "\\",
        "\n#",
        "#define ",
        "##",
        "/*",
        "*/",
        "//",
        "=",
        "int ",
        "struct ",
        "x",
        "0x",
        "1e",
        "...",
        "<",
        ":",
        "?",
        "é",
        "\u{201c}",
        "\0",
        "\\\n",
        "typedef ",
        "_Generic(",
        "f(x",
        "__attribute__((",
        "sizeof ",
        "case ",
        "enum {",
        "\n#if ",
        "\n#else\n",
        "\n#endif\n",
        "\n#include <stdio.h>\n",
    ];
    for folder in ["errors", "accepted", "preprocess"] {
        for path in files(folder) {
            let text = text(&path);
            let bounds: Vec<usize> = (0..=text.len())
                .filter(|&i| text.is_char_boundary(i))
                .collect();
            let step = (bounds.len() / 60).max(1);
            for end in bounds.iter().step_by(step) {
                messages("cut.c", &text[..*end], Lang::Zh);
            }
            for _ in 0..60 {
                let mut damaged = text.clone();
                for _ in 0..1 + random(4) {
                    let mut at = random(damaged.len() + 1);
                    while !damaged.is_char_boundary(at) {
                        at -= 1;
                    }
                    let mut end = (at + random(12)).min(damaged.len());
                    while !damaged.is_char_boundary(end) {
                        end += 1;
                    }
                    let new = if random(4) == 0 {
                        ""
                    } else {
                        pieces[random(pieces.len())]
                    };
                    damaged.replace_range(at..end, new);
                }
                messages("damaged.c", &damaged, Lang::Zh);
            }
        }
    }
}

#[test]
fn messages_are_few() {
    // Every line is wrong; a student reads the first ones.
    let text = format!("int main(void) {{\n{}}}\n", "    int = 3;\n".repeat(200));
    let mut map = SourceMap::default();
    let main = map.add("many.c", &text, false);
    let (_, found) = parse_unit(&mut map, main, &|_| None, false);
    assert_eq!(
        found
            .iter()
            .filter(|d| d.severity == Severity::Error)
            .count(),
        20
    );
}
