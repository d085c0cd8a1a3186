/* ulimit(3): the oldest way to ask for a limit. */
#include <stdarg.h>
#include <bits/lib.h>

struct rlimit { unsigned long now, most; };

int getrlimit(int resource, struct rlimit *limit);
int setrlimit(int resource, const struct rlimit *limit);
long sysconf(int name);

long ulimit(int command, ...)
{
    struct rlimit limit;
    va_list args;
    if (command == 4) /* __UL_GETOPENMAX */
        return sysconf(4);
    if (command != 1 && command != 2) { /* UL_GETFSIZE, UL_SETFSIZE */
        errno = 22; /* EINVAL */
        return -1;
    }
    if (command == 2) {
        long blocks;
        va_start(args, command);
        blocks = va_arg(args, long);
        va_end(args);
        limit.now = limit.most = (unsigned long)blocks > ~0UL / 512 ? ~0UL : (unsigned long)blocks * 512;
        return setrlimit(1, &limit) < 0 ? -1 : blocks; /* RLIMIT_FSIZE */
    }
    if (getrlimit(1, &limit) < 0)
        return -1;
    return limit.now == ~0UL ? (long)(~0UL >> 1) : (long)(limit.now / 512);
}
