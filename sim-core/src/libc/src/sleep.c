/* sleep(3), usleep(3), nanosleep(2): glibc calls clock_nanosleep. */
#include <bits/lib.h>
#include <bits/timespec.h>

int clock_nanosleep(int clock, int flags, const struct timespec *time, struct timespec *left)
{
    return -__rt_syscall(230, clock, flags, time, left);
}

int nanosleep(const struct timespec *time, struct timespec *left)
{
    return __result(__rt_syscall(230, 0, 0, time, left));
}

int usleep(unsigned microseconds)
{
    struct timespec t;
    t.tv_sec = microseconds / 1000000;
    t.tv_nsec = microseconds % 1000000 * 1000;
    return nanosleep(&t, NULL);
}

unsigned sleep(unsigned seconds)
{
    struct timespec t;
    t.tv_sec = seconds;
    t.tv_nsec = 0;
    if (nanosleep(&t, &t) < 0)
        return t.tv_sec;
    return 0;
}
