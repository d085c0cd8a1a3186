/* syscall(2). */
#include <bits/lib.h>
#include <stdarg.h>

long syscall(long nr, ...)
{
    va_list ap;
    long a[6];
    int i;
    va_start(ap, nr);
    for (i = 0; i < 6; i++)
        a[i] = va_arg(ap, long);
    va_end(ap);
    return __result(__rt_syscall(nr, a[0], a[1], a[2], a[3], a[4], a[5]));
}
