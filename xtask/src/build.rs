//! `cargo xtask build`: the page as static files in dist/.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};

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
    let dist = project::root().join("dist");
    drop_instructions(&dist.join("index.html"))?;
    editor(&dist)?;
    Ok(dist)
}

/// The editor, which the page loads when somebody begins to write.
fn editor(dist: &Path) -> Result<()> {
    let mut node = command::command("node");
    node.arg("editor/build.mjs").arg(dist);
    command::run(&mut node)
}

/// Takes out what index.html says to trunk: trunk leaves it in where it is told
/// to put no script in its place.
fn drop_instructions(index: &Path) -> Result<()> {
    let page = fs::read_to_string(index)?;
    let mut kept = String::with_capacity(page.len());
    let mut rest = page.as_str();
    while let Some((before, after)) = rest.split_once("<link data-trunk ") {
        let (_, after) = after
            .split_once('>')
            .context("index.html has a <link data-trunk without an end")?;
        kept.push_str(before.trim_end());
        rest = after;
    }
    kept.push_str(rest);
    fs::write(index, kept)?;
    Ok(())
}

/// How large the largest files are, which is what a visitor waits for.
fn sizes(dist: &Path) -> Result<String> {
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
