/* memcpy(3), strcpy(3) and their kin: bytes that go somewhere. */
#include <bits/lib.h>

char *__rt_stpcpy(char *to, const char *from);
size_t __rt_strnlen(const char *s, size_t n);

void *memcpy(void *to, const void *from, size_t n)
{
    return __rt_memcpy(to, from, n);
}

void *memmove(void *to, const void *from, size_t n)
{
    return __rt_memcpy(to, from, n);
}

void *memset(void *s, int c, size_t n)
{
    return __rt_memset(s, c, n);
}

char *strcpy(char *to, const char *from)
{
    __rt_stpcpy(to, from);
    return to;
}

char *strncpy(char *to, const char *from, size_t n)
{
    size_t len = __rt_strnlen(from, n);
    __rt_memcpy(to, from, len);
    __rt_memset(to + len, 0, n - len);
    return to;
}

char *strcat(char *to, const char *from)
{
    __rt_stpcpy(to + __rt_strlen(to), from);
    return to;
}

char *strncat(char *to, const char *from, size_t n)
{
    char *end = to + __rt_strlen(to);
    size_t len = __rt_strnlen(from, n);
    __rt_memcpy(end, from, len);
    end[len] = 0;
    return to;
}
