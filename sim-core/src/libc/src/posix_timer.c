/* timer_create(2) and its kin: sysdeps/unix/sysv/linux/timer_create.c. A timer_t is the kernel's number. */
#include <bits/lib.h>

struct event { unsigned long value; int signal, notify; int rest[12]; };

int timer_create(int clock, struct event *event, void **timer)
{
    struct event alarm = {0, 14, 0}; /* SIGALRM, SIGEV_SIGNAL */
    int id;
    if (__result(__rt_syscall(222, clock, event ? event : &alarm, &id)) < 0)
        return -1;
    *timer = (void *)(long)id;
    return 0;
}

int timer_settime(void *timer, int flags, const void *new, void *old)
{
    return __result(__rt_syscall(223, timer, flags, new, old));
}

int timer_gettime(void *timer, void *value)
{
    return __result(__rt_syscall(224, timer, value));
}

int timer_getoverrun(void *timer)
{
    return __result(__rt_syscall(225, timer));
}

int timer_delete(void *timer)
{
    return __result(__rt_syscall(226, timer));
}
