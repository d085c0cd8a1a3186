//! The model's malloc against glibc's.
//!
//! What glibc's malloc did with scripts of malloc, realloc, free and so on, replayed by
//! a C program on the model (`replay.c`): after each step the same block, size and
//! content, the same mallinfo2, and in the end the same walk over the heap, exit status
//! and message.
//!
//! The cases are in `tests/oracle/malloc`, or in the folder that `RINGSIDE_MALLOC_ORACLE`
//! names (`scripts/*.ms` with `logs/*.jsonl` beside). Those outside the model are in
//! `tests/oracle/malloc/outside.txt`, each with its reason. A case that is listed there
//! and agrees all the same counts as one that agrees.

#![cfg(unix)]

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// Cases that the model does not have, and why: by name, or by a word that their scripts use.
fn outside() -> BTreeMap<String, String> {
    let text = fs::read_to_string(tests().join("oracle/malloc/outside.txt"))
        .expect("the list of cases outside");
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once(": ").expect("NAME or WORD: REASON"))
        .map(|(name, reason)| (name.to_owned(), reason.to_owned()))
        .collect()
}

fn run(script: &Path, heap: &str) -> Output {
    let stdin = fs::File::open(script).expect("a script");
    Command::new(env!("CARGO_BIN_EXE_ringside"))
        .args(["run", "--budget", "1000000000"])
        .arg(tests().join("malloc_oracle/replay.c"))
        .args(["--", heap])
        .stdin(Stdio::from(stdin))
        .output()
        .expect("ringside runs")
}

/// Replays a case; `Err` says where it first differs.
fn replay(script: &Path, log: &str) -> Result<(), String> {
    let log: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).map_err(|error| error.to_string()))
        .collect::<Result<_, _>>()?;
    let [first, steps @ .., last] = log.as_slice() else {
        return Err("a log without a beginning and an end".into());
    };
    let output = run(script, first["heap_lo24"].as_str().unwrap_or("0x0"));
    let stdout = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr);
    let mut lines = stdout.lines();
    for expected in steps {
        let place = format!("line {} ({})", expected["line"], expected["op"]);
        let line = lines
            .next()
            .ok_or_else(|| format!("{place}: the model ended before: {stderr}"))?;
        let actual: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        for (key, actual) in actual.as_object().into_iter().flatten() {
            let expected = &expected[key.as_str()];
            if expected != actual {
                return Err(format!("{place}: {key}: glibc {expected}, model {actual}"));
            }
        }
    }
    if lines.next().is_some() {
        return Err("the model goes on after the end".into());
    }
    let status = output.status.code();
    let died = output.status.signal().map(|signal| 128 + signal);
    let expected = match last["signal"].as_i64() {
        Some(signal) => 128 + signal,
        None => last["code"].as_i64().unwrap_or(0),
    };
    let message = last["stderr"].as_str().unwrap_or("");
    if status.or(died).map(i64::from) != Some(expected) || stderr.trim_end() != message {
        return Err(format!(
            "end: glibc {expected} {message:?}, model {:?} {stderr:?}",
            status.or(died)
        ));
    }
    Ok(())
}

#[test]
fn malloc_does_what_glibc_did() {
    let folder = std::env::var_os("RINGSIDE_MALLOC_ORACLE")
        .map_or_else(|| tests().join("oracle/malloc"), PathBuf::from);
    let outside = outside();
    let mut scripts: Vec<PathBuf> = fs::read_dir(folder.join("scripts"))
        .expect("a folder with scripts")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ms"))
        .collect();
    scripts.sort();
    let (mut agree, mut left_out, mut failures) = (0, Vec::new(), Vec::new());
    for path in &scripts {
        let name = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default();
        let script = fs::read_to_string(path).expect("a script");
        let log =
            fs::read_to_string(folder.join("logs").join(format!("{name}.jsonl"))).expect("its log");
        let reason = outside
            .iter()
            .find(|(key, _)| **key == name || script.split_whitespace().any(|word| word == *key));
        match (replay(path, &log), reason) {
            (Ok(()), _) => agree += 1,
            (Err(_), Some((_, reason))) => left_out.push(format!("  {name}: {reason}")),
            (Err(what), None) => failures.push(format!("{name}: {what}")),
        }
    }
    println!("{agree} of {} cases agree with glibc", scripts.len());
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
