//! `cargo xtask build`: the page as static files in dist/.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, ensure};

use crate::setup::{self, Need};
use crate::{command, project};

pub fn main(args: &[String]) -> Result<ExitCode> {
    ensure!(
        args.is_empty(),
        "`cargo xtask build` takes no arguments, and got {args:?}"
    );
    setup::ensure(&Need::BUILD)?;
    let dist = build()?;
    println!(
        "\nThe page is in {}: {}",
        dist.display(),
        sizes(&dist).unwrap_or_default()
    );
    Ok(ExitCode::SUCCESS)
}

/// Builds the page and returns the folder that it is in.
pub fn build() -> Result<PathBuf> {
    let mut trunk = command::command("trunk");
    trunk.args(["build", "--release", "--skip-version-check"]);
    // Set, it makes trunk refuse to start where it is "1", as many set it.
    trunk.env_remove("NO_COLOR");
    setup::choose_toolchain(&mut trunk);
    command::run(&mut trunk)?;
    Ok(project::root().join("dist"))
}

/// How large the largest files are, which is what a visitor waits for.
fn sizes(dist: &PathBuf) -> Result<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        files.push((
            entry.metadata()?.len(),
            entry.file_name().display().to_string(),
        ));
    }
    files.sort();
    let shown: Vec<String> = files
        .iter()
        .rev()
        .take(3)
        .map(|(bytes, name)| format!("{name} {} KB", bytes.div_ceil(1000)))
        .collect();
    Ok(shown.join(", "))
}
