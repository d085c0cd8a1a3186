/* sin(3) and its kin. */
#include <bits/lib.h>

double __rt_acos(double x);
double __rt_asin(double x);
double __rt_atan(double x);
double __rt_cos(double x);
double __rt_sin(double x);
double __rt_tan(double x);
double __rt_acosh(double x);
double __rt_asinh(double x);
double __rt_atanh(double x);
double __rt_cosh(double x);
double __rt_sinh(double x);
double __rt_tanh(double x);
double __rt_atan2(double x, double y);

double acos(double x)
{
    if (x > 1 || x < -1) {
        errno = 33; /* EDOM */
        return __builtin_nan("");
    }
    return __rt_acos(x);
}

double asin(double x)
{
    if (x > 1 || x < -1) {
        errno = 33; /* EDOM */
        return __builtin_nan("");
    }
    return __rt_asin(x);
}

double atan(double x)
{
    return __rt_atan(x);
}

double cos(double x)
{
    if (x - x != 0 && x == x)
        errno = 33; /* EDOM: infinite */
    return __rt_cos(x);
}

double sin(double x)
{
    if (x - x != 0 && x == x)
        errno = 33; /* EDOM: infinite */
    return __rt_sin(x);
}

double tan(double x)
{
    if (x - x != 0 && x == x)
        errno = 33; /* EDOM: infinite */
    return __rt_tan(x);
}

double acosh(double x)
{
    if (x < 1)
        errno = 33; /* EDOM */
    return __rt_acosh(x);
}

double asinh(double x)
{
    return __rt_asinh(x);
}

double atanh(double x)
{
    if (x >= 1 || x <= -1)
        errno = x == 1 || x == -1 ? 34 : 33; /* ERANGE, EDOM */
    return x > 1 || x < -1 ? -__builtin_nan("") : __rt_atanh(x);
}

double cosh(double x)
{
    double r = __rt_cosh(x);
    if (x - x == 0 && (r - r != 0))
        errno = 34; /* ERANGE */
    return r;
}

double sinh(double x)
{
    double r = __rt_sinh(x);
    if (x - x == 0 && (r - r != 0))
        errno = 34; /* ERANGE */
    return r;
}

double tanh(double x)
{
    return __rt_tanh(x);
}

double atan2(double y, double x)
{
    return __rt_atan2(y, x);
}

void sincos(double x, double *s, double *c)
{
    *s = sin(x);
    *c = cos(x);
}
