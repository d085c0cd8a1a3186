/* stat(2): glibc calls newfstatat. */
#include <bits/lib.h>

int fstatat(int dir, const char *path, void *st, int flags)
{
    return __result(__rt_syscall(262, dir, path, st, flags));
}

int stat(const char *path, void *st)
{
    return fstatat(-100, path, st, 0);
}

int lstat(const char *path, void *st)
{
    return fstatat(-100, path, st, 0x100); /* AT_SYMLINK_NOFOLLOW */
}

int fstat(int fd, void *st)
{
    if (fd < 0) {
        errno = 9; /* EBADF */
        return -1;
    }
    return fstatat(fd, "", st, 0x1000); /* AT_EMPTY_PATH */
}
