/* utime(2), utimes(2), utimensat(2) and their kin: all by utimensat. */
#include <bits/lib.h>

struct pair { long sec, part; };

int utimensat(int dir, const char *path, const struct pair *times, int flags)
{
    if (path == NULL) {
        errno = 22; /* EINVAL */
        return -1;
    }
    return __result(__rt_syscall(280, dir, path, times, flags));
}

int futimens(int fd, const struct pair *times)
{
    if (fd < 0) {
        errno = 9; /* EBADF */
        return -1;
    }
    return __result(__rt_syscall(280, fd, NULL, times, 0));
}

static int set(int dir, const char *path, const struct pair *times, int flags)
{
    struct pair exact[2];
    int i;
    for (i = 0; times && i < 2; i++) {
        if (times[i].part < 0 || times[i].part >= 1000000) {
            errno = 22; /* EINVAL */
            return -1;
        }
        exact[i].sec = times[i].sec;
        exact[i].part = times[i].part * 1000;
    }
    return __result(__rt_syscall(280, dir, path, times ? exact : NULL, flags));
}

int utimes(const char *path, const struct pair *times)
{
    return set(-100, path, times, 0);
}

int lutimes(const char *path, const struct pair *times)
{
    return set(-100, path, times, 0x100); /* AT_SYMLINK_NOFOLLOW */
}

int futimes(int fd, const struct pair *times)
{
    return set(fd, NULL, times, 0);
}

int futimesat(int dir, const char *path, const struct pair *times)
{
    return set(dir, path, times, 0);
}

int utime(const char *path, const long *times)
{
    struct pair exact[2] = {{times ? times[0] : 0, 0}, {times ? times[1] : 0, 0}};
    return __result(__rt_syscall(280, -100, path, times ? exact : NULL, 0));
}
