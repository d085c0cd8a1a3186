//! What a message can suggest: names that look alike, headers that are missing.

use super::library;
use crate::lang::{Message, say};

/// Every directive.
pub const DIRECTIVES: &[&str] = &[
    "define", "undef", "include", "if", "ifdef", "ifndef", "elif", "else", "endif", "error",
    "warning", "line", "pragma",
];

/// Headers that a C program on Linux may include.
pub const HEADERS: &str = "aio.h alloca.h argp.h argz.h arpa/inet.h assert.h complex.h crypt.h ctype.h dirent.h dlfcn.h \
    elf.h emmintrin.h endian.h envz.h err.h errno.h error.h execinfo.h fcntl.h features.h fenv.h \
    float.h fnmatch.h fts.h ftw.h getopt.h glob.h gnu/libc-version.h grp.h iconv.h ifaddrs.h \
    immintrin.h inttypes.h iso646.h langinfo.h libgen.h libintl.h limits.h link.h linux/fs.h \
    linux/futex.h linux/limits.h linux/sched.h locale.h malloc.h math.h mcheck.h memory.h \
    mntent.h monetary.h mqueue.h net/if.h netdb.h netinet/in.h netinet/tcp.h nl_types.h \
    obstack.h paths.h poll.h pthread.h pty.h pwd.h regex.h sched.h search.h semaphore.h setjmp.h \
    shadow.h signal.h spawn.h stdalign.h stdarg.h stdatomic.h stdbool.h stddef.h stdint.h \
    stdio.h stdio_ext.h stdlib.h stdnoreturn.h string.h strings.h sys/auxv.h sys/epoll.h sys/eventfd.h \
    sys/fanotify.h sys/file.h sys/inotify.h sys/ioctl.h sys/ipc.h sys/klog.h sys/mman.h \
    sys/mount.h sys/msg.h sys/param.h sys/personality.h sys/prctl.h sys/ptrace.h sys/queue.h \
    sys/quota.h sys/random.h sys/reboot.h sys/resource.h sys/select.h sys/sem.h sys/sendfile.h \
    sys/shm.h sys/signal.h sys/signalfd.h sys/socket.h sys/stat.h sys/statfs.h sys/statvfs.h \
    sys/swap.h sys/syscall.h sys/sysinfo.h sys/syslog.h sys/sysmacros.h sys/time.h sys/timeb.h \
    sys/timerfd.h sys/times.h sys/types.h sys/ucontext.h sys/uio.h sys/un.h sys/user.h \
    sys/utsname.h sys/vfs.h sys/wait.h sys/xattr.h syscall.h sysexits.h syslog.h termios.h \
    tgmath.h threads.h time.h uchar.h ucontext.h ulimit.h unistd.h utime.h utmp.h utmpx.h wait.h \
    wchar.h wctype.h x86intrin.h xmmintrin.h";

/// The header that declares a type, macro or function.
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

/// The header that declares a name of the C library.
pub fn header_of(name: &str) -> Option<&'static str> {
    DECLARED_IN
        .iter()
        .find(|(_, names)| names.split(' ').any(|n| n == name))
        .map(|(header, _)| *header)
}

/// The macro of the library's headers that a misspelt one is likely meant to be.
pub fn near_macro(name: &str) -> Option<&'static str> {
    let capitals = |n: &&'static str| !n.contains(|c: char| c.is_lowercase());
    let usual = DECLARED_IN.iter().flat_map(|(_, names)| names.split(' '));
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
    if let Some(header) = header_of(name).or_else(of_macro) {
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
        _ => return cplusplus(name).or_else(|| other_languages(name)),
    })
}

/// That a name is C++'s, if it is.
pub fn cplusplus(name: &str) -> Option<Message> {
    let known = matches!(
        name,
        "cout"
            | "cin"
            | "endl"
            | "cerr"
            | "std"
            | "nullptr"
            | "string"
            | "vector"
            | "class"
            | "namespace"
            | "template"
            | "using"
            | "new"
            | "delete"
            | "public"
            | "private"
            | "try"
            | "catch"
            | "throw"
    );
    known.then(|| say!("this is C++; Ringside runs C"))
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
        .min_by_key(|(d, _)| *d)
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
