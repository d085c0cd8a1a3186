/* The backslash escapes that `echo -e` and sh's own echo know. */
#include <bits/command.h>

/* A number of up to so many digits to the base 8 or 16. */
static int number(const char **p, int most, int base)
{
    static const char digits[] = "0123456789abcdef";
    const char *at;
    int n = 0;
    for (; most > 0 && **p && (at = strchr(digits, **p >= 'A' && **p <= 'F' ? **p | 32 : **p)) && at - digits < base; most--, ++*p)
        n = n * base + (at - digits);
    return n;
}

int __cmd_escaped(const char *s, int hex)
{
    static const char from[] = "abefnrtv\\", to[] = "\a\b\033\f\n\r\t\v\\";
    while (*s) {
        const char *at;
        int c = *s++;
        if (c != '\\') {
            putchar(c);
            continue;
        }
        if (*s == 'c')
            return 0;
        if (*s == '0' && s[1] >= '0' && s[1] <= '7')
            s++;
        if (*s >= '0' && *s <= '7')
            putchar(number(&s, 3, 8));
        else if (hex && *s == 'x' && s[1] && strchr("0123456789abcdefABCDEF", s[1])) {
            s++;
            putchar(number(&s, 2, 16));
        } else if (*s && (at = strchr(from, *s))) {
            putchar(to[at - from]);
            s++;
        } else
            putchar('\\');
    }
    return 1;
}
