/* exp(3), log(3), pow(3). */
#include <bits/lib.h>

double __rt_exp(double x);
double __rt_exp2(double x);
double __rt_exp10(double x);
double __rt_expm1(double x);
double __rt_log(double x);
double __rt_log10(double x);
double __rt_log1p(double x);
double __rt_log2(double x);
double __rt_cbrt(double x);
double __rt_pow(double x, double y);

double exp(double x)
{
    double r = __rt_exp(x);
    if (x - x == 0 && (r - r != 0 || r == 0))
        errno = 34; /* ERANGE */
    return r;
}

double exp2(double x)
{
    double r = __rt_exp2(x);
    if (x - x == 0 && (r - r != 0 || r == 0))
        errno = 34; /* ERANGE */
    return r;
}

double exp10(double x)
{
    double r = __rt_exp10(x);
    if (x - x == 0 && (r - r != 0 || r == 0))
        errno = 34; /* ERANGE */
    return r;
}

double expm1(double x)
{
    double r = __rt_expm1(x);
    if (x - x == 0 && (r - r != 0))
        errno = 34; /* ERANGE */
    return r;
}

double log(double x)
{
    if (x <= 0)
        errno = x == 0 ? 34 : 33; /* ERANGE, EDOM */
    return __rt_log(x);
}

double log10(double x)
{
    if (x <= 0)
        errno = x == 0 ? 34 : 33; /* ERANGE, EDOM */
    return x < 0 ? __builtin_nan("") : __rt_log10(x);
}

double log1p(double x)
{
    if (x <= -1)
        errno = x == -1 ? 34 : 33; /* ERANGE, EDOM */
    return __rt_log1p(x);
}

double log2(double x)
{
    if (x <= 0)
        errno = x == 0 ? 34 : 33; /* ERANGE, EDOM */
    return __rt_log2(x);
}

double cbrt(double x)
{
    return __rt_cbrt(x);
}

double pow(double x, double y)
{
    double r = __rt_pow(x, y);
    if (x - x == 0 && y - y == 0) {
        if (r != r)
            errno = 33; /* EDOM */
        else if (r - r != 0 || (r == 0 && x != 0))
            errno = 34; /* ERANGE */
    }
    return r;
}
