//! Debian's packages, which need root.

use std::path::Path;
use std::process::Command;
use std::sync::Once;

use anyhow::{Context, Result, bail};

use crate::command;

/// Installs packages, or says which command would.
pub fn install(log: &Path, packages: &[String]) -> Result<()> {
    let wanted = format!("`apt-get install {}` would get it", packages.join(" "));
    update(log).with_context(|| wanted.clone())?;
    let mut apt = as_root("apt-get").with_context(|| wanted.clone())?;
    apt.args(["install", "--yes", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive");
    command::run_logged(&mut apt, log).context(wanted)
}

/// Asks once for the newest package lists: an old one names files that are gone.
pub fn update(log: &Path) -> Result<()> {
    static ONCE: Once = Once::new();
    let mut done = Ok(());
    ONCE.call_once(|| {
        done = as_root("apt-get").and_then(|mut apt| {
            apt.arg("update");
            command::run_logged(&mut apt, log)
        });
    });
    done
}

/// The program, run as root if need be and possible without a question.
pub fn as_root(program: &str) -> Result<Command> {
    if command::find(program).is_none() {
        bail!("it was not tried, because there is no {program} on this machine");
    }
    let root = command::output(command::command("id").arg("-u")).is_some_and(|uid| uid == "0");
    if root {
        return Ok(command::command(program));
    }
    if command::output(command::command("sudo").args(["-n", "true"])).is_none() {
        bail!("it was not tried, because it needs root, and sudo asks for a password");
    }
    let mut sudo = command::command("sudo");
    sudo.args(["-n", program]);
    Ok(sudo)
}
