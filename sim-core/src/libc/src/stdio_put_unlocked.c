/* The same without locks, which this library does not have. */
#include <bits/stdio_impl.h>

int putc(int c, FILE *f);
int fputs(const char *s, FILE *f);
size_t fwrite(const void *p, size_t size, size_t n, FILE *f);

int putc_unlocked(int c, FILE *f)
{
    return putc(c, f);
}

int fputc_unlocked(int c, FILE *f)
{
    return putc(c, f);
}

int putchar_unlocked(int c)
{
    return putc(c, stdout);
}

int fputs_unlocked(const char *s, FILE *f)
{
    return fputs(s, f);
}

size_t fwrite_unlocked(const void *p, size_t size, size_t n, FILE *f)
{
    return fwrite(p, size, n, f);
}

int putw(int w, FILE *f)
{
    return __io_xsputn(f, (char *)&w, sizeof w) == sizeof w ? 0 : EOF;
}
