//! One run of one program, with nothing around it that could make it differ:
//! an empty folder, a fixed environment, pipes for what it prints.

use std::fs::File;
use std::io::Read;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::command;

/// No optimisation: the model runs what the source says. No warnings: programs
/// may be wrong on purpose.
pub const GCC_FLAGS: [&str; 3] = ["-std=gnu11", "-O0", "-w"];

const TIMEOUT: Duration = Duration::from_secs(10);

/// What can be seen of a run from outside.
#[derive(PartialEq, Eq)]
pub struct Outcome {
    stdout: Vec<u8>,
    stderr: Vec<u8>,
    status: i32,
}

impl Outcome {
    /// The files that tell it; `None` for one that must not be there.
    pub fn files(&self) -> [(&'static str, Option<Vec<u8>>); 3] {
        let stderr = Some(self.stderr.clone()).filter(|bytes| !bytes.is_empty());
        let status = (self.status != 0).then(|| format!("{}\n", self.status).into_bytes());
        [
            ("stdout", Some(self.stdout.clone())),
            ("stderr", stderr),
            ("status", status),
        ]
    }

    pub fn differs_from(&self, other: &Self) -> Option<String> {
        if self.status != other.status {
            return Some(format!("status: {} and {}", self.status, other.status));
        }
        [
            ("stdout", &self.stdout, &other.stdout),
            ("stderr", &self.stderr, &other.stderr),
        ]
        .into_iter()
        .find(|(_, a, b)| a != b)
        .map(|(name, a, b)| first_difference(name, a, b))
    }
}

/// Names the first line that two outputs do not share.
pub fn first_difference(name: &str, a: &[u8], b: &[u8]) -> String {
    let (a, b) = (String::from_utf8_lossy(a), String::from_utf8_lossy(b));
    let (mut a, mut b) = (a.lines(), b.lines());
    for line in 1.. {
        match (a.next(), b.next()) {
            (None, None) => break,
            (one, other) if one == other => {}
            (one, other) => {
                let quote =
                    |line: Option<&str>| line.map_or("nothing".into(), |it| format!("{it:?}"));
                return format!("{name} line {line}: {} and {}", quote(one), quote(other));
            }
        }
    }
    format!("{name}: the line ends")
}

pub fn compile(source: &Path, binary: &Path) -> Result<()> {
    let output = command::command("gcc")
        .args(GCC_FLAGS)
        .arg("-o")
        .arg(binary)
        .arg(source)
        .arg("-lm")
        .arg("-pthread")
        .output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("REFUSED: gcc does not compile it:\n{}", said.trim_end());
    }
    Ok(())
}

pub fn run(binary: &Path, stdin: Option<&Path>, pinned: bool) -> Result<Outcome> {
    let folder = tempfile::tempdir()?;
    let mut command = if pinned {
        let mut taskset = Command::new(command::find("taskset").context("taskset is missing")?);
        taskset
            .args(["--cpu-list", &first_allowed_cpu()])
            .arg(binary);
        taskset
    } else {
        Command::new(binary)
    };
    command
        .current_dir(folder.path())
        .env_clear()
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .env("LANG", "C")
        .stdin(match stdin {
            Some(file) => Stdio::from(File::open(file)?),
            None => Stdio::null(),
        })
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        // Its children are in the group too, and go with it.
        .process_group(0);
    let mut child = command.spawn()?;
    let stdout = collect(child.stdout.take().context("stdout is piped")?);
    let stderr = collect(child.stderr.take().context("stderr is piped")?);
    let status = wait(&mut child)?;
    // A child that outlives the program can go on printing; a reader that never
    // sees the end would wait for ever.
    let deadline = Instant::now() + TIMEOUT;
    while !(stdout.is_finished() && stderr.is_finished()) {
        if Instant::now() > deadline {
            end_group(&child);
            bail!("REFUSED: a process that it left behind did not end within {TIMEOUT:?}");
        }
        thread::sleep(Duration::from_millis(1));
    }
    // What closed its output and lives on would be there for ever.
    end_group(&child);
    let text = |reader: thread::JoinHandle<Vec<u8>>| reader.join().unwrap_or_default();
    Ok(Outcome {
        stdout: text(stdout),
        stderr: text(stderr),
        status: as_shell_says(status)?,
    })
}

fn collect(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.read_to_end(&mut bytes);
        bytes
    })
}

fn wait(child: &mut Child) -> Result<ExitStatus> {
    let begin = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if begin.elapsed() > TIMEOUT {
            end_group(child);
            child.wait()?;
            bail!("REFUSED: it did not end within {TIMEOUT:?}");
        }
        thread::sleep(Duration::from_millis(1));
    }
}

/// Ends what is left of the program and its children, by the group that they alone
/// are in.
fn end_group(child: &Child) {
    let group = format!("-{}", child.id());
    let _ = Command::new("kill")
        .args(["-KILL", "--", &group])
        .stderr(Stdio::null())
        .status();
}

fn as_shell_says(status: ExitStatus) -> Result<i32> {
    status
        .code()
        .or_else(|| status.signal().map(|signal| 128 + signal))
        .context("it neither exited nor was killed")
}

/// A machine may keep its first CPU from us.
fn first_allowed_cpu() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("Cpus_allowed_list:"))
        .and_then(|list| list.trim().split([',', '-']).next())
        .unwrap_or("0")
        .to_string()
}
