//! What is called how: calls, signals, rights, resources; and bytes as a program would write them.
//! Knows no frame and no language.

use crate::ids::VirtAddr;

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
pub fn cut(text: &str, most: usize) -> String {
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
