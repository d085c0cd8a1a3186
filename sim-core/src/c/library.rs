//! The C library as a linker sees it: which module defines which name. Only
//! modules that a program needs are compiled, like the members of `libc.a`.

use crate::libc;
use std::collections::BTreeMap;

/// Which module of the library defines each name, found by a scan of the
/// sources: cheap enough to be done at each run.
pub struct ModuleIndex {
    by_name: BTreeMap<&'static str, usize>,
}

impl ModuleIndex {
    /// Scans modules: (name, source).
    pub fn new(sources: impl Iterator<Item = &'static str>) -> ModuleIndex {
        let mut by_name = BTreeMap::new();
        for (n, source) in sources.enumerate() {
            scan(source, &mut |name| {
                by_name.entry(name).or_insert(n);
            });
        }
        ModuleIndex { by_name }
    }

    /// The module that defines a name.
    pub fn module_of(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }
}

/// Calls `define` for each function and variable with external linkage that a
/// C text defines. It knows no preprocessor: a name too many does no harm, for
/// the module is only compiled if the name is asked for.
fn scan(text: &'static str, define: &mut dyn FnMut(&'static str)) {
    let mut rest = text;
    let mut depth = 0u32;
    // Of the declaration that is being read.
    let (mut last, mut name, mut skip, mut done, mut pointer) = ("", "", false, false, false);
    while let Some(b) = rest.bytes().next() {
        let mut step = 1;
        match b {
            b'/' if rest.starts_with("/*") => step = rest.find("*/").map_or(rest.len(), |i| i + 2),
            b'/' if rest.starts_with("//") => step = rest.find('\n').unwrap_or(rest.len()),
            b'#' if depth == 0 => {
                step = line_end(rest);
            }
            b'"' | b'\'' => step = quoted(rest, b),
            b'{' => {
                if depth == 0 && !skip && !name.is_empty() && !done && !pointer {
                    define(name);
                }
                if depth == 0 && name.is_empty() && !done {
                    // The body of a struct: its tag is no definition.
                    last = "";
                }
                depth += 1;
            }
            b'}' => {
                depth = depth.saturating_sub(1);
                // The end of a function; of a struct or a list, the declaration goes on.
                if depth == 0 && !name.is_empty() && !done && !pointer {
                    (last, name, skip) = ("", "", false);
                }
            }
            b'(' if depth == 0 && name.is_empty() => {
                // `void (*signal(int))(int)`: the name is behind the star.
                let inner = rest[1..].trim_start();
                name = match inner.strip_prefix('*') {
                    Some(inner) => {
                        let name = word(inner.trim_start_matches(['*', ' ']));
                        // `void (*hook)(void);` is a variable.
                        pointer = inner
                            .trim_start_matches(['*', ' '])
                            .get(name.len()..)
                            .is_some_and(|r| r.starts_with([')', '[']));
                        name
                    }
                    None => last,
                };
                depth += 1;
            }
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            b'=' | b',' if depth == 0 => {
                if !skip && !done && (name.is_empty() || pointer) {
                    define(if pointer { name } else { last });
                }
                done = b == b'=';
            }
            b';' if depth == 0 => {
                if !skip && !done && pointer {
                    define(name);
                } else if !skip && name.is_empty() && !done && !last.is_empty() {
                    define(last);
                }
                (last, name, skip, done, pointer) = ("", "", false, false, false);
            }
            b'A'..=b'Z' | b'a'..=b'z' | b'_' => {
                let text = word(rest);
                step = text.len();
                if depth == 0 {
                    match text {
                        "static" | "typedef" | "extern" => skip = true,
                        "struct" | "union" | "enum" | "const" | "__attribute__" => {}
                        _ if name.is_empty() => last = text,
                        _ => {}
                    }
                }
            }
            0x80.. => step = rest.chars().next().map_or(1, char::len_utf8),
            _ => {}
        }
        rest = rest.get(step..).unwrap_or("");
    }
}

/// The identifier that a text begins with.
fn word(text: &str) -> &str {
    let len = text
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b'_')
        .count();
    &text[..len]
}

/// Bytes to the end of a directive, with its continued lines.
fn line_end(text: &str) -> usize {
    let mut from = 0;
    loop {
        let Some(i) = text.get(from..).and_then(|t| t.find('\n')) else {
            return text.len();
        };
        if !text[..from + i].ends_with('\\') {
            return from + i;
        }
        from += i + 1;
    }
}

/// Bytes of a string or character literal.
fn quoted(text: &str, quote: u8) -> usize {
    let mut escaped = false;
    for (i, b) in text.bytes().enumerate().skip(1) {
        match b {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            _ if b == quote => return i + 1,
            _ => {}
        }
    }
    text.len()
}

/// The header that a program usually includes for a type, macro or function: where several
/// declare it, the one that manuals name.
const DECLARED_IN: &[(&str, &str)] = &[
    ("stdbool.h", "bool true false"),
    (
        "stdint.h",
        "int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t \
         intmax_t uintmax_t INT32_MAX INT64_MAX UINT32_MAX UINT64_MAX SIZE_MAX INT8_MAX \
         UINT8_MAX INT16_MAX UINT16_MAX INT32_MIN INT64_MIN uint_fast32_t",
    ),
    (
        "stddef.h",
        "size_t ptrdiff_t wchar_t NULL offsetof max_align_t",
    ),
    (
        "sys/types.h",
        "pid_t uid_t gid_t off_t ssize_t mode_t dev_t ino_t id_t key_t",
    ),
    (
        "stdio.h",
        "FILE printf fprintf sprintf snprintf vprintf vfprintf vsnprintf puts putchar fputs \
         fputc putc scanf fscanf sscanf getchar fgets fgetc getc gets fopen fclose fread fwrite \
         fflush fseek ftell rewind feof ferror perror setvbuf setbuf remove rename fileno fdopen \
         popen pclose getline dprintf stdin stdout stderr EOF BUFSIZ SEEK_SET SEEK_CUR SEEK_END \
         _IONBF _IOLBF _IOFBF ungetc tmpfile freopen clearerr fpos_t",
    ),
    (
        "stdlib.h",
        "malloc calloc realloc free exit _Exit abort atexit atoi atol atoll atof strtol strtoul \
         strtoll strtoull strtod rand srand qsort bsearch getenv setenv unsetenv system abs labs \
         EXIT_SUCCESS EXIT_FAILURE RAND_MAX div_t posix_memalign aligned_alloc mkstemp random \
         srandom",
    ),
    (
        "string.h",
        "strlen strcpy strncpy strcat strncat strcmp strncmp strchr strrchr strstr strtok \
         strtok_r strdup strndup strerror strsignal memcpy memmove memset memcmp memchr strspn \
         strcspn strpbrk strnlen",
    ),
    (
        "unistd.h",
        "fork vfork _exit getpid getppid pipe read write close sleep usleep dup dup2 lseek \
         unlink execl execlp execle execv execvp execve sbrk brk sysconf getpagesize pause alarm \
         access chdir getcwd rmdir ftruncate truncate fsync getuid geteuid getgid isatty link \
         symlink readlink pread pwrite setsid setpgid getpgid getpgrp gethostname STDIN_FILENO \
         STDOUT_FILENO STDERR_FILENO _SC_PAGESIZE optarg optind getopt syscall",
    ),
    (
        "sys/wait.h",
        "wait waitpid waitid WIFEXITED WEXITSTATUS WIFSIGNALED WTERMSIG WIFSTOPPED WSTOPSIG \
         WNOHANG WUNTRACED WCONTINUED WIFCONTINUED WCOREDUMP",
    ),
    (
        "sys/mman.h",
        "mmap munmap mprotect madvise mremap msync mincore mlock munlock PROT_READ PROT_WRITE \
         PROT_NONE PROT_EXEC MAP_PRIVATE MAP_SHARED MAP_ANONYMOUS MAP_ANON MAP_FAILED MAP_FIXED \
         MADV_DONTNEED MADV_DONTFORK MADV_WIPEONFORK shm_open",
    ),
    (
        "sys/resource.h",
        "getrusage getrlimit setrlimit RUSAGE_SELF RUSAGE_CHILDREN RLIMIT_STACK",
    ),
    (
        "signal.h",
        "signal kill raise sigaction sigemptyset sigfillset sigaddset sigdelset sigprocmask \
         sigsuspend sigpending sigset_t sig_atomic_t SIGINT SIGTERM SIGKILL SIGSEGV SIGCHLD \
         SIGUSR1 SIGUSR2 SIGALRM SIGPIPE SIGSTOP SIGCONT SIG_IGN SIG_DFL SIG_ERR SIG_BLOCK \
         SIG_SETMASK SIG_UNBLOCK siginfo_t SA_RESTART SA_SIGINFO",
    ),
    (
        "errno.h",
        "errno EAGAIN EINTR ENOMEM EINVAL ECHILD EPIPE ENOENT EEXIST EBADF",
    ),
    (
        "fcntl.h",
        "open creat fcntl O_RDONLY O_WRONLY O_RDWR O_CREAT O_TRUNC O_APPEND O_EXCL O_NONBLOCK \
         O_CLOEXEC F_GETFL F_SETFL F_GETFD F_SETFD FD_CLOEXEC",
    ),
    (
        "sys/stat.h",
        "stat fstat lstat mkdir chmod umask mkfifo S_ISREG S_ISDIR S_IRUSR",
    ),
    (
        "time.h",
        "time time_t clock clock_t clock_gettime nanosleep CLOCKS_PER_SEC localtime gmtime \
         strftime ctime difftime mktime CLOCK_MONOTONIC CLOCK_REALTIME",
    ),
    (
        "sys/time.h",
        "gettimeofday setitimer getitimer ITIMER_REAL suseconds_t",
    ),
    (
        "pthread.h",
        "pthread_t pthread_create pthread_join pthread_exit pthread_self pthread_mutex_t \
         pthread_mutex_lock pthread_mutex_unlock pthread_mutex_init PTHREAD_MUTEX_INITIALIZER \
         pthread_cond_t pthread_cond_wait pthread_cond_signal pthread_attr_t pthread_detach",
    ),
    ("semaphore.h", "sem_t sem_init sem_wait sem_post sem_open"),
    (
        "limits.h",
        "INT_MAX INT_MIN UINT_MAX LONG_MAX LONG_MIN ULONG_MAX CHAR_BIT PATH_MAX",
    ),
    ("stdarg.h", "va_list va_start va_arg va_end va_copy"),
    ("assert.h", "assert static_assert"),
    (
        "ctype.h",
        "isalpha isdigit isalnum isspace isupper islower toupper tolower isprint",
    ),
    (
        "math.h",
        "sqrt pow sin cos tan floor ceil fabs log exp round M_PI",
    ),
    (
        "setjmp.h",
        "jmp_buf setjmp longjmp sigjmp_buf sigsetjmp siglongjmp",
    ),
    (
        "sys/epoll.h",
        "epoll_create epoll_create1 epoll_ctl epoll_wait EPOLLIN EPOLLOUT EPOLLET",
    ),
    (
        "sys/eventfd.h",
        "eventfd eventfd_t EFD_NONBLOCK EFD_SEMAPHORE",
    ),
    (
        "sys/socket.h",
        "socket bind listen accept connect send recv socketpair socklen_t",
    ),
    ("poll.h", "poll POLLIN POLLOUT"),
    ("inttypes.h", "PRId64 PRIu64 PRIx64 PRId32 PRIu32"),
    (
        "sched.h",
        "sched_yield clone CLONE_VM sched_setaffinity cpu_set_t",
    ),
    ("stdnoreturn.h", "noreturn"),
    ("stdalign.h", "alignas alignof"),
    (
        "stdatomic.h",
        "atomic_int atomic_load atomic_store atomic_fetch_add atomic_bool",
    ),
];

/// The header that is usually included for a name.
pub fn usual_header_of(name: &str) -> Option<&'static str> {
    DECLARED_IN
        .iter()
        .find(|(_, names)| names.split(' ').any(|n| n == name))
        .map(|(header, _)| *header)
}

/// The names that [`usual_header_of`] knows.
pub fn usual_names() -> impl Iterator<Item = &'static str> {
    DECLARED_IN.iter().flat_map(|(_, names)| names.split(' '))
}

/// The header to include for a name of the C library.
pub fn header_of(name: &str) -> Option<&'static str> {
    usual_header_of(name).or_else(|| {
        libc::header_names().find(|h| libc::header(h).is_some_and(|text| declares(text, name)))
    })
}

/// The header that defines a macro or an enumerator of this name.
pub fn header_of_macro(name: &str) -> Option<&'static str> {
    libc::header_names()
        .find(|h| libc::header(h).is_some_and(|text| macros(text).any(|defined| defined == name)))
}

/// The names of the macros that the headers define, but for their own.
pub fn all_macros() -> impl Iterator<Item = &'static str> {
    libc::header_names()
        .filter_map(libc::header)
        .flat_map(macros)
        .filter(|name| !name.starts_with('_'))
}

fn macros(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines()
        .filter_map(|line| line.strip_prefix("#define "))
        .map(word)
}

/// Whether some header of the C library declares a name.
pub fn is_declared(name: &str) -> bool {
    header_of(name).is_some()
}

/// Whether a header's text declares a function or object of this name.
pub fn declares(text: &str, name: &str) -> bool {
    if name.is_empty() {
        return false;
    }
    let mut from = 0;
    while let Some(i) = text.get(from..).and_then(|t| t.find(name)) {
        let (start, end) = (from + i, from + i + name.len());
        let word = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
        let bytes = text.as_bytes();
        let whole = !word(start.checked_sub(1).and_then(|i| bytes.get(i))) && !word(bytes.get(end));
        let next = text[end..].trim_start().bytes().next();
        // In a directive only the macro's own name counts, not its parameters.
        let line = &text[text[..start].rfind('\n').map_or(0, |i| i + 1)..start];
        let named = !line.trim_start().starts_with('#') || line.trim_end().ends_with("define");
        if whole && named && matches!(next, Some(b'(' | b';' | b',' | b'[' | b')')) {
            return true;
        }
        from = end;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_are_found() {
        let text = "/* f() { */ #define x y() { \\\n }\nextern int e; static int s = 1; int a, *b = &e, c[3];\n\
            struct t { int in; }; typedef int u; int f(int p) { return 'x'; }\nstruct t g = { 1 };\n\
            static void h(void) { }\nint *i(struct t *v)\n{ char *s = \"}{\"; return 0; }\nint j(void);\nchar *const k[] = { \"a\" };\n\
            void (*l(int n, void (*h)(int)))(int) { return h; }\nvoid (*m)(void); void (*o[2])(void) = { 0 };\n";
        let mut found = Vec::new();
        scan(text, &mut |n| found.push(n));
        assert_eq!(found, ["a", "b", "c", "f", "g", "i", "k", "l", "m", "o"]);
    }

    #[test]
    fn declarations_are_found() {
        assert!(declares("int printf(const char *, ...);", "printf"));
        assert!(!declares("int fprintf(const char *, ...);", "printf"));
        assert!(declares("#define MIN(a, b) ((a) < (b) ? (a) : (b))", "MIN"));
        assert!(!declares("#define MIN(a, b) ((a) < (b) ? (a) : (b))", "a"));
    }
}
