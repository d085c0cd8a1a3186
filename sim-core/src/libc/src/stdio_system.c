/* Where a stream's bytes come from and go to: a descriptor, or functions (fopencookie(3)). */
#include <bits/stdio_impl.h>

ssize_t read(int fd, void *buf, size_t n);
ssize_t write(int fd, const void *buf, size_t n);
int close(int fd);

ssize_t __io_sysread(FILE *f, char *buf, size_t n)
{
    struct __io_cookie *c = f->_codecvt;
    if (f->_fileno != __IO_COOKIE)
        return read(f->_fileno, buf, n);
    return c->read ? c->read(c->data, buf, n) : 0;
}

ssize_t __io_syswrite(FILE *f, const char *buf, size_t n)
{
    struct __io_cookie *c = f->_codecvt;
    ssize_t done;
    if (f->_fileno != __IO_COOKIE)
        return write(f->_fileno, buf, n);
    /* Functions that take less than all have failed. */
    done = c->write ? c->write(c->data, buf, n) : 0;
    return done <= 0 ? -1 : done;
}

/* The new place, or an error's negative number. */
long __io_sysseek(FILE *f, long offset, int whence)
{
    struct __io_cookie *c = f->_codecvt;
    if (f->_fileno != __IO_COOKIE)
        return __rt_syscall(8, f->_fileno, offset, whence); /* lseek */
    if (c->seek == NULL)
        return -29; /* ESPIPE */
    return c->seek(c->data, &offset, whence) < 0 ? -errno : offset;
}

int __io_sysclose(FILE *f)
{
    struct __io_cookie *c = f->_codecvt;
    if (f->_fileno != __IO_COOKIE)
        return close(f->_fileno);
    return c->close ? c->close(c->data) : 0;
}
