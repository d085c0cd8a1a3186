//! The command line: the same model, without a browser.
//!
//! `ringside help` says what there is. The exit status of `run` is the
//! program's own (128 + n if signal n ended it), or one of those in [`status`].

mod args;
mod run;
mod show;
mod trace;

use args::{Request, Verb};
use std::io::{self, Write};
use std::process::ExitCode;

/// Exit statuses of the command itself.
mod status {
    /// Wrong usage, or the file cannot be read.
    pub const USAGE: u8 = 1;
    /// The program does not compile.
    pub const DOES_NOT_COMPILE: u8 = 2;
    /// The program uses something that is not modelled.
    pub const UNSUPPORTED: u8 = 3;
    /// A budget was used up, or every process waits for ever.
    pub const STOPPED: u8 = 4;
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|arg| arg.to_string_lossy().into_owned())
        .collect();
    let request = match args::parse(&args) {
        Ok(request) => request,
        Err(message) => {
            complain(&format!("ringside: {message}\n\n{}", args::USAGE));
            return ExitCode::from(status::USAGE);
        }
    };
    let result = match request.verb {
        Verb::Help => print(args::USAGE),
        Verb::Run => run::run(&request),
        Verb::Trace => trace::trace(&request),
        Verb::Check => show::check(&request),
        Verb::Dump => show::dump(&request),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        // Nobody reads any more: that is no mistake of ours.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("ringside: {error}\n"));
            ExitCode::from(status::USAGE)
        }
    }
}

/// The program's text. A file that cannot be read is an error that names it.
fn read_source(request: &Request) -> io::Result<String> {
    let bytes = std::fs::read(&request.file)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", request.file)))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn print(text: &str) -> io::Result<u8> {
    io::stdout().write_all(text.as_bytes())?;
    Ok(0)
}

/// Writes to stderr; if nobody reads there, there is nobody to tell.
fn complain(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}
