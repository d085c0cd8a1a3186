//! System calls and library calls with their arguments as a program writes them, and what they
//! return: `openat(AT_FDCWD, "a.txt", O_RDWR|O_CREAT, 0644)`, much as strace(1) has it.
//!
//! [`args`] says what each argument is, [`names`] has the names of flags and commands, and
//! [`flags`] joins them. A pointer to a variable of the program is told by the variable's name.

mod args;
mod flags;
mod names;

use super::facts::Facts;
use super::names::{call_name, resource_name, signal_name};
use crate::ids::VirtAddr;
use crate::kernel::errno;
use crate::kernel::sig_types::SigAction;
use crate::kernel::syscall::table as nr;
use crate::kernel::task::SyscallFrame;
use crate::lens::show;
use crate::program::DebugType;
use args::Arg;
use flags::{octal, one};

/// AT_FDCWD: a path begins at the current directory (include/uapi/linux/fcntl.h).
const AT_FDCWD: i32 = -100;
/// O_CREAT, and the bit of O_TMPFILE that O_DIRECTORY does not have: open makes something.
const MAKES: u64 = 0o20000100;
/// Bytes that are written out of what a call is given, at most.
const MOST_BYTES: u64 = 32;
/// Strings of a list that are told, at most.
const MOST_STRINGS: usize = 6;

impl Facts<'_> {
    /// A system call as C would write it.
    pub fn call(&self, frame: &SyscallFrame) -> String {
        let given = args::of_call(frame.nr);
        let reads = |place: usize| match given[place] {
            Arg::NewMode => frame.args[place - 1] & MAKES != 0,
            Arg::ForFcntl => takes_argument(frame.args[place - 1]),
            _ => true,
        };
        let shown: Vec<String> = (0..given.len().min(frame.args.len()))
            .filter(|&place| reads(place))
            .map(|place| self.argument(given[place], place, &frame.args))
            .collect();
        format!("{}({})", call_name(frame.nr), shown.join(", "))
    }

    /// An argument of a function of the C library, where it is told as a system call's is: by
    /// name, in octal, as a signal, or as the bytes that it leads to.
    pub(super) fn library_argument(
        &self,
        function: &str,
        place: usize,
        all: &[u64],
    ) -> Option<String> {
        let value = *all.get(place)?;
        match *args::of_function(function).get(place)? {
            Arg::Bytes(len) => self.bytes_at(VirtAddr(value), *all.get(len)?),
            arg => named(arg, value),
        }
    }

    fn argument(&self, arg: Arg, place: usize, all: &[u64; 6]) -> String {
        let value = all[place];
        if let Some(named) = named(arg, value) {
            return named;
        }
        match arg {
            Arg::Int => Some((value as i32).to_string()),
            Arg::Long => Some((value as i64).to_string()),
            Arg::Path => self.string_at(VirtAddr(value)),
            Arg::Bytes(len) => self.bytes_at(VirtAddr(value), all[len]),
            Arg::Strings => self.strings_at(VirtAddr(value)),
            Arg::Action => self.action_at(VirtAddr(value)),
            Arg::Timespec => self.timespec_at(VirtAddr(value)),
            Arg::ForFcntl => self.for_fcntl(all[place - 1], value),
            Arg::Size => Some(value.to_string()),
            _ => None,
        }
        .unwrap_or_else(|| self.pointer(VirtAddr(value)))
    }

    /// What fcntl takes beside its command (fcntl(2)); none if that is a pointer, to a lock.
    fn for_fcntl(&self, command: u64, value: u64) -> Option<String> {
        Some(match one(names::FCNTL, command).as_str() {
            "F_SETFL" => names::OPEN.text(value).replacen("O_RDONLY|", "", 1),
            "F_SETFD" if value == 1 => "FD_CLOEXEC".into(),
            lock if lock.contains("LK") => return None,
            _ => (value as i32).to_string(),
        })
    }

    /// A pointer: the name of a variable, or the address.
    pub(super) fn pointer(&self, va: VirtAddr) -> String {
        match va.0 {
            0 => "NULL".into(),
            _ => match self.shot.program.function_from(va) {
                Some(function) => function.name.to_string(),
                None => self.variable_of(va).unwrap_or_else(|| va.to_string()),
            },
        }
    }

    /// A `struct sigaction` as the kernel has it (arch/x86/include/asm/signal.h): who answers,
    /// and how.
    fn action_at(&self, va: VirtAddr) -> Option<String> {
        let [handler, flags] = self.words_at(va)?;
        let flags = flags & !SigAction::RESTORER;
        let handler =
            named(Arg::Handler, handler).unwrap_or_else(|| self.pointer(VirtAddr(handler)));
        Some(format!("{{{handler}, {}}}", names::SIGACTION.text(flags)))
    }

    /// How the program writes a pointer that leads to the first byte of a variable of its own.
    pub(super) fn variable_of(&self, va: VirtAddr) -> Option<String> {
        let variable = self.variable_at(self.own_mm()?, va)?;
        if variable.va != va || variable.way.is_some() || variable.depth > 0 {
            return None;
        }
        let ty = self.shot.program.types.get(variable.ty as usize);
        Some(match ty {
            Some(DebugType::Array { .. }) => variable.name,
            _ => format!("&{}", variable.name),
        })
    }

    /// So many bytes at an address, as a string literal.
    fn bytes_at(&self, va: VirtAddr, len: u64) -> Option<String> {
        let bytes = self.read(va, len.min(MOST_BYTES))?;
        let more = if len > MOST_BYTES { "…" } else { "" };
        Some(show::literal(&bytes) + more)
    }

    /// So many words of eight bytes at an address.
    fn words_at<const N: usize>(&self, va: VirtAddr) -> Option<[u64; N]> {
        let bytes = self.read(va, 8 * N as u64)?;
        let mut words = [0; N];
        for (word, bytes) in words.iter_mut().zip(bytes.chunks_exact(8)) {
            *word = u64::from_le_bytes(bytes.try_into().ok()?);
        }
        Some(words)
    }

    /// A list of strings, as an initialiser.
    fn strings_at(&self, va: VirtAddr) -> Option<String> {
        let mut strings = Vec::new();
        loop {
            let place = VirtAddr(va.0.wrapping_add(8 * strings.len() as u64));
            let [string] = self.words_at(place)?;
            if string == 0 {
                break;
            }
            if strings.len() == MOST_STRINGS {
                strings.push("…".into());
                break;
            }
            strings.push(self.string_at(VirtAddr(string))?);
        }
        Some(format!("{{{}}}", strings.join(", ")))
    }

    /// A `struct timespec`, in seconds.
    fn timespec_at(&self, va: VirtAddr) -> Option<String> {
        let [seconds, nanoseconds] = self.words_at(va)?.map(|word| word as i64);
        Some(format!("{{{seconds} s, {nanoseconds} ns}}"))
    }
}

/// What a call returned: a number, an address, or the name of an error.
pub fn result(call: u32, ret: i64) -> String {
    match errno::name(-ret).filter(|_| (-4095..0).contains(&ret)) {
        Some(name) => format!("−{name}"),
        None => match call {
            nr::MMAP | nr::BRK | nr::MREMAP | nr::SHMAT => VirtAddr(ret as u64).to_string(),
            nr::UMASK => octal(ret as u64),
            _ => ret.to_string(),
        },
    }
}

/// An argument that is told by a name, whatever memory holds.
fn named(arg: Arg, value: u64) -> Option<String> {
    Some(match arg {
        Arg::Dir if value as i32 == AT_FDCWD => "AT_FDCWD".into(),
        Arg::Dir => (value as i32).to_string(),
        Arg::Mode | Arg::NewMode => octal(value),
        Arg::Signal => match value as i32 {
            signal @ 1..=64 => signal_name(signal as u8),
            other => other.to_string(),
        },
        Arg::Handler => match value as i64 {
            0 => "SIG_DFL".into(),
            1 => "SIG_IGN".into(),
            -1 => "SIG_ERR".into(),
            _ => return None,
        },
        Arg::Set(flags) => flags.text(value),
        Arg::One(names) => one(names, value & 0xffff_ffff),
        Arg::Resource => resource_name(value as u32).into(),
        _ => return None,
    })
}

/// Whether fcntl reads its third argument at this command: those that get something but a lock
/// do not.
fn takes_argument(command: u64) -> bool {
    let name = one(names::FCNTL, command);
    !name.starts_with("F_GET") || name.ends_with("LK")
}
