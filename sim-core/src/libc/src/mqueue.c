/* Message queues of POSIX: glibc's rt/mq_open.c and its neighbours, sysdeps/unix/sysv/linux/mq_*.c. */
#include <bits/lib.h>
#include <stdarg.h>

#define O_CREAT 0100

int mq_open(const char *name, int flags, ...)
{
    unsigned mode = 0;
    void *attr = NULL;
    va_list ap;
    if (name[0] != '/')
        return __result(-22); /* EINVAL */
    if (flags & O_CREAT) {
        va_start(ap, flags);
        mode = va_arg(ap, unsigned);
        attr = va_arg(ap, void *);
        va_end(ap);
    }
    return __result(__rt_syscall(240, name + 1, flags, mode, attr));
}

int mq_close(int q)
{
    return __result(__rt_syscall(3, q));
}

int mq_unlink(const char *name)
{
    long r;
    if (name[0] != '/')
        return __result(-22); /* EINVAL */
    r = __rt_syscall(241, name + 1);
    return __result(r == -1 ? -13 : r); /* EPERM as EACCES */
}

int mq_getattr(int q, void *attr)
{
    return __result(__rt_syscall(245, q, NULL, attr));
}

int mq_setattr(int q, const void *attr, void *old)
{
    return __result(__rt_syscall(245, q, attr, old));
}

int mq_notify(int q, const void *event)
{
    return __result(__rt_syscall(244, q, event));
}

int mq_timedsend(int q, const char *msg, size_t n, unsigned priority, const void *time)
{
    return __result(__rt_syscall(242, q, msg, n, priority, time));
}

int mq_send(int q, const char *msg, size_t n, unsigned priority)
{
    return mq_timedsend(q, msg, n, priority, NULL);
}

ssize_t mq_timedreceive(int q, char *msg, size_t n, unsigned *priority, const void *time)
{
    return __result(__rt_syscall(243, q, msg, n, priority, time));
}

ssize_t mq_receive(int q, char *msg, size_t n, unsigned *priority)
{
    return mq_timedreceive(q, msg, n, priority, NULL);
}
