/* sqrt(3) and rounding. */
#include <bits/lib.h>

double __rt_sqrt(double x);
double __rt_ceil(double x);
double __rt_floor(double x);
double __rt_trunc(double x);
double __rt_round(double x);
double __rt_rint(double x);

double sqrt(double x)
{
    if (x < 0)
        errno = 33; /* EDOM */
    return __rt_sqrt(x);
}

double ceil(double x)
{
    return __rt_ceil(x);
}

double floor(double x)
{
    return __rt_floor(x);
}

double trunc(double x)
{
    return __rt_trunc(x);
}

double round(double x)
{
    return __rt_round(x);
}

double rint(double x)
{
    return __rt_rint(x);
}

double nearbyint(double x)
{
    return __rt_rint(x);
}

double fabs(double x)
{
    union { double d; unsigned long n; } u;
    u.d = x;
    u.n &= 0x7fffffffffffffff;
    return u.d;
}

long lround(double x)
{
    return (long)__rt_round(x);
}

long long llround(double x)
{
    return (long)__rt_round(x);
}

long lrint(double x)
{
    return (long)__rt_rint(x);
}

long long llrint(double x)
{
    return (long)__rt_rint(x);
}
