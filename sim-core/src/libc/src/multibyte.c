/* mbtowc(3) and its kin in the C locale, and a few functions of wchar.h. */
#include <bits/lib.h>

typedef int wchar_t;

int mblen(const char *s, size_t n)
{
    return s == NULL || (n > 0 && *s == 0) ? 0 : n == 0 || (unsigned char)*s > 127 ? -1 : 1;
}

int mbtowc(wchar_t *wc, const char *s, size_t n)
{
    if (s == NULL || n == 0)
        return s ? -1 : 0;
    if ((unsigned char)*s > 127) {
        errno = 84; /* EILSEQ */
        return -1;
    }
    if (wc)
        *wc = *s;
    return *s != 0;
}

int wctomb(char *s, wchar_t wc)
{
    if (s == NULL)
        return 0;
    if (wc < 0 || wc > 127) {
        errno = 84; /* EILSEQ */
        return -1;
    }
    *s = wc;
    return 1;
}

size_t mbstowcs(wchar_t *to, const char *from, size_t n)
{
    size_t i;
    for (i = 0; to == NULL || i < n; i++) {
        if ((unsigned char)from[i] > 127) {
            errno = 84; /* EILSEQ */
            return -1;
        }
        if (to)
            to[i] = from[i];
        if (from[i] == 0)
            break;
    }
    return i;
}

size_t wcstombs(char *to, const wchar_t *from, size_t n)
{
    size_t i;
    for (i = 0; to == NULL || i < n; i++) {
        if (from[i] < 0 || from[i] > 127) {
            errno = 84; /* EILSEQ */
            return -1;
        }
        if (to)
            to[i] = from[i];
        if (from[i] == 0)
            break;
    }
    return i;
}

size_t wcslen(const wchar_t *s)
{
    size_t n = 0;
    while (s[n])
        n++;
    return n;
}

wchar_t *wcscpy(wchar_t *to, const wchar_t *from)
{
    return __rt_memcpy(to, from, (wcslen(from) + 1) * sizeof *from);
}

wchar_t *wcscat(wchar_t *to, const wchar_t *from)
{
    wcscpy(to + wcslen(to), from);
    return to;
}

int wcscmp(const wchar_t *a, const wchar_t *b)
{
    while (*a == *b && *a)
        a++, b++;
    return *a < *b ? -1 : *a > *b;
}

wchar_t *wcschr(const wchar_t *s, wchar_t c)
{
    for (; *s != c; s++)
        if (*s == 0)
            return NULL;
    return (wchar_t *)s;
}

wchar_t *wmemset(wchar_t *s, wchar_t c, size_t n)
{
    size_t i;
    for (i = 0; i < n; i++)
        s[i] = c;
    return s;
}

wchar_t *wmemcpy(wchar_t *to, const wchar_t *from, size_t n)
{
    return __rt_memcpy(to, from, n * sizeof *to);
}
