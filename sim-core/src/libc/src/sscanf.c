/* sscanf(3): a stream whose buffer is the string. */
#include <bits/stdio_impl.h>
#include <stdarg.h>

int vfscanf(FILE *f, const char *format, va_list ap);

int vsscanf(const char *s, const char *format, va_list ap)
{
    FILE f = {._flags = _IO_MAGIC | _IO_USER_BUF | _IO_EOF_SEEN | _IO_NO_WRITES, ._fileno = -1};
    f._IO_buf_base = f._IO_read_base = f._IO_read_ptr = (char *)s;
    f._IO_buf_end = f._IO_read_end = (char *)s + __rt_strlen(s);
    return vfscanf(&f, format, ap);
}

int sscanf(const char *s, const char *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vsscanf(s, format, ap);
    va_end(ap);
    return n;
}
