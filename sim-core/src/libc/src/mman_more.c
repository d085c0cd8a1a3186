/* The rest of sys/mman.h. */
#include <bits/lib.h>
#include <stdarg.h>

int mprotect(void *addr, size_t len, int prot)
{
    return __result(__rt_syscall(10, addr, len, prot));
}

int madvise(void *addr, size_t len, int advice)
{
    return __result(__rt_syscall(28, addr, len, advice));
}

int posix_madvise(void *addr, size_t len, int advice)
{
    if (advice == 4)
        return 0;
    return -__rt_syscall(28, addr, len, advice);
}

void *mremap(void *addr, size_t old, size_t new, int flags, ...)
{
    void *to = NULL;
    if (flags & 2) {
        va_list ap;
        va_start(ap, flags);
        to = va_arg(ap, void *);
        va_end(ap);
    }
    return (void *)__result(__rt_syscall(25, addr, old, new, flags, to));
}

int msync(void *addr, size_t len, int flags)
{
    return __result(__rt_syscall(26, addr, len, flags));
}

int mincore(void *addr, size_t len, unsigned char *vec)
{
    return __result(__rt_syscall(27, addr, len, vec));
}

int mlock(const void *addr, size_t len)
{
    return __result(__rt_syscall(149, addr, len));
}

int mlock2(const void *addr, size_t len, unsigned flags)
{
    return __result(__rt_syscall(325, addr, len, flags));
}

int munlock(const void *addr, size_t len)
{
    return __result(__rt_syscall(150, addr, len));
}

int mlockall(int flags)
{
    return __result(__rt_syscall(151, flags));
}

int munlockall(void)
{
    return __result(__rt_syscall(152));
}

int memfd_create(const char *name, unsigned flags)
{
    return __result(__rt_syscall(319, name, flags));
}
