/* strcasecmp(3), strcoll(3) in the C locale, strverscmp(3). */
#include <bits/lib.h>

int __rt_memcmp(const void *a, const void *b, size_t n);
int __rt_strcmp(const char *a, const char *b);
int __rt_strncasecmp(const char *a, const char *b, size_t n);

int strcasecmp(const char *a, const char *b)
{
    return __rt_strncasecmp(a, b, -1);
}

int strncasecmp(const char *a, const char *b, size_t n)
{
    return __rt_strncasecmp(a, b, n);
}

int bcmp(const void *a, const void *b, size_t n)
{
    return __rt_memcmp(a, b, n);
}

int strcoll(const char *a, const char *b)
{
    return __rt_strcmp(a, b);
}

size_t strxfrm(char *to, const char *from, size_t n)
{
    size_t len = __rt_strlen(from);
    if (n > 0)
        __rt_memcpy(to, from, len < n ? len + 1 : n);
    return len;
}

/* The states are: no digits yet, in a number, in a fraction, in leading zeros. */
#define COMPARE 2
#define LENGTH 3

static int kind(int c)
{
    return (c == '0') + (c >= '0' && c <= '9');
}

int strverscmp(const char *a, const char *b)
{
    static const signed char next[12] = {0, 3, 9, 0, 3, 3, 0, 6, 6, 0, 6, 9};
    static const signed char result[36] = {
        COMPARE, COMPARE, COMPARE, COMPARE, LENGTH, COMPARE, COMPARE, COMPARE, COMPARE,
        COMPARE, -1, -1, 1, LENGTH, LENGTH, 1, LENGTH, LENGTH,
        COMPARE, COMPARE, COMPARE, COMPARE, COMPARE, COMPARE, COMPARE, COMPARE, COMPARE,
        COMPARE, 1, 1, -1, COMPARE, COMPARE, -1, COMPARE, COMPARE
    };
    const unsigned char *p = (const unsigned char *)a, *q = (const unsigned char *)b;
    int c, d, state;
    if (a == b)
        return 0;
    c = *p++;
    d = *q++;
    state = kind(c);
    while (c == d) {
        if (c == 0)
            return 0;
        state = next[state];
        c = *p++;
        d = *q++;
        state += kind(c);
    }
    state = result[state * 3 + kind(d)];
    if (state == COMPARE)
        return c - d;
    if (state != LENGTH)
        return state;
    while (kind(*p++))
        if (!kind(*q++))
            return 1;
    return kind(*q) ? -1 : c - d;
}
