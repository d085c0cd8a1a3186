/* What is needed less often of names in the file system. */
#include <bits/lib.h>

int open(const char *path, int flags, ...);
int unlink(const char *path);

int symlinkat(const char *target, int dir, const char *path)
{
    return __result(__rt_syscall(266, target, dir, path));
}

ssize_t readlinkat(int dir, const char *path, char *buf, size_t n)
{
    return __result(__rt_syscall(267, dir, path, buf, n));
}

int lchown(const char *path, unsigned uid, unsigned gid)
{
    return __result(__rt_syscall(94, path, uid, gid));
}

int fallocate(int fd, int mode, long offset, long len)
{
    return __result(__rt_syscall(285, fd, mode, offset, len));
}

int posix_fallocate(int fd, long offset, long len)
{
    return -__rt_syscall(285, fd, 0, offset, len);
}

int posix_fadvise(int fd, long offset, long len, int advice)
{
    return -__rt_syscall(221, fd, offset, len, advice);
}

int close_range(unsigned first, unsigned last, int flags)
{
    return __result(__rt_syscall(436, first, last, flags));
}

void closefrom(int first)
{
    close_range(first < 0 ? 0 : first, ~0u, 0);
}

ssize_t sendfile(int to, int from, long *offset, size_t n)
{
    return __result(__rt_syscall(40, to, from, offset, n));
}

/* POSIX shared memory: files in /dev/shm. */
int __shm_path(char *path, const char *start, const char *name);

int shm_open(const char *name, int flags, unsigned mode)
{
    char path[300];
    int fd, error = __shm_path(path, "/dev/shm/", name);
    if (error) {
        errno = error;
        return -1;
    }
    fd = open(path, flags | 02400000, mode); /* O_NOFOLLOW | O_CLOEXEC */
    if (fd < 0 && errno == 21) /* EISDIR */
        errno = 22; /* EINVAL */
    return fd;
}

int shm_unlink(const char *name)
{
    char path[300];
    if (__shm_path(path, "/dev/shm/", name)) {
        errno = 2; /* ENOENT */
        return -1;
    }
    if (unlink(path) < 0) {
        if (errno == 1) /* EPERM */
            errno = 13; /* EACCES */
        return -1;
    }
    return 0;
}

ssize_t copy_file_range(int from, long *from_at, int to, long *to_at, size_t n, unsigned flags)
{
    return __result(__rt_syscall(326, from, from_at, to, to_at, n, flags));
}

int sync_file_range(int fd, long from, long n, unsigned flags)
{
    return __result(__rt_syscall(277, fd, from, n, flags));
}

int vhangup(void)
{
    return __result(__rt_syscall(153));
}
