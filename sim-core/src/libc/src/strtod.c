/* strtod(3). */
#include <bits/lib.h>

double __rt_strtod(const char *s, char **end, int *error);
double __rt_strtof(const char *s, char **end, int *error);
int __rt_strtold(const char *s, char **end, int *error, long double *result);

double strtod(const char *s, char **end)
{
    return __rt_strtod(s, end, __errno_location());
}

float strtof(const char *s, char **end)
{
    return __rt_strtof(s, end, __errno_location());
}

long double strtold(const char *s, char **end)
{
    long double result;
    __rt_strtold(s, end, __errno_location(), &result);
    return result;
}

double atof(const char *s)
{
    return __rt_strtod(s, NULL, __errno_location());
}
