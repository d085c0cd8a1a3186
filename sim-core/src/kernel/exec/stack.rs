//! A new process's stack, from the top down: the file's name, the environment's
//! and the arguments' strings, then the vectors that point to them.
//!
//! fs/exec.c (`copy_strings`), fs/binfmt_elf.c (`create_elf_tables`).

use super::loader::STACK_TOP;
use super::{Boot, TooSmall};
use crate::ids::{PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::event::EventKind;
use crate::kernel::mm_types::Args;
use crate::kernel::uaccess;
use crate::live::Live;
use crate::scenario::User;

/// The most bytes of one argument (`MAX_ARG_STRLEN`), and of all of them here.
const MAX_ARG: usize = 32 * 4096;
const MAX_ARGS: usize = 2 << 20;

const AT_NULL: u64 = 0;
const AT_PAGESZ: u64 = 6;
const AT_UID: u64 = 11;
const AT_EUID: u64 = 12;
const AT_GID: u64 = 13;
const AT_EGID: u64 = 14;
const AT_PLATFORM: u64 = 15;
const AT_CLKTCK: u64 = 17;
const AT_SECURE: u64 = 23;
const AT_RANDOM: u64 = 25;
const AT_EXECFN: u64 = 31;

/// The environment of every run: small, and always the same for a user.
fn usual(user: User) -> [String; 6] {
    [
        "SHELL=/bin/bash".into(),
        format!("PWD={}", user.home()),
        format!("HOME={}", user.home()),
        "LANG=C".into(),
        format!("USER={}", user.name()),
        "PATH=/usr/local/bin:/usr/bin:/bin".into(),
    ]
}

/// The usual environment with variables of the scenario: one that has a usual
/// one's name stands in its place, the others follow.
pub(super) fn environment(user: User, given: &[String]) -> Vec<Vec<u8>> {
    let name_of = |var: &str| var.split('=').next().unwrap_or_default().to_string();
    let mut vars: Vec<String> = usual(user).to_vec();
    for var in given.iter().filter(|var| var.contains('=')) {
        match vars.iter_mut().find(|it| name_of(it) == name_of(var)) {
            Some(usual) => usual.clone_from(var),
            None => vars.push(var.clone()),
        }
    }
    vars.into_iter().map(String::into_bytes).collect()
}

/// The first `max` bytes of a text, or fewer so as not to cut a character.
pub(super) fn truncated(text: &str, max: usize) -> String {
    let mut end = max.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().to_string()
}

struct Writer<'a> {
    live: &'a mut Live,
    pid: Pid,
    sp: VirtAddr,
}

impl Writer<'_> {
    fn push(&mut self, bytes: &[u8]) -> Result<VirtAddr, TooSmall> {
        self.sp = VirtAddr(self.sp.0 - bytes.len() as u64);
        uaccess::write_bytes(self.live, self.pid, self.sp, bytes, true).map_err(|_| TooSmall)?;
        Ok(self.sp)
    }

    fn string(&mut self, text: &[u8]) -> Result<VirtAddr, TooSmall> {
        let bytes: Vec<u8> = text
            .iter()
            .copied()
            .filter(|&b| b != 0)
            .take(MAX_ARG)
            .chain([0])
            .collect();
        self.push(&bytes)
    }

    /// The last string is the highest; returns the addresses in order.
    fn strings(&mut self, texts: &[Vec<u8>]) -> Result<Vec<VirtAddr>, TooSmall> {
        let mut at = texts
            .iter()
            .rev()
            .map(|text| self.string(text))
            .collect::<Result<Vec<_>, _>>()?;
        at.reverse();
        Ok(at)
    }
}

/// Writes arguments and environment to the stack of the current task.
pub(super) fn lay_out(
    live: &mut Live,
    pid: Pid,
    file_name: &[u8],
    args: &[Vec<u8>],
    vars: &[Vec<u8>],
) -> Result<Boot, TooSmall> {
    if args
        .iter()
        .chain(vars)
        .map(|arg| arg.len() + 9)
        .sum::<usize>()
        > MAX_ARGS
    {
        return Err(TooSmall);
    }
    let mut to = Writer {
        live,
        pid,
        sp: STACK_TOP,
    };
    to.push(&[0; 8])?;
    let execfn = to.string(file_name)?;
    let env_end = to.sp;
    let envp = to.strings(vars)?;
    let arg_end = to.sp;
    let argv = to.strings(args)?;
    let placed = Args {
        arg_start: to.sp,
        arg_end,
        env_end,
    };
    to.sp = VirtAddr(to.sp.0 & !15);
    let platform = to.string(b"x86_64")?;
    // What AT_RANDOM gives is the stack protector's canary; not random here.
    let random = to.push(&[0x5a; 16])?;
    let cred = to.live.state().cred(to.pid);
    let auxv = [
        (AT_PAGESZ, PAGE_SIZE),
        (AT_CLKTCK, 100),
        (AT_UID, u64::from(cred.user.real)),
        (AT_EUID, u64::from(cred.user.effective)),
        (AT_GID, u64::from(cred.group.real)),
        (AT_EGID, u64::from(cred.group.effective)),
        (AT_SECURE, 0),
        (AT_RANDOM, random.0),
        (AT_EXECFN, execfn.0),
        (AT_PLATFORM, platform.0),
        (AT_NULL, 0),
    ];
    let mut words = vec![args.len() as u64];
    words.extend(argv.iter().map(|at| at.0).chain([0]));
    words.extend(envp.iter().map(|at| at.0).chain([0]));
    words.extend(auxv.iter().flat_map(|&(key, value)| [key, value]));
    let size = words.len() as u64 * 8;
    to.sp = VirtAddr(((to.sp.0 - size) & !15) + size);
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    let sp = to.push(&bytes)?;
    // ld.so has used the stack a page deeper by the time main is called.
    uaccess::write_bytes(live, pid, VirtAddr(sp.0 - PAGE_SIZE), &[0; 8], true)
        .map_err(|_| TooSmall)?;
    if let Some(mm) = live.state().task(pid).and_then(|task| task.mm) {
        live.emit(pid, EventKind::MmArgs { mm, args: placed });
    }
    let argv = sp.add(8);
    let envp = argv.add((args.len() as u64 + 1) * 8);
    Ok(Boot {
        pid,
        sp,
        argc: args.len() as u64,
        argv,
        envp,
    })
}
