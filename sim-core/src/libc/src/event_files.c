/* poll(2), select(2), epoll(7), eventfd(2) and their kin. */
#include <bits/lib.h>
#include <bits/sigset.h>
#include <bits/timespec.h>
#include <bits/timeval.h>

int poll(void *fds, unsigned long n, int timeout)
{
    return __result(__rt_syscall(7, fds, n, timeout));
}

int ppoll(void *fds, unsigned long n, const struct timespec *timeout, const sigset_t *mask)
{
    struct timespec t;
    if (timeout)
        t = *timeout;
    return __result(__rt_syscall(271, fds, n, timeout ? &t : NULL, mask, 8));
}

int select(int n, void *read, void *write, void *except, struct timeval *timeout)
{
    struct timespec t;
    long r;
    if (timeout) {
        if (timeout->tv_sec < 0 || timeout->tv_usec < 0)
            return __result(-22); /* EINVAL */
        t.tv_sec = timeout->tv_sec + timeout->tv_usec / 1000000;
        t.tv_nsec = timeout->tv_usec % 1000000 * 1000;
    }
    r = __result(__rt_syscall(270, n, read, write, except, timeout ? &t : NULL, NULL)); /* pselect6 */
    if (timeout) {
        timeout->tv_sec = t.tv_sec;
        timeout->tv_usec = t.tv_nsec / 1000;
    }
    return r;
}

int pselect(int n, void *read, void *write, void *except, const struct timespec *timeout, const sigset_t *mask)
{
    struct timespec t;
    struct { const sigset_t *mask; size_t size; } m = {mask, 8};
    if (timeout)
        t = *timeout;
    return __result(__rt_syscall(270, n, read, write, except, timeout ? &t : NULL, &m));
}

int epoll_create(int size)
{
    return __result(__rt_syscall(213, size));
}

int epoll_create1(int flags)
{
    return __result(__rt_syscall(291, flags));
}

int epoll_ctl(int epfd, int op, int fd, void *event)
{
    return __result(__rt_syscall(233, epfd, op, fd, event));
}

int epoll_wait(int epfd, void *events, int max, int timeout)
{
    return __result(__rt_syscall(232, epfd, events, max, timeout));
}

int epoll_pwait(int epfd, void *events, int max, int timeout, const sigset_t *mask)
{
    return __result(__rt_syscall(281, epfd, events, max, timeout, mask, 8));
}

int epoll_pwait2(int epfd, void *events, int max, const struct timespec *timeout, const sigset_t *mask)
{
    return __result(__rt_syscall(441, epfd, events, max, timeout, mask, 8));
}

int eventfd(unsigned count, int flags)
{
    return __result(__rt_syscall(290, count, flags));
}

int eventfd_read(int fd, unsigned long *value)
{
    return __result(__rt_syscall(0, fd, value, 8)) == 8 ? 0 : -1;
}

int eventfd_write(int fd, unsigned long value)
{
    return __result(__rt_syscall(1, fd, &value, 8)) == 8 ? 0 : -1;
}

int timerfd_create(int clock, int flags)
{
    return __result(__rt_syscall(283, clock, flags));
}

int timerfd_settime(int fd, int flags, const void *new, void *old)
{
    return __result(__rt_syscall(286, fd, flags, new, old));
}

int timerfd_gettime(int fd, void *value)
{
    return __result(__rt_syscall(287, fd, value));
}

int signalfd(int fd, const sigset_t *mask, int flags)
{
    return __result(__rt_syscall(289, fd, mask, 8, flags));
}
