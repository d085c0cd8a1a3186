/* setenv(3), putenv(3), unsetenv(3): stdlib/setenv.c. */
#include <bits/lib.h>

int __rt_strncmp(const char *a, const char *b, size_t n);
char *__rt_strchrnul(const char *s, int c);
void *malloc(size_t n);
void *realloc(void *p, size_t n);
extern char **environ;

/* The list that was made here, if environ is that. */
static char **ours;

static int put(const char *name, size_t len, char *entry, int overwrite)
{
    size_t n = 0;
    char **list;
    if (environ)
        for (; environ[n]; n++)
            if (__rt_strncmp(environ[n], name, len) == 0 && environ[n][len] == '=') {
                if (overwrite)
                    environ[n] = entry;
                return 0;
            }
    list = realloc(environ == ours ? ours : NULL, (n + 2) * sizeof *list);
    if (list == NULL)
        return -1;
    if (environ != ours)
        __rt_memcpy(list, environ, n * sizeof *list);
    list[n] = entry;
    list[n + 1] = NULL;
    environ = ours = list;
    return 0;
}

static int bad_name(const char *name)
{
    if (name && *name && *__rt_strchrnul(name, '=') == 0)
        return 0;
    errno = 22; /* EINVAL */
    return 1;
}

char *getenv(const char *name);

int setenv(const char *name, const char *value, int overwrite)
{
    size_t n, m;
    char *entry;
    if (bad_name(name))
        return -1;
    if (!overwrite && getenv(name))
        return 0;
    n = __rt_strlen(name);
    m = __rt_strlen(value);
    entry = malloc(n + m + 2);
    if (entry == NULL)
        return -1;
    __rt_memcpy(entry, name, n);
    entry[n] = '=';
    __rt_memcpy(entry + n + 1, value, m + 1);
    return put(name, n, entry, 1);
}

int unsetenv(const char *name)
{
    size_t n;
    char **e, **to;
    if (bad_name(name))
        return -1;
    n = __rt_strlen(name);
    if (environ) {
        for (e = to = environ; *e; e++)
            if (__rt_strncmp(*e, name, n) != 0 || (*e)[n] != '=')
                *to++ = *e;
        *to = NULL;
    }
    return 0;
}

int putenv(char *string)
{
    char *end = __rt_strchrnul(string, '=');
    if (*end == 0)
        return unsetenv(string);
    return put(string, end - string, string, 1);
}

int clearenv(void)
{
    environ = NULL;
    return 0;
}
