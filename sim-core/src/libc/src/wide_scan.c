/* wscanf(3), fwscanf(3), swscanf(3) in the C locale: the format and the text as bytes. What %s, %c and %[
   store is decided by `l` alone, as in scanf. */
#include <bits/stdio_impl.h>
#include <stdarg.h>
#include <wchar.h>

void *malloc(size_t n);
void free(void *p);
int vfscanf(FILE *f, const char *format, va_list ap);
int vsscanf(const char *s, const char *format, va_list ap);

static char *narrow(const wchar_t *w)
{
    size_t len = wcslen(w), i;
    char *s = malloc(len + 1);
    if (s)
        for (i = 0; i <= len; i++)
            s[i] = w[i] < 0 || w[i] > 127 ? '?' : w[i];
    return s;
}

int vfwscanf(FILE *f, const wchar_t *format, va_list ap)
{
    int n;
    char *s;
    if (fwide(f, 1) < 0 || (s = narrow(format)) == NULL)
        return EOF;
    n = vfscanf(f, s, ap);
    free(s);
    return n;
}

int vwscanf(const wchar_t *format, va_list ap)
{
    return vfwscanf(stdin, format, ap);
}

int vswscanf(const wchar_t *text, const wchar_t *format, va_list ap)
{
    char *s = narrow(format), *t = narrow(text);
    int n = s && t ? vsscanf(t, s, ap) : EOF;
    free(s);
    free(t);
    return n;
}

int wscanf(const wchar_t *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vfwscanf(stdin, format, ap);
    va_end(ap);
    return n;
}

int fwscanf(FILE *f, const wchar_t *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vfwscanf(f, format, ap);
    va_end(ap);
    return n;
}

int swscanf(const wchar_t *text, const wchar_t *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vswscanf(text, format, ap);
    va_end(ap);
    return n;
}
