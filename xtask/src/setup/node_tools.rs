//! What comes from the registry of Node packages: wasm-opt, the editor's parts
//! and Playwright.

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

/// Playwright, and Puppeteer for Firefox, live in e2e/node_modules, because the
/// tests import them.
pub fn playwright() -> Step {
    Step {
        lane: Lane::Npm,
        what: "Playwright and Puppeteer".to_string(),
        why: "drive the page in Chromium and Firefox as a person would",
        takes: "seconds",
        ready: || is_installed("e2e"),
        install: |log| install_locked(log, "e2e"),
    }
}

/// CodeMirror, and esbuild that makes one file of it, live in editor/node_modules.
pub fn editor() -> Step {
    Step {
        lane: Lane::Npm,
        what: "the editor's parts".to_string(),
        why: "CodeMirror, and esbuild that makes dist/editor.js of it",
        takes: "seconds",
        ready: || is_installed("editor"),
        install: |log| install_locked(log, "editor"),
    }
}

/// Whether a folder's packages are those that its lock file names.
fn is_installed(folder: &str) -> bool {
    let folder = project::root().join(folder);
    let wanted = fs::read(folder.join("package-lock.json")).ok();
    wanted.is_some() && wanted == fs::read(stamp(&folder)).ok()
}

fn install_locked(log: &Path, name: &str) -> Result<()> {
    let folder = project::root().join(name);
    npm(log, &folder, &["ci"]).with_context(|| format!("`cd {name} && npm ci` would get it"))?;
    fs::copy(folder.join("package-lock.json"), stamp(&folder))?;
    Ok(())
}

/// A copy of the lock file that node_modules was installed from.
fn stamp(folder: &Path) -> PathBuf {
    folder.join("node_modules/.installed-from.json")
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
