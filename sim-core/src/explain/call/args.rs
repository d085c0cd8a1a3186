//! What the arguments of a system call are, and those of the library's functions that are like
//! them.
//!
//! The order is that of the manual pages, which for x86-64 is that of the registers
//! (syscall(2)); a call that is not here is told without arguments.

use super::flags::{Flags, Names};
use super::names as n;
use crate::kernel::syscall::table as nr;

/// What an argument is, and so how it is told.
#[derive(Clone, Copy, Debug)]
pub enum Arg {
    /// An `int`: a descriptor, a process's number, a count.
    Int,
    /// A `long` or an `off_t`.
    Long,
    /// A `size_t`.
    Size,
    /// A pointer.
    Ptr,
    /// A pointer to a string.
    Path,
    /// A pointer to bytes; how many is another argument, given by its place.
    Bytes(usize),
    /// A pointer to a NULL-terminated list of strings.
    Strings,
    /// A pointer to a `struct timespec`.
    Timespec,
    /// The directory that a path begins at, or AT_FDCWD.
    Dir,
    /// Permissions.
    Mode,
    /// Permissions of what open makes: read only if the flags, the argument before, ask for it.
    NewMode,
    /// A signal.
    Signal,
    /// What a signal is answered with: a function, or SIG_DFL or SIG_IGN.
    Handler,
    /// A pointer to the kernel's `struct sigaction`.
    Action,
    /// Flags.
    Set(&'static Flags),
    /// One of several.
    One(Names),
    /// A limited resource.
    Resource,
    /// What fcntl takes for its command, which is the argument before.
    ForFcntl,
}

use Arg::{
    Action, Bytes, Dir, ForFcntl, Handler, Int, Long, Mode, NewMode, One, Path, Ptr, Resource, Set,
    Signal, Size, Strings, Timespec,
};

/// The arguments of a system call.
pub fn of_call(call: u32) -> &'static [Arg] {
    match call {
        nr::READ => &[Int, Ptr, Size],
        nr::WRITE => &[Int, Bytes(2), Size],
        nr::PREAD64 => &[Int, Ptr, Size, Long],
        nr::PWRITE64 => &[Int, Bytes(2), Size, Long],
        nr::READV | nr::WRITEV => &[Int, Ptr, Int],
        nr::PREADV | nr::PWRITEV => &[Int, Ptr, Int, Long],
        nr::PREADV2 | nr::PWRITEV2 => &[Int, Ptr, Int, Long, Long, Set(&n::RWF)],
        nr::OPEN => &[Path, Set(&n::OPEN), NewMode],
        nr::OPENAT => &[Dir, Path, Set(&n::OPEN), NewMode],
        nr::CREAT | nr::MKDIR | nr::CHMOD => &[Path, Mode],
        nr::MKNOD => &[Path, Set(&n::NODE), Size],
        nr::MKDIRAT | nr::FCHMODAT => &[Dir, Path, Mode],
        nr::MKNODAT => &[Dir, Path, Set(&n::NODE), Size],
        nr::FCHMOD => &[Int, Mode],
        nr::UMASK => &[Mode],
        nr::CLOSE | nr::DUP | nr::FSYNC | nr::FDATASYNC | nr::FCHDIR | nr::SYNCFS => &[Int],
        nr::CLOSE_RANGE => &[Int, Int, Set(&n::CLOSE_RANGE)],
        nr::STAT | nr::LSTAT | nr::STATFS => &[Path, Ptr],
        nr::FSTAT | nr::FSTATFS => &[Int, Ptr],
        nr::NEWFSTATAT => &[Dir, Path, Ptr, Set(&n::AT)],
        nr::STATX => &[Dir, Path, Set(&n::AT), Size, Ptr],
        nr::CHDIR | nr::RMDIR | nr::UNLINK => &[Path],
        nr::RENAME | nr::LINK | nr::SYMLINK => &[Path, Path],
        nr::UNLINKAT => &[Dir, Path, Set(&n::AT)],
        nr::RENAMEAT => &[Dir, Path, Dir, Path],
        nr::RENAMEAT2 => &[Dir, Path, Dir, Path, Set(&n::RENAME)],
        nr::LINKAT => &[Dir, Path, Dir, Path, Set(&n::AT)],
        nr::SYMLINKAT => &[Path, Dir, Path],
        nr::READLINK => &[Path, Ptr, Size],
        nr::READLINKAT => &[Dir, Path, Ptr, Size],
        nr::CHOWN | nr::LCHOWN => &[Path, Int, Int],
        nr::FCHOWN => &[Int, Int, Int],
        nr::FCHOWNAT => &[Dir, Path, Int, Int, Set(&n::AT)],
        nr::UTIMENSAT => &[Dir, Path, Ptr, Set(&n::AT)],
        nr::ACCESS => &[Path, Set(&n::ACCESS)],
        nr::FACCESSAT => &[Dir, Path, Set(&n::ACCESS)],
        nr::FACCESSAT2 => &[Dir, Path, Set(&n::ACCESS), Set(&n::FACCESSAT)],
        nr::TRUNCATE => &[Path, Long],
        nr::FTRUNCATE => &[Int, Long],
        nr::FALLOCATE => &[Int, Set(&n::FALLOCATE), Long, Long],
        nr::FADVISE64 => &[Int, Long, Size, One(n::FADVISE)],
        nr::LSEEK => &[Int, Long, One(n::SEEK)],
        nr::DUP2 => &[Int, Int],
        nr::DUP3 => &[Int, Int, Set(&n::CREATES)],
        nr::PIPE => &[Ptr],
        nr::PIPE2 => &[Ptr, Set(&n::CREATES)],
        nr::FCNTL => &[Int, One(n::FCNTL), ForFcntl],
        nr::FLOCK => &[Int, Set(&n::FLOCK)],
        nr::IOCTL => &[Int, One(n::IOCTL), Ptr],
        nr::GETDENTS64 => &[Int, Ptr, Size],
        nr::GETCWD => &[Ptr, Size],
        nr::SENDFILE => &[Int, Int, Ptr, Size],
        nr::COPY_FILE_RANGE => &[Int, Ptr, Int, Ptr, Size, Size],
        nr::MEMFD_CREATE => &[Path, Set(&n::MEMFD)],

        nr::MMAP => &[Ptr, Size, Set(&n::PROT), Set(&n::MAP), Int, Long],
        nr::MUNMAP | nr::MLOCK | nr::MUNLOCK => &[Ptr, Size],
        nr::MPROTECT => &[Ptr, Size, Set(&n::PROT)],
        nr::MADVISE => &[Ptr, Size, One(n::MADVISE)],
        nr::MREMAP => &[Ptr, Size, Size, Set(&n::MREMAP), Ptr],
        nr::MSYNC => &[Ptr, Size, Set(&n::MSYNC)],
        nr::MINCORE => &[Ptr, Size, Ptr],
        nr::MLOCKALL => &[Set(&n::MCL)],
        nr::BRK => &[Ptr],
        nr::PROCESS_VM_READV | nr::PROCESS_VM_WRITEV => &[Int, Ptr, Size, Ptr, Size, Size],

        nr::CLONE => &[Set(&n::CLONE), Ptr, Ptr, Ptr, Ptr],
        nr::EXECVE => &[Path, Strings, Ptr],
        nr::EXECVEAT => &[Dir, Path, Strings, Ptr, Set(&n::AT)],
        nr::EXIT | nr::EXIT_GROUP => &[Int],
        nr::WAIT4 => &[Int, Ptr, Set(&n::WAIT), Ptr],
        nr::WAITID => &[One(n::IDTYPE), Int, Ptr, Set(&n::WAITID), Ptr],
        nr::SETPGID => &[Int, Int],
        nr::GETPGID | nr::GETSID => &[Int],
        nr::PRCTL => &[One(n::PRCTL), Long],
        nr::SETUID | nr::SETGID => &[Int],
        nr::SETREUID | nr::SETREGID => &[Int, Int],
        nr::SETRESUID | nr::SETRESGID => &[Int, Int, Int],
        nr::GETRESUID | nr::GETRESGID => &[Ptr, Ptr, Ptr],
        nr::GETGROUPS => &[Int, Ptr],
        nr::SETGROUPS => &[Size, Ptr],
        nr::GETPRIORITY => &[One(n::PRIO), Int],
        nr::SETPRIORITY => &[One(n::PRIO), Int, Int],
        nr::GETRLIMIT | nr::SETRLIMIT => &[Resource, Ptr],
        nr::PRLIMIT64 => &[Int, Resource, Ptr, Ptr],
        nr::GETRUSAGE => &[One(n::RUSAGE), Ptr],
        nr::SCHED_SETAFFINITY | nr::SCHED_GETAFFINITY => &[Int, Size, Ptr],
        nr::SCHED_SETSCHEDULER => &[Int, One(n::SCHED), Ptr],
        nr::SCHED_GETSCHEDULER => &[Int],
        nr::SCHED_SETPARAM | nr::SCHED_GETPARAM | nr::SCHED_RR_GET_INTERVAL => &[Int, Ptr],
        nr::SCHED_GET_PRIORITY_MAX | nr::SCHED_GET_PRIORITY_MIN => &[One(n::SCHED)],

        nr::KILL | nr::TKILL => &[Int, Signal],
        nr::TGKILL => &[Int, Int, Signal],
        nr::RT_SIGACTION => &[Signal, Action, Ptr, Size],
        nr::RT_SIGPROCMASK => &[One(n::SIGPROCMASK), Ptr, Ptr, Size],
        nr::RT_SIGPENDING | nr::RT_SIGSUSPEND => &[Ptr, Size],
        nr::RT_SIGTIMEDWAIT => &[Ptr, Ptr, Timespec, Size],
        nr::RT_SIGQUEUEINFO => &[Int, Signal, Ptr],
        nr::SIGALTSTACK => &[Ptr, Ptr],
        nr::ALARM => &[Int],
        nr::GETITIMER => &[One(n::ITIMER), Ptr],
        nr::SETITIMER => &[One(n::ITIMER), Ptr, Ptr],

        nr::NANOSLEEP => &[Timespec, Ptr],
        nr::CLOCK_NANOSLEEP => &[One(n::CLOCK), Set(&n::TIMER), Timespec, Ptr],
        nr::CLOCK_GETTIME | nr::CLOCK_GETRES => &[One(n::CLOCK), Ptr],
        nr::CLOCK_SETTIME => &[One(n::CLOCK), Timespec],
        nr::GETTIMEOFDAY => &[Ptr, Ptr],
        nr::TIME | nr::TIMES | nr::UNAME | nr::SYSINFO => &[Ptr],
        nr::TIMER_CREATE => &[One(n::CLOCK), Ptr, Ptr],
        nr::TIMER_SETTIME => &[Int, Set(&n::TIMER), Ptr, Ptr],
        nr::TIMER_GETTIME => &[Int, Ptr],
        nr::TIMER_GETOVERRUN | nr::TIMER_DELETE => &[Int],

        nr::POLL => &[Ptr, Size, Int],
        nr::PPOLL => &[Ptr, Size, Timespec, Ptr, Size],
        nr::SELECT => &[Int, Ptr, Ptr, Ptr, Ptr],
        nr::PSELECT6 => &[Int, Ptr, Ptr, Ptr, Timespec, Ptr],
        nr::EPOLL_CREATE => &[Int],
        nr::EPOLL_CREATE1 => &[Set(&n::EPOLL)],
        nr::EPOLL_CTL => &[Int, One(n::EPOLL_CTL), Int, Ptr],
        nr::EPOLL_WAIT => &[Int, Ptr, Int, Int],
        nr::EPOLL_PWAIT => &[Int, Ptr, Int, Int, Ptr, Size],
        nr::EPOLL_PWAIT2 => &[Int, Ptr, Int, Timespec, Ptr, Size],
        nr::EVENTFD => &[Int],
        nr::EVENTFD2 => &[Int, Set(&n::EVENTFD)],
        nr::SIGNALFD => &[Int, Ptr, Size],
        nr::SIGNALFD4 => &[Int, Ptr, Size, Set(&n::SIGNALFD)],
        nr::TIMERFD_CREATE => &[One(n::CLOCK), Set(&n::TIMERFD)],
        nr::TIMERFD_SETTIME => &[Int, Set(&n::TIMER), Ptr, Ptr],
        nr::TIMERFD_GETTIME => &[Int, Ptr],
        nr::FUTEX => &[Ptr, Set(&n::FUTEX), Int, Ptr, Ptr, Int],

        nr::SOCKET => &[One(n::FAMILY), Set(&n::SOCK), Int],
        nr::SOCKETPAIR => &[One(n::FAMILY), Set(&n::SOCK), Int, Ptr],
        nr::SENDTO => &[Int, Bytes(2), Size, Set(&n::MESSAGE), Ptr, Int],
        nr::RECVFROM => &[Int, Ptr, Size, Set(&n::MESSAGE), Ptr, Ptr],
        nr::SHUTDOWN => &[Int, One(n::SHUTDOWN)],
        nr::GETSOCKOPT => &[Int, Int, Int, Ptr, Ptr],

        nr::SHMGET => &[One(n::KEY), Size, Set(&n::IPC)],
        nr::SHMAT => &[Int, Ptr, Set(&n::SHMAT)],
        nr::SHMDT => &[Ptr],
        nr::SHMCTL => &[Int, One(n::SHM_CTL), Ptr],
        nr::SEMGET => &[One(n::KEY), Int, Set(&n::IPC)],
        nr::SEMOP => &[Int, Ptr, Size],
        nr::SEMTIMEDOP => &[Int, Ptr, Size, Timespec],
        nr::SEMCTL => &[Int, Int, One(n::IPC_CTL), Long],
        nr::MSGGET => &[One(n::KEY), Set(&n::IPC)],
        nr::MSGSND => &[Int, Ptr, Size, Set(&n::MSG)],
        nr::MSGRCV => &[Int, Ptr, Size, Long, Set(&n::MSG)],
        nr::MSGCTL => &[Int, One(n::IPC_CTL), Ptr],
        nr::MQ_OPEN => &[Path, Set(&n::OPEN), NewMode, Ptr],
        nr::MQ_UNLINK => &[Path],
        nr::MQ_TIMEDSEND => &[Int, Bytes(2), Size, Int, Timespec],
        nr::MQ_TIMEDRECEIVE => &[Int, Ptr, Size, Ptr, Timespec],
        nr::MQ_NOTIFY => &[Int, Ptr],
        nr::MQ_GETSETATTR => &[Int, Ptr, Ptr],

        nr::GETRANDOM => &[Ptr, Size, Set(&n::GETRANDOM)],
        nr::GETCPU => &[Ptr, Ptr],
        _ => &[],
    }
}

/// The arguments of a function of the C library that takes flags, commands, permissions or
/// signals. One that is called as a system call is takes what that takes; empty for all others.
pub fn of_function(name: &str) -> &'static [Arg] {
    match name {
        "open64" | "shm_open" | "sem_open" => of_call(nr::OPEN),
        "openat64" => of_call(nr::OPENAT),
        "creat64" | "mkfifo" => of_call(nr::CREAT),
        "lseek64" | "fseek" | "fseeko" => &[Ptr, Long, One(n::SEEK)],
        "mmap64" => of_call(nr::MMAP),
        "fcntl64" => of_call(nr::FCNTL),
        "lockf" | "lockf64" => &[Int, One(n::LOCKF), Long],
        "waitpid" => of_call(nr::WAIT4),
        "wait3" => &[Ptr, Set(&n::WAIT), Ptr],
        "fstatat" => of_call(nr::NEWFSTATAT),
        "posix_madvise" => of_call(nr::MADVISE),
        "posix_fadvise" => of_call(nr::FADVISE64),
        "signal" | "bsd_signal" | "sysv_signal" | "sigset" => &[Signal, Handler],
        "raise" | "sigaction" | "strsignal" | "psignal" | "siginterrupt" | "sighold"
        | "sigrelse" | "sigignore" => &[Signal],
        "sigaddset" | "sigdelset" | "sigismember" => &[Ptr, Signal],
        "killpg" | "sigqueue" => of_call(nr::KILL),
        "sigprocmask" | "pthread_sigmask" => of_call(nr::RT_SIGPROCMASK),
        "eventfd" => of_call(nr::EVENTFD2),
        "signalfd" => &[Int, Ptr, Set(&n::SIGNALFD)],
        "setvbuf" => &[Ptr, Ptr, One(n::BUFFERING), Size],
        "send" => of_call(nr::SENDTO),
        "recv" => of_call(nr::RECVFROM),
        // What their arguments are in C is not what they are in the kernel.
        "clone" => &[],
        _ => nr::number(name).map_or(&[], of_call),
    }
}
