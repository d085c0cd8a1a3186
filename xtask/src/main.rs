//! The project's own commands, run as `cargo xtask VERB`: setting the machine
//! up, building the page, serving it, testing everything, and recording what
//! Linux prints, measuring.
//!
//! One file per verb. What a verb needs on the machine it asks [`setup`] for,
//! so that nobody has to install anything by hand first.

mod bench;
mod build;
mod command;
mod offline;
mod project;
mod record;
mod screenshots;
mod serve;
mod setup;
mod test;

use std::process::ExitCode;

use setup::Need;

const HELP: &str = "\
The project's own commands. Each first sets up what it needs and is missing.

  cargo xtask serve [--port N] [--addr IP] [--base /PATH/] [--no-build]
      Build the page and serve it, at http://127.0.0.1:8080/ unless told otherwise.
      --base serves it below a path; --no-build serves dist/ as it is.

  cargo xtask build [--quick] [--site URL]
      Build the page into dist/: static files with relative addresses, for any
      folder of any web server. --quick builds it neither small nor fast; --site
      says where it will be served, which previews of links want to know.

  cargo xtask test [PART...]
      Run everything, or only some parts:
      format  clippy  native  lessons  wasm  page

  cargo xtask record [--check] [FILTER]
      Compile the C programs in sim-core/tests/conformance/ with gcc, run them on
      this machine's Linux and write down what they print. With --check, write
      nothing and say what differs. FILTER is a part of SUBJECT/NAME.

  cargo xtask screenshots [--no-build] [--bless]
      Pictures of every lesson at its start, its key moment and its end, at four
      widths, light and dark, in e2e/screenshots/. With --bless: the pictures anew
      with which the tests compare.

  cargo xtask bench [PART...]
      Measure, print a table with the goals and write target/bench.json:
      native  browser  interpreters

  cargo xtask setup
      Only set up: everything that the other commands would.

  cargo xtask help
      Print this.

Tools go to $XDG_CACHE_HOME/ringside (~/.cache/ringside); RINGSIDE_TOOLS names
another folder. CHROMIUM, CHROMEDRIVER and FIREFOX name browsers and a driver to use.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (verb, rest) = match args.split_first() {
        Some((verb, rest)) => (verb.as_str(), rest),
        None => ("help", &[][..]),
    };
    let done = match verb {
        "setup" => setup::ensure(&Need::ALL).map(|()| ExitCode::SUCCESS),
        "build" => build::main(rest),
        "serve" => serve::main(rest),
        "test" => test::main(rest),
        "record" => record::main(rest),
        "screenshots" => screenshots::main(rest),
        "bench" => bench::main(rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(anyhow::anyhow!(
            "there is no command `{other}`; `cargo xtask help` lists them"
        )),
    };
    done.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}
