//! Where things are: the project's folders, and the folder for its tools.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// The WebAssembly target that the page is built for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The folder that holds the workspace's Cargo.toml.
pub fn root() -> PathBuf {
    // As cargo says now, and not when it compiled: two clones that share a target
    // folder share this program too.
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    xtask.parent().expect("xtask/ is in the root").to_path_buf()
}

/// The folder that cargo builds into, shared by all that is built here.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => std::path::absolute(&dir).unwrap_or_else(|_| dir.into()),
        None => root().join("target"),
    }
}

/// The folder for the tools that set-up installs. It is the user's, not the
/// clone's: a fresh clone finds them there.
pub fn tools() -> Result<PathBuf> {
    let var = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    if let Some(dir) = var("RINGSIDE_TOOLS") {
        return Ok(std::path::absolute(dir)?);
    }
    let cache = match (var("XDG_CACHE_HOME"), var("HOME")) {
        (Some(cache), _) => PathBuf::from(cache),
        (None, Some(home)) => Path::new(&home).join(".cache"),
        (None, None) => target(),
    };
    Ok(cache.join("ringside"))
}

/// The version of a crate that Cargo.lock names.
pub fn locked_version(krate: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).with_context(|| format!("cannot read {path:?}"))?;
    let versions: Vec<&str> = lock
        .split("[[package]]")
        .filter(|entry| entry.contains(&format!("name = \"{krate}\"\n")))
        .filter_map(|entry| entry.split("version = \"").nth(1)?.split('"').next())
        .collect();
    ensure!(
        versions.len() == 1,
        "Cargo.lock should hold one version of {krate}, and holds {versions:?}"
    );
    Ok(versions[0].to_string())
}
