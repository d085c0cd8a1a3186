//! The service worker's list: which files a build has, and what is in them.
//!
//! Written into dist/sw.js, so that a build with other files has another worker,
//! which is how a browser notices that there is a new one. Each file stands there with
//! its SHA-256 as in `integrity="…"`: the browser itself then refuses a file of
//! another build.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The line of assets/sw.js that is filled in.
const PLACE: &str = "const BUILD = { version: \"\", files: {} };";

/// Files that a visitor does not need: the worker itself, and what is made for others.
fn is_left_out(path: &str) -> bool {
    path == "sw.js"
        || path == "plain.css"
        || path.starts_with("stills/")
        || path.starts_with("lesson/")
        || path.ends_with(".licences.txt")
}

/// Writes the list of the files in `dist` into its service worker.
pub fn write(dist: &Path) -> Result<()> {
    let mut files = BTreeMap::new();
    gather(dist, "", &mut files)?;
    let all: String = files
        .iter()
        .map(|(path, sum)| format!("{path} {sum}\n"))
        .collect();
    let build = serde_json::json!({ "version": hash(all.as_bytes()), "files": files });
    let worker = dist.join("sw.js");
    let text = fs::read_to_string(&worker)?;
    ensure!(
        text.contains(PLACE),
        "assets/sw.js has no place for the list"
    );
    fs::write(
        worker,
        text.replacen(PLACE, &format!("const BUILD = {build};"), 1),
    )?;
    Ok(())
}

fn gather(folder: &Path, before: &str, files: &mut BTreeMap<String, String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{before}{}", entry.file_name().display());
        if entry.file_type()?.is_dir() {
            gather(&entry.path(), &format!("{path}/"), files)?;
        } else if !is_left_out(&path) {
            files.insert(path, hash(&fs::read(entry.path())?));
        }
    }
    Ok(())
}

fn hash(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_lists_what_is_there_and_another_build_is_another_worker() {
        let dist = tempfile::tempdir().unwrap();
        let worker = include_str!("../../assets/sw.js");
        let written = |name: &str, content: &str| {
            fs::create_dir_all(dist.path().join("stills")).unwrap();
            fs::write(dist.path().join("stills/a.svg"), "").unwrap();
            fs::write(dist.path().join("sw.js"), worker).unwrap();
            fs::write(dist.path().join(name), content).unwrap();
            write(dist.path()).unwrap();
            fs::read_to_string(dist.path().join("sw.js")).unwrap()
        };
        let one = written("app.js", "1");
        assert!(one.contains("\"files\":{\"app.js\":\""), "{one}");
        assert!(!one.contains("stills/") && !one.contains("\"sw.js\""));
        assert_ne!(one, written("app.js", "2"));
        assert_eq!(one, written("app.js", "1"));
    }
}
