//! `cargo xtask test`: everything that can be checked, in parts that can also be
//! run one by one.
//!
//! A part that fails does not keep the others from running. The last lines say
//! which failed, and then `N passed, N failed`, counted over all the tests that
//! ran; a part that failed without a failing test counts as one failure.

mod count;

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::setup::{self, Need};
use crate::{build, command, project};
use count::{Tally, count};

struct Part {
    name: &'static str,
    what: &'static str,
    needs: &'static [Need],
    run: fn(&mut Tally) -> Result<()>,
}

const PARTS: [Part; 6] = [
    Part {
        name: "format",
        what: "the form of the code (cargo fmt)",
        needs: &[Need::Lints],
        run: format,
    },
    Part {
        name: "clippy",
        what: "warnings, which count as errors (cargo clippy)",
        needs: &[Need::Lints, Need::WasmTarget],
        run: clippy,
    },
    Part {
        name: "native",
        what: "the tests that need no browser (cargo test)",
        needs: &[],
        run: native,
    },
    Part {
        name: "lessons",
        what: "every lesson compiles, runs and points at moments that exist",
        needs: &[],
        run: lessons,
    },
    Part {
        name: "wasm",
        what: "the tests that run as WebAssembly in Chromium (wasm-pack)",
        needs: &[
            Need::WasmTarget,
            Need::WasmBindgen,
            Need::WasmPack,
            Need::Browser,
        ],
        run: in_wasm,
    },
    Part {
        name: "page",
        what: "the built page in Chromium (Playwright), its main path in Firefox",
        needs: &[
            Need::WasmTarget,
            Need::Trunk,
            Need::WasmBindgen,
            Need::WasmOpt,
            Need::Editor,
            Need::Browser,
            Need::Playwright,
        ],
        run: page,
    },
];

/// The test file in sim-core/tests/ that checks the lessons.
const LESSONS: &str = "lessons";

pub fn main(args: &[String]) -> Result<ExitCode> {
    let names = PARTS.map(|part| part.name);
    if let Some(unknown) = args.iter().find(|arg| !names.contains(&arg.as_str())) {
        bail!("there is no part `{unknown}`; the parts are {names:?}");
    }
    let parts: Vec<&Part> = PARTS
        .iter()
        .filter(|part| args.is_empty() || args.iter().any(|arg| arg == part.name))
        .collect();
    let needs: Vec<Need> = Need::ALL
        .into_iter()
        .filter(|need| parts.iter().any(|part| part.needs.contains(need)))
        .collect();
    if !needs.is_empty() {
        setup::ensure(&needs)?;
    }

    let mut all = Tally::default();
    let mut failures = Vec::new();
    for part in parts {
        println!("\n== {}: {}", part.name, part.what);
        let begin = Instant::now();
        let mut tally = Tally::default();
        let result = (part.run)(&mut tally);
        let seconds = begin.elapsed().as_secs_f32();
        if let Err(error) = &result {
            tally.failed = tally.failed.max(1);
            println!("-- {} FAILED after {seconds:.1} s: {error:#}", part.name);
            failures.push(part.name);
        } else {
            println!("-- {}: fine, {seconds:.1} s", part.name);
        }
        all.passed += tally.passed;
        all.failed += tally.failed;
    }

    println!();
    if !failures.is_empty() {
        println!("Failed: {}", failures.join(", "));
    }
    println!("{} passed, {} failed", all.passed, all.failed);
    Ok(if failures.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn format(_: &mut Tally) -> Result<()> {
    command::run(cargo().args(["fmt", "--all", "--check"]))
        .context("`cargo fmt --all` puts it right")
}

fn clippy(_: &mut Tally) -> Result<()> {
    let strict = ["--all-targets", "--locked", "--", "-D", "warnings"];
    let native = ["clippy", "--workspace", "--exclude", "app"];
    command::run(cargo().args(native).args(strict))?;
    let mut page = cargo();
    page.args(["clippy", "--package", "app", "--target", project::WASM])
        .args(strict);
    setup::choose_toolchain(&mut page);
    command::run(&mut page)
}

fn native(tally: &mut Tally) -> Result<()> {
    let mut main = cargo();
    main.args(["test", "--workspace", "--exclude", "app", "--locked"])
        .arg("--no-fail-fast");
    // The lessons' checks are a part of their own, so here the test files are
    // named one by one, leaving those out.
    let tests = test_files("sim-core")?;
    if tests.iter().any(|name| name == LESSONS) {
        main.args(["--lib", "--bins"]);
        for test in tests.iter().filter(|name| *name != LESSONS) {
            main.args(["--test", test]);
        }
        count(&mut main, tally)?;
        let mut docs = cargo();
        docs.args(["test", "--doc", "--package", "sim-core", "--locked"]);
        count(&mut docs, tally)?;
    } else {
        count(&mut main, tally)?;
    }
    // Compiling the page natively takes a while, so only when it has a test
    // that wants it.
    if mentions(&project::root().join("app"), "#[test]")? {
        let mut app = cargo();
        app.args(["test", "--package", "app", "--locked"]);
        count(&mut app, tally)?;
    }
    Ok(())
}

fn lessons(tally: &mut Tally) -> Result<()> {
    if !test_files("sim-core")?.iter().any(|name| name == LESSONS) {
        println!("There are no checks of lessons (sim-core/tests/{LESSONS}.rs).");
        return Ok(());
    }
    let mut lessons = cargo();
    lessons.args(["test", "--package", "sim-core", "--locked"]);
    count(lessons.args(["--test", LESSONS]), tally)
}

fn in_wasm(tally: &mut Tally) -> Result<()> {
    let settings = browser_settings()?;
    let mut found = false;
    for krate in ["sim-core", "app"] {
        for target in wasm_test_targets(krate)? {
            found = true;
            let mut pack = command::command("wasm-pack");
            pack.args(["test", "--headless", "--chrome", "--mode", "no-install"])
                .arg("--chromedriver")
                .arg(setup::chromedriver().context("there is no ChromeDriver")?)
                // What follows the folder goes to cargo.
                .args([krate, "--locked"])
                .args(target)
                .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &settings)
                // Generous: a shared machine is slow at times.
                .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
                .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30");
            setup::choose_toolchain(&mut pack);
            count(&mut pack, tally)?;
        }
    }
    if !found {
        println!("There are none: no file of sim-core or app mentions wasm_bindgen_test.");
    }
    Ok(())
}

/// What to build of a crate to run its `#[wasm_bindgen_test]`s: the crate itself,
/// when they are in src/, and each file in tests/ that holds some.
fn wasm_test_targets(krate: &str) -> Result<Vec<Vec<String>>> {
    const MARK: &str = "wasm_bindgen_test";
    let folder = project::root().join(krate);
    let mut targets = Vec::new();
    if mentions(&folder.join("src"), MARK)? {
        let library = folder.join("src/lib.rs").is_file();
        targets.push(vec![if library { "--lib" } else { "--bins" }.to_string()]);
    }
    for test in test_files(krate)? {
        if test_source(krate, &test)?.contains(MARK) {
            targets.push(vec!["--test".to_string(), test]);
        }
    }
    Ok(targets)
}

/// Tells ChromeDriver which browser to start, and how: without a sandbox of its
/// own, which root and containers cannot have, and without looking for updates.
fn browser_settings() -> Result<std::path::PathBuf> {
    let browser = setup::chromium().context("there is no Chromium")?;
    let flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
    let path = project::target().join("webdriver.json");
    fs::create_dir_all(project::target())?;
    let json = format!(
        "{{ \"goog:chromeOptions\": {{ \"binary\": {browser:?}, \"args\": {flags:?} }} }}\n"
    );
    fs::write(&path, json)?;
    Ok(path)
}

fn page(tally: &mut Tally) -> Result<()> {
    build::build(&build::How::default())?;
    setup::try_firefox()?;
    let mut node = command::command("node");
    node.args(["node_modules/@playwright/test/cli.js", "test"])
        .current_dir(project::root().join("e2e"))
        .env(
            "CHROMIUM",
            setup::chromium().context("there is no Chromium")?,
        );
    if let Some(firefox) = setup::firefox() {
        node.env("FIREFOX", firefox);
    }
    count(&mut node, tally)
}

fn cargo() -> Command {
    command::command("cargo")
}

/// The names of a crate's tests, in order: the files in tests/, and the folders
/// there that hold a main.rs.
fn test_files(krate: &str) -> Result<Vec<String>> {
    let Ok(files) = fs::read_dir(project::root().join(krate).join("tests")) else {
        return Ok(Vec::new());
    };
    let mut names: Vec<String> = files
        .flatten()
        .map(|file| file.path())
        .filter(|path| {
            path.extension().is_some_and(|it| it == "rs") || path.join("main.rs").is_file()
        })
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_string()))
        .collect();
    names.sort();
    Ok(names)
}

/// The source of one of them.
fn test_source(krate: &str, test: &str) -> Result<String> {
    let tests = project::root().join(krate).join("tests");
    let file = tests.join(format!("{test}.rs"));
    let path = if file.is_file() {
        file
    } else {
        tests.join(test).join("main.rs")
    };
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// Whether any Rust file below a folder holds the words.
fn mentions(folder: &Path, words: &str) -> Result<bool> {
    for entry in fs::read_dir(folder)?.flatten() {
        let path = entry.path();
        let holds = if path.is_dir() {
            mentions(&path, words)?
        } else {
            path.extension().is_some_and(|it| it == "rs")
                && fs::read_to_string(&path)?.contains(words)
        };
        if holds {
            return Ok(true);
        }
    }
    Ok(false)
}
