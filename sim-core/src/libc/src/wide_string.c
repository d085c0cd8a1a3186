/* Strings of wide characters: wcsmbs/wcs*.c. */
#include <bits/lib.h>
#include <wchar.h>
#include <wctype.h>

void *malloc(size_t n);
void *memmove(void *to, const void *from, size_t n);

size_t wcsnlen(const wchar_t *s, size_t n)
{
    size_t i;
    for (i = 0; i < n && s[i]; i++)
        ;
    return i;
}

wchar_t *wcsncpy(wchar_t *to, const wchar_t *from, size_t n)
{
    size_t i, len = wcsnlen(from, n);
    for (i = 0; i < n; i++)
        to[i] = i < len ? from[i] : 0;
    return to;
}

wchar_t *wcpcpy(wchar_t *to, const wchar_t *from)
{
    return wcscpy(to, from) + wcslen(from);
}

wchar_t *wcsncat(wchar_t *to, const wchar_t *from, size_t n)
{
    size_t at = wcslen(to), len = wcsnlen(from, n);
    wmemcpy(to + at, from, len);
    to[at + len] = 0;
    return to;
}

int wcsncmp(const wchar_t *a, const wchar_t *b, size_t n)
{
    for (; n > 0; n--, a++, b++)
        if (*a != *b || *a == 0)
            return *a < *b ? -1 : *a > *b;
    return 0;
}

int wcsncasecmp(const wchar_t *a, const wchar_t *b, size_t n)
{
    for (; n > 0; n--, a++, b++) {
        wint_t x = towlower(*a), y = towlower(*b);
        if (x != y || x == 0)
            return x - y;
    }
    return 0;
}

int wcscasecmp(const wchar_t *a, const wchar_t *b)
{
    return wcsncasecmp(a, b, -1ul);
}

int wcscoll(const wchar_t *a, const wchar_t *b)
{
    return wcscmp(a, b);
}

size_t wcsxfrm(wchar_t *to, const wchar_t *from, size_t n)
{
    if (n > 0)
        wcsncpy(to, from, n);
    return wcslen(from);
}

wchar_t *wcsrchr(const wchar_t *s, wchar_t c)
{
    const wchar_t *found = NULL;
    do
        if (*s == c)
            found = s;
    while (*s++);
    return (wchar_t *)found;
}

wchar_t *wcsstr(const wchar_t *s, const wchar_t *needle)
{
    size_t n = wcslen(needle);
    for (;; s++) {
        if (wcsncmp(s, needle, n) == 0)
            return (wchar_t *)s;
        if (*s == 0)
            return NULL;
    }
}

size_t wcscspn(const wchar_t *s, const wchar_t *reject)
{
    size_t n;
    for (n = 0; s[n] && wcschr(reject, s[n]) == NULL; n++)
        ;
    return n;
}

size_t wcsspn(const wchar_t *s, const wchar_t *accept)
{
    size_t n;
    for (n = 0; s[n] && wcschr(accept, s[n]); n++)
        ;
    return n;
}

wchar_t *wcspbrk(const wchar_t *s, const wchar_t *accept)
{
    s += wcscspn(s, accept);
    return *s ? (wchar_t *)s : NULL;
}

wchar_t *wcstok(wchar_t *s, const wchar_t *delim, wchar_t **save)
{
    wchar_t *end;
    if (s == NULL)
        s = *save;
    if (s == NULL)
        return NULL;
    s += wcsspn(s, delim);
    if (*s == 0) {
        *save = NULL;
        return NULL;
    }
    end = s + wcscspn(s, delim);
    *save = *end ? end + 1 : NULL;
    *end = 0;
    return s;
}

wchar_t *wcsdup(const wchar_t *s)
{
    wchar_t *copy = malloc((wcslen(s) + 1) * sizeof *s);
    return copy ? wcscpy(copy, s) : NULL;
}

wchar_t *wmemmove(wchar_t *to, const wchar_t *from, size_t n)
{
    return memmove(to, from, n * sizeof *to);
}

int wmemcmp(const wchar_t *a, const wchar_t *b, size_t n)
{
    for (; n > 0; n--, a++, b++)
        if (*a != *b)
            return *a < *b ? -1 : 1;
    return 0;
}

wchar_t *wmemchr(const wchar_t *s, wchar_t c, size_t n)
{
    for (; n > 0; n--, s++)
        if (*s == c)
            return (wchar_t *)s;
    return NULL;
}

int wcwidth(wchar_t c)
{
    return c == 0 ? 0 : c < 32 || c > 126 ? -1 : 1;
}

int wcswidth(const wchar_t *s, size_t n)
{
    int width = 0;
    for (; n > 0 && *s; n--, s++) {
        if (wcwidth(*s) < 0)
            return -1;
        width += wcwidth(*s);
    }
    return width;
}
