/* The same for long long, which is as long as long. */
#include <bits/lib.h>

long strtol(const char *s, char **end, int base);
unsigned long strtoul(const char *s, char **end, int base);

long long strtoll(const char *s, char **end, int base)
{
    return strtol(s, end, base);
}

unsigned long long strtoull(const char *s, char **end, int base)
{
    return strtoul(s, end, base);
}

long long strtoq(const char *s, char **end, int base)
{
    return strtol(s, end, base);
}

unsigned long long strtouq(const char *s, char **end, int base)
{
    return strtoul(s, end, base);
}

long strtoimax(const char *s, char **end, int base)
{
    return strtol(s, end, base);
}

unsigned long strtoumax(const char *s, char **end, int base)
{
    return strtoul(s, end, base);
}

long long atoll(const char *s)
{
    return strtol(s, NULL, 10);
}
