/* mkstemp(3), mkdtemp(3): sysdeps/posix/tempname.c. The letters are counted up, where glibc
   draws them. */
#include <bits/lib.h>

int open(const char *path, int flags, ...);
int mkdir(const char *path, unsigned mode);

/* Six letters that were not tried yet. */
void __temp_name(char *xs)
{
    static unsigned long count;
    unsigned long v = count++ * 7777 + __rt_syscall(39) * 1000003; /* getpid */
    int i;
    for (i = 5; i >= 0; i--, v /= 62) {
        int c = v % 62;
        xs[i] = c < 26 ? 'a' + c : c < 52 ? 'A' + c - 26 : '0' + c - 52;
    }
}

/* The place of the letters before a suffix; NULL if there are none. */
static char *letters(char *template, int suffix)
{
    size_t n = __rt_strlen(template);
    int i;
    char *xs = template + n - suffix - 6;
    for (i = 0; i < 6; i++)
        if (suffix < 0 || n < 6ul + suffix || xs[i] != 'X') {
            errno = 22; /* EINVAL */
            return NULL;
        }
    return xs;
}

int mkostemps(char *template, int suffix, int flags)
{
    char *xs = letters(template, suffix);
    int tries, fd;
    for (tries = 0; xs && tries < 10000; tries++) {
        __temp_name(xs);
        fd = open(template, (flags & ~3) | 02 | 0100 | 0200, 0600); /* O_RDWR | O_CREAT | O_EXCL */
        if (fd >= 0 || errno != 17) /* EEXIST */
            return fd;
    }
    return -1;
}

int mkstemps(char *template, int suffix)
{
    return mkostemps(template, suffix, 0);
}

int mkostemp(char *template, int flags)
{
    return mkostemps(template, 0, flags);
}

int mkstemp(char *template)
{
    return mkostemps(template, 0, 0);
}

char *mkdtemp(char *template)
{
    char *xs = letters(template, 0);
    int tries;
    for (tries = 0; xs && tries < 10000; tries++) {
        __temp_name(xs);
        if (mkdir(template, 0700) == 0)
            return template;
        if (errno != 17) /* EEXIST */
            return NULL;
    }
    return NULL;
}
