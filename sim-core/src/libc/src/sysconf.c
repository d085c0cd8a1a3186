/* sysconf(3), getpagesize(2), isatty(3), uname(2). */
#include <bits/lib.h>

struct sysinfo {
    long uptime;
    unsigned long loads[3], totalram, freeram, sharedram, bufferram, totalswap, freeswap;
    unsigned short procs, pad;
    unsigned long totalhigh, freehigh;
    unsigned mem_unit;
};

static long limit(int resource)
{
    long now[2];
    if (__rt_syscall(302, 0, resource, NULL, now) < 0)
        return -1;
    return now[0];
}

int get_nprocs(void)
{
    unsigned long set[128];
    long i, n = 0, r = __rt_syscall(204, 0, sizeof set, set);
    for (i = 0; i < r * 8; i++)
        n += set[i / 64] >> i % 64 & 1;
    return n > 0 ? n : 1;
}

int get_nprocs_conf(void)
{
    return get_nprocs();
}

static long pages(int available)
{
    struct sysinfo info;
    if (__rt_syscall(99, &info) < 0)
        return -1;
    return (available ? info.freeram : info.totalram) * info.mem_unit / 4096;
}

long get_phys_pages(void)
{
    return pages(0);
}

long get_avphys_pages(void)
{
    return pages(1);
}

int sysinfo(struct sysinfo *info)
{
    return __result(__rt_syscall(99, info));
}

/* The values that are always the same, by number; -2: no such name. */
static const long values[] = {
    2097152, 96365, 100, 65536, 20000, 16, -1, 1, 1, 200809, 200809, 200809, 200809, 200809, 200809, 200809, 200809,
    200809, 200809, 200809, 200809, 200809, 200809, -1, -1, 20, 2147483647, -1, 32768, 200809, 4096, 32, -1,
    2147483647, 96365, -1, 99, 2048, 99, 1000, 255, -2, 32, 2048, 32767, 2048, 200809, 200809, 200809, -1, -1, 200809,
    200809, -1, -1, -1, -1, -1, -1, -1, 1024, -1, -1, -1, -1, -1, -1, 200809, 200809, 1024, 1024, 256, 32, 4, 1024,
    16384, -1, 200809, 200809, 200809, 200809, 200809, 200809, 2, 2, 6171023, 3660814, 2147483647, 8192, 700, 4, 1,
    -1, 1, 1, 200809, 200809, -1, 1, 1, 1, 8, 127, -128, 2147483647, -2147483647 - 1, 64, 32, 16, 20, 32767, 127,
    -128, 32767, -32768, 255, 4294967295, -1, 65535, 4096, 2048, 2147483647, 2147483647, 2147483647, 2147483647, -1,
    -1, 1, -1, 1, 1, 1, 200809, 200809, -1, -1, -1, 200809, 200809, 200809, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    200809, -1, -1, -1, 200809, 200809, 1, -1, 1, -1, 200809, -1, -1, -1, -1, 200809, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, 1, -1, 64, -1, -1, -1, -1, 32768, -1, 64, 32768, 8, 64, 524288, 8, 64, 268435456, 0, 64, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, 200809, 200809, -1, -1, 1, -1, -2, -1, -1, -1, -1, -1, -2, -2, 1776, 8192,
};

long sysconf(int name)
{
    long n;
    switch (name) {
    case 0: /* _SC_ARG_MAX: a quarter of the stack */
        n = limit(3) / 4;
        return n > 131072 ? n : 131072;
    case 1:
        return limit(6); /* _SC_CHILD_MAX */
    case 4:
        return limit(7); /* _SC_OPEN_MAX */
    case 34:
        return limit(11); /* _SC_SIGQUEUE_MAX */
    case 83:
    case 84:
        return get_nprocs(); /* _SC_NPROCESSORS_CONF, _ONLN */
    case 85:
        return pages(0); /* _SC_PHYS_PAGES */
    case 86:
        return pages(1); /* _SC_AVPHYS_PAGES */
    }
    n = name < 0 || name >= (int)(sizeof values / sizeof *values) ? -2 : values[name];
    if (n == -2) {
        errno = 22; /* EINVAL */
        return -1;
    }
    return n;
}

int getpagesize(void)
{
    return 4096;
}

int getdtablesize(void)
{
    return limit(7);
}
