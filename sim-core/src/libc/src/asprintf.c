/* asprintf(3): libio/vasprintf.c. */
#include <bits/lib.h>
#include <stdarg.h>

void *malloc(size_t n);
int vsnprintf(char *s, size_t n, const char *format, va_list ap);

int vasprintf(char **s, const char *format, va_list ap)
{
    va_list again;
    int n;
    va_copy(again, ap);
    n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (n < 0)
        return -1;
    *s = malloc(n + 1);
    if (*s == NULL)
        return -1;
    return vsnprintf(*s, n + 1, format, ap);
}

int asprintf(char **s, const char *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vasprintf(s, format, ap);
    va_end(ap);
    return n;
}
