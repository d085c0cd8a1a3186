//! From a linked program to a first process that is about to run it.
//!
//! What a shell and execve(2) do together: init is there, the program's task is
//! made with three open descriptors, its images are mapped, its stack is laid out
//! (fs/exec.c, fs/binfmt_elf.c). The last event is [`EventKind::Booted`]; faults
//! and times are counted from there.

mod elf;
pub(crate) mod execve;
mod loader;
pub use loader::FILLER;
mod script;
mod stack;

pub use execve::Started;

use crate::ids::{Fd, FilesId, Pid, VirtAddr};
use crate::kernel::cred::Cred;
use crate::kernel::event::EventKind;
use crate::kernel::file::flags::{O_LARGEFILE, O_RDONLY, O_RDWR, O_WRONLY};
use crate::kernel::file::table;
use crate::kernel::file_types::{FileKind, Stream};
use crate::kernel::fs::tree;
use crate::kernel::process::group::SHELL_SID;
use crate::kernel::process::limit;
use crate::kernel::sched;
use crate::kernel::state::{FIRST_PID, INIT_PID};
use crate::kernel::task::{Limit, TaskState, WaitKey, rlimit};
use crate::lang::{Message, say};
use crate::live::Live;
use crate::scenario::InputKind;
use std::sync::Arc;

/// Where standard input stands if it is a file.
const INPUT_FILE: &str = "/var/tmp/input";

/// Where the first process starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Boot {
    /// The first process.
    pub pid: Pid,
    /// Its stack pointer: a multiple of 16; `argc` is there.
    pub sp: VirtAddr,
    /// The number of arguments, the program's name included.
    pub argc: u64,
    /// The address of `argv[0]`.
    pub argv: VirtAddr,
    /// The address of `envp[0]`.
    pub envp: VirtAddr,
}

/// Starts the program on an empty machine. Fails, with a message for the user, if the
/// program does not fit into the machine's memory.
pub fn boot(live: &mut Live) -> Result<Boot, Message> {
    let start = boot_or_fail(live);
    start.map_err(|TooSmall| say!("a program that is larger than the memory of the machine"))
}

/// No frame was free, or the arguments are too large.
struct TooSmall;

fn boot_or_fail(live: &mut Live) -> Result<Boot, TooSmall> {
    start_init(live);
    let program = live.program.clone();
    let name = program_name(&live.scenario.file_name);
    tree::grow(live, INIT_PID);
    tree::add_commands(live, INIT_PID);
    let mut inodes = Vec::new();
    let mut paths: Vec<Arc<str>> = Vec::new();
    for (n, image) in program.images.iter().enumerate() {
        // The executable is where it was compiled: in the user's home.
        let path = match n {
            0 => format!("{}/{name}", live.scenario.user.home()).into(),
            _ => image.path.clone(),
        };
        inodes.push(loader::cache_image(live, INIT_PID, image, &path, n as u32)?);
        paths.push(path);
    }
    let mm = loader::new_mm(live, INIT_PID, &program);
    let files = FilesId(live.state().next_id);
    live.emit(INIT_PID, EventKind::FilesCreate { files });

    let pid = FIRST_PID;
    let comm: Arc<str> = stack::truncated(&name, 15).into();
    live.emit(
        INIT_PID,
        EventKind::TaskCreate {
            child: pid,
            tgid: pid,
            ppid: INIT_PID,
            mm: Some(mm),
            files: Some(files),
            comm,
            now_ns: live.clock_ns,
            vfork: false,
        },
    );
    live.emit(
        pid,
        EventKind::GroupSet {
            pgrp: pid,
            sid: SHELL_SID,
        },
    );
    let cred = Box::new(Cred::login(live.scenario.user.id()));
    live.emit(pid, EventKind::CredSet { cred });
    set_limits(live, pid);
    enter_home(live, pid);
    open_standard_files(live, pid);
    for ((image, inode), path) in program.images.iter().zip(inodes).zip(paths) {
        loader::map_image(live, pid, mm, image, inode, path);
    }
    loader::map_stack_and_vdso(live, pid, mm);
    sched::start(live, pid);
    sched::schedule(live, 0);

    loader::relocate(live, pid, &program, 0)?;
    let path = format!("./{name}").into_bytes();
    let given = live
        .scenario
        .args
        .iter()
        .map(|arg| arg.clone().into_bytes());
    let args: Vec<Vec<u8>> = std::iter::once(path.clone()).chain(given).collect();
    let vars = stack::environment(live.scenario.user, &live.scenario.env);
    let boot = stack::lay_out(live, pid, &path, &args, &vars)?;
    live.emit(pid, EventKind::Booted);
    Ok(boot)
}

fn start_init(live: &mut Live) {
    let create = EventKind::TaskCreate {
        child: INIT_PID,
        tgid: INIT_PID,
        ppid: Pid(0),
        mm: None,
        files: None,
        comm: "init".into(),
        now_ns: live.clock_ns,
        vfork: false,
    };
    live.emit(Pid(0), create);
    // It waits for children all the time.
    let asleep = EventKind::TaskStateSet {
        old: TaskState::Running,
        new: TaskState::Interruptible,
    };
    live.emit(INIT_PID, asleep);
    live.emit(
        INIT_PID,
        EventKind::WaitAdd {
            key: WaitKey::ChildOf(INIT_PID),
        },
    );
}

/// The program is started in the user's home.
fn enter_home(live: &mut Live, pid: Pid) {
    let home = tree::find(live.state(), live.scenario.user.home());
    if let Some(cwd) = home {
        let umask = 0o022;
        live.emit(pid, EventKind::TaskFs { cwd, umask });
    }
}

fn set_limits(live: &mut Live, pid: Pid) {
    let limits = limit::initial(&live.scenario.machine);
    for (resource, &limit) in limits.iter().enumerate() {
        if limit
            != (Limit {
                cur: rlimit::INFINITY,
                max: rlimit::INFINITY,
            })
        {
            live.emit(
                pid,
                EventKind::LimitSet {
                    resource: resource as u32,
                    limit,
                },
            );
        }
    }
}

fn open_standard_files(live: &mut Live, pid: Pid) {
    let terminal = O_RDWR | O_LARGEFILE;
    let input = input(live, pid);
    let files = [
        (input, O_RDONLY),
        (FileKind::Output(Stream::Stdout), O_WRONLY),
        (FileKind::Output(Stream::Stderr), O_WRONLY),
    ];
    for (fd, (kind, mode)) in (0..).zip(files) {
        let flags = match kind {
            FileKind::Inode(_) => mode | O_LARGEFILE,
            _ if live.scenario.tty => terminal,
            _ => mode,
        };
        let file = table::open(live, pid, kind, flags);
        table::install(live, pid, Fd(fd), file, false);
    }
}

/// What is open for standard input: a terminal or a pipe, /dev/null, or a file as any other, with a
/// position that all who read it share and can set.
fn input(live: &mut Live, pid: Pid) -> FileKind {
    match live.scenario.input {
        InputKind::Stream => FileKind::Input,
        InputKind::File => {
            let bytes = live.scenario.stdin.clone();
            FileKind::Inode(tree::add_file(live, pid, INPUT_FILE, bytes.as_bytes()))
        }
        InputKind::Null => {
            tree::find(live.state(), "/dev/null").map_or(FileKind::Input, FileKind::Inode)
        }
    }
}

/// What gcc -o would be told: the source's name without directories and `.c`.
fn program_name(file_name: &str) -> String {
    let base = file_name.rsplit('/').next().unwrap_or_default();
    let stem = base.strip_suffix(".c").unwrap_or(base);
    if stem.is_empty() {
        "program".into()
    } else {
        stem.replace('\0', "")
    }
}
