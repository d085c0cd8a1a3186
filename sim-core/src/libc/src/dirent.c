/* readdir(3), over getdents64(2). */
#include <bits/lib.h>
#include <sys/stat.h>

struct dirent {
    unsigned long d_ino;
    long d_off;
    unsigned short d_reclen;
    unsigned char d_type;
    char d_name[256];
};

typedef struct __dirstream {
    int fd;
    size_t at, end;
    long pos;
    char buf[32768];
} DIR;

void *malloc(size_t n);
void free(void *p);

static DIR *of_descriptor(int fd)
{
    DIR *dir = malloc(sizeof *dir);
    if (dir) {
        dir->fd = fd;
        dir->at = dir->end = 0;
        dir->pos = 0;
    }
    return dir;
}

DIR *fdopendir(int fd)
{
    struct stat st;
    long flags;
    if (__result(__rt_syscall(5, fd, &st)) < 0) /* fstat */
        return NULL;
    if ((st.st_mode & S_IFMT) != S_IFDIR) {
        errno = 20; /* ENOTDIR */
        return NULL;
    }
    flags = __result(__rt_syscall(72, fd, 3, 0)); /* fcntl, F_GETFL */
    if (flags < 0)
        return NULL;
    if ((flags & 3) == 1) {
        errno = 22; /* EINVAL */
        return NULL;
    }
    return of_descriptor(fd);
}

DIR *opendir(const char *path)
{
    long fd = __result(__rt_syscall(257, -100, path, 02200000)); /* openat, O_DIRECTORY | O_CLOEXEC */
    DIR *dir;
    if (fd < 0)
        return NULL;
    dir = of_descriptor(fd);
    if (dir == NULL)
        __rt_syscall(3, fd);
    return dir;
}

int closedir(DIR *dir)
{
    int fd = dir->fd;
    free(dir);
    return __result(__rt_syscall(3, fd));
}

struct dirent *readdir(DIR *dir)
{
    struct dirent *d;
    if (dir->at >= dir->end) {
        long n = __rt_syscall(217, dir->fd, dir->buf, sizeof dir->buf); /* getdents64 */
        if (n <= 0) {
            if (n < 0 && n != -2) /* ENOENT: the directory is gone */
                __result(n);
            return NULL;
        }
        dir->at = 0;
        dir->end = n;
    }
    d = (struct dirent *)(dir->buf + dir->at);
    dir->at += d->d_reclen;
    dir->pos = d->d_off;
    return d;
}

int readdir_r(DIR *dir, struct dirent *entry, struct dirent **result)
{
    int error = errno;
    struct dirent *d;
    errno = 0;
    d = readdir(dir);
    *result = d ? entry : NULL;
    if (d)
        __rt_memcpy(entry, d, d->d_reclen);
    else if (errno)
        return errno;
    errno = error;
    return 0;
}

void seekdir(DIR *dir, long pos)
{
    __rt_syscall(8, dir->fd, pos, 0); /* lseek */
    dir->at = dir->end = 0;
    dir->pos = pos;
}

void rewinddir(DIR *dir)
{
    seekdir(dir, 0);
}

long telldir(DIR *dir)
{
    return dir->pos;
}

int dirfd(DIR *dir)
{
    return dir->fd;
}
