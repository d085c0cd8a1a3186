/* tmpfile(3), tmpnam(3), tempnam(3), mktemp(3): stdio-common/tmpfile.c, tempname.c. */
#include <bits/stdio_impl.h>

FILE *fdopen(int fd, const char *mode);
int close(int fd);
int unlink(const char *path);
int mkstemp(char *template);
char *getenv(const char *name);
void *malloc(size_t n);
int snprintf(char *s, size_t n, const char *format, ...);
void __temp_name(char *xs);

FILE *tmpfile(void)
{
    char path[] = "/tmp/tmpfXXXXXX";
    FILE *f;
    /* openat, O_RDWR | O_EXCL | O_TMPFILE; where the file system has none, a name. */
    long fd = __rt_syscall(257, -100, "/tmp", 020200202, 0600);
    if (fd < 0) {
        fd = mkstemp(path);
        if (fd < 0)
            return NULL;
        unlink(path);
    }
    f = fdopen(fd, "w+");
    if (f == NULL)
        close(fd);
    return f;
}

char *mktemp(char *template)
{
    size_t n = __rt_strlen(template);
    int tries, i;
    for (i = 1; i <= 6; i++)
        if (n < 6 || template[n - i] != 'X') {
            errno = 22; /* EINVAL */
            *template = 0;
            return template;
        }
    for (tries = 0; tries < 1000; tries++) {
        __temp_name(template + n - 6);
        if (__rt_syscall(21, template, 0) < 0) /* access */
            return template;
    }
    *template = 0;
    return template;
}

static char *named(char *buf, size_t room, const char *dir, const char *prefix)
{
    size_t n = __rt_strlen(dir);
    while (n > 1 && dir[n - 1] == '/')
        n--;
    snprintf(buf, room, "%.*s/%.5sXXXXXX", (int)n, dir, prefix);
    mktemp(buf);
    return *buf ? buf : NULL;
}

char *tmpnam(char *to)
{
    static char buf[20];
    return named(to ? to : buf, sizeof buf, "/tmp", "file");
}

char *tmpnam_r(char *to)
{
    return to ? tmpnam(to) : NULL;
}

char *tempnam(const char *dir, const char *prefix)
{
    char buf[4096], *copy;
    const char *own = getenv("TMPDIR");
    if (own && __rt_syscall(21, own, 3) == 0) /* access, W_OK | X_OK */
        dir = own;
    else if (dir == NULL || __rt_syscall(21, dir, 0) < 0)
        dir = "/tmp";
    if (named(buf, sizeof buf, dir, prefix && *prefix ? prefix : "file") == NULL)
        return NULL;
    copy = malloc(__rt_strlen(buf) + 1);
    return copy ? __rt_memcpy(copy, buf, __rt_strlen(buf) + 1) : NULL;
}
