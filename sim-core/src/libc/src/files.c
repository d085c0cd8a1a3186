/* Names in the file system: unlink(2), mkdir(2), rename(2) and their kin. */
#include <bits/lib.h>

int access(const char *path, int mode)
{
    return __result(__rt_syscall(21, path, mode));
}

int faccessat(int dir, const char *path, int mode, int flags)
{
    return __result(flags ? __rt_syscall(439, dir, path, mode, flags) : __rt_syscall(269, dir, path, mode));
}

int unlink(const char *path)
{
    return __result(__rt_syscall(87, path));
}

int unlinkat(int dir, const char *path, int flags)
{
    return __result(__rt_syscall(263, dir, path, flags));
}

int rmdir(const char *path)
{
    return __result(__rt_syscall(84, path));
}

/* sysdeps/posix/remove.c: of a directory that it has removed, EISDIR stays in errno. */
int remove(const char *path)
{
    long r = __result(__rt_syscall(87, path));
    if (r < 0 && errno == 21) /* EISDIR */
        r = __result(__rt_syscall(84, path));
    return r;
}

int rename(const char *old, const char *new)
{
    return __result(__rt_syscall(82, old, new));
}

int renameat(int olddir, const char *old, int newdir, const char *new)
{
    return __result(__rt_syscall(264, olddir, old, newdir, new));
}

int link(const char *from, const char *to)
{
    return __result(__rt_syscall(86, from, to));
}

int linkat(int fromdir, const char *from, int todir, const char *to, int flags)
{
    return __result(__rt_syscall(265, fromdir, from, todir, to, flags));
}

int symlink(const char *target, const char *path)
{
    return __result(__rt_syscall(88, target, path));
}

ssize_t readlink(const char *path, char *buf, size_t n)
{
    return __result(__rt_syscall(89, path, buf, n));
}

int mkdir(const char *path, unsigned mode)
{
    return __result(__rt_syscall(83, path, mode));
}

int mkdirat(int dir, const char *path, unsigned mode)
{
    return __result(__rt_syscall(258, dir, path, mode));
}

int mknod(const char *path, unsigned mode, unsigned long dev)
{
    return __result(__rt_syscall(259, -100, path, mode, dev));
}

int mkfifo(const char *path, unsigned mode)
{
    return mknod(path, mode | 0010000, 0);
}

int chdir(const char *path)
{
    return __result(__rt_syscall(80, path));
}

int fchdir(int fd)
{
    return __result(__rt_syscall(81, fd));
}

int chmod(const char *path, unsigned mode)
{
    return __result(__rt_syscall(90, path, mode));
}

int fchmod(int fd, unsigned mode)
{
    return __result(__rt_syscall(91, fd, mode));
}

int chown(const char *path, unsigned uid, unsigned gid)
{
    return __result(__rt_syscall(92, path, uid, gid));
}

int fchown(int fd, unsigned uid, unsigned gid)
{
    return __result(__rt_syscall(93, fd, uid, gid));
}

unsigned umask(unsigned mask)
{
    return __rt_syscall(95, mask);
}

int truncate(const char *path, long len)
{
    return __result(__rt_syscall(76, path, len));
}

int ftruncate(int fd, long len)
{
    return __result(__rt_syscall(77, fd, len));
}

int fsync(int fd)
{
    return __result(__rt_syscall(74, fd));
}

int fdatasync(int fd)
{
    return __result(__rt_syscall(75, fd));
}

void sync(void)
{
    __rt_syscall(162);
}

int flock(int fd, int operation)
{
    return __result(__rt_syscall(73, fd, operation));
}

/* lockf: record locks for writing, from the position on. */
int lockf(int fd, int command, long len)
{
    struct {
        short type, whence;
        long start, len;
        int pid;
    } lock = { 1, 1, 0, len, 0 };
    int how;

    switch (command) {
    case 0: /* F_ULOCK */
        lock.type = 2;
        how = 6;
        break;
    case 1: /* F_LOCK */
        how = 7;
        break;
    case 2: /* F_TLOCK */
        how = 6;
        break;
    case 3: /* F_TEST */
        lock.type = 0;
        if (__result(__rt_syscall(72, fd, 5, &lock)) < 0)
            return -1;
        if (lock.type == 2 || lock.pid == (int)__rt_syscall(39))
            return 0;
        errno = 13; /* EACCES */
        return -1;
    default:
        errno = 22; /* EINVAL */
        return -1;
    }
    return __result(__rt_syscall(72, fd, how, &lock));
}
