/* statfs(2), statvfs(3): sysdeps/unix/sysv/linux/internal_statvfs.c. */
#include <bits/lib.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>

int statfs(const char *path, struct statfs *st)
{
    return __result(__rt_syscall(137, path, st));
}

int fstatfs(int fd, struct statfs *st)
{
    return __result(__rt_syscall(138, fd, st));
}

static int convert(int result, const struct statfs *from, struct statvfs *to)
{
    if (result < 0)
        return -1;
    __rt_memset(to, 0, sizeof *to);
    to->f_bsize = from->f_bsize;
    to->f_frsize = from->f_frsize;
    to->f_blocks = from->f_blocks;
    to->f_bfree = from->f_bfree;
    to->f_bavail = from->f_bavail;
    to->f_files = from->f_files;
    to->f_ffree = to->f_favail = from->f_ffree;
    to->f_fsid = (unsigned)from->f_fsid.__val[0] | (unsigned long)from->f_fsid.__val[1] << 32;
    to->f_flag = from->f_flags & ~0x20; /* ST_VALID */
    to->f_namemax = from->f_namelen;
    return 0;
}

int statvfs(const char *path, struct statvfs *to)
{
    struct statfs st;
    return convert(statfs(path, &st), &st, to);
}

int fstatvfs(int fd, struct statvfs *to)
{
    struct statfs st;
    return convert(fstatfs(fd, &st), &st, to);
}
