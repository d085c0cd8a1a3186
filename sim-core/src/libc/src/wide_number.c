/* wcstol(3), wcstod(3): the characters of a number are all ASCII. */
#include <bits/lib.h>
#include <wchar.h>

long strtol(const char *s, char **end, int base);
unsigned long strtoul(const char *s, char **end, int base);
double strtod(const char *s, char **end);
float strtof(const char *s, char **end);

enum { MOST = 512 };

static void narrow(const wchar_t *s, char *to)
{
    int i;
    for (i = 0; i < MOST - 1 && s[i] > 0 && s[i] < 128; i++)
        to[i] = s[i];
    to[i] = 0;
}

long wcstol(const wchar_t *s, wchar_t **end, int base)
{
    char text[MOST], *stop;
    long n;
    narrow(s, text);
    n = strtol(text, &stop, base);
    if (end)
        *end = (wchar_t *)s + (stop - text);
    return n;
}

unsigned long wcstoul(const wchar_t *s, wchar_t **end, int base)
{
    char text[MOST], *stop;
    unsigned long n;
    narrow(s, text);
    n = strtoul(text, &stop, base);
    if (end)
        *end = (wchar_t *)s + (stop - text);
    return n;
}

long long wcstoll(const wchar_t *s, wchar_t **end, int base)
{
    return wcstol(s, end, base);
}

unsigned long long wcstoull(const wchar_t *s, wchar_t **end, int base)
{
    return wcstoul(s, end, base);
}

double wcstod(const wchar_t *s, wchar_t **end)
{
    char text[MOST], *stop;
    double x;
    narrow(s, text);
    x = strtod(text, &stop);
    if (end)
        *end = (wchar_t *)s + (stop - text);
    return x;
}

float wcstof(const wchar_t *s, wchar_t **end)
{
    char text[MOST], *stop;
    float x;
    narrow(s, text);
    x = strtof(text, &stop);
    if (end)
        *end = (wchar_t *)s + (stop - text);
    return x;
}
