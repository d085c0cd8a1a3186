//! The kernel model's memory, below the level of C.
//!
//! What real Linux did with copy-on-write, replayed on the kernel model below the
//! level of C: the same operations, and after each the same values, fault counts,
//! signals, errnos, frames and their sharing.
//!
//! The cases are in `tests/oracle/cow`, or in the folder that `RINGSIDE_ORACLE`
//! names (`scripts/*.cow` with `logs/*.jsonl` beside). Those outside the model are
//! in `tests/oracle/cow/outside.txt`, each with its reason. A case that is listed there
//! and agrees all the same counts as one that agrees.

#![cfg(not(target_arch = "wasm32"))]

mod driver;
mod edges;
mod everything;
mod machine;
mod observe;
mod sequences;
mod story;

use driver::Driver;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

fn own_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/cow")
}

/// Cases that the model does not have, and why: by name, or by a word that their scripts use.
fn outside() -> BTreeMap<String, String> {
    let text =
        fs::read_to_string(own_folder().join("outside.txt")).expect("the list of cases outside");
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once(": ").expect("NAME or WORD: REASON"))
        .map(|(name, reason)| (name.to_owned(), reason.to_owned()))
        .collect()
}

/// Replays a case; `Err` says where it first differs, or what the driver does not know.
fn replay(script: &str, log: &str) -> Result<(), String> {
    catch_unwind(|| compare(script, log)).unwrap_or_else(|panic| {
        let what = panic.downcast_ref::<String>().map(String::as_str);
        let what = what.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(format!("stopped: {}", what.unwrap_or("a panic")))
    })
}

fn compare(script: &str, log: &str) -> Result<(), String> {
    let mut driver = Driver::new();
    let mut steps = script.lines().filter_map(|line| driver.line(line));
    for expected in log.lines().filter(|line| !line.is_empty()) {
        let expected: Value = serde_json::from_str(expected).map_err(|error| error.to_string())?;
        let mut expected = expected;
        let mut actual = steps.next().ok_or("the script ends before the log")?;
        for record in [&mut expected, &mut actual] {
            leave_out_code(record);
        }
        if actual != expected {
            return Err(difference(&expected, &actual));
        }
    }
    if steps.next().is_some() {
        Err("the log ends before the script".into())
    } else {
        Ok(())
    }
}

/// Which byte the driver's own code begins with depends on how the driver was compiled; that it
/// can be read, and what that costs, does not.
fn leave_out_code(record: &mut Value) {
    let reads_code = record["op"]
        .as_str()
        .is_some_and(|op| op.split(' ').any(|word| word == "TEXT"));
    if reads_code && let Some(val) = record.get_mut("val") {
        *val = "a byte of the driver".into();
    }
}

fn difference(expected: &Value, actual: &Value) -> String {
    let mut text = format!("step {} ({})", expected["step"], expected["op"]);
    let keys = expected
        .as_object()
        .into_iter()
        .chain(actual.as_object())
        .flat_map(|object| object.keys());
    let mut keys: Vec<&String> = keys.collect();
    keys.sort();
    keys.dedup();
    for key in keys
        .into_iter()
        .filter(|key| expected[key.as_str()] != actual[key.as_str()])
    {
        text += &format!(
            "\n    {key}: Linux {}\n    {key}: model {}",
            expected[key.as_str()],
            actual[key.as_str()]
        );
    }
    text
}

#[test]
fn the_model_does_what_linux_did() {
    let folder = std::env::var_os("RINGSIDE_ORACLE").map_or_else(own_folder, PathBuf::from);
    let outside = outside();
    let mut scripts: Vec<PathBuf> = fs::read_dir(folder.join("scripts"))
        .expect("a folder with scripts")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "cow"))
        .collect();
    scripts.sort();
    let (mut agree, mut left_out, mut failures) = (0, Vec::new(), Vec::new());
    for path in &scripts {
        let name = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default();
        let script = fs::read_to_string(path).expect("a script");
        let Ok(log) = fs::read_to_string(folder.join("logs").join(format!("{name}.jsonl"))) else {
            failures.push(format!("{name}: no log"));
            continue;
        };
        let reason = outside
            .iter()
            .find(|(key, _)| **key == name || script.split_whitespace().any(|word| word == *key));
        match (replay(&script, &log), reason) {
            (Ok(()), _) => agree += 1,
            (Err(_), Some((_, reason))) => left_out.push(format!("  {name}: {reason}")),
            (Err(what), None) => failures.push(format!("{name}: {what}")),
        }
    }
    println!("{agree} of {} cases agree with Linux", scripts.len());
    if !left_out.is_empty() {
        println!(
            "{} outside the model:\n{}",
            left_out.len(),
            left_out.join("\n")
        );
    }
    assert!(
        failures.is_empty(),
        "{} differ:\n{}",
        failures.len(),
        failures.join("\n")
    );
    assert!(agree > 0, "no cases in {}", folder.display());
}
