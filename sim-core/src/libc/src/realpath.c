/* realpath(3): stdlib/canonicalize.c. */
#include <bits/lib.h>

void *malloc(size_t n);
void free(void *p);
char *strdup(const char *s);
char *getcwd(char *buf, size_t n);
char *__rt_strchrnul(const char *s, int c);

static char *fail(int error, char *own)
{
    if (own)
        free(own);
    errno = error;
    return NULL;
}

char *realpath(const char *path, char *to)
{
    char rest[4096], link[4096], *own = NULL;
    size_t n, links = 0;
    if (path == NULL)
        return fail(22, NULL); /* EINVAL */
    if (*path == 0)
        return fail(2, NULL); /* ENOENT */
    if (__rt_strlen(path) >= 4096)
        return fail(36, NULL); /* ENAMETOOLONG */
    if (to == NULL && (to = own = malloc(4096)) == NULL)
        return NULL;
    __rt_memcpy(rest, path, __rt_strlen(path) + 1);
    if (*path == '/')
        n = 0;
    else {
        if (getcwd(to, 4096) == NULL) {
            free(own);
            return NULL;
        }
        n = to[1] ? __rt_strlen(to) : 0;
    }
    to[n] = 0;
    char *at = rest;
    while (*at) {
        char *end, *start;
        long len;
        while (*at == '/')
            at++;
        if (*at == 0)
            break;
        start = at;
        end = __rt_strchrnul(at, '/');
        len = end - start;
        at = end;
        if (len == 1 && *start == '.')
            continue;
        if (len == 2 && start[0] == '.' && start[1] == '.') {
            while (n > 0 && to[--n] != '/')
                ;
            to[n] = 0;
            continue;
        }
        if (n + len + 1 >= 4096)
            return fail(36, own);
        to[n] = '/';
        __rt_memcpy(to + n + 1, start, len);
        to[n + len + 1] = 0;
        len = __rt_syscall(89, to, link, sizeof link - 1); /* readlink */
        if (len >= 0) {
            size_t left = __rt_strlen(at);
            if (++links > 40)
                return fail(40, own); /* ELOOP */
            if (len + left >= sizeof rest)
                return fail(36, own);
            for (size_t i = left + 1; i-- > 0;)
                link[len + i] = at[i];
            __rt_memcpy(rest, link, len + left + 1);
            at = rest;
            if (*link == '/')
                n = 0;
            to[n] = 0;
            continue;
        }
        if (len != -22) /* EINVAL: no link */
            return fail(-len, own);
        /* Which errno keeps, as with glibc. */
        errno = 22;
        n += end - start + 1;
        /* Something behind it, so it must be a directory. */
        if (*at == '/') {
            long r;
            to[n] = '/';
            to[n + 1] = 0;
            r = __rt_syscall(269, -100, to, 0); /* faccessat */
            to[n] = 0;
            if (r < 0)
                return fail(-r, own);
        }
    }
    if (n == 0) {
        to[0] = '/';
        to[1] = 0;
    }
    if (own) {
        to = strdup(own);
        free(own);
    }
    return to;
}

char *canonicalize_file_name(const char *path)
{
    return realpath(path, NULL);
}
