//! `cargo xtask screenshots`: pictures of every lesson, to be looked at; and with
//! `--bless` those anew with which the tests compare.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::setup::{self, Need};
use crate::{build, command, project};

/// What the page is built and looked at with.
const NEEDS: [Need; 7] = [
    Need::WasmTarget,
    Need::Trunk,
    Need::WasmBindgen,
    Need::WasmOpt,
    Need::Editor,
    Need::Browser,
    Need::Playwright,
];

pub fn main(args: &[String]) -> Result<ExitCode> {
    let (mut bless, mut building) = (false, true);
    for arg in args {
        match arg.as_str() {
            "--bless" => bless = true,
            "--no-build" => building = false,
            other => {
                bail!("`cargo xtask screenshots` has no option {other}; see `cargo xtask help`")
            }
        }
    }
    setup::ensure(&NEEDS)?;
    if building {
        build::build(&build::How::default())?;
    }
    let e2e = project::root().join("e2e");
    let mut node = command::command("node");
    node.args(["node_modules/@playwright/test/cli.js", "test"])
        .current_dir(&e2e)
        .env(
            "CHROMIUM",
            setup::chromium().context("there is no Chromium")?,
        );
    if bless {
        node.args(["pictures.spec.js", "--update-snapshots=all"]);
    } else {
        node.env("RINGSIDE_E2E_DIR", "shots");
    }
    command::run(&mut node)?;
    let made = if bless {
        "tests/pictures.spec.js-pictures/"
    } else {
        "screenshots/index.html"
    };
    println!("\nLook at {}", e2e.join(made).display());
    Ok(ExitCode::SUCCESS)
}
