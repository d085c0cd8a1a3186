//! Running other programs: with the project's tools on PATH, without the
//! variables that `cargo run` left behind, and with errors that say what failed.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{project, setup};

/// A command run from the project's root, as from a fresh shell with the
/// project's tools on PATH.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(project::root());
    // Cargo tells xtask about itself; other cargos must not hear of it.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text == "CARGO" || text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_")
        {
            command.env_remove(&name);
        }
    }
    // `cargo run` puts its toolchain's libraries here, which are not those of
    // another toolchain.
    if let Some(path) = std::env::var_os("LD_LIBRARY_PATH") {
        let kept = std::env::split_paths(&path)
            .filter(|dir| !dir.starts_with(project::target()) && !is_toolchain(dir));
        if let Ok(kept) = std::env::join_paths(kept) {
            command.env("LD_LIBRARY_PATH", kept);
        }
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let dirs = setup::tool_dirs()
        .into_iter()
        .chain(std::env::split_paths(&path));
    if let Ok(joined) = std::env::join_paths(dirs) {
        command.env("PATH", joined);
    }
    command
}

fn is_toolchain(dir: &Path) -> bool {
    dir.join("rustlib").is_dir()
}

/// The program's full path, looked up on PATH with the project's tools first.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    setup::tool_dirs()
        .into_iter()
        .chain(std::env::split_paths(&path))
        .map(|dir| dir.join(program))
        .find(|file| file.is_file())
}

/// What a command prints on stdout, if it succeeds; its stderr is dropped.
pub fn output(command: &mut Command) -> Option<String> {
    result(command.stderr(Stdio::null()))
}

/// What a command prints on stdout, if it succeeds; on stderr it speaks to the user.
pub fn result(command: &mut Command) -> Option<String> {
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let output = child.ok()?.wait_with_output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_string();
    output.status.success().then_some(text)
}

/// Runs a command that speaks to the user itself.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a command whose talk goes to a log file, and shows its end on failure.
pub fn run_logged(command: &mut Command, log: &Path) -> Result<()> {
    let file = File::options().create(true).append(true).open(log)?;
    let status = command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .status()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !status.success() {
        let text = std::fs::read_to_string(log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        for line in &lines[lines.len().saturating_sub(8)..] {
            println!("    | {line}");
        }
        bail!("it failed ({status}), as {} tells", log.display());
    }
    Ok(())
}

/// Runs a command, shows its stdout as it comes, and returns it with whether
/// the command succeeded.
pub fn run_teed(command: &mut Command) -> Result<(bool, String)> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    let mut text = String::new();
    let stdout = child.stdout.take().expect("stdout is piped");
    for line in BufReader::new(stdout).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        text.push_str(&line);
        text.push('\n');
    }
    Ok((child.wait()?.success(), text))
}

/// The command as one would type it.
pub fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
