//! `cargo xtask record`: what real Linux prints for each C program in
//! sim-core/tests/conformance/, which the tests hold the model to.
//!
//! Beside `NAME.c` come `NAME.stdout`, `NAME.stderr` (when there is any) and
//! `NAME.status` (when it is not 0; as a shell gives it, 128+n for signal n).
//! `NAME.stdin`, if there, is what the program reads. A program that does not
//! do the same every time is refused: it would hold the model to chance.

mod run;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::{command, project};
use run::Outcome;

/// How often a program must do the same before it counts as deterministic: half
/// of the runs on one CPU, half on any.
const RUNS: u32 = 40;

pub fn main(args: &[String]) -> Result<ExitCode> {
    let (mut check, mut filter) = (false, "");
    for arg in args {
        match arg.as_str() {
            "--check" => check = true,
            option if option.starts_with('-') => {
                bail!("`cargo xtask record` has no option {option}; see `cargo xtask help`")
            }
            text => filter = text,
        }
    }
    for tool in ["gcc", "taskset"] {
        if command::find(tool).is_none() {
            bail!("{tool} is missing; `apt-get install gcc libc6-dev util-linux` would get it");
        }
    }
    let folder = project::root().join("sim-core/tests/conformance");
    let programs: Vec<Program> = programs(&folder)?
        .into_iter()
        .filter(|program| program.name.contains(filter))
        .collect();
    if programs.is_empty() {
        bail!("no program in {} matches `{filter}`", folder.display());
    }

    let mut bad = 0;
    for program in &programs {
        let verdict = match record(program) {
            Ok(outcome) if check => compare(program, &outcome),
            Ok(outcome) => write(program, &outcome),
            Err(refused) => Err(refused),
        };
        match verdict {
            Ok(done) => println!("{}: {done}", program.name),
            Err(error) => {
                bad += 1;
                println!("{}: {error:#}", program.name);
            }
        }
    }
    let good = programs.len() - bad;
    if check {
        println!("{good} as recorded, {bad} not");
    } else {
        if good > 0 {
            fs::write(folder.join("MACHINE.toml"), machine()?)?;
        }
        println!("{good} recorded, {bad} refused");
    }
    Ok(if bad == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

struct Program {
    /// SUBJECT/NAME
    name: String,
    source: PathBuf,
}

impl Program {
    fn file(&self, extension: &str) -> PathBuf {
        self.source.with_extension(extension)
    }
}

/// Every `SUBJECT/NAME.c` in the folder, in order.
fn programs(folder: &Path) -> Result<Vec<Program>> {
    let mut programs = Vec::new();
    let subjects =
        fs::read_dir(folder).with_context(|| format!("there is no {}", folder.display()))?;
    for subject in subjects.flatten().filter(|entry| entry.path().is_dir()) {
        for file in fs::read_dir(subject.path())?.flatten() {
            let source = file.path();
            if source.extension().is_some_and(|it| it == "c") {
                let relative = source.strip_prefix(folder)?.with_extension("");
                let name = relative.display().to_string();
                programs.push(Program { name, source });
            }
        }
    }
    programs.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(programs)
}

/// Compiles and runs a program often enough to know what it does.
fn record(program: &Program) -> Result<Outcome> {
    let scratch = tempfile::tempdir()?;
    let binary = scratch.path().join("program");
    run::compile(&program.source, &binary)?;
    let stdin = Some(program.file("stdin")).filter(|file| file.is_file());
    let several_cpus = std::thread::available_parallelism().is_ok_and(|n| n.get() > 1);
    let mut first: Option<Outcome> = None;
    for n in 0..RUNS {
        let pinned = n % 2 == 0 || !several_cpus;
        let outcome = run::run(&binary, stdin.as_deref(), pinned)?;
        match &first {
            None => first = Some(outcome),
            Some(first) => {
                if let Some(difference) = first.differs_from(&outcome) {
                    let how = if pinned { "on one CPU" } else { "on any CPU" };
                    bail!(
                        "REFUSED: not deterministic, run 1 and run {} ({how}) differ in {difference}",
                        n + 1
                    );
                }
            }
        }
    }
    first.context("it never ran")
}

fn write(program: &Program, outcome: &Outcome) -> Result<String> {
    let mut changed = Vec::new();
    for (extension, wanted) in outcome.files() {
        let path = program.file(extension);
        let old = fs::read(&path).ok();
        if old != wanted {
            changed.push(extension);
        }
        match wanted {
            Some(bytes) => fs::write(&path, bytes)?,
            None if old.is_some() => fs::remove_file(&path)?,
            None => {}
        }
    }
    Ok(if changed.is_empty() {
        "unchanged".to_string()
    } else {
        format!("recorded ({} changed)", changed.join(", "))
    })
}

fn compare(program: &Program, outcome: &Outcome) -> Result<String> {
    let differing: Vec<String> = outcome
        .files()
        .into_iter()
        .filter_map(|(extension, now)| {
            let old = fs::read(program.file(extension)).ok();
            (old != now).then(|| match (old, now) {
                (None, Some(now)) => {
                    format!("{extension} is not recorded, and is {:?} here", short(&now))
                }
                (Some(old), None) => {
                    format!(
                        "{extension} is recorded as {:?}, and absent here",
                        short(&old)
                    )
                }
                (old, now) => run::first_difference(
                    extension,
                    &old.unwrap_or_default(),
                    &now.unwrap_or_default(),
                ),
            })
        })
        .collect();
    if differing.is_empty() {
        return Ok("as recorded".to_string());
    }
    bail!("DIFFERS: {}", differing.join("; "))
}

fn short(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).chars().take(60).collect()
}

/// What the recordings were made on: it is what they are true of.
fn machine() -> Result<String> {
    let version = fs::read_to_string("/proc/version").context("this needs Linux")?;
    let kernel = version.split_whitespace().nth(2).unwrap_or("unknown");
    let first = |program: &str, args: &[&str]| {
        let said = command::output(command::command(program).args(args)).unwrap_or_default();
        said.lines().next().unwrap_or("unknown").to_string()
    };
    let glibc = first("getconf", &["GNU_LIBC_VERSION"]);
    Ok(format!(
        "# Written by `cargo xtask record`: the machine that the recordings beside it\n\
         # were made on.\n\
         kernel = {kernel:?}\narch = {:?}\nglibc = {:?}\ngcc = {:?}\ngcc_flags = {:?}\n",
        std::env::consts::ARCH,
        glibc.trim_start_matches("glibc "),
        first("gcc", &["--version"]),
        run::GCC_FLAGS.join(" "),
    ))
}
