/* fexecve(3): executes the file of a descriptor, by its name in /proc. */
#include <bits/lib.h>

int snprintf(char *s, size_t n, const char *format, ...);
int execve(const char *path, char *const *argv, char *const *envp);

int fexecve(int fd, char *const *argv, char *const *envp)
{
    char path[32];
    if (fd < 0 || argv == NULL || envp == NULL) {
        errno = 22; /* EINVAL */
        return -1;
    }
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    return execve(path, argv, envp);
}

int execveat(int dir, const char *path, char *const *argv, char *const *envp, int flags)
{
    return __result(__rt_syscall(322, dir, path, argv, envp, flags));
}
