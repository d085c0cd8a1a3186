//! `ringside run`: what the program prints, and how it ends.

use crate::args::Request;
use crate::{complain, show, status};
use sim_core::explain::Sentence;
use sim_core::explain::ending::{ending, waiting};
use sim_core::journal::Journal;
use sim_core::kernel::file_types::Stream;
use sim_core::kernel::state::State;
use sim_core::lang::Lang;
use sim_core::machine::Machine;
use sim_core::machine::end::{End, Exhausted};
use sim_core::scenario::{Budget, InputKind, Scenario, User};
use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::sync::Arc;

/// Events between two looks at what was printed.
const SLICE: u64 = 200_000;

/// The scenario of a request; standard input is given later, when it is wanted.
pub fn scenario(request: &Request) -> Scenario {
    Scenario {
        input: input_kind(),
        file_name: request.file.clone(),
        args: request.args.clone(),
        user: request.user.unwrap_or_else(whoever_asks),
        tty: request.tty.unwrap_or_else(|| io::stdout().is_terminal()),
        ..Scenario::default()
    }
}

/// What standard input is: if it is a file the program gets one, too, that it can seek in.
#[cfg(unix)]
fn input_kind() -> InputKind {
    use std::os::fd::AsFd;
    use std::os::unix::fs::MetadataExt;
    let data = |of: std::fs::File| of.metadata();
    let own = io::stdin().as_fd().try_clone_to_owned();
    let own = own.and_then(|own| data(own.into()));
    let null = std::fs::metadata("/dev/null");
    match own {
        Ok(it) if it.is_file() => InputKind::File,
        // The same device: only devices have a number that is not 0.
        Ok(it) if it.rdev() != 0 && null.is_ok_and(|null| null.rdev() == it.rdev()) => {
            InputKind::Null
        }
        _ => InputKind::Stream,
    }
}

/// Elsewhere nobody looks.
#[cfg(not(unix))]
fn input_kind() -> InputKind {
    InputKind::Stream
}

/// Who runs this command: a program is refused what it would be refused if they ran it
/// themselves. The kernel gives /proc/self to whom the process acts as.
fn whoever_asks() -> User {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == User::Root.id()) {
            return User::Root;
        }
    }
    User::Student
}

/// Runs a program.
pub fn run(request: &Request) -> io::Result<u8> {
    let program = match show::compile(request)? {
        Ok(program) => program,
        Err(status) => return Ok(status),
    };
    let mut scenario = scenario(request);
    scenario.budget = Budget::unrecorded();
    if let Some(instructions) = request.budget {
        scenario.budget = scenario.budget.with_instructions(instructions);
    }
    let whole = scenario.input != InputKind::Stream;
    if scenario.input == InputKind::File {
        scenario.stdin = input()?.0;
    }
    let mut machine = Machine::new(Arc::new(scenario), program, Journal::Count);
    if !whole {
        machine.expect_input();
    }
    let mut printed = Printed::default();
    loop {
        let end = machine.advance(SLICE).cloned();
        printed.print(machine.live.state())?;
        if machine.wants_input() {
            let (text, more) = input()?;
            machine.give_input(&text, more);
        }
        if let Some(end) = end {
            return Ok(report(request, &end));
        }
    }
}

/// What of the output was passed on.
#[derive(Default)]
struct Printed {
    chunk: usize,
    bytes: usize,
}

impl Printed {
    /// Passes on what is new.
    fn print(&mut self, state: &State) -> io::Result<()> {
        let chunks = &state.terminal.chunks;
        while let Some(chunk) = chunks.get(self.chunk) {
            let new = chunk.bytes.get(self.bytes..).unwrap_or_default();
            match chunk.stream {
                Stream::Stdout => {
                    io::stdout().write_all(new)?;
                    io::stdout().flush()?;
                }
                Stream::Stderr => io::stderr().write_all(new)?,
            }
            self.bytes = chunk.bytes.len();
            if self.chunk + 1 == chunks.len() {
                break;
            }
            (self.chunk, self.bytes) = (self.chunk + 1, 0);
        }
        Ok(())
    }
}

/// Standard input: a line from a terminal, else all of it. Also, whether there may be more.
fn input() -> io::Result<(String, bool)> {
    let mut bytes = Vec::new();
    let more = if io::stdin().is_terminal() {
        io::stdin().lock().read_until(b'\n', &mut bytes)? > 0
    } else {
        io::stdin().read_to_end(&mut bytes)?;
        false
    };
    Ok((String::from_utf8_lossy(&bytes).into_owned(), more))
}

/// Says how it ended, if that is not plain; gives the exit status.
pub fn report(request: &Request, end: &End) -> u8 {
    let lang = request.lang;
    let name = |pid| match lang {
        Lang::En => format!("process {pid}"),
        Lang::Zh => format!("进程 {pid}"),
    };
    match end {
        End::Exited { status, .. } => *status as u8,
        End::Deadlock { blocked } => {
            let begins = match lang {
                Lang::En => "every process waits, and nothing will ever wake one:",
                Lang::Zh => "所有进程都在等待，而且什么都不会再唤醒它们：",
            };
            let mut message = format!("ringside: {begins}\n");
            for clause in waiting(blocked, lang, &name) {
                message += &format!("  {clause}\n");
            }
            complain(&message);
            status::STOPPED
        }
        End::Budget { what, .. } => {
            let Sentence { what: said, why } = ending(end, lang, &name);
            let longer = matches!(
                what,
                Exhausted::Instructions | Exhausted::Events | Exhausted::Calls
            );
            let hint = match lang {
                _ if !longer => "",
                Lang::En => " If it only needs longer: --budget N allows N instructions.",
                Lang::Zh => "如果只是需要更久：--budget N 允许执行 N 条指令。",
            };
            complain(&format!("ringside: {said}\n  {why}{hint}\n"));
            status::STOPPED
        }
        End::Unsupported { line, message } => {
            let file = &request.file;
            let message = message.text(lang);
            complain(&match lang {
                Lang::En => format!("{file}:{line}: not supported: {message}\n"),
                Lang::Zh => format!("{file}:{line}: 不支持：{message}\n"),
            });
            status::UNSUPPORTED
        }
    }
}
