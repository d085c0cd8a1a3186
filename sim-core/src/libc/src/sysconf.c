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

long sysconf(int name)
{
    long n;
    switch (name) {
    case 0: /* _SC_ARG_MAX: a quarter of the stack */
        n = limit(3) / 4;
        return n > 131072 ? n : 131072;
    case 1:
        return limit(6); /* _SC_CHILD_MAX */
    case 2:
        return 100; /* _SC_CLK_TCK */
    case 3:
        return 65536; /* _SC_NGROUPS_MAX */
    case 4:
        return limit(7); /* _SC_OPEN_MAX */
    case 5:
        return 16; /* _SC_STREAM_MAX */
    case 7:
    case 8:
        return 1; /* _SC_JOB_CONTROL, _SC_SAVED_IDS */
    case 29:
        return 200809; /* _SC_VERSION */
    case 30:
        return 4096; /* _SC_PAGESIZE */
    case 31:
        return 32; /* _SC_RTSIG_MAX */
    case 33:
        return 2147483647; /* _SC_SEM_VALUE_MAX */
    case 43:
        return 2048; /* _SC_LINE_MAX */
    case 60:
        return 1024; /* _SC_IOV_MAX */
    case 69:
    case 70:
        return 1024; /* _SC_GETGR_R_SIZE_MAX, _SC_GETPW_R_SIZE_MAX */
    case 71:
        return 256; /* _SC_LOGIN_NAME_MAX */
    case 75:
        return 16384; /* _SC_THREAD_STACK_MIN */
    case 83:
    case 84:
        return get_nprocs(); /* _SC_NPROCESSORS_CONF, _ONLN */
    case 85:
        return pages(0); /* _SC_PHYS_PAGES */
    case 86:
        return pages(1); /* _SC_AVPHYS_PAGES */
    case 180:
        return 64; /* _SC_HOST_NAME_MAX */
    }
    if (name < 0 || name > 250)
        errno = 22; /* EINVAL */
    return -1;
}

int getpagesize(void)
{
    return 4096;
}

int getdtablesize(void)
{
    return limit(7);
}
