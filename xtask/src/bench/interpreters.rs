//! Plain C, run by the model and by others that need no separate compiling:
//! picoc (an interpreter) and `tcc -run` (a compiler in memory, the upper end).
//! Times differ from machine to machine; the ratios of one run say more.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{fs, thread};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::{command, project};

/// Each program is run so often; the fastest run counts.
const RUNS: usize = 3;

pub fn measure() -> Result<Value> {
    let mut build = command::command("cargo");
    build.args(["build", "--release", "--locked", "-p", "sim-core"]);
    command::run(build.args(["--bin", "ringside"]))?;
    let ringside = project::target().join("release/ringside");
    let others: Vec<(&str, PathBuf, &[&str])> = [("tcc", &["-run"][..]), ("picoc", &[][..])]
        .into_iter()
        .filter_map(|(name, args)| Some((name, command::find(name)?, args)))
        .collect();
    let mut programs: Vec<PathBuf> = fs::read_dir(project::root().join("bench/plain"))?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    programs.sort();
    let mut rows = Vec::new();
    for program in &programs {
        let name = program.file_stem().unwrap_or_default().to_string_lossy();
        let (seconds, printed) = fastest(&ringside, &["run", "--budget", "10000000000"], program)?;
        let mut row = json!({ "program": name, "ringside": seconds });
        for (other, path, args) in &others {
            let (seconds, text) = fastest(path, args, program)?;
            ensure!(
                text == printed,
                "{other} prints {text:?} for {name}, and not {printed:?}"
            );
            row[other] = json!(seconds);
        }
        rows.push(row);
    }
    Ok(json!({
        "missing": missing(&others),
        "rows": rows,
    }))
}

/// Those that are not on this machine.
fn missing(found: &[(&str, PathBuf, &[&str])]) -> Vec<&'static str> {
    ["tcc", "picoc"]
        .into_iter()
        .filter(|name| found.iter().all(|(it, ..)| it != name))
        .collect()
}

/// The seconds of the fastest run, start to end, and what it printed.
fn fastest(tool: &Path, args: &[&str], program: &Path) -> Result<(f64, String)> {
    let mut best = f64::INFINITY;
    let mut printed = String::new();
    for _ in 0..RUNS {
        // Others on the machine get their turn now rather than in between.
        thread::yield_now();
        let begin = Instant::now();
        let output = Command::new(tool)
            .args(args)
            .arg(program)
            .stdin(Stdio::null())
            .output()
            .with_context(|| format!("cannot start {}", tool.display()))?;
        best = best.min(begin.elapsed().as_secs_f64());
        ensure!(
            output.status.success(),
            "{} fails on {}: {}",
            tool.display(),
            program.display(),
            String::from_utf8_lossy(&output.stderr)
        );
        printed = String::from_utf8_lossy(&output.stdout).into_owned();
    }
    Ok((best, printed))
}
