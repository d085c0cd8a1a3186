/* strtol(3) and its kin. */
#include <bits/lib.h>

/* The absolute value and its sign. `limit` is the largest value, by sign. */
static unsigned long parse(const char *s, char **end, int base, unsigned long most, unsigned long least, int wrap)
{
    const char *p = s, *start;
    unsigned long n = 0, limit;
    int negative = 0, over = 0;
    if (base < 0 || base == 1 || base > 36) {
        errno = 22; /* EINVAL */
        return 0;
    }
    while (*p == ' ' || (*p >= '\t' && *p <= '\r'))
        p++;
    if (*p == '-' || *p == '+')
        negative = *p++ == '-';
    if ((base == 0 || base == 16) && *p == '0' && (p[1] | 32) == 'x'
        && ((p[2] >= '0' && p[2] <= '9') || ((p[2] | 32) >= 'a' && (p[2] | 32) <= 'f'))) {
        p += 2;
        base = 16;
    } else if (base == 0)
        base = *p == '0' ? 8 : 10;
    limit = negative ? least : most;
    for (start = p;; p++) {
        int digit = *p >= '0' && *p <= '9' ? *p - '0' : (*p | 32) >= 'a' && (*p | 32) <= 'z' ? (*p | 32) - 'a' + 10 : 99;
        if (digit >= base)
            break;
        if (over || n > (limit - digit) / base || digit > limit)
            over = 1;
        else
            n = n * base + digit;
    }
    if (end)
        *end = (char *)(p == start ? s : p);
    if (over) {
        errno = 34; /* ERANGE */
        return wrap ? most : negative ? -least : most;
    }
    return negative ? -n : n;
}

long strtol(const char *s, char **end, int base)
{
    return parse(s, end, base, 0x7fffffffffffffff, 0x8000000000000000, 0);
}

unsigned long strtoul(const char *s, char **end, int base)
{
    return parse(s, end, base, -1UL, -1UL, 1);
}

int atoi(const char *s)
{
    return strtol(s, NULL, 10);
}

long atol(const char *s)
{
    return strtol(s, NULL, 10);
}
