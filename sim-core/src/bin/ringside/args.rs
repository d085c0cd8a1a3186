//! What the user asks for.

use sim_core::kernel::event::Level;
use sim_core::lang::Lang;
use sim_core::scenario::User;

/// How the command is used.
pub const USAGE: &str = "\
usage: ringside run FILE.c [OPTION…] [ARGUMENT…]     run a C program on the model
       ringside trace FILE.c [OPTION…] [ARGUMENT…]   tell what the kernel did, an event a line
       ringside check FILE.c                         only say what is wrong with the program
       ringside dump FILE.c                          show the bytecode that it is compiled to

options:
  --budget N       end the run after N instructions (run and trace)
  --tty, --no-tty  whether standard output is a terminal; by default, whether it is one
  --user WHO       student or root: who runs it, and is refused what (run and trace); by default
                   root if you are root, else student
  --level LEVEL    line, call, kernel, memory or library: how much to tell (trace; default: kernel)
  --lang LANG      en or zh: in which language a trace, errors of the program and how a run ended
                   are told (default: en)
  --json           an event a line as JSON (trace)
  --               what follows are arguments for the program

exit status of run: the program's (128 + N if signal N ended it); 1 wrong usage, 2 the program
does not compile, 3 it uses something that is not modelled, 4 a budget was used up or every
process waits for ever
";

/// What to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verb {
    /// Say how the command is used.
    Help,
    /// Run a program.
    Run,
    /// Tell what happens.
    Trace,
    /// Compile only.
    Check,
    /// Show the bytecode.
    Dump,
}

/// A request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request {
    /// What to do.
    pub verb: Verb,
    /// The program's file.
    pub file: String,
    /// The program's arguments.
    pub args: Vec<String>,
    /// Most instructions.
    pub budget: Option<u64>,
    /// Whether standard output is a terminal.
    pub tty: Option<bool>,
    /// Who runs the program.
    pub user: Option<User>,
    /// How fine a trace is.
    pub level: Level,
    /// In which language a trace and errors of the program are told.
    pub lang: Lang,
    /// A trace as JSON.
    pub json: bool,
}

/// Reads the command line, without the command's own name.
pub fn parse(args: &[String]) -> Result<Request, String> {
    let mut rest = args.iter();
    let verb = match rest.next().map(String::as_str) {
        Some("run") => Verb::Run,
        Some("trace") => Verb::Trace,
        Some("check") => Verb::Check,
        Some("dump") => Verb::Dump,
        Some("help" | "--help" | "-h") => Verb::Help,
        Some(other) => return Err(format!("there is no command '{other}'")),
        None => return Err("what shall I do?".into()),
    };
    let mut request = Request {
        verb,
        file: String::new(),
        args: Vec::new(),
        budget: None,
        tty: None,
        user: None,
        level: Level::Kernel,
        lang: Lang::En,
        json: false,
    };
    if verb == Verb::Help {
        return Ok(request);
    }
    let mut file = None;
    while let Some(arg) = rest.next() {
        match arg.as_str() {
            "--" => {
                for arg in rest.by_ref() {
                    take(&mut file, &mut request.args, arg);
                }
            }
            "--budget" => request.budget = Some(number(rest.next())?),
            "--tty" => request.tty = Some(true),
            "--no-tty" => request.tty = Some(false),
            "--user" => request.user = Some(user(rest.next())?),
            "--level" => request.level = level(rest.next())?,
            "--lang" => request.lang = lang(rest.next())?,
            "--json" => request.json = true,
            "--help" => {
                return Ok(Request {
                    verb: Verb::Help,
                    ..request
                });
            }
            _ if arg.starts_with("--") && file.is_none() => {
                return Err(format!("there is no option '{arg}'"));
            }
            _ => take(&mut file, &mut request.args, arg),
        }
    }
    request.file = file.ok_or("which file? a C program is wanted")?;
    Ok(request)
}

/// The first one is the file, the others are the program's arguments.
fn take(file: &mut Option<String>, args: &mut Vec<String>, arg: &str) {
    match file {
        None => *file = Some(arg.to_string()),
        Some(_) => args.push(arg.to_string()),
    }
}

fn number(text: Option<&String>) -> Result<u64, String> {
    let text = text.ok_or("--budget wants a number of instructions")?;
    let digits: String = text.chars().filter(|c| !matches!(c, '_' | ',')).collect();
    digits
        .parse()
        .map_err(|_| format!("--budget wants a number of instructions, not '{text}'"))
}

fn user(text: Option<&String>) -> Result<User, String> {
    match text.map(String::as_str) {
        Some("student") => Ok(User::Student),
        Some("root") => Ok(User::Root),
        Some(other) => Err(format!("--user is student or root, not '{other}'")),
        None => Err("--user wants student or root".into()),
    }
}

fn level(text: Option<&String>) -> Result<Level, String> {
    match text.map(String::as_str) {
        Some("line") => Ok(Level::Line),
        Some("call") => Ok(Level::Call),
        Some("kernel") => Ok(Level::Kernel),
        Some("memory") => Ok(Level::Memory),
        Some("library") => Ok(Level::Library),
        Some(other) => Err(format!(
            "--level is line, call, kernel, memory or library, not '{other}'"
        )),
        None => Err("--level wants one of line, call, kernel, memory, library".into()),
    }
}

fn lang(text: Option<&String>) -> Result<Lang, String> {
    let text = text.ok_or("--lang wants en or zh")?;
    let mut all = Lang::ALL.into_iter();
    all.find(|lang| lang.code() == text)
        .ok_or_else(|| format!("--lang is en or zh, not '{text}'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(words: &str) -> Result<Request, String> {
        parse(
            &words
                .split_whitespace()
                .map(str::to_string)
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn options_may_stand_before_and_after_the_file() {
        let request = request("run --budget 1_000 a.c x --no-tty -- --tty").unwrap();
        assert_eq!(
            (request.file.as_str(), request.budget, request.tty),
            ("a.c", Some(1000), Some(false))
        );
        assert_eq!(request.args, ["x", "--tty"]);
    }

    #[test]
    fn mistakes_are_named() {
        for (words, said) in [
            ("", "what shall I do"),
            ("dance", "'dance'"),
            ("run", "which file"),
            ("run --fast a.c", "'--fast'"),
            ("run a.c --budget many", "'many'"),
            ("trace a.c --level fine", "'fine'"),
            ("trace a.c --lang fr", "'fr'"),
        ] {
            let error = request(words).unwrap_err();
            assert!(error.contains(said), "{words}: {error}");
        }
    }
}
