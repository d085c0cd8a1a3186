/* prctl(2), personality(2), getrandom(2). */
#include <bits/lib.h>
#include <stdarg.h>

int prctl(int option, ...)
{
    va_list ap;
    long a[4];
    int i;
    va_start(ap, option);
    for (i = 0; i < 4; i++)
        a[i] = va_arg(ap, long);
    va_end(ap);
    return __result(__rt_syscall(157, option, a[0], a[1], a[2], a[3]));
}

int personality(unsigned long persona)
{
    return __result(__rt_syscall(135, persona));
}

ssize_t getrandom(void *buf, size_t n, unsigned flags)
{
    return __result(__rt_syscall(318, buf, n, flags));
}

int getentropy(void *buf, size_t n)
{
    if (n > 256) {
        errno = 5; /* EIO */
        return -1;
    }
    return getrandom(buf, n, 0) == n ? 0 : -1;
}
