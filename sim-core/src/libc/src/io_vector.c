/* readv(2), pread(2) and their kin. */
#include <bits/lib.h>

ssize_t readv(int fd, const void *iov, int n)
{
    return __result(__rt_syscall(19, fd, iov, n));
}

ssize_t writev(int fd, const void *iov, int n)
{
    return __result(__rt_syscall(20, fd, iov, n));
}

ssize_t pread(int fd, void *buf, size_t n, long offset)
{
    return __result(__rt_syscall(17, fd, buf, n, offset));
}

ssize_t pwrite(int fd, const void *buf, size_t n, long offset)
{
    return __result(__rt_syscall(18, fd, buf, n, offset));
}

ssize_t preadv(int fd, const void *iov, int n, long offset)
{
    return __result(__rt_syscall(295, fd, iov, n, offset, 0));
}

ssize_t pwritev(int fd, const void *iov, int n, long offset)
{
    return __result(__rt_syscall(296, fd, iov, n, offset, 0));
}

ssize_t preadv2(int fd, const void *iov, int n, long offset, int flags)
{
    return __result(__rt_syscall(327, fd, iov, n, offset, 0, flags));
}

ssize_t pwritev2(int fd, const void *iov, int n, long offset, int flags)
{
    return __result(__rt_syscall(328, fd, iov, n, offset, 0, flags));
}

ssize_t process_vm_readv(int pid, const void *local, unsigned long nlocal, const void *remote, unsigned long nremote,
                         unsigned long flags)
{
    return __result(__rt_syscall(310, pid, local, nlocal, remote, nremote, flags));
}

ssize_t process_vm_writev(int pid, const void *local, unsigned long nlocal, const void *remote, unsigned long nremote,
                          unsigned long flags)
{
    return __result(__rt_syscall(311, pid, local, nlocal, remote, nremote, flags));
}
