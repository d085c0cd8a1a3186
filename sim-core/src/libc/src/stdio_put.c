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

/* What gcc makes of printf and fprintf where nobody wants the result: the name says what the
   program's text has, and which of the functions above is called instead. */
static int put_line(const char *s, size_t n)
{
    if (stdout->_mode > 0)
        return EOF;
    if (__io_xsputn(stdout, s, n) != n || putc('\n', stdout) == EOF)
        return EOF;
    return n + 1;
}

int __gcc_printf_puts(const char *format)
{
    return put_line(format, __rt_strlen(format) - 1);
}

int __gcc_printf_puts_string(const char *format, const char *s)
{
    return put_line(s, __rt_strlen(s));
}

int __gcc_printf_putchar(const char *format)
{
    return putchar(*format);
}

int __gcc_printf_putchar_char(const char *format, int c)
{
    return putchar(c);
}

int __gcc_fprintf_fwrite(FILE *f, const char *format)
{
    return __io_xsputn(f, format, __rt_strlen(format));
}

int __gcc_fprintf_fputc(FILE *f, const char *format)
{
    return fputc(*format, f);
}

int __gcc_fprintf_fputc_char(FILE *f, const char *format, int c)
{
    return fputc(c, f);
}

int __gcc_fprintf_fputs_string(FILE *f, const char *format, const char *s)
{
    return fputs(s, f);
}
