/* Copying functions that are needed less often. */
#include <bits/lib.h>

char *__rt_stpcpy(char *to, const char *from);
size_t __rt_strnlen(const char *s, size_t n);
void *__rt_memchr(const void *s, int c, size_t n);

void *mempcpy(void *to, const void *from, size_t n)
{
    return (char *)__rt_memcpy(to, from, n) + n;
}

void *memccpy(void *to, const void *from, int c, size_t n)
{
    const char *end = __rt_memchr(from, c, n);
    if (end == NULL) {
        __rt_memcpy(to, from, n);
        return NULL;
    }
    n = end + 1 - (const char *)from;
    return (char *)__rt_memcpy(to, from, n) + n;
}

char *stpcpy(char *to, const char *from)
{
    return __rt_stpcpy(to, from);
}

char *stpncpy(char *to, const char *from, size_t n)
{
    size_t len = __rt_strnlen(from, n);
    __rt_memcpy(to, from, len);
    __rt_memset(to + len, 0, n - len);
    return to + len;
}

void bcopy(const void *from, void *to, size_t n)
{
    __rt_memcpy(to, from, n);
}

void bzero(void *s, size_t n)
{
    __rt_memset(s, 0, n);
}

void explicit_bzero(void *s, size_t n)
{
    __rt_memset(s, 0, n);
}

void swab(const void *from, void *to, ssize_t n)
{
    const char *f = from;
    char *t = to;
    for (; n > 1; n -= 2, f += 2, t += 2) {
        char c = f[1];
        t[1] = f[0];
        t[0] = c;
    }
}

void *memfrob(void *s, size_t n)
{
    char *p = s;
    while (n-- > 0)
        *p++ ^= 42;
    return s;
}
