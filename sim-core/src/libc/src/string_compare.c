/* strlen(3), strcmp(3), strchr(3): bytes that are looked at. */
#include <bits/lib.h>

int __rt_memcmp(const void *a, const void *b, size_t n);
int __rt_strcmp(const char *a, const char *b);
int __rt_strncmp(const char *a, const char *b, size_t n);
char *__rt_strchrnul(const char *s, int c);

size_t strlen(const char *s)
{
    return __rt_strlen(s);
}

int strcmp(const char *a, const char *b)
{
    return __rt_strcmp(a, b);
}

int strncmp(const char *a, const char *b, size_t n)
{
    return __rt_strncmp(a, b, n);
}

int memcmp(const void *a, const void *b, size_t n)
{
    return __rt_memcmp(a, b, n);
}

char *strchr(const char *s, int c)
{
    char *p = __rt_strchrnul(s, c);
    return *p == (char)c ? p : NULL;
}
