/* clock_gettime(2), time(2), clock(3): the kernel's virtual time. */
#include <bits/lib.h>
#include <bits/timespec.h>
#include <bits/timeval.h>

int clock_gettime(int clock, struct timespec *time)
{
    return __result(__rt_syscall(228, clock, time));
}

int clock_getres(int clock, struct timespec *resolution)
{
    return __result(__rt_syscall(229, clock, resolution));
}

int clock_settime(int clock, const struct timespec *time)
{
    return __result(__rt_syscall(227, clock, time));
}

int gettimeofday(struct timeval *time, void *zone)
{
    return __result(__rt_syscall(96, time, zone));
}

long time(long *t)
{
    struct timespec now;
    __rt_syscall(228, 0, &now);
    if (t)
        *t = now.tv_sec;
    return now.tv_sec;
}

int timespec_get(struct timespec *time, int base)
{
    if (base != 1)
        return 0;
    __rt_syscall(228, 0, time);
    return base;
}

long clock(void)
{
    struct timespec used;
    if (__rt_syscall(228, 2, &used) != 0)
        return -1;
    return used.tv_sec * 1000000 + used.tv_nsec / 1000;
}

long times(void *buf)
{
    return __result(__rt_syscall(100, buf));
}

double difftime(long a, long b)
{
    return a - b;
}

int clock_getcpuclockid(int pid, int *clock)
{
    int id = (int)(~(unsigned)pid << 3) | 2; /* CPUCLOCK_SCHED */
    long r = __rt_syscall(229, id, NULL);
    if (r == -22) /* EINVAL: no such process */
        return 3; /* ESRCH */
    if (r == 0)
        *clock = id;
    return -r;
}
