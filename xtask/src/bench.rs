//! `cargo xtask bench`: how fast the model is and how much memory a recording
//! takes, natively and in Chromium; how soon the page shows a first frame and how fast
//! it steps; and how the model compares with other ways to run C without waiting for a
//! compiler.
//!
//! Prints a table with the goal beside each number, and writes the same numbers
//! as JSON into the target folder. It asserts nothing: a number that misses its
//! goal is a thing to explain in docs/performance.md, not a failed test.

mod interpreters;
mod page;
mod table;
mod web;

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::setup::{self, Need};
use crate::{command, project};

/// Measures something, and gives the numbers as JSON.
type Measure = fn() -> Result<Value>;

/// The parts, in the order in which they run.
const PARTS: [(&str, Measure); 4] = [
    ("native", native),
    ("browser", web::measure),
    ("page", page::measure),
    ("interpreters", interpreters::measure),
];

pub fn main(args: &[String]) -> Result<ExitCode> {
    let names = PARTS.map(|(name, _)| name);
    if let Some(unknown) = args.iter().find(|arg| !names.contains(&arg.as_str())) {
        bail!("there is no part `{unknown}`; the parts are {names:?}");
    }
    let wanted = |name: &str| args.is_empty() || args.iter().any(|arg| arg == name);
    if wanted("browser") {
        setup::ensure(&[
            Need::WasmTarget,
            Need::WasmBindgen,
            Need::WasmOpt,
            Need::Browser,
            Need::Playwright,
        ])?;
    }
    if wanted("page") {
        setup::ensure(&Need::BUILD)?;
        setup::ensure(&[Need::Browser, Need::Playwright])?;
    }
    let mut all = json!({});
    for (name, measure) in PARTS.into_iter().filter(|(name, _)| wanted(name)) {
        println!("Measuring: {name}");
        all[name] = measure().with_context(|| format!("cannot measure: {name}"))?;
    }
    print!("{}", table::table(&all));
    let path = project::target().join("bench.json");
    fs::write(&path, serde_json::to_string_pretty(&all)? + "\n")?;
    println!("\nThe same as JSON: {}", path.display());
    Ok(ExitCode::SUCCESS)
}

fn native() -> Result<Value> {
    command::run(command::command("cargo").args([
        "build",
        "--release",
        "--locked",
        "-p",
        "bench",
    ]))?;
    let program = project::target().join("release/bench");
    let text = command::output(&mut command::command(&program))
        .with_context(|| format!("{} failed", program.display()))?;
    Ok(serde_json::from_str(&text)?)
}
