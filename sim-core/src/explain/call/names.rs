//! The names of flags and commands that system calls take, as programs write them.
//!
//! include/uapi/asm-generic and include/uapi/linux, as x86-64 has them.

use super::flags::{Flags, Low, Names};

/// Names numbers from 0 on.
macro_rules! counted {
    ($(#[$doc:meta])* $list:ident: $($number:literal $name:ident),* $(,)?) => {
        $(#[$doc])*
        pub const $list: Names = &[$(($number, stringify!($name))),*];
    };
}

/// Names bits.
macro_rules! flags {
    ($(#[$doc:meta])* $list:ident: $($number:literal $name:ident),* $(,)?) => {
        $(#[$doc])*
        pub const $list: Flags = Flags::of(&[$(($number, stringify!($name))),*]);
    };
}

/// open(2): how, and what else.
pub const OPEN: Flags = Flags {
    low: Low::One(3, &[(0, "O_RDONLY"), (1, "O_WRONLY"), (2, "O_RDWR")]),
    bits: &[
        (0o100, "O_CREAT"),
        (0o200, "O_EXCL"),
        (0o400, "O_NOCTTY"),
        (0o1000, "O_TRUNC"),
        (0o2000, "O_APPEND"),
        (0o4000, "O_NONBLOCK"),
        (0o4010000, "O_SYNC"),
        (0o10000, "O_DSYNC"),
        (0o40000, "O_DIRECT"),
        (0o20200000, "O_TMPFILE"),
        (0o200000, "O_DIRECTORY"),
        (0o400000, "O_NOFOLLOW"),
        (0o1000000, "O_NOATIME"),
        (0o2000000, "O_CLOEXEC"),
        (0o10000000, "O_PATH"),
    ],
    none: "",
};

/// mmap(2): for whom, and what else.
pub const MAP: Flags = Flags {
    low: Low::One(
        0xf,
        &[
            (1, "MAP_SHARED"),
            (2, "MAP_PRIVATE"),
            (3, "MAP_SHARED_VALIDATE"),
        ],
    ),
    bits: &[
        (0x10, "MAP_FIXED"),
        (0x20, "MAP_ANONYMOUS"),
        (0x100, "MAP_GROWSDOWN"),
        (0x800, "MAP_DENYWRITE"),
        (0x1000, "MAP_EXECUTABLE"),
        (0x2000, "MAP_LOCKED"),
        (0x4000, "MAP_NORESERVE"),
        (0x8000, "MAP_POPULATE"),
        (0x10000, "MAP_NONBLOCK"),
        (0x20000, "MAP_STACK"),
        (0x40000, "MAP_HUGETLB"),
        (0x10_0000, "MAP_FIXED_NOREPLACE"),
    ],
    none: "",
};

/// mmap(2), mprotect(2).
pub const PROT: Flags = Flags {
    low: Low::Bits,
    bits: &[(1, "PROT_READ"), (2, "PROT_WRITE"), (4, "PROT_EXEC")],
    none: "PROT_NONE",
};

/// access(2).
pub const ACCESS: Flags = Flags {
    low: Low::Bits,
    bits: &[(4, "R_OK"), (2, "W_OK"), (1, "X_OK")],
    none: "F_OK",
};

/// clone(2).
pub const CLONE: Flags = Flags {
    low: Low::Signal,
    bits: &[
        (0x100, "CLONE_VM"),
        (0x200, "CLONE_FS"),
        (0x400, "CLONE_FILES"),
        (0x800, "CLONE_SIGHAND"),
        (0x4000, "CLONE_VFORK"),
        (0x8000, "CLONE_PARENT"),
        (0x1_0000, "CLONE_THREAD"),
        (0x8_0000, "CLONE_SETTLS"),
        (0x10_0000, "CLONE_PARENT_SETTID"),
        (0x20_0000, "CLONE_CHILD_CLEARTID"),
        (0x100_0000, "CLONE_CHILD_SETTID"),
    ],
    none: "0",
};

/// mknod(2): what is made, and its permissions.
pub const NODE: Flags = Flags {
    low: Low::Mode,
    bits: &[
        (0o140000, "S_IFSOCK"),
        (0o100000, "S_IFREG"),
        (0o60000, "S_IFBLK"),
        (0o20000, "S_IFCHR"),
        (0o10000, "S_IFIFO"),
        (0o4000, "S_ISUID"),
        (0o2000, "S_ISGID"),
        (0o1000, "S_ISVTX"),
    ],
    none: "0",
};

/// shmget(2), semget(2), msgget(2), and the flags of their operations.
pub const IPC: Flags = Flags {
    low: Low::Mode,
    bits: &[
        (0o1000, "IPC_CREAT"),
        (0o2000, "IPC_EXCL"),
        (0o4000, "IPC_NOWAIT"),
    ],
    none: "0",
};

/// msgsnd(2), msgrcv(2).
pub const MSG: Flags = Flags::of(&[
    (0o4000, "IPC_NOWAIT"),
    (0o10000, "MSG_NOERROR"),
    (0o20000, "MSG_EXCEPT"),
    (0o40000, "MSG_COPY"),
]);

/// socket(2), socketpair(2).
pub const SOCK: Flags = Flags {
    low: Low::One(
        0xf,
        &[(1, "SOCK_STREAM"), (2, "SOCK_DGRAM"), (5, "SOCK_SEQPACKET")],
    ),
    bits: &[(0o4000, "SOCK_NONBLOCK"), (0o2000000, "SOCK_CLOEXEC")],
    none: "",
};

/// futex(2).
pub const FUTEX: Flags = Flags {
    low: Low::One(
        0x7f,
        &[
            (0, "FUTEX_WAIT"),
            (1, "FUTEX_WAKE"),
            (3, "FUTEX_REQUEUE"),
            (4, "FUTEX_CMP_REQUEUE"),
            (5, "FUTEX_WAKE_OP"),
            (9, "FUTEX_WAIT_BITSET"),
            (10, "FUTEX_WAKE_BITSET"),
        ],
    ),
    bits: &[
        (0x80, "FUTEX_PRIVATE_FLAG"),
        (0x100, "FUTEX_CLOCK_REALTIME"),
    ],
    none: "",
};

flags! {
    /// sigaction(2).
    SIGACTION: 1 SA_NOCLDSTOP, 2 SA_NOCLDWAIT, 4 SA_SIGINFO, 0x0800_0000 SA_ONSTACK,
        0x1000_0000 SA_RESTART, 0x4000_0000 SA_NODEFER, 0x8000_0000 SA_RESETHAND
}
flags! {
    /// wait4(2).
    WAIT: 1 WNOHANG, 2 WUNTRACED, 8 WCONTINUED
}
flags! {
    /// waitid(2).
    WAITID: 4 WEXITED, 2 WSTOPPED, 8 WCONTINUED, 1 WNOHANG, 0x100_0000 WNOWAIT
}
flags! {
    /// msync(2).
    MSYNC: 1 MS_ASYNC, 2 MS_INVALIDATE, 4 MS_SYNC
}
flags! {
    /// mremap(2).
    MREMAP: 1 MREMAP_MAYMOVE, 2 MREMAP_FIXED, 4 MREMAP_DONTUNMAP
}
flags! {
    /// mlockall(2).
    MCL: 1 MCL_CURRENT, 2 MCL_FUTURE, 4 MCL_ONFAULT
}
flags! {
    /// flock(2).
    FLOCK: 1 LOCK_SH, 2 LOCK_EX, 8 LOCK_UN, 4 LOCK_NB
}
flags! {
    /// The calls whose name ends in "at".
    AT: 0x100 AT_SYMLINK_NOFOLLOW, 0x200 AT_REMOVEDIR, 0x400 AT_SYMLINK_FOLLOW,
        0x1000 AT_EMPTY_PATH
}
flags! {
    /// faccessat2(2), where one bit means something else.
    FACCESSAT: 0x100 AT_SYMLINK_NOFOLLOW, 0x200 AT_EACCESS, 0x1000 AT_EMPTY_PATH
}
flags! {
    /// pipe2(2), dup3(2), and the other calls that make descriptors.
    CREATES: 0o4000 O_NONBLOCK, 0o40000 O_DIRECT, 0o2000000 O_CLOEXEC
}
flags! {
    /// eventfd2(2).
    EVENTFD: 1 EFD_SEMAPHORE, 0o4000 EFD_NONBLOCK, 0o2000000 EFD_CLOEXEC
}
flags! {
    /// timerfd_create(2).
    TIMERFD: 0o4000 TFD_NONBLOCK, 0o2000000 TFD_CLOEXEC
}
flags! {
    /// signalfd4(2).
    SIGNALFD: 0o4000 SFD_NONBLOCK, 0o2000000 SFD_CLOEXEC
}
flags! {
    /// epoll_create1(2).
    EPOLL: 0o2000000 EPOLL_CLOEXEC
}
flags! {
    /// memfd_create(2).
    MEMFD: 1 MFD_CLOEXEC, 2 MFD_ALLOW_SEALING, 4 MFD_HUGETLB
}
flags! {
    /// shmat(2).
    SHMAT: 0o10000 SHM_RDONLY, 0o20000 SHM_RND, 0o40000 SHM_REMAP, 0o100000 SHM_EXEC
}
flags! {
    /// fallocate(2).
    FALLOCATE: 1 FALLOC_FL_KEEP_SIZE, 2 FALLOC_FL_PUNCH_HOLE, 8 FALLOC_FL_COLLAPSE_RANGE,
        16 FALLOC_FL_ZERO_RANGE, 32 FALLOC_FL_INSERT_RANGE
}
flags! {
    /// sendto(2), recvfrom(2).
    MESSAGE: 1 MSG_OOB, 2 MSG_PEEK, 0x20 MSG_TRUNC, 0x40 MSG_DONTWAIT, 0x80 MSG_EOR,
        0x100 MSG_WAITALL, 0x4000 MSG_NOSIGNAL, 0x8000 MSG_MORE
}
flags! {
    /// getrandom(2).
    GETRANDOM: 1 GRND_NONBLOCK, 2 GRND_RANDOM
}
flags! {
    /// renameat2(2).
    RENAME: 1 RENAME_NOREPLACE, 2 RENAME_EXCHANGE, 4 RENAME_WHITEOUT
}
flags! {
    /// preadv2(2), pwritev2(2).
    RWF: 1 RWF_HIPRI, 2 RWF_DSYNC, 4 RWF_SYNC, 8 RWF_NOWAIT, 16 RWF_APPEND
}
flags! {
    /// clock_nanosleep(2), timer_settime(2), timerfd_settime(2).
    TIMER: 1 TIMER_ABSTIME
}
flags! {
    /// close_range(2).
    CLOSE_RANGE: 2 CLOSE_RANGE_UNSHARE, 4 CLOSE_RANGE_CLOEXEC
}

counted! {
    /// lseek(2).
    SEEK: 0 SEEK_SET, 1 SEEK_CUR, 2 SEEK_END, 3 SEEK_DATA, 4 SEEK_HOLE
}
counted! {
    /// madvise(2).
    MADVISE: 0 MADV_NORMAL, 1 MADV_RANDOM, 2 MADV_SEQUENTIAL, 3 MADV_WILLNEED, 4 MADV_DONTNEED,
        8 MADV_FREE, 9 MADV_REMOVE, 10 MADV_DONTFORK, 11 MADV_DOFORK, 12 MADV_MERGEABLE,
        13 MADV_UNMERGEABLE, 14 MADV_HUGEPAGE, 15 MADV_NOHUGEPAGE, 16 MADV_DONTDUMP,
        17 MADV_DODUMP, 18 MADV_WIPEONFORK, 19 MADV_KEEPONFORK, 20 MADV_COLD, 21 MADV_PAGEOUT,
        22 MADV_POPULATE_READ, 23 MADV_POPULATE_WRITE
}
counted! {
    /// posix_fadvise(2).
    FADVISE: 0 POSIX_FADV_NORMAL, 1 POSIX_FADV_RANDOM, 2 POSIX_FADV_SEQUENTIAL,
        3 POSIX_FADV_WILLNEED, 4 POSIX_FADV_DONTNEED, 5 POSIX_FADV_NOREUSE
}
counted! {
    /// sigprocmask(2).
    SIGPROCMASK: 0 SIG_BLOCK, 1 SIG_UNBLOCK, 2 SIG_SETMASK
}
counted! {
    /// fcntl(2).
    FCNTL: 0 F_DUPFD, 1 F_GETFD, 2 F_SETFD, 3 F_GETFL, 4 F_SETFL, 5 F_GETLK, 6 F_SETLK,
        7 F_SETLKW, 8 F_SETOWN, 9 F_GETOWN, 36 F_OFD_GETLK, 37 F_OFD_SETLK, 38 F_OFD_SETLKW,
        1024 F_SETLEASE, 1025 F_GETLEASE, 1030 F_DUPFD_CLOEXEC, 1031 F_SETPIPE_SZ,
        1032 F_GETPIPE_SZ, 1033 F_ADD_SEALS, 1034 F_GET_SEALS
}
counted! {
    /// lockf(3).
    LOCKF: 0 F_ULOCK, 1 F_LOCK, 2 F_TLOCK, 3 F_TEST
}
counted! {
    /// epoll_ctl(2).
    EPOLL_CTL: 1 EPOLL_CTL_ADD, 2 EPOLL_CTL_DEL, 3 EPOLL_CTL_MOD
}
counted! {
    /// shmget(2), semget(2), msgget(2).
    KEY: 0 IPC_PRIVATE
}
counted! {
    /// shmctl(2), msgctl(2), and semctl(2), which has more.
    IPC_CTL: 0 IPC_RMID, 1 IPC_SET, 2 IPC_STAT, 3 IPC_INFO, 11 GETPID, 12 GETVAL, 13 GETALL,
        14 GETNCNT, 15 GETZCNT, 16 SETVAL, 17 SETALL
}
counted! {
    /// shmctl(2).
    SHM_CTL: 0 IPC_RMID, 1 IPC_SET, 2 IPC_STAT, 3 IPC_INFO, 11 SHM_LOCK, 12 SHM_UNLOCK,
        13 SHM_STAT, 14 SHM_INFO
}
counted! {
    /// setitimer(2).
    ITIMER: 0 ITIMER_REAL, 1 ITIMER_VIRTUAL, 2 ITIMER_PROF
}
counted! {
    /// clock_gettime(2).
    CLOCK: 0 CLOCK_REALTIME, 1 CLOCK_MONOTONIC, 2 CLOCK_PROCESS_CPUTIME_ID,
        3 CLOCK_THREAD_CPUTIME_ID, 4 CLOCK_MONOTONIC_RAW, 5 CLOCK_REALTIME_COARSE,
        6 CLOCK_MONOTONIC_COARSE, 7 CLOCK_BOOTTIME
}
counted! {
    /// waitid(2).
    IDTYPE: 0 P_ALL, 1 P_PID, 2 P_PGID, 3 P_PIDFD
}
counted! {
    /// getrusage(2); -1 as an unsigned int.
    RUSAGE: 0 RUSAGE_SELF, 0xffff_ffff RUSAGE_CHILDREN, 1 RUSAGE_THREAD
}
counted! {
    /// getpriority(2).
    PRIO: 0 PRIO_PROCESS, 1 PRIO_PGRP, 2 PRIO_USER
}
counted! {
    /// sched_setscheduler(2).
    SCHED: 0 SCHED_OTHER, 1 SCHED_FIFO, 2 SCHED_RR, 3 SCHED_BATCH, 5 SCHED_IDLE
}
counted! {
    /// socket(2).
    FAMILY: 0 AF_UNSPEC, 1 AF_UNIX, 2 AF_INET, 10 AF_INET6
}
counted! {
    /// shutdown(2).
    SHUTDOWN: 0 SHUT_RD, 1 SHUT_WR, 2 SHUT_RDWR
}
counted! {
    /// prctl(2).
    PRCTL: 1 PR_SET_PDEATHSIG, 2 PR_GET_PDEATHSIG, 3 PR_GET_DUMPABLE, 4 PR_SET_DUMPABLE,
        15 PR_SET_NAME, 16 PR_GET_NAME, 36 PR_SET_CHILD_SUBREAPER, 37 PR_GET_CHILD_SUBREAPER,
        38 PR_SET_NO_NEW_PRIVS, 39 PR_GET_NO_NEW_PRIVS
}
counted! {
    /// setvbuf(3).
    BUFFERING: 0 _IOFBF, 1 _IOLBF, 2 _IONBF
}
counted! {
    /// ioctl(2), of terminals and what has bytes to read.
    IOCTL: 0x5401 TCGETS, 0x5402 TCSETS, 0x5403 TCSETSW, 0x5404 TCSETSF, 0x540f TIOCGPGRP,
        0x5410 TIOCSPGRP, 0x5413 TIOCGWINSZ, 0x541b FIONREAD, 0x5421 FIONBIO
}
