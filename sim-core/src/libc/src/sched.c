/* sched_yield(2) and its kin. */
#include <bits/lib.h>

int __popcountdi2(unsigned long n);

int sched_yield(void)
{
    return __result(__rt_syscall(24));
}

int sched_getaffinity(int pid, size_t n, unsigned long *set)
{
    long r = __result(__rt_syscall(204, pid, n, set));
    if (r < 0)
        return -1;
    __rt_memset((char *)set + r, 0, n - r);
    return 0;
}

int sched_setaffinity(int pid, size_t n, const unsigned long *set)
{
    return __result(__rt_syscall(203, pid, n, set));
}

int __sched_cpucount(size_t n, const unsigned long *set)
{
    int count = 0;
    for (; n >= 8; n -= 8)
        count += __popcountdi2(*set++);
    return count;
}

int sched_getcpu(void)
{
    unsigned cpu;
    long r = __result(__rt_syscall(309, &cpu, NULL, NULL));
    return r < 0 ? -1 : (int)cpu;
}

int sched_getscheduler(int pid)
{
    return __result(__rt_syscall(145, pid));
}

int sched_setscheduler(int pid, int policy, const void *param)
{
    return __result(__rt_syscall(144, pid, policy, param));
}

int sched_getparam(int pid, void *param)
{
    return __result(__rt_syscall(143, pid, param));
}

int sched_setparam(int pid, const void *param)
{
    return __result(__rt_syscall(142, pid, param));
}

int sched_rr_get_interval(int pid, void *time)
{
    return __result(__rt_syscall(148, pid, time));
}

int sched_get_priority_max(int policy)
{
    return __result(__rt_syscall(146, policy));
}

int sched_get_priority_min(int policy)
{
    return __result(__rt_syscall(147, policy));
}
