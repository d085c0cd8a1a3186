/* wprintf(3), fputwc(3), fgetwc(3) in the C locale: wide characters go out and come in as bytes.
   A character that has no byte goes out as a question mark; a stream's orientation is kept in _mode. */
#include <bits/stdio_impl.h>
#include <stdarg.h>
#include <wchar.h>

void *malloc(size_t n);
void free(void *p);
int getc(FILE *f);
int putc(int c, FILE *f);
int ungetc(int c, FILE *f);
int vsnprintf(char *s, size_t n, const char *format, va_list ap);
int vasprintf(char **s, const char *format, va_list ap);

int fwide(FILE *f, int mode)
{
    if (f->_mode == 0 && (f->_IO_write_base || f->_IO_read_base))
        f->_mode = -1; /* bytes went through it */
    if (f->_mode == 0 && mode)
        f->_mode = mode > 0 ? 1 : -1;
    return f->_mode;
}

wint_t fputwc(wchar_t c, FILE *f)
{
    if (fwide(f, 1) < 0)
        return WEOF;
    return putc(c < 0 || c > 127 ? '?' : c, f) == EOF ? WEOF : (wint_t)c;
}

wint_t putwc(wchar_t c, FILE *f)
{
    return fputwc(c, f);
}

wint_t putwchar(wchar_t c)
{
    return fputwc(c, stdout);
}

int fputws(const wchar_t *s, FILE *f)
{
    for (; *s; s++)
        if (fputwc(*s, f) == WEOF)
            return -1;
    return 1;
}

wint_t fgetwc(FILE *f)
{
    int c;
    if (fwide(f, 1) < 0)
        return WEOF;
    c = getc(f);
    if (c > 127) {
        errno = 84; /* EILSEQ */
        f->_flags |= _IO_ERR_SEEN;
        return WEOF;
    }
    return c == EOF ? WEOF : (wint_t)c;
}

wint_t getwc(FILE *f)
{
    return fgetwc(f);
}

wint_t getwchar(void)
{
    return fgetwc(stdin);
}

wint_t ungetwc(wint_t c, FILE *f)
{
    return c == WEOF || ungetc(c, f) == EOF ? WEOF : c;
}

wchar_t *fgetws(wchar_t *s, int n, FILE *f)
{
    int i;
    for (i = 0; i < n - 1; i++) {
        wint_t c = fgetwc(f);
        if (c == WEOF)
            break;
        s[i] = c;
        if (c == '\n') {
            i++;
            break;
        }
    }
    if (i == 0)
        return NULL;
    s[i] = 0;
    return s;
}

/* The text of a wide format, as bytes; NULL if it cannot be made. */
static char *formatted(const wchar_t *format, va_list ap, int *n)
{
    size_t len = wcslen(format), i;
    char *narrow = malloc(len + 1), *text = NULL;
    if (narrow == NULL)
        return NULL;
    for (i = 0; i <= len; i++)
        narrow[i] = format[i] < 0 || format[i] > 127 ? '?' : format[i];
    *n = vasprintf(&text, narrow, ap);
    free(narrow);
    return *n < 0 ? NULL : text;
}

int vfwprintf(FILE *f, const wchar_t *format, va_list ap)
{
    int n, i;
    char *text;
    if (fwide(f, 1) < 0)
        return -1;
    text = formatted(format, ap, &n);
    if (text == NULL)
        return -1;
    for (i = 0; i < n; i++)
        if (fputwc((unsigned char)text[i], f) == WEOF) {
            free(text);
            return -1;
        }
    free(text);
    return n;
}

int vwprintf(const wchar_t *format, va_list ap)
{
    return vfwprintf(stdout, format, ap);
}

int wprintf(const wchar_t *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vfwprintf(stdout, format, ap);
    va_end(ap);
    return n;
}

int fwprintf(FILE *f, const wchar_t *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vfwprintf(f, format, ap);
    va_end(ap);
    return n;
}

int vswprintf(wchar_t *s, size_t room, const wchar_t *format, va_list ap)
{
    int n, i;
    char *text = formatted(format, ap, &n);
    if (text == NULL)
        return -1;
    for (i = 0; i < n && i + 1ul < room; i++)
        s[i] = (unsigned char)text[i];
    /* What does not fit is not terminated either, unless there is room for nothing else. */
    if ((size_t)n < room || room == 1)
        s[i] = 0;
    free(text);
    return (size_t)n < room ? n : -1;
}

int swprintf(wchar_t *s, size_t room, const wchar_t *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vswprintf(s, room, format, ap);
    va_end(ap);
    return n;
}
