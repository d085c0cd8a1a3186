//! The tools that come as source from the registry of crates: trunk,
//! wasm-bindgen and wasm-pack.
//!
//! They are built once, and by far the longest part of the set-up, so they are
//! built cheaply: no optimisation (but where it counts), no debug information, and one build
//! folder for all, because they share many crates.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{Lane, Step};
use crate::{command, project};

const TRUNK: &str = "0.21.14";
const WASM_PACK: &str = "0.15.1";

pub fn trunk() -> Step {
    Step {
        lane: Lane::Cargo,
        what: format!("trunk {TRUNK}"),
        why: "turns index.html and app/ into the site in dist/",
        takes: "3 to 5 min",
        ready: || has("trunk", TRUNK),
        // The default features are for downloading tools, which we do ourselves.
        install: |log| install(log, "trunk", TRUNK, &["--no-default-features"]),
    }
}

pub fn wasm_bindgen() -> Result<Step> {
    Ok(Step {
        lane: Lane::Cargo,
        what: format!("wasm-bindgen {}", wasm_bindgen_version()?),
        why: "writes the JavaScript beside the WebAssembly; must be of the version in Cargo.lock",
        takes: "about 1 min",
        ready: || wasm_bindgen_version().is_ok_and(|it| has("wasm-bindgen", &it)),
        install: |log| {
            // The part that reads and writes WebAssembly, at every build.
            let quick = ["walrus", "wasmparser", "wasm-encoder"];
            let quick = quick.map(|it| format!("profile.release.package.{it}.opt-level=2"));
            let args: Vec<&str> = quick
                .iter()
                .flat_map(|it| ["--config", it.as_str()])
                .collect();
            install(log, "wasm-bindgen-cli", &wasm_bindgen_version()?, &args)
        },
    })
}

pub fn wasm_pack() -> Step {
    Step {
        lane: Lane::Cargo,
        what: format!("wasm-pack {WASM_PACK}"),
        why: "runs tests as WebAssembly in the browser",
        takes: "about 1 min",
        ready: || has("wasm-pack", WASM_PACK),
        install: |log| install(log, "wasm-pack", WASM_PACK, &[]),
    }
}

fn wasm_bindgen_version() -> Result<String> {
    project::locked_version("wasm-bindgen")
}

/// Where the tools are built.
pub fn build_dir(tools: &Path) -> PathBuf {
    tools.join("build")
}

/// Where the tools are, one folder each.
pub fn bin_dirs(tools: &Path) -> Vec<PathBuf> {
    let wasm_bindgen = wasm_bindgen_version().unwrap_or_default();
    [
        ("trunk", TRUNK),
        ("wasm-bindgen-cli", &wasm_bindgen),
        ("wasm-pack", WASM_PACK),
    ]
    .map(|(krate, version)| root_of(tools, krate, version).join("bin"))
    .to_vec()
}

fn root_of(tools: &Path, krate: &str, version: &str) -> PathBuf {
    tools.join(format!("{krate}-{version}"))
}

fn has(tool: &str, version: &str) -> bool {
    let said = command::output(command::command(tool).arg("--version"));
    said.is_some_and(|said| said.split_whitespace().nth(1) == Some(version))
}

fn install(log: &Path, krate: &str, version: &str, more: &[&str]) -> Result<()> {
    let tools = project::tools()?;
    let install = |locked: bool| {
        let mut cargo = command::command("cargo");
        cargo
            .args(["install", krate, "--version", version, "--force", "--root"])
            .arg(root_of(&tools, krate, version))
            .args(more)
            .env("CARGO_TARGET_DIR", build_dir(&tools))
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
            .env("CARGO_PROFILE_RELEASE_STRIP", "none")
            .env("CARGO_PROFILE_RELEASE_PANIC", "unwind");
        if locked {
            cargo.arg("--locked");
        }
        command::run_logged(&mut cargo, log)
    };
    // A tool's own lock file can name a crate that a mirror of the registry
    // does not have (yet).
    install(true)
        .or_else(|_| {
            println!("    | once more, without the lock file of {krate}: what it names may not be in this registry");
            install(false)
        })
        .with_context(|| format!("`cargo install {krate} --version {version}` would get it"))
}
