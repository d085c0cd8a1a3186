/* dprintf(3): a stream of its own, flushed at the end: libio/iovdprintf.c. */
#include <bits/stdio_impl.h>
#include <stdarg.h>

int vfprintf(FILE *f, const char *format, va_list ap);

int vdprintf(int fd, const char *format, va_list ap)
{
    FILE f = {._flags = _IO_MAGIC | _IO_IS_FILEBUF | _IO_NO_READS, ._fileno = fd, ._offset = -1};
    int n = vfprintf(&f, format, ap);
    if (f._IO_write_ptr > f._IO_write_base && __io_flush(&f) == EOF && n > 0)
        n = -1;
    __io_setb(&f, NULL, NULL, 0);
    return n;
}

int dprintf(int fd, const char *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vdprintf(fd, format, ap);
    va_end(ap);
    return n;
}
