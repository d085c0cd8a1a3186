/* a64l(3) and l64a(3): stdlib/a64l.c, stdlib/l64a.c. */
#include <bits/lib.h>

static const char digits[] = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

long a64l(const char *s)
{
    unsigned value = 0;
    int shift, i;
    for (shift = 0; shift < 36 && *s; shift += 6, s++) {
        for (i = 0; i < 64 && digits[i] != *s; i++)
            ;
        if (i == 64)
            break;
        value |= (unsigned)i << shift;
    }
    return value;
}

char *l64a(long n)
{
    static char text[7];
    unsigned value = (unsigned)n;
    int i;
    for (i = 0; value; i++, value >>= 6)
        text[i] = digits[value & 63];
    text[i] = 0;
    return text;
}
