//! The corpus of the fuzz targets (`fuzz/`), as it is and with mutations that
//! are the same each time: whatever the text, the front end and the machine end
//! soon and never panic. `RINGSIDE_FUZZ=N` tries N mutations of each file
//! instead of a few; `RINGSIDE_FUZZ_SEED` begins elsewhere.
#![cfg(not(target_arch = "wasm32"))]

use sim_core::c;
use sim_core::recording::Run;
use sim_core::scenario::{Budget, Scenario};
use std::path::Path;

/// xorshift64*: a mutation is named by its seed.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

/// What a mutation puts in: words on which front ends stumble.
const WORDS: &[&str] = &[
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ";",
    ",",
    "*",
    "&",
    "&&",
    "-",
    "->",
    ".",
    "...",
    "#",
    "##",
    "\"",
    "'",
    "\\",
    "\n",
    "0",
    "1",
    "-1",
    "1<<30",
    "0x7fffffffffffffff",
    "1e400",
    "int ",
    "long ",
    "unsigned ",
    "struct s ",
    "union u{",
    "enum{",
    "void ",
    "char*",
    "typedef ",
    "static ",
    "const ",
    "sizeof ",
    "return ",
    "goto ",
    "case ",
    "default:",
    "switch(x)",
    "if(",
    "else ",
    "for(;;)",
    "while(",
    "do ",
    "break;",
    "continue;",
    "#define x ",
    "#if ",
    "#else\n",
    "#endif\n",
    "#include <stdio.h>\n",
    "#include \"program.c\"\n",
    "_Generic(",
    "typeof(",
    "({",
    "})",
    "%",
    "/",
    "=",
    "+=",
    "++",
    "?",
    ":",
    "__VA_ARGS__",
    "__attribute__((",
    "\u{e9}",
    "/*",
    "*/",
    "//",
];

fn mutated(text: &str, random: &mut Random) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(4) {
        let at = random.below(chars.len() + 1);
        let len = random.below(12).min(chars.len() - at);
        match random.below(6) {
            0 => drop(chars.drain(at..at + len)),
            1 | 2 => {
                let word = WORDS[random.below(WORDS.len())];
                chars.splice(at..at, word.chars());
            }
            3 => {
                let word = WORDS[random.below(WORDS.len())];
                chars.splice(at..at + len, word.chars());
            }
            4 => {
                let from = random.below(chars.len() + 1);
                let len = random.below(40).min(chars.len() - from);
                let copy: Vec<char> = chars[from..from + len].to_vec();
                chars.splice(at..at, copy);
            }
            _ => chars.truncate(at),
        }
    }
    chars.into_iter().collect()
}

/// Compiles a text and runs it for a while, if there is a program in it.
fn try_text(text: &str) {
    let scenario = Scenario {
        source: text.into(),
        budget: Budget {
            instructions: 50_000,
            events: 50_000,
            calls: 50_000,
            frames: 2048,
            output: 1 << 14,
        },
        ..Scenario::default()
    };
    if let Some(program) = c::compile(&scenario.file_name, text).program {
        let mut run = Run::of_program(scenario, program, Vec::new());
        while !run.advance(50_000) {}
    }
}

fn number(name: &str, otherwise: u64) -> u64 {
    let value = std::env::var(name).ok();
    value.and_then(|v| v.parse().ok()).unwrap_or(otherwise)
}

fn corpus(folder: &str) {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../fuzz/corpus")
        .join(folder);
    let entries = std::fs::read_dir(&dir).expect("the corpus is there");
    let mut files: Vec<_> = entries.map(|e| e.expect("an entry").path()).collect();
    files.sort();
    assert!(!files.is_empty());
    let times = number("RINGSIDE_FUZZ", 3);
    let first = number("RINGSIDE_FUZZ_SEED", 1);
    for (n, path) in files.iter().enumerate() {
        let text = std::fs::read_to_string(path).expect("a text");
        for seed in 0..=times {
            let input = match seed {
                0 => text.clone(),
                _ => {
                    let seed = (first + seed) * 1000 + n as u64;
                    mutated(
                        &text,
                        &mut Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
                    )
                }
            };
            let result = std::panic::catch_unwind(|| try_text(&input));
            assert!(
                result.is_ok(),
                "{}: mutation {seed}:\n{input}",
                path.display()
            );
        }
    }
}

#[test]
fn any_text_is_answered() {
    corpus("source");
}

#[test]
fn any_program_ends() {
    corpus("program");
}
