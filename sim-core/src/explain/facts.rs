//! What a sentence is made of: names, places, counts.

use crate::ids::{AnonId, FileId, FuncId, InodeId, MmId, Pfn, Pid, QueueId, VirtAddr};
use crate::kernel::event::Event;
use crate::kernel::file_types::FileKind;
use crate::kernel::mm_types::{FrameKind, Vma, VmaName};
use crate::lang::message::{Fill, Gap};
use crate::lang::say;
use crate::lens::Shot;
use crate::lens::memory::{AreaKind, area_kind};
use crate::lens::part::part_of;

/// The facts about a frame's event.
pub struct Facts<'a> {
    /// The frame.
    pub shot: Shot<'a>,
    /// Its event.
    pub event: &'a Event,
}

/// Where an address is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spot {
    /// The variable there, with the distance from its start if that is not 0.
    pub variable: Option<String>,
    /// The area there.
    pub area: Option<AreaKind>,
    /// Whether writes there are meant for everybody who maps the same (MAP_SHARED).
    pub shared: bool,
    /// Whether what is mapped is shared memory that has no name among the files.
    pub shmem: bool,
    /// The last name of the file that is mapped there.
    pub file: Option<String>,
    /// The address.
    pub va: VirtAddr,
}

/// Characters of a program's line that a sentence shows: one look. The line stands beside it.
const LINE_SHOWN: usize = 96;
/// Characters of a file's name that a place shows.
const NAME_SHOWN: usize = 32;

impl Facts<'_> {
    /// A process's letter.
    pub fn name(&self, pid: Pid) -> String {
        self.shot.legend.who(pid).letter
    }

    /// The letter of the process that the event is about.
    pub fn who(&self) -> String {
        self.name(self.event.pid)
    }

    /// True if the process that the event is about blocks a signal.
    pub fn blocks(&self, signal: u8) -> bool {
        let task = self.shot.state.task(self.event.pid);
        task.is_some_and(|t| t.signals.blocked & crate::kernel::sig::bit(signal) != 0)
    }

    /// The letters of the processes that use an address space. One that is being
    /// made or taken apart belongs to nobody: then that of who does it, or of the
    /// process to come.
    pub fn owners(&self, mm: MmId) -> Vec<String> {
        let tasks = self
            .shot
            .state
            .tasks
            .values()
            .filter(|task| task.mm == Some(mm));
        let names: Vec<String> = tasks.map(|task| self.name(task.pid)).collect();
        if !names.is_empty() {
            return names;
        }
        let ending = self
            .shot
            .state
            .task(self.event.pid)
            .is_none_or(|task| task.mm.is_none());
        let next = self
            .shot
            .legend
            .everyone()
            .find(|who| who.pid >= self.shot.state.next_pid);
        vec![match next.filter(|_| !ending) {
            Some(who) => who.letter,
            None => self.who(),
        }]
    }

    /// The library function whose address is kept at a place of the executable's data
    /// (`.got.plt`).
    pub fn bound_there(&self, va: VirtAddr) -> Option<&str> {
        let program = self.shot.program;
        let plt = program.plt.iter().find(|plt| plt.slot == va)?;
        let function = program.functions.get(plt.func.0 as usize)?;
        Some(&function.name)
    }

    /// True if a frame holds a process's own memory, not a file's.
    pub fn is_anon(&self, pfn: Pfn) -> bool {
        let frame = self.shot.state.memory.frames.get(pfn.0 as usize);
        frame.is_some_and(|frame| frame.kind == FrameKind::Anon)
    }

    /// How many entries map a frame.
    pub fn count(&self, pfn: Pfn) -> u32 {
        self.shot
            .state
            .memory
            .frames
            .get(pfn.0 as usize)
            .map_or(0, |frame| frame.mapcount)
    }

    /// The number of the line that a statement is at, and its text behind a colon, where it may be told.
    pub fn line(&self, index: u32) -> (u32, Gap) {
        let line = self
            .shot
            .program
            .lines
            .get(index as usize)
            .map_or(0, |entry| entry.line);
        let text = self.shot.legend.told_line(line);
        let code = text.map(|text| say!(": {code}", code = cut(text, LINE_SHOWN)).gap());
        (line, code.unwrap_or_else(Gap::nothing))
    }

    /// A function's name.
    pub fn function(&self, func: FuncId) -> String {
        let function = self.shot.program.functions.get(func.0 as usize);
        function.map_or_else(String::new, |function| function.name.to_string())
    }

    /// Whether a function returns nothing.
    pub fn is_void(&self, func: FuncId) -> bool {
        let functions = &self.shot.program.functions;
        functions.get(func.0 as usize).is_some_and(|f| f.void)
    }

    /// True if a function is one of the C library's.
    pub fn is_library(&self, func: FuncId) -> bool {
        self.shot
            .program
            .functions
            .get(func.0 as usize)
            .is_some_and(|function| function.library)
    }

    /// What a file is called: its path; none if it is gone.
    pub fn inode(&self, inode: InodeId) -> Option<String> {
        let inode = self.shot.state.inodes.get(&inode)?;
        Some(inode.name.to_string())
    }

    /// What an open file description refers to.
    pub fn file(&self, file: FileId) -> Option<FileKind> {
        self.shot.state.files.get(&file).map(|file| file.kind)
    }

    /// The name of a message queue of POSIX, or its number if it has none.
    pub fn queue(&self, queue: QueueId) -> String {
        let found = self.shot.state.queues.get(&queue);
        match found.and_then(|found| found.name.as_ref()) {
            Some(name) => format!("/{name}"),
            None => queue.to_string(),
        }
    }

    /// What kind of thing is behind a descriptor that is no file: `eventfd`, `eventpoll` …
    pub fn anon(&self, anon: AnonId) -> &'static str {
        let found = self.shot.state.anon.get(&anon);
        found.map_or("anon_inode", |found| found.name())
    }

    /// Where an address is, in the address space of the event's process or in `mm`.
    pub fn spot(&self, mm: Option<MmId>, va: VirtAddr) -> Spot {
        let mm = mm.or_else(|| self.shot.state.task(self.event.pid)?.mm);
        let Some(mm) = mm else {
            return Spot {
                variable: None,
                area: None,
                shared: false,
                shmem: false,
                file: None,
                va,
            };
        };
        let shot = &self.shot;
        let variable = self.variable_at(mm, va);
        let variable = variable.map(|v| match va.0 - v.va.0 {
            0 if v.way.is_none() => v.name,
            distance => match part_of(shot.program, &v, distance) {
                Some((path, _)) => v.part(&path),
                None if distance == 0 => v.name,
                None => format!("{} + {distance}", v.name),
            },
        });
        let vma = shot.state.mms.get(&mm).and_then(|mm| mm.vma_at(va));
        Spot {
            variable,
            area: vma.map(|vma| area_kind(shot.program, vma)),
            shared: self.is_shared_there(mm, va),
            shmem: self.is_shmem_there(mm, va),
            file: vma.and_then(mapped_file),
            va,
        }
    }
}

/// The indices that a walk uses, from the PGD down to the table of this level.
pub fn indices(va: VirtAddr, level: u8) -> Vec<u16> {
    let level = u32::from(level.clamp(1, 4));
    let all = (level..=4).rev();
    all.map(|level| ((va.0 >> (12 + 9 * (level - 1))) & 511) as u16)
        .collect()
}

/// A system call's name.
pub fn call_name(nr: u32) -> String {
    crate::kernel::syscall::syscall_name(nr).to_string()
}

/// The functions of C behind which a system call of another name stands.
pub fn c_names(call: &str) -> Option<&'static [&'static str]> {
    Some(match call {
        "clone" => &["fork"],
        "wait4" => &["wait", "waitpid"],
        "newfstatat" => &["stat", "fstat", "lstat"],
        "exit_group" => &["exit"],
        "openat" => &["open", "fopen"],
        "clock_nanosleep" => &["sleep", "usleep", "nanosleep"],
        "rt_sigaction" => &["signal", "sigaction"],
        "rt_sigprocmask" => &["sigprocmask"],
        "rt_sigsuspend" => &["sigsuspend"],
        "rt_sigtimedwait" => &["sigwait", "sigtimedwait"],
        "pipe2" => &["pipe"],
        "tgkill" => &["raise", "abort"],
        "prlimit64" => &["getrlimit", "setrlimit"],
        "pselect6" => &["select"],
        _ => return None,
    })
}

/// True for a call of which 0 says only that it worked.
pub fn is_zero_success(call: &str) -> bool {
    const CALLS: [&str; 44] = [
        "munmap",
        "mprotect",
        "madvise",
        "msync",
        "mlock",
        "munlock",
        "mlockall",
        "munlockall",
        "close",
        "kill",
        "tkill",
        "tgkill",
        "rt_sigaction",
        "rt_sigprocmask",
        "nanosleep",
        "clock_nanosleep",
        "stat",
        "fstat",
        "lstat",
        "newfstatat",
        "pipe",
        "pipe2",
        "setpgid",
        "chdir",
        "mkdir",
        "rmdir",
        "unlink",
        "unlinkat",
        "rename",
        "link",
        "symlink",
        "chmod",
        "fchmod",
        "truncate",
        "ftruncate",
        "fsync",
        "fdatasync",
        "setitimer",
        "prlimit64",
        "getrusage",
        "uname",
        "clock_gettime",
        "sched_yield",
        "shmdt",
    ];
    CALLS.contains(&call)
}

/// A signal's name.
pub fn signal_name(signal: u8) -> String {
    /// The first that programs may use: the thread library has the two before.
    const RTMIN: u8 = 34;
    match (crate::kernel::sig::name(signal), signal.checked_sub(RTMIN)) {
        (Some(name), _) => name.into(),
        (None, Some(0)) => "SIGRTMIN".into(),
        (None, Some(n)) => format!("SIGRTMIN+{n}"),
        (None, None) => format!("signal {signal}"),
    }
}

/// The names of the signals in a set.
pub fn signal_names(set: u64) -> impl Iterator<Item = String> {
    (1..=64)
        .filter(move |&signal| set & crate::kernel::sig::bit(signal) != 0)
        .map(signal_name)
}

/// Permissions as ls(1) shows them, and as a number: `rw-r--r-- (0644)`.
pub fn rights(mode: u32) -> String {
    let special = [(0o4000, 's', 'S'), (0o2000, 's', 'S'), (0o1000, 't', 'T')];
    let mut shown = String::new();
    for (who, (bit, with, without)) in special.into_iter().enumerate() {
        let three = mode >> (6 - 3 * who) & 7;
        shown.push(if three & 4 != 0 { 'r' } else { '-' });
        shown.push(if three & 2 != 0 { 'w' } else { '-' });
        shown.push(match (mode & bit != 0, three & 1 != 0) {
            (true, true) => with,
            (true, false) => without,
            (false, true) => 'x',
            (false, false) => '-',
        });
    }
    format!("{shown} ({:04o})", mode & 0o7777)
}

/// The last name of the file that an area shows.
fn mapped_file(vma: &Vma) -> Option<String> {
    let VmaName::File(path) = &vma.name else {
        return None;
    };
    let name = deleted_name(path).rsplit('/').next()?;
    Some(cut(name, NAME_SHOWN))
}

/// A path without what the kernel adds to it when its last name is gone.
pub fn deleted_name(path: &str) -> &str {
    path.strip_suffix(" (deleted)").unwrap_or(path)
}

/// The name of a resource that is limited.
pub fn resource_name(resource: u32) -> &'static str {
    const NAMES: [&str; 16] = [
        "RLIMIT_CPU",
        "RLIMIT_FSIZE",
        "RLIMIT_DATA",
        "RLIMIT_STACK",
        "RLIMIT_CORE",
        "RLIMIT_RSS",
        "RLIMIT_NPROC",
        "RLIMIT_NOFILE",
        "RLIMIT_MEMLOCK",
        "RLIMIT_AS",
        "RLIMIT_LOCKS",
        "RLIMIT_SIGPENDING",
        "RLIMIT_MSGQUEUE",
        "RLIMIT_NICE",
        "RLIMIT_RTPRIO",
        "RLIMIT_RTTIME",
    ];
    NAMES.get(resource as usize).copied().unwrap_or("a limit")
}

/// A text of at most so many characters, the last of them "…" if it goes on.
fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some(_) => text.chars().take(most - 1).chain(['…']).collect(),
        None => text.to_string(),
    }
}

/// Bytes of output as a string literal, the first letters of many.
pub fn output_text(bytes: &[u8]) -> String {
    const MOST: usize = 60;
    let text = String::from_utf8_lossy(bytes);
    let mut shown = String::new();
    for letter in text.chars().take(MOST) {
        match letter {
            '\n' => shown.push_str("\\n"),
            '\t' => shown.push_str("\\t"),
            '\0' => shown.push_str("\\0"),
            control if control.is_control() => shown.push_str(&format!("\\{:03o}", control as u32)),
            other => shown.push(other),
        }
    }
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    format!("\"{shown}\"")
}

/// An exit status as a shell would say it: exit code or signal.
pub fn status_parts(status: u32) -> (u8, Option<String>) {
    let signal = (status & 0x7f) as u8;
    (
        (status >> 8) as u8,
        (signal != 0).then(|| signal_name(signal)),
    )
}

/// Bytes as the number that they are to the machine, where they are at most eight.
pub fn bytes_text(bytes: &[u8]) -> String {
    if !matches!(bytes.len(), 1 | 2 | 4 | 8) {
        return format!("{bytes:02x?}");
    }
    let mut word = [0; 8];
    word[..bytes.len()].copy_from_slice(bytes);
    // As a signed number of that many bytes.
    let unused = 64 - 8 * bytes.len() as u32;
    ((i64::from_le_bytes(word) << unused) >> unused).to_string()
}
