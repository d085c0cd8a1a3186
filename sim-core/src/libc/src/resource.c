/* getrusage(2), getrlimit(2), priorities. */
#include <bits/lib.h>

int getrusage(int who, void *usage)
{
    return __result(__rt_syscall(98, who, usage));
}

int prlimit(int pid, int resource, const void *new, void *old)
{
    return __result(__rt_syscall(302, pid, resource, new, old));
}

int getrlimit(int resource, void *limit)
{
    return prlimit(0, resource, NULL, limit);
}

int setrlimit(int resource, const void *limit)
{
    return prlimit(0, resource, limit, NULL);
}

int getpriority(int which, unsigned who)
{
    long r = __result(__rt_syscall(140, which, who));
    return r < 0 ? r : 20 - r;
}

int setpriority(int which, unsigned who, int value)
{
    return __result(__rt_syscall(141, which, who, value));
}

int nice(int increment)
{
    int now, saved = errno;
    errno = 0;
    now = getpriority(0, 0);
    if (now == -1 && errno != 0)
        return -1;
    if (setpriority(0, 0, now + increment) < 0) {
        if (errno == 13) /* EACCES */
            errno = 1;   /* EPERM */
        return -1;
    }
    errno = saved;
    return getpriority(0, 0);
}
