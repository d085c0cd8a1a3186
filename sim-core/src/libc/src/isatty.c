/* isatty(3), ioctl(2), fcntl(2). */
#include <bits/lib.h>
#include <stdarg.h>

int isatty(int fd)
{
    int termios[15];
    return __result(__rt_syscall(16, fd, 0x5401, termios)) == 0; /* TCGETS */
}

int ioctl(int fd, unsigned long request, ...)
{
    va_list ap;
    void *arg;
    va_start(ap, request);
    arg = va_arg(ap, void *);
    va_end(ap);
    return __result(__rt_syscall(16, fd, request, arg));
}

int fcntl(int fd, int command, ...)
{
    va_list ap;
    void *arg;
    va_start(ap, command);
    arg = va_arg(ap, void *);
    va_end(ap);
    return __result(__rt_syscall(72, fd, command, arg));
}
