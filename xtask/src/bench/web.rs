//! The measurements in Chromium: the bench, built as the page is, on an empty page.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{command, project, setup};

/// How the page is built (index.html), so that what is measured is what runs there.
const PROFILE: &str = "wasm-release";

pub fn measure() -> Result<Value> {
    let out = project::target().join("bench-web");
    fs::create_dir_all(&out)?;
    let mut build = command::command("cargo");
    build
        .args(["build", "--locked", "--lib", "-p", "bench"])
        .args(["--target", project::WASM, "--profile", PROFILE]);
    setup::choose_toolchain(&mut build);
    command::run(&mut build)?;
    let built = project::target()
        .join(project::WASM)
        .join(PROFILE)
        .join("bench.wasm");
    let mut bind = command::command("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(&out)
        .arg(&built);
    command::run(&mut bind)?;
    let module = out.join("bench_bg.wasm");
    let mut opt = command::command("wasm-opt");
    opt.arg("-O3").arg(&module).arg("-o").arg(&module).args([
        "--enable-bulk-memory",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
    ]);
    command::run(&mut opt)?;
    let mut node = command::command("node");
    node.arg("measure.js")
        .arg(&out)
        .current_dir(project::root().join("e2e"))
        .env(
            "CHROMIUM",
            setup::chromium().context("there is no Chromium")?,
        );
    let text = command::output(&mut node).context("`node measure.js` in e2e/ failed")?;
    Ok(serde_json::from_str(&text)?)
}
