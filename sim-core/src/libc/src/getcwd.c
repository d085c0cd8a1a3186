/* getcwd(3). */
#include <bits/lib.h>

void *malloc(size_t n);
void *realloc(void *p, size_t n);
void free(void *p);

char *getcwd(char *buf, size_t n)
{
    char *to = buf;
    long r;
    if (n == 0) {
        if (buf) {
            errno = 22; /* EINVAL */
            return NULL;
        }
        n = 4096;
    }
    if (to == NULL && (to = malloc(n)) == NULL)
        return NULL;
    r = __result(__rt_syscall(79, to, n));
    if (r < 0) {
        if (buf == NULL)
            free(to);
        return NULL;
    }
    return buf ? buf : realloc(to, r);
}

char *get_current_dir_name(void)
{
    return getcwd(NULL, 0);
}
