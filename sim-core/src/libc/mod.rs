//! What a program links against: the C library, itself written in C and
//! compiled with the user's program, over a few functions of the machine.
//!
//! As in `libc.a`, each file of `src/` is a module that is taken in only when a
//! name that it defines is needed; so the modules are small, and none includes
//! more than it must. They follow glibc 2.36 (<https://sourceware.org/glibc/>)
//! wherever a program can tell: what is in memory, how much is written at a
//! time, in which order a comparison function is called.
//!
//! A system call is made with `__rt_syscall(number, …)`, which gives the raw
//! result; what would be slow to interpret is an [`Intrinsic`], called as
//! `__rt_NAME(…)`.

pub mod glibc;
pub mod intrinsics;

pub use intrinsics::Intrinsic;

/// A module of the library: one C file.
#[derive(Clone, Copy, Debug)]
pub struct Module {
    /// Its file name, without `.c`.
    pub name: &'static str,
    /// Its text.
    pub source: &'static str,
}

macro_rules! headers {
    ($($name:literal)*) => {
        const HEADERS: &[(&str, &str)] = &[$(($name, include_str!(concat!("include/", $name))),)*];
    };
}

macro_rules! modules {
    (src: $($name:ident)*; bin: $($command:ident)*;) => {
        const MODULES: &[Module] = &[
            $(Module { name: stringify!($name), source: include_str!(concat!("src/", stringify!($name), ".c")) },)*
            $(Module {
                name: concat!("bin/", stringify!($command)),
                source: include_str!(concat!("bin/", stringify!($command), ".c")),
            },)*
        ];
    };
}

/// What gcc makes of a call whose result is not used: the library's name for it, the function that the
/// program's text names, and the one that gcc's code calls instead.
const REPLACED: [(&str, &str, &str); 12] = [
    ("__gcc_printf_puts", "printf", "puts"),
    ("__gcc_printf_puts_string", "printf", "puts"),
    ("__gcc_printf_putchar", "printf", "putchar"),
    ("__gcc_printf_putchar_char", "printf", "putchar"),
    ("__gcc_fprintf_fwrite", "fprintf", "fwrite"),
    ("__gcc_fprintf_fputc", "fprintf", "fputc"),
    ("__gcc_fprintf_fputc_char", "fprintf", "fputc"),
    ("__gcc_fprintf_fputs_string", "fprintf", "fputs"),
    ("__gcc_printf_puts_text", "printf", "puts"),
    ("__gcc_printf_putchar_text", "printf", "putchar"),
    ("__gcc_fprintf_fwrite_text", "fprintf", "fwrite"),
    ("__gcc_fprintf_fputc_text", "fprintf", "fputc"),
];

/// Of a function that gcc puts in another's place: which one the text names, and which one is called.
pub fn replaced(name: &str) -> Option<(&'static str, &'static str)> {
    let found = REPLACED.iter().find(|(ours, ..)| *ours == name);
    found.map(|(_, written, made)| (*written, *made))
}

/// The text of a header, by the name in `#include <…>`.
pub fn header(name: &str) -> Option<&'static str> {
    let at = HEADERS.binary_search_by(|(n, _)| n.cmp(&name)).ok()?;
    HEADERS.get(at).map(|(_, text)| *text)
}

/// The names of the headers that a program may include, sorted.
pub fn header_names() -> impl Iterator<Item = &'static str> {
    HEADERS
        .iter()
        .map(|(n, _)| *n)
        .filter(|n| !n.starts_with("bits/"))
}

/// All modules. None depends on the order.
pub fn modules() -> &'static [Module] {
    MODULES
}

// Sorted by name; `bits/` are the library's own.
headers! {
    "alloca.h" "arpa/inet.h" "asm/unistd.h" "assert.h" "bits/command.h" "bits/confname.h"
    "bits/format.h" "bits/iovec.h" "bits/large_file.h" "bits/lib.h" "bits/malloc_impl.h"
    "bits/pthreadtypes.h" "bits/regex_impl.h" "bits/semaphore_impl.h" "bits/shell.h" "bits/sigset.h"
    "bits/spawn.h" "bits/spawn_impl.h" "bits/stat.h" "bits/stdio_impl.h" "bits/timespec.h"
    "bits/timeval.h" "byteswap.h" "ctype.h" "dirent.h" "elf.h" "endian.h" "err.h" "errno.h"
    "error.h" "fcntl.h" "features.h" "fenv.h" "float.h" "fnmatch.h" "ftw.h" "getopt.h" "glob.h"
    "gnu/libc-version.h" "grp.h" "inttypes.h" "iso646.h" "langinfo.h" "libgen.h" "libintl.h"
    "limits.h" "linux/futex.h" "linux/limits.h" "linux/prctl.h" "linux/sched.h" "linux/types.h"
    "locale.h" "malloc.h" "math.h" "memory.h" "mqueue.h" "netinet/in.h" "netinet/tcp.h" "paths.h"
    "poll.h" "pthread.h" "pwd.h" "regex.h" "sched.h" "search.h" "semaphore.h" "setjmp.h" "signal.h"
    "spawn.h" "stdalign.h" "stdarg.h" "stdatomic.h" "stdbool.h" "stddef.h" "stdint.h" "stdio.h"
    "stdio_ext.h" "stdlib.h" "stdnoreturn.h" "string.h" "strings.h" "sys/auxv.h" "sys/cdefs.h"
    "sys/dir.h" "sys/epoll.h" "sys/errno.h" "sys/eventfd.h" "sys/fcntl.h" "sys/file.h" "sys/ioctl.h"
    "sys/ipc.h" "sys/mman.h" "sys/msg.h" "sys/param.h" "sys/personality.h" "sys/poll.h"
    "sys/prctl.h" "sys/queue.h" "sys/random.h" "sys/resource.h" "sys/select.h" "sys/sem.h"
    "sys/sendfile.h" "sys/shm.h" "sys/signal.h" "sys/signalfd.h" "sys/socket.h" "sys/stat.h"
    "sys/statfs.h" "sys/statvfs.h" "sys/syscall.h" "sys/sysinfo.h" "sys/syslog.h" "sys/sysmacros.h"
    "sys/termios.h" "sys/time.h" "sys/timerfd.h" "sys/times.h" "sys/types.h" "sys/ucontext.h"
    "sys/uio.h" "sys/un.h" "sys/unistd.h" "sys/utsname.h" "sys/vfs.h" "sys/wait.h" "syscall.h"
    "sysexits.h" "syslog.h" "termios.h" "tgmath.h" "time.h" "uchar.h" "ucontext.h" "ulimit.h"
    "unistd.h" "utime.h" "values.h" "wait.h" "wchar.h" "wctype.h" "wordexp.h"
}

// `bin/` are the commands that a program can execute; see `kernel/exec`.
modules! {
    src:
        _exit a64l abort abs asprintf assert at_files atexit atomic auxv basename brk bsearch calloc clock
        clone credentials ctype ctype_named daemon dirent dprintf drand48 drand48_r dysize ecvt env
        err errno error_names event_files exec execvp exit fcloseall fenv fexecve fflush ffs files files_more
        fini_array fmemopen fnmatch fopen fopencookie fork freopen fseek ftok ftw getcwd getline
        getopt getsubopt gettext glob grp hsearch ids inet inet_addr init_array io io_vector isatty
        langinfo libc_version libgcc locale lsearch malloc malloc_bins malloc_info malloc_printerr
        malloc_system math_classify math_exp math_float math_long_double math_long_exact math_round
        math_special math_trig math_two memalign mkstemp mman mman_more mqueue multibyte
        names_of_machine open open_memstream pathconf perror popen posix_timer prctl printf psiginfo psignal
        pwd qsort quick_exit raise rand rand_r random_r realloc realpath regcomp regexec resource
        restore_rt scandir scanf sched sem_open semaphore setenv setjmp setvbuf shm_path signal
        signal_bsd signal_more signal_names signal_old sigset sleep socket spawn spawn_actions
        spawn_attr sprintf sscanf start start_main stat statvfs stdio_cleanup stdio_core stdio_ext stdio_files
        stdio_get stdio_get_more stdio_put stdio_put_text stdio_put_unlocked stdio_read stdio_status stdio_sync
        stdio_system strdup strerror strftime string_case string_compare string_copy
        string_copy_more string_find strptime strtod strtok strtol strtoll syscall sysconf syslog
        system sysv_ipc termios time tmpfile tsearch tz uchar ucontext ulimit uname ungetc utime vfork
        vfprintf vfscanf wait wctype wide_bytes wide_number wide_scan wide_stdio wide_string
        wide_time wordexp;
    bin:
        basename cat chmod cmp commands copy cp cut date diff dirname echo env escapes expr false find grep
        head hostname id kill ln ls ls_long mkdir mkfifo mode mv nl od paste printenv printf pwd readlink
        remove rev rm rmdir sed seq sh sh_arith sh_builtin sh_expand sh_function sh_parse signal_number
        sleep sort tac tail target tee test touch tr true uname uniq usage wc whoami xargs yes;
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::c::{self, codegen, diag::SourceMap, object::Def, object::Object, sema};
    use std::collections::BTreeMap;
    use std::path::Path;

    /// Names of the files below a folder of this one, relative to it.
    fn files(folder: &str) -> Vec<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src/libc")
            .join(folder);
        let (mut found, mut open) = (Vec::new(), vec![root.clone()]);
        while let Some(dir) = open.pop() {
            for entry in std::fs::read_dir(dir).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    found.push(
                        path.strip_prefix(&root)
                            .unwrap()
                            .to_string_lossy()
                            .replace('\\', "/"),
                    );
                }
            }
        }
        found.sort();
        found
    }

    #[test]
    fn every_file_is_listed() {
        assert_eq!(
            files("include"),
            HEADERS
                .iter()
                .map(|(n, _)| n.to_string())
                .collect::<Vec<_>>()
        );
        let of = |bin: bool| {
            let names = modules().iter().map(|m| m.name);
            let mut names: Vec<String> = names
                .filter(|name| name.starts_with("bin/") == bin)
                .map(|name| format!("{}.c", name.trim_start_matches("bin/")))
                .collect();
            names.sort();
            names
        };
        assert_eq!(files("src"), of(false));
        assert_eq!(files("bin"), of(true));
    }

    /// What a library text compiles to; panics with what is wrong with it.
    fn object(name: &str, source: &str) -> Object {
        let mut map = SourceMap::default();
        let id = map.add(name, source, true);
        let (unit, mut said) = c::parse_unit(&mut map, id, &header, true);
        let index = sema::LibraryIndex {
            header_of: &|_| None,
        };
        let (checked, more) = sema::check(&map, &unit, true, &index);
        said.extend(more);
        assert!(said.is_empty(), "{}", said[0].render(crate::lang::Lang::En));
        codegen::generate(&checked, false)
    }

    #[test]
    fn modules_compile_and_find_each_other() {
        let (mut defined, mut wanted) = (BTreeMap::new(), BTreeMap::new());
        for module in modules() {
            for symbol in object(module.name, module.source).symbols {
                if symbol.def != Def::Undefined && !symbol.local {
                    let other = defined.insert(symbol.name.clone(), module.name);
                    assert_eq!(
                        other, None,
                        "{} is defined twice, in {}",
                        symbol.name, module.name
                    );
                } else if symbol.used && symbol.def == Def::Undefined {
                    wanted.insert(symbol.name, module.name);
                }
            }
        }
        for (name, module) in wanted {
            assert!(
                &*name == "main" || defined.contains_key(&name),
                "{name}, which {module} needs, is nowhere"
            );
        }
    }

    #[test]
    fn headers_compile_in_any_order() {
        // libgen.h makes another function of `basename`.
        let names: Vec<_> = header_names().filter(|n| *n != "libgen.h").collect();
        for order in [names.clone(), names.into_iter().rev().collect()] {
            let text: String = order
                .iter()
                .map(|n| {
                    format!(
                        "#include <{n}>
"
                    )
                })
                .collect();
            object("all.h", &text);
        }
        for name in header_names() {
            object(
                name,
                &format!(
                    "#include <{name}>
#include <{name}>
"
                ),
            );
        }
    }

    #[test]
    fn headers_are_found() {
        assert!(HEADERS.iter().all(|(n, text)| header(n) == Some(*text)));
        assert_eq!(header("nothing.h"), None);
        assert!(header_names().any(|n| n == "stdio.h"));
    }
}
