/* What is named below a directory, and a few calls on files that are needed seldom. */
#include <bits/lib.h>

int statx(int dir, const char *path, int flags, unsigned mask, void *to)
{
    return __result(__rt_syscall(332, dir, path, flags, mask, to));
}

int fchmodat(int dir, const char *path, unsigned mode, int flags)
{
    if (flags & ~0x100) { /* AT_SYMLINK_NOFOLLOW */
        errno = 22; /* EINVAL */
        return -1;
    }
    if (flags) {
        errno = 95; /* EOPNOTSUPP */
        return -1;
    }
    return __result(__rt_syscall(268, dir, path, mode));
}

int fchownat(int dir, const char *path, unsigned uid, unsigned gid, int flags)
{
    return __result(__rt_syscall(260, dir, path, uid, gid, flags));
}

int mknodat(int dir, const char *path, unsigned mode, unsigned long dev)
{
    return __result(__rt_syscall(259, dir, path, mode, dev));
}

int mkfifoat(int dir, const char *path, unsigned mode)
{
    return mknodat(dir, path, mode | 0010000, 0);
}

int renameat2(int olddir, const char *old, int newdir, const char *new, unsigned flags)
{
    return __result(__rt_syscall(316, olddir, old, newdir, new, flags));
}

int euidaccess(const char *path, int mode)
{
    return __result(__rt_syscall(439, -100, path, mode, 0x200)); /* AT_EACCESS */
}

int eaccess(const char *path, int mode)
{
    return euidaccess(path, mode);
}

int syncfs(int fd)
{
    return __result(__rt_syscall(306, fd));
}

ssize_t readahead(int fd, long offset, size_t n)
{
    return __result(__rt_syscall(187, fd, offset, n));
}
