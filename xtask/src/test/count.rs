//! Runs test runners and counts what they say.

use std::process::Command;

use anyhow::{Result, bail};

use crate::command;

#[derive(Default, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

/// Runs a test runner and adds what it counted.
pub fn count(runner: &mut Command, tally: &mut Tally) -> Result<()> {
    let (success, said) = command::run_teed(runner)?;
    let counted = read_counts(&said);
    tally.passed += counted.passed;
    tally.failed += counted.failed;
    if !success {
        bail!("`{}` failed", command::shown(runner));
    }
    Ok(())
}

/// Adds up what test runners say: `test result: ok. 3 passed; 0 failed; …` of
/// cargo and wasm-bindgen, and `  3 passed (1.2s)`, `  1 failed` of Playwright.
fn read_counts(said: &str) -> Tally {
    let mut tally = Tally::default();
    for line in said.lines() {
        let line = line.trim();
        let counts = match line.strip_prefix("test result: ") {
            Some(rest) => rest.split_once(". ").map_or("", |(_, counts)| counts),
            None => line,
        };
        for count in counts.split(';') {
            let mut words = count.split_whitespace();
            let number = words.next().and_then(|word| word.parse::<u64>().ok());
            let rest: Vec<&str> = words.collect();
            let playwright = !line.starts_with("test result");
            match (number, &rest[..]) {
                (Some(n), ["passed"]) => tally.passed += n,
                (Some(n), ["failed"]) => tally.failed += n,
                (Some(n), ["passed", time]) if playwright && time.starts_with('(') => {
                    tally.passed += n;
                }
                _ => {}
            }
        }
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_each_runner() {
        let cargo = "running 2 tests\ntest a ... ok\n\
                     test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
                     test result: FAILED. 3 passed; 1 failed; 0 ignored\n";
        assert_eq!(
            read_counts(cargo),
            Tally {
                passed: 5,
                failed: 1
            }
        );
        let playwright = "Running 4 tests using 2 workers\n  ok 1 a.spec.js › 3 failed attempts\n\
                          \x20 1 failed\n    a.spec.js:1:1 › x\n  3 passed (12.3s)\n";
        assert_eq!(
            read_counts(playwright),
            Tally {
                passed: 3,
                failed: 1
            }
        );
    }
}
