//! What glibc's functions touch besides what ours do: its own helpers, tables and locks, and what
//! ld.so does before `main` and at the first call of each function.
//!
//! Measured with `perf trace -F all` under `setarch -R`, each function in a child that a bare clone(2)
//! made (so that no page of a file was mapped), on Debian 12 (glibc 2.36-9+deb12u14). Of each 64 KiB one place is here, the
//! one that the measurement told; what our own code and variables touch in the same place is not.

use super::{LD, LD_HEAP, LIBC, TLS};
use crate::ids::VirtAddr;
use crate::program::{Touch, TouchKind};

const fn touch(at: u64, how: TouchKind) -> Touch {
    let at = VirtAddr(at);
    Touch { at, how }
}

/// A place in libc.so.6 that is run.
const fn run(offset: u64) -> Touch {
    touch(LIBC + offset, TouchKind::Run)
}

/// A constant of libc.so.6.
const fn read(offset: u64) -> Touch {
    touch(LIBC + offset, TouchKind::Read)
}

/// A variable of libc.so.6.
const fn write(offset: u64) -> Touch {
    touch(LIBC + offset, TouchKind::Write)
}

/// A variable of the first thread's.
const fn thread(offset: u64) -> Touch {
    touch(TLS + offset, TouchKind::Write)
}

/// A place in ld.so that is run, and one that is read, and a variable of its.
const fn ld_run(offset: u64) -> Touch {
    touch(LD + offset, TouchKind::Run)
}
const fn ld_read(offset: u64) -> Touch {
    touch(LD + offset, TouchKind::Read)
}
const fn ld_write(offset: u64) -> Touch {
    touch(LD + offset, TouchKind::Write)
}

/// `errno`, which is also saved and restored.
const ERRNO: Touch = thread(0x6c0);
/// `__libc_cleanup_push_defer`'s note of what to do if the thread is cancelled.
const CLEANUP: Touch = thread(0xa38);
/// Calls within the library go through its own table (`.plt`) where there are several routines, one
/// for each kind of processor.
const PLT: Touch = run(0x2_6150);
/// `_IO_stdfile_1_lock`, `list_all_lock` and their like.
const LOCKS: Touch = write(0x1d_5a10);

/// What ld.so and the start of the library touch before `main`.
pub const START: &[Touch] = &[
    ld_read(0xd40),
    ld_run(0x1_ab70),
    ld_run(0x1_04b0),
    ld_run(0x20c0),
    ld_read(0x2_910f),
    ld_write(0x3_1910),
    ld_write(0x3_2a80),
    ld_write(0x3_3e06),
    ld_write(0x3_4110),
    touch(LD_HEAP + 8, TouchKind::Write),
    read(0x318),
    read(0x2_2603),
    read(0x1_809c),
    write(0x1c_f8d0),
    write(0x1d_0000),
    write(0x1d_1000),
    write(0x1d_2ba8),
    thread(0x740),
    thread(0x1078),
    run(0xb_0a60),
    run(0x9_f550),
    run(0x14_fee0),
    run(0x3_5360),
    run(0xf_d7e0),
    run(0x8_b9b0),
    run(0x2_62c0),
    run(0x8_5b10),
    run(0x3_df30),
    write(0x1d_a550),
    write(0x1e_1f4e),
    write(0x1d_b5d8),
    write(0x1d_9af0),
    write(0x1d_52c8),
];

/// Faults between execve and `main` of what is not modelled: the kernel's reading and writing of the
/// arguments, /etc/ld.so.cache, the vDSO.
pub const REST_OF_EXEC: u32 = 12;

/// What ld.so touches when it looks a function up (elf/dl-runtime.c, `_dl_fixup`), besides the
/// executable's tables, the function's symbol and the stack.
pub const ON_BINDING: &[Touch] = &[
    ld_run(0x1_2290),
    read(0x4418),
    ld_run(0x2_24a0),
    read(0x2_2402),
    ld_write(0x3_3ab8),
];

/// Where the kernel says which CPU a thread runs on, whenever it has been off it (rseq(2); kernel/rseq.c,
/// `rseq_update_cpu_node_id`).
pub const OF_A_CPU: Touch = thread(0x1068);

/// What a function touches besides.
pub fn of_function(name: &str) -> &'static [Touch] {
    let at = FUNCTIONS.binary_search_by(|entry| entry.0.cmp(name));
    at.ok()
        .and_then(|at| FUNCTIONS.get(at))
        .map_or(&[], |entry| entry.1)
}

const STREAM: &[Touch] = &[LOCKS];
const FORMATTED: &[Touch] = &[run(0x8_5ff0), CLEANUP, LOCKS];
const NUMBER: &[Touch] = &[read(0x17_e423)];

const FUNCTIONS: &[(&str, &[Touch])] = &[
    (
        "__io_doallocbuf",
        &[run(0x7_5840), run(0xf_7800), read(0x19_6dd5)],
    ),
    ("__io_sysread", &[run(0xf_82a0)]),
    ("__io_syswrite", &[run(0xf_8340)]),
    ("__tcache_init", &[write(0x1d_a488), run(0x3_f180)]),
    ("atoi", NUMBER),
    ("atol", NUMBER),
    ("calloc", &[PLT]),
    (
        "exit",
        &[
            write(0x1d_52c8),
            ld_run(0x46d0),
            run(0x8_c370),
            ld_write(0x3_3a28),
            ld_run(0x1_67f0),
            ld_write(0x3_46f4),
            touch(LD_HEAP + 0x574, TouchKind::Write),
            run(0xd_45e0),
            write(0x1d_aa60),
            write(0x1d_3820),
            run(0x8_3b30),
            CLEANUP,
        ],
    ),
    (
        "fclose",
        &[
            run(0x8_27b0),
            CLEANUP,
            LOCKS,
            run(0xf_ce60),
            PLT,
            run(0x9_8ef0),
        ],
    ),
    ("fflush", STREAM),
    ("fgets", &[PLT]),
    (
        "fopen",
        &[
            PLT,
            run(0x8_3630),
            CLEANUP,
            LOCKS,
            run(0xf_7fc0),
            run(0x9_fc80),
            read(0x19_7da8),
        ],
    ),
    ("fprintf", FORMATTED),
    ("fputc", &[LOCKS, run(0x7_d880)]),
    ("fputs", &[PLT, LOCKS]),
    ("free", &[ERRNO]),
    ("fstat", &[read(0x19_6dd5)]),
    ("fwrite", &[PLT, LOCKS]),
    ("getenv", &[PLT]),
    (
        "perror",
        &[
            run(0x7_d850),
            run(0xf_8a70),
            run(0x7_5ba0),
            read(0x19_7069),
            run(0xf_cf40),
            ERRNO,
            run(0x9_aee0),
            read(0x1a_1160),
            run(0x3_58b0),
            write(0x1d_4a80),
            read(0x17_c445),
            PLT,
            LOCKS,
            run(0x5_c400),
        ],
    ),
    ("printf", FORMATTED),
    ("putc", &[LOCKS, run(0x7_d880)]),
    ("putchar", STREAM),
    ("puts", &[PLT, LOCKS]),
    ("qsort", &[PLT, run(0x9_8ef0)]),
    ("raise", &[run(0x8_f690), run(0x8_af40), run(0xd_54e0)]),
    ("rand", STREAM),
    ("random", STREAM),
    ("realloc", &[PLT]),
    // What a child has to put right (`__libc_fork`): its number, the list of threads' stacks, and
    // ld.so's notes of them.
    (
        "reclaim_stacks",
        &[
            thread(0xa10),
            write(0x1d_9a88),
            ld_write(0x3_3a48),
            ld_write(0x3_40e0),
        ],
    ),
    ("setvbuf", STREAM),
    ("sigprocmask", &[run(0x8_fd90)]),
    ("sprintf", &[run(0x7_8250)]),
    ("srand", STREAM),
    ("srandom", STREAM),
    ("strdup", &[PLT]),
    (
        "strerror",
        &[
            run(0x7_4590),
            read(0x1a_1160),
            run(0x3_4af0),
            ERRNO,
            run(0x8_e7b0),
            write(0x1d_4a80),
            run(0x10_2e90),
            read(0x17_c445),
            read(0x19_847c),
            PLT,
        ],
    ),
    ("strstr", &[PLT, run(0x9_fc80)]),
    ("strtod", NUMBER),
    ("strtok", &[PLT, write(0x1d_a538)]),
    ("strtol", NUMBER),
    ("strtoul", NUMBER),
    ("sysconf", &[read(0x19_326c), run(0xf_e590)]),
    ("toupper", NUMBER),
    ("usleep", &[run(0xd_3e40)]),
    ("vfork", &[run(0xd_43b0)]),
    ("vfprintf", &[PLT, read(0x19_01e4), read(0x19_b4e5)]),
    ("vprintf", FORMATTED),
    (
        "vsnprintf",
        &[
            run(0x7_e6b0),
            run(0x5_c400),
            PLT,
            read(0x19_01e4),
            read(0x19_b4e5),
        ],
    ),
    ("vsprintf", &[run(0x7_8250)]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_sorted() {
        assert!(FUNCTIONS.is_sorted_by(|a, b| a.0 < b.0));
    }
}
