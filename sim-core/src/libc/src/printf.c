/* printf(3), fprintf(3). */
#include <bits/stdio_impl.h>
#include <stdarg.h>

int vfprintf(FILE *f, const char *format, va_list ap);

int printf(const char *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vfprintf(stdout, format, ap);
    va_end(ap);
    return n;
}

int fprintf(FILE *f, const char *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vfprintf(f, format, ap);
    va_end(ap);
    return n;
}

int vprintf(const char *format, va_list ap)
{
    return vfprintf(stdout, format, ap);
}
