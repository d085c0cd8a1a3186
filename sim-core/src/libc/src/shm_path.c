/* Where POSIX shared memory and named semaphores are: posix/shm-directory.c. */
#include <bits/lib.h>

#define EINVAL 22
/* "/dev/shm/", "sem.", a name of 255 bytes, and the zero. */
#define SHM_PATH_MAX 269

char *strcpy(char *to, const char *from);
char *strchr(const char *s, int c);

/* Puts the path together from what it begins with and a name; 0, or an error number. */
int __shm_path(char *path, const char *start, const char *name)
{
    size_t n;
    while (*name == '/')
        ++name;
    n = __rt_strlen(name);
    if (n == 0 || strchr(name, '/') || __rt_strlen(start) + n + 1 > SHM_PATH_MAX)
        return EINVAL;
    strcpy(path, start);
    strcpy(path + __rt_strlen(start), name);
    return 0;
}
