//! Sets this machine up: each step says what it does and why, does nothing when
//! that is done already, and ends with one clear line when it cannot be done.
//!
//! What cargo, apt and npm fetch does not depend on each other, so each has a
//! lane of its own and the three lanes run side by side.

mod apt;
mod browser;
mod cargo_tools;
mod node_tools;
mod wasm;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::project;

pub use browser::{chromedriver, chromium, firefox};
pub use wasm::choose_toolchain;

/// Something that a verb wants to find on the machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    WasmTarget,
    Lints,
    Browser,
    Trunk,
    WasmBindgen,
    WasmPack,
    WasmOpt,
    /// What the page's editor is made of.
    Editor,
    Playwright,
}

impl Need {
    /// What the page is built with.
    pub const BUILD: [Self; 5] = [
        Self::WasmTarget,
        Self::Trunk,
        Self::WasmBindgen,
        Self::WasmOpt,
        Self::Editor,
    ];

    /// Everything: what the page is built and tested with.
    pub const ALL: [Self; 9] = [
        Self::Lints,
        Self::WasmTarget,
        Self::Browser,
        Self::Trunk,
        Self::WasmBindgen,
        Self::WasmPack,
        Self::WasmOpt,
        Self::Editor,
        Self::Playwright,
    ];
}

/// Steps of one lane run one after the other: they would wait for each other's
/// lock anyway.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lane {
    System,
    Cargo,
    Npm,
}

struct Step {
    lane: Lane,
    /// What it brings, with the version where one is pinned.
    what: String,
    why: &'static str,
    /// How long it takes from nothing, on two cores.
    takes: &'static str,
    ready: fn() -> bool,
    install: fn(log: &Path) -> Result<()>,
}

fn step(need: Need) -> Result<Step> {
    Ok(match need {
        Need::Lints => wasm::lints(),
        Need::WasmTarget => wasm::step(),
        Need::Browser => browser::step(),
        Need::Trunk => cargo_tools::trunk(),
        Need::WasmBindgen => cargo_tools::wasm_bindgen()?,
        Need::WasmPack => cargo_tools::wasm_pack(),
        Need::WasmOpt => node_tools::wasm_opt(),
        Need::Editor => node_tools::editor(),
        Need::Playwright => node_tools::playwright(),
    })
}

/// Gets Firefox if it is missing and can be had; else says in one line that the
/// page is not tested in it. Chromium is a must, this is not.
pub fn try_firefox() -> Result<()> {
    let tools = project::tools()?;
    fs::create_dir_all(&tools)?;
    let step = browser::second();
    if !(step.ready)()
        && let Err(error) = install_one(&step, &tools)
    {
        println!("Firefox cannot be set up, so the page is not tested in it: {error:#}");
    }
    Ok(())
}

/// Makes sure that all of `needs` is there.
pub fn ensure(needs: &[Need]) -> Result<()> {
    let begin = Instant::now();
    let steps = needs
        .iter()
        .map(|&need| step(need))
        .collect::<Result<Vec<_>>>()?;
    if steps.iter().any(|step| !(step.ready)()) {
        let tools = project::tools()?;
        fs::create_dir_all(&tools)
            .with_context(|| format!("cannot make the folder for tools, {}", tools.display()))?;
        // Two set-ups at once would get into each other's way: the second waits,
        // and then finds the work done.
        let lock = File::create(tools.join("lock"))?;
        lock.lock()?;
        let missing: Vec<&Step> = steps.iter().filter(|step| !(step.ready)()).collect();
        install(&missing, &tools)?;
    }
    let names: Vec<&str> = steps.iter().map(|step| step.what.as_str()).collect();
    println!(
        "Set up: {} ({:.1} s)",
        names.join(", "),
        begin.elapsed().as_secs_f32()
    );
    Ok(())
}

fn install(missing: &[&Step], tools: &Path) -> Result<()> {
    if !missing.is_empty() {
        println!(
            "Setting up what is missing; tools go to {}",
            tools.display()
        );
    }
    let failures: Vec<String> = thread::scope(|scope| {
        let lanes = [Lane::System, Lane::Cargo, Lane::Npm].map(|lane| {
            scope.spawn(move || {
                let steps = missing.iter().filter(|step| step.lane == lane);
                steps
                    .filter_map(|step| install_one(step, tools).err())
                    .map(|error| format!("{error:#}"))
                    .collect::<Vec<_>>()
            })
        });
        lanes
            .into_iter()
            .flat_map(|lane| {
                lane.join()
                    .unwrap_or_else(|_| vec!["a bug in xtask".into()])
            })
            .collect()
    });
    // The shared build folder is of no use once all the tools are there.
    if failures.is_empty() {
        let _ = fs::remove_dir_all(cargo_tools::build_dir(tools));
    }
    match &failures[..] {
        [] => Ok(()),
        [one] => bail!("{one}"),
        all => bail!("{}", all.join("\nerror: ")),
    }
}

fn install_one(step: &Step, tools: &Path) -> Result<()> {
    println!("  > {}: {} ({})", step.what, step.why, step.takes);
    let begin = Instant::now();
    let name: String = step
        .what
        .chars()
        .map(|it| if it.is_alphanumeric() { it } else { '-' })
        .collect();
    let log = tools.join(format!("{name}.log"));
    let _ = fs::remove_file(&log);
    (step.install)(&log).with_context(|| format!("{} is missing", step.what))?;
    if !(step.ready)() {
        bail!(
            "{} was installed and is still not found; {} says what happened",
            step.what,
            log.display()
        );
    }
    println!("  + {}: {:.0} s", step.what, begin.elapsed().as_secs_f32());
    Ok(())
}

/// The folders to put before PATH: every tool has one of its own, named after
/// its version, so that two clones can want two versions.
pub fn tool_dirs() -> Vec<PathBuf> {
    let Ok(tools) = project::tools() else {
        return Vec::new();
    };
    let mut dirs = cargo_tools::bin_dirs(&tools);
    dirs.push(node_tools::wasm_opt_dir(&tools));
    dirs
}
