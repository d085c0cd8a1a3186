/* erf(3), tgamma(3), Bessel functions. */
#include <bits/lib.h>

double __rt_erf(double x);
double __rt_erfc(double x);
double __rt_lgamma(double x);
double __rt_tgamma(double x);
double __rt_j0(double x);
double __rt_j1(double x);
double __rt_y0(double x);
double __rt_y1(double x);
double __rt_jn(double x, int n);
double __rt_yn(double x, int n);

double floor(double x);

int signgam = 1;

double erf(double x)
{
    return __rt_erf(x);
}

double erfc(double x)
{
    return __rt_erfc(x);
}

double tgamma(double x)
{
    double r = __rt_tgamma(x);
    if ((r - r != 0 || r == 0) && (x - x == 0 || x < 0))
        errno = x < 0 && floor(x) == x ? 33 : 34; /* EDOM at a negative integer, else ERANGE */
    return r;
}

double j0(double x)
{
    return __rt_j0(x);
}

double j1(double x)
{
    return __rt_j1(x);
}

double y0(double x)
{
    return __rt_y0(x);
}

double y1(double x)
{
    return __rt_y1(x);
}

double jn(int n, double x)
{
    return __rt_jn(x, n);
}

double yn(int n, double x)
{
    return __rt_yn(x, n);
}

double lgamma_r(double x, int *sign)
{
    double whole = (long)x;
    *sign = x < 0 && x != whole && ((long)x & 1) == 0 ? -1 : 1;
    double r = __rt_lgamma(x);
    if (r - r != 0 && x - x == 0)
        errno = 34; /* ERANGE */
    return r;
}

double lgamma(double x)
{
    return lgamma_r(x, &signgam);
}

double gamma(double x)
{
    return lgamma_r(x, &signgam);
}
