/* ecvt(3), fcvt(3), gcvt(3): misc/efgcvt-template.c; strfromd(3): stdlib/strfrom-skeleton.c. */
#include <bits/lib.h>

#define NDIGIT 17

int snprintf(char *s, size_t n, const char *format, ...);

static char buf[512];

static int digit(char c)
{
    return c >= '0' && c <= '9';
}

char *fcvt(double value, int ndigit, int *decpt, int *sign)
{
    int n, i = 0, to;
    *sign = *(long *)&value < 0;
    if (*sign)
        value = -value;
    n = snprintf(buf, sizeof buf, "%.*f", ndigit < 0 ? 0 : ndigit > NDIGIT ? NDIGIT : ndigit, value);
    while (i < n && digit(buf[i]))
        i++;
    *decpt = i;
    if (i == 0) /* inf or nan */
        return buf;
    if (i < n) {
        i++;
        if (*decpt == 1 && buf[0] == '0' && value != 0) {
            /* No zeros in front. */
            --*decpt;
            while (i < n && buf[i] == '0') {
                --*decpt;
                i++;
            }
        }
        for (to = *decpt > 0 ? *decpt : 0; i < n; i++)
            buf[to++] = buf[i];
        buf[to] = 0;
    }
    return buf;
}

char *ecvt(double value, int ndigit, int *decpt, int *sign)
{
    int n, i, to = 1, exponent = 0, minus;
    *sign = *(long *)&value < 0;
    if (*sign)
        value = -value;
    if (ndigit > NDIGIT)
        ndigit = NDIGIT;
    n = snprintf(buf, sizeof buf, "%.*e", ndigit > 0 ? ndigit - 1 : 0, value);
    *decpt = 0;
    if (!digit(buf[0])) /* inf or nan */
        return buf;
    for (i = 1; i < n && buf[i] != 'e'; i++)
        if (digit(buf[i]))
            buf[to++] = buf[i];
    minus = buf[i + 1] == '-';
    for (i += 2; i < n; i++)
        exponent = exponent * 10 + (buf[i] - '0');
    *decpt = (minus ? -exponent : exponent) + 1;
    buf[ndigit > 0 ? to : 0] = 0;
    return buf;
}

char *gcvt(double value, int ndigit, char *to)
{
    snprintf(to, sizeof buf, "%.*g", ndigit > NDIGIT ? NDIGIT : ndigit, value);
    return to;
}

/* The format is "%", perhaps a precision, and a letter; anything else is undefined. */
int strfromd(char *to, size_t n, const char *format, double value)
{
    return snprintf(to, n, format, value);
}

int strfromf(char *to, size_t n, const char *format, float value)
{
    return snprintf(to, n, format, (double)value);
}

int strfroml(char *to, size_t n, const char *format, long double value)
{
    char with_length[24];
    size_t len = __rt_strlen(format);
    if (len == 0 || len + 2 > sizeof with_length)
        return 0;
    __rt_memcpy(with_length, format, len - 1);
    with_length[len - 1] = 'L';
    with_length[len] = format[len - 1];
    with_length[len + 1] = 0;
    return snprintf(to, n, with_length, value);
}
