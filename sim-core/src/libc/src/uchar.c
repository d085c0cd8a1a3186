/* mbrtoc16(3) and its kin: in the C locale each character is a byte. */
#include <bits/lib.h>
#include <uchar.h>

size_t mbrtoc32(char32_t *to, const char *s, size_t n, mbstate_t *state)
{
    wchar_t c = 0;
    size_t r = mbrtowc(&c, s, n, state);
    if (to && s && (ssize_t)r >= 0)
        *to = c;
    return r;
}

size_t mbrtoc16(char16_t *to, const char *s, size_t n, mbstate_t *state)
{
    char32_t c = 0;
    size_t r = mbrtoc32(&c, s, n, state);
    if (to && s && (ssize_t)r >= 0)
        *to = c;
    return r;
}

size_t c32rtomb(char *to, char32_t c, mbstate_t *state)
{
    return wcrtomb(to, c, state);
}

size_t c16rtomb(char *to, char16_t c, mbstate_t *state)
{
    return wcrtomb(to, c, state);
}
