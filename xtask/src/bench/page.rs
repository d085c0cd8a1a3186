//! The measurements of the built page in Chromium, with a slow computer's pace and a
//! telephone's connection: e2e/measure-page.js.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{build, command, project, setup};

/// Fifty processes and two thousand pages.
const CROWD: &str = "bench/programs/crowd.c";

pub fn measure() -> Result<Value> {
    let dist = build::build(&build::How::default())?;
    let mut node = command::command("node");
    node.arg("measure-page.js")
        .arg(&dist)
        .arg(project::root().join(CROWD))
        .current_dir(project::root().join("e2e"))
        .env(
            "CHROMIUM",
            setup::chromium().context("there is no Chromium")?,
        );
    let text = command::result(&mut node).context("`node measure-page.js` in e2e/ failed")?;
    Ok(serde_json::from_str(&text)?)
}
