/* scanf(3), fscanf(3), sscanf(3). */
#include <bits/stdio_impl.h>
#include <stdarg.h>

int vfscanf(FILE *f, const char *format, va_list ap);

int scanf(const char *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vfscanf(stdin, format, ap);
    va_end(ap);
    return n;
}

int vscanf(const char *format, va_list ap)
{
    return vfscanf(stdin, format, ap);
}

int fscanf(FILE *f, const char *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vfscanf(f, format, ap);
    va_end(ap);
    return n;
}
