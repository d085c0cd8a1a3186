//! `ringside check` and `ringside dump`: what the front end says and makes.

use crate::args::Request;
use crate::{complain, print, read_source, status};
use sim_core::c;
use sim_core::c::diag::{Diagnostic, Severity};
use sim_core::program::Program;
use std::io;
use std::sync::Arc;

/// Says what is wrong with a program.
pub fn check(request: &Request) -> io::Result<u8> {
    let compiled = c::compile(&request.file, &read_source(request)?);
    complain(
        &compiled
            .diagnostics
            .iter()
            .map(|d| d.render(request.lang))
            .collect::<String>(),
    );
    Ok(if compiled.program.is_some() {
        0
    } else {
        refusal(&compiled.diagnostics)
    })
}

/// Shows the bytecode.
pub fn dump(request: &Request) -> io::Result<u8> {
    match compile(request)? {
        Ok(program) => print(&program.dump()),
        Err(status) => Ok(status),
    }
}

/// The program, or after it was said what is wrong, the exit status.
pub fn compile(request: &Request) -> io::Result<Result<Arc<Program>, u8>> {
    let compiled = c::compile(&request.file, &read_source(request)?);
    Ok(compiled.program.ok_or_else(|| {
        // A mistake is often one with what is only warned of: a header that is missing.
        let wrong = refusal(&compiled.diagnostics);
        let all = wrong == status::DOES_NOT_COMPILE;
        let told = compiled
            .diagnostics
            .iter()
            .filter(|d| all || d.severity != Severity::Warning);
        complain(&told.map(|d| d.render(request.lang)).collect::<String>());
        wrong
    }))
}

/// A program with a mistake does not compile, whatever else it uses.
fn refusal(diagnostics: &[Diagnostic]) -> u8 {
    if diagnostics.iter().any(|d| d.severity == Severity::Error) {
        status::DOES_NOT_COMPILE
    } else {
        status::UNSUPPORTED
    }
}
