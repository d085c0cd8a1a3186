/* open(2): glibc calls openat. */
#include <bits/lib.h>
#include <stdarg.h>

int open(const char *path, int flags, ...)
{
    unsigned mode = 0;
    if ((flags & 0100) || (flags & 020200000) == 020200000) { /* O_CREAT, O_TMPFILE */
        va_list ap;
        va_start(ap, flags);
        mode = va_arg(ap, unsigned);
        va_end(ap);
    }
    return __result(__rt_syscall(257, -100, path, flags, mode));
}

int openat(int dir, const char *path, int flags, ...)
{
    unsigned mode = 0;
    if ((flags & 0100) || (flags & 020200000) == 020200000) {
        va_list ap;
        va_start(ap, flags);
        mode = va_arg(ap, unsigned);
        va_end(ap);
    }
    return __result(__rt_syscall(257, dir, path, flags, mode));
}

int creat(const char *path, unsigned mode)
{
    return __result(__rt_syscall(85, path, mode));
}
