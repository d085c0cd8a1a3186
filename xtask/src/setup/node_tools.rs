//! The tools that come from the registry of Node packages: wasm-opt and
//! Playwright.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::{Lane, Step};
use crate::{command, project};

/// The package's version; its first number is that of wasm-opt, which Trunk.toml
/// names too.
const BINARYEN: &str = "132.0.0";

pub fn wasm_opt() -> Step {
    Step {
        lane: Lane::Npm,
        what: format!("wasm-opt {}", wasm_opt_version()),
        why: "makes the WebAssembly smaller and faster",
        takes: "seconds",
        ready: || {
            let said = command::output(command::command("wasm-opt").arg("--version"));
            said.is_some_and(|said| said.split_whitespace().any(|it| it == wasm_opt_version()))
        },
        install: |log| {
            let folder = folder(&project::tools()?);
            fs::create_dir_all(&folder)?;
            // Its own package.json keeps npm from looking for one further up.
            fs::write(folder.join("package.json"), "{ \"private\": true }\n")?;
            npm(log, &folder, &["install", &format!("binaryen@{BINARYEN}")])
                .with_context(|| format!("`npm install -g binaryen@{BINARYEN}` would get it"))
        },
    }
}

fn wasm_opt_version() -> &'static str {
    BINARYEN.split('.').next().unwrap_or(BINARYEN)
}

fn folder(tools: &Path) -> PathBuf {
    tools.join(format!("binaryen-{BINARYEN}"))
}

pub fn wasm_opt_dir(tools: &Path) -> PathBuf {
    folder(tools).join("node_modules/.bin")
}

/// Playwright lives in e2e/node_modules, because its tests import it.
pub fn playwright() -> Step {
    Step {
        lane: Lane::Npm,
        what: "Playwright".to_string(),
        why: "drives the page in a browser as a person would",
        takes: "seconds",
        ready: || {
            let e2e = project::root().join("e2e");
            let wanted = fs::read(e2e.join("package-lock.json")).ok();
            wanted.is_some() && wanted == fs::read(stamp(&e2e)).ok()
        },
        install: |log| {
            let e2e = project::root().join("e2e");
            npm(log, &e2e, &["ci"]).context("`cd e2e && npm ci` would get it")?;
            fs::copy(e2e.join("package-lock.json"), stamp(&e2e))?;
            Ok(())
        },
    }
}

/// A copy of the lock file that node_modules was installed from.
fn stamp(e2e: &Path) -> PathBuf {
    e2e.join("node_modules/.installed-from.json")
}

fn npm(log: &Path, folder: &Path, args: &[&str]) -> Result<()> {
    ensure!(
        command::find("npm").is_some(),
        "Node 20 or newer with npm is missing; `apt-get install nodejs npm` or nodejs.org has it"
    );
    let mut npm = command::command("npm");
    npm.args(args)
        .args(["--no-audit", "--no-fund"])
        // The browser is the system's; see browser.rs.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .current_dir(folder);
    command::run_logged(&mut npm, log)
}
