/* wcsftime(3): in the C locale it writes what strftime(3) writes. */
#include <bits/lib.h>

typedef int wchar_t;
struct tm;

size_t strftime(char *s, size_t n, const char *format, const struct tm *tm);
void *malloc(size_t n);
void free(void *p);

size_t wcsftime(wchar_t *s, size_t n, const wchar_t *format, const struct tm *tm)
{
    size_t length = 0, i, written = 0;
    char *narrow;
    while (format[length])
        length++;
    narrow = malloc(length + 1 + n);
    if (narrow == NULL)
        return 0;
    for (i = 0; i <= length; i++)
        narrow[i] = format[i];
    written = strftime(narrow + length + 1, n, narrow, tm);
    for (i = 0; written && i <= written; i++)
        s[i] = narrow[length + 1 + i];
    free(narrow);
    return written;
}
