/* socket(2) and its kin. */
#include <bits/lib.h>

int socket(int domain, int type, int protocol)
{
    return __result(__rt_syscall(41, domain, type, protocol));
}

int socketpair(int domain, int type, int protocol, int *fds)
{
    return __result(__rt_syscall(53, domain, type, protocol, fds));
}

int bind(int fd, const void *addr, unsigned len)
{
    return __result(__rt_syscall(49, fd, addr, len));
}

int listen(int fd, int backlog)
{
    return __result(__rt_syscall(50, fd, backlog));
}

int accept(int fd, void *addr, unsigned *len)
{
    return __result(__rt_syscall(43, fd, addr, len));
}

int accept4(int fd, void *addr, unsigned *len, int flags)
{
    return __result(__rt_syscall(288, fd, addr, len, flags));
}

int connect(int fd, const void *addr, unsigned len)
{
    return __result(__rt_syscall(42, fd, addr, len));
}

int shutdown(int fd, int how)
{
    return __result(__rt_syscall(48, fd, how));
}

ssize_t sendto(int fd, const void *buf, size_t n, int flags, const void *addr, unsigned len)
{
    return __result(__rt_syscall(44, fd, buf, n, flags, addr, len));
}

ssize_t recvfrom(int fd, void *buf, size_t n, int flags, void *addr, unsigned *len)
{
    return __result(__rt_syscall(45, fd, buf, n, flags, addr, len));
}

ssize_t send(int fd, const void *buf, size_t n, int flags)
{
    return sendto(fd, buf, n, flags, NULL, 0);
}

ssize_t recv(int fd, void *buf, size_t n, int flags)
{
    return recvfrom(fd, buf, n, flags, NULL, NULL);
}

ssize_t sendmsg(int fd, const void *msg, int flags)
{
    return __result(__rt_syscall(46, fd, msg, flags));
}

ssize_t recvmsg(int fd, void *msg, int flags)
{
    return __result(__rt_syscall(47, fd, msg, flags));
}

int getsockname(int fd, void *addr, unsigned *len)
{
    return __result(__rt_syscall(51, fd, addr, len));
}

int getpeername(int fd, void *addr, unsigned *len)
{
    return __result(__rt_syscall(52, fd, addr, len));
}

int getsockopt(int fd, int level, int option, void *value, unsigned *len)
{
    return __result(__rt_syscall(55, fd, level, option, value, len));
}

int setsockopt(int fd, int level, int option, const void *value, unsigned len)
{
    return __result(__rt_syscall(54, fd, level, option, value, len));
}
