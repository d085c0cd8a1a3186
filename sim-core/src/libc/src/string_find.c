/* strstr(3), strspn(3), memchr(3) and their kin. */
#include <bits/lib.h>

void *__rt_memchr(const void *s, int c, size_t n);
void *__rt_memrchr(const void *s, int c, size_t n);
void *__rt_memmem(const void *s, size_t n, const void *needle, size_t m);
size_t __rt_strnlen(const char *s, size_t n);
char *__rt_strchrnul(const char *s, int c);
char *__rt_strrchr(const char *s, int c);
char *__rt_strstr(const char *s, const char *needle);
char *__rt_strcasestr(const char *s, const char *needle);
size_t __rt_strspn(const char *s, const char *set);
size_t __rt_strcspn(const char *s, const char *set);

void *memchr(const void *s, int c, size_t n)
{
    return __rt_memchr(s, c, n);
}

void *memrchr(const void *s, int c, size_t n)
{
    return __rt_memrchr(s, c, n);
}

void *rawmemchr(const void *s, int c)
{
    return __rt_memchr(s, c, -1);
}

void *memmem(const void *s, size_t n, const void *needle, size_t m)
{
    return __rt_memmem(s, n, needle, m);
}

size_t strnlen(const char *s, size_t n)
{
    return __rt_strnlen(s, n);
}

char *strchrnul(const char *s, int c)
{
    return __rt_strchrnul(s, c);
}

char *strrchr(const char *s, int c)
{
    return __rt_strrchr(s, c);
}

char *strstr(const char *s, const char *needle)
{
    return __rt_strstr(s, needle);
}

char *strcasestr(const char *s, const char *needle)
{
    return __rt_strcasestr(s, needle);
}

size_t strspn(const char *s, const char *accept)
{
    return __rt_strspn(s, accept);
}

size_t strcspn(const char *s, const char *reject)
{
    return __rt_strcspn(s, reject);
}

char *strpbrk(const char *s, const char *accept)
{
    s += __rt_strcspn(s, accept);
    return *s ? (char *)s : NULL;
}

char *index(const char *s, int c)
{
    char *p = __rt_strchrnul(s, c);
    return *p == (char)c ? p : NULL;
}

char *rindex(const char *s, int c)
{
    return __rt_strrchr(s, c);
}
