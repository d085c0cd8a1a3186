//! Where glibc's functions and variables lie in its file: glibc 2.36-9+deb12, amd64.
//!
//! `nm` of the separate symbols of libc.so.6 (Debian's libc6-dbg; for what is exported
//! `nm -D libc.so.6` says the same). Of each module of ours the place of one function is here, of
//! those that glibc has in one file or near each other; a name beginning with `__` that glibc does
//! not have stands for the function that does the same there (`__io_xsputn` for `_IO_file_xsputn`).

/// Functions, by name, and their offsets in the file.
const FUNCTIONS: &[(&str, u64)] = &[
    ("__assert_fail", 0x34e80),
    ("__ctype_named", 0x34f60),
    ("__errno_location", 0x27660),
    ("__execvpe", 0xd54c0),
    ("__io_cleanup", 0x83b30),
    ("__io_sync", 0x80120),
    ("__io_syswrite", 0x80fa0),
    ("__io_underflow", 0x81ff0),
    ("__io_xsputn", 0x81530),
    ("__libc_start_main", 0x27280),
    ("__malloc_printerr", 0x94850),
    ("__restore_rt", 0x3c050),
    ("__shm_path", 0x91b60),
    ("__sigjmp_save", 0x3bd50),
    ("__signbit", 0x3b340),
    ("__signbitl", 0x3af80),
    ("__sysmalloc", 0x96b20),
    ("__vfork_result", 0xd43b0),
    ("_exit", 0xd43e0),
    ("_int_malloc", 0x97360),
    ("_start", 0x27280),
    ("a64l", 0x3d070),
    ("abort", 0x2639f),
    ("abs", 0x3d0b0),
    ("access", 0xf8410),
    ("alphasort", 0xd0370),
    ("asctime_r", 0xc35d0),
    ("basename", 0x9b8c0),
    ("brk", 0xfdc40),
    ("bsearch", 0x3d4e0),
    ("btowc", 0xb1460),
    ("calloc", 0x996e0),
    ("clock_gettime", 0xcf420),
    ("clock_nanosleep", 0xcf4e0),
    ("clone", 0x108b10),
    ("copysign", 0x3b070),
    ("copysignf", 0x3b440),
    ("daemon", 0x101850),
    ("dysize", 0xc69d0),
    ("erand48", 0x3e330),
    ("erand48_r", 0x3e380),
    ("execve", 0xd4ad0),
    ("exit", 0x3e680),
    ("fallocate", 0xfcdb0),
    ("fcvt", 0x101c50),
    ("fdopendir", 0xd03b0),
    ("feof", 0x7d6d0),
    ("fexecve", 0xd4b00),
    ("fflush", 0x75e00),
    ("ffsl", 0x9bca0),
    ("fmemopen", 0x7f650),
    ("fnmatch", 0xdcb40),
    ("fopen", 0x762d0),
    ("fopencookie", 0x764a0),
    ("fork", 0xd3e80),
    ("fputwc", 0x784a0),
    ("freopen", 0x7d9c0),
    ("fstatat", 0xf7860),
    ("ftello", 0x7ecb0),
    ("ftok", 0x10b2a0),
    ("ftw", 0xfaaa0),
    ("get_nprocs", 0x104340),
    ("getauxval", 0x104950),
    ("getc", 0x7dce0),
    ("getc_unlocked", 0x7fd00),
    ("getcwd", 0xf8c50),
    ("getdelim", 0x76c30),
    ("getenv", 0x3f0b0),
    ("getgrnam_r", 0xd1cf0),
    ("getopt", 0xede90),
    ("getpid", 0xd54e0),
    ("getpwnam_r", 0xd31f0),
    ("getrandom", 0x3f180),
    ("getrusage", 0xfd860),
    ("getsubopt", 0x3f220),
    ("gettext", 0x358d0),
    ("glob_pattern_p", 0xd8fc0),
    ("gmtime_r", 0xc3710),
    ("gnu_get_libc_version", 0x27400),
    ("hcreate_r", 0x102710),
    ("htonl", 0x118220),
    ("inet_aton", 0x128100),
    ("isatty", 0xf99b0),
    ("isupper", 0x35060),
    ("iswctype", 0x10d2a0),
    ("lfind", 0x103580),
    ("malloc", 0x98930),
    ("malloc_usable_size", 0x99d40),
    ("memalign", 0x99610),
    ("memchr", 0x152080),
    ("memcpy", 0x152a80),
    ("mempcpy", 0x152a30),
    ("mkostemps", 0xff1a0),
    ("mmap", 0x1019a0),
    ("mprotect", 0x101a30),
    ("mq_open", 0x93d90),
    ("nl_langinfo", 0x33ef0),
    ("on_exit", 0x40070),
    ("open", 0xf7fc0),
    ("open_memstream", 0x7dff0),
    ("openlog", 0x1016a0),
    ("pathconf", 0xd5f30),
    ("perror", 0x524e0),
    ("poll", 0xfc220),
    ("popen", 0x778e0),
    ("posix_spawn", 0xf6a80),
    ("posix_spawn_file_actions_init", 0xf6560),
    ("posix_spawnattr_init", 0xf6950),
    ("printf", 0x525b0),
    ("psignal", 0x583f0),
    ("putc_unlocked", 0x7fdc0),
    ("putchar", 0x792a0),
    ("qsort_r", 0x3fc80),
    ("quick_exit", 0x40770),
    ("raise", 0x3bfa0),
    ("rand_r", 0x407a0),
    ("random_r", 0x40dd0),
    ("read", 0xf82a0),
    ("readv", 0xfddb0),
    ("realloc", 0x99130),
    ("realpath", 0x3d560),
    ("regcomp", 0xeb890),
    ("regexec", 0xebbb0),
    ("scanf", 0x58b40),
    ("sched_yield", 0xee010),
    ("sem_init", 0x90200),
    ("sem_open", 0x90240),
    ("setcontext", 0x40fe0),
    ("setenv", 0x413c0),
    ("sethostname", 0xfe730),
    ("setlocale", 0x32270),
    ("setuid", 0xd5570),
    ("setvbuf", 0x77f90),
    ("shmget", 0x10b660),
    ("sigabbrev_np", 0x9c9c0),
    ("sigaction", 0x3c010),
    ("sigblock", 0x3c3d0),
    ("sigemptyset", 0x3c910),
    ("siginterrupt", 0x3c840),
    ("sigtimedwait", 0x3cc10),
    ("snprintf", 0x58c10),
    ("socket", 0x10adc0),
    ("srandom", 0x407f0),
    ("statfs", 0xf7c00),
    ("statx", 0xf7b30),
    ("strcasecmp", 0x14f100),
    ("strdup", 0x9e990),
    ("strerror", 0x9e9d0),
    ("strerrorname_np", 0x9eaf0),
    ("strlen", 0x156200),
    ("strptime", 0xc72b0),
    ("strtod", 0x436f0),
    ("strtok_r", 0x9ffd0),
    ("strtol", 0x48c10),
    ("strtoll", 0x48c10),
    ("syscall", 0x101810),
    ("system", 0x4c490),
    ("tcgetattr", 0xfd4a0),
    ("timer_create", 0x94080),
    ("tmpfile", 0x59440),
    ("tsearch", 0x102d10),
    ("tzset", 0xc52a0),
    ("ulimit", 0xfd890),
    ("uname", 0xd3b00),
    ("ungetc", 0x78160),
    ("utimensat", 0xfc920),
    ("vasprintf", 0x7e480),
    ("vdprintf", 0x7e610),
    ("vfprintf", 0x5c400),
    ("vfscanf", 0x5eb60),
    ("vfwscanf", 0x6cde0),
    ("vsscanf", 0x783f0),
    ("vwarnx", 0x103710),
    ("wait", 0xd3b80),
    ("wcsftime", 0xca6a0),
    ("wcslen", 0xb0e20),
    ("wcsnlen", 0xb24e0),
    ("wcstol", 0xb2590),
    ("wordexp", 0xf5560),
];

/// Variables, by name, and their offsets in the file's data and bss.
const VARIABLES: &[(&str, u64)] = &[
    ("_IO_2_1_stderr_", 0x1d_4680),
    ("_IO_2_1_stdin_", 0x1d_3a80),
    ("_IO_2_1_stdout_", 0x1d_4760),
    ("_IO_list_all", 0x1d_4660),
    ("__curbrk", 0x1d_b338),
    ("__exit_funcs", 0x1d_3820),
    ("initial", 0x1d_52e0),
    ("main_arena", 0x1d_3c60),
    ("mp_", 0x1d_3340),
    ("stderr", 0x1d_4840),
    ("stdin", 0x1d_4850),
    ("stdout", 0x1d_4848),
];

/// Variables that each thread has of its own (`__thread`), by name, and their offsets in the
/// memory that the first thread has for them.
const OF_A_THREAD: &[(&str, u64)] = &[("__libc_errno", 0x6c0), ("__tcache", 0x6b8)];

/// Functions of which glibc has one for each kind of processor, and asks which is to be taken when
/// they are looked up (IFUNC; sysdeps/x86_64/multiarch): `readelf --dyn-syms libc.so.6`. All that are
/// chosen are near each other, and so are those that choose.
const CHOSEN: &[&str] = &[
    "bcmp",
    "gettimeofday",
    "index",
    "memchr",
    "memcmp",
    "memcpy",
    "memmove",
    "mempcpy",
    "memrchr",
    "memset",
    "rawmemchr",
    "rindex",
    "stpcpy",
    "stpncpy",
    "strcasecmp",
    "strcasecmp_l",
    "strcat",
    "strchr",
    "strchrnul",
    "strcmp",
    "strcpy",
    "strcspn",
    "strlen",
    "strncasecmp",
    "strncasecmp_l",
    "strncat",
    "strncmp",
    "strncpy",
    "strnlen",
    "strpbrk",
    "strrchr",
    "strspn",
    "strstr",
    "time",
    "wcschr",
    "wcscmp",
    "wcscpy",
    "wcslen",
    "wcsncmp",
    "wcsnlen",
    "wcsrchr",
    "wmemchr",
    "wmemcmp",
    "wmemset",
];

/// Where glibc chooses which of its routines of this name is for this processor, if it has several.
pub fn chooser(name: &str) -> Option<u64> {
    CHOSEN.binary_search(&name).ok().map(|_| 0x9_d5f0)
}

fn find(table: &[(&str, u64)], name: &str) -> Option<u64> {
    let at = table.binary_search_by(|entry| entry.0.cmp(name)).ok()?;
    table.get(at).map(|entry| entry.1)
}

/// The offset of a function in the file.
pub fn function(name: &str) -> Option<u64> {
    find(FUNCTIONS, name)
}

/// The offset of a variable in the file, as far as its data and bss go.
pub fn variable(name: &str) -> Option<u64> {
    find(VARIABLES, name)
}

/// The offset of a variable of the first thread's.
pub fn of_a_thread(name: &str) -> Option<u64> {
    find(OF_A_THREAD, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(CHOSEN.is_sorted());
        for table in [FUNCTIONS, VARIABLES, OF_A_THREAD] {
            assert!(table.is_sorted_by(|a, b| a.0 < b.0));
        }
    }
}
