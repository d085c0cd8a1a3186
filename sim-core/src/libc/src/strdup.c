/* strdup(3). */
#include <bits/lib.h>

void *malloc(size_t n);
size_t __rt_strnlen(const char *s, size_t n);

char *strdup(const char *s)
{
    size_t n = __rt_strlen(s) + 1;
    char *p = malloc(n);
    return p ? __rt_memcpy(p, s, n) : NULL;
}

char *strndup(const char *s, size_t n)
{
    size_t len = __rt_strnlen(s, n);
    char *p = malloc(len + 1);
    if (p == NULL)
        return NULL;
    p[len] = 0;
    return __rt_memcpy(p, s, len);
}
