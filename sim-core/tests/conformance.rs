//! What the model prints must be what Linux prints.
//!
//! Each `tests/conformance/<subject>/<name>.c` stands beside what Linux gave for
//! it (`cargo xtask record` writes that): `<name>.stdout`, `<name>.stderr` if it
//! wrote any, `<name>.status` if it was not 0, from `<name>.stdin` if there is
//! one. The programs run through the `ringside` command, as a user runs them.
//! Where gcc is at hand the recordings are compared with the real thing once more, so that
//! one that has gone stale is noticed.

#![cfg(unix)]

use std::fs;
use std::iter;
use std::num::NonZero;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// A program that takes longer is ended, and so differs from its recording.
const LONGEST: Duration = Duration::from_secs(60);
/// How often a program is run on Linux until it prints what the model does: it may depend,
/// rarely, on who gets the CPU when the machine is busy.
const TRIES: usize = 3;

/// What a run gave.
#[derive(PartialEq, Eq)]
struct Result {
    stdout: String,
    stderr: String,
    status: i32,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance")
}

fn programs() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for subject in fs::read_dir(folder())
        .expect("the conformance folder")
        .flatten()
    {
        let Ok(files) = fs::read_dir(subject.path()) else {
            continue;
        };
        found.extend(
            files
                .flatten()
                .map(|f| f.path())
                .filter(|p| p.extension().is_some_and(|e| e == "c")),
        );
    }
    found.sort();
    found
}

fn result(output: &Output) -> Result {
    use std::os::unix::process::ExitStatusExt;
    let status = output
        .status
        .code()
        .or(output.status.signal().map(|s| 128 + s))
        .unwrap_or(-1);
    Result {
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        status,
    }
}

fn with_input(command: &mut Command, program: &Path) -> std::io::Result<Output> {
    let stdin = match fs::File::open(program.with_extension("stdin")) {
        Ok(file) => Stdio::from(file),
        Err(_) => Stdio::null(),
    };
    let child = command
        .stdin(stdin)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        // A group of its own: one whose parent is elsewhere in the session, so that it can be
        // stopped, and that can be ended as a whole.
        .process_group(0)
        .spawn()?;
    let group = format!("-{}", child.id());
    let (done, is_done) = mpsc::channel::<()>();
    let watchdog = thread::spawn(move || {
        if is_done.recv_timeout(LONGEST) == Err(mpsc::RecvTimeoutError::Timeout) {
            let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        }
    });
    let output = child.wait_with_output();
    drop(done);
    let _ = watchdog.join();
    output
}

fn model(program: &Path) -> Result {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ringside"));
    result(&with_input(command.arg("run").arg(program), program).expect("ringside runs"))
}

fn recorded(program: &Path) -> Result {
    let read = |extension| {
        fs::read(program.with_extension(extension))
            .map(|b| String::from_utf8_lossy(&b).into_owned())
    };
    let stdout = read("stdout").unwrap_or_else(|_| {
        panic!(
            "{} has no recording: run `cargo xtask record`",
            program.display()
        );
    });
    let stderr = read("stderr").unwrap_or_default();
    let status = read("status").map_or(0, |s| s.trim().parse().expect("a number in .status"));
    Result {
        stdout,
        stderr,
        status,
    }
}

/// Says how two results differ; empty if they do not.
fn difference(name: &str, wanted: &Result, got: &Result) -> String {
    let mut out = String::new();
    if wanted.status != got.status {
        out += &format!(
            "{name}: exit status {} wanted, {} got\n",
            wanted.status, got.status
        );
    }
    for (stream, wanted, got) in [
        ("stdout", &wanted.stdout, &got.stdout),
        ("stderr", &wanted.stderr, &got.stderr),
    ] {
        if wanted != got {
            out += &format!("{name}: {stream}\n  wanted: {wanted:?}\n     got: {got:?}\n");
        }
    }
    out
}

fn name(program: &Path) -> String {
    program
        .strip_prefix(folder())
        .unwrap_or(program)
        .display()
        .to_string()
}

/// What is said of each program, in their order. Several are looked at at once: many sleep or wait.
fn each<T: Send>(programs: &[PathBuf], look: impl Fn(&Path) -> T + Sync) -> Vec<T> {
    let workers = 2 * thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let mut said: Vec<(usize, T)> = thread::scope(|scope| {
        let worker = || {
            let turn = iter::from_fn(|| {
                let n = next.fetch_add(1, Ordering::Relaxed);
                programs.get(n).map(|program| (n, look(program)))
            });
            turn.collect::<Vec<_>>()
        };
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        let results = workers.into_iter().map(thread::ScopedJoinHandle::join);
        results.flat_map(|r| r.expect("a worker")).collect()
    });
    said.sort_by_key(|(n, _)| *n);
    said.into_iter().map(|(_, said)| said).collect()
}

#[test]
fn the_model_prints_what_linux_printed() {
    let programs = programs();
    let wrong: String = each(&programs, |p| difference(&name(p), &recorded(p), &model(p))).concat();
    println!("{} programs", programs.len());
    assert!(
        programs.len() >= 120,
        "only {} conformance programs",
        programs.len()
    );
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A program as gcc makes it, ready to run in an empty folder of its own.
fn built(program: &Path, folder: &Path) -> Command {
    let folder = folder.join(name(program).replace('/', "-"));
    fs::create_dir_all(&folder).expect("a temporary folder");
    let binary = folder.join("program");
    let gcc = Command::new("gcc")
        .args(["-std=gnu11", "-O0", "-w", "-o"])
        .arg(&binary)
        .arg(program)
        .arg("-lm")
        .status();
    assert!(
        gcc.is_ok_and(|s| s.success()),
        "gcc refuses {}",
        program.display()
    );
    // Started in the background or by nohup, the tests were told to ignore these, and the program
    // would inherit that.
    let mut command = Command::new("env");
    command
        .arg("--default-signal=HUP,INT,QUIT")
        .arg(&binary)
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("LANG", "C")
        .current_dir(&folder);
    command
}

#[test]
fn gcc_and_this_machine_print_what_was_recorded() {
    if Command::new("gcc")
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_err()
    {
        println!("gcc is not here: compared with the recordings only");
        return;
    }
    let folder = std::env::temp_dir().join(format!("ringside-conformance-{}", std::process::id()));
    let compare = |program: &Path| {
        let real =
            result(&with_input(&mut built(program, &folder), program).expect("the program runs"));
        difference(&name(program), &recorded(program), &real)
    };
    let programs = programs();
    let first = each(&programs, compare);
    // What differs has the machine for itself the next time.
    let wrong: String = iter::zip(&programs, first)
        .filter(|(_, said)| !said.is_empty())
        .map(|(program, said)| {
            let mut again = (1..TRIES).map(|_| compare(program));
            again.find(String::is_empty).unwrap_or(said)
        })
        .collect();
    let _ = fs::remove_dir_all(&folder);
    assert!(wrong.is_empty(), "\n{wrong}");
}
