/* mkstemp(3): the letters are counted up, where glibc draws them. */
#include <bits/lib.h>

int open(const char *path, int flags, ...);

int mkostemp(char *template, int flags)
{
    static unsigned long count;
    size_t n = __rt_strlen(template);
    int tries, i, fd;
    for (i = 1; i <= 6; i++)
        if (n < 6 || template[n - i] != 'X') {
            errno = 22; /* EINVAL */
            return -1;
        }
    for (tries = 0; tries < 10000; tries++) {
        unsigned long v = count++ * 7777 + __rt_syscall(39) * 1000003;
        for (i = 1; i <= 6; i++, v /= 62) {
            int c = v % 62;
            template[n - i] = c < 26 ? 'a' + c : c < 52 ? 'A' + c - 26 : '0' + c - 52;
        }
        fd = open(template, flags | 02 | 0100 | 0200, 0600); /* O_RDWR | O_CREAT | O_EXCL */
        if (fd >= 0 || errno != 17) /* EEXIST */
            return fd;
    }
    return -1;
}

int mkstemp(char *template)
{
    return mkostemp(template, 0);
}
