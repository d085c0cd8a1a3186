//! What a message can suggest: names that look alike, headers that are missing.

use super::library;
use crate::lang::{Message, say};

/// Every directive.
pub const DIRECTIVES: &[&str] = &[
    "define", "undef", "include", "if", "ifdef", "ifndef", "elif", "else", "endif", "error",
    "warning", "line", "pragma",
];

/// Headers that a C program on Linux may include.
pub const HEADERS: &str = "aio.h alloca.h ar.h argp.h argz.h arpa/inet.h assert.h complex.h \
    cpio.h crypt.h ctype.h dirent.h dlfcn.h elf.h emmintrin.h endian.h envz.h err.h errno.h \
    error.h execinfo.h fcntl.h features.h fenv.h float.h fmtmsg.h fnmatch.h fstab.h fts.h ftw.h \
    getopt.h glob.h gnu/libc-version.h grp.h iconv.h ifaddrs.h immintrin.h inttypes.h iso646.h \
    langinfo.h libgen.h libintl.h limits.h link.h linux/fs.h linux/futex.h linux/input.h \
    linux/limits.h linux/sched.h linux/types.h locale.h malloc.h math.h mcheck.h memory.h \
    mntent.h monetary.h mqueue.h net/if.h netdb.h netinet/in.h netinet/tcp.h nl_types.h obstack.h \
    paths.h poll.h printf.h pthread.h pty.h pwd.h re_comp.h regex.h resolv.h sched.h search.h \
    semaphore.h setjmp.h sgtty.h shadow.h signal.h spawn.h stab.h stdalign.h stdarg.h stdatomic.h \
    stdbool.h stddef.h stdint.h stdio.h stdio_ext.h stdlib.h stdnoreturn.h string.h strings.h \
    sys/acct.h sys/auxv.h sys/bitypes.h sys/dir.h sys/epoll.h sys/eventfd.h sys/fanotify.h \
    sys/file.h sys/fsuid.h sys/gmon.h sys/inotify.h sys/io.h sys/ioctl.h sys/ipc.h sys/klog.h \
    sys/mman.h sys/mount.h sys/msg.h sys/param.h sys/personality.h sys/prctl.h sys/procfs.h \
    sys/ptrace.h sys/queue.h sys/quota.h sys/random.h sys/reboot.h sys/resource.h sys/select.h \
    sys/sem.h sys/sendfile.h sys/shm.h sys/signal.h sys/signalfd.h sys/socket.h sys/soundcard.h \
    sys/stat.h sys/statfs.h sys/statvfs.h sys/swap.h sys/syscall.h sys/sysinfo.h sys/syslog.h \
    sys/sysmacros.h sys/termios.h sys/time.h sys/timeb.h sys/timerfd.h sys/times.h sys/timex.h \
    sys/ttydefaults.h sys/types.h sys/ucontext.h sys/uio.h sys/un.h sys/user.h sys/utsname.h \
    sys/vfs.h sys/wait.h sys/xattr.h syscall.h sysexits.h syslog.h tar.h termio.h termios.h \
    tgmath.h threads.h time.h ttyent.h uchar.h ucontext.h ulimit.h unistd.h utime.h utmp.h \
    utmpx.h values.h wait.h wchar.h wctype.h x86intrin.h xmmintrin.h";

/// The macro of the library's headers that a misspelt one is likely meant to be.
pub fn near_macro(name: &str) -> Option<&'static str> {
    let capitals = |n: &&'static str| !n.contains(|c: char| c.is_lowercase());
    let usual = library::usual_names();
    let cut_short = |n: &&'static str| name.len() >= 6 && n.starts_with(name);
    nearest(name, usual.filter(capitals))
        .or_else(|| nearest(name, library::all_macros().filter(capitals)))
        .or_else(|| library::all_macros().filter(capitals).find(cut_short))
}

/// "add #include <…>" for a name of the C library, or what to do instead of a
/// name from another language.
pub fn missing_name(name: &str) -> Option<Message> {
    let capitals = !name.contains(|c: char| c.is_lowercase());
    let of_macro = || library::header_of_macro(name).filter(|_| capitals);
    if let Some(header) = library::usual_header_of(name).or_else(of_macro) {
        return Some(say!("add #include <{header}> at the top", header));
    }
    let with = |instead, header| say!("write {instead}, with #include <{header}>", instead, header);
    let write = |instead| say!("write {instead}", instead);
    Some(match name {
        "String" => say!("C has no String: use char * or char name[SIZE]"),
        "boolean" | "Boolean" => with("bool", "stdbool.h"),
        "True" | "TRUE" => with("true", "stdbool.h"),
        "False" | "FALSE" => with("false", "stdbool.h"),
        "null" | "Null" => write("NULL"),
        "uint" => write("unsigned int"),
        "ulong" => write("unsigned long"),
        "byte" => say!("write unsigned char, or uint8_t with #include <stdint.h>"),
        _ => return foreign_word(name).or_else(|| other_languages(name)),
    })
}

/// Which other language a word is of, that C does not have.
pub fn foreign_word(name: &str) -> Option<Message> {
    Some(match name {
        "cout" | "cin" | "endl" | "cerr" | "std" | "nullptr" | "string" | "vector"
        | "namespace" | "template" | "using" | "delete" => say!("this is C++; Ringside runs C"),
        "class" | "new" | "public" | "private" | "try" | "catch" | "throw" => {
            say!("this is C++ or Java; Ringside runs C")
        }
        "import" | "extends" | "System" => say!("this is Java; Ringside runs C"),
        "def" | "None" | "lambda" => say!("this is Python; Ringside runs C"),
        _ => return None,
    })
}

/// What C writes for a word that other languages have in conditions.
pub fn other_languages(word: &str) -> Option<Message> {
    let write = |instead| say!("write {instead}", instead);
    Some(match word {
        "then" => say!("C has no 'then': behind the ')' the statement begins"),
        "elif" | "elseif" | "elsif" => write("else if"),
        "endif" | "fi" | "done" | "begin" | "end" => say!("a block stands in { and }"),
        "and" => write("&&"),
        "or" => write("||"),
        "not" => write("!"),
        "mod" => say!("the remainder is written %"),
        _ => return None,
    })
}

/// Why a header of another system or language is not there.
pub fn foreign_header(name: &str) -> Option<Message> {
    Some(match name {
        "iostream" | "string" | "vector" | "map" | "set" | "algorithm" | "memory" | "thread"
        | "mutex" | "cstdio" | "cstdlib" | "cstring" | "bits/stdc++.h" | "iomanip" | "fstream"
        | "sstream" | "cmath" | "atomic" | "chrono" | "queue" | "stack" | "array" | "utility"
        | "functional" | "iostream.h" => {
            say!("this is C++; Ringside runs C (try #include <stdio.h>)")
        }
        "windows.h" | "conio.h" | "process.h" | "winsock2.h" | "io.h" | "direct.h" | "dos.h"
        | "tchar.h" | "graphics.h" => say!("this header belongs to Windows; Ringside models Linux"),
        _ => return None,
    })
}

/// The candidate that is closest to a word, if one is close enough to be meant.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let most = match word.chars().count() {
        0..=2 => return None,
        3..=5 => 1,
        _ => 2,
    };
    candidates
        .map(|c| (distance(word, c, most), c))
        .filter(|(d, c)| *d <= most && *d > 0 && *d < c.len())
        .min_by_key(|(d, c)| (*d, !c.eq_ignore_ascii_case(word)))
        .map(|(_, c)| c)
}

/// Letters to change, add, drop or swap between two words; more than `most`
/// is only reported as more.
fn distance(a: &str, b: &str, most: usize) -> usize {
    let a: Vec<char> = a.chars().flat_map(char::to_lowercase).take(40).collect();
    let b: Vec<char> = b.chars().flat_map(char::to_lowercase).take(40).collect();
    if a.len().abs_diff(b.len()) > most {
        return most + 1;
    }
    if a == b {
        // Only the case differs.
        return 1;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = change.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}
