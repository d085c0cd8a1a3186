/* mmap(2) and its kin. */
#include <bits/lib.h>

void *mmap(void *addr, size_t len, int prot, int flags, int fd, long offset)
{
    if (offset & 4095) {
        errno = 22;
        return (void *)-1;
    }
    return (void *)__result(__rt_syscall(9, addr, len, prot, flags, fd, offset));
}

int munmap(void *addr, size_t len)
{
    return __result(__rt_syscall(11, addr, len));
}
