/* uname(2), gethostname(2). */
#include <bits/lib.h>

int uname(void *buf)
{
    return __result(__rt_syscall(63, buf));
}

int gethostname(char *name, size_t n)
{
    char buf[6][65];
    size_t len;
    if (uname(buf) < 0)
        return -1;
    len = __rt_strlen(buf[1]) + 1;
    __rt_memcpy(name, buf[1], n < len ? n : len);
    if (len > n) {
        errno = 36; /* ENAMETOOLONG */
        return -1;
    }
    return 0;
}
