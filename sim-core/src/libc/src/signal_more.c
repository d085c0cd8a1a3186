/* Waiting for signals, and signals with values. */
#include <bits/lib.h>
#include <bits/sigset.h>

union value { int number; void *pointer; };
struct rt { int signo, error, code, pad; int pid; unsigned uid; union value value; char rest[96]; };

int sigtimedwait(const sigset_t *set, struct rt *info, const void *timeout)
{
    int r = __result(__rt_syscall(128, set, info, timeout, 8));
    /* raise is made with tgkill, which nobody needs to know. */
    if (r != -1 && info != NULL && info->code == -6)
        info->code = 0;
    return r;
}

int sigwaitinfo(const sigset_t *set, void *info)
{
    return sigtimedwait(set, info, NULL);
}

int sigwait(const sigset_t *set, int *signal)
{
    long r;
    do
        r = __rt_syscall(128, set, NULL, NULL, 8);
    while (r == -4); /* EINTR */
    if (r < 0)
        return -r;
    *signal = r;
    return 0;
}

int sigqueue(int pid, int signal, const union value value)
{
    struct rt info = {signal, 0, -1};
    info.value = value;
    info.pid = __rt_syscall(39);
    info.uid = __rt_syscall(102);
    return __result(__rt_syscall(129, pid, signal, &info));
}

int sigaltstack(const void *new, void *old)
{
    return __result(__rt_syscall(131, new, old));
}

unsigned ualarm(unsigned first, unsigned interval)
{
    long new[4], old[4];
    /* misc/ualarm.c: a second or more is for the kernel to refuse. */
    new[0] = new[2] = 0;
    new[1] = interval;
    new[3] = first;
    if (__result(__rt_syscall(38, 0, new, old)) < 0)
        return -1;
    return old[2] * 1000000 + old[3];
}

int getitimer(int which, void *value)
{
    return __result(__rt_syscall(36, which, value));
}

int setitimer(int which, const void *new, void *old)
{
    return __result(__rt_syscall(38, which, new, old));
}
