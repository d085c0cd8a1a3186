/* wait(2), wait4(2). */
#include <bits/lib.h>

int wait(int *status)
{
    return __result(__rt_syscall(61, -1, status));
}

int waitpid(int pid, int *status, int options)
{
    return __result(__rt_syscall(61, pid, status, options));
}

int wait3(int *status, int options, void *usage)
{
    return __result(__rt_syscall(61, -1, status, options, usage));
}

int wait4(int pid, int *status, int options, void *usage)
{
    return __result(__rt_syscall(61, pid, status, options, usage));
}

int waitid(int type, unsigned id, void *info, int options)
{
    return __result(__rt_syscall(247, type, id, info, options));
}
