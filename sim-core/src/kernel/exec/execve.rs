//! execve(2): a process begins another program. fs/exec.c (`bprm_execve`, `begin_new_exec`).
//!
//! What can be executed: the program itself, by each of its names, and the small commands
//! of `libc/bin`, which stand for those in /bin. Their code is linked with the program, in
//! the library's image, so they need no image of their own. And scripts, by one of these
//! ([`Script`]).

use super::script::{self, Script};
use super::{Boot, TooSmall, loader, stack};
use crate::ids::{FuncId, Pid, VirtAddr};
use crate::kernel::errno::{E2BIG, EACCES, EBADF, EFAULT, EINVAL, ELOOP, ENOENT, ENOEXEC};
use crate::kernel::event::EventKind;
use crate::kernel::file::table;
use crate::kernel::file_types::{Content, InodeKind};
use crate::kernel::fs::open::CWD;
use crate::kernel::fs::walk::walk;
use crate::kernel::fs::{self, data, tree};
use crate::kernel::mm;
use crate::kernel::process::exit::release_vfork_parent;
use crate::kernel::sig::SIGKILL;
use crate::kernel::sig_types::{AltStack, SigAction};
use crate::kernel::syscall::Call;
use crate::kernel::time::posix_timer;
use crate::kernel::uaccess;
use crate::lang::say;
use crate::live::Live;
use crate::program::Program;

/// Most bytes of one argument (`MAX_ARG_STRLEN`).
const MAX_ARG: u64 = 32 * 4096;
/// Commands that nearly every machine has, and the model does not.
const MISSING: &str = " arch awk b2sum base32 base64 bash bc bzip2 cal cc chgrp chown chroot cksum clear cmp col \
    column comm csplit curl dash dd df diff dir dircolors dmesg du ed expand factor file find \
    flock fmt fold free gawk gcc gdb getconf getent git gunzip gzip hexdump iconv install ip \
    join kill less login logname lsblk lscpu lsof ltrace make man md5sum mesg mknod mktemp more \
    mount mountpoint nice nohup nproc numfmt od paste pathchk perl pgrep pidof ping pinky pkill \
    pr ps pstree ptx python python3 realpath renice rsync runcon script setsid sha1sum \
    sha256sum sha512sum shred shuf split ssh stat stdbuf strace strings stty su sudo sum sync \
    tar taskset time timeout top tput truncate tsort tty unexpand unlink uptime users vdir vi \
    vim vmstat w wall watch wget which who write xargs xterm xxd zcat ";

/// What an executable file holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Binary {
    /// The program that was started.
    Own,
    /// A command whose entry this is.
    Command(FuncId),
}

/// The task begins another program: where.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Started {
    /// Its stack, and what it is told.
    pub boot: Boot,
    /// The function that it begins with.
    pub entry: FuncId,
}

/// execve(2): path, argv, envp.
pub(crate) fn execve(live: &mut Live, pid: Pid, path: u64, argv: u64, envp: u64) -> Call {
    match fs::path(live, pid, path) {
        Ok(path) => execute(live, pid, path, argv, envp),
        Err(errno) => Call::err(errno),
    }
}

/// execveat(2): directory or file, path, argv, envp, flags. A path that begins at a descriptor is
/// one through /proc (`alloc_bprm` names it by /dev/fd).
pub(crate) fn execveat(live: &mut Live, pid: Pid, args: [u64; 5]) -> Call {
    const AT_SYMLINK_NOFOLLOW: u64 = 0x100;
    const AT_EMPTY_PATH: u64 = 0x1000;
    let [dir, path, argv, envp, flags] = args;
    if flags & !(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH) != 0 {
        return Call::err(EINVAL);
    }
    if flags & AT_SYMLINK_NOFOLLOW != 0 {
        return Call::Unsupported(say!("execveat with AT_SYMLINK_NOFOLLOW"));
    }
    let empty = uaccess::read_cstr(live, pid, VirtAddr(path), 1).is_ok_and(|text| text.is_empty());
    let path = match fs::path(live, pid, path) {
        Ok(path) => path,
        Err(ENOENT) if empty && flags & AT_EMPTY_PATH != 0 => Vec::new(),
        Err(errno) => return Call::err(errno),
    };
    if path.starts_with(b"/") || dir as u32 == CWD as u32 {
        return match empty {
            true => Call::err(EACCES),
            false => execute(live, pid, path, argv, envp),
        };
    }
    if table::lookup(live.state(), pid, dir).is_none() {
        return Call::err(EBADF);
    }
    let mut whole = format!("/proc/self/fd/{}", dir as u32).into_bytes();
    if !empty {
        whole.push(b'/');
        whole.extend(path);
    }
    execute(live, pid, whole, argv, envp)
}

fn execute(live: &mut Live, pid: Pid, path: Vec<u8>, argv: u64, envp: u64) -> Call {
    let mut room = MAX_ARGS;
    let args = strings(live, pid, argv, &mut room);
    let vars = args.and_then(|args| Ok((args, strings(live, pid, envp, &mut room)?)));
    let (mut args, vars) = match vars {
        Ok(both) => both,
        Err(errno) => return Call::err(errno),
    };
    // "If there is no argument, the program gets an empty one."
    if args.is_empty() {
        args.push(Vec::new());
    }
    // The file is opened before the arguments are copied, so its errors come first; that
    // they are read before here shows nowhere but in what an EFAULT hides.
    let binary = match reader(live, pid, &path, &mut args) {
        Ok((Found::Binary(binary), _)) => binary,
        Ok((Found::Missing | Found::Script(_), path)) => {
            let path = String::from_utf8_lossy(&path);
            return Call::Unsupported(say!("executing {path}", path));
        }
        Err(errno) => return Call::err(errno),
    };
    match begin(live, pid, &path, binary, &args, &vars) {
        Ok(started) => Call::Exec(started),
        // Too late to fail: the old memory is gone.
        Err(TooSmall) => Call::Exit(u32::from(SIGKILL)),
    }
}

/// Bytes of arguments and environment together, of those that fit.
const MAX_ARGS: u64 = 2 << 20;

/// The strings of a vector that ends with a null pointer; no vector is an empty one.
fn strings(live: &mut Live, pid: Pid, at: u64, room: &mut u64) -> Result<Vec<Vec<u8>>, i64> {
    let mut found = Vec::new();
    if at == 0 {
        return Ok(found);
    }
    loop {
        let place = VirtAddr(at.wrapping_add(8 * found.len() as u64));
        let string = uaccess::read_u64(live, pid, place).map_err(|_| EFAULT)?;
        if string == 0 {
            return Ok(found);
        }
        let bytes = uaccess::read_cstr(live, pid, VirtAddr(string), MAX_ARG).map_err(|_| EFAULT)?;
        let size = bytes.len() as u64 + 9;
        if bytes.len() as u64 >= MAX_ARG || size > *room {
            return Err(E2BIG);
        }
        *room -= size;
        found.push(bytes);
    }
}

/// Scripts that may be executed by each other (`exec_binprm`).
const SCRIPTS: usize = 5;

enum Found {
    Binary(Binary),
    Script(Script),
    /// Linux has it, the model does not.
    Missing,
}

/// What executes a file, and its path: of a script the interpreter, with its arguments.
fn reader(
    live: &mut Live,
    pid: Pid,
    path: &[u8],
    args: &mut Vec<Vec<u8>>,
) -> Result<(Found, Vec<u8>), i64> {
    let mut path = path.to_vec();
    for _ in 0..=SCRIPTS {
        match lookup(live, pid, &path)? {
            Found::Script(script) => {
                *args = script.arguments(&path, args);
                path = script.interpreter;
            }
            found => return Ok((found, path)),
        }
    }
    Err(ELOOP)
}

/// What a path leads to (`do_open_execat`, then the formats).
fn lookup(live: &mut Live, pid: Pid, path: &[u8]) -> Result<Found, i64> {
    let state = live.state();
    let found = walk(state, pid, CWD, path, true)?;
    let Some(id) = found.inode else {
        let name = String::from_utf8_lossy(&found.name);
        let in_bin = tree::find(state, "/usr/bin") == Some(found.dir);
        return if in_bin && MISSING.contains(&format!(" {name} ")) {
            Ok(Found::Missing)
        } else {
            Err(ENOENT)
        };
    };
    let file = fs::inode(state, id)?;
    if file.kind != InodeKind::Regular || !fs::may(state, pid, &file, fs::MAY_EXEC) {
        return Err(EACCES);
    }
    match &file.content {
        Content::Image(0) => Ok(Found::Binary(Binary::Own)),
        Content::Command(name) => match entry_of(&live.program, name) {
            Some(entry) => Ok(Found::Binary(Binary::Command(entry))),
            None => Ok(Found::Missing),
        },
        Content::Bytes(_) => {
            let start = data::peek(live, pid, id, 0, script::LOOKED_AT as u64)?;
            Script::read(&start).map(Found::Script).ok_or(ENOEXEC)
        }
        _ => Err(ENOEXEC),
    }
}

/// The function with which a command begins.
fn entry_of(program: &Program, command: &str) -> Option<FuncId> {
    let name = format!("{}{command}", tree::COMMAND_ENTRY);
    let index = program
        .functions
        .iter()
        .position(|f| f.library && *f.name == *name)?;
    Some(FuncId(index as u32))
}

/// Gives the task the memory of a new program. If that does not fit, the task has it as far
/// as it came.
fn begin(
    live: &mut Live,
    pid: Pid,
    path: &[u8],
    binary: Binary,
    args: &[Vec<u8>],
    vars: &[Vec<u8>],
) -> Result<Started, TooSmall> {
    let program = live.program.clone();
    let shown = String::from_utf8_lossy(path);
    let base = shown.rsplit('/').next().unwrap_or_default();
    let exec = EventKind::Exec {
        path: shown.as_ref().into(),
        comm: stack::truncated(base, 15).into(),
    };
    // exec_mmap: the old memory goes, and a parent that lent it may go on.
    let space = loader::new_mm(live, pid, &program);
    let old = live.state().task(pid).and_then(|t| t.mm);
    if let Some(mm) = old {
        live.emit(pid, EventKind::TaskDropMm { mm });
    }
    live.emit(pid, EventKind::TaskSetMm { mm: space });
    if let Some(mm) = old {
        mm::exit::put(live, pid, mm);
    }
    release_vfork_parent(live, pid);
    live.emit(pid, exec);
    for (n, image) in program.images.iter().enumerate() {
        let file = live
            .state()
            .inodes
            .iter()
            .find(|(_, inode)| inode.content == Content::Image(n as u32))
            .map(|(&id, inode)| (id, inode.name.clone()));
        if let Some((inode, path)) = file.filter(|_| n > 0 || binary == Binary::Own) {
            loader::map_image(live, pid, space, image, inode, path);
        }
    }
    loader::map_stack_and_vdso(live, pid, space);
    close_on_exec(live, pid);
    forget_handlers(live, pid);
    posix_timer::delete_all(live, pid);
    let images = match binary {
        Binary::Own => 0,
        Binary::Command(_) => 1,
    };
    loader::relocate(live, pid, &program, images)?;
    let boot = stack::lay_out(live, pid, path, args, vars)?;
    let entry = match binary {
        Binary::Own => program.entry,
        Binary::Command(entry) => entry,
    };
    Ok(Started { boot, entry })
}

/// `do_close_on_exec`.
fn close_on_exec(live: &mut Live, pid: Pid) {
    let Some(files) = live.state().task(pid).and_then(|t| t.files) else {
        return;
    };
    let open: Vec<_> = live
        .state()
        .fd_tables
        .get(&files)
        .map_or_else(Vec::new, |t| {
            t.fds
                .iter()
                .filter(|(_, entry)| entry.cloexec)
                .map(|(&fd, _)| fd)
                .collect()
        });
    for fd in open {
        table::clear(live, pid, files, fd);
    }
}

/// `flush_signal_handlers`: what had a handler has the default action; what is ignored stays
/// ignored. There is no alternative stack any more.
fn forget_handlers(live: &mut Live, pid: Pid) {
    let Some(signals) = live.state().task(pid).map(|t| t.signals.clone()) else {
        return;
    };
    for (&signal, old) in &signals.actions {
        let handler = match old.handler {
            SigAction::IGNORE => SigAction::IGNORE,
            _ => SigAction::DEFAULT,
        };
        let action = SigAction {
            handler,
            ..SigAction::default()
        };
        if action != *old {
            live.emit(pid, EventKind::SignalActionSet { signal, action });
        }
    }
    if signals.altstack != AltStack::default() {
        let stack = AltStack::default();
        live.emit(pid, EventKind::AltStackSet { stack });
    }
}
