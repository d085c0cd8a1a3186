/* getenv(3). */
#include <bits/lib.h>

int __rt_strncmp(const char *a, const char *b, size_t n);
extern char **environ;

char *getenv(const char *name)
{
    size_t n = __rt_strlen(name);
    char **e;
    if (environ == NULL || n == 0)
        return NULL;
    for (e = environ; *e; e++)
        if (__rt_strncmp(*e, name, n) == 0 && (*e)[n] == '=')
            return *e + n + 1;
    return NULL;
}

char *secure_getenv(const char *name)
{
    return getenv(name);
}
