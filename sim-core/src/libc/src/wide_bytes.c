/* mbrtowc(3), wcrtomb(3) and their kin in the C locale: a byte is a character, up to 127. */
#include <bits/lib.h>
#include <wchar.h>

wint_t btowc(int c)
{
    return c >= 0 && c < 128 ? (wint_t)c : WEOF;
}

int wctob(wint_t c)
{
    return c < 128 ? (int)c : -1;
}

int mbsinit(const mbstate_t *state)
{
    return 1;
}

size_t mbrtowc(wchar_t *wc, const char *s, size_t n, mbstate_t *state)
{
    if (s == NULL)
        return 0;
    if (n == 0)
        return -2;
    if ((unsigned char)*s > 127) {
        errno = 84; /* EILSEQ */
        return -1;
    }
    if (wc)
        *wc = *s;
    return *s != 0;
}

size_t mbrlen(const char *s, size_t n, mbstate_t *state)
{
    return mbrtowc(NULL, s, n, state);
}

size_t wcrtomb(char *s, wchar_t wc, mbstate_t *state)
{
    if (s == NULL)
        return 1;
    if (wc < 0 || wc > 127) {
        errno = 84; /* EILSEQ */
        return -1;
    }
    *s = wc;
    return 1;
}

size_t mbsrtowcs(wchar_t *to, const char **from, size_t n, mbstate_t *state)
{
    const char *s = *from;
    size_t i;
    for (i = 0; to == NULL || i < n; i++) {
        if ((unsigned char)s[i] > 127) {
            errno = 84; /* EILSEQ */
            return -1;
        }
        if (to)
            to[i] = s[i];
        if (s[i] == 0) {
            if (to)
                *from = NULL;
            return i;
        }
    }
    *from = s + i;
    return i;
}

size_t wcsrtombs(char *to, const wchar_t **from, size_t n, mbstate_t *state)
{
    const wchar_t *s = *from;
    size_t i;
    for (i = 0; to == NULL || i < n; i++) {
        if (s[i] < 0 || s[i] > 127) {
            errno = 84; /* EILSEQ */
            return -1;
        }
        if (to)
            to[i] = s[i];
        if (s[i] == 0) {
            if (to)
                *from = NULL;
            return i;
        }
    }
    *from = s + i;
    return i;
}
