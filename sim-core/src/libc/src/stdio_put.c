/* putchar(3), puts(3) and their kin. */
#include <bits/stdio_impl.h>

int putc(int c, FILE *f)
{
    if (f->_IO_write_ptr >= f->_IO_write_end)
        return __io_overflow(f, (unsigned char)c);
    return (unsigned char)(*f->_IO_write_ptr++ = c);
}

int fputc(int c, FILE *f)
{
    if (f->_IO_write_ptr >= f->_IO_write_end)
        return __io_overflow(f, (unsigned char)c);
    return (unsigned char)(*f->_IO_write_ptr++ = c);
}

int putchar(int c)
{
    FILE *f = stdout;
    if (f->_IO_write_ptr >= f->_IO_write_end)
        return __io_overflow(f, (unsigned char)c);
    return (unsigned char)(*f->_IO_write_ptr++ = c);
}

int fputs(const char *s, FILE *f)
{
    size_t n = __rt_strlen(s);
    return __io_xsputn(f, s, n) == n ? 1 : EOF;
}

int puts(const char *s)
{
    size_t n = __rt_strlen(s);
    if (stdout->_mode > 0) /* wide characters go through it */
        return EOF;
    if (__io_xsputn(stdout, s, n) != n || putc('\n', stdout) == EOF)
        return EOF;
    return n + 1 > 0x7fffffff ? 0x7fffffff : n + 1;
}

size_t fwrite(const void *p, size_t size, size_t n, FILE *f)
{
    size_t request = size * n, written;
    if (request == 0)
        return 0;
    written = __io_xsputn(f, p, request);
    if (written == request || written == (size_t)EOF)
        return n;
    return written / size;
}
