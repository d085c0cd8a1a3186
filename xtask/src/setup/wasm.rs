//! The Rust standard library for WebAssembly, and the linters.
//!
//! rustup brings it, where its server can be reached. Where it cannot, Debian
//! has a recent compiler together with its library's source (the package
//! `rustc-web`), and the library is built from that once. The pair becomes a
//! rustup toolchain of its own, used for the page alone: what runs natively is
//! still built with the user's own compiler.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{Lane, Step, apt};
use crate::command::{self, command, output};
use crate::project::{self, WASM};

/// The toolchain made of Debian's compiler and the library built for it.
const OWN_TOOLCHAIN: &str = "ringside-wasm";

/// Where Debian's compiler looks for the library.
const OWN_LIBRARY: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";

pub fn step() -> Step {
    Step {
        lane: Lane::System,
        what: format!("Rust for {WASM}"),
        why: "the page is WebAssembly",
        takes: "seconds with rustup; where it cannot be reached, 2 min with Debian's packages",
        ready: || toolchain_has_wasm() || own_toolchain_is_ready(),
        install,
    }
}

/// rustfmt and clippy, which a minimal toolchain comes without.
pub fn lints() -> Step {
    Step {
        lane: Lane::System,
        what: "rustfmt and clippy".to_string(),
        why: "check the form of the code",
        takes: "seconds",
        ready: || {
            ["fmt", "clippy"]
                .iter()
                .all(|tool| output(command("cargo").args([tool, "--version"])).is_some())
        },
        install: |log| {
            let mut rustup = command("rustup");
            rustup.args(["component", "add", "rustfmt", "clippy"]);
            command::run_logged(&mut rustup, log)
                .context("`rustup component add rustfmt clippy` would get it")
        },
    }
}

/// Makes a command use the toolchain that can build WebAssembly.
pub fn choose_toolchain(command: &mut Command) {
    if !toolchain_has_wasm() {
        command.env("RUSTUP_TOOLCHAIN", OWN_TOOLCHAIN);
    }
}

fn toolchain_has_wasm() -> bool {
    let dir = output(command("rustc").args(["--print", "target-libdir", "--target", WASM]));
    dir.is_some_and(|dir| holds_std(Path::new(&dir)))
}

fn own_toolchain_is_ready() -> bool {
    let listed = output(command("rustup").args(["toolchain", "list"]))
        .is_some_and(|list| list.lines().any(|line| line.starts_with(OWN_TOOLCHAIN)));
    // Debian's compiler moves on, and cannot use a library of an older one.
    listed
        && Path::new("/usr/bin/cargo-clippy").is_file()
        && holds_std(Path::new(OWN_LIBRARY))
        && fs::read_to_string(stamp()).ok() == debian_version()
}

fn holds_std(dir: &Path) -> bool {
    fs::read_dir(dir).is_ok_and(|files| {
        files
            .flatten()
            .any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

fn debian_version() -> Option<String> {
    output(command("/usr/bin/rustc").arg("-vV"))
}

fn stamp() -> PathBuf {
    Path::new(OWN_LIBRARY).join("built-by.txt")
}

fn install(log: &Path) -> Result<()> {
    let would = format!("`rustup target add {WASM}` would get it");
    if command::find("rustup").is_none() {
        bail!("{would}, and rustup itself is missing (https://rustup.rs)");
    }
    let mut rustup = command("rustup");
    rustup.args(["target", "add", WASM]);
    if command::run_logged(&mut rustup, log).is_ok() {
        return Ok(());
    }
    println!("    rustup cannot bring it here; trying Debian's compiler for the page instead");
    from_debian(log).with_context(|| format!("{would}; the other way, with Debian's packages"))
}

fn from_debian(log: &Path) -> Result<()> {
    let mut packages = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"]
        .map(String::from)
        .to_vec();
    packages.push("rust-web-clippy".to_string());
    apt::update(log)?;
    // The linker must be of the compiler's own LLVM.
    let needs = output(command("apt-cache").args(["depends", "rust-web-llvm"])).unwrap_or_default();
    if let Some(llvm) = needs.split("llvm-").last().map(str::trim)
        && llvm.parse::<u32>().is_ok()
    {
        packages.push(format!("lld-{llvm}"));
    }
    apt::install(log, &packages)?;
    build_library(log)?;
    let mut rustup = command("rustup");
    rustup.args(["toolchain", "link", OWN_TOOLCHAIN, "/usr"]);
    command::run_logged(&mut rustup, log)
}

/// Builds the standard library from its source, through a crate that uses
/// nothing else.
fn build_library(log: &Path) -> Result<()> {
    let scratch = tempfile::tempdir()?;
    let at = scratch.path();
    fs::create_dir(at.join("src"))?;
    fs::write(at.join("src/lib.rs"), "")?;
    let manifest = "[package]\nname = \"std-for-wasm\"\nedition = \"2021\"\n\
                    [lib]\ncrate-type = [\"cdylib\"]\n[workspace]\n";
    fs::write(at.join("Cargo.toml"), manifest)?;
    let mut cargo = command("/usr/bin/cargo");
    cargo
        .args(["build", "--release", "--target", WASM])
        // `test` is there for the tests that run in the browser.
        .arg("-Zbuild-std=std,panic_abort,test")
        .current_dir(at)
        .env("RUSTC", "/usr/bin/rustc")
        .env("CARGO_TARGET_DIR", at.join("target"))
        // A stable compiler builds its own library only when told that it may.
        .env("RUSTC_BOOTSTRAP", "1")
        // Without bitcode, link-time optimisation of the page fails later.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes");
    command::run_logged(&mut cargo, log)?;

    let built = at.join("target").join(WASM).join("release/deps");
    fs::write(
        built.join("built-by.txt"),
        debian_version().context("Debian's rustc does not start")?,
    )?;
    let root = |program: &str, args: &[&str]| {
        let mut command = apt::as_root(program)?;
        command.args(args);
        command::run_logged(&mut command, log)
    };
    root("rm", &["-rf", OWN_LIBRARY])?;
    root("mkdir", &["-p", OWN_LIBRARY])?;
    for file in fs::read_dir(&built)?.flatten() {
        let path = file.path();
        if path
            .extension()
            .is_some_and(|it| it == "rlib" || it == "txt")
        {
            root("cp", &[&path.to_string_lossy(), OWN_LIBRARY])?;
        }
    }
    // What was built with another library cannot be mixed with this one, and
    // cargo does not notice.
    let _ = fs::remove_dir_all(project::target().join(WASM));
    Ok(())
}
