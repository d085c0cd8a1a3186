/* errno(3). */
#include <bits/lib.h>

static int __libc_errno;

int *__errno_location(void)
{
    return &__libc_errno;
}

long __result(long raw)
{
    if ((unsigned long)raw > -4096UL) {
        __libc_errno = -raw;
        return -1;
    }
    return raw;
}
