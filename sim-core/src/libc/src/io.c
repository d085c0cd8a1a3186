/* read(2), write(2) and descriptors. */
#include <bits/lib.h>

ssize_t read(int fd, void *buf, size_t n)
{
    return __result(__rt_syscall(0, fd, buf, n));
}

ssize_t write(int fd, const void *buf, size_t n)
{
    return __result(__rt_syscall(1, fd, buf, n));
}

int close(int fd)
{
    return __result(__rt_syscall(3, fd));
}

long lseek(int fd, long offset, int whence)
{
    return __result(__rt_syscall(8, fd, offset, whence));
}

int pipe(int *fds)
{
    return __result(__rt_syscall(22, fds));
}

int pipe2(int *fds, int flags)
{
    return __result(__rt_syscall(293, fds, flags));
}

int dup(int fd)
{
    return __result(__rt_syscall(32, fd));
}

int dup2(int fd, int to)
{
    return __result(__rt_syscall(33, fd, to));
}

int dup3(int fd, int to, int flags)
{
    return __result(__rt_syscall(292, fd, to, flags));
}
