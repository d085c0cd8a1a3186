/* basename(3), both of them, and dirname(3). */
#include <bits/lib.h>

char *__rt_strrchr(const char *s, int c);

char *basename(const char *path)
{
    char *p = __rt_strrchr(path, '/');
    return p ? p + 1 : (char *)path;
}

char *__xpg_basename(char *path)
{
    char *p;
    if (path == NULL || *path == 0)
        return ".";
    p = path + __rt_strlen(path);
    while (p > path && p[-1] == '/')
        p--;
    if (p == path)
        return "/";
    *p = 0;
    return basename(path);
}

char *dirname(char *path)
{
    char *p;
    if (path == NULL || *path == 0)
        return ".";
    p = path + __rt_strlen(path);
    while (p > path + 1 && p[-1] == '/')
        p--;
    while (p > path && p[-1] != '/')
        p--;
    if (p == path)
        return *path == '/' ? "/" : ".";
    while (p > path + 1 && p[-1] == '/')
        p--;
    /* Two slashes at the beginning stay two: POSIX leaves them to the system. */
    if (p == path + 1 && *path == '/' && *p == '/' && p[1] != '/')
        p++;
    *p = 0;
    return path;
}
